/* A screen left alone shows nothing, and loses nothing. */
#include <string.h>

#include "app/command.h"
#include "app/drafts.h"
#include "app/inside.h"
#include "app/presence.h"
#include "app/sign_in.h"
#include "lib/a_screen.h"
#include "lib/test.h"

enum { MINUTE = 60000 };

/* Margaret's registration form, with the cursor behind something unsaved. */
static void
a_form_half_typed(struct a_screen *s)
{
	a_screen_open(s);
	a_screen_keys(s, "F6");
	a_screen_type(s, "Okafor");
}

static void
the_lock_hides_the_screen_and_gives_back_the_same_field(void **state)
{
	struct a_screen s;

	(void)state;
	a_form_half_typed(&s);
	a_screen_keys(&s, "Alt-l");
	a_screen_is(&s, "lock");
	assert_false(a_screen_shows(&s, "kafor"));
	a_screen_keys(&s, "F12 ? Esc F6 F1 / o k"); /* none of them leads past it */
	assert_true(a_screen_shows(&s, "Locked"));
	a_screen_keys(&s, "Enter");
	a_screen_type(&s, "-Bell");
	assert_true(a_screen_shows(&s, "Okafor-Bell"));
	a_screen_close(&s);
}

static void
a_pin_unlocks_in_five_keys(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	do_(&s.c, "staff.pin", { "pin", "4711" });
	a_screen_keys(&s, "g l");
	assert_true(a_screen_shows(&s, "PIN"));
	a_screen_type(&s, "0815");
	assert_false(a_screen_shows(&s, "0815"));
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "Not recognised."));
	s.typed = 0;
	a_screen_keys(&s, "4 7 1 1 Enter");
	assert_int_equal(s.typed, 5);
	assert_true(a_screen_shows(&s, "Today"));
	a_screen_close(&s);
}

static void
every_screen_locks(void **state)
{
	static const char *const way[] = { "", "/", "F6", "g s", "g f", "F1", "F9", "/ h a l Enter",
		"/ h a l Enter 1", "/ h a l Enter 2", "/ h a l Enter 3", "/ h a l Enter b",
		"F6 ^X" };

	(void)state;
	for (size_t i = 0; i < sizeof(way) / sizeof(*way); i++) {
		struct a_screen s;

		a_screen_open(&s);
		a_screen_margaret(&s, true);
		a_screen_keys(&s, way[i]);
		a_screen_keys(&s, "Alt-l");
		assert_true(a_screen_shows(&s, "Locked"));
		assert_false(a_screen_shows(&s, "Margaret"));
		a_screen_close(&s);
	}
}

static void
nobody_typing_locks_at_the_minute_and_a_key_starts_it_anew(void **state)
{
	struct a_screen s;
	int64_t t = 7 * MINUTE;

	(void)state;
	a_form_half_typed(&s);
	assert_false(stack_time(s.stack, t));
	assert_false(stack_time(s.stack, t + 5 * MINUTE - 1));
	a_screen_keys(&s, "Enter");
	assert_false(stack_time(s.stack, t + 10 * MINUTE - 2));
	assert_true(stack_time(s.stack, t + 10 * MINUTE - 1));
	assert_false(a_screen_shows(&s, "kafor"));
	assert_false(stack_time(s.stack, t + 11 * MINUTE)); /* it is locked once */
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "Okafor"));
	assert_false(stack_time(s.stack, t + 11 * MINUTE + 1));
	a_screen_close(&s);
}

/* Who has neither PIN nor password, and is not the Unix user, is offered no key that fails. */
static void
where_nothing_unlocks_only_signing_out_is_offered(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	s.c.app->os_uid = 61001;
	a_screen_keys(&s, "Alt-l");
	assert_true(a_screen_shows(&s, "has no PIN or password: F3 signs out."));
	assert_true(a_screen_shows(&s, "F3 sign out"));
	assert_false(a_screen_shows(&s, "unlock"));
	a_screen_keys(&s, "Enter x Enter");
	assert_true(a_screen_shows(&s, "Locked"));
	assert_false(a_screen_shows(&s, "Not recognised"));
	a_screen_close(&s);
}

