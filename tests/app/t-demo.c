/* A made-up clinic is whole, sound, alive at its moment, and the same for the same seed. */
#include "lib/test.h"

#include <string.h>

#include "app/board.h"
#include "app/calls.h"
#include "app/clinic.h"
#include "app/demo.h"
#include "app/inside.h"
#include "app/sign_in.h"
#include "base/text.h"
#include "store/audit.h"
#include "store/due_store.h"
#include "store/staff_store.h"

static struct app *
made_up(struct arena *a, int patients, uint64_t seed, const char *moment)
{
	struct clinic_new what = { .zone = "Europe/Berlin", .login = "anna", .bare = true };
	struct app_paths paths = { .db = text_fmt(a, "%s/c.db", test_dir(a)),
		.forms = test_top(a, "forms"),
		.pack = test_top(a, "data/onfh") };
	struct demo_wanted demo = { test_top(a, "data/demo"), patients, seed };
	struct err e = { 0 };
	struct now now;
	struct app *app;

	assert_true(now_zone("Europe/Berlin"));
	must(now_read(moment, &now, &e));
	must(clinic_create(paths.db, &what, now, &e));
	must(app_open(&paths, &app, &e));
	app_set_now(app, now);
	app_set_station(app, "test");
	must(app_sign_in_unix(app, &e));
	must(demo_fill(app, &demo, &e));
	return app;
}

/* The last audit entry seals all that was done. */
static const char *
seal(struct arena *a, uint64_t seed)
{
	struct app *app = made_up(a, 12, seed, "2026-11-23T10:40");
	struct audit_entry head;
	struct err e = { 0 };

	must(audit_head(app->db, &head, &e));
	app_close(app);
	return arena_str(a, head.hash);
}

static void
the_same_seed_makes_the_same_clinic(void **state)
{
	struct arena a = { 0 };
	const char *once = seal(&a, 7), *again = seal(&a, 7), *other = seal(&a, 8);

	(void)state;
	is_str(again, once);
	assert_string_not_equal(other, once);
	arena_clear(&a);
}

static void
a_made_up_day_is_alive_and_sound(void **state)
{
	static const char *const moment[] = { "2026-11-23T10:40", "2026-11-22T14:00" /* Sunday */ };

	(void)state;
	for (size_t i = 0; i < sizeof(moment) / sizeof(*moment); i++) {
		struct arena a = { 0 };
		struct app *app = made_up(&a, 60, 1, moment[i]);
		struct complaints found = { .a = &a };
		struct due_counts due;
		struct call_rows calls;
		struct board board;
		struct err e = { 0 };

		must(clinic_check(app, &found, &e));
		assert_int_equal(found.line.n, 0);
		must(board_load(app, app_now(app).day, &a, &board, &e));
		assert_true(board.row.n >= 10);
		assert_true(board.count[BOARD_DUE] > 0);
		assert_true(board.count[BOARD_DONE] > 0);
		assert_true(board.count[BOARD_ARRIVED] + board.count[BOARD_RUNNING] > 0);
		must(due_count(app->db, app_now(app).day, 1000, &due, &e));
		assert_true(due.overdue > 0 && due.month > 0);
		must(calls_load(app, &a, &calls, &e));
		for (size_t k = 0; k < calls.list.n; k++)
			assert_null(strstr(calls.list.at[k].done, "as told"));
		app_close(app);
		arena_clear(&a);
	}
}

static void
everybody_works_there(void **state)
{
	struct arena a = { 0 };
	struct app *app = made_up(&a, 1, 1, "2026-11-23T10:40");
	struct staff_list all = { 0 };
	struct err e = { 0 };
	unsigned roles = 0;

	(void)state;
	must(staff_all(app->db, &a, &all, &e));
	for (size_t i = 0; i < all.list.n; i++)
		roles |= role_find(all.list.at[i].role);
	assert_int_equal(roles, (1u << ROLES) - 1);
	is_str(app_person(app)->login, "anna");
	app_close(app);
	arena_clear(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_same_seed_makes_the_same_clinic),
		cmocka_unit_test(a_made_up_day_is_alive_and_sound),
		cmocka_unit_test(everybody_works_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
