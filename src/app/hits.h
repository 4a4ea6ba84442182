/* hits - the booked sessions that a closure or an absence takes the ground from. */
#ifndef APP_HITS_H
#define APP_HITS_H

#include "app/command.h"
#include "sched/calendar.h"

enum { HITS_NAMED = 20 };

/* Names the sessions still to come that the closure falls on, in out's reasons:
 * up to HITS_NAMED, then how many more; *n is how many there are. */
bool hits_of_closure(
    struct call *c, const struct closure *k, struct outcome *out, int *n, struct err *e) MUST_CHECK;

/* The same of a resource that is away. */
bool hits_of_absence(struct call *c, int64_t resource, const struct exception *x,
    struct outcome *out, int *n, struct err *e) MUST_CHECK;

#endif
