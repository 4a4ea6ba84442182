/* What may enter the record, and what is shown of what may not. */
#include "lib/test.h"

#include "lang/clean.h"
#include "lang/width.h"

enum { MAX = 20 };

static void
a_name_is_kept_as_it_is_written(void **state)
{
	static const struct {
		const char *in, *want;
	} kept[] = {
		{ "", "" },
		{ "   ", "" },
		{ "  O'BRIEN, Séamus ", "O'BRIEN, Séamus" },
		{ "Zoe\xCC\x88", "Zoë" },
		{ "王\xE3\x80\x80小明", "王 小明" },
		{ "a\xC2\xA0z", "a z" },
		{ "Nguye\xCC\x82\xCC\x83n", "Nguyễn" },
		{ "نی\xE2\x80\x8Cما", "نی\xE2\x80\x8Cما" },
		{ "12345678901234567890", "12345678901234567890" },
		{ "王王王王王王王王王王", "王王王王王王王王王王" },
	};
	struct arena a = { 0 };
	const char *got, *again;
	struct err e;

	(void)state;
	for (size_t i = 0; i < sizeof(kept) / sizeof(kept[0]); i++) {
		must(clean_line(kept[i].in, MAX, &a, &got, &e));
		is_str(got, kept[i].want);
		must(clean_line(got, MAX, &a, &again, &e));
		is_str(again, got);
		assert_ptr_equal(clean_shown(got, &a, NULL), got);
	}
	arena_clear(&a);
}

static void
what_would_deceive_is_refused_by_place_and_name(void **state)
{
	static const struct {
		const char *in, *says;
	} no[] = {
		{ "Ann\bBob",
		    "character 4 (U+0008 <control-0008>) may not be stored: type it again without "
		    "it" },
		{ "\xC3\xA9\xE2\x80\xAE",
		    "character 2 (U+202E RIGHT-TO-LEFT OVERRIDE) may not be stored: "
		    "type it again without it" },
		{ "Jos\xE9", "character 4 is not UTF-8 (byte 0xE9): type it again" },
		{ "\xCC\x88o",
		    "character 1 (U+0308 COMBINING DIAERESIS) stands on no letter: type it "
		    "again without it" },
		{ "o\xCC\x88\xCC\x81\xCC\xA3",
		    "character 4 (U+0323 COMBINING DOT BELOW) is one mark too many "
		    "on its letter: type it again without it" },
		{ "---", "\"---\" has no letter or digit: write it in words" },
		{ "123456789012345678901",
		    "the text is 21 columns long, 20 are the most: shorten it" },
		{ "王王王王王王王王王王a",
		    "the text is 21 columns long, 20 are the most: shorten it" },
	};
	static const char *const also[] = { "a\tb", "a\nb", "a\x7F", "a\xC2\x9B", "a\xE2\x80\x8B",
		"a\xE2\x80\x8D", "a\xE2\x80\xA8", "a\xEF\xBB\xBF", "a\xC2\xAD", "a\xE3\x85\xA4",
		"a\xEE\x80\x80", "a\xF3\xA0\x81\x81", "a\xEF\xBF\xBF", "a\xED\xA0\x80", "a\xC0\x80",
		"a👍", "a\xEF\xB8\x8F", "a\xEF\xBF\xBD",
		"a\u0652\u200D\u0628" /* a joiner after a Latin letter with an Arabic mark */ };
	struct arena a = { 0 };
	const char *got;
	struct err e;

	(void)state;
	for (size_t i = 0; i < sizeof(no) / sizeof(no[0]); i++) {
		assert_false(clean_line(no[i].in, MAX, &a, &got, &e));
		assert_int_equal(e.code, ERR_INPUT);
		is_str(e.text, no[i].says);
	}
	for (size_t i = 0; i < sizeof(also) / sizeof(also[0]); i++)
		assert_false(clean_line(also[i], MAX, &a, &got, &e));
	arena_clear(&a);
}

static void
a_note_has_lines(void **state)
{
	struct arena a = { 0 };
	const char *got;
	struct err e;

	(void)state;
	must(clean_note("\r\nPain\tat night\r\n\rbetter 👍\n", 100, &a, &got, &e));
	is_str(got, "Pain at night\n\nbetter 👍");
	must(clean_note("?", 100, &a, &got, &e));
	assert_false(clean_note("a\033[2J", 100, &a, &got, &e));
	assert_false(clean_note("a\n\xCC\x88", 100, &a, &got, &e));
	arena_clear(&a);
}

static void
what_is_stored_already_is_shown_with_its_holes(void **state)
{
	struct arena a = { 0 };
	bool hidden;

	(void)state;
	is_str(clean_shown("Ann\b\xE2\x80\xAE\xFFz", &a, &hidden),
	    "Ann\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBDz");
	assert_true(hidden);
	is_str(clean_shown("Ann", &a, &hidden), "Ann");
	assert_false(hidden);
	arena_clear(&a);
}

static void
letters_are_counted_by_what_they_say(void **state)
{
	static const struct {
		const char *in;
		int n;
	} row[] = { { "", 0 }, { "1", 0 }, { "12.5 %", 0 }, { "-", 0 }, { "ab", 2 }, { "ill", 3 },
		{ "xxxxxxxxxxxx", 0 }, { "2 knees", 5 }, { "é à", 2 }, { "бол", 3 }, { "误", 0 },
		{ "误诊", 4 }, { "病人 3", 4 }, { "오진", 4 } };

	(void)state;
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++)
		assert_int_equal(clean_letters(row[i].in), row[i].n);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_name_is_kept_as_it_is_written),
		cmocka_unit_test(what_would_deceive_is_refused_by_place_and_name),
		cmocka_unit_test(a_note_has_lines),
		cmocka_unit_test(letters_are_counted_by_what_they_say),
		cmocka_unit_test(what_is_stored_already_is_shown_with_its_holes),
	};
	struct err e;
	bool utf8;

	if (!width_locale(&utf8, &e))
		return 1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
