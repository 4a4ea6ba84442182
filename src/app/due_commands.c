/* due_commands - what should happen, and what came of it. */
#include <string.h>

#include "app/commands.h"
#include "app/due_outcomes.h"
#include "app/patient_name.h"
#include "app/score_words.h"
#include "base/text.h"
#include "store/due_store.h"
#include "store/response_store.h"

static const struct param answer_params[] = {
	{ "id", PARAM_DUE, true, "number of the due item" },
	{ "response", PARAM_RESPONSE, false, "number of the record that answers it" },
	{ "session", PARAM_INT, false, "number of the session at which it happened" },
	{ "note", PARAM_NOTE, false, "how it was answered, when by no record here" },
	{ "rev", PARAM_INT, false, "the version that was seen" },
	{ 0 },
};

static const struct param id_params[] = {
	{ "id", PARAM_DUE, true, "number of the due item" },
	{ "rev", PARAM_INT, false, "the version that was seen" },
	{ 0 },
};

static const struct param side_params[] = {
	{ "id", PARAM_DUE, true, "number of the due item" },
	{ "side", PARAM_SIDE, true, "of which hip it is" },
	{ "rev", PARAM_INT, false, "the version that was seen" },
	{ 0 },
};

static const struct param contact_params[] = {
	{ "id", PARAM_DUE, true, "number of the due item" },
	{ "outcome", PARAM_WORD, true,
	    "reached, no_answer, message, declined, moved, dead, sms or letter" },
	{ "note", PARAM_NOTE, false, "in words" },
	{ "cancel", PARAM_FLAG, false, "moved away: what is booked and due is cancelled, too" },
	{ 0 },
};

static const struct param untry_params[] = {
	{ "id", PARAM_DUE, true, "number of the due item" },
	{ "try", PARAM_INT, true, "number of the try" },
	{ 0 },
};

static const struct due_outcome outcomes[] = {
	{ "reached", "reached, book", "reached", DUE_BY_CALL },
	{ "no_answer", "no answer", "no answer", DUE_BY_CALL },
	{ "message", "left a message", "left a message", DUE_BY_CALL },
	{ "declined", "declined", "declined", DUE_BY_ANY },
	{ "moved", "moved away", "moved away", DUE_BY_ANY },
	{ "dead", "deceased", "deceased", DUE_BY_ANY },
	{ "sms", "sent an SMS", "sent an SMS", DUE_BY_MESSAGE },
	{ "letter", "sent a letter", "sent a letter", DUE_BY_ANY },
	{ 0 },
};

const struct due_outcome *
due_outcomes(void)
{
	return outcomes;
}

static bool
find_due(struct call *c, const char *state, struct due *d, struct outcome *out, struct err *e)
{
	if (!due_find(tx_db(c->tx), call_int(c, "id", 0), c->a, d, e))
		return false;
	if (state != NULL && strcmp(d->state, state) != 0)
		return err_field(
		    e, ERR_CONFLICT, "id", "This item is %s, not %s.", d->state, state);
	out->id = d->id;
	out->patient = d->patient;
	outcome_change(c, out, "due", d->id);
	return true;
}

/* What must not wait ends by a call and its outcome alone, a wish by its answer. */
static bool
not_a_call(const struct due *d, struct err *e)
{
	if (strcmp(d->kind, "amendment") == 0)
		return err_field(e, ERR_RULE, "id",
		    "A patient waits for an answer: the list of disclosures and wishes has it.");
	return strcmp(d->kind, "contact") != 0
	    || err_field(e, ERR_RULE, "id",
		"This is a call that must not wait: the list of calls of today has it.");
}

/* It is no event that happens: all else is counted from its day. */
static bool
not_waiting(const struct due *d, struct err *e)
{
	return strcmp(d->kind, "start") != 0
	    || err_field(e, ERR_RULE, "id",
		"This waits for the day of the operation: decision.began notes that day.");
}

static const char *
said(struct call *c, const struct due *d)
{
	return due_words(c->app, d->kind, d->what, '\0', c->a);
}

static bool
answer_run(struct call *c, struct outcome *out, struct err *e)
{
	struct response r;
	struct due d;
	int64_t session;

	if (!find_due(c, "open", &d, out, e) || !not_a_call(&d, e) || !not_waiting(&d, e)
	    || !call_session(c, d.patient, &session, e))
		return false;
	d.response = call_int(c, "response", 0);
	if (session != 0)
		d.session = session;
	d.reason = call_text(c, "note");
	if (d.response == 0 && !call_given(c, "session") && d.reason[0] == '\0')
		return err_field(e, ERR_INPUT, "response",
		    "Say what answers it: a record, a session, or a note.");
	if (d.response != 0) {
		if (!response_find(tx_db(c->tx), d.response, c->a, &r, e))
			return false;
		if (r.patient != d.patient)
			return err_field(
			    e, ERR_RULE, "response", "That record is of another patient.");
	}
	d.state = "answered";
	d.rev = call_int(c, "rev", d.rev);
	if (!due_change(c->tx, &d, e))
		return false;
	outcome_inverse(c, out, "due.reopen", PAIRS({ "id", call_number(c, d.id) }));
	outcome_say(c, out, "Answered: %s.", said(c, &d));
	return true;
}

