/* Booking by two Enters: what is typed is planned, what is seen is booked. */
#include <string.h>

#include "app/board.h"
#include "app/inside.h"
#include "base/text.h"
#include "lib/a_book.h"
#include "lib/a_screen.h"
#include "lib/test.h"
#include "store/db_in.h"

/* Margaret's chart is open, with a plan of n weekly sessions (0: without a plan). */
static int64_t
open_chart(struct a_screen *s, int n)
{
	int64_t id;

	a_screen_open(s);
	a_book_resources(&s->c);
	id = a_clinic_patient(&s->c, "Hall", "Margaret", "1968-07-14");
	if (n > 0)
		a_book_course(&s->c, id, n);
	a_screen_keys(s, "/ h a l l Enter");
	s->typed = 0;
	return id;
}

static size_t
booked_on(struct a_screen *s, int day)
{
	struct board b;
	struct err e = { 0 };

	must(board_load(s->c.app, day, &s->a, &b, &e));
	return b.row.n;
}

static void
a_follow_up_in_six_weeks_takes_five_keys(void **state)
{
	struct a_screen s;

	(void)state;
	open_chart(&s, 0);
	a_screen_keys(&s, "b 6 w Enter");
	a_screen_is(&s, "book-one");
	a_screen_keys(&s, "^U");
	a_screen_keys(&s, "6 w");
	assert_false(a_screen_shows(&s, "6w6w"));
	assert_false(a_screen_shows(&s, "6w 6w"));
	a_screen_keys(&s, "Enter");
	a_screen_is(&s, "book-one");
	s.typed -= 4; /* these are no part of it */
	a_screen_keys(&s, "Enter");
	assert_int_equal(s.typed, 5); /* task 12 */
	assert_true(a_screen_shows(&s, "Booked Follow-up for "));
	assert_int_equal(booked_on(&s, day_of(2027, 1, 4)), 1);
	a_screen_keys(&s, "u");
	assert_int_equal(booked_on(&s, day_of(2027, 1, 4)), 0);
	a_screen_close(&s);
}

/* Margaret has a bleeding disorder, and there are a room and a device for shockwave. */
static void
bleeds(struct a_screen *s)
{
	int64_t id;

	a_book_resources(&s->c);
	do_(&s->c, "resource.add", { "kind", "room" }, { "code", "R1" }, { "name", "Room" },
	    { "skills", "treatment" });
	do_(&s->c, "resource.add", { "kind", "device" }, { "code", "SW" }, { "name", "Shockwave" },
	    { "skills", "eswt" });
	id = a_clinic_patient(&s->c, "Hall", "Margaret", "1968-07-14");
	do_(&s->c, "response.save", { "form", "intake" }, { "patient", a_clinic_ref(&s->c, id) },
	    { "coagulopathy", "yes" }, { "state", "incomplete" });
	a_screen_keys(s, "/ h a l l Enter");
}

/* A bleeding disorder is known: shockwave is named as excluded before Enter, which asks why. */
static void
what_excludes_a_therapy_is_seen_and_asks_why(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	bleeds(&s);
	a_screen_keys(&s, "b");
	a_screen_type(&s, "eswt r thu 11");
	a_screen_keys(&s, "Enter");
	assert_true(
	    a_screen_shows(&s, "Shockwave excluded: bleeding disorder: no shockwave [ref42]"));
	assert_true(a_screen_shows(&s, "Not asked: "));
	assert_true(a_screen_shows(&s, "Enter books 1; it asks why."));
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "Say why it is booked all the same"));
	a_screen_keys(&s, "Enter"); /* not without one */
	assert_int_equal(booked_on(&s, day_of(2026, 11, 26)), 0);
	a_screen_type(&s, "factor given");
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "Booked Shockwave"));
	assert_int_equal(booked_on(&s, day_of(2026, 11, 26)), 1);
	a_screen_close(&s);
}

/* Who moved away is booked a series for a reason, which is asked for before anything is. */
static void
a_series_of_who_has_left_the_clinic_asks_why(void **state)
{
	struct a_screen s;
	int64_t id;

	(void)state;
	id = open_chart(&s, 2);
	do_(&s.c, "patient.state", { "patient", a_clinic_ref(&s.c, id) }, { "state", "inactive" },
	    { "reason", "moved" });
	a_screen_keys(&s, "B t u e Space 1 0 Enter");
	assert_true(a_screen_shows(&s, "This patient has left the clinic"));
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "Say why it is booked all the same"));
	a_screen_type(&s, "comes back");
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "Booked 2 of Exercise programme"));
	a_screen_close(&s);
}

