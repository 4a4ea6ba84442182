/* range - days and hours as the commands about hours, leave and closures take them. */
#ifndef APP_RANGE_H
#define APP_RANGE_H

#include "app/command.h"
#include "sched/cells.h"

enum { RANGE_SPANS = 6 };

/* "08:00-12:00 13:00-17:00".  How many; -1 and e when it cannot be read. */
int range_spans(const char *typed, struct span out[RANGE_SPANS], struct arena *a, struct err *e);

/* The parameters from (today unless given), to (the same day) and hours (all of it).
 * errors  ERR_INPUT. */
bool range_read(struct call *c, int *from, int *to, struct span *at, struct err *e) MUST_CHECK;

#endif
