/* The wait list, walk-ins and no-shows: a place that is given back finds who wants
 * it, by their wish and by the rules. */
#include "lib/test.h"

#include <string.h>

#include "app/board.h"
#include "app/inside.h"
#include "app/waiting.h"
#include "app/walkin.h"
#include "lib/a_desk.h"
#include "store/db_in.h"

static void
matched(struct a_desk *d, int day, int from, int to, struct waiting_match *m)
{
	struct freed f = { day, { from, to }, 0 };
	struct err e = { 0 };

	must(waiting_match(d->c.app, &f, &d->c.a, m, &e));
}

static int64_t
wait_of(struct a_desk *d, int64_t course, const char *wish)
{
	return do_(&d->c, "wait.add", { "course", a_desk_number(d, course) }, { "wish", wish });
}

static void
a_cancelled_place_names_who_waits_and_is_given_away(void **state)
{
	struct a_desk d;
	int64_t talk, wait;
	struct session moved;

	(void)state;
	a_desk_open(&d);
	a_desk_course(&d, d.ben_course, "thu 10 with tl >7/12"); /* from 10 December */
	talk = a_desk_talk(&d, d.anna, "2026-12-08 10:00", "KB");
	wait = wait_of(&d, d.ben_course, "am");
	do_(&d.c, "session.cancel", { "id", a_desk_number(&d, talk) }, { "reason", "ill" });
	assert_true(a_desk_heard(&d, "SMITH, Ben"));
	assert_true(a_desk_heard(&d, "can come at 10:00: Exercise programme with KB + Gym"));
	/* Nine days before the next: within the rule.  A day of the week before is not. */
	assert_int_equal(refused(&d.c, "wait.give", { "id", a_desk_number(&d, wait) },
			     { "at", "2026-12-04 10:00" }),
	    ERR_RULE);
	do_(&d.c, "wait.give", { "id", a_desk_number(&d, wait) }, { "at", "2026-12-08 10:00" });
	moved = a_desk_sessions(&d, d.ben_course).list.at[0];
	assert_int_equal(moved.day, day_of(2026, 12, 8));
	assert_int_equal(a_desk_sessions(&d, d.ben_course).list.n, 6);
	assert_int_equal(
	    refused(&d.c, "wait.end", { "id", a_desk_number(&d, wait) }), ERR_CONFLICT);
	do_pairs(&d.c, "undo.last", NULL, 0);
	assert_int_equal(a_desk_sessions(&d, d.ben_course).list.at[0].day, day_of(2026, 12, 10));
	do_(&d.c, "wait.end", { "id", a_desk_number(&d, wait) });
	a_desk_close(&d);
}

static void
the_wish_is_a_limit(void **state)
{
	static const struct {
		const char *wish;
		size_t n;
	} row[] = {
		{ "", 1 },
		{ "am", 1 },
		{ "pm", 0 },
		{ "tue", 1 },
		{ "mon wed", 0 },
		{ "<30/11", 0 },
		{ "<1/12", 1 },
		{ ">1/12", 1 },
		{ ">2/12", 0 },
		{ "with kb", 1 },
		{ "with zz", 0 },
		{ "after 10:00", 1 },
		{ "after 10:30", 0 },
		{ "at 10:15", 1 },
		{ "at 11:00", 0 },
	};
	struct a_desk d;
	struct waiting_match m;

	(void)state;
	a_desk_open(&d);
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		int64_t id = wait_of(&d, d.ben_course, row[i].wish);

		matched(&d, day_of(2026, 12, 1), 600, 660, &m);
		assert_int_equal(m.row.n, row[i].n);
		do_(&d.c, "wait.end", { "id", a_desk_number(&d, id) });
	}
	a_desk_close(&d);
}

static void
the_rules_of_the_course_are_asked(void **state)
{
	struct a_desk d;
	struct waiting_match m;
	int first = day_of(2026, 12, 1);

	(void)state;
	a_desk_open(&d);
	do_(&d.c, "session.book", { "course", a_desk_number(&d, d.ben_course) },
	    { "at", "2026-12-01 10:00" });
	wait_of(&d, d.ben_course, "");
	for (int gap = 1; gap <= 10; gap++) {
		bool weekend = day_weekday(first + gap) > 5;

		matched(&d, first + gap, 600, 660, &m);
		assert_int_equal(m.row.n, gap >= 5 && !weekend);
	}
	a_desk_close(&d);
}

static void
who_waits_longest_is_named_first_and_the_caller_not_at_all(void **state)
{
	struct a_desk d;
	struct waiting_match m;
	int64_t talk;

	(void)state;
	a_desk_open(&d);
	wait_of(&d, d.ben_course, "");
	wait_of(&d, d.anna_course, "");
	matched(&d, day_of(2026, 12, 1), 600, 660, &m);
	assert_int_equal(m.row.n, 2);
	assert_int_equal(m.row.at[0].patient, d.ben);
	talk = a_desk_talk(&d, d.ben, "2026-12-01 10:00", "KB");
	do_(&d.c, "session.cancel", { "id", a_desk_number(&d, talk) }, { "reason", "ill" });
	assert_true(a_desk_heard(&d, "HALL, Anna"));
	assert_false(a_desk_heard(&d, "SMITH, Ben"));
	a_desk_close(&d);
}

