#include "base/text.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Most of what is formatted is shorter than this, and then formatted once. */
enum { SMALL = 256 };

static void
reserve(struct text *t, size_t more)
{
	size_t cap = t->cap == 0 ? 64 : t->cap;
	char *s;

	if (t->len + more + 1 <= t->cap)
		return;
	while (cap < t->len + more + 1)
		cap *= 2;
	s = arena_alloc(t->a, cap);
	if (t->len > 0)
		memcpy(s, t->s, t->len);
	t->s = s;
	t->cap = cap;
}

void
text_addn(struct text *t, const char *s, size_t n)
{
	reserve(t, n);
	memcpy(t->s + t->len, s, n);
	t->len += n;
	t->s[t->len] = '\0';
}

void
text_add(struct text *t, const char *s)
{
	text_addn(t, s, strlen(s));
}

void
text_addf(struct text *t, const char *fmt, ...)
{
	char small[SMALL];
	va_list ap, again;
	int n;

	va_start(ap, fmt);
	va_copy(again, ap);
	n = vsnprintf(small, sizeof(small), fmt, ap);
	va_end(ap);
	if (n > 0 && n < SMALL) {
		text_addn(t, small, (size_t)n);
	} else if (n > 0) {
		reserve(t, (size_t)n);
		vsnprintf(t->s + t->len, (size_t)n + 1, fmt, again);
		t->len += (size_t)n;
	}
	va_end(again);
}

void
text_put(struct text *t, uint32_t cp)
{
	char out[4];
	size_t n = utf8_put(cp, out);

	text_addn(t, out, n);
}

const char *
text_get(const struct text *t)
{
	return t->s == NULL ? "" : t->s;
}

char *
text_vfmt(struct arena *a, const char *fmt, va_list ap)
{
	char small[SMALL];
	va_list again;
	char *s;
	int n;

	va_copy(again, ap);
	n = vsnprintf(small, sizeof(small), fmt, ap);
	s = arena_alloc(a, (size_t)(n > 0 ? n : 0) + 1);
	if (n > 0 && n < SMALL)
		memcpy(s, small, (size_t)n);
	else if (n > 0)
		vsnprintf(s, (size_t)n + 1, fmt, again);
	va_end(again);
	return s;
}

char *
text_fmt(struct arena *a, const char *fmt, ...)
{
	va_list ap;
	char *s;

	va_start(ap, fmt);
	s = text_vfmt(a, fmt, ap);
	va_end(ap);
	return s;
}

/* Length of the sequence that starts with c; 0 when none does. */
static int
utf8_len(unsigned char c)
{
	if (c < 0x80)
		return 1;
	if (c >= 0xC2 && c <= 0xDF)
		return 2;
	if (c >= 0xE0 && c <= 0xEF)
		return 3;
	return c >= 0xF0 && c <= 0xF4 ? 4 : 0;
}

uint32_t
utf8_next(const char **s)
{
	static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
	const unsigned char *p = (const unsigned char *)*s;
	int n = utf8_len(p[0]);
	uint32_t cp;

	if (p[0] == '\0')
		return 0;
	(*s)++;
	if (n == 0)
		return UTF8_BAD;
	if (n == 1)
		return p[0];
	cp = p[0] & (0x7Fu >> n);
	for (int i = 1; i < n; i++) {
		if ((p[i] & 0xC0) != 0x80)
			return UTF8_BAD;
		cp = cp << 6 | (p[i] & 0x3Fu);
	}
	if (cp < least[n] || cp > 0x10FFFF || (cp >= 0xD800 && cp <= 0xDFFF))
		return UTF8_BAD;
	*s += n - 1;
	return cp;
}

size_t
utf8_put(uint32_t cp, char out[4])
{
	size_t n = cp < 0x80 ? 1 : cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;

	if (n == 1) {
		out[0] = (char)cp;
		return 1;
	}
	for (size_t i = n - 1; i > 0; i--, cp >>= 6)
		out[i] = (char)(0x80 | (cp & 0x3F));
	out[0] = (char)((0xF0u << (4 - n) & 0xFF) | cp);
	return n;
}

bool
utf8_valid(const char *s)
{
	for (;;) {
		uint32_t cp = utf8_next(&s);

		if (cp == 0)
			return true;
		if (cp == UTF8_BAD)
			return false;
	}
}
