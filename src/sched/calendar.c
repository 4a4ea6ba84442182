/* calendar - when people, rooms and devices can be booked. */
#include "sched/calendar.h"

#include <assert.h>
#include <string.h>

#include "base/day.h"
#include "base/text.h"

enum { WEEK = 7 };

static const struct span whole_day = { 0, DAY_MINUTES };

static bool
span_is_good(struct span s)
{
	return s.from >= 0 && s.from < s.to && s.to <= DAY_MINUTES && s.from % CELL_MINUTES == 0
	    && s.to % CELL_MINUTES == 0;
}

static bool
check_hours(const char *name, const struct hours *h, int n, struct err *e)
{
	for (int i = 0; i < n; i++) {
		if (h[i].weekday < 1 || h[i].weekday > WEEK)
			return err_set(
			    e, ERR_CONF, "%s: weekday %d is not within 1 to 7", name, h[i].weekday);
		if (!span_is_good(h[i].at))
			return err_set(e, ERR_CONF,
			    "%s: hours must begin before they end, in steps of 5 minutes", name);
	}
	return true;
}

static bool
check_resource(const struct resource *r, struct err *e)
{
	if (r->lanes < 1)
		return err_set(
		    e, ERR_CONF, "%s: %d places, it needs at least one", r->name, r->lanes);
	if (r->over < 0)
		return err_set(e, ERR_CONF, "%s: %d places over is not possible", r->name, r->over);
	for (int i = 0; i < r->nexceptions; i++)
		if (r->exception[i].from > r->exception[i].to || !span_is_good(r->exception[i].at))
			return err_set(e, ERR_CONF,
			    "%s: an exception must begin before it ends, in steps of 5 minutes",
			    r->name);
	return check_hours(r->name, r->hours, r->nhours, e);
}

static void
week_add(struct cells *week, const struct hours *h, int n)
{
	for (int i = 0; i < n; i++)
		cells_set(&week[h[i].weekday - 1], h[i].at);
}

bool
calendar_ready(struct calendar *c, struct arena *a, struct err *e)
{
	struct cells clinic[WEEK] = { { { 0 } } };

	if (!check_hours("the clinic", c->hours, c->nhours, e))
		return false;
	for (int i = 0; i < c->nclosures; i++)
		if (c->closure[i].from > c->closure[i].to || !span_is_good(c->closure[i].at))
			return err_set(e, ERR_CONF,
			    "closure %s must begin before it ends, in steps of 5 minutes",
			    c->closure[i].name);
	for (int i = 0; i < WEEK && c->nhours == 0; i++)
		cells_set(&clinic[i], whole_day);
	week_add(clinic, c->hours, c->nhours);
	c->week = arena_array(a, struct cells, (size_t)c->n * WEEK + 1);
	for (int r = 0; r < c->n; r++) {
		struct cells *week = c->week + r * WEEK;

		if (!check_resource(&c->resource[r], e))
			return false;
		week_add(week, c->resource[r].hours, c->resource[r].nhours);
		for (int i = 0; i < WEEK; i++)
			week[i] = cells_and(week[i], clinic[i]);
	}
	return true;
}

int
calendar_index(const struct calendar *c, int64_t id)
{
	for (int r = 0; r < c->n; r++)
		if (c->resource[r].id == id)
			return r;
	return RES_NONE;
}

/* Month and day as one number that can be compared. */
static int
month_day(int day)
{
	int y, m, d;

	day_split(day, &y, &m, &d);
	return m * 100 + d;
}

static bool
closure_covers(const struct closure *k, int day)
{
	int from, to, md;

	if (!k->yearly || k->to - k->from >= 365)
		return day >= k->from && (k->yearly || day <= k->to);
	from = month_day(k->from);
	to = month_day(k->to);
	md = month_day(day);
	return from <= to ? md >= from && md <= to : md >= from || md <= to;
}

struct cells
calendar_clinic(const struct calendar *c, int day)
{
	struct cells open = { { 0 } };

	cells_set(&open, whole_day);
	for (int i = 0; i < c->nclosures; i++)
		if (closure_covers(&c->closure[i], day))
			cells_clear(&open, c->closure[i].at);
	return open;
}

