/* A sentence on a terminal that shows ASCII alone: names by their Latin form, and no "?". */
#include "lib/test.h"

#include "app/latin_said.h"
#include "lib/a_book.h"
#include "lib/a_screen.h"

static int64_t
registers(struct a_clinic *c, const char *native, const char *family, const char *given)
{
	return do_(c, "patient.register", { "family", family }, { "given", given },
	    { "native", native }, { "born", "1985-03-03" }, { "sex", "M" }, { "phone.na", "none" },
	    { "sure", "yes" }, { "duplicate_ok", "two people" });
}

static void
a_name_on_record_is_said_as_it_is_read(void **state)
{
	static const struct {
		const char *text, *want;
	} table[] = {
		{ "Recorded for 王小明 WANG Xiaoming: no answer.",
		    "Recorded for WANG, Xiaoming: no answer." },
		{ "山田太郎: no answer, then 山田太郎 again",
		    "YAMADA, Taro: no answer, then YAMADA, Taro again" },
		{ "Иванов is not on record", "Ivanov is not on record" },
		{ "李四 is not on record", "Li Si is not on record" },
		{ "Éva Müller, 5 mm ≤ 6", "Éva Müller, 5 mm ≤ 6" },
		{ "Call \xF0\x9F\x98\x80", "Call \xF0\x9F\x98\x80" },
		{ "", "" },
	};
	struct a_clinic c;

	(void)state;
	a_clinic_open(&c);
	registers(&c, "王小明", "Wang", "Xiaoming");
	registers(&c, "山田太郎", "Yamada", "Taro");
	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++)
		is_str(latin_said(c.app, table[i].text, &c.a), table[i].want);
	a_clinic_close(&c);
}

static void
no_question_mark_stands_for_a_name_on_a_vt100(void **state)
{
	struct a_screen s;
	int64_t p;

	(void)state;
	a_screen_open(&s);
	a_book_resources(&s.c);
	p = registers(&s.c, "王小明", "Wang", "Xiaoming");
	do_(&s.c, "session.book", { "patient", a_clinic_ref(&s.c, p) },
	    { "at", "2026-11-23 10:00" }, { "label", "Talk" }, { "therapist", "KB" });
	a_screen_vt100(&s);
	a_screen_keys(&s, "F5 1 a");
	assert_false(a_screen_shows(&s, "? "));
	assert_true(a_screen_shows(&s, "WANG, Xiaoming: Talk arrived"));
	a_screen_keys(&s, "Enter W");
	a_screen_type(&s, "Falls");
	a_screen_keys(&s, "Enter g u");
	assert_false(a_screen_shows(&s, "? "));
	a_screen_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_name_on_record_is_said_as_it_is_read),
		cmocka_unit_test(no_question_mark_stands_for_a_name_on_a_vt100),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
