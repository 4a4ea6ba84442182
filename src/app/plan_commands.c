/* plan_commands - courses of sessions, from what was decided. */
#include <stdlib.h>
#include <string.h>

#include "app/commands.h"
#include "app/decide.h"
#include "app/ending.h"
#include "app/follow.h"
#include "app/inside.h"
#include "app/plan.h"
#include "base/text.h"
#include "store/decision_store.h"
#include "store/plan_store.h"

enum { MANY_SESSIONS = 52 };

static const struct param make_params[] = {
	{ "patient", PARAM_PATIENT, true, "record number, or #id" },
	{ "goals", PARAM_NOTE, false, "what it is for, in words" },
	{ 0 },
};

static const struct param plan_params[] = {
	{ "id", PARAM_PLAN, true, "number of the plan" },
	{ "rev", PARAM_INT, false, "the version that was seen" },
	{ 0 },
};

static const struct param plan_stop_params[] = {
	{ "id", PARAM_PLAN, true, "number of the plan" },
	{ "cancel", PARAM_FLAG, false, "yes: what is still booked of it is cancelled" },
	{ "rev", PARAM_INT, false, "the version that was seen" },
	{ 0 },
};

#define COURSE_PARAMS                                                                              \
	{ "sessions", PARAM_INT, false, "how many" },                                              \
	    { "interval", PARAM_INT, false, "usual days from one to the next" },                   \
	    { "per_week", PARAM_INT, false, "at most so many a week; 0: no limit" },               \
	    { "minutes", PARAM_INT, false, "of each, a multiple of 5" },                           \
	    { "therapist", PARAM_RESOURCE, false, "who is asked for first" },                      \
	    { "anyone", PARAM_FLAG, false, "yes: any therapist" },                                 \
	    { "dose", PARAM_NOTE, false, "as prescribed, in words; - takes it away" },             \
	    { "first_day", PARAM_DAY, false, "not before this day" },                              \
	    { "any_day", PARAM_FLAG, false, "yes: from any day on" },                              \
	    { "label", PARAM_TEXT, false, "as lists show it" },                                    \
	{                                                                                          \
		"sure", PARAM_FLAG, false, "unusual numbers are meant as they are"                 \
	}

static const struct param add_params[] = {
	{ "patient", PARAM_PATIENT, true, "record number, or #id" },
	{ "protocol", PARAM_TEXT, true, "its id, as in eswt" },
	{ "side", PARAM_SIDE, true, "R, L, or B for both in one session" },
	COURSE_PARAMS,
	{ 0 },
};

static const struct param change_params[] = {
	{ "id", PARAM_COURSE, true, "number of the course" },
	COURSE_PARAMS,
	{ "rev", PARAM_INT, false, "the version that was seen" },
	{ 0 },
};

static const struct param course_params[] = {
	{ "id", PARAM_COURSE, true, "number of the course" },
	{ "rev", PARAM_INT, false, "the version that was seen" },
	{ 0 },
};

static const struct param course_stop_params[] = {
	{ "id", PARAM_COURSE, true, "number of the course" },
	{ "cancel", PARAM_FLAG, false, "yes: what is still booked of it is cancelled" },
	{ "rev", PARAM_INT, false, "the version that was seen" },
	{ 0 },
};

/* What a check of the pack says of a number. */
static bool
accept(struct call *c, const char *field, enum plausible is, const struct err *why, struct err *e)
{
	if (is == PLAUSIBLE || (is == UNUSUAL && call_int(c, "sure", 0) != 0))
		return true;
	return err_field(e, is == REFUSED ? ERR_INPUT : ERR_RULE, is == REFUSED ? field : "sure",
	    is == REFUSED ? "%s: %s" : "%s: %s. Confirm it, or change it.", field, why->text);
}

/* Where the pack names no number of its own, a slip of the finger is asked about all the same. */
static bool
many_sessions(struct call *c, const struct course *x, struct err *e)
{
	return x->sessions <= MANY_SESSIONS || call_int(c, "sure", 0) != 0
	    || err_field(e, ERR_RULE, "sure",
		"sessions: %d are more than a weekly one for a year. Confirm it, or change it.",
		x->sessions);
}

