/* waits_screen - the wait list: whom to move to an earlier place, whom to take off. */
#include "app/command.h"
#include "app/wait_list.h"
#include "base/text.h"
#include "screens/all.h"
#include "screens/shown.h"

/* Columns of a row, from the left end of the list's text. */
enum { X_SINCE = 24, X_NOW = 36, X_FOR = 53, FOOT = 3, WIDE = 100, LABEL = 30 };

struct state {
	struct shown shown;
	struct wait_rows rows;
};

static const char *const contexts[] = { "waits", "list", "everywhere", NULL };

static bool
waits_read(struct screen *s, struct arena *fresh, struct row_ids *ids, struct err *e)
{
	struct state *st = s->state;
	struct wait_rows rows = { 0 };

	if (!wait_list_load(s->app, fresh, &rows, e))
		return false;
	st->rows = rows;
	*ids = ROW_IDS(rows.list);
	return true;
}

static bool
waits_open(struct screen *s, struct err *e)
{
	struct state *st = arena_new(&s->mem, struct state);

	s->state = st;
	st->shown.read = waits_read;
	return shown_read(s, e);
}

static const struct wait_row *
chosen(const struct state *st)
{
	return list_id(&st->shown.list) == 0 ? NULL : &st->rows.list.at[st->shown.list.at];
}

/* Off the list; u puts back where they stood. */
static void
take_off(struct screen *s, const struct wait_row *r)
{
	struct arena turn = { 0 };
	struct outcome out = { 0 };
	struct err e = { 0 };

	if (!command_run(s->app, "wait.end",
		PAIRS({ "id", text_fmt(&turn, "%lld", (long long)r->id) }), &out, &turn, &e)
	    || !shown_read(s, &e))
		screen_fail(s, &e);
	else
		screen_done(s, &out);
	arena_clear(&turn);
}

/* The visit that is booked gets an earlier place; where none is, one is booked. */
static struct go
earlier(struct screen *s, const struct wait_row *r)
{
	struct subject on = { .patient = r->patient, .id = r->session, .day = DAY_NONE };

	if (r->session != 0)
		return go_open("move", on);
	on.text = r->wish[0] == '\0' ? NULL : arena_str(&s->mem, r->wish);
	on.id = r->course;
	return go_open(r->course != 0 ? "series" : "book", on);
}

static struct go
waits_handle(struct screen *s, const struct input *in)
{
	struct state *st = s->state;
	const struct wait_row *r = chosen(st);

	if (r != NULL && input_is(in, "waits.open"))
		return go_open("chart", (struct subject){ .patient = r->patient, .day = DAY_NONE });
	if (r != NULL && input_is(in, "waits.earlier"))
		return earlier(s, r);
	if (r != NULL && input_is(in, "waits.off")) {
		take_off(s, r);
		return go_stay();
	}
	st->shown.list.prefix = true;
	return rows_key(s, &st->shown.list, in->key, s->rows) ? go_stay() : go_pass();
}

struct drawing {
	const struct state *st;
	struct arena *turn;
};

static const char *
booked(const struct wait_row *r, struct arena *turn)
{
	char day[DAY_TEXT], at[DAY_TEXT];

	return r->session == 0
	    ? "not booked"
	    : text_fmt(turn, "%.10s %s", day_show_long(r->day, day), minute_show(r->minute, at));
}

static void
draw_row(void *ctx, struct grid *g, int i, int y, int x, int w, enum look look)
{
	const struct drawing *d = ctx;
	const struct wait_row *r = &d->st->rows.list.at[i];
	char day[DAY_TEXT];

	grid_put(g, y, x, X_SINCE - 1, look, grid_name(g, r->name, r->latin));
	grid_put(g, y, x + X_SINCE, 11, look, day_show(r->since, day));
	grid_put(g, y, x + X_NOW, X_FOR - X_NOW - 1, look, booked(r, d->turn));
	if (g->cols >= WIDE) {
		w -= LABEL;
		grid_put(g, y, x + w, LABEL - 1, look, r->label);
	}
	grid_put(g, y, x + X_FOR, w - X_FOR - 1, look, r->wish[0] != '\0' ? r->wish : "any time");
}

static void
waits_draw(const struct screen *s, struct grid *g, struct arena *turn)
{
	const struct state *st = s->state;
	const struct wait_row *r = chosen(st);
	struct frame f = { .title = "Wait list", .no_rule = true };
	struct body b = screen_frame(s, g, &f, turn);
	struct drawing d = { st, turn };
	const struct list_view v = { .y = 3,
		.x = 1,
		.h = b.y + b.h - 3 - FOOT,
		.w = g->cols - 1,
		.numbers = true,
		.bar = true,
		.focus = true,
		.row = draw_row,
		.ctx = &d };
	int x = st->shown.list.n > 9 ? 6 : 5; /* after the mark and the number */

	if (st->shown.list.n == 0) {
		grid_rule(g, 1, 0, g->cols);
		grid_put(g, 3, 3, -1, LOOK_DIM,
		    "Nobody waits for an earlier place.  l in a chart puts somebody here.");
		return;
	}
	grid_put(g, 1, x, -1, LOOK_TITLE, "Patient");
	grid_put(g, 1, x + X_SINCE, -1, LOOK_TITLE, "Since");
	grid_put(g, 1, x + X_NOW, -1, LOOK_TITLE, "Booked now");
	grid_put(g, 1, x + X_FOR, -1, LOOK_TITLE, "Could come");
	if (g->cols >= WIDE)
		grid_put(g, 1, g->cols - LABEL, -1, LOOK_TITLE, "For");
	grid_rule(g, 2, 0, g->cols);
	list_draw(&st->shown.list, g, &v);
	grid_rule(g, b.y + b.h - FOOT, 0, g->cols);
	if (r == NULL)
		return;
	grid_put(g, b.y + b.h - FOOT + 1, 3, -1, LOOK_PLAIN,
	    text_fmt(turn, "%s  %s  %s", grid_name(g, r->name, r->latin), r->number, r->label));
	grid_put(g, b.y + b.h - FOOT + 2, 3, -1, LOOK_PLAIN,
	    text_fmt(turn, "Could come: %s", r->wish[0] != '\0' ? r->wish : "any time"));
}

const struct screen_ops waits_screen = {
	.name = "waits",
	.list = true,
	.contexts = contexts,
	.page_contexts = shown_contexts,
	.open = waits_open,
	.reload = shown_hold,
	.handle = waits_handle,
	.draw = waits_draw,
	.close = shown_close,
};
