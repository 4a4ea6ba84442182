/* say - what to book, when and where to, in the words that people type. */
#include "sched/say.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

enum { WORDS = 16, NOON = 720, LONGEST = 3660 };

struct reader {
	char word[WORDS][SAY_WORD];
	int n, i;
	int today;
	enum day_order order;
	struct said *out;
	struct err *e;
};

static bool
cut(const char *s, struct reader *r)
{
	while (*s != '\0') {
		size_t len = strcspn(s, " \t");

		if (len >= SAY_WORD || r->n == WORDS)
			return err_set(r->e, ERR_INPUT,
			    "\"%.40s\" is too long: type it like eswt 6x1w tue 10", s);
		memcpy(r->word[r->n], s, len);
		r->n += len > 0;
		s += len;
		s += strspn(s, " \t");
	}
	return true;
}

/* A number of 1 to 4 digits at *s, which moves past it; -1 when there is none. */
static int
number(const char **s)
{
	int n = 0, digits = 0;

	for (; isdigit((unsigned char)**s) && digits < 4; digits++)
		n = n * 10 + *(*s)++ - '0';
	return digits == 0 || isdigit((unsigned char)**s) ? -1 : n;
}

/* "2d", "1w": days; 0 when s is no such thing. */
static int
days_of(const char *s)
{
	int n = number(&s);

	if (n < 1 || s[0] == '\0' || s[1] != '\0')
		return 0;
	switch (tolower((unsigned char)s[0])) {
	case 'd':
		return n;
	case 'w':
		return n * 7 <= LONGEST ? n * 7 : 0;
	default:
		return 0;
	}
}

/* 6x1w, 10x2d, 12x2/w, 6x */
static bool
read_count(struct reader *r, const char *s)
{
	int count = number(&s), n;
	const char *p;

	if (count < 1 || count > 100 || tolower((unsigned char)*s++) != 'x')
		return false;
	if (*s == '\0') {
		r->out->count = count;
		return true;
	}
	p = s;
	n = number(&p);
	if (n >= 1 && n <= 7 && strcasecmp(p, "/w") == 0)
		r->out->per_week = n;
	else if ((r->out->every = days_of(s)) == 0)
		return false;
	r->out->count = count;
	return true;
}

/* 6w, 10d, +1w, -2d */
static bool
read_days(struct reader *r, const char *s)
{
	bool moves = *s == '+' || *s == '-';
	int days = days_of(moves ? s + 1 : s);

	if (days == 0)
		return false;
	if (moves)
		r->out->shift = *s == '-' ? -days : days;
	else
		r->out->day = r->today + days;
	return true;
}

/* The number of a weekday of at least three letters, or "tuesdays"; 0. */
static int
weekday(const char *s)
{
	static const char days[][10] = { "monday", "tuesday", "wednesday", "thursday", "friday",
		"saturday", "sunday" };
	size_t len = strlen(s);

	for (int i = 0; len >= 3 && i < 7; i++) {
		size_t whole = strlen(days[i]);
		bool several = len == whole + 1 && tolower((unsigned char)s[whole]) == 's';

		if (strncasecmp(days[i], s, several ? whole : len) == 0)
			return i + 1;
	}
	return 0;
}

static bool
read_weekday(struct reader *r, const char *s)
{
	int wd = weekday(s);

	if (wd == 0)
		return false;
	r->out->weekdays |= 1u << wd;
	return true;
}

static bool
minute_of(const char *s, int *out)
{
	struct err e = { 0 };

	return isdigit((unsigned char)s[0]) && minute_read(s, out, &e) && *out % CELL_MINUTES == 0;
}

/* Which half of the day: 0 or NOON; -1. */
static int
half_of_day(const char *s)
{
	static const char *const half[][3] = { { "am", "morning", "mornings" },
		{ "pm", "afternoon", "afternoons" } };

	for (int i = 0; i < 6; i++)
		if (strcasecmp(half[i / 3][i % 3], s) == 0)
			return i / 3 * NOON;
	return -1;
}

