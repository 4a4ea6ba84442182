/* day_commands - the end of a day: every row of the board has an outcome. */
#include <stdlib.h>
#include <string.h>

#include "app/commands.h"
#include "app/day_end.h"
#include "app/inside.h"
#include "app/late.h"
#include "app/visit.h"
#include "base/text.h"

static const struct param end_params[] = {
	{ "day", PARAM_DAY, false, "which; today unless given" },
	{ "rows", PARAM_NOTE, false, "12 done; 13 noshow; 14 cancel; 15 open, else as proposed" },
	{ 0 },
};

static bool
set_row(struct day_end *d, char *one, struct err *e)
{
	char *id = strsep(&one, " "), *end;
	long long number = strtoll(id, &end, 10);
	enum day_outcome to;

	if (*end != '\0' || one == NULL || !day_outcome_find(one, &to))
		return err_field(e, ERR_INPUT, "rows",
		    "\"%.20s\" is no outcome: write the session and done, noshow, cancel or open",
		    one == NULL ? id : one);
	for (size_t i = 0; i < d->row.n; i++) {
		if (d->row.at[i].session != number)
			continue;
		d->row.at[i].to = to;
		return true;
	}
	return err_field(e, ERR_CONFLICT, "rows",
	    "Session %lld is not open on that day any more: look again.", number);
}

static bool
read_rows(struct call *c, struct day_end *d, struct err *e)
{
	char *all = arena_str(c->a, call_text(c, "rows")), *one;

	while ((one = strsep(&all, ";")) != NULL) {
		one += strspn(one, " ");
		if (*one != '\0' && !set_row(d, one, e))
			return false;
	}
	return true;
}

static bool
resolve(struct call *c, const struct day_end_row *r, struct outcome *out, struct err *e)
{
	static const char *const command[DAY_OUTCOMES] = { [DAY_DONE] = "session.done",
		[DAY_NO_SHOW] = "session.noshow",
		[DAY_CANCEL] = "session.cancel" };
	struct outcome one, came = { 0 };
	bool unseen = r->to == DAY_DONE && r->state == SESSION_BOOKED;
	const char *id = call_number(c, r->session);

	/* Who was treated had come, whether or not anybody noted it then. */
	if ((unseen
		&& !call_command(c, "session.arrive",
		    PAIRS({ "id", id }, { "rev", call_number(c, r->rev) }), &came, e))
	    || !call_command(c, command[r->to],
		PAIRS({ "id", id }, { "rev", call_number(c, r->rev + unseen) }), &one, e))
		return err_add(e, "%s (%s)", r->name, r->number);
	for (size_t i = 0; i < one.changed.n; i++)
		*vec_add(c->a, &out->changed) = one.changed.at[i];
	for (size_t i = 0; i < one.inverse.n; i++)
		*vec_add(c->a, &out->inverse) = one.inverse.at[i];
	for (size_t i = 0; i < came.inverse.n; i++)
		*vec_add(c->a, &out->inverse) = came.inverse.at[i];
	for (size_t i = 0; r->to == DAY_NO_SHOW && i < one.reasons.n; i++)
		outcome_reason(c, out, "%s (%s): %s", r->name, r->number, one.reasons.at[i]);
	return true;
}

static bool
day_end_run(struct call *c, struct outcome *out, struct err *e)
{
	int day = (int)call_int(c, "day", app_now(c->app).day), n[DAY_OUTCOMES] = { 0 };
	struct day_end d;
	char at[DAY_TEXT];

	if (!late_may(c, day, e) || !day_end_load(c->app, day, c->a, &d, e) || !read_rows(c, &d, e))
		return false;
	for (size_t i = 0; i < d.row.n; i++) {
		const struct day_end_row *r = &d.row.at[i];

		n[r->to]++;
		if (r->to == DAY_OPEN)
			outcome_reason(c, out, "%s %s (%s) is still %s", minute_show(r->minute, at),
			    r->name, r->number, session_state_name(r->state));
		else if (!resolve(c, r, out, e))
			return false;
	}
	if (out->changed.n == 0)
		return err_set(e, ERR_RULE,
		    d.row.n == 0 ? "Every row of that day has an outcome."
				 : "No outcome was given: nothing is changed.");
	outcome_say(c, out, "%d done, %d did not come, %d cancelled, %d still open.", n[DAY_DONE],
	    n[DAY_NO_SHOW], n[DAY_CANCEL], n[DAY_OPEN]);
	return true;
}

const struct command day_commands[] = {
	{ "day.end", "give every open row of a day its outcome", MAY_WORK, end_params,
	    .run = day_end_run },
	{ 0 },
};
