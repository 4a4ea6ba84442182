/* Somebody is ill, the clinic closes: everybody booked then has another place or
 * is called, the rules hold, and one undo takes all of it back. */
#include "lib/test.h"

#include <string.h>

#include "app/inside.h"
#include "app/replan_care.h"
#include "app/replan_edit.h"
#include "base/text.h"
#include "lib/a_desk.h"

static const struct span all_day = { 0, 1440 };

static void
shown(struct a_desk *d, const char *code, int day, struct replan *p)
{
	struct replan_for what = { .resource = code == NULL ? 0 : a_desk_resource(d, code),
		.from = day,
		.to = day,
		.at = all_day,
		.why = "ill" };
	struct err e = { 0 };

	must(replan(d->c.app, &what, &d->c.a, p, &e));
	assert_int_equal(p->same + p->moved + p->call, p->row.n);
}

static void
a_colleague_takes_the_same_time(void **state)
{
	struct a_desk d;
	struct replan p;

	(void)state;
	a_desk_open(&d);
	a_desk_course(&d, d.anna_course, "tue 10 with kb");
	shown(&d, "KB", day_of(2026, 12, 1), &p);
	assert_int_equal(p.same, 1);
	is_str(p.row.at[0].name, "HALL, Anna");
	is_str(p.row.at[0].who, "KB + Gym");
	is_str(p.row.at[0].to_who, "TL + Gym");
	do_(&d.c, "absence.replan", { "resource", "KB" }, { "from", "2026-12-01" },
	    { "places", replan_places(&p, &d.c.a) });
	is_str(d.c.out.said,
	    "KB away Tue 01-Dec-2026 (ill): 1 stay at their time, 0 moved, 0 "
	    "without a place.");
	is_str(p.row.at[0].lost, "KB away (ill)");
	assert_int_equal(a_desk_sessions(&d, d.anna_course).list.at[1].who[RES_THERAPIST],
	    a_desk_resource(&d, "TL"));
	/* KB cannot be booked that day now. */
	assert_int_equal(
	    refused(&d.c, "session.book", { "patient", a_clinic_ref(&d.c, d.ben) },
		{ "at", "2026-12-01 15:00" }, { "label", "Talk" }, { "therapist", "KB" }),
	    ERR_RULE);
	do_pairs(&d.c, "undo.last", NULL, 0);
	assert_int_equal(a_desk_sessions(&d, d.anna_course).list.at[1].who[RES_THERAPIST],
	    a_desk_resource(&d, "KB"));
	a_desk_talk(&d, d.ben, "2026-12-01 15:00", "KB");
	a_desk_close(&d);
}

static void
who_cannot_stay_is_moved_within_the_rules_and_called(void **state)
{
	struct a_desk d;
	struct replan p;
	struct session s;

	(void)state;
	a_desk_open(&d);
	a_desk_course(&d, d.anna_course, "tue 10 with kb");
	a_desk_talk(&d, d.ben, "2026-12-01 09:30", "TL");
	a_desk_talk(&d, d.ben, "2026-12-01 10:15", "TL");
	shown(&d, "KB", day_of(2026, 12, 1), &p);
	assert_int_equal(p.moved, 1);
	assert_in_range(p.row.at[0].to_day, day_of(2026, 12, 1), day_of(2026, 12, 3));
	do_(&d.c, "absence.replan", { "resource", "KB" }, { "from", "2026-12-01" });
	assert_true(a_desk_heard(&d, "Tell HALL, Anna"));
	assert_true(
	    a_desk_heard(&d, "Tue 01-Dec-2026 10:00, KB + Gym; KB away (ill). It is moved to "));
	s = a_desk_sessions(&d, d.anna_course).list.at[1];
	assert_int_equal(s.day, p.row.at[0].to_day);
	assert_int_equal(s.minute, p.row.at[0].to_minute);
	a_desk_close(&d);
}

