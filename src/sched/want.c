/* want - what is to be booked. */
#include "sched/want.h"

struct want
want_of(const char *label, int64_t patient, int count, int minutes)
{
	struct want w = { .label = label, .patient = patient, .count = count, .minutes = minutes };

	w.rhythm = (struct rhythm){ .gap_min = 1, .gap_usual = 7 };
	w.wish = (struct wish){ .at = MINUTE_NONE, .who = RES_NONE, .may = MAY_ALL };
	for (int k = 0; k < RES_KINDS; k++)
		w.need[k].only = RES_NONE;
	w.earliest = w.latest = w.start_by = DAY_NONE;
	return w;
}

static bool
check_rhythm(const struct want *w, struct err *e)
{
	const struct rhythm *r = &w->rhythm;

	if (r->gap_min < 0 || r->gap_min > 366 || r->gap_usual < r->gap_min || r->gap_usual > 366)
		return err_set(e, ERR_INPUT,
		    "%s: the usual interval of %d days must be between the shortest (%d) and 366",
		    w->label, r->gap_usual, r->gap_min);
	if (r->gap_max != 0 && (r->gap_max < r->gap_usual || r->gap_max > 366))
		return err_set(e, ERR_INPUT,
		    "%s: the longest interval of %d days must be between the usual (%d) and 366",
		    w->label, r->gap_max, r->gap_usual);
	if (r->per_week < 0 || r->total < 0)
		return err_set(e, ERR_INPUT, "%s: a limit cannot be below zero", w->label);
	for (int i = 1; i < w->nfixed; i++)
		if (w->fixed[i] < w->fixed[i - 1])
			return err_set(e, ERR_INPUT, "%s: its sessions are not in order", w->label);
	return true;
}

bool
want_check(const struct want *w, const struct calendar *c, struct err *e)
{
	if (w->count < 1 || w->count > 100)
		return err_set(
		    e, ERR_INPUT, "%s: %d sessions is not within 1 to 100", w->label, w->count);
	if (w->minutes < CELL_MINUTES || w->changeover < 0
	    || w->minutes + w->changeover > DAY_MINUTES / 2)
		return err_set(e, ERR_INPUT,
		    "%s: %d minutes and %d of changeover are not within 5 to 720", w->label,
		    w->minutes, w->changeover);
	if (w->earliest == DAY_NONE || (w->latest != DAY_NONE && w->latest < w->earliest)
	    || (w->start_by != DAY_NONE && w->start_by < w->earliest))
		return err_set(
		    e, ERR_INPUT, "%s: the last day lies before the first: change one", w->label);
	if (w->wish.at != MINUTE_NONE && (w->wish.at < 0 || w->wish.at % CELL_MINUTES != 0))
		return err_set(
		    e, ERR_INPUT, "%s: sessions start at multiples of 5 minutes", w->label);
	if ((w->wish.weekdays & ~0xfeu) != 0 || w->wish.window.from < 0
	    || w->wish.window.to > DAY_MINUTES || w->wish.window.from > w->wish.window.to)
		return err_set(e, ERR_INPUT, "%s: no such weekday or time of day", w->label);
	if (w->wish.who != RES_NONE
	    && (w->wish.who < 0 || w->wish.who >= c->n
		|| !want_suits(w, c, RES_THERAPIST, w->wish.who)))
		return err_set(e, ERR_INPUT, "%s cannot be given by %s: choose another therapist",
		    w->label,
		    w->wish.who >= 0 && w->wish.who < c->n ? c->resource[w->wish.who].code : "?");
	return check_rhythm(w, e);
}

struct span
want_patient_span(const struct want *w, int minute)
{
	return (struct span){ minute, minute + w->minutes };
}

struct span
want_resource_span(const struct want *w, int minute)
{
	return (struct span){ minute, minute + w->minutes + w->changeover };
}

static bool
can(const struct need *n, const struct calendar *c, enum res_kind kind, int r)
{
	const struct resource *res = &c->resource[r];

	return n->wanted && res->kind == kind && (res->skills & n->skills) == n->skills
	    && (n->only == RES_NONE || n->only == r);
}

static bool
is_usual(const struct need *n, const struct calendar *c, int r)
{
	return (c->resource[r].skills & n->usual) == n->usual;
}

bool
want_suits(const struct want *w, const struct calendar *c, enum res_kind kind, int r)
{
	const struct need *n = &w->need[kind];

	return can(n, c, kind, r) && is_usual(n, c, r);
}

bool
want_lacks_usual(const struct want *w, const struct calendar *c, enum res_kind kind, int r)
{
	const struct need *n = &w->need[kind];

	return can(n, c, kind, r) && !is_usual(n, c, r);
}

int
week_of(int day)
{
	return day - day_weekday(day) + 1;
}
