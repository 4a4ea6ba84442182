/* plan_text - what a plan's rows say: what differs, why, and what else there is. */
#include "sched/plan_text.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/vec.h"
#include "sched/free.h"
#include "sched/search_day.h"

struct teller {
	const struct busy *b;
	const struct want *w;
	struct arena *a;
	struct proposal *p;
	int allowed;
};

bool
plan_is_beside(const struct want *w, const struct place *p)
{
	for (int i = 0; i < w->nvisits; i++)
		if (w->visit[i].day == p->day)
			return w->wish.at == MINUTE_NONE;
	return false;
}

/* "Wed 23-Dec" */
static const char *
row_day(int day, char buf[DAY_TEXT])
{
	day_show_long(day, buf);
	buf[10] = '\0';
	return buf;
}

static int
by_day(const void *a, const void *b)
{
	return *(const int *)a - *(const int *)b;
}

/* w with every other session of the plan as a fixed one. */
static struct want
alone(const struct teller *t, int without)
{
	struct want w = *t->w;
	int *days = arena_array(t->a, int, (size_t)(w.nfixed + t->p->n) + 1);
	int n = w.nfixed;

	if (n > 0)
		memcpy(days, w.fixed, (size_t)n * sizeof(int));
	for (int i = 0; i < t->p->n; i++)
		if (i != without && t->p->row[i].state != ROW_OPEN)
			days[n++] = t->p->row[i].slot.place.day;
	qsort(days, (size_t)n, sizeof(int), by_day);
	w.fixed = days;
	w.nfixed = n;
	w.count = 1;
	return w;
}

/* What speaks against where the row would stand is why it stands elsewhere; but that it is late
 * is none for a day that is no earlier. */
static bool
is_cured(const struct proposal_row *row, enum obstacle_code code)
{
	return code != OBSTACLE_NONE
	    && (code != OBSTACLE_TOO_LATE || row->slot.place.day < row->due);
}

/* The first thing that speaks against a place, and is cured by the row's own; NULL. */
static const char *
first_problem(const struct teller *t, const struct want *w, const struct place *p,
    const struct proposal_row *row)
{
	struct obstacles ps;

	check_session(t->b, w, p, t->a, &ps);
	for (int i = 0; i < ps.n; i++)
		if (is_cured(row, ps.at[i].code))
			return ps.at[i].text;
	return NULL;
}

static void
join(struct text *t, const char *why, const char *what)
{
	text_addf(t, "%s%s%s%s", t->len > 0 ? "; " : "", why == NULL ? "" : why,
	    why == NULL ? "" : ": ", what);
}

/* w with the sessions of the plan before row i as fixed ones. */
static struct want
so_far(const struct teller *t, int i)
{
	struct proposal before = *t->p;
	struct teller cut = *t;

	before.n = i;
	cut.p = &before;
	return alone(&cut, -1);
}

/* A plan puts one session of a course on a day, whatever its interval would let. */
static bool
has_one(const struct want *w, int day)
{
	for (int i = 0; i < w->nfixed; i++)
		if (w->fixed[i] == day)
			return true;
	return false;
}

/* What the patient comes for on that day anyway; NULL. */
static const char *
comes_for(const struct want *w, int day)
{
	for (int i = 0; i < w->nvisits; i++)
		if (w->visit[i].day == day)
			return w->visit[i].label;
	return NULL;
}

/* Somebody asked for the anchor's minute, or the course keeps to it. */
static bool
keeps_time(const struct teller *t)
{
	bool kept = t->w->wish.at != MINUTE_NONE;

	for (int i = 0; i < t->p->n && !kept; i++)
		kept = t->p->row[i].state == ROW_OK
		    && t->p->row[i].slot.place.minute == t->p->anchor.minute;
	return kept;
}

/* Its own day was possible and another is cheaper: by what it saves, or keeps to. */
static const char *
dearer(const struct teller *t, const struct proposal_row *row)
{
	struct want others = alone(t, (int)(row - t->p->row));
	struct day_why why = free_why(t->b, &others, row->due, t->a);
	struct place p = row->slot.place;
	const char *reason = is_cured(row, why.code) ? why.text : NULL;

	p.day = row->due;
	p.minute = t->p->anchor.minute;
	p.who[RES_THERAPIST] = t->p->anchor.who;
	if (reason == NULL && keeps_time(t))
		reason = first_problem(t, t->w, &p, row);
	if (reason != NULL)
		return reason;
	return t->w->rhythm.gap_usual > 0 ? text_fmt(t->a,
		   "nearer to every %d days with the sessions around it", t->w->rhythm.gap_usual)
					  : "fits the other sessions better";
}

