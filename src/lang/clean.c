#include "lang/clean.h"

#include <stdio.h>
#include <string.h>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "base/text.h"
#include "lang/fold.h"
#include "lang/width.h"

enum { ASCII_END = 0x7F, MARKS_MAX = 2, ZWNJ = 0x200C, ZWJ = 0x200D, JOINERS_FROM = 0x600 };

/* Assigned code points that change what is read, or show nothing at all. */
static const struct {
	uint32_t from, to;
} refused[] = { { 0x00AD, 0x00AD }, { 0x034F, 0x034F }, { 0x061C, 0x061C }, { 0x115F, 0x1160 },
	{ 0x17B4, 0x17B5 }, { 0x180B, 0x180F }, { 0x200B, 0x200F }, { 0x2028, 0x202E },
	{ 0x2060, 0x206F }, { 0x2800, 0x2800 }, { 0x3164, 0x3164 }, { 0xFEFF, 0xFEFF },
	{ 0xFFA0, 0xFFA0 }, { 0xFFF9, 0xFFFD }, { 0xE0000, 0xE007F } };

static bool
is_letter(uint32_t cp)
{
	return u_isalpha((UChar32)cp) || u_isdigit((UChar32)cp);
}

static bool
is_mark(uint32_t cp)
{
	return (U_MASK(u_charType((UChar32)cp)) & U_GC_M_MASK) != 0;
}

/* Nearly all that is typed: neither a blank of another kind, nor a mark, nor to be refused. */
static bool
is_plain(uint32_t cp)
{
	return cp >= ' ' && cp < ASCII_END;
}

static bool
is_storable(uint32_t cp)
{
	if (is_plain(cp))
		return true;
	if (cp == UTF8_BAD
	    || (U_MASK(u_charType((UChar32)cp))
		& (U_GC_CC_MASK | U_GC_CN_MASK | U_GC_CO_MASK | U_GC_CS_MASK)))
		return false;
	for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++)
		if (cp >= refused[i].from && cp <= refused[i].to)
			return false;
	return true;
}

/* Their width differs from terminal to terminal, so nothing may stand to their right. */
static bool
is_emoji(uint32_t cp)
{
	return (cp >= 0xFE00 && cp <= 0xFE0F)
	    || u_hasBinaryProperty((UChar32)cp, UCHAR_EMOJI_PRESENTATION);
}

bool
clean_cp(uint32_t cp)
{
	return cp >= ' ' && is_storable(cp);
}

/* What stands around a character decides about marks and joiners. */
struct place {
	uint32_t before;
	uint32_t letter; /* that the marks before stand on */
	int marks;
};

static const char *
why_not(struct place *p, uint32_t cp, const char *rest, bool note)
{
	bool joiner = cp == ZWNJ || cp == ZWJ;

	if (is_plain(cp)) {
		*p = (struct place){ .before = cp, .letter = cp };
		return NULL;
	}
	if (cp == UTF8_BAD)
		return "is not UTF-8";
	if (note && cp == '\n') {
		*p = (struct place){ 0 };
		return NULL;
	}
	if (joiner && p->letter >= JOINERS_FROM && is_letter(p->letter)
	    && (is_letter(p->before) || is_mark(p->before))) {
		const char *next = rest;
		uint32_t after = utf8_next(&next);

		joiner = !(after >= JOINERS_FROM && after != UTF8_BAD && is_letter(after));
		if (!joiner) {
			p->before = cp;
			return NULL;
		}
	}
	if (cp < ' ' || !is_storable(cp) || (!note && is_emoji(cp)))
		return "may not be stored";
	p->marks = is_mark(cp) ? p->marks + 1 : 0;
	if (is_mark(cp) && (p->before == 0 || p->before == ' '))
		return "stands on no letter";
	if (p->marks > MARKS_MAX)
		return "is one mark too many on its letter";
	p->before = cp;
	p->letter = is_mark(cp) ? p->letter : cp;
	return NULL;
}

static bool
refuse(uint32_t cp, const char *at, size_t nth, const char *why, struct err *e)
{
	UErrorCode ec = U_ZERO_ERROR;
	char name[80] = "";

	if (cp == UTF8_BAD)
		return err_set(e, ERR_INPUT,
		    "character %zu is not UTF-8 (byte 0x%02X): type it again", nth,
		    (unsigned)(unsigned char)*at);
	u_charName((UChar32)cp, U_EXTENDED_CHAR_NAME, name, (int32_t)sizeof(name), &ec);
	return err_set(e, ERR_INPUT, "character %zu (U+%04X %s) %s: type it again without it", nth,
	    (unsigned)cp, name, why);
}

