#include "screens/held.h"

#include <string.h>

#include "app/command.h"

void
held_drop(struct screen *s, struct held *h)
{
	struct arena turn = { 0 };
	struct outcome out = { 0 };
	struct err e = { 0 };

	if (h->on && command_run(s->app, "hold.drop", NULL, 0, &out, &turn, &e))
		h->on = false;
	arena_clear(&turn);
}

void
held_take(struct screen *s, struct held *h, const struct proposed *p)
{
	struct arena turn = { 0 };
	struct outcome out = { 0 };
	struct err e = { 0 };
	const char *places = propose_holds(p, &turn);

	if (strchr(places, '#') == NULL)
		held_drop(s, h);
	else if (command_allowed(s->app, command_find("hold.series"))) {
		h->at = app_now(s->app).at;
		if (command_run(
			s->app, "hold.series", PAIRS({ "places", places }), &out, &turn, &e))
			h->on = true;
		else if (e.code == ERR_CONFLICT)
			screen_fail(s, &e); /* else the book is asked again when it is booked */
	}
	arena_clear(&turn);
}
