/* The end of a day. */
#include "lib/test.h"

#include "app/day_end.h"
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

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_open_row_gets_its_outcome_and_all_is_taken_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
