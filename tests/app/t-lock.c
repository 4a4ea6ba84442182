/* Who gets in, who waits, and what a person is told about the time before. */
#include <string.h>

#include "app/lock.h"
#include "app/sign_in.h"
#include "app/throttle.h"
#include "lib/a_clinic.h"
#include "lib/test.h"

static const char *const words = "correct horse";

/* anna has a password and is signed in by it. */
static void
a_guarded_clinic(struct a_clinic *c)
{
	struct err e = { 0 };

	a_clinic_open(c);
	do_(c, "staff.password", { "password", words });
	must(app_sign_in(c->app, "anna", words, &e));
}

static void
later(struct app *app, int seconds)
{
	app_set_now(app, now_at(app_now(app).at + seconds));
}

static void
a_pin_unlocks_and_so_does_the_password(void **state)
{
	struct a_clinic c;
	struct err e = { 0 };
	enum unlock by;

	(void)state;
	a_clinic_open(&c);
	must(app_unlock_by(c.app, &by, &e));
	assert_int_equal(by, UNLOCK_ENTER);
	must(app_unlock(c.app, "", &e));
	a_clinic_close(&c);
	a_guarded_clinic(&c);
	must(app_unlock_by(c.app, &by, &e));
	assert_int_equal(by, UNLOCK_PASSWORD);
	assert_false(app_unlock(c.app, "", &e));
	do_(&c, "staff.pin", { "pin", "4711" }, { "proof", words });
	must(app_unlock_by(c.app, &by, &e));
	assert_int_equal(by, UNLOCK_PIN);
	assert_false(app_unlock(c.app, "4712", &e));
	assert_false(app_unlock(c.app, "", &e));
	must(app_unlock(c.app, "4711", &e));
	must(app_unlock(c.app, words, &e));
	assert_false(app_sign_in(c.app, "anna", "4711", &e)); /* it signs nobody in */
	a_clinic_close(&c);
}

static void
a_pin_is_four_to_eight_digits_that_are_not_guessed_first(void **state)
{
	static const char *const bad[] = { "", "471", "471147114", "47a1", "1111", "1234", "98765",
		"-4711", "4711 " };
	static const char *const good[] = { "4711", "47114711", "1357", "0070" };
	struct arena a = { 0 };
	const char *sealed;
	struct err e = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		assert_false(pin_seal(bad[i], &a, &sealed, &e));
		assert_int_equal(e.code, ERR_INPUT);
		is_str(e.field, "pin");
	}
	for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++) {
		must(pin_seal(good[i], &a, &sealed, &e));
		assert_null(strstr(sealed, good[i]));
	}
	arena_clear(&a);
}

static void
a_pin_is_ones_own_and_a_manager_only_drops_it(void **state)
{
	struct a_clinic c;
	struct err e = { 0 };
	enum unlock by;

	(void)state;
	a_guarded_clinic(&c);
	do_(&c, "staff.pin", { "pin", "4711" }, { "proof", words });
	do_(&c, "staff.add", { "login", "nina" }, { "name", "Nina" }, { "role", "reception" },
	    { "password", words }, { "proof", words });
	a_clinic_as(&c, "nina");
	assert_int_equal(
	    refused(&c, "staff.pin", { "pin", "2580" }, { "proof", words }), ERR_DENIED);
	must(app_sign_in(c.app, "nina", words, &e));
	assert_int_equal(
	    refused(&c, "staff.pin_drop", { "login", "anna" }, { "proof", words }), ERR_DENIED);
	do_(&c, "staff.pin", { "pin", "2580" }, { "proof", words });
	a_clinic_as(&c, "anna");
	do_(&c, "staff.pin_drop", { "login", "nina" }, { "proof", words });
	must(app_unlock_by(c.app, &by, &e));
	assert_int_equal(by, UNLOCK_PIN);
	a_clinic_as(&c, "nina");
	must(app_unlock_by(c.app, &by, &e));
	assert_int_equal(by, UNLOCK_PASSWORD);
	assert_false(app_unlock(c.app, "", &e));
	a_clinic_close(&c);
}

static void
the_wait_doubles_and_ends(void **state)
{
	static const struct {
		int n, seconds;
	} want[] = { { 0, 0 }, { 4, 0 }, { 5, 32 }, { 6, 64 }, { 8, 256 }, { 9, 300 }, { 31, 300 },
		{ 1000000, 300 } };

	(void)state;
	for (size_t i = 0; i < sizeof(want) / sizeof(*want); i++)
		assert_int_equal(throttle_seconds(want[i].n), want[i].seconds);
}

