/* Plans over random calendars: a checker and a cost of its own, and brute force. */
#include "lib/test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "sched/check.h"
#include "sched/plan.h"

enum { FIRST = 20780, MAXDAYS = 140, MAXRES = 6, LANES = 2, NEVER = 1000000000 };

/* A made-up clinic, and the same as plain arrays that nothing of sched/ made. */
struct world {
	struct arena a;
	int days;
	struct hours hours[MAXRES][8];
	struct exception exception[MAXRES][2];
	struct closure closure[2];
	struct resource res[MAXRES];
	struct calendar c;
	struct busy *b;
	bool taken[MAXRES][LANES][MAXDAYS][CELL_COUNT];
	bool patient[MAXDAYS][CELL_COUNT];
	struct visit visit[3];
	int fixed[3];
};

static uint32_t
draw(uint32_t *seed, uint32_t n)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (*seed >> 8) % n;
}

static bool
open_at(const struct world *w, int r, int day, int minute)
{
	const struct resource *res = &w->res[r];
	int weekday = (day + 3) % 7 + 1;
	bool open = false;

	for (int i = 0; i < res->nhours; i++)
		open = open
		    || (res->hours[i].weekday == weekday && minute >= res->hours[i].at.from
			&& minute < res->hours[i].at.to);
	for (int i = 0; i < res->nexceptions; i++) {
		const struct exception *x = &res->exception[i];

		if (day >= x->from && day <= x->to && minute >= x->at.from && minute < x->at.to)
			open = x->extra;
	}
	for (int i = 0; i < w->c.nclosures; i++)
		if (day >= w->closure[i].from && day <= w->closure[i].to
		    && minute >= w->closure[i].at.from && minute < w->closure[i].at.to)
			open = false;
	return open;
}

/* The lane of r that is open and free all the time; -1. */
static int
free_lane(const struct world *w, int r, int day, int from, int to)
{
	for (int lane = 0; lane < w->res[r].lanes; lane++) {
		bool good = day >= FIRST && day < FIRST + w->days && to <= 1440;

		for (int m = from; good && m < to; m += 5)
			good = open_at(w, r, day, m) && !w->taken[r][lane][day - FIRST][m / 5];
		if (good)
			return lane;
	}
	return -1;
}

static void
build_resource(struct world *w, int r, enum res_kind kind, uint32_t *seed)
{
	static const char *const code[] = { "KB", "TL", "RI", "R1", "Pool", "D1" };
	int nhours = 0, away = FIRST + (int)draw(seed, (uint32_t)w->days);

	for (int wd = 1; wd <= 6; wd++)
		if (draw(seed, 4) != 0) {
			int from = 480 + 60 * (int)draw(seed, 3);

			w->hours[r][nhours++] =
			    (struct hours){ wd, { from, from + 120 + 60 * (int)draw(seed, 4) } };
		}
	w->exception[r][0] =
	    (struct exception){ away, away + (int)draw(seed, 9), false, { 0, 1440 }, "leave" };
	w->exception[r][1] = (struct exception){ away + 3, away + 3, true, { 540, 660 }, "" };
	w->res[r] = (struct resource){ .id = r + 1,
		.kind = kind,
		.code = code[r],
		.name = code[r],
		.skills = 1 + draw(seed, 4) / 3 * 2,
		.lanes = 1,
		.hours = w->hours[r],
		.nhours = nhours,
		.exception = w->exception[r],
		.nexceptions = 2 };
	if (kind == RES_ROOM)
		w->res[r].lanes = 1 + (int)draw(seed, 2);
}

