/* day_screen - one day by resource, with the free places; Enter books one. */
#include <string.h>

#include "app/chart.h"
#include "app/day_view.h"
#include "base/text.h"
#include "screens/all.h"

enum { STEP = 15, PAGE = 8, HEAD_ROWS = 4, FOOT_ROWS = 2, X_COLUMNS = 8, WIDE = 100 };

struct state {
	struct arena mem; /* of the day, until another is read */
	struct day_view view;
	struct banner banner; /* whom a place is looked for; patient 0: nobody */
	int row, top;         /* steps from the first that is shown */
	int column, left;
};

static const char *const contexts[] = { "day", "everywhere", NULL };

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

static int
within(int x, int n)
{
	return x < 0 || n == 0 ? 0 : x >= n ? n - 1 : x;
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
	st->row = within(st->row, rows_of(st));
	st->column = within(st->column, (int)st->view.column.n);
	return true;
}

static bool
day_reload(struct screen *s, struct err *e)
{
	struct state *st = s->state;

	return read_day(s, st->view.day, e);
}

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
	if (st->view.day == now.day && now.minute > first_minute(st))
		st->row = (now.minute - first_minute(st)) / STEP;
	if (st->row >= rows_of(st))
		st->row = rows_of(st) - 1;
	return true;
}

static void
day_close(struct screen *s)
{
	struct state *st = s->state;

	arena_clear(&st->mem);
}

/* The visit that a cell shows: the one that begins in it, else the first that goes on. */
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

/* The first minute of a cell at which a place is free; MINUTE_NONE. */
static int
free_in(const struct day_column *c, int minute)
{
	for (int m = minute; m < minute + STEP && m < DAY_MINUTES; m += CELL_MINUTES)
		if (c->places[m / CELL_MINUTES] > 0)
			return m;
	return MINUTE_NONE;
}

/* Who is about to book there; NULL. */
static const struct day_hold *
hold_in(const struct day_column *c, int minute)
{
	for (size_t i = 0; i < c->hold.n; i++)
		if (c->hold.at[i].at.from < minute + STEP && c->hold.at[i].at.to > minute)
			return &c->hold.at[i];
	return NULL;
}

static struct go
book_here(struct screen *s)
{
	struct state *st = s->state;
	const struct day_column *c;
	const struct day_visit *v;
	const char *line;
	char day[DAY_TEXT], at[DAY_TEXT];
	int minute, free;

	if (st->view.column.n == 0) {
		screen_say(
		    s, SAID_ERROR, "There is nobody to book: add a therapist or a room first.");
		return go_stay();
	}
	c = &st->view.column.at[st->column];
	minute = minute_of(st, st->row);
	free = free_in(c, minute);
	v = visit_in(c, minute);
	if (v != NULL && (free == MINUTE_NONE || st->banner.patient == 0))
		return go_open(
		    "chart", (struct subject){ .patient = v->row->patient, .day = DAY_NONE });
	if (free == MINUTE_NONE) {
		screen_say(s, SAID_ERROR, "%s is not there at %s: choose a free place.", c->code,
		    minute_show(minute, at));
		return go_stay();
	}
	if (!screen_ask(s, "session.book"))
		return go_stay();
	line = text_fmt(&st->mem, "%s at %s%s%s", day_iso(st->view.day, day), minute_show(free, at),
	    c->kind == RES_THERAPIST ? " with " : "", c->kind == RES_THERAPIST ? c->code : "");
	if (st->banner.patient == 0)
		return go_open("find", (struct subject){ .day = st->view.day, .place = line });
	return go_open("book",
	    (struct subject){
		.patient = st->banner.patient, .id = s->on.id, .day = st->view.day, .text = line });
}

