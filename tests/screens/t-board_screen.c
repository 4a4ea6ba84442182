/* Today's board: a verb goes to the row that was seen, and can be taken back. */
#include <string.h>

#include "base/text.h"
#include "lib/a_screen.h"
#include "lib/test.h"

/* Four visits of today, with a count of a course, a waiting patient and a namesake. */
static void
open_day(struct a_screen *s)
{
	static const struct {
		const char *family, *given, *born, *at;
	} who[] = { { "Hall", "Margaret", "1968-07-14", "2026-11-23 09:10" },
		{ "Smith", "John", "1950-05-05", "2026-11-23 09:40" },
		{ "Smith", "John", "1962-12-17", "2026-11-23 10:20" },
		{ "García López", "María José", "1978-06-26", "2026-11-23 08:20" } };

	a_screen_open(s);
	do_(&s->c, "resource.add", { "kind", "therapist" }, { "code", "KB" },
	    { "name", "K Baker" });
	do_(&s->c, "resource.add", { "kind", "room" }, { "code", "Gym" }, { "name", "Gym" },
	    { "lanes", "4" });
	for (size_t i = 0; i < sizeof(who) / sizeof(who[0]); i++) {
		int64_t id = do_(&s->c, "patient.register", { "family", who[i].family },
		    { "given", who[i].given }, { "born", who[i].born }, { "sex", "U" },
		    { "phone.na", "none" }, { "consent_contact.na", "none" });

		do_(&s->c, "session.book", { "patient", a_clinic_ref(&s->c, id) },
		    { "at", who[i].at }, { "label", "Exercise" }, { "therapist", "KB" },
		    { "room", "Gym" }, { "reason", "entered late" });
	}
	a_screen_keys(s, "F5");
}

static void
the_day_is_read_at_a_glance(void **state)
{
	struct a_screen s;

	(void)state;
	open_day(&s);
	a_screen_keys(&s, "2 a");
	a_screen_is(&s, "board");
	a_screen_size(&s, 40, 120);
	a_screen_is(&s, "board-wide");
	a_screen_size(&s, 24, 80);
	a_screen_vt100(&s);
	a_screen_is(&s, "board-vt100");
	a_screen_close(&s);
}

/* Nobody comes for it, so that it stands among nobody who does; it is found, and booked again. */
static void
what_was_cancelled_today_is_found_apart_from_who_comes(void **state)
{
	struct a_screen s;

	(void)state;
	open_day(&s);
	assert_false(a_screen_shows(&s, "=6"));
	a_screen_keys(&s, "2 x 1 Enter");
	assert_true(a_screen_shows(&s, "=0 all 3"));
	assert_true(a_screen_shows(&s, "=6 cancelled 1"));
	assert_false(a_screen_shows(&s, "14-Jul-1968"));
	a_screen_keys(&s, "= 6");
	a_screen_is(&s, "board-cancelled");
	a_screen_keys(&s, "x");
	assert_true(a_screen_shows(&s, "This visit is cancelled already."));
	a_screen_keys(&s, "a");
	assert_true(
	    a_screen_shows(&s, "This visit is cancelled, so it cannot be marked as arrived."));
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "HALL, Margaret"));
	a_screen_keys(&s, "F12 b");
	assert_true(a_screen_shows(&s, " Book "));
	a_screen_keys(&s, "F12 u y");
	assert_true(a_screen_shows(&s, "Nobody is in that state."));
	a_screen_keys(&s, "= 0");
	assert_true(a_screen_shows(&s, "14-Jul-1968 "));
	assert_false(a_screen_shows(&s, "=6"));
	a_screen_close(&s);
}

/* Who is here waits for no earlier place of this visit. */
static void
whoever_is_here_is_not_said_to_be_booked(void **state)
{
	struct a_screen s;

	(void)state;
	open_day(&s);
	a_screen_keys(&s, "2 l");
	assert_true(a_screen_shows(&s, "Now booked Mon 23-Nov-2026 09:10"));
	a_screen_keys(&s, "F12 a l");
	assert_true(a_screen_shows(&s, "No visit is booked: name the therapy in the wish."));
	a_screen_close(&s);
}