static void
book(struct world *w, int fill, uint32_t *seed)
{
	for (int i = 0; i < w->days * w->c.n * fill / 10; i++) {
		int r = (int)draw(seed, (uint32_t)w->c.n + 1);
		int lane = r < w->c.n ? (int)draw(seed, (uint32_t)w->res[r].lanes) : 0;
		int day = (int)draw(seed, (uint32_t)w->days);
		int from = 480 + 15 * (int)draw(seed, 30),
		    to = from + 15 * (1 + (int)draw(seed, 6));
		bool none = r == w->c.n;
		struct reservation x = { none ? RES_NONE : r, lane, none ? 9 : 0, FIRST + day,
			{ from, to } };

		if (!busy_add(w->b, &x))
			continue;
		for (int m = from; m < to; m += 5)
			if (none)
				w->patient[day][m / 5] = true;
			else
				w->taken[r][lane][day][m / 5] = true;
	}
}

static void
build(struct world *w, int days, int therapists, int fill, uint32_t *seed)
{
	struct err e = { 0 };
	int n = 0, shut = FIRST + (int)draw(seed, (uint32_t)days);

	*w = (struct world){ .days = days };
	for (int i = 0; i < therapists; i++, n++)
		build_resource(w, n, RES_THERAPIST, seed);
	build_resource(w, n++, RES_ROOM, seed);
	if (therapists > 2) {
		build_resource(w, n++, RES_ROOM, seed);
		build_resource(w, n++, RES_DEVICE, seed);
	}
	w->closure[0] =
	    (struct closure){ "Works", shut, shut + (int)draw(seed, 3), false, { 0, 1440 } };
	w->closure[1] = (struct closure){ "Party", shut + 5, shut + 5, false, { 600, 1440 } };
	w->c =
	    (struct calendar){ .resource = w->res, .n = n, .closure = w->closure, .nclosures = 2 };
	must(calendar_ready(&w->c, &w->a, &e));
	w->b = busy_new(&w->a, &w->c, FIRST, days);
	book(w, fill, seed);
}

static struct want
wish_for(struct world *w, int count, uint32_t *seed)
{
	struct want v = want_of("Hydro", 9, count, 30);
	int gap = 1 + (int)draw(seed, 5);

	v.earliest = FIRST + (int)draw(seed, 4);
	v.need[RES_THERAPIST] = (struct need){ .wanted = true, .skills = 1, .only = RES_NONE };
	v.need[RES_ROOM] =
	    (struct need){ .wanted = draw(seed, 4) != 0, .skills = 1, .only = RES_NONE };
	v.need[RES_DEVICE] = (struct need){
		.wanted = w->c.n == MAXRES && draw(seed, 2) == 0, .skills = 0, .only = RES_NONE
	};
	v.changeover = 15 * (int)draw(seed, 2);
	v.step = 30;
	v.rhythm = (struct rhythm){ gap, gap + (int)draw(seed, 3), 0, 0, 0, 0 };
	if (draw(seed, 3) == 0)
		v.rhythm = (struct rhythm){ 5, 7, 10, 0, 0, 0 };
	else if (draw(seed, 3) != 0)
		v.rhythm.gap_max = v.rhythm.gap_usual + (int)draw(seed, 5);
	v.rhythm.per_week = (int)draw(seed, 3);
	v.rhythm.rest = draw(seed, 3) == 0 ? 1u << (1 + draw(seed, 7)) : 0;
	v.rhythm.total = draw(seed, 5) == 0 ? count + 1 - (int)draw(seed, 3) : 0;
	v.wish.may = draw(seed, 2) == 0 ? MAY_ALL : draw(seed, 8);
	v.wish.weekdays = draw(seed, 3) == 0 ? (2u << draw(seed, 7) | 2u << draw(seed, 7)) : 0;
	v.wish.at = draw(seed, 2) == 0 ? 480 + 30 * (int)draw(seed, 12) : MINUTE_NONE;
	if (draw(seed, 4) == 0)
		v.wish.window = (struct span){ 540, 720 };
	if (draw(seed, 4) == 0)
		v.latest = v.earliest + 7 * count;
	if (draw(seed, 4) == 0)
		v.start_by = v.earliest + (int)draw(seed, 8);
	if (draw(seed, 3) == 0) {
		v.groups = 1;
		for (int i = 0; i < 3; i++)
			w->visit[i] = (struct visit){ FIRST + (int)draw(seed, 30), { 600, 630 }, 2,
				draw(seed, 2), "Heat" };
		v.visit = w->visit;
		v.nvisits = 3;
	}
	if (draw(seed, 4) == 0) {
		w->fixed[0] = FIRST - 3;
		w->fixed[1] = FIRST + 40;
		v.fixed = w->fixed;
		v.nfixed = 2;
	}
	return v;
}

