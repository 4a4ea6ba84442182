/* due_screen - who is due for what, and who is overdue; or what one patient is due for.
 *
 * A digit says what came of trying to reach the patient of the chosen row. */
#include <string.h>

#include "app/chart.h"
#include "app/command.h"
#include "app/due_list.h"
#include "base/text.h"
#include "screens/all.h"
#include "ui/edit.h"
#include "ui/list.h"

enum { REASON_MAX = 120, PANE = 6 };

/* Where a row's date stands, from the left end of the list's text, when names come before it. */
enum { X_DUE = 26 };

enum asking { ASK_NOTHING, ASK_SURE, ASK_HAPPENED, ASK_NEEDLESS };

struct state {
	struct arena mem; /* of the rows, until they are read again */
	struct due_rows rows;
	struct due_tries tries; /* of the row `tries_of` */
	int64_t tries_of;
	struct banner banner; /* of the patient, when it is one patient's list */
	bool one;
	enum due_filter filter;
	struct list list;
	enum asking asking;
	const struct due_outcome *sure; /* what y records */
	struct edit words;
};

static const char *const contexts[] = { "due", "list", "everywhere", NULL };

static const struct due_row *
chosen(const struct state *st)
{
	int64_t id = list_id(&st->list);

	for (size_t i = 0; i < st->rows.list.n; i++)
		if (st->rows.list.at[i].id == id)
			return &st->rows.list.at[i];
	return NULL;
}

/* Who tried to reach the chosen row's patient: read when the cursor comes there. */
static void
read_tries(struct screen *s)
{
	struct state *st = s->state;
	int64_t id = list_id(&st->list);
	struct err e = { 0 };

	if (st->tries_of == id)
		return;
	st->tries_of = id;
	st->tries = (struct due_tries){ 0 };
	if (id != 0 && !due_list_tries(s->app, id, &st->mem, &st->tries, &e))
		screen_fail(s, &e);
}

static bool
due_reload(struct screen *s, struct err *e)
{
	struct state *st = s->state;
	struct arena mem = { 0 };
	struct banner banner = { 0 };
	struct due_rows rows;
	int64_t *ids;
	bool done;

	if (st->one)
		done = banner_load(s->app, s->on.patient, &mem, &banner, e)
		    && due_list_of(s->app, s->on.patient, &mem, &rows, e);
	else
		done = due_list_load(s->app, st->filter, 0, &mem, &rows, e);
	if (!done) {
		arena_clear(&mem);
		return false;
	}
	ids = arena_array(&mem, int64_t, rows.list.n + 1);
	for (size_t i = 0; i < rows.list.n; i++)
		ids[i] = rows.list.at[i].id;
	list_set(&st->list, ids, (int)rows.list.n);
	arena_clear(&st->mem);
	st->mem = mem;
	st->rows = rows;
	st->banner = banner;
	st->tries_of = 0;
	read_tries(s);
	return true;
}

static bool
due_open(struct screen *s, struct err *e)
{
	struct state *st = arena_new(&s->mem, struct state);

	s->state = st;
	st->one = s->on.patient != 0;
	edit_init(&st->words, &s->mem, REASON_MAX, false);
	if (!due_reload(s, e))
		return false;
	if (!st->one && st->list.n == 0) { /* nobody is overdue: begin with those to come */
		st->filter = DUE_WEEK;
		return due_reload(s, e);
	}
	return true;
}

static void
due_close(struct screen *s)
{
	struct state *st = s->state;

	arena_clear(&st->mem);
}

static bool
due_typing(const struct screen *s)
{
	const struct state *st = s->state;

	return st->asking >= ASK_HAPPENED;
}

static void
run(struct screen *s, const char *command, const struct pair *pairs, size_t n)
{
	struct arena turn = { 0 };
	struct outcome out = { 0 };
	struct err e = { 0 };

	if (!command_run(s->app, command, pairs, n, &out, &turn, &e) || !due_reload(s, &e))
		screen_fail(s, &e);
	else
		screen_say(s, SAID_DONE, "%s%s", out.said, out.undo != 0 ? "   u undo" : "");
	arena_clear(&turn);
}

