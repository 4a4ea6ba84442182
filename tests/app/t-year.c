/* A year of a clinic, command by command: 6,000 sessions with three therapists, two
 * rooms, two devices and a pool; holidays, sick days, a late closure, no-shows and
 * cancellations.  What the records say at the end is counted again in two other ways. */
#include "lib/test.h"

#include <string.h>

#include "app/clinic.h"
#include "app/inside.h"
#include "app/replan_edit.h"
#include "app/untold.h"
#include "base/text.h"
#include "lib/a_clinic.h"
#include "store/db_in.h"
#include "store/plan_store.h"
#include "store/session_store.h"

enum {
	THERAPISTS = 3,
	WEEKDAYS = 5,
	HOURS = 8,
	CHAINS = THERAPISTS * WEEKDAYS * HOURS, /* one place a week each */
	PATIENTS = CHAINS / THERAPISTS,
	WEEKS = 52,
	LENGTH = 13, /* sessions of a course at most: a quarter of the year */
	COURSES = WEEKS / LENGTH,
	MINUTES = 30,
};

static const int hour_of[HOURS] = { 8, 9, 10, 11, 13, 14, 15, 16 };
static const char *const therapist[THERAPISTS] = { "KB", "TL", "MO" };
static const char *const places[THERAPISTS] = { "KB R1 D1", "TL R2 D2", "MO Pool" };

/* Weekdays of 2027 on which nobody comes, known when the year is booked; and one week
 * day by day that is known later. */
static const char *const holidays[] = { "2027-03-26", "2027-03-29", "2027-05-06", "2027-05-17",
	"2027-05-27", "2027-10-26", "2027-11-01", "2027-12-24", "2027-12-31" };
static const char *const sick[][2] = { { "KB", "2027-01-20" }, { "TL", "2027-02-09" },
	{ "MO", "2027-03-11" }, { "KB", "2027-06-07" }, { "TL", "2027-07-16" },
	{ "MO", "2027-09-01" }, { "KB", "2027-09-30" }, { "TL", "2027-11-16" } };

enum { SESSIONS_MOST = CHAINS * WEEKS + 1 };

/* The test's own book of what it did: by the number of the session. */
struct ledger {
	char fate[SESSIONS_MOST]; /* 0: none, else b, d, n, c */
	int total, moved, called;
};

struct year {
	struct a_clinic c;
	int64_t patient[PATIENTS];
	int first; /* Monday 4 January 2027 */
	struct ledger l;
};

static void
at(struct year *y, int day, int hour)
{
	struct now now;
	struct err e = { 0 };
	char buf[DAY_TEXT];

	must(now_read(text_fmt(&y->c.a, "%sT%02d:00", day_iso(day, buf), hour), &now, &e));
	app_set_now(y->c.app, now);
}

static void
open_year(struct year *y)
{
	static const struct {
		const char *kind, *code, *skills, *lanes;
	} res[] = {
		{ "therapist", "KB", "exercise physical eswt", "1" },
		{ "therapist", "TL", "exercise physical eswt", "1" },
		{ "therapist", "MO", "exercise physical eswt", "1" },
		{ "room", "R1", "room", "1" },
		{ "room", "R2", "room", "1" },
		{ "room", "Pool", "pool", "4" },
		{ "device", "D1", "eswt", "1" },
		{ "device", "D2", "eswt", "1" },
	};

	a_clinic_open(&y->c);
	y->first = day_of(2027, 1, 4);
	for (size_t i = 0; i < sizeof(res) / sizeof(*res); i++)
		do_(&y->c, "resource.add", { "kind", res[i].kind }, { "code", res[i].code },
		    { "name", res[i].code }, { "skills", res[i].skills },
		    { "lanes", res[i].lanes });
	for (size_t i = 0; i < sizeof(holidays) / sizeof(*holidays); i++)
		do_(&y->c, "closure.add", { "from", holidays[i] }, { "name", "Holiday" });
	for (int i = 0; i < PATIENTS; i++)
		y->patient[i] =
		    a_clinic_patient(&y->c, text_fmt(&y->c.a, "Fam%c%c", 'a' + i / 8, 'a' + i % 8),
			text_fmt(&y->c.a, "Giv%c", 'a' + i % 5),
			text_fmt(&y->c.a, "%d/%d/%d", 1 + i % 28, 1 + i % 12, 1940 + i));
}

static bool
is_holiday(int day)
{
	char buf[DAY_TEXT];

	for (size_t i = 0; i < sizeof(holidays) / sizeof(*holidays); i++)
		if (strcmp(holidays[i], day_iso(day, buf)) == 0)
			return true;
	return false;
}

