/* patient_commands - who the patients are, and what to beware of. */
#include <string.h>

#include "app/commands.h"
#include "app/ending.h"
#include "app/ending_back.h"
#include "app/fill.h"
#include "app/inside.h"
#include "app/reasons.h"
#include "app/registration.h"
#include "app/respond.h"
#include "base/text.h"
#include "store/duplicate_store.h"

static const struct param register_params[] = {
	{ "duplicate_ok", PARAM_TEXT, false, "why this is not one of those who look alike" },
	{ "sure", PARAM_FLAG, false, "unusual answers are meant as they are" },
	{ 0 },
};

static const struct param edit_params[] = {
	{ "patient", PARAM_PATIENT, true, "record number, or #id" },
	{ "rev", PARAM_INT, false, "the version that was seen" },
	{ "corrects", PARAM_RESPONSE, false, "the registration form that was seen" },
	{ "sure", PARAM_FLAG, false, "unusual answers are meant as they are" },
	{ 0 },
};

static const struct param state_params[] = {
	{ "patient", PARAM_PATIENT, true, "record number, or #id" },
	{ "state", PARAM_WORD, true, "active, inactive or dead" },
	{ "cancel", PARAM_FLAG, false,
	    "yes: what is booked and due is cancelled, as it always is of who has died" },
	{ "again", PARAM_FLAG, false,
	    "no: what was cancelled when an active patient left stays cancelled" },
	{ "rev", PARAM_INT, false, "the version that was seen" },
	{ 0 },
};

static const struct param alert_params[] = {
	{ "patient", PARAM_PATIENT, true, "record number, or #id" },
	{ "text", PARAM_TEXT, true, "what to beware of, in a few words" },
	{ "since", PARAM_PAST, false, "today when left out" },
	{ 0 },
};

static const struct param alert_end_params[] = {
	{ "patient", PARAM_PATIENT, true, "record number, or #id" },
	{ "id", PARAM_INT, true, "the number of the alert" },
	{ "rev", PARAM_INT, false, "the version that was seen" },
	{ 0 },
};

/* Somebody who looks like p, unless the person at the desk said why not. */
static bool
check_duplicates(struct call *c, const struct patient *p, struct outcome *out, struct err *e)
{
	const struct person_name *n = patient_name(p);
	struct registration who = { .family = n == NULL ? "" : n->family,
		.given = n == NULL ? "" : n->given,
		.native = n == NULL ? "" : n->native,
		.phone = "",
		.sex = p->sex,
		.born = p->born };
	struct likenesses like = { 0 };
	char born[DAY_TEXT];

	for (size_t i = 0; i < p->contact.n && who.phone[0] == '\0'; i++)
		if (strcmp(p->contact.at[i].kind, "phone") == 0)
			who.phone = p->contact.at[i].value;
	if (call_given(c, "duplicate_ok"))
		return reason_check(
		    call_text(c, "duplicate_ok"), REASON_LETTERS, "duplicate_ok", e);
	if (!duplicate_find(tx_db(c->tx), &c->app->fold, &who, tx_now(c->tx).day, c->a, &like, e))
		return false;
	for (size_t i = 0; i < like.list.n; i++) {
		const struct likeness *l = &like.list.at[i];

		if (l->percent >= LIKENESS_ASKED)
			outcome_reason(c, out, "%s  %s  born %s  %d%%", l->row.number, l->row.shown,
			    day_show_born(l->row.born, l->row.born_estimated, born), l->percent);
	}
	return out->reasons.n == 0
	    || err_field(e, ERR_CONFLICT, "duplicate_ok",
		"Somebody on record looks like this person. Use that record, or say why this "
		"is another person.");
}

