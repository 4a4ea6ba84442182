/* text - text being built in an arena, and UTF-8 one code point at a time. */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include <stdarg.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

/* Starts as { .a = arena }; s is always ended by a NUL once something was added. */
struct text {
	struct arena *a;
	char *s;
	size_t len, cap;
};

/* Put more at the end: a text, n bytes of one, a formatted text. */
void text_add(struct text *t, const char *s);
void text_addn(struct text *t, const char *s, size_t n);
void text_addf(struct text *t, const char *fmt, ...) PRINTF_LIKE(2, 3);
/* One code point, as UTF-8. */
void text_put(struct text *t, uint32_t cp);
/* What was built; "" when nothing was. */
const char *text_get(const struct text *t);

/* A formatted text that lives in a. */
char *text_fmt(struct arena *a, const char *fmt, ...) PRINTF_LIKE(2, 3);
char *text_vfmt(struct arena *a, const char *fmt, va_list ap) PRINTF_LIKE(2, 0);

enum { UTF8_BAD = 0xFFFFFFFFu };

/* The code point at *s, which moves past it; UTF8_BAD moves one byte past an
 * invalid, overlong, surrogate or cut sequence.  0 at the end, and stays. */
uint32_t utf8_next(const char **s);

/* Writes cp to out, returns its length 1 to 4. */
size_t utf8_put(uint32_t cp, char out[4]);

/* All of s is valid UTF-8. */
bool utf8_valid(const char *s);

#endif