static bool
check_numbers(struct call *c, const struct protocol *p, const struct course *x, struct err *e)
{
	struct err why;

	if (x->sessions < 1)
		return err_field(e, ERR_INPUT, "sessions", "sessions: say how many.");
	if (x->gap_usual < 0)
		return err_field(
		    e, ERR_INPUT, "interval", "interval: say the days from one to the next.");
	if (x->minutes < 5 || x->minutes % 5 != 0 || x->minutes > DAY_MINUTES / 2)
		return err_field(
		    e, ERR_INPUT, "minutes", "minutes: a multiple of 5 is needed, at least 5.");
	if (x->per_week < 0)
		return err_field(e, ERR_INPUT, "per_week", "per_week: not below 0.");
	return many_sessions(c, x, e)
	    && (p == NULL
		|| (accept(c, "sessions", protocol_sessions_check(p, x->sessions, &why), &why, e)
		    && (x->sessions == 1
			|| accept(
			    c, "interval", protocol_gap_check(p, x->gap_usual, &why), &why, e))
		    && accept(c, "per_week", protocol_per_week_check(p, x->per_week, &why), &why, e)
		    && (!call_given(c, "dose")
			|| accept(c, "dose", protocol_dose_check(p, x->dose, &why), &why, e))));
}

/* "Gait training: 12 sessions, every 3 days." */
static void
say_course(struct call *c, const struct course *x, struct outcome *out)
{
	if (x->sessions == 1)
		outcome_say(c, out, "%s: 1 session.", x->label);
	else if (x->gap_usual == 0)
		outcome_say(
		    c, out, "%s: %d sessions, with no interval yet.", x->label, x->sessions);
	else if (x->gap_usual == 1)
		outcome_say(c, out, "%s: %d sessions, every day.", x->label, x->sessions);
	else
		outcome_say(
		    c, out, "%s: %d sessions, every %d days.", x->label, x->sessions, x->gap_usual);
}

/* The parameters that were given, over what the course has. */
static void
take_params(const struct call *c, struct course *x)
{
	x->sessions = (int)call_int(c, "sessions", x->sessions);
	if (call_given(c, "interval")) {
		x->gap_usual = (int)call_int(c, "interval", 0);
		if (x->gap_min > x->gap_usual)
			x->gap_min = x->gap_usual;
		if (x->gap_max < x->gap_usual)
			x->gap_max = x->gap_usual;
	}
	x->per_week = (int)call_int(c, "per_week", x->per_week);
	x->minutes = (int)call_int(c, "minutes", x->minutes);
	x->therapist = call_int(c, "therapist", x->therapist);
	x->first_day = (int)call_int(c, "first_day", x->first_day);
	if (call_int(c, "anyone", 0) != 0)
		x->therapist = 0;
	if (call_int(c, "any_day", 0) != 0)
		x->first_day = DAY_NONE;
	if (call_given(c, "dose"))
		x->dose = strcmp(call_text(c, "dose"), "-") == 0 ? "" : call_text(c, "dose");
	if (call_given(c, "label"))
		x->label = call_text(c, "label");
}

static struct course
from_protocol(const struct protocol *p)
{
	return (struct course){ .protocol = p->id,
		.label = p->name,
		.sessions = p->sessions,
		.gap_min = p->gap_min,
		.gap_usual = p->gap_usual,
		.gap_max = p->gap_max,
		.per_week = p->per_week,
		.minutes = p->minutes,
		.changeover = p->changeover,
		.skill = p->skill,
		.room_kind = p->room,
		.device_kind = p->device,
		.dose = "",
		.first_day = DAY_NONE };
}

/* A hip may have a course that a decision for this hip offers and nothing excludes. */
static bool
hip_allows(const struct course_offers *offered, const struct protocol *p, char side, struct err *e)
{
	for (size_t i = 0; i < offered->list.n; i++) {
		const struct course_offer *x = &offered->list.at[i];

		if (x->course != p || x->side != side)
			continue;
		return !x->excluded
		    || err_field(e, ERR_RULE, "protocol",
			"%s is excluded for the %s hip by a recorded condition.", p->name,
			side == 'R' ? "right" : "left");
	}
	return err_field(e, ERR_RULE, "protocol",
	    "No treatment that is chosen for the %s hip offers %s. Decide first.",
	    side == 'R' ? "right" : "left", p->name);
}

static bool
find_decision(struct call *c, const struct protocol *p, struct course *x, struct err *e)
{
	struct decisions held = { 0 };

	if (!decision_list(tx_db(c->tx), x->patient, false, c->a, &held, e))
		return false;
	for (size_t i = 0; x->decision == 0 && i < held.list.n; i++)
		if ((x->side == 'B' || held.list.at[i].side == x->side)
		    && texts_have(&p->treatments, held.list.at[i].treatment))
			x->decision = held.list.at[i].id;
	return true;
}

static bool
start_course(struct call *c, const char *protocol, struct course *x, struct err *e)
{
	const struct protocols *all;
	const struct protocol *p;
	struct course_offers offered = { 0 };
	char side = x->side;
	int64_t plan = x->plan, patient = x->patient;

	if (!app_protocols(c->app, &all, e))
		return false;
	p = protocol_find(all, protocol);
	if (p == NULL)
		return err_field(
		    e, ERR_INPUT, "protocol", "There is no protocol called %s.", protocol);
	if (!plan_course_offers(c->app, patient, c->a, &offered, e)
	    || (side != 'L' && !hip_allows(&offered, p, 'R', e))
	    || (side != 'R' && !hip_allows(&offered, p, 'L', e)))
		return false;
	*x = from_protocol(p);
	x->plan = plan;
	x->patient = patient;
	x->side = side;
	return find_decision(c, p, x, e);
}

