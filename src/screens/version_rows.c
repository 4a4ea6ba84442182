#include "screens/version_rows.h"

#include "app/plan_offers.h"
#include "base/day.h"
#include "base/text.h"

enum {
	X_FIRST = 6,
	KIND_W = 9,
	HIP_W = 3,
	DAY_W = 11,
	MOMENT_W = 17,
	STATE_W = 18,
	KIND_STATE_W = 10,
	VERSIONS_W = 5,
	BY_W = 3,
	GAP = 2
};

struct columns {
	int what, hip, day, state, versions; /* where each begins */
};

static struct columns
columns_of(const struct grid *g, bool kinds)
{
	struct columns at = { .what = kinds ? X_FIRST + KIND_W : X_FIRST };

	at.versions = g->cols - 1 - VERSIONS_W - (kinds ? 0 : BY_W + GAP);
	at.state = at.versions - (kinds ? KIND_STATE_W : STATE_W);
	at.day = at.state - GAP - (kinds ? MOMENT_W : DAY_W);
	at.hip = kinds ? at.day - GAP - HIP_W : at.day;
	return at;
}

static void
draw_heads(struct grid *g, int y, bool kinds)
{
	struct columns at = columns_of(g, kinds);

	grid_put(g, y, at.what, -1, LOOK_TITLE, kinds ? "What" : "Record");
	if (kinds)
		grid_put(g, y, at.hip, -1, LOOK_TITLE, "Hip");
	grid_put(g, y, at.day, -1, LOOK_TITLE, "Of");
	grid_put(g, y, at.state, -1, LOOK_TITLE, "State");
	grid_put_right(g, y, at.versions, VERSIONS_W, LOOK_TITLE, "Vers.");
	if (!kinds)
		grid_put_right(g, y, 1, g->cols - 2, LOOK_TITLE, "By");
}

static void
draw_row(void *ctx, struct grid *g, int i, int y, int x, int w, enum look look)
{
	const struct version_list *v = ctx;
	const struct version_row row = v->row(v->ctx, i), *r = &row;
	struct columns at = columns_of(g, r->kind != NULL);
	char day[DAY_TEXT], minute[DAY_TEXT];
	struct arena scratch = { 0 };

	(void)x; /* the columns stand still, however wide the numbers are */
	(void)w;
	if (r->kind != NULL)
		grid_put(g, y, X_FIRST, KIND_W - 1, LOOK_DIM, r->kind);
	grid_put(g, y, at.what, at.hip - at.what - 1, look, r->what);
	if (r->side != '\0')
		grid_put(g, y, at.hip, HIP_W, LOOK_VALUE, side_word(r->side));
	if (r->day == DAY_NONE) {
		grid_put(g, y, at.day, -1, LOOK_DIM, r->state);
		return;
	}
	grid_put(g, y, at.day, -1, LOOK_VALUE, day_show(r->day, day));
	if (r->minute >= 0)
		grid_put(g, y, at.day + DAY_W + 1, -1, LOOK_VALUE, minute_show(r->minute, minute));
	grid_put(g, y, at.state, at.versions - at.state - 1, LOOK_PLAIN, r->state);
	if (r->versions > 1)
		grid_put_right(g, y, at.versions, VERSIONS_W, LOOK_PLAIN,
		    text_fmt(&scratch, "%d", r->versions));
	if (r->by != NULL)
		grid_put_right(g, y, 1, g->cols - 2, LOOK_DIM, r->by);
	arena_clear(&scratch);
}

void
version_list_draw(const struct version_list *v, struct grid *g, struct body b)
{
	struct version_list ctx = *v;
	struct list_view view = { .y = b.y + 1,
		.x = 1,
		.h = b.h - 1,
		.w = g->cols - 2,
		.numbers = true,
		.focus = true,
		.row = draw_row,
		.ctx = &ctx };

	draw_heads(g, b.y, v->kinds);
	if (v->list->n == 0)
		grid_put(g, b.y + 2, 3, -1, LOOK_PLAIN, "There is none yet.");
	list_draw(v->list, g, &view);
	list_draw_beyond(v->list, g, g->rows - 3, view.h);
}
