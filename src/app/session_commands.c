/* session_commands - booking one visit, and what happens to it on the day. */
#include <stdlib.h>
#include <string.h>

#include "app/barred.h"
#include "app/booking.h"
#include "app/calls.h"
#include "app/commands.h"
#include "app/decide.h"
#include "app/follow.h"
#include "app/glass.h"
#include "app/inside.h"
#include "app/late.h"
#include "app/session_view.h"
#include "app/untold.h"
#include "app/visit.h"
#include "app/visit_turn.h"
#include "app/waiting.h"
#include "app/wants.h"
#include "app/which_hip.h"
#include "base/text.h"
#include "store/resource_store.h"
#include "store/waiting_store.h"

#define HELP_SIDE "which hip: R, L or B for both; of no course, needed of what acts on one"
static const struct param book_params[] = {
	{ "patient", PARAM_PATIENT, false, "who comes; known when a course is given" },
	{ "course", PARAM_COURSE, false, "the line of the plan that it belongs to" },
	{ "at", PARAM_MOMENT, true, "day and time" },
	{ "minutes", PARAM_INT, false, "how long; as the course or its therapy says, or 30" },
	{ "label", PARAM_TEXT, false, "what for, when it is of no course" },
	{ "side", PARAM_SIDE, false, HELP_SIDE },
	{ "therapist", PARAM_RESOURCE, false, "the first that is free unless given" },
	{ "room", PARAM_RESOURCE, false, "the first that is free unless given" },
	{ "device", PARAM_RESOURCE, false, "the first that is free unless given" },
	{ "note", PARAM_NOTE, false, "for this visit" },
	{ 0 },
};

static const struct param walkin_params[] = {
	{ "patient", PARAM_PATIENT, false, "who is here; known when a course is given" },
	{ "course", PARAM_COURSE, false, "the line of the plan that it belongs to" },
	{ "minutes", PARAM_INT, false, "how long; as the course or its therapy says, or 30" },
	{ "label", PARAM_TEXT, false,
	    "what for, when it is of no course: eswt, gait, followup, visit" },
	{ "side", PARAM_SIDE, false, HELP_SIDE },
	{ "therapist", PARAM_RESOURCE, false, "the first that is free unless given" },
	{ "room", PARAM_RESOURCE, false, "the first that is free unless given" },
	{ "device", PARAM_RESOURCE, false, "the first that is free unless given" },
	{ "note", PARAM_TEXT, false, "for this visit" },
	{ 0 },
};

static const struct param id_params[] = {
	{ "id", PARAM_INT, true, "the session" },
	{ "rev", PARAM_INT, false, "the version that was looked at" },
	{ 0 },
};

static const struct param each_params[] = {
	{ "verb", PARAM_WORD, true,
	    "session.arrive, session.start, session.done or session.noshow" },
	{ "rows", PARAM_NOTE, true, "the sessions, with the versions that were seen: 12@3; 14@2" },
	{ 0 },
};

static const struct param restore_params[] = {
	{ "id", PARAM_INT, true, "the session" },
	{ "state", PARAM_WORD, true, "booked, arrived, running, done, no_show or cancelled" },
	{ "rev", PARAM_INT, false, "the version that was looked at" },
	{ 0 },
};