static int
monday(int day)
{
	return day - (day + 3) % 7;
}

/* Whether the rules allow a session on that day; `placed` are the plan's own others. */
static const char *
day_fault(const struct want *v, int day, const int *placed, int n)
{
	int all[40], k = 0, week = 0, gap = v->rhythm.gap_min < 1 ? 1 : v->rhythm.gap_min;

	for (int i = 0; i < v->nfixed; i++)
		all[k++] = v->fixed[i];
	for (int i = 0; i < n; i++)
		all[k++] = placed[i];
	for (int i = 0; i < k; i++) {
		if (abs(all[i] - day) < gap)
			return "too soon";
		week += monday(all[i]) == monday(day);
	}
	if (v->rhythm.per_week > 0 && week >= v->rhythm.per_week)
		return "week";
	if (v->rhythm.total > 0 && k >= v->rhythm.total)
		return "total";
	if ((v->rhythm.rest >> ((day + 3) % 7 + 1) & 1u) != 0)
		return "rest";
	for (int i = 0; i < v->nvisits; i++)
		if (v->visit[i].day == day && (v->visit[i].never_with & v->groups) != 0)
			return "excluded";
	if (day < v->earliest || (v->latest != DAY_NONE && day > v->latest))
		return "range";
	return NULL;
}

/* Whether the place is really there: hours, lanes, skills, patient, window. */
static const char *
place_fault(const struct world *w, const struct want *v, const struct place *p, bool wished)
{
	int to = p->minute + v->minutes;

	if (p->minute % 30 != 0)
		return "step";
	if (wished && v->wish.window.to > 0
	    && (p->minute < v->wish.window.from || to > v->wish.window.to))
		return "window";
	for (int m = p->minute; m < to; m += 5)
		if (w->patient[p->day - FIRST][m / 5])
			return "patient";
	for (int k = 0; k < RES_KINDS; k++) {
		int r = p->who[k];

		if ((r != RES_NONE) != v->need[k].wanted)
			return "need";
		if (r == RES_NONE)
			continue;
		if ((int)w->res[r].kind != k
		    || (w->res[r].skills & v->need[k].skills) != v->need[k].skills)
			return "skill";
		if (free_lane(w, r, p->day, p->minute, to + v->changeover) < 0)
			return "taken";
	}
	return NULL;
}

/* The lanes that the rows name are free and differ from each other. */
static void
lanes_are_free(struct world *w, const struct want *v, const struct proposal *p)
{
	int taken = -1;

	if (!plan_take(w->b, v, p, &taken))
		fail_msg("row %d is taken", taken);
	plan_give_back(w->b, v, p);
}

/* What booking asks about one session says the same as the planner. */
static void
booking_agrees(struct world *w, const struct want *v, const struct proposal *p)
{
	for (int i = 0; i < p->n; i++) {
		struct want one = *v;
		struct obstacles ps;
		int days[40], n = 0, f = 0;

		for (int k = 0; k < p->n; k++) {
			int day = p->row[k].slot.place.day;

			if (k == i || p->row[k].state == ROW_OPEN)
				continue;
			while (f < v->nfixed && v->fixed[f] < day)
				days[n++] = v->fixed[f++];
			days[n++] = day;
		}
		while (f < v->nfixed)
			days[n++] = v->fixed[f++];
		one.fixed = days;
		one.nfixed = n;
		if (p->row[i].state == ROW_OPEN)
			continue;
		check_session(w->b, &one, &p->row[i].slot.place, &w->a, &ps);
		if (obstacles_refuse(&ps))
			fail_msg("row %d: %s", i + 1, ps.at[0].text);
	}
}

