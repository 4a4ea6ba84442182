#include "sched/search_path.h"

#include <stdlib.h>
#include <string.h>

enum { WEEK = 7, GREEDY_DAYS = 35, STAGES = 101, ROOM = 1024 };

/* One state: session `number` stands on `day`, the `week`-th of its week. */
struct step {
	int number, day, week, cost;
	int parent; /* index of the state before; -1 at the start */
};

/* Which state of the running stage stands at a day and count. */
struct seen {
	int stage, step;
};

struct days {
	int from, to; /* both are within */
};

void
path_begin(struct search *s)
{
	int per_week = s->w->rhythm.per_week;
	size_t days = s->last < s->first ? 1 : (size_t)(s->last - s->first) + 1;

	s->weeks = per_week > 0 ? at_most(per_week, WEEK) + 1 : 1;
	s->seen = arena_array(s->a, struct seen, days * (size_t)s->weeks);
	s->room = ROOM;
	s->step = arena_array(s->a, struct step, s->room);
}

/* The cost of what lies between a session and the fixed one after it. */
static int
beyond(const struct search *s, int day, int after)
{
	int gap_max = s->w->rhythm.gap_max;

	return gap_max == 0 || after == DAY_NONE || after - day <= gap_max
	    ? 0
	    : (after - day - gap_max) * s->cost->beyond;
}

/* The cost of the interval before a session on day d when `from` is the
 * session before (DAY_NONE: none), with so many open ones between them;
 * COST_NEVER when it is too long. */
static int
interval_cost(struct search *s, const struct offer *o, int from, int d, int holes)
{
	int gap_max = s->w->rhythm.gap_max, cost = 0, prev = from;

	if (o->before != DAY_NONE && (from == DAY_NONE || o->before > from)) {
		prev = o->before;
		holes = from == DAY_NONE ? holes : 0;
		if (from != DAY_NONE)
			cost = beyond(s, from, offer_of(s, from)->after);
	}
	if (prev == DAY_NONE)
		return 0;
	/* A course that is overdue before it is planned can only be late. */
	if (gap_max > 0 && d - prev > gap_max * (holes + 1)
	    && !(from == DAY_NONE && s->first > prev + gap_max))
		return COST_NEVER;
	if (s->anchor.weekdays == 0 && !(s->any_anchor && s->weekly) && from != DAY_NONE
	    && holes == 0)
		cost += abs(d - prev - s->gap_usual) * s->cost->gap;
	return cost;
}

/* The cost of a day that is not the session's own by the rhythm. */
static int
off_due(const struct search *s, int number, int day)
{
	int late = day - s->due[number];

	return late > 0 ? late * s->cost->late : -late * s->cost->early;
}

/* Keeps the cheaper of two states with the same number, day and count. */
static void
reach(struct search *s, const struct step *t)
{
	struct seen *seen = &s->seen[(t->day - s->first) * s->weeks + t->week];

	if (seen->stage == s->stage) {
		if (t->cost < s->step[seen->step].cost)
			s->step[seen->step] = *t;
		return;
	}
	if (s->steps == s->room) {
		struct step *more = arena_array(s->a, struct step, s->room * 2);

		memcpy(more, s->step, s->steps * sizeof(*more));
		s->step = more;
		s->room *= 2;
	}
	*seen = (struct seen){ s->stage, (int)s->steps };
	s->step[s->steps++] = *t;
}

/* The days on which session `number` may follow `from`, apart from what a day offers. */
static struct days
days_after(const struct search *s, const struct step *from, int number)
{
	int gap_max = s->w->rhythm.gap_max;
	struct days d = { s->first, s->last };

	if (from->day != DAY_NONE)
		d.from = from->day + s->gap_min;
	/* Past the longest interval only a fixed session can take up the thread. */
	if (from->day != DAY_NONE && gap_max > 0 && s->w->nfixed == 0)
		d.to = at_most(d.to, from->day + gap_max * (number - from->number));
	if (number == 0 && s->w->start_by != DAY_NONE)
		d.to = at_most(d.to, s->w->start_by);
	return d;
}

