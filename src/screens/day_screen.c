/* day_screen - one day by resource, with the free places; Enter books one. */
#include <string.h>

#include "app/chart.h"
#include "app/day_view.h"
#include "base/text.h"
#include "screens/all.h"
#include "screens/day_cell.h"

enum { STEP = 15, PAGE = 8, HEAD_ROWS = 4, FOOT_ROWS = 2, X_COLUMNS = 8, WIDE = 100 };

struct state {
	struct arena mem; /* of the day, until another is read */
	struct day_view view;
	struct banner banner; /* whom a place is looked for; patient 0: nobody */
	int row, top;         /* steps from the first that is shown */
	int column, left;
};

/* Enter books a free place, and opens the visit where there is one. */
static const char *const contexts[] = { "day-free", "day", "everywhere", NULL };
static const char *const on_visit[] = { "day-visit", "day", "everywhere", NULL };

static int
first_minute(const struct state *st)
{
	return st->view.from / STEP * STEP;
}

static int
rows_of(const struct state *st)
{
	return (st->view.to - first_minute(st) + STEP - 1) / STEP;
}

static int
minute_of(const struct state *st, int row)
{
	return first_minute(st) + row * STEP;
}

/* What is at that step of a column. */
static struct day_cell
cell_at(const struct state *st, int column, int row)
{
	return (struct day_cell){ .view = &st->view,
		.column = column < (int)st->view.column.n ? &st->view.column.at[column] : NULL,
		.minute = minute_of(st, row),
		.minutes = STEP };
}

static struct day_cell
under_cursor(const struct state *st)
{
	return cell_at(st, st->column, st->row);
}

static bool
read_day(struct screen *s, int day, struct err *e)
{
	struct state *st = s->state;
	struct arena old = st->mem;
	struct day_view was = st->view;
	int minute = was.day == 0 ? MINUTE_NONE : minute_of(st, st->row);

	st->mem = (struct arena){ 0 };
	if (!day_view_load(s->app, day, &st->mem, &st->view, e)) {
		arena_clear(&st->mem);
		st->mem = old;
		st->view = was;
		return false;
	}
	arena_clear(&old);
	if (minute != MINUTE_NONE) /* the same time of another day */
		st->row = (minute - first_minute(st)) / STEP;
	st->row = day_cell_within(st->row, rows_of(st));
	st->column = day_cell_within(st->column, (int)st->view.column.n);
	return true;
}

static bool
day_reload(struct screen *s, struct err *e)
{
	struct state *st = s->state;

	return read_day(s, st->view.day, e);
}

/* The subject's day, at the resource of its id. */
static bool
day_open(struct screen *s, struct err *e)
{
	struct state *st = arena_new(&s->mem, struct state);
	struct now now = app_now(s->app);

	s->state = st;
	if (s->on.patient != 0 && !banner_desk(s->app, s->on.patient, &s->mem, &st->banner, e))
		return false;
	if (!read_day(s, s->on.day == DAY_NONE ? now.day : s->on.day, e))
		return false;
	for (size_t i = 0; i < st->view.column.n; i++)
		if (st->view.column.at[i].id == s->on.id)
			st->column = (int)i;
	if (st->view.day == now.day && now.minute > first_minute(st))
		st->row = day_cell_within((now.minute - first_minute(st)) / STEP, rows_of(st));
	return true;
}

static void
day_close(struct screen *s)
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

static void
go_to(struct screen *s, int day)
{
	struct err e = { 0 };

	if (!read_day(s, day, &e))
		screen_fail(s, &e);
}

/* How many columns of resources fit, and how wide each is. */
static int
column_width(int cols)
{
	return cols < WIDE ? 18 : 22;
}

static int
columns_in(int cols)
{
	int n = (cols - X_COLUMNS) / column_width(cols);

	return n < 1 ? 1 : n;
}

static int
rows_in(int rows)
{
	int n = rows - HEAD_ROWS - FOOT_ROWS - 3;

	return n < 1 ? 1 : n;
}

/* What is shown moves just so far that the cursor is in it. */
static void
scroll(struct state *st, int h, int w)
{
	if (st->row < st->top)
		st->top = st->row;
	if (st->row >= st->top + h)
		st->top = st->row - h + 1;
	if (st->column < st->left)
		st->left = st->column;
	if (st->column >= st->left + w)
		st->left = st->column - w + 1;
}

/* The day and whom the cursor is at. */
static struct subject
looked_at(const struct screen *s)
{
	const struct state *st = s->state;

	return (struct subject){ .patient = s->on.patient,
		.id = st->view.column.n == 0 ? 0 : st->view.column.at[st->column].id,
		.day = st->view.day };
}

