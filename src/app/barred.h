/* barred - what the record knows against a therapy, told to whoever books a visit for it.
 *
 * Of a patient who has left the clinic that is told of any visit, and asks for a reason.
 * While a red flag is open, any therapy asks for a reason (CLINICAL.md E.3: stop).
 * The rules are those of the advice (model/advise.h), over the conditions that were answered
 * yes and what the stage says.  A question that was never asked is named and bars nothing: it
 * is not a no.  Of a chart that is closed to whoever books, no condition is named.
 */
#ifndef APP_BARRED_H
#define APP_BARRED_H

#include "app/command.h"
#include "base/vec.h"

struct session;

/* What is booked: by its course or, without one, its label; no side: either hip. */
struct barred_visit {
	int64_t patient, course;
	const char *label;
	char side;
};

struct barred {
	VEC(const char *) known; /* "Shockwave excluded: bleeding disorder: no shockwave [ref42]" */
	VEC(const char *) unasked; /* "metal at this hip": could exclude it */
	bool flagged;              /* the last that is known is that a red flag is open */
	bool asks;                 /* saving it takes a reason, and no decision gave one */
};

/* Adds what is known against this visit.  Lives in a. */
bool barred_add(struct app *app, const struct barred_visit *v, struct arena *a, struct barred *b,
    struct err *e) MUST_CHECK;

/* "Not asked: metal at this hip, epilepsy and 3 more"; "" when all that matters was.  most: how
 * many are named; 0: all. */
const char *barred_unasked(const struct barred *b, size_t most, struct arena *a);

/* Says all of it. */
void barred_tell(struct call *c, const struct barred *b, struct outcome *out);
/* Says all of it before it is saved.
 * errors  ERR_RULE of the field reason: it is excluded, and nobody said why all the same. */
bool barred_ask(
    struct call *c, const struct barred *b, struct outcome *out, struct err *e) MUST_CHECK;
/* The same of one visit. */
bool barred_warn(
    struct call *c, const struct session *s, struct outcome *out, struct err *e) MUST_CHECK;

#endif
