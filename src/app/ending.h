/* ending - what is still ahead when a course, a plan or a patient's care ends.
 *
 * Ahead are the booked visits whose time has not come, and the open due items.
 * Red flags are not among them: those end by a contact alone.
 */
#ifndef APP_ENDING_H
#define APP_ENDING_H

#include "app/command.h"

struct ending {
	int64_t patient;
	int64_t plan, course; /* visits of this one alone; both 0: all of the patient's */
	bool dues;            /* due items, too */
};

struct ahead_row {
	int64_t id;               /* of the session or the due item */
	int day, minute, minutes; /* minute and minutes 0 of a due item */
	const char *label;
};

struct ahead {
	VEC(struct ahead_row) visit, due; /* by time */
};

/* "Still ahead: 2 visits, 1 due item": dues, where these end, too. */
const char *ending_head(const struct ahead *x, bool dues, struct arena *a);

/* Lives in a. */
bool ending_load(struct app *app, const struct ending *x, struct arena *a, struct ahead *out,
    struct err *e) MUST_CHECK;

/* Cancels all that is ahead, as session.cancel and due.cancel do; how to take it back, who waits
 * for the places, and a sentence of how many there were are added to out. */
bool ending_cancel(struct call *c, const struct ending *x, const char *why, struct outcome *out,
    struct err *e) MUST_CHECK;

#endif
