#include "app/replan.h"

#include <stdlib.h>

#include "app/inside.h"
#include "app/replanning.h"
#include "app/wants.h"
#include "base/text.h"
#include "sched/free.h"

enum { FREE_MOST = 60, ROUNDS = 3 };

static int
by_choice(const void *va, const void *vb)
{
	const struct replan_hit *a = va, *b = vb;

	if (a->others != b->others)
		return a->others - b->others;
	return a->row < b->row ? -1 : a->row > b->row;
}

static int
by_day(const void *va, const void *vb)
{
	const int *a = va, *b = vb;

	return *a - *b;
}

/* The days of its course and the other visits of the patient, each hit where it
 * goes by now. */
static bool
look_round(struct replanner *r, struct replan_hit *h, struct err *e)
{
	int first = r->app->now.day, last = busy_last(r->book.busy);
	struct want *w = &h->want;
	struct visit *v;
	int *day;

	if (!wants_fixed(r->app, h->s.course, h->s.id, r->a, w, e)
	    || !wants_visits(r->app, w, first, last, h->s.id, r->a, e))
		return false;
	day = arena_array(r->a, int, (size_t)w->nfixed + 1);
	v = arena_array(r->a, struct visit, (size_t)w->nvisits + 1);
	for (int i = 0; i < w->nfixed; i++)
		day[i] = w->fixed[i];
	for (int i = 0; i < w->nvisits; i++)
		v[i] = w->visit[i];
	for (size_t k = 0; k < r->hit.n; k++) {
		const struct replan_hit *o = &r->hit.at[k];
		bool done = false;

		if (o == h || o->s.patient != h->s.patient)
			continue;
		for (int i = 0; i < w->nfixed && !done && o->s.course == h->s.course; i++)
			if ((done = day[i] == o->s.day))
				day[i] = o->to.day;
		for (int i = 0; i < w->nvisits; i++)
			if (v[i].day == o->s.day && v[i].at.from == o->s.minute)
				v[i].day = o->to.day;
	}
	qsort(day, (size_t)w->nfixed, sizeof(*day), by_day);
	w->fixed = day;
	w->visit = v;
	return true;
}

/* What speaks against it there as all the rest stands now; NULL: nothing. */
static const char *
against(const struct replanner *r, const struct replan_hit *h, const struct place *p)
{
	struct obstacles o = { 0 };

	check_session(r->book.busy, &h->want, p, r->a, &o);
	return o.n == 0 ? NULL : o.at[0].text;
}

static bool
stands(const struct replanner *r, const struct replan_hit *h, const struct place *p)
{
	return against(r, h, p) == NULL;
}

static struct place
place_of(const struct replanner *r, const struct session *s)
{
	struct place p = { .day = s->day, .minute = s->minute };

	for (int k = 0; k < RES_KINDS; k++)
		p.who[k] = s->who[k] == 0 ? RES_NONE : calendar_index(&r->book.calendar, s->who[k]);
	return p;
}

static bool
is_past(const struct replanner *r, int day, int minute)
{
	return day < r->app->now.day || (day == r->app->now.day && minute < r->app->now.minute);
}

/* At the same time with somebody else: of those who can, the one who can do least
 * else, so that the others stay free for what only they do. */
static bool
same_time(const struct replanner *r, const struct replan_hit *h, struct place *out)
{
	const struct calendar *c = &r->book.calendar;
	int best = 65;

	if (r->who == RES_NONE || is_past(r, h->s.day, h->s.minute))
		return false;
	for (int i = 0; i < c->n; i++) {
		struct place p = place_of(r, &h->s);
		int skills = __builtin_popcountll(c->resource[i].skills);

		if (c->resource[i].kind != c->resource[r->who].kind || i == r->who
		    || skills >= best)
			continue;
		p.who[c->resource[i].kind] = i;
		if (stands(r, h, &p)) {
			best = skills;
			*out = p;
		}
	}
	return best < 65;
}

/* Later today, as near to its time as can be.  Never earlier: who is not reached before then comes
 * at the time that was agreed, and has missed it. */
static bool
same_day(const struct replanner *r, const struct replan_hit *h, struct place *out, struct err *e)
{
	struct now now = r->app->now;
	int soonest = now.minute > h->s.minute ? now.minute : h->s.minute;
	int from = (soonest + CELL_MINUTES - 1) / CELL_MINUTES * CELL_MINUTES;
	struct want w = h->want;
	struct free_list found;

	if (h->s.day != now.day || from >= DAY_MINUTES)
		return true;
	w.earliest = w.latest = now.day;
	w.wish.window = (struct span){ from, DAY_MINUTES };
	if (!free_find(r->book.busy, &w, FREE_MOST, r->a, &found, e))
		return false;
	for (int i = 0; i < found.n && out->day == DAY_NONE; i++)
		if (stands(r, h, &found.at[i].slot.place))
			*out = found.at[i].slot.place;
	return true;
}

