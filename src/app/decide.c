#include "app/decide.h"

#include <string.h>

#include "app/inside.h"
#include "store/decision_store.h"
#include "store/due_store.h"
#include "store/plan_store.h"

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

/* Only the visit itself: what was to be scored, filmed or taken there is due until a record
 * or a person says that it was. */
bool
decide_session(struct call *c, const struct session *s, struct outcome *out, struct err *e)
{
	bool done = s->state == SESSION_DONE;
	struct dues all = { 0 };

	if (!due_standing(tx_db(c->tx), s->patient, c->a, &all, e))
		return false;
	for (size_t i = 0; i < all.list.n; i++) {
		struct due *d = &all.list.at[i];

		if (d->session != s->id || strcmp(d->kind, "clinic") != 0 || d->response != 0
		    || strcmp(d->state, done ? "open" : "answered") != 0)
			continue;
		d->state = done ? "answered" : "open";
		if (!due_change(c->tx, d, e))
			return false;
		outcome_change(c, out, "due", d->id);
	}
	return true;
}