static void
contact(struct screen *s, const struct due_outcome *o)
{
	struct state *st = s->state;
	const struct due_row *r = chosen(st);
	struct arena turn = { 0 };

	if (r == NULL)
		return;
	run(s, "due.contact",
	    PAIRS({ "id", text_fmt(&turn, "%lld", (long long)r->id) }, { "outcome", o->code }));
	arena_clear(&turn);
}

/* What ends an item in words: it happened elsewhere, or it is not needed. */
static void
finish(struct screen *s)
{
	struct state *st = s->state;
	const struct due_row *r = chosen(st);
	struct arena turn = { 0 };
	bool happened = st->asking == ASK_HAPPENED;

	if (edit_text(&st->words)[0] == '\0') {
		screen_say(s, SAID_ERROR,
		    happened ? "Say how it happened, as in: film seen, 20-Nov."
			     : "Say why it is not needed.");
		return;
	}
	st->asking = ASK_NOTHING;
	run(s, happened ? "due.answer" : "due.cancel",
	    PAIRS({ "id", text_fmt(&turn, "%lld", (long long)r->id) },
		{ "rev", text_fmt(&turn, "%lld", (long long)r->rev) },
		{ happened ? "note" : "reason", edit_text(&st->words) }));
	arena_clear(&turn);
}

static struct go
handle_asking(struct screen *s, const struct input *in)
{
	struct state *st = s->state;

	if (st->asking == ASK_SURE) {
		st->asking = ASK_NOTHING;
		if (in->key->code == 'y')
			contact(s, st->sure);
		return go_stay();
	}
	if (input_is(in, "back"))
		st->asking = ASK_NOTHING;
	else if (in->key->code == K_ENTER || in->key->code == K_F(2))
		finish(s);
	else
		edit_key(&st->words, in->key, REASON_MAX);
	return go_stay();
}

/* The outcome that a digit stands for; NULL when there is none. */
static const struct due_outcome *
outcome_of(const struct key *k)
{
	const struct due_outcome *o = due_outcomes();

	if (k->mods != 0 || k->code < '1' || k->code > '9')
		return NULL;
	for (uint32_t i = '1'; i < k->code && o->code != NULL; i++)
		o++;
	return o->code == NULL ? NULL : o;
}

static bool
handle_filter(struct screen *s, const struct input *in)
{
	static const char *const action[DUE_FILTERS] = { [DUE_OVERDUE] = "due.overdue",
		[DUE_WEEK] = "due.week",
		[DUE_MONTH] = "due.month",
		[DUE_LOST] = "due.lost" };
	struct state *st = s->state;
	struct err e = { 0 };

	for (int i = 0; i < DUE_FILTERS; i++) {
		if (!input_is(in, action[i]))
			continue;
		st->one = false;
		st->filter = (enum due_filter)i;
		if (!due_reload(s, &e))
			screen_fail(s, &e);
		return true;
	}
	return false;
}

static void
ask_words(struct state *st, enum asking what)
{
	st->asking = what;
	edit_set(&st->words, "");
}

/* The keys that are about the chosen row. */
static bool
handle_row(struct screen *s, const struct input *in, struct go *go)
{
	struct state *st = s->state;
	const struct due_row *r = chosen(st);
	const struct due_outcome *o = outcome_of(in->key);
	struct subject on = { .patient = r == NULL ? 0 : r->patient, .day = DAY_NONE };

	*go = go_stay();
	if (r == NULL)
		return false;
	if (input_is(in, "due.open"))
		*go = go_open("chart", on);
	else if (input_is(in, "due.book"))
		*go = go_open("book",
		    (struct subject){ .patient = r->patient, .id = r->id, .day = DAY_NONE });
	else if (input_is(in, "due.happened"))
		ask_words(st, ASK_HAPPENED);
	else if (input_is(in, "due.needless"))
		ask_words(st, ASK_NEEDLESS);
	else if (o != NULL && (strcmp(o->code, "dead") == 0 || strcmp(o->code, "moved") == 0)) {
		st->asking = ASK_SURE;
		st->sure = o;
	} else if (o != NULL)
		contact(s, o);
	else
		return false;
	return true;
}

