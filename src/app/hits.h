/* hits - the booked sessions that a closure, an absence or other hours take the ground from. */
#ifndef APP_HITS_H
#define APP_HITS_H

#include "app/command.h"
#include "sched/calendar.h"

struct book;

enum { HITS_NAMED = 20 };

/* Names the sessions still to come that the closure falls on, in out's reasons:
 * up to HITS_NAMED, then how many more; *n is how many there are. */
bool hits_of_closure(
    struct call *c, const struct closure *k, struct outcome *out, int *n, struct err *e) MUST_CHECK;

/* The same of a resource that is away. */
bool hits_of_absence(struct call *c, int64_t resource, const struct exception *x,
    struct outcome *out, int *n, struct err *e) MUST_CHECK;

/* The same of hours that changed, or of what is not in use any more: of that which could take place
 * before.  The first is called ahead of the change, the second after it. */
bool hits_before(struct call *c, struct book *before, struct err *e) MUST_CHECK;
bool hits_of_change(struct call *c, const struct book *before, struct outcome *out, int *n,
    struct err *e) MUST_CHECK;

#endif
