/* holidays - the days of an iCalendar file (RFC 5545) on which a clinic may close.
 *
 * Read are events of whole days: a day, a range, one that comes back every year
 * on its date, and one that comes back by another rule, a holiday each time.  All
 * else is named with its line, so that nobody believes a day closed that is not.
 */
#ifndef EXCHANGE_HOLIDAYS_H
#define EXCHANGE_HOLIDAYS_H

#include "base/day.h"
#include "base/vec.h"

struct holiday {
	int line;     /* of its BEGIN:VEVENT, from 1 */
	int from, to; /* days, both included */
	bool yearly;
	const char *name;    /* "" when it has none */
	const char *ignored; /* why it is not taken; NULL when it is */
};

struct holidays {
	VEC(struct holiday) list;
};

/* Rules of coming back are followed over these days, both included. */
struct holiday_range {
	int from, to;
};

/* Reads the text of a file; names are as they stand there, their escapes undone.
 * errors  ERR_INPUT: it is no iCalendar file, or ends within an event. */
bool holidays_read(const char *text, const struct holiday_range *days, struct arena *a,
    struct holidays *out, struct err *e) MUST_CHECK;

#endif
