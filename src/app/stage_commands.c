/* stage_commands - the stage of both hips, derived from findings and confirmed. */
#include <string.h>

#include "app/commands.h"
#include "app/decide.h"
#include "app/facts_of.h"
#include "app/follow.h"
#include "app/inside.h"
#include "app/kept.h"
#include "app/lists.h"
#include "app/respond.h"
#include "base/text.h"
#include "model/advise.h"
#include "store/decision_store.h"
#include "store/due_store.h"
#include "store/stage_store.h"

static const struct param confirm_params[] = {
	{ "patient", PARAM_PATIENT, true, "record number, or #id" },
	{ "day", PARAM_PAST, false,
	    "day of the finding; when left out today, or that of the record corrected" },
	{ "corrects", PARAM_RESPONSE, false, "number of the stage record that this one corrects" },
	{ "sides", PARAM_FLAG, false,
	    "yes: right and left were compared with the images once more" },
	{ "change", PARAM_FLAG, false,
	    "yes: a hip may lose its stage, and what is due after its plan is cancelled" },
	{ "sure", PARAM_FLAG, false, "unusual answers are meant as they are" },
	{ 0 },
};

static const struct param retract_params[] = {
	{ "id", PARAM_RESPONSE, true, "number of the stage record" },
	{ "rev", PARAM_INT, false, "the version that was seen" },
	{ 0 },
};

static const char side_of[HIPS] = { [HIP_R] = 'R', [HIP_L] = 'L' };
static const char *const hip_name[HIPS] = { [HIP_R] = "right", [HIP_L] = "left" };

struct staging {
	struct respond r;
	struct advice advice;
	bool spoken[HIPS]; /* something is recorded of it; else it keeps what it had */
	struct hip_stage before[HIPS], now[HIPS];
};

static bool
derive(struct call *c, struct staging *s, struct err *e)
{
	struct response_answers findings = { 0 };
	struct known known;

	if (!facts_known(c->app, s->r.fill.patient, s->r.fill.day, c->a, &known, e))
		return false;
	kept_of_form(s->r.form, c->a, &findings);
	advise(facts_of(&known, &findings, c->a), c->a, &s->advice);
	for (int h = 0; h < HIPS; h++) {
		s->spoken[h] = facts_speak(&findings, h);
		if (!stage_latest(
			tx_db(c->tx), s->r.fill.patient, side_of[h], c->a, &s->before[h], e))
			return false;
	}
	return s->spoken[HIP_R] || s->spoken[HIP_L]
	    || err_field(e, ERR_RULE, "prosthesis.R",
		"Nothing is recorded of either hip: there is nothing to stage.");
}

static const char *
stage_code(const struct staging *s, int h)
{
	return s->advice.pack->stage.at[s->advice.hip[h].stage].code;
}

static bool
has_stage(enum status s)
{
	return s == STATUS_FINAL || s == STATUS_PROVISIONAL || s == STATUS_NA;
}

static bool
had_stage(const struct hip_stage *h)
{
	static const enum status all[] = { STATUS_FINAL, STATUS_PROVISIONAL, STATUS_NA };

	for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++)
		if (strcmp(h->status, status_code(all[i])) == 0)
			return true;
	return false;
}

/* "IIIA", "no osteonecrosis seen". */
static const char *
word_of(const struct staging *s, const struct hip_stage *h)
{
	int stage = h->id == 0 ? -1 : pack_stage(s->advice.pack, h->stage);

	if (h->id == 0)
		return "not staged";
	return stage < 0 ? h->stage : pack_stage_word(s->advice.pack, stage);
}

/* The same of what was just derived; without a stage it says why. */
static const char *
derived_word(const struct staging *s, int h)
{
	const struct hip_advice *v = &s->advice.hip[h];

	return has_stage(v->status) ? pack_stage_word(s->advice.pack, v->stage)
				    : s->advice.pack->status[v->status].title;
}

/* A hip that was healthy the last time and is not now is how a swapped side looks. */
static bool
sides_are_right(struct call *c, const struct staging *s, struct err *e)
{
	const struct pack *p = s->advice.pack;
	const char *healthy = p->stage.at[p->order.at[0]].code;

	if (call_int(c, "sides", 0) != 0)
		return true;
	for (int h = 0; h < HIPS; h++)
		if (s->spoken[h] && s->before[h].id != 0 && strcmp(s->before[h].stage, healthy) == 0
		    && strcmp(stage_code(s, h), healthy) != 0)
			return err_field(e, ERR_RULE, "sides",
			    "The %s hip was healthy on the last stage form. Compare right and left "
			    "with "
			    "the images once more, then confirm the sides.",
			    hip_name[h]);
	return true;
}

