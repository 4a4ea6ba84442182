/* Who must be called about a red flag is not booked, moved or printed as if nothing were. */
#include <string.h>

#include "app/board.h"
#include "app/calls.h"
#include "app/sheet.h"
#include "base/text.h"
#include "lib/a_desk.h"
#include "lib/test.h"

static const char open_flag[] = "Red flag open: Calf swelling, chest pain or breathlessness";

/* At a visit a clot is feared. */
static void
raise(struct a_desk *d, int64_t patient)
{
	do_(&d->c, "response.save", { "form", "visit" },
	    { "patient", a_clinic_ref(&d->c, patient) }, { "rf_clot", "yes" },
	    { "rf_clot_act", "ambulance called" }, { "state", "incomplete" });
}

static void
ends(struct a_desk *d)
{
	struct call_rows rows;
	struct err e = { 0 };

	must(calls_load(d->c.app, &d->c.a, &rows, &e));
	do_(&d->c, "redflag.contact", { "id", a_desk_number(d, rows.list.at[0].id) },
	    { "outcome", "seen" }, { "note", "examined" });
}

static void
whoever_books_hears_of_the_red_flag_that_is_open(void **state)
{
	struct a_desk d;
	const char *ben, *course, *id;

	(void)state;
	a_desk_open(&d);
	ben = a_clinic_ref(&d.c, d.ben);
	course = a_desk_number(&d, d.ben_course);
	raise(&d, d.ben);
	id = a_desk_number(&d, a_desk_talk(&d, d.ben, "2026-12-01 10:00", "KB"));
	assert_true(a_desk_heard(&d, open_flag));
	do_(&d.c, "session.move", { "id", id }, { "to", "+1w" });
	assert_true(a_desk_heard(&d, open_flag));
	do_(&d.c, "session.walkin", { "patient", ben }, { "label", "Visit" },
	    { "therapist", "KB" });
	assert_true(a_desk_heard(&d, open_flag));
	do_(&d.c, "visit.book", { "patient", ben }, { "wish", "6w" });
	assert_true(a_desk_heard(&d, open_flag));
	/* A therapy waits until somebody has called, or said why not. */
	assert_int_equal(
	    refused(&d.c, "course.book", { "course", course }, { "wish", "tue 10 with tl" }),
	    ERR_RULE);
	is_str(d.c.e.field, "reason");
	do_(&d.c, "course.book", { "course", course }, { "wish", "tue 10 with tl" },
	    { "reason", "seen by the surgeon" });
	assert_true(a_desk_heard(&d, open_flag));
	assert_true(a_desk_heard(&d, "must wait: a red flag is open"));
	a_desk_talk(&d, d.anna, "2026-12-02 10:00", "KB"); /* of her there is nothing to say */
	assert_false(a_desk_heard(&d, "Red flag"));
	ends(&d);
	a_desk_talk(&d, d.ben, "2026-12-03 10:00", "KB");
	assert_false(a_desk_heard(&d, "Red flag"));
	a_desk_close(&d);
}

/* What is said in a questionnaire is as much a flag as what is said at a visit. */
static void
self_harm_that_is_told_in_a_questionnaire_is_called_about(void **state)
{
	struct a_desk d;
	struct call_rows rows;
	struct err e = { 0 };

	(void)state;
	a_desk_open(&d);
	do_(&d.c, "response.save", { "form", "phq-2" }, { "patient", a_clinic_ref(&d.c, d.ben) },
	    { "interest", "d3" }, { "mood", "d3" }, { "harm", "yes" },
	    { "harm_act", "stayed with him, crisis team called" }, { "sure", "yes" });
	must(calls_load(d.c.app, &d.c.a, &rows, &e));
	assert_int_equal(rows.list.n, 1);
	is_str(rows.list.at[0].what, "PHQ-9 item 9 positive, or self-harm stated");
	a_desk_close(&d);
}

