/* waiting - the wait list, and who of it could take a place that is free now. */
#ifndef APP_WAITING_H
#define APP_WAITING_H

#include "app/which_hip.h"
#include "sched/calendar.h"

/* One who could come. */
struct waiting_row {
	int64_t id, patient, course;
	int64_t session; /* the later visit that would move; 0: a new one is booked */
	const char *name, *latin, *number, *label;
	char side;           /* of the visit, or as the wish says it; 0 */
	const char *therapy; /* what it is booked as when none is booked yet; no text to show */
	int since;           /* day */
	int day, minute, minutes; /* the place */
	int64_t who[RES_KINDS];   /* resources, 0: none */
	const char *with;         /* "KB + Gym" */
};

struct waiting_match {
	VEC(struct waiting_row) row;
};

/* A place that is free now: a time of one day. */
struct freed {
	int day;
	struct span at;
	int64_t patient; /* whoever gave it back, and is not asked; 0: nobody */
};

/* Those of the wait list, the longest waiting first, who can come then by their wish
 * and by the rules of their course.  Lives in a. */
bool waiting_match(struct app *app, const struct freed *f, struct arena *a,
    struct waiting_match *out, struct err *e) MUST_CHECK;

/* The same for one of them; out->row.n is 0 when he cannot. */
bool waiting_match_one(struct app *app, const struct freed *f, int64_t id, struct arena *a,
    struct waiting_match *out, struct err *e) MUST_CHECK;

/* What a person has to say, or to look at, of the hip before the place is given: of a visit that
 * moves, or of a course, nothing.  Lives in a. */
bool waiting_hip(struct app *app, const struct waiting_row *r, struct arena *a,
    struct which_hip *out, struct err *e) MUST_CHECK;

#endif
