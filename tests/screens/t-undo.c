/* u takes back what its message offers, of this session and this patient. */
#include "app/board.h"
#include "app/presence.h"
#include "base/text.h"
#include "lib/a_book.h"
#include "lib/a_screen.h"
#include "lib/test.h"

/* Margaret's chart is open; Boone is on record, too. */
static void
open_two(struct a_screen *s)
{
	a_screen_open(s);
	a_book_resources(&s->c);
	a_clinic_patient(&s->c, "Hall", "Margaret", "1968-07-14");
	a_clinic_patient(&s->c, "Boone", "Ada", "1970-03-02");
	a_screen_keys(s, "/ h a l l Enter");
}

static size_t
booked(struct a_screen *s)
{
	struct board b;
	struct err e = { 0 };

	must(board_load(s->c.app, day_of(2027, 1, 4), &s->a, &b, &e));
	return b.row.n;
}

static void
where_u_is_a_letter_it_is_not_offered(void **state)
{
	struct a_screen s;

	(void)state;
	open_two(&s);
	a_screen_keys(&s, "/ b o o n e Tab 6 w Enter Enter");
	assert_int_equal(booked(&s), 1);
	assert_true(a_screen_shows(&s, "Find patient"));
	assert_true(a_screen_shows(&s, "Booked Follow-up for BOONE, "));
	assert_false(a_screen_shows(&s, "u undo"));
	a_screen_close(&s);
}

static void
news_of_other_sessions_leave_the_offer_as_it_was(void **state)
{
	struct a_screen s;
	struct app *other;
	struct err e = { 0 };

	(void)state;
	open_two(&s);
	a_screen_keys(&s, "b 6 w Enter Enter");
	other = a_clinic_session(&s.c, "anna");
	app_set_station(other, "pts/9");
	must(presence_beat(other, &e));
	stack_changed(s.stack);
	assert_true(
	    a_screen_shows(&s, "Booked Follow-up for HALL, Margaret: Mon 04-Jan-2027 08:00, KB.   u undo"));
	a_screen_keys(&s, "/ b o o n e Enter");
	assert_false(a_screen_shows(&s, "Booked"));
	assert_false(a_screen_shows(&s, "also signed in"));
	app_close(other);
	a_screen_close(&s);
}

/* A red flag that was raised is not taken back with the record that raised it, and u says so. */
static void
what_stays_when_the_rest_is_taken_back_is_said(void **state)
{
	struct a_screen s;

	(void)state;
	open_two(&s);
	do_(&s.c, "response.save", { "form", "visit" }, { "patient", "#1" },
	    { "rf_fracture", "yes" }, { "rf_fracture_act", "X-ray today" },
	    { "state", "incomplete" });
	a_screen_keys(&s, "F5 u");
	assert_true(a_screen_shows(&s, "after a fall stays on the call"));
	assert_true(a_screen_shows(&s, "Taken back: "));
	a_screen_close(&s);
}

static void
in_a_chart_nothing_of_another_patient_is_taken_back_unasked(void **state)
{
	struct a_screen s;

	(void)state;
	open_two(&s);
	a_screen_keys(&s, "b 6 w Enter Enter / b o o n e Enter");
	assert_false(a_screen_shows(&s, "Booked"));
	a_screen_keys(&s, "u");
	assert_int_equal(booked(&s), 1);
	assert_true(
	    a_screen_shows(&s, "That was of HALL, Margaret: take it back?  y n   Booked"));
	a_screen_keys(&s, "n");
	assert_true(a_screen_shows(&s, "It stays."));
	a_screen_keys(&s, "u Down y");
	assert_int_equal(booked(&s), 1);
	a_screen_keys(&s, "F3 u");
	assert_true(a_screen_shows(&s, "That was of HALL, Margaret"));
	assert_int_equal(booked(&s), 1);
	a_screen_keys(&s, "y");
	assert_true(a_screen_shows(&s, "Taken back: Booked Follow-up for HALL, Margaret: "));
	assert_int_equal(booked(&s), 0);
	a_screen_close(&s);
}

