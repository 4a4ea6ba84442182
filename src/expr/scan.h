/* scan - the words of an expression, before SQLite sees them. */
#ifndef EXPR_SCAN_H
#define EXPR_SCAN_H

#include "expr/expr.h"

enum scan_kind { SCAN_END, SCAN_WORD, SCAN_NAME, SCAN_NUMBER, SCAN_TEXT, SCAN_MARK, SCAN_BAD };

struct scan {
	const char *at; /* the next character */
	const char *from;
	size_t len;
	enum scan_kind kind;
};

/* Steps to the next word; SCAN_NAME is without its colon, SCAN_TEXT without its quotes. */
enum scan_kind scan_next(struct scan *s);

/* Refuses what no expression needs (comments, a closing bracket too many) and,
 * in a rule, every construct that turns unknown into false. */
bool scan_check(const char *text, enum expr_use use, struct err *e) MUST_CHECK;

#endif
