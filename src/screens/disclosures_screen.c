/* disclosures_screen - what of a patient left the clinic, and what the patient wants amended.
 *
 * Wishes first, then what was disclosed, the newest first of each.  subject.patient. */
#include <string.h>

#include "app/chart.h"
#include "app/command.h"
#include "app/disclosures.h"
#include "base/text.h"
#include "screens/all.h"
#include "screens/prose.h"
#include "screens/rows.h"
#include "screens/words.h"
#include "ui/list.h"

enum { LINE_MOST = 200, PANE = 5, STEPS = 6 };

/* Columns of a row. */
enum { X_DAY = 1, X_STATE = 14, X_WHAT = 25 };

/* What is asked for a command, line by line; the reason for an earlier day when that is wanted. */
static const struct asking {
	const char *action, *command;
	const char *label[STEPS], *name[STEPS];
	bool of_row; /* it is about the chosen line */
} askings[] = {
	{ "disclosures.add", "disclosure.add",
	    { "Who got it", "Their address", "What they got", "What for", "When, if not today",
		"Why it is noted only now" },
	    { "recipient", "address", "what", "purpose", "day", "reason" }, false },
	{ "disclosures.wish", "amendment.ask",
	    { "What is to be amended", "Asked when, if not today", "Why it is noted only now" },
	    { "wish", "day", "reason" }, false },
	{ "disclosures.accept", "amendment.accept", { "Number of the record that amends it" },
	    { "response" }, true },
	{ "disclosures.deny", "amendment.deny", { "Why it is denied" }, { "reason" }, true },
	{ "disclosures.reopen", "amendment.reopen", { "Why it is open again" }, { "reason" },
	    true },
	{ "disclosures.error", NULL, { "Why it was an error" }, { "reason" }, true },
};
enum { ASKINGS = sizeof(askings) / sizeof(*askings) };

struct state {
	struct arena mem; /* of the rows, until they are read again */
	struct banner banner;
	struct disclosures all;
	struct list list;
	const struct asking *asking; /* what is asked, or was last */
	int step;
	struct words line;
	struct arena typed;       /* of what was answered, until it is done */
	const char *given[STEPS]; /* NULL: not yet */
};

static const char *const contexts[] = { "disclosures", "everywhere", NULL };

/* Row i as a wish, or as something disclosed; the other one is NULL. */
static const struct amend *
wish_at(const struct state *st, int i)
{
	return i >= 0 && (size_t)i < st->all.wish.n ? &st->all.wish.at[i] : NULL;
}

static const struct disclosed *
disclosed_at(const struct state *st, int i)
{
	size_t k = (size_t)i - st->all.wish.n;

	return i >= 0 && (size_t)i >= st->all.wish.n && k < st->all.disclosed.n
	    ? &st->all.disclosed.at[k]
	    : NULL;
}

static bool
disclosures_reload(struct screen *s, struct err *e)
{
	struct state *st = s->state;
	struct arena old = st->mem;
	size_t n;
	int64_t *ids;
	bool done;

	st->mem = (struct arena){ 0 };
	done = banner_load(s->app, s->on.patient, &st->mem, &st->banner, e)
	    && disclosures_load(s->app, s->on.patient, &st->mem, &st->all, e);
	if (!done)
		st->all = (struct disclosures){ 0 };
	n = st->all.wish.n + st->all.disclosed.n;
	ids = arena_array(&st->mem, int64_t, n + 1);
	for (size_t i = 0; i < n; i++) /* papers have no number of their own */
		ids[i] = i < st->all.wish.n ? -st->all.wish.at[i].id : (int64_t)(n - i);
	list_set(&st->list, ids, (int)n);
	arena_clear(&old);
	return done;
}

static bool
disclosures_open_screen(struct screen *s, struct err *e)
{
	struct state *st = arena_new(&s->mem, struct state);

	s->state = st;
	words_init(&st->line, &s->mem, LINE_MOST);
	if (s->on.patient == 0)
		return err_set(e, ERR_MISSING, "Open a patient first.");
	if (disclosures_open(s->app, s->on.patient, e) && disclosures_reload(s, e))
		return true;
	arena_clear(&st->mem);
	return false;
}

static void
disclosures_close(struct screen *s)
{
	struct state *st = s->state;

	arena_clear(&st->typed);
	arena_clear(&st->mem);
}

static bool
disclosures_typing(const struct screen *s)
{
	const struct state *st = s->state;

	return st->line.asked;
}

