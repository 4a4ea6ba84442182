/* decision_end - what goes with a decision when it ends, and comes back when it holds again. */
#include "app/decision_end.h"

#include <string.h>

#include "app/command.h"
#include "app/decide.h"
#include "app/follow.h"
#include "app/treatment.h"
#include "store/decision_store.h"
#include "store/stage_store.h"

/* Nothing is decided for the hip any more. */
static bool
was_last(struct call *c, const struct decision *d, bool *out, struct err *e)
{
	struct decisions held = { 0 };

	if (!decision_list(tx_db(c->tx), d->patient, false, c->a, &held, e))
		return false;
	*out = true;
	for (size_t i = 0; i < held.list.n; i++)
		*out = *out && held.list.at[i].side != d->side;
	return true;
}

/* Its items go; what other decisions need as well is made again. */
static bool
end_dues(struct call *c, const struct decision *d, struct outcome *out, int *ended, struct err *e)
{
	struct followed made;
	bool last;

	return decide_end(c, d->patient, d->id, "decision ended", out, ended, e)
	    && was_last(c, d, &last, e) && (!last || decide_release(c, d->patient, d->side, out, e))
	    && follow_dues(c, d->patient, out, &made, e);
}

bool
decision_end_run(struct call *c, struct outcome *out, struct err *e)
{
	const char *why = c->reason, *what;
	struct decision d;
	int ended;
	bool watched;

	if (!decision_find(tx_db(c->tx), call_int(c, "id", 0), c->a, &d, e))
		return false;
	if (d.ended != DAY_NONE)
		return err_field(e, ERR_CONFLICT, "id", "This decision has ended already.");
	watched = strcmp(d.treatment, OBSERVATION) == 0; /* nothing is given up by its end */
	if (why[0] == '\0' && now_at(d.at).day == tx_now(c->tx).day)
		why = "taken back the same day";
	if (why[0] == '\0' && !watched)
		return err_field(e, ERR_RULE, "reason", "Say why it ends.");
	if (why[0] == '\0')
		why = "observed no longer";
	if (!decision_set_ended(c->tx, d.id, call_int(c, "rev", d.rev), tx_now(c->tx).day, why, e))
		return false;
	out->id = d.id;
	out->patient = d.patient;
	outcome_change(c, out, "decision", d.id);
	if (!end_dues(c, &d, out, &ended, e)
	    || !treatment_of_hip(c->app, d.treatment, d.side, c->a, &what, e))
		return false;
	/* Last: what was due is there again by then, and none of it is made twice. */
	outcome_inverse(c, out, "decision.reopen", PAIRS({ "id", call_number(c, d.id) }));
	outcome_say(
	    c, out, "%s: ended. %d due item%s cancelled.", what, ended, ended == 1 ? "" : "s");
	return decide_booked(c, d.patient, d.side, out, e);
}

/* It was right when it was made; is it still? */
static bool
may_hold_again(struct call *c, const struct decision *d, const char *what, struct err *e)
{
	struct decisions held = { 0 };
	struct hip_stage stage;

	if (c->reason[0] == '\0' && d->ended != tx_now(c->tx).day)
		return err_field(e, ERR_RULE, "reason", "Say why it holds again.");
	if (!stage_latest(tx_db(c->tx), d->patient, d->side, c->a, &stage, e)
	    || !decision_list(tx_db(c->tx), d->patient, false, c->a, &held, e))
		return false;
	if (stage.id != 0 && strcmp(stage.stage, d->stage) != 0)
		return err_field(e, ERR_RULE, "id",
		    "The stage of this hip is not what it was then: decide anew.");
	for (size_t i = 0; i < held.list.n; i++)
		if (held.list.at[i].side == d->side
		    && strcmp(held.list.at[i].treatment, d->treatment) == 0)
			return err_field(
			    e, ERR_CONFLICT, "id", "%s is chosen again already.", what);
	return true;
}

bool
decision_reopen_run(struct call *c, struct outcome *out, struct err *e)
{
	struct followed made;
	struct decision d;
	const char *what;

	if (!decision_find(tx_db(c->tx), call_int(c, "id", 0), c->a, &d, e)
	    || !treatment_of_hip(c->app, d.treatment, d.side, c->a, &what, e))
		return false;
	if (d.ended == DAY_NONE)
		return err_field(e, ERR_CONFLICT, "id", "This decision holds already.");
	if (!may_hold_again(c, &d, what, e)
	    || !decision_set_ended(c->tx, d.id, call_int(c, "rev", d.rev), DAY_NONE, "", e))
		return false;
	out->id = d.id;
	out->patient = d.patient;
	outcome_change(c, out, "decision", d.id);
	outcome_inverse(c, out, "decision.end",
	    PAIRS({ "id", call_number(c, d.id) }, { "reason", d.end_reason }));
	if (!follow_dues(c, d.patient, out, &made, e))
		return false;
	out->inverse.n = 1; /* ending the decision ends what is due after it */
	outcome_say(c, out, "%s: holds again.", what);
	return true;
}
