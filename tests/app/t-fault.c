/* A save while memory, disk or locks fail at any one point: what it says is so, what
 * was saved is whole, and saving again with the same key makes one record. */
#include "lib/test.h"

#include <stdio.h>
#include <string.h>

#include "app/clinic.h"
#include "app/inside.h"
#include "app/sign_in.h"
#include "base/text.h"
#include "lib/a_clinic.h"
#include "lib/faulty.h"
#include "store/db_in.h"

struct victim {
	struct a_clinic c;
	const char *patient;
	int round;
};

static void
open_victim(struct victim *v)
{
	*v = (struct victim){ 0 };
	a_clinic_open(&v->c);
	do_(&v->c, "resource.add", { "kind", "therapist" }, { "code", "KB" }, { "name", "K Baker" },
	    { "skills", "exercise" });
	v->patient = a_clinic_ref(&v->c, a_clinic_patient(&v->c, "Okafor", "Kemi", "1981-03-04"));
}

/* How often the visit of this round is on record. */
static int64_t
kept(const struct victim *v)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	int64_t n;

	must(db_number(v->c.app->db,
	    text_fmt(&a, "SELECT count(*) FROM session WHERE label = 'v%d'", v->round), &n, &e));
	arena_clear(&a);
	return n;
}

/* Half an hour a round, none twice, from Monday to Friday between 8:00 and 18:00. */
static bool
book(struct victim *v, struct app *app, struct arena *a, struct err *e)
{
	struct outcome out;
	char day[DAY_TEXT], at[DAY_TEXT];
	int n = v->round, on = day_of(2026, 11, 30) + n / 100 * 7 + n / 20 % 5;
	const char *when =
	    text_fmt(a, "%s %s", day_iso(on, day), minute_show(480 + n % 20 * 30, at));

	return command_run(app, "session.book",
	    PAIRS({ "patient", v->patient }, { "label", text_fmt(a, "v%d", v->round) },
		{ "at", when }, { "therapist", "KB" }, { "key", text_fmt(a, "key-%d", v->round) }),
	    &out, a, e);
}

static void
is_sound(struct victim *v)
{
	struct complaints found = { .a = &v->c.a };
	struct err e = { 0 };

	must(clinic_check(v->c.app, &found, &e));
	if (found.line.n > 0)
		is_str(found.line.at[0], "");
}

/* One booking with the n-th operation failing; whether it came to that. */
static bool
one_round(struct victim *v, enum faulty kind, long nth, bool for_good)
{
	struct arena a = { 0 };
	struct app *app = a_clinic_session(&v->c, "rita");
	struct err e = { 0 };
	bool done, hit;
	int64_t n;

	v->round++;
	faulty_arm(kind, nth, for_good);
	done = book(v, app, &a, &e);
	hit = faulty_disarm();
	n = kept(v);
	if (done ? n != 1 : n > 1 || e.text[0] == '\0')
		fail_msg("%s %ld: %s, and %d on record (%s)", faulty_name(kind), nth,
		    done ? "saved" : "refused", (int)n, e.text);
	if (!done && n == 1 && strstr(e.text, "not known") == NULL)
		fail_msg("%s %ld: saved, but it says: %s", faulty_name(kind), nth, e.text);
	if (!done && !book(v, app, &a, &e)) {
		/* A connection that ran out of memory may be of no use any more. */
		app_close(app);
		app = a_clinic_session(&v->c, "rita");
		must(book(v, app, &a, &e));
	}
	if (kept(v) != 1)
		fail_msg("%s %ld: %s at first (%s), %d on record at last", faulty_name(kind), nth,
		    done ? "saved" : "refused", e.text, (int)kept(v));
	app_close(app);
	arena_clear(&a);
	return hit;
}

/* Every point of failure, or with step > 1 the first hundred and every step-th after. */
static void
every_point(enum faulty kind, bool for_good, int step)
{
	struct victim v;
	long nth = 1;

	open_victim(&v);
	while (one_round(&v, kind, nth, for_good)) {
		if (nth % 16 == 0)
			is_sound(&v);
		nth += nth < 100 ? 1 : step;
	}
	is_sound(&v);
	assert_true(nth > 1);
	a_clinic_close(&v.c);
}

static void
no_read_error_loses_or_doubles_a_save(void **state)
{
	(void)state;
	every_point(FAULTY_READ, false, 1);
}

static void
no_write_error_loses_or_doubles_a_save(void **state)
{
	(void)state;
	every_point(FAULTY_WRITE, false, 1);
	every_point(FAULTY_WRITE, true, 1);
}

static void
no_full_disk_loses_or_doubles_a_save(void **state)
{
	(void)state;
	every_point(FAULTY_FULL, false, 1);
	every_point(FAULTY_FULL, true, 1);
}

static void
no_failure_to_sync_or_truncate_loses_or_doubles_a_save(void **state)
{
	(void)state;
	every_point(FAULTY_SYNC, false, 1);
	every_point(FAULTY_TRUNCATE, false, 1);
}

static void
no_failure_to_open_or_lock_loses_or_doubles_a_save(void **state)
{
	(void)state;
	every_point(FAULTY_OPEN, false, 1);
	every_point(FAULTY_LOCK, false, 1);
}

static void
no_lack_of_memory_loses_or_doubles_a_save(void **state)
{
	(void)state;
	every_point(FAULTY_MEMORY, false, 41);
	every_point(FAULTY_MEMORY, true, 97);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_read_error_loses_or_doubles_a_save),
		cmocka_unit_test(no_write_error_loses_or_doubles_a_save),
		cmocka_unit_test(no_full_disk_loses_or_doubles_a_save),
		cmocka_unit_test(no_failure_to_sync_or_truncate_loses_or_doubles_a_save),
		cmocka_unit_test(no_failure_to_open_or_lock_loses_or_doubles_a_save),
		cmocka_unit_test(no_lack_of_memory_loses_or_doubles_a_save),
	};

	faulty_install();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