/* The command of an error is that of the chosen line. */
static const char *
command_of(const struct state *st)
{
	if (st->asking->command != NULL)
		return st->asking->command;
	return wish_at(st, st->list.at) != NULL ? "amendment.error" : "disclosure.error";
}

static int64_t
chosen_id(const struct state *st)
{
	const struct amend *m = wish_at(st, st->list.at);
	const struct disclosed *d = disclosed_at(st, st->list.at);

	return m != NULL ? m->id : d != NULL ? d->id : 0;
}

static void
forget(struct state *st)
{
	arena_clear(&st->typed);
	for (int i = 0; i < STEPS; i++)
		st->given[i] = NULL;
}

static void
ask_step(struct state *st)
{
	const char *typed = st->given[st->step];

	words_ask_with(
	    &st->line, st->asking->label[st->step], st->line.of, typed == NULL ? "" : typed);
}

/* The line that was refused, as it was typed; else the last one is there still. */
static void
ask_again(struct state *st, const char *field)
{
	for (int i = 0; i < STEPS && st->asking->name[i] != NULL; i++)
		if (strcmp(st->asking->name[i], field) == 0)
			st->step = i;
	ask_step(st);
}

static void
run(struct screen *s)
{
	struct state *st = s->state;
	struct arena turn = { 0 };
	struct outcome out = { 0 };
	struct err e = { 0 };
	struct pair pair[STEPS + 1];
	size_t n = 0;

	pair[n++] = st->asking->of_row
	    ? (struct pair){ "id", text_fmt(&turn, "%lld", (long long)chosen_id(st)) }
	    : (struct pair){ "patient", text_fmt(&turn, "#%lld", (long long)s->on.patient) };
	for (int i = 0; i < STEPS && st->asking->name[i] != NULL; i++)
		if (st->given[i] != NULL)
			pair[n++] = (struct pair){ st->asking->name[i], st->given[i] };
	if (!command_run(s->app, command_of(st), pair, n, &out, &turn, &e)) {
		ask_again(st, e.field);
		screen_fail(s, &e);
		arena_clear(&turn);
		return;
	}
	words_end(&st->line);
	forget(st);
	if (disclosures_reload(s, &e))
		screen_say(s, SAID_DONE, "%s", out.said);
	else
		screen_fail(s, &e);
	arena_clear(&turn);
}

/* That it is past is seen when the command is run, which then asks. */
static bool
is_late(const char *name)
{
	return strcmp(name, "reason") == 0;
}

/* Back is to the line before, and what is typed here stays for when it comes again. */
static struct go
handle_line(struct screen *s, const struct input *in)
{
	struct state *st = s->state;
	bool said = words_key(s, &st->line, in);

	if (st->line.asked && !said)
		return go_stay();
	st->given[st->step] = arena_str(&st->typed, words_text(&st->line));
	if (!said && st->step > 0) {
		st->step--;
		ask_step(st);
	} else if (said && st->step + 1 < STEPS && st->asking->name[st->step + 1] != NULL
	    && !is_late(st->asking->name[st->step + 1])) {
		st->step++;
		ask_step(st);
	} else if (said) {
		run(s);
	}
	return go_stay();
}

/* Is there a line that this can be said of?  Else it is told. */
static bool
fits(struct screen *s, const struct asking *a)
{
	struct state *st = s->state;
	bool error = a->command == NULL;

	if (!a->of_row)
		return true;
	if (list_id(&st->list) != 0
	    && (error ? chosen_id(st) != 0 : wish_at(st, st->list.at) != NULL))
		return true;
	screen_say(s, SAID_ERROR,
	    error ? "Choose a line that somebody noted; a paper was printed."
		  : "Choose a wish of the patient first.");
	return false;
}

static void
ask(struct screen *s, const struct asking *a)
{
	struct state *st = s->state;
	int64_t of = a->of_row ? list_id(&st->list) : 0;

	if (!fits(s, a))
		return;
	if (st->asking != a || st->line.of != of)
		forget(st);
	if (strcmp(a->name[0], "response") == 0 && st->all.amending != 0 && st->given[0] == NULL)
		st->given[0] = text_fmt(&st->typed, "%lld", (long long)st->all.amending);
	st->asking = a;
	st->step = 0;
	st->line.of = of;
	ask_step(st);
}

