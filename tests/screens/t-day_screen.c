/* The day by resource: arrows find a free place, Enter books it for the patient in hand. */
#include "app/day_view.h"
#include "lib/a_book.h"
#include "lib/a_screen.h"
#include "lib/test.h"

static void
open_day(struct a_screen *s)
{
	a_screen_open(s);
	a_book_resources(&s->c);
	a_clinic_patient(&s->c, "Hall", "Margaret", "1968-07-14");
	a_clinic_patient(&s->c, "Okafor", "Kemi", "1961-03-04");
	do_(&s->c, "hours.set", { "resource", "KB" }, { "days", "mon-fri" },
	    { "hours", "08:00-12:00 13:00-17:00" });
	do_(&s->c, "absence.add", { "resource", "TL" }, { "from", "2026-11-24" }, { "why", "ill" });
	do_(&s->c, "session.book", { "patient", "#1" }, { "at", "2026-11-24 09:00" },
	    { "label", "Exercise" }, { "minutes", "45" }, { "therapist", "KB" }, { "room", "Gym" });
	do_(&s->c, "session.book", { "patient", "#2" }, { "at", "2026-11-24 09:30" },
	    { "label", "Review" }, { "room", "Gym" });
}

static void
the_day_shows_people_rooms_and_free_places(void **state)
{
	struct a_screen s;

	(void)state;
	open_day(&s);
	a_screen_keys(&s, "g s ]");
	a_screen_is(&s, "day");
	a_screen_size(&s, 40, 120);
	a_screen_is(&s, "day-wide");
	a_screen_close(&s);
}

static void
a_vt100_shows_the_day_in_ascii(void **state)
{
	struct a_screen s;

	(void)state;
	open_day(&s);
	a_screen_vt100(&s);
	a_screen_keys(&s, "g s ]");
	a_screen_is(&s, "day-vt100");
	a_screen_close(&s);
}

static void
a_free_place_is_booked_for_the_patient_in_hand(void **state)
{
	struct a_screen s;

	(void)state;
	open_day(&s);
	a_screen_keys(&s, "/ o k a f Enter g s ] Down");
	assert_true(a_screen_shows(&s, "A place for OKAFOR, Kemi"));
	a_screen_keys(&s, "Down Down Down Down Enter");
	assert_true(a_screen_shows(&s, "Tue 24-Nov  10:15  KB"));
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "Booked Follow-up for "));
	assert_true(a_screen_shows(&s, "10:15 OKAFOR, Kemi"));
	a_screen_close(&s);
}

static void
a_place_that_somebody_looks_at_is_held_by_name(void **state)
{
	struct a_screen s;
	struct app *desk;
	struct day_view v;
	struct err e = { 0 };

	(void)state;
	open_day(&s);
	a_screen_keys(&s, "/ o k a f Enter b");
	a_screen_type(&s, "tue 10 with kb");
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "Not booked yet"));
	desk = a_clinic_session(&s.c, "rita");
	must(day_view_load(desk, day_of(2026, 11, 24), &s.a, &v, &e));
	is_str(v.column.at[0].code, "KB");
	assert_int_equal(v.column.at[0].hold.n, 1);
	assert_int_equal(v.column.at[0].hold.at[0].at.from, 10 * 60);
	a_screen_keys(&s, "F12");
	must(day_view_load(desk, day_of(2026, 11, 24), &s.a, &v, &e));
	assert_int_equal(v.column.at[0].hold.n, 0);
	app_close(desk);
	a_screen_close(&s);
}

static void
a_taken_place_opens_who_is_there_and_a_closed_one_says_so(void **state)
{
	struct a_screen s;

	(void)state;
	open_day(&s);
	a_screen_keys(&s, "g s ] Right Enter");
	assert_true(a_screen_shows(&s, "TL away (ill): choose a free place."));
	a_screen_keys(&s, "Left Enter");
	assert_true(a_screen_shows(&s, "HALL, Margaret"));
	assert_true(a_screen_shows(&s, " Chart"));
	a_screen_close(&s);
}

