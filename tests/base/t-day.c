/* Dates and times as people type them. */
#include "lib/test.h"

#include "base/day.h"

static void
every_day_survives_the_calendar(void **state)
{
	int first = day_of(1850, 1, 1), last = day_of(2200, 12, 31);

	(void)state;
	assert_int_equal(day_of(1970, 1, 1), 0);
	assert_int_equal(day_of(2000, 3, 1), 11017);
	for (int day = first; day <= last; day++) {
		int y, m, d;

		day_split(day, &y, &m, &d);
		assert_int_equal(day_of(y, m, d), day);
	}
	assert_int_equal(day_of(2023, 2, 29), DAY_NONE);
	assert_int_equal(day_of(1900, 2, 29), DAY_NONE);
	assert_int_equal(day_of(1849, 12, 31), DAY_NONE);
	assert_int_equal(day_of(2201, 1, 1), DAY_NONE);
}

static void
weekdays_months_and_ages_count(void **state)
{
	(void)state;
	assert_int_equal(day_weekday(day_of(2026, 11, 22)), 7);
	assert_int_equal(day_weekday(day_of(1969, 12, 31)), 3);
	assert_int_equal(day_add_months(day_of(2024, 1, 31), 1), day_of(2024, 2, 29));
	assert_int_equal(day_add_months(day_of(2024, 3, 31), -1), day_of(2024, 2, 29));
	assert_int_equal(day_age(day_of(2004, 2, 29), day_of(2026, 2, 28)), 21);
	assert_int_equal(day_age(day_of(2004, 2, 29), day_of(2026, 3, 1)), 22);
}

static void
a_typed_date_is_understood_or_refused(void **state)
{
	static const struct {
		const char *typed;
		bool past;
		const char *want; /* NULL: refused */
	} row[] = {
		{ "14 jul 1968", true, "1968-07-14" },
		{ "14-Jul-1968", true, "1968-07-14" },
		{ "July 14, 1968", true, "1968-07-14" },
		{ "14/7/68", true, "1968-07-14" },
		{ "14.7.1968", true, "1968-07-14" },
		{ "14071968", true, "1968-07-14" },
		{ "19680714", true, "1968-07-14" },
		{ "1968-07-14", true, "1968-07-14" },
		{ "150468", true, "1968-04-15" },
		{ "680415", true, "1968-04-15" },
		{ "010101", true, "2001-01-01" },
		{ "100203", true, NULL },  /* 10 February 2003, or 3 February 2010 */
		{ "150468", false, NULL }, /* a day to come is not typed so */
		{ "999999", true, NULL },
		{ "3/3/85", true, "1985-03-03" },
		{ "3/3/26", true, "2026-03-03" },
		{ "3/3/27", true, "1927-03-03" },
		{ "3/3/27", false, "2027-03-03" },
		{ "t", false, "2026-11-22" },
		{ "today", false, "2026-11-22" },
		{ "Today-2w", false, "2026-11-08" },
		{ "t+3", false, "2026-11-25" },
		{ "t-2d", false, "2026-11-20" },
		{ "+6w", false, "2027-01-03" },
		{ "t+4m", false, "2027-03-22" },
		{ "t+1y", false, "2027-11-22" },
		{ "mon", false, "2026-11-23" },
		{ "sun", false, "2026-11-29" },
		{ "next tue", false, "2026-11-24" },
		{ "12 mar", false, "2027-03-12" },
		{ "12 mar", true, "2026-03-12" },
		{ "22 nov", true, "2026-11-22" },
		{ "23 nov", true, "2025-11-23" },
		{ "24/12", false, "2026-12-24" },
		{ "24/12", true, "2025-12-24" },
		{ "29 feb", true, "2024-02-29" },
		{ "31 feb", true, NULL },
		{ "mon", true, "2026-11-16" },
		{ "sat", true, "2026-11-21" },
		{ "sun", true, "2026-11-15" },
		{ "next tue", true, "2026-11-24" },
		{ "Tue 24-Nov-2026", false, "2026-11-24" },
		{ "31 feb 2026", true, NULL },
		{ "29/2/2023", true, NULL },
		{ "00/00/0000", true, NULL },
		{ "1/1/1601", true, NULL },
		{ "1/1/9999", true, NULL },
		{ "1/1/10000", true, NULL },
		{ "12 13 14 15 16", true, NULL },
		{ "t+", false, NULL },
		{ "t+99999999", false, NULL },
		{ "-9223372036854775808", false, NULL },
		{ "t+9223372036854775808", false, NULL },
		{ "+9047w", false, "2200-04-13" },
		{ "+40000w", false, NULL },
		{ "-40000w", false, NULL },
		{ "yesterday", false, "2026-11-21" },
		{ "Tomorrow", false, "2026-11-23" },
		{ "yesterdays", false, NULL },
		{ "3 days ago", true, "2026-11-19" },
		{ "1 day ago", true, "2026-11-21" },
		{ "3 days", true, NULL },
		{ "3 daze ago", true, NULL },
		{ "3 days agone", true, NULL },
		{ "3 weeks ago", true, NULL },
		{ "31.02 10", true, NULL },
		{ "31.02.", true, NULL },
		{ "", false, NULL },
		{ "12 mar apr", false, NULL },
	};
	int today = day_of(2026, 11, 22);

	(void)state;
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		struct err e = { 0 };
		char buf[DAY_TEXT];
		int day = DAY_NONE;
		bool read = day_read(
		    row[i].typed, today, DAY_DMY, row[i].past ? DAY_PAST : DAY_NEAR, &day, &e);

		if (row[i].want == NULL) {
			assert_false(read);
			assert_string_not_equal(e.text, "");
			continue;
		}
		must(read);
		is_str(day_iso(day, buf), row[i].want);
	}
}