static void
check_rows(struct world *w, const struct want *v, const struct proposal *p)
{
	int days[40], n = 0, last = -1;
	int limit = v->rhythm.total > 0 ? v->rhythm.total - v->nfixed : v->count;

	assert_int_equal(p->n, v->count);
	assert_int_equal(p->ok + p->moved + p->open, v->count);
	for (int i = 0; i < p->n; i++) {
		const struct proposal_row *row = &p->row[i];
		const char *fault;

		assert_int_equal(row->number, i + 1);
		if (row->state == ROW_OPEN) {
			assert_true(row->why[0] != '\0');
			for (int k = 0; k < row->nwhys; k++)
				assert_true(row->whys[k].text[0] != '\0');
			assert_true(row->nwhys > 0 || i >= limit || row->why[0] != '\0');
			continue;
		}
		if (row->state == ROW_MOVED)
			assert_true(row->why[0] != '\0');
		fault = day_fault(v, row->slot.place.day, days, n);
		fault = fault == NULL ? place_fault(w, v, &row->slot.place, true) : fault;
		if (fault != NULL)
			fail_msg("row %d: %s", i + 1, fault);
		/* Between two of the plan; a fixed session between them begins anew. */
		if (n > 0 && v->rhythm.gap_max > 0
		    && !(v->nfixed > 0 && days[n - 1] < v->fixed[1]
			&& row->slot.place.day > v->fixed[1]))
			assert_true(
			    row->slot.place.day - days[n - 1] <= v->rhythm.gap_max * (i - last));
		last = i;
		days[n++] = row->slot.place.day;
	}
	for (int i = 0; i < p->n; i++)
		for (int k = 0; k < p->row[i].noptions; k++) {
			const struct place *at = &p->row[i].option[k].slot.place;
			const char *fault = day_fault(v, at->day, days, n);

			fault = fault == NULL ? place_fault(w, v, at, false) : fault;
			if (fault != NULL)
				fail_msg("row %d, option %d: %s", i + 1, k + 1, fault);
		}
	lanes_are_free(w, v, p);
	booking_agrees(w, v, p);
}

static void
a_plan_never_breaks_a_rule_and_is_never_short_without_a_reason(void **state)
{
	uint32_t seed = 11;
	int open = 0, placed = 0;

	(void)state;
	for (int round = 0; round < 400; round++) {
		struct world *w = calloc(1, sizeof(*w));
		struct err e = { 0 };
		struct proposal p;
		struct want v;

		assert_non_null(w);
		build(w, 60 + (int)draw(&seed, 80), 3, (int)draw(&seed, 40), &seed);
		v = wish_for(w, 1 + (int)draw(&seed, 12), &seed);
		must(plan_course(w->b, &v, &w->a, &p, &e));
		check_rows(w, &v, &p);
		open += p.open;
		placed += p.ok + p.moved;
		arena_clear(&w->a);
		free(w);
	}
	/* The worlds are neither empty nor impossible. */
	assert_true(open > 100 && placed > 1000);
}

/* On how many days the patient comes for one of the plans. */
static int
days_of(const struct proposal *p, int n)
{
	bool day[MAXDAYS] = { false };
	int out = 0;

	for (int i = 0; i < n; i++)
		for (int k = 0; k < p[i].n; k++)
			if (p[i].row[k].state != ROW_OPEN)
				day[p[i].row[k].slot.place.day - FIRST] = true;
	for (int i = 0; i < MAXDAYS; i++)
		out += day[i];
	return out;
}

/* Both can be booked as they stand, and the days of one hold nothing that excludes it. */
static void
both_stand(struct world *w, const struct want v[2], const struct proposal p[2])
{
	int taken = -1;

	for (int i = 0; i < 2; i++)
		check_rows(w, &v[i], &p[i]);
	assert_true(plan_take(w->b, &v[0], &p[0], &taken));
	if (!plan_take(w->b, &v[1], &p[1], &taken))
		fail_msg("row %d of the second course is taken by the first", taken + 1);
	plan_give_back(w->b, &v[1], &p[1]);
	plan_give_back(w->b, &v[0], &p[0]);
	for (int i = 0; i < p[0].n && (v[0].groups & v[1].never_with) != 0; i++)
		for (int k = 0; k < p[1].n; k++)
			assert_true(p[0].row[i].state == ROW_OPEN || p[1].row[k].state == ROW_OPEN
			    || p[0].row[i].slot.place.day != p[1].row[k].slot.place.day);
}

