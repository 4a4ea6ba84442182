/* u takes back what its message offers, of this session and this patient. */
#include "app/board.h"
#include "app/presence.h"
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
	assert_true(a_screen_shows(&s, "Booked 1 of Follow-up"));
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
	    a_screen_shows(&s, "Booked 1 of Follow-up, Mon 04-Jan-2027 08:00.   u undo  You"));
	a_screen_keys(&s, "/ b o o n e Enter");
	assert_false(a_screen_shows(&s, "Booked"));
	assert_false(a_screen_shows(&s, "also signed in"));
	app_close(other);
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
	assert_true(a_screen_shows(&s, "The last was for HALL, Margaret: Booked 1"));
	a_screen_keys(&s, "F3 u");
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
	other = a_clinic_session(&s.c, "anna");
	must(command_run(other, "patient.sensitive",
	    PAIRS({ "patient", "#2" }, { "sensitive", "yes" }), &out, &s.a, &e));
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
	assert_true(a_screen_shows(&s, "Nothing was done here since you signed in."));
	assert_int_equal(booked(&s), 1);
	a_screen_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(where_u_is_a_letter_it_is_not_offered),
		cmocka_unit_test(news_of_other_sessions_leave_the_offer_as_it_was),
		cmocka_unit_test(in_a_chart_nothing_of_another_patient_is_taken_back_unasked),
		cmocka_unit_test(what_the_same_person_does_at_another_terminal_stays),
		cmocka_unit_test(another_person_at_this_terminal_begins_with_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
