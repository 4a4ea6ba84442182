/* Who did what on a day, and who saw a chart: RELIABILITY.md R14 and R19. */
#include "lib/a_screen.h"
#include "lib/test.h"

#include "app/command.h"

static void
who_opened_a_chart_is_told_and_that_it_was_asked_too(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	a_screen_margaret(&s, false);
	a_screen_keys(&s, "/ h a l l Enter h r");
	a_screen_is(&s, "audit-patient");
	a_screen_keys(&s, "a");
	assert_true(a_screen_shows(&s, "registered the patient"));
	a_screen_keys(&s, "a");
	assert_false(a_screen_shows(&s, "registered the patient"));
	a_screen_close(&s);
}

static void
the_readers_of_a_merged_record_are_told_with_it(void **state)
{
	struct a_screen s;
	int64_t hall, other;

	(void)state;
	a_screen_open(&s);
	hall = a_screen_margaret(&s, false);
	other = a_clinic_patient(&s.c, "Okafor", "Kemi", "1961-03-04");
	a_screen_keys(&s, "/ o k a f Enter F3");
	do_(&s.c, "patient.merge", { "patient", a_clinic_ref(&s.c, hall) },
	    { "other", a_clinic_ref(&s.c, other) });
	a_screen_keys(&s, "/ h a l l Enter h r");
	assert_true(a_screen_shows(&s, "10-0002-0"));
	a_screen_close(&s);
}

static void
a_day_shows_each_person_alone(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	a_screen_margaret(&s, false);
	a_screen_keys(&s, "g a");
	a_screen_is(&s, "audit");
	a_screen_keys(&s, "p p");
	assert_true(a_screen_shows(&s, "Rita Ives"));
	assert_true(a_screen_shows(&s, "Nothing."));
	a_screen_keys(&s, "[");
	assert_true(a_screen_shows(&s, "22-Nov-2026"));
	a_screen_close(&s);
}

/* Reception sees what it did itself, and nobody else's lines. */
static void
who_may_not_read_the_audit_sees_the_own_day_only(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	a_screen_margaret(&s, false);
	a_clinic_as(&s.c, "rita");
	a_screen_keys(&s, "g a");
	assert_true(a_screen_shows(&s, "Rita Ives"));
	assert_false(a_screen_shows(&s, "anna "));
	assert_false(a_screen_shows(&s, "p person"));
	a_screen_keys(&s, "p");
	assert_true(a_screen_shows(
	    &s, "Only a manager or an auditor may do this; you are signed in as reception"));
	a_screen_keys(&s, "F3 / h a l l Enter h");
	assert_false(a_screen_shows(&s, "r readers"));
	a_screen_keys(&s, "r");
	assert_true(a_screen_shows(&s, "Only a doctor, a manager or an auditor may do this"));
	a_screen_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(who_opened_a_chart_is_told_and_that_it_was_asked_too),
		cmocka_unit_test(the_readers_of_a_merged_record_are_told_with_it),
		cmocka_unit_test(a_day_shows_each_person_alone),
		cmocka_unit_test(who_may_not_read_the_audit_sees_the_own_day_only),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
