/* Who is signed in where, what each fills, and ending it. */
#include "app/presence.h"
#include "app/sign_in.h"
#include "lib/a_screen.h"
#include "lib/test.h"

enum { MINUTE = 60000 };

/* Another session of that name, at pts/5. */
static struct app *
elsewhere(struct a_screen *s, const char *login)
{
	struct app *app = a_clinic_session(&s->c, login);
	struct err e = { 0 };

	app_set_station(app, "pts/5");
	must(presence_beat(app, &e));
	return app;
}

static void
everybody_is_on_the_list_and_a_manager_ends_one(void **state)
{
	struct a_screen s;
	struct err e = { 0 };
	struct app *rita;

	(void)state;
	a_screen_open(&s);
	a_screen_margaret(&s, false);
	rita = elsewhere(&s, "rita");
	must(presence_fill(rita, 1, "Intake", &e));
	a_screen_keys(&s, "g w");
	a_screen_is(&s, "sessions");
	a_screen_keys(&s, "x");
	assert_true(a_screen_shows(&s, "End the session of Rita Ives on pts/5?"));
	a_screen_keys(&s, "n");
	must(app_still(rita, &e));
	a_screen_keys(&s, "x y");
	assert_true(a_screen_shows(&s, "Rita Ives: 1 session is ended."));
	assert_false(a_screen_shows(&s, "pts/5"));
	assert_false(app_still(rita, &e));
	a_screen_keys(&s, "x");
	assert_true(a_screen_shows(&s, "g q leaves it"));
	app_close(rita);
	a_screen_close(&s);
}

/* Of a row whose chart would be refused, or that has none, no chart is offered. */
static void
a_chart_is_offered_where_it_opens(void **state)
{
	struct a_screen s;
	struct err e = { 0 };
	struct app *dora;
	int64_t p;

	(void)state;
	a_screen_open(&s);
	p = a_screen_margaret(&s, false);
	dora = elsewhere(&s, "dora");
	a_clinic_as(&s.c, "rita");
	a_screen_keys(&s, "g w");
	assert_true(a_screen_shows(&s, "Dora"));
	assert_false(a_screen_shows(&s, "Enter chart"));
	assert_false(a_screen_shows(&s, "Enter open"));
	a_screen_keys(&s, "Home Enter");
	assert_true(a_screen_shows(&s, "No patient's form is filled there."));
	must(presence_fill(dora, p, "Intake", &e));
	a_screen_keys(&s, "F5");
	assert_true(a_screen_shows(&s, "Enter chart"));
	a_clinic_as(&s.c, "anna");
	do_(&s.c, "patient.sensitive", { "patient", a_clinic_ref(&s.c, p) }, { "sensitive", "yes" },
	    { "reason", "works here herself" });
	a_clinic_as(&s.c, "rita");
	a_screen_keys(&s, "F5");
	assert_false(a_screen_shows(&s, "Enter chart"));
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "That chart is marked sensitive and closed to you."));
	app_close(dora);
	a_screen_close(&s);
}

static void
signing_out_everywhere_ends_this_one_too(void **state)
{
	struct a_screen s;
	struct err e = { 0 };
	struct app *other;

	(void)state;
	a_screen_open(&s);
	other = elsewhere(&s, "anna");
	a_screen_keys(&s, "g w X");
	assert_true(a_screen_shows(&s, "every other terminal?"));
	a_screen_keys(&s, "y");
	assert_true(a_screen_shows(&s, "Password"));
	assert_false(app_still(other, &e));
	app_close(other);
	a_screen_close(&s);
}

static void
what_somebody_fills_is_seen_and_ends_with_the_session(void **state)
{
	struct a_screen s;
	struct err e = { 0 };
	struct app *rita;
	int64_t p;

	(void)state;
	a_screen_open(&s);
	p = a_screen_margaret(&s, false);
	do_(&s.c, "resource.add", { "kind", "therapist" }, { "code", "KB" },
	    { "name", "K. Brandt" });
	do_(&s.c, "session.book", { "patient", a_clinic_ref(&s.c, p) },
	    { "at", "2026-11-23 10:00" }, { "label", "Exercise" });
	rita = elsewhere(&s, "rita");
	must(presence_fill(rita, p, "Intake", &e));
	a_screen_keys(&s, "F5");
	assert_true(a_screen_shows(&s, "Exercise  RI"));
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "RI fills Intake just now."));
	a_screen_keys(&s, "1"); /* a reader is never kept out, nor a second writer */
	assert_true(a_screen_shows(&s, "Intake  1 of"));
	assert_true(a_screen_shows(&s, "RI fills Intake"));
	app_set_now(s.c.app, now_at(app_now(s.c.app).at + GONE_SECONDS + 1));
	stack_changed(s.stack); /* rita's line broke */
	assert_false(a_screen_shows(&s, "RI fills"));
	must(presence_beat(rita, &e));
	a_screen_keys(&s, "F12");
	app_close(rita);
	a_screen_keys(&s, "F5");
	assert_false(a_screen_shows(&s, "RI fills"));
	a_screen_close(&s);
}

