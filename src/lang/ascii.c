#include "lang/ascii.h"

#include <string.h>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>

#include "base/text.h"
#include "lang/width.h"

/* What does not come apart into an ASCII letter and marks. */
static const struct {
	uint32_t cp;
	const char *as;
} spelt[] = { { 0x00A0, " " }, { 0x00AB, "\"" }, { 0x00B0, "deg" }, { 0x00B1, "+/-" },
	{ 0x00B2, "2" }, { 0x00B5, "u" }, { 0x00B7, "." }, { 0x00BB, "\"" }, { 0x00C6, "AE" },
	{ 0x00D0, "D" }, { 0x00D7, "x" }, { 0x00D8, "O" }, { 0x00DE, "Th" }, { 0x00DF, "ss" },
	{ 0x00E6, "ae" }, { 0x00F0, "d" }, { 0x00F8, "o" }, { 0x00FE, "th" }, { 0x0110, "D" },
	{ 0x0111, "d" }, { 0x0131, "i" }, { 0x0141, "L" }, { 0x0142, "l" }, { 0x0152, "OE" },
	{ 0x0153, "oe" }, { 0x03BC, "u" }, { 0x2010, "-" }, { 0x2011, "-" }, { 0x2012, "-" },
	{ 0x2013, "-" }, { 0x2014, "-" }, { 0x2018, "'" }, { 0x2019, "'" }, { 0x201C, "\"" },
	{ 0x201D, "\"" }, { 0x2022, "*" }, { 0x2044, "/" }, { 0x2026, "..." }, { 0x2190, "<-" },
	{ 0x2192, "->" }, { 0x2212, "-" }, { 0x2264, "<=" }, { 0x2265, ">=" }, { 0x25B8, ">" },
	{ 0x25E6, "." }, { 0x2713, "+" }, { 0x2717, "X" }, { 0x2500, "-" }, { 0x2502, "|" },
	{ 0x250C, "+" }, { 0x2510, "+" }, { 0x2514, "+" }, { 0x2518, "+" }, { 0x251C, "+" },
	{ 0x2524, "+" }, { 0x252C, "+" }, { 0x2534, "+" }, { 0x253C, "+" }, { 0x2588, "#" },
	{ 0x2593, "#" }, { 0x2592, ":" }, { 0x2591, "." } };

/* What is left of cp without its marks, when that is ASCII: e of é, kg of ㎏. */
static bool
take_apart(uint32_t cp, struct text *t)
{
	UErrorCode ec = U_ZERO_ERROR;
	const UNormalizer2 *nfkd = unorm2_getNFKDInstance(&ec);
	UChar out[32];
	int32_t n = cp == UTF8_BAD ? 0 : unorm2_getDecomposition(nfkd, (UChar32)cp, out, 32, &ec);
	size_t before = t->len;

	for (int32_t i = 0; U_SUCCESS(ec) && i < n; i++) {
		if (out[i] >= ' ' && out[i] < 0x7F)
			text_put(t, out[i]);
		else if (out[i] == 0x2044) /* the stroke of ½ */
			text_add(t, "/");
		else if (!(U_MASK(u_charType(out[i])) & U_GC_M_MASK))
			break;
	}
	return t->len > before;
}

static bool
spell(uint32_t cp, int cols, struct text *t)
{
	for (size_t i = 0; i < sizeof(spelt) / sizeof(spelt[0]); i++)
		if (spelt[i].cp == cp) {
			text_add(t, spelt[i].as);
			return true;
		}
	if (take_apart(cp, t))
		return true;
	text_add(t, cols == 2 ? "? " : "?"); /* what stands to its right keeps its place */
	return false;
}

const char *
ascii_of(const char *s, struct arena *a, bool *whole)
{
	struct text t = { .a = a };
	struct piece c;
	bool all = true;

	while (cluster_next(&s, &c)) {
		const char *p = c.s;
		uint32_t cp = utf8_next(&p);

		if (cp < 0x80)
			text_addn(&t, c.s, 1);
		else
			all = spell(cp, c.cols, &t) && all;
	}
	if (whole != NULL)
		*whole = all;
	return text_get(&t);
}
