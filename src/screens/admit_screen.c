/* admit_screen - who reads a chart that is marked sensitive: a colleague is let in by name, or is
 * so no more; or the chart is opened to all again.  subject.patient. */
#include "app/admit.h"
#include "app/chart.h"
#include "base/text.h"
#include "screens/all.h"
#include "screens/house_page.h"
#include "screens/prose.h"

enum { OTHERS = 2 }; /* rows of who else reads it */

struct state {
	struct house_page page;
	struct banner banner;
	struct admit_rows rows;
};

static const char *const contexts[] = { "admit", "everywhere", NULL };

static bool
admit_read(struct screen *s, struct arena *fresh, struct row_ids *ids, struct err *e)
{
	struct state *st = s->state;
	struct banner banner = { 0 };
	struct admit_rows rows = { 0 };

	if (!banner_load(s->app, s->on.patient, fresh, &banner, e)
	    || !admit_load(s->app, s->on.patient, fresh, &rows, e))
		return false;
	st->banner = banner;
	st->rows = rows;
	*ids = ROW_IDS(rows.list);
	return true;
}

static const char *const *
page_contexts(const struct screen *s)
{
	static const char *const row[] = { "admit", "admit-row", "everywhere", NULL };
	const struct state *st = s->state;

	if (st->page.box.phase != ASK_CLOSED)
		return ask_box_contexts(&st->page.box);
	return st->page.shown.list.n > 0 ? row : contexts;
}

static struct ask_for
about(const struct screen *s, enum asking which, struct arena *turn)
{
	struct ask_for what = { .ask = asking(which), .about = "" };

	what.fixed[what.nfixed++] =
	    (struct pair){ "patient", text_fmt(turn, "#%lld", (long long)s->on.patient) };
	return what;
}

/* Who could be let in is listed; nobody, when that cannot be read. */
static void
ask_whom(struct screen *s, struct ask_for *what, struct arena *turn)
{
	struct admit_people all;
	struct pick_item *item;
	struct err e = { 0 };

	*what = about(s, ASK_ADMIT, turn);
	if (!admit_people(s->app, s->on.patient, turn, &all, &e)) {
		screen_fail(s, &e);
		return;
	}
	what->list[0].n = all.list.n;
	what->list[0].item = item = arena_array(turn, struct pick_item, all.list.n + 1);
	for (size_t i = 0; i < all.list.n; i++)
		item[i] = (struct pick_item){ .id = all.list.at[i].id,
			.text = text_fmt(turn, "%s, %s", all.list.at[i].name, all.list.at[i].role),
			.more = all.list.at[i].login };
}

/* What an action asks; false: it is none of ours. */
static bool
asks(struct screen *s, const struct input *in, struct ask_for *what, struct arena *turn)
{
	const struct state *st = s->state;
	int64_t id = list_id(&st->page.shown.list);

	if (input_is(in, "admit.add")) {
		ask_whom(s, what, turn);
		return true;
	}
	if (id == 0 || !input_is(in, "admit.end"))
		return false;
	*what = about(s, ASK_SHUT, turn);
	what->fixed[what->nfixed++] = (struct pair){ "id", text_fmt(turn, "%lld", (long long)id) };
	return true;
}

static void
done(struct screen *s, const struct outcome *out, struct go *go)
{
	screen_done(s, out);
	*go = go_stay();
}

static bool
admit_open(struct screen *s, struct err *e)
{
	struct state *st = arena_new(&s->mem, struct state);

	s->state = st;
	st->page.shown.read = admit_read;
	st->page.asks = asks;
	st->page.done = done;
	return house_page_open(s, e);
}

static struct go
admit_handle(struct screen *s, const struct input *in)
{
	struct state *st = s->state;

	if (st->page.box.phase == ASK_CLOSED && input_is(in, "admit.all"))
		return go_replace(
		    "mark", (struct subject){ .patient = s->on.patient, .day = DAY_NONE });
	return house_page_key(s, in);
}

struct drawing {
	const struct state *st;
	struct arena *turn;
};

static void
draw_row(void *ctx, struct grid *g, int i, int y, int x, int w, enum look look)
{
	const struct drawing *d = ctx;

	grid_put(g, y, x, w, look, admit_words(&d->st->rows.list.at[i], d->turn));
}

static void
admit_draw(const struct screen *s, struct grid *g, struct arena *turn)
{
	struct state *st = s->state;
	struct frame f = { .title = "Who reads this sensitive chart" };
	struct drawing d = { st, turn };
	struct prose p = { .a = turn, .w = g->cols - 6 };
	struct body b = screen_frame_of(s, g, &f, &st->banner, turn);

	prose_add(&p, LOOK_PLAIN, 0, "%s", admit_others());
	prose_draw(&p, g, &(struct prose_area){ .y = b.y, .x = 3, .h = OTHERS });
	grid_put(g, b.y + OTHERS + 1, 3, -1, st->page.shown.list.n > 0 ? LOOK_TITLE : LOOK_DIM,
	    st->page.shown.list.n > 0 ? "Let in by name" : "Nobody else is let in by name.");
	house_page_list(s, g,
	    (struct list_view){
		.y = b.y + OTHERS + 2, .h = b.h - OTHERS - 2, .row = draw_row, .ctx = &d });
	ask_box_draw(s, &st->page.box, g, turn);
}

const struct screen_ops admit_screen = {
	.name = "admit",
	.needs = "glass.admit",
	.contexts = contexts,
	.page_contexts = page_contexts,
	.open = admit_open,
	.reload = shown_hold,
	.typing = house_page_typing,
	.handle = admit_handle,
	.draw = admit_draw,
	.close = house_page_close,
};