struct cells
calendar_hours(const struct calendar *c, int r, int day)
{
	const struct resource *res = &c->resource[r];
	struct cells open;

	assert(c->week != NULL && "calendar_ready() comes first");
	open = c->week[r * WEEK + day_weekday(day) - 1];
	for (int i = 0; i < res->nexceptions; i++) {
		const struct exception *x = &res->exception[i];

		if (day < x->from || day > x->to)
			continue;
		if (x->extra)
			cells_set(&open, x->at);
		else
			cells_clear(&open, x->at);
	}
	return open;
}

struct cells
calendar_open(const struct calendar *c, int r, int day)
{
	return cells_and(calendar_hours(c, r, day), calendar_clinic(c, day));
}

const struct closure *
calendar_closure(const struct calendar *c, int day, struct span at)
{
	for (int i = 0; i < c->nclosures; i++) {
		const struct closure *k = &c->closure[i];

		if (k->at.from < at.to && at.from < k->at.to && closure_covers(k, day))
			return k;
	}
	return NULL;
}

/* "24-Dec"; the year is plain from the row that the sentence stands in. */
static const char *
short_day(int day, char buf[DAY_TEXT])
{
	day_show(day, buf);
	buf[6] = '\0';
	return buf;
}

const char *
closure_text(const struct closure *k, int day, struct arena *a)
{
	char from[DAY_TEXT], to[DAY_TEXT];
	struct text t = { .a = a };
	int first = day, last = day;

	while (first > day - 366 && closure_covers(k, first - 1))
		first--;
	while (last < day + 366 && closure_covers(k, last + 1))
		last++;
	text_add(&t, "clinic closed ");
	short_day(first, from);
	if (first < last) {
		if (last - first < 31 && strcmp(from + 2, short_day(last, to) + 2) == 0)
			from[2] = '\0';
		text_addf(&t, "%s to ", from);
	}
	text_add(&t, short_day(last, to));
	if (k->at.from > 0 || k->at.to < DAY_MINUTES)
		text_addf(&t, " %s to %s", minute_show(k->at.from, from),
		    k->at.to == DAY_MINUTES ? "24:00" : minute_show(k->at.to, to));
	if (k->name != NULL && k->name[0] != '\0')
		text_addf(&t, " (%s)", k->name);
	return text_get(&t);
}

static const char *
weekday_name(int day)
{
	static const char *const names[] = { "Mondays", "Tuesdays", "Wednesdays", "Thursdays",
		"Fridays", "Saturdays", "Sundays" };

	return names[day_weekday(day) - 1];
}

const char *
calendar_closed(const struct calendar *c, int day, struct arena *a)
{
	struct cells clinic = calendar_clinic(c, day);
	const struct closure *k;

	if (cells_empty(&clinic))
		return closure_text(calendar_closure(c, day, whole_day), day, a);
	for (int r = 0; r < c->n; r++) {
		struct cells open = calendar_open(c, r, day);

		if (!cells_empty(&open))
			return NULL;
	}
	/* A half-day closure may have taken the only hours there were. */
	k = calendar_closure(c, day, whole_day);
	if (k != NULL)
		return closure_text(k, day, a);
	return text_fmt(a, "no clinic hours on %s", weekday_name(day));
}

const char *
calendar_absent(const struct calendar *c, int r, int day, struct span at, struct arena *a)
{
	const struct resource *res = &c->resource[r];
	struct cells open = calendar_open(c, r, day);
	const char *why = NULL;
	char buf[DAY_TEXT];

	if (cells_all(&open, at))
		return NULL;
	for (int i = 0; i < res->nexceptions; i++) {
		const struct exception *x = &res->exception[i];

		if (day >= x->from && day <= x->to && x->at.from < at.to && at.from < x->at.to)
			why = x->extra ? NULL : x->why;
	}
	if (why != NULL)
		return why[0] == '\0' ? text_fmt(a, "%s away", res->code)
				      : text_fmt(a, "%s away (%s)", res->code, why);
	if (cells_empty(&open))
		return text_fmt(a, "%s not there on %s", res->code, weekday_name(day));
	return text_fmt(a, "%s not open at %s", res->code, minute_show(at.from, buf));
}
