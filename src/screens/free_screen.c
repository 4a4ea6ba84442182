/* free_screen - the next free places for what is typed, and why other days have none.
 *
 * Enter on a row goes on to booking its first start, where another of them can be typed: for
 * the patient that it was opened on, or for one who is found then. */
#include <string.h>

#include "app/chart.h"
#include "app/finding.h"
#include "base/text.h"
#include "screens/all.h"
#include "screens/prose.h"
#include "screens/rows.h"
#include "ui/edit.h"
#include "ui/list.h"

enum {
	LINE_COLS = 60,
	X_EDIT = 9,
	X_WHO = 17,
	X_STARTS = 34,
	X_ROW = 6,
	NOTE = 20,
	HEAD = 3,
	WHYS = 4
};

struct state {
	struct arena mem; /* of what was found */
	struct banner banner;
	struct finding found;
	struct list list;
	struct edit line;
	bool looked, in_list;
};

static const char *const contexts[] = { "free", "list", "everywhere", NULL };
static const char *const on_row[] = { "free-row", "free", "list", "everywhere", NULL };

static bool
look(struct screen *s, struct err *e)
{
	struct state *st = s->state;
	struct arena mem = { 0 };
	struct finding found;
	int64_t *ids;

	if (!finding_load(s->app, s->on.patient, edit_text(&st->line), &mem, &found, e)) {
		arena_clear(&mem);
		return false;
	}
	ids = arena_array(&mem, int64_t, found.place.n + 1);
	for (size_t i = 0; i < found.place.n; i++)
		ids[i] = (int64_t)found.place.at[i].day * DAY_MINUTES + found.place.at[i].minute;
	list_set(&st->list, ids, (int)found.place.n);
	arena_clear(&st->mem);
	st->mem = mem;
	st->found = found;
	st->looked = true;
	return true;
}

/* With a line as the subject's text it is looked for at once. */
static bool
free_open(struct screen *s, struct err *e)
{
	struct state *st = arena_new(&s->mem, struct state);

	s->state = st;
	edit_init(&st->line, &s->mem, LINE_COLS, false);
	if (s->on.patient != 0 && !banner_desk(s->app, s->on.patient, &s->mem, &st->banner, e))
		return false;
	if (s->on.text == NULL)
		return true;
	edit_set(&st->line, s->on.text);
	if (!look(s, e))
		return false;
	st->in_list = st->list.n > 0;
	return true;
}

static bool
free_reload(struct screen *s, struct err *e)
{
	const struct state *st = s->state;

	return !st->looked || look(s, e);
}

static void
free_close(struct screen *s)
{
	struct state *st = s->state;

	arena_clear(&st->mem);
}

static bool
free_typing(const struct screen *s)
{
	return !((const struct state *)s->state)->in_list;
}

static const char *const *
page_contexts(const struct screen *s)
{
	return ((const struct state *)s->state)->in_list ? on_row : contexts;
}

static struct go
book(struct screen *s)
{
	struct state *st = s->state;
	const struct finding_place *p;
	const char *line;
	char day[DAY_TEXT], at[DAY_TEXT];

	if (st->list.n == 0 || list_id(&st->list) == 0) {
		screen_say(s, SAID_ERROR, "No place is chosen: change the line.");
		return go_stay();
	}
	p = &st->found.place.at[st->list.at];
	/* One place was looked for: of a course with more to book this is one. */
	line = text_fmt(&s->mem, "%s%s%s at %s%s%s", st->found.therapy,
	    st->found.therapy[0] == '\0' ? "" : " 1x ", day_iso(p->day, day),
	    minute_show(p->minute, at), p->therapist[0] == '\0' ? "" : " with ", p->therapist);
	if (s->on.patient == 0)
		return go_open("find", (struct subject){ .day = p->day, .place = line });
	return go_open(
	    "book", (struct subject){ .patient = s->on.patient, .day = p->day, .text = line });
}

