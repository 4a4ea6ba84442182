/* decision_commands - the treatment that a doctor chooses for a hip. */
#include <string.h>

#include "app/commands.h"
#include "app/concern.h"
#include "app/consent.h"
#include "app/decide.h"
#include "app/decision_end.h"
#include "app/facts_of.h"
#include "app/follow.h"
#include "app/inside.h"
#include "app/late.h"
#include "app/lists.h"
#include "app/reasons.h"
#include "app/treatment.h"
#include "base/text.h"
#include "store/decision_store.h"
#include "store/stage_store.h"

static const struct param record_params[] = {
	{ "patient", PARAM_PATIENT, true, "record number, or #id" },
	{ "side", PARAM_SIDE, true, "R or L; of both hips it is two decisions" },
	{ "treatment", PARAM_TEXT, true,
	    "its word, as in core-decompression, or its id, as in T5" },
	{ "why", PARAM_WORD, false, "code of the reason, where one is asked for" },
	{ "note", PARAM_NOTE, false, "the reason in words" },
	{ "day", PARAM_DAY, false, "on which it is decided; today when left out" },
	{ 0 },
};

static const struct param end_params[] = {
	{ "id", PARAM_DECISION, true, "number of the decision" },
	{ "rev", PARAM_INT, false, "the version that was seen" },
	{ 0 },
};

static const struct param observe_params[] = {
	{ "patient", PARAM_PATIENT, true, "record number, or #id" },
	{ "side", PARAM_SIDE, true, "R or L; of both hips it is two decisions" },
	{ "day", PARAM_DAY, false, "from when follow-up counts; today when left out" },
	{ 0 },
};

static const struct param began_params[] = {
	{ "id", PARAM_DECISION, true, "number of the decision" },
	{ "day", PARAM_PAST, false,
	    "when it began, or the hip was operated on; left out: that is not known" },
	{ "sure", PARAM_FLAG, false, "a day before the decision is meant" },
	{ "rev", PARAM_INT, false, "the version that was seen" },
	{ 0 },
};

static const struct decide_reason reasons[] = {
	{ "specialist", "A specialist advises it (who, when)", ANSWERS_ANY },
	{ "patient", "The patient decides so after advice", ANSWERS_ANY },
	{ "resolved", "The reason against it has passed", ANSWERS_AGAINST },
	{ "pending", "What is missing is being obtained", ANSWERS_LACK },
	{ "no_other", "There is no better choice for this hip", ANSWERS_CLASS },
	{ "other", "Another reason", ANSWERS_ANY },
	{ 0 },
};

const struct decide_reason *
decide_reasons(void)
{
	return reasons;
}

int
decide_number(const struct decide_reason *r)
{
	return (int)(r - reasons) + 1;
}

struct deciding {
	int64_t patient;
	int hip, day;
	struct advice advice;
	const struct fit *fit;
	struct shown_warnings shown, asks;
	struct hip_stage stage;
	struct decision d;
};

static bool
find_fit(struct call *c, struct deciding *x, struct err *e)
{
	const char *word = call_text(c, "treatment");
	const struct pack *p = x->advice.pack;

	for (size_t i = 0; i < p->treatment.n; i++)
		if (strcmp(p->treatment.at[i].id, word) == 0
		    || strcmp(p->treatment.at[i].key, word) == 0)
			x->fit = &x->advice.hip[x->hip].fit[i];
	return x->fit != NULL
	    || err_field(e, ERR_INPUT, "treatment", "There is no treatment called %s.", word);
}

/* The class as it is now, not as a screen showed it some time ago. */
static bool
class_now(struct call *c, struct deciding *x, struct err *e)
{
	struct response_answers findings = { 0 };
	struct known known;
	char side = "RL"[x->hip];

	if (!facts_known(c->app, x->patient, tx_now(c->tx).day, c->a, &known, e)
	    || !facts_findings(c->app, x->patient, c->a, &findings, e)
	    || !stage_latest(tx_db(c->tx), x->patient, side, c->a, &x->stage, e))
		return false;
	advise(facts_of(&known, &findings, c->a), c->a, &x->advice);
	if (!consent_look(c->app, x->patient, &x->advice, c->a, e) || !find_fit(c, x, e))
		return false;
	concern_list(&x->advice, x->hip, x->fit, false, c->a, &x->shown);
	concern_list(&x->advice, x->hip, x->fit, true, c->a, &x->asks);
	return true;
}

