/* Alerts that people write: added, ended, and in the banner of every screen meanwhile. */
#include "lib/a_screen.h"
#include "lib/test.h"

/* Margaret is registered; how a command names her. */
static const char *
on_the_board(struct a_screen *s)
{
	a_screen_open(s);
	return a_clinic_ref(&s->c, a_screen_margaret(s, false));
}

static void
the_first_alert_is_typed_at_once_and_stands_in_the_banner(void **state)
{
	struct a_screen s;

	(void)state;
	on_the_board(&s);
	a_screen_keys(&s, "/ h a l l Enter W");
	assert_true(a_screen_shows(&s, "Beware of"));
	a_screen_type(&s, "Penicillin allergy");
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "Alert: Penicillin allergy.   u undo"));
	assert_true(a_screen_shows(&s, "! Penicillin allergy"));
	a_screen_keys(&s, "F12");
	assert_true(a_screen_shows(&s, " Chart"));
	assert_true(a_screen_shows(&s, "! Penicillin allergy"));
	a_screen_keys(&s, "b");
	assert_true(a_screen_shows(&s, "! Penicillin allergy")); /* who books reads it */
	a_screen_close(&s);
}

static void
one_of_an_earlier_day_ends_for_a_reason(void **state)
{
	struct a_screen s;
	const char *who;

	(void)state;
	who = on_the_board(&s);
	do_(&s.c, "alert.add", { "patient", who }, { "text", "Latex allergy" },
	    { "since", "2026-10-01" });
	do_(&s.c, "alert.add", { "patient", who }, { "text", "Falls easily" });
	a_screen_keys(&s, "/ h a l l Enter W");
	a_screen_is(&s, "alerts");
	a_screen_keys(&s, "x");
	assert_true(a_screen_shows(&s, "Why does it hold no more?"));
	a_screen_keys(&s, "Enter"); /* refused: it stays open, and the alert stands */
	assert_true(a_screen_shows(&s, "Latex allergy stands since 01-Oct-2026: say why"));
	a_screen_type(&s, "tested, negative");
	a_screen_keys(&s, "F12 x"); /* what was typed is there again */
	assert_true(a_screen_shows(&s, "tested, negative"));
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "The alert has ended: Latex allergy."));
	assert_false(a_screen_shows(&s, "! Latex"));
	assert_true(a_screen_shows(&s, "! Falls easily"));
	a_screen_close(&s);
}

static void
a_slip_of_today_ends_by_one_key_and_comes_back_by_another(void **state)
{
	struct a_screen s;

	(void)state;
	on_the_board(&s);
	a_screen_keys(&s, "/ h a l l Enter W");
	a_screen_type(&s, "Pacemakre");
	a_screen_keys(&s, "Enter x");
	assert_true(a_screen_shows(&s, "The alert has ended: Pacemakre.   u undo"));
	assert_true(a_screen_shows(&s, "No alerts recorded"));
	a_screen_keys(&s, "u");
	assert_true(a_screen_shows(&s, "! Pacemakre"));
	a_screen_keys(&s, "h");
	assert_true(a_screen_shows(&s, "Anna Berg"));
	a_screen_close(&s);
}

static void
words_that_were_not_saved_are_there_again(void **state)
{
	struct a_screen s;

	(void)state;
	on_the_board(&s);
	a_screen_keys(&s, "/ h a l l Enter W F12");
	assert_true(a_screen_shows(&s, " Chart")); /* nothing was typed: back at once */
	a_screen_keys(&s, "W Enter");
	assert_true(a_screen_shows(&s, "Say in a few words what to beware of"));
	a_screen_type(&s, "Two sticks");
	a_screen_keys(&s, "F12");
	assert_true(a_screen_shows(&s, "Nobody has written an alert"));
	a_screen_keys(&s, "a");
	assert_true(a_screen_shows(&s, "Two sticks"));
	a_screen_close(&s);
}

/* What follows from an answer is there as long as the answer; no key here ends it. */
static void
what_the_intake_says_is_told_apart(void **state)
{
	struct a_screen s;
	int64_t id;

	(void)state;
	a_screen_open(&s);
	id = a_clinic_patient(&s.c, "Hall", "Margaret", "1968-07-14");
	a_clinic_save(&s.c, "response.save", &(struct fill){ "intake", id, .day = DAY_NONE },
	    PAIRS({ "allergy", "yes" }, { "allergy_to.0", "latex" }));
	do_(&s.c, "alert.add", { "patient", a_clinic_ref(&s.c, id) }, { "text", "Falls easily" });
	a_screen_keys(&s, "/ h a l l Enter W");
	a_screen_is(&s, "alerts-answers");
	a_screen_keys(&s, "x");
	assert_true(a_screen_shows(&s, "Allergy: latex"));
	a_screen_close(&s);
}

static void
a_reader_is_not_offered_it(void **state)
{
	struct a_screen s;

	(void)state;
	on_the_board(&s);
	a_clinic_as(&s.c, "aude");
	a_screen_keys(&s, "/ h a l l Enter W");
	assert_true(a_screen_shows(&s, "signed in as an auditor:"));
	a_screen_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_first_alert_is_typed_at_once_and_stands_in_the_banner),
		cmocka_unit_test(one_of_an_earlier_day_ends_for_a_reason),
		cmocka_unit_test(a_slip_of_today_ends_by_one_key_and_comes_back_by_another),
		cmocka_unit_test(words_that_were_not_saved_are_there_again),
		cmocka_unit_test(what_the_intake_says_is_told_apart),
		cmocka_unit_test(a_reader_is_not_offered_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