static void
courses_planned_together_save_trips_and_keep_their_rules(void **state)
{
	uint32_t seed = 31;
	int together = 0, alone = 0, open_together = 0, open_alone = 0, placed = 0;
	int least = 0, alike = 0;

	(void)state;
	for (int round = 0; round < 100; round++) {
		struct world *w = calloc(1, sizeof(*w));
		struct err e = { 0 };
		struct proposal p[2], q[2];
		struct want v[2];

		assert_non_null(w);
		build(w, 60 + (int)draw(&seed, 80), 3, (int)draw(&seed, 20), &seed);
		for (int i = 0; i < 2; i++) {
			v[i] = wish_for(w, 1 + (int)draw(&seed, 8), &seed);
			v[i].nfixed = v[i].nvisits = 0;
			v[i].groups = v[i].never_with = 0;
		}
		v[0].groups = 1;
		v[1].never_with = draw(&seed, 4) == 0;
		if (round % 2 == 0) { /* nothing but the book stands between them */
			v[1].rhythm = v[0].rhythm;
			v[1].changeover = v[0].changeover;
			memcpy(v[1].need, v[0].need, sizeof(v[0].need));
			v[1].count = v[0].count;
			v[1].wish = v[0].wish = (struct wish){ v[0].wish.weekdays, MINUTE_NONE,
				{ 0, 0 }, RES_NONE, MAY_ALL };
			v[1].earliest = v[0].earliest;
			v[1].latest = v[0].latest;
			v[1].start_by = v[0].start_by;
			v[1].never_with = 0;
		}
		must(plan_courses(w->b, v, 2, &w->a, p, &e));
		both_stand(w, v, p);
		for (int i = 0; i < 2; i++)
			must(plan_course(w->b, &v[i], &w->a, &q[i], &e));
		if (round % 2 == 0) {
			int a = days_of(&p[0], 1), b = days_of(&p[1], 1);

			alike += days_of(p, 2);
			least += a > b ? a : b;
		} else if (v[1].never_with == 0) {
			together += days_of(p, 2);
			alone += days_of(q, 2);
		}
		open_together += p[0].open + p[1].open;
		open_alone += q[0].open + q[1].open;
		placed += p[0].ok + p[1].ok + p[0].moved + p[1].moved;
		arena_clear(&w->a);
		free(w);
	}
	assert_true(placed > 400);
	if (together >= alone)
		fail_msg("%d days together, %d each for itself", together, alone);
	/* Where the wishes are alike and only the book stands between them, most days are for
	 * both: none shared would be twice the least. */
	if (alike * 10 > least * 13)
		fail_msg("%d days for courses that could be had on %d", alike, least);
	/* The patient cannot be in two places: now and then that leaves one without. */
	if (open_together > open_alone + placed / 20)
		fail_msg("%d left open together, %d each for itself", open_together, open_alone);
}