/* Of another treatment or hip the same warning has other words. */
static bool
is_among(const struct warnings_shown *w, const struct shown_warning *s)
{
	for (size_t i = 0; i < w->list.n; i++)
		if (strcmp(w->list.at[i].code, s->warning->code) == 0
		    && strcmp(w->list.at[i].message, s->message) == 0)
			return true;
	return false;
}

/* A warning that was answered with a reason today is not asked about again. */
static bool
drop_answered(struct call *c, struct deciding *x, const struct decisions *held, struct err *e)
{
	for (size_t i = 0; i < held->list.n; i++) {
		const struct decision *d = &held->list.at[i];
		struct warnings_shown w = { 0 };
		size_t left = 0;

		if (d->reason[0] == '\0' || now_at(d->at).day != tx_now(c->tx).day)
			continue;
		if (!decision_warnings(tx_db(c->tx), d->id, c->a, &w, e))
			return false;
		for (size_t k = 0; k < x->asks.n; k++)
			if (!is_among(&w, &x->asks.at[k]))
				x->asks.at[left++] = x->asks.at[k];
		x->asks.n = left;
	}
	return true;
}

static bool
reason_is_known(const char *code)
{
	for (const struct decide_reason *r = reasons; r->code != NULL; r++)
		if (strcmp(r->code, code) == 0)
			return true;
	return false;
}

static bool
check_reason(struct call *c, const struct deciding *x, struct outcome *out, struct err *e)
{
	const char *why = call_text(c, "why");

	if (why[0] != '\0' && !reason_is_known(why))
		return err_field(e, ERR_INPUT, "why",
		    "why: say specialist, patient, resolved, pending, no_other or other.");
	if (concern_class(x->fit))
		outcome_reason(c, out, "%s for the %s hip is %s: %s", x->fit->treatment->title,
		    x->hip == HIP_R ? "right" : "left", class_code(x->fit->class),
		    x->fit->sentence);
	for (size_t i = 0; i < x->asks.n; i++)
		outcome_reason(c, out, "%s", x->asks.at[i].message);
	if (out->reasons.n == 0)
		return true;
	if (why[0] == '\0')
		return err_field(e, ERR_RULE, "why",
		    "Choosing this takes a reason: a code, and a note in words.");
	if (call_text(c, "note")[0] == '\0')
		return err_field(e, ERR_RULE, "note", "Say the reason in words, too.");
	return reason_check(call_text(c, "note"), REASON_LETTERS, "note", e);
}

static bool
not_chosen_already(const struct deciding *x, const struct decisions *held, struct err *e)
{
	for (size_t i = 0; i < held->list.n; i++) {
		const struct decision *d = &held->list.at[i];

		if (d->ended == DAY_NONE && d->side == "RL"[x->hip]
		    && strcmp(d->treatment, x->fit->treatment->key) == 0)
			return err_field(e, ERR_CONFLICT, "treatment",
			    "%s is chosen for this hip already.", x->fit->treatment->title);
	}
	return true;
}

static bool
keep_decision(struct call *c, struct deciding *x, struct err *e)
{
	const struct pack *p = x->advice.pack;
	struct warning_shown *w = arena_array(c->a, struct warning_shown, x->shown.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < x->shown.n; i++) {
		const struct shown_warning *s = &x->shown.at[i];
		bool twice = false;

		for (size_t k = 0; k < n; k++)
			twice = twice || strcmp(w[k].code, s->warning->code) == 0;
		if (!twice)
			w[n++] = (struct warning_shown){ s->warning->code,
				tier_code(s->warning->tier), s->message };
	}
	x->d = (struct decision){ .patient = x->patient,
		.side = "RL"[x->hip],
		.hip_stage = x->stage.id,
		.treatment = x->fit->treatment->key,
		.class = class_code(x->fit->class),
		.sentence = x->fit->sentence,
		.rules =
		    list_write(x->advice.hip[x->hip].rules.at, x->advice.hip[x->hip].rules.n, c->a),
		.pack = text_fmt(c->a, "%s %d %s", p->id, p->version, p->hash),
		.reason = call_text(c, "why"),
		.note = call_text(c, "note"),
		.day = x->day,
		.began = DAY_NONE }; /* decision.began tells that */
	return decision_add(c->tx, &x->d, w, n, e);
}