/* A booking that was made by mistake never was. */
static void
a_booking_that_was_taken_back_is_no_cancelled_visit(void **state)
{
	struct a_screen s;

	(void)state;
	open_day(&s);
	do_pairs(&s.c, "undo.last", NULL, 0);
	a_screen_keys(&s, "F5");
	assert_true(a_screen_shows(&s, "=0 all 3"));
	assert_false(a_screen_shows(&s, "=6"));
	a_screen_close(&s);
}

/* In the rooms of a wide board a name is read whole. */
static void
the_rooms_name_whoever_waits_whole(void **state)
{
	struct a_screen s;

	(void)state;
	open_day(&s);
	a_screen_size(&s, 40, 120);
	a_screen_keys(&s, "1 a 3");
	assert_true(a_screen_shows(&s, "free, waits 0m"));
	assert_true(a_screen_shows(&s, "GARCÍA LÓPEZ, María José"));
	a_screen_close(&s);
}

/* A year is all that is known of a birth, and so it is all that is shown. */
static void
a_birth_known_by_its_year_is_no_day(void **state)
{
	struct a_screen s;
	int64_t id;

	(void)state;
	open_day(&s);
	id = a_clinic_patient(&s.c, "Diop", "Awa", "1951");
	do_(&s.c, "session.book", { "patient", a_clinic_ref(&s.c, id) },
	    { "at", "2026-11-23 11:00" }, { "label", "Exercise" }, { "therapist", "KB" },
	    { "room", "Gym" });
	a_screen_keys(&s, "F5 5");
	assert_true(a_screen_shows(&s, "DIOP, Awa                1951 "));
	assert_false(a_screen_shows(&s, "01-Jan-1951"));
	a_screen_size(&s, 40, 120);
	assert_false(a_screen_shows(&s, "01-Jan-1951"));
	a_screen_keys(&s, "x");
	assert_true(a_screen_shows(&s, "Born 1951"));
	a_screen_close(&s);
}

/* Names give way before minutes and counts are cut. */
static void
a_narrow_board_shows_minutes_whole(void **state)
{
	struct a_screen s;

	(void)state;
	open_day(&s);
	a_screen_keys(&s, "2 a");
	app_set_now(s.c.app, now_at(app_now(s.c.app).at + 125 * 60));
	a_screen_size(&s, 24, 60);
	a_screen_keys(&s, "F5");
	a_screen_is(&s, "board-narrow");
	a_screen_close(&s);
}

static void
a_vt100_names_the_namesakes_in_ascii(void **state)
{
	static const char *const born[] = { "1974-04-08", "1981-04-05" },
				 *const at[] = { "2026-11-23 11:10", "2026-11-23 11:40" };
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	do_(&s.c, "resource.add", { "kind", "therapist" }, { "code", "KB" }, { "name", "K Baker" });
	for (int i = 0; i < 2; i++) {
		int64_t id = do_(&s.c, "patient.register", { "family", "Tkachenko" },
		    { "given", "Ivan" }, { "native", "Иван Ткаченко" }, { "born", born[i] },
		    { "sex", "U" }, { "phone.na", "none" }, { "consent_contact.na", "none" },
		    { "duplicate_ok", "another person" });

		do_(&s.c, "session.book", { "patient", a_clinic_ref(&s.c, id) }, { "at", at[i] },
		    { "label", "Exercise" }, { "therapist", "KB" });
	}
	a_screen_vt100(&s);
	a_screen_keys(&s, "F5");
	assert_true(a_screen_shows(&s, "more than one TKACHENKO, Ivan comes today"));
	for (int i = 0; i < 2; i++) {
		int64_t id = a_clinic_patient(&s.c, "Smith", "Ann", born[i]);

		do_(&s.c, "session.book", { "patient", a_clinic_ref(&s.c, id) },
		    { "at", i == 0 ? "today 16:00" : "today 17:00" }, { "label", "Exercise" },
		    { "therapist", "KB" });
	}
	do_(&s.c, "session.book",
	    { "patient", a_clinic_ref(&s.c, a_clinic_patient(&s.c, "Berg", "Eva", "1950-01-01")) },
	    { "at", "today 15:00" }, { "label", "Exercise" }, { "therapist", "KB" });
	a_screen_keys(&s, "F5 Down Down");
	assert_true(a_screen_shows(&s, "2 names come more than once today, as TKACHENKO, Ivan."));
	a_screen_close(&s);
}