static bool
cancel_run(struct call *c, struct outcome *out, struct err *e)
{
	struct due d;

	if (!find_due(c, "open", &d, out, e) || !not_a_call(&d, e))
		return false;
	if (c->reason[0] == '\0')
		return err_field(e, ERR_RULE, "reason", "Say why it is not needed.");
	d.state = "cancelled";
	d.reason = c->reason;
	d.rev = call_int(c, "rev", d.rev);
	if (!due_change(c->tx, &d, e))
		return false;
	outcome_inverse(c, out, "due.reopen", PAIRS({ "id", call_number(c, d.id) }));
	outcome_say(c, out, "Cancelled: %s.", said(c, &d));
	return true;
}

/* All that was given up with it is due again, too. */
static bool
found_run(struct call *c, struct outcome *out, struct err *e)
{
	struct dues lost = { 0 };
	struct due d;
	int n = 0;

	if (!find_due(c, "lost", &d, out, e)
	    || !due_given_up(tx_db(c->tx), d.patient, c->a, &lost, e))
		return false;
	for (size_t i = 0; i < lost.list.n; i++) {
		struct due *one = &lost.list.at[i];

		if (one->target != d.target)
			continue;
		one->state = "open";
		one->reason = "";
		if (!due_change(c->tx, one, e))
			return false;
		n++;
	}
	out->dues = true;
	outcome_say(c, out, "Due again: %d item%s of that day.", n, n == 1 ? "" : "s");
	return true;
}

static bool
reopen_run(struct call *c, struct outcome *out, struct err *e)
{
	struct due d;

	if (!find_due(c, NULL, &d, out, e)
	    || (strcmp(d.kind, "amendment") == 0 && !not_a_call(&d, e)))
		return false;
	if (strcmp(d.state, "open") == 0)
		return err_field(e, ERR_CONFLICT, "id", "This item is open already.");
	d.state = "open";
	d.session = d.response = 0;
	d.reason = "";
	d.rev = call_int(c, "rev", d.rev);
	if (!due_change(c->tx, &d, e))
		return false;
	out->dues = true;
	outcome_say(c, out, "Due again: %s.", said(c, &d));
	return true;
}

/* Decisions move the items that they share; nobody else says which hip is to be looked at. */
static bool
side_run(struct call *c, struct outcome *out, struct err *e)
{
	char was[2] = "";
	struct due d;

	if (!find_due(c, "open", &d, out, e))
		return false;
	if (d.side == '\0' || d.decision == 0)
		return err_field(e, ERR_RULE, "side", "This item is not of a hip.");
	was[0] = d.side;
	d.side = call_side(c, "side");
	d.rev = call_int(c, "rev", d.rev);
	if (!due_change(c->tx, &d, e))
		return false;
	outcome_inverse(c, out, "due.side", PAIRS({ "id", call_number(c, d.id) }, { "side", was }));
	outcome_say(c, out, "%s: %s.", said(c, &d),
	    d.side == 'R'       ? "right hip"
		: d.side == 'L' ? "left hip"
				: "both hips");
	return true;
}

/* The open items of d's patient that fall due on the same day: d among them. */
static bool
due_together(struct call *c, const struct due *d, struct dues *out, struct err *e)
{
	struct dues open = { 0 };

	if (!due_of_patient(tx_db(c->tx), d->patient, c->a, &open, e))
		return false;
	for (size_t i = 0; i < open.list.n; i++)
		if (open.list.at[i].target == d->target
		    && (strcmp(open.list.at[i].kind, "start") == 0)
			== (strcmp(d->kind, "start") == 0)
		    && strcmp(open.list.at[i].kind, "contact") != 0
		    && strcmp(open.list.at[i].kind, "amendment") != 0)
			*vec_add(c->a, &out->list) = open.list.at[i];
	return true;
}

static bool
known_outcome(const char *code, const struct due_outcome **out, struct err *e)
{
	*out = outcomes;
	while ((*out)->code != NULL && strcmp((*out)->code, code) != 0)
		++*out;
	return (*out)->code != NULL
	    || err_field(e, ERR_INPUT, "outcome",
		"outcome: say reached, no_answer, message, declined, moved, dead, sms or letter.");
}

/* Who has moved away or died is not a patient of the clinic any more. */
static bool
has_left(struct call *c, int64_t patient, const char *outcome, struct outcome *out, struct err *e)
{
	bool dead = strcmp(outcome, "dead") == 0;
	struct outcome one;

	if (!call_command(c, "patient.state",
		PAIRS({ "patient", text_fmt(c->a, "#%lld", (long long)patient) },
		    { "state", dead ? "dead" : "inactive" },
		    { "cancel", call_int(c, "cancel", 0) != 0 ? "yes" : "no" },
		    { "reason", dead ? "the patient has died" : "the patient moved away" }),
		&one, e))
		return false;
	outcome_join(c, out, &one);
	outcome_say(c, out, "%s %s", out->said, one.said);
	return true;
}