static int64_t
a_course(struct year *y, int chain, int sessions)
{
	static const char *const skill[THERAPISTS] = { "exercise", "physical", "eswt" };
	int who = chain % THERAPISTS;
	struct plan p = { .patient = y->patient[chain % PATIENTS],
		.day = y->first,
		.state = "active",
		.goals = "",
		.author = app_person(y->c.app)->id };
	struct course k = { .patient = p.patient,
		.side = 'B',
		.protocol = skill[who],
		.label = skill[who],
		.sessions = sessions,
		.gap_min = 2,
		.gap_usual = 7,
		.gap_max = 21,
		.minutes = MINUTES,
		.skill = skill[who],
		.room_kind = who == 2 ? "pool" : "room",
		.device_kind = who == 2 ? "" : "eswt",
		.dose = "",
		.first_day = DAY_NONE,
		.state = "active" };
	struct actor who_acts = app_actor(y->c.app, "");
	struct err e = { 0 };
	struct tx *tx;

	must(tx_begin(y->c.app->db, &who_acts, "test.make", app_now(y->c.app), &tx, &e));
	must(plan_add(tx, &p, &e));
	k.plan = p.id;
	must(course_add(tx, &k, &e));
	must(tx_end(tx, true, &e));
	return k.id;
}

/* A place each week: the therapist, the weekday and the hour of a chain; those of one
 * patient lie at different hours. */
static void
book_course(struct year *y, int chain, int quarter)
{
	int weekday = chain / THERAPISTS % WEEKDAYS, n = 0;
	int hour = hour_of[chain / (THERAPISTS * WEEKDAYS)];
	struct text t = { .a = &y->c.a };
	char buf[DAY_TEXT];

	for (int week = quarter * LENGTH; week < (quarter + 1) * LENGTH; week++) {
		int day = y->first + 7 * week + weekday;

		if (is_holiday(day))
			continue;
		text_addf(&t, "%s%s %02d:00 %s", n++ > 0 ? "; " : "", day_iso(day, buf), hour,
		    places[chain % THERAPISTS]);
	}
	do_(&y->c, "course.book", { "course", text_fmt(&y->c.a, "%d", (int)a_course(y, chain, n)) },
	    { "places", text_get(&t) });
	assert_non_null(strstr(y->c.out.said, "nothing is left open"));
	for (size_t i = 0; i < y->c.out.changed.n; i++) {
		int64_t id = y->c.out.changed.at[i].id;

		assert_in_range(id, 1, SESSIONS_MOST - 1);
		y->l.fate[id] = 'b';
		y->l.total++;
	}
}

/* Everybody is called about where his visit went. */
static void
tell_all(struct year *y)
{
	struct untold_rows all;
	struct err e = { 0 };

	must(untold_load(y->c.app, &y->c.a, &all, &e));
	for (size_t i = 0; i < all.list.n; i++) {
		const struct untold_row *r = &all.list.at[i];
		const char *rows = "";

		for (size_t k = 0; k < r->visit.n; k++)
			rows = text_fmt(&y->c.a, "%s%s%d@%d", rows, k > 0 ? "; " : "",
			    (int)r->visit.at[k].session, (int)r->visit.at[k].rev);
		do_(&y->c, "session.told", { "rows", rows }, { "how", "phone" });
	}
}

static void
fall_ill(struct year *y, int i, int unused)
{
	struct replan p;
	struct replan_for what = { .at = { 0, DAY_MINUTES }, .why = "ill" };
	struct err e = { 0 };

	(void)unused;
	assert_true(day_read_iso(sick[i][1], &what.from));
	what.to = what.from;
	at(y, what.from, 7);
	for (int64_t id = 1; id <= THERAPISTS; id++)
		if (strcmp(therapist[id - 1], sick[i][0]) == 0)
			what.resource = id;
	must(replan(y->c.app, &what, &y->c.a, &p, &e));
	do_(&y->c, "absence.replan", { "resource", sick[i][0] },
	    { "places", p.same + p.moved > 0 ? replan_places(&p, &y->c.a) : "none" });
	for (size_t k = 0; k < p.row.n; k++) {
		y->l.moved += p.row.at[k].state != REPLAN_CALL;
		if (p.row.at[k].state != REPLAN_CALL)
			continue;
		y->l.called++;
		do_(&y->c, "session.cancel",
		    { "id", text_fmt(&y->c.a, "%d", (int)p.row.at[k].session) },
		    { "reason", "therapist ill" });
		y->l.fate[p.row.at[k].session] = 'c';
	}
	tell_all(y);
}

