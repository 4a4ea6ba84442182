/* plan - a complete proposal for a course, or for all courses of a plan. */
#include "sched/plan.h"

#include <string.h>

#include "sched/plan_text.h"
#include "sched/search.h"

const struct plan_cost plan_cost_usual = {
	.open = 10000000,
	.who = 40,
	.weekday = 20,
	.time = 1,
	.gap = 3,
	.late = 4,
	.early = 3,
	.trip = 25,
	.beyond = 50,
};

/* The day that the rhythm asks for after the rows before, for a session that
 * stands on `day`: a row that was moved does not move the rhythm, unless the
 * course goes on from it. */
static int
due_after(const struct search *s, const struct proposal *p, int i, int day)
{
	const struct proposal_row *before = &p->row[i - 1];
	int due;

	if (before->state == ROW_OPEN)
		return search_due(s, &p->anchor, before->due);
	due = search_due(s, &p->anchor, before->slot.place.day);
	if (due == day || p->anchor.weekdays == 0 || (before->differs & MAY_DAY) == 0)
		return due;
	due = before->due;
	while (due <= before->slot.place.day || due == before->due)
		due = search_due(s, &p->anchor, due);
	return due;
}

static void
fill_row(struct search *s, struct proposal *p, int i, int day, const struct want *w)
{
	struct proposal_row *row = &p->row[i];

	*row = (struct proposal_row){ .number = i + 1, .state = ROW_OPEN, .why = "" };
	row->due = i == 0 ? search_due(s, &p->anchor, DAY_NONE) : due_after(s, p, i, day);
	if (day == DAY_NONE || !search_slot(s, &p->anchor, day, &row->slot)) {
		p->open++;
		return;
	}
	if (day != row->due)
		row->differs |= MAY_DAY;
	if (row->slot.place.minute != p->anchor.minute && !plan_is_beside(w, &row->slot.place))
		row->differs |= MAY_TIME;
	if (row->slot.place.who[RES_THERAPIST] != p->anchor.who)
		row->differs |= MAY_WHO;
	row->state = row->differs == 0 ? ROW_OK : ROW_MOVED;
	p->ok += row->state == ROW_OK;
	p->moved += row->state == ROW_MOVED;
}

bool
plan_course(const struct busy *b, const struct want *w, struct arena *a, struct proposal *out,
    struct err *e)
{
	struct search *s;
	int *day;

	*out = (struct proposal){ 0 };
	if (!want_check(w, busy_calendar(b), e))
		return false;
	s = search_new(a, b, w, &plan_cost_usual);
	day = arena_array(a, int, (size_t)w->count);
	out->cost = search_run(s, &out->anchor, day);
	out->cost += (w->count - search_count(s)) * plan_cost_usual.open;
	out->n = w->count;
	out->row = arena_array(a, struct proposal_row, (size_t)w->count);
	for (int i = 0; i < w->count; i++)
		fill_row(s, out, i, i < search_count(s) ? day[i] : DAY_NONE, w);
	plan_explain(b, w, search_count(s), a, out);
	return true;
}

/* The reservations of one row: the patient's, then each resource's. */
static int
reservations(const struct want *w, const struct proposal_row *row, struct reservation out[4])
{
	const struct place *p = &row->slot.place;
	int n = 0;

	if (row->state == ROW_OPEN)
		return 0;
	if (w->patient != 0)
		out[n++] = (struct reservation){ RES_NONE, 0, w->patient, p->day,
			want_patient_span(w, p->minute) };
	for (int k = 0; k < RES_KINDS; k++)
		if (p->who[k] != RES_NONE)
			out[n++] = (struct reservation){ p->who[k], row->slot.lane[k], w->patient,
				p->day, want_resource_span(w, p->minute) };
	return n;
}

static void
give_back(struct busy *b, const struct want *w, const struct proposal *p, int rows)
{
	struct reservation r[4];

	for (int i = 0; i < rows; i++)
		for (int k = reservations(w, &p->row[i], r) - 1; k >= 0; k--)
			busy_remove(b, &r[k]);
}

