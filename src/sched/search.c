/* search - the best days for a course, by exact search. */
#include "sched/search.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "sched/search_day.h"

enum { WEEK = 7, ANCHOR_STEP = 15, GREEDY_DAYS = 35, STAGES = 101 };

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

static int
at_most(int n, int most)
{
	return n < most ? n : most;
}

static int
usual_gap(const struct search *s)
{
	return s->w->rhythm.gap_usual > s->gap_min ? s->w->rhythm.gap_usual : s->gap_min;
}

/* The day of the mask that is nearest to the usual interval after `day`. */
static int
step_from(const struct search *s, unsigned weekdays, int day)
{
	int target = day + usual_gap(s), best = target;

	if (weekdays == 0)
		return target;
	for (int d = day + s->gap_min, off = COST_NEVER; d <= target + WEEK; d++)
		if ((weekdays >> day_weekday(d) & 1u) != 0 && abs(d - target) < off) {
			off = abs(d - target);
			best = d;
		}
	return best;
}

static int
first_of(unsigned weekdays, int day)
{
	while (weekdays != 0 && (weekdays >> day_weekday(day) & 1u) == 0)
		day++;
	return day;
}

int
search_due(const struct search *s, const struct anchor *anchor, int day)
{
	return day == DAY_NONE ? first_of(anchor->weekdays, s->start)
			       : step_from(s, anchor->weekdays, day);
}

static void
set_due(struct search *s)
{
	unsigned weekdays = s->w->wish.weekdays;
	int last = DAY_NONE, after;

	for (int i = 0; i < s->w->nfixed && s->w->fixed[i] < s->first; i++)
		last = s->w->fixed[i];
	s->start = s->first;
	after = last == DAY_NONE ? s->first : step_from(s, weekdays, last);
	if (after > s->first)
		s->start = after;
	s->due = arena_array(s->a, int, (size_t)s->n + 1);
	for (int i = 0; i < s->n; i++)
		s->due[i] =
		    i == 0 ? first_of(weekdays, s->start) : step_from(s, weekdays, s->due[i - 1]);
}

static void
set_therapists(struct search *s)
{
	const struct calendar *c = busy_calendar(s->b);

	s->who = arena_array(s->a, int, (size_t)c->n + 1);
	for (int r = 0; r < c->n; r++)
		if (want_suits(s->w, c, RES_THERAPIST, r))
			s->who[s->nwho++] = r;
	if (!s->w->need[RES_THERAPIST].wanted)
		s->who[s->nwho++] = RES_NONE;
}

struct search *
search_new(
    struct arena *a, const struct busy *b, const struct want *w, const struct plan_cost *cost)
{
	struct search *s = arena_new(a, struct search);
	const struct rhythm *r = &w->rhythm;

	*s = (struct search){ .a = a, .b = b, .w = w, .cost = cost };
	s->gap_min = r->gap_min > 1 ? r->gap_min : 1;
	s->n = r->total > 0 ? at_most(w->count, r->total - w->nfixed) : w->count;
	s->n = s->n < 0 ? 0 : s->n;
	s->first = w->earliest;
	while (s->first <= busy_last(b) && !busy_has(b, s->first))
		s->first++;
	s->last = w->latest == DAY_NONE ? busy_last(b) : at_most(w->latest, busy_last(b));
	s->grid = cells_grid(w->step);
	s->offer = arena_array(
	    a, struct offer *, s->last < s->first ? 1 : (size_t)(s->last - s->first) + 1);
	set_due(s);
	set_therapists(s);
	s->weeks = r->per_week > 0 ? at_most(r->per_week, WEEK) + 1 : 1;
	s->seen = arena_array(a, struct seen,
	    s->last < s->first ? 1 : (size_t)(s->last - s->first + 1) * (size_t)s->weeks);
	s->room = 1024;
	s->step = arena_array(a, struct step, s->room);
	return s;
}

