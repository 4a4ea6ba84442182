/* hours_commands - the weekly hours of the clinic, and of who and what can be booked. */
#include <string.h>
#include <strings.h>

#include "app/commands.h"
#include "app/hits.h"
#include "app/house.h"
#include "app/inside.h"
#include "app/range.h"
#include "base/text.h"
#include "store/book_store.h"
#include "store/resource_store.h"

enum { WEEK = HOUSE_WEEK, ALL_WEEK = 0xFE /* bits 1 to 7 */ };

static const struct param hours_params[] = {
	{ "resource", PARAM_RESOURCE, false, "whose; the clinic's unless given" },
	{ "days", PARAM_TEXT, true, "mon-fri, sat, mon wed" },
	{ "hours", PARAM_TEXT, true,
	    "08:00-12:00 13:00-17:00, or closed; of a resource on mon-sun also clinic: none of its "
	    "own" },
	{ "was", PARAM_TEXT, false,
	    "its own hours as they were seen, Monday first, by \";\": refused where those of these "
	    "days are others now" },
	{ 0 },
};

static const char weekdays[] = "montuewedthufrisatsun";

static int
weekday_find(const char *s, size_t len)
{
	for (int d = 0; d < 7 && len >= 3; d++)
		if (strncasecmp(s, weekdays + (ptrdiff_t)(3 * d), 3) == 0)
			return d + 1;
	return 0;
}

static const char *
weekday_name(struct call *c, int day)
{
	return arena_strn(c->a, weekdays + (ptrdiff_t)(3 * (day - 1)), 3);
}

/* "mon-fri", "sat", "mon wed": bits 1 to 7; 0 when it cannot be read. */
static unsigned
read_weekdays(const char *typed)
{
	unsigned bits = 0;

	while (*typed != '\0') {
		size_t len = strcspn(typed, " ,-");
		int from = weekday_find(typed, len), to = from;

		if (from == 0)
			return 0;
		typed += len;
		if (*typed == '-') {
			len = strcspn(++typed, " ,");
			to = weekday_find(typed, len);
			typed += len;
		}
		for (int d = from; d <= to; d++)
			bits |= 1u << d;
		if (to < from)
			return 0;
		typed += strspn(typed, " ,");
	}
	return bits;
}

/* The hours of that weekday as they were, for taking back while they are what they became. */
static void
keep_hours(struct call *c, int64_t id, int day, const struct house_week *was,
    const struct house_week *is, struct outcome *out)
{
	outcome_inverse(c, out, "hours.set",
	    PAIRS({ "resource", id == 0 ? "" : text_fmt(c->a, "#%lld", (long long)id) },
		{ "days", weekday_name(c, day) }, { "hours", house_own(was, day) },
		{ "was", house_seen(is, c->a) }));
}

static bool
has_hours(struct call *c, int64_t id, bool *out, struct err *e)
{
	struct hour_spans at;

	*out = false;
	for (int d = 1; d <= WEEK && !*out; d++) {
		if (!hours_on(tx_db(c->tx), id, d, c->a, &at, e))
			return false;
		*out = at.list.n > 0;
	}
	return true;
}

static bool
take_clinic_hours(struct call *c, int64_t id, struct err *e)
{
	struct hour_spans clinic;

	for (int d = 1; d <= WEEK; d++)
		if (!hours_on(tx_db(c->tx), 0, d, c->a, &clinic, e)
		    || !hours_set(c->tx, id, d, clinic.list.at, (int)clinic.list.n, e))
			return false;
	return true;
}

/* With no day left it would be open whenever the clinic is, and the clinic at all times. */
static bool
check_some_left(struct call *c, int64_t id, struct err *e)
{
	bool some;

	if (!has_hours(c, id, &some, e))
		return false;
	return some
	    || err_field(e, ERR_RULE, "hours",
		id == 0 ? "No day would be left: leave one open, and note closed days for the rest."
			: "No day would be left: take it out of use, or note that it is away.");
}