/* The cost of one session by the table of plan.h, lateness and intervals apart. */
static int
naive_day(const struct world *w, const struct want *v, int day, const struct anchor *an)
{
	int best = NEVER, base = 0;

	if (an->weekdays != 0 && (an->weekdays >> ((day + 3) % 7 + 1) & 1u) == 0)
		base = (v->wish.may & MAY_DAY) != 0 ? plan_cost_usual.weekday : NEVER;
	if (day_fault(v, day, NULL, 0) != NULL || base == NEVER)
		return NEVER;
	for (int r = 0; r < w->c.n; r++)
		for (int m = 0; m < 1440; m += 30) {
			struct place p = { day, m, { r, RES_NONE, RES_NONE } };
			int off = abs(m - an->minute) / 5 * plan_cost_usual.time, room = 0;
			int cost = base + off + (r != an->who ? plan_cost_usual.who : 0);

			if ((off != 0 && (v->wish.may & MAY_TIME) == 0)
			    || (r != an->who && (v->wish.may & MAY_WHO) == 0) || cost >= best)
				continue;
			for (room = 0; v->need[RES_ROOM].wanted && room < w->c.n - 1; room++) {
				p.who[RES_ROOM] = room;
				if (place_fault(w, v, &p, true) == NULL)
					break;
			}
			if (v->need[RES_ROOM].wanted)
				p.who[RES_ROOM] = room;
			if (place_fault(w, v, &p, true) == NULL)
				best = cost;
		}
	return best;
}

static int
naive_due(const struct want *v, int i)
{
	int usual = v->rhythm.gap_usual, day = v->earliest;

	if (v->wish.weekdays == 0)
		return day + i * usual;
	while ((v->wish.weekdays >> ((day + 3) % 7 + 1) & 1u) == 0)
		day++;
	for (; i > 0; i--) {
		int target = day + usual, best = -1;

		for (int d = day + v->rhythm.gap_min; d <= target + 7; d++)
			if ((v->wish.weekdays >> ((d + 3) % 7 + 1) & 1u) != 0
			    && (best < 0 || abs(d - target) < abs(best - target)))
				best = d;
		day = best;
	}
	return day;
}

struct force {
	const struct want *v;
	const struct anchor *an;
	int days, *cost; /* of each day */
	int best;
};

/* Every way to place session i and those after it. */
static void
force(struct force *f, int i, const int *placed, int n, int last, int cost)
{
	const struct rhythm *r = &f->v->rhythm;

	if (cost >= f->best)
		return;
	if (i == f->v->count) {
		f->best = cost;
		return;
	}
	force(f, i + 1, placed, n, last, cost + plan_cost_usual.open);
	for (int d = f->v->earliest; d < FIRST + f->days; d++) {
		int all[8], gap = n > 0 ? d - placed[n - 1] : 0;
		int c = cost + f->cost[d - FIRST];
		int late = d - naive_due(f->v, i);

		if (f->cost[d - FIRST] >= NEVER || (n > 0 && d <= placed[n - 1])
		    || day_fault(f->v, d, placed, n) != NULL)
			continue;
		if ((n > 0 && r->gap_max > 0 && gap > r->gap_max * (i - last))
		    || (i == 0 && f->v->start_by != DAY_NONE && d > f->v->start_by))
			continue;
		c += late > 0 ? late * plan_cost_usual.late : -late * plan_cost_usual.early;
		if (n > 0 && f->an->weekdays == 0 && i - last == 1)
			c += abs(gap - r->gap_usual) * plan_cost_usual.gap;
		for (int k = 0; k < n; k++)
			all[k] = placed[k];
		all[n] = d;
		force(f, i + 1, all, n + 1, i, c);
	}
}

static int
brute_force(const struct world *w, const struct want *v)
{
	bool weekly = v->wish.weekdays == 0 && v->count > 1 && v->rhythm.gap_usual % 7 == 0;
	int cost[MAXDAYS];
	struct force f = {
		.v = v, .days = w->days, .cost = cost, .best = v->count * plan_cost_usual.open
	};

	for (int r = 0; r < w->c.n; r++)
		for (int wd = 0; wd < (weekly ? 7 : 1); wd++)
			for (int m = 0; m < 1440; m += 30) {
				struct anchor an = { r, m, weekly ? 2u << wd : v->wish.weekdays };

				if (w->res[r].kind != RES_THERAPIST || (w->res[r].skills & 1) == 0
				    || (v->wish.at != MINUTE_NONE && m != v->wish.at))
					continue;
				f.an = &an;
				for (int d = 0; d < w->days; d++)
					cost[d] = naive_day(w, v, FIRST + d, &an);
				force(&f, 0, NULL, 0, -1, 0);
			}
	return f.best;
}

