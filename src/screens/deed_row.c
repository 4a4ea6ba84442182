#include "screens/deed_row.h"

#include "app/deed_words.h"
#include "base/day.h"

enum { DAY_W = 12, TIME_W = 7, WHO_W = 10, STATION_W = 12, ACTION_W = 34 };

static int
x_who(bool one_day)
{
	return DEED_X + (one_day ? 0 : DAY_W) + TIME_W;
}

int
deed_row_draw(const struct deed_row *r, struct grid *g, int y, bool one_day, enum look look)
{
	int x = x_who(one_day);
	struct now at = now_at(r->at);
	char buf[DAY_TEXT];

	if (!one_day)
		grid_put(g, y, DEED_X, DAY_W - 1, look, day_show(at.day, buf));
	grid_put(g, y, x - TIME_W, TIME_W - 1, look, minute_show(at.minute, buf));
	grid_put(g, y, x, WHO_W - 1, LOOK_VALUE, r->login);
	grid_put(g, y, x + WHO_W, STATION_W - 1, LOOK_PLAIN, r->station);
	x += WHO_W + STATION_W;
	if (r->words != NULL)
		return x + grid_put(g, y, x, -1, LOOK_PLAIN, r->words);
	return x + grid_put(g, y, x, ACTION_W - 1, LOOK_PLAIN, deed_words(r->action));
}

int
deed_row_end(bool one_day)
{
	return x_who(one_day) + WHO_W + STATION_W + ACTION_W;
}

void
deed_row_heads(struct grid *g, int y, bool one_day)
{
	int x = x_who(one_day);

	grid_put(g, y, DEED_X, -1, LOOK_TITLE, "At");
	grid_put(g, y, x, -1, LOOK_TITLE, "Person");
	grid_put(g, y, x + WHO_W, -1, LOOK_TITLE, "From");
	grid_put(g, y, x + WHO_W + STATION_W, -1, LOOK_TITLE, "Did");
}
