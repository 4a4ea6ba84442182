#include "app/visit_turn.h"

static const char *const words[SESSION_STATES] = {
	[SESSION_BOOKED] = "booked",
	[SESSION_ARRIVED] = "arrived",
	[SESSION_RUNNING] = "running",
	[SESSION_DONE] = "done",
	[SESSION_NO_SHOW] = "marked as not attended",
	[SESSION_CANCELLED] = "cancelled",
};

const char *
visit_state_word(enum session_state s)
{
	return words[s];
}

bool
visit_state_leads(enum session_state from, enum session_state to)
{
	static const unsigned may[SESSION_STATES] = {
		[SESSION_BOOKED] = 1u << SESSION_ARRIVED | 1u << SESSION_RUNNING
		    | 1u << SESSION_NO_SHOW | 1u << SESSION_CANCELLED,
		[SESSION_ARRIVED] = 1u << SESSION_RUNNING | 1u << SESSION_DONE
		    | 1u << SESSION_NO_SHOW | 1u << SESSION_CANCELLED,
		[SESSION_RUNNING] = 1u << SESSION_DONE,
		[SESSION_NO_SHOW] = 1u << SESSION_ARRIVED,
	};

	return (may[from] >> to & 1u) != 0;
}

static bool
cannot_become(enum session_state was, enum session_state to, struct err *e)
{
	static const char *const becomes[SESSION_STATES] = {
		[SESSION_BOOKED] = "booked again",
		[SESSION_ARRIVED] = "marked as arrived",
		[SESSION_RUNNING] = "started",
		[SESSION_DONE] = "marked as done",
		[SESSION_NO_SHOW] = "marked as not attended",
		[SESSION_CANCELLED] = "cancelled",
	};

	if (was == to)
		return err_set(e, ERR_RULE, "This visit is %s already.", words[was]);
	if (was == SESSION_BOOKED)
		return err_set(e, ERR_RULE, "This visit is booked: first the patient arrives.");
	return err_set(
	    e, ERR_RULE, "This visit is %s, so it cannot be %s.", words[was], becomes[to]);
}

bool
visit_may_turn(const struct session *s, enum session_state to, struct now now, struct err *e)
{
	char day[DAY_TEXT], at[DAY_TEXT];

	if (!visit_state_leads(s->state, to))
		return cannot_become(s->state, to, e);
	if (to != SESSION_CANCELLED && s->day > now.day)
		return err_set(
		    e, ERR_RULE, "This visit is on %s: not today.", day_show_long(s->day, day));
	if (to == SESSION_NO_SHOW && s->day == now.day && s->minute > now.minute)
		return err_set(e, ERR_RULE, "This visit begins at %s; cancel it instead.",
		    minute_show(s->minute, at));
	return true;
}