/* Four things at once: the one that cannot wait is named, and it is said at the door as well. */
static void
the_most_urgent_flag_is_named_first(void **state)
{
	struct a_desk d;
	const char *id;

	(void)state;
	a_desk_open(&d);
	id = a_desk_number(&d, a_desk_talk(&d, d.ben, "2026-11-23 10:00", "KB"));
	do_(&d.c, "response.save", { "form", "visit" }, { "patient", a_clinic_ref(&d.c, d.ben) },
	    { "rf_fracture", "yes" }, { "rf_fracture_act", "to lie down" },
	    { "state", "incomplete" });
	raise(&d, d.ben);
	do_(&d.c, "session.arrive", { "id", id });
	assert_true(a_desk_heard(
	    &d, "Red flag open: Calf swelling, chest pain or breathlessness, and 1 more"));
	do_(&d.c, "session.start", { "id", id });
	assert_true(a_desk_heard(&d, "Red flag open: Calf swelling"));
	a_desk_close(&d);
}

static void
whoever_gives_a_place_to_who_waits_hears_of_it(void **state)
{
	struct a_desk d;
	int64_t wait;

	(void)state;
	a_desk_open(&d);
	raise(&d, d.ben);
	wait = do_(&d.c, "wait.add", { "course", a_desk_number(&d, d.ben_course) }, { "wish", "" });
	do_(&d.c, "wait.give", { "id", a_desk_number(&d, wait) }, { "at", "2026-12-08 10:00" },
	    { "reason", "seen by the surgeon" });
	assert_true(a_desk_heard(&d, open_flag));
	a_desk_close(&d);
}

static void
the_board_and_the_sheet_mark_who_must_be_called(void **state)
{
	struct a_desk d;
	struct board b;
	struct sheet sheet;
	struct err e = { 0 };

	(void)state;
	a_desk_open(&d);
	a_desk_talk(&d, d.ben, "2026-11-24 10:00", "KB");
	must(board_load(d.c.app, day_of(2026, 11, 24), &d.c.a, &b, &e));
	is_str(b.row.at[0].flag, "");
	raise(&d, d.ben);
	must(board_load(d.c.app, day_of(2026, 11, 24), &d.c.a, &b, &e));
	is_str(b.row.at[0].flag, "Calf swelling, chest pain or breathlessness");
	must(sheet_day(d.c.app, day_of(2026, 11, 24), &d.c.a, &sheet, &e));
	assert_non_null(strstr(sheet.text, "! red flag open: call today"));
	ends(&d);
	must(sheet_day(d.c.app, day_of(2026, 11, 24), &d.c.a, &sheet, &e));
	assert_null(strstr(sheet.text, "red flag"));
	a_desk_close(&d);
}

/* Of a chart that is closed to the desk it is said that something is up, and not what. */
static void
of_a_closed_chart_the_desk_hears_no_more_than_the_list_says(void **state)
{
	struct a_desk d;
	struct board b;
	struct err e = { 0 };

	(void)state;
	a_desk_open(&d);
	raise(&d, d.ben);
	do_(&d.c, "patient.sensitive", { "patient", a_clinic_ref(&d.c, d.ben) },
	    { "sensitive", "yes" }, { "reason", "works here" });
	a_clinic_as(&d.c, "rita");
	a_desk_talk(&d, d.ben, "2026-11-24 10:00", "KB");
	assert_true(a_desk_heard(&d, "Red flag open: a red flag of a sensitive chart"));
	assert_false(a_desk_heard(&d, "Calf"));
	must(board_load(d.c.app, day_of(2026, 11, 24), &d.c.a, &b, &e));
	is_str(b.row.at[0].flag, "a red flag of a sensitive chart");
	a_desk_close(&d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(whoever_books_hears_of_the_red_flag_that_is_open),
		cmocka_unit_test(self_harm_that_is_told_in_a_questionnaire_is_called_about),
		cmocka_unit_test(the_most_urgent_flag_is_named_first),
		cmocka_unit_test(whoever_gives_a_place_to_who_waits_hears_of_it),
		cmocka_unit_test(the_board_and_the_sheet_mark_who_must_be_called),
		cmocka_unit_test(of_a_closed_chart_the_desk_hears_no_more_than_the_list_says),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
