/* call_commands - red flags: the calls that must not wait, and what came of them. */
#include <string.h>

#include "app/calls.h"
#include "app/commands.h"
#include "app/inside.h"
#include "app/may.h"
#include "app/patient_name.h"
#include "app/reasons.h"
#include "base/text.h"
#include "store/due_store.h"

static const struct param contact_params[] = {
	{ "id", PARAM_DUE, true, "number of the call: its due item" },
	{ "outcome", PARAM_WORD, true,
	    "reached, seen, emergency, error; no_answer or message keep it on the list" },
	{ "note", PARAM_NOTE, false, "what was arranged, with whom" },
	{ "only", PARAM_FLAG, false, "of this flag, and not of all that are up for the patient" },
	{ 0 },
};

static const struct param id_params[] = {
	{ "id", PARAM_DUE, true, "number of the call: its due item" },
	{ 0 },
};

static const struct param no_params[] = { { 0 } };

/* Reception tries; what ends a flag is said by who treats. */
static bool
may_end(const struct call *c, const struct call_outcome *o, struct err *e)
{
	if (!o->ends)
		return true;
	if (!may_hold(c->app, "redflag.end"))
		return may_refuse(c->app, may_right("redflag.end"), e);
	if (call_text(c, "note")[0] == '\0')
		return err_field(e, ERR_RULE, "note", "Say what was arranged, and with whom.");
	return reason_check(call_text(c, "note"), REASON_LETTERS, "note", e);
}

static bool
log_one(
    struct call *c, struct due *d, const struct call_outcome *o, struct outcome *out, struct err *e)
{
	struct due_attempt x = { .outcome = o->code, .note = call_text(c, "note") };
	int64_t id;

	if (!due_attempt_add(c->tx, d, &x, &id, e))
		return false;
	outcome_change(c, out, "due", d->id);
	outcome_inverse(c, out, "due.untry",
	    PAIRS({ "id", call_number(c, d->id) }, { "try", call_number(c, id) }));
	if (!o->ends)
		return true;
	d->state = "answered";
	outcome_inverse(c, out, "redflag.again", PAIRS({ "id", call_number(c, d->id) }));
	return due_change(c->tx, d, e);
}

static bool
find_call(struct call *c, const char *state, struct due *d, struct outcome *out, struct err *e)
{
	if (!due_find(tx_db(c->tx), call_int(c, "id", 0), c->a, d, e))
		return false;
	if (strcmp(d->kind, "contact") != 0)
		return err_field(e, ERR_INPUT, "id", "That due item is no red flag.");
	out->id = d->id;
	out->patient = d->patient;
	return strcmp(d->state, state) == 0
	    || err_field(e, ERR_CONFLICT, "id", "This red flag is %s.", d->state);
}

/* One call is about all that is up for the patient, unless it is said of one flag. */
static bool
contact_run(struct call *c, struct outcome *out, struct err *e)
{
	const struct call_outcome *o = call_outcome_find(call_text(c, "outcome"));
	bool only;
	struct dues open = { 0 };
	const char *name;
	struct due d;
	int n = 0;

	if (o == NULL)
		return err_field(e, ERR_INPUT, "outcome",
		    "outcome: say reached, seen, emergency, error, no_answer or message.");
	if (!may_end(c, o, e) || !find_call(c, "open", &d, out, e)
	    || !due_of_patient(tx_db(c->tx), d.patient, c->a, &open, e))
		return false;
	only = call_int(c, "only", 0) != 0 || strcmp(o->code, "error") == 0;
	for (size_t i = 0; i < open.list.n; i++) {
		struct due *one = &open.list.at[i];

		if (strcmp(one->kind, "contact") != 0 || (only && one->id != d.id))
			continue;
		if (!log_one(c, one, o, out, e))
			return false;
		n++;
	}
	if (!patient_name_of(c->app, d.patient, c->a, &name, e))
		return false;
	outcome_say(c, out, "%s of %s: %s.%s", n == 1 ? "Red flag" : "Red flags", name, o->title,
	    o->ends ? "" : " It stays on the list.");
	return true;
}

static bool
again_run(struct call *c, struct outcome *out, struct err *e)
{
	struct due d;

	if (!find_call(c, "answered", &d, out, e))
		return false;
	d.state = "open";
	outcome_change(c, out, "due", d.id);
	out->dues = true;
	outcome_say(c, out, "Must be called: %s.", d.what);
	return due_change(c->tx, &d, e);
}

static bool
list_run(struct call *c, struct outcome *out, struct err *e)
{
	struct call_rows all;
	char day[DAY_TEXT];

	if (!calls_load(c->app, c->a, &all, e)
	    || !tx_note(c->tx, &(struct note){ .object = "calls", .id = (int64_t)all.list.n }, e))
		return false;
	for (size_t i = 0; i < all.list.n; i++) {
		const struct call_row *r = &all.list.at[i];

		outcome_reason(c, out, "%lld  %s  %s (%s)  %s: %s  at once: %s  tried %d",
		    (long long)r->id, day_show(r->day, day), r->shown, r->number, r->what,
		    r->action, r->done[0] == '\0' ? "nothing written" : r->done, r->tried);
	}
	outcome_say(
	    c, out, "%zu red flag%s to call about.", all.list.n, all.list.n == 1 ? "" : "s");
	return true;
}

const struct command call_commands[] = {
	{ "redflag.contact", "somebody spoke to the patient about a red flag, or tried", MAY_WORK,
	    contact_params, .run = contact_run },
	{ "redflag.again", "a red flag is to be called about after all", MAY_WORK, id_params,
	    .run = again_run },
	{ "redflag.list", "who must be called today because of a red flag", MAY_WORK, no_params,
	    .quiet = true, .run = list_run },
	{ 0 },
};
