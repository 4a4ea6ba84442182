#include "app/decide.h"

#include <string.h>

#include "app/inside.h"
#include "base/text.h"
#include "model/followup.h"
#include "store/book_store.h"
#include "store/decision_store.h"
#include "store/due_store.h"
#include "store/plan_store.h"
#include "store/stage_store.h"

struct making {
	struct call *c;
	struct outcome *out;
	const struct followup *rules;
	struct book book;
	struct dues standing;
	int made;
};

static bool
is_open(const void *ctx, int day)
{
	const struct making *m = ctx;
	struct arena a = { 0 };
	bool open = calendar_closed(&m->book.calendar, day, &a) == NULL;

	arena_clear(&a);
	return open;
}

static bool
same(const struct due *d, const struct due_item *item, char side)
{
	if (strcmp(d->kind, due_kind_name(item->kind)) != 0 || d->earliest > item->latest
	    || item->earliest > d->latest)
		return false;
	return item->kind != DUE_SCORE || (d->side == side && strcmp(d->what, item->what) == 0);
}

/* What is due already and does for this one, too. */
static struct due *
covered_by(struct making *m, const struct due_item *item, char side)
{
	for (size_t i = 0; i < m->standing.list.n; i++)
		if (same(&m->standing.list.at[i], item, side))
			return &m->standing.list.at[i];
	return NULL;
}

static bool
share(struct making *m, struct due *d, char side, struct err *e)
{
	if (d->side == side || d->side == 'B' || d->side == '\0' || side == '\0'
	    || strcmp(d->state, "open") != 0)
		return true;
	outcome_inverse(m->c, m->out, "due.side",
	    PAIRS({ "id", call_number(m->c, d->id) }, { "side", d->side == 'R' ? "R" : "L" }));
	d->side = 'B';
	if (!due_change(m->c->tx, d, e))
		return false;
	d->rev++;
	outcome_change(m->c, m->out, "due", d->id);
	return true;
}

static bool
make_one(struct making *m, const struct decision *d, const struct due_item *item, struct err *e)
{
	char side = item->side == ' ' ? '\0' : item->side;
	struct due *there = covered_by(m, item, side);
	struct due x = { .patient = d->patient,
		.side = side,
		.kind = due_kind_name(item->kind),
		.what = item->what,
		.earliest = item->earliest,
		.target = item->target,
		.latest = item->latest,
		.rule = item->rule,
		.source = item->source,
		.decision = d->id,
		.reason = "" };

	if (there != NULL)
		return share(m, there, side, e);
	if (!due_add(m->c->tx, &x, e))
		return false;
	*vec_add(m->c->a, &m->standing.list) = x;
	m->made++;
	outcome_change(m->c, m->out, "due", x.id);
	outcome_inverse(m->c, m->out, "due.cancel",
	    PAIRS({ "id", call_number(m->c, x.id) }, { "reason", "taken back" }));
	return true;
}

static bool
make_all(struct making *m, const struct decision *d, struct err *e)
{
	struct followup_case one = {
		.what = d->treatment, .side = d->side, .start = d->day, .course_end = DAY_NONE
	};
	struct due_list list = { 0 };
	struct hip_stage stage;

	if (!stage_latest(tx_db(m->c->tx), d->patient, d->side, m->c->a, &stage, e))
		return false;
	if (stage.id != 0 && strcmp(stage.stage, d->stage) != 0)
		return true; /* decided on another stage: it must be decided again */
	one.size = stage.id == 0 ? NULL : stage.size;
	if (followup_find(m->rules, &one) == NULL) {
		outcome_reason(m->c, m->out, "No follow-up is written down for %s.", d->treatment);
		return true;
	}
	if (!followup_due(m->rules, &one, 1, m->c->a, &list, e))
		return false;
	followup_settle(&list, is_open, m);
	for (size_t i = 0; i < list.item.n; i++)
		if (!make_one(m, d, &list.item.at[i], e))
			return false;
	return true;
}