/* What can only be to come is the next of its name; today is not over. */
static void
a_date_without_a_year_may_have_to_be_ahead(void **state)
{
	static const char *const row[][2] = { { "12 mar", "2027-03-12" }, { "1 jun", "2027-06-01" },
		{ "22 nov", "2026-11-22" }, { "21 nov", "2027-11-21" }, { "29 feb", "2028-02-29" },
		{ "sun", "2026-11-29" } };
	int today = day_of(2026, 11, 22), day;
	char buf[DAY_TEXT];
	struct err e;

	(void)state;
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		must(day_read(row[i][0], today, DAY_DMY, DAY_AHEAD, &day, &e));
		is_str(day_iso(day, buf), row[i][1]);
	}
}

static void
a_stored_day_has_one_spelling(void **state)
{
	static const char *const bad[] = { "", "1968-7-14", "1968-07-14 ", " 968-07-14",
		"1968-+7-14", "1968- 7-14", "1968-07--4", "+968-07-14", "19680714", "1968-07-32",
		"1968/07/14" };
	int day;

	(void)state;
	assert_true(day_read_iso("1968-07-14", &day));
	assert_int_equal(day, day_of(1968, 7, 14));
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		if (day_read_iso(bad[i], &day))
			fail_msg("\"%s\" was read", bad[i]);
}

static void
a_typed_time_is_understood_or_refused(void **state)
{
	static const struct {
		const char *typed;
		int want;
	} row[] = { { "9", 540 }, { "930", 570 }, { "9:30", 570 }, { "09.30", 570 }, { "9h", 540 },
		{ "2pm", 840 }, { "12am", 0 }, { "12pm", 720 }, { "14:00", 840 }, { "0", 0 },
		{ "23:59", 1439 }, { "24:00", -1 }, { "23:60", -1 }, { "13pm", -1 }, { "9:3", -1 },
		{ "9:+3", -1 }, { "9: 3", -1 }, { "", -1 }, { "x", -1 }, { "93000", -1 },
		{ "9 30", -1 } };

	(void)state;
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		struct err e = { 0 };
		int minute = -1;
		bool read = minute_read(row[i].typed, &minute, &e);

		assert_int_equal(read, row[i].want >= 0);
		assert_int_equal(minute, row[i].want);
	}
}

/* A refusal says what to type instead. */
static void
what_is_no_day_or_time_is_said_with_what_to_type(void **state)
{
	static const char *const day[][2] = {
		{ "31.02.", "\"31.02.\": there is no such day, Feb-2026 has 28 days" },
		{ "31.02 24", "\"31.02 24\": there is no such day, Feb-2024 has 29 days" },
		{ "31/4/2026", "\"31/4/2026\": there is no such day, Apr-2026 has 30 days" },
		{ "1/13/2026", "\"1/13/2026\": the day comes first here: 13/1/2026" },
		{ "3 Weeks ago",
		    "\"3 Weeks ago\" is no day: type the date, or t-3w for the day itself" },
		{ "1 year ago",
		    "\"1 year ago\" is no day: type the date, or t-1y for the day itself" },
	};
	static const char *const minute[][2] = {
		{ "12:3", "\"12:3\": type both digits of the minutes, like 12:03" },
		{ "9.5", "\"9.5\": type both digits of the minutes, like 9:05" },
		{ "12:3x", "\"12:3x\" is no time: type it like 9:30 or 14" },
	};
	int today = day_of(2026, 11, 22), n;
	struct err e;

	(void)state;
	for (size_t i = 0; i < sizeof(day) / sizeof(*day); i++) {
		assert_false(day_read(day[i][0], today, DAY_DMY, DAY_NEAR, &n, &e));
		is_str(e.text, day[i][1]);
	}
	for (size_t i = 0; i < sizeof(minute) / sizeof(*minute); i++) {
		assert_false(minute_read(minute[i][0], &n, &e));
		is_str(e.text, minute[i][1]);
	}
}

