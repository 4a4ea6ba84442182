/* The hours of the clinic, and when it is closed, as the manager sees and changes them. */
#include "base/text.h"
#include "lib/a_book.h"
#include "lib/a_screen.h"
#include "lib/test.h"

/* HALL, Margaret comes to KB on Tuesday 8 December at ten. */
static void
open_booked(struct a_screen *s)
{
	int64_t id;

	a_screen_open(s);
	id = a_clinic_patient(&s->c, "Hall", "Margaret", "1968-07-14");
	a_book_resources(&s->c);
	do_(&s->c, "session.book", { "patient", a_clinic_ref(&s->c, id) },
	    { "at", "2026-12-08 10:00" }, { "label", "Talk" }, { "minutes", "30" },
	    { "therapist", "KB" });
}

static void
the_hours_of_weekdays_are_changed_and_taken_back(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	do_(&s.c, "closure.add", { "from", "2026-12-24" }, { "to", "2026-12-26" },
	    { "name", "Christmas" });
	do_(&s.c, "closure.add", { "from", "2026-05-01" }, { "yearly", "yes" },
	    { "name", "Labour day" });
	do_(&s.c, "closure.add", { "from", "2026-12-02" }, { "hours", "13:00-18:00" },
	    { "name", "staff training" });
	a_screen_keys(&s, "g C");
	a_screen_is(&s, "clinic");
	a_screen_keys(&s, "End Up Up Up Up Up e");
	a_screen_type(&s, "9:00-12:00");
	a_screen_is(&s, "clinic-hours");
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "Hours of sat are 9:00-12:00 now.   u undo"));
	assert_true(a_screen_shows(&s, "Saturday    09:00-12:00"));
	a_screen_keys(&s, "u");
	assert_true(a_screen_shows(&s, "Saturday    closed"));
	a_screen_close(&s);
}

static void
hours_that_cannot_be_read_stay_in_the_box_and_so_does_what_was_left(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	a_screen_keys(&s, "g C Enter ^U F2");
	assert_true(a_screen_shows(&s, "Hours: this is still missing."));
	a_screen_type(&s, "nine to five");
	a_screen_keys(&s, "F2");
	assert_true(a_screen_shows(&s, "\"nine\" are no hours"));
	a_screen_keys(&s, "F12");
	assert_true(a_screen_shows(&s, "Monday      08:00-18:00"));
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "nine to five"));
	a_screen_keys(&s, "F12 Down Enter"); /* of another day other things are asked */
	assert_false(a_screen_shows(&s, "nine to five"));
	a_screen_close(&s);
}

/* Hours typed anew are the new ones; a blank, a "-" or an arrow says that they go on. */
static void
what_is_typed_first_replaces_the_hours_and_an_arrow_edits_them(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	a_screen_keys(&s, "g C Enter");
	a_screen_type(&s, "9:00-12:00 14:00-17:00");
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "Monday      09:00-12:00 14:00-17:00"));
	a_screen_keys(&s, "Enter Space");
	a_screen_type(&s, "18:00-19:00");
	a_screen_keys(&s, "Up");
	a_screen_type(&s, "-tue");
	a_screen_keys(&s, "F2");
	assert_true(a_screen_shows(&s, "Monday      09:00-12:00 14:00-17:00 18:00-19:00"));
	assert_true(a_screen_shows(&s, "Tuesday     09:00-12:00 14:00-17:00 18:00-19:00"));
	a_screen_keys(&s, "Enter Left Backspace 1 Enter");
	assert_true(a_screen_shows(&s, "14:00-17:00 18:00-19:10"));
	a_screen_close(&s);
}

/* He changed them while she had them open: once read, hers can be kept. */
static void
hours_that_another_changed_meanwhile_are_said_and_then_replaced(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	a_screen_keys(&s, "g C Enter");
	a_screen_type(&s, "9:00-12:00");
	do_(&s.c, "hours.set", { "days", "mon" }, { "hours", "10:00-11:00" });
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "Hours of mon were changed since by"));
	assert_true(a_screen_shows(&s, "they are 10:00-11:00 now."));
	assert_true(a_screen_shows(&s, "Saving once more puts what you typed in its place."));
	assert_true(a_screen_shows(&s, "Hours            9:00-12:00"));
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "Monday      09:00-12:00"));
	a_screen_close(&s);
}

