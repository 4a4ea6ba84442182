/* The week of one resource, the next free places of any, and who waits for one. */
#include "base/text.h"
#include "lib/a_book.h"
#include "lib/a_screen.h"
#include "lib/test.h"

/* Two patients of this week with KB, in the Gym, and a closed Thursday. */
static int64_t
open_week(struct a_screen *s)
{
	int64_t hall, okafor;

	a_screen_open(s);
	a_book_resources(&s->c);
	do_(&s->c, "hours.set", { "resource", "KB" }, { "days", "mon-fri" },
	    { "hours", "08:30-12:00 13:00-16:00" });
	do_(&s->c, "closure.add", { "from", "2026-11-26" }, { "name", "Feast" });
	hall = a_clinic_patient(&s->c, "Hall", "Margaret", "1968-07-14");
	okafor = a_clinic_patient(&s->c, "Okafor", "Kemi", "1961-03-04");
	do_(&s->c, "session.book", { "patient", a_clinic_ref(&s->c, hall) },
	    { "at", "2026-11-24 10:00" }, { "minutes", "60" }, { "label", "Review" },
	    { "therapist", "KB" }, { "room", "Gym" });
	do_(&s->c, "session.book", { "patient", a_clinic_ref(&s->c, okafor) },
	    { "at", "2026-11-27 14:30" }, { "label", "Review" }, { "therapist", "KB" });
	a_screen_keys(s, "F5");
	return okafor;
}

static void
a_week_shows_who_comes_what_is_free_and_how_full_it_is(void **state)
{
	struct a_screen s;

	(void)state;
	open_week(&s);
	a_screen_keys(&s, "g s w");
	a_screen_is(&s, "week");
	a_screen_keys(&s, "Right Down Down");
	assert_true(a_screen_shows(&s, "10:00 HALL, Margaret, Review, 60 min."));
	a_screen_keys(&s, "Right Right");
	assert_true(a_screen_shows(&s, "Nobody works that day: clinic closed 26-Nov (Feast)."));
	a_screen_keys(&s, "v v");
	assert_true(a_screen_shows(&s, "Week of Mon 23-Nov-2026  Gym"));
	a_screen_keys(&s, "]");
	assert_true(a_screen_shows(&s, "Week of Mon 30-Nov-2026  Gym"));
	a_screen_keys(&s, "[ d");
	assert_true(a_screen_shows(&s, "Schedule  Thu 26-Nov-2026"));
	a_screen_close(&s);
}

static void
a_place_of_the_week_is_booked_for_the_chart_that_was_open(void **state)
{
	struct a_screen s;

	(void)state;
	open_week(&s);
	a_screen_keys(&s, "/ o k a f Enter g b Right Right Enter");
	assert_true(a_screen_shows(&s, "Enter books 1"));
	assert_true(a_screen_shows(&s, "Wed 25-Nov"));
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "Booked "));
	a_screen_close(&s);
}

static void
the_next_free_places_come_with_the_reasons_of_other_days(void **state)
{
	struct a_screen s;

	(void)state;
	open_week(&s);
	a_screen_keys(&s, "/ o k a f Enter g n");
	a_screen_type(&s, "45min with kb after 15:00 >26/11");
	a_screen_keys(&s, "Enter");
	a_screen_is(&s, "free");
	a_screen_keys(&s, "Down Enter");
	assert_true(a_screen_shows(&s, "Enter books 1"));
	a_screen_keys(&s, "F12 F12 g n");
	a_screen_type(&s, "47min with kb");
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "multiple of 5 minutes"));
	a_screen_keys(&s, "F12 g n");
	a_screen_type(&s, "with xx");
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "No therapist, room or device is called \"xx\""));
	a_screen_keys(&s, "^U");
	a_screen_type(&s, "with gym thu 10 <26/11");
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "none found"));
	assert_true(a_screen_shows(&s, "clinic closed 26-Nov (Feast)"));
	a_screen_close(&s);
}