static void
the_sixth_try_waits_also_at_another_terminal_and_after_a_new_start(void **state)
{
	struct a_clinic c;
	struct err e = { 0 };
	struct app *app;

	(void)state;
	a_guarded_clinic(&c);
	for (int i = 0; i < TRIES_FREE; i++) {
		assert_false(app_sign_in(c.app, "anna", "wrong horse", &e));
		is_str(e.text, "Name or password not recognised.");
	}
	assert_false(app_sign_in(c.app, "anna", words, &e));
	is_str(e.text, "Too many wrong tries. The next one is heard in 32 seconds.");
	must(app_open(&c.paths, &app, &e)); /* a new start, elsewhere */
	app_set_now(app, app_now(c.app));
	app_set_station(app, "elsewhere");
	assert_false(app_sign_in(app, "anna", words, &e));
	assert_int_equal(e.code, ERR_DENIED);
	later(app, 31);
	assert_false(app_sign_in(app, "anna", words, &e));
	later(app, 1);
	must(app_sign_in(app, "anna", words, &e)); /* never for good */
	must(app_sign_in(app, "anna", words, &e));
	app_close(app);
	a_clinic_close(&c);
}

static void
a_station_that_tries_names_waits_too(void **state)
{
	struct a_clinic c;
	struct err e = { 0 };
	char name[] = "user0";

	(void)state;
	a_guarded_clinic(&c);
	for (int i = 0; i < TRIES_FREE; i++, name[4]++)
		assert_false(app_sign_in(c.app, name, "wrong horse", &e));
	assert_false(app_sign_in(c.app, "anna", words, &e));
	assert_non_null(strstr(e.text, "32 seconds"));
	app_set_station(c.app, "elsewhere");
	must(app_sign_in(c.app, "anna", words, &e));
	a_clinic_close(&c);
}

static void
wrong_pins_wait_and_a_clock_put_back_keeps_nobody_out(void **state)
{
	struct a_clinic c;
	struct err e = { 0 };

	(void)state;
	a_guarded_clinic(&c);
	do_(&c, "staff.pin", { "pin", "4711" }, { "proof", words });
	for (int i = 0; i < TRIES_FREE; i++)
		assert_false(app_unlock(c.app, "0815", &e));
	assert_false(app_unlock(c.app, "4711", &e));
	assert_non_null(strstr(e.text, "32 seconds"));
	later(c.app, -10 * 86400);
	must(app_unlock(c.app, "4711", &e));
	a_clinic_close(&c);
}

static void
a_person_hears_of_the_time_before_and_of_wrong_tries(void **state)
{
	struct a_clinic c;
	struct came_before was = { 0 };
	struct err e = { 0 };
	int64_t at;

	(void)state;
	a_guarded_clinic(&c);
	at = app_now(c.app).at;
	later(c.app, 3600);
	assert_false(app_sign_in(c.app, "anna", "wrong horse", &e));
	assert_false(app_sign_in(c.app, "anna", "wrong mare", &e));
	must(app_sign_in(c.app, "anna", words, &e));
	must(app_came_before(c.app, &c.a, &was, &e));
	assert_int_equal(was.at, at);
	is_str(was.station, "test");
	assert_int_equal(was.wrong, 2);
	must(app_sign_in(c.app, "anna", words, &e));
	must(app_came_before(c.app, &c.a, &was, &e));
	assert_int_equal(was.wrong, 0);
	a_clinic_close(&c);
}

static void
idle_minutes_are_one_to_sixty(void **state)
{
	static const char *const bad[] = { "0", "61", "100000", "-3", "5.5", "five", "" };
	struct a_clinic c;

	(void)state;
	a_clinic_open(&c);
	assert_int_equal(app_clinic(c.app)->idle_minutes, 5);
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		assert_int_equal(
		    refused(&c, "setting.set", { "name", "idle_minutes" }, { "value", bad[i] }),
		    ERR_INPUT);
	do_(&c, "setting.set", { "name", "idle_minutes" }, { "value", "1" });
	do_(&c, "setting.set", { "name", "idle_minutes" }, { "value", "60" });
	a_clinic_close(&c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_pin_unlocks_and_so_does_the_password),
		cmocka_unit_test(a_pin_is_four_to_eight_digits_that_are_not_guessed_first),
		cmocka_unit_test(a_pin_is_ones_own_and_a_manager_only_drops_it),
		cmocka_unit_test(the_wait_doubles_and_ends),
		cmocka_unit_test(
		    the_sixth_try_waits_also_at_another_terminal_and_after_a_new_start),
		cmocka_unit_test(a_station_that_tries_names_waits_too),
		cmocka_unit_test(wrong_pins_wait_and_a_clock_put_back_keeps_nobody_out),
		cmocka_unit_test(a_person_hears_of_the_time_before_and_of_wrong_tries),
		cmocka_unit_test(idle_minutes_are_one_to_sixty),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