static struct go
handle_line(struct screen *s, const struct input *in)
{
	struct state *st = s->state;
	struct err e = { 0 };

	if (!input_is(in, "free.go"))
		return edit_key(&st->line, in->key, LINE_COLS) == EDIT_IGNORED ? go_pass()
									       : go_stay();
	if (!look(s, &e))
		screen_fail(s, &e);
	else
		st->in_list = st->list.n > 0;
	return go_stay();
}

static struct go
free_handle(struct screen *s, const struct input *in)
{
	struct state *st = s->state;

	if (!st->in_list)
		return handle_line(s, in);
	if (input_is(in, "free.book"))
		return book(s);
	if (input_is(in, "free.line")) {
		st->in_list = false;
		return go_stay();
	}
	st->list.prefix = true;
	return rows_key(s, &st->list, in->key, s->rows) ? go_stay() : go_pass();
}

struct drawing {
	const struct finding *f;
	struct arena *turn;
};

static void
draw_row(void *ctx, struct grid *g, int i, int y, int x, int w, enum look look)
{
	const struct drawing *d = ctx;
	const struct finding_place *p = &d->f->place.at[i];
	char buf[DAY_TEXT];

	grid_put(g, y, x, X_WHO - 1, look, day_show_long(p->day, buf));
	grid_put(g, y, x + X_WHO, X_STARTS - X_WHO - 1, look, p->who);
	grid_put(g, y, x + X_STARTS, w - X_STARTS - (p->note[0] == '\0' ? 0 : NOTE + 1), look,
	    p->starts);
	if (p->note[0] != '\0')
		grid_put(g, y, x + w - NOTE, NOTE, look, p->note);
}

static const char *
why_text(const struct finding_why *w, struct arena *turn)
{
	char from[DAY_TEXT], to[DAY_TEXT];

	return w->from == w->to ? text_fmt(turn, "%.10s: %s", day_show_long(w->from, from), w->text)
				: text_fmt(turn, "%.10s to %.10s: %s", day_show_long(w->from, from),
				    day_show_long(w->to, to), w->text);
}

/* The list takes what it needs, and leaves some lines to the days that have nothing. */
static int
rows_shown(const struct state *st, struct body b)
{
	int most = b.h - HEAD - WHYS - 1, n = (int)st->found.place.n;

	return n < most ? n : most;
}

/* The starts of the chosen row, where it has no room for them all; else NULL. */
static const char *
cut_row(const struct state *st, const struct grid *g)
{
	const struct finding_place *p;

	if (list_id(&st->list) == 0)
		return NULL;
	p = &st->found.place.at[st->list.at];
	return X_ROW + X_STARTS + grid_width(g, p->starts) + (p->note[0] == '\0' ? 0 : NOTE + 1)
		> g->cols
	    ? p->starts
	    : NULL;
}

/* What would be sooner, the days that have nothing, and the clashes of the others. */
static void
draw_foot(const struct state *st, struct grid *g, struct body b, struct arena *turn)
{
	const struct finding *f = &st->found;
	int room = b.h - HEAD - 1 - rows_shown(st, b), n = (int)f->why.n;
	int y = b.y + b.h - room;
	struct prose cut = { .a = turn, .w = g->cols - 4 };

	if (f->place.n > 0)
		grid_rule(g, y - 1, 0, g->cols);
	if (cut_row(st, g) != NULL) {
		prose_add(&cut, LOOK_PLAIN, 0, "%s", cut_row(st, g));
		prose_draw(&cut, g, &(struct prose_area){ .y = y, .x = 3, .h = room });
		y += (int)cut.line.n;
		room -= (int)cut.line.n;
	}
	if (f->sooner[0] != '\0' && room > 0) {
		grid_put(g, y++, 3, -1, LOOK_PLAIN, text_fmt(turn, "Sooner: %s", f->sooner));
		room--;
	}
	for (int i = 0; i < n && i < room; i++)
		grid_put(g, y++, 3, -1, LOOK_DIM,
		    i == room - 1 && i < n - 1
			? text_fmt(turn, "and %d more reasons of other days", n - i)
			: why_text(&f->why.at[i], turn));
}