/* What the visit under the cursor opens. */
static struct go
open_visit(struct screen *s, const char *screen)
{
	const struct state *st = s->state;
	const struct day_visit *v = st->view.column.n == 0
	    ? NULL
	    : visit_in(&st->view.column.at[st->column], minute_of(st, st->row));

	if (v == NULL) {
		screen_say(s, SAID_ERROR, "Nobody is booked there: choose a visit.");
		return go_stay();
	}
	return go_open(screen,
	    (struct subject){
		.patient = v->row->patient, .id = v->row->id, .day = DAY_NONE, .text = "session" });
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

	if (input_is(in, "day.book"))
		return book_here(s);
	if (input_is(in, "day-end"))
		return go_open("day-end",
		    (struct subject){
			.day = st->view.day < app_now(s->app).day ? st->view.day : DAY_NONE });
	if (input_is(in, "day.move"))
		return open_visit(s, "move");
	if (input_is(in, "day.history"))
		return open_visit(s, "changes");
	if (input_is(in, "day.week"))
		return go_replace("week",
		    (struct subject){ .patient = s->on.patient,
			.id = st->view.column.n == 0 ? 0 : st->view.column.at[st->column].id,
			.day = st->view.day });
	if (input_is(in, "day.free"))
		return go_open(
		    "free", (struct subject){ .patient = s->on.patient, .day = st->view.day });
	if (input_is(in, "day.today")) {
		go_to(s, app_now(s->app).day);
		return go_stay();
	}
	for (size_t i = 0; i < sizeof(moves) / sizeof(moves[0]); i++) {
		if (!input_is(in, moves[i].action))
			continue;
		if (moves[i].days != 0)
			go_to(s, st->view.day + moves[i].days);
		st->row = within(st->row + moves[i].rows, rows_of(st));
		st->column = within(st->column + moves[i].columns, (int)st->view.column.n);
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
draw_cell(const struct spot *p, const struct day_column *c, int minute)
{
	const struct day_visit *v = visit_in(c, minute);
	bool plain = p->g->glyphs != GLYPHS_UNICODE;

	if (v != NULL)
		draw_visit(p, c, v, minute);
	else if (free_in(c, minute) == MINUTE_NONE && hold_in(c, minute) != NULL)
		grid_put(p->g, p->y, p->x + 2, p->w - 2, LOOK_CARE,
		    text_fmt(p->turn, "held %s", hold_in(c, minute)->who));
	else if (free_in(c, minute) == MINUTE_NONE)
		grid_put(p->g, p->y, p->x + 2, p->w - 3, LOOK_DIM, plain ? ":::::" : "░░░░░");
	else if (c->lanes > 1)
		grid_put(p->g, p->y, p->x + 2, p->w - 2, LOOK_DIM,
		    text_fmt(p->turn, "%d free", c->places[free_in(c, minute) / CELL_MINUTES]));
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
		p.y = top->y + i;
		draw_cell(&p, c, minute_of(st, st->top + i));
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

/* What is under the cursor, in words. */
static const char *
under_cursor(const struct state *st, const struct grid *g, struct arena *turn)
{
	const struct day_column *c;
	const struct day_visit *v;
	char at[DAY_TEXT];
	int minute = minute_of(st, st->row), free;

	if (st->view.closed != NULL)
		return text_fmt(turn, "Nobody works that day: %s.", st->view.closed);
	if (st->view.column.n == 0)
		return "No therapist, room or device is set up yet.";
	c = &st->view.column.at[st->column];
	v = visit_in(c, minute);
	free = free_in(c, minute);
	if (v == NULL && free == MINUTE_NONE && hold_in(c, minute) != NULL)
		return text_fmt(turn, "%s %s is held by %s.", minute_show(minute, at), c->code,
		    hold_in(c, minute)->who);
	if (c->absent[0] != '\0' && v == NULL)
		return text_fmt(turn, "%s.", c->absent);
	if (free != MINUTE_NONE)
		return text_fmt(turn, "%s %s free for %d min%s%s", minute_show(free, at), c->code,
		    day_view_free(c, free),
		    c->places[free / CELL_MINUTES] > 1
			? text_fmt(turn, ", %d places", c->places[free / CELL_MINUTES])
			: "",
		    v == NULL ? "."
			      : text_fmt(turn, "; %s is there.",
				  grid_name(g, v->row->name, v->row->latin)));
	if (v != NULL)
		return text_fmt(turn, "%s %s, %s, %d min.", minute_show(v->from, at),
		    grid_name(g, v->row->name, v->row->latin), v->row->label, v->row->minutes);
	return text_fmt(turn, "%s is not there at %s.", c->code, minute_show(minute, at));
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
	struct frame f = { .title = title_of(s, turn),
		.no_rule = true,
		.context = under_cursor(st, g, turn),
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
	draw_free(st, g, b.y + b.h - 1, turn);
}

const struct screen_ops day_screen = {
	.name = "day",
	.desk = true,
	.contexts = contexts,
	.open = day_open,
	.reload = day_reload,
	.handle = day_handle,
	.draw = day_draw,
	.close = day_close,
};