/* Which rule, or what is saved, put it on another day than the rhythm would. */
static void
tell_day(const struct teller *t, const struct proposal_row *row, struct text *out)
{
	struct want before = so_far(t, (int)(row - t->p->row));
	struct day_why why = free_why(t->b, &before, row->due, t->a);
	const char *with = comes_for(t->w, row->slot.place.day);
	char day[DAY_TEXT];

	row_day(row->slot.place.day, day);
	if (is_cured(row, why.code))
		join(out, why.text, text_fmt(t->a, "moved to %s", day));
	else if (has_one(&before, row->due))
		join(out, "has a session on its day already", text_fmt(t->a, "moved to %s", day));
	else if (with != NULL && comes_for(t->w, row->due) == NULL)
		join(out, text_fmt(t->a, "comes for %s then", with),
		    text_fmt(t->a, "moved to %s", day));
	else
		join(out, dearer(t, row), text_fmt(t->a, "moved to %s", day));
}

static void
tell_who(
    const struct teller *t, const struct want *w, const struct proposal_row *row, struct text *out)
{
	const struct resource *res = busy_calendar(t->b)->resource;
	int asked = t->p->anchor.who, who = row->slot.place.who[RES_THERAPIST];
	struct span at = want_resource_span(w, row->slot.place.minute);
	const char *why =
	    calendar_absent(busy_calendar(t->b), asked, row->slot.place.day, at, t->a);

	if (why == NULL)
		why = text_fmt(t->a, "%s booked", res[asked].code);
	join(out, why, text_fmt(t->a, "with %s instead", res[who].code));
}

static void
tell_time(
    const struct teller *t, const struct want *w, const struct proposal_row *row, struct text *out)
{
	int off = row->slot.place.minute - t->p->anchor.minute;
	struct place p = row->slot.place;
	const char *why;

	p.minute = t->p->anchor.minute;
	why = first_problem(t, w, &p, row);
	join(out, why == NULL ? "nothing free then" : why,
	    text_fmt(t->a, "%d min %s", abs(off), off < 0 ? "earlier" : "later"));
}

/* What a fixed session leaves broken whatever is planned. */
static void
tell_gap(const struct teller *t, const struct want *w, struct proposal_row *row, struct text *out)
{
	struct obstacles ps;

	check_day(t->b, w, row->slot.place.day, t->a, &ps);
	for (int i = 0; i < ps.n; i++)
		if (ps.at[i].code == OBSTACLE_TOO_LATE && t->w->nfixed > 0) {
			join(out, "later than advised", ps.at[i].text);
			row->late = true;
		}
}

static const char *
note_of(const struct teller *t, const struct slot *slot, int due, unsigned *differs)
{
	const struct anchor *an = &t->p->anchor;
	struct text out = { .a = t->a };
	int who = slot->place.who[RES_THERAPIST];
	char buf[DAY_TEXT];

	*differs = 0;
	if (slot->place.day != due) {
		*differs |= MAY_DAY;
		text_addf(&out, "%d day%s %s", abs(slot->place.day - due),
		    abs(slot->place.day - due) == 1 ? "" : "s",
		    slot->place.day < due ? "earlier" : "later");
	}
	if (slot->place.minute != an->minute) {
		*differs |= MAY_TIME;
		if (an->minute != MINUTE_NONE)
			text_addf(&out, "%sat %s", out.len > 0 ? ", " : "",
			    minute_show(slot->place.minute, buf));
	}
	if (who != an->who) {
		*differs |= MAY_WHO;
		if (who != RES_NONE)
			text_addf(&out, "%swith %s", out.len > 0 ? ", " : "",
			    busy_calendar(t->b)->resource[who].code);
	}
	return text_get(&out);
}

/* The cheapest place between two days, best near `due`, that is none of the
 * row's options yet. */
static bool
offer_option(
    const struct teller *t, struct want *w, struct proposal_row *row, int due, int from, int to)
{
	struct anchor anchor = t->p->anchor;
	struct option *opt = &row->option[row->noptions];
	int best = COST_NEVER;
	struct search *s;

	w->earliest = from > t->w->earliest ? from : t->w->earliest;
	w->latest = t->w->latest != DAY_NONE && to > t->w->latest ? t->w->latest : to;
	if (w->latest < w->earliest)
		return false;
	s = search_new(t->a, t->b, w, &plan_cost_usual);
	anchor.who = s->nwho > 0 && anchor.who == RES_NONE ? s->who[0] : anchor.who;
	anchor.minute = anchor.minute == MINUTE_NONE ? 0 : anchor.minute;
	for (int d = s->first; d <= s->last; d++) {
		bool had = check_rhythm(w, d) != OBSTACLE_NONE;
		struct slot slot;
		int cost = abs(d - due) * plan_cost_usual.late;

		for (int i = 0; i < row->noptions; i++)
			had = had || row->option[i].slot.place.day == d;
		if (had || cost >= best || !search_slot(s, &anchor, d, &slot))
			continue;
		cost += abs(slot.place.minute - anchor.minute) / CELL_MINUTES;
		cost += slot.place.who[RES_THERAPIST] == anchor.who ? 0 : plan_cost_usual.who;
		if (cost < best) {
			best = cost;
			opt->slot = slot;
		}
	}
	if (best == COST_NEVER)
		return false;
	opt->note = note_of(t, &opt->slot, due, &opt->differs);
	row->noptions++;
	return true;
}

