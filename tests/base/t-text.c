/* UTF-8 one code point at a time, texts being built, errors and values. */
#include "lib/test.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "base/value.h"

static void
only_valid_utf8_is_a_code_point(void **state)
{
	static const char *const bad[] = { "\x80", "\xC0\xAF", "\xE0\x80\xAF", "\xED\xA0\x80",
		"\xF4\x90\x80\x80", "\xFF", "\xE7\x8E", "\xC3", "\xF0\x9F\x98" };

	(void)state;
	for (uint32_t cp = 1; cp <= 0x10FFFF; cp++) {
		char buf[5] = "";
		const char *p = buf;

		if (cp >= 0xD800 && cp <= 0xDFFF)
			continue;
		buf[utf8_put(cp, buf)] = '\0';
		assert_int_equal(utf8_next(&p), cp);
		assert_int_equal(*p, '\0');
	}
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		const char *p = bad[i];

		assert_false(utf8_valid(bad[i]));
		assert_int_equal(utf8_next(&p), UTF8_BAD);
		assert_ptr_equal(p, bad[i] + 1);
	}
	assert_true(utf8_valid("王小明 Zoë"));
}

static void
a_text_grows_as_it_is_built(void **state)
{
	struct arena a = { 0 };
	struct text t = { .a = &a };

	(void)state;
	is_str(text_get(&t), "");
	for (int i = 0; i < 500; i++)
		text_addf(&t, "%d,", i % 10);
	assert_int_equal(t.len, 1000);
	text_put(&t, 0x738B);
	assert_string_equal(t.s + 1000, "王");
	is_str(text_fmt(&a, "%s-%d", "x", 7), "x-7");
	arena_clear(&a);
}

static void
a_format_may_be_of_any_length(void **state)
{
	struct arena a = { 0 };

	(void)state;
	for (int n = 250; n < 520; n++) {
		struct text t = { .a = &a };
		const char *s = text_fmt(&a, "%0*d", n, 7);

		assert_int_equal(strlen(s), n);
		assert_int_equal(s[n - 1], '7');
		text_addf(&t, "%s|%s", s, s);
		assert_int_equal(t.len, 2 * n + 1);
		assert_int_equal(t.s[2 * n], '7');
	}
	arena_clear(&a);
}

static void
an_error_keeps_its_sentence_within_bounds(void **state)
{
	struct err e = { 0 };
	char long_text[2000];

	(void)state;
	memset(long_text, 'x', sizeof(long_text) - 1);
	long_text[sizeof(long_text) - 1] = '\0';
	assert_false(err_field(&e, ERR_INPUT, "weight", "%s", long_text));
	assert_int_equal(strlen(e.text), ERR_TEXT - 1);
	is_str(e.field, "weight");
	assert_false(err_add(&e, "forms/intake.cfg"));
	assert_int_equal(strlen(e.text), ERR_TEXT - 1);
	assert_memory_equal(e.text, "forms/intake.cfg: xxx", 21);
	is_str(err_name(ERR_CONFLICT), "conflict");
	for (size_t i = 0; i + 2 < sizeof(long_text); i += 2)
		memcpy(long_text + i, "\xC3\xA9", 2);
	assert_false(err_set(&e, ERR_INPUT, "x%s", long_text));
	assert_true(utf8_valid(e.text)); /* cut between two letters */
	assert_false(err_set(&e, ERR_INPUT, "xx%s", long_text));
	assert_true(utf8_valid(e.text)); /* cut within one */
	assert_false(err_field(&e, ERR_INPUT, "lo\xFFgin", "what \xE7\x8E is"));
	is_str(e.field, "lo?gin");
	is_str(e.text, "what ?? is");
}

static void
not_recorded_is_no_other_value(void **state)
{
	(void)state;
	assert_true(value_same(NONE, NONE));
	assert_false(value_same(NONE, INT(0)));
	assert_false(value_same(NONE, TEXT("")));
	assert_false(value_same(INT(1), NUM(1)));
	assert_true(value_same(TEXT("R"), TEXT("R")));
	assert_true(isnan(value_number(NONE)));
	assert_true(isnan(value_number(TEXT("2"))));
	assert_float_equal(value_number(INT(2)), 2, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_valid_utf8_is_a_code_point),
		cmocka_unit_test(a_text_grows_as_it_is_built),
		cmocka_unit_test(a_format_may_be_of_any_length),
		cmocka_unit_test(an_error_keeps_its_sentence_within_bounds),
		cmocka_unit_test(not_recorded_is_no_other_value),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
