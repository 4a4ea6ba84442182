/* The day of an operation, once it is noted: where it is seen, and where it is corrected. */
#include <string.h>

#include "app/inside.h"
#include "base/text.h"
#include "lib/a_screen.h"
#include "lib/test.h"

/* Margaret's left hip was decided on today, and operated on today; the right one is watched. */
static int64_t
open_operated(struct a_screen *s)
{
	int64_t id, decision;

	a_screen_open(s);
	id = a_screen_margaret(s, true);
	decision =
	    do_(&s->c, "decision.record", { "patient", a_clinic_ref(&s->c, id) }, { "side", "L" },
		{ "treatment", "core-decompression" }, { "why", "other" }, { "note", "Dr Lund" });
	do_(&s->c, "decision.began", { "id", text_fmt(&s->a, "%lld", (long long)decision) },
	    { "day", "2026-11-23" });
	return id;
}

static void
the_day_of_an_operation_is_seen_wherever_the_decision_is(void **state)
{
	struct a_screen s;

	(void)state;
	open_operated(&s);
	a_screen_size(&s, 40, 120);
	a_screen_keys(&s, "/ h a l l Enter");
	assert_true(a_screen_shows(&s, "23-Nov-2026)"));
	a_screen_keys(&s, "t");
	assert_true(a_screen_shows(&s, "operated 23-Nov-2026"));
	a_screen_keys(&s, "F12 h v");
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "Carried out Mon 23-Nov-2026"));
	assert_true(a_screen_shows(&s, "23-Nov-2026"));
	a_screen_close(&s);
}

/* The decision and all that is due after it: one thing was done. */
static void
the_audit_tells_it_once_with_the_day(void **state)
{
	struct a_screen s;
	const char *first;

	(void)state;
	open_operated(&s);
	a_screen_size(&s, 40, 120);
	a_screen_keys(&s, "g a");
	first = strstr(a_screen_dump(&s), "said when the treatment began");
	assert_non_null(first);
	assert_null(strstr(first + 1, "said when the treatment began"));
	assert_true(a_screen_shows(&s, "operated 23-Nov-2026 ("));
	a_screen_close(&s);
}

/* The entry is of the left hip, and so is what Enter opens. */
static void
an_entry_of_a_decision_opens_its_row_of_its_hip(void **state)
{
	struct a_screen s;

	(void)state;
	open_operated(&s);
	a_screen_keys(&s, "/ h a l l Enter t Enter");
	assert_true(a_screen_shows(&s, "Why, left hip"));
	assert_true(a_screen_shows(&s, "by AB, operated 23-Nov-2026."));
	assert_true(a_screen_shows(&s, "t operation day"));
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "left hip, operated 23-Nov-2026: ends with F2."));
	a_screen_close(&s);
}

static void
a_day_that_was_wrong_is_corrected_from_the_row_with_a_reason(void **state)
{
	struct a_screen s;
	struct now now;
	struct err e = { 0 };

	(void)state;
	open_operated(&s);
	must(now_read("2026-11-25T09:00", &now, &e));
	app_set_now(s.c.app, now);
	a_screen_keys(&s, "/ h a l l Enter t Enter t");
	a_screen_is(&s, "began");
	/* The year is a slip: it is asked about before the reason, and put right where it stands.
	 */
	a_screen_type(&s, "24-11-2019");
	a_screen_keys(&s, "Enter");
	assert_true(
	    a_screen_shows(&s, "24-Nov-2019 is before it was decided on 23-Nov-2026: sure?"));
	a_screen_keys(&s, "n ^U");
	a_screen_type(&s, "24-11-2026");
	a_screen_keys(&s, "Enter");
	a_screen_type(&s, "misread");
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "follow-up counts from 24-Nov-2026"));
	assert_true(a_screen_shows(&s, "operated 24-Nov-2026."));
	a_screen_keys(&s, "u");
	assert_true(a_screen_shows(&s, "operated 23-Nov-2026."));
	a_screen_close(&s);
}

/* It was said that it is meant: what else is asked does not ask that again, until it is typed
 * otherwise. */
static void
a_day_before_the_decision_is_asked_about_once(void **state)
{
	struct a_screen s;
	struct now now;
	struct err e = { 0 };

	(void)state;
	open_operated(&s);
	must(now_read("2026-11-25T09:00", &now, &e));
	app_set_now(s.c.app, now);
	a_screen_keys(&s, "/ h a l l Enter t Enter t");
	a_screen_type(&s, "30-2-2026");
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "there is no such day"));
	a_screen_keys(&s, "^U");
	a_screen_type(&s, "19-11-2026");
	a_screen_keys(&s, "Enter y Enter");
	assert_true(a_screen_shows(&s, "say why that is changed"));
	a_screen_keys(&s, "Tab ^U");
	a_screen_type(&s, "20-11-2026");
	a_screen_keys(&s, "Tab");
	a_screen_type(&s, "their letter");
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "20-Nov-2026 is before it was decided on"));
	a_screen_keys(&s, "y");
	assert_true(a_screen_shows(&s, "operated 20-Nov-2026."));
	a_screen_close(&s);
}

static void
the_command_is_found_by_its_words_in_the_chart(void **state)
{
	static const char *const typed[] = { "o p e r", "o p e r a t e d", "o p e r a t i o n",
		"d a t e" };
	struct a_screen s;

	(void)state;
	open_operated(&s);
	a_screen_keys(&s, "/ h a l l Enter");
	for (size_t i = 0; i < sizeof(typed) / sizeof(*typed); i++) {
		a_screen_keys(&s, "F9");
		a_screen_keys(&s, typed[i]);
		assert_true(a_screen_shows(&s, "operation day"));
		a_screen_keys(&s, "F12");
	}
	a_screen_keys(&s, "F9 o p e r Enter");
	assert_true(a_screen_shows(&s, "Core decompression, left hip"));
	a_screen_close(&s);
}

/* Words that people have for it and the program has not. */
static void
a_command_is_found_by_everyday_words(void **state)
{
	static const struct {
		const char *typed, *shown;
	} way[] = { { "s i c k", "somebody is ill or away" },
		{ "r e s c h e d", "another time for" },
		{ "o p e n i n g Space t i m e s", "the clinic: hours" },
		{ "c h e c k Space i n", "the patient is here" } };
	struct a_screen s;

	(void)state;
	open_operated(&s);
	a_screen_keys(&s, "/ h a l l Enter");
	for (size_t i = 0; i < sizeof(way) / sizeof(*way); i++) {
		a_screen_keys(&s, "F9");
		a_screen_keys(&s, way[i].typed);
		assert_true(a_screen_shows(&s, way[i].shown));
		a_screen_keys(&s, "F12");
	}
	a_screen_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_day_of_an_operation_is_seen_wherever_the_decision_is),
		cmocka_unit_test(the_audit_tells_it_once_with_the_day),
		cmocka_unit_test(an_entry_of_a_decision_opens_its_row_of_its_hip),
		cmocka_unit_test(a_day_that_was_wrong_is_corrected_from_the_row_with_a_reason),
		cmocka_unit_test(a_day_before_the_decision_is_asked_about_once),
		cmocka_unit_test(the_command_is_found_by_its_words_in_the_chart),
		cmocka_unit_test(a_command_is_found_by_everyday_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