static void
what_the_same_person_does_at_another_terminal_stays(void **state)
{
	struct a_screen s;
	struct app *other;
	struct outcome out;
	struct err e = { 0 };

	(void)state;
	open_two(&s);
	a_screen_keys(&s, "b 6 w Enter Enter");
	other = a_clinic_session(&s.c, "dora");
	must(command_run(other, "patient.sensitive",
	    PAIRS({ "patient", "#2" }, { "sensitive", "yes" }, { "reason", "works here" }), &out,
	    &s.a, &e));
	a_screen_keys(&s, "u");
	assert_int_equal(booked(&s), 0);
	a_screen_keys(&s, "u");
	assert_true(a_screen_shows(&s, "HALL, Margaret"));
	app_close(other);
	a_screen_close(&s);
}

static void
another_person_at_this_terminal_begins_with_nothing(void **state)
{
	struct a_screen s;

	(void)state;
	open_two(&s);
	a_screen_keys(&s, "b 6 w Enter Enter");
	a_clinic_as(&s.c, "rita");
	a_screen_keys(&s, "F3 u");
	assert_true(a_screen_shows(&s, "Nothing was done here since you signed in; g u lists"));
	assert_int_equal(booked(&s), 1);
	a_screen_close(&s);
}

/* The terminal stood open over night. */
static void
after_midnight_the_key_names_the_way(void **state)
{
	struct a_screen s;
	struct now later;
	struct err e = { 0 };

	(void)state;
	open_two(&s);
	a_screen_keys(&s, "b 6 w Enter Enter");
	must(now_read("2026-11-24T00:10", &later, &e));
	app_set_now(s.c.app, later);
	a_screen_keys(&s, "F3 u");
	assert_true(a_screen_shows(&s, "This was not done today: g u takes it back"));
	assert_int_equal(booked(&s), 1);
	a_screen_close(&s);
}

/* Another day and another sign-in: it is on the list of what one did, and asks for its reason. */
static void
what_was_done_yesterday_is_taken_back_with_a_reason(void **state)
{
	struct a_screen s;
	struct now later;
	struct err e = { 0 };

	(void)state;
	open_two(&s);
	a_clinic_as(&s.c, "rita");
	do_(&s.c, "session.book", { "patient", "#1" }, { "at", "2027-01-04 10:00" },
	    { "label", "Review" }, { "therapist", "KB" });
	must(now_read("2026-11-24T08:30", &later, &e));
	app_set_now(s.c.app, later);
	a_screen_keys(&s, "F3 g u");
	a_screen_is(&s, "done");
	a_screen_keys(&s, "Enter Enter");
	assert_true(a_screen_shows(&s, "This was not done today: say the reason."));
	assert_int_equal(booked(&s), 1);
	a_screen_keys(&s, "Enter");
	a_screen_type(&s, "wrong patient");
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "Taken back: "));
	assert_true(a_screen_shows(&s, "There is nothing that can be taken back."));
	assert_int_equal(booked(&s), 0);
	a_screen_close(&s);
}

static void
what_was_built_upon_says_by_what(void **state)
{
	struct a_screen s;
	int64_t visit;
	const char *id;

	(void)state;
	open_two(&s);
	visit = do_(&s.c, "session.book", { "patient", "#1" }, { "at", "2027-01-04 10:00" },
	    { "label", "Review" }, { "therapist", "KB" });
	id = text_fmt(&s.a, "%lld", (long long)visit);
	do_(&s.c, "session.move", { "id", id }, { "at", "2027-01-05 10:00" });
	a_screen_keys(&s, "F3 g u Down Enter");
	assert_true(a_screen_shows(&s, "After that AB did this: "));
	a_screen_keys(&s, "Up Enter Enter");
	assert_int_equal(booked(&s), 0);
	a_screen_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(where_u_is_a_letter_it_is_not_offered),
		cmocka_unit_test(news_of_other_sessions_leave_the_offer_as_it_was),
		cmocka_unit_test(what_stays_when_the_rest_is_taken_back_is_said),
		cmocka_unit_test(in_a_chart_nothing_of_another_patient_is_taken_back_unasked),
		cmocka_unit_test(what_the_same_person_does_at_another_terminal_stays),
		cmocka_unit_test(another_person_at_this_terminal_begins_with_nothing),
		cmocka_unit_test(after_midnight_the_key_names_the_way),
		cmocka_unit_test(what_was_done_yesterday_is_taken_back_with_a_reason),
		cmocka_unit_test(what_was_built_upon_says_by_what),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
