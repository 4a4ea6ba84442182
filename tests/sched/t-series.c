/* Plans as reception sees them: what moved, why, and what else there is. */
#include "lib/a_house.h"
#include "lib/test.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "sched/plan.h"

enum { KB, TL, POOL, GYM, DAYS = 200, MON = 2, TUE = 4, WED = 8 };

static const struct closure christmas[] = { { "Christmas", 20811, 20813, true,
    { 0, 1440 } } }; /* 24 to 26-Dec-2026 */

struct house {
	struct arena a;
	struct exception leave;
	struct resource r[4];
	struct calendar c;
	struct busy *b;
	struct want w;
};

static int
on(int month, int mday)
{
	return day_of(month < 6 ? 2027 : 2026, month, mday);
}

static void
build(struct house *h)
{
	struct err e = { 0 };

	*h = (struct house){ .leave = { on(12, 14), on(12, 18), false, { 0, 1440 }, "" } };
	h->r[KB] = a_house_resource(1, RES_THERAPIST, "KB", 3);
	h->r[TL] = a_house_resource(2, RES_THERAPIST, "TL", 3);
	h->r[POOL] = a_house_resource(3, RES_ROOM, "Pool", 1);
	h->r[POOL].lanes = 2;
	h->r[GYM] = a_house_resource(4, RES_ROOM, "Gym", 2);
	for (int i = 0; i < 4; i++)
		h->r[i].nhours = A_HOUSE_WITH_SATURDAY;
	h->c = (struct calendar){ .resource = h->r, .n = 4, .closure = christmas, .nclosures = 1 };
	must(calendar_ready(&h->c, &h->a, &e));
	h->b = busy_new(&h->a, &h->c, on(11, 23), DAYS);
	h->w = want_of("Hydrotherapy", 77, 6, 30);
	h->w.earliest = on(11, 25);
	h->w.step = 15;
	h->w.rhythm = (struct rhythm){ 5, 7, 10, 0, 0, 0 };
	h->w.need[RES_THERAPIST] = (struct need){ .wanted = true, .skills = 1, .only = RES_NONE };
	h->w.need[RES_ROOM] = (struct need){ .wanted = true, .skills = 1, .only = RES_NONE };
	h->w.wish.who = KB;
	h->w.wish.at = 930;
}

static void
away(struct house *h)
{
	struct err e = { 0 };

	h->r[KB].exception = &h->leave;
	h->r[KB].nexceptions = 1;
	must(calendar_ready(&h->c, &h->a, &e));
	h->b = busy_new(&h->a, &h->c, on(11, 23), DAYS);
}

static void
take(struct house *h, int who, int lane, int day, struct span at)
{
	struct reservation r = { .who = who, .lane = lane, .day = day, .at = at };

	assert_true(busy_add(h->b, &r));
}

/* Rows as lines: day, time, therapist, why; the proposals of open ones below. */
static const char *
plan_text(struct house *h, const struct proposal *p)
{
	struct text t = { .a = &h->a };
	char day[DAY_TEXT], at[DAY_TEXT];

	for (int i = 0; i < p->n; i++) {
		const struct proposal_row *r = &p->row[i];
		const struct place *s = &r->slot.place;

		if (r->state == ROW_OPEN)
			text_addf(&t, "%.10s open %s\n", day_show_long(r->due, day), r->why);
		else
			text_addf(&t, "%.10s %s %s%s%s\n", day_show_long(s->day, day),
			    minute_show(s->minute, at), h->r[s->who[RES_THERAPIST]].code,
			    r->why[0] == '\0' ? "" : " ", r->why);
		for (int k = 0; k < r->noptions; k++)
			text_addf(&t, "  %d %.10s %s %s\n", k + 1,
			    day_show_long(r->option[k].slot.place.day, day),
			    minute_show(r->option[k].slot.place.minute, at), r->option[k].note);
	}
	return text_get(&t);
}

static void
is_plan(struct house *h, const char *want)
{
	struct err e = { 0 };
	struct proposal p;

	must(plan_course(h->b, &h->w, &h->a, &p, &e));
	is_str(plan_text(h, &p), want);
}

