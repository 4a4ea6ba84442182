/* duplicates_screen - pairs of records that may be of one person, the newest record first.
 *
 * It goes through all patients some at a time, so that no key waits for it. */
#include "app/merging.h"
#include "base/text.h"
#include "screens/all.h"
#include "screens/rows.h"
#include "ui/list.h"

enum { AT_ONCE = 40, ROW_LINES = 2, X_ONE = 6, POINTS_W = 5 };

struct state {
	struct merging_pairs pairs; /* in s->mem, as they were found */
	struct list list;
};

static const char *const contexts[] = { "duplicates", "list", "everywhere", NULL };

/* A row keeps its id whatever comes before it. */
static int64_t
id_of(const struct merging_pair *p)
{
	return (int64_t)((uint64_t)p->one.id << 32 | (uint64_t)p->other.id);
}

static const struct merging_pair *
pair_of(const struct state *st, int64_t id)
{
	for (size_t i = 0; i < st->pairs.list.n; i++)
		if (id_of(&st->pairs.list.at[i]) == id)
			return &st->pairs.list.at[i];
	return NULL;
}

static void
show(struct screen *s)
{
	struct state *st = s->state;
	int64_t *ids = arena_array(&s->mem, int64_t, st->pairs.list.n + 1);
	int n = 0;

	for (size_t i = 0; i < st->pairs.list.n; i++)
		if (!st->pairs.list.at[i].settled)
			ids[n++] = id_of(&st->pairs.list.at[i]);
	list_set(&st->list, ids, n);
}

static bool
further(struct screen *s, struct err *e)
{
	struct state *st = s->state;

	if (st->pairs.from > 0 && !merging_queue(s->app, AT_ONCE, &s->mem, &st->pairs, e))
		return false;
	show(s);
	return true;
}

static bool
duplicates_open(struct screen *s, struct err *e)
{
	struct state *st = arena_new(&s->mem, struct state);

	s->state = st;
	merging_queue_start(&st->pairs);
	return further(s, e);
}

static bool
duplicates_reload(struct screen *s, struct err *e)
{
	struct state *st = s->state;

	if (!merging_queue_again(s->app, &s->mem, &st->pairs, e))
		return false;
	show(s);
	return true;
}

static struct go
duplicates_handle(struct screen *s, const struct input *in)
{
	struct state *st = s->state;
	const struct merging_pair *p = pair_of(st, list_id(&st->list));
	struct err e = { 0 };

	if (input_is(in, "duplicates.further")) {
		if (!further(s, &e))
			screen_fail(s, &e);
		return go_stay();
	}
	if (input_is(in, "duplicates.open") && p != NULL)
		return go_open("merge",
		    (struct subject){ .patient = p->one.id, .id = p->other.id, .day = DAY_NONE });
	return rows_key(s, &st->list, in->key, s->rows / ROW_LINES) ? go_stay() : go_pass();
}

/* Two of a kind beside each other, and their points at the right. */
static int
name_width(const struct grid *g)
{
	return (g->cols - 1 - POINTS_W - X_ONE) / 2;
}

static void
draw_pair(const struct state *st, int i, struct grid *g, int y, struct arena *turn)
{
	const struct merging_pair *p = pair_of(st, st->list.ids[i]);
	int w = name_width(g);
	enum look look = list_is(&st->list, i) ? LOOK_SELECT : LOOK_PLAIN;

	if (list_is(&st->list, i))
		grid_mark(g, y, 1, LOOK_KEY, MARK_NOW);
	if (i == st->list.at)
		grid_cursor(g, y, 3);
	grid_put(g, y, 3, -1, LOOK_KEY, text_fmt(turn, "%d", i + 1));
	grid_put(g, y, X_ONE, w - 1, look, text_fmt(turn, "%s %s", p->one.number, p->one.shown));
	grid_put(
	    g, y, X_ONE + w, w - 1, look, text_fmt(turn, "%s %s", p->other.number, p->other.shown));
	grid_put_right(
	    g, y, X_ONE + 2 * w, POINTS_W - 1, LOOK_VALUE, text_fmt(turn, "%d", p->one.percent));
	grid_put(g, y + 1, X_ONE, g->cols - X_ONE - 1, LOOK_DIM, p->one.why);
}

static void
duplicates_draw(const struct screen *s, struct grid *g, struct arena *turn)
{
	const struct state *st = s->state;
	struct frame f = { .title = "Possible duplicates" };
	struct body b = screen_frame(s, g, &f, turn);
	int y = b.y + 2, room = (b.h - 3) / ROW_LINES, top = 0, n = st->list.n;

	grid_put(g, b.y, 1, -1, LOOK_TITLE,
	    text_fmt(turn, "%d pair%s among the newest %d records", n, n == 1 ? "" : "s",
		st->pairs.looked));
	if (st->pairs.from == 0)
		grid_put_right(g, b.y, 1, g->cols - 2, LOOK_DIM, "these are all");
	else
		grid_put_right(g, b.y, 1, g->cols - 2, LOOK_DIM, "Space looks further");
	if (n == 0)
		grid_put(g, y, 3, -1, LOOK_PLAIN, "Nobody looks like somebody else.");
	if (st->list.at >= room)
		top = st->list.at - room + 1;
	for (int i = top; i < n && i < top + room; i++, y += ROW_LINES)
		draw_pair(st, i, g, y, turn);
}

const struct screen_ops duplicates_screen = {
	.name = "duplicates",
	.list = true,
	.contexts = contexts,
	.open = duplicates_open,
	.reload = duplicates_reload,
	.handle = duplicates_handle,
	.draw = duplicates_draw,
};