/* After a kill the lease lasts on: whoever comes back elsewhere is not told of oneself. */
static void
what_one_filled_on_a_terminal_that_died_is_no_news(void **state)
{
	struct a_screen s;
	struct arena a = { 0 };
	struct err e = { 0 };
	struct app *dead;
	const char *who;
	int64_t p;

	(void)state;
	a_screen_open(&s);
	p = a_screen_margaret(&s, false);
	dead = elsewhere(&s, "anna");
	must(presence_fill(dead, p, "Intake", &e));
	a_screen_keys(&s, "/ h a l l Enter");
	assert_false(a_screen_shows(&s, "fills Intake"));
	must(presence_fillers(s.c.app, p, "Intake", &a, &who, &e));
	is_str(who, "");
	app_close(dead);
	arena_clear(&a);
	a_screen_close(&s);
}

static void
typing_is_what_the_others_see(void **state)
{
	struct a_screen s;
	struct arena a = { 0 };
	struct err e = { 0 };
	struct app *rita;
	const char *who;
	int64_t p;

	(void)state;
	a_screen_open(&s);
	p = a_screen_margaret(&s, false);
	rita = elsewhere(&s, "rita");
	a_screen_keys(&s, "/ h a l Enter f p a i n Enter");
	must(presence_fillers(rita, p, NULL, &a, &who, &e));
	is_str(who, "");
	a_screen_keys(&s, "3 Enter");
	stack_keep(s.stack);
	must(presence_fillers(rita, p, NULL, &a, &who, &e));
	is_str(who, "AB fills Pain");
	a_screen_keys(&s, "F12");
	must(presence_fillers(rita, p, NULL, &a, &who, &e));
	is_str(who, "");
	app_close(rita);
	arena_clear(&a);
	a_screen_close(&s);
}

static void
half_an_hour_without_a_key_signs_out_and_keeps_the_draft(void **state)
{
	struct a_screen s;
	int64_t t = 7 * MINUTE;

	(void)state;
	a_screen_open(&s);
	a_screen_keys(&s, "F6");
	a_screen_type(&s, "Okafor");
	assert_false(stack_time(s.stack, t));
	assert_true(stack_time(s.stack, t + 5 * MINUTE));
	assert_true(a_screen_shows(&s, "Locked"));
	assert_false(stack_time(s.stack, t + 30 * MINUTE - 1));
	assert_true(stack_time(s.stack, t + 30 * MINUTE));
	assert_true(a_screen_shows(&s, "Password"));
	assert_true(a_screen_shows(&s, "Signed out after 30 minutes without a key."));
	assert_int_equal(app_person(s.c.app)->id, 0);
	assert_int_equal(stack_wait(s.stack), -1);
	a_screen_keys(&s, "a n n a Enter Enter");
	a_screen_keys(&s, "F6");
	assert_true(a_screen_shows(&s, "Okafor"));
	a_screen_close(&s);
}

/* Stopped for ten minutes, or asleep: the clock went on, and it is seen at the next event. */
static void
a_program_that_was_stopped_locks_before_the_next_key(void **state)
{
	struct a_screen s;
	int64_t t = 7 * MINUTE;

	(void)state;
	a_screen_open(&s);
	assert_false(stack_time(s.stack, t));
	assert_true(stack_time(s.stack, t + 10 * MINUTE));
	assert_true(a_screen_shows(&s, "Locked"));
	assert_true(stack_time(s.stack, t + 600 * MINUTE));
	assert_true(a_screen_shows(&s, "Signed out"));
	a_screen_close(&s);
}

static void
after_twelve_hours_a_pin_opens_nothing(void **state)
{
	struct a_screen s;
	int64_t t = 7 * MINUTE;

	(void)state;
	a_screen_open(&s);
	do_(&s.c, "staff.pin", { "pin", "4711" });
	do_(&s.c, "staff.password", { "password", "correct horse" });
	for (int m = 0; m < 12 * 60; m += 4) {
		assert_false(stack_time(s.stack, t + m * MINUTE));
		a_screen_keys(&s, "j");
	}
	assert_true(stack_time(s.stack, t + 12 * 60 * (int64_t)MINUTE));
	a_screen_type(&s, "4711");
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "Not recognised."));
	a_screen_type(&s, "correct horse");
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "Today"));
	a_screen_keys(&s, "g l 4 7 1 1 Enter"); /* and then it does again */
	assert_true(a_screen_shows(&s, "Today"));
	a_screen_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(everybody_is_on_the_list_and_a_manager_ends_one),
		cmocka_unit_test(a_chart_is_offered_where_it_opens),
		cmocka_unit_test(signing_out_everywhere_ends_this_one_too),
		cmocka_unit_test(what_somebody_fills_is_seen_and_ends_with_the_session),
		cmocka_unit_test(what_one_filled_on_a_terminal_that_died_is_no_news),
		cmocka_unit_test(typing_is_what_the_others_see),
		cmocka_unit_test(half_an_hour_without_a_key_signs_out_and_keeps_the_draft),
		cmocka_unit_test(a_program_that_was_stopped_locks_before_the_next_key),
		cmocka_unit_test(after_twelve_hours_a_pin_opens_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
