/* move_commands - moving one visit, it and those after it, or any that must change together. */
#include <string.h>

#include "app/barred.h"
#include "app/calls.h"
#include "app/commands.h"
#include "app/glass.h"
#include "app/inside.h"
#include "app/moves.h"
#include "app/patient_name.h"
#include "app/visit.h"
#include "base/text.h"

static const struct param move_params[] = {
	{ "id", PARAM_INT, true, "the session" },
	{ "at", PARAM_MOMENT, false, "day and time" },
	{ "to", PARAM_TEXT, false, "as typed: +1w, thu 14, 12 mar 10:30 with tl" },
	{ "scope", PARAM_WORD, false, "this, following or all of its course; this unless given" },
	{ "minutes", PARAM_INT, false, "how long, of one session" },
	{ "therapist", PARAM_RESOURCE, false, "another one" },
	{ "room", PARAM_RESOURCE, false, "another one" },
	{ "device", PARAM_RESOURCE, false, "another one" },
	{ "rev", PARAM_INT, false, "the version that was looked at" },
	{ 0 },
};

static const struct param replan_params[] = {
	{ "places", PARAM_NOTE, true, "each session with its place: 12 2026-12-01 10:00 KB; ..." },
	{ 0 },
};

/* Where the session of the call goes. */
static bool
read_target(struct call *c, struct session *s, struct err *e)
{
	int64_t at = call_int(c, "at", (int64_t)s->day * DAY_MINUTES + s->minute);

	if (call_given(c, "at") && call_given(c, "to"))
		return err_field(e, ERR_INPUT, "to", "say the new time once, by at or by to");
	s->day = (int)(at / DAY_MINUTES);
	s->minute = (int)(at % DAY_MINUTES);
	s->minutes = (int)call_int(c, "minutes", s->minutes);
	for (int k = 0; k < RES_KINDS; k++)
		s->who[k] = call_int(c, visit_resource[k], s->who[k]);
	return !call_given(c, "to") || moves_read_to(c->app, call_text(c, "to"), s, c->a, e);
}

/* The other sessions of the course that go with the first, by as much as it does. */
static bool
add_others(struct call *c, bool all, struct moves *m, struct err *e)
{
	const struct session was = m->list.at[0].was, to = m->list.at[0].s;
	struct sessions course;

	if (was.course == 0)
		return err_field(
		    e, ERR_RULE, "scope", "This visit belongs to no course: only it can be moved.");
	if (call_given(c, "minutes"))
		return err_field(e, ERR_INPUT, "minutes",
		    "The length is changed for one session at a time: leave the scope out.");
	if (!session_of_course(tx_db(c->tx), was.course, c->a, &course, e))
		return false;
	for (size_t i = 0; i < course.list.n; i++) {
		struct move one = { course.list.at[i], course.list.at[i] };
		bool later =
		    one.s.day > was.day || (one.s.day == was.day && one.s.minute > was.minute);

		if (one.s.id == was.id || one.s.state != SESSION_BOOKED
		    || one.s.day < app_now(c->app).day || (!later && !all))
			continue;
		one.s.day += to.day - was.day;
		one.s.minute += to.minute - was.minute;
		for (int k = 0; k < RES_KINDS; k++)
			if (to.who[k] != was.who[k])
				one.s.who[k] = to.who[k];
		*vec_add(c->a, &m->list) = one;
	}
	return true;
}

/* A visit of the past may be moved there to set a record right, with a reason. */
static bool
check_past(struct call *c, const struct moves *m, struct err *e)
{
	int today = app_now(c->app).day;

	for (size_t i = 0; i < m->list.n; i++) {
		const struct move *one = &m->list.at[i];

		if (one->s.day < today && one->s.day != one->was.day && c->reason[0] == '\0')
			return err_field(e, ERR_RULE, "reason",
			    "%s would lie in the past: say a reason to move it there",
			    visit_when(&one->s, c->a));
	}
	return true;
}

