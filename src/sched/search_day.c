/* search_day - what one day offers to a course, and what it costs. */
#include "sched/search_day.h"

#include <stdlib.h>

int
at_most(int n, int most)
{
	return n < most ? n : most;
}

/* The starts of all resources of a kind that suit. */
static struct cells
starts_of_kind(const struct search *s, enum res_kind kind, int day)
{
	const struct want *w = s->w;
	const struct calendar *c = busy_calendar(s->b);
	struct cells out = { { 0 } };

	for (int r = 0; r < c->n; r++)
		if (want_suits(w, c, kind, r))
			out = cells_or(out, busy_starts(s->b, r, day, w->minutes + w->changeover));
	return out;
}

/* Where the patient is free for it, within the time of day asked for. */
static struct cells
patient_starts(const struct search *s, int day)
{
	struct span window = s->w->wish.window;
	struct cells free = { { 0 } };

	cells_set(&free, window.to > 0 ? window : (struct span){ 0, DAY_MINUTES });
	free = cells_without(free, busy_patient(s->b, s->w->patient, day));
	return cells_and(cells_starts(free, s->w->minutes), s->grid);
}

/* The start with the shortest wait between it and another visit of the day, and that wait. */
static int
beside_visit(const struct search *s, const struct cells *starts, int day, int *wait)
{
	int best = DAY_MINUTES, out = MINUTE_NONE;

	for (int i = 0; i < s->w->nvisits; i++) {
		const struct visit *v = &s->w->visit[i];
		int after = v->day == day ? cells_next(starts, v->at.to) : MINUTE_NONE;
		int before =
		    v->day == day ? cells_last(starts, v->at.from - s->w->minutes) : MINUTE_NONE;

		if (after != MINUTE_NONE && after - v->at.to < best) {
			best = after - v->at.to;
			out = after;
		}
		if (before != MINUTE_NONE && v->at.from - s->w->minutes - before < best) {
			best = v->at.from - s->w->minutes - before;
			out = before;
		}
	}
	*wait = out == MINUTE_NONE ? 0 : best;
	return out;
}

static void
offer_starts(const struct search *s, struct offer *o, int day)
{
	int minutes = s->w->minutes + s->w->changeover;
	struct cells can = patient_starts(s, day);

	for (int k = RES_ROOM; k < RES_KINDS; k++)
		if (s->w->need[k].wanted)
			can = cells_and(can, starts_of_kind(s, (enum res_kind)k, day));
	o->with = arena_array(s->a, struct cells, (size_t)s->nwho + 1);
	for (int i = 0; i < s->nwho; i++) {
		o->with[i] = s->who[i] == RES_NONE
		    ? can
		    : cells_and(can, busy_starts(s->b, s->who[i], day, minutes));
		o->any = cells_or(o->any, o->with[i]);
	}
	o->possible = !cells_empty(&o->any);
	if (o->shared && s->w->wish.at == MINUTE_NONE)
		o->beside = beside_visit(s, &o->any, day, &o->wait);
}

static void
offer_rules(const struct search *s, struct offer *o, int day)
{
	const struct rhythm *r = &s->w->rhythm;

	o->before = o->after = DAY_NONE;
	o->beside = MINUTE_NONE;
	for (int i = 0; i < s->w->nfixed; i++) {
		int f = s->w->fixed[i];

		if (f <= day)
			o->before = f;
		else if (o->after == DAY_NONE)
			o->after = f;
		o->week += week_of(f) == week_of(day);
	}
	o->possible = (r->rest >> day_weekday(day) & 1u) == 0
	    && (r->per_week == 0 || o->week < r->per_week)
	    && (o->before == DAY_NONE || day - o->before >= s->gap_min)
	    && (o->after == DAY_NONE || o->after - day >= s->gap_min);
	for (int i = 0; i < s->w->nvisits; i++)
		if (s->w->visit[i].day == day) {
			o->shared = true;
			o->possible = o->possible && !check_excludes(s->w, &s->w->visit[i]);
		}
}

struct offer *
offer_of(struct search *s, int day)
{
	struct offer **at = &s->offer[day - s->first];

	if (*at != NULL)
		return *at;
	*at = arena_new(s->a, struct offer);
	offer_rules(s, *at, day);
	if ((*at)->possible)
		offer_starts(s, *at, day);
	return *at;
}

