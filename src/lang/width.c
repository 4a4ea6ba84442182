#include "lang/width.h"

#include <langinfo.h>
#include <locale.h>
#include <string.h>
#include <wchar.h>

#include <unicode/uchar.h>

#include "base/text.h"

enum { ZWNJ = 0x200C, ZWJ = 0x200D };

bool
width_locale(bool *utf8, struct err *e)
{
	*utf8 = setlocale(LC_CTYPE, "") != NULL && strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
	if (*utf8 || setlocale(LC_CTYPE, "C.UTF-8") != NULL)
		return true;
	return err_set(e, ERR_CONF, "this machine has no UTF-8 locale: install C.UTF-8");
}

int
width_cp(uint32_t cp)
{
	int cols = cp < 0x80 ? cp >= ' ' && cp < 0x7F : wcwidth((wchar_t)cp);

	return cols < 0 || cp < ' ' || cp == 0x7F ? 1 : cols;
}

/* Marks, joiners and the vowels of conjoining Hangul.  What else has no width would hide behind
 * the letter before it, so it stands alone. */
static bool
joins(uint32_t cp)
{
	if (cp < 0x300 || cp == UTF8_BAD)
		return false;
	return cp == ZWNJ || cp == ZWJ
	    || (U_MASK(u_charType((UChar32)cp)) & (U_GC_MN_MASK | U_GC_ME_MASK))
	    || u_hasBinaryProperty((UChar32)cp, UCHAR_GRAPHEME_EXTEND)
	    || (cp >= 0x1160 && cp <= 0x11FF && width_cp(cp) == 0);
}

bool
cluster_next(const char **s, struct piece *out)
{
	const char *p = *s;

	if (*p == '\0')
		return false;
	*out = (struct piece){ .s = p };
	if (*p >= ' ' && *p < 0x7F && (unsigned char)p[1] < 0x80) { /* nearly all of a screen */
		out->cols = 1;
		out->len = 1;
		*s = p + 1;
		return true;
	}
	out->cols = width_cp(utf8_next(&p));
	for (const char *q = p; *q != '\0'; p = q) {
		if (!joins(utf8_next(&q)))
			break;
	}
	if (out->cols == 0) /* a mark without a base still takes a place */
		out->cols = 1;
	out->len = (size_t)(p - out->s);
	*s = p;
	return true;
}

const char *
cluster_prev(const char *s, const char *at)
{
	const char *start = s;
	struct piece c;

	/* A mark may stand on any number of others, so clusters are found from the start of
	 * the line: fields are short, and notes have lines. */
	for (const char *p = at; p > s;)
		if (*--p == '\n' && p + 1 < at) {
			s = start = p + 1;
			break;
		}
	while (s < at && cluster_next(&s, &c))
		start = c.s;
	return start;
}

int
width_ofn(const char *s, size_t len)
{
	const char *end = s + len;
	struct piece c;
	int cols = 0;

	while (s < end && cluster_next(&s, &c))
		cols += c.cols;
	return cols;
}

int
width_of(const char *s)
{
	return width_ofn(s, strlen(s));
}

bool
wrap_next(const char **s, int cols, struct piece *out)
{
	const char *p = *s, *space = NULL, *end;
	int used = 0, at_space = 0;
	struct piece c;

	if (p == NULL)
		return false;
	*out = (struct piece){ .s = p };
	for (end = p; *p != '\n' && cluster_next(&p, &c); end = p) {
		if (*c.s == ' ') {
			space = c.s;
			at_space = used;
		}
		/* One cluster always fits, or a wide one would never end in a column of 1;
		 * spaces that overhang are not shown. */
		if (used + c.cols > cols && c.s > out->s)
			break;
		used += c.cols;
	}
	p = end;
	if (*p == '\0' || *p == '\n') {
		*s = *p == '\n' ? p + 1 : NULL;
	} else if (space != NULL) {
		end = space;
		used = at_space;
		*s = space + 1;
	} else {
		*s = p;
	}
	out->len = (size_t)(end - out->s);
	out->cols = used;
	return true;
}