/* Who needed no password to come in comes back without one, too. */
static void
who_has_no_password_comes_back_by_enter(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	a_screen_keys(&s, "Alt-l F3");
	assert_int_equal(app_person(s.c.app)->id, 0);
	assert_true(a_screen_shows(&s, "Enter alone: you have no password here yet."));
	a_screen_keys(&s, "Enter");
	assert_int_not_equal(app_person(s.c.app)->id, 0);
	assert_true(a_screen_shows(&s, "Today"));
	s.c.app->os_uid = 61001; /* somebody else started it */
	a_screen_keys(&s, "Alt-l F3");
	assert_false(a_screen_shows(&s, "Enter alone"));
	a_screen_keys(&s, "Enter Enter");
	assert_int_equal(app_person(s.c.app)->id, 0);
	a_screen_close(&s);
}

/* What is typed stays with the one who typed it. */
static void
another_person_signs_in_over_a_lock(void **state)
{
	struct a_screen s;
	struct draft_rows mine = { 0 };
	struct err e = { 0 };

	(void)state;
	a_form_half_typed(&s);
	do_(&s.c, "staff.password", { "login", "rita" }, { "password", "correct horse" });
	a_screen_keys(&s, "Alt-l F3");
	assert_true(a_screen_shows(&s, "Password"));
	assert_int_equal(app_person(s.c.app)->id, 0);
	a_screen_keys(&s, "Alt-l F6 g t");
	assert_true(a_screen_shows(&s, "Password"));
	a_screen_keys(&s, "Backspace Backspace r i t a Enter");
	a_screen_type(&s, "correct horse");
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "Rita Ives"));
	must(draft_mine(s.c.app, &s.a, &mine, &e));
	assert_int_equal(mine.list.n, 0);
	a_screen_keys(&s, "F6");
	assert_false(a_screen_shows(&s, "Okafor"));
	a_clinic_as(&s.c, "anna");
	must(draft_mine(s.c.app, &s.a, &mine, &e));
	assert_int_equal(mine.list.n, 1);
	a_screen_close(&s);
}

static void
signing_in_tells_of_the_last_time(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	do_(&s.c, "staff.password", { "password", "correct horse" });
	a_screen_keys(&s, "g l F3 a n n a Enter x Enter");
	assert_true(a_screen_shows(&s, "not recognised"));
	a_screen_type(&s, "correct horse");
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "Last sign-in 23-Nov-2026 09:00 from test."));
	assert_true(a_screen_shows(&s, "Wrong tries since then: 1."));
	a_screen_close(&s);
}

/* A second session of anna, elsewhere; what it writes reaches the screen by stack_changed(). */
static void
ended_elsewhere_the_screen_is_left_and_the_draft_kept(void **state)
{
	struct a_screen s;
	struct draft_rows mine = { 0 };
	struct outcome out;
	struct err e = { 0 };
	struct app *other;

	(void)state;
	a_form_half_typed(&s);
	other = a_clinic_session(&s.c, "anna");
	app_set_station(other, "pts/5");
	must(presence_beat(other, &e));
	stack_changed(s.stack);
	assert_true(a_screen_shows(&s, "You are also signed in on pts/5, since 09:00."));
	must(command_run(other, "presence.end", NULL, 0, &out, &s.a, &e));
	stack_changed(s.stack);
	assert_true(a_screen_shows(&s, "You ended this session."));
	assert_true(a_screen_shows(&s, "Password"));
	assert_false(a_screen_shows(&s, "kafor"));
	must(draft_mine(other, &s.a, &mine, &e));
	assert_int_equal(mine.list.n, 1);
	app_close(other);
	a_screen_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_lock_hides_the_screen_and_gives_back_the_same_field),
		cmocka_unit_test(a_pin_unlocks_in_five_keys),
		cmocka_unit_test(every_screen_locks),
		cmocka_unit_test(nobody_typing_locks_at_the_minute_and_a_key_starts_it_anew),
		cmocka_unit_test(where_nothing_unlocks_only_signing_out_is_offered),
		cmocka_unit_test(who_has_no_password_comes_back_by_enter),
		cmocka_unit_test(another_person_signs_in_over_a_lock),
		cmocka_unit_test(signing_in_tells_of_the_last_time),
		cmocka_unit_test(ended_elsewhere_the_screen_is_left_and_the_draft_kept),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
