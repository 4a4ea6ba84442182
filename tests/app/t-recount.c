/* A database of the time when follow-up of an operation was counted from its decision. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/inside.h"
#include "app/recount.h"
#include "app/sign_in.h"
#include "base/day.h"
#include "base/text.h"
#include "lib/faulty.h"
#include "lib/test.h"
#include "store/db_in.h"
#include "store/schema.h"
#include "store/standing.h"

enum { BEFORE = 11 };

struct recount_test {
	struct arena a;
	struct app *app;
	int today;
};

/* Patient 1 waits for an operation, and has a visit and a film due after its decision; that of
 * patient 2 was done, and told; patient 3 has drugs. */
static void
write_old(struct recount_test *t, const char *path)
{
	struct schema before = schema_clinic;
	const int day = t->today - 20;
	struct db *db;
	struct err e = { 0 };

	before.version = BEFORE;
	before.sum = "";
	must(db_create_as(path, &before, &e));
	must(db_open_as(path, &before, &db, &e));
	must(db_exec(db,
	    text_fmt(&t->a,
		"INSERT INTO staff (id, login, name, initials, role, os_uid)"
		" VALUES (1, 'a', 'A', 'A', 'doctor', %d);"
		"INSERT INTO patient (id, number, state, registered_at)"
		" VALUES (1, '1', 'active', 0), (2, '2', 'active', 0), (3, '3', 'active', 0);"
		"INSERT INTO decision (id, patient, side, treatment, class, sentence, rules, pack,"
		" day, author, at) VALUES"
		" (1, 1, 'R', 'core-decompression', 'R', '', '[]', '', %d, 1, %d * 86400),"
		" (2, 2, 'R', 'core-decompression', 'R', '', '[]', '', %d - 9, 1, %d * 86400),"
		" (3, 3, 'L', 'drug', 'R', '', '[]', '', %d, 1, %d * 86400);"
		"INSERT INTO due (id, patient, side, kind, what, earliest, target, latest, rule,"
		" source, decision) SELECT id * 10, patient, side, 'clinic', 'wound', day + 7,"
		" day + 14, day + 21, 'E-T5', 'x', id FROM decision;"
		"INSERT INTO due (id, patient, side, kind, what, earliest, target, latest, rule,"
		" source, decision, state) VALUES (11, 1, 'R', 'xray', '', %d, %d, %d, 'E-T5', "
		"'x', 1,"
		" 'answered')",
		(int)getuid(), day, day, day, day, day, day, day, day + 1, day + 2),
	    &e));
	db_close(db);
}

/* edit: what a clinic did to its own copy of the pack, in the words of sed; NULL: it has none. */
static void
open_clinic(struct recount_test *t, const char *edit)
{
	struct app_paths paths = { .forms = test_top(&t->a, "forms"),
		.pack = test_top(&t->a, "data/onfh") };
	struct now now;
	struct err e = { 0 };

	must(now_read("2026-11-23T09:00", &now, &e));
	t->today = now.day;
	paths.db = text_fmt(&t->a, "%s/coxa.db", test_dir(&t->a));
	if (edit != NULL) {
		const char *own = text_fmt(&t->a, "%s/onfh", test_dir(&t->a));

		assert_int_equal(system(text_fmt(&t->a,
				     "cp -r '%s' '%s' && chmod -R u+w '%s' && "
				     "sed -i '%s' '%s/followup.cfg'",
				     paths.pack, own, own, edit, own)),
		    0);
		paths.pack = own;
	}
	write_old(t, paths.db);
	must(app_open(&paths, &t->app, &e));
	app_set_now(t->app, now);
	app_set_station(t->app, "test");
}

static int64_t
number(struct recount_test *t, const char *sql)
{
	int64_t n = -1;
	struct err e = { 0 };

	must(db_number(t->app->db, sql, &n, &e));
	return n;
}

static void
an_operation_without_a_day_waits_after_the_upgrade(void **state)
{
	struct recount_test t = { 0 };
	struct err e = { 0 };

	(void)state;
	open_clinic(&t, NULL);
	assert_int_equal(number(&t, "SELECT count(*) FROM recount WHERE patient IN (1, 3)"), 2);
	must(app_sign_in_unix(t.app, &e));
	assert_int_equal(number(&t,
			     "SELECT count(*) FROM due WHERE id = 10 AND state = 'cancelled'"
			     " AND reason = 'counted anew' AND rev = 2"),
	    1);
	assert_int_equal(number(&t,
			     "SELECT count(*) FROM version v JOIN audit a ON a.id = v.audit"
			     " WHERE v.object = 'due' AND v.object_id = 10"
			     " AND a.action = 'due.recount' AND a.staff IS NULL"),
	    1);
	assert_int_equal(
	    number(&t, "SELECT count(*) FROM due WHERE patient = 1 AND state = 'open'"), 1);
	assert_int_equal(number(&t,
			     "SELECT target FROM due WHERE patient = 1 AND state = 'open' AND"
			     " kind = 'start' AND decision = 1"),
	    t.today - 20 + 42);
	assert_int_equal(number(&t, "SELECT state = 'answered' FROM due WHERE id = 11"), 1);
	app_close(t.app);
	arena_clear(&t.a);
}

