/* width - texts as people see them: clusters, columns, lines.
 *
 * A cluster is what the cursor steps over and Backspace removes: a base
 * and the marks that stand on it.  Columns are libc's wcwidth(), the same
 * function that curses asks, so the two never disagree; it needs a UTF-8
 * locale, which width_locale() sets.  Texts are UTF-8; an invalid byte is
 * a cluster of one column.
 */
#ifndef LANG_WIDTH_H
#define LANG_WIDTH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

/* Part of a text: not ended by a NUL. */
struct piece {
	const char *s;
	size_t len;
	int cols;
};

/* LC_CTYPE of the environment where that is UTF-8, else C.UTF-8; every
 * program calls it first.  *utf8 tells whether the environment said UTF-8.
 * errors  ERR_CONF when the machine has no UTF-8 locale at all. */
bool width_locale(bool *utf8, struct err *e) MUST_CHECK;

/* 0 to 2; 1 for what cannot be printed, since a "?" stands there. */
int width_cp(uint32_t cp);

/* The cluster at *s, which moves past it; false at the end. */
bool cluster_next(const char **s, struct piece *out);
/* Where the cluster before at begins; s is the start of the text. */
const char *cluster_prev(const char *s, const char *at);

/* Columns of s, and of its first len bytes. */
int width_of(const char *s);
int width_ofn(const char *s, size_t len);

/* The next line of at most cols columns, broken at a space where there is
 * one, and at each '\n'; *s moves on and is NULL after the last line.
 * A text has at least one line.
 *
 *	for (const char *p = text; wrap_next(&p, 40, &line);) */
bool wrap_next(const char **s, int cols, struct piece *out);

#endif