/* The best other place by the rules of the course; *why when there is none. */
static bool
other_time(const struct replanner *r, const struct replan_hit *h, struct place *out,
    const char **why, struct err *e)
{
	struct want w = h->want;
	struct proposal p;
	int today = r->app->now.day;

	*out = (struct place){ .day = DAY_NONE };
	if (!same_day(r, h, out, e))
		return false;
	if (out->day != DAY_NONE)
		return true;
	w.earliest = h->s.day <= today ? today + 1 : h->s.day;
	w.latest = h->s.day + REPLAN_AHEAD;
	w.count = 1;
	w.wish.at = h->s.minute;
	w.wish.weekdays = 1u << day_weekday(h->s.day);
	w.wish.who = place_of(r, &h->s).who[RES_THERAPIST];
	if (w.wish.who != RES_NONE && !want_suits(&w, &r->book.calendar, RES_THERAPIST, w.wish.who))
		w.wish.who = RES_NONE;
	if (!plan_course(r->book.busy, &w, r->a, &p, e))
		return false;
	if (p.row[0].state == ROW_OPEN)
		*why = p.row[0].why[0] != '\0' ? p.row[0].why : "no place within its rules";
	else if ((*why = against(r, h, &p.row[0].slot.place)) == NULL)
		*out = p.row[0].slot.place;
	return true;
}

static void
take(struct replanner *r, const struct session *s, bool add)
{
	struct reservation row[RES_KINDS + 1];
	int n = book_rows(&r->book, s, row);

	for (int i = 0; i < n; i++) {
		if (!add)
			busy_remove(r->book.busy, &row[i]);
		else if (!busy_add(r->book.busy, &row[i]))
			continue; /* never: the place was looked at with all the rest in it */
	}
}

/* Its new place, lanes and words. */
static void
settle(struct replanner *r, struct replan_hit *h, const struct place *p)
{
	struct replan_row *row = &r->out->row.at[h->row];
	struct span at = want_resource_span(&h->want, p->minute);
	const struct calendar *c = &r->book.calendar;
	bool same = p->day == h->s.day && p->minute == h->s.minute;

	h->to.day = p->day;
	h->to.minute = p->minute;
	h->to.changeover = h->want.changeover;
	for (int k = 0; k < RES_KINDS; k++) {
		h->to.who[k] = p->who[k] == RES_NONE ? 0 : c->resource[p->who[k]].id;
		h->to.lane[k] = p->who[k] == RES_NONE
		    ? 0
		    : busy_lane(r->book.busy, p->who[k], p->day, at, false);
		row->to[k] = h->to.who[k];
	}
	row->state = same ? REPLAN_SAME : REPLAN_MOVED;
	row->to_day = p->day;
	row->to_minute = p->minute;
	row->to_who = replanning_codes(r, &h->to);
	row->why = "";
}

/* Why it does not stay at its time with somebody else, where nobody else could give it ever;
 * NULL: others could. */
static const char *
only_one(const struct replanner *r, const struct replan_hit *h)
{
	const struct calendar *c = &r->book.calendar;
	const struct need *need;

	if (r->who == RES_NONE || h->others > 0)
		return NULL;
	need = &h->want.need[c->resource[r->who].kind];
	if (need->usual != 0)
		return text_fmt(r->a, "nobody else has the skill \"%s\"", need->usually);
	return c->resource[r->who].kind == RES_THERAPIST ? "nobody else can give it"
							 : "there is nothing else for it";
}

/* A place for one, with all the others where they are by now. */
static bool
decide(struct replanner *r, struct replan_hit *h, struct err *e)
{
	struct replan_row *row = &r->out->row.at[h->row];
	struct place p = { .day = DAY_NONE };
	const char *only = only_one(r, h);

	row->state = REPLAN_CALL;
	if (h->s.state != SESSION_BOOKED) {
		row->why = "the patient is here: speak to them";
		return true;
	}
	if (h->odd) {
		row->why = "it does not fit the book as it is: look at it";
		return true;
	}
	if (!look_round(r, h, e))
		return false;
	take(r, &h->s, false);
	if (!same_time(r, h, &p) && !other_time(r, h, &p, &row->why, e))
		return false;
	if (p.day != DAY_NONE)
		settle(r, h, &p);
	if (only != NULL)
		row->why = row->why[0] == '\0' ? only : text_fmt(r->a, "%s; %s", only, row->why);
	take(r, &h->to, true);
	return true;
}

void
replan_count(struct replan *p)
{
	p->same = p->moved = p->call = p->unphoned = 0;
	for (size_t i = 0; i < p->row.n; i++) {
		const struct replan_row *r = &p->row.at[i];

		p->same += r->state == REPLAN_SAME;
		p->moved += r->state == REPLAN_MOVED;
		p->call += r->state == REPLAN_CALL;
		p->unphoned += r->state == REPLAN_MOVED && r->unphoned;
	}
}

bool
replan(struct app *app, const struct replan_for *what, struct arena *a, struct replan *out,
    struct err *e)
{
	struct replanner r = { .app = app, .what = what, .a = a, .out = out };

	*out = (struct replan){ 0 };
	if (what->to < what->from || what->to - what->from > 366)
		return err_field(e, ERR_INPUT, "to", "say a last day within a year of the first");
	if (what->to < app->now.day)
		return true;
	if (!replanning_load(&r, e) || !replanning_hits(&r, e))
		return false;
	if (r.hit.n > 1)
		qsort(r.hit.at, r.hit.n, sizeof(*r.hit.at), by_choice);
	for (int round = 0; round < ROUNDS; round++) /* what moved may leave room for others */
		for (size_t i = 0; i < r.hit.n; i++)
			if ((round == 0 || out->row.at[r.hit.at[i].row].state == REPLAN_CALL)
			    && !decide(&r, &r.hit.at[i], e))
				return false;
	replan_count(out);
	return true;
}
