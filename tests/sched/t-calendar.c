/* Hours, exceptions and closures. */
#include "lib/test.h"

#include "base/day.h"
#include "sched/calendar.h"

static const struct hours clinic[] = { { 1, { 480, 1080 } }, { 2, { 480, 1080 } },
	{ 3, { 480, 1080 } }, { 4, { 480, 1080 } }, { 5, { 480, 1080 } }, { 6, { 480, 720 } } };
static const struct hours kb_hours[] = { { 1, { 420, 720 } }, { 1, { 750, 1020 } },
	{ 3, { 540, 720 } }, { 6, { 540, 780 } } };
static const struct hours pool_hours[] = { { 1, { 0, 1440 } }, { 3, { 0, 1440 } },
	{ 4, { 0, 1440 } } };

/* November and December 2026; the 23rd of November is a Monday. */
static int
nov(int mday)
{
	return day_of(2026, 11, mday);
}

static int
dec(int mday)
{
	return day_of(2026, 12, mday);
}

struct house {
	struct arena a;
	struct exception kb[4];
	struct closure closure[4];
	struct resource resource[2];
	struct calendar c;
};

static void
build(struct house *h)
{
	struct err e = { 0 };

	*h = (struct house){ 0 };
	h->kb[0] = (struct exception){ nov(30), dec(4), false, { 0, 1440 }, "annual leave" };
	h->kb[1] = (struct exception){ dec(2), dec(2), true, { 600, 660 }, "" };
	h->kb[2] = (struct exception){ dec(10), dec(10), true, { 480, 600 }, "" };
	h->kb[3] = (struct exception){ dec(14), dec(14), false, { 420, 480 }, "" };
	h->closure[0] = (struct closure){ "Christmas", day_of(2020, 12, 24), day_of(2020, 12, 26),
		true, { 0, 1440 } };
	h->closure[1] = (struct closure){ "New Year", day_of(2020, 12, 31), day_of(2021, 1, 1),
		true, { 0, 1440 } };
	h->closure[2] = (struct closure){ "Stocktaking", dec(7), dec(7), false, { 960, 1440 } };
	h->closure[3] = (struct closure){ "Works", dec(16), dec(16), false, { 0, 1440 } };
	h->resource[0] = (struct resource){ .id = 11,
		.kind = RES_THERAPIST,
		.code = "KB",
		.name = "Baker",
		.skills = 1,
		.lanes = 1,
		.hours = kb_hours,
		.nhours = 4,
		.exception = h->kb,
		.nexceptions = 4 };
	h->resource[1] = (struct resource){ .id = 12,
		.kind = RES_ROOM,
		.code = "Pool",
		.name = "Pool",
		.skills = 2,
		.lanes = 4,
		.hours = pool_hours,
		.nhours = 3 };
	h->c = (struct calendar){ .resource = h->resource,
		.n = 2,
		.closure = h->closure,
		.nclosures = 4,
		.hours = clinic,
		.nhours = 6 };
	must(calendar_ready(&h->c, &h->a, &e));
}

static void
hours_exceptions_and_closures_cut_one_day(void **state)
{
	struct house h;
	const struct {
		int who, day, minutes; /* open that day */
	} row[] = {
		{ 0, nov(23), 510 },            /* 08:00-12:00 of the clinic's and 12:30-17:00 */
		{ 0, nov(24), 0 },              /* no hours on Tuesdays */
		{ 0, nov(28), 180 },            /* Saturday, the clinic shuts at noon */
		{ 0, nov(29), 0 },              /* nobody on Sunday */
		{ 0, nov(30), 0 },              /* leave, first day */
		{ 0, dec(2), 60 },              /* extra hours inside the leave, entered later */
		{ 0, dec(4), 0 },               /* leave, last day */
		{ 0, dec(5), 180 },             /* back */
		{ 0, dec(10), 120 },            /* extra hours on a Thursday */
		{ 0, dec(14), 510 },            /* away before the clinic opens: nothing lost */
		{ 1, dec(7), 480 },             /* closed from 16:00 */
		{ 1, dec(16), 0 },              /* closed */
		{ 1, dec(23), 600 },            /* the day before Christmas */
		{ 1, dec(24), 0 },              /* yearly, another year's date */
		{ 1, day_of(2026, 12, 31), 0 }, /* across the new year */
	};

	(void)state;
	build(&h);
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		struct cells c = calendar_open(&h.c, row[i].who, row[i].day);

		if (cells_count(&c) * 5 != row[i].minutes)
			fail_msg("row %zu: %d minutes", i, cells_count(&c) * 5);
	}
	assert_int_equal(calendar_index(&h.c, 12), 1);
	assert_int_equal(calendar_index(&h.c, 13), RES_NONE);
	arena_clear(&h.a);
}