bool
plan_take(struct busy *b, const struct want *w, const struct proposal *p, int *taken)
{
	struct reservation r[4];

	for (int i = 0; i < p->n; i++) {
		int n = reservations(w, &p->row[i], r);

		for (int k = 0; k < n; k++) {
			if (busy_add(b, &r[k]))
				continue;
			while (k-- > 0)
				busy_remove(b, &r[k]);
			give_back(b, w, p, i);
			*taken = i;
			return false;
		}
	}
	return true;
}

void
plan_give_back(struct busy *b, const struct want *w, const struct proposal *p)
{
	give_back(b, w, p, p->n);
}

/* Room for the patient's visits while course after course is planned. */
struct joint {
	struct busy *b;
	const struct want *w;
	int n;
	struct arena *a;
	struct visit *visit;
	int order[PLAN_COURSES];
	struct proposal plan[PLAN_COURSES];
	int best_cost;
	struct proposal *best; /* in the given order */
};

static bool
is_visited(const struct visit *v, int n, int day)
{
	for (int i = 0; i < n; i++)
		if (v[i].day == day)
			return true;
	return false;
}

/* One course after those before it; adds its cost, with trips counted once a day. */
static bool
plan_next(struct joint *j, int course, int *nvisits, int *cost, struct err *e)
{
	struct want w = j->w[course];
	struct proposal *p = &j->plan[course];
	int start = *nvisits, taken;

	w.visit = j->visit;
	w.nvisits = start;
	if (!plan_course(j->b, &w, j->a, p, e))
		return false;
	*cost += p->cost;
	for (int i = 0; i < p->n; i++) {
		const struct place *at = &p->row[i].slot.place;

		if (p->row[i].state == ROW_OPEN)
			continue;
		/* A first course pays no trips of its own in the search. */
		if (start == 0 && !is_visited(j->visit, *nvisits, at->day))
			*cost += plan_cost_usual.trip;
		j->visit[(*nvisits)++] = (struct visit){ at->day, want_patient_span(&w, at->minute),
			w.groups, w.never_with, w.label };
	}
	return plan_take(j->b, &w, p, &taken)
	    || err_set(e, ERR_CONFLICT, "%s: session %d was taken meanwhile", w.label, taken + 1);
}

static bool
try_order(struct joint *j, struct err *e)
{
	int nvisits = j->w[j->order[0]].nvisits, cost = 0, done = 0;
	bool good = true;

	if (nvisits > 0)
		memcpy(j->visit, j->w[j->order[0]].visit, (size_t)nvisits * sizeof(*j->visit));
	while (good && done < j->n) {
		good = plan_next(j, j->order[done], &nvisits, &cost, e);
		done += good;
	}
	for (int i = 0; i < done; i++)
		plan_give_back(j->b, &j->w[j->order[i]], &j->plan[j->order[i]]);
	if (good && cost < j->best_cost) {
		j->best_cost = cost;
		memcpy(j->best, j->plan, (size_t)j->n * sizeof(*j->best));
	}
	return good;
}

/* All orders of the courses from place k on, the given one first. */
static bool
try_orders(struct joint *j, int k, struct err *e)
{
	if (k == j->n)
		return try_order(j, e);
	for (int i = k; i < j->n; i++) {
		int first = j->order[i];
		bool good;

		memmove(&j->order[k + 1], &j->order[k], (size_t)(i - k) * sizeof(int));
		j->order[k] = first;
		good = try_orders(j, k + 1, e);
		memmove(&j->order[k], &j->order[k + 1], (size_t)(i - k) * sizeof(int));
		j->order[i] = first;
		if (!good)
			return false;
	}
	return true;
}

bool
plan_courses(struct busy *b, const struct want *w, int n, struct arena *a, struct proposal *out,
    struct err *e)
{
	enum { ALL_ORDERS = 4 };
	struct joint j = { .b = b, .w = w, .n = n, .a = a, .best_cost = INT32_MAX, .best = out };
	size_t visits = 1;

	if (n < 1 || n > PLAN_COURSES)
		return err_set(e, ERR_INPUT, "%d courses are not within 1 to %d", n, PLAN_COURSES);
	for (int i = 0; i < n; i++) {
		if (!want_check(&w[i], busy_calendar(b), e))
			return false;
		visits += (size_t)(w[i].count + w[i].nvisits);
		j.order[i] = i;
	}
	j.visit = arena_array(a, struct visit, visits);
	return n <= ALL_ORDERS ? try_orders(&j, 0, e) : try_order(&j, e);
}