static void
inverse_one(struct call *c, struct outcome *out, const struct session *was)
{
	struct pair pair[4 + RES_KINDS];
	char day[DAY_TEXT], at[DAY_TEXT];
	size_t n = 0;

	pair[n++] = (struct pair){ "id", call_number(c, was->id) };
	pair[n++] = (struct pair){ "at",
		text_fmt(c->a, "%s %s", day_iso(was->day, day), minute_show(was->minute, at)) };
	pair[n++] = (struct pair){ "minutes", call_number(c, was->minutes) };
	pair[n++] = (struct pair){ "reason", "taken back" };
	for (int k = 0; k < RES_KINDS; k++)
		if (was->who[k] != 0)
			pair[n++] = (struct pair){ visit_resource[k],
				text_fmt(c->a, "#%lld", (long long)was->who[k]) };
	outcome_inverse(c, out, "session.move", pair, n);
}

static const char *
what_for(struct call *c, const struct session *s)
{
	return glass_label(c->app, s->patient, s->label);
}

/* Where each of them goes. */
static bool
say_moves(struct call *c, const struct moves *m, struct outcome *out, struct err *e)
{
	for (size_t i = 0; i < m->list.n; i++) {
		const struct move *one = &m->list.at[i];
		const char *to;

		if (!visit_place(c->app, &one->s, c->a, &to, e))
			return false;
		outcome_reason(c, out, "%s goes to %s", visit_when(&one->was, c->a), to);
	}
	return true;
}

/* One of them as it is booked now. */
static const struct session *
landed(const struct moves *m, int64_t id)
{
	size_t i = 0;

	while (m->list.at[i].s.id != id)
		i++;
	return &m->list.at[i].s;
}

static bool
session_move_run(struct call *c, struct outcome *out, struct err *e)
{
	const char *scope = call_given(c, "scope") ? call_text(c, "scope") : "this", *name, *place;
	struct barred against = { 0 };
	struct moves m = { 0 };
	struct move first;

	if (!visit_find(c, &first.was, e))
		return false;
	first.s = first.was;
	if (!read_target(c, &first.s, e))
		return false;
	*vec_add(c->a, &m.list) = first;
	if (strcmp(scope, "following") == 0 || strcmp(scope, "all") == 0) {
		if (!add_others(c, scope[0] == 'a', &m, e))
			return false;
	} else if (strcmp(scope, "this") != 0) {
		return err_field(
		    e, ERR_INPUT, "scope", "scope is this, following or all, not %.20s", scope);
	}
	if (!check_past(c, &m, e) || !moves_make(c, &m, out, e)
	    || !patient_name_of(c->app, first.s.patient, c->a, &name, e))
		return false;
	out->id = first.s.id;
	out->patient = first.s.patient;
	if (!say_moves(c, &m, out, e) || !calls_warn(c, out->patient, out, e)
	    || !barred_add(c->app,
		&(struct barred_visit){
		    first.s.patient, first.s.course, first.s.label, first.s.side },
		c->a, &against, e)
	    || !visit_place(c->app, landed(&m, first.s.id), c->a, &place, e))
		return false;
	barred_tell(c, &against, out); /* it is booked: whoever did was asked */
	if (m.list.n == 1) {
		outcome_say(c, out, "%s: %s moved to %s.", name, what_for(c, &first.s), place);
		inverse_one(c, out, &first.was);
		return true;
	}
	outcome_say(c, out, "%s: %zu sessions of %s moved, this one to %s.", name, m.list.n,
	    what_for(c, &first.s), place);
	return moves_inverse(c, out, &m, "session.replan", e);
}

static bool
session_replan_run(struct call *c, struct outcome *out, struct err *e)
{
	struct moves m;

	if (!moves_read(c, call_text(c, "places"), &m, e))
		return false;
	if (m.list.n == 0)
		return err_field(e, ERR_INPUT, "places", "say at least one place");
	if (!check_past(c, &m, e) || !moves_make(c, &m, out, e))
		return false;
	outcome_say(c, out, "%zu session%s moved.", m.list.n, m.list.n == 1 ? "" : "s");
	return moves_inverse(c, out, &m, "session.replan", e);
}

const struct command move_commands[] = {
	{ "session.move",
	    "move a visit, or it and others of its course; they keep history and note", MAY_WORK,
	    move_params, .run = session_move_run },
	{ "session.replan", "move several visits at once, all or none", MAY_WORK, replan_params,
	    .run = session_replan_run },
	{ 0 },
};
