/* week_screen - one therapist, room or device from Monday to Sunday, half an hour a row. */
#include <string.h>

#include "app/chart.h"
#include "app/day_view.h"
#include "base/text.h"
#include "sched/want.h"
#include "screens/all.h"

enum { STEP = 30, PAGE = 4, DAYS = 7, TOP = 4, X_DAYS = 7 };

struct state {
	struct arena mem;     /* of the week, until another is read */
	struct banner banner; /* whom a place is looked for; patient 0: nobody */
	int monday;
	struct day_view day[DAYS];
	int shown;    /* days: without those at the end of the week on which nobody is there */
	int from, to; /* minutes of all days */
	int who;      /* column of the day views */
	int at, row, top;
};

static const char *const contexts[] = { "week", "everywhere", NULL };

static const struct day_column *
column(const struct state *st, int day)
{
	const struct day_view *v = &st->day[day];

	return st->who < (int)v->column.n ? &v->column.at[st->who] : NULL;
}

static int
rows_of(const struct state *st)
{
	return (st->to - st->from + STEP - 1) / STEP;
}

static int
minute_of(const struct state *st, int row)
{
	return st->from + row * STEP;
}

static int
within(int x, int n)
{
	return x < 0 || n == 0 ? 0 : x >= n ? n - 1 : x;
}

static bool
read_week(struct screen *s, int monday, struct err *e)
{
	struct state *st = s->state;
	struct state was = *st;
	int minute = was.to == 0 ? MINUTE_NONE : minute_of(&was, was.row);

	st->mem = (struct arena){ 0 };
	st->monday = monday;
	st->from = DAY_MINUTES;
	st->to = st->shown = 0;
	for (int i = 0; i < DAYS; i++) {
		struct day_view *v = &st->day[i];

		if (!day_view_load(s->app, monday + i, &st->mem, v, e)) {
			arena_clear(&st->mem);
			*st = was;
			return false;
		}
		st->from = v->from < st->from ? v->from : st->from;
		st->to = v->to > st->to ? v->to : st->to;
		if (i < 5 || v->board.row.n > 0 || v->closed == NULL)
			st->shown = i + 1;
	}
	arena_clear(&was.mem);
	st->from = st->from / STEP * STEP;
	if (minute != MINUTE_NONE)
		st->row = (minute - st->from) / STEP;
	st->row = within(st->row, rows_of(st));
	st->at = within(st->at, st->shown);
	st->who = within(st->who, (int)st->day[0].column.n);
	return true;
}

static bool
week_reload(struct screen *s, struct err *e)
{
	return read_week(s, ((struct state *)s->state)->monday, e);
}

/* The week of the subject's day, of the resource of its id. */
static bool
week_open(struct screen *s, struct err *e)
{
	struct state *st = arena_new(&s->mem, struct state);
	struct now now = app_now(s->app);
	int day = s->on.day == DAY_NONE ? now.day : s->on.day;

	s->state = st;
	if (s->on.patient != 0 && !banner_desk(s->app, s->on.patient, &s->mem, &st->banner, e))
		return false;
	if (!read_week(s, week_of(day), e))
		return false;
	st->at = within(day - st->monday, st->shown);
	for (size_t i = 0; i < st->day[0].column.n; i++)
		if (st->day[0].column.at[i].id == s->on.id)
			st->who = (int)i;
	if (now.minute > st->from)
		st->row = within((now.minute - st->from) / STEP, rows_of(st));
	return true;
}

static void
week_close(struct screen *s)
{
	struct state *st = s->state;

	arena_clear(&st->mem);
}

/* The visit that begins in a cell, else the first that goes on in it. */
static const struct day_visit *
visit_in(const struct day_column *c, int minute)
{
	const struct day_visit *on = NULL;

	for (size_t i = 0; i < c->visit.n; i++) {
		const struct day_visit *v = &c->visit.at[i];

		if (v->from >= minute && v->from < minute + STEP)
			return v;
		if (on == NULL && v->from < minute && v->to > minute)
			on = v;
	}
	return on;
}

static int
free_in(const struct day_column *c, int minute)
{
	for (int m = minute; m < minute + STEP && m < DAY_MINUTES; m += CELL_MINUTES)
		if (c->places[m / CELL_MINUTES] > 0)
			return m;
	return MINUTE_NONE;
}

