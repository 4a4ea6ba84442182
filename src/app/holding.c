#include "app/holding.h"

#include <string.h>

#include "app/inside.h"
#include "base/text.h"

static bool
is_own(const struct app *app, const struct hold *h)
{
	return h->staff == app->person.id && strcmp(h->station, app_station(app)) == 0;
}

bool
holding_of_others(
    struct app *app, int from, int to, struct arena *a, struct holds *out, struct err *e)
{
	struct holds all;

	*out = (struct holds){ 0 };
	if (!hold_of_days(app->db, from, to, app->now.at, a, &all, e))
		return false;
	for (size_t i = 0; i < all.list.n; i++)
		if (!is_own(app, &all.list.at[i]))
			*vec_add(a, &out->list) = all.list.at[i];
	return true;
}

bool
holding_take(struct app *app, int from, int to, struct arena *a, struct book *b, struct err *e)
{
	struct holds all;

	if (!holding_of_others(app, from, to, a, &all, e))
		return false;
	for (size_t i = 0; i < all.list.n; i++) {
		const struct hold *h = &all.list.at[i];
		int who = calendar_index(&b->calendar, h->resource), lane;

		if (who == RES_NONE || !busy_has(b->busy, h->day))
			continue;
		lane = busy_lane(b->busy, who, h->day, h->at, false);
		if (lane >= 0) /* else it is booked already, and the hold came to nothing */
			(void)!busy_add(
			    b->busy, &(struct reservation){ who, lane, 0, h->day, h->at });
	}
	return true;
}

bool
holding_say(struct app *app, const struct book *b, int day, struct span at, struct arena *a,
    struct obstacles *o, struct err *e)
{
	struct holds all;
	char from[DAY_TEXT];

	if (!holding_of_others(app, day, day, a, &all, e))
		return false;
	for (int i = 0; i < o->n; i++) {
		struct obstacle *one = &o->at[i];

		for (size_t k = 0; k < all.list.n && one->code == OBSTACLE_FULL; k++) {
			const struct hold *h = &all.list.at[k];

			if (b->calendar.resource[one->who].id != h->resource || h->at.from >= at.to
			    || at.from >= h->at.to)
				continue;
			one->text = text_fmt(a, "%s is held at %s by %s (%s) for up to %d s more",
			    b->calendar.resource[one->who].code, minute_show(h->at.from, from),
			    h->name, h->station, (int)(h->until - app->now.at));
			break;
		}
	}
	return true;
}
