/* day_read - dates and times as people type them. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/day.h"

enum { WORDS = 4, LEAP_GAP = 8 /* years that 29 February may be away */ };

/* A typed date cut into its words: numbers and names, whatever stood between. */
struct typed_date {
	int n;
	bool is_name[WORDS];
	int value[WORDS];  /* the number, or the month 1-12, or -1 to -7 for a weekday */
	int digits[WORDS]; /* how many were typed */
};

static bool
bad(struct err *e, const char *s)
{
	return err_set(
	    e, ERR_INPUT, "\"%.40s\" is no date: type it like 14 jul 1968 or 14/7/1968", s);
}

/* 1-12 for a month's name, -1 to -7 for a weekday's, 0 for neither. */
static int
name_value(const char *s, size_t len)
{
	static const char names[][10] = { "january", "february", "march", "april", "may", "june",
		"july", "august", "september", "october", "november", "december", "monday",
		"tuesday", "wednesday", "thursday", "friday", "saturday", "sunday" };

	if (len < 3)
		return 0;
	for (int i = 0; i < 19; i++)
		if (strncasecmp(names[i], s, len) == 0 && len <= strlen(names[i]))
			return i < 12 ? i + 1 : 11 - i;
	return len == 4 && strncasecmp(s, "sept", 4) == 0 ? 9 : 0;
}

static bool
cut(const char *s, struct typed_date *w)
{
	*w = (struct typed_date){ 0 };
	while (*s != '\0') {
		size_t len = 0;

		if (isdigit((unsigned char)*s)) {
			len = strspn(s, "0123456789");
			if (w->n == WORDS || len > 8)
				return false;
			w->value[w->n] = atoi(s);
			w->digits[w->n++] = (int)len;
		} else if (isalpha((unsigned char)*s)) {
			while (isalpha((unsigned char)s[len]))
				len++;
			if (w->n == WORDS || (w->value[w->n] = name_value(s, len)) == 0)
				return false;
			w->is_name[w->n++] = true;
		} else if (strchr(" /.-,", *s) != NULL) {
			len = 1;
		} else {
			return false;
		}
		s += len;
	}
	return w->n > 0;
}

/* 68 is 1968 or 2068: the latest that is not after today, or the nearest. */
static int
full_year(int y, int digits, int today, enum day_side side)
{
	int ty, tm, td;

	if (digits > 2)
		return y;
	day_split(today, &ty, &tm, &td);
	y += ty / 100 * 100;
	if (side == DAY_PAST)
		return y > ty ? y - 100 : y;
	return y > ty + 50 ? y - 100 : y < ty - 49 ? y + 100 : y;
}

static int
month_days(int y, int m)
{
	int d = 31;

	while (day_of(y, m, d) == DAY_NONE)
		d--;
	return d;
}

static bool
make(int y, int m, int d, const char *s, int *out, struct err *e)
{
	char first[DAY_TEXT];

	*out = day_of(y, m, d);
	if (*out != DAY_NONE)
		return true;
	if (y < 1850 || y > 2200)
		return err_set(e, ERR_INPUT, "\"%.40s\": the year must be within 1850 to 2200", s);
	if (m < 1 || m > 12 || d < 1)
		return err_set(e, ERR_INPUT, "\"%.40s\": there is no such day in the calendar", s);
	return err_set(e, ERR_INPUT, "\"%.40s\": there is no such day, %s has %d days", s,
	    strchr(day_show(day_of(y, m, 1), first), '-') + 1, month_days(y, m));
}

/* No year was typed: the one that brings it nearest to today, or to the side where it must be. */
static bool
yearless(int m, int d, int today, enum day_side side, const char *s, int *out, struct err *e)
{
	int y, tm, td, best = DAY_NONE;

	day_split(today, &y, &tm, &td);
	for (int i = -LEAP_GAP; i <= LEAP_GAP; i++) {
		int day = day_of(y + i, m, d);

		if (day == DAY_NONE || (side == DAY_PAST && day > today)
		    || (side == DAY_AHEAD && day < today))
			continue;
		if (best == DAY_NONE || abs(day - today) < abs(best - today))
			best = day;
	}
	*out = best;
	return best != DAY_NONE || make(y, m, d, s, out, e);
}

