/* hold_commands - holding a place while somebody is about to book it. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

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

static const struct param series_params[] = {
	{ "places", PARAM_NOTE, true,
	    "2026-12-01 10:00 45 #3 #5; ...: minutes, and who by number" },
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

enum { SERIES_DAYS = 8 * 366 }; /* no series is longer */

/* One place of a series, with all that it takes. */
struct held {
	int day;
	struct span at;
	int64_t resource[RES_KINDS];
	int n;
};

/* Digits and nothing else. */
static bool
read_whole(const char *s, int64_t *out)
{
	size_t n = s == NULL ? 0 : strspn(s, "0123456789");

	*out = n > 0 && n <= 18 && s[n] == '\0' ? strtoll(s, NULL, 10) : 0;
	return *out > 0;
}

/* "#3 #5" */
static bool
read_resources(char *text, struct held *h, struct err *e)
{
	const char *who;

	while ((who = strsep(&text, " ")) != NULL) {
		if (who[0] == '\0')
			continue;
		if (h->n == RES_KINDS || who[0] != '#' || !read_whole(who + 1, &h->resource[h->n]))
			return err_field(e, ERR_INPUT, "places",
			    "\"%.20s\": say who or what is held by number, as #3, at most %d", who,
			    RES_KINDS);
		h->n++;
	}
	return h->n > 0 || err_field(e, ERR_INPUT, "places", "say who or what is held");
}

/* "2026-12-01 10:00 45 #3 #5" */
static bool
read_held(char *text, struct held *h, struct err *e)
{
	const char *day = strsep(&text, " "), *minute = strsep(&text, " "),
		   *length = strsep(&text, " ");
	int64_t minutes;

	*h = (struct held){ 0 };
	if (minute == NULL || !day_read_iso(day, &h->day) || !minute_read(minute, &h->at.from, e)
	    || !read_whole(length, &minutes) || minutes > DAY_MINUTES || minutes % CELL_MINUTES != 0
	    || h->at.from % CELL_MINUTES != 0 || h->at.from + minutes > DAY_MINUTES)
		return err_field(e, ERR_INPUT, "places",
		    "\"%.20s\" is no place: write 2026-12-01 10:00 45 #3; ...", day);
	h->at.to = h->at.from + (int)minutes;
	return read_resources(text, h, e);
}

/* The book of all their days, without what this terminal held before. */
static bool
load_series(struct call *c, const struct held *at, size_t n, struct book *b, struct err *e)
{
	int first = INT_MAX, last = 0;

	for (size_t i = 0; i < n; i++) {
		first = at[i].day < first ? at[i].day : first;
		last = at[i].day > last ? at[i].day : last;
	}
	if (last - first > SERIES_DAYS) {
		err_field(e, ERR_INPUT, "places", "those days lie too far apart");
		return false;
	}
	if (!book_load(tx_db(c->tx), first, 0, c->a, b, e))
		return false;
	b->busy = busy_new(c->a, &b->calendar, first, last - first + 1);
	return book_fill(tx_db(c->tx), first, last - first + 1, c->a, b, e)
	    && holding_take(c->app, first, last, c->a, b, e);
}

/* All of them or none; they take the place of what this terminal held. */
static bool
hold_series_run(struct call *c, struct outcome *out, struct err *e)
{
	char *all = arena_str(c->a, call_text(c, "places")), *one;
	VEC(struct held) held = { 0 };
	struct book book;

	while ((one = strsep(&all, ";")) != NULL) {
		one += strspn(one, " ");
		if (*one != '\0' && !read_held(one, vec_add(c->a, &held), e))
			return false;
	}
	if (held.n == 0)
		return err_field(e, ERR_INPUT, "places", "say at least one place");
	if (!hold_drop(c->tx, e) || !load_series(c, held.at, held.n, &book, e))
		return false;
	for (size_t i = 0; i < held.n; i++) {
		for (int k = 0; k < held.at[i].n; k++) {
			struct hold h = { .day = held.at[i].day,
				.at = held.at[i].at,
				.resource = held.at[i].resource[k],
				.until = tx_now(c->tx).at + HOLD_SECONDS };

			if (!take_one(c, &book, &h, e))
				return false;
			outcome_change(c, out, "hold", h.id);
			out->id = h.id;
		}
	}
	outcome_say(c, out, "%zu places are held for %d seconds.", held.n, HOLD_SECONDS);
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
	{ "hold.series", "hold the places of a series while it is being booked", MAY_WORK,
	    series_params, .quiet = true, .run = hold_series_run },
	{ "hold.drop", "let go of what this terminal holds", MAY_WORK, no_params, .quiet = true,
	    .run = hold_drop_run },
	{ 0 },
};
