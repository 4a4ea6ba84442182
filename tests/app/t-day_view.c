/* The day by resource: who is where, what is free, and why nobody is there. */
#include "lib/test.h"

#include <string.h>

#include "app/day_view.h"
#include "app/inside.h"
#include "base/text.h"
#include "lib/a_clinic.h"

enum { NINE = 9 * 60, TEN = 10 * 60 };

static const char *
register_one(struct a_clinic *c, const char *family)
{
	return a_clinic_ref(c, a_clinic_patient(c, family, "Ann", "1968-07-14"));
}

static void
open_with_pool(struct a_clinic *c)
{
	const char *hall, *smith;

	a_clinic_open(c);
	do_(c, "resource.add", { "kind", "therapist" }, { "code", "KB" }, { "name", "K Baker" });
	do_(c, "resource.add", { "kind", "therapist" }, { "code", "TL" }, { "name", "T Lind" });
	do_(c, "resource.add", { "kind", "room" }, { "code", "Pool" }, { "name", "Pool" },
	    { "lanes", "2" });
	do_(c, "hours.set", { "resource", "KB" }, { "days", "mon-fri" },
	    { "hours", "08:00-12:00 13:00-16:00" });
	hall = register_one(c, "Hall");
	smith = register_one(c, "Smith");
	do_(c, "session.book", { "patient", hall }, { "at", "2026-11-24 10:00" },
	    { "label", "Hydro" }, { "therapist", "KB" }, { "room", "Pool" });
	do_(c, "session.book", { "patient", smith }, { "at", "2026-11-24 10:15" },
	    { "label", "Hydro" }, { "room", "Pool" });
}

static void
load(struct a_clinic *c, int day, struct day_view *v)
{
	struct err e = { 0 };

	must(day_view_load(c->app, day, &c->a, v, &e));
}

static void
columns_show_who_is_where_and_what_is_free(void **state)
{
	static const struct {
		int column, minute, visits, places, free;
	} row[] = {
		{ 0, TEN - 5, 0, 1, 5 }, /* KB, the last cell before */
		{ 0, TEN, 1, 0, 0 },
		{ 0, TEN + 25, 1, 0, 0 },
		{ 0, TEN + 30, 0, 1, 90 }, /* until noon */
		{ 0, 12 * 60, 0, 0, 0 },   /* the break */
		{ 0, 13 * 60, 0, 1, 180 },
		{ 0, 16 * 60, 0, 0, 0 },
		{ 1, TEN, 0, 1, 8 * 60 }, /* TL has the clinic's hours */
		{ 2, NINE, 0, 2, 75 },    /* the pool: one place until both are there */
		{ 2, TEN, 1, 1, 15 },
		{ 2, TEN + 15, 2, 0, 0 },
		{ 2, TEN + 30, 1, 1, 450 },
	};
	struct a_clinic c;
	struct day_view v;

	(void)state;
	open_with_pool(&c);
	load(&c, day_of(2026, 11, 24), &v);
	assert_int_equal(v.column.n, 3);
	assert_null(v.closed);
	assert_int_equal(v.from, 8 * 60);
	assert_int_equal(v.to, 18 * 60);
	assert_int_equal(v.column.at[0].free_minutes, 7 * 60 - 30);
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		const struct day_column *k = &v.column.at[row[i].column];
		int n = 0;

		while (day_view_visit(k, row[i].minute, n) != NULL)
			n++;
		assert_int_equal(n, row[i].visits);
		assert_int_equal(k->places[row[i].minute / 5], row[i].places);
		assert_int_equal(day_view_free(k, row[i].minute), row[i].free);
	}
	is_str(day_view_visit(&v.column.at[0], TEN, 0)->row->name, "HALL, Ann");
	a_clinic_close(&c);
}

static void
closed_and_away_are_said(void **state)
{
	struct a_clinic c;
	struct day_view v;

	(void)state;
	open_with_pool(&c);
	do_(&c, "closure.add", { "from", "2026-12-24" }, { "name", "Feast" });
	do_(&c, "absence.add", { "resource", "TL" }, { "from", "2026-11-25" }, { "why", "leave" });
	load(&c, day_of(2026, 12, 24), &v);
	assert_non_null(strstr(v.closed, "Feast"));
	is_str(v.column.at[1].absent, "");
	assert_int_equal(v.from, 8 * 60);
	load(&c, day_of(2026, 11, 25), &v);
	is_str(v.column.at[1].absent, "TL away (leave)");
	assert_int_equal(v.column.at[1].free_minutes, 0);
	load(&c, day_of(2026, 11, 28), &v); /* Saturday */
	assert_non_null(v.closed);
	a_clinic_close(&c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(columns_show_who_is_where_and_what_is_free),
		cmocka_unit_test(closed_and_away_are_said),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