/* What the course says and what was typed, the latter first. */
static bool
read_booking(struct call *c, int64_t at, struct booking *b, struct err *e)
{
	struct db *db = tx_db(c->tx);
	int64_t course = call_int(c, "course", 0);

	*b = (struct booking){ .forced = c->reason[0] != '\0' };
	b->s = (struct session){ .patient = call_int(c, "patient", 0),
		.course = course,
		.label = call_text(c, "label"),
		.reason = "",
		.note = call_text(c, "note"),
		.day = (int)(at / DAY_MINUTES),
		.minute = (int)(at % DAY_MINUTES) };
	if (course != 0) {
		if (!course_find(db, course, app_now(c->app).day, c->a, &b->course, e))
			return false;
		if (b->s.patient != 0 && b->s.patient != b->course.patient)
			return err_field(
			    e, ERR_INPUT, "course", "that course is another patient's");
		b->s.patient = b->course.patient;
		b->s.label = b->course.label;
		b->s.side = b->course.side;
		b->s.minutes = b->course.minutes;
		b->s.changeover = b->course.changeover;
		b->s.who[RES_THERAPIST] = b->course.therapist;
	}
	if (b->s.patient == 0)
		return err_field(e, ERR_INPUT, "patient", "say the patient or the course");
	if (b->s.label[0] == '\0')
		return err_field(e, ERR_INPUT, "label", "say what the visit is for");
	if (call_given(c, "side"))
		b->s.side = call_side(c, "side");
	if (course == 0 && !wants_length(c->app, b->s.label, &b->s.minutes, &b->s.changeover, e))
		return false;
	b->s.minutes = (int)call_int(c, "minutes", b->s.minutes);
	for (int k = 0; k < RES_KINDS; k++)
		b->s.who[k] = call_int(c, visit_resource[k], b->s.who[k]);
	return true;
}

/* A course says the hip itself. */
static bool
has_hip(struct call *c, const struct session *s, struct err *e)
{
	return s->course != 0 || which_hip_check(c->app, s->label, s->side, e);
}

static bool
fit(struct call *c, struct booking *b, int64_t except, struct outcome *out, struct err *e)
{
	struct obstacles p = { 0 };
	bool fits = booking_fit(c->app, b, except, c->a, &p, e);

	for (int i = 0; i < p.n; i++)
		outcome_reason(c, out, "%s", p.at[i].text);
	return fits;
}

static bool
session_book_run(struct call *c, struct outcome *out, struct err *e)
{
	struct booking b;

	if (!read_booking(c, call_int(c, "at", 0), &b, e) || !visit_times(&b.s, e)
	    || !has_hip(c, &b.s, e))
		return false;
	if (!late_may(c, b.s.day, e) || !fit(c, &b, 0, out, e) || !session_add(c->tx, &b.s, e)
	    || !visit_say_booked(c, out, "booked for", &b.s, e)
	    || !calls_warn(c, b.s.patient, out, e) || !barred_warn(c, &b.s, out, e))
		return false;
	outcome_inverse(c, out, "session.cancel",
	    PAIRS({ "id", call_number(c, b.s.id) }, { "reason", "taken back" }));
	return true;
}

/* Of no course: what was said is read as booking reads it, and what it needs is found. */
static bool
read_walkin(struct call *c, struct booking *b, struct err *e)
{
	const char *word = call_text(c, "label");
	int64_t minutes = call_int(c, "minutes", 0);

	if (!read_booking(c, (int64_t)c->then.day * DAY_MINUTES, b, e))
		return false;
	b->finds = true;
	if (b->s.course != 0)
		return true;
	if (!wants_word(c->app, word, &b->s.label, e)
	    || !wants_length(c->app, b->s.label, &b->s.minutes, &b->s.changeover, e))
		return false;
	b->s.minutes = minutes > 0 ? (int)minutes : b->s.minutes;
	return true;
}

/* Whoever is here without a time gets the first that is left today, and has arrived. */
static bool
session_walkin_run(struct call *c, struct outcome *out, struct err *e)
{
	struct now then = c->then;
	struct booking b;

	if (!read_walkin(c, &b, e) || !visit_times(&b.s, e) || !has_hip(c, &b.s, e)
	    || !booking_first(c->app, &b, then.minute, c->a, e) || !fit(c, &b, 0, out, e)
	    || !session_add(c->tx, &b.s, e))
		return false;
	b.s.state = SESSION_ARRIVED;
	b.s.arrived_at = then.at;
	b.s.reason = "";
	if (!session_change(c->tx, &b.s, e)
	    || !visit_say_booked(c, out, "walk-in, booked for", &b.s, e)
	    || !calls_warn(c, b.s.patient, out, e) || !barred_warn(c, &b.s, out, e))
		return false;
	outcome_inverse(c, out, "session.cancel",
	    PAIRS({ "id", call_number(c, b.s.id) }, { "reason", "taken back" }));
	return true;
}

