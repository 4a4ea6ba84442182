#include "screens/deed_row.h"

#include "app/deed_words.h"
#include "base/day.h"

enum {
	DAY_W = 12,
	TIME_W = 7,
	GAP = 2,
	WIDE = 100,
	NAME_MOST = 12,
	WIDER_MOST = 24,
	DID_MOST = 34
};

static const char *const heads[] = { "Person", "From", "Did" };

void
deed_cols_start(struct deed_cols *c, bool one_day, const struct grid *g)
{
	*c = (struct deed_cols){ .one_day = one_day,
		.who = grid_width(g, heads[0]),
		.station = grid_width(g, heads[1]),
		.did = grid_width(g, heads[2]) };
}

static void
widen(int *w, const char *text, int most, const struct grid *g)
{
	int need = grid_width(g, text);

	if (need > most)
		need = most;
	if (need > *w)
		*w = need;
}

void
deed_cols_fit(struct deed_cols *c, const struct deed_row *r, const struct grid *g)
{
	int most = g->cols >= WIDE ? WIDER_MOST : NAME_MOST;

	widen(&c->who, r->login, most, g);
	widen(&c->station, r->station, most, g);
	if (r->words == NULL)
		widen(&c->did, deed_words(r->action), DID_MOST, g);
}

static int
x_who(const struct deed_cols *c)
{
	return DEED_X + (c->one_day ? 0 : DAY_W) + TIME_W;
}

static int
x_station(const struct deed_cols *c)
{
	return x_who(c) + c->who + GAP;
}

static int
x_did(const struct deed_cols *c)
{
	return x_station(c) + c->station + GAP;
}

int
deed_row_draw(
    const struct deed_row *r, struct grid *g, int y, const struct deed_cols *c, enum look look)
{
	int x = x_who(c);
	struct now at = now_at(r->at);
	char buf[DAY_TEXT];

	if (!c->one_day)
		grid_put(g, y, DEED_X, DAY_W - 1, look, day_show(at.day, buf));
	grid_put(g, y, x - TIME_W, TIME_W - 1, look, minute_show(at.minute, buf));
	grid_put(g, y, x, c->who, LOOK_VALUE, r->login);
	grid_put(g, y, x_station(c), c->station, LOOK_PLAIN, r->station);
	x = x_did(c);
	if (r->words != NULL)
		return x + grid_put(g, y, x, -1, LOOK_PLAIN, r->words);
	return x + grid_put(g, y, x, c->did, LOOK_PLAIN, deed_words(r->action));
}

int
deed_row_end(const struct deed_cols *c)
{
	return x_did(c) + c->did + GAP;
}

void
deed_row_heads(struct grid *g, int y, const struct deed_cols *c)
{
	grid_put(g, y, DEED_X, -1, LOOK_TITLE, "At");
	grid_put(g, y, x_who(c), -1, LOOK_TITLE, heads[0]);
	grid_put(g, y, x_station(c), -1, LOOK_TITLE, heads[1]);
	grid_put(g, y, x_did(c), -1, LOOK_TITLE, heads[2]);
}
