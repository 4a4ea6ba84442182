/* course_commands - booking a course, a plan, or a row of visits: all of it in one
 * change, or nothing, and never short in silence. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "app/barred.h"
#include "app/booking.h"
#include "app/calls.h"
#include "app/commands.h"
#include "app/due_link.h"
#include "app/inside.h"
#include "app/patient_name.h"
#include "app/propose.h"
#include "app/visit.h"
#include "app/wants.h"
#include "app/which_hip.h"
#include "base/text.h"
#include "store/resource_store.h"

enum { PLACES_MOST = 200 };

#define HELP_WISH "when, as typed: tue 10, 6x1w, after 15:00, with kb, right"
#define HELP_SIDE "which hip: R, L or B for both; needed of what acts on one, or in the wish"
static const struct param course_params[] = {
	{ "course", PARAM_COURSE, true, "the line of the plan" },
	{ "wish", PARAM_TEXT, false, HELP_WISH },
	{ "places", PARAM_NOTE, false, "these and no others: 2026-12-01 10:00 KB R2; ..." },
	{ 0 },
};

static const struct param plan_params[] = {
	{ "plan", PARAM_PLAN, true, "the plan" },
	{ "wish", PARAM_TEXT, false, HELP_WISH },
	{ "places", PARAM_NOTE, false,
	    "these and no others, each after its course: 12 2026-12-01 10:00 KB R2; ..." },
	{ 0 },
};

static const struct param visit_params[] = {
	{ "patient", PARAM_PATIENT, true, "who comes" },
	{ "label", PARAM_TEXT, false,
	    "what for: eswt, gait, any other words; the wish says, or Follow-up" },
	{ "side", PARAM_SIDE, false, HELP_SIDE },
	{ "due", PARAM_DUE, false, "the due item that it is for" },
	{ "wish", PARAM_TEXT, false, HELP_WISH },
	{ "places", PARAM_NOTE, false, "these and no others: 2026-12-01 10:00 KB R2; ..." },
	{ 0 },
};

static const struct param link_params[] = {
	{ "due", PARAM_DUE, true, "the due item" },
	{ "session", PARAM_INT, true, "the session that is booked for it; 0: none" },
	{ 0 },
};

/* One place that is to be booked. */
struct asked {
	int64_t course; /* 0: of none */
	int day, minute;
	int64_t who[RES_KINDS]; /* resource ids, 0: the first that is free */
};

/* What a call is about. */
struct series {
	struct call *c;
	int64_t patient, course, plan, due;
	const char *label;       /* of visits */
	bool therapy;            /* which the label names */
	int minutes, changeover; /* of visits of no course */
	char side;
	VEC(struct asked) ask;
	VEC(struct course) known; /* courses, as they were before */
	int wanted;               /* sessions that were asked for, of visits */
	bool taken;               /* one of the places is somebody else's */
	int refused;
	const char *first;     /* why the first was refused */
	struct session booked; /* the last that was */
};

static bool
read_codes(struct series *s, char *words, struct asked *ask, struct err *e)
{
	char *at = words, *word;

	while ((word = strsep(&at, " ")) != NULL) {
		struct kept_resource r;

		if (word[0] == '\0')
			continue;
		if (!resource_find_code(tx_db(s->c->tx), word, s->c->a, &r, e))
			return err_field(e, ERR_INPUT, "places",
			    "There is no therapist, room or device %.20s.", word);
		if (ask->who[r.kind] != 0)
			return err_field(e, ERR_INPUT, "places",
			    "%s: that is a second %s for one session.", r.code,
			    res_kind_name(r.kind));
		ask->who[r.kind] = r.id;
	}
	return true;
}

/* "12 2026-12-01 10:00 KB R2"; the number of the course for a plan alone. */
static bool
read_place(struct series *s, const char *one, struct err *e)
{
	char *at = arena_str(s->c->a, one + strspn(one, " \n"));
	const char *day, *time, *course = s->plan != 0 ? strsep(&at, " ") : NULL;
	struct asked ask = { .course = s->course };

	if (at == NULL || (at[0] == '\0' && course == NULL))
		return course == NULL || course[0] == '\0'
		    || err_field(e, ERR_INPUT, "places", "\"%.40s\" is no place", one);
	if (course != NULL)
		ask.course = atoll(course);
	day = strsep(&at, " ");
	time = strsep(&at, " ");
	if (time == NULL || !day_read_iso(day, &ask.day) || !minute_read(time, &ask.minute, e)
	    || ask.minute % CELL_MINUTES != 0 || (s->plan != 0 && ask.course == 0))
		return err_field(e, ERR_INPUT, "places",
		    "\"%.40s\" is no place: write %s2026-12-01 10:00 KB", one,
		    s->plan != 0 ? "the course, then " : "");
	if (at != NULL && !read_codes(s, at, &ask, e))
		return false;
	*vec_add(s->c->a, &s->ask) = ask;
	return true;
}