static void
inverse_state(struct call *c, struct outcome *out, const struct session *was)
{
	outcome_inverse(c, out, "session.restore",
	    PAIRS({ "id", call_number(c, was->id) }, { "state", session_state_name(was->state) }));
}

static void
set_times(struct session *s, int64_t at)
{
	if (s->state >= SESSION_ARRIVED && s->state <= SESSION_DONE && s->arrived_at == 0)
		s->arrived_at = at;
	if (s->state >= SESSION_RUNNING && s->state <= SESSION_DONE && s->started_at == 0)
		s->started_at = at;
	if (s->state == SESSION_DONE)
		s->ended_at = at;
}

/* Who of the wait list could take the place that s gave back. */
static bool
say_waiting(struct call *c, const struct session *s, struct outcome *out, struct err *e)
{
	enum { NAMED = 5 };
	struct freed f = { s->day, { s->minute, s->minute + s->minutes + s->changeover },
		s->patient };
	struct waiting_match m;
	char at[DAY_TEXT], since[DAY_TEXT];

	if (!waiting_match(c->app, &f, c->a, &m, e))
		return false;
	for (size_t i = 0; i < m.row.n && i < NAMED; i++) {
		const struct waiting_row *r = &m.row.at[i];

		outcome_reason(c, out, "%s (%s) waits since %s and can come at %s: %s%s%s", r->name,
		    r->number, day_show(r->since, since), minute_show(r->minute, at), r->label,
		    r->with[0] != '\0' ? " with " : "", r->with);
	}
	if (m.row.n > NAMED)
		outcome_reason(c, out, "and %zu more wait for such a place", m.row.n - NAMED);
	return true;
}

/* How often it happened, and what is left to do; of a closed chart that it is to be called. */
static bool
say_missed(struct call *c, const struct session *s, struct outcome *out, struct err *e)
{
	struct db *db = tx_db(c->tx);
	int year = s->day - 365, of_course, of_all;
	struct course k;

	if (glass_hides(c->app, s->patient)) {
		outcome_reason(c, out, "Next: call, and book again or note why not.");
		return true;
	}
	if (!missed_count(db, s->patient, s->course, year, &of_course, &of_all, e))
		return false;
	if (s->course == 0) {
		outcome_reason(c, out,
		    "Did not come %d time%s within a year. Next: call, and book "
		    "again or note why not.",
		    of_all, of_all == 1 ? "" : "s");
		return true;
	}
	if (!course_find(db, s->course, app_now(c->app).day, c->a, &k, e))
		return false;
	outcome_reason(c, out,
	    "Did not come %d time%s to this course, %d within a year. Next: call; "
	    "%d of %d have no time.",
	    of_course, of_course == 1 ? "" : "s", of_all, k.sessions - k.done - k.booked,
	    k.sessions);
	return true;
}

/* What follows from a session that took place, or did not after all. */
static bool
say_done(struct call *c, const struct session *s, struct outcome *out, struct err *e)
{
	size_t told = out->reasons.n;

	if (!decide_session(c, s, out, e)
	    || (s->course != 0 && !follow_again(c, s->patient, out, e)))
		return false;
	if (glass_hides(c->app, s->patient))
		out->reasons.n = told;
	return true;
}

/* The rules of a booking for a visit that takes its place again. */
static bool
check_again(
    struct call *c, const struct session *s, bool forced, struct outcome *out, struct err *e)
{
	struct booking b = { .s = *s, .forced = forced };

	if (s->course != 0
	    && !course_find(tx_db(c->tx), s->course, app_now(c->app).day, c->a, &b.course, e))
		return false;
	return fit(c, &b, s->id, out, e);
}

/* Who did not come and is here after all: meanwhile another visit may have been booked too
 * near.  What a reason would do for is nothing to ask who stands at the desk.  An earlier day
 * is a fact that is set right. */