static struct go
disclosures_handle(struct screen *s, const struct input *in)
{
	struct state *st = s->state;

	if (st->line.asked)
		return handle_line(s, in);
	for (size_t i = 0; i < ASKINGS; i++)
		if (input_is(in, askings[i].action)) {
			ask(s, &askings[i]);
			return go_stay();
		}
	return rows_key(s, &st->list, in->key, s->rows) ? go_stay() : go_pass();
}

struct drawing {
	const struct state *st;
	struct arena *turn;
};

static const char *
wish_word(const struct amend *m)
{
	return m->overdue ? "overdue" : strcmp(m->state, "open") == 0 ? "wish" : m->state;
}

static void
draw_row(void *ctx, struct grid *g, int i, int y, int x, int w, enum look look)
{
	const struct drawing *d = ctx;
	const struct amend *m = wish_at(d->st, i);
	const struct disclosed *o = disclosed_at(d->st, i);
	char day[DAY_TEXT];

	if (m == NULL && o == NULL)
		return;
	grid_put(g, y, x + X_DAY, -1, look, day_show(m != NULL ? m->day : o->day, day));
	grid_put(g, y, x + X_STATE, X_WHAT - X_STATE - 1,
	    m != NULL && m->overdue && look == LOOK_PLAIN ? LOOK_CARE : look,
	    m != NULL                 ? wish_word(m)
		: o->error[0] != '\0' ? "error"
				      : "disclosed");
	grid_put(g, y, x + X_WHAT, w - X_WHAT - 4, look,
	    m != NULL ? m->wish : text_fmt(d->turn, "%s: %s", o->recipient, o->what));
	grid_put_right(g, y, x, w, LOOK_DIM, m != NULL ? m->initials : o->initials);
}

static void
tell_wish(const struct amend *m, struct prose *p)
{
	char day[DAY_TEXT];

	prose_add(p, LOOK_PLAIN, 0, "The patient wants amended: %s", m->wish);
	if (strcmp(m->state, "open") == 0)
		prose_add(p, m->overdue ? LOOK_CARE : LOOK_PLAIN, 0, "To be answered by %s.",
		    day_show(m->latest, day));
	else if (m->response != 0)
		prose_add(p, LOOK_PLAIN, 0, "Amended by record %lld.", (long long)m->response);
	else
		prose_add(p, LOOK_PLAIN, 0, "%s: %s",
		    strcmp(m->state, "denied") == 0 ? "Denied" : "Noted in error", m->reason);
}

static void
draw_pane(const struct state *st, struct grid *g, int y, struct arena *turn)
{
	const struct amend *m = wish_at(st, st->list.at);
	const struct disclosed *d = disclosed_at(st, st->list.at);
	struct prose p = { .a = turn, .w = g->cols - 2 };

	grid_rule(g, y, 0, g->cols);
	if (m != NULL)
		tell_wish(m, &p);
	if (d != NULL) {
		prose_add(&p, LOOK_PLAIN, 0, "%s%s%s got: %s.  For: %s", d->recipient,
		    d->address[0] == '\0' ? "" : ", ", d->address, d->what, d->purpose);
		if (d->error[0] != '\0')
			prose_add(&p, LOOK_PLAIN, 0, "Noted in error: %s", d->error);
	}
	prose_draw(&p, g, &(struct prose_area){ .y = y + 1, .x = 1, .h = PANE - 2 });
}

static void
disclosures_draw(const struct screen *s, struct grid *g, struct arena *turn)
{
	const struct state *st = s->state;
	struct drawing d = { st, turn };
	struct frame f = { .title = "Disclosures of six years, wishes to amend" };
	struct body b = screen_frame_of(s, g, &f, &st->banner, turn);

	if (st->list.n == 0)
		grid_put(g, b.y, 2, -1, LOOK_DIM,
		    "Nothing left the clinic, and the patient wants nothing amended.");
	list_draw(&st->list, g,
	    &(struct list_view){ .y = b.y,
		.x = 1,
		.h = b.h - PANE,
		.w = g->cols - 2,
		.bar = true,
		.focus = !st->line.asked,
		.row = draw_row,
		.ctx = &d });
	draw_pane(st, g, b.y + b.h - PANE, turn);
	words_draw(s, &st->line, g);
}

const struct screen_ops disclosures_screen = {
	.name = "disclosures",
	.contexts = contexts,
	.open = disclosures_open_screen,
	.reload = disclosures_reload,
	.typing = disclosures_typing,
	.handle = disclosures_handle,
	.asks = true,
	.draw = disclosures_draw,
	.close = disclosures_close,
};
