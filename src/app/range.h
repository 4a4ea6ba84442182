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

/* The same as a person reads it: "Thu 24-Dec-2026", "Thu 24-Dec-2026 to Sat 02-Jan-2027", and of
 * a part of the days "Thu 24-Dec-2026 13:00-17:00".  It lives in a. */
const char *range_said(int from, int to, const struct span *at, struct arena *a);
/* The hours of it alone, as range_read() takes them; "" of the whole day. */
const char *range_hours(const struct span *at, struct arena *a);

#endif
