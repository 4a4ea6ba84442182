/* week_screen - one therapist, room or device from Monday to Sunday, half an hour a row. */
#include <string.h>

#include "app/chart.h"
#include "app/day_view.h"
#include "base/text.h"
#include "sched/want.h"
#include "screens/all.h"
#include "screens/day_cell.h"

enum { STEP = 30, PAGE = 4, DAYS = 7, TOP = 4, FOOT_ROWS = 3, X_DAYS = 7 };

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

/* Enter books a free place, and opens the visit where there is one. */
static const char *const contexts[] = { "week-free", "week", "everywhere", NULL };
static const char *const on_visit[] = { "week-visit", "week", "everywhere", NULL };

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

static struct day_cell
cell_at(const struct state *st, int day, int row)
{
	return (struct day_cell){ .view = &st->day[day],
		.column = column(st, day),
		.minute = minute_of(st, row),
		.minutes = STEP };
}

static struct day_cell
under_cursor(const struct state *st)
{
	return cell_at(st, st->at, st->row);
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
	st->row = day_cell_within(st->row, rows_of(st));
	st->at = day_cell_within(st->at, st->shown);
	st->who = day_cell_within(st->who, (int)st->day[0].column.n);
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
	st->at = day_cell_within(day - st->monday, st->shown);
	for (size_t i = 0; i < st->day[0].column.n; i++)
		if (st->day[0].column.at[i].id == s->on.id)
			st->who = (int)i;
	if (now.minute > st->from)
		st->row = day_cell_within((now.minute - st->from) / STEP, rows_of(st));
	return true;
}

static void
week_close(struct screen *s)
{
	struct state *st = s->state;

	arena_clear(&st->mem);
}

static const char *const *
page_contexts(const struct screen *s)
{
	const struct state *st = s->state;
	struct day_cell c = under_cursor(st);

	return day_cell_opens(&c, &st->banner) ? on_visit : contexts;
}

static int
rows_in(int rows)
{
	int n = rows - TOP - FOOT_ROWS - 3;

	return n < 1 ? 1 : n;
}

/* What is shown moves just so far that the cursor is in it. */
static void
scroll(struct state *st, int h)
{
	if (st->row < st->top)
		st->top = st->row;
	if (st->row >= st->top + h)
		st->top = st->row - h + 1;
}

static void
go_to(struct screen *s, int monday)
{
	struct err e = { 0 };

	if (!read_week(s, monday, &e))
		screen_fail(s, &e);
}

/* The day and whom the cursor is at. */
static struct subject
looked_at(const struct screen *s)
{
	const struct state *st = s->state;
	const struct day_column *c = column(st, st->at);

	return (struct subject){
		.patient = s->on.patient, .id = c == NULL ? 0 : c->id, .day = st->monday + st->at
	};
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
	struct day_cell here = under_cursor(st);
	int n = (int)st->day[0].column.n;

	if (input_is(in, "week.open"))
		return day_cell_chart(&here);
	if (input_is(in, "week.book"))
		return day_cell_book(s, &here, &st->banner);
	if (input_is(in, "week.day"))
		return go_replace("day", looked_at(s));
	if (input_is(in, "day"))
		return go_open("day", looked_at(s));
	if (input_is(in, "week.free") || input_is(in, "free"))
		return day_cell_next_free(s, &here);
	for (size_t i = 0; i < sizeof(moves) / sizeof(moves[0]); i++) {
		if (!input_is(in, moves[i].action))
			continue;
		if (moves[i].weeks != 0)
			go_to(s, st->monday + 7 * moves[i].weeks);
		st->row = day_cell_within(st->row + moves[i].rows, rows_of(st));
		st->at = day_cell_within(st->at + moves[i].days, st->shown);
		if (n > 0)
			st->who = (st->who + moves[i].who + n) % n;
		scroll(st, rows_in(s->rows));
		return go_stay();
	}
	return go_pass();
}

