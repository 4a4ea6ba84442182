/* Moving: a visit stays the same visit, a course keeps its rules, and several
 * go together or not at all. */
#include "lib/test.h"

#include <string.h>

#include "base/text.h"
#include "lib/a_desk.h"

enum { SECOND = 1 }; /* a session of a course, from 0 */

static const char *
nth(struct a_desk *d, int64_t course, size_t i)
{
	return a_desk_number(d, a_desk_sessions(d, course).list.at[i].id);
}

/* The days of a course, as days after the first Tuesday. */
static void
days_are(struct a_desk *d, int64_t course, const int day[6])
{
	struct sessions all = a_desk_sessions(d, course);

	assert_int_equal(all.list.n, 6);
	for (int i = 0; i < 6; i++)
		assert_int_equal(all.list.at[i].day - day_of(2026, 11, 24), day[i]);
}

static void
this_and_following_go_by_a_week_and_back(void **state)
{
	struct a_desk d;
	struct sessions before, after;

	(void)state;
	a_desk_open(&d);
	a_desk_course(&d, d.anna_course, "tue 10 with kb");
	before = a_desk_sessions(&d, d.anna_course);
	do_(&d.c, "session.move", { "id", nth(&d, d.anna_course, 2) }, { "scope", "following" },
	    { "to", "+3d" });
	is_str(d.c.out.said,
	    "HALL, Anna: 4 sessions of Exercise programme moved, this one to Fri 11-Dec-2026 "
	    "10:00, KB + Gym.");
	days_are(&d, d.anna_course, (const int[]){ 0, 7, 17, 24, 31, 38 });
	after = a_desk_sessions(&d, d.anna_course);
	for (size_t i = 0; i < 6; i++)
		assert_int_equal(before.list.at[i].id, after.list.at[i].id);
	do_pairs(&d.c, "undo.last", NULL, 0);
	days_are(&d, d.anna_course, (const int[]){ 0, 7, 14, 21, 28, 35 });
	a_desk_close(&d);
}

/* Each goes to where the next one was: only as a whole is there room. */
static void
all_of_a_course_take_each_others_places(void **state)
{
	struct a_desk d;

	(void)state;
	a_desk_open(&d);
	a_desk_course(&d, d.anna_course, "tue 10 with kb");
	do_(&d.c, "session.move", { "id", nth(&d, d.anna_course, 0) }, { "scope", "all" },
	    { "to", "+1w 11:00 with tl" });
	days_are(&d, d.anna_course, (const int[]){ 7, 14, 21, 28, 35, 42 });
	for (size_t i = 0; i < 6; i++) {
		struct session s = a_desk_sessions(&d, d.anna_course).list.at[i];

		assert_int_equal(s.minute, 660);
		assert_int_equal(s.who[RES_THERAPIST], a_desk_resource(&d, "TL"));
		assert_int_equal(s.who[RES_ROOM], a_desk_resource(&d, "Gym"));
	}
	do_pairs(&d.c, "undo.last", NULL, 0);
	days_are(&d, d.anna_course, (const int[]){ 0, 7, 14, 21, 28, 35 });
	assert_int_equal(a_desk_sessions(&d, d.anna_course).list.at[3].who[RES_THERAPIST],
	    a_desk_resource(&d, "KB"));
	a_desk_close(&d);
}

static void
an_interval_that_grows_too_long_is_asked_about(void **state)
{
	struct a_desk d;

	(void)state;
	a_desk_open(&d);
	a_desk_course(&d, d.anna_course, "tue 10 with kb");
	assert_int_equal(refused(&d.c, "session.move", { "id", nth(&d, d.anna_course, SECOND) },
			     { "scope", "following" }, { "to", "+1w" }),
	    ERR_RULE);
	is_str(d.c.e.field, "reason");
	assert_non_null(strstr(d.c.e.text, "at most 10"));
	days_are(&d, d.anna_course, (const int[]){ 0, 7, 14, 21, 28, 35 });
	do_(&d.c, "session.move", { "id", nth(&d, d.anna_course, SECOND) },
	    { "scope", "following" }, { "to", "+1w" }, { "reason", "holiday" });
	days_are(&d, d.anna_course, (const int[]){ 0, 14, 21, 28, 35, 42 });
	do_pairs(&d.c, "undo.last", NULL, 0);
	days_are(&d, d.anna_course, (const int[]){ 0, 7, 14, 21, 28, 35 });
	a_desk_close(&d);
}