/* FEATURES tasks 9 and 11. */
static void
two_keys_mark_an_arrival_and_take_it_back(void **state)
{
	struct a_screen s;
	int before;

	(void)state;
	open_day(&s);
	before = s.typed;
	a_screen_keys(&s, "3 a");
	print_message("task 9: %d keys of 2\n", s.typed - before);
	assert_int_equal(s.typed - before, 2);
	assert_true(a_screen_shows(&s, "=2 arrived 1"));
	before = s.typed;
	a_screen_keys(&s, "u");
	print_message("task 11: %d keys of 2\n", s.typed - before);
	assert_true(s.typed - before <= 2);
	assert_true(a_screen_shows(&s, "=2 arrived 0"));
	a_screen_close(&s);
}

static void
a_key_never_hits_another_row(void **state)
{
	struct a_screen s;
	char *before, *row;

	(void)state;
	open_day(&s);
	a_screen_keys(&s, "3");
	/* Another terminal books somebody first: the rows move, the choice does not. */
	do_(&s.c, "session.book", { "patient", "10-0001-9" }, { "at", "2026-11-23 08:00" },
	    { "label", "Early" }, { "reason", "entered late" });
	stack_changed(s.stack);
	a_screen_keys(&s, "d");
	assert_true(a_screen_shows(&s, "This visit is booked: first the patient arrives."));
	a_screen_keys(&s, "a a");
	assert_true(a_screen_shows(&s, "This visit is arrived already."));
	before = strstr(a_screen_dump(&s), "SMITH, John");
	assert_non_null(before);
	row = strstr(before, "arrived");
	assert_non_null(row);
	assert_true(strcspn(before, "\n") > (size_t)(row - before));
	a_screen_close(&s);
}

/* FEATURES tasks 10 and 11: several rows, one question, one change, one undo. */
static void
several_rows_are_one_change(void **state)
{
	struct a_screen s;
	int before;

	(void)state;
	open_day(&s);
	a_screen_keys(&s, "4 n");
	assert_true(a_screen_shows(&s, "This visit begins at 10:20; cancel it instead."));
	assert_true(a_screen_shows(&s, "=5 no-show 0"));
	app_set_now(s.c.app, now_at(app_now(s.c.app).at + 5400));
	before = s.typed;
	a_screen_keys(&s, "1 , 2 , 4 n");
	a_screen_is(&s, "board-each");
	a_screen_keys(&s, "y");
	assert_int_equal(s.typed - before, 7);
	assert_true(a_screen_shows(&s, "=5 no-show 3"));
	assert_true(a_screen_shows(&s, "3 visits: did not come."));
	assert_false(a_screen_shows(&s, "marked"));
	a_screen_keys(&s, "u");
	assert_true(a_screen_shows(&s, "=5 no-show 0"));
	a_screen_keys(&s, "2 , 3 a");
	assert_true(a_screen_shows(&s, "=2 arrived 2"));
	a_screen_keys(&s, "u 1 Space Down Down Space Up");
	assert_true(a_screen_shows(&s, "2 rows are marked"));
	a_screen_keys(&s, "Esc a");
	assert_true(a_screen_shows(&s, "=2 arrived 1"));
	a_screen_close(&s);
}