/* Adds to t, which has its number, its day and the cost of its lateness, all else that
 * it costs after `from`; false when it cannot be or costs the limit. */
static bool
price(struct search *s, const struct step *from, struct step *t, int limit)
{
	const struct rhythm *r = &s->w->rhythm;
	struct offer *o;

	if (t->cost >= limit)
		return false;
	o = offer_of(s, t->day);
	if (!o->possible)
		return false;
	if (r->per_week > 0) {
		bool same = from->day != DAY_NONE && t->day < week_of(from->day) + WEEK;

		t->week = same ? from->week + 1 : 1;
		if (t->week + o->week > r->per_week)
			return false;
	}
	t->cost += interval_cost(s, o, from->day, t->day, t->number - from->number - 1);
	if (t->cost >= limit)
		return false;
	t->cost += offer_cost(s, t->day);
	return t->cost < limit;
}

static const struct step before_all = { .number = -1, .day = DAY_NONE };

/* All days on which session `number` may follow the state `parent` (-1: none). */
static void
follow(struct search *s, int parent, int number)
{
	struct step from = parent < 0 ? before_all : s->step[parent];
	int base = from.cost + (number - from.number - 1) * s->cost->open;
	struct days days = days_after(s, &from, number);

	for (int d = days.from; d <= days.to; d++) {
		struct step t = { number, d, 0, base + off_due(s, number, d), parent };

		if (t.cost >= s->best && d >= s->due[number]) /* it only gets later */
			return;
		if (price(s, &from, &t, s->best))
			reach(s, &t);
	}
}

/* The last state of the cheapest plan below s->best, which it then costs; -1: there is none. */
static int
solve(struct search *s)
{
	int stage[STAGES], last = -1;

	s->steps = 0;
	for (int i = 0; i < s->n; i++) {
		int open_after = (s->n - 1 - i) * s->cost->open;

		s->stage++;
		stage[i] = (int)s->steps;
		if (i * s->cost->open < s->best)
			follow(s, -1, i);
		for (int j = i - 1; j >= 0 && (i - 1 - j) * s->cost->open < s->best; j--)
			for (int k = stage[j]; k < stage[j + 1]; k++)
				follow(s, k, i);
		for (int k = stage[i]; k < (int)s->steps; k++) {
			int cost = s->step[k].cost + open_after
			    + beyond(s, s->step[k].day, offer_of(s, s->step[k].day)->after);

			if (cost < s->best) {
				s->best = cost;
				last = k;
			}
		}
	}
	return last;
}

bool
path_find(struct search *s, int *day)
{
	int last = solve(s);

	if (last < 0)
		return false;
	for (int i = 0; i < s->n && day != NULL; i++)
		day[i] = DAY_NONE;
	for (int k = last; k >= 0 && day != NULL; k = s->step[k].parent)
		day[s->step[k].number] = s->step[k].day;
	return true;
}

/* The cheapest of the days soon after `from` for the next session, with its own cost;
 * its day is DAY_NONE when there is none. */
static struct step
cheapest_after(struct search *s, const struct step *from)
{
	struct step best = { .number = from->number + 1, .day = DAY_NONE, .cost = COST_NEVER };
	int due = s->due[best.number];
	struct days days = days_after(s, from, best.number);
	int soon = days.from + GREEDY_DAYS - 1;

	days.to = at_most(days.to, due > soon ? due : soon);
	for (int d = days.from; d <= days.to; d++) {
		struct step t = { best.number, d, 0, off_due(s, best.number, d), -1 };

		if (t.cost >= best.cost && d >= due)
			break;
		if (price(s, from, &t, best.cost))
			best = t;
	}
	return best;
}

/* A plan that takes the cheapest next day each time. */
void
path_bound(struct search *s)
{
	struct step at = before_all;
	int total = 0;

	for (int i = 0; i < s->n; i++) {
		at = cheapest_after(s, &at);
		if (at.day == DAY_NONE)
			return;
		total += at.cost;
	}
	if (at.day != DAY_NONE)
		total += beyond(s, at.day, offer_of(s, at.day)->after);
	/* One more, so that the search itself finds a plan as cheap. */
	if (total + 1 < s->best)
		s->best = total + 1;
}
