/* Holidays out of a file: what is closed is closed, and every line that is not taken
 * says why. */
#include "lib/test.h"

#include <stdio.h>
#include <string.h>

#include "app/stranded.h"
#include "base/text.h"
#include "lib/a_desk.h"

#define EVENT(what) "BEGIN:VEVENT\r\n" what "END:VEVENT\r\n"
#define FILE_OF(what) "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" what "END:VCALENDAR\r\n"

static const char *
a_file(struct a_desk *d, const char *text)
{
	const char *path = text_fmt(&d->c.a, "%s.ics", d->c.paths.db);
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	assert_true(fputs(text, f) >= 0);
	assert_int_equal(fclose(f), 0);
	return path;
}

static bool
is_closed(struct a_desk *d, const char *day)
{
	struct pair pairs[] = { { "patient", a_clinic_ref(&d->c, d->anna) },
		{ "at", text_fmt(&d->c.a, "%s 10:00", day) }, { "label", "Talk" },
		{ "therapist", "KB" } };
	struct err e = { 0 };

	if (command_run(d->c.app, "session.book", pairs, 4, &d->c.out, &d->c.a, &e)) {
		do_pairs(&d->c, "undo.last", NULL, 0);
		return false;
	}
	assert_non_null(strstr(e.text, "clinic closed"));
	return true;
}

static void
days_ranges_and_yearly_ones_are_taken_and_taken_back(void **state)
{
	static const char text[] = FILE_OF(
	    EVENT("DTSTART;VALUE=DATE:20261208\r\nSUMMARY:Feast of\\, the l\r\n ong name\r\n")
		EVENT(
		    "DTSTART;VALUE=DATE:20261214\r\nDTEND;VALUE=DATE:20261217\r\nSUMMARY:Three\r\n"
		    "BEGIN:VALARM\r\nDTSTART:19990101\r\nEND:VALARM\r\n")
		    EVENT(
			"DTSTART;VALUE=DATE:20200101\r\nRRULE:FREQ=YEARLY\r\nSUMMARY:New Year\r\n")
			EVENT("DURATION:P2D\r\nDTSTART;VALUE=DATE:20270104\r\nSUMMARY:Two\r\n"));
	static const struct {
		const char *day;
		bool closed;
	} row[] = { { "2026-12-07", false }, { "2026-12-08", true }, { "2026-12-09", false },
		{ "2026-12-11", false }, { "2026-12-14", true }, { "2026-12-16", true },
		{ "2026-12-17", false }, { "2027-01-01", true }, { "2027-01-04", true },
		{ "2027-01-05", true }, { "2027-01-06", false } };
	struct a_desk d;
	const char *path;

	(void)state;
	a_desk_open(&d);
	path = a_file(&d, text);
	a_desk_talk(&d, d.ben, "2026-12-15 11:00", "KB");
	do_(&d.c, "closure.preview", { "file", path });
	/* A key is for a save, and nothing is saved. */
	do_(&d.c, "closure.preview", { "file", path }, { "key", "k" });
	do_(&d.c, "closure.preview", { "file", path }, { "key", "k" });
	is_str(d.c.out.said, "Read 4, would add 4, ignored 0; 1 booked on those days.");
	assert_false(is_closed(&d, "2026-12-08"));
	do_(&d.c, "closure.import", { "file", path });
	is_str(d.c.out.said, "Read 4, added 4, ignored 0; 1 booked on those days.");
	assert_true(a_desk_heard(&d, "line 3: Tue 08-Dec-2026, Feast of, the long name"));
	assert_true(a_desk_heard(&d, "Three: 1 booked then"));
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++)
		assert_int_equal(is_closed(&d, row[i].day), row[i].closed);
	assert_int_equal(refused(&d.c, "closure.import", { "file", path }), ERR_RULE);
	assert_true(a_desk_heard(&d, "it is there already"));
	do_pairs(&d.c, "undo.last", NULL, 0);
	assert_false(is_closed(&d, "2026-12-08"));
	a_desk_close(&d);
}

/* The fourth Thursday of November, the last Monday in May but in 2027, and a rule with its end. */
static void
what_comes_back_by_a_rule_is_closed_each_time(void **state)
{
	static const char text[] = FILE_OF(
	    EVENT("DTSTART;VALUE=DATE:20201126\r\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH\r\n"
		  "SUMMARY:Thanks\r\n")
		EVENT("DTSTART;VALUE=DATE:20200525\r\nRRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO\r\n"
		      "EXDATE;VALUE=DATE:20270531\r\nSUMMARY:Memory\r\n")
		    EVENT("DTSTART;VALUE=DATE:20261201\r\nRRULE:FREQ=WEEKLY;COUNT=3\r\n"
			  "RDATE;VALUE=DATE:20261230\r\nSUMMARY:Stock\r\n"));
	static const struct {
		const char *day;
		bool closed;
	} row[] = { { "2026-11-26", true }, { "2027-11-25", true }, { "2027-11-26", false },
		{ "2027-05-31", false }, { "2028-05-29", true }, { "2026-12-01", true },
		{ "2026-12-08", true }, { "2026-12-15", true }, { "2026-12-22", false },
		{ "2026-12-30", true } };
	struct a_desk d;

	(void)state;
	a_desk_open(&d);
	do_(&d.c, "closure.import", { "file", a_file(&d, text) }, { "until", "31/12/2028" });
	assert_true(a_desk_heard(&d, "line 3: Thu 26-Nov-2026, Thanks"));
	assert_true(a_desk_heard(&d, "line 8: Mon 29-May-2028, Memory"));
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++)
		assert_int_equal(is_closed(&d, row[i].day), row[i].closed);
	a_desk_close(&d);
}