/* Nobody else gives shockwave: it waits for KB, or is called. */
static void
only_who_has_the_skill_takes_over(void **state)
{
	struct a_desk d;
	struct replan p;
	const char *number;

	(void)state;
	a_desk_open(&d);
	number = a_clinic_ref(&d.c, d.anna);
	do_(&d.c, "resource.add", { "kind", "device" }, { "code", "SW" }, { "name", "Shockwave" },
	    { "skills", "eswt" });
	do_(&d.c, "resource.add", { "kind", "room" }, { "code", "R1" }, { "name", "Room 1" },
	    { "skills", "treatment" });
	do_(&d.c, "session.book", { "patient", number }, { "at", "2026-12-01 10:00" },
	    { "label", "Shockwave, focused, high energy" }, { "side", "L" }, { "therapist", "KB" });
	shown(&d, "KB", day_of(2026, 12, 1), &p);
	assert_int_equal(p.row.n, 1);
	assert_int_equal(p.same, 0);
	if (p.moved == 1)
		is_str(p.row.at[0].to_who, "KB + R1 + SW");
	is_str(p.row.at[0].label, "Shockwave, focused, high energy, left hip");
	a_desk_close(&d);
}

/* No therapy says what hydro needs: it was booked into the pool, and has no other place. */
static void
a_visit_goes_to_no_room_that_is_for_something_else(void **state)
{
	struct a_desk d;
	struct replan p;

	(void)state;
	a_desk_open(&d);
	do_(&d.c, "resource.add", { "kind", "room" }, { "code", "A1" }, { "name", "Room 1" },
	    { "skills", "treatment" });
	do_(&d.c, "resource.add", { "kind", "room" }, { "code", "Pool" }, { "name", "Pool" },
	    { "skills", "pool" });
	do_(&d.c, "session.book", { "patient", a_clinic_ref(&d.c, d.anna) },
	    { "at", "2026-12-01 10:00" }, { "label", "Hydro" }, { "room", "Pool" });
	shown(&d, NULL, day_of(2026, 12, 1), &p);
	assert_int_equal(p.moved, 1);
	is_str(p.row.at[0].to_who, "Pool");
	shown(&d, "Pool", day_of(2026, 12, 1), &p);
	assert_int_equal(p.same, 0);
	is_str(p.row.at[0].why, "there is nothing else for it");
	do_(&d.c, "resource.add", { "kind", "room" }, { "code", "Tub" }, { "name", "Small pool" },
	    { "skills", "pool" });
	shown(&d, "Pool", day_of(2026, 12, 1), &p);
	assert_int_equal(p.same, 1);
	is_str(p.row.at[0].to_who, "Tub");
	a_desk_close(&d);
}

static void
what_has_no_place_stays_booked_and_is_named(void **state)
{
	struct a_desk d;
	struct replan p;
	int64_t id;

	(void)state;
	a_desk_open(&d);
	id = a_desk_talk(&d, d.anna, "2026-11-23 09:30", "KB");
	do_(&d.c, "session.arrive", { "id", a_desk_number(&d, id) });
	a_desk_talk(&d, d.ben, "2026-11-23 10:00", "KB");
	shown(&d, "KB", day_of(2026, 11, 23), &p);
	assert_int_equal(p.call, 1);
	assert_int_equal(p.same, 1);
	do_(&d.c, "absence.replan", { "resource", "KB" }, { "places", "none" });
	assert_true(a_desk_heard(&d, "Tell HALL, Anna"));
	assert_true(a_desk_heard(&d, "the patient is here"));
	assert_true(a_desk_heard(&d, "none was chosen"));
	assert_int_equal(a_desk_session(&d, id).state, SESSION_ARRIVED);
	do_pairs(&d.c, "undo.last", NULL, 0);
	assert_int_equal(a_desk_session(&d, id).who[RES_THERAPIST], a_desk_resource(&d, "KB"));
	a_desk_close(&d);
}

