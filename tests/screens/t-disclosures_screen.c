/* Disclosures and wishes to amend, as they are noted and answered at the desk. */
#include "lib/test.h"

#include "lib/a_screen.h"

static void
a_disclosure_and_a_wish_are_typed_and_answered(void **state)
{
	struct a_screen s;
	int64_t p;

	(void)state;
	a_screen_open(&s);
	p = a_screen_margaret(&s, false);
	(void)p;
	a_screen_keys(&s, "/ h a l Enter h d");
	assert_true(a_screen_shows(&s, "the patient wants nothing amended"));
	a_screen_keys(&s, "a");
	a_screen_type(&s, "Oak Insurance");
	a_screen_keys(&s, "Enter");
	a_screen_type(&s, "1 Oak Lane");
	a_screen_keys(&s, "Enter");
	a_screen_type(&s, "stage of both hips");
	a_screen_keys(&s, "Enter");
	a_screen_type(&s, "payment");
	a_screen_keys(&s, "Enter Enter");
	assert_true(a_screen_shows(&s, "Noted: Oak Insurance got stage of both hips."));
	a_screen_keys(&s, "w");
	a_screen_type(&s, "The left hip never hurt");
	a_screen_keys(&s, "Enter Enter");
	assert_true(a_screen_shows(&s, "to be answered by 22-Jan-2027"));
	a_screen_keys(&s, "Home");
	a_screen_is(&s, "disclosures");
	a_screen_keys(&s, "n Enter");
	assert_true(a_screen_shows(&s, "Say why it is denied"));
	a_screen_type(&s, "the X-ray shows it");
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "Denied: the X-ray shows it"));
	a_screen_close(&s);
}

/* Of an earlier day it asks why it is noted only now, and nothing that was typed is lost. */
static void
a_disclosure_of_an_earlier_day_asks_why_it_comes_late(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	a_screen_margaret(&s, false);
	a_screen_keys(&s, "/ h a l Enter h d a");
	a_screen_type(&s, "Oak");
	a_screen_keys(&s, "Enter Enter");
	a_screen_type(&s, "film");
	a_screen_keys(&s, "Enter");
	a_screen_type(&s, "second opinion");
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "When, if not today"));
	a_screen_type(&s, "20-11");
	a_screen_keys(&s, "Enter");
	assert_true(
	    a_screen_shows(&s, "Fri 20-Nov-2026 is past: say why this is entered only now."));
	assert_true(a_screen_shows(&s, "Why it is noted only now"));
	a_screen_type(&s, "found in the post");
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "Noted: Oak got film."));
	assert_true(a_screen_shows(&s, "20-Nov-2026"));
	a_screen_close(&s);
}

/* Esc goes back a line, with what was typed there, and then leaves. */
static void
esc_goes_back_a_line_and_loses_nothing(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	a_screen_margaret(&s, false);
	a_screen_keys(&s, "/ h a l Enter h d a");
	a_screen_type(&s, "Oak");
	a_screen_keys(&s, "Enter Esc");
	assert_true(a_screen_shows(&s, "Who got it"));
	assert_true(a_screen_shows(&s, "Oak"));
	a_screen_keys(&s, "Esc");
	assert_false(a_screen_shows(&s, "Who got it"));
	a_screen_keys(&s, "y");
	assert_true(a_screen_shows(&s, "Choose a wish of the patient first."));
	a_screen_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_disclosure_and_a_wish_are_typed_and_answered),
		cmocka_unit_test(a_disclosure_of_an_earlier_day_asks_why_it_comes_late),
		cmocka_unit_test(esc_goes_back_a_line_and_loses_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
