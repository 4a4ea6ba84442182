/* err - the one error type.
 *
 * A function that can fail returns bool and takes `struct err *e` last.
 * false means *e is filled, once, where the failure happened.  Callers
 * return false, or add context with err_add().  Bugs are assert()ed;
 * running out of memory ends the program.  Nothing else reports failure.
 */
#ifndef BASE_ERR_H
#define BASE_ERR_H

#include <stdbool.h>

enum err_code {
	ERR_NONE,
	ERR_INPUT,    /* what was typed or sent cannot be read as a value */
	ERR_RULE,     /* a clinical or clinic rule says no */
	ERR_CONFLICT, /* someone else changed or took it meanwhile */
	ERR_MISSING,  /* no such record */
	ERR_DENIED,   /* this person may not */
	ERR_BUSY,     /* the database is held by somebody; try again */
	ERR_CONF,     /* a .cfg file is wrong; text starts file:line */
	ERR_IO,       /* a file or the database cannot be read or written */
};

enum { ERR_TEXT = 512 };

struct err {
	enum err_code code;
	char field[32];      /* the field or parameter to look at; "" when there is none */
	char text[ERR_TEXT]; /* one sentence: what, where, what to do */
};

#define MUST_CHECK __attribute__((warn_unused_result))
#define PRINTF_LIKE(f, a) __attribute__((format(printf, f, a)))

/* Fill e; what is no UTF-8 in it becomes "?", so that field and text always are.
 * Always returns false, so callers can `return err_set(...)`. */
bool err_set(struct err *e, enum err_code code, const char *fmt, ...) PRINTF_LIKE(3, 4);

/* The same, naming the field (a form key or a command's parameter). */
bool err_field(struct err *e, enum err_code code, const char *field, const char *fmt, ...)
    PRINTF_LIKE(4, 5);

/* Put "context: " before e's text.  Always returns false. */
bool err_add(struct err *e, const char *fmt, ...) PRINTF_LIKE(2, 3);

/* "input", "rule", ... as machines read it in --json. */
const char *err_name(enum err_code code);

#endif
