/* review_screen - sensitive charts that were opened for a reason, to be signed by somebody else. */
#include "app/command.h"
#include "app/glass.h"
#include "base/text.h"
#include "screens/all.h"
#include "screens/prose.h"
#include "screens/shown.h"
#include "screens/words.h"

enum { NOTE_MAX = 200, PANE = 6 };

/* Columns of a row, from the left end of the list's text. */
enum { X_WHO = 20, X_PATIENT = 40, X_VIEWS = 64 };

struct state {
	struct shown shown;
	struct glass_rows rows;
	struct words note;
};

static const char *const contexts[] = { "review", "list", "everywhere", NULL };

static const struct glass_row *
chosen(const struct state *st)
{
	return list_id(&st->shown.list) == 0 ? NULL : &st->rows.list.at[st->shown.list.at];
}

static bool
review_read(struct screen *s, struct arena *fresh, struct row_ids *ids, struct err *e)
{
	struct state *st = s->state;
	struct glass_rows rows = { 0 };

	if (!glass_load(s->app, fresh, &rows, e))
		return false;
	st->rows = rows;
	*ids = ROW_IDS(rows.list);
	return true;
}

static bool
review_open(struct screen *s, struct err *e)
{
	struct state *st = arena_new(&s->mem, struct state);

	s->state = st;
	words_init(&st->note, &s->mem, NOTE_MAX);
	st->shown.read = review_read;
	return shown_read(s, e);
}

static bool
review_typing(const struct screen *s)
{
	const struct state *st = s->state;

	return st->note.asked;
}

static void
sign(struct screen *s)
{
	struct state *st = s->state;
	struct arena turn = { 0 };
	struct outcome out = { 0 };
	struct err e = { 0 };

	if (!command_run(s->app, "glass.review",
		PAIRS({ "id", text_fmt(&turn, "%lld", (long long)st->note.of) },
		    { "note", words_text(&st->note) }),
		&out, &turn, &e)) {
		screen_fail(s, &e);
	} else {
		words_end(&st->note);
		if (shown_read(s, &e))
			screen_say(s, SAID_DONE, "%s", out.said);
		else
			screen_fail(s, &e);
	}
	arena_clear(&turn);
}

static void
begin(struct screen *s)
{
	struct state *st = s->state;
	const struct glass_row *r = chosen(st);

	if (r == NULL)
		return;
	if (r->signed_off)
		screen_say(s, SAID_ERROR, "%s signed this already.", r->reviewer);
	else if (r->mine)
		screen_say(s, SAID_ERROR, "You opened this chart yourself: somebody else signs.");
	else
		words_ask(&st->note, "What came of it (Enter signs)", r->id);
}

static struct go
review_handle(struct screen *s, const struct input *in)
{
	struct state *st = s->state;
	const struct glass_row *r = chosen(st);

	if (st->note.asked) {
		if (words_key(s, &st->note, in))
			sign(s);
		return go_stay();
	}
	if (input_is(in, "review.sign"))
		begin(s);
	else if (input_is(in, "review.chart") && r != NULL)
		return go_open("chart", (struct subject){ .patient = r->patient, .day = DAY_NONE });
	else if (!rows_key(s, &st->shown.list, in->key, s->rows))
		return go_pass();
	return go_stay();
}

struct drawing {
	const struct state *st;
	struct arena *turn;
};

static const char *
moment(int64_t at, struct arena *turn)
{
	char day[DAY_TEXT], minute[DAY_TEXT];

	return text_fmt(
	    turn, "%s %s", day_show(now_at(at).day, day), minute_show(now_at(at).minute, minute));
}

static void
draw_row(void *ctx, struct grid *g, int i, int y, int x, int w, enum look look)
{
	const struct drawing *d = ctx;
	const struct glass_row *r = &d->st->rows.list.at[i];

	grid_put(g, y, x, X_WHO - 1, look, moment(r->at, d->turn));
	grid_put(g, y, x + X_WHO, X_PATIENT - X_WHO - 1, look, r->who);
	grid_put(g, y, x + X_PATIENT, X_VIEWS - X_PATIENT - 1, look,
	    text_fmt(d->turn, "%s %s", r->number, r->shown));
	grid_put(g, y, x + X_VIEWS, w - X_VIEWS,
	    r->signed_off || look != LOOK_PLAIN ? look : LOOK_CARE,
	    r->signed_off ? "signed" : "to sign");
}

static void
draw_pane(const struct state *st, struct grid *g, int y, struct arena *turn)
{
	const struct glass_row *r = chosen(st);
	struct prose p = { .a = turn, .w = g->cols - 2 };

	grid_rule(g, y, 0, g->cols);
	if (r == NULL)
		return;
	prose_add(&p, LOOK_PLAIN, 0, "Opened %d time%s until %s.  Reason: %s", r->views,
	    r->views == 1 ? "" : "s", moment(r->until, turn), r->reason);
	if (r->signed_off)
		prose_add(&p, LOOK_PLAIN, 0, "Signed by %s, %s%s%s", r->reviewer,
		    moment(r->reviewed_at, turn), r->note[0] == '\0' ? "" : ": ", r->note);
	prose_draw(&p, g, &(struct prose_area){ .y = y + 1, .x = 1, .h = PANE - 1 });
}

static void
review_draw(const struct screen *s, struct grid *g, struct arena *turn)
{
	const struct state *st = s->state;
	struct frame f = { .title = "Sensitive charts opened for a reason" };
	struct drawing d = { st, turn };
	struct body b = screen_frame(s, g, &f, turn);

	if (st->rows.list.n == 0)
		grid_put(g, b.y, 3, -1, LOOK_DIM, "Nobody has opened one for a reason.");
	list_draw(&st->shown.list, g,
	    &(struct list_view){ .y = b.y,
		.x = 1,
		.h = b.h - PANE,
		.w = g->cols - 2,
		.bar = true,
		.focus = !st->note.asked,
		.row = draw_row,
		.ctx = &d });
	draw_pane(st, g, b.y + b.h - PANE, turn);
	words_draw(s, &st->note, g);
}

const struct screen_ops review_screen = {
	.name = "review",
	.needs = "glass.review",
	.contexts = contexts,
	.page_contexts = shown_contexts,
	.open = review_open,
	.reload = shown_hold,
	.typing = review_typing,
	.handle = review_handle,
	.asks = true,
	.draw = review_draw,
	.close = shown_close,
};