static bool
active_plan(struct call *c, int64_t patient, struct plan *p, struct err *e)
{
	return plan_active(tx_db(c->tx), patient, c->a, p, e);
}

static bool
make_run(struct call *c, struct outcome *out, struct err *e)
{
	struct plan p = { .patient = call_int(c, "patient", 0),
		.day = tx_now(c->tx).day,
		.goals = call_text(c, "goals") };
	struct plan old;
	struct decisions held = { 0 };

	if (!active_plan(c, p.patient, &old, e)
	    || !decision_list(tx_db(c->tx), p.patient, false, c->a, &held, e))
		return false;
	if (old.id != 0)
		return err_field(e, ERR_CONFLICT, "patient",
		    "There is a plan already (%lld); add courses to it, or stop it first.",
		    (long long)old.id);
	if (held.list.n == 0)
		return err_field(
		    e, ERR_RULE, "patient", "No treatment is chosen yet. Decide first.");
	if (!plan_add(c->tx, &p, e))
		return false;
	out->id = p.id;
	out->patient = p.patient;
	outcome_change(c, out, "plan", p.id);
	outcome_inverse(c, out, "plan.stop", PAIRS({ "id", call_number(c, p.id) }));
	outcome_say(c, out, "The plan is made.");
	return true;
}

static bool
set_plan_state(
    struct call *c, const char *state, const char *inverse, struct outcome *out, struct err *e)
{
	struct plan p, other;

	if (!plan_find(tx_db(c->tx), call_int(c, "id", 0), c->a, &p, e)
	    || !active_plan(c, p.patient, &other, e))
		return false;
	if (strcmp(p.state, state) == 0)
		return err_field(e, ERR_CONFLICT, "id", "This plan is %s already.", state);
	if (strcmp(state, "active") == 0 && other.id != 0)
		return err_field(e, ERR_CONFLICT, "id", "Another plan is being carried out.");
	if (!plan_set_state(c->tx, p.id, call_int(c, "rev", p.rev), state, e))
		return false;
	out->id = p.id;
	out->patient = p.patient;
	outcome_change(c, out, "plan", p.id);
	outcome_inverse(c, out, inverse, PAIRS({ "id", call_number(c, p.id) }));
	outcome_say(c, out, "The plan is %s.", state);
	return true;
}

static bool
stop_run(struct call *c, struct outcome *out, struct err *e)
{
	bool cancel = call_int(c, "cancel", 0) != 0;
	struct plan p;

	if (!plan_find(tx_db(c->tx), call_int(c, "id", 0), c->a, &p, e)
	    || (!cancel && !decide_booked(c, p.patient, 'B', out, e))
	    || !set_plan_state(c, "stopped", "plan.reopen", out, e))
		return false;
	return !cancel
	    || ending_cancel(c, &(struct ending){ .patient = p.patient, .plan = p.id },
		c->reason[0] != '\0' ? c->reason : "the plan is stopped", out, e);
}

static bool
reopen_run(struct call *c, struct outcome *out, struct err *e)
{
	return set_plan_state(c, "active", "plan.stop", out, e);
}

static bool
add_run(struct call *c, struct outcome *out, struct err *e)
{
	struct course x = { .patient = call_int(c, "patient", 0), .side = call_side(c, "side") };
	const struct protocols *all;
	struct plan p;

	if (!active_plan(c, x.patient, &p, e) || !app_protocols(c->app, &all, e))
		return false;
	if (p.id == 0)
		return err_field(e, ERR_RULE, "patient", "There is no plan yet. Make one first.");
	x.plan = p.id;
	if (!start_course(c, call_text(c, "protocol"), &x, e))
		return false;
	take_params(c, &x);
	if (!check_numbers(c, protocol_find(all, x.protocol), &x, e) || !course_add(c->tx, &x, e))
		return false;
	out->id = x.id;
	out->patient = x.patient;
	outcome_change(c, out, "course", x.id);
	outcome_inverse(c, out, "course.stop",
	    PAIRS({ "id", call_number(c, x.id) }, { "reason", "taken back" }));
	say_course(c, &x, out);
	return follow_again(c, x.patient, out, e);
}