/* Who is not reached in time would come when it was agreed, and be too late. */
static void
nobody_is_moved_to_an_earlier_hour_of_today(void **state)
{
	struct a_desk d;
	struct replan p;

	(void)state;
	a_desk_open(&d);
	do_(&d.c, "hours.set", { "resource", "TL" }, { "days", "mon-fri" },
	    { "hours", "08:00-13:00" });
	a_desk_talk(&d, d.anna, "2026-11-23 14:00", "KB");
	shown(&d, "KB", day_of(2026, 11, 23), &p);
	assert_int_equal(p.moved, 1);
	assert_true(p.row.at[0].to_day > day_of(2026, 11, 23));
	/* Later today is as good as ever; and who has no number is counted before it is saved. */
	do_(&d.c, "hours.set", { "resource", "TL" }, { "days", "mon-fri" },
	    { "hours", "08:00-13:00 15:00-16:00" });
	shown(&d, "KB", day_of(2026, 11, 23), &p);
	assert_int_equal(p.row.at[0].to_day, day_of(2026, 11, 23));
	assert_int_equal(p.row.at[0].to_minute, 15 * 60);
	is_str(
	    replan_sum_words(&p, &d.c.a), "0 stay, 1 move (1 cannot be called), 0 without a place");
	a_desk_close(&d);
}

static void
a_proposal_that_is_out_of_date_changes_nothing(void **state)
{
	struct a_desk d;
	struct replan p;
	const char *places;
	int64_t id, other;

	(void)state;
	a_desk_open(&d);
	id = a_desk_talk(&d, d.anna, "2026-12-01 10:00", "KB");
	shown(&d, "KB", day_of(2026, 12, 1), &p);
	places = replan_places(&p, &d.c.a);
	other = a_desk_talk(&d, d.ben, "2026-12-01 10:15", "TL");
	assert_int_equal(refused(&d.c, "absence.replan", { "resource", "KB" },
			     { "from", "2026-12-01" }, { "places", places }),
	    ERR_RULE);
	do_(&d.c, "session.move", { "id", a_desk_number(&d, id) }, { "at", "2026-12-01 11:00" });
	assert_int_equal(refused(&d.c, "absence.replan", { "resource", "KB" },
			     { "from", "2026-12-01" }, { "places", places }),
	    ERR_CONFLICT);
	assert_int_equal(
	    refused(&d.c, "absence.replan", { "resource", "KB" }, { "from", "2026-12-01" },
		{ "places", text_fmt(&d.c.a, "%d 2026-12-02 10:00", (int)other) }),
	    ERR_INPUT);
	assert_int_equal(a_desk_session(&d, id).who[RES_THERAPIST], a_desk_resource(&d, "KB"));
	a_desk_talk(&d, d.ben, "2026-12-01 15:00", "KB"); /* no absence was left behind */
	a_desk_close(&d);
}

static void
a_closed_week_moves_courses_by_their_intervals(void **state)
{
	struct a_desk d;
	struct sessions before, after;

	(void)state;
	a_desk_open(&d);
	a_desk_course(&d, d.anna_course, "tue 10 with kb");
	a_desk_course(&d, d.ben_course, "thu 10 with kb");
	before = a_desk_sessions(&d, d.anna_course);
	do_(&d.c, "closure.replan", { "from", "2026-12-08" }, { "to", "2026-12-09" },
	    { "name", "Water" });
	is_str(d.c.out.said,
	    "Closed Tue 08-Dec-2026 to Wed 09-Dec-2026 (Water): 0 stay at their time, 1 moved, "
	    "0 without a place; 1 to tell.");
	after = a_desk_sessions(&d, d.anna_course);
	assert_int_equal(after.list.n, 6);
	assert_true(after.list.at[2].day == day_of(2026, 12, 10)
	    || after.list.at[2].day == day_of(2026, 12, 7));
	assert_int_equal(after.list.at[2].id, before.list.at[2].id);
	do_pairs(&d.c, "undo.last", NULL, 0);
	assert_int_equal(a_desk_sessions(&d, d.anna_course).list.at[2].day, before.list.at[2].day);
	a_desk_close(&d);
}

