/* beware - what the intake says to beware of with a patient.
 *
 * The one source of it: the banner, the board and its pane, the day sheet, the outage pack and
 * the dialogue of lines show the same.  Conditions on record that stop or exclude a treatment,
 * or want care at a session, count as the pack has them, the most dangerous first, and
 * allergies before all.  What was never asked is no answer, and is never said to be none.
 */
#ifndef APP_BEWARE_H
#define APP_BEWARE_H

#include "app/app.h"
#include "base/vec.h"

struct board;

enum intake_taken {
	INTAKE_WHOLE,
	INTAKE_NEVER,
	INTAKE_UNFINISHED,
	INTAKE_UNREAD, /* the form, the pack or the record of it cannot be read */
};

struct beware {
	VEC(const char *) text; /* "anticoagulant in use" */
	enum intake_taken intake;
};

/* Of one patient; texts live in a.  What cannot be read must not hide the patient: it is said. */
void beware_of(struct app *app, int64_t patient, struct arena *a, struct beware *out);

/* Marks the rows of a day whose patients the intake speaks of, and sets what is known of their
 * intakes; few questions, whatever the number of rows.  errors  ERR_BUSY, ERR_IO */
bool beware_board(struct app *app, struct board *b, struct arena *a, struct err *e) MUST_CHECK;

/* What is said where nothing is known to beware of: an intake that nobody took, or that was
 * broken off, reassures nobody. */
const char *beware_none(enum intake_taken intake);

#endif
