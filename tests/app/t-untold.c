/* Who is still to be told that a visit was moved: kept until somebody says that it was done. */
#include "lib/test.h"

#include <string.h>

#include "app/board.h"
#include "app/day_end.h"
#include "app/untold.h"
#include "base/text.h"
#include "lib/a_desk.h"

static size_t
listed(struct a_desk *d, struct untold_rows *all)
{
	struct err e = { 0 };

	must(untold_load(d->c.app, &d->c.a, all, &e));
	return all->list.n;
}

static size_t
how_many(struct a_desk *d)
{
	struct untold_rows all;

	return listed(d, &all);
}

/* Anna's talk of 1 December with KB, who is away then, moved to 10:00 of the 2nd. */
static int64_t
sick_day(struct a_desk *d)
{
	int64_t id = a_desk_talk(d, d->anna, "2026-12-01 10:00", "KB");

	do_(&d->c, "absence.replan", { "resource", "KB" }, { "from", "2026-12-01" },
	    { "places", text_fmt(&d->c.a, "%d 2026-12-02 10:00 TL", (int)id) });
	return id;
}

static void
tell(struct a_desk *d, int64_t id)
{
	do_(&d->c, "session.told", { "rows", a_desk_number(d, id) }, { "how", "phone" });
}

static void
at_clock(struct a_desk *d, const char *clock)
{
	struct now now;
	struct err e = { 0 };

	must(now_read(clock, &now, &e));
	app_set_now(d->c.app, now);
}

static void
who_was_moved_stays_on_the_list_until_told(void **state)
{
	struct a_desk d;
	struct untold_rows all;
	const struct untold_visit *v;
	int64_t id;

	(void)state;
	a_desk_open(&d);
	assert_int_equal(how_many(&d), 0);
	id = sick_day(&d);
	assert_int_equal(listed(&d, &all), 1);
	is_str(all.list.at[0].name, "HALL, Anna");
	v = &all.list.at[0].visit.at[0];
	is_str(untold_knew(v, &d.c.a), "Tue 01-Dec 10:00");
	is_str(untold_now(v, &d.c.a), "Wed 02-Dec 10:00 TL");
	is_str(v->why, "KB away (ill)");
	do_pairs(&d.c, "session.to_tell", NULL, 0);
	is_str(d.c.out.said, "1 patient is still to be told.");
	assert_true(a_desk_heard(&d, "Tue 01-Dec 10:00, now Wed 02-Dec 10:00 TL  KB away (ill)"));
	tell(&d, id);
	is_str(d.c.out.said, "HALL, Anna was told by phone.");
	assert_int_equal(how_many(&d), 0);
	do_pairs(&d.c, "undo.last", NULL, 0);
	assert_int_equal(how_many(&d), 1);
	a_desk_close(&d);
}

static void
who_stays_at_the_same_time_with_a_colleague_is_not_told(void **state)
{
	struct a_desk d;
	int64_t id;

	(void)state;
	a_desk_open(&d);
	id = a_desk_talk(&d, d.anna, "2026-12-01 10:00", "KB");
	do_(&d.c, "absence.replan", { "resource", "KB" }, { "from", "2026-12-01" },
	    { "places", text_fmt(&d.c.a, "%d 2026-12-01 10:00 TL", (int)id) });
	assert_int_equal(how_many(&d), 0);
	a_desk_close(&d);
}

static void
what_is_undone_nobody_has_to_be_told_of(void **state)
{
	struct a_desk d;
	struct untold_rows all;
	int64_t id;

	(void)state;
	a_desk_open(&d);
	sick_day(&d);
	do_pairs(&d.c, "undo.last", NULL, 0);
	assert_int_equal(how_many(&d), 0);
	do_pairs(&d.c, "undo.last", NULL, 0); /* her visit */
	/* Told before it moved once more, the patient knows that time. */
	id = sick_day(&d);
	tell(&d, id);
	do_(&d.c, "session.move", { "id", a_desk_number(&d, id) }, { "at", "2026-12-03 10:00" });
	assert_int_equal(listed(&d, &all), 1);
	is_str(untold_knew(&all.list.at[0].visit.at[0], &d.c.a), "Wed 02-Dec 10:00");
	is_str(all.list.at[0].visit.at[0].why, "moved again since told on 23-Nov-2026");
	do_pairs(&d.c, "undo.last", NULL, 0);
	assert_int_equal(how_many(&d), 0);
	a_desk_close(&d);
}

