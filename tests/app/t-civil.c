/* Civil time: what is booked is a day and a minute of the clinic.  No change of the
 * clocks, north or south, and no zone of a terminal moves it. */
#include "lib/test.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "app/board.h"
#include "base/text.h"
#include "lib/a_desk.h"

/* A zone, the two days on which its clocks change (plain days where they never do),
 * and the minutes that it is ahead of UTC before and after each. */
static const struct zone {
	const char *name;
	int change[2];
	int ahead[2][2];
	bool midnight; /* they change at midnight itself, which one day lacks */
} zones[] = {
	/* 28 March and 31 October 2027 */
	{ "Europe/London", { 20905, 21122 }, { { 0, 60 }, { 60, 0 } }, false },
	/* 14 March and 7 November 2027 */
	{ "America/New_York", { 20891, 21129 }, { { -300, -240 }, { -240, -300 } }, false },
	{ "Asia/Kolkata", { 20905, 21122 }, { { 330, 330 }, { 330, 330 } }, false },
	/* 4 April and 26 September 2027 */
	{ "Pacific/Auckland", { 20912, 21087 }, { { 780, 720 }, { 720, 780 } }, false },
	/* 4 November 2018 and 17 February 2019, the last there were */
	{ "America/Sao_Paulo", { 17839, 17944 }, { { -180, -120 }, { -120, -180 } }, true },
};
enum { ZONES = sizeof(zones) / sizeof(*zones) };

static const char *const terminals[] = { "Asia/Tokyo", "America/Los_Angeles", "UTC" };

/* A clinic in that zone, used from a terminal of another, at 09:00 of a day. */
static void
open_in(struct a_desk *d, const struct zone *z, const char *terminal, int day)
{
	struct app *app;
	struct now now;
	struct err e = { 0 };
	char buf[DAY_TEXT];

	a_desk_open(d);
	do_(&d->c, "hours.set", { "days", "mon-sun" }, { "hours", "00:00-24:00" });
	do_(&d->c, "setting.set", { "name", "zone" }, { "value", z->name });
	setenv("TZ", terminal, 1);
	tzset();
	app = a_clinic_session(&d->c, "rita");
	app_close(d->c.app);
	d->c.app = app;
	must(now_read(text_fmt(&d->c.a, "%sT09:00", day_iso(day, buf)), &now, &e));
	app_set_now(app, now);
}

/* The clock of the zone runs as it should: midnight of the day before and after. */
static void
the_zone_itself_is_known(void **state)
{
	(void)state;
	for (int i = 0; i < ZONES; i++) {
		if (zones[i].midnight)
			continue;
		assert_true(now_zone(zones[i].name));
		for (int k = 0; k < 2; k++) {
			for (int side = 0; side < 2; side++) {
				int day = zones[i].change[k] + side;
				struct now now = now_at(
				    (int64_t)day * 86400 - zones[i].ahead[k][side] * (int64_t)60);

				assert_int_equal(now.day, day);
				assert_int_equal(now.minute, 0);
			}
		}
	}
}

/* In Sao Paulo a day could begin at one o'clock, and another end twice. */
static void
a_day_without_midnight_is_a_day(void **state)
{
	const struct zone *z = &zones[ZONES - 1];
	int64_t began = (int64_t)z->change[0] * 86400 + 3 * 3600;
	int64_t ended = (int64_t)z->change[1] * 86400 + 2 * 3600;

	(void)state;
	assert_true(now_zone(z->name));
	assert_int_equal(now_at(began - 60).day, z->change[0] - 1);
	assert_int_equal(now_at(began - 60).minute, 1439);
	assert_int_equal(now_at(began).day, z->change[0]);
	assert_int_equal(now_at(began).minute, 60);
	assert_int_equal(now_at(ended).day, z->change[1] - 1);
	assert_int_equal(now_at(ended).minute, 1380);
	assert_int_equal(now_at(ended + 3600).day, z->change[1]);
	assert_int_equal(now_at(ended + 3600).minute, 0);
}

/* Whether a time comes once that day; of another, that it is asked about. */
static bool
strikes_once(struct a_desk *d, const char *when, int day, int minute)
{
	struct clock_change c;
	int code;

	if (!now_change(day, 1, &c) || minute < c.from || minute >= c.to)
		return true;
	code = refused(&d->c, "session.book", { "patient", a_clinic_ref(&d->c, d->anna) },
	    { "at", when }, { "label", "Talk" });
	assert_int_equal(code, ERR_RULE);
	is_str(d->c.e.field, c.twice ? "reason" : "at");
	assert_true(
	    strstr(d->c.e.text, c.twice ? "comes twice on" : "the clocks go forward") != NULL);
	if (c.twice)
		do_(&d->c, "session.book", { "patient", a_clinic_ref(&d->c, d->anna) },
		    { "at", when }, { "label", "Talk" }, { "reason", "the first" });
	return false;
}

/* Every half hour of the day on which the clocks change can be booked and is what was typed;
 * what the clocks leave out cannot, and of what they strike twice somebody says which. */