/* The same of who is here without a time. */
static void
a_walk_in_for_what_is_excluded_asks_why(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	bleeds(&s);
	a_screen_keys(&s, "w");
	a_screen_type(&s, "Shockwave, focused, high energy right");
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "Shockwave excluded: bleeding disorder"));
	assert_int_equal(booked_on(&s, day_of(2026, 11, 23)), 0);
	a_screen_type(&s, "factor given");
	a_screen_keys(&s, "Enter");
	assert_int_equal(booked_on(&s, day_of(2026, 11, 23)), 1);
	a_screen_close(&s);
}

static void
the_plan_is_booked_by_three_keys_around_a_holiday(void **state)
{
	struct a_screen s;

	(void)state;
	open_chart(&s, 6);
	do_(&s.c, "closure.add", { "from", "2026-12-08" }, { "name", "Feast" });
	a_screen_keys(&s, "b Enter");
	assert_int_equal(booked_on(&s, day_of(2026, 11, 24)), 0);
	a_screen_keys(&s, "Enter");
	assert_int_equal(s.typed, 3); /* task 13 */
	assert_true(a_screen_shows(&s, "Booked 6 of Exercise programme"));
	assert_int_equal(booked_on(&s, day_of(2026, 11, 24)), 1);
	assert_int_equal(booked_on(&s, day_of(2026, 12, 8)), 0);
	a_screen_close(&s);
}

static void
six_shockwaves_on_tuesdays_need_no_plan(void **state)
{
	struct a_screen s;

	(void)state;
	a_book_decided(&s.c, open_chart(&s, 0), 'R');
	do_(&s.c, "resource.add", { "kind", "room" }, { "code", "R1" }, { "name", "Room 1" },
	    { "skills", "treatment" });
	a_screen_keys(&s, "b");
	a_screen_type(&s, "eswt 6x1w tue 10");
	a_screen_keys(&s, "Enter"); /* there is no device yet: each row says so */
	assert_true(a_screen_shows(&s, "6 open"));
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "Nothing here can be booked"));
	do_(&s.c, "resource.add", { "kind", "device" }, { "code", "SW" }, { "name", "Shockwave" },
	    { "skills", "eswt" });
	a_screen_keys(&s, "F12");
	s.typed = 0;
	a_screen_keys(&s, "b");
	a_screen_type(&s, "eswt 6x1w tue 10");
	a_screen_keys(&s, "Enter");
	a_screen_is(&s, "book-hip-decided");
	a_screen_keys(&s, "Enter");
	assert_int_equal(s.typed, 19); /* task 13b */
	assert_true(a_screen_shows(&s, "Booked 6 of Shockwave, focused, high energy"));
	assert_int_equal(booked_on(&s, day_of(2026, 12, 29)), 1);
	a_screen_close(&s);
}

/* What is not known is asked, and nothing is booked before. */
static void
the_hip_that_nobody_said_is_asked(void **state)
{
	struct a_screen s;

	(void)state;
	open_chart(&s, 0);
	do_(&s.c, "resource.add", { "kind", "room" }, { "code", "R1" }, { "name", "Room 1" },
	    { "skills", "treatment" });
	do_(&s.c, "resource.add", { "kind", "device" }, { "code", "SW" }, { "name", "Shockwave" },
	    { "skills", "eswt" });
	a_screen_keys(&s, "b");
	a_screen_type(&s, "eswt tue 10");
	a_screen_keys(&s, "Enter");
	a_screen_is(&s, "book-hip-asked");
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "Shockwave acts on a hip: say which, right, left or both."));
	assert_int_equal(booked_on(&s, day_of(2026, 11, 24)), 0);
	a_screen_type(&s, "left");
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "eswt tue 10 left"));
	assert_true(a_screen_shows(&s, "Shockwave, focused, high energy L"));
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "Booked Shockwave, focused, high energy, left hip"));
	assert_int_equal(booked_on(&s, day_of(2026, 11, 24)), 1);
	a_screen_close(&s);
}

static void
a_series_shows_what_moved_and_what_is_open(void **state)
{
	struct a_screen s;

	(void)state;
	open_chart(&s, 8);
	do_(&s.c, "closure.add", { "from", "2026-12-08" }, { "name", "Feast" });
	do_(&s.c, "closure.add", { "from", "2026-12-24" }, { "to", "2027-01-10" },
	    { "name", "Winter break" });
	a_screen_keys(&s, "B w");
	a_screen_type(&s, "tue 10");
	a_screen_keys(&s, "Enter");
	a_screen_is(&s, "series");
	a_screen_size(&s, 40, 120);
	a_screen_is(&s, "series-wide");
	a_screen_keys(&s, "1");
	assert_true(a_screen_shows(&s, "5 ok  3 moved"));
	a_screen_keys(&s, "Up 1"); /* a row that has a time has no proposals */
	assert_true(a_screen_shows(&s, "There is no proposal 1"));
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "Booked 8 of Exercise programme, right hip, for "));
	a_screen_close(&s);
}