/* A full day of a therapist: nothing is lost, no rule is broken, all is taken back. */
static void
a_full_day_is_replanned_and_nothing_is_lost(void **state)
{
	enum { N = 14 };
	struct a_desk d;
	struct replan p;
	int64_t id[N];

	(void)state;
	a_desk_open(&d);
	for (int i = 0; i < N; i++) {
		int64_t one = a_clinic_patient(&d.c, text_fmt(&d.c.a, "P%c", 'A' + i), "X",
		    text_fmt(&d.c.a, "%d/3/1970", i + 1));

		id[i] = a_desk_talk(
		    &d, one, text_fmt(&d.c.a, "2026-11-24 %02d:%02d", 9 + i / 2, i % 2 * 30), "KB");
		if (i % 3 == 0)
			a_desk_talk(&d, d.ben,
			    text_fmt(&d.c.a, "2026-11-24 %02d:%02d", 9 + i / 2, i % 2 * 30), "TL");
	}
	shown(&d, "KB", day_of(2026, 11, 24), &p);
	assert_int_equal(p.row.n, N);
	assert_int_equal(p.same, 9);
	do_(&d.c, "absence.replan", { "resource", "KB" }, { "from", "2026-11-24" });
	assert_int_equal(d.c.out.reasons.n, p.moved + p.call);
	for (int i = 0; i < N; i++) {
		struct session s = a_desk_session(&d, id[i]);

		assert_int_equal(s.state, SESSION_BOOKED);
		assert_true(s.day != day_of(2026, 11, 24)
		    || s.who[RES_THERAPIST] == a_desk_resource(&d, "TL"));
	}
	do_pairs(&d.c, "undo.last", NULL, 0);
	for (int i = 0; i < N; i++) {
		struct session s = a_desk_session(&d, id[i]);

		assert_int_equal(s.day, day_of(2026, 11, 24));
		assert_int_equal(s.minute, 540 + 30 * i);
		assert_int_equal(s.who[RES_THERAPIST], a_desk_resource(&d, "KB"));
	}
	a_desk_close(&d);
}

/* Whatever is booked: what is proposed can be done as a whole, and undone. */
static void
every_proposal_can_be_carried_out(void **state)
{
	static const char *const who[] = { "KB", "TL", "KB" };
	struct a_desk d;
	unsigned seed = 7;

	(void)state;
	a_desk_open(&d);
	a_desk_course(&d, d.anna_course, "tue 10 with kb");
	a_desk_course(&d, d.ben_course, "tue 10:45 with kb");
	for (int i = 0; i < 60; i++) {
		struct outcome out;
		struct err e = { 0 };
		const char *at;

		seed = seed * 1103515245u + 12345u;
		at = text_fmt(&d.c.a, "2026-12-%02u %02u:%02u", 1 + (seed >> 16) % 4,
		    8 + (seed >> 19) % 9, (seed >> 24) % 4 * 15);
		(void)!command_run(d.c.app, "session.book",
		    PAIRS({ "patient", a_clinic_ref(&d.c, i % 2 == 0 ? d.anna : d.ben) },
			{ "at", at }, { "label", "Talk" }, { "therapist", who[i % 3] },
			{ "room", "Gym" }, { "minutes", i % 5 == 0 ? "60" : "30" }),
		    &out, &d.c.a, &e);
		if (i % 4 != 3)
			continue;
		do_(&d.c, "absence.replan", { "resource", who[i % 3] }, { "from", "2026-12-01" },
		    { "to", i % 8 == 7 ? "2026-12-01" : "2026-12-03" });
		do_pairs(&d.c, "undo.last", NULL, 0);
		do_(&d.c, "closure.replan", { "from", "2026-12-02" }, { "name", "Water" },
		    { "hours", i % 8 == 7 ? "08:00-12:00" : "00:00-24:00" });
		do_pairs(&d.c, "undo.last", NULL, 0);
	}
	a_desk_close(&d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_colleague_takes_the_same_time),
		cmocka_unit_test(who_cannot_stay_is_moved_within_the_rules_and_called),
		cmocka_unit_test(only_who_has_the_skill_takes_over),
		cmocka_unit_test(a_visit_goes_to_no_room_that_is_for_something_else),
		cmocka_unit_test(what_has_no_place_stays_booked_and_is_named),
		cmocka_unit_test(nobody_is_moved_to_an_earlier_hour_of_today),
		cmocka_unit_test(a_proposal_that_is_out_of_date_changes_nothing),
		cmocka_unit_test(a_closed_week_moves_courses_by_their_intervals),
		cmocka_unit_test(every_proposal_can_be_carried_out),
		cmocka_unit_test(a_full_day_is_replanned_and_nothing_is_lost),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
