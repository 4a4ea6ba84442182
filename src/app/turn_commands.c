/* turn_commands - what happens to a visit: it is attended or not, cancelled, or set right.
 *
 * Each takes the visit from one state into another that visit_turn.h allows, and its inverse
 * takes it back. */
#include <stdlib.h>
#include <string.h>

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
#include "base/text.h"
#include "store/waiting_store.h"

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
	return visit_fit(c, &b, s->id, out, e);
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
	if ((to == SESSION_ARRIVED || to == SESSION_RUNNING) && !calls_warn(c, s.patient, out, e))
		return false;
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

const struct command turn_commands[] = {
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