/* The start of the set that is nearest to the anchor's minute, and its cost. */
static int
nearest(const struct search *s, const struct cells *c, int wanted, int *minute)
{
	*minute = cells_near(c, wanted);
	if (*minute == MINUTE_NONE)
		return COST_NEVER;
	if (*minute != wanted && (s->w->wish.may & MAY_TIME) == 0)
		return COST_NEVER;
	return abs(*minute - wanted) / CELL_MINUTES * s->cost->time;
}

int
offer_best(const struct search *s, const struct offer *o, int *who, int *minute)
{
	int wanted = o->beside == MINUTE_NONE ? s->anchor.minute : o->beside;
	int best = nearest(s, &o->with[s->anchor_who], wanted, minute);

	*who = s->anchor_who;
	if (best <= s->cost->who || (s->w->wish.may & MAY_WHO) == 0)
		return best;
	for (int i = 0; i < s->nwho; i++) {
		int m = MINUTE_NONE;
		int cost = i == s->anchor_who ? COST_NEVER
					      : nearest(s, &o->with[i], wanted, &m) + s->cost->who;

		if (cost < best) {
			best = cost;
			*who = i;
			*minute = m;
		}
	}
	return best;
}

/* The same for whatever minute, and for whichever therapist where that may be. */
static int
least_cost(const struct search *s, const struct offer *o)
{
	return (s->w->wish.may & MAY_WHO) != 0 || !cells_empty(&o->with[s->anchor_who])
	    ? 0
	    : COST_NEVER;
}

/* A long wait is dearer than a trip of its own, but no reason either to leave a weekday that was
 * asked for. */
static int
wait_cost(const struct search *s, const struct offer *o)
{
	int most = s->cost->trip + s->cost->weekday / 2;
	int cost = o->wait / CELL_MINUTES * s->cost->time;

	return cost < most ? cost : most;
}

int
offer_cost(struct search *s, int day)
{
	struct offer *o = offer_of(s, day);
	unsigned weekdays = s->anchor.weekdays;
	bool other, saved;
	int who, minute;

	if (!o->possible)
		return COST_NEVER;
	if (o->stamp == s->anchor_number)
		return o->cost;
	o->stamp = s->anchor_number;
	o->cost = s->any_anchor ? least_cost(s, o) : offer_best(s, o, &who, &minute);
	other = weekdays != 0 && (weekdays >> day_weekday(day) & 1u) == 0;
	if (other)
		o->cost += (s->w->wish.may & MAY_DAY) != 0 ? s->cost->weekday : COST_NEVER;
	/* Who comes for nothing else pays for each day alike; a trip that is saved is no
	 * reason to leave a weekday that was asked for. */
	saved = o->shared && !(other && s->w->wish.weekdays != 0);
	o->cost += saved || s->w->nvisits == 0 ? 0 : s->cost->trip;
	o->cost += wait_cost(s, o);
	o->cost = o->cost > COST_NEVER ? COST_NEVER : o->cost;
	return o->cost;
}

/* The first resource of a kind that suits and is free, with its lane. */
static bool
slot_resource(const struct search *s, enum res_kind kind, struct slot *out)
{
	const struct calendar *c = busy_calendar(s->b);
	struct span at = want_resource_span(s->w, out->place.minute);

	for (int r = 0; r < c->n; r++) {
		struct cells open;

		if (!want_suits(s->w, c, kind, r))
			continue;
		open = busy_open(s->b, r, out->place.day);
		out->lane[kind] = busy_lane(s->b, r, out->place.day, at, false);
		if (out->lane[kind] >= 0 && cells_all(&open, at)) {
			out->place.who[kind] = r;
			return true;
		}
	}
	return false;
}

bool
search_place(const struct search *s, int day, int who, int minute, struct slot *out)
{
	*out = (struct slot){ .place = { day, minute, { RES_NONE, RES_NONE, RES_NONE } },
		.lane = { -1, -1, -1 } };
	if (who != RES_NONE) {
		out->place.who[RES_THERAPIST] = who;
		out->lane[RES_THERAPIST] =
		    busy_lane(s->b, who, day, want_resource_span(s->w, minute), false);
	}
	for (int k = RES_ROOM; k < RES_KINDS; k++)
		if (s->w->need[k].wanted && !slot_resource(s, (enum res_kind)k, out))
			return false;
	return true;
}
