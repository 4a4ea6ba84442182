/* admit_commands - a colleague is let into a sensitive chart by name; that ends. */
#include "app/admit.h"
#include "app/commands.h"
#include "app/glass.h"
#include "app/inside.h"
#include "app/reasons.h"
#include "base/text.h"
#include "store/admit_store.h"
#include "store/glass_store.h"
#include "store/merge_store.h"
#include "store/staff_store.h"

static const struct param admit_params[] = {
	{ "patient", PARAM_PATIENT, true, "record number, or #id" },
	{ "login", PARAM_TEXT, true, "the name that the colleague signs in by" },
	{ 0 },
};

static const struct param id_params[] = {
	{ "patient", PARAM_PATIENT, true, "record number, or #id" },
	{ "id", PARAM_INT, true, "the number on the list of those who are let in" },
	{ 0 },
};

/* For an hour a chart is open, yet not theirs to open to others.  What is put back with a mark
 * comes before it. */
static bool
may_admit(struct call *c, int64_t patient, struct err *e)
{
	bool sensitive;

	if (c->undoing != NULL)
		return true;
	if (!glass_is_sensitive(tx_db(c->tx), patient, &sensitive, e))
		return false;
	if (!sensitive)
		return err_field(e, ERR_RULE, "patient",
		    "This chart is not marked sensitive: everybody may open it.");
	return !glass_closed(c->app, patient, true)
	    || err_field(e, ERR_DENIED, "patient",
		"This chart is not open to you: ask who marked it, or a manager.");
}

/* Somebody who may sign in and does not read it yet. */
static bool
find_colleague(struct call *c, int64_t patient, struct staff *s, struct err *e)
{
	const char *login = call_text(c, "login");
	bool reads;

	if (!staff_by_login(tx_db(c->tx), login, c->a, s, e))
		return false;
	if (s->id == 0)
		return err_field(e, ERR_MISSING, "login", "Nobody here signs in as %s.", login);
	if (!s->active)
		return err_field(e, ERR_RULE, "login", "%s may not sign in any more.", s->name);
	return glass_read_by(c->app, patient, s, &reads, e)
	    && (!reads
		|| err_field(e, ERR_CONFLICT, "login", "%s reads this chart already.", s->name));
}

static void
tell(struct call *c, const struct admitted *d, const char *inverse, struct outcome *out)
{
	int64_t chart = call_int(c, "patient", 0); /* d->patient may be merged into it by now */

	out->id = d->id;
	out->patient = chart;
	outcome_change(c, out, "admitted", d->id);
	outcome_inverse(c, out, inverse,
	    PAIRS({ "patient", text_fmt(c->a, "#%lld", (long long)chart) },
		{ "id", call_number(c, d->id) }));
}

static bool
admit_run(struct call *c, struct outcome *out, struct err *e)
{
	struct admitted d = { .patient = call_int(c, "patient", 0), .reason = c->reason };
	struct staff s;

	if (!may_admit(c, d.patient, e) || !find_colleague(c, d.patient, &s, e))
		return false;
	if (c->reason[0] == '\0')
		return err_field(e, ERR_RULE, "reason", "Say why %s is let in.", s.name);
	d.staff = s.id;
	if (!reason_check(c->reason, REASON_LETTERS, "reason", e) || !admitted_add(c->tx, &d, e))
		return false;
	tell(c, &d, "glass.end", out);
	outcome_say(c, out, "%s may read this chart from now on, until that is ended.", s.name);
	return true;
}

/* Of this chart, also out of a record that became part of it; what takes back knows its own. */
static bool
find_admitted(struct call *c, struct admitted *d, struct err *e)
{
	int64_t chart = call_int(c, "patient", 0), stands;

	return may_admit(c, chart, e)
	    && admitted_find(tx_db(c->tx), call_int(c, "id", 0), c->a, d, e)
	    && merge_survivor(tx_db(c->tx), d->patient, &stands, e)
	    && (stands == chart || c->undoing != NULL
		|| err_field(
		    e, ERR_INPUT, "id", "That is of another patient's chart: look again."));
}

static bool
end_run(struct call *c, struct outcome *out, struct err *e)
{
	struct admitted d;
	struct staff s;
	bool reads;

	if (!find_admitted(c, &d, e) || !admitted_end(c->tx, &d, tx_now(c->tx).at, e)
	    || !staff_by_id(tx_db(c->tx), d.staff, c->a, &s, e)
	    || !glass_read_by(c->app, call_int(c, "patient", 0), &s, &reads, e))
		return false;
	tell(c, &d, "glass.resume", out);
	outcome_say(c, out,
	    reads ? "%s is let in no more, but reads this chart still: by treating this patient, "
		    "having marked it, or by a manager's word."
		  : "%s may not read this chart any more.",
	    d.name);
	return true;
}

static bool
resume_run(struct call *c, struct outcome *out, struct err *e)
{
	struct admitted d;

	if (!find_admitted(c, &d, e) || !admitted_end(c->tx, &d, 0, e))
		return false;
	tell(c, &d, "glass.end", out);
	outcome_say(c, out, "%s may read this chart again.", d.name);
	return true;
}

const struct command admit_commands[] = {
	{ "glass.admit", "let a colleague into a sensitive chart, with a reason; until it is ended",
	    MAY_DECIDE, admit_params, .run = admit_run },
	{ "glass.end", "a colleague who was let into a sensitive chart is so no more", MAY_DECIDE,
	    id_params, .run = end_run },
	{ "glass.resume", "let in again whose being let into a sensitive chart was ended",
	    MAY_DECIDE, id_params, .run = resume_run },
	{ 0 },
};