static bool
check(const char *in, bool note, struct err *e)
{
	struct place p = { 0 };
	size_t nth = 0;

	for (const char *s = in; *s != '\0';) {
		const char *at = s;
		uint32_t cp = utf8_next(&s);
		const char *why = why_not(&p, cp, s, note);

		nth++;
		if (why != NULL)
			return refuse(cp, at, nth, why, e);
	}
	return true;
}

static bool
is_ascii(const char *s)
{
	while (*s != '\0' && (unsigned char)*s <= ASCII_END)
		s++;
	return *s == '\0';
}

/* NFC of valid UTF-8. */
static bool
normal(const char *in, struct arena *a, const char **out, struct err *e)
{
	UErrorCode ec = U_ZERO_ERROR;
	const UNormalizer2 *nfc;
	int32_t len = (int32_t)strlen(in), cap = 3 * len + 1, n = 0;
	UChar *wide, *done;
	char *utf8;

	*out = in;
	if (is_ascii(in))
		return true;
	nfc = unorm2_getNFCInstance(&ec);
	wide = arena_array(a, UChar, (size_t)cap);
	done = arena_array(a, UChar, (size_t)cap);
	utf8 = arena_alloc(a, (size_t)cap * 3 + 1);
	u_strFromUTF8(wide, cap, &n, in, len, &ec);
	n = unorm2_normalize(nfc, wide, n, done, cap, &ec);
	u_strToUTF8(utf8, 3 * cap, NULL, done, n, &ec);
	if (U_FAILURE(ec))
		return err_set(e, ERR_INPUT, "the text cannot be normalised: %s", u_errorName(ec));
	*out = utf8;
	return true;
}

/* CR LF and CR as LF where lines are allowed; every kind of blank as ' '. */
static const char *
blanks(const char *in, bool note, struct arena *a)
{
	struct text t = { .a = a };

	for (const char *s = in; *s != '\0';) {
		const char *at = s;
		uint32_t cp = utf8_next(&s);

		if (note && cp == '\r') {
			s += *s == '\n';
			text_add(&t, "\n");
		} else if ((note && cp == '\t')
		    || (!is_plain(cp) && cp != UTF8_BAD
			&& u_charType((UChar32)cp) == U_SPACE_SEPARATOR)) {
			text_add(&t, " ");
		} else {
			text_addn(&t, at, (size_t)(s - at));
		}
	}
	return text_get(&t);
}

static const char *
trimmed(const char *s, struct arena *a)
{
	size_t len;

	s += strspn(s, " \n");
	for (len = strlen(s); len > 0 && strchr(" \n", s[len - 1]) != NULL; len--)
		;
	return arena_strn(a, s, len);
}

static bool
has_letter(const char *s)
{
	while (*s != '\0')
		if (is_letter(utf8_next(&s)))
			return true;
	return false;
}

static bool
clean(const char *in, size_t max, bool note, struct arena *a, const char **out, struct err *e)
{
	const char *s = blanks(in, note, a);
	int cols;

	if (!check(s, note, e) || !normal(s, a, &s, e))
		return false;
	s = trimmed(s, a);
	/* Composition may bring marks together that were one code point before. */
	if (!check(s, note, e))
		return false;
	if (*s != '\0' && !note && !has_letter(s))
		return err_set(e, ERR_INPUT, "\"%s\" has no letter or digit: write it in words", s);
	cols = width_of(s);
	if ((size_t)cols > max)
		return err_set(e, ERR_INPUT,
		    "the text is %d columns long, %zu are the most: shorten it", cols, max);
	*out = s;
	return true;
}

bool
clean_line(const char *in, size_t max, struct arena *a, const char **out, struct err *e)
{
	return clean(in, max, false, a, out, e);
}

bool
clean_note(const char *in, size_t max, struct arena *a, const char **out, struct err *e)
{
	return clean(in, max, true, a, out, e);
}

int
clean_letters(const char *s)
{
	bool differ = false;
	uint32_t first = 0;
	int n = 0;

	for (uint32_t cp; (cp = utf8_next(&s)) != 0;) {
		if (!u_isalpha((UChar32)cp))
			continue;
		if (first == 0)
			first = cp;
		differ = differ || cp != first;
		n += fold_is_native(cp) ? 2 : 1;
	}
	return differ ? n : 0;
}

const char *
clean_shown(const char *in, struct arena *a, bool *hidden)
{
	struct text t = { .a = a };
	struct place p = { 0 };
	bool any = false;

	for (const char *s = in; *s != '\0';) {
		const char *at = s;
		uint32_t cp = utf8_next(&s);

		if (why_not(&p, cp, s, true) == NULL) {
			text_addn(&t, at, (size_t)(s - at));
			continue;
		}
		any = true;
		p = (struct place){ .before = CLEAN_HIDDEN };
		text_put(&t, CLEAN_HIDDEN);
	}
	if (hidden != NULL)
		*hidden = any;
	return any ? text_get(&t) : in;
}