bool
decide_dues(struct call *c, int64_t patient, struct outcome *out, int *made, struct err *e)
{
	struct making m = { .c = c, .out = out };
	struct decisions held = { 0 };
	struct db *db = tx_db(c->tx);

	if (!app_followup(c->app, &m.rules, e)
	    || !book_load(db, tx_now(c->tx).day, 0, c->a, &m.book, e)
	    || !due_standing(db, patient, c->a, &m.standing, e)
	    || !decision_list(db, patient, false, c->a, &held, e))
		return false;
	for (size_t i = 0; i < held.list.n; i++)
		if (!make_all(&m, &held.list.at[i], e))
			return false;
	*made = m.made;
	return true;
}

static bool
cancel_one(struct call *c, struct due *d, const char *why, struct outcome *out, struct err *e)
{
	d->state = "cancelled";
	d->reason = why;
	if (!due_change(c->tx, d, e))
		return false;
	outcome_change(c, out, "due", d->id);
	outcome_inverse(c, out, "due.reopen", PAIRS({ "id", call_number(c, d->id) }));
	return true;
}

bool
decide_end(struct call *c, int64_t patient, int64_t decision, const char *why, struct outcome *out,
    int *ended, struct err *e)
{
	struct dues open = { 0 };

	*ended = 0;
	if (!due_of_patient(tx_db(c->tx), patient, c->a, &open, e))
		return false;
	for (size_t i = 0; i < open.list.n; i++) {
		if (open.list.at[i].decision != decision)
			continue;
		if (!cancel_one(c, &open.list.at[i], why, out, e))
			return false;
		++*ended;
	}
	return true;
}

bool
decide_release(struct call *c, int64_t patient, char side, struct outcome *out, struct err *e)
{
	struct dues open = { 0 };

	if (!due_of_patient(tx_db(c->tx), patient, c->a, &open, e))
		return false;
	for (size_t i = 0; i < open.list.n; i++) {
		struct due *d = &open.list.at[i];

		if (d->side != 'B' || d->decision == 0)
			continue;
		d->side = side == 'R' ? 'L' : 'R';
		if (!due_change(c->tx, d, e))
			return false;
		outcome_change(c, out, "due", d->id);
		outcome_inverse(
		    c, out, "due.side", PAIRS({ "id", call_number(c, d->id) }, { "side", "B" }));
	}
	return true;
}

bool
decide_booked(struct call *c, int64_t patient, char side, struct outcome *out, struct err *e)
{
	struct courses all = { 0 };
	struct plan plan;

	if (!plan_active(tx_db(c->tx), patient, c->a, &plan, e))
		return false;
	if (plan.id == 0)
		return true;
	if (!course_list(tx_db(c->tx), plan.id, tx_now(c->tx).day, c->a, &all, e))
		return false;
	for (size_t i = 0; i < all.list.n; i++) {
		const struct course *x = &all.list.at[i];

		if (x->booked > 0 && (x->side == side || x->side == 'B'))
			outcome_reason(c, out, "%s still has %d session%s booked.", x->label,
			    x->booked, x->booked == 1 ? "" : "s");
	}
	return true;
}

bool
decide_answered(struct call *c, const struct answering *x, struct outcome *out, struct err *e)
{
	struct dues open = { 0 };

	if (!due_of_patient(tx_db(c->tx), x->patient, c->a, &open, e))
		return false;
	for (size_t i = 0; i < open.list.n; i++) {
		struct due *d = &open.list.at[i];

		if (strcmp(d->kind, x->kind) != 0 || d->earliest > x->day
		    || (x->what != NULL && strcmp(d->what, x->what) != 0)
		    || (x->side != '\0' && d->side != x->side))
			continue;
		d->state = "answered";
		d->response = x->response;
		if (!due_change(c->tx, d, e))
			return false;
		outcome_change(c, out, "due", d->id);
		outcome_inverse(c, out, "due.reopen", PAIRS({ "id", call_number(c, d->id) }));
	}
	return true;
}