/* The undo of what was done before the last. */
static void
take_back(struct a_desk *d, int64_t id)
{
	do_(&d->c, "undo.id", { "id", a_desk_number(d, id) });
}

static void
what_was_undone_says_nothing_of_a_later_move(void **state)
{
	struct a_desk d;
	int64_t id;

	(void)state;
	a_desk_open(&d);
	id = sick_day(&d);
	do_pairs(&d.c, "undo.last", NULL, 0);
	do_(&d.c, "session.move", { "id", a_desk_number(&d, id) }, { "at", "2026-12-03 15:00" });
	assert_int_equal(how_many(&d), 0);
	do_pairs(&d.c, "undo.last", NULL, 0);
	/* And one that had no place, told and not told after all. */
	do_(&d.c, "absence.replan", { "resource", "KB" }, { "from", "2026-12-01" },
	    { "places", "none" });
	tell(&d, id);
	do_pairs(&d.c, "undo.last", NULL, 0);
	assert_int_equal(how_many(&d), 1);
	do_pairs(&d.c, "undo.last", NULL, 0);
	do_(&d.c, "session.cancel", { "id", a_desk_number(&d, id) }, { "reason", "patient ill" });
	assert_int_equal(how_many(&d), 0);
	a_desk_close(&d);
}

static void
who_was_told_before_the_undo_hears_that_it_is_back(void **state)
{
	struct a_desk d;
	struct untold_rows all;
	int64_t id, act;

	(void)state;
	a_desk_open(&d);
	id = sick_day(&d);
	act = d.c.out.undo;
	tell(&d, id);
	take_back(&d, act);
	assert_true(a_desk_heard(
	    &d, "HALL, Anna was told of the move already, and is now to be told of this."));
	assert_int_equal(listed(&d, &all), 1);
	is_str(untold_knew(&all.list.at[0].visit.at[0], &d.c.a), "Wed 02-Dec 10:00");
	is_str(untold_now(&all.list.at[0].visit.at[0], &d.c.a), "Tue 01-Dec 10:00 KB");
	tell(&d, id);
	assert_int_equal(how_many(&d), 0);
	a_desk_close(&d);
}

static void
who_heard_of_no_place_hears_that_it_is_back(void **state)
{
	struct a_desk d;
	struct untold_rows all;
	int64_t id, act;

	(void)state;
	a_desk_open(&d);
	id = a_desk_talk(&d, d.anna, "2026-12-01 10:00", "KB");
	do_(&d.c, "absence.replan", { "resource", "KB" }, { "from", "2026-12-01" },
	    { "places", "none" });
	act = d.c.out.undo;
	tell(&d, id);
	take_back(&d, act);
	assert_int_equal(listed(&d, &all), 1);
	is_str(untold_knew(&all.list.at[0].visit.at[0], &d.c.a), "no place");
	is_str(untold_now(&all.list.at[0].visit.at[0], &d.c.a), "Tue 01-Dec 10:00 KB");
	a_desk_close(&d);
}

static void
what_moved_by_hand_since_is_taken_back_first(void **state)
{
	struct a_desk d;
	int64_t id, act;

	(void)state;
	a_desk_open(&d);
	id = sick_day(&d);
	act = d.c.out.undo;
	do_(&d.c, "session.move", { "id", a_desk_number(&d, id) }, { "at", "2026-12-03 15:00" });
	assert_int_equal(refused(&d.c, "undo.id", { "id", a_desk_number(&d, act) }), ERR_CONFLICT);
	do_pairs(&d.c, "undo.last", NULL, 0);
	take_back(&d, act);
	assert_int_equal(how_many(&d), 0);
	a_desk_close(&d);
}

