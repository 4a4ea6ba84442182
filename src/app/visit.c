#include "app/visit.h"

#include "app/booking.h"
#include "app/glass.h"
#include "app/inside.h"
#include "app/patient_name.h"
#include "app/which_hip.h"
#include "base/text.h"
#include "store/resource_store.h"

enum { MINUTES_MOST = 480 };

const char *const visit_resource[RES_KINDS] = {
	[RES_THERAPIST] = "therapist", [RES_ROOM] = "room", [RES_DEVICE] = "device"
};

/* Always false: who was there first, and what the visit is now. */
static bool
changed_meanwhile(struct call *c, const struct session *s, struct err *e)
{
	const char *initials;
	char at[DAY_TEXT];

	if (!session_last_hand(tx_db(c->tx), s->id, c->a, &initials, e))
		return false;
	return err_set(e, ERR_CONFLICT,
	    "%s changed this visit just now: it is %s, at %s. Look again.",
	    initials[0] == '\0' ? "Somebody" : initials, session_state_name(s->state),
	    minute_show(s->minute, at));
}

bool
visit_find(struct call *c, struct session *s, struct err *e)
{
	if (!session_find(tx_db(c->tx), call_int(c, "id", 0), c->a, s, e))
		return false;
	return call_int(c, "rev", s->rev) == s->rev || changed_meanwhile(c, s, e);
}

bool
visit_fit(struct call *c, struct booking *b, int64_t except, struct outcome *out, struct err *e)
{
	struct obstacles p = { 0 };
	bool fits = booking_fit(c->app, b, except, c->a, &p, e);

	for (int i = 0; i < p.n; i++)
		outcome_reason(c, out, "%s", p.at[i].text);
	return fits;
}

bool
visit_times(const struct session *s, struct err *e)
{
	if (s->minutes < CELL_MINUTES || s->minutes > MINUTES_MOST
	    || s->minutes % CELL_MINUTES != 0)
		return err_field(e, ERR_INPUT, "minutes", "minutes must be 5 to %d, in steps of 5",
		    MINUTES_MOST);
	if (s->minute < 0 || s->minute >= DAY_MINUTES || s->minute % CELL_MINUTES != 0)
		return err_field(e, ERR_INPUT, "at", "times go in steps of 5 minutes, like 14:05");
	return true;
}

const char *
visit_when(const struct session *s, struct arena *a)
{
	char day[DAY_TEXT], at[DAY_TEXT];

	return text_fmt(a, "%s %s", day_show_long(s->day, day), minute_show(s->minute, at));
}

bool
visit_where(
    struct app *app, const struct session *s, struct arena *a, const char **out, struct err *e)
{
	struct text who = { .a = a };

	for (int k = 0; k < RES_KINDS; k++) {
		struct kept_resource r;

		if (s->who[k] == 0)
			continue;
		if (!resource_find(app->db, s->who[k], a, &r, e))
			return false;
		text_addf(&who, "%s%s", who.len == 0 ? "" : " + ", r.code);
	}
	*out = text_get(&who);
	return true;
}

bool
visit_place(
    struct app *app, const struct session *s, struct arena *a, const char **out, struct err *e)
{
	const char *where;

	if (!visit_where(app, s, a, &where, e))
		return false;
	*out = text_fmt(a, "%s%s%s", visit_when(s, a), where[0] == '\0' ? "" : ", ", where);
	return true;
}

static bool
say(struct call *c, struct outcome *out, const char *did, const struct session *s,
    const char *place, struct err *e)
{
	const char *who = "";

	out->id = s->id;
	out->patient = s->patient;
	outcome_change(c, out, "session", s->id);
	if (!patient_name_of(c->app, s->patient, c->a, &who, e))
		return false;
	outcome_say(c, out, "%s: %s%s %s %s.", who, glass_label(c->app, s->patient, s->label),
	    glass_hides(c->app, s->patient) ? "" : hip_said(s->side), did, place);
	return true;
}

bool
visit_say(
    struct call *c, struct outcome *out, const char *did, const struct session *s, struct err *e)
{
	char at[DAY_TEXT];
	const char *place, *where;

	if (s->day != app_now(c->app).day)
		return visit_say_booked(c, out, did, s, e);
	if (!visit_where(c->app, s, c->a, &where, e))
		return false;
	place = text_fmt(
	    c->a, "%s%s%s", minute_show(s->minute, at), where[0] == '\0' ? "" : ", ", where);
	return say(c, out, did, s, place, e);
}

bool
visit_say_booked(
    struct call *c, struct outcome *out, const char *did, const struct session *s, struct err *e)
{
	const char *place;

	return visit_place(c->app, s, c->a, &place, e) && say(c, out, did, s, place, e);
}