static bool
keep_hip(struct call *c, struct staging *s, int h, struct outcome *out, struct err *e)
{
	const struct hip_advice *v = &s->advice.hip[h];
	const struct pack *p = s->advice.pack;
	const char **candidate = arena_array(c->a, const char *, v->candidate.n + 1);

	for (size_t i = 0; i < v->candidate.n; i++)
		candidate[i] = p->stage.at[v->candidate.at[i]].code;
	s->now[h] = (struct hip_stage){ .patient = s->r.kept.patient,
		.side = side_of[h],
		.response = s->r.kept.id,
		.day = s->r.fill.day,
		.stage = stage_code(s, h),
		.status = status_code(v->status),
		.size = v->size,
		.candidates = list_write(candidate, v->candidate.n, c->a),
		.missing = list_write(v->missing.at, v->missing.n, c->a),
		.rules = list_write(v->rules.at, v->rules.n, c->a),
		.pack = text_fmt(c->a, "%s %d %s", p->id, p->version, p->hash) };
	if (!stage_add(
		c->tx, &s->now[h], s->before[h].day <= s->now[h].day ? s->before[h].id : 0, e))
		return false;
	outcome_change(c, out, "hip_stage", s->now[h].id);
	return true;
}

/* What was due after decisions on the old stage of the hip is due no more; the
 * decisions themselves hold until somebody ends them. */
static bool
end_old_dues(
    struct call *c, const struct staging *s, int h, struct outcome *out, int *ended, struct err *e)
{
	struct decisions held = { 0 };

	*ended = 0;
	if (!decision_list(tx_db(c->tx), s->r.kept.patient, false, c->a, &held, e))
		return false;
	for (size_t i = 0; i < held.list.n; i++) {
		int n;

		if (held.list.at[i].side != side_of[h])
			continue;
		if (!decide_end(c, s->r.kept.patient, held.list.at[i].id, "new stage", out, &n, e))
			return false;
		*ended += n;
	}
	return decide_release(c, s->r.kept.patient, side_of[h], out, e);
}

static bool
is_other_stage(const struct hip_stage *was, const struct hip_stage *is)
{
	return was->id != 0 && (is->id == 0 || strcmp(was->stage, is->stage) != 0);
}

static bool
end_old_plan(struct call *c, struct staging *s, int h, struct outcome *out, struct err *e)
{
	int ended;

	if (!is_other_stage(&s->before[h], &s->now[h]))
		return true;
	if (!end_old_dues(c, s, h, out, &ended, e))
		return false;
	outcome_reason(c, out, "The %s hip was %s and is %s.", hip_name[h],
	    word_of(s, &s->before[h]), word_of(s, &s->now[h]));
	if (ended > 0)
		outcome_reason(c, out,
		    "%d due item%s of the old plan for the %s hip %s cancelled; decide again.",
		    ended, ended == 1 ? "" : "s", hip_name[h], ended == 1 ? "is" : "are");
	return decide_booked(c, s->r.kept.patient, side_of[h], out, e);
}

/* The pack says by now something else of the same findings. */
static bool
is_derived_anew(const struct staging *s)
{
	const struct pack *p = s->advice.pack;

	for (int h = 0; h < HIPS; h++)
		if (s->spoken[h] && s->before[h].id != 0
		    && s->before[h].response == s->r.fill.response
		    && (strcmp(s->before[h].stage, stage_code(s, h)) != 0
			|| strstr(s->before[h].pack, p->hash) == NULL))
			return true;
	return false;
}

/* What was due after decisions for the hip. */
static bool
count_dues(struct call *c, const struct staging *s, int h, int *n, struct err *e)
{
	int64_t patient = s->r.fill.patient;
	struct decisions held = { 0 };
	struct dues open = { 0 };

	*n = 0;
	if (!decision_list(tx_db(c->tx), patient, false, c->a, &held, e)
	    || !due_of_patient(tx_db(c->tx), patient, c->a, &open, e))
		return false;
	for (size_t i = 0; i < open.list.n; i++)
		for (size_t k = 0; k < held.list.n; k++)
			*n += held.list.at[k].side == side_of[h]
			    && open.list.at[i].decision == held.list.at[k].id;
	return true;
}

/* What hangs on the stage of a hip is not given up in passing. */
static bool
change_is_meant(struct call *c, const struct staging *s, int h, struct err *e)
{
	const struct hip_advice *v = &s->advice.hip[h];
	const struct hip_stage *was = &s->before[h];
	bool loses, other;
	int dues;

	if (!s->spoken[h] || was->id == 0 || was->day > s->r.fill.day)
		return true;
	other = strcmp(was->stage, stage_code(s, h)) != 0;
	loses = !has_stage(v->status) && had_stage(was);
	if (!other && !loses)
		return true;
	if (!count_dues(c, s, h, &dues, e))
		return false;
	if (!loses && dues == 0)
		return true;
	return err_field(e, ERR_RULE, "change", "The %s hip would go from %s to: %s%s.",
	    hip_name[h], word_of(s, was), derived_word(s, h),
	    dues == 0 ? ""
		      : text_fmt(c->a, "; %d due item%s of its plan cancelled", dues,
			  dues == 1 ? "" : "s"));
}

static bool
changes_are_meant(struct call *c, const struct staging *s, struct err *e)
{
	if (call_int(c, "change", 0) != 0 || c->undoing != NULL)
		return true;
	for (int h = 0; h < HIPS; h++)
		if (!change_is_meant(c, s, h, e))
			return false;
	return true;
}

