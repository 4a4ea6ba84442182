/* follow - what is due after all that was decided, planned, done or found.
 *
 * The dates are counted anew from what is on record whenever that changes, so
 * that they are the same by whichever way it came about.  An item that is due
 * within the same days for the same reason is one item, whichever decision
 * made it: a visit, film or blood test does for both hips, a score for one.
 */
#ifndef APP_FOLLOW_H
#define APP_FOLLOW_H

#include "app/command.h"
#include "model/followup.h"

/* Something on record that things are due after. */
struct origin {
	struct followup_case at;
	int64_t decision;     /* 0: the stage itself */
	struct due_list list; /* filled by follow_dues() */
};

struct origins {
	VEC(struct origin) list;
};

/* What a patient is followed up for today: decisions that hold for the stage as it is, begun
 * when the first session or the operation was done, else on the day that was told, else on that
 * of the decision - but for operations, which then have no start; and what the stage of a hip
 * asks for by itself. */
bool follow_origins(struct call *c, int64_t patient, struct origins *out, struct err *e) MUST_CHECK;

/* What was written down anew. */
struct followed {
	int dues;  /* items with days */
	int waits; /* operations whose day is waited for */
};
/* " 5 due items.", " Follow-up waits for the day of the operation." */
const char *followed_words(const struct followed *f, struct arena *a);

/* Writes down what is due and is not there yet; what is open and falls due on other days
 * now is cancelled for that, and keeps its booked visit if that suits the new days.  A
 * treatment without a rule has none, and out->reasons says so. */
bool follow_dues(struct call *c, int64_t patient, struct outcome *out, struct followed *made,
    struct err *e) MUST_CHECK;

/* The same after a change whose inverse counts anew by itself: nothing is added to the
 * inverse, and out->reasons tells of other days. */
bool follow_again(struct call *c, int64_t patient, struct outcome *out, struct err *e) MUST_CHECK;

#endif
