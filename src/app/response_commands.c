/* response_commands - filled forms. */
#include <string.h>

#include "app/booked.h"
#include "app/calls.h"
#include "app/commands.h"
#include "app/decide.h"
#include "app/inside.h"
#include "app/may.h"
#include "app/respond.h"
#include "base/text.h"

static const struct param save_params[] = {
	{ "form", PARAM_WORD, true,
	    "intake, consent, pain, harris-hip, walking, session, visit, ..." },
	{ "patient", PARAM_PATIENT, true, "record number, or #id" },
	{ "day", PARAM_PAST, false, "clinical date; today when left out" },
	{ "state", PARAM_WORD, false, "final, or incomplete to keep what is not finished" },
	{ "corrects", PARAM_RESPONSE, false,
	    "number of the record that this one corrects or finishes" },
	{ "session", PARAM_INT, false, "number of the session that it belongs to" },
	{ "sides", PARAM_FLAG, false,
	    "yes: another hip than the one that was booked; reason says why" },
	{ "sure", PARAM_FLAG, false, "unusual answers are meant as they are" },
	{ 0 },
};

static const struct param retract_params[] = {
	{ "id", PARAM_RESPONSE, true, "number of the record" },
	{ "rev", PARAM_INT, false, "the version that was seen" },
	{ 0 },
};

/* Forms that only some may fill, and those that have a command of their own. */
static bool
fits(const struct call *c, const char *form, struct err *e)
{
	struct right r = may_fill(form);

	if (strcmp(form, "stage") == 0)
		return err_field(e, ERR_RULE, "form", "Findings are saved by stage.confirm.");
	if (strcmp(form, "registration") == 0)
		return err_field(e, ERR_RULE, "form",
		    "Registration is saved by patient.register and patient.edit.");
	return may_hold(c->app, r.name) || may_refuse(c->app, r, e);
}

/* A follow-up visit is what was due as a visit. */
static bool
visit_answers(struct call *c, const struct respond *r, struct outcome *out, struct err *e)
{
	struct answering x = { r->kept.patient, r->kept.id, "clinic", NULL, '\0', r->kept.day };

	return strcmp(r->fill.form, "visit") != 0 || r->incomplete
	    || decide_answered(c, &x, out, e);
}

/* A correction is of the session that the record was of. */
static bool
find_session(struct call *c, struct respond *r, struct err *e)
{
	struct response old;

	if (!call_session(c, r->fill.patient, &r->session, e))
		return false;
	if (r->session == 0 && r->fill.response != 0) {
		if (!response_find(tx_db(c->tx), r->fill.response, c->a, &old, e))
			return false;
		r->session = old.session;
	}
	r->fill.session = r->session;
	return true;
}

/* A side that was mistaken looks like this: whoever treated says that it is so, and why. */
static bool
hip_is_right(struct call *c, const struct respond *r, struct err *e)
{
	struct booked b;
	const char *other;

	if (r->session == 0 || strcmp(r->fill.form, "session") != 0)
		return true;
	if (!booked_load(c->app, r->session, c->a, &b, e))
		return false;
	other = booked_other_hip(&b, r->form, c->a);
	if (other == NULL)
		return true;
	if (call_int(c, "sides", 0) == 0)
		return err_field(e, ERR_RULE, "sides",
		    "%s Look which hip it was, then confirm the sides, with a reason.", other);
	if (c->reason[0] == '\0')
		return err_field(e, ERR_RULE, "reason", "%s Say why.", other);
	return tx_note(c->tx,
	    &(struct note){ .object = "session",
		.id = r->session,
		.patient = r->fill.patient,
		.outcome = "another hip than booked" },
	    e);
}

/* A finished session record is no end of the visit: who is in the room says when it is over. */
static bool
has_not_ended(struct call *c, const struct respond *r, bool *out, struct err *e)
{
	struct session s;

	*out = false;
	if (r->session == 0 || r->incomplete || strcmp(r->fill.form, "session") != 0)
		return true;
	if (!session_find(tx_db(c->tx), r->session, c->a, &s, e))
		return false;
	*out =
	    s.day == tx_now(c->tx).day && session_state_takes(s.state) && s.state != SESSION_DONE;
	return true;
}

static bool
save_run(struct call *c, struct outcome *out, struct err *e)
{
	const char *state = call_text(c, "state");
	struct respond r = {
		.fill = { .form = call_text(c, "form"),
		    .patient = call_int(c, "patient", 0),
		    .response = call_int(c, "corrects", 0),
		    .day = (int)call_int(c, "day", DAY_NONE) },
		.incomplete = strcmp(state, "incomplete") == 0,
		.sure = call_int(c, "sure", 0) != 0,
		.reason = c->reason,
	};
	const char *title;
	bool done, still_open;

	if (state[0] != '\0' && !r.incomplete && strcmp(state, "final") != 0)
		return err_field(e, ERR_INPUT, "state", "state: say final or incomplete.");
	if (!fits(c, r.fill.form, e) || !find_session(c, &r, e) || !respond_open(c, &r, out, e))
		return false;
	title = respond_title(&r);
	done = hip_is_right(c, &r, e) && respond_keep(c, &r, out, e) && visit_answers(c, &r, out, e)
	    && calls_raise(c, &r, out, e) && has_not_ended(c, &r, &still_open, e);
	respond_close(&r);
	if (!done)
		return false;
	out->id = r.kept.id;
	out->patient = r.kept.patient;
	outcome_inverse(c, out, "response.retract", PAIRS({ "id", call_number(c, r.kept.id) }));
	outcome_say(c, out, "%s is saved%s.%s", title, r.incomplete ? " as incomplete" : "",
	    still_open ? " The visit has not ended: d on the board ends it." : "");
	return true;
}

static bool
retract_run(struct call *c, struct outcome *out, struct err *e)
{
	const char *why = c->reason[0] != '\0' ? c->reason : "entered in error";
	struct response r;

	if (!response_find(tx_db(c->tx), call_int(c, "id", 0), c->a, &r, e))
		return false;
	if (strcmp(r.form, "stage") == 0 || strcmp(r.form, "registration") == 0)
		return err_field(
		    e, ERR_RULE, "id", "A %s record is taken back by its own command.", r.form);
	r.rev = call_int(c, "rev", r.rev);
	if (!respond_may_retract(c, &r, e) || !respond_retract(c, &r, why, e))
		return false;
	out->id = r.id;
	out->patient = r.patient;
	outcome_change(c, out, "response", r.id);
	outcome_say(c, out, "The record %lld was entered in error.", (long long)r.id);
	return true;
}

const struct command response_commands[] = {
	{ "response.save", "keep a filled form", MAY_WORK, save_params, .answers = true,
	    .run = save_run },
	{ "response.retract", "a record was entered in error", MAY_WORK, retract_params,
	    .run = retract_run },
	{ 0 },
};