/* The shortest interval is no matter of reasons. */
static void
the_shortest_interval_holds_for_every_move(void **state)
{
	static const struct {
		const char *to;
		bool good;
	} row[] = {
		{ "27 nov", false }, /* 3 days after the first */
		{ "30 nov", true },
		{ "28 nov", false }, /* Saturday: closed */
		{ "2 dec", true },   /* 6 days before the third */
		{ "3 dec", true },   /* 5 */
		{ "4 dec", false },  /* 4 */
		{ "tue 14", true },
		{ "tue 20", false },
		{ "24 nov 14:00", false },
	};
	struct a_desk d;

	(void)state;
	a_desk_open(&d);
	a_desk_course(&d, d.anna_course, "tue 10 with kb");
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		struct pair pairs[] = { { "id", nth(&d, d.anna_course, SECOND) },
			{ "to", row[i].to }, { "reason", "as wished" } };

		if (row[i].good)
			do_pairs(&d.c, "session.move", pairs, 3);
		else
			assert_int_equal(refused_pairs(&d.c, "session.move", pairs, 3), ERR_RULE);
	}
	a_desk_close(&d);
}

static void
one_that_cannot_go_keeps_all_where_they_are(void **state)
{
	struct a_desk d;

	(void)state;
	a_desk_open(&d);
	a_desk_course(&d, d.anna_course, "tue 10 with kb");
	a_desk_talk(&d, d.ben, "2026-12-16 10:15", "KB");
	do_(&d.c, "closure.add", { "from", "2026-12-23" }, { "name", "Feast" });
	assert_int_equal(refused(&d.c, "session.move", { "id", nth(&d, d.anna_course, 0) },
			     { "scope", "all" }, { "to", "+1d" }),
	    ERR_RULE);
	assert_non_null(
	    strstr(d.c.e.text, "Nothing was moved, 2 of 6 cannot go there: Wed 16-Dec 10:00 "));
	assert_non_null(strstr(d.c.e.text, "KB booked at 10:00"));
	assert_non_null(strstr(
	    d.c.e.text, "Wed 23-Dec 10:00 clinic closed 23-Dec (Feast). Move these alone first"));
	assert_true(a_desk_heard(&d, "Wed 16-Dec-2026 10:00: KB booked"));
	assert_true(a_desk_heard(&d, "Wed 23-Dec-2026 10:00: clinic closed 23-Dec (Feast)"));
	days_are(&d, d.anna_course, (const int[]){ 0, 7, 14, 21, 28, 35 });
	a_desk_close(&d);
}

static void
two_patients_change_places(void **state)
{
	struct a_desk d;
	int64_t a, b;
	const char *swap;

	(void)state;
	a_desk_open(&d);
	a = a_desk_talk(&d, d.anna, "2026-11-24 10:00", "KB");
	b = a_desk_talk(&d, d.ben, "2026-11-24 10:30", "KB");
	swap = text_fmt(&d.c.a, "%d 2026-11-24 10:30; %d 2026-11-24 10:00 KB;", (int)a, (int)b);
	do_(&d.c, "session.replan", { "places", swap });
	assert_int_equal(a_desk_session(&d, a).minute, 630);
	assert_int_equal(a_desk_session(&d, b).minute, 600);
	do_pairs(&d.c, "undo.last", NULL, 0);
	assert_int_equal(a_desk_session(&d, a).minute, 600);
	/* Both cannot have one. */
	swap = text_fmt(&d.c.a, "%d 2026-11-24 11:00; %d 2026-11-24 11:15", (int)a, (int)b);
	assert_int_equal(refused(&d.c, "session.replan", { "places", swap }), ERR_RULE);
	assert_int_equal(a_desk_session(&d, a).minute, 600);
	a_desk_close(&d);
}

static void
what_cannot_be_read_moves_nothing(void **state)
{
	static const struct {
		const char *name, *value;
		enum err_code code;
	} row[] = {
		{ "to", "6x1w", ERR_INPUT },
		{ "to", "eswt tue 10", ERR_INPUT },
		{ "to", "soonish now", ERR_INPUT },
		{ "to", "after 15:00", ERR_INPUT },
		{ "to", "tue 10:02", ERR_INPUT },
		{ "to", "20 nov 10", ERR_RULE },
		{ "to", "with zz", ERR_INPUT },
		{ "scope", "some", ERR_INPUT },
		{ "scope", "following", ERR_RULE },
		{ "rev", "9", ERR_CONFLICT },
		{ "minutes", "485", ERR_INPUT },
		{ "minutes", "0", ERR_INPUT },
	};
	static const char *const places[] = { "", ";", "x 2026-11-24 10:00", "1 2026-11-24",
		"1 24/11 10:00", "1 2026-11-24 10:00 KB TL", "1 2026-11-24 10:00 XX",
		"1 2026-11-24 10:00; 1 2026-11-24 11:00", "1 2026-11-24 10:03" };
	struct a_desk d;
	const char *id;

	(void)state;
	a_desk_open(&d);
	id = a_desk_number(&d, a_desk_talk(&d, d.anna, "2026-11-24 10:00", "KB"));
	is_str(id, "1");
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++)
		assert_int_equal(
		    refused(&d.c, "session.move", { "id", id }, { row[i].name, row[i].value }),
		    row[i].code);
	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++)
		refused(&d.c, "session.replan", { "places", places[i] });
	assert_int_equal(a_desk_session(&d, 1).rev, 1);
	a_desk_close(&d);
}