/* A name where a visit begins, a bar where it goes on, a dot where it is free. */
static void
draw_cell(const struct day_cell *c, struct grid *g, int y, int x, int w)
{
	const struct day_visit *v = day_cell_visit(c);
	bool plain = g->glyphs != GLYPHS_UNICODE;

	if (v != NULL && v->from >= c->minute)
		grid_put(g, y, x, w - 1, LOOK_VALUE, grid_name(g, v->row->name, v->row->latin));
	else if (v != NULL)
		grid_bar(g, y, x, 1);
	else if (day_cell_free(c) == MINUTE_NONE)
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
	for (int k = 0; c != NULL && k < h && st->top + k < rows_of(st); k++) {
		struct day_cell at = cell_at(st, i, st->top + k);

		draw_cell(&at, g, TOP + k, x, w);
	}
	if (c != NULL) {
		grid_put(g, TOP + h + 1, x, w - 1, LOOK_PLAIN,
		    text_fmt(turn, "%d:%02d", c->free_minutes / 60, c->free_minutes % 60));
		grid_put(g, TOP + h + 2, x, w - 1, LOOK_PLAIN,
		    c->used < 0 ? "" : text_fmt(turn, "%d%%", c->used));
	}
	if (i != st->at || st->row < st->top || st->row >= st->top + h)
		return;
	grid_mark(g, TOP + st->row - st->top, x - 1, LOOK_NOW, MARK_NOW);
	grid_look(g, TOP + st->row - st->top, x, w - 2, LOOK_SELECT);
	grid_cursor(g, TOP + st->row - st->top, x);
}

/* Visits of the week that end before the first row shown, or begin after the last. */
static int
visits_hidden(const struct state *st, struct span shown, bool below)
{
	int n = 0;

	for (int i = 0; i < st->shown; i++) {
		const struct day_column *c = column(st, i);

		for (size_t k = 0; c != NULL && k < c->visit.n; k++)
			n += below ? c->visit.at[k].from >= shown.to
				   : c->visit.at[k].to <= shown.from;
	}
	return n;
}

/* What stands above and below the rows that fit. */
static void
draw_hidden(const struct state *st, struct grid *g, int h, struct arena *turn)
{
	struct day_hidden d = { .from = st->from,
		.to = st->to,
		.shown = { minute_of(st, st->top), minute_of(st, st->top + h) } };

	d.visits = visits_hidden(st, d.shown, false);
	day_cell_hidden(g, TOP - 1, &d, turn);
	d.below = true;
	d.visits = visits_hidden(st, d.shown, true);
	day_cell_hidden(g, TOP + h, &d, turn);
}

static void
week_draw(const struct screen *s, struct grid *g, struct arena *turn)
{
	struct state at_cursor = *(const struct state *)s->state, *st = &at_cursor;
	const struct day_column *c = column(st, 0);
	struct day_cell here = under_cursor(st);
	char day[DAY_TEXT], at[DAY_TEXT];
	struct frame f = { .title = text_fmt(turn, "Week of %s  %s%s%s",
			       day_show_long(st->monday, day), c == NULL ? "" : c->code,
			       c == NULL || strcmp(c->code, c->name) == 0 ? "" : " ",
			       c == NULL || strcmp(c->code, c->name) == 0 ? "" : c->name),
		.no_rule = true,
		.context = day_cell_words(&here, g, turn) };
	struct body b = screen_frame(s, g, &f, turn);
	int h = b.y + b.h - TOP - FOOT_ROWS;

	scroll(st, h); /* it may be opened, read anew or made smaller */
	if (st->banner.patient != 0)
		grid_put(g, 1, 1, -1, LOOK_PLAIN,
		    text_fmt(
			turn, "A place for %s", grid_name(g, st->banner.shown, st->banner.latin)));
	grid_rule(g, TOP - 1, 0, g->cols);
	for (int i = 0; i < h && st->top + i < rows_of(st); i++)
		grid_put(g, TOP + i, 1, 5, LOOK_LABEL, minute_show(minute_of(st, st->top + i), at));
	grid_put(g, TOP + h + 1, 1, 5, LOOK_LABEL, "Free");
	grid_put(g, TOP + h + 2, 1, 5, LOOK_LABEL, "Used");
	for (int i = 0; i < st->shown; i++)
		draw_day(st, g, i, h, turn);
	draw_hidden(st, g, h, turn);
}

const struct screen_ops week_screen = {
	.name = "week",
	.desk = true,
	.contexts = contexts,
	.page_contexts = page_contexts,
	.open = week_open,
	.reload = week_reload,
	.handle = week_handle,
	.draw = week_draw,
	.close = week_close,
};