static struct go
book_here(struct screen *s)
{
	struct state *st = s->state;
	const struct day_column *c = column(st, st->at);
	const struct day_visit *v;
	const char *line;
	char day[DAY_TEXT], at[DAY_TEXT];
	int free;

	if (c == NULL) {
		screen_say(s, SAID_ERROR, "No therapist, room or device is set up yet.");
		return go_stay();
	}
	free = free_in(c, minute_of(st, st->row));
	v = visit_in(c, minute_of(st, st->row));
	if (v != NULL && (free == MINUTE_NONE || st->banner.patient == 0))
		return go_open(
		    "chart", (struct subject){ .patient = v->row->patient, .day = DAY_NONE });
	if (free == MINUTE_NONE) {
		screen_say(s, SAID_ERROR, "%s is not there then: choose a free place.", c->code);
		return go_stay();
	}
	if (!screen_ask(s, "session.book"))
		return go_stay();
	line = text_fmt(&st->mem, "%s at %s%s%s", day_iso(st->monday + st->at, day),
	    minute_show(free, at), c->kind == RES_THERAPIST ? " with " : "",
	    c->kind == RES_THERAPIST ? c->code : "");
	if (st->banner.patient == 0)
		return go_open(
		    "find", (struct subject){ .day = st->monday + st->at, .place = line });
	return go_open("book",
	    (struct subject){
		.patient = st->banner.patient, .day = st->monday + st->at, .text = line });
}

static int
rows_in(int rows)
{
	int n = rows - TOP - 6;

	return n < 1 ? 1 : n;
}

static void
go_to(struct screen *s, int monday)
{
	struct err e = { 0 };

	if (!read_week(s, monday, &e))
		screen_fail(s, &e);
}

static struct go
week_handle(struct screen *s, const struct input *in)
{
	static const struct {
		const char *action;
		int weeks, rows, days, who;
	} moves[] = { { "week.next", 1, 0, 0, 0 }, { "week.previous", -1, 0, 0, 0 },
		{ "week.later", 0, 1, 0, 0 }, { "week.earlier", 0, -1, 0, 0 },
		{ "week.right", 0, 0, 1, 0 }, { "week.left", 0, 0, -1, 0 },
		{ "week.page_later", 0, PAGE, 0, 0 }, { "week.page_earlier", 0, -PAGE, 0, 0 },
		{ "week.who", 0, 0, 0, 1 }, { "week.who_back", 0, 0, 0, -1 } };
	struct state *st = s->state;
	int n = (int)st->day[0].column.n;

	if (input_is(in, "week.book"))
		return book_here(s);
	if (input_is(in, "week.day"))
		return go_replace("day",
		    (struct subject){ .patient = s->on.patient, .day = st->monday + st->at });
	for (size_t i = 0; i < sizeof(moves) / sizeof(moves[0]); i++) {
		if (!input_is(in, moves[i].action))
			continue;
		if (moves[i].weeks != 0)
			go_to(s, st->monday + 7 * moves[i].weeks);
		st->row = within(st->row + moves[i].rows, rows_of(st));
		st->at = within(st->at + moves[i].days, st->shown);
		if (n > 0)
			st->who = (st->who + moves[i].who + n) % n;
		if (st->row < st->top)
			st->top = st->row;
		if (st->row >= st->top + rows_in(s->rows))
			st->top = st->row - rows_in(s->rows) + 1;
		return go_stay();
	}
	return go_pass();
}

/* A name where a visit begins, a bar where it goes on, a dot where it is free. */
static void
draw_cell(const struct day_column *c, struct grid *g, int minute, int y, int x, int w)
{
	const struct day_visit *v = visit_in(c, minute);
	bool plain = g->glyphs != GLYPHS_UNICODE;

	if (v != NULL && v->from >= minute)
		grid_put(g, y, x, w - 1, LOOK_VALUE, grid_name(g, v->row->name, v->row->latin));
	else if (v != NULL)
		grid_bar(g, y, x, 1);
	else if (free_in(c, minute) == MINUTE_NONE)
		grid_put(g, y, x, w - 1, LOOK_DIM, plain ? ":::::" : "░░░░░");
	else
		grid_put(g, y, x, 1, LOOK_DIM, plain ? "." : "·");
}