static void
a_holiday_moves_one_session_inside_its_interval(void **state)
{
	struct house h;

	(void)state;
	build(&h);
	h.w.wish.weekdays = 1u << 4; /* Thursdays, the 24th is one */
	is_plan(&h,
	    "Thu 26-Nov 15:30 KB\n"
	    "Thu 03-Dec 15:30 KB\n"
	    "Thu 10-Dec 15:30 KB\n"
	    "Thu 17-Dec 15:30 KB\n"
	    "Wed 23-Dec 15:30 KB clinic closed 24 to 26-Dec (Christmas): moved to Wed 23-Dec\n"
	    "Thu 31-Dec 15:30 KB\n");
	arena_clear(&h.a);
}

static void
a_fixed_weekday_leaves_an_open_row_with_proposals(void **state)
{
	struct house h;
	struct err e = { 0 };
	struct proposal p;

	(void)state;
	build(&h);
	h.w.wish.weekdays = 1u << 4;
	h.w.wish.may = MAY_TIME | MAY_WHO;
	h.w.start_by = on(12, 9);
	is_plan(&h,
	    "Thu 26-Nov 15:30 KB\n"
	    "Thu 03-Dec 15:30 KB\n"
	    "Thu 10-Dec 15:30 KB\n"
	    "Thu 17-Dec 15:30 KB\n"
	    "Thu 24-Dec open clinic closed 24 to 26-Dec (Christmas)\n"
	    "  1 Wed 23-Dec 15:30 1 day earlier\n"
	    "  2 Tue 22-Dec 15:30 2 days earlier\n"
	    "  3 Thu 07-Jan 15:30 at the end\n"
	    "Thu 31-Dec 15:30 KB\n");
	must(plan_course(h.b, &h.w, &h.a, &p, &e));
	assert_int_equal(p.open, 1);
	assert_int_equal(
	    p.row[4].nwhys, 5); /* 22 to 26-Dec, 5 days after the 17th and before the 31st */
	assert_int_equal(p.row[4].whys[0].code, OBSTACLE_WISH);
	assert_int_equal(p.row[4].whys[2].code, OBSTACLE_CLOSED);
	arena_clear(&h.a);
}

static void
a_full_pool_and_a_therapist_away_are_named(void **state)
{
	struct house h;

	(void)state;
	build(&h);
	away(&h);
	h.w.wish.weekdays = MON | WED;
	h.w.rhythm = (struct rhythm){ 2, 3, 7, 2, 0, 0 };
	take(&h, POOL, 0, on(11, 30), (struct span){ 900, 960 });
	take(&h, POOL, 1, on(11, 30), (struct span){ 930, 960 });
	is_plan(&h,
	    "Wed 25-Nov 15:30 KB\n"
	    "Mon 30-Nov 15:00 KB Pool full at 15:30: 30 min earlier\n"
	    "Wed 02-Dec 15:30 KB\n"
	    "Mon 07-Dec 15:30 KB\n"
	    "Wed 09-Dec 15:30 KB\n"
	    "Mon 14-Dec 15:30 TL KB away: with TL instead\n");
	arena_clear(&h.a);
}

static void
a_course_goes_on_from_its_sessions_and_keeps_its_total(void **state)
{
	struct house h;
	int fixed[] = { on(11, 10), on(11, 17) };

	(void)state;
	build(&h);
	h.w.fixed = fixed;
	h.w.nfixed = 2;
	h.w.count = 2;
	h.w.rhythm.total = 3;
	h.w.wish.weekdays = TUE;
	is_plan(&h,
	    "Fri 27-Nov 15:30 KB 14 days after the session of Tue 17-Nov-2026: at most 10: moved "
	    "to "
	    "Fri 27-Nov\n"
	    "Tue 08-Dec open Hydrotherapy may have 3 sessions in all\n");
	h.w.rhythm.total = 0;
	h.w.count = 1;
	h.w.rhythm.gap_max = 7; /* overdue since the 24th: can only be late, and says so */
	h.w.wish.weekdays = 0;
	is_plan(&h,
	    "Wed 25-Nov 15:30 KB later than advised: 8 days after the session of Tue 17-Nov-2026: "
	    "at most 7\n");
	/* Why it is late is no reason for a later day, nor for another time. */
	take(&h, KB, 0, on(11, 25), (struct span){ 930, 960 });
	is_plan(&h,
	    "Thu 26-Nov 15:30 KB KB booked at 15:30: moved to Thu 26-Nov; later than advised: 9 "
	    "days after the session "
	    "of Tue 17-Nov-2026: at most 7\n");
	h.w.wish.may = MAY_TIME;
	h.w.wish.weekdays = WED;
	is_plan(&h,
	    "Wed 25-Nov 15:00 KB KB booked at 15:30: 30 min earlier; later than advised: 8 days "
	    "after the session of "
	    "Tue "
	    "17-Nov-2026: at most 7\n");
	arena_clear(&h.a);
}