static bool
register_run(struct call *c, struct outcome *out, struct err *e)
{
	struct respond r = { .fill = { .form = "registration", .day = DAY_NONE },
		.sure = call_int(c, "sure", 0) != 0 };
	struct patient p = { .state = "active", .born = DAY_NONE };
	const struct person_name *name;
	char born[DAY_TEXT];

	if (!respond_open(c, &r, out, e))
		return false;
	registration_read(r.form, c->a, &p);
	if (!check_duplicates(c, &p, out, e) || !patient_add(c->tx, &p, &c->app->fold, c->a, e))
		goto no;
	r.fill.patient = p.id;
	if (!respond_keep(c, &r, out, e))
		goto no;
	respond_close(&r);
	name = patient_name(&p);
	out->id = out->patient = p.id;
	outcome_change(c, out, "patient", p.id);
	outcome_inverse(c, out, "patient.state",
	    PAIRS(
		{ "patient", text_fmt(c->a, "#%lld", (long long)p.id) }, { "state", "inactive" }));
	day_show_born(p.born, p.born_estimated, born);
	outcome_say(c, out, "%s is registered as %s%s%s.", name == NULL ? "" : name->shown,
	    p.number, born[0] == '\0' ? "" : ", born ", born);
	return true;
no:
	respond_close(&r);
	return false;
}

/* The registration form as it was answered last. */
static bool
last_registration(struct call *c, int64_t patient, int64_t *out, struct err *e)
{
	struct response_wanted want = {
		.patient = patient, .form = "registration", .before = DAY_NONE
	};
	struct response last;
	bool done = response_latest(tx_db(c->tx), &want, c->a, &last, e);

	*out = done ? last.id : 0;
	if (done && call_int(c, "corrects", last.id) != last.id)
		return err_field(e, ERR_CONFLICT, "corrects",
		    "%s changed this person meanwhile. Look at it again.", last.initials);
	return done;
}

static bool
edit_run(struct call *c, struct outcome *out, struct err *e)
{
	struct respond r = { .fill = { .form = "registration",
				 .day = DAY_NONE,
				 .patient = call_int(c, "patient", 0) },
		.sure = call_int(c, "sure", 0) != 0,
		.reason = c->reason[0] != '\0' ? c->reason : "changed" };
	struct patient p;
	struct pairs before = { 0 };
	bool done;

	if (!patient_load(tx_db(c->tx), r.fill.patient, c->a, &p, e)
	    || !last_registration(c, r.fill.patient, &r.fill.response, e)
	    || !respond_before(c, &r, &before, e) || !respond_open(c, &r, out, e))
		return false;
	p.rev = call_int(c, "rev", p.rev);
	registration_reread(r.form, &before, c->a, &p);
	done = patient_edit(c->tx, &p, &c->app->fold, c->a, e) && respond_keep(c, &r, out, e);
	respond_close(&r);
	if (!done)
		return false;
	out->id = out->patient = p.id;
	outcome_change(c, out, "patient", p.id);
	*vec_add(c->a, &before.list) =
	    (struct pair){ "patient", text_fmt(c->a, "#%lld", (long long)p.id) };
	outcome_inverse(c, out, "patient.edit", before.list.at, before.list.n);
	outcome_say(c, out, "%s %s is changed.", p.number, patient_name(&p)->shown);
	return true;
}

/* What was cancelled on leaving comes back by the one step that undoes it, whatever became of the
 * places meanwhile; an undo of before that knew this has a step for each. */
static bool
gives_back(const struct call *c)
{
	return call_int(c, "again", c->undoing == NULL) != 0;
}

/* The visits and due items of who leaves end, and those of who comes back are there again. */
static bool
settle_state(
    struct call *c, const struct patient *p, const char *old, struct outcome *out, struct err *e)
{
	bool dead = strcmp(p->state, "dead") == 0, active = strcmp(p->state, "active") == 0;

	if (active)
		return strcmp(old, "active") == 0 || !gives_back(c)
		    || ending_give_back(c, p->id, out, e);
	if (!dead && call_int(c, "cancel", 0) == 0)
		return true;
	return ending_cancel(c, &(struct ending){ .patient = p->id, .dues = true },
	    c->reason[0] != '\0' ? c->reason
		: dead           ? "the patient has died"
				 : "the patient has left",
	    out, e);
}

static void
inverse_state(struct call *c, const struct patient *p, const char *old, struct outcome *out)
{
	outcome_inverse(c, out, "patient.state",
	    PAIRS({ "patient", text_fmt(c->a, "#%lld", (long long)p->id) }, { "state", old },
		{ "again", "yes" }));
}

/* Visits go back into the book while the patient can have some: who has died has none. */
static bool
settle_with_inverse(
    struct call *c, const struct patient *p, const char *old, struct outcome *out, struct err *e)
{
	if (strcmp(p->state, "active") == 0) {
		if (!settle_state(c, p, old, out, e))
			return false;
		inverse_state(c, p, old, out);
		return true;
	}
	inverse_state(c, p, old, out);
	if (!settle_state(c, p, old, out, e))
		return false;
	if (strcmp(old, "active") == 0)
		out->inverse.n = 1; /* it gives back all else */
	return true;
}