static struct go
day_handle(struct screen *s, const struct input *in)
{
	static const struct {
		const char *action;
		int days, rows, columns;
	} moves[] = { { "day.next", 1, 0, 0 }, { "day.previous", -1, 0, 0 },
		{ "day.week_next", 7, 0, 0 }, { "day.week_previous", -7, 0, 0 },
		{ "day.later", 0, 1, 0 }, { "day.earlier", 0, -1, 0 }, { "day.right", 0, 0, 1 },
		{ "day.left", 0, 0, -1 }, { "day.page_later", 0, PAGE, 0 },
		{ "day.page_earlier", 0, -PAGE, 0 } };
	struct state *st = s->state;
	struct day_cell here = under_cursor(st);

	if (input_is(in, "day.open"))
		return day_cell_chart(&here);
	if (input_is(in, "day.book"))
		return day_cell_book(s, &here, &st->banner);
	if (input_is(in, "day-end"))
		return go_open("day-end",
		    (struct subject){
			.day = st->view.day < app_now(s->app).day ? st->view.day : DAY_NONE });
	if (input_is(in, "day.move"))
		return day_cell_open(s, &here, "move");
	if (input_is(in, "day.history"))
		return day_cell_open(s, &here, "changes");
	if (input_is(in, "day.week"))
		return go_replace("week", looked_at(s));
	if (input_is(in, "week"))
		return go_open("week", looked_at(s));
	if (input_is(in, "day.free") || input_is(in, "free"))
		return day_cell_next_free(s, &here);
	if (input_is(in, "day.today")) {
		go_to(s, app_now(s->app).day);
		return go_stay();
	}
	for (size_t i = 0; i < sizeof(moves) / sizeof(moves[0]); i++) {
		if (!input_is(in, moves[i].action))
			continue;
		if (moves[i].days != 0)
			go_to(s, st->view.day + moves[i].days);
		st->row = day_cell_within(st->row + moves[i].rows, rows_of(st));
		st->column = day_cell_within(st->column + moves[i].columns, (int)st->view.column.n);
		scroll(st, rows_in(s->rows), columns_in(s->cols));
		return go_stay();
	}
	return go_pass();
}

/* What a drawn cell stands in. */
struct spot {
	struct grid *g;
	struct arena *turn;
	int y, x, w;
};

static int
visits_at(const struct day_column *c, int minute)
{
	int n = 0;

	while (day_view_visit(c, minute, n) != NULL)
		n++;
	return n;
}

/* A visit: the name where it begins, what for below it, then a bar. */
static void
draw_visit(const struct spot *p, const struct day_column *c, const struct day_visit *v, int minute)
{
	const struct board_row *r = v->row;
	int others = visits_at(c, v->from > minute ? v->from : minute) - 1;

	grid_bar(p->g, p->y, p->x, 1);
	if (v->from >= minute)
		grid_put(p->g, p->y, p->x + 2, p->w - 2, LOOK_VALUE,
		    others > 0
			? text_fmt(p->turn, "+%d %s", others, grid_name(p->g, r->name, r->latin))
			: grid_name(p->g, r->name, r->latin));
	else if (v->from >= minute - STEP)
		grid_put(p->g, p->y, p->x + 2, p->w - 2, LOOK_PLAIN,
		    r->of > 0 ? text_fmt(p->turn, "%d/%d %s", r->nth, r->of, r->label) : r->label);
	else if (c->lanes > 1 && c->places[minute / CELL_MINUTES] > 0)
		grid_put(p->g, p->y, p->x + 2, p->w - 2, LOOK_DIM,
		    text_fmt(p->turn, "%d free", c->places[minute / CELL_MINUTES]));
}

static void
draw_cell(const struct spot *p, const struct day_cell *at)
{
	const struct day_visit *v = day_cell_visit(at);
	const struct day_hold *hold = day_cell_hold(at);
	const struct day_column *c = at->column;
	int free = day_cell_free(at);
	bool plain = p->g->glyphs != GLYPHS_UNICODE;

	if (v != NULL)
		draw_visit(p, c, v, at->minute);
	else if (free == MINUTE_NONE && hold != NULL)
		grid_put(p->g, p->y, p->x + 2, p->w - 2, LOOK_CARE,
		    text_fmt(p->turn, "held %s", hold->who));
	else if (free == MINUTE_NONE)
		grid_put(p->g, p->y, p->x + 2, p->w - 3, LOOK_DIM, plain ? ":::::" : "░░░░░");
	else if (c->lanes > 1)
		grid_put(p->g, p->y, p->x + 2, p->w - 2, LOOK_DIM,
		    text_fmt(p->turn, "%d free", c->places[free / CELL_MINUTES]));
	else
		grid_put(p->g, p->y, p->x + 2, 1, LOOK_DIM, plain ? "." : "·");
}

static void
draw_column(const struct state *st, const struct spot *top, int column, int h)
{
	const struct day_column *c = &st->view.column.at[column];
	struct spot p = *top;

	grid_put(p.g, 2, p.x + 2, p.w - 3, LOOK_TITLE,
	    strcmp(c->code, c->name) == 0 ? c->code : text_fmt(p.turn, "%s %s", c->code, c->name));
	for (int i = 0; i < h && st->top + i < rows_of(st); i++) {
		struct day_cell at = cell_at(st, column, st->top + i);

		p.y = top->y + i;
		draw_cell(&p, &at);
	}
	if (column != st->column || st->row < st->top || st->row >= st->top + h)
		return;
	p.y = top->y + st->row - st->top;
	grid_mark(p.g, p.y, p.x - 1, LOOK_NOW, MARK_NOW);
	grid_look(p.g, p.y, p.x + 1, p.w - 3, LOOK_SELECT);
	grid_cursor(p.g, p.y, p.x + 2);
}