static void
a_second_replan_undone_leaves_the_first_as_it_was(void **state)
{
	struct a_desk d;
	struct untold_rows all;
	int64_t id;

	(void)state;
	a_desk_open(&d);
	id = a_desk_talk(&d, d.anna, "2026-12-01 10:00", "KB");
	do_(&d.c, "absence.replan", { "resource", "KB" }, { "from", "2026-12-01" },
	    { "places", "none" });
	do_(&d.c, "stranded.replan",
	    { "places", text_fmt(&d.c.a, "%d 2026-12-02 10:00 KB", (int)id) });
	do_pairs(&d.c, "undo.last", NULL, 0);
	assert_int_equal(listed(&d, &all), 1);
	is_str(untold_now(&all.list.at[0].visit.at[0], &d.c.a), "no place yet");
	is_str(all.list.at[0].visit.at[0].why, "KB away (ill)");
	do_pairs(&d.c, "undo.last", NULL, 0);
	/* Moved and then moved on by another absence, which is taken back. */
	do_(&d.c, "absence.replan", { "resource", "KB" }, { "from", "2026-12-01" },
	    { "places", text_fmt(&d.c.a, "%d 2026-12-02 10:00 TL", (int)id) });
	do_(&d.c, "absence.replan", { "resource", "TL" }, { "from", "2026-12-02" },
	    { "why", "course" }, { "places", text_fmt(&d.c.a, "%d 2026-12-03 10:00 TL", (int)id) });
	assert_int_equal(listed(&d, &all), 1);
	is_str(all.list.at[0].visit.at[0].why, "TL away (course)");
	do_pairs(&d.c, "undo.last", NULL, 0);
	assert_int_equal(listed(&d, &all), 1);
	is_str(untold_now(&all.list.at[0].visit.at[0], &d.c.a), "Wed 02-Dec 10:00 TL");
	is_str(all.list.at[0].visit.at[0].why, "KB away (ill)");
	a_desk_close(&d);
}

static void
moved_by_hand_it_shows_the_newest_time(void **state)
{
	struct a_desk d;
	struct untold_rows all;
	int64_t id;

	(void)state;
	a_desk_open(&d);
	id = sick_day(&d);
	do_(&d.c, "session.move", { "id", a_desk_number(&d, id) }, { "at", "2026-12-03 15:00" });
	assert_int_equal(listed(&d, &all), 1);
	is_str(untold_knew(&all.list.at[0].visit.at[0], &d.c.a), "Tue 01-Dec 10:00");
	is_str(untold_now(&all.list.at[0].visit.at[0], &d.c.a), "Thu 03-Dec 15:00 TL");
	tell(&d, id);
	assert_int_equal(how_many(&d), 0);
	do_(&d.c, "session.cancel", { "id", a_desk_number(&d, id) }, { "reason", "patient ill" });
	assert_int_equal(how_many(&d), 0);
	a_desk_close(&d);
}

static void
who_has_no_place_is_told_so_and_again_when_there_is_one(void **state)
{
	struct a_desk d;
	struct untold_rows all;
	int64_t id;

	(void)state;
	a_desk_open(&d);
	id = a_desk_talk(&d, d.anna, "2026-12-01 10:00", "KB");
	do_(&d.c, "absence.replan", { "resource", "KB" }, { "from", "2026-12-01" },
	    { "places", "none" });
	assert_int_equal(listed(&d, &all), 1);
	is_str(untold_now(&all.list.at[0].visit.at[0], &d.c.a), "no place yet");
	tell(&d, id);
	assert_int_equal(how_many(&d), 0);
	do_(&d.c, "stranded.replan",
	    { "places", text_fmt(&d.c.a, "%d 2026-12-02 10:00 KB", (int)id) });
	assert_int_equal(listed(&d, &all), 1);
	is_str(untold_knew(&all.list.at[0].visit.at[0], &d.c.a), "no place");
	is_str(untold_now(&all.list.at[0].visit.at[0], &d.c.a), "Wed 02-Dec 10:00 KB");
	a_desk_close(&d);
}

