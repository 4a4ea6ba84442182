#include "app/due_list.h"
#include "app/kept.h"
#include "app/treatment.h"
#include "store/decision_store.h"

#include <limits.h>
#include <string.h>

#include "app/calls.h"
#include "app/glass.h"
#include "app/inside.h"
#include "app/phone_words.h"
#include "app/score_words.h"
#include "base/text.h"
#include "model/followup.h"
#include "store/due_store.h"
#include "store/session_store.h"
#include "store/view_store.h"

enum { WEEK = 7, MONTH = 30 };

const char *
due_filter_word(enum due_filter f)
{
	static const char *const word[DUE_FILTERS] = { [DUE_OVERDUE] = "overdue",
		[DUE_WEEK] = "in 7 days",
		[DUE_MONTH] = "in 30 days",
		[DUE_LOST] = "lost",
		[DUE_WAITS] = "waiting" };

	return word[f];
}

/* Of a sensitive chart only whose it is and when. */
static struct due_row
row_of(struct app *app, const struct view_due *d, struct arena *a)
{
	bool hidden = glass_closed(app, d->patient, d->sensitive);
	int today = app->now.day;
	struct due_row r = { .id = d->id,
		.patient = d->patient,
		.number = d->number,
		.shown = d->shown,
		.latin = d->latin,
		.born = d->born,
		.born_estimated = d->born_estimated,
		.side = hidden ? '\0' : d->side,
		.kind = hidden ? "sensitive" : d->kind,
		.what = hidden ? "" : d->what,
		.earliest = d->earliest,
		.target = d->target,
		.latest = d->latest,
		.late = d->latest < today ? today - d->target : 0,
		.waits = strcmp(d->kind, "start") == 0,
		.booked_day = DAY_NONE,
		.decision = d->decision,
		.tried = d->tried,
		.items = 1,
		.phone = hidden ? "in the chart" : phone_words(&d->phone, a),
		.rev = d->rev };

	if (r.waits && d->session_day != DAY_NONE && d->session_day >= today)
		r.booked_day = d->session_day;
	r.words = due_words(app, r.kind, r.what, r.side, a);
	r.brief = due_brief(app, r.kind, r.what);
	return r;
}

/* One of `words`, which are divided by ", ". */
static bool
has_words(const char *words, const char *one)
{
	size_t n = strlen(one);

	for (const char *p = strstr(words, one); p != NULL; p = strstr(p + 1, one))
		if ((p == words || p[-1] == ' ') && (p[n] == '\0' || p[n] == ','))
			return true;
	return false;
}

/* One more item that the same patient is due for on the same day. */
static void
join(struct due_row *to, const struct due_row *more, struct arena *a)
{
	const char *word = more->brief;

	if (to->items++ == 1)
		to->words = to->brief;
	if (!has_words(to->words, word))
		to->words = text_fmt(a, "%s, %s", to->words, word);
	if (to->decision != more->decision)
		to->decision = 0; /* which of them is said of each item alone */
	to->tried = more->tried > to->tried ? more->tried : to->tried;
	to->late = more->late > to->late ? more->late : to->late;
}

/* The row of the visit that r is of; NULL: of none yet.  Rows of one patient and day follow each
 * other, and between them what waits for an operation, which is no visit. */
static struct due_row *
visit_of(struct due_rows *rows, const struct due_row *r)
{
	for (size_t i = r->waits ? 0 : rows->list.n; i > 0; i--) {
		struct due_row *x = &rows->list.at[i - 1];

		if (x->patient != r->patient || x->target != r->target)
			break;
		if (!x->waits)
			return x;
	}
	return NULL;
}

static void
add_row(struct due_rows *out, const struct due_row *r, struct arena *a)
{
	struct due_row *visit = visit_of(out, r);

	if (visit == NULL) {
		*vec_add(a, &out->list) = *r;
	} else if (strcmp(visit->kind, "amendment") == 0) { /* nobody is called about a wish */
		struct due_row wish = *visit;

		*visit = *r;
		join(visit, &wish, a);
	} else {
		join(visit, r, a);
	}
}

static bool
is_visit(const struct due_row *r)
{
	return !r->waits && strcmp(r->kind, "contact") != 0 && strcmp(r->kind, "amendment") != 0;
}

void
due_list_visits(const struct due_rows *all, struct arena *a, struct due_rows *out)
{
	*out = *all;
	out->list.at = NULL;
	out->list.n = out->list.cap = 0;
	for (size_t i = 0; i < all->list.n; i++) {
		const struct due_row *r = &all->list.at[i];
		size_t k = 0;

		while (k < out->list.n
		    && !(is_visit(r) && is_visit(&out->list.at[k])
			&& out->list.at[k].target == r->target
			&& out->list.at[k].booked_day == r->booked_day))
			k++;
		if (k < out->list.n)
			join(&out->list.at[k], r, a);
		else
			*vec_add(a, &out->list) = *r;
	}
}

