#include "exchange/holidays.h"

#include <string.h>

#include <libical/ical.h>

#include "base/text.h"

/* A rule of days is looked at for 270 years; one of seconds would be for hours. */
enum { LONGEST = 31, COMES_BACK_MOST = 200, LOOKED_AT_MOST = 100000 };

/* The file, line by line as libical asks for it: it joins folded ones, we count. */
struct reader {
	const char *at;
	int line;  /* of the next one */
	int ahead; /* of what was read last: libical looks one line ahead */
	struct arena *a;
	int from, to; /* days that rules are followed over */
	struct holidays *out;
	VEC(int) begins; /* lines of the events, in order */
	int depth;       /* of components, the calendar is 1 */
};

static char *
next_line(char *to, size_t size, void *ctx)
{
	struct reader *r = ctx;
	size_t n = strcspn(r->at, "\n");

	if (*r->at == '\0' || size < 2)
		return NULL;
	n += r->at[n] == '\n';
	if (n > size - 1)
		n = size - 1; /* the rest of a long line comes with the next call */
	memcpy(to, r->at, n);
	to[n] = '\0';
	r->ahead = r->line;
	r->line += to[n - 1] == '\n';
	r->at += n;
	return to;
}

static int
day_of_time(struct icaltimetype t)
{
	return icaltime_is_null_time(t) ? DAY_NONE : day_of(t.year, t.month, t.day);
}

static void
add(struct reader *r, struct holiday h, const char *why)
{
	h.ignored = why;
	*vec_add(r->a, &r->out->list) = h;
}

/* Every year on its date, and nothing more special than that. */
static bool
is_yearly(struct icalrecurrencetype rule)
{
	return rule.freq == ICAL_YEARLY_RECURRENCE && rule.interval == 1 && rule.count == 0
	    && icaltime_is_null_time(rule.until) && rule.by_month[0] == ICAL_RECURRENCE_ARRAY_MAX
	    && rule.by_month_day[0] == ICAL_RECURRENCE_ARRAY_MAX
	    && rule.by_day[0] == ICAL_RECURRENCE_ARRAY_MAX
	    && rule.by_year_day[0] == ICAL_RECURRENCE_ARRAY_MAX
	    && rule.by_week_no[0] == ICAL_RECURRENCE_ARRAY_MAX
	    && rule.by_set_pos[0] == ICAL_RECURRENCE_ARRAY_MAX;
}

/* The event leaves that day out. */
static bool
is_excepted(icalcomponent *event, int day)
{
	for (icalproperty *p = icalcomponent_get_first_property(event, ICAL_EXDATE_PROPERTY);
	     p != NULL; p = icalcomponent_get_next_property(event, ICAL_EXDATE_PROPERTY))
		if (day_of_time(icalproperty_get_exdate(p)) == day)
			return true;
	return false;
}

/* One that comes back is a holiday of its own each time, within the days asked for. */
static void
follow_rule(struct reader *r, icalcomponent *event, struct icalrecurrencetype rule,
    struct icaltimetype start, struct holiday h)
{
	icalrecur_iterator *it = icalrecur_iterator_new(rule, start);
	struct holiday whole = h;
	size_t before = r->out->list.n;
	int length = h.to - h.from, n = 0, looked = 0;

	if (it == NULL) {
		add(r, h, "its rule of coming back cannot be read");
		return;
	}
	for (struct icaltimetype t = icalrecur_iterator_next(it);
	     !icaltime_is_null_time(t) && n < COMES_BACK_MOST && looked < LOOKED_AT_MOST;
	     t = icalrecur_iterator_next(it)) {
		h.from = day_of_time(t);
		h.to = h.from + length;
		if (h.from > r->to)
			break;
		looked++;
		if (h.to < r->from || is_excepted(event, h.from))
			continue;
		add(r, h, NULL);
		n++;
	}
	icalrecur_iterator_free(it);
	if (n == COMES_BACK_MOST || looked == LOOKED_AT_MOST) {
		r->out->list.n = before; /* all of them, or none */
		add(r, whole, "it comes back more often than can be followed");
	} else if (n == 0) {
		add(r, whole, "it comes back on none of the days asked for");
	}
}

static void
follow_dates(struct reader *r, icalcomponent *event, struct holiday h)
{
	int length = h.to - h.from;

	for (icalproperty *p = icalcomponent_get_first_property(event, ICAL_RDATE_PROPERTY);
	     p != NULL; p = icalcomponent_get_next_property(event, ICAL_RDATE_PROPERTY)) {
		struct icaldatetimeperiodtype d = icalproperty_get_rdate(p);

		h.from = day_of_time(d.time);
		h.to = h.from == DAY_NONE ? DAY_NONE : h.from + length;
		add(r, h, h.from == DAY_NONE ? "one of its days cannot be read" : NULL);
	}
}

