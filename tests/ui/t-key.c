/* The key matrix: what terminals send, and the keys that it means. */
#include "lib/test.h"

#include <string.h>

#include "base/text.h"
#include "ui/key.h"

/* Bytes to the names of keys; '~' in the stream is a pause. */
static void
pull(struct keyin *k, struct text *t)
{
	struct key key;

	while (keyin_next(k, &key)) {
		if (t->len > 0)
			text_add(t, " ");
		text_add(t, key_name(&key, t->a));
		if (key.code == K_PASTE)
			text_addf(t, "<%s>%s", key.text, key.cut ? "cut" : "");
	}
}

static const char *
keys_of(struct arena *a, const char *bytes, bool pause_at_end)
{
	struct keyin *k = arena_new(a, struct keyin);
	struct text t = { .a = a };

	for (const char *s = bytes; *s != '\0'; s++) {
		keyin_byte(k, (unsigned char)*s);
		pull(k, &t);
	}
	if (pause_at_end && keyin_wait(k) > 0)
		keyin_timeout(k);
	pull(k, &t);
	assert_true(!pause_at_end || keyin_wait(k) == -1);
	return text_get(&t);
}

static const struct {
	const char *bytes, *keys;
} sent[] = {
	/* typed */
	{ "aZ9 ", "a Z 9 Space" },
	{ "é王👍", "é 王 👍" },
	{ "\r\n\t", "Enter Enter Tab" },
	{ "\b\x7F", "Backspace Backspace" },
	{ "\x01\x1A\x1F\x07", "^A ^Z ^_ ^G" },
	/* VT100, VT220, xterm, screen, tmux */
	{ "\033OP\033OQ\033OR\033OS", "F1 F2 F3 F4" },
	{ "\033[A\033[B\033[C\033[D", "Up Down Right Left" },
	{ "\033OA\033OB\033OC\033OD", "Up Down Right Left" },
	{ "\033[15~\033[17~\033[18~\033[19~\033[20~\033[21~\033[23~\033[24~",
	    "F5 F6 F7 F8 F9 F10 F11 F12" },
	{ "\033[1~\033[4~\033[7~\033[8~\033[H\033[F\033OH\033OF",
	    "Home End Home End Home End Home End" },
	{ "\033[2~\033[3~\033[5~\033[6~\033[Z", "Insert Delete PgUp PgDn Shift-Tab" },
	/* PuTTY as xterm, and its VT100+ mode */
	{ "\033[11~\033[12~\033[13~\033[14~", "F1 F2 F3 F4" },
	{ "\033OT\033OY\033O[", "F5 F10 F12" },
	/* Linux console */
	{ "\033[[A\033[[B\033[[C\033[[D\033[[E", "F1 F2 F3 F4 F5" },
	{ "\033\t", "Shift-Tab" },
	/* the keypad stays numeric */
	{ "\033Op\033Oq\033Ou\033Oy\033On\033Om\033Ok\033OM", "0 1 5 9 . - + Enter" },
	/* modifiers */
	{ "\033[1;5D\033[1;2P\033[15;3~\033O5C", "Ctrl-Left Shift-F1 Alt-F5 Ctrl-Right" },
	/* Esc and digits, Alt */
	{ "\0331\0339\0330\033-\033=", "F1 F9 F10 F11 F12" },
	{ "\033x\033l\033é", "Alt-x Alt-l Alt-é" },
	{ "\033\033", "Esc" },
	{ "\033\033\033", "Esc Esc" },
	{ "\033\033x", "Esc x" },
	{ "\033\033[A", "Esc Up" },
	{ "\033", "Esc" },
	{ "\033O", "Alt-O" },
	{ "\033P", "Alt-P" },
	{ "\033Patel", "Alt-P a t e l" },
	{ "\033]x", "Alt-] x" },
	/* eight-bit controls */
	{ "\x9B"
	  "11~\x8FPx",
	    "F1 F1 x" },
	/* replies, mouse, focus, unknown: nothing is typed, the next key works */
	{ "\033[?62;1;2cx", "x" },
	{ "\033[>0;276;0cx", "x" },
	{ "\033[24;80Rx", "x" },
	{ "\033]11;rgb:0000/0000/0000\033\\x", "x" },
	{ "\033]11;rgb:0000/0000/0000\ax", "x" },
	{ "\033P1$r0m\033\\x", "x" },
	{ "\033_Gi=31;OK\033\\x", "x" },
	{ "\033[M !!x", "x" },
	{ "\033[<0;10;10Mx", "x" },
	{ "\033[I\033[Ox", "x" },
	{ "\033[99~\033[1;9Wx", "x" },
	{ "\033[27;5;9~x", "x" },
	{ "\033Ozx", "x" },
	{ "\033[1\033[Ax", "Up x" },
	{ "\033[1\rx", "Enter x" },
	{ "\033[12", "" },
	/* invalid UTF-8: cut, overlong, surrogate, too large, C1 */
	{ "\xC3x", "x" },
	{ "\xE7\x8E\xC3\xA9", "é" },
	{ "\xC0\x80\xE0\x80\x80\xED\xA0\x80\xF5\xFF\xFEx", "x" },
	{ "\xC2\x85x", "x" },
	{ "\x80\xBFx", "x" },
	{ "\xE7\x8E", "" },
	/* paste is one event: controls gone, line ends told, a second start inside is text */
	{ "\033[200~王\tA\r\nB\rC\nD\033[201~x", "Paste<王 A\nB\nC\nD> x" },
	{ "\033[200~a\033[31mb\a\x9B\033[201~", "Paste<a[31mb>" },
	{ "\033[200~\033[201~\033[201~x", "Paste<> x" },
	{ "\033[200~a\033\033[201~x", "Paste<a> x" },
	{ "\033[200~a\033[20x\033[201~", "Paste<a[20x>" },
	{ "\033[200~lost", "Paste<lost>" },
};

