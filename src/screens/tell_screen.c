/* tell_screen - who is still to be told that a visit was moved, or has no place.
 *
 * A row is a patient, who is told of all of it at once; a letter says how that was done. */
#include <string.h>

#include "app/command.h"
#include "app/phone_words.h"
#include "app/untold.h"
#include "base/text.h"
#include "screens/all.h"
#include "screens/board_pane.h"
#include "screens/prose.h"
#include "screens/shown.h"
#include "screens/tries.h"

/* Columns of a row, from the left end of the list's text. */
enum { X_KNEW = 24, X_NOW = 41, X_WHY = 72, WIDE = 118, PANE = 8 };

struct state {
	struct shown shown;
	struct untold_rows rows;
};

static const char *const contexts[] = { "tell", "list", "everywhere", NULL };

static bool
tell_read(struct screen *s, struct arena *fresh, struct row_ids *ids, struct err *e)
{
	struct state *st = s->state;
	struct untold_rows rows;

	if (!untold_load(s->app, fresh, &rows, e))
		return false;
	st->rows = rows;
	*ids = ROW_IDS(rows.list);
	return true;
}

static bool
tell_open(struct screen *s, struct err *e)
{
	struct state *st = arena_new(&s->mem, struct state);

	s->state = st;
	st->shown.read = tell_read;
	return shown_read(s, e);
}

static const struct untold_row *
chosen(const struct state *st)
{
	return list_id(&st->shown.list) == 0 ? NULL : &st->rows.list.at[st->shown.list.at];
}

/* Of all visits of the row, as they were seen: one that moved since is not told. */
static void
told(struct screen *s, const struct untold_row *r, const struct untold_how *how)
{
	struct arena turn = { 0 };
	struct outcome out = { 0 };
	struct err e = { 0 }, unread = { 0 };
	bool done = command_run(s->app, "session.told",
	    PAIRS({ "rows", untold_visits(r, &turn) }, { "how", how->code }), &out, &turn, &e);

	if (!shown_read(s, &unread))
		screen_fail(s, &unread);
	else if (done)
		screen_done(s, &out);
	else
		screen_fail(s, &e);
	arena_clear(&turn);
}

static void
print_list(struct screen *s)
{
	struct arena turn = { 0 };
	struct outcome out = { 0 };
	struct err e = { 0 };

	if (command_run(s->app, "print.tell", NULL, 0, &out, &turn, &e))
		screen_done(s, &out);
	else
		screen_fail(s, &e);
	arena_clear(&turn);
}

static const struct untold_how *
how_of(const struct input *in)
{
	return strncmp(in->action, "tell.", 5) == 0 ? untold_how_find(in->action + 5) : NULL;
}

static struct go
tell_handle(struct screen *s, const struct input *in)
{
	struct state *st = s->state;
	const struct untold_row *r = chosen(st);
	const struct untold_how *how = how_of(in);

	if (r != NULL && input_is(in, "tell.open"))
		return go_open("chart", (struct subject){ .patient = r->id, .day = DAY_NONE });
	if (r != NULL && (input_is(in, "tell.move") || input_is(in, "tell.cancel")))
		return go_open(input_is(in, "tell.move") ? "move" : "cancel",
		    (struct subject){
			.patient = r->id, .id = r->visit.at[0].session, .day = DAY_NONE });
	if (input_is(in, "tell.print")) {
		print_list(s);
		return go_stay();
	}
	if (r != NULL && how != NULL) {
		told(s, r, how);
		return go_stay();
	}
	st->shown.list.prefix = true;
	return rows_key(s, &st->shown.list, in->key, s->rows) ? go_stay() : go_pass();
}

struct drawing {
	const struct state *st;
	struct arena *turn;
};

