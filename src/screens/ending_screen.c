/* ending_screen - a course or a plan stops, or a patient moved away or died: what is still
 * ahead is listed, and cancelled with it by one key.
 *
 * on.text says which: "course" and "plan" (on.id is theirs), "moved" and "dead" (on.id is the
 * due item that somebody called about; 0: none).  Nothing is saved before the key; then the
 * places that somebody waits for are listed, to be given away. */
#include "app/ending.h"

#include <string.h>

#include "app/chart.h"
#include "app/waiting.h"
#include "base/text.h"
#include "screens/all.h"
#include "screens/rows.h"
#include "ui/edit.h"
#include "ui/keymap.h"
#include "ui/list.h"

enum { WORDS_MAX = 120, X_WORDS = 12, X_LABEL = 24, MOST_PAIRS = 4 };

struct kind {
	const char *text, *title, *asks; /* asks: what is said when words are missing; NULL */
	bool all;                        /* of the patient, due items too */
	bool keeps;                      /* the visits may stay booked */
};

struct state {
	const struct kind *kind;
	struct banner banner;
	struct ahead ahead;
	struct list list; /* of what is ahead; once done, of the places that somebody waits for */
	struct edit words;
	bool done;
	struct ahead freed; /* its visits: places that somebody waits for */
};

static const char *const contexts[] = { "ending", "ending-keep", "list", "everywhere", NULL };
/* Of which the key line tells. */
static const char *const asking[] = { "ending", "ending-keep", NULL };
static const char *const asking_all[] = { "ending", NULL };
static const char *const freed[] = { "ending-freed", "everywhere", NULL };

static const struct kind kinds[] = {
	{ "course", "Stop a course", "Say why this course stops.", .keeps = true },
	{ "plan", "Stop the plan", "Say why the plan stops.", .keeps = true },
	{ "moved", "Moved away", NULL, .all = true, .keeps = true },
	{ "dead", "Deceased", NULL, .all = true },
};

static bool
is_course(const struct screen *s)
{
	return strcmp(((const struct state *)s->state)->kind->text, "course") == 0;
}

static void
set_rows(struct screen *s, struct list *l, const struct ahead *of)
{
	int64_t *ids = arena_array(&s->mem, int64_t, of->visit.n + of->due.n + 1);

	for (size_t i = 0; i < of->visit.n + of->due.n; i++)
		ids[i] = (int64_t)i + 1;
	list_set(l, ids, (int)(of->visit.n + of->due.n));
}

static bool
ending_reload(struct screen *s, struct err *e)
{
	struct state *st = s->state;
	struct ending what = { .patient = s->on.patient, .dues = st->kind->all };

	if (st->done)
		return true;
	if (is_course(s))
		what.course = s->on.id;
	else if (!st->kind->all)
		what.plan = s->on.id;
	if (!banner_load(s->app, s->on.patient, &s->mem, &st->banner, e)
	    || !ending_load(s->app, &what, &s->mem, &st->ahead, e))
		return false;
	set_rows(s, &st->list, &st->ahead);
	return true;
}

static bool
ending_open(struct screen *s, struct err *e)
{
	struct state *st = arena_new(&s->mem, struct state);

	s->state = st;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
		if (s->on.text != NULL && strcmp(kinds[i].text, s->on.text) == 0)
			st->kind = &kinds[i];
	if (st->kind == NULL)
		return err_set(e, ERR_INPUT, "There is nothing of that name to end.");
	edit_init(&st->words, &s->mem, WORDS_MAX, false);
	return ending_reload(s, e);
}

static bool
ending_typing(const struct screen *s)
{
	return !((const struct state *)s->state)->done;
}

/* The command that ends it, with its pairs. */
static const char *
command_of(struct screen *s, bool cancel, struct pair pair[MOST_PAIRS], size_t *n)
{
	const struct state *st = s->state;
	struct arena *a = &s->mem;
	const char *words = edit_text(&st->words);
	bool call = st->kind->all && s->on.id != 0;

	*n = 0;
	if (st->kind->all && !call) {
		pair[(*n)++] =
		    (struct pair){ "patient", text_fmt(a, "#%lld", (long long)s->on.patient) };
		pair[(*n)++] = (struct pair){ "state", st->kind->keeps ? "inactive" : "dead" };
	} else {
		pair[(*n)++] = (struct pair){ "id", text_fmt(a, "%lld", (long long)s->on.id) };
	}
	if (call)
		pair[(*n)++] = (struct pair){ "outcome", st->kind->text };
	pair[(*n)++] = (struct pair){ "cancel", cancel ? "yes" : "no" };
	if (words[0] != '\0' && *n < MOST_PAIRS)
		pair[(*n)++] = (struct pair){ call ? "note" : "reason", words };
	return call         ? "due.contact"
	    : st->kind->all ? "patient.state"
	    : is_course(s)  ? "course.stop"
			    : "plan.stop";
}

/* Of the visits that were cancelled, those whose place somebody waits for. */
static bool
find_waiting(struct screen *s, struct err *e)
{
	struct state *st = s->state;

	for (size_t i = 0; i < st->ahead.visit.n; i++) {
		const struct ahead_row *r = &st->ahead.visit.at[i];
		const struct freed f = { .day = r->day,
			.at = { r->minute, r->minute + r->minutes },
			.patient = s->on.patient };
		struct waiting_match m;

		if (!waiting_match(s->app, &f, &s->mem, &m, e))
			return false;
		if (m.row.n > 0)
			*vec_add(&s->mem, &st->freed.visit) = *r;
	}
	set_rows(s, &st->list, &st->freed);
	return true;
}