/* "2:15" */
static const char *
hours(int minutes, struct arena *turn)
{
	return text_fmt(turn, "%d:%02d", minutes / 60, minutes % 60);
}

/* "Free, used   TL 2:00 75%   KB 4:15 20%": what is left of the day, and the share of the whole
 * day's places that is booked. */
static void
draw_free(const struct state *st, struct grid *g, int y, struct arena *turn)
{
	struct text t = { .a = turn };

	text_add(&t, "Free, used");
	for (int i = st->left; i < st->left + columns_in(g->cols) && i < (int)st->view.column.n;
	     i++)
		text_addf(&t, "   %s %s%s", st->view.column.at[i].code,
		    hours(st->view.column.at[i].free_minutes, turn),
		    st->view.column.at[i].used < 0
			? ""
			: text_fmt(turn, " %d%%", st->view.column.at[i].used));
	grid_put(g, y, 1, g->cols - 2, LOOK_PLAIN, text_get(&t));
}

/* Visits of the day that end before the first row shown, or begin after the last. */
static int
visits_hidden(const struct day_view *v, struct span shown, bool below)
{
	int n = 0;

	for (size_t i = 0; i < v->board.row.n; i++) {
		const struct board_row *r = &v->board.row.at[i];

		n += r->state != BOARD_NO_SHOW
		    && (below ? r->minute >= shown.to : r->minute + r->minutes <= shown.from);
	}
	return n;
}

/* What stands above and below the rows that fit. */
static void
draw_hidden(const struct state *st, struct grid *g, int h, struct arena *turn)
{
	struct day_hidden d = { .from = first_minute(st),
		.to = st->view.to,
		.shown = { minute_of(st, st->top), minute_of(st, st->top + h) } };

	d.visits = visits_hidden(&st->view, d.shown, false);
	day_cell_hidden(g, HEAD_ROWS - 1, &d, turn);
	d.below = true;
	d.visits = visits_hidden(&st->view, d.shown, true);
	day_cell_hidden(g, HEAD_ROWS + h, &d, turn);
}

static const char *
title_of(const struct screen *s, struct arena *turn)
{
	const struct state *st = s->state;
	int ahead = st->view.day - app_now(s->app).day;
	char day[DAY_TEXT];

	return text_fmt(turn, "Schedule  %s  (%s)", day_show_long(st->view.day, day),
	    ahead == 0        ? "today"
		: ahead == 1  ? "tomorrow"
		: ahead == -1 ? "yesterday"
		: ahead > 0   ? text_fmt(turn, "in %d days", ahead)
			      : text_fmt(turn, "%d days ago", -ahead));
}

static void
day_draw(const struct screen *s, struct grid *g, struct arena *turn)
{
	struct state at_cursor = *(const struct state *)s->state, *st = &at_cursor;
	struct day_cell here = under_cursor(st);
	struct frame f = { .title = title_of(s, turn),
		.no_rule = true,
		.context = day_cell_words(&here, g, turn),
		.context_care = st->view.closed != NULL };
	struct body b = screen_frame(s, g, &f, turn);
	int w = column_width(g->cols), h = b.y + b.h - HEAD_ROWS - FOOT_ROWS;
	char at[DAY_TEXT];
	int hidden;

	scroll(st, h, columns_in(g->cols)); /* it may be opened, read anew or made smaller */
	hidden = (int)st->view.column.n - st->left - columns_in(g->cols);
	if (st->banner.patient != 0)
		grid_put(g, 1, 1, -1, LOOK_PLAIN,
		    text_fmt(
			turn, "A place for %s", grid_name(g, st->banner.shown, st->banner.latin)));
	if (hidden > 0)
		grid_put_right(
		    g, 1, 1, g->cols - 2, LOOK_DIM, text_fmt(turn, "%d more to the right", hidden));
	grid_rule(g, HEAD_ROWS - 1, 0, g->cols);
	for (int i = 0; i < h && st->top + i < rows_of(st); i++)
		grid_put(g, HEAD_ROWS + i, 1, 5, LOOK_LABEL,
		    minute_show(minute_of(st, st->top + i), at));
	for (int i = 0; i < columns_in(g->cols) && st->left + i < (int)st->view.column.n; i++) {
		struct spot p = { g, turn, HEAD_ROWS, X_COLUMNS + i * w, w };

		draw_column(st, &p, st->left + i, h);
	}
	draw_hidden(st, g, h, turn);
	draw_free(st, g, b.y + b.h - 1, turn);
}

const struct screen_ops day_screen = {
	.name = "day",
	.desk = true,
	.contexts = contexts,
	.page_contexts = page_contexts,
	.open = day_open,
	.reload = day_reload,
	.handle = day_handle,
	.draw = day_draw,
	.close = day_close,
};
