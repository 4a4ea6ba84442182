#include <string.h>

#include "base/text.h"
#include "ui/key.h"

enum state {
	GROUND,
	CHAR,        /* inside a UTF-8 sequence */
	ESC,         /* after Esc */
	ESC2,        /* after Esc Esc, which was given out; a sequence may still follow */
	SS3,         /* after Esc O */
	CSI,         /* after Esc [ */
	LINUX,       /* after Esc [ [ */
	MOUSE,       /* three bytes to come */
	STRING_HEAD, /* after Esc ] Esc P Esc _: a reply, or a typed letter? */
	STRING,      /* until BEL or Esc \ */
	STRING_ESC,
	PASTE
};

/* Final byte of CSI and SS3 sequences. */
static const struct {
	char final;
	uint32_t code;
} final_key[] = { { 'A', K_UP }, { 'B', K_DOWN }, { 'C', K_RIGHT }, { 'D', K_LEFT },
	{ 'H', K_HOME }, { 'F', K_END }, { 'P', K_F(1) }, { 'Q', K_F(2) }, { 'R', K_F(3) },
	{ 'S', K_F(4) } };

/* SS3 alone: F-keys of PuTTY's VT100+ mode, and the keypad in application mode, which stays a
 * keypad of digits. */
static const struct {
	char final;
	uint32_t code;
} ss3_key[] = { { 'T', K_F(5) }, { 'U', K_F(6) }, { 'V', K_F(7) }, { 'W', K_F(8) }, { 'X', K_F(9) },
	{ 'Y', K_F(10) }, { 'Z', K_F(11) }, { '[', K_F(12) }, { 'M', K_ENTER }, { 'I', K_TAB },
	{ 'j', '*' }, { 'k', '+' }, { 'l', ',' }, { 'm', '-' }, { 'n', '.' }, { 'o', '/' } };

/* First parameter of CSI ... ~ */
static const struct {
	int param;
	uint32_t code;
} tilde_key[] = { { 1, K_HOME }, { 2, K_INSERT }, { 3, K_DELETE }, { 4, K_END }, { 5, K_PAGE_UP },
	{ 6, K_PAGE_DOWN }, { 7, K_HOME }, { 8, K_END }, { 11, K_F(1) }, { 12, K_F(2) },
	{ 13, K_F(3) }, { 14, K_F(4) }, { 15, K_F(5) }, { 17, K_F(6) }, { 18, K_F(7) },
	{ 19, K_F(8) }, { 20, K_F(9) }, { 21, K_F(10) }, { 23, K_F(11) }, { 24, K_F(12) } };

#define COUNT(t) (sizeof(t) / sizeof((t)[0]))

static void
give(struct keyin *k, uint32_t code, int mods)
{
	if (k->nqueue < KEYIN_QUEUE)
		k->queue[k->nqueue++] = (struct key){ .code = code, .mods = (uint8_t)mods };
}

/* A character or control code, typed plainly or after an Esc. */
static void
give_typed(struct keyin *k, uint32_t cp)
{
	int mods = k->alt ? K_ALT : 0;

	k->alt = false;
	k->state = GROUND;
	switch (cp) {
	case '\b':
	case 0x7F:
		give(k, K_BACKSPACE, mods);
		return;
	case '\t': /* the Linux console's Shift-Tab is Esc Tab */
		give(k, mods ? K_BACKTAB : K_TAB, 0);
		return;
	case '\r':
	case '\n':
		give(k, K_ENTER, mods);
		return;
	case '\0':
		return;
	}
	if (mods && cp >= '1' && cp <= '9')
		give(k, K_F(cp - '0'), 0);
	else if (mods && (cp == '0' || cp == '-' || cp == '='))
		give(k, K_F(cp == '0' ? 10 : cp == '-' ? 11 : 12), 0);
	else if (cp < 0x80 || cp > 0x9F)
		give(k, cp, mods);
}

static void
begin(struct keyin *k, enum state state)
{
	k->state = (int)state;
	k->eaten = 0;
	k->nparams = 1;
	k->params[0] = k->params[1] = k->params[2] = k->params[3] = -1;
	k->private_mark = false;
}

static void
ground(struct keyin *k, unsigned char c)
{
	if (c == 0x1B) {
		begin(k, ESC);
	} else if (c == 0x9B || c == 0x8F) { /* CSI and SS3 of eight-bit terminals */
		begin(k, c == 0x9B ? CSI : SS3);
		k->alt = false;
	} else if (c < 0x80) {
		give_typed(k, c);
	} else if (c >= 0xC2 && c <= 0xF4) {
		k->state = CHAR;
		k->need = c < 0xE0 ? 1 : c < 0xF0 ? 2 : 3;
		k->had = 0;
		k->cp = c & (0x3Fu >> k->need);
	} else {
		k->alt = false;
		k->state = GROUND;
	}
}

