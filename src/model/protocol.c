#include "model/protocol.h"

#include <ctype.h>
#include <math.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"

const struct protocol *
protocol_find(const struct protocols *p, const char *id)
{
	for (size_t i = 0; i < p->course.n; i++)
		if (strcmp(p->course.at[i].id, id) == 0)
			return &p->course.at[i];
	return NULL;
}

void
protocol_courses(const struct protocols *p, const char *treatment, char side,
    const struct texts *excluded, struct arena *a, struct course_offers *out)
{
	for (size_t i = 0; i < p->course.n; i++) {
		const struct protocol *c = &p->course.at[i];

		if (texts_have(&c->treatments, treatment))
			*vec_add(a, &out->list) = (struct course_offer){ .course = c,
				.side = side,
				.against = "",
				.excluded = texts_have(excluded, c->component) };
	}
}

bool
protocol_is_clinics(const struct protocol *p, const char *word)
{
	return p->local || texts_have(&p->clinic, word);
}

bool
protocol_asks(const struct protocol *p, const char *word)
{
	const struct {
		const char *word;
		bool given;
	} known[] = {
		{ "sessions", p->sessions > 0 },
		{ "gap_usual", p->gap_usual > 0 || p->sessions == 1 },
		{ "minutes", p->minutes > 0 },
	};

	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
		if (strcmp(known[i].word, word) == 0)
			return !known[i].given;
	return false;
}

/* One of the values that are accepted, when only these are. */
static bool
listed(const struct dose_param *d, double x)
{
	bool found = d->nonly == 0;

	for (size_t i = 0; i < d->nonly; i++)
		found = found || fabs(d->only[i] - x) < 1e-9;
	return found;
}

/* Limits that are NAN are none: they compare false. */
enum plausible
dose_check(const struct dose_param *d, double x, struct err *why)
{
	if (!isfinite(x) || x < d->least || x > d->most || x < 0) {
		err_field(why, ERR_RULE, d->id, "%s: %g %s is refused: at least %g, at most %g",
		    d->label, x, d->unit, isnan(d->least) ? 0 : d->least,
		    isnan(d->most) ? INFINITY : d->most);
		return REFUSED;
	}
	if (listed(d, x) && !(x < d->from) && !(x > d->to))
		return PLAUSIBLE;
	if (d->nonly > 0)
		err_field(why, ERR_RULE, d->id, "%s: %g %s is none of the usual values", d->label,
		    x, d->unit);
	else
		err_field(why, ERR_RULE, d->id, "%s: %g %s is outside the usual %g to %g", d->label,
		    x, d->unit, d->from, d->to);
	return UNUSUAL;
}

/* What a number that has no unit stands before is the name of its parameter. */
static const char *
unit_of(const struct dose_param *d)
{
	return d->unit[0] != '\0' ? d->unit : d->label;
}

/* The parameter whose unit stands at s; NULL when none does, or that of two. */
static const struct dose_param *
unit_at(const struct protocol *p, const char *s)
{
	const struct dose_param *found = NULL;

	for (size_t i = 0; i < p->ndose; i++) {
		const char *unit = unit_of(&p->dose[i]);
		size_t n = strlen(unit);

		if (strncasecmp(s, unit, n) != 0 || isalnum((unsigned char)s[n]))
			continue;
		if (found != NULL)
			return NULL;
		found = &p->dose[i];
	}
	return found;
}

/* Reads digits with a point or a comma before decimals; false when a comma may part thousands.
 * *s goes behind them. */
static bool
read_number(const char **s, double *out)
{
	double unit = 1;
	const char *point;

	for (*out = 0; isdigit((unsigned char)**s); ++*s)
		*out = *out * 10 + (**s - '0');
	point = *s;
	if ((*point != '.' && *point != ',') || !isdigit((unsigned char)point[1]))
		return true;
	for (++*s; isdigit((unsigned char)**s); ++*s) {
		*out = *out * 10 + (**s - '0');
		unit *= 10;
	}
	*out /= unit;
	return *s - point != 4;
}

/* "...: 0.7 mJ/mm2 is outside the usual 0.1 to 0.62 (ref41b, ref41c)" */
static void
add_source(const struct protocol *p, struct err *why)
{
	struct arena turn = { 0 };
	struct text t = { .a = &turn };

	text_add(&t, why->text);
	for (size_t i = 0; i < p->source.n; i++)
		text_addf(&t, "%s%s", i == 0 ? " (" : ", ", p->source.at[i]);
	err_set(why, why->code, "%s%s", text_get(&t), p->source.n > 0 ? ")." : ".");
	arena_clear(&turn);
}

enum plausible
protocol_dose_check(const struct protocol *p, const char *words, struct err *why)
{
	enum plausible worst = PLAUSIBLE;
	const char *s = words;

	while (*(s += strcspn(s, "0123456789")) != '\0') {
		bool begins = s == words || (!isalnum((unsigned char)s[-1]) && s[-1] != '.');
		const struct dose_param *d;
		struct err one;
		enum plausible is;
		double x;

		if (!read_number(&s, &x) || !begins)
			continue;
		d = unit_at(p, s + strspn(s, " "));
		is = d == NULL ? PLAUSIBLE : dose_check(d, x, &one);
		if (is <= worst)
			continue;
		worst = is;
		*why = one;
		add_source(p, why);
	}
	return worst;
}

enum plausible
protocol_sessions_check(const struct protocol *p, int sessions, struct err *why)
{
	if (sessions < 1 || (p->sessions_most > 0 && sessions > p->sessions_most)) {
		err_field(why, ERR_RULE, "sessions", "%s: %d sessions are refused: 1 to %d",
		    p->name, sessions, p->sessions_most > 0 ? p->sessions_most : 1000);
		return REFUSED;
	}
	if (sessions < p->sessions_from || (p->sessions_to > 0 && sessions > p->sessions_to)) {
		err_field(why, ERR_RULE, "sessions",
		    "%s: %d sessions are outside the usual %d to %d", p->name, sessions,
		    p->sessions_from, p->sessions_to);
		return UNUSUAL;
	}
	return PLAUSIBLE;
}

enum plausible
protocol_gap_check(const struct protocol *p, int days, struct err *why)
{
	if (days < p->gap_least) {
		err_field(why, ERR_RULE, "gap",
		    "%s: %d days between sessions are refused: at least %d", p->name, days,
		    p->gap_least);
		return REFUSED;
	}
	if (days < p->gap_min || (p->gap_max > 0 && days > p->gap_max)) {
		err_field(why, ERR_RULE, "gap", "%s: %d days between sessions are outside %d to %d",
		    p->name, days, p->gap_min, p->gap_max);
		return UNUSUAL;
	}
	return PLAUSIBLE;
}

enum plausible
protocol_per_week_check(const struct protocol *p, int n, struct err *why)
{
	if (p->per_week == 0 || n <= p->per_week)
		return PLAUSIBLE;
	err_field(why, ERR_RULE, "per_week", "%s: %d sessions in a week, usual are %d at most",
	    p->name, n, p->per_week);
	return p->per_week_most > 0 && n > p->per_week_most ? REFUSED : UNUSUAL;
}