/* am, mornings, pm, 9-11, 9:30-11:00 */
static bool
read_window(struct reader *r, const char *s)
{
	struct span w = { 0, 0 };
	char from[SAY_WORD];
	const char *dash = strchr(s, '-');
	int half = half_of_day(s);

	if (half >= 0) {
		w = (struct span){ half, half + NOON };
	} else {
		if (dash == NULL)
			return false;
		snprintf(from, sizeof(from), "%.*s", (int)(dash - s), s);
		if (!minute_of(from, &w.from) || !minute_of(dash + 1, &w.to) || w.from >= w.to)
			return false;
	}
	r->out->window = w;
	return true;
}

/* The word after a word such as "after"; NULL at the end. */
static const char *
next(struct reader *r)
{
	return r->i + 1 < r->n ? r->word[++r->i] : NULL;
}

static bool
is_date(struct reader *r, const char *s, int *day)
{
	struct err e = { 0 };

	return day_read(s, r->today, r->order, DAY_NEAR, day, &e);
}

static bool
is_half(const char *s)
{
	return strcasecmp(s, "am") == 0 || strcasecmp(s, "pm") == 0;
}

/* 15:00, 3 pm, 3pm, 12 am: the half of the day belongs to the hour before it. */
static bool
clock_of(struct reader *r, const char *s, int *out)
{
	char digits[SAY_WORD];
	size_t n = strspn(s, "0123456789:");
	const char *half = s + n;

	if (*half != '\0' && !is_half(half))
		return minute_of(s, out);
	snprintf(digits, sizeof(digits), "%.*s", (int)n, s);
	if (!minute_of(digits, out))
		return false;
	if (*half == '\0' && r->i + 1 < r->n && is_half(r->word[r->i + 1]))
		half = next(r);
	if (*half == '\0')
		return true;
	if (*out >= NOON + 60) /* 15 pm is 15:00, 15 am is nothing */
		return strcasecmp(half, "pm") == 0;
	*out = *out % NOON + (strcasecmp(half, "pm") == 0 ? NOON : 0);
	return true;
}

/* after 15:00, before 11, at 10, with kb; false when s is none of these words. */
static bool
read_pair(struct reader *r, const char *s, bool *good)
{
	static const char *const words[] = { "after", "before", "at", "with" };
	int which = 0, minute = MINUTE_NONE;
	const char *value;

	while (which < 4 && strcasecmp(words[which], s) != 0)
		which++;
	if (which == 4)
		return false;
	value = next(r);
	*good = value != NULL && (which == 3 || clock_of(r, value, &minute));
	if (!*good)
		return true;
	if (which == 0)
		r->out->window = (struct span){ minute,
			r->out->window.to > minute ? r->out->window.to : DAY_MINUTES };
	else if (which == 1)
		r->out->window.to = minute;
	else if (which == 2)
		r->out->at = minute;
	else
		snprintf(r->out->with, sizeof(r->out->with), "%s", value);
	return true;
}

/* <12/12, >1/12; false when s begins otherwise. */
static bool
read_bound(struct reader *r, const char *s, bool *good)
{
	if (*s != '<' && *s != '>')
		return false;
	*good = is_date(r, s + 1, *s == '<' ? &r->out->not_after : &r->out->not_before);
	return true;
}

/* 11-9: a time of day that ends before it begins, or a date that looks like one. */
static bool
is_backward(const char *s)
{
	return strspn(s, "0123456789:-") == strlen(s) && strchr(s, '-') != NULL
	    && strchr(s, '-') == strrchr(s, '-');
}

static bool
has_letter(const char *s)
{
	while (*s != '\0' && !isalpha((unsigned char)*s))
		s++;
	return *s != '\0';
}

