/* What the clinic has settled, as the manager sees and changes it. */
#include "lib/a_screen.h"
#include "lib/test.h"

static const char *const words = "correct horse";

static void
a_setting_is_changed_and_taken_back(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	a_screen_keys(&s, "g C 4 Down Down Down");
	assert_true(a_screen_shows(&s, "Screen locks after  5 minutes"));
	a_screen_keys(&s, "Enter 9 0 Enter");
	assert_true(a_screen_shows(&s, "Screen locks after: say 1 to 60 minutes."));
	a_screen_keys(&s, "^U 9");
	assert_true(a_screen_shows(&s, "without a key: 1 to 60"));
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "Screen locks after  9 minutes"));
	assert_true(a_screen_shows(&s, "from the next start.   u undo"));
	a_screen_keys(&s, "u");
	assert_true(a_screen_shows(&s, "Screen locks after  5 minutes"));
	a_screen_close(&s);
}

/* Two managers at two desks: neither loses unseen what the other one settled. */
static void
what_another_settled_meanwhile_is_said_and_then_replaced(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	a_screen_keys(&s, "g C 4 Down Down Down Enter 9");
	do_(&s.c, "setting.set", { "name", "idle_minutes" }, { "value", "1" });
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "Screen locks after was changed meanwhile:"));
	assert_true(a_screen_shows(&s, "it is 1 minute now."));
	assert_true(a_screen_shows(&s, "puts what you typed in its place."));
	assert_true(a_screen_shows(&s, "Value            9"));
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "Screen locks after: 9 minutes, from the next start."));
	do_(&s.c, "setting.set", { "name", "idle_minutes" }, { "value", "3" });
	a_screen_keys(&s, "u");
	assert_true(a_screen_shows(
	    &s, "Not taken back: Screen locks after was changed meanwhile: it is 3"));
	a_screen_close(&s);
}

static void
it_asks_for_ones_own_password(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	do_(&s.c, "staff.password", { "password", words });
	a_screen_keys(&s, "g C 4 e ^U O a k F2");
	assert_true(a_screen_shows(&s, "Your password: this is still missing."));
	a_screen_type(&s, "wrong horse");
	a_screen_keys(&s, "F2");
	assert_true(a_screen_shows(&s, "That is not your password."));
	assert_false(a_screen_shows(&s, "*"));
	a_screen_type(&s, words);
	a_screen_keys(&s, "F2");
	assert_true(a_screen_shows(&s, "Name: Oak, from the next start."));
	assert_false(a_screen_shows(&s, "u undo"));
	a_screen_close(&s);
}

static void
a_file_says_where_it_lies_and_how_it_is_changed(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	do_(&s.c, "setting.set", { "name", "zone" }, { "value", "Europe/Berlin" });
	a_screen_keys(&s, "g C 4 End Up");
	assert_true(a_screen_shows(&s, "Rules, protocols"));
	assert_true(a_screen_shows(&s, "let coxa lint look at it, start again."));
	assert_true(a_screen_shows(&s, "Europe/Berlin"));
	assert_false(a_screen_shows(&s, "Enter change"));
	a_screen_keys(&s, "Home");
	assert_true(a_screen_shows(&s, "Enter change"));
	a_screen_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_setting_is_changed_and_taken_back),
		cmocka_unit_test(what_another_settled_meanwhile_is_said_and_then_replaced),
		cmocka_unit_test(it_asks_for_ones_own_password),
		cmocka_unit_test(a_file_says_where_it_lies_and_how_it_is_changed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
