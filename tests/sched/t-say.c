/* Requests as people type them. */
#include "lib/test.h"

#include <stdio.h>

#include "sched/say.h"

/* What was understood, as one line. */
static const char *
show(const struct said *s, char *buf, size_t size)
{
	char day[DAY_TEXT], lo[DAY_TEXT], hi[DAY_TEXT], at[DAY_TEXT], from[DAY_TEXT];

	snprintf(buf, size, "%s|%d|%d|%d|%+d|%s|%s|%s|%x|%s|%s-%d|%s", s->therapy, s->count,
	    s->every, s->per_week, s->shift, day_iso(s->day, day), day_iso(s->not_before, lo),
	    day_iso(s->not_after, hi), s->weekdays, minute_show(s->at, at),
	    minute_show(s->window.from, from), s->window.to, s->with);
	return buf;
}

static void
a_request_is_understood_or_refused(void **state)
{
	static const struct {
		const char *typed, *want; /* NULL: refused */
	} row[] = {
		{ "6x1w", "|6|7|0|+0||||0||00:00-0|" },
		{ "4x8w", "|4|56|0|+0||||0||00:00-0|" },
		{ "10x2d", "|10|2|0|+0||||0||00:00-0|" },
		{ "12x2/w", "|12|0|2|+0||||0||00:00-0|" },
		{ "6x", "|6|0|0|+0||||0||00:00-0|" },
		{ "6w", "|0|0|0|+0|2027-01-03|||0||00:00-0|" },
		{ "10d", "|0|0|0|+0|2026-12-02|||0||00:00-0|" },
		{ "+1w", "|0|0|0|+7||||0||00:00-0|" },
		{ "-2d", "|0|0|0|-2||||0||00:00-0|" },
		{ "tue 10", "|0|0|0|+0||||4|10:00|00:00-0|" },
		{ "thu 14", "|0|0|0|+0||||10|14:00|00:00-0|" },
		{ "eswt 6x1w tue 10", "eswt|6|7|0|+0||||4|10:00|00:00-0|" },
		{ "ESWT 6X1W Tue 10:30", "ESWT|6|7|0|+0||||4|10:30|00:00-0|" },
		{ "after 15:00", "|0|0|0|+0||||0||15:00-1440|" },
		{ "before 11", "|0|0|0|+0||||0||00:00-660|" },
		{ "after 3 pm", "|0|0|0|+0||||0||15:00-1440|" },
		{ "tue 3 pm", "|0|0|0|+0||||4|15:00|00:00-0|" },
		{ "Tuesdays after 3 pm", "|0|0|0|+0||||4||15:00-1440|" },
		{ "mondays fri mornings", "|0|0|0|+0||||22||00:00-720|" },
		{ "after 3pm", "|0|0|0|+0||||0||15:00-1440|" },
		{ "after 15 pm", "|0|0|0|+0||||0||15:00-1440|" },
		{ "after 9 am before 11 am", "|0|0|0|+0||||0||09:00-660|" },
		{ "after 12 am before 12 pm", "|0|0|0|+0||||0||00:00-720|" },
		{ "after 9 before 11", "|0|0|0|+0||||0||09:00-660|" },
		{ "before 11 after 9", "|0|0|0|+0||||0||09:00-660|" },
		{ "9-11", "|0|0|0|+0||||0||09:00-660|" },
		{ "9:30-11:15", "|0|0|0|+0||||0||09:30-675|" },
		{ "pm", "|0|0|0|+0||||0||12:00-1440|" },
		{ "am <12/12", "|0|0|0|+0|||2026-12-12|0||00:00-720|" },
		{ ">1/12 with kb", "|0|0|0|+0||2026-12-01||0||00:00-0|kb" },
		{ "mon wed fri", "|0|0|0|+0||||2a||00:00-0|" },
		{ "12 mar at 9", "|0|0|0|+0|2027-03-12|||0|09:00|00:00-0|" },
		{ "24/12 10", "|0|0|0|+0|2026-12-24|||0|10:00|00:00-0|" },
		{ "t+3 930", "|0|0|0|+0|2026-11-25|||0|09:30|00:00-0|" },
		{ "tue 10 dec", "|0|0|0|+0|2026-12-10|||4||00:00-0|" },
		{ "", "||" },
		{ "0x1w", NULL },
		{ "101x1w", NULL },
		{ "6x0w", NULL },
		{ "6x1y", NULL },
		{ "6x8/w", NULL },
		{ "after", NULL },
		{ "after noonish", NULL },
		{ "after 15 am", NULL },
		{ "10:03", NULL },
		{ "11-9", NULL },
		{ "after 11 before 9", NULL },
		{ "<31/2", NULL },
		{ "tue 25:00", NULL },
		{ "eswt hydro", NULL },
		{ "99999999999999999999x1w", NULL },
		{ "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", NULL },
		{ "1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1", NULL },
		{ "\x80\xff", NULL },
	};
	int today = day_of(2026, 11, 22);

	(void)state;
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		struct err e = { 0 };
		struct said s;
		char buf[300];
		bool read = say_read(row[i].typed, today, DAY_DMY, &s, &e);

		if (row[i].want == NULL) {
			if (read)
				fail_msg(
				    "%s was read as %s", row[i].typed, show(&s, buf, sizeof(buf)));
			assert_string_not_equal(e.text, "");
			continue;
		}
		must(read);
		if (row[i].typed[0] != '\0')
			is_str(show(&s, buf, sizeof(buf)), row[i].want);
	}
}

