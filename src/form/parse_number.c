#include "form/parse_number.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"

const char *
parse_with_example(const struct field *f, const char *sentence, struct arena *a)
{
	return *f->example == '\0' ? sentence : text_fmt(a, "%s, like %s", sentence, f->example);
}

static const char digits[] = "0123456789";
static const char not_digits[] = "Enter a number in digits";

/* Digits, one comma or point, a sign in front: nothing else is a number.  NULL,
 * or what is wrong; *places is how many digits follow the point. */
static const char *
number_fault(const char *s, int *places)
{
	size_t sign = *s == '-', whole, rest = 0;

	*places = 0;
	if (strchr(s, ' ') != NULL && s[strspn(s, "+-., 0123456789")] == '\0')
		return "Enter the number without a space";
	if (*s == '+')
		return "Enter the number without +";
	whole = strspn(s + sign, digits);
	s += sign + whole;
	if (*s == '.' || *s == ',') {
		rest = strspn(s + 1, digits);
		s += 1 + rest;
		if (rest == 0)
			return "Enter digits after the point";
	}
	if (whole == 0 || *s != '\0')
		return not_digits;
	if (whole + rest > 12)
		return "Enter a shorter number";
	*places = (int)rest;
	return NULL;
}

/* The text without this unit at its end, which may stand behind a space; NULL: it is not there. */
static char *
without_unit(const char *s, const char *unit, struct arena *a)
{
	size_t n = strlen(s), u = strlen(unit);

	if (u == 0 || n <= u || strcasecmp(s + n - u, unit) != 0)
		return NULL;
	n -= u;
	while (n > 0 && s[n - 1] == ' ')
		n--;
	return n > 0 && strchr(digits, s[n - 1]) != NULL ? arena_strn(a, s, n) : NULL;
}

static double
number_of(const char *s, struct arena *a)
{
	char *plain = arena_str(a, s), *comma = strchr(plain, ',');

	if (comma != NULL)
		*comma = '.';
	return strtod(plain, NULL);
}

/* 1.65, 1,65 m of what is asked for in cm: it is no such number, and never made one without a
 * word.  NULL: nobody meant metres. */
static const char *
metres(const struct field *f, struct form_site site, const char *s, struct arena *a)
{
	const char *bare = without_unit(s, "m", a);
	double cm;
	int places;

	if (bare == NULL)
		bare = s;
	if (strcmp(f->unit, "cm") != 0 || number_fault(bare, &places) != NULL || places == 0)
		return NULL;
	cm = 100 * number_of(bare, a);
	if (!f->min.is_set || cm / 100 >= f->min.number
	    || !parse_within(f, NUM(cm), &f->min, &f->max, site))
		return NULL;
	return text_fmt(a, "Enter it in cm: is it %s?", parse_show_number(cm, -1, a));
}

/* What is wrong with a number of this field; NULL. */
static const char *
fault_of(const struct field *f, const char *s, struct arena *a)
{
	int places;
	const char *fault = number_fault(s, &places);

	if (fault == NULL && places > f->decimals)
		fault = f->decimals == 0 ? "Enter a whole number"
					 : text_fmt(a, "Enter at most %d digit%s after the point",
					     f->decimals, f->decimals == 1 ? "" : "s");
	else if (fault == not_digits && *f->unit != '\0' && isdigit((unsigned char)*s))
		fault = text_fmt(a, "Enter one number, in %s", f->unit);
	return fault == NULL ? NULL : parse_with_example(f, fault, a);
}

void
parse_number(const struct field *f, struct form_site site, const char *s, struct arena *a,
    struct reading *out)
{
	char *plain = without_unit(s, f->unit, a), *comma;
	const char *fault = metres(f, site, s, a);

	if (plain == NULL)
		plain = arena_str(a, s);
	if (fault == NULL)
		fault = fault_of(f, plain, a);
	if (fault != NULL) {
		out->error = fault;
		return;
	}
	comma = strchr(plain, ',');
	if (comma != NULL)
		*comma = '.';
	if (f->type == FIELD_DECIMAL)
		out->said = NUM(strtod(plain, NULL));
	else
		out->said = INT(strtoll(plain, NULL, 10));
	out->text = plain;
}
