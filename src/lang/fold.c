#include "lang/fold.h"

#include <string.h>

#include <unicode/uchar.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

#include "base/text.h"
#include "lang/ascii.h"

/* Han-Latin/Names knows how a character is read in a family name. */
static const UChar rules[] = u"Han-Latin/Names; Any-Latin; Latin-ASCII";

static UTransliterator *
tables(struct fold *f)
{
	UErrorCode ec = U_ZERO_ERROR;
	UParseError where;

	if (!f->tried)
		f->tables = utrans_openU(rules, -1, UTRANS_FORWARD, NULL, 0, &where, &ec);
	f->tried = true;
	return f->tables;
}

void
fold_close(struct fold *f)
{
	if (f->tables != NULL)
		utrans_close(f->tables);
	*f = (struct fold){ 0 };
}

bool
fold_is_native(uint32_t cp)
{
	return (cp >= 0x3041 && cp <= 0x30ff) || (cp >= 0x31f0 && cp <= 0x31ff)
	    || (cp >= 0xff66 && cp <= 0xff9f) || (cp >= 0xac00 && cp <= 0xd7a3)
	    || (cp >= 0x1100 && cp <= 0x11ff)
	    || (cp <= 0x10ffff && u_hasBinaryProperty((UChar32)cp, UCHAR_IDEOGRAPHIC));
}

const char *
fold_native(const char *s, struct arena *a)
{
	struct text t = { .a = a };
	uint32_t cp;

	while ((cp = utf8_next(&s)) != 0)
		if (cp != UTF8_BAD && fold_is_native(cp))
			text_put(&t, cp);
	return text_get(&t);
}

const char *
fold_upper(const char *s, struct arena *a)
{
	struct text t = { .a = a };
	uint32_t cp;

	while ((cp = utf8_next(&s)) != 0)
		text_put(&t, cp == UTF8_BAD ? '?' : (uint32_t)u_toupper((UChar32)cp));
	return text_get(&t);
}

/* In Latin letters by the tables of ICU; "" where they fail. */
static const char *
transliterate(struct fold *f, const char *s, struct arena *a)
{
	enum { GROWTH = 8 }; /* UTF-16 units of Latin for one of another script */
	UErrorCode ec = U_ZERO_ERROR;
	int32_t len = 0, cap = (int32_t)(strlen(s) + 1) * GROWTH, limit;
	UChar *u = arena_array(a, UChar, (size_t)cap);
	char *out = arena_alloc(a, (size_t)cap * 3);

	u_strFromUTF8(u, cap, &len, s, -1, &ec);
	limit = len;
	if (U_SUCCESS(ec) && tables(f) != NULL)
		utrans_transUChars(tables(f), u, &len, cap, 0, &limit, &ec);
	u_strToUTF8(out, cap * 3, NULL, u, len, &ec);
	return U_SUCCESS(ec) ? out : "";
}

/* Latin letters need no table. */
static const char *
latin(struct fold *f, const char *s, struct arena *a)
{
	bool whole = true;
	const char *easy = ascii_of(s, a, &whole);

	return whole ? easy : ascii_of(transliterate(f, s, a), a, NULL);
}

const char *
fold_latin(struct fold *f, const char *s, struct arena *a)
{
	struct text t = { .a = a };
	bool whole = true, inside = false;
	const char *easy = ascii_of(s, a, &whole), *p;

	if (whole)
		return easy;
	for (p = latin(f, s, a); *p != '\0'; p++) {
		bool letter = (*p >= 'a' && *p <= 'z') || (*p >= 'A' && *p <= 'Z');

		if (*p == ' ' && t.len > 0 && t.s[t.len - 1] == ' ')
			continue;
		if (*p != '?')
			text_put(
			    &t, letter && !inside && *p >= 'a' ? (uint32_t)*p - 32 : (uint32_t)*p);
		inside = letter || (*p == '\'' && inside);
	}
	return text_get(&t);
}

/* c after last says nothing new: the e of ue, the second a of aa. */
static bool
is_doubled(char last, char c)
{
	return (c == 'e' && (last == 'a' || last == 'o' || last == 'u'))
	    || (c == 'a' && last == 'a');
}

const char *
fold_words(struct fold *f, const char *s, struct arena *a)
{
	struct text t = { .a = a };
	bool gap = false;
	char last = '\0';

	for (const char *p = latin(f, s, a); *p != '\0'; p++) {
		char c = *p >= 'A' && *p <= 'Z' ? (char)(*p + 32) : *p;

		if (c == '\'' || c == '`')
			continue;
		if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9')) {
			gap = true;
			continue;
		}
		if (gap)
			last = '\0';
		if (gap && t.len > 0)
			text_add(&t, " ");
		gap = false;
		if (is_doubled(last, c))
			continue;
		text_addn(&t, &c, 1);
		last = c;
	}
	return text_get(&t);
}