static void
a_weekday_means_the_next_such_day(void **state)
{
	struct said s = { .weekdays = 1u << 2 | 1u << 4 };
	int sunday = day_of(2026, 11, 22);

	(void)state;
	assert_int_equal(say_first_day(&s, sunday), sunday + 2);
	assert_int_equal(say_first_day(&s, sunday + 2), sunday + 2);
	assert_int_equal(say_first_day(&s, sunday + 3), sunday + 4);
	s.weekdays = 0;
	assert_int_equal(say_first_day(&s, sunday), sunday);
}

static void
the_hip_is_said_by_a_word_or_its_letter(void **state)
{
	static const struct {
		const char *typed, *therapy;
		char side;
	} row[] = {
		{ "eswt left 6x1w tue 10", "eswt", 'L' },
		{ "right eswt tue", "eswt", 'R' },
		{ "eswt Both", "eswt", 'B' },
		{ "eswt r", "eswt", 'R' },
		{ "L tens 10x2d", "tens", 'L' },
		{ "eswt b fri", "eswt", 'B' },
		{ "eswt right left", "eswt", 'B' },
		{ "left", "", 'L' },
		{ "eswt tue 10 with r", "eswt", '\0' },
		{ "eswt tue 10", "eswt", '\0' },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(row) / sizeof(*row); i++) {
		struct said said;
		struct err e = { 0 };

		must(say_read(row[i].typed, day_of(2026, 11, 22), DAY_DMY, &said, &e));
		is_str(said.therapy, row[i].therapy);
		assert_int_equal(said.side, row[i].side);
	}
}

/* A day or a time that cannot be is said as that, with what to type. */
static void
a_refused_day_or_time_says_what_to_type(void **state)
{
	static const char *const row[][2] = {
		{ "eswt 31.02 10", "\"31.02\": there is no such day, Feb-2026 has 28 days" },
		{ "eswt 31.02. 10", "\"31.02.\": there is no such day, Feb-2026 has 28 days" },
		{ "eswt tue 12:3", "\"12:3\": type both digits of the minutes, like 12:03" },
		{ "eswt tue 25:00", "\"25:00\" is no time: type it like 9:30 or 14" },
		{ "eswt tue 11-9", "\"11-9\" cannot be read: type it like 6x1w tue 10" },
	};
	struct said out;
	struct err e;

	(void)state;
	for (size_t i = 0; i < sizeof(row) / sizeof(*row); i++) {
		assert_false(say_read(row[i][0], day_of(2026, 11, 22), DAY_DMY, &out, &e));
		is_str(e.text, row[i][1]);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_request_is_understood_or_refused),
		cmocka_unit_test(the_hip_is_said_by_a_word_or_its_letter),
		cmocka_unit_test(a_refused_day_or_time_says_what_to_type),
		cmocka_unit_test(a_weekday_means_the_next_such_day),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