static void
one_session_moves_between_its_neighbours(void **state)
{
	struct house h;
	int fixed[] = { on(12, 1), on(12, 15) };

	(void)state;
	build(&h);
	h.w.fixed = fixed;
	h.w.nfixed = 2;
	h.w.count = 1;
	h.w.wish.weekdays = TUE;
	h.w.earliest = on(12, 2);
	take(&h, KB, 0, on(12, 8), (struct span){ 480, 1020 });
	h.w.wish.may = MAY_DAY | MAY_TIME;
	is_plan(&h, "Mon 07-Dec 15:30 KB KB booked: moved to Mon 07-Dec\n");
	h.w.wish.may = MAY_ALL;
	take(&h, KB, 0, on(12, 7), (struct span){ 480, 1020 });
	take(&h, KB, 0, on(12, 9), (struct span){ 480, 1020 });
	take(&h, KB, 0, on(12, 10), (struct span){ 480, 1020 });
	is_plan(&h, "Tue 08-Dec 15:30 TL KB booked: with TL instead\n");
	arena_clear(&h.a);
}

static void
courses_of_one_plan_share_their_days(void **state)
{
	struct house h;
	struct err e = { 0 };
	struct proposal p[2];
	struct want w[2];
	struct cells before;

	(void)state;
	build(&h);
	w[0] = w[1] = h.w;
	w[0].wish.weekdays = WED;
	w[1].label = "Exercise";
	w[1].need[RES_THERAPIST].skills = w[1].need[RES_ROOM].skills = 2;
	w[1].wish.at = MINUTE_NONE;
	before = busy_patient(h.b, 77, on(11, 25));
	must(plan_courses(h.b, w, 2, &h.a, p, &e));
	for (int i = 0; i < 6; i++) {
		const struct place *a = &p[0].row[i].slot.place, *b = &p[1].row[i].slot.place;

		assert_int_equal(p[0].row[i].state, ROW_OK);
		assert_int_equal(a->day, b->day);
		/* One after the other, without waiting. */
		assert_true(a->minute + 30 == b->minute || b->minute + 30 == a->minute);
	}
	assert_true(cells_empty(&before));
	before = busy_patient(h.b, 77, on(11, 25));
	assert_true(cells_empty(&before));
	/* Heat and shock waves never on one day. */
	w[0].groups = w[1].never_with = 1;
	must(plan_courses(h.b, w, 2, &h.a, p, &e));
	for (int i = 0; i < 6; i++)
		for (int k = 0; k < 6; k++)
			assert_int_not_equal(
			    p[0].row[i].slot.place.day, p[1].row[k].slot.place.day);
	assert_int_equal(p[0].open + p[1].open, 0);
	arena_clear(&h.a);
}

/* TL gives the second course, and is free from 16:00 on alone: the first waits for it. */
static void
visits_of_one_day_are_beside_each_other_where_that_can_be(void **state)
{
	struct house h;
	struct want w[2];
	struct proposal p[2];
	struct err e = { 0 };

	(void)state;
	build(&h);
	for (int day = on(11, 23); day < on(1, 31); day++)
		take(&h, TL, 0, day, (struct span){ 0, 960 });
	w[0] = w[1] = h.w;
	w[0].wish.at = w[1].wish.at = MINUTE_NONE;
	w[0].wish.who = w[1].wish.who = RES_NONE;
	w[0].need[RES_THERAPIST].only = KB;
	w[1].need[RES_THERAPIST].only = TL;
	must(plan_courses(h.b, w, 2, &h.a, p, &e));
	assert_int_equal(p[0].open + p[1].open, 0);
	for (int i = 0; i < p[0].n; i++) {
		const struct place *a = &p[0].row[i].slot.place, *b = &p[1].row[i].slot.place;

		assert_int_equal(a->day, b->day);
		assert_int_equal(abs(a->minute - b->minute), 30);
	}
	arena_clear(&h.a);
}

