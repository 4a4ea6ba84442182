/* stranded - visits that stand where they cannot take place: the clinic is closed by now, or
 * who or what they need is away or out of use.  A closure or an absence that came later left
 * them there; replan.h finds them other places. */
#ifndef APP_STRANDED_H
#define APP_STRANDED_H

#include "app/app.h"
#include "sched/calendar.h"
#include "store/session_store.h"

enum { STRANDED_DAYS = 92 }; /* that are looked at, from today on */

/* It does: no hours, a closure, or a resource that is not in use any more. */
bool stranded_is(const struct calendar *c, const struct session *s);

/* Why it does: "KB away (ill)", "clinic closed 24-Dec (Feast)"; "" when it does not. */
const char *stranded_why(const struct calendar *c, const struct session *s, struct arena *a);

/* How many are still to come, and as of when; begins as { 0 }. */
struct stranded {
	int n, later; /* later: of them on days after today */
	int64_t version, written;
	int day, minute;
};

/* Looks again only when something was written since it looked last; when no more than a minute
 * went by, at today. */
bool stranded_count(struct app *app, struct stranded *s, struct err *e) MUST_CHECK;

#endif