/* Why the event as it stands is none; its days come into h. */
static const char *
read_days(icalcomponent *event, struct icaltimetype *start, struct holiday *h)
{
	icalproperty *length = icalcomponent_get_first_property(event, ICAL_DURATION_PROPERTY);
	icalproperty *end = icalcomponent_get_first_property(event, ICAL_DTEND_PROPERTY);

	*start = icalcomponent_get_dtstart(event);
	if (icaltime_is_null_time(*start))
		return "it says no day that can be read";
	if (!start->is_date)
		return "it does not begin with a whole day";
	h->from = h->to = day_of_time(*start);
	if (end != NULL && !icalproperty_get_dtend(end).is_date)
		return "it does not end with a whole day";
	if (end != NULL)
		h->to = day_of_time(icalproperty_get_dtend(end));
	if (h->from == DAY_NONE || h->to == DAY_NONE)
		return "it says no day that can be read";
	if (end != NULL)
		h->to--; /* it ends as that day begins */
	if (length != NULL) {
		struct icaldurationtype d = icalproperty_get_duration(length);

		if (d.is_neg || d.hours != 0 || d.minutes != 0 || d.seconds != 0)
			return "its length is not one of whole days";
		if (d.weeks > LONGEST || d.days > LONGEST)
			return "it is longer than a month";
		h->to = h->from + (int)(d.weeks * 7 + d.days) - 1;
	}
	if (h->to < h->from)
		h->to = h->from; /* an end on the day of the beginning: some programs write that */
	return h->to - h->from >= LONGEST ? "it is longer than a month" : NULL;
}

static void
read_event(struct reader *r, icalcomponent *event, int line)
{
	const char *name = icalcomponent_get_summary(event);
	icalproperty *rule = icalcomponent_get_first_property(event, ICAL_RRULE_PROPERTY);
	struct holiday h = { .line = line,
		.from = DAY_NONE,
		.to = DAY_NONE,
		.name = name == NULL ? "" : arena_str(r->a, name) };
	struct icaltimetype start;
	const char *why = read_days(event, &start, &h);

	if (why == NULL && icalcomponent_get_status(event) == ICAL_STATUS_CANCELLED)
		why = "it is cancelled";
	if (why == NULL && icalcomponent_get_first_property(event, ICAL_XLICERROR_PROPERTY) != NULL)
		why = "a line of it cannot be read";
	if (why != NULL) {
		add(r, h, why);
		return;
	}
	follow_dates(r, event, h);
	if (rule == NULL) {
		add(r, h, NULL);
		return;
	}
	h.yearly = is_yearly(icalproperty_get_rrule(rule))
	    && icalcomponent_get_first_property(event, ICAL_EXDATE_PROPERTY) == NULL;
	if (h.yearly)
		add(r, h, NULL);
	else
		follow_rule(r, event, icalproperty_get_rrule(rule), start, h);
}

/* Where each event begins, which libical does not keep. */
static void
count_line(struct reader *r, const char *text, int line)
{
	if (strncasecmp(text, "BEGIN:", 6) == 0 && ++r->depth == 2
	    && strncasecmp(text + 6, "VEVENT", 6) == 0)
		*vec_add(r->a, &r->begins) = line;
	else if (strncasecmp(text, "END:", 4) == 0)
		r->depth--;
}

/* All lines; the calendar when it was whole. */
static icalcomponent *
parse(struct reader *r, icalparser *p, struct err *e)
{
	icalcomponent *found = NULL;
	char *line;
	int at = r->line;

	icalparser_set_gen_data(p, r);
	while (found == NULL && (line = icalparser_get_line(p, next_line)) != NULL) {
		bool empty = line[0] == '\0'; /* as the first one that libical gives is */
		bool calendar = r->depth > 0 || strncasecmp(line, "BEGIN:VCALENDAR", 15) == 0;

		if (!empty && calendar) {
			count_line(r, line, at);
			found = icalparser_add_line(p, line);
		}
		icalmemory_free_buffer(line);
		if (!empty && !calendar)
			break;
		at = r->ahead;
	}
	if (found != NULL)
		return found;
	if (r->begins.n > 0 && r->depth > 1)
		err_set(e, ERR_INPUT, "line %d: the file ends within this event: fetch it again.",
		    r->begins.at[r->begins.n - 1]);
	else if (r->depth > 0)
		err_set(e, ERR_INPUT,
		    "line %d: the file ends before its calendar does: fetch it again.", r->line);
	else
		err_set(e, ERR_INPUT,
		    "line 1: This is no iCalendar file: it begins with BEGIN:VCALENDAR.");
	return NULL;
}

bool
holidays_read(const char *text, const struct holiday_range *days, struct arena *a,
    struct holidays *out, struct err *e)
{
	struct reader r = {
		.at = text, .line = 1, .a = a, .from = days->from, .to = days->to, .out = out
	};
	icalparser *p;
	icalcomponent *calendar;
	size_t n = 0;

	*out = (struct holidays){ 0 };
	icalerror_set_errors_are_fatal(false); /* what is wrong in a file is said, and no more */
	p = icalparser_new();
	calendar = parse(&r, p, e);
	icalparser_free(p);
	if (calendar == NULL)
		return false;
	for (icalcomponent *event =
		 icalcomponent_get_first_component(calendar, ICAL_VEVENT_COMPONENT);
	     event != NULL;
	     event = icalcomponent_get_next_component(calendar, ICAL_VEVENT_COMPONENT), n++)
		read_event(&r, event, n < r.begins.n ? r.begins.at[n] : 1);
	icalcomponent_free(calendar);
	return true;
}