/* Of a weekday, 1 to 7 from Monday: the next one, or the last where it must be past; never today.
 */
static int
weekday(int wanted, int today, enum day_side side)
{
	int ahead = (wanted - day_weekday(today) + 6) % 7 + 1;

	return today + (side != DAY_PAST ? ahead : ahead == 7 ? -7 : ahead - 7);
}

/* Days from today; 0 when that year is none that make() takes. */
static int
days_from(int today, long n, int *out)
{
	int y, m, d;

	*out = today + (int)n;
	day_split(*out, &y, &m, &d);
	return day_of(y, m, d) != DAY_NONE;
}

/* today, yesterday, tomorrow, t, t+3, t-2d, +6w, t+4m, t+1y.  0: not of this form. */
static int
relative(const char *s, int today, int *out)
{
	const char *p = s;
	char *end;
	long n;

	if (strcasecmp(p, "yesterday") == 0)
		return days_from(today, -1, out);
	if (strcasecmp(p, "tomorrow") == 0)
		return days_from(today, 1, out);
	if (strncasecmp(p, "today", 5) == 0)
		p += 5;
	else if (*p == 't' || *p == 'T')
		p++;
	if (*p == '\0') {
		*out = today;
		return p != s;
	}
	if (*p != '+' && *p != '-')
		return 0;
	if (!isdigit((unsigned char)p[1]))
		return 0;
	n = strtol(p, &end, 10);
	if (n < -40000 || n > 40000 || (*end != '\0' && end[1] != '\0'))
		return 0;
	switch (tolower((unsigned char)*end)) {
	case '\0':
	case 'd':
		return days_from(today, n, out);
	case 'w':
		return days_from(today, 7 * n, out);
	case 'm':
		*out = day_add_months(today, (int)n);
		return *out != DAY_NONE;
	case 'y':
		*out = day_add_months(today, 12 * (int)n);
		return *out != DAY_NONE;
	default:
		return 0;
	}
}

/* 3 days ago.  Weeks, months and years are rarely meant to the day, so that they are none; e says
 * how the day itself is typed.  false with e unset: nothing of the kind. */
static bool
ago(const char *s, int today, int *out, struct err *e)
{
	static const char *const unit[] = { "day", "week", "month", "year" };
	char word[7] = "", end[4] = "", rest;
	int n;

	if (!isdigit((unsigned char)*s)
	    || sscanf(s, "%4d %6[a-zA-Z] %3[a-zA-Z] %c", &n, word, end, &rest) != 3
	    || strcasecmp(end, "ago") != 0)
		return false;
	for (size_t i = 0; i < sizeof(unit) / sizeof(*unit); i++) {
		size_t len = strlen(unit[i]);

		if (strncasecmp(word, unit[i], len) != 0
		    || (word[len] != '\0' && strcasecmp(word + len, "s") != 0))
			continue;
		if (i == 0)
			return days_from(today, -n, out);
		return err_set(e, ERR_INPUT,
		    "\"%.40s\" is no day: type the date, or t-%d%c for the day itself", s, n,
		    *unit[i]);
	}
	return false;
}

/* 14071968 by the site's order, 19680714 always. */
static bool
packed(int v, enum day_order order, const char *s, int *out, struct err *e)
{
	int a = v / 1000000, b = v / 10000 % 100, c = v % 10000;
	int y = v / 10000, m = v / 100 % 100, d = v % 100;

	if (order == DAY_YMD || day_of(y, m, d) != DAY_NONE)
		return make(y, m, d, s, out, e);
	return order == DAY_DMY ? make(c, b, a, s, out, e) : make(c, a, b, s, out, e);
}