static void
a_wait_for_nothing_is_refused(void **state)
{
	struct a_desk d;
	const char *anna;

	(void)state;
	a_desk_open(&d);
	anna = a_clinic_ref(&d.c, d.anna);
	assert_int_equal(refused(&d.c, "wait.add", { "patient", anna }), ERR_RULE);
	assert_int_equal(
	    refused(&d.c, "wait.add", { "patient", anna }, { "wish", "6x1w" }), ERR_INPUT);
	assert_int_equal(refused(&d.c, "wait.add", { "wish", "am" }), ERR_INPUT);
	a_desk_talk(&d, d.anna, "2026-12-01 10:00", "KB");
	do_(&d.c, "wait.add", { "patient", anna }, { "wish", "am" });
	a_desk_course(&d, d.ben_course, "tue 14");
	for (size_t i = 0; i < 6; i++) {
		const char *id = a_desk_number(&d, a_desk_sessions(&d, d.ben_course).list.at[i].id);

		if (i < 5)
			do_(&d.c, "session.cancel", { "id", id }, { "reason", "ill" });
	}
	wait_of(&d, d.ben_course, "");
	a_desk_close(&d);
}

static void
nobody_waits_twice_for_one_thing(void **state)
{
	struct a_desk d;
	const char *anna, *id, *course;

	(void)state;
	a_desk_open(&d);
	anna = a_clinic_ref(&d.c, d.anna);
	course = a_desk_number(&d, d.anna_course);
	id = a_desk_number(&d, wait_of(&d, d.anna_course, "am"));
	assert_int_equal(
	    refused(&d.c, "wait.add", { "course", course }, { "wish", "pm" }), ERR_RULE);
	is_str(d.c.e.text,
	    "HALL, Anna waits for this since 23-Nov-2026 already: am: take that off the list "
	    "first.");
	wait_of(&d, d.ben_course, "am");
	/* Of no course it is the therapy that counts. */
	do_(&d.c, "wait.add", { "patient", anna }, { "wish", "eswt left am" });
	do_(&d.c, "wait.add", { "patient", anna }, { "wish", "tens left am" });
	assert_int_equal(
	    refused(&d.c, "wait.add", { "patient", anna }, { "wish", "ESWT left tue" }), ERR_RULE);
	do_(&d.c, "wait.end", { "id", id });
	wait_of(&d, d.anna_course, "pm");
	assert_int_equal(refused(&d.c, "wait.resume", { "id", id }), ERR_RULE);
	a_desk_close(&d);
}

/* Cancelling and taking back look through the wait list: no wish of one patient may be in
 * the way of another. */
static void
a_wish_that_nobody_can_read_stops_no_cancelling(void **state)
{
	struct a_desk d;
	struct err e = { 0 };
	int64_t bens, annas;

	(void)state;
	a_desk_open(&d);
	bens = a_desk_talk(&d, d.ben, "2026-12-08 11:00", "KB");
	annas = a_desk_talk(&d, d.anna, "2026-12-08 10:00", "KB");
	assert_int_equal(refused(&d.c, "wait.add", { "patient", a_clinic_ref(&d.c, d.ben) },
			     { "wish", "noonish" }),
	    ERR_INPUT);
	is_str(d.c.e.field, "wish");
	do_(&d.c, "wait.add", { "patient", a_clinic_ref(&d.c, d.ben) }, { "wish", "am" });
	/* As one has it whose therapy is not offered any more. */
	must(db_exec(d.c.app->db, "UPDATE wait SET wish = 'noonish'", &e));
	do_(&d.c, "session.cancel", { "id", a_desk_number(&d, bens) }, { "reason", "ill" });
	do_(&d.c, "session.cancel", { "id", a_desk_number(&d, annas) }, { "reason", "ill" });
	a_desk_close(&d);
}

static void
a_walk_in_stands_on_the_board_at_the_first_free_time(void **state)
{
	struct a_desk d;
	struct board board;
	struct err e = { 0 };
	const char *ben;

	(void)state;
	a_desk_open(&d);
	ben = a_clinic_ref(&d.c, d.ben);
	a_desk_talk(&d, d.anna, "2026-11-23 09:00", "KB");
	a_desk_talk(&d, d.anna, "2026-11-23 09:45", "KB");
	do_(&d.c, "session.walkin", { "patient", ben }, { "label", "Visit" }, { "therapist", "KB" },
	    { "minutes", "15" });
	assert_non_null(strstr(d.c.out.said, ": Visit walk-in, booked for Mon 23-Nov-2026 09:30"));
	must(board_load(d.c.app, day_of(2026, 11, 23), &d.c.a, &board, &e));
	assert_int_equal(board.count[BOARD_ARRIVED], 1);
	do_pairs(&d.c, "undo.last", NULL, 0);
	do_(&d.c, "session.walkin", { "patient", ben }, { "label", "Visit" },
	    { "therapist", "kb" });
	assert_non_null(strstr(d.c.out.said, ": Visit walk-in, booked for Mon 23-Nov-2026 10:15"));
	do_(&d.c, "absence.add", { "resource", "TL" }, { "from", "2026-11-23" });
	assert_int_equal(refused(&d.c, "session.walkin", { "patient", ben }, { "label", "Visit" },
			     { "therapist", "TL" }),
	    ERR_RULE);
	assert_non_null(strstr(d.c.e.text, "TL away"));
	a_desk_close(&d);
}

