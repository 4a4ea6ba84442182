/* hold_commands - holding a place while somebody is about to book it. */
#include "app/commands.h"
#include "app/holding.h"
#include "app/inside.h"
#include "app/visit.h"
#include "base/text.h"

static const struct param take_params[] = {
	{ "at", PARAM_MOMENT, true, "day and time" },
	{ "minutes", PARAM_INT, true, "how long, changeover included" },
	{ "therapist", PARAM_RESOURCE, false, "who" },
	{ "room", PARAM_RESOURCE, false, "where" },
	{ "device", PARAM_RESOURCE, false, "with what" },
	{ 0 },
};

static const struct param no_params[] = { { 0 } };

/* The place must be free, of bookings and of the holds of others. */
static bool
take_one(struct call *c, const struct book *b, struct hold *h, struct err *e)
{
	int who = calendar_index(&b->calendar, h->resource);
	char from[DAY_TEXT];

	if (who == RES_NONE)
		return err_field(e, ERR_RULE, "at", "That is not in use any more: choose another.");
	if (busy_lane(b->busy, who, h->day, h->at, false) < 0)
		return err_field(e, ERR_CONFLICT, "at",
		    "%s is booked or held by somebody else at %s: choose another time",
		    b->calendar.resource[who].code, minute_show(h->at.from, from));
	return hold_add(c->tx, h, e);
}

static bool
hold_take_run(struct call *c, struct outcome *out, struct err *e)
{
	int64_t at = call_int(c, "at", 0);
	struct session s = { .day = (int)(at / DAY_MINUTES),
		.minute = (int)(at % DAY_MINUTES),
		.minutes = (int)call_int(c, "minutes", 0) };
	struct hold h = { .day = s.day,
		.at = { s.minute, s.minute + s.minutes },
		.until = tx_now(c->tx).at + HOLD_SECONDS };
	struct book book;

	if (!visit_times(&s, e) || !book_load(tx_db(c->tx), s.day, 1, c->a, &book, e)
	    || !holding_take(c->app, s.day, s.day, c->a, &book, e))
		return false;
	if (h.at.to > DAY_MINUTES)
		return err_field(e, ERR_INPUT, "minutes", "that reaches into the next day");
	for (int k = 0; k < RES_KINDS; k++) {
		h.resource = call_int(c, visit_resource[k], 0);
		if (h.resource == 0)
			continue;
		if (!take_one(c, &book, &h, e))
			return false;
		out->id = h.id;
		outcome_change(c, out, "hold", h.id);
	}
	if (out->id == 0)
		return err_field(e, ERR_INPUT, "therapist", "say who or what is held");
	outcome_say(c, out, "%s is held for %d seconds.", visit_when(&s, c->a), HOLD_SECONDS);
	return true;
}

static bool
hold_drop_run(struct call *c, struct outcome *out, struct err *e)
{
	outcome_say(c, out, "Nothing is held any more.");
	return hold_drop(c->tx, e);
}

const struct command hold_commands[] = {
	{ "hold.take", "hold a place while it is being booked", MAY_WORK, take_params,
	    .quiet = true, .run = hold_take_run },
	{ "hold.drop", "let go of what this terminal holds", MAY_WORK, no_params, .quiet = true,
	    .run = hold_drop_run },
	{ 0 },
};