static void
who_has_no_place_and_was_cancelled_must_hear_that(void **state)
{
	struct a_desk d;
	struct untold_rows all;
	int64_t id;

	(void)state;
	a_desk_open(&d);
	id = a_desk_talk(&d, d.anna, "2026-12-01 10:00", "KB");
	do_(&d.c, "closure.replan", { "from", "2026-12-01" }, { "name", "Strike" },
	    { "places", "none" });
	do_(&d.c, "session.cancel", { "id", a_desk_number(&d, id) }, { "reason", "strike" });
	assert_int_equal(listed(&d, &all), 1);
	is_str(untold_now(&all.list.at[0].visit.at[0], &d.c.a), "cancelled");
	tell(&d, id);
	assert_int_equal(how_many(&d), 0);
	a_desk_close(&d);
}

static void
all_visits_of_a_patient_are_one_row(void **state)
{
	struct a_desk d;
	struct untold_rows all;
	int64_t one, two, ben;

	(void)state;
	a_desk_open(&d);
	one = a_desk_talk(&d, d.anna, "2026-12-01 10:00", "KB");
	ben = a_desk_talk(&d, d.ben, "2026-12-01 11:00", "KB");
	two = a_desk_talk(&d, d.anna, "2026-12-02 10:00", "KB");
	do_(&d.c, "absence.replan", { "resource", "KB" }, { "from", "2026-12-01" },
	    { "to", "2026-12-02" }, { "places", "none" });
	assert_int_equal(listed(&d, &all), 2);
	assert_int_equal(all.list.at[0].id, d.anna);
	assert_int_equal(all.list.at[0].visit.n, 2);
	assert_int_equal(
	    refused(&d.c, "session.told",
		{ "rows", text_fmt(&d.c.a, "%d; %d", (int)one, (int)ben) }, { "how", "phone" }),
	    ERR_INPUT);
	assert_int_equal(
	    refused(&d.c, "session.told", { "rows", "1" }, { "how", "letter" }), ERR_INPUT);
	assert_int_equal(
	    refused(&d.c, "session.told", { "rows", "" }, { "how", "phone" }), ERR_INPUT);
	do_(&d.c, "session.told", { "rows", untold_visits(&all.list.at[0], &d.c.a) },
	    { "how", "in_person" });
	assert_int_equal(listed(&d, &all), 1);
	assert_int_equal(all.list.at[0].id, d.ben);
	do_pairs(&d.c, "undo.last", NULL, 0);
	assert_int_equal(how_many(&d), 2);
	(void)two;
	a_desk_close(&d);
}

static void
the_second_who_tells_hears_that_it_was_done(void **state)
{
	struct a_desk d;
	struct untold_rows seen;
	int64_t id;

	(void)state;
	a_desk_open(&d);
	id = sick_day(&d);
	listed(&d, &seen);
	a_clinic_as(&d.c, "rita");
	tell(&d, id);
	a_clinic_as(&d.c, "anna");
	assert_int_equal(
	    refused(&d.c, "session.told", { "rows", untold_visits(&seen.list.at[0], &d.c.a) },
		{ "how", "phone" }),
	    ERR_CONFLICT);
	is_str(d.c.e.text, "RI told this patient already, by phone, 23-Nov-2026 at 09:00.");
	a_desk_close(&d);
}

static void
what_moved_since_it_was_read_is_not_told(void **state)
{
	struct a_desk d;
	struct untold_rows seen;
	int64_t id;

	(void)state;
	a_desk_open(&d);
	id = sick_day(&d);
	listed(&d, &seen);
	do_(&d.c, "session.move", { "id", a_desk_number(&d, id) }, { "at", "2026-12-03 15:00" });
	assert_int_equal(
	    refused(&d.c, "session.told", { "rows", untold_visits(&seen.list.at[0], &d.c.a) },
		{ "how", "phone" }),
	    ERR_CONFLICT);
	assert_non_null(strstr(d.c.e.text, "it is Thu 03-Dec 15:00 TL now. Look again."));
	a_desk_close(&d);
}