static struct go
due_handle(struct screen *s, const struct input *in)
{
	struct state *st = s->state;
	struct go go;

	if (st->asking != ASK_NOTHING)
		return handle_asking(s, in);
	if (handle_filter(s, in))
		return go_stay();
	if (handle_row(s, in, &go))
		return go;
	st->list.prefix = true;
	if (!list_key(&st->list, in->key, s->rows))
		return go_pass();
	read_tries(s);
	return go_stay();
}

struct drawing {
	const struct state *st;
	struct arena *turn;
};

/* "X-ray, right: AP and frog" of a due item. */
static const char *
what_for(const struct due_row *r, struct arena *turn)
{
	const char *side = r->side == 'R' ? ", right"
	    : r->side == 'L'              ? ", left"
	    : r->side == 'B'              ? ", both"
					  : "";

	return text_fmt(turn, "%s%s%s%s", due_kind_word(r->kind), side,
	    r->what[0] == '\0' ? "" : ": ", r->what);
}

static void
draw_row(void *ctx, struct grid *g, int i, int y, int x, int w, enum look look)
{
	const struct drawing *d = ctx;
	const struct due_row *r = &d->st->rows.list.at[i];
	char day[DAY_TEXT];
	int left = d->st->one ? 0 : X_DUE;
	int tried = w - 4;

	if (!d->st->one)
		grid_put(g, y, x, X_DUE - 1, look,
		    g->ascii && !grid_can(g, r->shown) ? r->latin : r->shown);
	grid_put(g, y, x + left, 11, look, day_show(r->target, day));
	if (r->late > 0)
		grid_put_right(g, y, x + left + 12, 5, look == LOOK_PLAIN ? LOOK_CARE : look,
		    text_fmt(d->turn, "%dd", r->late));
	grid_put(g, y, x + left + 19, tried - left - 20, look,
	    r->booked_day == DAY_NONE ? what_for(r, d->turn)
				      : text_fmt(d->turn, "%s (booked %s)", what_for(r, d->turn),
					  day_show(r->booked_day, day)));
	grid_put_right(g, y, x + tried, 3, look, text_fmt(d->turn, "%d", r->tried));
}

static int
draw_head(const struct state *st, struct grid *g, int y, struct arena *turn)
{
	static const char *const name[DUE_FILTERS] = { "overdue", "this week", "this month",
		"lost" };
	const int n[DUE_FILTERS] = { st->rows.overdue, st->rows.week, st->rows.month, 0 };
	int x = 1, left = st->one ? 3 : 3 + X_DUE;

	for (int i = 0; i < DUE_FILTERS && !st->one; i++) {
		const char *text = i == DUE_LOST
		    ? text_fmt(turn, "=%d %s", i + 1, name[i])
		    : text_fmt(turn, "=%d %s %d", i + 1, name[i], n[i]);

		x += 2
		    + grid_put(g, y, x, -1, i == (int)st->filter ? LOOK_SELECT : LOOK_PLAIN, text);
	}
	y += !st->one;
	if (!st->one)
		grid_put(g, y, 3, -1, LOOK_TITLE, "Patient");
	grid_put(g, y, left, -1, LOOK_TITLE, "Due");
	grid_put_right(g, y, left + 12, 5, LOOK_TITLE, "Late");
	grid_put(g, y, left + 19, -1, LOOK_TITLE, "For");
	grid_put_right(g, y, 1, g->cols - 2, LOOK_TITLE, "Tried");
	grid_rule(g, y + 1, 0, g->cols);
	return y + 2;
}