/* Whatever could not be read or written: while follow-up is owed, it is said. */
static void
what_is_still_owed_is_said(void **state)
{
	struct recount_test t = { 0 };
	struct err e = { 0 };
	long nth = 1;

	(void)state;
	open_clinic(&t, NULL);
	for (bool may = false; !may; nth++) {
		faulty_arm(FAULTY_MEMORY, nth, false);
		may = standing_may_write(t.app->db, &e);
		(void)faulty_disarm();
	}
	for (bool hit = true; hit; nth++) {
		faulty_arm(FAULTY_MEMORY, nth, false);
		recount_owed(t.app);
		hit = faulty_disarm();
		if (number(&t, "SELECT count(*) FROM recount") > 0 && t.app->recount_news == NULL)
			fail_msg("at %ld", nth);
	}
	assert_int_equal(number(&t, "SELECT count(*) FROM recount"), 0);
	app_close(t.app);
	arena_clear(&t.a);
}

static void
what_has_its_day_stays_and_nobody_is_counted_twice(void **state)
{
	struct recount_test t = { 0 };
	struct err e = { 0 };

	(void)state;
	open_clinic(&t, NULL);
	must(app_sign_in_unix(t.app, &e));
	assert_int_equal(
	    number(
		&t, "SELECT count(*) FROM due WHERE id IN (20, 30) AND state = 'open' AND rev = 1"),
	    2);
	assert_int_equal(number(&t, "SELECT began = day FROM decision WHERE id = 2"), 1);
	assert_int_equal(number(&t, "SELECT count(*) FROM recount"), 0);
	must(app_sign_in_unix(t.app, &e));
	assert_int_equal(
	    number(&t,
		"SELECT count(*) FROM audit WHERE action = 'due.recount' AND object = 'patient'"),
	    1);
	app_close(t.app);
	arena_clear(&t.a);
}

static void
treatments_that_are_no_operation_stay_counted_from_their_decision(void **state)
{
	struct recount_test t = { 0 };
	struct err e = { 0 };

	(void)state;
	open_clinic(&t, NULL);
	must(app_sign_in_unix(t.app, &e));
	assert_int_equal(number(&t, "SELECT state = 'open' AND rev = 1 FROM due WHERE id = 30"), 1);
	assert_int_equal(
	    number(&t,
		"SELECT count(*) FROM audit WHERE action = 'due.recount' AND object = 'patient'"
		" AND patient = 3"),
	    0);
	is_str(recount_news(t.app), "");
	app_close(t.app);
	arena_clear(&t.a);
}

static void
an_operation_of_the_clinics_own_pack_waits_after_the_upgrade(void **state)
{
	struct recount_test t = { 0 };
	struct err e = { 0 };

	(void)state;
	open_clinic(&t, "s/for = \"drug\";/&  from = \"operation\";/");
	must(app_sign_in_unix(t.app, &e));
	assert_int_equal(
	    number(&t, "SELECT state = 'cancelled' AND rev = 2 FROM due WHERE id = 30"), 1);
	assert_int_equal(number(&t,
			     "SELECT count(*) FROM due WHERE patient = 3 AND state = 'open' AND"
			     " kind = 'start' AND decision = 3"),
	    1);
	assert_int_equal(number(&t, "SELECT count(*) FROM recount"), 0);
	app_close(t.app);
	arena_clear(&t.a);
}

static void
who_cannot_be_counted_is_told_once_and_tried_again(void **state)
{
	struct recount_test t = { 0 };
	struct err e = { 0 };
	const char *news;

	(void)state;
	open_clinic(&t, "s/for = \"drug\";/four &/");
	must(app_sign_in_unix(t.app, &e));
	news = recount_news(t.app);
	assert_non_null(strstr(news,
	    "Follow-up of some patients could not be counted anew after the upgrade; each sign-in "
	    "tries again: "));
	assert_non_null(strstr(news, "followup.cfg"));
	is_str(recount_news(t.app), "");
	assert_int_equal(number(&t, "SELECT count(*) FROM recount"), 2);
	app_close(t.app);
	arena_clear(&t.a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_operation_without_a_day_waits_after_the_upgrade),
		cmocka_unit_test(treatments_that_are_no_operation_stay_counted_from_their_decision),
		cmocka_unit_test(an_operation_of_the_clinics_own_pack_waits_after_the_upgrade),
		cmocka_unit_test(who_cannot_be_counted_is_told_once_and_tried_again),
		cmocka_unit_test(what_is_still_owed_is_said),
		cmocka_unit_test(what_has_its_day_stays_and_nobody_is_counted_twice),
	};

	faulty_install();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
