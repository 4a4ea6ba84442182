/* booked - what the session that a record is of was booked for: which hip, which act.
 *
 * It is shown where the record is filled, and answers nothing: who treats says what was done.
 */
#ifndef APP_BOOKED_H
#define APP_BOOKED_H

#include "app/app.h"

struct form;

struct booked {
	const char *side; /* as records say it: R, L, both; "" of no hip */
	const char *act;  /* the protocol of its course, as records say it: tens_low; "" of none */
	const char *text; /* "Right hip: Exercise programme, 23-Nov-2026 09:10" */
};

/* Texts live in a.  errors  ERR_MISSING: there is no such session. */
bool booked_load(struct app *app, int64_t session, struct arena *a, struct booked *out,
    struct err *e) MUST_CHECK;

/* What the form may show: booked_visit, and booked_act when it is one that the form offers. */
void booked_tell(const struct booked *b, struct form *f);

/* "The right hip was booked, and this record is of the left hip."; NULL when it is of the hip
 * that was booked, or one of the two is not known. */
const char *booked_other_hip(const struct booked *b, const struct form *f, struct arena *a);

#endif