static bool
read_places(struct series *s, struct err *e)
{
	char *all = arena_str(s->c->a, call_text(s->c, "places")), *one;

	while ((one = strsep(&all, ";")) != NULL)
		if (!read_place(s, one, e))
			return false;
	if (s->ask.n == 0 || s->ask.n > PLACES_MOST)
		return err_field(e, ERR_INPUT, "places", "%zu places are not within 1 to %d",
		    s->ask.n, PLACES_MOST);
	s->wanted = (int)s->ask.n;
	return true;
}

/* Without places: what the planner proposes; what it leaves open is said. */
static bool
plan_places(struct series *s, struct outcome *out, struct err *e)
{
	struct call *c = s->c;
	struct propose_for what = { .course = s->course,
		.plan = s->plan,
		.due = s->due,
		.patient = s->patient,
		.wish = call_text(c, "wish"),
		.label = s->label,
		.side = s->side };
	struct proposed p;

	if (!propose(c->app, &what, c->a, &p, e))
		return false;
	s->course = p.course;
	s->label = p.line.at[0].label;
	if (s->side != '\0' && p.hip.side != '\0' && s->side != p.hip.side)
		return err_field(e, ERR_INPUT, "side", "The wish says another hip: leave one out.");
	/* What was decided is proposed to who sees it, and taken there. */
	if (p.course == 0 && (p.hip.from == NULL || p.hip.from[0] == '\0'))
		s->side = p.hip.side;
	s->wanted = (int)p.row.n;
	for (size_t i = 0; i < p.row.n; i++) {
		const struct propose_row *r = &p.row.at[i];
		struct asked *ask;

		if (r->state == ROW_OPEN) {
			outcome_reason(c, out, "%s %d of %d has no time: %s",
			    p.line.at[r->line].label, r->number, r->of, r->why);
			continue;
		}
		if (r->state == ROW_MOVED)
			outcome_reason(c, out, "%s %d of %d was moved: %s",
			    p.line.at[r->line].label, r->number, r->of, r->why);
		ask = vec_add(c->a, &s->ask);
		*ask = (struct asked){ r->course, r->slot.place.day, r->slot.place.minute, { 0 } };
		for (int k = 0; k < RES_KINDS; k++)
			ask->who[k] = propose_resource(&p, r->slot.place.who[k]);
	}
	return s->ask.n > 0
	    || err_set(e, ERR_RULE, "Nothing was booked: %s",
		p.row.n > 0 ? p.row.at[0].why : "there is nothing to book");
}

/* The course of a place, as it was before this call; NULL for visits of none. */
static bool
course_of(struct series *s, int64_t id, const struct course **out, struct err *e)
{
	struct course c;

	*out = NULL;
	if (id == 0)
		return true;
	for (size_t i = 0; i < s->known.n; i++)
		if (s->known.at[i].id == id)
			*out = &s->known.at[i];
	if (*out != NULL)
		return true;
	if (!course_find(tx_db(s->c->tx), id, app_now(s->c->app).day, s->c->a, &c, e))
		return false;
	if (s->plan != 0 && c.plan != s->plan)
		return err_field(
		    e, ERR_INPUT, "places", "Course %lld is not of that plan.", (long long)id);
	if (strcmp(c.state, "active") != 0)
		return err_field(e, ERR_RULE, "course", "%s is %s: nothing more is booked for it.",
		    c.label, c.state);
	if (!which_hip_of_course(c.label, c.side, s->side, "side", e))
		return false;
	*vec_add(s->c->a, &s->known) = c;
	*out = &s->known.at[s->known.n - 1];
	return true;
}

static void
fill_booking(
    const struct series *s, const struct asked *ask, const struct course *course, struct booking *b)
{
	*b = (struct booking){ .s = { .patient = s->patient,
				   .label = s->label,
				   .side = s->side,
				   .minutes = s->minutes,
				   .changeover = s->changeover },
		.finds = s->therapy };
	if (course != NULL) {
		b->course = *course;
		b->s.patient = course->patient;
		b->s.course = course->id;
		b->s.label = course->label;
		b->s.side = course->side;
		b->s.minutes = course->minutes;
		b->s.changeover = course->changeover;
		b->s.who[RES_THERAPIST] = course->therapist;
	}
	b->s.day = ask->day;
	b->s.minute = ask->minute;
	b->s.reason = b->s.note = "";
	for (int k = 0; k < RES_KINDS; k++)
		if (ask->who[k] != 0)
			b->s.who[k] = ask->who[k];
}

/* An interval that grew too long is said, and does not keep a series from being booked. */
static bool
only_late(const struct obstacles *o)
{
	for (int i = 0; i < o->n; i++)
		if (o->at[i].code != OBSTACLE_TOO_LATE)
			return false;
	return o->n > 0;
}

