#include "exchange/holidays.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"

enum { LONGEST = 31 };

/* The file, line by line, and the event that is being read. */
struct reader {
	const char *at;
	int line; /* of the next one */
	struct arena *a;
	struct holidays *out;
	struct holiday now;
	bool inside; /* an event */
	int deeper;  /* in parts of it: an alarm */
	bool ended;  /* the event says when it ends */
};

/* The next content line, folded ones joined; NULL at the end. */
static const char *
next_line(struct reader *r, int *line)
{
	struct text t = { .a = r->a };

	if (*r->at == '\0')
		return NULL;
	*line = r->line;
	do {
		size_t n = strcspn(r->at, "\r\n");

		text_addf(&t, "%.*s", (int)n, r->at);
		r->at += n;
		r->at += *r->at == '\r';
		r->at += *r->at == '\n';
		r->line++;
	} while ((*r->at == ' ' || *r->at == '\t') && *++r->at != '\0');
	return text_get(&t);
}

/* 20261225, and nothing after it. */
static int
read_date(const char *s)
{
	if (strspn(s, "0123456789") != 8 || s[8] != '\0')
		return DAY_NONE;
	return day_of((s[0] - '0') * 1000 + (s[1] - '0') * 100 + (s[2] - '0') * 10 + (s[3] - '0'),
	    (s[4] - '0') * 10 + (s[5] - '0'), (s[6] - '0') * 10 + (s[7] - '0'));
}

/* P3D, P1W: in days; 0 when it is another. */
static int
read_duration(const char *s)
{
	char *end;
	long n = *s == 'P' ? strtol(s + 1, &end, 10) : 0;

	if (n < 1 || n > LONGEST || (*end != 'D' && *end != 'W') || end[1] != '\0')
		return 0;
	return *end == 'W' ? (int)n * 7 : (int)n;
}

static const char *
unescape(const char *s, struct arena *a)
{
	char *out = arena_str(a, s), *to = out;

	for (; *s != '\0'; s++) {
		if (*s == '\\' && s[1] != '\0') {
			s++;
			*to++ = *s == 'n' || *s == 'N' ? ' ' : *s;
		} else {
			*to++ = *s;
		}
	}
	*to = '\0';
	return out;
}

static void
ignore(struct reader *r, const char *why)
{
	if (r->now.ignored == NULL)
		r->now.ignored = why;
}

/* Every year on its date is understood; every other rule is not. */
static void
read_rule(struct reader *r, const char *rule)
{
	if (strcasecmp(rule, "FREQ=YEARLY") == 0 || strcasecmp(rule, "FREQ=YEARLY;INTERVAL=1") == 0)
		r->now.yearly = true;
	else
		ignore(r, "it comes back by a rule other than every year on its date");
}

static void
property(struct reader *r, const char *name, const char *value)
{
	if (strcasecmp(name, "SUMMARY") == 0) {
		r->now.name = unescape(value, r->a);
	} else if (strcasecmp(name, "DTSTART") == 0) {
		r->now.from = read_date(value);
		if (r->now.from == DAY_NONE)
			ignore(r, "it does not begin with a whole day");
	} else if (strcasecmp(name, "DTEND") == 0) {
		int after = read_date(value);

		r->ended = true;
		r->now.to = after == DAY_NONE ? DAY_NONE : after - 1;
		if (after == DAY_NONE)
			ignore(r, "it does not end with a whole day");
	} else if (strcasecmp(name, "DURATION") == 0) {
		r->now.to = read_duration(value); /* days for now: the start may come later */
		if (r->now.to == 0)
			ignore(r, "its length is not one of whole days");
	} else if (strcasecmp(name, "RRULE") == 0) {
		read_rule(r, value);
	} else if (strcasecmp(name, "RDATE") == 0 || strcasecmp(name, "EXDATE") == 0) {
		ignore(r, "it has single days of its own");
	} else if (strcasecmp(name, "STATUS") == 0 && strcasecmp(value, "CANCELLED") == 0) {
		ignore(r, "it is cancelled");
	}
}

static void
end_event(struct reader *r)
{
	struct holiday *h = &r->now;

	r->inside = false;
	if (h->from == DAY_NONE)
		ignore(r, "it says no day");
	if (h->ignored == NULL && !r->ended)
		h->to = h->from + (h->to == DAY_NONE ? 0 : h->to - 1);
	if (h->ignored == NULL && h->to < h->from)
		h->to = h->from; /* an end on the day of the beginning: some programs write that */
	if (h->ignored == NULL && h->to - h->from >= LONGEST)
		ignore(r, "it is longer than a month");
	*vec_add(r->a, &r->out->list) = *h;
}

static void
begin_or_end(struct reader *r, bool begin, const char *what, int line)
{
	if (!r->inside && begin && strcasecmp(what, "VEVENT") == 0) {
		r->now =
		    (struct holiday){ .line = line, .from = DAY_NONE, .to = DAY_NONE, .name = "" };
		r->inside = true;
		r->ended = false;
		r->deeper = 0;
	} else if (r->inside && begin) {
		r->deeper++;
	} else if (r->inside && r->deeper > 0) {
		r->deeper--;
	} else if (r->inside && strcasecmp(what, "VEVENT") == 0) {
		end_event(r);
	}
}

/* NAME;PARAMETER=..:value; a parameter's quotes may hide a colon. */
static bool
split(const char *line, struct arena *a, const char **name, const char **value)
{
	size_t n = strcspn(line, ";:");
	bool quoted = false;

	*name = arena_strn(a, line, n);
	for (line += n; *line != '\0' && (quoted || *line != ':'); line++)
		quoted = quoted != (*line == '"');
	*value = *line == ':' ? line + 1 : "";
	return *line == ':';
}

bool
holidays_read(const char *text, struct arena *a, struct holidays *out, struct err *e)
{
	struct reader r = { .at = text, .line = 1, .a = a, .out = out };
	const char *line, *name, *value;
	bool calendar = false;
	int at;

	*out = (struct holidays){ 0 };
	while ((line = next_line(&r, &at)) != NULL) {
		if (!split(line, a, &name, &value))
			continue;
		calendar = calendar || strcasecmp(line, "BEGIN:VCALENDAR") == 0;
		if (!calendar)
			break;
		if (strcasecmp(name, "BEGIN") == 0 || strcasecmp(name, "END") == 0)
			begin_or_end(&r, toupper((unsigned char)name[0]) == 'B', value, at);
		else if (r.inside && r.deeper == 0)
			property(&r, name, value);
	}
	if (!calendar)
		return err_set(
		    e, ERR_INPUT, "This is no iCalendar file: it begins with BEGIN:VCALENDAR.");
	return !r.inside
	    || err_set(e, ERR_INPUT, "line %d: the file ends within this event: fetch it again.",
		r.now.line);
}
