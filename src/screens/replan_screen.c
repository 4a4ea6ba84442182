/* replan_screen - somebody is away, or the clinic closes: where those booked then go.
 *
 * Three screens of one kind: "away" asks who, "close" asks which day, "stranded" takes what an
 * earlier closure or absence left where it cannot take place.  Nothing is saved
 * before the proposal was looked at; then all of it at once, and whom to call is listed. */
#include <string.h>

#include "app/command.h"
#include "app/replan_care.h"
#include "app/replan_edit.h"
#include "base/text.h"
#include "screens/all.h"
#include "screens/board_pane.h"
#include "screens/prose.h"
#include "screens/rows.h"
#include "ui/edit.h"
#include "ui/list.h"

enum { LINE_COLS = 50, X_EDIT = 12, PANE = 5, CALLS_PAGE = 10 };

/* Columns of a row, from the left end of the list's text. */
enum { X_NAME = 17, X_STATE = 40, X_TO = 49 };

enum phase { PHASE_LINE, PHASE_LIST, PHASE_TIME, PHASE_CALLS };

struct state {
	struct arena mem; /* of the proposal */
	struct replan_for what;
	const char *code; /* who is away; "" */
	struct replan p;
	struct list list;
	struct edit line, time;
	struct outcome out; /* of what was done, for the calls */
	int from;           /* the first line of the calls that is shown */
	enum phase phase;
};

static const char *const contexts[] = { "replan", "replan-again", "list", "everywhere", NULL };
/* Nothing is typed there, so that there is nothing to change. */
static const char *const stranded_contexts[] = { "replan", "list", "everywhere", NULL };
/* Of which the key line tells, while there is no list. */
static const char *const lining[] = { "replan-line", "everywhere", NULL };
static const char *const calling[] = { "replan-calls", "list", "everywhere", NULL };
static const char *const idle[] = { "everywhere", NULL };

static bool
is_away(const struct screen *s)
{
	return s->ops == &away_screen;
}

static bool
is_stranded(const struct screen *s)
{
	return s->ops == &stranded_screen;
}

/* Every visit can take place: nothing is proposed, and nothing waits to be saved. */
static bool
is_idle(const struct screen *s)
{
	const struct state *st = s->state;

	return is_stranded(s) && st->phase == PHASE_LIST && st->list.n == 0;
}

static const char *const *
page_contexts(const struct screen *s)
{
	const struct state *st = s->state;

	if (is_idle(s))
		return idle;
	return st->phase == PHASE_CALLS ? calling
	    : st->phase == PHASE_LIST   ? s->ops->contexts
					: lining;
}

static bool
replan_open(struct screen *s, struct err *e)
{
	struct state *st = arena_new(&s->mem, struct state);

	(void)e;
	s->state = st;
	st->code = "";
	edit_init(&st->line, &s->mem, LINE_COLS, false);
	edit_init(&st->time, &s->mem, LINE_COLS, false);
	return true;
}

static void
replan_close(struct screen *s)
{
	struct state *st = s->state;

	arena_clear(&st->mem);
}

static bool
replan_typing(const struct screen *s)
{
	const struct state *st = s->state;

	return st->phase == PHASE_LINE || st->phase == PHASE_TIME;
}

/* The proposal for what is typed. */
static bool
propose_it(struct screen *s, struct err *e)
{
	struct state *st = s->state;
	const char *typed = edit_text(&st->line);
	int64_t *ids;

	st->list = (struct list){ 0 }; /* its rows go with the proposal */
	arena_clear(&st->mem);
	st->code = "";
	if (is_stranded(s))
		replan_for_stranded(s->app, &st->what);
	else if (!(is_away(s) ? replan_read_away(s->app, typed, &st->mem, &st->what, &st->code, e)
			      : replan_read_closed(s->app, typed, &st->mem, &st->what, e)))
		return false;
	if (!replan(s->app, &st->what, &st->mem, &st->p, e))
		return false;
	ids = arena_array(&st->mem, int64_t, st->p.row.n + 1);
	for (size_t i = 0; i < st->p.row.n; i++)
		ids[i] = st->p.row.at[i].session;
	list_set(&st->list, ids, (int)st->p.row.n);
	st->phase = PHASE_LIST;
	return true;
}