static void
what_is_not_understood_is_named_with_its_line(void **state)
{
	static const struct {
		const char *event, *why;
	} row[] = {
		{ "DTSTART:20261208T100000Z\r\n", "it does not begin with a whole day" },
		{ "DTSTART;VALUE=DATE:20261308\r\n", "it says no day" },
		{ "SUMMARY:Never\r\n", "it says no day" },
		{ "DTSTART:20261208\r\nRRULE:FREQ=DAILY\r\n", "more often than can be" },
		{ "DTSTART:19000101\r\nRRULE:FREQ=SECONDLY\r\n", "more often than can be" },
		{ "DTSTART:20261208\r\nRRULE:FREQ=SOMETIMES\r\n", "cannot be read" },
		{ "DTSTART:20201208\r\nRRULE:FREQ=YEARLY;UNTIL=20221208\r\n", "on none" },
		{ "DTSTART:20261208\r\nSTATUS:CANCELLED\r\n", "it is cancelled" },
		{ "DTSTART:20261208\r\nDTEND:20270301\r\n", "longer than a month" },
		{ "DTSTART:20261208\r\nDURATION:PT2H\r\n", "its length" },
		{ "DTSTART:20251208\r\n", "it is past" },
		{ "DTSTART:20281208\r\n", "it lies after the last day" },
		{ "DTSTART:20261208\r\nSUMMARY:\x1b[2J\r\n", "no clean text" },
		{ "DTSTART;VALUE=DATE:20261225\r\nDTEND;VALUE=DATE:28261227\r\n",
		    "it says no day that can be read" },
	};
	struct a_desk d;

	(void)state;
	a_desk_open(&d);
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		const char *text = text_fmt(&d.c.a, FILE_OF(EVENT("%s")), row[i].event);

		assert_int_equal(refused(&d.c, "closure.import", { "file", a_file(&d, text) },
				     { "until", "31/12/2027" }),
		    ERR_RULE);
		assert_true(a_desk_heard(&d, "line 3: "));
		if (!a_desk_heard(&d, row[i].why))
			fail_msg("%s", row[i].why);
	}
	assert_false(is_closed(&d, "2026-12-08"));
	a_desk_close(&d);
}

static void
what_is_no_calendar_is_refused(void **state)
{
	static const struct {
		const char *text;
		enum err_code code;
	} row[] = {
		{ "", ERR_INPUT },
		{ "<html>\n", ERR_INPUT },
		{ "DTSTART:20261208\r\n", ERR_INPUT },
		{ "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20261208\r\n", ERR_INPUT },
		{ FILE_OF(""), ERR_RULE },
	};
	struct a_desk d;

	(void)state;
	a_desk_open(&d);
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++)
		assert_int_equal(
		    refused(&d.c, "closure.import", { "file", a_file(&d, row[i].text) }),
		    row[i].code);
	assert_int_equal(refused(&d.c, "closure.import", { "file", "/no/such.ics" }), ERR_IO);
	assert_int_equal(refused(&d.c, "closure.import", { "file", "/" }), ERR_INPUT);
	a_desk_close(&d);
}

/* What stands on a closed day is counted anew when something was written, and today's as it goes
 * by. */
static void
stranded_visits_are_counted_until_they_are_over(void **state)
{
	struct stranded seen = { 0 };
	struct a_desk d;
	struct err e = { 0 };
	int64_t later;

	(void)state;
	a_desk_open(&d);
	a_desk_talk(&d, d.ben, "2026-11-23 10:00", "KB");
	a_desk_talk(&d, d.ben, "2026-11-23 11:00", "KB");
	later = a_desk_talk(&d, d.ben, "2026-12-15 11:00", "KB");
	must(stranded_count(d.c.app, &seen, &e));
	assert_int_equal(seen.n, 0);
	do_(&d.c, "absence.add", { "resource", "KB" }, { "from", "2026-11-23" },
	    { "to", "2026-12-31" }, { "why", "ill" });
	must(stranded_count(d.c.app, &seen, &e));
	assert_int_equal(seen.n, 3);
	app_set_now(d.c.app, now_at(app_now(d.c.app).at + 90 * 60)); /* 10:30 */
	must(stranded_count(d.c.app, &seen, &e));
	assert_int_equal(seen.n, 2);
	assert_int_equal(seen.later, 1);
	do_(&d.c, "session.cancel", { "id", a_desk_number(&d, later) }, { "reason", "patient" });
	must(stranded_count(d.c.app, &seen, &e));
	assert_int_equal(seen.n, 1);
	app_set_now(d.c.app, now_at(app_now(d.c.app).at + 24 * 3600));
	must(stranded_count(d.c.app, &seen, &e));
	assert_int_equal(seen.n, 0);
	a_desk_close(&d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_comes_back_by_a_rule_is_closed_each_time),
		cmocka_unit_test(days_ranges_and_yearly_ones_are_taken_and_taken_back),
		cmocka_unit_test(what_is_not_understood_is_named_with_its_line),
		cmocka_unit_test(what_is_no_calendar_is_refused),
		cmocka_unit_test(stranded_visits_are_counted_until_they_are_over),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