static bool
fit_one(struct series *s, struct booking *b, struct outcome *out, struct err *e)
{
	struct now now = app_now(s->c->app);
	struct obstacles o = { 0 };

	if (b->s.day < now.day || (b->s.day == now.day && b->s.minute < now.minute))
		return err_set(e, ERR_RULE, "that time is past");
	if (booking_fit(s->c->app, b, 0, s->c->a, &o, e))
		return true;
	for (int i = 0; i < o.n; i++)
		s->taken =
		    s->taken || o.at[i].code == OBSTACLE_FULL || o.at[i].code == OBSTACLE_PATIENT;
	if (e->code != ERR_RULE || !only_late(&o))
		return false;
	b->forced = true;
	if (s->refused == 0) /* after a refusal the gap is the one that it left */
		outcome_reason(s->c, out, "%s: %s", b->s.label, o.at[0].text);
	return booking_fit(s->c->app, b, 0, s->c->a, &o, e);
}

static bool
book_one(struct series *s, const struct asked *ask, struct outcome *out, struct err *e)
{
	struct call *c = s->c;
	const struct course *course;
	char day[DAY_TEXT], at[DAY_TEXT];
	struct booking b;

	if (!course_of(s, ask->course, &course, e))
		return false;
	fill_booking(s, ask, course, &b);
	if (fit_one(s, &b, out, e) && session_add(c->tx, &b.s, e)) {
		s->booked = b.s;
		out->patient = b.s.patient;
		outcome_change(c, out, "session", b.s.id);
		outcome_inverse(c, out, "session.cancel",
		    PAIRS({ "id", call_number(c, b.s.id) }, { "reason", "taken back" }));
		return true;
	}
	if (e->code != ERR_RULE && e->code != ERR_CONFLICT)
		return false;
	s->taken = s->taken || e->code == ERR_CONFLICT;
	outcome_reason(c, out, "%s %s %s: %s", b.s.label, day_show_long(b.s.day, day),
	    minute_show(b.s.minute, at), e->text);
	if (s->refused++ == 0)
		s->first = out->reasons.at[out->reasons.n - 1];
	*e = (struct err){ 0 };
	return true;
}

static int
by_time(const void *va, const void *vb)
{
	const struct asked *a = va, *b = vb;

	return a->day != b->day ? a->day - b->day : a->minute - b->minute;
}

/* How many of each course have no time now. */
static int
say_missing(struct series *s, struct outcome *out)
{
	int missing = 0;

	for (size_t i = 0; i < s->known.n; i++) {
		const struct course *k = &s->known.at[i];
		int left = k->sessions - k->done - k->booked;

		for (size_t n = 0; n < s->ask.n; n++)
			left -= s->ask.at[n].course == k->id;
		if (left > 0)
			outcome_reason(s->c, out, "%s: %d of %d have no time yet", k->label, left,
			    k->sessions);
		missing += left > 0 ? left : 0;
	}
	return s->known.n == 0 ? s->wanted - (int)s->ask.n : missing;
}

/* "Mon 04-Jan-2027 08:00, KB + Gym", or the first day and the last. */
static bool
when(const struct series *s, const char **out, struct err *e)
{
	const struct asked *first = &s->ask.at[0], *last = &s->ask.at[s->ask.n - 1];
	char from[DAY_TEXT], to[DAY_TEXT];

	if (s->ask.n == 1)
		return visit_place(s->c->app, &s->booked, s->c->a, out, e);
	day_show_long(first->day, from);
	*out = first->day == last->day
	    ? arena_str(s->c->a, from)
	    : text_fmt(s->c->a, "%s to %s", from, day_show_long(last->day, to));
	return true;
}

/* "Gait training, right hip," */
static const char *
with_hip(struct call *c, const char *label, char side)
{
	return side == '\0' ? label : text_fmt(c->a, "%s%s,", label, hip_said(side));
}

static bool
book_all(struct series *s, struct outcome *out, struct err *e)
{
	const char *label, *place, *who;
	int missing;

	if (s->ask.n > 0)
		qsort(s->ask.at, s->ask.n, sizeof(*s->ask.at), by_time);
	for (size_t i = 0; i < s->ask.n; i++)
		if (!book_one(s, &s->ask.at[i], out, e))
			return false;
	if (s->refused > 0)
		return err_field(e, s->taken ? ERR_CONFLICT : ERR_RULE, "places",
		    s->refused == 1 ? "Nothing was booked: %s"
				    : "Nothing was booked: %s; and %d more",
		    s->first, s->refused - 1);
	if (!when(s, &place, e) || !patient_name_of(s->c->app, out->patient, s->c->a, &who, e))
		return false;
	missing = say_missing(s, out);
	label = s->known.n > 1 ? "the plan"
	    : s->known.n == 1  ? with_hip(s->c, s->known.at[0].label, s->known.at[0].side)
			       : with_hip(s->c, s->label, s->side);
	if (missing == 0 && s->ask.n == 1 && s->plan == 0)
		outcome_say(s->c, out, "Booked %s for %s: %s.", label, who, place);
	else if (missing == 0)
		outcome_say(s->c, out, "Booked %zu of %s for %s: %s; nothing is left open.",
		    s->ask.n, label, who, place);
	else
		outcome_say(s->c, out, "Booked %zu of %zu of %s for %s: %s; %d ha%s no time yet.",
		    s->ask.n, s->ask.n + (size_t)missing, label, who, place, missing,
		    missing == 1 ? "s" : "ve");
	return true;
}