int
day_six(const char *s, int today, enum day_order order, int out[DAY_SIX])
{
	static const int at[][3] = { /* of year, month and day */
		[DAY_DMY] = { 2, 1, 0 },
		[DAY_MDY] = { 2, 0, 1 },
		[DAY_YMD] = { 0, 1, 2 }
	};
	const enum day_order way[DAY_SIX] = { order, order == DAY_YMD ? DAY_DMY : DAY_YMD };
	int part[3], n = 0;

	if (strspn(s, "0123456789") != 6 || s[6] != '\0')
		return 0;
	for (int i = 0; i < 3; i++)
		part[i] = (s[2 * i] - '0') * 10 + s[2 * i + 1] - '0';
	for (int i = 0; i < DAY_SIX; i++) {
		const int *p = at[way[i]];
		int year = full_year(part[p[0]], 2, today, true);
		int day = day_of(year, part[p[1]], part[p[2]]);

		if (day != DAY_NONE && day > today) /* of this year, and still to come */
			day = day_of(year - 100, part[p[1]], part[p[2]]);
		if (day != DAY_NONE && (n == 0 || out[0] != day))
			out[n++] = day;
	}
	return n;
}

static bool
six(const char *s, int today, enum day_order order, int *out, struct err *e)
{
	char one[DAY_TEXT], other[DAY_TEXT];
	int day[DAY_SIX], n = day_six(s, today, order, day);

	if (n == 2)
		return err_set(e, ERR_INPUT, "%s or %s? Add Space 1 or Space 2, or the whole year",
		    day_show(day[0], one), day_show(day[1], other));
	*out = n == 1 ? day[0] : DAY_NONE;
	return n == 1 || bad(e, s);
}

/* Six digits that may be two days, and the number of the one that is meant. */
static bool
six_of(const char *s, int nth, int today, enum day_order order, int *out, struct err *e)
{
	char six[7] = "";
	int day[DAY_SIX];

	memcpy(six, s + strspn(s, " "), sizeof(six) - 1);
	if (day_six(six, today, order, day) != 2 || nth < 1 || nth > 2)
		return bad(e, s);
	*out = day[nth - 1];
	return true;
}

/* What is a day the other way round is told from what is none: somebody of elsewhere typed it. */
static bool
turned(const int v[3], enum day_order order, const char *s, struct err *e)
{
	const char *first = order == DAY_DMY ? "day" : "month";
	int day = v[order == DAY_DMY], month = v[order == DAY_MDY];

	return month >= 1 && month <= 12 && day > 12 && day <= 31
	    && !err_set(e, ERR_INPUT, "\"%.40s\": the %s comes first here: %d/%d/%d", s, first,
		v[1], v[0], v[2]);
}

static bool
numbers(const struct typed_date *w, int today, enum day_order order, enum day_side side,
    const char *s, int *out, struct err *e)
{
	const int *v = w->value;

	if (w->n == 3 && w->digits[0] > 2)
		return make(v[0], v[1], v[2], s, out, e);
	if (w->n == 3 && order == DAY_YMD)
		return make(full_year(v[0], w->digits[0], today, side), v[1], v[2], s, out, e);
	if (w->n == 3 && turned(v, order, s, e))
		return false;
	if (w->n == 3 && order == DAY_DMY)
		return make(full_year(v[2], w->digits[2], today, side), v[1], v[0], s, out, e);
	if (w->n == 3)
		return make(full_year(v[2], w->digits[2], today, side), v[0], v[1], s, out, e);
	if (w->n == 2 && side == DAY_PAST && w->digits[0] == 6 && w->digits[1] == 1)
		return six_of(s, v[1], today, order, out, e);
	if (w->n == 2 && order == DAY_DMY)
		return yearless(v[1], v[0], today, side, s, out, e);
	if (w->n == 2)
		return yearless(v[0], v[1], today, side, s, out, e);
	if (w->n == 1 && w->digits[0] == 6 && side == DAY_PAST)
		return six(s, today, order, out, e);
	if (w->n == 1 && w->digits[0] == 8)
		return packed(v[0], order, s, out, e);
	return bad(e, s);
}

