/* What speaks against one session, each rule from both sides. */
#include "lib/a_house.h"
#include "lib/test.h"

#include <string.h>

#include "sched/check.h"

enum { KB, TL, POOL, ROOM, FIRST = 20780, DAYS = 120 };

static const struct closure closures[] = { { "Works", FIRST + 28, FIRST + 28, false, { 0, 1440 } },
	{ "Party", FIRST + 29, FIRST + 29, false, { 960, 1440 } } };

struct house {
	struct arena a;
	struct exception leave;
	struct resource r[4];
	struct calendar c;
	struct busy *b;
	struct want w;
	struct place p;
};

/* FIRST is a Monday: 2026-11-23. */
static void
build(struct house *h)
{
	struct err e = { 0 };

	*h = (struct house){ 0 };
	h->leave = (struct exception){ FIRST + 1, FIRST + 1, false, { 0, 1440 }, "" };
	h->r[KB] = a_house_resource(1, RES_THERAPIST, "KB", 1);
	h->r[KB].exception = &h->leave;
	h->r[KB].nexceptions = 1;
	h->r[TL] = a_house_resource(2, RES_THERAPIST, "TL", 2);
	h->r[POOL] = a_house_resource(3, RES_ROOM, "Pool", 1);
	h->r[POOL].lanes = 2;
	h->r[POOL].policy = POLICY_ASK;
	h->r[POOL].over = 1;
	h->r[ROOM] = a_house_resource(4, RES_ROOM, "Room 2", 2);
	h->c = (struct calendar){ .resource = h->r, .n = 4, .closure = closures, .nclosures = 2 };
	must(calendar_ready(&h->c, &h->a, &e));
	h->b = busy_new(&h->a, &h->c, FIRST, DAYS);
	h->w = want_of("Hydrotherapy", 77, 1, 30);
	h->w.changeover = 10;
	h->w.earliest = FIRST;
	h->w.need[RES_THERAPIST] = (struct need){ .wanted = true, .skills = 1, .only = RES_NONE };
	h->w.need[RES_ROOM] = (struct need){ .wanted = true, .skills = 1, .only = RES_NONE };
	h->p = (struct place){ FIRST + 2, 600, { KB, POOL, RES_NONE } };
	must(want_check(&h->w, &h->c, &e));
}

static const char *const name_of[OBSTACLE_CODES] = {
	[OBSTACLE_NONE] = "none",
	[OBSTACLE_RANGE] = "range",
	[OBSTACLE_BOOK] = "book",
	[OBSTACLE_GRID] = "grid",
	[OBSTACLE_CLOSED] = "closed",
	[OBSTACLE_HOURS] = "hours",
	[OBSTACLE_MISSING] = "missing",
	[OBSTACLE_SKILL] = "skill",
	[OBSTACLE_FULL] = "full",
	[OBSTACLE_PATIENT] = "patient",
	[OBSTACLE_TOO_SOON] = "too_soon",
	[OBSTACLE_TOO_LATE] = "too_late",
	[OBSTACLE_WEEK] = "week",
	[OBSTACLE_TOTAL] = "total",
	[OBSTACLE_REST] = "rest",
	[OBSTACLE_TOGETHER] = "together",
	[OBSTACLE_WINDOW] = "window",
	[OBSTACLE_WISH] = "wish",
};

/* The codes that h->p meets, joined, and the first sentence. */
static const char *
codes(struct house *h, const char **first)
{
	struct obstacles ps;
	static const size_t room = 200;
	char *out = arena_alloc(&h->a, room);

	check_session(h->b, &h->w, &h->p, &h->a, &ps);
	*first = ps.n > 0 ? ps.at[0].text : "";
	for (int i = 0; i < ps.n; i++) {
		strncat(out, i > 0 ? " " : "", room - strlen(out) - 1);
		strncat(out, name_of[ps.at[i].code], room - strlen(out) - 1);
		strncat(out, ps.at[i].severity == OBSTACLE_ASK ? "?" : "", room - strlen(out) - 1);
	}
	return out;
}

static void
is_problem(struct house *h, const char *want, const char *sentence)
{
	const char *first;

	is_str(codes(h, &first), want);
	is_str(first, sentence);
}

static void
take(struct house *h, int who, int lane, int minute, int minutes)
{
	struct reservation r = { .who = who,
		.lane = lane,
		.patient = who == RES_NONE ? 77 : 5,
		.day = FIRST + 2,
		.at = { minute, minute + minutes } };

	assert_true(busy_add(h->b, &r));
}

