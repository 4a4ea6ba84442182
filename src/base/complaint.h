/* complaint - what is wrong in the files that a person edits, all of it at once.
 *
 * A loader goes on after a fault and adds one line for each, "file:line:
 * text", so that a clinic mends its pack in one round.
 */
#ifndef BASE_COMPLAINT_H
#define BASE_COMPLAINT_H

#include "base/err.h"
#include "base/vec.h"

/* Starts as { .a = arena }; the lines live in it. */
struct complaints {
	struct arena *a;
	VEC(const char *) line;
};

/* One line more, as by printf. */
void complain(struct complaints *c, const char *fmt, ...) PRINTF_LIKE(2, 3);
/* The sentence of e, which is "file:line: text" when conf/ wrote it. */
void complain_err(struct complaints *c, const struct err *e);

/* true when there are none, else e is the first of them: for who only wants to load.
 * errors  ERR_CONF. */
bool complaints_none(const struct complaints *c, struct err *e) MUST_CHECK;

#endif