static void
draw_day(const struct state *st, struct grid *g, int i, int h, struct arena *turn)
{
	const struct day_column *c = column(st, i);
	int w = (g->cols - X_DAYS) / (st->shown < 5 ? 5 : st->shown), x = X_DAYS + 1 + i * w;
	char day[DAY_TEXT];

	day_show_long(st->monday + i, day);
	grid_put(g, 2, x, w - 1, LOOK_TITLE, text_fmt(turn, "%.6s", day));
	for (int k = 0; c != NULL && k < h && st->top + k < rows_of(st); k++)
		draw_cell(c, g, minute_of(st, st->top + k), TOP + k, x, w);
	if (c != NULL) {
		grid_put(g, TOP + h, x, w - 1, LOOK_PLAIN,
		    text_fmt(turn, "%d:%02d", c->free_minutes / 60, c->free_minutes % 60));
		grid_put(g, TOP + h + 1, x, w - 1, LOOK_PLAIN,
		    c->used < 0 ? "" : text_fmt(turn, "%d%%", c->used));
	}
	if (i != st->at || st->row < st->top || st->row >= st->top + h)
		return;
	grid_mark(g, TOP + st->row - st->top, x - 1, LOOK_NOW, MARK_NOW);
	grid_look(g, TOP + st->row - st->top, x, w - 2, LOOK_SELECT);
	grid_cursor(g, TOP + st->row - st->top, x);
}

/* What is under the cursor, in words. */
static const char *
under_cursor(const struct state *st, const struct grid *g, struct arena *turn)
{
	const struct day_column *c = column(st, st->at);
	int minute = minute_of(st, st->row), free;
	const struct day_visit *v;
	char at[DAY_TEXT];

	if (st->day[st->at].closed != NULL)
		return text_fmt(turn, "Nobody works that day: %s.", st->day[st->at].closed);
	if (c == NULL)
		return "No therapist, room or device is set up yet.";
	v = visit_in(c, minute);
	free = free_in(c, minute);
	if (v != NULL)
		return text_fmt(turn, "%s %s, %s, %d min.%s", minute_show(v->from, at),
		    grid_name(g, v->row->name, v->row->latin), v->row->label, v->row->minutes,
		    free != MINUTE_NONE ? "  A place is free beside." : "");
	if (free == MINUTE_NONE)
		return text_fmt(turn, "%s is not there at %s.", c->code, minute_show(minute, at));
	return text_fmt(
	    turn, "%s %s free for %d min.", minute_show(free, at), c->code, day_view_free(c, free));
}

static void
week_draw(const struct screen *s, struct grid *g, struct arena *turn)
{
	const struct state *st = s->state;
	const struct day_column *c = column(st, 0);
	char day[DAY_TEXT], at[DAY_TEXT];
	struct frame f = { .title = text_fmt(turn, "Week of %s  %s%s%s",
			       day_show_long(st->monday, day), c == NULL ? "" : c->code,
			       c == NULL || strcmp(c->code, c->name) == 0 ? "" : " ",
			       c == NULL || strcmp(c->code, c->name) == 0 ? "" : c->name),
		.no_rule = true,
		.context = under_cursor(st, g, turn) };
	struct body b = screen_frame(s, g, &f, turn);
	int h = b.y + b.h - TOP - 2;

	if (st->banner.patient != 0)
		grid_put(g, 1, 1, -1, LOOK_PLAIN,
		    text_fmt(
			turn, "A place for %s", grid_name(g, st->banner.shown, st->banner.latin)));
	grid_rule(g, TOP - 1, 0, g->cols);
	for (int i = 0; i < h && st->top + i < rows_of(st); i++)
		grid_put(g, TOP + i, 1, 5, LOOK_LABEL, minute_show(minute_of(st, st->top + i), at));
	grid_put(g, TOP + h, 1, 5, LOOK_LABEL, "Free");
	grid_put(g, TOP + h + 1, 1, 5, LOOK_LABEL, "Used");
	for (int i = 0; i < st->shown; i++)
		draw_day(st, g, i, h, turn);
}

const struct screen_ops week_screen = {
	.name = "week",
	.desk = true,
	.contexts = contexts,
	.open = week_open,
	.reload = week_reload,
	.handle = week_handle,
	.draw = week_draw,
	.close = week_close,
};