/* Up to two places near the day, with the wish let go, and one at the end. */
static void
tell_options(const struct teller *t, int i, int from, int to)
{
	struct proposal_row *row = &t->p->row[i];
	struct want w = alone(t, i);
	int usual = w.rhythm.gap_usual > 0 ? w.rhythm.gap_usual : 1;
	int end = w.nfixed > 0 ? w.fixed[w.nfixed - 1] : DAY_NONE;

	w.wish.weekdays = 0;
	w.wish.window = (struct span){ 0, 0 };
	w.wish.may = MAY_ALL;
	w.wish.who = RES_NONE;
	while (row->noptions < PLAN_OPTIONS - 1 && offer_option(t, &w, row, row->due, from, to))
		;
	if (end == DAY_NONE || end < to)
		return;
	if (offer_option(t, &w, row, end + usual, end + 1,
		end + (w.rhythm.gap_max > 0 ? w.rhythm.gap_max : 2 * usual)))
		row->option[row->noptions - 1].note = "at the end";
}

/* The days on which an open session could have stood by the rule. */
static void
open_range(const struct teller *t, int i, int *from, int *to)
{
	const struct want *w = t->w;
	const struct proposal_row *row = &t->p->row[i];
	int before = DAY_NONE, after = DAY_NONE,
	    gap = w->rhythm.gap_min > 1 ? w->rhythm.gap_min : 1;

	for (int k = 0; k < i; k++)
		if (t->p->row[k].state != ROW_OPEN)
			before = t->p->row[k].slot.place.day;
	for (int k = t->p->n - 1; k > i; k--)
		if (t->p->row[k].state != ROW_OPEN)
			after = t->p->row[k].slot.place.day;
	*from = before == DAY_NONE ? w->earliest : before + gap;
	*to =
	    w->rhythm.gap_max > 0 && before != DAY_NONE ? before + w->rhythm.gap_max : row->due + 7;
	if (*to < row->due)
		*to = row->due;
	if (after != DAY_NONE && *to > after - gap)
		*to = after - gap;
	if (*to > busy_last(t->b))
		*to = busy_last(t->b);
}

static void
tell_open(const struct teller *t, int i)
{
	struct proposal_row *row = &t->p->row[i];
	struct want w = alone(t, i);
	VEC(struct day_why) whys = { 0 };
	struct day_why due;
	int from, to;

	if (i >= t->allowed) {
		row->why =
		    text_fmt(t->a, "%s may have %d sessions in all", w.label, w.rhythm.total);
		return;
	}
	open_range(t, i, &from, &to);
	/* Of a wish that binds the whole course the anchor is the measure. */
	if (w.wish.weekdays == 0)
		w.wish.weekdays = t->p->anchor.weekdays;
	for (int d = from; d <= to && (int)whys.n < PLAN_WHYS; d++) {
		struct day_why why = free_why(t->b, &w, d, t->a);

		if (why.code == OBSTACLE_NONE)
			why = (struct day_why){ d, OBSTACLE_TOO_SOON,
				"leaves no interval for the sessions around it" };
		*vec_add(t->a, &whys) = why;
	}
	row->whys = whys.at;
	row->nwhys = (int)whys.n;
	due = free_why(t->b, &w, row->due, t->a);
	row->why = due.code != OBSTACLE_NONE ? due.text
	    : row->nwhys > 0                 ? row->whys[0].text
					     : "the sessions around it leave no day";
	tell_options(t, i, from, to);
}

void
plan_explain(
    const struct busy *b, const struct want *w, int allowed, struct arena *a, struct proposal *p)
{
	struct teller t = { b, w, a, p, allowed };

	for (int i = 0; i < p->n; i++) {
		struct proposal_row *row = &p->row[i];
		struct text out = { .a = a };
		struct want others;

		if (row->state == ROW_OPEN) {
			tell_open(&t, i);
			continue;
		}
		if (row->differs == 0 && w->nfixed == 0)
			continue;
		others = alone(&t, i);
		if ((row->differs & MAY_DAY) != 0)
			tell_day(&t, row, &out);
		if ((row->differs & MAY_WHO) != 0)
			tell_who(&t, &others, row, &out);
		if ((row->differs & MAY_TIME) != 0)
			tell_time(&t, &others, row, &out);
		tell_gap(&t, &others, row, &out);
		row->why = text_get(&out);
	}
}