static void
a_row_is_moved_left_out_and_taken_in_again(void **state)
{
	struct a_screen s;

	(void)state;
	open_chart(&s, 4);
	a_screen_keys(&s, "B w");
	a_screen_type(&s, "tue 10 with kb");
	a_screen_keys(&s, "Enter Down m");
	a_screen_type(&s, "wed 14:30");
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "Wed 02-Dec  14:30"));
	assert_true(a_screen_shows(&s, "3 ok  1 moved"));
	a_screen_keys(&s, "m");
	a_screen_type(&s, "fri 10:00");
	a_screen_keys(&s, "Enter"); /* 4 days before the next */
	assert_true(a_screen_shows(&s, "at least 5"));
	a_screen_keys(&s, "F12");
	assert_true(a_screen_shows(&s, "Wed 02-Dec  14:30"));
	a_screen_keys(&s, "G x");
	assert_true(a_screen_shows(&s, "Enter books 3"));
	a_screen_keys(&s, "x");
	assert_true(a_screen_shows(&s, "Enter books 4"));
	a_screen_keys(&s, "x Enter");
	assert_true(a_screen_shows(&s, "Booked 3 of 4"));
	assert_int_equal(booked_on(&s, day_of(2026, 12, 2)), 1);
	a_screen_close(&s);
}

/* Words typed where rows are looked at go to When, and no letter of them is a key. */
static void
a_wish_typed_at_once_is_the_line_when(void **state)
{
	struct a_screen s;

	(void)state;
	open_chart(&s, 4);
	do_(&s.c, "session.book", { "patient", "#1" }, { "at", "2027-01-04 10:00" },
	    { "label", "Talk" }, { "therapist", "KB" });
	a_screen_keys(&s, "B");
	a_screen_type(&s, "tue 15 with tl");
	assert_true(a_screen_shows(&s, "When    tue 15 with tl"));
	assert_int_equal(booked_on(&s, day_of(2027, 1, 4)), 1);
	a_screen_keys(&s, "Enter");
	a_screen_type(&s, "with kb");
	assert_true(a_screen_shows(&s, "When    tue 15 with tl with kb"));
	a_screen_keys(&s, "^U");
	a_screen_type(&s, "tue 15");
	a_screen_keys(&s, "Enter");
	a_screen_type(&s, "mon");
	assert_true(a_screen_shows(&s, "When    tue 15 mon"));
	a_screen_keys(&s, "^U Enter w");
	a_screen_type(&s, "wed with tl");
	assert_true(a_screen_shows(&s, "When    wed with tl"));
	a_screen_keys(&s, "Enter m");
	a_screen_type(&s, "mon 9");
	assert_true(a_screen_shows(&s, "Row to  mon 9"));
	a_screen_close(&s);
}

static void
a_place_taken_meanwhile_books_nothing_and_is_planned_anew(void **state)
{
	struct a_screen s;

	(void)state;
	open_chart(&s, 4);
	a_clinic_patient(&s.c, "Smith", "Ben", "1970-01-02");
	a_screen_keys(&s, "B w");
	a_screen_type(&s, "tue 10 with kb");
	a_screen_keys(&s, "Enter");
	do_(&s.c, "session.book", { "patient", "#2" }, { "at", "2026-12-01 10:00" },
	    { "label", "Talk" }, { "therapist", "KB" });
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "Nothing was booked"));
	assert_true(a_screen_shows(&s, "3 ok  1 moved"));
	assert_true(a_screen_shows(&s, "! taken"));
	assert_int_equal(booked_on(&s, day_of(2026, 11, 24)), 0);
	a_screen_keys(&s, "Enter");
	assert_int_equal(booked_on(&s, day_of(2026, 11, 24)), 1);
	a_screen_close(&s);
}

static void
what_cannot_be_read_stays_and_is_explained(void **state)
{
	static const char *const typed[] = { "soonish", "1 nov", "with xx", "after 25", "11-9",
		"14/7/2068", "31/12/2200", "after 1/1/2100" };
	struct a_screen s;

	(void)state;
	for (size_t i = 0; i < sizeof(typed) / sizeof(typed[0]); i++) {
		open_chart(&s, 4);
		a_screen_keys(&s, "b");
		a_screen_type(&s, typed[i]);
		a_screen_keys(&s, "Enter");
		assert_true(a_screen_shows(&s, typed[i]));
		assert_false(a_screen_shows(&s, "Enter books"));
		a_screen_keys(&s, "^U t u e Enter");
		assert_true(a_screen_shows(&s, "Enter books 1"));
		a_screen_close(&s);
	}
}

static void
a_series_without_a_plan_is_refused_in_words(void **state)
{
	struct a_screen s;

	(void)state;
	open_chart(&s, 0);
	a_screen_keys(&s, "B");
	assert_true(a_screen_shows(&s, "There is no plan yet"));
	a_screen_close(&s);
}