/* What goes with a decision that was just added: what is due after it is written down, in words at
 * *due, and undo ends both. */
static bool
holds_now(
    struct call *c, const struct decision *d, struct outcome *out, const char **due, struct err *e)
{
	struct followed made;

	out->id = d->id;
	out->patient = d->patient;
	outcome_change(c, out, "decision", d->id);
	outcome_inverse(c, out, "decision.end", PAIRS({ "id", call_number(c, d->id) }));
	if (!follow_dues(c, d->patient, out, &made, e))
		return false;
	out->inverse.n = 1; /* ending the decision ends what is due after it */
	*due = followed_words(&made, c->a);
	return true;
}

/* One hip has one operation next: of two that wait for their day one is likely to be forgotten. */
static bool
tell_other_operation(struct call *c, const struct deciding *x, const struct decisions *held,
    struct outcome *out, struct err *e)
{
	const struct followup *rules;
	const char *what;

	if (!app_followup(c->app, &rules, e))
		return false;
	for (size_t i = 0; i < held->list.n; i++) {
		const struct decision *d = &held->list.at[i];

		if (d->ended != DAY_NONE || d->began != DAY_NONE || d->side != x->d.side
		    || !followup_is_operation(rules, d->treatment)
		    || !followup_is_operation(rules, x->d.treatment))
			continue;
		if (!treatment_of_hip(c->app, d->treatment, d->side, c->a, &what, e))
			return false;
		outcome_reason(c, out,
		    "Still decided, and without its day: %s. End it if this one is instead of it.",
		    what);
	}
	return true;
}

static bool
record_run(struct call *c, struct outcome *out, struct err *e)
{
	struct deciding x = { .patient = call_int(c, "patient", 0),
		.hip = call_side(c, "side") == 'R' ? HIP_R : HIP_L,
		.day = (int)call_int(c, "day", c->then.day) };
	struct decisions held = { 0 };
	const char *due;

	if (call_side(c, "side") == 'B')
		return err_field(e, ERR_INPUT, "side", "side: decide for each hip, R or L.");
	if (!late_may(c, x.day, e))
		return false;
	if (!class_now(c, &x, e) || !decision_list(tx_db(c->tx), x.patient, true, c->a, &held, e)
	    || !not_chosen_already(&x, &held, e) || !drop_answered(c, &x, &held, e)
	    || !check_reason(c, &x, out, e) || !keep_decision(c, &x, e)
	    || !holds_now(c, &x.d, out, &due, e) || !tell_other_operation(c, &x, &held, out, e))
		return false;
	outcome_say(c, out, "%s for the %s hip (%s).%s", x.fit->treatment->title,
	    x.hip == HIP_R ? "right" : "left", x.d.class, due);
	return true;
}

/* The day itself comes first: who is asked about it can put it right before saying why. */
static bool
may_begin(struct call *c, const struct decision *d, int day, struct err *e)
{
	char was[DAY_TEXT], now[DAY_TEXT];

	if (d->ended != DAY_NONE)
		return err_field(e, ERR_CONFLICT, "id", "This decision has ended.");
	if (day > tx_now(c->tx).day)
		return err_field(e, ERR_INPUT, "day", "day: this day has not come yet.");
	if (day == DAY_NONE && d->began == DAY_NONE)
		return err_field(e, ERR_INPUT, "day", "day: say when it began.");
	if (day != DAY_NONE && day < d->day && c->undoing == NULL && call_int(c, "sure", 0) == 0)
		return err_field(e, ERR_RULE, "sure", "%s is before it was decided on %s: sure?",
		    day_show(day, now), day_show(d->day, was));
	if (c->reason[0] == '\0' && !c->paper && c->undoing == NULL && d->began != DAY_NONE
	    && (day == DAY_NONE || now_at(d->at).day != tx_now(c->tx).day))
		return err_field(e, ERR_RULE, "reason",
		    "It was noted already that it began on %s: say why that is changed.",
		    day_show(d->began, was));
	return true;
}