/* Who looks for it later sees that the hip was left out, and what it stayed. */
static bool
note_unspoken(struct call *c, const struct staging *s, int h, struct err *e)
{
	const struct hip_stage *stays = &s->now[h];

	return tx_note(c->tx,
	    &(struct note){ .object = "response",
		.id = s->r.kept.id,
		.patient = s->r.kept.patient,
		.outcome = stays->id == 0
		    ? text_fmt(c->a, "%s hip: nothing recorded, not staged", hip_name[h])
		    : text_fmt(c->a, "%s hip: nothing recorded, stays %s", hip_name[h],
			word_of(s, stays)) },
	    e);
}

/* What holds of the hip once the record is kept: of an old day it is not what was just derived. */
static bool
keep_one(struct call *c, struct staging *s, int h, struct outcome *out, struct err *e)
{
	if (s->spoken[h] && !keep_hip(c, s, h, out, e))
		return false;
	return stage_latest(tx_db(c->tx), s->r.kept.patient, side_of[h], c->a, &s->now[h], e)
	    && (s->spoken[h] || note_unspoken(c, s, h, e)) && end_old_plan(c, s, h, out, e);
}

static bool
keep_staging(struct call *c, struct staging *s, struct outcome *out, struct err *e)
{
	if (!respond_keep(c, &s->r, out, e))
		return false;
	for (int h = 0; h < HIPS; h++)
		if (!keep_one(c, s, h, out, e))
			return false;
	return follow_again(c, s->r.kept.patient, out, e);
}

/* "right IIIB (provisional)"; "left: nothing recorded, stays II". */
static const char *
said_of(struct call *c, const struct staging *s, int h)
{
	enum status status = s->advice.hip[h].status;

	if (s->spoken[h] && (status == STATUS_FINAL || status == STATUS_PROVISIONAL))
		return text_fmt(
		    c->a, "%s %s (%s)", hip_name[h], derived_word(s, h), status_code(status));
	if (s->spoken[h])
		return text_fmt(c->a, "%s %s", hip_name[h], derived_word(s, h));
	return text_fmt(c->a, "%s: nothing recorded, %s%s", hip_name[h],
	    s->now[h].id == 0 ? "" : "stays ", word_of(s, &s->now[h]));
}

/* What is corrected was found on the day it was found, unless another one is said. */
static bool
keep_day(struct call *c, struct fill *what, struct err *e)
{
	struct response r;

	if (what->response == 0 || what->day != DAY_NONE)
		return true;
	if (!response_find(tx_db(c->tx), what->response, c->a, &r, e))
		return false;
	what->day = r.day;
	return true;
}

static bool
confirm_run(struct call *c, struct outcome *out, struct err *e)
{
	struct staging s = { .r = { .fill = { .form = "stage",
					.patient = call_int(c, "patient", 0),
					.response = call_int(c, "corrects", 0),
					.day = (int)call_int(c, "day", DAY_NONE) },
				 .sure = call_int(c, "sure", 0) != 0,
				 .reason = c->reason } };
	bool done;

	if (!keep_day(c, &s.r.fill, e) || !respond_open(c, &s.r, out, e))
		return false;
	done = derive(c, &s, e);
	s.r.anew = done && is_derived_anew(&s);
	done = done && sides_are_right(c, &s, e) && changes_are_meant(c, &s, e)
	    && keep_staging(c, &s, out, e);
	respond_close(&s.r);
	if (!done)
		return false;
	out->id = s.r.kept.id;
	out->patient = s.r.kept.patient;
	/* Last: what was due is there again by then, and none of it is made twice. */
	outcome_inverse(c, out, "stage.retract", PAIRS({ "id", call_number(c, out->id) }));
	outcome_say(
	    c, out, "Stage is saved: %s, %s.", said_of(c, &s, HIP_R), said_of(c, &s, HIP_L));
	return true;
}

static bool
retract_run(struct call *c, struct outcome *out, struct err *e)
{
	const char *why = c->reason[0] != '\0' ? c->reason : "entered in error";
	struct response r;

	if (!response_find(tx_db(c->tx), call_int(c, "id", 0), c->a, &r, e))
		return false;
	if (strcmp(r.form, "stage") != 0)
		return err_field(e, ERR_INPUT, "id", "Record %lld is no stage.", (long long)r.id);
	r.rev = call_int(c, "rev", r.rev);
	if (!respond_may_retract(c, &r, e) || !respond_retract(c, &r, why, e)
	    || !stage_restore(c->tx, r.patient, r.id, c->a, e)
	    || !follow_again(c, r.patient, out, e))
		return false;
	out->id = r.id;
	out->patient = r.patient;
	outcome_change(c, out, "response", r.id);
	outcome_say(c, out, "The stage record %lld was entered in error.", (long long)r.id);
	return true;
}

const struct command stage_commands[] = {
	{ "stage.confirm", "the findings of both hips, and the stages that follow from them",
	    MAY_DECIDE | ROLE_THERAPIST, confirm_params, .answers = true, .run = confirm_run },
	{ "stage.retract", "a stage was entered in error", MAY_DECIDE | ROLE_THERAPIST,
	    retract_params, .run = retract_run },
	{ 0 },
};