static void
weeks_and_days_go_by(void **state)
{
	static const struct {
		const char *keys, *day;
	} row[] = { { "]", "Wed 25-Nov-2026" }, { "[", "Tue 24-Nov-2026" },
		{ "}", "Tue 01-Dec-2026" }, { "{ {", "Tue 17-Nov-2026" },
		{ "t", "Mon 23-Nov-2026" }, { "[ [", "Sat 21-Nov-2026" } };
	struct a_screen s;

	(void)state;
	open_day(&s);
	a_screen_keys(&s, "g s ]");
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		a_screen_keys(&s, row[i].keys);
		assert_true(a_screen_shows(&s, row[i].day));
	}
	assert_true(a_screen_shows(&s, "Nobody works that day"));
	a_screen_close(&s);
}

/* It opens at the time that it is, and a smaller window keeps the cursor in sight. */
static void
the_cursor_is_always_in_sight(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	a_book_resources(&s.c);
	do_(&s.c, "hours.set", { "days", "mon-fri" }, { "hours", "06:00-18:00" });
	a_screen_size(&s, 16, 80);
	a_screen_keys(&s, "g s");
	assert_true(a_screen_shows(&s, "09:00 ▸"));
	a_screen_size(&s, 24, 80);
	a_screen_keys(&s, "Down Down Down");
	assert_true(a_screen_shows(&s, "09:45 ▸"));
	a_screen_size(&s, 16, 80);
	assert_true(a_screen_shows(&s, "09:45 ▸"));
	a_screen_keys(&s, "]");
	assert_true(a_screen_shows(&s, "(tomorrow)"));
	a_screen_close(&s);
}

/* It opens at the hour that it is: what was before is not out of mind. */
static void
what_stands_above_and_below_is_said(void **state)
{
	struct a_screen s;

	(void)state;
	open_day(&s);
	a_screen_keys(&s, "g s ]");
	assert_false(a_screen_shows(&s, "earlier"));
	assert_true(a_screen_shows(&s, "v later, to 18:00: 0 visits"));
	a_screen_keys(&s, "PgDn PgDn PgDn");
	assert_true(a_screen_shows(&s, "^ earlier, from 08:00: 2 visits"));
	a_screen_keys(&s, "PgUp PgUp PgUp PgUp");
	a_screen_size(&s, 14, 80);
	assert_true(a_screen_shows(&s, "v later, to 18:00: 1 visit"));
	a_screen_size(&s, 60, 80);
	assert_false(a_screen_shows(&s, "later"));
	a_screen_close(&s);
}

static void
week_and_next_free_are_of_the_day_and_whom_the_cursor_is_at(void **state)
{
	struct a_screen s;

	(void)state;
	open_day(&s);
	a_screen_keys(&s, "g s } g b");
	assert_true(a_screen_shows(&s, "Week of Mon 30-Nov-2026  KB"));
	a_screen_keys(&s, "F12 { { Right g b");
	assert_true(a_screen_shows(&s, "Week of Mon 16-Nov-2026  TL"));
	a_screen_keys(&s, "g s");
	assert_true(a_screen_shows(&s, "Schedule  Mon 16-Nov-2026  (7 days ago)"));
	a_screen_keys(&s, "F12 F12 } } Left n");
	assert_true(a_screen_shows(&s, "with KB >2026-11-30"));
	assert_true(a_screen_shows(&s, "Mon 30-Nov-2026  KB"));
	assert_true(a_screen_shows(
	    &s, "The first is 08:00 to 08:30, KB; the last start, 16:30, ends 17:00."));
	a_screen_keys(&s, "F12 w v n");
	assert_true(a_screen_shows(&s, "with TL >2026-11-30"));
	a_screen_keys(&s, "Tab");
	assert_true(a_screen_shows(&s, "eswt after 15:00"));
	a_screen_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_day_shows_people_rooms_and_free_places),
		cmocka_unit_test(a_vt100_shows_the_day_in_ascii),
		cmocka_unit_test(a_free_place_is_booked_for_the_patient_in_hand),
		cmocka_unit_test(a_place_that_somebody_looks_at_is_held_by_name),
		cmocka_unit_test(a_taken_place_opens_who_is_there_and_a_closed_one_says_so),
		cmocka_unit_test(weeks_and_days_go_by),
		cmocka_unit_test(the_cursor_is_always_in_sight),
		cmocka_unit_test(what_stands_above_and_below_is_said),
		cmocka_unit_test(week_and_next_free_are_of_the_day_and_whom_the_cursor_is_at),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