static bool
check_late(struct call *c, const struct session *s, struct outcome *out, struct err *e)
{
	return s->day < app_now(c->app).day || check_again(c, s, true, out, e);
}

static bool
become(struct call *c, enum session_state to, const char *did, struct outcome *out, struct err *e)
{
	struct session s, was;

	if (!visit_find(c, &s, e))
		return false;
	was = s;
	if (!visit_may_turn(&s, to, app_now(c->app), e) || !late_may(c, s.day, e))
		return false;
	s.state = to;
	s.reason = c->reason;
	set_times(&s, c->then.at);
	if (!session_change(c->tx, &s, e)
	    || (!session_state_takes(was.state) && !check_late(c, &s, out, e))
	    || !(to == SESSION_CANCELLED ? visit_say_booked : visit_say)(c, out, did, &s, e))
		return false;
	inverse_state(c, out, &was);
	return (to != SESSION_DONE || say_done(c, &s, out, e))
	    && (to != SESSION_NO_SHOW || (untold_say(c, &s, out, e) && say_missed(c, &s, out, e)))
	    && (session_state_takes(to) || say_waiting(c, &s, out, e));
}

static bool
session_arrive_run(struct call *c, struct outcome *out, struct err *e)
{
	return become(c, SESSION_ARRIVED, "arrived,", out, e);
}

static bool
session_start_run(struct call *c, struct outcome *out, struct err *e)
{
	return become(c, SESSION_RUNNING, "started,", out, e);
}

static bool
session_done_run(struct call *c, struct outcome *out, struct err *e)
{
	return become(c, SESSION_DONE, "done,", out, e);
}

static bool
session_noshow_run(struct call *c, struct outcome *out, struct err *e)
{
	return become(c, SESSION_NO_SHOW, "not attended,", out, e);
}

static bool
session_cancel_run(struct call *c, struct outcome *out, struct err *e)
{
	if (c->reason[0] == '\0')
		return err_field(
		    e, ERR_RULE, "reason", "say why it is cancelled: patient ill, clinic");
	return become(c, SESSION_CANCELLED, "cancelled,", out, e);
}

/* Back to where the present state came from, or forth again after that: not past
 * what the commands above allow. */
static bool
may_restore(const struct session *s, enum session_state to, int today)
{
	return visit_state_leads(to, s->state)
	    || (visit_state_leads(s->state, to) && (to == SESSION_CANCELLED || s->day <= today));
}

/* What comes back to a time ahead keeps the rules as a booking does: meanwhile the clinic may
 * have closed that day, or another visit of the course been booked next to it.  What was is a
 * fact, and asks nobody. */
static bool
check_return(struct call *c, const struct session *s, struct outcome *out, struct err *e)
{
	struct now now = app_now(c->app);

	return s->day < now.day || (s->day == now.day && s->minute <= now.minute)
	    || check_again(c, s, c->reason[0] != '\0', out, e);
}

/* Its place is taken again, if it is still free. */
static bool
session_restore_run(struct call *c, struct outcome *out, struct err *e)
{
	struct session s, was;

	if (!visit_find(c, &s, e))
		return false;
	was = s;
	if (!session_state_find(call_text(c, "state"), &s.state))
		return err_field(
		    e, ERR_INPUT, "state", "there is no state %.20s", call_text(c, "state"));
	if (!may_restore(&was, s.state, app_now(c->app).day))
		return err_field(e, ERR_RULE, "state",
		    "This session is %s: it cannot go back to %s.", session_state_name(was.state),
		    session_state_name(s.state));
	/* What is taken back was entered with its reason, or is asked for one then. */
	if (c->undoing == NULL && !late_may(c, s.day, e))
		return false;
	if (s.state < SESSION_DONE || !session_state_takes(s.state))
		s.ended_at = 0;
	if (s.state < SESSION_RUNNING || !session_state_takes(s.state))
		s.started_at = 0;
	if (s.state < SESSION_ARRIVED || !session_state_takes(s.state))
		s.arrived_at = 0;
	s.reason = c->reason;
	if (!session_times_back(tx_db(c->tx), &s, e) || !session_change(c->tx, &s, e)
	    || (!session_state_takes(was.state) && session_state_takes(s.state)
		&& !check_return(c, &s, out, e))
	    || !visit_say(c, out, session_state_name(s.state), &s, e))
		return false;
	inverse_state(c, out, &was);
	return (was.state != SESSION_DONE && s.state != SESSION_DONE) || say_done(c, &s, out, e);
}