/* What a therapy needs is found as booking finds it, and nobody is booked twice. */
static void
a_walk_in_is_read_like_a_booking_and_gets_what_it_needs(void **state)
{
	struct a_desk d;
	struct err e = { 0 };
	struct walkin w;
	const char *ben, *anna;

	(void)state;
	a_desk_open(&d);
	do_(&d.c, "resource.add", { "kind", "room" }, { "code", "R1" }, { "name", "Treatment 1" },
	    { "skills", "treatment" });
	do_(&d.c, "resource.add", { "kind", "device" }, { "code", "SW" }, { "name", "Shockwave" },
	    { "skills", "eswt" });
	ben = a_clinic_ref(&d.c, d.ben);
	anna = a_clinic_ref(&d.c, d.anna);
	assert_int_equal(
	    refused(&d.c, "session.walkin", { "patient", ben }, { "label", "estw" }), ERR_INPUT);
	is_str(d.c.e.text, "\"estw\" is no therapy that can be booked: perhaps eswt");
	do_(&d.c, "session.walkin", { "patient", ben }, { "label", "eswt" }, { "side", "R" });
	assert_non_null(strstr(d.c.out.said, "booked for Mon 23-Nov-2026 09:00, KB + R1 + SW"));
	must(walkin_look(d.c.app, &(struct walkin_for){ .patient = d.anna, .words = "eswt right" },
	    &d.c.a, &w, &e));
	is_str(w.place, "Mon 23-Nov-2026 09:40, KB + R1 + SW");
	is_str(w.later, "KB booked at 09:00");
	must(walkin_look(d.c.app,
	    &(struct walkin_for){ .patient = d.anna, .words = "follow with tl" }, &d.c.a, &w, &e));
	is_str(w.label, "Follow-up");
	is_str(w.later, "");
	assert_false(walkin_look(d.c.app,
	    &(struct walkin_for){ .patient = d.anna, .words = "massage" }, &d.c.a, &w, &e));
	do_(&d.c, "session.walkin", { "patient", anna }, { "label", "eswt" }, { "side", "R" });
	assert_non_null(strstr(d.c.out.said, "booked for Mon 23-Nov-2026 09:40, KB + R1 + SW"));
	a_desk_close(&d);
}

static void
a_no_show_is_counted_and_says_what_is_next(void **state)
{
	struct a_desk d;
	const char *id;

	(void)state;
	a_desk_open(&d);
	id = a_desk_number(&d,
	    do_(&d.c, "session.book", { "course", a_desk_number(&d, d.anna_course) },
		{ "at", "2026-11-23 10:00" }));
	app_set_now(d.c.app, now_at(app_now(d.c.app).at + 5400));
	do_(&d.c, "session.noshow", { "id", id });
	assert_true(a_desk_heard(
	    &d, "Did not come 1 time to this course, 1 within a year. Next: call; 6 of 6"));
	do_pairs(&d.c, "undo.last", NULL, 0);
	do_(&d.c, "session.noshow", { "id", id });
	assert_true(a_desk_heard(&d, "Did not come 1 time to this course"));
	id = a_desk_number(&d, a_desk_talk(&d, d.anna, "2026-11-23 11:00", "KB"));
	app_set_now(d.c.app, now_at(app_now(d.c.app).at + 3600));
	do_(&d.c, "session.noshow", { "id", id });
	assert_true(a_desk_heard(&d, "Did not come 2 times within a year."));
	a_desk_close(&d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_cancelled_place_names_who_waits_and_is_given_away),
		cmocka_unit_test(the_wish_is_a_limit),
		cmocka_unit_test(the_rules_of_the_course_are_asked),
		cmocka_unit_test(who_waits_longest_is_named_first_and_the_caller_not_at_all),
		cmocka_unit_test(a_wait_for_nothing_is_refused),
		cmocka_unit_test(nobody_waits_twice_for_one_thing),
		cmocka_unit_test(a_wish_that_nobody_can_read_stops_no_cancelling),
		cmocka_unit_test(a_walk_in_is_read_like_a_booking_and_gets_what_it_needs),
		cmocka_unit_test(a_walk_in_stands_on_the_board_at_the_first_free_time),
		cmocka_unit_test(a_no_show_is_counted_and_says_what_is_next),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