/* What the patient did not agree to is not done, unless somebody says why. */
static bool
is_agreed(
    struct call *c, const struct due_outcome *o, int64_t patient, const char *name, struct err *e)
{
	struct phone phone;

	if (!phone_of(tx_db(c->tx), patient, c->a, &phone, e))
		return false;
	if (o->by == DUE_BY_ANY || c->reason[0] != '\0'
	    || (o->by == DUE_BY_CALL ? phone.calls : phone.messages) != AGREED_NO)
		return true;
	return err_field(e, ERR_RULE, "reason", "%s %s. Say why it was done all the same.", name,
	    o->by == DUE_BY_MESSAGE            ? "does not agree to be sent SMS"
		: phone.messages == AGREED_YES ? "agreed to SMS only, not to be called"
					       : "does not agree to be called");
}

/* One call is about all that the patient is due for on that day. */
static bool
contact_run(struct call *c, struct outcome *out, struct err *e)
{
	struct due_attempt x = { .outcome = call_text(c, "outcome"), .note = call_text(c, "note") };
	const struct due_outcome *o;
	struct dues all = { 0 };
	const char *name;
	struct due d;
	int64_t id;

	if (!known_outcome(x.outcome, &o, e) || !find_due(c, "open", &d, out, e)
	    || !not_a_call(&d, e) || !patient_name_of(c->app, d.patient, c->a, &name, e)
	    || !is_agreed(c, o, d.patient, name, e) || !due_together(c, &d, &all, e))
		return false;
	for (size_t i = 0; i < all.list.n; i++) {
		const struct due *one = &all.list.at[i];

		if (!due_attempt_add(c->tx, one, &x, &id, e))
			return false;
		outcome_inverse(c, out, "due.untry",
		    PAIRS({ "id", call_number(c, one->id) }, { "try", call_number(c, id) }));
	}
	outcome_say(c, out, "Recorded for %s: %s, try %d.", name, o->said, d.tried + 1);
	return (strcmp(o->code, "moved") != 0 && strcmp(o->code, "dead") != 0)
	    || has_left(c, d.patient, o->code, out, e);
}

/* Nobody could reach the patient: somebody who treats signs that, for all of that day. */
static bool
lost_run(struct call *c, struct outcome *out, struct err *e)
{
	struct dues all = { 0 };
	struct due d;

	if (!find_due(c, "open", &d, out, e) || !not_a_call(&d, e) || !due_together(c, &d, &all, e))
		return false;
	if (c->reason[0] == '\0')
		return err_field(e, ERR_RULE, "reason", "Say what was tried.");
	if (call_given(c, "rev") && d.rev != call_int(c, "rev", 0))
		return err_field(e, ERR_CONFLICT, "id", "Somebody changed this item. Look again.");
	for (size_t i = 0; i < all.list.n; i++) {
		struct due *one = &all.list.at[i];

		one->state = "lost";
		one->reason = c->reason;
		if (!due_change(c->tx, one, e))
			return false;
		if (one->id != d.id)
			outcome_change(c, out, "due", one->id);
		outcome_inverse(c, out, "due.reopen", PAIRS({ "id", call_number(c, one->id) }));
	}
	outcome_say(c, out, "Lost to follow-up: %zu item%s of that day.", all.list.n,
	    all.list.n == 1 ? "" : "s");
	return true;
}

/* The audit still tells that it was said and taken back. */
static bool
untry_run(struct call *c, struct outcome *out, struct err *e)
{
	struct due d;

	if (!find_due(c, NULL, &d, out, e)
	    || !due_attempt_drop(c->tx, &d, call_int(c, "try", 0), e))
		return false;
	outcome_say(c, out, "Nobody tried: %s.", said(c, &d));
	return true;
}

const struct command due_commands[] = {
	{ "due.answer", "it happened", MAY_WORK, answer_params, .run = answer_run },
	{ "due.cancel", "it is not needed; give the reason", MAY_WORK, id_params,
	    .run = cancel_run },
	{ "due.lost", "the patient cannot be reached any more; give the reason", MAY_TREAT,
	    id_params, .run = lost_run },
	{ "due.reopen", "it is due after all", MAY_WORK, id_params, .run = reopen_run },
	{ "due.side", "it is of this hip, as a decision had it", MAY_TREAT, side_params,
	    .run = side_run },
	{ "due.found", "a patient who was given up can be reached again", MAY_WORK, id_params,
	    .run = found_run },
	{ "due.contact",
	    "somebody tried to reach the patient; give the reason for a call or an SMS that was "
	    "not agreed to",
	    MAY_WORK, contact_params, .run = contact_run },
	{ "due.untry", "a try to reach the patient was logged in error", MAY_WORK, untry_params,
	    .run = untry_run },
	{ 0 },
};
