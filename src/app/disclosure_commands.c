/* disclosure_commands - what left the clinic, and what a patient wants amended. */
#include <string.h>

#include "app/commands.h"
#include "app/disclosures.h"
#include "app/late.h"
#include "base/text.h"
#include "store/disclosure_store.h"
#include "store/due_store.h"
#include "store/merge_store.h"
#include "store/response_store.h"

static const struct param add_params[] = {
	{ "patient", PARAM_PATIENT, true, "record number, or #id" },
	{ "recipient", PARAM_TEXT, true, "who got it" },
	{ "address", PARAM_TEXT, false, "where they are" },
	{ "what", PARAM_TEXT, true, "what they got, in a few words" },
	{ "purpose", PARAM_TEXT, true, "what for, or at whose request" },
	{ "day", PARAM_PAST, false, "today when left out" },
	{ 0 },
};

static const struct param id_params[] = {
	{ "id", PARAM_DISCLOSURE, true, "its number on the list" },
	{ 0 },
};

static const struct param wish_params[] = {
	{ "id", PARAM_AMENDMENT, true, "its number on the list" },
	{ 0 },
};

static const struct param ask_params[] = {
	{ "patient", PARAM_PATIENT, true, "record number, or #id" },
	{ "wish", PARAM_NOTE, true, "what is to be amended, as the patient says it" },
	{ "day", PARAM_PAST, false, "on which it was asked; today when left out" },
	{ 0 },
};

static const struct param accept_params[] = {
	{ "id", PARAM_AMENDMENT, true, "its number on the list" },
	{ "response", PARAM_RESPONSE, true, "number of the record that amends it" },
	{ 0 },
};

/* One that is past asks why it is noted only now. */
static bool
read_day(struct call *c, int *day, struct err *e)
{
	*day = (int)call_int(c, "day", c->then.day);
	if (*day > tx_now(c->tx).day)
		return err_field(e, ERR_INPUT, "day", "day: this day has not come yet.");
	return late_may(c, *day, e);
}

static bool
add_run(struct call *c, struct outcome *out, struct err *e)
{
	struct disclosure d = { .patient = call_int(c, "patient", 0),
		.recipient = call_text(c, "recipient"),
		.address = call_text(c, "address"),
		.what = call_text(c, "what"),
		.purpose = call_text(c, "purpose") };

	if (!read_day(c, &d.day, e) || !disclosure_add(c->tx, &d, e))
		return false;
	out->id = d.id;
	out->patient = d.patient;
	outcome_change(c, out, "disclosure", d.id);
	outcome_inverse(c, out, "disclosure.error",
	    PAIRS({ "id", call_number(c, d.id) }, { "reason", "taken back" }));
	outcome_say(c, out, "Noted: %s got %s.", d.recipient, d.what);
	return true;
}

static bool
error_run(struct call *c, struct outcome *out, struct err *e)
{
	out->id = call_int(c, "id", 0);
	if (c->reason[0] == '\0')
		return err_field(e, ERR_RULE, "reason", "Say why it was noted in error.");
	if (!disclosure_error(c->tx, out->id, c->reason, e))
		return false;
	outcome_change(c, out, "disclosure", out->id);
	outcome_say(c, out, "Noted in error; it stays on the list as such.");
	return true;
}

static bool
ask_run(struct call *c, struct outcome *out, struct err *e)
{
	struct amendment m = { .patient = call_int(c, "patient", 0), .wish = call_text(c, "wish") };
	struct due d = { .patient = m.patient,
		.kind = "amendment",
		.what = "",
		.rule = "", /* what has a rule is counted anew with each stage */
		.source = "45 CFR 164.526",
		.state = "open",
		.reason = "" };
	char day[DAY_TEXT];

	if (!read_day(c, &m.day, e))
		return false;
	d.earliest = m.day;
	d.target = d.latest = m.day + AMEND_DAYS;
	if (!due_add(c->tx, &d, e))
		return false;
	m.due = d.id;
	if (!amendment_add(c->tx, &m, e))
		return false;
	out->id = m.id;
	out->patient = m.patient;
	outcome_change(c, out, "amendment", m.id);
	outcome_inverse(c, out, "amendment.error",
	    PAIRS({ "id", call_number(c, m.id) }, { "reason", "taken back" }));
	outcome_say(c, out, "Noted; to be answered by %s.", day_show(d.latest, day));
	return true;
}

/* The wish and what waits for its answer change together. */
static bool
settle(
    struct call *c, struct amendment *m, const char *due_state, struct outcome *out, struct err *e)
{
	struct due d;

	if (!amendment_change(c->tx, m, e) || !due_find(tx_db(c->tx), m->due, c->a, &d, e))
		return false;
	out->id = m->id;
	out->patient = d.patient;
	outcome_change(c, out, "amendment", m->id);
	outcome_change(c, out, "due", d.id);
	d.state = due_state;
	d.response = m->response;
	d.reason = m->reason;
	return due_change(c->tx, &d, e);
}