/* One date of one to three words: t+3, 12/3, 12 mar, 12 mar 2027. */
static bool
read_date(struct reader *r)
{
	char text[3 * (SAY_WORD + 1)];
	size_t len = 0;
	int best = 0, day = DAY_NONE;

	for (int n = 1; n <= 3 && r->i + n <= r->n; n++) {
		len += (size_t)snprintf(text + len, sizeof(text) - len, "%s%s", n > 1 ? " " : "",
		    r->word[r->i + n - 1]);
		/* "14 1 2" is no date that anybody types. */
		if ((n == 1 || has_letter(text)) && is_date(r, text, &day)) {
			r->out->day = day;
			best = n;
		}
	}
	r->i += best > 0 ? best - 1 : 0;
	return best > 0;
}

/* right, left, both, or their first letters */
static bool
read_side(struct reader *r, const char *s)
{
	char side = say_side(s);

	if (side != '\0')
		r->out->side = r->out->side == '\0' || r->out->side == side ? side : 'B';
	return side != '\0';
}

static bool
read_time(struct reader *r, const char *s)
{
	return clock_of(r, s, &r->out->at);
}

/* What is wrong with a word that is neither: of what looks like a time or a date, that. */
static bool
refuse(struct reader *r, const char *s)
{
	int n;

	if (isdigit((unsigned char)s[0]) && !is_backward(s)) {
		if (strchr(s, ':') != NULL && strchr(s, '-') == NULL) {
			if (!minute_read(s, &n, r->e))
				return false;
			return err_set(r->e, ERR_INPUT,
			    "\"%s\": a visit begins at a full %d minutes, like 9:30", s,
			    CELL_MINUTES);
		}
		if (strpbrk(s, "/.-") != NULL
		    && !day_read(s, r->today, r->order, DAY_NEAR, &n, r->e))
			return false;
	}
	return err_set(r->e, ERR_INPUT, "\"%s\" cannot be read: type it like 6x1w tue 10", s);
}

static bool
read_word(struct reader *r)
{
	const char *s = r->word[r->i];
	bool good = true;

	if (read_pair(r, s, &good) || read_bound(r, s, &good))
		return good
		    || err_set(r->e, ERR_INPUT, "\"%s\" cannot be read: type it like %s", s,
			*s == '<' || *s == '>' ? "<12/12" : "after 15:00, with kb");
	if (read_count(r, s) || read_days(r, s) || read_weekday(r, s) || read_window(r, s)
	    || read_side(r, s) || (!is_backward(s) && read_date(r)) || read_time(r, s))
		return true;
	if (r->out->therapy[0] == '\0' && isalpha((unsigned char)s[0])) {
		snprintf(r->out->therapy, sizeof(r->out->therapy), "%s", s);
		return true;
	}
	return refuse(r, s);
}

bool
say_read(const char *typed, int today, enum day_order order, struct said *out, struct err *e)
{
	struct reader r = { .today = today, .order = order, .out = out, .e = e };

	*out = (struct said){
		.day = DAY_NONE, .not_before = DAY_NONE, .not_after = DAY_NONE, .at = MINUTE_NONE
	};
	if (!cut(typed, &r))
		return false;
	for (; r.i < r.n; r.i++)
		if (!read_word(&r))
			return false;
	if (out->window.to != 0 && out->window.from >= out->window.to)
		return err_set(e, ERR_INPUT, "the time of day ends before it begins: change one");
	return true;
}

char
say_side(const char *word)
{
	static const char *const side[] = { "right", "left", "both" };

	for (size_t i = 0; i < sizeof(side) / sizeof(*side); i++)
		if (strcasecmp(word, side[i]) == 0
		    || (word[0] != '\0' && word[1] == '\0'
			&& tolower((unsigned char)word[0]) == side[i][0]))
			return (char)toupper((unsigned char)side[i][0]);
	return '\0';
}

int
say_first_day(const struct said *s, int from)
{
	if (s->weekdays == 0)
		return from;
	while ((s->weekdays >> day_weekday(from) & 1u) == 0)
		from++;
	return from;
}
