/* What was written on paper is entered afterwards, and an earlier day asks why. */
#include <string.h>

#include "app/past.h"
#include "lib/a_book.h"
#include "lib/a_screen.h"
#include "lib/test.h"

static int64_t
hall(struct a_screen *s)
{
	a_screen_open(s);
	a_book_resources(&s->c);
	return a_clinic_patient(&s->c, "Hall", "Kim", "1968-07-14");
}

static void
what_is_saved_from_paper_bears_its_moment_until_that_is_ended(void **state)
{
	struct past_records records;
	struct a_screen s;
	struct past past;
	struct err e = { 0 };
	int64_t id;

	(void)state;
	id = hall(&s);
	a_screen_keys(&s, "g o");
	a_screen_type(&s, "9:30");
	a_screen_keys(&s, "Enter Enter");
	assert_true(a_screen_shows(&s, "has not come yet"));
	a_screen_keys(&s, "^U");
	a_screen_type(&s, "22/11 14:05");
	a_screen_keys(&s, "Enter");
	a_screen_type(&s, "power cut");
	a_screen_is(&s, "paper");
	a_screen_keys(&s, "Enter");
	assert_true(
	    a_screen_shows(&s, "what is saved from here on happened Sun 22-Nov-2026 14:05"));
	a_screen_keys(&s, "/ h a l l Enter f p a i n Enter");
	assert_true(a_screen_shows(&s, "PAPER 22-Nov-2026 14:05"));
	a_screen_keys(&s, "3 F2");
	must(past_records(s.c.app, id, &s.a, &records, &e));
	is_str(records.row.at[2].form, "pain");
	assert_int_equal(records.row.at[2].day, day_of(2026, 11, 22));
	must(past_load(s.c.app, records.row.at[2].id, &s.a, &past, &e));
	is_str(past.version.at[0].late, "from paper, 2026-11-22 14:05: power cut");
	a_screen_keys(&s, "h 3");
	a_screen_is(&s, "versions-paper");
	a_screen_keys(&s, "g o Enter");
	assert_true(a_screen_shows(&s, "What is saved happens now again."));
	assert_false(a_screen_shows(&s, "PAPER"));
	a_screen_close(&s);
}

/* E on yesterday in the schedule; the record of a session of then; a letter stands for the
 * reason. */
static void
the_visits_of_a_day_before_ask_for_one_line(void **state)
{
	struct a_screen s;
	int64_t id;

	(void)state;
	id = hall(&s);
	do_(&s.c, "session.book", { "patient", a_clinic_ref(&s.c, id) },
	    { "at", "2026-11-23 10:00" }, { "label", "Review" }, { "therapist", "KB" });
	app_set_now(s.c.app, now_at(app_now(s.c.app).at + 86400));
	a_screen_keys(&s, "F5 g s F7");
	assert_true(a_screen_shows(&s, "(yesterday)"));
	a_screen_keys(&s, "E d Enter");
	a_screen_is(&s, "day-end-late");
	a_screen_keys(&s, "f Enter");
	assert_true(a_screen_shows(&s, "1 done, 0 did not come, 0 cancelled, 0 still open."));
	a_screen_keys(&s, "u");
	assert_true(a_screen_shows(&s, "Taken back: 1 done"));
	a_screen_close(&s);
}

/* One key, for those who receive or treat patients; with the password, as all patients are on it.
 */
static void
the_clinic_is_printed_by_one_key(void **state)
{
	struct a_screen s;

	(void)state;
	(void)hall(&s);
	a_screen_keys(&s, "p o");
	a_screen_is(&s, "outage");
	a_screen_keys(&s, "9 9 Enter");
	assert_true(a_screen_shows(&s, "days: a number from 1 to 31."));
	a_screen_keys(&s, "^U 2 Enter");
	assert_true(a_screen_shows(&s, "The clinic of 2 days on paper, for the printer: outage-"));
	do_(&s.c, "staff.add", { "login", "rob" }, { "name", "Rob" }, { "role", "auditor" });
	do_(&s.c, "staff.password", { "login", "anna" }, { "password", "correct horse" });
	a_screen_keys(&s, "p o Enter");
	a_screen_type(&s, "wrong horse");
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "Print the clinic for hours"));
	a_screen_type(&s, "correct horse");
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "The clinic of 3 days on paper"));
	a_clinic_as(&s.c, "rob");
	a_screen_keys(&s, "p o");
	assert_true(
	    a_screen_shows(&s, "Only reception, a therapist, a doctor or a manager may do this"));
	a_screen_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_saved_from_paper_bears_its_moment_until_that_is_ended),
		cmocka_unit_test(the_visits_of_a_day_before_ask_for_one_line),
		cmocka_unit_test(the_clinic_is_printed_by_one_key),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
