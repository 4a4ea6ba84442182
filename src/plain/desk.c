#include "plain/desk.h"

#include <stdlib.h>
#include <string.h>

#include "app/may.h"
#include "base/text.h"

enum { PAGE = 20 }; /* rows that are said at once */

void
numbers_begin(struct desk *d)
{
	arena_clear(&d->mem);
	memset(&d->number, 0, sizeof(d->number));
	d->said = 0;
}

void
number_add(struct desk *d, struct numbered n)
{
	n.words = arena_str(&d->mem, n.words == NULL ? "" : n.words);
	n.text = n.text == NULL ? "" : n.text;
	*vec_add(&d->mem, &d->number) = n;
	if (d->said + 1 == d->number.n && d->number.n <= PAGE) {
		d->said++;
		if (n.text[0] != '\0')
			say(d->t, "%s", n.text);
	}
}

void
number_say(struct desk *d, struct numbered n, const char *fmt, ...)
{
	struct arena turn = { 0 };
	va_list ap;

	va_start(ap, fmt);
	n.text = text_fmt(&d->mem, "%zu. %s", d->number.n + 1, text_vfmt(&turn, fmt, ap));
	va_end(ap);
	number_add(d, n);
	arena_clear(&turn);
}

void
numbers_end(struct desk *d)
{
	if (d->said < d->number.n)
		say(d->t, "%zu more: more says them.", d->number.n - d->said);
}

void
more_verb(struct desk *d, const char *args)
{
	size_t to = d->said + PAGE;

	(void)args;
	if (d->said >= d->number.n)
		say(d->t, "There is no more of the last list.");
	for (; d->said < d->number.n && d->said < to; d->said++)
		say(d->t, "%s", d->number.at[d->said].text);
	numbers_end(d);
}

const struct numbered *
number_get(struct desk *d, const char *word)
{
	size_t digits = strspn(word, "0123456789");
	long n = digits > 0 && digits < 5 ? strtol(word, NULL, 10) : 0;

	if (digits == 0 || (word[digits] != '\0' && word[digits] != ' '))
		say(d->t, "Error: say the number of a row of the last list.");
	else if (d->number.n == 0)
		say(d->t, "Error: no list is open to which a number belongs; %s makes one.",
		    d->patient == 0 ? "find or today" : "path, find or today");
	else if (n < 1 || (size_t)n > d->number.n)
		say(d->t, "Error: the last list has numbers 1 to %zu.", d->number.n);
	else
		return &d->number.at[n - 1];
	return NULL;
}

const struct numbered *
number_among(struct desk *d, const char *word, unsigned kinds)
{
	static const char *const list[] = { [NUMBER_PATIENT] = "patients: say find and a name",
		[NUMBER_VISIT] = "visits: say today",
		[NUMBER_DUE] = "what is due: say due",
		[NUMBER_CALL] = "calls: say calls",
		[NUMBER_PART] = "the path: say path",
		[NUMBER_DRAFT] = "drafts: say drafts",
		[NUMBER_FORM] = "forms: say forms",
		[NUMBER_RECORD] = "the history: say history",
		[NUMBER_ACT] = "what you did: say did",
		[NUMBER_WAIT] = "the wait list: say waits",
		[NUMBER_ALERT] = "alerts: say alerts",
		[NUMBER_THING] = "records: say records",
		[NUMBER_PAIR] = "records that look alike: say duplicates, or merge",
		[NUMBER_MERGED] = "records that became part of this one: say merge",
		[NUMBER_LINE] = "the audit: say audit",
		[NUMBER_TELL] = "whom to tell: say tell",
		[NUMBER_WEEKDAY] = "weekdays: say hours",
		[NUMBER_OFF] = "closed days: say hours",
		[NUMBER_RESOURCE] = "therapists, rooms and devices: say rooms",
		[NUMBER_SETTING] = "settings: say settings",
		[NUMBER_STAFF] = "the staff: say staff",
		[NUMBER_GLASS] = "opened sensitive charts: say review",
		[NUMBER_ADMIT] = "who is let in: say sensitive",
		[NUMBER_PRESENT] = "who is signed in: say who" };
	const struct numbered *n = number_get(d, word);
	size_t k = 0;

	if (n == NULL || (kinds & 1u << n->kind) != 0)
		return n;
	while ((kinds & 1u << k) == 0)
		k++;
	say(d->t, "Error: the last list is another one; this is for the list of %s.", list[k]);
	return NULL;
}

bool
desk_patient(struct desk *d)
{
	if (d->patient != 0)
		return true;
	say(d->t, "Error: no chart is open. Say find and a name, then the number of the patient.");
	return false;
}

bool
desk_may(struct desk *d, const char *command)
{
	struct err e = { 0 };

	if (may_run(d->app, command, &e))
		return true;
	say_error(d->t, &e);
	return false;
}

const char *
desk_who(const struct desk *d, const struct banner *b, struct arena *a)
{
	return text_fmt(a, "%s, ID %s", talk_name(d->t, b->shown, b->latin), b->number);
}

bool
desk_day(const struct desk *d, const char *typed, int *out, struct err *e)
{
	int today = app_now(d->app).day;

	*out = today;
	return typed[0] == '\0'
	    || day_read(typed, today, app_clinic(d->app)->order, DAY_NEAR, out, e);
}

bool
desk_head(struct desk *d, const char *title)
{
	struct arena turn = { 0 };
	struct banner who;
	struct err e = { 0 };
	bool done = desk_patient(d);

	if (done && !banner_load(d->app, d->patient, &turn, &who, &e)) {
		say_error(d->t, &e);
		done = false;
	} else if (done)
		say(d->t, "%s. %s.", title, desk_who(d, &who, &turn));
	arena_clear(&turn);
	return done;
}
