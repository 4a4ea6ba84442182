/* search - the best days for a course, by exact search. */
#include "sched/search.h"

#include <limits.h>
#include <stdlib.h>

#include "sched/search_path.h"

enum { WEEK = 7, ANCHOR_STEP = 15 };

/* The day of the mask that is nearest to the usual interval after `day`. */
static int
step_from(const struct search *s, unsigned weekdays, int day)
{
	int target = day + s->gap_usual, best = target;

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
	s->gap_usual = r->gap_usual > s->gap_min ? r->gap_usual : s->gap_min;
	s->n = r->total > 0 ? at_most(w->count, r->total - w->nfixed) : w->count;
	s->n = s->n < 0 ? 0 : s->n;
	s->weekly =
	    w->wish.weekdays == 0 && s->n > 1 && r->gap_usual > 0 && r->gap_usual % WEEK == 0;
	s->first = w->earliest;
	while (s->first <= busy_last(b) && !busy_has(b, s->first))
		s->first++;
	s->last = w->latest == DAY_NONE ? busy_last(b) : at_most(w->latest, busy_last(b));
	s->grid = cells_grid(w->step);
	s->offer = arena_array(
	    a, struct offer *, s->last < s->first ? 1 : (size_t)(s->last - s->first) + 1);
	set_due(s);
	set_therapists(s);
	path_begin(s);
	return s;
}

int
search_count(const struct search *s)
{
	return s->n;
}

/* One anchor: whether it beats s->best, and then its days. */
static bool
try_anchor(struct search *s, const struct anchor *anchor, int who, int *day)
{
	int before = s->best;

	s->anchor = *anchor;
	s->anchor_who = who;
	s->anchor_number++;
	if (before == s->cost->open)
		path_bound(s);
	if (path_find(s, day))
		return true;
	s->best = before;
	return false;
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
	bool found = false;

	for (int i = 0; i < s->nwho; i++) {
		for (int k = 0; k < (s->weekly ? WEEK : 1) && s->best > s->least_with[i]; k++) {
			unsigned weekdays =
			    s->weekly ? 1u << day_weekday(s->start + k) : s->w->wish.weekdays;

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
	int open = s->cost->open;
	bool found = false;

	s->any_anchor = true;
	s->anchor = (struct anchor){ .weekdays = s->w->wish.weekdays };
	s->anchor_who = who;
	s->anchor_number++;
	for (int holes = 0; holes < s->n && !found; holes++)
		for (int room = 1; room != 0 && !found; room = more_room(s, room)) {
			s->best = holes * open + room;
			found = path_find(s, NULL);
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
