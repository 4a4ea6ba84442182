/* value - an answer as expressions, records and machines see it.
 *
 * VALUE_NONE is "not recorded".  It is not zero, not "", not false.
 */
#ifndef BASE_VALUE_H
#define BASE_VALUE_H

#include <stdbool.h>
#include <stdint.h>

enum value_type { VALUE_NONE, VALUE_INT, VALUE_NUM, VALUE_TEXT };

struct value {
	enum value_type type;
	union {
		int64_t i; /* yes is 1, no is 0; a date is its day number */
		double n;
		const char *s; /* a choice is its code */
	} u;
};

#define NONE ((struct value){ .type = VALUE_NONE })
#define INT(x) ((struct value){ .type = VALUE_INT, .u.i = (x) })
#define NUM(x) ((struct value){ .type = VALUE_NUM, .u.n = (x) })
#define TEXT(x) ((struct value){ .type = VALUE_TEXT, .u.s = (x) })

/* Same type and same value; two that are not recorded are the same. */
bool value_same(struct value a, struct value b);

/* As a number; NAN when it is none. */
double value_number(struct value v);

#endif
