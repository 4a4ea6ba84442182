/* wait_commands - the wait list: who would come earlier, and giving a place away. */
#include <strings.h>

#include "app/commands.h"
#include "app/inside.h"
#include "app/visit.h"
#include "app/waiting.h"
#include "app/wants.h"
#include "app/which_hip.h"
#include "base/text.h"
#include "sched/say.h"
#include "store/patient_store.h"
#include "store/plan_store.h"
#include "store/waiting_store.h"

static const struct param add_params[] = {
	{ "patient", PARAM_PATIENT, false, "who waits; known when a course is given" },
	{ "course", PARAM_COURSE, false,
	    "the line of the plan; the next visit of none unless given" },
	{ "wish", PARAM_TEXT, false, "when, as typed: am <12/12, mon wed after 15:00, with kb" },
	{ 0 },
};

static const struct param id_params[] = {
	{ "id", PARAM_INT, true, "the number on the wait list" },
	{ 0 },
};

static const struct param give_params[] = {
	{ "id", PARAM_INT, true, "the number on the wait list" },
	{ "at", PARAM_MOMENT, true, "day and time of the place" },
	{ "side", PARAM_SIDE, false, "R, L or B: on which hip, where the row says none" },
	{ 0 },
};

static bool
has_visit(struct call *c, const struct waiting *w, bool *out, struct err *e)
{
	struct sessions all;
	int today = app_now(c->app).day;

	*out = false;
	if (!session_of_patient(tx_db(c->tx), w->patient, today, today + 366, c->a, &all, e))
		return false;
	for (size_t i = 0; i < all.list.n; i++)
		*out = *out
		    || (all.list.at[i].state == SESSION_BOOKED
			&& all.list.at[i].course == w->course);
	return true;
}

/* Something must be there that could come earlier. */
static bool
check_wait(struct call *c, const struct waiting *w, const struct course *k, struct err *e)
{
	const char *label = "";
	struct said said;
	bool booked;

	if (!say_read(w->wish, app_now(c->app).day, app_clinic(c->app)->order, &said, e))
		return false;
	if (said.therapy[0] != '\0' && !wants_word(c->app, said.therapy, &label, e))
		return false;
	if (said.count != 0 || said.every != 0 || said.per_week != 0 || said.shift != 0)
		return err_field(e, ERR_INPUT, "wish",
		    "A wait is for one visit: type when it could be, like am <12/12");
	if (!has_visit(c, w, &booked, e))
		return false;
	if (booked || (k->id != 0 && k->sessions > k->done + k->booked)
	    || (k->id == 0 && said.therapy[0] != '\0'))
		return booked || k->id != 0 || which_hip_check(c->app, label, said.side, e);
	return k->id != 0
	    ? err_field(e, ERR_RULE, "course", "Nothing of %s is left to book or to come earlier.",
		k->label)
	    : err_field(e, ERR_RULE, "wish",
		"No visit is booked that could come earlier: name the therapy or the course.");
}

/* The therapy that a wish of no course names; "" also when nobody can read it any more. */
static const char *
therapy_of(struct call *c, const char *wish)
{
	struct said said;
	struct err ignored;

	return say_read(wish, app_now(c->app).day, app_clinic(c->app)->order, &said, &ignored)
	    ? arena_str(c->a, said.therapy)
	    : "";
}

/* A patient waits once for one thing: of two rows each would be called. */
static bool
check_once(struct call *c, const struct waiting *w, struct err *e)
{
	struct waitings all;
	char since[DAY_TEXT];

	if (!waiting_open(tx_db(c->tx), c->a, &all, e))
		return false;
	for (size_t i = 0; i < all.list.n; i++) {
		const struct waiting *o = &all.list.at[i];

		if (o->id == w->id || o->patient != w->patient || o->course != w->course
		    || (w->course == 0
			&& strcasecmp(therapy_of(c, o->wish), therapy_of(c, w->wish)) != 0))
			continue;
		return err_field(e, ERR_RULE, w->course != 0 ? "course" : "wish",
		    "%s waits for this since %s already%s%s: take that off the list first.",
		    o->name, day_show(now_at(o->since).day, since), o->wish[0] != '\0' ? ": " : "",
		    o->wish);
	}
	return true;
}