static bool
stranded_open(struct screen *s, struct err *e)
{
	return replan_open(s, e) && propose_it(s, e);
}

/* Somebody booked or moved meanwhile: it is planned again, and looked at again. */
static void
look_again(struct screen *s, const struct err *why)
{
	struct err e = { 0 };

	if (why->code == ERR_CONFLICT && !propose_it(s, &e)) {
		((struct state *)s->state)->phase = PHASE_LINE;
		screen_fail(s, &e);
	} else {
		screen_fail(s, why);
	}
}

static struct go
commit(struct screen *s)
{
	struct state *st = s->state;
	struct arena turn = { 0 };
	struct pair pair[REPLAN_PAIRS];
	struct err e = { 0 };
	struct go go = go_stay();
	const char *command;
	size_t n = replan_pairs(&st->what, &st->p, &turn, &command, pair);

	if (!command_run(s->app, command, pair, n, &st->out, &s->mem, &e)) {
		look_again(s, &e);
	} else if (st->out.reasons.n == 0) {
		go = go_done(s, &st->out);
	} else {
		st->phase = PHASE_CALLS;
		screen_done(s, &st->out);
	}
	arena_clear(&turn);
	return go;
}

static struct go
handle_list(struct screen *s, const struct input *in)
{
	struct state *st = s->state;

	if (is_idle(s))
		return in->key->code == K_ENTER ? go_back(NULL) : go_pass();
	if (input_is(in, "replan.go"))
		return commit(s);
	if (is_stranded(s) && input_is(in, "back"))
		return go_pass();
	if (!is_stranded(s) && (input_is(in, "replan.line") || input_is(in, "back"))) {
		st->phase = PHASE_LINE;
		return go_stay();
	}
	if (list_id(&st->list) != 0 && input_is(in, "replan.time")) {
		edit_set(&st->time, "");
		st->phase = PHASE_TIME;
		return go_stay();
	}
	if (list_id(&st->list) != 0 && input_is(in, "replan.call")) {
		replan_call(&st->p, (size_t)st->list.at);
		return go_stay();
	}
	st->list.prefix = true;
	return rows_key(s, &st->list, in->key, s->rows) ? go_stay() : go_pass();
}

static struct go
handle_line(struct screen *s, const struct input *in)
{
	struct state *st = s->state;
	bool time = st->phase == PHASE_TIME;
	struct err e = { 0 };

	if (input_is(in, "replan.go") && time) {
		if (replan_move(
			s->app, &st->p, (size_t)st->list.at, edit_text(&st->time), &st->mem, &e))
			st->phase = PHASE_LIST;
		else
			screen_fail(s, &e);
		return go_stay();
	}
	if (input_is(in, "replan.go")) {
		if (!propose_it(s, &e))
			screen_fail(s, &e);
		return go_stay();
	}
	if (time && input_is(in, "back")) {
		st->phase = PHASE_LIST;
		return go_stay();
	}
	return edit_key(time ? &st->time : &st->line, in->key, LINE_COLS) != EDIT_IGNORED
	    ? go_stay()
	    : go_pass();
}

static struct go
replan_handle(struct screen *s, const struct input *in)
{
	struct state *st = s->state;

	if (st->phase == PHASE_LIST)
		return handle_list(s, in);
	if (st->phase != PHASE_CALLS)
		return handle_line(s, in);
	if (input_is(in, "replan.go"))
		return go_back(NULL);
	if (input_is(in, "undo"))
		st->phase = PHASE_LINE; /* the calls are not to be made any more */
	if (input_is(in, "list.page_down") && st->from < 2 * (int)st->out.reasons.n)
		st->from += CALLS_PAGE;
	else if (input_is(in, "list.page_up") && st->from > 0)
		st->from -= CALLS_PAGE;
	return go_pass();
}

struct drawing {
	const struct state *st;
	struct arena *turn;
};

