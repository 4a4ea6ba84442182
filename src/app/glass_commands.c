/* glass_commands - marking a chart sensitive, opening it for a reason, signing that off. */
#include <inttypes.h>

#include "app/admit.h"
#include "app/commands.h"
#include "app/glass.h"
#include "app/inside.h"
#include "app/prove.h"
#include "app/reasons.h"
#include "base/text.h"
#include "store/glass_store.h"
#include "store/patient_store.h"

static const struct param mark_params[] = {
	{ "patient", PARAM_PATIENT, true, "record number, or #id" },
	{ "sensitive", PARAM_FLAG, true, "only those may read it who may read sensitive charts" },
	{ "rev", PARAM_INT, false, "the version that was seen" },
	{ "by", PARAM_INT, false, "undo only: who had marked it" },
	{ 0 },
};

static const struct param break_params[] = {
	{ "patient", PARAM_PATIENT, true, "record number, or #id" },
	{ 0 },
};

static const struct param review_params[] = {
	{ "id", PARAM_INT, true, "its number on the list" },
	{ "note", PARAM_NOTE, false, "what came of looking at it" },
	{ 0 },
};

/* Only an undo names another: nobody marks a chart in somebody's name. */
static bool
may_mark(struct call *c, const struct patient *p, bool sensitive, struct err *e)
{
	if (p->sensitive == sensitive)
		return err_field(e, ERR_CONFLICT, "sensitive",
		    sensitive ? "This chart is marked already." : "This chart is not marked.");
	if (c->undoing != NULL)
		return true;
	if (call_given(c, "by"))
		return err_field(e, ERR_INPUT, "by", "Only an undo says who had marked a chart.");
	if (!sensitive && glass_closed(c->app, p->id, true))
		return err_field(e, ERR_DENIED, "sensitive",
		    "This chart is not open to you: ask who marked it, or a manager.");
	return c->reason[0] != '\0'
	    || err_field(e, ERR_RULE, "reason",
		sensitive ? "Say why this chart is for some people only."
			  : "Say why it is open to all again.");
}

static bool
mark_run(struct call *c, struct outcome *out, struct err *e)
{
	bool sensitive = call_int(c, "sensitive", 0) != 0;
	struct patient p;
	int64_t was;

	if (!patient_load(tx_db(c->tx), call_int(c, "patient", 0), c->a, &p, e)
	    || !may_mark(c, &p, sensitive, e))
		return false;
	was = p.sensitive_by;
	p.sensitive = sensitive;
	p.sensitive_by = !sensitive ? 0
	    : c->undoing != NULL    ? call_int(c, "by", 0)
				    : app_person(c->app)->id;
	p.rev = call_int(c, "rev", p.rev);
	if (!patient_edit(c->tx, &p, &c->app->fold, c->a, e))
		return false;
	out->id = out->patient = p.id;
	outcome_change(c, out, "patient", p.id);
	if (!sensitive && !admit_opened(c, &p, out, e))
		return false;
	outcome_inverse(c, out, "patient.sensitive",
	    PAIRS({ "patient", text_fmt(c->a, "#%" PRId64, p.id) },
		{ "sensitive", sensitive ? "no" : "yes" }, { "by", call_number(c, was) },
		{ "reason", "taken back" }));
	if (sensitive && c->undoing == NULL && !admit_marked(c, &p, out, e))
		return false;
	outcome_say(c, out, "%s: %s.", p.number,
	    sensitive ? "from now on this chart opens only to you, to those who treat this "
			"patient, and to those who may read sensitive charts"
		      : "everybody may open this chart again");
	return true;
}

static bool
break_run(struct call *c, struct outcome *out, struct err *e)
{
	const struct person *who = app_person(c->app);
	struct glass g = { .patient = call_int(c, "patient", 0),
		.staff = who->id,
		.at = tx_now(c->tx).at,
		.until = tx_now(c->tx).at + GLASS_MINUTES * 60,
		.reason = c->reason };
	char minute[DAY_TEXT];
	bool sensitive;

	if (!prove_self(c->app, e) || !glass_is_sensitive(tx_db(c->tx), g.patient, &sensitive, e))
		return false;
	if (!glass_closed(c->app, g.patient, sensitive))
		return err_field(e, ERR_RULE, "patient", "This chart is open to you.");
	if (who->sight != SIGHT_REASON)
		return err_field(e, ERR_DENIED, "patient",
		    "%s may not open sensitive charts with a reason; a manager decides who may.",
		    who->name);
	if (!reason_check(c->reason, GLASS_REASON, "reason", e) || !glass_add(c->tx, &g, e))
		return false;
	out->id = g.id;
	out->patient = g.patient;
	outcome_change(c, out, "glass", g.id);
	outcome_say(c, out, "Open to you until %s. Every view is noted and will be reviewed.",
	    minute_show(now_at(g.until).minute, minute));
	return true;
}

static bool
review_run(struct call *c, struct outcome *out, struct err *e)
{
	struct glass g;

	if (!prove_self(c->app, e) || !glass_find(tx_db(c->tx), call_int(c, "id", 0), c->a, &g, e))
		return false;
	if (g.staff == app_person(c->app)->id)
		return err_field(
		    e, ERR_DENIED, "id", "You opened this chart yourself: somebody else signs.");
	if (!glass_review(c->tx, &g, call_text(c, "note"), e))
		return false;
	out->id = g.id;
	out->patient = g.patient;
	outcome_change(c, out, "glass", g.id);
	outcome_say(c, out, "Signed: %s, %s.", g.who, g.number);
	return true;
}

const struct command glass_commands[] = {
	{ "patient.sensitive", "only some may read this chart, or all again; give the reason",
	    MAY_DECIDE, mark_params, .run = mark_run },
	{ "glass.break",
	    "open a sensitive chart for an hour, if a manager lets you (staff.change "
	    "sensitive=reason)",
	    MAY_WORK | ROLE_READER | ROLE_AUDITOR, break_params, .quiet = true, .proof = true,
	    .run = break_run },
	{ "glass.review", "somebody else opened a sensitive chart: it was looked at",
	    ROLE_MANAGER | ROLE_AUDITOR, review_params, .quiet = true, .run = review_run },
	{ 0 },
};
