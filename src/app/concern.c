#include "app/concern.h"

#include <string.h>

static bool
has(const struct words *w, const char *code)
{
	for (size_t i = 0; i < w->n; i++)
		if (strcmp(w->at[i], code) == 0)
			return true;
	return false;
}

/* Does a condition that gives this warning do something to this treatment or a part of it? */
static bool
by_condition(const struct pack *p, const struct fit *fit, const char *code, bool *any)
{
	for (size_t i = 0; i < p->condition.n; i++) {
		const struct condition *c = &p->condition.at[i];

		if (!has(&c->warning, code))
			continue;
		*any = true;
		for (size_t k = 0; k < fit->against.n; k++)
			if (strcmp(fit->against.at[k].rule, c->id) == 0)
				return true;
	}
	return false;
}

static bool
looks_at(const struct pack *p, const struct expr *x, const struct treatment *t, bool *at_any)
{
	const int *slot;
	size_t n = expr_uses(x, &slot);
	bool found = false;

	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < p->treatment.n; k++) {
			const struct treatment *one = &p->treatment.at[k];
			/* The same name of the other hip stands npatient + nhip further on. */
			bool is = slot[i] == one->slot || slot[i] == one->slot + (int)p->nhip;

			*at_any = *at_any || is;
			found = found || (is && one == t);
		}
	return found;
}

static bool
by_rule(const struct pack *p, const struct fit *fit, const char *code, bool *any)
{
	for (size_t i = 0; i < p->raise.n; i++) {
		const struct raise *r = &p->raise.at[i];
		bool at_any = false;

		if (strcmp(r->warning, code) != 0)
			continue;
		*any = true;
		if (r->when == NULL || looks_at(p, r->when, fit->treatment, &at_any) || !at_any)
			return true;
	}
	return false;
}

bool
concern_bears(const struct advice *v, const struct fit *fit, const struct shown_warning *w)
{
	const char *code = w->warning->code;
	bool known = false;

	if (by_condition(v->pack, fit, code, &known) || by_rule(v->pack, fit, code, &known))
		return true;
	return !known; /* of the staging itself: it bears on all */
}

bool
concern_class(const struct fit *fit)
{
	switch (fit->class) {
	case CLASS_R:
	case CLASS_C:
	case CLASS_A:
		return false;
	case CLASS_N:
	case CLASS_X:
	case CLASS_D:
	case CLASS_U:
	case CLASS_NA:
	case CLASSES:
		return true;
	}
	return true;
}

static void
add(const struct advice *v, const struct fit *fit, const struct shown_warnings *from, bool only,
    struct arena *a, struct shown_warnings *out)
{
	for (size_t i = 0; i < from->n; i++)
		if ((!only || from->at[i].warning->tier != TIER_SHOW)
		    && concern_bears(v, fit, &from->at[i]))
			*vec_add(a, out) = from->at[i];
}

void
concern_list(const struct advice *v, int hip, const struct fit *fit, bool only, struct arena *a,
    struct shown_warnings *out)
{
	*out = (struct shown_warnings){ 0 };
	add(v, fit, &v->hip[hip].warning, only, a, out);
	add(v, fit, &v->warning, only, a, out);
}
