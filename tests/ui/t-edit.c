/* Typing into a field: clusters, undo, paste, limits, scrolling. */
#include "lib/test.h"

#include <string.h>

#include "base/text.h"
#include "lang/width.h"
#include "ui/edit.h"

/* Keys by name with blanks between; a word that names none is typed. */
static enum edit_did
press(struct edit *e, const char *names, int w)
{
	char *copy = arena_str(e->a, names), *save = NULL;
	enum edit_did did = EDIT_IGNORED;
	struct key k;

	for (char *n = strtok_r(copy, " ", &save); n != NULL; n = strtok_r(NULL, " ", &save)) {
		if (key_read(n, &k)) {
			did = edit_key(e, &k, w);
			continue;
		}
		for (const char *s = n; *s != '\0';) {
			k = (struct key){ .code = utf8_next(&s) };
			did = edit_key(e, &k, w);
		}
	}
	return did;
}

static void
keys_edit_letters_with_their_marks(void **state)
{
	static const struct {
		const char *start, *keys, *text;
		size_t at;
	} of[] = {
		{ "", "smith", "smith", 5 },
		{ "", "王小明 Left Backspace", "王明", 3 },
		{ "Zoe\xCC\x88", "Backspace", "Zo", 2 },
		{ "Zoe\xCC\x88", "Left Left x", "Zxoe\xCC\x88", 2 },
		{ "abc", "Home Delete", "bc", 0 },
		{ "abc", "^A ^D ^D", "c", 0 },
		{ "abc", "^B ^B ^F ^H", "ac", 1 },
		{ "abc", "Left ^K", "ab", 2 },
		{ "abc", "Left ^U", "c", 0 },
		{ "one two ", "^W", "one ", 4 },
		{ "one two", "^W ^A ^Y", "twoone ", 3 },
		{ "", "Backspace Delete Left Right ^K", "", 0 },
		{ "abc", "^A ^E x", "abcx", 4 },
	};
	struct arena a = { 0 };
	struct edit e;

	(void)state;
	for (size_t i = 0; i < sizeof(of) / sizeof(of[0]); i++) {
		edit_init(&e, &a, 40, false);
		edit_set(&e, of[i].start);
		press(&e, of[i].keys, 40);
		is_str(edit_text(&e), of[i].text);
		assert_int_equal(e.at, of[i].at);
	}
	arena_clear(&a);
}

static void
undo_goes_back_word_by_word(void **state)
{
	struct arena a = { 0 };
	struct edit e;

	(void)state;
	edit_init(&e, &a, 40, false);
	press(&e, "smith Space john Backspace Backspace ^W", 40);
	is_str(edit_text(&e), "smith ");
	press(&e, "^Z", 40);
	is_str(edit_text(&e), "smith jo");
	press(&e, "^_", 40);
	is_str(edit_text(&e), "smith john");
	press(&e, "^Z", 40);
	is_str(edit_text(&e), "smith");
	press(&e, "^Z", 40);
	is_str(edit_text(&e), "");
	assert_int_equal(press(&e, "^Z", 40), EDIT_IGNORED);
	for (int i = 0; i < 100; i++)
		press(&e, "x ^U", 40);
	for (int i = 0; i < EDIT_UNDO; i++)
		assert_int_equal(press(&e, "^Z", 40), EDIT_CHANGED);
	assert_int_equal(press(&e, "^Z", 40), EDIT_IGNORED);
	arena_clear(&a);
}

static void
what_does_not_fit_is_refused_whole(void **state)
{
	struct key paste = { .code = K_PASTE, .text = "12345\n67" }, bad = { .code = 0x202E };
	struct key evil = { .code = K_PASTE, .text = "a\xE2\x80\xAE" };
	struct arena a = { 0 };
	struct edit e;

	(void)state;
	edit_init(&e, &a, 8, false);
	assert_int_equal(edit_key(&e, &paste, 8), EDIT_CHANGED);
	is_str(edit_text(&e), "12345 67");
	assert_int_equal(press(&e, "x", 8), EDIT_FULL);
	assert_int_equal(edit_key(&e, &paste, 8), EDIT_FULL);
	is_str(edit_text(&e), "12345 67");
	press(&e, "^Z", 8); /* a paste is one step */
	is_str(edit_text(&e), "");
	press(&e, "1234567", 8);
	assert_int_equal(press(&e, "王", 8), EDIT_FULL);
	assert_int_equal(press(&e, "8", 8), EDIT_CHANGED);
	edit_set(&e, "");
	assert_int_equal(edit_key(&e, &bad, 8), EDIT_REFUSED);
	assert_int_equal(edit_key(&e, &evil, 8), EDIT_REFUSED);
	is_str(edit_text(&e), "");
	arena_clear(&a);
}