int
search_count(const struct search *s)
{
	return s->n;
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

/* Each weekday is tried as the anchor. */
static bool
is_weekly(const struct search *s)
{
	return s->w->wish.weekdays == 0 && s->n > 1 && s->w->rhythm.gap_usual > 0
	    && s->w->rhythm.gap_usual % WEEK == 0;
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
	if (s->anchor.weekdays == 0 && !(s->any_anchor && is_weekly(s)) && from != DAY_NONE
	    && holes == 0)
		cost += abs(d - prev - usual_gap(s)) * s->cost->gap;
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

/* The cheapest plan below s->best with the anchor: its last state, or -1. */
static int
solve(struct search *s, int *stage)
{
	int last = -1;

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

/* A plan that takes the cheapest next day each time: a bound that cuts much. */
static void
greedy(struct search *s)
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

/* One anchor: whether it beats s->best, and then its days. */
static bool
try_anchor(struct search *s, const struct anchor *anchor, int who, int *day)
{
	int stage[STAGES], before = s->best, last;

	s->anchor = *anchor;
	s->anchor_who = who;
	s->anchor_number++;
	if (before == s->cost->open)
		greedy(s);
	last = solve(s, stage);
	if (last < 0) {
		s->best = before;
		return false;
	}
	for (int i = 0; i < s->n; i++)
		day[i] = DAY_NONE;
	for (int k = last; k >= 0; k = s->step[k].parent)
		day[s->step[k].number] = s->step[k].day;
	return true;
}

/* All anchors that the wish leaves open, with one therapist and weekdays. */
static bool
try_minutes(struct search *s, struct anchor *best, unsigned weekdays, int who, int *day)
{
	const struct wish *wish = &s->w->wish;
	int step = s->w->step > ANCHOR_STEP ? s->w->step : ANCHOR_STEP;
	int to = wish->window.to > 0 ? wish->window.to : DAY_MINUTES;
	struct anchor try = { s->who[who], wish->at, weekdays };
	bool found = false;

	if (wish->at != MINUTE_NONE) {
		found = try_anchor(s, &try, who, day);
		if (found)
			*best = try;
		return found;
	}
	for (int m = (wish->window.from + step - 1) / step * step;
	     m + s->w->minutes <= to && s->best > s->least_with[who]; m += step) {
		try.minute = m;
		if (try_anchor(s, &try, who, day)) {
			*best = try;
			found = true;
		}
	}
	return found;
}

static bool
try_all(struct search *s, struct anchor *best, int *day)
{
	bool weekly = is_weekly(s), found = false;

	for (int i = 0; i < s->nwho; i++) {
		for (int k = 0; k < (weekly ? WEEK : 1) && s->best > s->least_with[i]; k++) {
			unsigned weekdays =
			    weekly ? 1u << day_weekday(s->start + k) : s->w->wish.weekdays;

			found = try_minutes(s, best, weekdays, i, day) || found;
		}
	}
	return found;
}

/* A tight bound cuts most of what a plan could be, and most plans cost hardly more than the
 * least: so they may at first, then a little more, at last what the next open session costs.
 * 0 when that was it. */
static int
more_room(const struct search *s, int room)
{
	enum { A_LITTLE = 64 };

	return room == s->cost->open ? 0 : room < A_LITTLE ? A_LITTLE : s->cost->open;
}

/* What no anchor with this therapist can fall short of: the cost of the cheapest days when
 * any minute will do. */
static int
least(struct search *s, int who)
{
	int stage[STAGES], open = s->cost->open;
	bool found = false;

	s->any_anchor = true;
	s->anchor = (struct anchor){ .weekdays = s->w->wish.weekdays };
	s->anchor_who = who;
	s->anchor_number++;
	for (int holes = 0; holes < s->n && !found; holes++)
		for (int room = 1; room != 0 && !found; room = more_room(s, room)) {
			s->best = holes * open + room;
			found = solve(s, stage) >= 0;
		}
	s->any_anchor = false;
	return found ? s->best : s->n * open;
}

/* Where others may give it too, all therapists are as one. */
static void
set_least(struct search *s)
{
	const struct wish *wish = &s->w->wish;
	bool alone = (wish->may & MAY_WHO) == 0, known = false;

	s->least_with = arena_array(s->a, int, (size_t)s->nwho + 1);
	s->least = s->n * s->cost->open;
	for (int i = 0; i < s->nwho; i++) {
		s->least_with[i] = INT_MAX;
		if (wish->who != RES_NONE && s->who[i] != wish->who)
			continue;
		s->least_with[i] = known && !alone ? s->least : least(s, i);
		s->least = at_most(s->least, s->least_with[i]);
		known = true;
	}
}

int
search_run(struct search *s, struct anchor *anchor, int *day)
{
	int open = s->cost->open;

	*anchor = (struct anchor){ s->w->wish.who, s->w->wish.at, s->w->wish.weekdays };
	for (int i = 0; i < s->n; i++)
		day[i] = DAY_NONE;
	if (s->last < s->first)
		return s->n * open;
	set_least(s);
	/* With as few open sessions as can be, then with one more at a time: a plan with
	 * fewer is always cheaper.  What may cost an open session is not cut by less. */
	for (int from = s->least; from < s->n * open; from = from / open * open + open)
		for (int room = from < open ? 1 : open; room != 0; room = more_room(s, room)) {
			s->best = at_most(from + room, from / open * open + open);
			if (try_all(s, anchor, day))
				return s->best;
		}
	return s->n * open;
}

bool
search_slot(struct search *s, const struct anchor *anchor, int day, struct slot *out)
{
	struct offer *o = offer_of(s, day);
	int who, minute;

	s->anchor = *anchor;
	s->anchor_number++;
	for (s->anchor_who = 0; s->anchor_who < s->nwho && s->who[s->anchor_who] != anchor->who;)
		s->anchor_who++;
	if (!o->possible || s->anchor_who == s->nwho
	    || offer_best(s, o, &who, &minute) >= COST_NEVER)
		return false;
	return search_place(s, day, s->who[who], minute, out);
}
