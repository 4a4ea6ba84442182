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

/* What a rule asks for, names made from others followed to what they are made from. */
struct look {
	const struct pack *p;
	const struct treatment *t;
	bool at_any, at_it; /* the class of any treatment, of this one */
};

enum { DEEPEST = 8 };

static void look_at_slot(struct look *l, int slot, int depth);

static void
look_at(struct look *l, const struct expr *x, int depth)
{
	const int *slot;
	size_t n = expr_uses(x, &slot);

	for (size_t i = 0; i < n; i++)
		look_at_slot(l, slot[i], depth);
}

static void
look_at_slot(struct look *l, int slot, int depth)
{
	const struct pack *p = l->p;

	/* The same name of the other hip stands nhip further on. */
	if (slot >= (int)(p->npatient + p->nhip))
		slot -= (int)p->nhip;
	for (size_t i = 0; i < p->treatment.n; i++)
		if (p->treatment.at[i].slot == slot) {
			l->at_any = true;
			l->at_it = l->at_it || &p->treatment.at[i] == l->t;
		}
	for (size_t i = 0; depth < DEEPEST && i < p->define.n; i++) {
		const struct define *d = &p->define.at[i];

		if (d->slot != slot)
			continue;
		if (d->x != NULL)
			look_at(l, d->x, depth + 1);
		for (size_t k = 0; d->kind != DEFINE_OUTSIDE && k < d->from.n; k++)
			look_at_slot(l, d->from.at[k], depth + 1);
	}
}

static bool
by_rule(const struct pack *p, const struct fit *fit, const char *code, bool *any)
{
	for (size_t i = 0; i < p->raise.n; i++) {
		const struct raise *r = &p->raise.at[i];
		struct look l = { .p = p, .t = fit->treatment };

		if (strcmp(r->warning, code) != 0)
			continue;
		*any = true;
		if (r->when != NULL)
			look_at(&l, r->when, 0);
		if (r->about.n > 0)
			l = (struct look){ .at_any = true,
				.at_it = has(&r->about, fit->treatment->id) };
		if (l.at_it || !l.at_any)
			return true;
	}
	return false;
}

/* A warning that is shown bears on a treatment when the pack says that it is about it; where it
 * says nothing, when it comes from a condition against it, when the rule that raised it is about
 * the treatment or looks at its class, or when the rule names no treatment at all.  One that
 * opens classes bears on those that it opens. */
static bool
bears(const struct advice *v, const struct fit *fit, const struct shown_warning *w)
{
	const char *code = w->warning->code;
	bool known = false;

	if (w->warning->needs != NULL)
		return warning_opens(w->warning, fit);
	if (w->warning->about.n > 0)
		return has(&w->warning->about, fit->treatment->id);
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

bool
concern_lacks(const struct fit *fit, const struct shown_warnings *asks)
{
	bool lacks = fit->class == CLASS_U;

	for (size_t i = 0; i < asks->n; i++)
		lacks = lacks || asks->at[i].warning->lacks;
	return lacks;
}

/* What a condition brings, or the state of the patient: it may pass, and a stage does not. */
static bool
may_pass(const struct pack *p, const struct warning *w)
{
	for (size_t i = 0; i < p->condition.n; i++)
		if (has(&p->condition.at[i].warning, w->code))
			return !w->lacks;
	for (size_t i = 0; i < p->raise.n; i++)
		if (!p->raise.at[i].hip && strcmp(p->raise.at[i].warning, w->code) == 0)
			return !w->lacks;
	return false;
}

bool
concern_against(const struct pack *p, const struct fit *fit, const struct shown_warnings *asks)
{
	bool against = fit->class == CLASS_X || fit->class == CLASS_D;

	for (size_t i = 0; i < asks->n; i++)
		against = against || may_pass(p, asks->at[i].warning);
	return against;
}

static void
add(const struct advice *v, const struct fit *fit, const struct shown_warnings *from, bool only,
    struct arena *a, struct shown_warnings *out)
{
	for (size_t i = 0; i < from->n; i++)
		if ((!only || from->at[i].warning->tier != TIER_SHOW)
		    && bears(v, fit, &from->at[i]))
			*vec_add(a, out) = from->at[i];
}

void
concern_list(const struct advice *v, int hip, const struct fit *fit, bool only, struct arena *a,
    struct shown_warnings *out)
{
	*out = (struct shown_warnings){ 0 };
	add(v, fit, &v->hip[hip].warning, only, a, out);
	add(v, fit, &v->warning, only, a, out);
	for (size_t i = 0; i < fit->own.n; i++)
		if (!only || fit->own.at[i].warning->tier != TIER_SHOW)
			*vec_add(a, out) = fit->own.at[i];
}
