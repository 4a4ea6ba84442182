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

/* How many are still to come. */
bool stranded_count(struct app *app, int *n, struct err *e) MUST_CHECK;

#endif