static void
every_minute_of_a_changed_day_is_what_was_typed(void **state)
{
	(void)state;
	for (int i = 0; i < ZONES * 2; i++) {
		const struct zone *z = &zones[i / 2];
		int day = z->change[i % 2];
		struct a_desk d;
		char buf[DAY_TEXT], at[DAY_TEXT];

		open_in(&d, z, terminals[i % 3], day - 30);
		for (int minute = 0; minute < DAY_MINUTES; minute += 30) {
			const char *when =
			    text_fmt(&d.c.a, "%s %s", day_iso(day, buf), minute_show(minute, at));
			struct session s;

			if (!strikes_once(&d, when, day, minute))
				continue;
			s = a_desk_session(&d, a_desk_talk(&d, d.anna, when, "KB"));
			assert_int_equal(s.day, day);
			assert_int_equal(s.minute, minute);
		}
		a_desk_close(&d);
	}
}

/* A weekly course keeps its weekday and its time over the change, and so does a move. */
static void
a_course_and_a_move_keep_their_time_over_the_change(void **state)
{
	(void)state;
	for (int i = 0; i < ZONES * 2; i++) {
		const struct zone *z = &zones[i / 2];
		int day = z->change[i % 2];
		struct a_desk d;
		struct sessions all;

		open_in(&d, z, terminals[i % 3], day - 22);
		a_desk_course(&d, d.anna_course, "sun 4:30");
		all = a_desk_sessions(&d, d.anna_course);
		assert_int_equal(all.list.n, 6);
		for (size_t k = 0; k < 6; k++) {
			assert_int_equal(all.list.at[k].day, day - 21 + 7 * (int)k);
			assert_int_equal(all.list.at[k].minute, 270);
		}
		do_(&d.c, "session.move", { "id", a_desk_number(&d, all.list.at[0].id) },
		    { "scope", "all" }, { "to", "+1w" });
		do_pairs(&d.c, "undo.last", NULL, 0);
		do_(&d.c, "session.move", { "id", a_desk_number(&d, all.list.at[0].id) },
		    { "scope", "all" }, { "to", "+1d 23:00" });
		all = a_desk_sessions(&d, d.anna_course);
		for (size_t k = 0; k < 6; k++) {
			assert_int_equal(all.list.at[k].day, day - 20 + 7 * (int)k);
			assert_int_equal(all.list.at[k].minute, 1380);
		}
		a_desk_close(&d);
	}
}

/* A series that would fall into the hour that is left out has that one visit at another time. */
static void
a_series_keeps_out_of_the_hour_that_is_left_out(void **state)
{
	const struct zone *z = &zones[1];
	struct sessions all;
	struct a_desk d;
	bool there = false;

	(void)state;
	open_in(&d, z, terminals[0], z->change[0] - 22);
	a_desk_course(&d, d.anna_course, "sun 2:30");
	all = a_desk_sessions(&d, d.anna_course);
	assert_int_equal(all.list.n, 6);
	for (size_t k = 0; k < 6; k++) {
		const struct session *s = &all.list.at[k];

		there = there || s->day == z->change[0];
		assert_true(
		    s->day != z->change[0] || s->minute + s->minutes <= 120 || s->minute >= 180);
	}
	assert_true(there);
	a_desk_close(&d);
}

/* On the day itself the waiting time is true minutes, and the day is the clinic's. */
static void
the_board_of_a_changed_day_counts_true_minutes(void **state)
{
	(void)state;
	for (int i = 0; i < ZONES * 2; i++) {
		const struct zone *z = &zones[i / 2];
		int day = z->change[i % 2];
		struct a_desk d;
		struct board board;
		struct now now;
		struct err e = { 0 };
		char buf[DAY_TEXT];
		int64_t id;

		if (z->midnight)
			continue;
		open_in(&d, z, terminals[i % 3], day - 1);
		id = a_desk_talk(&d, d.anna, text_fmt(&d.c.a, "%s 04:00", day_iso(day, buf)), "KB");
		/* Ten minutes before midnight, then six hours on: over the change. */
		now = now_at((int64_t)day * 86400 - z->ahead[i % 2][0] * (int64_t)60 - 600);
		assert_int_equal(now.day, day - 1);
		app_set_now(d.c.app, now);
		assert_int_equal(
		    refused(&d.c, "session.arrive", { "id", a_desk_number(&d, id) }), ERR_RULE);
		now = now_at(now.at + 900);
		assert_int_equal(now.day, day);
		app_set_now(d.c.app, now);
		do_(&d.c, "session.arrive", { "id", a_desk_number(&d, id) });
		now = now_at(now.at + (int64_t)6 * 3600);
		app_set_now(d.c.app, now);
		must(board_load(d.c.app, day, &d.c.a, &board, &e));
		assert_int_equal(board.row.n, 1);
		assert_int_equal(board.row.at[0].waits, 360);
		assert_int_equal(board.row.at[0].minute, 240);
		assert_int_equal(now.minute, 5 + 360 + z->ahead[i % 2][1] - z->ahead[i % 2][0]);
		a_desk_close(&d);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_zone_itself_is_known),
		cmocka_unit_test(a_day_without_midnight_is_a_day),
		cmocka_unit_test(every_minute_of_a_changed_day_is_what_was_typed),
		cmocka_unit_test(a_course_and_a_move_keep_their_time_over_the_change),
		cmocka_unit_test(a_series_keeps_out_of_the_hour_that_is_left_out),
		cmocka_unit_test(the_board_of_a_changed_day_counts_true_minutes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
