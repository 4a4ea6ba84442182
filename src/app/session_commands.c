/* session_commands - booking one visit, ahead or for who is here without a time. */
#include "app/barred.h"
#include "app/booking.h"
#include "app/calls.h"
#include "app/commands.h"
#include "app/late.h"
#include "app/visit.h"
#include "app/wants.h"
#include "app/which_hip.h"

#define HELP_SIDE "which hip: R, L or B for both; of no course, needed of what acts on one"
static const struct param book_params[] = {
	{ "patient", PARAM_PATIENT, false, "who comes; known when a course is given" },
	{ "course", PARAM_COURSE, false, "the line of the plan that it belongs to" },
	{ "at", PARAM_MOMENT, true, "day and time" },
	{ "minutes", PARAM_INT, false, "how long; as the course or its therapy says, or 30" },
	{ "label", PARAM_TEXT, false,
	    "what for, when it is of no course: eswt, gait, or any other words" },
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
		if (!which_hip_of_course(
			b->course.label, b->course.side, call_side(c, "side"), "side", e))
			return false;
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
	if (course == 0)
		b->s.side = call_side(c, "side");
	if (course == 0
	    && (!wants_full(c->app, &b->s.label, &b->finds, e)
		|| !wants_length(c->app, b->s.label, &b->s.minutes, &b->s.changeover, e)))
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
session_book_run(struct call *c, struct outcome *out, struct err *e)
{
	struct booking b;

	if (!read_booking(c, call_int(c, "at", 0), &b, e) || !visit_times(&b.s, e)
	    || !has_hip(c, &b.s, e))
		return false;
	if (!late_may(c, b.s.day, e) || !visit_fit(c, &b, 0, out, e) || !session_add(c->tx, &b.s, e)
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
	    || !booking_first(c->app, &b, then.minute, c->a, e) || !visit_fit(c, &b, 0, out, e)
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

const struct command session_commands[] = {
	{ "session.book", "book one visit", MAY_WORK, book_params, .run = session_book_run },
	{ "session.walkin", "a patient without a time is here: the first that is left today",
	    MAY_WORK, walkin_params, .run = session_walkin_run },
	{ 0 },
};