/* An empty book has many starts a day: a row is a day and who is free, and the patient's own
 * visits are named among the reasons. */
static void
rows_of_an_empty_book_cover_many_days(void **state)
{
	struct a_screen s;

	(void)state;
	open_week(&s);
	a_screen_keys(&s, "/ o k a f Enter g n");
	a_screen_type(&s, "with tl");
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "Mon 23-Nov-2026  TL               09:00 to 17:30"));
	assert_true(a_screen_shows(&s, "Fri 27-Nov: 14:15 to 14:45 would clash with the patient"));
	assert_false(a_screen_shows(&s, "Mon 23-Nov: ")); /* what is past is no visit */
	a_screen_keys(&s, "End");
	assert_true(a_screen_shows(&s, "Mon 21-Dec-2026  TL"));
	a_screen_close(&s);
}

static void
a_place_that_was_chosen_goes_along_to_who_is_found(void **state)
{
	static const char *const to[] = { "g n", "g s w", "g s" };

	(void)state;
	for (int i = 0; i < 3; i++) {
		struct a_screen s;

		open_week(&s);
		a_screen_keys(&s, to[i]);
		if (i == 0) {
			a_screen_type(&s, "with kb thu after 15:00");
			a_screen_keys(&s, "Enter");
		} else {
			a_screen_keys(&s, i == 1 ? "Right Right Right Right" : "} PgDn");
		}
		a_screen_keys(&s, "Enter");
		assert_true(a_screen_shows(&s, "Find patient to book"));
		a_screen_type(&s, "okaf");
		a_screen_keys(&s, "Enter");
		assert_true(a_screen_shows(&s, "OKAFOR, Kemi"));
		assert_true(a_screen_shows(&s, "Enter books 1"));
		a_screen_close(&s);
	}
}

/* One place was looked for and chosen: the rest of the course is not booked with it. */
static void
a_place_found_for_a_course_books_one_session_of_it(void **state)
{
	struct a_screen s;
	int64_t okafor;

	(void)state;
	okafor = open_week(&s);
	a_book_course(&s.c, okafor, 6);
	a_screen_keys(&s, "/ o k a f Enter g n");
	a_screen_type(&s, "exercise with kb");
	a_screen_keys(&s, "Enter Enter");
	assert_true(a_screen_shows(&s, "exercise 1x 2026-11-"));
	assert_true(a_screen_shows(&s, "Enter books 1"));
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "Booked 1 of 6 of Exercise programme, right hip, for "));
	assert_true(a_screen_shows(&s, "time yet."));
	a_screen_close(&s);
}

static void
a_place_that_was_chosen_goes_along_to_who_is_registered(void **state)
{
	struct a_screen s;

	(void)state;
	open_week(&s);
	a_screen_keys(&s, "g n");
	a_screen_type(&s, "with kb");
	a_screen_keys(&s, "Enter Enter");
	a_screen_type(&s, "osei,kofi");
	a_screen_keys(&s, "F6");
	a_screen_type(&s, "04031961");
	a_screen_keys(&s, "Enter f");
	a_screen_type(&s, "08031234821");
	a_screen_keys(&s, "F2");
	assert_true(a_screen_shows(&s, "OSEI, Kofi"));
	assert_true(a_screen_shows(&s, "Enter books 1"));
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "Booked "));
	assert_true(a_screen_shows(&s, "Next free"));
	a_screen_close(&s);
}

