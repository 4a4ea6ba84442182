#include "form/parse.h"

#include <assert.h>
#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"
#include "form/parse_date.h"
#include "form/parse_number.h"

static double
limit_number(const struct field *f, const struct limit *l, struct form_site site)
{
	return f->type == FIELD_DATE ? (double)parse_limit_day(l->date, site) : l->number;
}

bool
parse_within(const struct field *f, struct value v, const struct limit *from,
    const struct limit *to, struct form_site site)
{
	double n = value_number(v);

	if (v.type == VALUE_NONE || v.type == VALUE_TEXT)
		return true;
	return (!from->is_set || n >= limit_number(f, from, site))
	    && (!to->is_set || n <= limit_number(f, to, site));
}

const char *
parse_show_number(double v, int decimals, struct arena *a)
{
	char buf[64];

	if (decimals >= 0) {
		snprintf(buf, sizeof(buf), "%.*f", decimals, v);
		return arena_str(a, strtod(buf, NULL) < 0 || *buf != '-' ? buf : buf + 1);
	}
	snprintf(buf, sizeof(buf), "%.10g", v);
	return arena_str(a, buf);
}

static const char *
show_limit(const struct field *f, const struct limit *l, struct form_site site, struct arena *a)
{
	if (f->type == FIELD_DATE)
		return parse_show_day(parse_limit_day(l->date, site), EXACT_DAY, a);
	return parse_show_number(l->number, -1, a);
}

const char *
parse_range(const struct field *f, const struct limit *from, const struct limit *to,
    struct form_site site, struct arena *a)
{
	const char *space = *f->unit == '\0' ? "" : " ";

	if (from->is_set && to->is_set)
		return text_fmt(a, "%s to %s%s%s", show_limit(f, from, site, a),
		    show_limit(f, to, site, a), space, f->unit);
	if (from->is_set)
		return text_fmt(a, "%s%s%s or %s", show_limit(f, from, site, a), space, f->unit,
		    f->type == FIELD_DATE ? "later" : "more");
	if (to->is_set)
		return text_fmt(a, "%s%s%s or %s", show_limit(f, to, site, a), space, f->unit,
		    f->type == FIELD_DATE ? "earlier" : "less");
	return "";
}

static void
check_range(const struct field *f, struct form_site site, struct arena *a, struct reading *out)
{
	const char *verb = f->type == FIELD_SCALE ? "Choose" : "Enter";

	if (!parse_within(f, out->said, &f->min, &f->max, site))
		out->error = parse_with_example(
		    f, text_fmt(a, "%s %s", verb, parse_range(f, &f->min, &f->max, site, a)), a);
}

static bool
same_start(const char *label, const char *s)
{
	return strncasecmp(label, s, strlen(s)) == 0;
}

/* The choice of this code, as it is kept, or of this code or label in whatever letters. */
static const struct choice *
named(const struct field *f, const char *s)
{
	const struct choice *c = field_choice(f, s);

	for (size_t i = 0; c == NULL && i < f->nchoices; i++)
		if (strcasecmp(f->choices[i].code, s) == 0
		    || strcasecmp(f->choices[i].label, s) == 0)
			c = &f->choices[i];
	return c;
}

/* The choice that a word means: its number, its code, or the start of one label. */
static const struct choice *
choose(const struct field *f, const char *s)
{
	const struct choice *found;
	size_t n = 0;

	if (strspn(s, "0123456789") == strlen(s) && strlen(s) <= 3) {
		n = (size_t)atoi(s);
		if (n >= 1 && n <= f->nchoices)
			return &f->choices[n - 1];
	}
	found = named(f, s);
	if (found != NULL)
		return found;
	for (size_t i = 0; i < f->nchoices; i++) {
		if (f->choices[i].off || !same_start(f->choices[i].label, s))
			continue;
		if (found != NULL)
			return NULL;
		found = &f->choices[i];
	}
	return found;
}

static void
parse_choice(const struct field *f, const char *s, struct arena *a, struct reading *out)
{
	const struct choice *c = choose(f, s);

	if (c == NULL) {
		out->error = text_fmt(a, "Choose 1 to %zu", f->nchoices);
	} else if (c->off) {
		out->error = text_fmt(a, "%s is no longer used: choose another", c->label);
	} else {
		out->said = TEXT(c->code);
		out->text = c->label;
	}
}

bool
parse_has(const char *codes, const char *code)
{
	size_t len = strlen(code);

	for (; *codes != '\0'; codes += strcspn(codes, ","), codes += *codes == ',')
		if (strcspn(codes, ",") == len && strncmp(codes, code, len) == 0)
			return true;
	return false;
}

