/* done_screen - what the person at this terminal did, wherever they sat, to take it back: of
 * today at once, of another day for a reason. */
#include "app/acts.h"
#include "app/command.h"
#include "base/text.h"
#include "screens/all.h"
#include "screens/prose.h"
#include "screens/shown.h"
#include "screens/words.h"

enum { REASON_MAX = 200, PANE = 5, MOST = 200, X_SAID = 19 };

struct state {
	struct shown shown;
	struct act_rows rows;
	struct words reason;
};

static const char *const contexts[] = { "done", "list", "everywhere", NULL };

static const struct act_row *
chosen(const struct state *st)
{
	return list_id(&st->shown.list) == 0 ? NULL : &st->rows.list.at[st->shown.list.at];
}

static bool
done_read(struct screen *s, struct arena *fresh, struct row_ids *ids, struct err *e)
{
	struct state *st = s->state;
	struct act_rows rows = { 0 };

	if (!acts_standing(s->app, MOST, fresh, &rows, e))
		return false;
	st->rows = rows;
	*ids = ROW_IDS(rows.list);
	return true;
}

static bool
done_open(struct screen *s, struct err *e)
{
	struct state *st = arena_new(&s->mem, struct state);

	s->state = st;
	words_init(&st->reason, &s->mem, REASON_MAX);
	st->shown.read = done_read;
	return shown_read(s, e);
}

static bool
done_typing(const struct screen *s)
{
	const struct state *st = s->state;

	return st->reason.asked;
}

static void
take_back(struct screen *s, int64_t id, const char *reason)
{
	struct state *st = s->state;
	struct arena turn = { 0 };
	struct outcome out = { 0 };
	struct err e = { 0 };

	if (!command_run(s->app, "undo.id",
		PAIRS({ "id", text_fmt(&turn, "%lld", (long long)id) }, { "reason", reason }), &out,
		&turn, &e)) {
		screen_fail(s, &e);
	} else {
		words_end(&st->reason);
		if (shown_read(s, &e))
			screen_undone(s, &out);
		else
			screen_fail(s, &e);
	}
	arena_clear(&turn);
}

static void
begin(struct screen *s)
{
	struct state *st = s->state;
	const struct act_row *r = chosen(st);

	if (r == NULL)
		return;
	if (now_at(r->at).day == app_now(s->app).day) {
		take_back(s, r->id, "");
		return;
	}
	words_ask(&st->reason, "Why is it taken back? (Enter)", r->id);
}

static struct go
done_handle(struct screen *s, const struct input *in)
{
	struct state *st = s->state;
	const struct act_row *r = chosen(st);

	if (st->reason.asked) {
		if (words_key(s, &st->reason, in))
			take_back(s, st->reason.of, words_text(&st->reason));
		return go_stay();
	}
	if (input_is(in, "done.undo"))
		begin(s);
	else if (input_is(in, "done.chart") && r != NULL && r->patient != 0)
		return go_open("chart", (struct subject){ .patient = r->patient, .day = DAY_NONE });
	else if (input_is(in, "done.chart"))
		screen_say(s, SAID_PLAIN, "That was not of one patient.");
	else if (!rows_key(s, &st->shown.list, in->key, s->rows))
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
	const struct act_row *r = &d->st->rows.list.at[i];
	char day[DAY_TEXT], minute[DAY_TEXT];

	grid_put(g, y, x, X_SAID - 1, look,
	    text_fmt(d->turn, "%s %s", day_show(now_at(r->at).day, day),
		minute_show(now_at(r->at).minute, minute)));
	grid_put(g, y, x + X_SAID, w - X_SAID, look, r->said);
}

/* The whole sentence, which a row may not have room for. */
static void
draw_pane(const struct state *st, struct grid *g, int y, struct arena *turn)
{
	const struct act_row *r = chosen(st);
	struct prose p = { .a = turn, .w = g->cols - 2 };

	grid_rule(g, y, 0, g->cols);
	if (r == NULL)
		return;
	prose_add(&p, LOOK_PLAIN, 0, "%s", r->said);
	prose_draw(&p, g, &(struct prose_area){ .y = y + 1, .x = 1, .h = PANE - 1 });
}

static void
done_draw(const struct screen *s, struct grid *g, struct arena *turn)
{
	const struct state *st = s->state;
	struct frame f = { .title = "What you did" };
	struct drawing d = { st, turn };
	struct body b = screen_frame(s, g, &f, turn);

	if (st->rows.list.n == 0)
		grid_put(g, b.y, 3, -1, LOOK_DIM, "There is nothing that can be taken back.");
	list_draw(&st->shown.list, g,
	    &(struct list_view){ .y = b.y,
		.x = 1,
		.h = b.h - PANE,
		.w = g->cols - 2,
		.bar = true,
		.focus = !st->reason.asked,
		.row = draw_row,
		.ctx = &d });
	draw_pane(st, g, b.y + b.h - PANE, turn);
	words_draw(s, &st->reason, g);
}

const struct screen_ops done_screen = {
	.name = "done",
	.needs = "undo.id",
	.contexts = contexts,
	.page_contexts = shown_contexts,
	.open = done_open,
	.reload = shown_hold,
	.typing = done_typing,
	.handle = done_handle,
	.asks = true,
	.draw = done_draw,
	.close = shown_close,
};