/* What a person asks for outweighs a trip that is saved. */
static void
a_lone_visit_stays_on_the_weekday_asked_for(void **state)
{
	struct house h;
	struct visit other;

	(void)state;
	build(&h);
	other = (struct visit){ on(12, 1), { 600, 645 }, 0, 0, "Exercise" };
	h.w.count = 1;
	h.w.earliest = on(11, 26);
	h.w.wish.weekdays = WED;
	h.w.visit = &other;
	h.w.nvisits = 1;
	is_plan(&h, "Wed 02-Dec 15:30 KB\n");
	other.day = on(12, 3);
	is_plan(&h, "Wed 02-Dec 15:30 KB\n");
	arena_clear(&h.a);
}

static void
a_place_taken_meanwhile_books_nothing(void **state)
{
	struct house h;
	struct err e = { 0 };
	struct proposal p;
	struct cells own;
	int taken = -1;

	(void)state;
	build(&h);
	must(plan_course(h.b, &h.w, &h.a, &p, &e));
	take(&h, KB, 0, p.row[3].slot.place.day, (struct span){ 950, 955 });
	assert_false(plan_take(h.b, &h.w, &p, &taken));
	assert_int_equal(taken, 3);
	own = busy_patient(h.b, 77, p.row[0].slot.place.day);
	assert_true(cells_empty(&own));
	must(plan_course(h.b, &h.w, &h.a, &p, &e));
	assert_true(plan_take(h.b, &h.w, &p, &taken));
	assert_false(plan_take(h.b, &h.w, &p, &taken));
	plan_give_back(h.b, &h.w, &p);
	assert_true(plan_take(h.b, &h.w, &p, &taken));
	arena_clear(&h.a);
}

static void
a_wish_that_cannot_be_is_refused(void **state)
{
	struct house h;
	struct proposal p;
	static const char *const want[] = {
		"Hydrotherapy: 0 sessions is not within 1 to 100",
		"Hydrotherapy: 3 minutes and 0 of changeover are not within 5 to 720",
		"Hydrotherapy: the last day lies before the first: change one",
		"Hydrotherapy: sessions start at multiples of 5 minutes",
		"Hydrotherapy cannot be given by Pool: choose another therapist",
		"Hydrotherapy: the longest interval of 6 days must be between the usual (7) and "
		"366",
		"Hydrotherapy: no such weekday or time of day",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(want) / sizeof(want[0]); i++) {
		struct err e = { 0 };

		build(&h);
		h.w.count = i == 0 ? 0 : 6;
		h.w.minutes = i == 1 ? 3 : 30;
		h.w.latest = i == 2 ? h.w.earliest - 1 : DAY_NONE;
		h.w.wish.at = i == 3 ? 931 : 930;
		h.w.wish.who = i == 4 ? POOL : KB;
		h.w.rhythm.gap_max = i == 5 ? 6 : 10;
		h.w.wish.weekdays = i == 6 ? 1 : 0;
		assert_false(plan_course(h.b, &h.w, &h.a, &p, &e));
		is_str(e.text, want[i]);
		arena_clear(&h.a);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_holiday_moves_one_session_inside_its_interval),
		cmocka_unit_test(a_fixed_weekday_leaves_an_open_row_with_proposals),
		cmocka_unit_test(a_full_pool_and_a_therapist_away_are_named),
		cmocka_unit_test(a_course_goes_on_from_its_sessions_and_keeps_its_total),
		cmocka_unit_test(one_session_moves_between_its_neighbours),
		cmocka_unit_test(courses_of_one_plan_share_their_days),
		cmocka_unit_test(visits_of_one_day_are_beside_each_other_where_that_can_be),
		cmocka_unit_test(a_lone_visit_stays_on_the_weekday_asked_for),
		cmocka_unit_test(a_place_taken_meanwhile_books_nothing),
		cmocka_unit_test(a_wish_that_cannot_be_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