static void
a_closed_day_says_why(void **state)
{
	struct house h;
	const struct {
		int day;
		const char *want; /* NULL: open */
	} row[] = {
		{ dec(23), NULL },
		{ dec(24), "clinic closed 24 to 26-Dec (Christmas)" },
		{ dec(26), "clinic closed 24 to 26-Dec (Christmas)" },
		{ dec(16), "clinic closed 16-Dec (Works)" },
		{ dec(31), "clinic closed 31-Dec to 01-Jan (New Year)" },
		{ day_of(2027, 1, 1), "clinic closed 31-Dec to 01-Jan (New Year)" },
		{ nov(29), "no clinic hours on Sundays" },
		{ dec(7), NULL },
	};

	(void)state;
	build(&h);
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		const char *why = calendar_closed(&h.c, row[i].day, &h.a);

		assert_int_equal(why == NULL, row[i].want == NULL);
		if (why != NULL)
			is_str(why, row[i].want);
	}
	arena_clear(&h.a);
}

static void
an_absent_resource_says_why(void **state)
{
	struct house h;
	struct span ten = { 600, 630 }, four = { 960, 990 };

	(void)state;
	build(&h);
	assert_null(calendar_absent(&h.c, 0, nov(23), ten, &h.a));
	is_str(calendar_absent(&h.c, 0, nov(30), ten, &h.a), "KB away (annual leave)");
	is_str(calendar_absent(&h.c, 0, nov(24), ten, &h.a), "KB not there on Tuesdays");
	is_str(calendar_absent(&h.c, 0, nov(25), four, &h.a), "KB not open at 16:00");
	is_str(closure_text(calendar_closure(&h.c, dec(7), four), dec(7), &h.a),
	    "clinic closed 07-Dec 16:00 to 24:00 (Stocktaking)");
	assert_null(calendar_closure(&h.c, dec(7), ten));
	arena_clear(&h.a);
}

static void
a_calendar_that_cannot_be_is_refused(void **state)
{
	struct house h;
	struct err e = { 0 };
	struct hours odd = { 1, { 481, 600 } }, eighth = { 8, { 480, 600 } };

	(void)state;
	build(&h);
	h.resource[1].lanes = 0;
	assert_false(calendar_ready(&h.c, &h.a, &e));
	is_str(e.text, "Pool: 0 places, it needs at least one");
	h.resource[1].lanes = 1;
	h.resource[1].hours = &odd;
	h.resource[1].nhours = 1;
	assert_false(calendar_ready(&h.c, &h.a, &e));
	is_str(e.text, "Pool: hours must begin before they end, in steps of 5 minutes");
	h.resource[1].hours = &eighth;
	assert_false(calendar_ready(&h.c, &h.a, &e));
	arena_clear(&h.a);
	build(&h);
	h.closure[3].to = h.closure[3].from - 1;
	assert_false(calendar_ready(&h.c, &h.a, &e));
	arena_clear(&h.a);
	build(&h);
	h.kb[0].at = (struct span){ 600, 600 };
	assert_false(calendar_ready(&h.c, &h.a, &e));
	arena_clear(&h.a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(hours_exceptions_and_closures_cut_one_day),
		cmocka_unit_test(a_closed_day_says_why),
		cmocka_unit_test(an_absent_resource_says_why),
		cmocka_unit_test(a_calendar_that_cannot_be_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