/* Weekdays and what their hours become. */
struct new_hours {
	int64_t id;
	unsigned days;
	bool clinic; /* the clinic's, again */
	bool none;   /* it has none of its own yet */
	struct span at[RANGE_SPANS];
	int n;
};

static bool
read_new_hours(struct call *c, struct new_hours *h, struct err *e)
{
	const char *hours = call_text(c, "hours");
	bool closed = strcasecmp(hours, "closed") == 0;

	h->id = call_int(c, "resource", 0);
	h->days = read_weekdays(call_text(c, "days"));
	h->clinic = h->id != 0 && strcasecmp(hours, "clinic") == 0;
	h->n = closed || h->clinic ? 0 : range_spans(hours, h->at, c->a, e);
	if (h->n < 0)
		return false;
	if (h->days == 0)
		return err_field(e, ERR_INPUT, "days", "\"%.20s\" are no weekdays: mon-fri, sat",
		    call_text(c, "days"));
	if (h->clinic && h->days != ALL_WEEK)
		return err_field(e, ERR_INPUT, "days",
		    "The clinic's hours are taken for the whole week: mon-sun.");
	return h->n > 0 || closed || h->clinic
	    || err_field(e, ERR_INPUT, "hours", "say hours like 08:00-12:00, or closed");
}

/* Without hours of its own a resource has the clinic's: those become its own, so that a day that is
 * not spoken of stays what it was.  What is taken back was like that before, whatever it was. */
static bool
write_hours(struct call *c, const struct new_hours *h, struct err *e)
{
	bool said = c->undoing == NULL && !h->clinic;

	if (said && h->none && !take_clinic_hours(c, h->id, e))
		return false;
	for (int d = 1; d <= WEEK; d++)
		if ((h->days >> d & 1u) != 0 && !hours_set(c->tx, h->id, d, h->at, h->n, e))
			return false;
	return !said || check_some_left(c, h->id, e);
}

/* What somebody else made of a day since it was looked at is not lost unseen. */
static bool
check_seen(struct call *c, const struct new_hours *h, const struct house_week *now, struct err *e)
{
	const char *was = call_text(c, "was"), *who;

	for (int d = 1; d <= WEEK && *was != '\0'; d++) {
		const char *own = house_own(now, d);
		size_t n = strcspn(was, ";");

		if ((h->days >> d & 1u) != 0 && (strlen(own) != n || memcmp(own, was, n) != 0))
			return hours_changed_by(tx_db(c->tx), h->id, c->a, &who, e)
			    && err_field(e, ERR_CONFLICT, "hours",
				"Hours of %s were changed since by %s: they are %s now.",
				weekday_name(c, d), who, own);
		was += n;
		was += strspn(was, "; ");
	}
	return true;
}

static bool
hours_set_run(struct call *c, struct outcome *out, struct err *e)
{
	struct new_hours h;
	struct house_week was, is;
	struct book before;
	int hit;

	if (!read_new_hours(c, &h, e) || !house_week(c->app, h.id, c->a, &was, e)
	    || !check_seen(c, &h, &was, e) || !hits_before(c, &before, e))
		return false;
	h.none = !was.own;
	if (!write_hours(c, &h, e) || !house_week(c->app, h.id, c->a, &is, e)
	    || !hits_of_change(c, &before, out, &hit, e))
		return false;
	for (int d = 1; d <= WEEK; d++)
		if (h.none || (h.days >> d & 1u) != 0)
			keep_hours(c, h.id, d, &was, &is, out);
	out->id = h.id;
	outcome_change(c, out, "hours", h.id);
	outcome_say(c, out,
	    hit == 0 ? "Hours of %s are %s now."
		     : "Hours of %s are %s now; %d booked outside them.",
	    call_text(c, "days"), h.clinic ? "the clinic's" : call_text(c, "hours"), hit);
	return true;
}

const struct command hours_commands[] = {
	{ "hours.set", "set the weekly hours of the clinic or a resource", MAY_MANAGE, hours_params,
	    .run = hours_set_run },
	{ 0 },
};