/* Nobody who has died waits. */
static bool
may_wait(const struct call *c, int64_t patient, struct err *e)
{
	bool dead;

	return patient_is_dead(tx_db(c->tx), patient, &dead, e)
	    && (!dead
		|| err_field(
		    e, ERR_RULE, "patient", "This patient has died: nothing is booked any more."));
}

/* Who has left the clinic waits for a reason alone. */
static bool
ask_why(const struct call *c, int64_t patient, struct err *e)
{
	bool left;

	return patient_has_left(tx_db(c->tx), patient, &left, e)
	    && (!left || c->reason[0] != '\0'
		|| err_field(e, ERR_RULE, "reason",
		    "This patient has left the clinic: say a reason to list them all the same"));
}

static bool
wait_add_run(struct call *c, struct outcome *out, struct err *e)
{
	struct waiting w = { .patient = call_int(c, "patient", 0),
		.course = call_int(c, "course", 0),
		.wish = call_text(c, "wish") };
	struct course k = { 0 };

	if (w.course != 0 && !course_find(tx_db(c->tx), w.course, app_now(c->app).day, c->a, &k, e))
		return false;
	if (w.course != 0 && w.patient != 0 && w.patient != k.patient)
		return err_field(e, ERR_INPUT, "course", "that course is another patient's");
	if (w.course != 0)
		w.patient = k.patient;
	if (w.patient == 0)
		return err_field(e, ERR_INPUT, "patient", "say the patient or the course");
	if (!may_wait(c, w.patient, e) || !check_wait(c, &w, &k, e) || !check_once(c, &w, e)
	    || !ask_why(c, w.patient, e) || !waiting_add(c->tx, &w, e))
		return false;
	out->id = w.id;
	out->patient = w.patient;
	outcome_change(c, out, "wait", w.id);
	outcome_say(c, out, "On the wait list%s%s.", w.wish[0] != '\0' ? ": " : "", w.wish);
	outcome_inverse(c, out, "wait.end", PAIRS({ "id", call_number(c, w.id) }));
	return true;
}

/* Ends a wait, or lets it go on. */
static bool
set_ended(struct call *c, bool ended, struct waiting *w, struct outcome *out, struct err *e)
{
	if (!waiting_find(tx_db(c->tx), call_int(c, "id", 0), c->a, w, e))
		return false;
	if (ended == (w->ended != 0))
		return err_field(e, ERR_CONFLICT, "id", "%s %s: look again.", w->name,
		    ended ? "does not wait any more" : "waits already");
	if (!waiting_end(c->tx, w, ended ? tx_now(c->tx).at : 0, e))
		return false;
	out->id = w->id;
	out->patient = w->patient;
	outcome_change(c, out, "wait", w->id);
	outcome_inverse(
	    c, out, ended ? "wait.resume" : "wait.end", PAIRS({ "id", call_number(c, w->id) }));
	return true;
}

static bool
wait_end_run(struct call *c, struct outcome *out, struct err *e)
{
	struct waiting w;

	if (!set_ended(c, true, &w, out, e))
		return false;
	outcome_say(c, out, "%s is off the wait list.", w.name);
	return true;
}

static bool
wait_resume_run(struct call *c, struct outcome *out, struct err *e)
{
	struct waiting w;

	if (!set_ended(c, false, &w, out, e) || !check_once(c, &w, e))
		return false;
	outcome_say(c, out, "%s is on the wait list again.", w.name);
	return true;
}

/* The hip that whoever gives the place says: it fills what the row leaves open and changes nothing
 * else, for neither who waits nor whoever booked the visit would know of it. */
