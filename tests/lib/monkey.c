#include "lib/monkey.h"

#include <string.h>

#include "base/text.h"

#define COUNT(t) (sizeof(t) / sizeof((t)[0]))
#define ONE_OF(d, t) ((t)[dice_roll((d), (int)COUNT(t))])

/* The likelier ones stand more than once. */
static const char *const keys[] = { "Enter", "Enter", "Enter", "Enter", "Tab", "Tab", "Down",
	"Down", "Down", "Up", "Right", "Left", "F2", "F2", "F2", "F12", "F12", "Esc", "F1", "F3",
	"F4", "F5", "F6", "F7", "F8", "F9", "F10", "F11", "PgDn", "PgUp", "Home", "End",
	"Backspace", "Delete", "Insert", "Space", "Shift-Tab", "^Z", "^X", "^R", "^T", "^S", "^F",
	"^B", "^G", "^A", "^E", "^K", "^U", "^W", "^L", "^P", "^N", "^C", "^_", "Alt-l", "Shift-Up",
	"Alt-x" };

/* Ways that people go. */
static const char *const ways[] = { "g t", "g p", "g s", "g f", "g c", "g d", "= 0", "= 1", "= 2",
	"= 4", "/ h a Enter", "/ m Down Enter", "/ s Tab", "F6 K e m i Enter", "F3 Enter 1 Enter",
	"F3 Down Enter 2 Enter", "F3 Down Down Enter 3", "F3 Enter 4", "F3 Enter 5 Enter",
	"F3 Enter 6 Enter", "F3 Enter B Enter", "F3 Enter f 1 Enter", "F3 Enter f 3 Enter",
	"F3 Enter e", "F3 Enter t", "F3 a s d", "F3 Down x 1 Enter", "F3 m + 1 d Enter Enter",
	"F3 b Enter", "F3 l Enter", "g s b Enter Enter", "g s ] ] Enter", "g s Right Down m Enter",
	"g f Enter", "g f d", "g f x Enter", "S K B Enter Enter", "g c 2 4 - 1 2 Enter Enter",
	"E d d", "E n x o F2", "y Enter y Enter", "u", "g l", "F2 i", "F2 F2", "F2 Enter", "w F12",
	"Space F2", "9 Tab 9 F2", "4 Enter o k Enter", "F8 F8 F2", "Enter Enter Enter Enter",
	"1 Enter 2 Enter" };

/* Answers of forms, good and bad. */
static const char *const answers[] = { "y", "n", "u", "1", "2", "3", "0 Enter", "5 Enter",
	"7 Enter", "1 7 2 Enter", "7 1 . 5 Enter", "2 8 0 Enter", "t Enter", "t - 1 y Enter",
	"1 4 - 7 - 6 8 Enter", "3 1 - 2 - 2 0 2 6 Enter", "1 9 8 1 Enter", "- 3 Enter",
	"9 9 9 9 9 9 Enter", "9 : 3 0 Enter", "Enter", "Enter", "Enter", "f Enter", "m Enter" };

/* What may be typed into a line, or pasted: names, dates, numbers, and what is none of them. */
static const char *const texts[] = { "Okafor", "王小明", "Müller-Lüdenscheidt", "José", "O'Brien",
	"14/7/1968", "29-Feb-2023", "00/00/0000", "tomorrow 10", "thu 14", "+1w", "mornings KB",
	"07700 900123", "1e9", "0x10", "٥", "1,5", "'; DROP TABLE patient; --", "%n%s%s", "\\",
	"100% _ok_", "a\tb", "line one\nline two", "e\u0301\u0301\u0301\u0301", "\u202eevil\u202c",
	"zero\u200bwidth", "\U0001F9B4", "\xff\xfe", "\xc0\xaf", "\xed\xa0\x80",
	"ends in half \xe7\x8e", "                    ", "=1+1", "@SUM(A1)" };