static bool
state_run(struct call *c, struct outcome *out, struct err *e)
{
	const char *state = call_text(c, "state"), *old;
	struct patient p;

	if (strcmp(state, "active") != 0 && strcmp(state, "inactive") != 0
	    && strcmp(state, "dead") != 0)
		return err_field(e, ERR_INPUT, "state", "state: say active, inactive or dead.");
	if (!patient_load(tx_db(c->tx), call_int(c, "patient", 0), c->a, &p, e))
		return false;
	old = p.state;
	p.state = state;
	p.rev = call_int(c, "rev", p.rev);
	if (!patient_edit(c->tx, &p, &c->app->fold, c->a, e))
		return false;
	out->id = out->patient = p.id;
	outcome_change(c, out, "patient", p.id);
	outcome_say(c, out, "%s %s: %s.", p.number, patient_name(&p)->shown, state);
	return settle_with_inverse(c, &p, old, out, e);
}

static bool
alert_add_run(struct call *c, struct outcome *out, struct err *e)
{
	int64_t patient = call_int(c, "patient", 0);
	struct alert w = { .code = "",
		.text = call_text(c, "text"),
		.since = (int)call_int(c, "since", tx_now(c->tx).day),
		.ended = DAY_NONE };

	if (w.since > tx_now(c->tx).day)
		return err_field(e, ERR_INPUT, "since", "since: this day has not come yet.");
	if (!alert_add(c->tx, patient, &w, e))
		return false;
	out->id = w.id;
	out->patient = patient;
	outcome_change(c, out, "alert", w.id);
	outcome_inverse(c, out, "alert.end",
	    PAIRS({ "patient", text_fmt(c->a, "#%lld", (long long)patient) },
		{ "id", call_number(c, w.id) }));
	outcome_say(c, out, "Alert: %s.", w.text);
	return true;
}

static bool
alert_end_run(struct call *c, struct outcome *out, struct err *e)
{
	int64_t id = call_int(c, "id", 0);
	struct patient p;
	struct alert *w = NULL;
	char since[DAY_TEXT];

	if (!patient_load(tx_db(c->tx), call_int(c, "patient", 0), c->a, &p, e))
		return false;
	for (size_t i = 0; i < p.alert.n; i++)
		if (p.alert.at[i].id == id)
			w = &p.alert.at[i];
	if (w == NULL)
		return err_field(e, ERR_MISSING, "id", "%s has no alert with number %lld.",
		    p.number, (long long)id);
	if (c->reason[0] == '\0' && !c->paper && c->undoing == NULL && w->since < tx_now(c->tx).day)
		return err_field(e, ERR_RULE, "reason",
		    "%s stands since %s: say why it holds no more.", w->text,
		    day_show(w->since, since));
	w->rev = call_int(c, "rev", w->rev);
	if (!alert_end(c->tx, p.id, w, tx_now(c->tx).day, e))
		return false;
	out->id = id;
	out->patient = p.id;
	outcome_change(c, out, "alert", id);
	outcome_inverse(c, out, "alert.add",
	    PAIRS({ "patient", text_fmt(c->a, "#%lld", (long long)p.id) }, { "text", w->text },
		{ "since", day_iso(w->since, since) }));
	outcome_say(c, out, "The alert has ended: %s.", w->text);
	return true;
}

const struct command patient_commands[] = {
	{ "patient.register", "a new patient, from the answers of the registration form", MAY_WORK,
	    register_params, .answers = true, .run = register_run },
	{ "patient.edit", "change what the registration form asks", MAY_WORK, edit_params,
	    .answers = true, .run = edit_run },
	{ "patient.state", "a patient is active, inactive or has died", MAY_WORK, state_params,
	    .run = state_run },
	{ "alert.add", "something to beware of, in the banner of every screen", MAY_WORK,
	    alert_params, .run = alert_add_run },
	{ "alert.end", "it holds no more; of one of an earlier day give the reason", MAY_WORK,
	    alert_end_params, .run = alert_end_run },
	{ 0 },
};