static int64_t
held_until(struct a_screen *s, const char *when)
{
	struct err e = { 0 };
	struct now now;
	int64_t n;

	must(now_read(when, &now, &e));
	must(db_number(s->c.app->db,
	    text_fmt(&s->a, "SELECT count(*) FROM hold WHERE until > %lld", (long long)now.at), &n,
	    &e));
	return n;
}

/* Four visits of KB and the Gym: no other terminal takes one of them meanwhile. */
static void
a_series_is_held_while_it_is_looked_at_and_no_longer(void **state)
{
	struct a_screen s;
	struct app *other;
	struct outcome out;
	struct err e = { 0 };
	struct now now;
	int64_t smith;
	bool done;

	(void)state;
	open_chart(&s, 4);
	smith = a_clinic_patient(&s.c, "Smith", "Ann", "1970-01-02");
	other = a_clinic_session(&s.c, "rita");
	a_screen_keys(&s, "b Enter");
	assert_int_equal(held_until(&s, "2026-11-23T09:01"), 8);
	done = command_run(other, "session.book",
	    PAIRS({ "patient", a_clinic_ref(&s.c, smith) }, { "at", "2026-12-08 08:00" },
		{ "label", "Talk" }, { "therapist", "KB" }),
	    &out, &s.a, &e);
	assert_false(done);
	assert_non_null(strstr(e.text, "is held at 08:00 by"));
	must(now_read("2026-11-23T09:01", &now, &e));
	app_set_now(s.c.app, now);
	stack_changed(s.stack);
	assert_int_equal(held_until(&s, "2026-11-23T09:02"), 8);
	a_screen_keys(&s, "F12");
	assert_int_equal(held_until(&s, "2026-11-23T09:02"), 0);
	app_close(other);
	a_screen_close(&s);
}

/* Nothing is typed in vain: the refusal comes before the screen does. */
static void
who_may_not_book_is_told_before_anything_is_typed(void **state)
{
	struct a_screen s;

	(void)state;
	open_chart(&s, 0);
	a_clinic_as(&s.c, "aude");
	assert_false(a_screen_shows(&s, "b book"));
	a_screen_keys(&s, "b");
	assert_true(
	    a_screen_shows(&s, "Only reception, a therapist, a doctor or a manager may do this"));
	assert_true(a_screen_shows(&s, "1 Intake"));
	a_screen_close(&s);
}

/* Who does not know the words lists them, as for a walk-in; what was typed stays behind. */
static void
what_a_visit_can_be_for_is_listed_by_a_key(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	a_screen_margaret(&s, true);
	a_book_resources(&s.c);
	a_screen_keys(&s, "/ h a l l Enter b");
	assert_true(a_screen_shows(&s, "F4 words"));
	a_screen_type(&s, "fri after 15:00");
	a_screen_keys(&s, "F4");
	assert_true(a_screen_shows(&s, "What a visit can be for"));
	a_screen_is(&s, "book-words");
	a_screen_type(&s, "exer");
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "When    exercise fri after 15:00_"));
	a_screen_keys(&s, "F4 Esc Enter");
	assert_true(a_screen_shows(&s, "Not booked yet. Enter books 1."));
	a_screen_keys(&s, "F4 Esc"); /* once more, from the rows that are looked at */
	assert_true(a_screen_shows(&s, "When    exercise fri after 15:00_"));
	a_screen_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_a_visit_can_be_for_is_listed_by_a_key),
		cmocka_unit_test(a_follow_up_in_six_weeks_takes_five_keys),
		cmocka_unit_test(what_excludes_a_therapy_is_seen_and_asks_why),
		cmocka_unit_test(a_series_of_who_has_left_the_clinic_asks_why),
		cmocka_unit_test(a_walk_in_for_what_is_excluded_asks_why),
		cmocka_unit_test(the_plan_is_booked_by_three_keys_around_a_holiday),
		cmocka_unit_test(six_shockwaves_on_tuesdays_need_no_plan),
		cmocka_unit_test(the_hip_that_nobody_said_is_asked),
		cmocka_unit_test(a_series_shows_what_moved_and_what_is_open),
		cmocka_unit_test(a_row_is_moved_left_out_and_taken_in_again),
		cmocka_unit_test(a_place_taken_meanwhile_books_nothing_and_is_planned_anew),
		cmocka_unit_test(what_cannot_be_read_stays_and_is_explained),
		cmocka_unit_test(a_wish_typed_at_once_is_the_line_when),
		cmocka_unit_test(a_series_without_a_plan_is_refused_in_words),
		cmocka_unit_test(a_series_is_held_while_it_is_looked_at_and_no_longer),
		cmocka_unit_test(who_may_not_book_is_told_before_anything_is_typed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