/* What terminals send unasked, and what nobody should. */
static const char *const garbage[] = { "\033[I", "\033[O", "\033[?62;1;6c", "\033]11;rgb:0/0/0\a",
	"\033]52;c;aGk=\033\\", "\033P1$r0m\033\\", "\033[<0;10;10M", "\033[M !!", "\033[999;999R",
	"\033[200~open paste", "\033[201~", "\033[", "\033O", "\033", "\033\033\033", "\033[1;5A",
	"\033[1;2P", "\033[27;5;13~", "\033[;;;;;;~",
	"\x9b"
	"A",
	"\x80\x81\x82", "\xf4\x90\x80\x80", "\r\n\r\n", "\x7f\x7f\x7f", "\x11\x13\x1a\x1c",
	"\033[[A", "\033[99~" };

static const int sizes[][2] = { { 24, 80 }, { 24, 80 }, { 24, 80 }, { 40, 120 }, { 50, 132 },
	{ 10, 40 }, { 11, 41 }, { 24, 40 }, { 10, 200 }, { 1, 1 }, { 2, 3 }, { 9, 80 }, { 24, 39 },
	{ 300, 500 } };

static const char *
typed(struct dice *d, struct arena *a)
{
	struct text t = { .a = a };
	const char *s = ONE_OF(d, texts);
	uint32_t cp;

	while ((cp = utf8_next(&s)) != 0)
		if (cp > ' ' && cp != UTF8_BAD) {
			text_put(&t, cp);
			text_add(&t, " ");
		}
	text_add(&t, dice_chance(d, 60) ? "Enter" : "Tab");
	return text_get(&t);
}

static const char *
pasted(struct dice *d, struct arena *a)
{
	struct text t = { .a = a };
	int n = dice_chance(d, 3) ? 2000 : dice_within(d, 1, 4);

	text_add(&t, "\033[200~");
	for (int i = 0; i < n; i++)
		text_add(&t, ONE_OF(d, texts));
	if (!dice_chance(d, 10))
		text_add(&t, "\033[201~");
	return text_get(&t);
}

static const char *
noise(struct dice *d, struct arena *a)
{
	struct text t = { .a = a };

	if (dice_chance(d, 70))
		return ONE_OF(d, garbage);
	for (int n = dice_within(d, 1, 40); n > 0; n--)
		text_addn(&t, &(char){ (char)dice_within(d, 1, 255) }, 1);
	return text_get(&t);
}

static const char *
answered(struct dice *d, struct arena *a)
{
	struct text t = { .a = a };

	for (int n = dice_within(d, 1, 12); n > 0; n--)
		text_addf(&t, "%s ", ONE_OF(d, answers));
	return text_get(&t);
}

static struct monkey_deed
of(enum monkey_what what, const char *text)
{
	return (struct monkey_deed){ .what = what, .text = text };
}

struct monkey_deed
monkey_next(struct dice *d, struct arena *a)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789BSEG?:/+-=[]{}. ";
	int roll = dice_roll(d, 100);

	if (roll < 34)
		return of(MONKEY_KEYS, ONE_OF(d, keys));
	if (roll < 52)
		return of(MONKEY_KEYS,
		    text_fmt(a, "%c", letters[dice_roll(d, (int)sizeof(letters) - 2)]));
	if (roll < 65)
		return of(MONKEY_KEYS, ONE_OF(d, ways));
	if (roll < 75)
		return of(MONKEY_KEYS, answered(d, a));
	if (roll < 81)
		return of(MONKEY_KEYS, typed(d, a));
	if (roll < 85)
		return of(MONKEY_BYTES, pasted(d, a));
	if (roll < 89)
		return of(MONKEY_BYTES, noise(d, a));
	if (roll < 92) {
		const int *size = ONE_OF(d, sizes);

		return (struct monkey_deed){ MONKEY_RESIZE, "", size[0], size[1], 0 };
	}
	if (roll < 97)
		return of(MONKEY_PAUSE, "");
	return (struct monkey_deed){ .what = MONKEY_LATER,
		.text = "",
		.minutes = dice_chance(d, 10) ? dice_within(d, 20, 600) : dice_within(d, 1, 4) };
}