static void
the_zone_of_the_clinic_decides(void **state)
{
	struct err e = { 0 };
	struct now n;

	(void)state;
	assert_true(now_zone("Pacific/Auckland"));
	n = now_at(1795345200); /* 22 Nov 2026 11:00 UTC is 23 Nov 00:00 there */
	assert_int_equal(n.day, day_of(2026, 11, 23));
	assert_int_equal(n.minute, 0);
	must(now_read("2026-11-23T00:00", &n, &e));
	assert_int_equal(n.at, 1795345200);
	assert_false(now_zone("../../etc/passwd"));
	assert_false(now_zone("Mars/Phobos"));
	assert_false(now_read("2026-11-23T24:00", &n, &e));
	assert_false(now_read("2026-02-30", &n, &e));
}

static void
a_birth_date_shows_only_what_is_known(void **state)
{
	char buf[DAY_TEXT];

	(void)state;
	is_str(day_show_born(day_of(1961, 1, 1), true, buf), "1961");
	is_str(day_show_born(day_of(1961, 7, 1), true, buf), "Jul-1961");
	is_str(day_show_born(day_of(1961, 7, 14), true, buf), "14-Jul-1961");
	is_str(day_show_born(day_of(1961, 1, 1), false, buf), "01-Jan-1961");
	is_str(day_show_born(DAY_NONE, true, buf), "");
}

/* What a clock leaves out in spring and strikes twice in autumn; some never do. */
static void
the_changes_of_a_clock_are_known_to_the_minute(void **state)
{
	static const struct {
		const char *zone;
		int from; /* the day from which on it is looked for */
		struct clock_change is;
	} row[] = {
		{ "Europe/London", 20819, { 20905, 60, 120, false } },
		{ "Europe/London", 20905, { 20905, 60, 120, false } },
		{ "Europe/London", 20906, { 21122, 60, 120, true } },
		{ "America/New_York", 20819, { 20891, 120, 180, false } },
		{ "America/New_York", 20892, { 21129, 60, 120, true } },
		{ "Pacific/Auckland", 20819, { 20912, 120, 180, true } },
		{ "Australia/Lord_Howe", 20913, { 21094, 120, 150, false } },
		{ "America/Sao_Paulo", 17800, { 17839, 0, 60, false } },
		{ "America/Sao_Paulo", 17840, { 17943, 1380, 1440, true } },
	};
	struct clock_change c;

	(void)state;
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		assert_true(now_zone(row[i].zone));
		assert_true(now_change(row[i].from, 400, &c));
		assert_int_equal(c.day, row[i].is.day);
		assert_int_equal(c.from, row[i].is.from);
		assert_int_equal(c.to, row[i].is.to);
		assert_int_equal(c.twice, row[i].is.twice);
		assert_false(now_change(c.day + 1, 20, &c));
	}
	assert_true(now_zone("Asia/Kolkata"));
	assert_false(now_change(20819, 4000, &c));
	assert_true(now_zone("UTC"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_birth_date_shows_only_what_is_known),
		cmocka_unit_test(every_day_survives_the_calendar),
		cmocka_unit_test(weekdays_months_and_ages_count),
		cmocka_unit_test(a_typed_date_is_understood_or_refused),
		cmocka_unit_test(a_date_without_a_year_may_have_to_be_ahead),
		cmocka_unit_test(a_stored_day_has_one_spelling),
		cmocka_unit_test(what_is_no_day_or_time_is_said_with_what_to_type),
		cmocka_unit_test(a_typed_time_is_understood_or_refused),
		cmocka_unit_test(the_zone_of_the_clinic_decides),
		cmocka_unit_test(the_changes_of_a_clock_are_known_to_the_minute),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
