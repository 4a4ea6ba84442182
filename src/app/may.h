/* may - what a command touches of a patient, and whether that is open to whoever runs it.
 *
 * A chart that is marked sensitive and not open (glass.h) still has visits: the desk books,
 * moves, greets and prints by name, time, therapist and place.  What a visit is for, how many
 * of a course are left and what follows from it are out of the chart and are not told.
 */
#ifndef APP_MAY_H
#define APP_MAY_H

#include "app/command.h"

enum touch {
	TOUCH_HOUSE, /* no patient's chart: staff, settings, places held, undo */
	TOUCH_TIME,  /* who comes when to whom: for everybody who may run it */
	TOUCH_CHART, /* for those to whom that patient's chart is open */
};

/* Of a row of the table; in command.c, beside the arrays. */
enum touch command_touch(const struct command *row);

/* What is for some roles: a command, what only some may say by it, or something that is read. */
struct right {
	const char *name, *what; /* what: in words, "who opened this chart" */
	unsigned roles;          /* bits of enum role */
};
/* The right of that name, which a command of that name has, too.  roles is 0 when there is none. */
struct right may_right(const char *name);
/* That of filling the form of that id: of some forms fewer have it than may save one. */
struct right may_fill(const char *form);
/* The person who is signed in has it. */
bool may_hold(const struct app *app, const char *name);
/* "therapist, doctor or manager": whom to ask; lives in a. */
const char *may_whom(struct right r, struct arena *a);
/* Says what it is and who has it; never true.  errors  ERR_DENIED */
bool may_refuse(const struct app *app, struct right r, struct err *e);

/* The person who is signed in has the right of that name; else says who has, and notes the attempt
 * in the audit.
 * errors  ERR_DENIED · ERR_INPUT when there is no such right */
bool may_run(struct app *app, const char *name, struct err *e) MUST_CHECK;

/* Everything of a chart that the parameters name is open; of TOUCH_TIME that is all but the
 * patient: only the chart says the number of a course.  A refusal is noted in the audit.
 * errors  ERR_DENIED with the field "glass" */
bool may_call(struct call *c, struct err *e) MUST_CHECK;

/* The same of a row that another one calls within its transaction, where nothing can be noted and
 * a course comes from that row. */
bool may_call_inside(struct call *c, struct err *e) MUST_CHECK;

/* The patient whom it turned out to be of is open; else out says nothing. */
bool may_tell(struct call *c, struct outcome *out, struct err *e) MUST_CHECK;

#endif