static void
a_visit_outside_the_new_hours_is_named_before_and_gets_another_place_after(void **state)
{
	struct a_screen s;

	(void)state;
	open_booked(&s);
	a_screen_keys(&s, "g C Down Enter");
	a_screen_type(&s, "12:00-18:00");
	a_screen_keys(&s, "F2");
	a_screen_is(&s, "clinic-sure");
	a_screen_keys(&s, "Enter Space x"); /* none of these is a yes */
	assert_true(a_screen_shows(&s, "Not done yet."));
	a_screen_keys(&s, "n");
	assert_true(a_screen_shows(&s, "12:00-18:00"));
	a_screen_keys(&s, "F2 y");
	assert_true(a_screen_shows(&s, "Visits that cannot take place"));
	assert_true(a_screen_shows(&s, "Hours of tue are 12:00-18:00 now; 1 booked outside"));
	assert_true(a_screen_shows(&s, "HALL, Margaret"));
	a_screen_keys(&s, "u F12");
	assert_true(a_screen_shows(&s, "Tuesday     08:00-18:00"));
	a_screen_close(&s);
}

static void
a_clinic_is_not_left_without_any_hours(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	a_screen_keys(&s, "g C Enter Up");
	a_screen_type(&s, "mon-sun");
	a_screen_keys(&s, "Tab");
	a_screen_type(&s, "closed");
	a_screen_keys(&s, "F2");
	assert_true(a_screen_shows(&s, "No day would be left: leave one open"));
	a_screen_close(&s);
}

static void
closed_days_name_who_comes_then_and_are_opened_again(void **state)
{
	struct a_screen s;

	(void)state;
	open_booked(&s);
	a_screen_keys(&s, "g C a");
	a_screen_type(&s, "7/12");
	a_screen_keys(&s, "Tab");
	a_screen_type(&s, "9/12");
	a_screen_keys(&s, "Tab");
	a_screen_type(&s, "Feast");
	a_screen_keys(&s, "F2");
	assert_true(a_screen_shows(&s, "Tue 08-Dec-2026 10:00 HALL, Margaret"));
	a_screen_keys(&s, "y");
	assert_true(a_screen_shows(&s, "Visits that cannot take place"));
	a_screen_keys(&s, "Enter F12"); /* g T keeps whom to tell */
	assert_true(a_screen_shows(&s, "Mon 07-Dec-2026 to Wed 09-Dec-2026"));
	a_screen_keys(&s, "End x");
	assert_true(a_screen_shows(&s, "Closure taken away.   u undo"));
	assert_true(a_screen_shows(&s, "No closed days to come"));
	a_screen_keys(&s, "u");
	assert_true(a_screen_shows(&s, "Feast"));
	a_screen_keys(&s, "End Enter");
	assert_true(a_screen_shows(&s, "Mon 07-Dec-2026"));
	a_screen_close(&s);
}

static void
others_are_told_who_may(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	a_clinic_as(&s.c, "rita");
	a_screen_keys(&s, "g C");
	assert_true(
	    a_screen_shows(&s, "Only a manager may do this; you are signed in as reception:"));
	a_screen_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_hours_of_weekdays_are_changed_and_taken_back),
		cmocka_unit_test(
		    hours_that_cannot_be_read_stay_in_the_box_and_so_does_what_was_left),
		cmocka_unit_test(what_is_typed_first_replaces_the_hours_and_an_arrow_edits_them),
		cmocka_unit_test(hours_that_another_changed_meanwhile_are_said_and_then_replaced),
		cmocka_unit_test(
		    a_visit_outside_the_new_hours_is_named_before_and_gets_another_place_after),
		cmocka_unit_test(a_clinic_is_not_left_without_any_hours),
		cmocka_unit_test(closed_days_name_who_comes_then_and_are_opened_again),
		cmocka_unit_test(others_are_told_who_may),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