/* "Tue 24-Nov 10:00": the year is plain. */
static const char *
moment(int day, int minute, struct arena *turn)
{
	char long_day[DAY_TEXT], at[DAY_TEXT];

	return text_fmt(turn, "%.10s %s", day_show_long(day, long_day), minute_show(minute, at));
}

static void
draw_row(void *ctx, struct grid *g, int i, int y, int x, int w, enum look look)
{
	static const struct {
		const char *word;
		enum look look;
		enum mark mark;
	} as[] = { [REPLAN_SAME] = { "same", LOOK_OK, MARK_DONE },
		[REPLAN_MOVED] = { "moved", LOOK_CARE, MARK_CARE },
		[REPLAN_CALL] = { "call", LOOK_BAD, MARK_STOP } };
	const struct drawing *d = ctx;
	const struct replan_row *r = &d->st->p.row.at[i];
	enum look its = look != LOOK_PLAIN ? look : as[r->state].look;

	grid_put(g, y, x, X_NAME - 1, look, moment(r->day, r->minute, d->turn));
	marked_name(&(struct marked_name){ r->name, r->latin, r->flag[0] != '\0',
			r->alert || r->barred[0] != '\0' },
	    g, &(struct board_place){ y, x + X_NAME, 1, X_STATE - X_NAME - 1 }, look);
	grid_mark(g, y, x + X_STATE, its, as[r->state].mark);
	grid_put(g, y, x + X_STATE + 2, X_TO - X_STATE - 3, its,
	    r->state == REPLAN_CALL && r->unphoned ? "tell" : as[r->state].word);
	grid_put(g, y, x + X_TO, w - X_TO, look,
	    r->state == REPLAN_CALL ? r->why
		: r->state == REPLAN_SAME
		? r->to_who
		: text_fmt(d->turn, "%s %s", moment(r->to_day, r->to_minute, d->turn), r->to_who));
}

static void
draw_list(const struct state *st, struct grid *g, struct body b, struct arena *turn)
{
	struct drawing d = { st, turn };
	const struct list_view v = { .y = b.y + 3,
		.x = 1,
		.h = b.h - 3 - PANE,
		.w = g->cols - 1,
		.bar = true,
		.focus = st->phase == PHASE_LIST,
		.row = draw_row,
		.ctx = &d };
	const struct replan_row *r;

	if (st->list.n == 0) {
		grid_put(g, b.y + 3, 3, -1, LOOK_DIM,
		    st->what.stranded ? "Every visit of the next three months can take place."
				      : "Nobody who is booked loses a place.");
		return;
	}
	r = &st->p.row.at[st->list.at];
	grid_put(g, b.y + 2, 3, -1, LOOK_TITLE, "Now");
	grid_put(g, b.y + 2, 3 + X_NAME, -1, LOOK_TITLE, "Patient");
	grid_put(g, b.y + 2, 3 + X_STATE, -1, LOOK_TITLE, "Then");
	list_draw(&st->list, g, &v);
	grid_rule(g, b.y + b.h - PANE, 0, g->cols);
	grid_put(g, b.y + b.h - PANE + 1, 3, -1, LOOK_PLAIN,
	    text_fmt(turn, "%s  %s  %s, %s", grid_name(g, r->name, r->latin), r->number, r->label,
		r->who));
	grid_put(g, b.y + b.h - PANE + 2, 3, -1, r->unphoned ? LOOK_CARE : LOOK_DIM,
	    text_fmt(turn, "By phone: %s", r->phone));
	grid_put(g, b.y + b.h - PANE + 3, 3, -1, LOOK_BAD, replan_care_words(r, turn));
	grid_put(g, b.y + b.h - PANE + 4, 3, -1, LOOK_CARE,
	    r->why[0] == '\0' ? r->lost : text_fmt(turn, "%s; %s", r->lost, r->why));
}