/* "52 times on 9 days or more": with other people the same time is another one. */
static const char *
counted(const struct finding *f, struct arena *turn)
{
	int n = 0;

	for (size_t i = 0; i < f->place.n; i++)
		n += f->place.at[i].count;
	return text_fmt(turn, "%d time%s on %d day%s%s", n, n == 1 ? "" : "s", f->days,
	    f->days == 1 ? "" : "s", f->more ? " or more" : "");
}

static void
draw_found(const struct state *st, struct grid *g, struct body b, struct arena *turn)
{
	struct drawing d = { &st->found, turn };
	const struct list_view v = { .y = b.y + HEAD,
		.x = 1,
		.h = rows_shown(st, b),
		.w = g->cols - 1,
		.numbers = true,
		.bar = true,
		.focus = st->in_list,
		.row = draw_row,
		.ctx = &d };
	char from[DAY_TEXT], to[DAY_TEXT];

	if (st->found.place.n > 0) {
		grid_put(g, b.y + 2, X_ROW, -1, LOOK_TITLE, "Day");
		grid_put(g, b.y + 2, X_ROW + X_WHO, -1, LOOK_TITLE, "With");
		grid_put(g, b.y + 2, X_ROW + X_STARTS, -1, LOOK_TITLE,
		    text_fmt(turn, "Can begin: %s", counted(&st->found, turn)));
	}
	grid_put(g, b.y + 1, 3, -1, LOOK_VALUE,
	    text_fmt(turn, "%s, %d min, %.10s to %s%s", st->found.label, st->found.minutes,
		day_show_long(st->found.from, from), day_show_long(st->found.to, to),
		st->found.place.n == 0 ? ": none found" : ""));
	if (st->found.place.n > 0)
		list_draw(&st->list, g, &v);
	draw_foot(st, g, b, turn);
}

/* What Enter does with the chosen row, and how long its people and things are free. */
static const char *
context_of(const struct state *st, struct arena *turn)
{
	const struct finding_place *p;
	char from[DAY_TEXT], to[DAY_TEXT], last[DAY_TEXT], end[DAY_TEXT];
	int minutes = st->found.minutes;

	if (st->found.lacks)
		return "What it needs is not set up, or out of use: a manager adds it by g C 2.";
	if (!st->in_list || list_id(&st->list) == 0)
		return "eswt after 15:00   with kb mon wed am   45min <12/12 with pool";
	p = &st->found.place.at[st->list.at];
	return text_fmt(turn, "The first is %s to %s, %s%s.", minute_show(p->minute, from),
	    minute_show(p->minute + minutes, to), p->who,
	    p->last == p->minute
		? ""
		: text_fmt(turn, "; the last start, %s, ends %s", minute_show(p->last, last),
		    minute_show(p->last + minutes, end)));
}

static void
free_draw(const struct screen *s, struct grid *g, struct arena *turn)
{
	const struct state *st = s->state;
	struct frame f = { .title = "Next free", .context = context_of(st, turn) };
	struct body b = s->on.patient == 0 ? screen_frame(s, g, &f, turn)
					   : screen_frame_of(s, g, &f, &st->banner, turn);

	grid_put(g, b.y, 3, -1, LOOK_LABEL, "For");
	edit_draw(&st->line, g, b.y, X_EDIT, LINE_COLS, !st->in_list);
	if (st->looked)
		draw_found(st, g, b, turn);
}

const struct screen_ops free_screen = {
	.name = "free",
	.desk = true,
	.contexts = contexts,
	.page_contexts = page_contexts,
	.open = free_open,
	.reload = free_reload,
	.typing = free_typing,
	.handle = free_handle,
	.draw = free_draw,
	.close = free_close,
};
