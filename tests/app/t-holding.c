/* Holds: what somebody is about to book is nobody else's, is seen by other
 * terminals at once, and ends by itself. */
#include "lib/test.h"

#include <string.h>

#include "app/holding.h"
#include "app/propose.h"
#include "base/text.h"
#include "lib/a_desk.h"

/* Another terminal, on which rita works. */
static struct app *
desk_two(struct a_desk *d)
{
	struct app *app = a_clinic_session(&d->c, "rita");

	app_set_station(app, "desk 2");
	return app;
}

static bool
run_at(struct a_desk *d, struct app *app, const char *name, const struct pair *pairs, size_t n)
{
	d->c.e = (struct err){ 0 };
	return command_run(app, name, pairs, n, &d->c.out, &d->c.a, &d->c.e);
}

static void
hold(struct a_desk *d, struct app *app, const char *at)
{
	assert_true(run_at(d, app, "hold.take",
	    PAIRS({ "at", at }, { "minutes", "30" }, { "therapist", "KB" }, { "room", "Gym" })));
}

static void
later(struct app *app, int seconds)
{
	struct now now = app_now(app);

	now.at += seconds;
	app_set_now(app, now);
}

static void
a_held_place_is_nobody_elses(void **state)
{
	static const struct {
		const char *at;
		bool free;
	} row[] = {
		{ "2026-12-01 09:30", true },
		{ "2026-12-01 09:35", false },
		{ "2026-12-01 10:00", false },
		{ "2026-12-01 10:25", false },
		{ "2026-12-01 10:30", true },
	};
	struct a_desk d;
	struct app *other;

	(void)state;
	a_desk_open(&d);
	other = desk_two(&d);
	hold(&d, other, "2026-12-01 10:00");
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		struct pair pairs[] = { { "patient", a_clinic_ref(&d.c, d.anna) },
			{ "at", row[i].at }, { "label", "Talk" }, { "therapist", "KB" } };

		if (row[i].free) {
			do_pairs(&d.c, "session.book", pairs, 4);
			continue;
		}
		assert_int_equal(refused_pairs(&d.c, "session.book", pairs, 4), ERR_RULE);
		assert_non_null(strstr(
		    d.c.e.text, "KB is held at 10:00 by Rita Ives (desk 2) for up to 120 s more"));
	}
	/* The other place of the gym is free, and so is the first for who holds it. */
	do_(&d.c, "session.book", { "patient", a_clinic_ref(&d.c, d.ben) },
	    { "at", "2026-12-01 10:00" }, { "label", "Talk" }, { "room", "Gym" });
	assert_true(run_at(&d, other, "session.book",
	    PAIRS({ "patient", a_clinic_ref(&d.c, d.anna) }, { "at", "2026-12-01 10:00" },
		{ "label", "Talk" }, { "therapist", "KB" }, { "room", "Gym" })));
	app_close(other);
	a_desk_close(&d);
}

static void
a_hold_ends_by_itself_or_when_it_is_dropped(void **state)
{
	struct a_desk d;
	struct app *other;

	(void)state;
	a_desk_open(&d);
	other = desk_two(&d);
	hold(&d, other, "2026-12-01 10:00");
	later(d.c.app, HOLD_SECONDS - 1);
	assert_int_equal(
	    refused(&d.c, "session.book", { "patient", a_clinic_ref(&d.c, d.anna) },
		{ "at", "2026-12-01 10:00" }, { "label", "Talk" }, { "therapist", "KB" }),
	    ERR_RULE);
	later(d.c.app, 1);
	a_desk_talk(&d, d.anna, "2026-12-01 10:00", "KB");
	hold(&d, other, "2026-12-01 11:00");
	assert_true(run_at(&d, other, "hold.drop", NULL, 0));
	a_desk_talk(&d, d.anna, "2026-12-01 11:00", "KB");
	app_close(other);
	a_desk_close(&d);
}

static void
two_terminals_cannot_hold_one_place(void **state)
{
	struct a_desk d;
	struct app *other;

	(void)state;
	a_desk_open(&d);
	other = desk_two(&d);
	hold(&d, other, "2026-12-01 10:00");
	hold(&d, other, "2026-12-01 10:00"); /* it may hold on to it */
	assert_int_equal(refused(&d.c, "hold.take", { "at", "2026-12-01 10:15" },
			     { "minutes", "30" }, { "therapist", "KB" }),
	    ERR_CONFLICT);
	assert_int_equal(
	    refused(&d.c, "hold.take", { "at", "2026-12-01 10:15" }, { "minutes", "30" }),
	    ERR_INPUT);
	assert_int_equal(refused(&d.c, "hold.take", { "at", "2026-12-01 10:12" },
			     { "minutes", "30" }, { "therapist", "KB" }),
	    ERR_INPUT);
	a_desk_talk(&d, d.anna, "2026-12-01 12:00", "KB");
	assert_false(run_at(&d, other, "hold.take",
	    PAIRS({ "at", "2026-12-01 12:15" }, { "minutes", "30" }, { "therapist", "KB" })));
	app_close(other);
	a_desk_close(&d);
}

static void
a_hold_moves_the_number_that_terminals_poll_and_is_planned_around(void **state)
{
	struct a_desk d;
	struct app *other;
	struct propose_for what = { .wish = "tue 10 with kb", .label = "" };
	struct proposed p;
	struct err e = { 0 };
	int64_t before;

	(void)state;
	a_desk_open(&d);
	other = desk_two(&d);
	before = app_data_version(d.c.app);
	hold(&d, other, "2026-12-01 10:00");
	assert_true(app_data_version(d.c.app) != before);
	what.course = d.anna_course;
	must(propose(d.c.app, &what, &d.c.a, &p, &e));
	assert_int_equal(p.moved, 1);
	must(propose(other, &what, &d.c.a, &p, &e));
	assert_int_equal(p.moved, 0);
	app_close(other);
	a_desk_close(&d);
}

static void
what_is_no_place_is_not_held(void **state)
{
	static const char *const places[] = { "2026-12-01 10:00 30 3", "2026-12-01 10:00 30 #",
		"2026-12-01 10:00 30 #x", "2026-12-01 10:00 30 #1 #2 #3 #4", "2026-12-01 10:00 30",
		"2026-12-01 10:00 30min #1", "2026-12-01 10:00 32 #1", "2026-12-01 10:00 0 #1",
		"2026-12-01 10:00 -30 #1", "2026-12-01 10:00 99999999999999999999 #1", ";" };
	struct a_desk d;

	(void)state;
	a_desk_open(&d);
	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++)
		if (refused(&d.c, "hold.series", { "places", places[i] }) != ERR_INPUT)
			fail_msg("%s", places[i]);
	a_desk_close(&d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_held_place_is_nobody_elses),
		cmocka_unit_test(a_hold_ends_by_itself_or_when_it_is_dropped),
		cmocka_unit_test(two_terminals_cannot_hold_one_place),
		cmocka_unit_test(what_is_no_place_is_not_held),
		cmocka_unit_test(a_hold_moves_the_number_that_terminals_poll_and_is_planned_around),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