static bool
verb_is_known(const char *verb)
{
	static const char *const known[] = { "session.arrive", "session.start", "session.done",
		"session.noshow" };

	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
		if (strcmp(known[i], verb) == 0)
			return true;
	return false;
}

/* One session of "12@3; 14@2", as a call of the verb. */
static bool
each_one(struct call *c, const char *verb, const char *row, struct outcome *out, struct err *e)
{
	char *rev;
	long long id = strtoll(row, &rev, 10);
	const struct pair pair[] = { { "id", call_number(c, id) }, { "rev", rev + 1 } };
	struct outcome one;

	if (*rev != '@' && *rev != '\0')
		return err_field(
		    e, ERR_INPUT, "rows", "\"%.20s\" is no session: write 12@3; 14@2", row);
	if (!call_command(c, verb, pair, *rev == '@' ? 2 : 1, &one, e)) {
		struct session_view v;
		struct err ignored;

		if (session_view_load(c->app, id, c->a, &v, &ignored))
			return err_add(e, "%s (%s)", v.shown, v.number);
		return false;
	}
	outcome_reason(c, out, "%s", one.said);
	outcome_join(c, out, &one);
	return true;
}

/* All of them or none, and one undo. */
static bool
session_each_run(struct call *c, struct outcome *out, struct err *e)
{
	const char *verb = call_text(c, "verb");
	char *rows = arena_str(c->a, call_text(c, "rows")), *one;
	int n = 0;

	if (!verb_is_known(verb))
		return err_field(e, ERR_INPUT, "verb",
		    "%.40s does not go to several: arrive, start, done and noshow do", verb);
	while ((one = strsep(&rows, ";")) != NULL) {
		one += strspn(one, " ");
		if (*one == '\0')
			continue;
		if (!each_one(c, verb, one, out, e))
			return false;
		n++;
	}
	if (n == 0)
		return err_field(e, ERR_INPUT, "rows", "say which sessions, as in 12@3; 14@2");
	outcome_say(c, out, "%d visit%s: %s.", n, n == 1 ? "" : "s",
	    strcmp(verb, "session.noshow") == 0       ? "did not come"
		: strcmp(verb, "session.arrive") == 0 ? "arrived"
		: strcmp(verb, "session.start") == 0  ? "started"
						      : "done");
	return true;
}

const struct command session_commands[] = {
	{ "session.book", "book one visit", MAY_WORK, book_params, .run = session_book_run },
	{ "session.walkin", "a patient without a time is here: the first that is left today",
	    MAY_WORK, walkin_params, .run = session_walkin_run },
	{ "session.arrive", "the patient is here", MAY_WORK, id_params, .run = session_arrive_run },
	{ "session.start", "the session begins", MAY_WORK, id_params, .run = session_start_run },
	{ "session.done", "the session is over", MAY_WORK, id_params, .run = session_done_run },
	{ "session.noshow", "the patient did not come", MAY_WORK, id_params,
	    .run = session_noshow_run },
	{ "session.each", "several visits at once: arrived, started, done or not attended",
	    MAY_WORK, each_params, .run = session_each_run },
	{ "session.cancel", "cancel a visit, with a reason", MAY_WORK, id_params,
	    .run = session_cancel_run },
	{ "session.restore", "put a visit back into an earlier state", MAY_WORK, restore_params,
	    .run = session_restore_run },
	{ 0 },
};
