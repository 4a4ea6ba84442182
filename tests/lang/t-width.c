/* Clusters, columns, cutting and wrapping; ASCII spellings. */
#include "lib/test.h"

#include <string.h>

#include "base/text.h"
#include "lang/ascii.h"
#include "lang/width.h"

static void
a_cluster_is_what_backspace_removes(void **state)
{
	static const struct {
		const char *text;
		int clusters, cols;
	} of[] = {
		{ "", 0, 0 },
		{ "Zoe", 3, 3 },
		{ "Zoe\xCC\x88", 3, 3 },
		{ "王小明", 3, 6 },
		{ "e\xCC\x88\xCC\xA3x", 2, 2 },
		{ "\xCC\x88", 1, 1 },
		{ "a\xFFz", 3, 3 },
		{ "👩\xE2\x80\x8D⚕x", 3, 4 },
		{ "กิ", 1, 1 },
		{ "a\xE2\x80\xAEz", 3, 3 },
		{ "\t\x7F", 2, 2 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(of) / sizeof(of[0]); i++) {
		const char *s = of[i].text, *end = s + strlen(s);
		struct piece c;
		int n = 0;

		while (cluster_next(&s, &c))
			n++;
		assert_int_equal(n, of[i].clusters);
		assert_ptr_equal(s, end);
		assert_int_equal(width_of(of[i].text), of[i].cols);
		for (n = 0; end > of[i].text; n++)
			end = cluster_prev(of[i].text, end);
		assert_int_equal(n, of[i].clusters);
	}
}

static void
the_cluster_before_a_line_end_is_found(void **state)
{
	const char *s = "ab\ncd";

	(void)state;
	assert_ptr_equal(cluster_prev(s, s + 3), s + 2);
	assert_ptr_equal(cluster_prev(s, s + 2), s + 1);
	assert_ptr_equal(cluster_prev(s, s + 5), s + 4);
	assert_ptr_equal(cluster_prev(s, s), s);
}

static void
lines_break_at_blanks_and_line_ends(void **state)
{
	static const struct {
		const char *text;
		int cols;
		const char *want;
	} wrap[] = {
		{ "", 10, "||" },
		{ "one two three", 7, "|one two|three|" },
		{ "one two three", 8, "|one two|three|" },
		{ "abcdefgh", 3, "|abc|def|gh|" },
		{ "a\n\nb\n", 5, "|a||b||" },
		{ "王小明", 3, "|王|小|明|" },
		{ "王", 1, "|王|" },
		{ "ab cd", 2, "|ab|cd|" },
		{ "ab  cd", 2, "|ab||cd|" },
	};
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(wrap) / sizeof(wrap[0]); i++) {
		struct text t = { .a = &a };
		struct piece line;

		text_add(&t, "|");
		for (const char *p = wrap[i].text; wrap_next(&p, wrap[i].cols, &line);) {
			text_addn(&t, line.s, line.len);
			text_add(&t, "|");
		}
		is_str(text_get(&t), wrap[i].want);
	}
	arena_clear(&a);
}

static void
a_vt100_reads_names_in_ascii(void **state)
{
	static const struct {
		const char *text, *want;
		bool whole;
	} spell[] = {
		{ "ÅBERG, Zoë", "ABERG, Zoe", true },
		{ "Weiß · Łódź", "Weiss . Lodz", true },
		{ "≤ 5 mm → 3°", "<= 5 mm -> 3deg", true },
		{ "王 WANG", "?  WANG", false },
		{ "㎏ ½", "kg 1/2", true },
		{ "e\xCC\x88", "e", true },
		{ "Σ", "?", false },
		{ "a\xFF", "a?", false },
	};
	struct arena a = { 0 };
	bool whole;

	(void)state;
	for (size_t i = 0; i < sizeof(spell) / sizeof(spell[0]); i++) {
		is_str(ascii_of(spell[i].text, &a, &whole), spell[i].want);
		assert_int_equal(whole, spell[i].whole);
	}
	arena_clear(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_cluster_is_what_backspace_removes),
		cmocka_unit_test(the_cluster_before_a_line_end_is_found),
		cmocka_unit_test(lines_break_at_blanks_and_line_ends),
		cmocka_unit_test(a_vt100_reads_names_in_ascii),
	};
	struct err e;
	bool utf8;

	if (!width_locale(&utf8, &e))
		return 1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