static void
hours_and_closures_are_kept_to_the_minute(void **state)
{
	struct house h;
	struct {
		int day, minute;
		const char *want, *sentence;
	} row[] = {
		{ 2, 600, "", "" },
		{ 2, 480, "", "" },
		{ 2, 475, "hours hours", "KB not open at 07:55" },
		{ 2, 980, "", "" }, /* 16:20 to 16:50, free again at 17:00 */
		{ 2, 985, "hours hours", "KB not open at 16:25" },
		{ 1, 600, "hours", "KB away" },
		{ 28, 600, "closed", "clinic closed 21-Dec (Works)" },
		{ 29, 920, "", "" },
		{ 29, 925, "closed closed", "clinic closed 22-Dec 16:00 to 24:00 (Party)" },
		{ 5, 600, "closed", "no clinic hours on Saturdays" },
		{ 2, 601, "grid",
		    "a session starts at a multiple of 5 minutes and ends the same day" },
		{ 2, -5, "grid",
		    "a session starts at a multiple of 5 minutes and ends the same day" },
		{ 2, 1405, "grid",
		    "a session starts at a multiple of 5 minutes and ends the same day" },
		{ -1, 600, "book", "the book is not open for Sun 22-Nov-2026" },
		{ DAYS, 600, "book", "the book is not open for Tue 23-Mar-2027" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		build(&h);
		h.p.day = FIRST + row[i].day;
		h.p.minute = row[i].minute;
		is_problem(&h, row[i].want, row[i].sentence);
		arena_clear(&h.a);
	}
}

static void
a_taken_place_is_found_by_the_minutes_it_covers(void **state)
{
	struct house h;

	(void)state;
	build(&h);
	take(&h, KB, 0, 640, 30);
	is_problem(&h, "", "");
	h.p.minute = 605;
	is_problem(&h, "full", "KB booked at 10:05");
	h.p.minute = 665;
	is_problem(&h, "full", "KB booked at 11:05");
	h.p.minute = 670;
	is_problem(&h, "", "");
	take(&h, POOL, 0, 600, 30);
	h.p.minute = 600;
	is_problem(&h, "", "");
	take(&h, POOL, 1, 610, 30);
	is_problem(&h, "full?", "Pool full at 10:00: one more needs a reason");
	h.r[POOL].policy = POLICY_ALLOW;
	is_problem(&h, "", "");
	take(&h, POOL, 2, 610, 30);
	is_problem(&h, "full", "Pool full at 10:00");
	arena_clear(&h.a);
}

static void
a_patient_is_in_one_place_and_free_during_changeover(void **state)
{
	struct house h;

	(void)state;
	build(&h);
	take(&h, RES_NONE, 0, 630, 30);
	is_problem(&h, "", "");
	h.p.minute = 605;
	is_problem(&h, "patient", "the patient is booked at 10:05");
	h.p.minute = 660;
	is_problem(&h, "", "");
	h.p.minute = 655;
	is_problem(&h, "patient", "the patient is booked at 10:55");
	arena_clear(&h.a);
}

static void
the_interval_rule_holds_on_both_sides(void **state)
{
	struct house h;
	struct {
		int day;
		const char *want;
	} row[] = {
		{ 9, "" },          /* 5 after the 4th, 12 before the 21st */
		{ 8, "too_soon" },  /* 4 after the 4th */
		{ 16, "" },         /* 12 after, 5 before */
		{ 17, "too_soon" }, /* 4 before the 21st */
		{ 31, "" },         /* 10 after */
		{ 32, "too_late?" },
		{ 4, "too_soon" },
	};
	int fixed[] = { FIRST + 4, FIRST + 21 };

	(void)state;
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		const char *first;

		build(&h);
		h.w.fixed = fixed;
		h.w.nfixed = 2;
		h.w.rhythm = (struct rhythm){ .gap_min = 5, .gap_usual = 7, .gap_max = 10 };
		if (row[i].day < 21)
			h.w.rhythm.gap_max = 12;
		h.p.day = FIRST + row[i].day;
		is_str(codes(&h, &first), row[i].want);
		arena_clear(&h.a);
	}
	build(&h);
	h.w.fixed = fixed;
	h.w.nfixed = 2;
	h.w.rhythm = (struct rhythm){ .gap_min = 5, .gap_usual = 7, .gap_max = 10 };
	h.p.day = FIRST + 8;
	is_problem(&h, "too_soon", "4 days after the session of Fri 27-Nov-2026: at least 5");
	h.p.day = FIRST + 17;
	is_problem(&h, "too_soon", "4 days before the session of Mon 14-Dec-2026: at least 5");
	h.p.day = FIRST + 32;
	is_problem(&h, "too_late?", "11 days after the session of Mon 14-Dec-2026: at most 10");
	arena_clear(&h.a);
}