static void
draw_tries(const struct state *st, struct grid *g, int y, int h, struct arena *turn)
{
	char day[DAY_TEXT], at[DAY_TEXT];

	for (int i = 0; i < h && i < (int)st->tries.list.n; i++) {
		const struct due_try *t = &st->tries.list.at[i];
		struct now when = now_at(t->at);

		grid_put(g, y + i, 3, -1, LOOK_PLAIN,
		    text_fmt(turn, "%s %s  %s%s%s  %s", day_show(when.day, day),
			minute_show(when.minute, at), t->outcome, t->note[0] == '\0' ? "" : ": ",
			t->note, t->initials));
	}
	if (st->tries.list.n == 0)
		grid_put(
		    g, y, 3, -1, LOOK_DIM, "Nobody has tried to reach the patient about this.");
}

/* Who the chosen row is, what was tried, and the digits for what came of it. */
static void
draw_pane(const struct state *st, struct grid *g, int y, struct arena *turn)
{
	const struct due_row *r = chosen(st);
	const struct due_outcome *o = due_outcomes();
	char day[DAY_TEXT], until[DAY_TEXT];
	int x = 3;

	grid_rule(g, y, 0, g->cols);
	if (r == NULL)
		return;
	if (st->one)
		grid_put(g, y + 1, 1, g->cols - 2, LOOK_VALUE,
		    text_fmt(turn, "%s   from %s to %s", what_for(r, turn),
			day_show(r->earliest, day), day_show(r->latest, until)));
	else
		grid_put(g, y + 1, 1, g->cols - 2, LOOK_VALUE,
		    text_fmt(turn, "%s   Born %s   ID %s   %s",
			g->ascii && !grid_can(g, r->shown) ? r->latin : r->shown,
			day_show(r->born, day), r->number,
			r->phone[0] == '\0' ? "no number that may be used" : r->phone));
	draw_tries(st, g, y + 2, 2, turn);
	for (int i = 0; o[i].code != NULL; i++) {
		const char *text = text_fmt(turn, "%d %s", i + 1, o[i].title);

		if (x + grid_width(g, text) > g->cols - 2) {
			x = 3;
			y++;
		}
		x += 3 + grid_put(g, y + 4, x, -1, LOOK_PLAIN, text);
	}
}

/* The line in which words are typed takes the place of the context. */
static void
draw_words(const struct state *st, struct grid *g)
{
	const char *label =
	    st->asking == ASK_HAPPENED ? "How did it happen?" : "Why is it not needed?";
	int x = 1 + grid_put(g, g->rows - 3, 1, -1, LOOK_LABEL, label) + 2;

	edit_draw(&st->words, g, g->rows - 3, x, g->cols - x - 2, true);
}

static void
due_draw(const struct screen *s, struct grid *g, struct arena *turn)
{
	const struct state *st = s->state;
	struct frame f = { .title = "Follow-up", .no_rule = !st->one };
	struct body b;
	struct drawing d = { st, turn };
	struct list_view v = { .x = 1, .w = g->cols - 1, .bar = true, .row = draw_row, .ctx = &d };
	int pane;

	if (st->asking == ASK_SURE)
		f.message = text_fmt(turn, "%s: is that so?   y yes   n no", st->sure->title);
	if (st->one)
		f.context = "=1 overdue, =2 this week, =3 this month, =4 lost: of all patients";
	if (st->rows.more)
		f.context = text_fmt(turn, "The first %d are shown.", DUE_PAGE);
	b = st->one ? screen_frame_of(s, g, &f, &st->banner, turn) : screen_frame(s, g, &f, turn);
	pane = b.y + b.h - PANE;
	v.y = draw_head(st, g, b.y, turn);
	v.h = pane - v.y;
	v.focus = st->asking == ASK_NOTHING;
	if (st->list.n > 0)
		list_draw(&st->list, g, &v);
	else
		grid_put(g, v.y, 3, -1, LOOK_DIM,
		    st->one ? "Nothing is due for this patient." : "Nobody is due here.");
	draw_pane(st, g, pane, turn);
	if (st->asking >= ASK_HAPPENED)
		draw_words(st, g);
}

const struct screen_ops due_screen = {
	.name = "due",
	.contexts = contexts,
	.open = due_open,
	.reload = due_reload,
	.typing = due_typing,
	.handle = due_handle,
	.draw = due_draw,
	.close = due_close,
};