static bool
find_open(struct call *c, struct amendment *m, struct err *e)
{
	if (!amendment_find(tx_db(c->tx), call_int(c, "id", 0), c->a, m, e))
		return false;
	return strcmp(m->state, "open") == 0
	    || err_field(e, ERR_CONFLICT, "id", "This wish is %s already.",
		strcmp(m->state, "error") == 0 ? "noted in error" : m->state);
}

static bool
accept_run(struct call *c, struct outcome *out, struct err *e)
{
	struct amendment m;
	struct response r;
	int64_t of;

	if (!find_open(c, &m, e)
	    || !response_find(tx_db(c->tx), call_int(c, "response", 0), c->a, &r, e)
	    || !merge_survivor(tx_db(c->tx), m.patient, &of, e))
		return false;
	if (r.patient != of || strcmp(r.state, "final") != 0)
		return err_field(e, ERR_RULE, "response",
		    r.patient != of ? "That record is of another patient."
				    : "That record does not hold; name the one that amends it.");
	m.state = "accepted";
	m.response = r.id;
	if (!settle(c, &m, "answered", out, e))
		return false;
	outcome_inverse(c, out, "amendment.reopen", PAIRS({ "id", call_number(c, m.id) }));
	outcome_say(c, out, "Accepted; amended by the %s record.", r.form);
	return true;
}

static bool
deny_run(struct call *c, struct outcome *out, struct err *e)
{
	struct amendment m;

	if (!find_open(c, &m, e))
		return false;
	if (c->reason[0] == '\0')
		return err_field(
		    e, ERR_RULE, "reason", "Say why it is denied; the patient is told the reason.");
	m.state = "denied";
	m.reason = c->reason;
	if (!settle(c, &m, "answered", out, e))
		return false;
	outcome_inverse(c, out, "amendment.reopen", PAIRS({ "id", call_number(c, m.id) }));
	outcome_say(c, out, "Denied; the wish and the reason stay with the record.");
	return true;
}

static bool
reopen_run(struct call *c, struct outcome *out, struct err *e)
{
	struct amendment m;
	const char *was, *reason;
	int64_t response;

	if (!amendment_find(tx_db(c->tx), call_int(c, "id", 0), c->a, &m, e))
		return false;
	was = m.state;
	reason = m.reason;
	response = m.response;
	if (strcmp(was, "accepted") != 0 && strcmp(was, "denied") != 0)
		return err_field(e, ERR_CONFLICT, "id", "This wish was not answered.");
	if (c->reason[0] == '\0' && c->undoing == NULL)
		return err_field(e, ERR_RULE, "reason", "Say why the wish is open again.");
	m.state = "open";
	m.reason = "";
	m.response = 0;
	if (!settle(c, &m, "open", out, e))
		return false;
	if (strcmp(was, "accepted") == 0)
		outcome_inverse(c, out, "amendment.accept",
		    PAIRS(
			{ "id", call_number(c, m.id) }, { "response", call_number(c, response) }));
	else
		outcome_inverse(c, out, "amendment.deny",
		    PAIRS({ "id", call_number(c, m.id) }, { "reason", reason }));
	outcome_say(c, out, "The wish is open again.");
	return true;
}

static bool
wish_error_run(struct call *c, struct outcome *out, struct err *e)
{
	struct amendment m;

	if (!find_open(c, &m, e))
		return false;
	if (c->reason[0] == '\0')
		return err_field(e, ERR_RULE, "reason", "Say why it was noted in error.");
	m.state = "error";
	m.reason = c->reason;
	if (!settle(c, &m, "cancelled", out, e))
		return false;
	outcome_say(c, out, "Noted in error; it stays on the list as such.");
	return true;
}

const struct command disclosure_commands[] = {
	{ "disclosure.add", "something of a patient left the clinic: to whom, what, what for",
	    MAY_WORK, add_params, .run = add_run },
	{ "disclosure.error", "it was noted in error; give the reason", MAY_WORK, id_params,
	    .run = error_run },
	{ "amendment.ask", "a patient wants the record amended; to be answered in 60 days",
	    MAY_WORK, ask_params, .run = ask_run },
	{ "amendment.accept", "the record was amended as the patient wished", MAY_TREAT,
	    accept_params, .run = accept_run },
	{ "amendment.deny", "it is not amended; give the reason", MAY_TREAT, wish_params,
	    .run = deny_run },
	{ "amendment.reopen", "the answer to a wish is taken back; give the reason", MAY_TREAT,
	    wish_params, .run = reopen_run },
	{ "amendment.error", "a wish was noted in error; give the reason", MAY_WORK, wish_params,
	    .run = wish_error_run },
	{ 0 },
};