static void
character(struct keyin *k, unsigned char c)
{
	static const uint32_t least[] = { 0, 0x80, 0x800, 0x10000 };

	if ((c & 0xC0) != 0x80) { /* cut off: what was begun types nothing, c counts */
		k->alt = false;
		ground(k, c);
		return;
	}
	k->cp = k->cp << 6 | (c & 0x3Fu);
	if (++k->had < k->need)
		return;
	k->state = GROUND;
	if (k->cp >= least[k->need] && k->cp <= 0x10FFFF && (k->cp < 0xD800 || k->cp > 0xDFFF))
		give_typed(k, k->cp);
	k->alt = false;
}

static void
escaped(struct keyin *k, unsigned char c)
{
	bool again = k->state == ESC2;

	switch (c) {
	case '[':
		begin(k, CSI);
		return;
	case 'O':
		begin(k, SS3);
		return;
	case ']':
	case 'P':
	case '_':
		if (again)
			break;
		begin(k, STRING_HEAD);
		k->params[0] = c;
		return;
	case 0x1B: /* the third begins anew */
		if (!again)
			give(k, K_ESC, 0);
		begin(k, again ? ESC : ESC2);
		return;
	}
	k->alt = !again;
	ground(k, c);
}

/* A modifier parameter m means the keys m - 1. */
static int
mods_of(int param)
{
	return param >= 2 && param <= 8 ? param - 1 : 0;
}

static void
ss3(struct keyin *k, unsigned char c)
{
	if (c >= '0' && c <= '9' && k->eaten++ == 0) { /* a modifier, as in Esc O 5 A */
		k->params[0] = c - '0';
		return;
	}
	k->state = GROUND;
	for (size_t i = 0; i < COUNT(final_key); i++)
		if (final_key[i].final == (char)c)
			give(k, final_key[i].code, mods_of(k->params[0]));
	for (size_t i = 0; i < COUNT(ss3_key); i++)
		if (ss3_key[i].final == (char)c)
			give(k, ss3_key[i].code, 0);
	if (c >= 'p' && c <= 'y')
		give(k, (uint32_t)('0' + c - 'p'), 0);
	if (c < ' ' || c >= 0x80)
		ground(k, c);
}

static void
csi_done(struct keyin *k, unsigned char c)
{
	int mods = mods_of(k->params[1]);

	k->state = GROUND;
	if (c == 'M' && k->eaten == 0) {
		begin(k, MOUSE);
		return;
	}
	if (k->private_mark)
		return;
	if (c == 'Z')
		give(k, K_BACKTAB, 0);
	if (c == 'n' && k->params[0] == 0)
		give(k, K_ANSWER, 0);
	for (size_t i = 0; i < COUNT(final_key); i++)
		if (final_key[i].final == (char)c && k->params[0] <= 1)
			give(k, final_key[i].code, mods);
	if (c != '~')
		return;
	if (k->params[0] == 200) {
		k->state = PASTE;
		k->npaste = k->match = 0;
		k->paste_cut = k->was_cr = false;
	}
	for (size_t i = 0; i < COUNT(tilde_key); i++)
		if (tilde_key[i].param == k->params[0])
			give(k, tilde_key[i].code, mods);
}

static void
csi(struct keyin *k, unsigned char c)
{
	int *p = &k->params[k->nparams < 4 ? k->nparams - 1 : 3];

	if (c < ' ' || c >= 0x7F || k->eaten >= KEYIN_SEQ) { /* broken off: c counts */
		k->state = GROUND;
		ground(k, c);
		return;
	}
	if (c >= '@' && !(c == '[' && k->eaten == 0)) {
		csi_done(k, c);
		return;
	}
	if (c == '[') {
		k->state = LINUX;
		return;
	}
	k->eaten++;
	if (c >= '0' && c <= '9')
		*p = (*p < 0 ? 0 : *p > 9999 ? 9999 : *p) * 10 + c - '0';
	else if (c == ';')
		k->nparams++;
	else
		k->private_mark = true; /* ? > < = : and intermediates: nothing that a key sends */
}

/* A letter typed soon after Esc must not swallow what is typed next, so a reply must begin as
 * the replies of terminals do. */
static void
string_head(struct keyin *k, unsigned char c)
{
	const char *heads = k->params[0] == ']' ? "0123456789lL"
	    : k->params[0] == 'P'               ? "0123456789>!$+="
						: "G";

	if (c != 0 && strchr(heads, c) != NULL) {
		k->state = STRING;
		return;
	}
	k->alt = true;
	give_typed(k, (uint32_t)k->params[0]);
	ground(k, c);
}

static void
string(struct keyin *k, unsigned char c)
{
	if (k->state == STRING_ESC) {
		k->state = GROUND;
		if (c != '\\') {
			begin(k, ESC);
			escaped(k, c);
		}
	} else if (c == 0x1B) {
		k->state = STRING_ESC;
	} else if (c == '\a' || ++k->eaten >= KEYIN_SEQ) {
		k->state = GROUND;
	}
}