/* A number is of the screen: what is kept is a code, and coxa do takes it or the label. */
static const char *
by_name(const struct field *f, struct arena *a)
{
	struct text t = { .a = a };

	for (size_t i = 0; i < f->nchoices; i++)
		if (!f->choices[i].off)
			text_addf(&t, "%s%s (%s)", t.len == 0 ? "Choose " : ", ",
			    f->choices[i].code, f->choices[i].label);
	return text_get(&t);
}

/* The codes, in the order of the form, and the labels beside them. */
static void
set_many(const struct field *f, const bool *on, struct arena *a, struct reading *out)
{
	struct text codes = { .a = a }, labels = { .a = a };

	for (size_t i = 0; i < f->nchoices; i++) {
		if (!on[i])
			continue;
		text_addf(&codes, "%s%s", codes.len > 0 ? "," : "", f->choices[i].code);
		text_addf(&labels, "%s%s", labels.len > 0 ? ", " : "", f->choices[i].label);
	}
	if (codes.len > 0)
		out->said = TEXT(text_get(&codes));
	out->text = text_get(&labels);
}

static void
parse_many(const struct field *f, const char *s, struct arena *a, bool stored, struct reading *out)
{
	bool *on = arena_array(a, bool, f->nchoices);

	while (*s != '\0') {
		size_t len = strcspn(s, ",");
		const char *word = arena_strn(a, s, len);
		const struct choice *c;

		word += strspn(word, " ");
		c = stored ? named(f, word) : choose(f, word);
		if (c == NULL || (c->off && !stored)) {
			out->error = stored
			    ? by_name(f, a)
			    : text_fmt(a, "Choose from 1 to %zu, with commas: 1,2", f->nchoices);
			return;
		}
		on[c - f->choices] = true;
		s += len + (s[len] == ',');
	}
	set_many(f, on, a, out);
}

static void
parse_tri(const char *s, struct reading *out)
{
	static const char *const yes[] = { "1", "y", "yes" };
	static const char *const no[] = { "2", "n", "no" };

	for (size_t i = 0; i < 3; i++) {
		if (strcasecmp(s, yes[i]) == 0)
			*out = (struct reading){ .said = INT(1), .text = "Yes", .error = "" };
		else if (strcasecmp(s, no[i]) == 0)
			*out = (struct reading){ .said = INT(0), .text = "No", .error = "" };
	}
	if (out->said.type == VALUE_NONE)
		out->error = "Choose 1 or y for yes, 2 or n for no, or leave it empty";
}

/* 4.3.1961, 1961-03-04: three numbers that are a day.  Nobody writes a number so. */
static bool
is_day(const char *s, struct form_site site)
{
	size_t cuts = 0, digits = 0;
	struct err e;
	int day;

	for (const char *c = s; *c != '\0'; c++) {
		digits += isdigit((unsigned char)*c) != 0;
		cuts += strchr("/.-", *c) != NULL;
	}
	return cuts == 2 && digits <= 8 && digits + cuts == strlen(s)
	    && day_read(s, site.today, site.order, DAY_PAST, &day, &e);
}

/* How much of it is the number itself: "ext 12", "x12" and "#12" are of the exchange. */
static size_t
number_length(const char *s)
{
	static const char *const word[] = { "ext.", "ext", "x", "#" };
	size_t n = strcspn(s, "eExX#");

	for (size_t i = 0; i < sizeof(word) / sizeof(*word); i++) {
		const char *inside = s + n + strlen(word[i]);

		if (strncasecmp(s + n, word[i], strlen(word[i])) != 0)
			continue;
		inside += strspn(inside, " ");
		return *inside != '\0' && strspn(inside, "0123456789") == strlen(inside)
			&& strlen(inside) <= 6
		    ? n
		    : 0;
	}
	return s[n] == '\0' ? n : 0;
}

static bool
is_phone(const char *s, struct form_site site)
{
	size_t plus = *s == '+', n = number_length(s), digits = 0;

	if (is_day(s, site) || (strchr("+(", *s) == NULL && !isdigit((unsigned char)*s))
	    || strspn(s + plus, "0123456789 -()/.") + plus < n)
		return false;
	for (size_t i = 0; i < n; i++)
		digits += isdigit((unsigned char)s[i]) != 0;
	return digits >= 3 && digits <= 20;
}

/* Words in any script, without a number among them. */
static bool
is_letters(const char *s)
{
	bool letter = false;

	for (; *s != '\0'; s++) {
		if (isdigit((unsigned char)*s))
			return false;
		letter = letter || isalpha((unsigned char)*s) || (unsigned char)*s > 0x7F;
	}
	return letter;
}