/* Of a plan each course that goes on, so that what is left out is said as well. */
static bool
know_all(struct series *s, struct err *e)
{
	struct courses all;

	if (s->plan == 0)
		return true;
	if (!course_list(tx_db(s->c->tx), s->plan, app_now(s->c->app).day, s->c->a, &all, e))
		return false;
	for (size_t i = 0; i < all.list.n; i++)
		if (strcmp(all.list.at[i].state, "active") == 0)
			*vec_add(s->c->a, &s->known) = all.list.at[i];
	return true;
}

/* What speaks against one of the courses, or the visits, that are booked. */
static bool
speak_against(struct series *s, struct outcome *out, struct err *e)
{
	struct barred b = { 0 };

	for (size_t i = 0; i < s->ask.n; i++) {
		const struct barred_visit v = { s->booked.patient, s->ask.at[i].course,
			s->booked.label, s->booked.side };

		if ((i == 0 || s->ask.at[i - 1].course != v.course)
		    && !barred_add(s->c->app, &v, s->c->a, &b, e))
			return false;
	}
	return barred_ask(s->c, &b, out, e);
}

static bool
run(struct series *s, struct outcome *out, struct err *e)
{
	if (call_given(s->c, "places") ? !read_places(s, e) : !plan_places(s, out, e))
		return false;
	if (!know_all(s, e)
	    || (s->course == 0 && s->plan == 0
		&& !which_hip_check(s->c->app, s->label, s->side, e)))
		return false;
	return (s->due != 0 || wants_full(s->c->app, &s->label, &s->therapy, e))
	    && wants_length(s->c->app, s->label, &s->minutes, &s->changeover, e)
	    && book_all(s, out, e) && calls_warn(s->c, out->patient, out, e)
	    && speak_against(s, out, e);
}

static bool
course_book_run(struct call *c, struct outcome *out, struct err *e)
{
	struct series s = { .c = c, .course = call_int(c, "course", 0), .label = "" };

	if (s.course <= 0) /* 0 would mean a row of visits */
		return err_field(e, ERR_MISSING, "course", "There is no course with number %lld.",
		    (long long)s.course);
	out->id = s.course;
	return run(&s, out, e);
}

static bool
plan_book_run(struct call *c, struct outcome *out, struct err *e)
{
	struct series s = { .c = c, .plan = call_int(c, "plan", 0), .label = "" };

	if (s.plan <= 0)
		return err_field(e, ERR_MISSING, "plan", "There is no plan with number %lld.",
		    (long long)s.plan);
	out->id = s.plan;
	return run(&s, out, e);
}

static bool
visit_book_run(struct call *c, struct outcome *out, struct err *e)
{
	struct series s = { .c = c,
		.patient = call_int(c, "patient", 0),
		.due = call_int(c, "due", 0),
		.label = call_text(c, "label"),
		.side = call_side(c, "side") };

	if (s.due != 0 && s.label[0] == '\0')
		s.label = "Follow-up";
	if (call_given(c, "places") && s.label[0] == '\0')
		return err_field(e, ERR_INPUT, "label", "say what the visit is for");
	if ((s.due == 0 && !wants_full(c->app, &s.label, &s.therapy, e)) || !run(&s, out, e))
		return false;
	out->id = out->changed.at[0].id;
	return s.due == 0
	    || due_link_all(
		c, s.due, &(struct session){ .id = out->id, .patient = out->patient }, out, e);
}

const struct command course_commands[] = {
	{ "course.book", "book what is left of a course", MAY_WORK, course_params,
	    .run = course_book_run },
	{ "plan.book", "book what is left of a plan, its days shared", MAY_WORK, plan_params,
	    .run = plan_book_run },
	{ "due.link", "say which booked session is for a due item", MAY_WORK, link_params,
	    .run = due_link_run },
	{ 0 },
};

const struct command visit_commands[] = {
	{ "visit.book", "book one or more visits of no course", MAY_WORK, visit_params,
	    .run = visit_book_run },
	{ 0 },
};