static const char paste_end[] = "\033[201~";

/* Ends it at the last whole character, drops what is not UTF-8 and what is a control. */
static void
give_paste(struct keyin *k)
{
	const char *s = k->paste;
	char *to = k->paste;

	k->paste[k->npaste] = '\0';
	while (*s != '\0') {
		uint32_t cp = utf8_next(&s);

		if (cp == UTF8_BAD || (cp < ' ' && cp != '\n') || (cp >= 0x7F && cp <= 0x9F))
			continue;
		to += utf8_put(cp, to);
	}
	*to = '\0';
	k->state = GROUND;
	give(k, K_PASTE, 0);
	if (k->nqueue > 0) {
		k->queue[k->nqueue - 1].text = k->paste;
		k->queue[k->nqueue - 1].cut = k->paste_cut;
	}
}

static void
paste_add(struct keyin *k, unsigned char c)
{
	if (c == '\n' && k->was_cr) { /* CR LF is one line end */
		k->was_cr = false;
		return;
	}
	k->was_cr = c == '\r';
	if (c == '\r')
		c = '\n';
	if (c == '\t')
		c = ' ';
	if (c == '\0')
		return;
	if (k->npaste < PASTE_MAX && !k->paste_cut)
		k->paste[k->npaste++] = (char)c;
	else
		k->paste_cut = true;
}

static void
paste(struct keyin *k, unsigned char c)
{
	if (c != (unsigned char)paste_end[k->match]) {
		for (size_t i = 0; i < k->match; i++)
			paste_add(k, (unsigned char)paste_end[i]);
		k->match = 0;
	}
	if (c == (unsigned char)paste_end[k->match]) {
		if (paste_end[++k->match] == '\0')
			give_paste(k);
		return;
	}
	paste_add(k, c);
}

void
keyin_byte(struct keyin *k, unsigned char c)
{
	switch ((enum state)k->state) {
	case GROUND:
		ground(k, c);
		return;
	case CHAR:
		character(k, c);
		return;
	case ESC:
	case ESC2:
		escaped(k, c);
		return;
	case SS3:
		ss3(k, c);
		return;
	case CSI:
		csi(k, c);
		return;
	case LINUX:
		k->state = GROUND;
		if (c >= 'A' && c <= 'E')
			give(k, K_F(c - 'A' + 1), 0);
		return;
	case MOUSE:
		if (++k->eaten == 3)
			k->state = GROUND;
		return;
	case STRING_HEAD:
		string_head(k, c);
		return;
	case STRING:
	case STRING_ESC:
		string(k, c);
		return;
	case PASTE:
		paste(k, c);
		return;
	}
}

bool
keyin_next(struct keyin *k, struct key *out)
{
	if (k->nqueue == 0)
		return false;
	*out = k->queue[0];
	k->nqueue--;
	memmove(k->queue, k->queue + 1, (size_t)k->nqueue * sizeof(k->queue[0]));
	return true;
}

int
keyin_wait(const struct keyin *k)
{
	switch ((enum state)k->state) {
	case GROUND:
		return -1;
	case ESC:
	case ESC2:
		return KEYIN_ESC_MS;
	case PASTE:
		return KEYIN_PASTE_MS;
	case CHAR:
	case SS3:
	case CSI:
	case LINUX:
	case MOUSE:
	case STRING_HEAD:
	case STRING:
	case STRING_ESC:
		return KEYIN_JOIN_MS;
	}
	return -1;
}

void
keyin_timeout(struct keyin *k)
{
	enum state was = (enum state)k->state;

	k->state = GROUND;
	if (was == ESC) {
		give(k, K_ESC, 0);
	} else if (was == SS3 && k->eaten == 0) {
		give(k, 'O', K_ALT);
	} else if (was == STRING_HEAD) {
		give(k, (uint32_t)k->params[0], K_ALT);
	} else if (was == PASTE) {
		give_paste(k);
	}
	k->alt = false;
}

bool
keyin_burst(struct keyin *k, const unsigned char *bytes, size_t n)
{
	size_t chars = 0, at_end = 0;

	for (size_t i = 0; i < n; i++) {
		if (bytes[i] == 0x1B)
			return false;
		chars += (bytes[i] & 0xC0) != 0x80;
		if ((bytes[i] == '\r' || bytes[i] == '\n') && at_end == 0)
			at_end = i + 1;
	}
	/* A line end that comes last is an Enter: so a barcode reader sends it. */
	if (k->state != GROUND || chars <= 8 || at_end == 0 || at_end == n)
		return false;
	k->npaste = k->match = 0;
	k->paste_cut = k->was_cr = false;
	for (size_t i = 0; i < n; i++)
		paste_add(k, bytes[i]);
	give_paste(k);
	return true;
}
