#include "app/due_list.h"

#include <limits.h>
#include <string.h>

#include "app/inside.h"
#include "store/due_store.h"
#include "store/session_store.h"
#include "store/view_store.h"

enum { WEEK = 7, MONTH = 30 };

static struct due_row
row_of(const struct view_due *d, int today)
{
	return (struct due_row){ .id = d->id,
		.patient = d->patient,
		.number = d->number,
		.shown = d->shown,
		.latin = d->latin,
		.born = d->born,
		.side = d->side,
		.kind = d->kind,
		.what = d->what,
		.earliest = d->earliest,
		.target = d->target,
		.latest = d->latest,
		.late = d->latest < today ? today - d->latest : 0,
		.booked_day = d->session_day,
		.tried = d->tried,
		.phone = d->phone,
		.rev = d->rev };
}

bool
due_list_load(struct app *app, enum due_filter filter, int from, struct arena *a,
    struct due_rows *out, struct err *e)
{
	int today = app->now.day;
	struct view_due_range r = { .target_from = INT32_MIN + 1,
		.target_to = INT32_MAX,
		.latest_from = today,
		.latest_to = INT32_MAX,
		.most = DUE_PAGE + 1,
		.from = from };
	struct view_dues all = { 0 };
	struct due_counts n;
	bool done;

	if (filter == DUE_OVERDUE) {
		r.latest_from = INT32_MIN + 1;
		r.latest_to = r.target_to = today - 1;
	} else
		r.target_to = today + (filter == DUE_WEEK ? WEEK : MONTH);
	*out = (struct due_rows){ 0 };
	done = filter == DUE_LOST ? view_lost_list(app->db, r.most, from, a, &all, e)
				  : view_due_list(app->db, &r, a, &all, e);
	if (!done || !due_count(app->db, today, INT_MAX, &n, e))
		return false;
	out->overdue = n.overdue;
	out->week = n.week;
	out->month = n.month;
	out->more = all.list.n > DUE_PAGE;
	for (size_t i = 0; i < all.list.n && i < DUE_PAGE; i++)
		*vec_add(a, &out->list) = row_of(&all.list.at[i], today);
	return true;
}

/* The day of the visit that is booked for it, as long as that stands. */
static bool
booked_of(struct app *app, const struct due *d, struct arena *a, int *day, struct err *e)
{
	struct session x;

	*day = DAY_NONE;
	if (d->session == 0)
		return true;
	if (!session_find(app->db, d->session, a, &x, e))
		return false;
	if (session_state_takes(x.state))
		*day = x.day;
	return true;
}

bool
due_list_of(struct app *app, int64_t patient, struct arena *a, struct due_rows *out, struct err *e)
{
	struct dues all = { 0 };
	int today = app->now.day, booked;

	*out = (struct due_rows){ 0 };
	if (!due_of_patient(app->db, patient, a, &all, e))
		return false;
	for (size_t i = 0; i < all.list.n; i++) {
		const struct due *d = &all.list.at[i];

		if (!booked_of(app, d, a, &booked, e))
			return false;
		*vec_add(a, &out->list) = (struct due_row){ .id = d->id,
			.patient = patient,
			.number = "",
			.shown = "",
			.latin = "",
			.born = DAY_NONE,
			.side = d->side,
			.kind = d->kind,
			.what = d->what,
			.earliest = d->earliest,
			.target = d->target,
			.latest = d->latest,
			.late = d->latest < today ? today - d->latest : 0,
			.booked_day = booked,
			.tried = d->tried,
			.phone = "",
			.rev = d->rev };
		out->overdue += d->latest < today;
	}
	return true;
}

bool
due_list_tries(struct app *app, int64_t due, struct arena *a, struct due_tries *out, struct err *e)
{
	struct due_attempts all = { 0 };

	*out = (struct due_tries){ 0 };
	if (!due_attempts_of(app->db, due, a, &all, e))
		return false;
	for (size_t i = 0; i < all.list.n; i++) {
		const struct due_attempt *x = &all.list.at[i];
		const char *words = x->outcome;

		for (const struct due_outcome *o = due_outcomes(); o->code != NULL; o++)
			if (strcmp(o->code, x->outcome) == 0)
				words = o->title;
		*vec_add(a, &out->list) = (struct due_try){ x->at, x->initials, words, x->note };
	}
	return true;
}

const char *
due_kind_word(const char *kind)
{
	static const struct {
		const char *kind, *word;
	} known[] = { { "clinic", "visit" }, { "xray", "X-ray" }, { "mri", "MRI" }, { "ct", "CT" },
		{ "labs", "blood test" } };

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (strcmp(known[i].kind, kind) == 0)
			return known[i].word;
	return kind;
}
