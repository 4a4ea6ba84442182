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

void
version_heads(struct grid *g, int y, bool kinds)
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

void
version_draw(struct grid *g, int y, const struct version_row *r, enum look look)
{
	struct columns at = columns_of(g, r->kind != NULL);
	char day[DAY_TEXT], minute[DAY_TEXT];
	struct arena scratch = { 0 };

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