/* The day of an operation that was done elsewhere is nowhere else on record.  It decides nothing:
 * whoever hears of it notes it, and the audit keeps who that was. */
static bool
began_run(struct call *c, struct outcome *out, struct err *e)
{
	int day = (int)call_int(c, "day", DAY_NONE);
	char was[DAY_TEXT], now[DAY_TEXT];
	const char *what;
	struct followed made;
	struct decision d;

	if (!decision_find(tx_db(c->tx), call_int(c, "id", 0), c->a, &d, e)
	    || !may_begin(c, &d, day, e)
	    || !treatment_of_hip(c->app, d.treatment, d.side, c->a, &what, e)
	    || !decision_set_began(c->tx, d.id, call_int(c, "rev", d.rev), day, e))
		return false;
	out->id = d.id;
	out->patient = d.patient;
	outcome_change(c, out, "decision", d.id);
	outcome_inverse(c, out, "decision.began",
	    PAIRS({ "id", call_number(c, d.id) }, { "day", day_iso(d.began, was) }));
	if (!follow_dues(c, d.patient, out, &made, e))
		return false;
	out->inverse.n = 1; /* the other day counts anew */
	if (day == DAY_NONE)
		outcome_say(c, out, "%s: the day on which it began is not known.%s", what,
		    followed_words(&made, c->a));
	else
		outcome_say(c, out, "%s: follow-up counts from %s. %d due item%s made anew.", what,
		    day_show(day, now), made.dues, made.dues == 1 ? "" : "s");
	return true;
}

/* A hip is watched, and nothing else is done for it: that is decided, too. */
static bool
observe_run(struct call *c, struct outcome *out, struct err *e)
{
	const struct pack *p;
	struct decisions held = { 0 };
	struct hip_stage stage;
	const char *due;
	struct decision d = { .patient = call_int(c, "patient", 0),
		.side = call_side(c, "side"),
		.treatment = OBSERVATION,
		.class = "",
		.sentence = "",
		.rules = "[]",
		.reason = "",
		.note = "",
		.day = (int)call_int(c, "day", c->then.day),
		.began = DAY_NONE };

	if (d.side == 'B')
		return err_field(e, ERR_INPUT, "side", "side: decide for each hip, R or L.");
	if (!late_may(c, d.day, e) || !app_pack(c->app, &p, e)
	    || !decision_list(tx_db(c->tx), d.patient, false, c->a, &held, e)
	    || !stage_latest(tx_db(c->tx), d.patient, d.side, c->a, &stage, e))
		return false;
	for (size_t i = 0; i < held.list.n; i++)
		if (held.list.at[i].side == d.side
		    && strcmp(held.list.at[i].treatment, OBSERVATION) == 0)
			return err_field(e, ERR_CONFLICT, "side",
			    "This hip is observed already, since decision %lld.",
			    (long long)held.list.at[i].id);
	if (stage.id == 0)
		return err_field(
		    e, ERR_RULE, "side", "This hip has no stage yet. Confirm the stage first.");
	d.hip_stage = stage.id;
	d.pack = text_fmt(c->a, "%s %d %s", p->id, p->version, p->hash);
	if (!decision_add(c->tx, &d, NULL, 0, e) || !holds_now(c, &d, out, &due, e))
		return false;
	outcome_say(c, out, "The %s hip is observed.%s", d.side == 'R' ? "right" : "left", due);
	return true;
}

const struct command decision_commands[] = {
	{ "decision.record", "the treatment that the doctor chooses for one hip", MAY_DECIDE,
	    record_params, .run = record_run },
	{ "decision.observe", "a hip is watched and nothing else is done for it", MAY_DECIDE,
	    observe_params, .run = observe_run },
	{ "decision.began", "the day on which it began, or of the operation", MAY_WORK,
	    began_params, .run = began_run },
	{ "decision.end", "it holds no more; what was due after it is cancelled", MAY_DECIDE,
	    end_params, .run = decision_end_run },
	{ "decision.reopen", "it holds again", MAY_DECIDE, end_params, .run = decision_reopen_run },
	{ 0 },
};