static void
the_wait_list_moves_people_up_and_takes_them_off(void **state)
{
	struct a_screen s;

	(void)state;
	open_week(&s);
	a_screen_keys(&s, "g e");
	assert_true(a_screen_shows(&s, "Nobody waits for an earlier place."));
	assert_false(a_screen_shows(&s, "take off")); /* there is no row for it */
	a_screen_keys(&s, "F12 / o k a f Enter l");
	a_screen_type(&s, "am <12/12");
	a_screen_keys(&s, "Enter g e");
	a_screen_is(&s, "waits");
	a_screen_keys(&s, "m 1 Enter");
	assert_true(a_screen_shows(&s, "OKAFOR, Kemi: Review moved to"));
	a_screen_keys(&s, "x");
	assert_true(a_screen_shows(&s, "OKAFOR, Kemi is off the wait list."));
	a_screen_keys(&s, "u");
	assert_true(a_screen_shows(&s, "am <12/12"));
	a_screen_close(&s);
}

/* Where only ASCII can be shown, a name is read in Latin letters in every place. */
static void
a_vt100_reads_every_name_in_latin_letters(void **state)
{
	struct a_screen s;
	int64_t wang;

	(void)state;
	open_week(&s);
	wang = do_(&s.c, "patient.register", { "family", "Wang" }, { "given", "Xiaoming" },
	    { "native", "\xE7\x8E\x8B\xE5\xB0\x8F\xE6\x98\x8E" }, { "born", "1985-03-03" },
	    { "sex", "M" });
	do_(&s.c, "session.book", { "patient", a_clinic_ref(&s.c, wang) },
	    { "at", "2026-11-23 09:00" }, { "label", "Review" }, { "therapist", "KB" });
	do_(&s.c, "wait.add", { "patient", a_clinic_ref(&s.c, wang) });
	a_screen_vt100(&s);
	a_screen_keys(&s, "g b");
	assert_true(a_screen_shows(&s, "09:00 WANG, Xiaoming, Review"));
	a_screen_keys(&s, "d");
	assert_true(a_screen_shows(&s, "09:00 WANG, Xiaoming, Review"));
	a_screen_keys(&s, "g e");
	assert_true(a_screen_shows(&s, "> 1 WANG, Xiaoming"));
	a_screen_keys(&s, "S k b Enter");
	assert_true(a_screen_shows(&s, "09:00 WANG, Xiaoming"));
	a_screen_close(&s);
}

/* A row that is too long for its starts shows them at the foot; a wide list what the visit is. */
static void
what_has_no_room_stands_elsewhere(void **state)
{
	struct a_screen s;
	int64_t hall, okafor;

	(void)state;
	okafor = open_week(&s);
	hall = a_clinic_patient(&s.c, "Hall", "Peg", "1948-07-14");
	do_(&s.c, "session.book", { "patient", a_clinic_ref(&s.c, hall) },
	    { "at", "2026-11-24 13:30" }, { "label", "Review" }, { "therapist", "KB" });
	a_screen_keys(&s, "g n");
	a_screen_type(&s, "with kb tue");
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "   08:30 to 09:30, 11:00 to 11:30, 13:00, 14:00 to 15:30"));
	do_(&s.c, "wait.add", { "patient", a_clinic_ref(&s.c, okafor) });
	a_screen_size(&s, 40, 120);
	a_screen_keys(&s, "F3 g e");
	a_screen_is(&s, "waits-wide");
	a_screen_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_week_shows_who_comes_what_is_free_and_how_full_it_is),
		cmocka_unit_test(a_place_of_the_week_is_booked_for_the_chart_that_was_open),
		cmocka_unit_test(the_next_free_places_come_with_the_reasons_of_other_days),
		cmocka_unit_test(rows_of_an_empty_book_cover_many_days),
		cmocka_unit_test(a_place_that_was_chosen_goes_along_to_who_is_found),
		cmocka_unit_test(a_place_found_for_a_course_books_one_session_of_it),
		cmocka_unit_test(a_place_that_was_chosen_goes_along_to_who_is_registered),
		cmocka_unit_test(a_vt100_reads_every_name_in_latin_letters),
		cmocka_unit_test(what_has_no_room_stands_elsewhere),
		cmocka_unit_test(the_wait_list_moves_people_up_and_takes_them_off),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