static void
who_was_never_told_is_no_silent_no_show(void **state)
{
	static const char words[] =
	    "Nobody recorded that the patient was told: it was Tue 01-Dec-2026 10:00";
	struct a_desk d;
	struct day_end end;
	struct board b;
	struct err e = { 0 };
	int64_t id;

	(void)state;
	a_desk_open(&d);
	id = sick_day(&d);
	at_clock(&d, "2026-12-02T12:00");
	must(board_load(d.c.app, day_of(2026, 12, 2), &d.c.a, &b, &e));
	is_str(b.row.at[0].untold, words);
	must(day_end_load(d.c.app, day_of(2026, 12, 2), &d.c.a, &end, &e));
	assert_int_equal(end.row.at[0].to, DAY_OPEN);
	is_str(end.row.at[0].untold, words);
	do_(&d.c, "session.noshow", { "id", a_desk_number(&d, id) });
	assert_true(a_desk_heard(&d, words));
	do_pairs(&d.c, "undo.last", NULL, 0);
	tell(&d, id);
	must(day_end_load(d.c.app, day_of(2026, 12, 2), &d.c.a, &end, &e));
	assert_int_equal(end.row.at[0].to, DAY_NO_SHOW);
	at_clock(&d, "2026-12-03T09:00");
	assert_int_equal(how_many(&d), 0);
	a_desk_close(&d);
}

static void
the_day_gone_or_the_patient_here_nobody_is_to_be_told(void **state)
{
	struct a_desk d;
	int64_t id;

	(void)state;
	a_desk_open(&d);
	id = sick_day(&d);
	at_clock(&d, "2026-12-02T09:50");
	assert_int_equal(how_many(&d), 1);
	do_(&d.c, "session.arrive", { "id", a_desk_number(&d, id) });
	assert_int_equal(how_many(&d), 0);
	do_pairs(&d.c, "undo.last", NULL, 0);
	assert_int_equal(how_many(&d), 1);
	at_clock(&d, "2026-12-03T09:00");
	assert_int_equal(how_many(&d), 0);
	a_desk_close(&d);
}

static void
the_count_looks_again_when_something_was_written(void **state)
{
	struct a_desk d;
	struct untold_count n = { 0 };
	struct err e = { 0 };
	int64_t id;

	(void)state;
	a_desk_open(&d);
	must(untold_count(d.c.app, &n, &e));
	assert_int_equal(n.n, 0);
	id = sick_day(&d);
	must(untold_count(d.c.app, &n, &e));
	assert_int_equal(n.n, 1);
	tell(&d, id);
	must(untold_count(d.c.app, &n, &e));
	assert_int_equal(n.n, 0);
	a_desk_close(&d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(who_was_moved_stays_on_the_list_until_told),
		cmocka_unit_test(who_stays_at_the_same_time_with_a_colleague_is_not_told),
		cmocka_unit_test(what_is_undone_nobody_has_to_be_told_of),
		cmocka_unit_test(what_was_undone_says_nothing_of_a_later_move),
		cmocka_unit_test(who_was_told_before_the_undo_hears_that_it_is_back),
		cmocka_unit_test(who_heard_of_no_place_hears_that_it_is_back),
		cmocka_unit_test(what_moved_by_hand_since_is_taken_back_first),
		cmocka_unit_test(a_second_replan_undone_leaves_the_first_as_it_was),
		cmocka_unit_test(moved_by_hand_it_shows_the_newest_time),
		cmocka_unit_test(who_has_no_place_is_told_so_and_again_when_there_is_one),
		cmocka_unit_test(who_has_no_place_and_was_cancelled_must_hear_that),
		cmocka_unit_test(all_visits_of_a_patient_are_one_row),
		cmocka_unit_test(the_second_who_tells_hears_that_it_was_done),
		cmocka_unit_test(what_moved_since_it_was_read_is_not_told),
		cmocka_unit_test(who_was_never_told_is_no_silent_no_show),
		cmocka_unit_test(the_day_gone_or_the_patient_here_nobody_is_to_be_told),
		cmocka_unit_test(the_count_looks_again_when_something_was_written),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