static void
draw_calls(const struct state *st, struct grid *g, struct body b, struct arena *turn)
{
	struct prose p = { .a = turn, .w = g->cols - 6 };
	int left;

	for (size_t i = 0; i < st->out.reasons.n; i++)
		prose_marked(&p, MARK_TODO, LOOK_PLAIN, "%s", st->out.reasons.at[i]);
	grid_put(g, b.y, 3, -1, LOOK_TITLE, text_fmt(turn, "Whom to tell: %zu", st->out.reasons.n));
	left = prose_draw(
	    &p, g, &(struct prose_area){ .y = b.y + 1, .x = 3, .h = b.h - 2, .from = st->from });
	if (left > 0)
		grid_put(g, b.y + b.h - 1, 3, -1, LOOK_DIM,
		    text_fmt(turn, "%d more lines below: PgDn", left));
}

static const char *
context_of(const struct screen *s, struct arena *turn)
{
	const struct state *st = s->state;

	if (is_idle(s))
		return "";
	if (st->phase == PHASE_CALLS)
		return "It is saved. Tell those above: g T keeps the list, and says who was told.";
	if (st->phase == PHASE_TIME)
		return "For the chosen row: thu 14, 15:30, 12 mar 10:30 with tl; and why, after a "
		       ";";
	if (st->phase == PHASE_LINE && is_away(s))
		return "Who is away: mo, mo 24/12, mo 24/12 to 2/1; leave.  Today and ill unless "
		       "said.";
	if (st->phase == PHASE_LINE)
		return "Which day the clinic closes: 24/12, 24/12 to 26/12; Christmas.";
	return text_fmt(turn, "Not saved yet. Enter: %s.", replan_sum_words(&st->p, turn));
}

static void
draw_line(const struct screen *s, struct grid *g, int y, bool time)
{
	const struct state *st = s->state;

	grid_put(g, y, 3, -1, LOOK_LABEL, time ? "Row to" : is_away(s) ? "Away" : "Closed");
	edit_draw(
	    time ? &st->time : &st->line, g, y, X_EDIT, LINE_COLS, st->phase == PHASE_LINE || time);
}

static void
replan_draw(const struct screen *s, struct grid *g, struct arena *turn)
{
	const struct state *st = s->state;
	char from[DAY_TEXT], to[DAY_TEXT];
	struct frame f = { .title = is_stranded(s) ? "Visits that cannot take place"
		    : is_away(s)                   ? "Somebody is away"
						   : "Close the clinic",
		.unsaved = (st->phase == PHASE_LIST && !is_idle(s)) || st->phase == PHASE_TIME,
		.context = context_of(s, turn),
		.context_care = st->phase == PHASE_LIST && st->p.call > 0 };
	struct body b;
	bool time = st->phase == PHASE_TIME;

	b = screen_frame(s, g, &f, turn);
	if (st->phase == PHASE_CALLS) {
		draw_calls(st, g, b, turn);
		return;
	}
	if (time || !is_stranded(s))
		draw_line(s, g, b.y, time);
	if (st->phase == PHASE_LINE)
		return;
	grid_put(g, b.y + 1, X_EDIT, -1, LOOK_VALUE,
	    text_fmt(turn, "%s%s%s%s%s (%s)", st->code, st->code[0] != '\0' ? ", " : "",
		day_show_long(st->what.from, from), st->what.to > st->what.from ? " to " : "",
		st->what.to > st->what.from ? day_show_long(st->what.to, to) : "", st->what.why));
	draw_list(st, g, b, turn);
}

const struct screen_ops away_screen = {
	.name = "away",
	.needs = "absence.replan",
	.contexts = contexts,
	.page_contexts = page_contexts,
	.open = replan_open,
	.typing = replan_typing,
	.handle = replan_handle,
	.draw = replan_draw,
	.close = replan_close,
};

const struct screen_ops close_screen = {
	.name = "close",
	.needs = "closure.replan",
	.contexts = contexts,
	.page_contexts = page_contexts,
	.open = replan_open,
	.typing = replan_typing,
	.handle = replan_handle,
	.draw = replan_draw,
	.close = replan_close,
};

const struct screen_ops stranded_screen = {
	.name = "stranded",
	.list = true,
	.needs = "stranded.replan",
	.contexts = stranded_contexts,
	.page_contexts = page_contexts,
	.open = stranded_open,
	.typing = replan_typing,
	.handle = replan_handle,
	.draw = replan_draw,
	.close = replan_close,
};