static void
draw_row(void *ctx, struct grid *g, int i, int y, int x, int w, enum look look)
{
	const struct drawing *d = ctx;
	const struct untold_row *r = &d->st->rows.list.at[i];
	const struct untold_visit *v = &r->visit.at[0];
	const char *now = untold_now(v, d->turn);
	int end = g->cols >= WIDE ? X_WHY : w;

	if (r->visit.n > 1)
		now = text_fmt(d->turn, "%s, %zu more", now, r->visit.n - 1);
	marked_name(&(struct marked_name){ r->name, r->latin, r->flag[0] != '\0', r->alert }, g,
	    &(struct board_place){ y, x, 1, X_KNEW - 1 }, look);
	grid_put(g, y, x + X_KNEW, X_NOW - X_KNEW - 1, look, untold_knew(v, d->turn));
	grid_put(g, y, x + X_NOW, end - X_NOW - 1,
	    look != LOOK_PLAIN || v->state == UNTOLD_MOVED ? look : LOOK_BAD, now);
	if (g->cols >= WIDE)
		grid_put(g, y, x + X_WHY, w - X_WHY, look, v->why);
}

static void
draw_keys(const struct screen *s, struct grid *g, int y, struct arena *turn)
{
	struct tries_keys k = { s, g, contexts, y, 0 };

	for (const struct untold_how *h = untold_hows(); h->code != NULL; h++)
		tries_key(&k, text_fmt(turn, "tell.%s", h->code),
		    text_fmt(turn, "told %s", h->title), turn);
	k = (struct tries_keys){ s, g, contexts, y + 1, 0 };
	tries_key(&k, "tell.move", "cannot then: other time", turn);
	tries_key(&k, "tell.cancel", "cannot come: cancel", turn);
	tries_key(&k, "tell.print", "print", turn);
}

/* Whom to call, about which visits, and of what to beware. */
static void
draw_pane(const struct screen *s, struct grid *g, int y, struct arena *turn)
{
	const struct untold_row *r = chosen(s->state);
	struct prose p = { .a = turn, .w = g->cols - 2 };

	grid_rule(g, y, 0, g->cols);
	if (r == NULL)
		return;
	prose_add(&p, LOOK_VALUE, 0, "%s   ID %s   By phone: %s", grid_name(g, r->name, r->latin),
	    r->number, phone_words(&r->phone, turn));
	if (r->flag[0] != '\0' || r->alert)
		prose_add(&p, LOOK_BAD, 0, "%s", untold_care(r, turn));
	for (size_t i = 0; i < r->visit.n; i++) {
		const struct untold_visit *v = &r->visit.at[i];

		prose_add(&p, LOOK_PLAIN, 0, "%s of %s: %s; %s", v->label, untold_knew(v, turn),
		    untold_now(v, turn), v->why);
	}
	prose_draw(&p, g, &(struct prose_area){ .y = y + 1, .x = 1, .h = PANE - 3 });
	draw_keys(s, g, y + PANE - 2, turn);
}

static void
tell_draw(const struct screen *s, struct grid *g, struct arena *turn)
{
	const struct state *st = s->state;
	struct frame f = { .title = "Still to be told", .no_rule = true };
	struct body b = screen_frame(s, g, &f, turn);
	struct drawing d = { st, turn };
	const struct list_view v = { .y = b.y + 2,
		.x = 1,
		.h = b.h - PANE - 2,
		.w = g->cols - 1,
		.numbers = true,
		.bar = true,
		.focus = true,
		.row = draw_row,
		.ctx = &d };
	int x = st->shown.list.n > 9 ? 6 : 5; /* after the mark and the number */

	if (st->shown.list.n == 0) {
		grid_rule(g, b.y + 1, 0, g->cols);
		grid_put(g, v.y, 3, -1, LOOK_DIM,
		    "Nobody is to be told.  Who is moved by S, g c or g x stands here until then.");
		return;
	}
	grid_put(g, b.y, x, -1, LOOK_TITLE, "Patient");
	grid_put(g, b.y, x + X_KNEW, -1, LOOK_TITLE, "Knows of");
	grid_put(g, b.y, x + X_NOW, -1, LOOK_TITLE, "It is now");
	if (g->cols >= WIDE)
		grid_put(g, b.y, x + X_WHY, -1, LOOK_TITLE, "Why");
	grid_rule(g, b.y + 1, 0, g->cols);
	list_draw(&st->shown.list, g, &v);
	draw_pane(s, g, b.y + b.h - PANE, turn);
}

const struct screen_ops tell_screen = {
	.name = "tell",
	.list = true,
	.contexts = contexts,
	.page_contexts = shown_contexts,
	.open = tell_open,
	.reload = shown_hold,
	.handle = tell_handle,
	.draw = tell_draw,
	.close = shown_close,
};