/* What has begun stays where it is; what is over or cancelled does not go along. */
static void
only_what_is_booked_goes_along(void **state)
{
	struct a_desk d;

	(void)state;
	a_desk_open(&d);
	do_(&d.c, "session.book", { "course", a_desk_number(&d, d.anna_course) },
	    { "at", "2026-11-23 10:00" });
	do_(&d.c, "course.book", { "course", a_desk_number(&d, d.anna_course) },
	    { "wish", "mon 10 with kb" });
	do_(&d.c, "session.arrive", { "id", nth(&d, d.anna_course, 0) });
	do_(&d.c, "session.cancel", { "id", nth(&d, d.anna_course, 3) }, { "reason", "ill" });
	assert_int_equal(
	    refused(&d.c, "session.move", { "id", nth(&d, d.anna_course, 0) }, { "to", "+1d" }),
	    ERR_RULE);
	assert_non_null(strstr(d.c.e.text, "arrived"));
	do_(&d.c, "session.move", { "id", nth(&d, d.anna_course, 1) }, { "scope", "all" },
	    { "to", "+1d" }, { "reason", "as wished" });
	is_str(d.c.out.said,
	    "HALL, Anna: 4 sessions of Exercise programme moved, this one to Tue 01-Dec-2026 "
	    "10:00, KB + Gym.");
	days_are(&d, d.anna_course, (const int[]){ -1, 7, 14, 20, 28, 35 });
	a_desk_close(&d);
}

/* Cancelled, replaced the day after, and taken back: two visits a day apart. */
static void
what_is_taken_back_keeps_the_rules_too(void **state)
{
	struct a_desk d;
	const char *second;

	(void)state;
	a_desk_open(&d);
	a_desk_course(&d, d.anna_course, "tue 10 with kb");
	second = nth(&d, d.anna_course, 2);
	do_(&d.c, "session.cancel", { "id", second }, { "reason", "ill" });
	do_(&d.c, "session.restore", { "id", second }, { "state", "booked" });
	do_(&d.c, "session.cancel", { "id", second }, { "reason", "ill" });
	do_(&d.c, "session.book", { "course", a_desk_number(&d, d.anna_course) },
	    { "at", "2026-12-09 10:00" }, { "therapist", "KB" });
	assert_int_equal(
	    refused(&d.c, "session.restore", { "id", second }, { "state", "booked" }), ERR_RULE);
	assert_non_null(strstr(d.c.e.text, "Exercise programme"));
	do_(&d.c, "undo.last", { "reason", "" });
	do_(&d.c, "closure.add", { "from", "2026-12-08" }, { "name", "Feast" });
	assert_int_equal(
	    refused(&d.c, "session.restore", { "id", second }, { "state", "booked" }), ERR_RULE);
	assert_non_null(strstr(d.c.e.text, "Feast"));
	a_desk_close(&d);
}

/* Who did not come was booked again for the day after: coming late today is a visit a day
 * before that one. */
static void
who_comes_after_all_keeps_the_rules_too(void **state)
{
	struct a_desk d;
	const char *course, *first;

	(void)state;
	a_desk_open(&d);
	course = a_desk_number(&d, d.anna_course);
	first = a_desk_number(&d,
	    do_(&d.c, "session.book", { "course", course }, { "at", "2026-11-23 09:00" },
		{ "therapist", "KB" }));
	do_(&d.c, "session.noshow", { "id", first });
	do_(&d.c, "session.arrive", { "id", first });
	do_(&d.c, "session.noshow", { "id", first });
	do_(&d.c, "session.book", { "course", course }, { "at", "2026-11-24 10:00" },
	    { "therapist", "KB" });
	assert_int_equal(refused(&d.c, "session.arrive", { "id", first }), ERR_RULE);
	is_str(d.c.e.text, "1 day before the session of Tue 24-Nov-2026: at least 5");
	a_desk_close(&d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(this_and_following_go_by_a_week_and_back),
		cmocka_unit_test(all_of_a_course_take_each_others_places),
		cmocka_unit_test(an_interval_that_grows_too_long_is_asked_about),
		cmocka_unit_test(the_shortest_interval_holds_for_every_move),
		cmocka_unit_test(one_that_cannot_go_keeps_all_where_they_are),
		cmocka_unit_test(two_patients_change_places),
		cmocka_unit_test(what_cannot_be_read_moves_nothing),
		cmocka_unit_test(only_what_is_booked_goes_along),
		cmocka_unit_test(what_is_taken_back_keeps_the_rules_too),
		cmocka_unit_test(who_comes_after_all_keeps_the_rules_too),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