static bool
is_email(const char *s)
{
	const char *at = strchr(s, '@');

	return at != NULL && at > s && strchr(at + 1, '@') == NULL && strchr(at, '.') != NULL
	    && at[1] != '.' && s[strlen(s) - 1] != '.' && strpbrk(s, " ,;<>()") == NULL;
}

/* What is wrong with a text of that format; NULL when nothing is. */
static const char *
format_fault(enum field_format format, struct form_site site, const char *s)
{
	switch (format) {
	case FORMAT_ANY:
		break;
	case FORMAT_PHONE:
		return is_phone(s, site) ? NULL : "Enter digits, + for abroad, ext 5 at the end";
	case FORMAT_EMAIL:
		return is_email(s) ? NULL : "Enter an e-mail address, name@place";
	case FORMAT_LETTERS:
		return is_letters(s) ? NULL : "Enter words, without digits";
	}
	return NULL;
}

static void
parse_line(const struct field *f, struct form_site site, const char *s, struct arena *a,
    struct reading *out)
{
	const char *clean, *fault;
	struct err e;

	if (!parse_clean(f, s, a, &clean, &e)) {
		out->error = arena_str(a, e.text);
		return;
	}
	if (*clean == '\0') { /* blanks of some other kind */
		out->text = "";
		return;
	}
	fault = format_fault(f->format, site, clean);
	if (fault != NULL)
		out->error = parse_with_example(f, fault, a);
	else
		*out = (struct reading){ .said = TEXT(clean), .text = clean, .error = "" };
}

static bool
is_blank(const char *s)
{
	return s[strspn(s, " \t")] == '\0';
}

static void
parse_any(const struct field *f, struct form_site site, const char *s, struct arena *a,
    struct reading *out)
{
	switch (f->type) {
	case FIELD_TEXT:
	case FIELD_MEMO:
		parse_line(f, site, s, a, out);
		break;
	case FIELD_INT:
	case FIELD_DECIMAL:
	case FIELD_SCALE:
		parse_number(f, site, s, a, out);
		if (*out->error == '\0')
			check_range(f, site, a, out);
		break;
	case FIELD_DATE:
		parse_date(f, site, s, a, out);
		if (*out->error == '\0')
			check_range(f, site, a, out);
		break;
	case FIELD_CHOICE:
		parse_choice(f, s, a, out);
		break;
	case FIELD_MANY:
		parse_many(f, s, a, false, out);
		break;
	case FIELD_TRI:
		parse_tri(s, out);
		break;
	case FIELD_CALC:
	case FIELD_INFO:
	case FIELD_REPEAT:
		assert(0 && "a field that is typed");
		break;
	}
}

void
parse_typed(const struct field *f, struct form_site site, const char *text, struct arena *a,
    struct reading *out)
{
	*out = (struct reading){ .said = NONE, .text = "", .error = "" };
	if (is_blank(text))
		return;
	out->text = arena_str(a, text);
	parse_any(f, site, out->text, a, out);
}

void
parse_stored(const struct field *f, struct form_site site, const char *text, struct arena *a,
    struct reading *out)
{
	const struct choice *c;

	*out = (struct reading){ .said = NONE, .text = arena_str(a, text), .error = "" };
	if (*text == '\0')
		return;
	if (f->type == FIELD_CHOICE && (c = named(f, text)) != NULL)
		*out = (struct reading){ .said = TEXT(c->code), .text = c->label, .error = "" };
	else if (f->type == FIELD_CHOICE)
		out->error = by_name(f, a);
	else if (f->type == FIELD_MANY)
		parse_many(f, out->text, a, true, out);
	else if (f->type == FIELD_DATE)
		parse_stored_date(f, site, text, a, out);
	else
		parse_any(f, site, out->text, a, out);
	if (f->type == FIELD_DATE && *out->error == '\0')
		check_range(f, site, a, out);
}

const char *
parse_store(const struct field *f, const struct reading *r, struct arena *a)
{
	struct value v = r->said;
	char buf[DAY_TEXT];

	switch (v.type) {
	case VALUE_NONE:
		return "";
	case VALUE_TEXT:
		return v.u.s;
	case VALUE_NUM:
		return r->text;
	case VALUE_INT:
		break;
	}
	if (f->type == FIELD_TRI)
		return v.u.i != 0 ? "yes" : "no";
	if (f->type != FIELD_DATE)
		return text_fmt(a, "%lld", (long long)v.u.i);
	day_iso((int)v.u.i, buf);
	return arena_strn(a, buf, r->exact == EXACT_DAY ? 10 : r->exact == EXACT_MONTH ? 7 : 4);
}
