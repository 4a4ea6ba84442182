/* moving - a visit that is about to be moved: how far its course goes with it, and
 * the nearest places that are free for it. */
#ifndef APP_MOVING_H
#define APP_MOVING_H

#include "app/session_view.h"
#include "base/vec.h"

enum { MOVING_PLACES = 5 };

struct moving_place {
	int day, minute;
};

struct moving {
	struct session_view visit;
	int following, all; /* booked visits of its course: after it; with it, from today on */
	int nplaces;
	struct moving_place place[MOVING_PLACES]; /* by day and time */
};

/* The places keep its people and rooms and every rule of its course, lie within four
 * weeks, one on each day, as near to its day and time as can be.  Texts live in a.
 * errors  ERR_RULE: it is not booked any more · ERR_MISSING. */
bool moving_load(struct app *app, int64_t session, struct arena *a, struct moving *out,
    struct err *e) MUST_CHECK;

#endif
