/* The records that may be of one person, found without anybody asking for one of them. */
#include <string.h>

#include "lib/a_screen.h"
#include "lib/test.h"

static void
a_pair_is_compared_settled_and_gone(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	a_clinic_patient(&s.c, "Hall", "Margaret", "1968-07-14");
	a_clinic_patient(&s.c, "Okafor", "Kemi", "1961-03-04");
	do_(&s.c, "patient.register", { "family", "Hall" }, { "given", "Margaret" },
	    { "born", "1968-07-14" }, { "sex", "F" }, { "duplicate_ok", "a cousin" });
	a_screen_keys(&s, "g m");
	a_screen_is(&s, "duplicates");
	a_screen_keys(&s, "Enter n");
	assert_true(a_screen_shows(&s, "are two people"));
	assert_true(a_screen_shows(&s, "0 pairs among the newest 3 records"));
	a_screen_keys(&s, "u y");
	assert_true(a_screen_shows(&s, "1 pair among the newest 3 records"));
	a_screen_close(&s);
}

/* Somebody registers her once more while the list is looked at: the row chosen stays chosen. */
static void
who_is_registered_meanwhile_is_looked_at_too(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	a_clinic_patient(&s.c, "Hall", "Margaret", "1968-07-14");
	do_(&s.c, "patient.register", { "family", "Hall" }, { "given", "Margaret" },
	    { "born", "1968-07-14" }, { "sex", "F" }, { "duplicate_ok", "a cousin" });
	a_screen_keys(&s, "g m");
	a_clinic_patient(&s.c, "Okafor", "Kemi", "1961-03-04");
	do_(&s.c, "patient.register", { "family", "Okafor" }, { "given", "Kemi" },
	    { "born", "1961-03-04" }, { "sex", "F" }, { "duplicate_ok", "a cousin" });
	stack_changed(s.stack);
	assert_true(a_screen_shows(&s, "2 pairs among the newest 4 records"));
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "One person, two records"));
	assert_true(a_screen_shows(&s, "HALL, Margaret"));
	a_screen_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_pair_is_compared_settled_and_gone),
		cmocka_unit_test(who_is_registered_meanwhile_is_looked_at_too),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