static void
other_keys_are_left_to_the_form(void **state)
{
	static const char *const keys[] = { "Enter", "Tab", "Shift-Tab", "Up", "Down", "F2", "Esc",
		"PgDn", "Alt-l", "^R", "^G", "^L", "^P" };
	struct arena a = { 0 };
	struct edit e;

	(void)state;
	edit_init(&e, &a, 8, false);
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		assert_int_equal(press(&e, keys[i], 8), EDIT_IGNORED);
	arena_clear(&a);
}

static const char *
shown(const struct edit *e, struct arena *a, int w)
{
	struct grid *g = grid_new(a, 1, w + 4, GLYPHS_UNICODE, false);

	edit_draw(e, g, 0, 2, w, true);
	return text_fmt(
	    a, "%.*s%d", (int)strlen(grid_dump(g, a)) - 1, grid_dump(g, a), g->cursor_x);
}

static void
a_long_line_scrolls_and_says_so(void **state)
{
	struct arena a = { 0 };
	struct edit e;

	(void)state;
	edit_init(&e, &a, 60, false);
	is_str(shown(&e, &a, 8), "  ________2");
	press(&e, "abcdefgh", 8);
	is_str(shown(&e, &a, 8), "  abcdefgh10");
	press(&e, "i", 8);
	is_str(shown(&e, &a, 8), " <efghi___7");
	press(&e, "Home", 8);
	is_str(shown(&e, &a, 8), "  abcdefgh>2");
	edit_set(&e, "王小明北京大学第一医院");
	is_str(shown(&e, &a, 8), " <一医院__8");
	press(&e, "Left Left", 8);
	is_str(shown(&e, &a, 8), " <学第一医>8");
	press(&e, "^A", 8);
	is_str(shown(&e, &a, 8), "  王小明北>2");
	press(&e, "Delete x", 7);
	is_str(shown(&e, &a, 8), "  x小明北_>3");
	arena_clear(&a);
}

static void
a_memo_wraps_and_moves_by_lines(void **state)
{
	struct key paste = { .code = K_PASTE, .text = "one two three\nfour" };
	struct arena a = { 0 };
	struct grid *g = grid_new(&a, 3, 12, GLYPHS_UNICODE, false);
	struct edit e;

	(void)state;
	edit_init(&e, &a, 200, true);
	edit_key(&e, &paste, 8);
	edit_draw_memo(&e, g, 0, 2, 3, 8, true);
	is_str(grid_dump_looks(g, &a), "  one two_\n  three___\n  four____\ncursor 2 6\n");
	assert_int_equal(press(&e, "Down", 8), EDIT_IGNORED);
	assert_int_equal(press(&e, "Up Up", 8), EDIT_MOVED);
	assert_int_equal(e.at, 4);
	assert_int_equal(press(&e, "Up", 8), EDIT_IGNORED);
	assert_int_equal(press(&e, "Enter", 8), EDIT_CHANGED);
	is_str(edit_text(&e), "one \ntwo three\nfour");
	press(&e, "Down Down", 8);
	grid_clear(g);
	edit_draw_memo(&e, g, 0, 2, 2, 8, true);
	is_str(grid_dump_looks(g, &a), " <three___\n.k\n  four____\n\ncursor 1 2\n");
	arena_clear(&a);
}

/* Only the text before is kept while room is made: address sanitizers see more than that. */
static void
a_text_of_any_length_replaces_the_one_before(void **state)
{
	static const size_t lengths[] = { 0, 63, 64, 89, 200, 9000 };
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(lengths) / sizeof(lengths[0]); i++) {
		char *text = arena_alloc(&a, lengths[i] + 1);
		struct edit e;

		memset(text, 'x', lengths[i]);
		edit_init(&e, &a, 10000, true);
		edit_set(&e, "short");
		edit_set(&e, text);
		is_str(edit_text(&e), text);
	}
	arena_clear(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keys_edit_letters_with_their_marks),
		cmocka_unit_test(undo_goes_back_word_by_word),
		cmocka_unit_test(what_does_not_fit_is_refused_whole),
		cmocka_unit_test(other_keys_are_left_to_the_form),
		cmocka_unit_test(a_long_line_scrolls_and_says_so),
		cmocka_unit_test(a_memo_wraps_and_moves_by_lines),
		cmocka_unit_test(a_text_of_any_length_replaces_the_one_before),
	};
	struct err e;
	bool utf8;

	if (!width_locale(&utf8, &e))
		return 1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