static void
every_terminal_is_understood(void **state)
{
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(sent) / sizeof(sent[0]); i++)
		is_str(keys_of(&a, sent[i].bytes, true), sent[i].keys);
	arena_clear(&a);
}

static void
replies_before_a_key_never_change_it(void **state)
{
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(sent) / sizeof(sent[0]); i++) {
		const char *with = text_fmt(&a, "\033[?1;2c%s", sent[i].bytes);

		is_str(keys_of(&a, with, true), sent[i].keys);
	}
	arena_clear(&a);
}

static void
a_long_reply_ends_at_four_kilobytes(void **state)
{
	struct arena a = { 0 };
	struct text t = { .a = &a };

	(void)state;
	text_add(&t, "\033]0");
	for (int i = 0; i < KEYIN_SEQ; i++)
		text_add(&t, ";");
	text_add(&t, "x");
	is_str(keys_of(&a, text_get(&t), true), "x");
	arena_clear(&a);
}

static void
a_huge_paste_is_cut_and_says_so(void **state)
{
	struct arena a = { 0 };
	struct keyin *k = arena_new(&a, struct keyin);
	const char *end = "\033[201~";
	struct key key;

	(void)state;
	for (const char *s = "\033[200~"; *s != '\0'; s++)
		keyin_byte(k, (unsigned char)*s);
	for (int i = 0; i < 1000000; i++)
		keyin_byte(k, (unsigned char)"\xE7\x8E\x8B"[i % 3]);
	for (; *end != '\0'; end++)
		keyin_byte(k, (unsigned char)*end);
	assert_true(keyin_next(k, &key));
	assert_int_equal(key.code, K_PASTE);
	assert_true(key.cut);
	assert_int_equal(strlen(key.text), PASTE_MAX / 3 * 3);
	assert_true(utf8_valid(key.text));
	arena_clear(&a);
}

static void
a_burst_with_a_line_end_inside_is_a_paste(void **state)
{
	static const struct {
		const char *bytes;
		bool paste;
	} burst[] = {
		{ "Smith\rJohn", true },
		{ "abcdefg\rz", true },
		{ "abcdef\rz", false },
		{ "5901234123457\r", false },
		{ "no line end at all", false },
		{ "王小明王小明王\n王", true },
		{ "abcdefghij\r\033OP", false },
	};
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(burst) / sizeof(burst[0]); i++) {
		struct keyin *k = arena_new(&a, struct keyin);

		assert_int_equal(
		    keyin_burst(k, (const unsigned char *)burst[i].bytes, strlen(burst[i].bytes)),
		    burst[i].paste);
	}
	arena_clear(&a);
}

static void
keys_have_names_that_read_back(void **state)
{
	static const char *const names[] = { "a", "?", "=", "王", "Enter", "Tab", "Shift-Tab",
		"Esc", "^G", "^_", "F1", "F12", "PgDn", "Space", "Alt-l", "Ctrl-Left",
		"Ctrl-Alt-Shift-F3", "^", "-" };
	static const char *const no[] = { "", "F0", "F13", "F1x", "ab", "^", "Alt-", "=0", "^!" };
	struct arena a = { 0 };
	struct key k;

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		assert_true(key_read(names[i], &k));
		is_str(key_name(&k, &a), names[i]);
	}
	for (size_t i = 0; i < sizeof(no) / sizeof(no[0]); i++)
		assert_true(strcmp(no[i], "^") == 0 || !key_read(no[i], &k));
	arena_clear(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_terminal_is_understood),
		cmocka_unit_test(replies_before_a_key_never_change_it),
		cmocka_unit_test(a_long_reply_ends_at_four_kilobytes),
		cmocka_unit_test(a_huge_paste_is_cut_and_says_so),
		cmocka_unit_test(a_burst_with_a_line_end_inside_is_a_paste),
		cmocka_unit_test(keys_have_names_that_read_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
