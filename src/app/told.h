/* told - what is explained to a person, paragraph by paragraph, before anybody lays it out.
 *
 *	struct told t = { .a = turn };
 *
 *	told_add(&t, TOLD_TITLE, 0, "Why");
 *	told_add(&t, TOLD_CARE, 0, "never asked: %s", what);
 *
 * A screen wraps and marks it, a dialogue says it.
 */
#ifndef APP_TOLD_H
#define APP_TOLD_H

#include "base/err.h"
#include "base/vec.h"

enum told_kind {
	TOLD_PLAIN,
	TOLD_TITLE,
	TOLD_VALUE,
	TOLD_DIM,  /* beside the matter */
	TOLD_CARE, /* speaks against it */
	TOLD_STOP, /* forbids it */
};

struct told_line {
	enum told_kind kind;
	int indent;
	const char *text; /* "": an empty line */
};

struct told {
	struct arena *a;
	VEC(struct told_line) line;
};

/* One more paragraph. */
void told_add(struct told *t, enum told_kind kind, int indent, const char *fmt, ...)
    PRINTF_LIKE(4, 5);

#endif