/* Both sessions look at the board; what one marked and the other changed is refused as a whole. */
static void
what_another_changed_is_not_done_with_the_rest(void **state)
{
	struct a_screen s;

	(void)state;
	open_day(&s);
	a_screen_keys(&s, "2 ,");
	do_(&s.c, "session.arrive", { "id", "1" }); /* row 2 */
	stack_changed(s.stack);
	a_screen_keys(&s, "3 a");
	assert_true(a_screen_shows(&s, "HALL, Margaret"));
	assert_true(a_screen_shows(&s, "AB changed this visit just now: it is"));
	assert_true(a_screen_shows(&s, "=2 arrived 1"));
	assert_false(a_screen_shows(&s, "marked"));
	a_screen_close(&s);
}

static void
a_row_that_went_away_leaves_no_key_to_another(void **state)
{
	struct a_screen s;

	(void)state;
	open_day(&s);
	a_screen_keys(&s, "3");
	do_(&s.c, "session.cancel", { "id", "2" }, { "reason", "ill" });
	stack_changed(s.stack);
	a_screen_keys(&s, "a");
	assert_true(a_screen_shows(&s, "There is no row to do that to."));
	assert_true(a_screen_shows(&s, "=2 arrived 0"));
	a_screen_keys(&s, "Down a");
	assert_true(a_screen_shows(&s, "=2 arrived 1"));
	a_screen_close(&s);
}

static void
a_filter_says_when_nobody_is_left(void **state)
{
	struct a_screen s;

	(void)state;
	open_day(&s);
	a_screen_keys(&s, "= 4");
	assert_true(a_screen_shows(&s, "Nobody is in that state.  =0 shows all."));
	a_screen_keys(&s, "a");
	assert_true(a_screen_shows(&s, "There is no row to do that to."));
	a_screen_keys(&s, "= 0");
	assert_true(a_screen_shows(&s, "HALL, Margaret"));
	a_screen_close(&s);
}

static void
a_half_filled_form_is_offered(void **state)
{
	struct a_screen s;

	(void)state;
	open_day(&s);
	a_screen_keys(&s, "g d");
	assert_false(a_screen_shows(&s, "Half filled"));
	assert_true(a_screen_shows(&s, "You have no half-filled form."));
	a_screen_keys(&s, "F6");
	a_screen_type(&s, "Sukarno");
	a_screen_keys(&s, "Enter F3");
	assert_true(a_screen_shows(&s, "g d on the board goes on."));
	a_screen_keys(&s, "F5");
	assert_true(a_screen_shows(&s, "Half filled at"));
	assert_true(a_screen_shows(&s, "registration, Sukarno.   g d goes on with it"));
	a_screen_keys(&s, "g d");
	assert_true(a_screen_shows(&s, "Family name           Sukarno"));
	a_screen_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_day_is_read_at_a_glance),
		cmocka_unit_test(what_was_cancelled_today_is_found_apart_from_who_comes),
		cmocka_unit_test(whoever_is_here_is_not_said_to_be_booked),
		cmocka_unit_test(a_booking_that_was_taken_back_is_no_cancelled_visit),
		cmocka_unit_test(the_rooms_name_whoever_waits_whole),
		cmocka_unit_test(a_birth_known_by_its_year_is_no_day),
		cmocka_unit_test(a_narrow_board_shows_minutes_whole),
		cmocka_unit_test(a_vt100_names_the_namesakes_in_ascii),
		cmocka_unit_test(two_keys_mark_an_arrival_and_take_it_back),
		cmocka_unit_test(a_key_never_hits_another_row),
		cmocka_unit_test(several_rows_are_one_change),
		cmocka_unit_test(what_another_changed_is_not_done_with_the_rest),
		cmocka_unit_test(a_row_that_went_away_leaves_no_key_to_another),
		cmocka_unit_test(a_filter_says_when_nobody_is_left),
		cmocka_unit_test(a_half_filled_form_is_offered),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