/* 12 mar 1968, mar 12 1968, 12-mar. */
static bool
named(const struct typed_date *w, int at, int today, enum day_side side, const char *s, int *out,
    struct err *e)
{
	int rest[WORDS], n = 0;

	for (int i = 0; i < w->n; i++) {
		if (i != at && w->is_name[i])
			return bad(e, s);
		if (i != at)
			rest[n++] = i;
	}
	if (n == 1)
		return yearless(w->value[at], w->value[rest[0]], today, side, s, out, e);
	if (n != 2)
		return bad(e, s);
	if (w->digits[rest[0]] > 2)
		return make(w->value[rest[0]], w->value[at], w->value[rest[1]], s, out, e);
	return make(full_year(w->value[rest[1]], w->digits[rest[1]], today, side), w->value[at],
	    w->value[rest[0]], s, out, e);
}

bool
day_read(
    const char *s, int today, enum day_order order, enum day_side side, int *out, struct err *e)
{
	const char *from = s;
	struct typed_date w;
	bool next;

	while (*from == ' ')
		from++;
	next = strncasecmp(from, "next ", 5) == 0;
	*e = (struct err){ 0 };
	if (relative(from, today, out) || ago(from, today, out, e))
		return true;
	if (e->code != ERR_NONE)
		return false;
	if (next)
		from += 5;
	if (!cut(from, &w))
		return bad(e, s);
	if (w.n == 1 && w.is_name[0] && w.value[0] < 0) {
		*out = weekday(-w.value[0], today, next ? DAY_AHEAD : side);
		return true;
	}
	/* "Tue 24-Nov-2026", as we show it: the weekday is for the reader. */
	if (w.n == WORDS && w.is_name[0] && w.value[0] < 0) {
		memmove(w.value, w.value + 1, 3 * sizeof(w.value[0]));
		memmove(w.digits, w.digits + 1, 3 * sizeof(w.digits[0]));
		memmove(w.is_name, w.is_name + 1, 3 * sizeof(w.is_name[0]));
		w.n = 3;
	}
	for (int i = 0; i < w.n; i++)
		if (w.is_name[i])
			return w.value[i] > 0 ? named(&w, i, today, side, s, out, e) : bad(e, s);
	return numbers(&w, today, order, side, s, out, e);
}

bool
minute_read(const char *s, int *out, struct err *e)
{
	int h = 0, m = 0;
	size_t digits = strspn(s, "0123456789");
	const char *rest;

	if (digits > 0 && digits <= 2 && strchr(":.", s[digits]) != NULL && s[digits] != '\0'
	    && isdigit((unsigned char)s[digits + 1]) && s[digits + 2] == '\0')
		return err_set(e, ERR_INPUT,
		    "\"%.20s\": type both digits of the minutes, like %.*s:%02d", s, (int)digits, s,
		    s[digits + 1] - '0');
	if (digits == 0 || digits > 4)
		return err_set(e, ERR_INPUT, "\"%.20s\" is no time: type it like 9:30 or 14", s);
	h = atoi(s);
	rest = s + digits;
	if (digits > 2) {
		m = h % 100;
		h /= 100;
	} else if ((*rest == ':' || *rest == '.') && strspn(rest + 1, "0123456789") >= 2) {
		m = (rest[1] - '0') * 10 + rest[2] - '0';
		rest += 3;
	}
	if (strcasecmp(rest, "pm") == 0 && h >= 1 && h <= 12) {
		h = h == 12 ? 12 : h + 12;
		rest += 2;
	} else if (strcasecmp(rest, "am") == 0 && h >= 1 && h <= 12) {
		h = h == 12 ? 0 : h;
		rest += 2;
	} else if (strcasecmp(rest, "h") == 0) {
		rest++;
	}
	if (*rest != '\0' || h > 23 || m > 59)
		return err_set(e, ERR_INPUT, "\"%.20s\" is no time: type it like 9:30 or 14", s);
	*out = h * 60 + m;
	return true;
}