static struct go
end_it(struct screen *s, bool cancel)
{
	struct state *st = s->state;
	struct pair pair[MOST_PAIRS];
	struct outcome out = { 0 };
	struct err e = { 0 };
	const char *command;
	size_t n;

	if (st->kind->asks != NULL && edit_text(&st->words)[0] == '\0') {
		screen_say(s, SAID_ERROR, "%s", st->kind->asks);
		return go_stay();
	}
	command = command_of(s, cancel, pair, &n);
	if (!command_run(s->app, command, pair, n, &out, &s->mem, &e)) {
		screen_fail(s, &e);
		return go_stay();
	}
	/* Where the waiting cannot be told, it is ended all the same. */
	if (!cancel || !find_waiting(s, &e) || st->freed.visit.n == 0)
		return go_done(s, &out);
	st->done = true;
	screen_done(s, &out);
	return go_stay();
}

static struct go
handle_freed(struct screen *s, const struct input *in)
{
	struct state *st = s->state;

	if (input_is(in, "ending.cancel") && list_id(&st->list) != 0)
		return go_open("offer",
		    (struct subject){ .patient = s->on.patient,
			.id = st->freed.visit.at[list_id(&st->list) - 1].id,
			.day = DAY_NONE });
	if (input_is(in, "undo"))
		return (struct go){ .what = GO_ACTION, .action = "undo" };
	st->list.prefix = true;
	return rows_key(s, &st->list, in->key, s->rows) ? go_stay() : go_pass();
}

static struct go
ending_handle(struct screen *s, const struct input *in)
{
	struct state *st = s->state;

	if (st->done)
		return handle_freed(s, in);
	if (input_is(in, "ending.cancel"))
		return end_it(s, true);
	if (input_is(in, "ending.keep") && st->kind->keeps)
		return end_it(s, false);
	if (input_is(in, "ending.keep"))
		screen_say(s, SAID_ERROR, "Nothing stays booked for somebody who has died.");
	else if (input_is(in, "back"))
		return go_back(NULL);
	else if (input_is(in, "ending.down") || input_is(in, "ending.up"))
		list_key(&st->list,
		    &(struct key){ .code = input_is(in, "ending.up") ? K_PAGE_UP : K_PAGE_DOWN },
		    s->rows / 2);
	else if (edit_key(&st->words, in->key, WORDS_MAX) == EDIT_IGNORED)
		return go_pass();
	return go_stay();
}

struct drawing {
	const struct state *st;
	struct arena *turn;
};

static void
draw_row(void *ctx, struct grid *g, int i, int y, int x, int w, enum look look)
{
	const struct drawing *d = ctx;
	const struct ahead *of = d->st->done ? &d->st->freed : &d->st->ahead;
	size_t at = (size_t)i;
	bool visit = at < of->visit.n;
	const struct ahead_row *r = visit ? &of->visit.at[at] : &of->due.at[at - of->visit.n];
	char day[DAY_TEXT], minute[DAY_TEXT];

	grid_put(g, y, x, X_LABEL - 1, look,
	    visit ? text_fmt(
		d->turn, "%s %s", day_show_long(r->day, day), minute_show(r->minute, minute))
		  : day_show_long(r->day, day));
	grid_put(g, y, x + X_LABEL, w - X_LABEL, look,
	    visit ? r->label : text_fmt(d->turn, "due: %s", r->label));
}

static const char *
head(const struct state *st, struct arena *turn)
{
	return st->done ? "Somebody waits for these places"
			: ending_head(&st->ahead, st->kind->all, turn);
}

static void
ending_draw(const struct screen *s, struct grid *g, struct arena *turn)
{
	const struct state *st = s->state;
	struct drawing d = { st, turn };
	struct frame f = { .title = st->kind->title,
		.unsaved = !st->done && edit_text(&st->words)[0] != '\0' };
	struct list_view v = {
		.x = 1, .w = g->cols - 1, .bar = true, .focus = st->done, .row = draw_row, .ctx = &d
	};
	struct body b;

	f.context = st->done ? "It is saved. Enter says who could take the chosen place."
	    : !st->kind->all ? "Enter stops it and cancels what is listed; F6 stops it alone."
	    : st->kind->keeps
	    ? "Enter records it and cancels what is listed; F6 records it alone."
	    : "Enter records it and cancels what is listed. u takes all of it back.";
	f.keys = keymap_hints(s->keys,
	    st->done              ? freed
		: st->kind->keeps ? asking
				  : asking_all,
	    !st->done, turn, &f.nkeys);
	b = screen_frame_of(s, g, &f, &st->banner, turn);
	if (!st->done) {
		grid_put(g, b.y, 3, -1, LOOK_LABEL, st->kind->asks != NULL ? "Why" : "Note");
		edit_draw(&st->words, g, b.y, X_WORDS, g->cols - X_WORDS - 2, true);
	}
	grid_put(g, b.y + 2, 3, -1, LOOK_TITLE, head(st, turn));
	v.y = b.y + 3;
	v.h = b.h - 3;
	list_draw(&st->list, g, &v);
}

const struct screen_ops ending_screen = {
	.name = "ending",
	.contexts = contexts,
	.open = ending_open,
	.reload = ending_reload,
	.typing = ending_typing,
	.handle = ending_handle,
	.draw = ending_draw,
};