void
due_list_day(const struct due_rows *all, int day, struct arena *a, struct due_rows *out)
{
	*out = *all;
	out->list.at = NULL;
	out->list.n = out->list.cap = 0;
	for (size_t i = 0; i < all->list.n; i++)
		if (all->list.at[i].target == day)
			*vec_add(a, &out->list) = all->list.at[i];
}

static struct view_due_range
range_of(enum due_filter filter, int today, int from)
{
	struct view_due_range r = { .target_from = INT32_MIN + 1,
		.target_to = INT32_MAX,
		.latest_from = today,
		.latest_to = INT32_MAX,
		.today = today,
		.most = DUE_PAGE + 1,
		.from = from };

	if (filter == DUE_OVERDUE) {
		r.latest_from = INT32_MIN + 1;
		r.latest_to = r.target_to = today - 1;
	} else {
		r.target_to = today + (filter == DUE_WEEK ? WEEK : MONTH);
	}
	return r;
}

bool
due_list_load(struct app *app, enum due_filter filter, int from, struct arena *a,
    struct due_rows *out, struct err *e)
{
	int today = app->now.day;
	struct view_due_range r = range_of(filter, today, from);
	struct view_dues all = { 0 };
	struct due_counts n;
	bool done = filter == DUE_LOST ? view_lost_list(app->db, r.most, from, a, &all, e)
	    : filter == DUE_WAITS      ? view_waits_list(app->db, &r, a, &all, e)
				       : view_due_list(app->db, &r, a, &all, e);

	*out = (struct due_rows){ 0 };
	if (!done || !due_count(app->db, today, INT_MAX, &n, e))
		return false;
	out->overdue = n.overdue;
	out->week = n.week;
	out->month = n.month;
	out->lost = n.lost;
	out->waits = n.waits;
	out->more = all.list.n > DUE_PAGE;
	for (size_t i = 0; i < all.list.n && i < DUE_PAGE; i++) {
		struct due_row one = row_of(app, &all.list.at[i], a);

		add_row(out, &one, a);
	}
	return true;
}

enum due_filter
due_list_last(const struct app *app)
{
	return (enum due_filter)app->recall;
}

void
due_list_choose(struct app *app, enum due_filter filter)
{
	app->recall = (int)filter;
}

/* The day of the visit that is booked for it, as long as that stands; of what waits for an
 * operation, that of the operation. */
static bool
booked_of(struct app *app, const struct due *d, struct arena *a, int *day, struct err *e)
{
	struct session x;

	*day = DAY_NONE;
	if (strcmp(d->kind, "start") == 0)
		return due_start_booked(app->db, d->decision, app->now.day, day, e);
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
		struct due_row *r;

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
			.late = d->latest < today ? today - d->target : 0,
			.waits = strcmp(d->kind, "start") == 0,
			.booked_day = booked,
			.decision = d->decision,
			.tried = d->tried,
			.items = 1,
			.phone = "",
			.rev = d->rev };
		r = &out->list.at[out->list.n - 1];
		r->words = due_words(app, r->kind, r->what, r->side, a);
		r->brief = due_brief(app, r->kind, r->what);
		out->overdue += d->latest < today;
	}
	return true;
}

bool
due_list_tries(struct app *app, int64_t due, struct arena *a, struct due_tries *out, struct err *e)
{
	struct due_attempts all = { 0 };
	struct due d;

	*out = (struct due_tries){ 0 };
	if (!due_find(app->db, due, a, &d, e))
		return false;
	if (!glass_may(app, d.patient, e))
		return glass_refused(e);
	if (!due_attempts_of(app->db, due, a, &all, e))
		return false;
	for (size_t i = 0; i < all.list.n; i++) {
		const struct due_attempt *x = &all.list.at[i];
		const char *words = x->outcome;

		for (const struct due_outcome *o = due_outcomes(); o->code != NULL; o++)
			if (strcmp(o->code, x->outcome) == 0)
				words = o->said;
		if (call_outcome_find(x->outcome) != NULL)
			words = call_outcome_find(x->outcome)->title;
		*vec_add(a, &out->list) = (struct due_try){ x->at, x->initials, words, x->note };
	}
	return true;
}

bool
due_day_asked(struct app *app, int64_t decision, struct arena *a, const char **out, struct err *e)
{
	const struct followup *rules;
	const struct pack *p;
	struct decision d;

	if (!app_pack(app, &p, e) || !app_followup(app, &rules, e)
	    || !decision_find(app->db, decision, a, &d, e))
		return false;
	*out = text_fmt(a, "%s%s, %s hip",
	    followup_is_operation(rules, d.treatment) ? "Day of the " : "First day of ",
	    treatment_words(p, d.treatment, a), d.side == 'R' ? "right" : "left");
	return true;
}
