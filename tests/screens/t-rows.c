/* A number that no row has: every list says so, and no key that follows hits another row. */
#include "app/calls.h"
#include "app/session_view.h"
#include "base/text.h"
#include "lib/a_book.h"
#include "lib/a_screen.h"
#include "lib/test.h"

/* Margaret must be called, and three visits of today are over by the clock. */
static int64_t
open_desk(struct a_screen *s)
{
	static const char *const who[][3] = { { "Okafor", "1968-07-14", "2026-11-23 08:10" },
		{ "Lindqvist", "1950-05-05", "2026-11-23 08:50" },
		{ "Tanaka", "1971-02-03", "2026-11-23 09:30" } };
	int64_t first = 0;

	a_screen_open(s);
	a_book_resources(&s->c);
	a_clinic_save(&s->c, "response.save",
	    &(struct fill){ "visit", a_screen_margaret(s, true), .day = DAY_NONE },
	    PAIRS({ "rf_clot", "yes" }, { "rf_clot_act", "ambulance called" }));
	for (size_t i = 0; i < sizeof(who) / sizeof(*who); i++) {
		int64_t id = do_(&s->c, "session.book",
		    { "patient",
			a_clinic_ref(&s->c, a_clinic_patient(&s->c, who[i][0], "Kim", who[i][1])) },
		    { "at", who[i][2] }, { "label", "Review" }, { "therapist", "KB" },
		    { "reason", "entered late" });

		first = first == 0 ? id : first;
	}
	a_screen_keys(s, "F5");
	return first;
}

static const char *
state_of(struct a_screen *s, int64_t id)
{
	struct session_view v;
	struct err e = { 0 };

	must(session_view_load(s->c.app, id, &s->a, &v, &e));
	return v.state;
}

static void
every_list_says_that_there_is_no_such_row(void **state)
{
	static const char *const ways[] = { "", "!", "E", "R", "g w", "g u", "g S", "g a",
		"/ h a l l Enter t", "/ h a l l Enter h", "/ h a l l Enter 6", "/ o k a Enter" };
	struct a_screen s;

	(void)state;
	open_desk(&s);
	for (size_t i = 0; i < sizeof(ways) / sizeof(*ways); i++) {
		a_screen_keys(&s, "F3");
		a_screen_keys(&s, ways[i]);
		a_screen_keys(&s, "9 9 9");
		if (!a_screen_shows(&s, "There is no row 999."))
			fail_msg("after \"%s\":\n%s", ways[i], a_screen_dump(&s));
		a_screen_keys(&s, "Backspace");
		assert_false(a_screen_shows(&s, "There is no row"));
	}
	a_screen_close(&s);
}

static void
a_wrong_number_on_the_board_records_nothing_of_anybody(void **state)
{
	static const char *const numbers[] = { "1 0 n", "1 9 n", "3 3 3 1 n", "2 2 a", "9 s" };
	struct a_screen s;
	int64_t first;

	(void)state;
	first = open_desk(&s);
	for (size_t i = 0; i < sizeof(numbers) / sizeof(*numbers); i++) {
		a_screen_keys(&s, numbers[i]);
		assert_true(a_screen_shows(&s, "There is no row to do that to."));
		for (int k = 0; k < 3; k++)
			is_str(state_of(&s, first + k), "booked");
	}
	a_screen_keys(&s, "3 0 Backspace 2 n"); /* a slip is put right */
	is_str(state_of(&s, first + 1), "no_show");
	a_screen_keys(&s, "1 a 3"); /* the verb ended the number: not row 13 */
	is_str(state_of(&s, first), "arrived");
	assert_false(a_screen_shows(&s, "There is no row"));
	a_screen_close(&s);
}

static void
a_wrong_number_on_other_lists_does_nothing(void **state)
{
	struct call_rows rows;
	struct a_screen s;
	struct err e = { 0 };
	int64_t first;

	(void)state;
	first = open_desk(&s);
	a_screen_keys(&s, "! 2 r");
	assert_true(a_screen_shows(&s, "There is nothing here to do that to."));
	must(calls_load(s.c.app, &s.a, &rows, &e));
	assert_int_equal(rows.list.n, 1);
	app_set_now(s.c.app, now_at(app_now(s.c.app).at + (int64_t)8 * 3600));
	a_screen_keys(&s, "F3 E 9 d");
	assert_true(a_screen_shows(&s, "There is nothing here to do that to."));
	a_screen_keys(&s, "9 x");
	assert_true(a_screen_shows(&s, "There is nothing here to do that to."));
	a_screen_keys(&s, "Enter");
	for (int k = 0; k < 3; k++)
		is_str(state_of(&s, first + k), "no_show"); /* as was proposed of all */
	a_screen_close(&s);
}

/* It was meant for something. */
static void
a_key_that_does_nothing_says_so(void **state)
{
	struct a_screen s;

	(void)state;
	open_desk(&s);
	a_screen_keys(&s, "y");
	assert_true(a_screen_shows(&s, "y does nothing here.  ? shows the keys"));
	a_screen_keys(&s, "Down");
	assert_false(a_screen_shows(&s, "does nothing here"));
	a_screen_close(&s);
}

/* By its word and by what it is called elsewhere. */
static void
the_record_of_a_session_is_found_among_all_commands(void **state)
{
	static const char *const words[] = { "record", "session", "form" };
	struct a_screen s;

	(void)state;
	open_desk(&s);
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
		a_screen_keys(&s, "F9");
		a_screen_type(&s, words[i]);
		assert_true(a_screen_shows(&s, "the form of this session"));
		a_screen_keys(&s, "Esc");
	}
	a_screen_keys(&s, "/ o k a Enter F9");
	a_screen_type(&s, "walk");
	assert_true(a_screen_shows(&s, "the patient is here now"));
	a_screen_keys(&s, "Esc f"); /* of a visit, which the chart leads to */
	a_screen_type(&s, "session");
	assert_true(a_screen_shows(&s, "choose the visit, then r"));
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, " Visits "));
	a_screen_close(&s);
}

/* Whoever cancelled or moved it knows where it went: the cursor is on the row in its place. */
static void
the_board_has_a_cursor_after_a_visit_left_it(void **state)
{
	struct a_screen s;

	(void)state;
	open_desk(&s);
	a_screen_keys(&s, "2 x 1 Enter");
	assert_true(a_screen_shows(&s, "=0 all 2"));
	assert_true(a_screen_shows(&s, "▸ 2 09:30"));
	a_screen_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_list_says_that_there_is_no_such_row),
		cmocka_unit_test(a_wrong_number_on_the_board_records_nothing_of_anybody),
		cmocka_unit_test(a_key_that_does_nothing_says_so),
		cmocka_unit_test(a_wrong_number_on_other_lists_does_nothing),
		cmocka_unit_test(the_record_of_a_session_is_found_among_all_commands),
		cmocka_unit_test(the_board_has_a_cursor_after_a_visit_left_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