static void
week_total_and_rest_are_counted(void **state)
{
	struct house h;
	int fixed[] = { FIRST + 7, FIRST + 8 };

	(void)state;
	build(&h);
	h.w.fixed = fixed;
	h.w.nfixed = 2;
	h.w.rhythm = (struct rhythm){ .gap_min = 0, .gap_usual = 1, .per_week = 2 };
	h.p.day = FIRST + 11;
	is_problem(&h, "week", "Hydrotherapy has its 2 of that week already");
	h.p.day = FIRST + 14; /* the next Monday */
	is_problem(&h, "", "");
	h.p.day = FIRST + 4; /* the Friday before */
	is_problem(&h, "", "");
	h.w.rhythm.per_week = 3;
	h.p.day = FIRST + 11;
	is_problem(&h, "", "");
	h.w.rhythm.total = 3;
	is_problem(&h, "", "");
	h.w.rhythm.total = 2;
	is_problem(&h, "total", "Hydrotherapy may have 2 sessions and has 2");
	h.w.rhythm.total = 0;
	h.w.rhythm.rest = 1u << 5;
	is_problem(&h, "rest", "Fri is a day of rest for Hydrotherapy");
	h.w.rhythm.rest = 1u << 4;
	is_problem(&h, "", "");
	arena_clear(&h.a);
}

static void
what_excludes_each_other_never_meets_on_one_day(void **state)
{
	struct house h;
	struct visit v = { FIRST + 2, { 900, 930 }, 4, 0, "Hot compress" };

	(void)state;
	build(&h);
	h.w.visit = &v;
	h.w.nvisits = 1;
	is_problem(&h, "", "");
	h.w.never_with = 4;
	is_problem(&h, "together", "never on the day of Hot compress");
	h.w.never_with = 0;
	h.w.groups = 8;
	v.never_with = 8;
	is_problem(&h, "together", "never on the day of Hot compress");
	v.day++;
	is_problem(&h, "", "");
	arena_clear(&h.a);
}

static void
resources_must_be_there_and_able(void **state)
{
	struct house h;

	(void)state;
	build(&h);
	h.p.who[RES_THERAPIST] = TL;
	is_problem(&h, "skill", "TL cannot be used for Hydrotherapy");
	h.p.who[RES_THERAPIST] = RES_NONE;
	is_problem(&h, "missing", "Hydrotherapy needs a therapist: choose one");
	h.p.who[RES_THERAPIST] = KB;
	h.p.who[RES_ROOM] = ROOM;
	is_problem(&h, "skill", "Room 2 cannot be used for Hydrotherapy");
	arena_clear(&h.a);
}

static void
range_and_window_are_asked(void **state)
{
	struct house h;

	(void)state;
	build(&h);
	h.w.earliest = h.w.latest = FIRST + 2;
	is_problem(&h, "", "");
	h.w.earliest = h.w.latest = FIRST + 3;
	is_problem(&h, "range", "not before Thu 26-Nov-2026");
	h.w.earliest = FIRST;
	h.w.latest = FIRST + 1;
	is_problem(&h, "range", "not after Tue 24-Nov-2026");
	h.w.latest = DAY_NONE;
	h.w.wish.window = (struct span){ 600, 630 };
	is_problem(&h, "", "");
	h.w.wish.window = (struct span){ 605, 640 };
	is_problem(&h, "window?", "10:00 is outside the time of day that was asked for");
	h.w.wish.window = (struct span){ 540, 625 };
	is_problem(&h, "window?", "10:00 is outside the time of day that was asked for");
	arena_clear(&h.a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(hours_and_closures_are_kept_to_the_minute),
		cmocka_unit_test(a_taken_place_is_found_by_the_minutes_it_covers),
		cmocka_unit_test(a_patient_is_in_one_place_and_free_during_changeover),
		cmocka_unit_test(the_interval_rule_holds_on_both_sides),
		cmocka_unit_test(week_total_and_rest_are_counted),
		cmocka_unit_test(what_excludes_each_other_never_meets_on_one_day),
		cmocka_unit_test(resources_must_be_there_and_able),
		cmocka_unit_test(range_and_window_are_asked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