static bool
check_side(const struct waiting_row *r, char side, struct err *e)
{
	if (side == '\0' || side == r->side)
		return true;
	if (r->session != 0)
		return err_field(e, ERR_INPUT, "side",
		    "A booked visit of %s moves there with the hip that it has: leave side out.",
		    r->name);
	return r->side == '\0'
	    || err_field(e, ERR_INPUT, "side",
		"%s waits for another hip (%s): leave side out, or put another row on the list.",
		r->name, hip_answer(r->side));
}

/* The visit of the row: moved there, or booked. */
static bool
take_place(struct call *c, const struct waiting_row *r, struct outcome *one, struct err *e)
{
	char side = r->side != '\0' ? r->side : call_side(c, "side");
	char day[DAY_TEXT], at[DAY_TEXT];
	struct pair pair[5 + RES_KINDS];
	size_t n = 0;

	if (!check_side(r, call_side(c, "side"), e))
		return false;
	pair[n++] = (struct pair){ "at",
		text_fmt(c->a, "%s %s", day_iso(r->day, day), minute_show(r->minute, at)) };
	for (int k = 0; k < RES_KINDS; k++)
		if (r->who[k] != 0)
			pair[n++] = (struct pair){ visit_resource[k],
				text_fmt(c->a, "#%lld", (long long)r->who[k]) };
	if (r->session != 0) {
		pair[n++] = (struct pair){ "id", call_number(c, r->session) };
		return call_command(c, "session.move", pair, n, one, e);
	}
	if (r->course != 0) {
		pair[n++] = (struct pair){ "course", call_number(c, r->course) };
	} else {
		pair[n++] =
		    (struct pair){ "patient", text_fmt(c->a, "#%lld", (long long)r->patient) };
		pair[n++] = (struct pair){ "label", r->therapy };
		pair[n++] = (struct pair){ "minutes", call_number(c, r->minutes) };
		if (side != '\0')
			pair[n++] = (struct pair){ "side", text_fmt(c->a, "%c", side) };
	}
	return call_command(c, "session.book", pair, n, one, e);
}

static bool
wait_give_run(struct call *c, struct outcome *out, struct err *e)
{
	int64_t at = call_int(c, "at", 0);
	struct freed f = { .day = (int)(at / DAY_MINUTES) };
	struct waiting_match m;
	struct outcome one;
	struct waiting w;

	f.at.from = f.at.to = (int)(at % DAY_MINUTES);
	if (!waiting_match_one(c->app, &f, call_int(c, "id", 0), c->a, &m, e))
		return false;
	if (m.row.n == 0)
		return err_field(e, ERR_RULE, "at",
		    "That place is not free any more, or does not suit who waits: look again.");
	if (!set_ended(c, true, &w, out, e) || !take_place(c, &m.row.at[0], &one, e))
		return false;
	for (size_t i = 0; i < one.changed.n; i++)
		*vec_add(c->a, &out->changed) = one.changed.at[i];
	for (size_t i = 0; i < one.inverse.n; i++)
		*vec_add(c->a, &out->inverse) = one.inverse.at[i];
	for (size_t i = 0; i < one.reasons.n; i++)
		*vec_add(c->a, &out->reasons) = one.reasons.at[i];
	outcome_say(c, out, "%s", one.said);
	return true;
}

const struct command wait_commands[] = {
	{ "wait.add", "put a patient on the wait list for an earlier place", MAY_WORK, add_params,
	    .run = wait_add_run },
	{ "wait.end", "take a patient off the wait list", MAY_WORK, id_params,
	    .run = wait_end_run },
	{ "wait.resume", "put a patient back where they stood on the wait list", MAY_WORK,
	    id_params, .run = wait_resume_run },
	{ "wait.give", "give a free place to one who waits: the visit moves there, or is booked",
	    MAY_WORK, give_params, .run = wait_give_run },
	{ 0 },
};