static void
the_optimum_is_that_of_brute_force(void **state)
{
	uint32_t seed = 5;
	int complete = 0;

	(void)state;
	for (int round = 0; round < 120; round++) {
		struct world *w = calloc(1, sizeof(*w));
		struct err e = { 0 };
		struct proposal p;
		struct want v;
		int want;

		assert_non_null(w);
		build(w, 12 + (int)draw(&seed, 5), 2, 20 + (int)draw(&seed, 60), &seed);
		v = wish_for(w, 1 + (int)draw(&seed, 3), &seed);
		v.nfixed = v.nvisits = 0;
		v.rhythm.total = 0;
		must(plan_course(w->b, &v, &w->a, &p, &e));
		check_rows(w, &v, &p);
		want = brute_force(w, &v);
		if (p.cost != want)
			fail_msg("round %d: cost %d, brute force %d", round, p.cost, want);
		complete += p.open == 0;
		arena_clear(&w->a);
		free(w);
	}
	assert_true(complete > 30 && complete < 115);
}

/* The first day and minute that do, one session after the other. */
static int
first_fit(const struct world *w, const struct want *v, const struct anchor *an)
{
	int cost = 0, days[40], n = 0, last = -1;

	for (int i = 0; i < v->count; i++) {
		int from = n > 0 ? days[n - 1] + 1 : v->earliest, d = from;
		int c = NEVER;

		for (; d < FIRST + w->days; d++) {
			c = day_fault(v, d, days, n) == NULL ? naive_day(w, v, d, an) : NEVER;
			if (c < NEVER
			    && (n == 0 || v->rhythm.gap_max == 0
				|| d - days[n - 1] <= v->rhythm.gap_max * (i - last)))
				break;
		}
		if (d == FIRST + w->days) {
			cost += plan_cost_usual.open;
			continue;
		}
		c += d > naive_due(v, i) ? (d - naive_due(v, i)) * plan_cost_usual.late
					 : (naive_due(v, i) - d) * plan_cost_usual.early;
		if (n > 0 && an->weekdays == 0 && i - last == 1)
			c += abs(d - days[n - 1] - v->rhythm.gap_usual) * plan_cost_usual.gap;
		days[n++] = d;
		last = i;
		cost += c;
	}
	return cost;
}

static void
a_plan_is_never_worse_than_first_fit(void **state)
{
	uint32_t seed = 23;
	int better = 0;

	(void)state;
	for (int round = 0; round < 60; round++) {
		struct world *w = calloc(1, sizeof(*w));
		struct err e = { 0 };
		struct anchor an = { 0, 600, 0 };
		struct proposal p;
		struct want v;
		int fit;

		assert_non_null(w);
		build(w, 100, 2, (int)draw(&seed, 60), &seed);
		w->res[0].skills |= 1;
		v = wish_for(w, 3 + (int)draw(&seed, 9), &seed);
		v.nfixed = v.nvisits = 0;
		v.rhythm.total = 0;
		v.wish.at = 600;
		v.wish.who = 0;
		v.start_by = DAY_NONE;
		if (v.wish.weekdays == 0)
			v.wish.weekdays = 2u << draw(&seed, 7) | 2u << draw(&seed, 7);
		an.weekdays = v.wish.weekdays;
		must(plan_course(w->b, &v, &w->a, &p, &e));
		fit = first_fit(w, &v, &an);
		if (p.cost > fit)
			fail_msg("round %d: cost %d, first fit %d", round, p.cost, fit);
		better += p.cost < fit;
		arena_clear(&w->a);
		free(w);
	}
	assert_true(better > 10);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_plan_never_breaks_a_rule_and_is_never_short_without_a_reason),
		cmocka_unit_test(courses_planned_together_save_trips_and_keep_their_rules),
		cmocka_unit_test(the_optimum_is_that_of_brute_force),
		cmocka_unit_test(a_plan_is_never_worse_than_first_fit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