/* One step of the year, whose texts nobody needs after it. */
static void
step(struct year *y, void (*run)(struct year *, int, int), int a, int b)
{
	struct arena keep = y->c.a;

	y->c.a = (struct arena){ 0 };
	run(y, a, b);
	arena_clear(&y->c.a);
	y->c.a = keep;
}

/* A day: some cancel, some never come, the others are treated; then it is ended. */
static void
live(struct year *y, int day, int unused)
{
	struct sessions all;
	struct err e = { 0 };

	(void)unused;
	at(y, day, 18);
	must(session_of_days(y->c.app->db, day, day, &y->c.a, &all, &e));
	for (size_t i = 0; i < all.list.n; i++) {
		const struct session *s = &all.list.at[i];
		const char *id = text_fmt(&y->c.a, "%d", (int)s->id);

		if (s->id % 17 == 3) {
			do_(&y->c, "session.cancel", { "id", id }, { "reason", "patient ill" });
			y->l.fate[s->id] = 'c';
		} else if (s->id % 11 == 5) {
			y->l.fate[s->id] = 'n';
		} else {
			do_(&y->c, "session.start", { "id", id });
			y->l.fate[s->id] = 'd';
		}
	}
	if (all.list.n > 0)
		do_pairs(&y->c, "day.end", NULL, 0);
}

static int64_t
count(struct year *y, const char *sql)
{
	struct err e = { 0 };
	int64_t n;

	must(db_number(y->c.app->db, sql, &n, &e));
	return n;
}

static int
fates(const struct ledger *l, char fate)
{
	int n = 0;

	for (int i = 0; i < SESSIONS_MOST; i++)
		n += l->fate[i] == fate;
	return n;
}

/* Asked of the sessions, not of the cells that they reserve. */
static void
nothing_overlaps(struct year *y)
{
	static const char one[] = "SELECT count(*) FROM session a JOIN session b ON a.day = b.day "
				  "AND a.id < b.id AND a.%s = b.%s "
				  "AND a.minute < b.minute + b.minutes AND b.minute < a.minute + "
				  "a.minutes WHERE a.state NOT IN ('cancelled', 'no_show') AND "
				  "b.state NOT IN ('cancelled', 'no_show') %s";
	static const char *const what[] = { "patient", "therapist", "device" };

	for (size_t i = 0; i < sizeof(what) / sizeof(*what); i++)
		assert_int_equal(count(y, text_fmt(&y->c.a, one, what[i], what[i], "")), 0);
	assert_int_equal(count(y,
			     text_fmt(&y->c.a, one, "room", "room",
				 "AND a.room IN (SELECT id FROM resource WHERE lanes = 1)")),
	    0);
}

static void
counts_agree(struct year *y)
{
	struct complaints faults = { .a = &y->c.a };
	struct err e = { 0 };

	assert_int_equal(count(y, "SELECT count(*) FROM session"), y->l.total);
	assert_int_equal(
	    count(y, "SELECT count(*) FROM session WHERE state = 'done'"), fates(&y->l, 'd'));
	assert_int_equal(
	    count(y, "SELECT count(*) FROM session WHERE state = 'no_show'"), fates(&y->l, 'n'));
	assert_int_equal(
	    count(y, "SELECT count(*) FROM session WHERE state = 'cancelled'"), fates(&y->l, 'c'));
	assert_int_equal(fates(&y->l, 'b'), 0);
	nothing_overlaps(y);
	must(clinic_check(y->c.app, &faults, &e));
	assert_int_equal(faults.line.n, 0);
}

static void
a_year_ends_with_the_counts_that_were_made(void **state)
{
	struct year y = { 0 };
	struct err e = { 0 };
	size_t ill = 0;

	(void)state;
	open_year(&y);
	must(tx_batch_begin(y.c.app->db, &e));
	for (int quarter = 0; quarter < COURSES; quarter++)
		for (int chain = 0; chain < CHAINS; chain++)
			step(&y, book_course, chain, quarter);
	assert_true(y.l.total >= 6000);
	for (int day = y.first; day < y.first + 7 * WEEKS + 60; day++) {
		int ill_on;

		if (ill < sizeof(sick) / sizeof(*sick) && day_read_iso(sick[ill][1], &ill_on)
		    && ill_on == day)
			step(&y, fall_ill, (int)ill++, 0);
		step(&y, live, day, 0);
	}
	must(tx_batch_end(y.c.app->db, true, &e));
	assert_int_equal(ill, sizeof(sick) / sizeof(*sick));
	assert_int_equal(y.l.moved + y.l.called, 8 * HOURS);
	assert_true(y.l.moved > 0);
	counts_agree(&y);
	a_clinic_close(&y.c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_year_ends_with_the_counts_that_were_made),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
