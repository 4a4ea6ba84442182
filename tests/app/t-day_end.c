/* The end of a day, and what a day was used for. */
#include "lib/test.h"

#include <string.h>

#include "app/day_end.h"
#include "app/usage.h"
#include "base/text.h"
#include "lib/a_desk.h"

static void
at_clock(struct a_desk *d, const char *clock)
{
	struct now now;
	struct err e = { 0 };

	must(now_read(clock, &now, &e));
	app_set_now(d->c.app, now);
}

static const struct usage_row *
of(const struct usage *u, const char *code)
{
	for (size_t i = 0; i < u->row.n; i++)
		if (strcmp(u->row.at[i].code, code) == 0)
			return &u->row.at[i];
	fail_msg("no resource %s", code);
	return NULL;
}

static void
every_open_row_gets_its_outcome_and_all_is_taken_back(void **state)
{
	struct a_desk d;
	struct day_end open;
	struct err e = { 0 };
	int64_t never, here, runs, late;
	int day = day_of(2026, 11, 23);

	(void)state;
	a_desk_open(&d);
	never = a_desk_talk(&d, d.anna, "2026-11-23 09:30", "KB");
	here = a_desk_talk(&d, d.ben, "2026-11-23 10:00", "KB");
	runs = a_desk_talk(&d, d.anna, "2026-11-23 10:30", "KB");
	late = a_desk_talk(&d, d.ben, "2026-11-23 17:00", "KB");
	at_clock(&d, "2026-11-23T16:59");
	do_(&d.c, "session.arrive", { "id", a_desk_number(&d, here) });
	do_(&d.c, "session.start", { "id", a_desk_number(&d, runs) });
	must(day_end_load(d.c.app, day, &d.c.a, &open, &e));
	assert_int_equal(open.row.n, 3);
	do_pairs(&d.c, "day.end", NULL, 0);
	is_str(d.c.out.said, "1 done, 1 did not come, 0 cancelled, 1 still open.");
	assert_true(a_desk_heard(&d, "10:00 SMITH, Ben"));
	assert_true(a_desk_heard(&d, "Did not come 1 time"));
	assert_int_equal(a_desk_session(&d, never).state, SESSION_NO_SHOW);
	assert_int_equal(a_desk_session(&d, runs).state, SESSION_DONE);
	assert_int_equal(a_desk_session(&d, late).state, SESSION_BOOKED);
	do_pairs(&d.c, "undo.last", NULL, 0);
	assert_int_equal(a_desk_session(&d, never).state, SESSION_BOOKED);
	assert_int_equal(a_desk_session(&d, runs).state, SESSION_RUNNING);
	do_(&d.c, "day.end",
	    { "rows", text_fmt(&d.c.a, "%d open; %d done", (int)never, (int)here) });
	is_str(d.c.out.said, "2 done, 0 did not come, 0 cancelled, 1 still open.");
	assert_int_equal(refused(&d.c, "day.end", { "rows", "99 done" }), ERR_CONFLICT);
	assert_int_equal(refused(&d.c, "day.end", { "rows", "1 perhaps" }), ERR_INPUT);
	do_pairs(&d.c, "day.end", NULL, 0);
	assert_int_equal(refused_pairs(&d.c, "day.end", NULL, 0), ERR_RULE);
	a_desk_close(&d);
}

/* The clinic of the tests is open from 8 to 18 from Monday to Friday. */
static void
usage_counts_places_by_the_minute(void **state)
{
	struct a_desk d;
	struct usage u;
	struct err e = { 0 };
	int day = day_of(2026, 11, 23);
	int64_t one, hours;

	(void)state;
	a_desk_open(&d);
	must(usage_load(d.c.app, day, day, &d.c.a, &u, &e));
	hours = of(&u, "KB")->open;
	assert_true(hours > 0);
	assert_int_equal(of(&u, "Gym")->open, 2 * hours);
	assert_int_equal(usage_share(of(&u, "KB")), 0);
	one = a_desk_talk(&d, d.anna, "2026-11-23 10:00", "KB");
	a_desk_talk(&d, d.ben, "2026-11-23 11:00", "KB");
	do_(&d.c, "session.noshow", { "id", a_desk_number(&d, one) });
	one = a_desk_talk(&d, d.ben, "2026-11-23 12:00", "KB");
	do_(&d.c, "session.cancel", { "id", a_desk_number(&d, one) }, { "reason", "ill" });
	do_(&d.c, "absence.add", { "resource", "TL" }, { "from", "2026-11-23" });
	must(usage_load(d.c.app, day, day + 6, &d.c.a, &u, &e));
	assert_int_equal(of(&u, "KB")->open, 5 * hours);
	assert_int_equal(of(&u, "TL")->open, 4 * hours);
	assert_int_equal(of(&u, "KB")->booked, 30);
	assert_int_equal(of(&u, "KB")->missed, 30);
	assert_int_equal(of(&u, "KB")->visits, 1);
	assert_int_equal(u.visits, 1);
	assert_int_equal(u.no_shows, 1);
	assert_int_equal(u.cancelled, 1);
	must(usage_load(d.c.app, day + 5, day + 6, &d.c.a, &u, &e));
	assert_int_equal(usage_share(of(&u, "KB")), -1);
	assert_false(usage_load(d.c.app, day, day - 1, &d.c.a, &u, &e));
	a_desk_close(&d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_open_row_gets_its_outcome_and_all_is_taken_back),
		cmocka_unit_test(usage_counts_places_by_the_minute),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
