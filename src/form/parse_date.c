#include "form/parse_date.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "form/parse_number.h"
#include "lang/clean.h"

int
parse_limit_day(const char *s, struct form_site site)
{
	struct err e;
	int day;

	return day_read(s, site.today, site.order, DAY_NEAR, &day, &e) ? day : DAY_NONE;
}

const char *
parse_show_day(int day, enum exact exact, struct arena *a)
{
	char buf[DAY_TEXT];

	day_show(day, buf);
	if (exact == EXACT_DAY || strlen(buf) < 8)
		return arena_str(a, buf);
	return arena_str(a, strchr(buf, '-') + (exact == EXACT_MONTH ? 1 : 5));
}

/* 2019, 2019-03, 3/2019, mar 2019: when a form lets the day be unknown.  The
 * value is the first day of it. */
static bool
read_partial(const char *s, struct reading *out)
{
	size_t digits = strspn(s, "0123456789"), word = strcspn(s, " -/.");
	struct form_site any = { .today = 0, .order = DAY_DMY };
	char first[24] = "";
	int day;

	if (strlen(s) > 14)
		return false;
	out->exact = EXACT_MONTH;
	if (digits == 4 && s[4] == '\0') {
		snprintf(first, sizeof(first), "%s-01-01", s);
		out->exact = EXACT_YEAR;
	} else if (digits == 4 && s[4] == '-' && strspn(s + 5, "0123456789") == 2 && s[7] == '\0') {
		snprintf(first, sizeof(first), "%s-01", s);
	} else if (s[word] != '\0' && strspn(s + word + 1, "0123456789") == 4 && s[word + 5] == '\0'
	    && (digits == 0 || (digits <= 2 && digits == word))) {
		snprintf(first, sizeof(first), digits == 0 ? "1 %.*s %s" : "1/%.*s/%s", (int)word,
		    s, s + word + 1);
	}
	day = *first == '\0' ? DAY_NONE : parse_limit_day(first, any);
	if (day == DAY_NONE) {
		out->exact = EXACT_DAY;
		return false;
	}
	out->said = INT(day);
	return true;
}

/* Months that a word stands for; 0: none.  Weeks and days are read in days. */
static int
unit_months(const char *word)
{
	static const struct {
		const char *word;
		int months;
	} unit[] = { { "m", 1 }, { "mo", 1 }, { "mth", 1 }, { "mths", 1 }, { "month", 1 },
		{ "months", 1 }, { "y", 12 }, { "yr", 12 }, { "yrs", 12 }, { "year", 12 },
		{ "years", 12 } };

	for (size_t i = 0; i < sizeof(unit) / sizeof(*unit); i++)
		if (strcasecmp(word, unit[i].word) == 0)
			return unit[i].months;
	return 0;
}

static int
unit_days(const char *word)
{
	if (strcasecmp(word, "w") == 0 || strcasecmp(word, "week") == 0
	    || strcasecmp(word, "weeks") == 0)
		return 7;
	return strcasecmp(word, "day") == 0 || strcasecmp(word, "days") == 0;
}

/* 6 months, 6m, 2 y, 3 weeks ago: how long it is till today, as people answer "since when".
 * Nobody counts days then: it becomes the month, but for days themselves. */
static bool
read_ago(const char *s, struct form_site site, struct reading *out)
{
	char word[8] = "", ago[4] = "", rest;
	int n, got = sscanf(s, "%3d %7[a-zA-Z] %3[a-zA-Z] %c", &n, word, ago, &rest);
	int months, days, y, m, d, day;

	if (got < 2 || got > 3 || !isdigit((unsigned char)*s)
	    || (got == 3 && strcasecmp(ago, "ago") != 0))
		return false;
	months = unit_months(word);
	days = unit_days(word);
	if (months == 0 && days == 0)
		return false;
	day = months > 0 ? day_add_months(site.today, -n * months) : site.today - n * days;
	if (day == DAY_NONE)
		return false;
	out->exact = days == 1 ? EXACT_DAY : EXACT_MONTH;
	day_split(day, &y, &m, &d);
	out->said = INT(out->exact == EXACT_DAY ? day : day_of(y, m, 1));
	return true;
}

/* The side of today where the field's limits let a date be. */
static enum day_side
side_of(const struct field *f, struct form_site site)
{
	if (f->max.is_set && parse_limit_day(f->max.date, site) <= site.today)
		return DAY_PAST;
	return f->min.is_set && parse_limit_day(f->min.date, site) >= site.today ? DAY_AHEAD
										 : DAY_NEAR;
}

/* -5, t-3w, 3 days ago. */
static bool
is_counted(const char *s)
{
	size_t n = strlen(s);

	s += strspn(s, " ");
	if (n > 4 && strcasecmp(s + strlen(s) - 4, " ago") == 0)
		return true;
	if (strncasecmp(s, "today", 5) == 0)
		s += 5;
	else if (*s == 't' || *s == 'T')
		s++;
	return (*s == '+' || *s == '-') && isdigit((unsigned char)s[1]);
}

void
parse_date(const struct field *f, struct form_site site, const char *s, struct arena *a,
    struct reading *out)
{
	struct err e;
	int day;

	if (f->partial && (read_partial(s, out) || (f->ago && read_ago(s, site, out)))) {
		out->text = parse_show_day((int)out->said.u.i, out->exact, a);
		return;
	}
	if (f->partial && !f->ago && is_counted(s)) { /* a birth: nobody counts from today */
		out->error = parse_with_example(f, "Type the date itself, or its year", a);
		return;
	}
	if (f->ago && strlen(s) <= 2 && strspn(s, "0123456789") == strlen(s)) {
		out->error =
		    text_fmt(a, "%s years or months? Type %s y or %s months, or the year", s, s, s);
		return;
	}
	if (!day_read(s, site.today, site.order, side_of(f, site), &day, &e)) {
		out->error = arena_str(a, e.text);
		return;
	}
	out->said = INT(day);
	out->text = parse_show_day(day, EXACT_DAY, a);
}

void
parse_stored_date(const struct field *f, struct form_site site, const char *s, struct arena *a,
    struct reading *out)
{
	int day;

	if (day_read_iso(s, &day)) {
		out->said = INT(day);
		out->text = parse_show_day(day, EXACT_DAY, a);
	} else if ((strlen(s) == 4 || strlen(s) == 7) && read_partial(s, out)) {
		out->text = parse_show_day((int)out->said.u.i, out->exact, a);
	} else {
		parse_date(f, site, s, a, out);
	}
}

bool
parse_clean(const struct field *f, const char *s, struct arena *a, const char **out, struct err *e)
{
	if (f->type == FIELD_MEMO)
		return clean_note(s, (size_t)f->length, a, out, e);
	return clean_line(s, (size_t)f->length, a, out, e);
}