static bool
find_course(struct call *c, struct course *x, struct outcome *out, struct err *e)
{
	if (!course_find(tx_db(c->tx), call_int(c, "id", 0), tx_now(c->tx).day, c->a, x, e))
		return false;
	out->id = x->id;
	out->patient = x->patient;
	outcome_change(c, out, "course", x->id);
	return true;
}

static void
change_inverse(struct call *c, const struct course *old, struct outcome *out)
{
	char day[DAY_TEXT];

	outcome_inverse(c, out, "course.change",
	    PAIRS({ "id", call_number(c, old->id) }, { "sessions", call_number(c, old->sessions) },
		{ "interval", call_number(c, old->gap_usual) },
		{ "per_week", call_number(c, old->per_week) },
		{ "minutes", call_number(c, old->minutes) },
		{ old->therapist == 0 ? "anyone" : "therapist",
		    old->therapist == 0 ? "yes"
					: text_fmt(c->a, "#%lld", (long long)old->therapist) },
		{ old->first_day == DAY_NONE ? "any_day" : "first_day",
		    old->first_day == DAY_NONE ? "yes" : day_iso(old->first_day, day) },
		{ "dose", old->dose[0] == '\0' ? "-" : old->dose }, { "label", old->label },
		{ "sure", "yes" }));
}

static bool
change_run(struct call *c, struct outcome *out, struct err *e)
{
	const struct protocols *all;
	struct course x, old;

	if (!app_protocols(c->app, &all, e) || !find_course(c, &x, out, e))
		return false;
	old = x;
	take_params(c, &x);
	x.rev = call_int(c, "rev", x.rev);
	if (!check_numbers(c, protocol_find(all, x.protocol), &x, e))
		return false;
	if (x.sessions < x.done + x.booked)
		return err_field(e, ERR_RULE, "sessions",
		    "%d sessions are done or booked already; cancel those first.",
		    x.done + x.booked);
	if (!course_change(c->tx, &x, e))
		return false;
	change_inverse(c, &old, out);
	say_course(c, &x, out);
	return follow_again(c, x.patient, out, e);
}

static bool
set_course_state(struct call *c, const char *state, struct outcome *out, struct err *e)
{
	struct course x;
	bool stops = strcmp(state, "stopped") == 0;
	bool cancel = stops && call_int(c, "cancel", 0) != 0;

	if (!find_course(c, &x, out, e))
		return false;
	if (strcmp(x.state, state) == 0)
		return err_field(e, ERR_CONFLICT, "id", "This course is %s already.", state);
	if (stops && c->reason[0] == '\0')
		return err_field(e, ERR_RULE, "reason", "Say why it stops.");
	x.state = state;
	x.rev = call_int(c, "rev", x.rev);
	if (!course_change(c->tx, &x, e))
		return false;
	if (stops)
		outcome_inverse(c, out, "course.reopen", PAIRS({ "id", call_number(c, x.id) }));
	else
		outcome_inverse(c, out, "course.stop",
		    PAIRS({ "id", call_number(c, x.id) }, { "reason", "taken back" }));
	if (stops && !cancel && x.booked > 0)
		outcome_reason(c, out, "%s still has %d session%s booked.", x.label, x.booked,
		    x.booked == 1 ? "" : "s");
	outcome_say(c, out, "%s is %s.", x.label, state);
	if (cancel
	    && !ending_cancel(
		c, &(struct ending){ .patient = x.patient, .course = x.id }, c->reason, out, e))
		return false;
	return follow_again(c, x.patient, out, e);
}

static bool
course_stop_run(struct call *c, struct outcome *out, struct err *e)
{
	return set_course_state(c, "stopped", out, e);
}

static bool
course_reopen_run(struct call *c, struct outcome *out, struct err *e)
{
	return set_course_state(c, "active", out, e);
}

const struct command plan_commands[] = {
	{ "plan.make", "a plan, to which courses are added", MAY_DECIDE | ROLE_THERAPIST,
	    make_params, .run = make_run },
	{ "plan.stop", "it is carried out no more", MAY_DECIDE | ROLE_THERAPIST, plan_stop_params,
	    .run = stop_run },
	{ "plan.reopen", "it is carried out again", MAY_DECIDE | ROLE_THERAPIST, plan_params,
	    .run = reopen_run },
	{ "plan.add_course", "a course that a chosen treatment offers", MAY_DECIDE | ROLE_THERAPIST,
	    add_params, .run = add_run },
	{ "course.change", "how many, how often, how long, with whom", MAY_DECIDE | ROLE_THERAPIST,
	    change_params, .run = change_run },
	{ "course.stop", "no further sessions; give the reason", MAY_DECIDE | ROLE_THERAPIST,
	    course_stop_params, .run = course_stop_run },
	{ "course.reopen", "it goes on", MAY_DECIDE | ROLE_THERAPIST, course_params,
	    .run = course_reopen_run },
	{ 0 },
};
