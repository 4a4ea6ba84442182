/* Classes of the treatments: base rows, their combination, modifiers, conditions, precedence. */
#include <string.h>

#include "model/derive.h"

static bool
row_fits(const struct derive *d, const struct row *w, int stage)
{
	struct value answer = d->slot[d->p->matrix_slot];

	if (w->stage != stage || (w->size != NULL && strcmp(w->size, d->out->size) != 0))
		return false;
	return w->answer < 0 || answer.type == VALUE_NONE || answer.u.i == w->answer;
}

static enum class class_at(const struct derive *d, const struct row *w, size_t treatment) {
	int k = w->cell[treatment]; const struct choice_cell * c;

	if (k < CLASSES) return (enum class)k;
	c = &d->p->cell.at[k - CLASSES];
	return holds(c->when, d->slot) ? c->then : c->otherwise;
}

/* The row's classes; where an earlier row of the same stage differs, U. */
static void
take_row(struct derive *d, const struct row *w, bool first, enum class *out)
{
	for (size_t t = 0; t < d->p->treatment.n; t++) {
		enum class k = class_at(d, w, t);

		out[t] = first || out[t] == k ? k : CLASS_U;
	}
	word_once(d->a, &d->out->rules, w->id);
	for (size_t t = 0; t < d->p->treatment.n; t++)
		if (w->needs != NULL && out[t] == CLASS_U)
			word_once(d->a, &d->out->fit[t].needs, w->needs);
}

/* Classes of a stage: its rows by size and answer; both rows when the answer is not recorded. */
static void
classes_of_stage(struct derive *d, int stage, enum class *out)
{
	bool first = true;

	for (size_t t = 0; t < d->p->treatment.n; t++)
		out[t] = CLASS_U;
	for (size_t i = 0; i < d->p->row.n; i++)
		if (row_fits(d, &d->p->row.at[i], stage)) {
			take_row(d, &d->p->row.at[i], first, out);
			first = false;
		}
}

static bool
classes_of_status(struct derive *d, enum class *out)
{
	for (size_t i = 0; i < d->p->row.n; i++)
		if ((d->p->row.at[i].statuses & (1u << d->out->status)) != 0) {
			take_row(d, &d->p->row.at[i], true, out);
			return true;
		}
	return false;
}

static bool
all_certain(const struct derive *d, const struct treatment *t)
{
	for (size_t i = 0; i < d->out->candidate.n; i++) {
		bool found = false;

		for (size_t k = 0; k < t->certain.n; k++)
			found |= t->certain.at[k] == d->out->candidate.at[i];
		if (!found)
			return false;
	}
	return true;
}

/* The set of the classes that the candidates give, as one class. */
static enum class combine(
    const struct derive *d, const struct treatment *t, unsigned seen, enum class one) {
	if ((seen & (seen - 1)) == 0) return (t->guarded & seen) != 0 && !all_certain(d, t)
	    ? CLASS_U
	    : one;
	for (size_t i = 0; i < t->mix.n; i++){
	    const struct mix *m = &t->mix.at[i];

	    if (m->all ? (seen & ~m->set) == 0 : (seen & m->set) != 0) return m->gives; }
return CLASS_U;
}

static void
base_classes(struct derive *d, enum class *class)
{
	size_t nt = d->p->treatment.n;
	unsigned *seen = arena_array(d->a, unsigned, nt + 1);

	if (classes_of_status(d, class))
		return;
	if (d->out->candidate.n == 0) {
		classes_of_stage(d, d->out->stage, class);
		return;
	}
	for (size_t i = 0; i < d->out->candidate.n; i++) {
		classes_of_stage(d, d->out->candidate.at[i], class);
		for (size_t t = 0; t < nt; t++)
			seen[t] |= 1u << class[t];
	}
	for (size_t t = 0; t < nt; t++)
		class[t] = combine(d, &d->p->treatment.at[t], seen[t], class[t]);
	word_once(d->a, &d->out->rules, d->p->combine_id);
}

static void
apply_class_rules(struct derive *d, enum class *class, bool late)
{
	for (size_t i = 0; i < d->p->class_rule.n; i++) {
		const struct class_rule *r = &d->p->class_rule.at[i];

		if (r->late != late || (r->is & (1u << class[r->treatment])) == 0
		    || !holds(r->when, d->slot))
			continue;
		class[r->treatment] = r->becomes;
		d->out->fit[r->treatment].rule = r;
		word_once(d->a, &d->out->rules, r->id);
	}
}

static void
oppose(struct derive *d, const struct condition *c, enum effect *whole)
{
	size_t nt = d->p->treatment.n;

	for (size_t g = 0; g < c->effect.n; g++) {
		const struct effect_group *e = &c->effect.at[g];

		for (size_t i = 0; i < e->target.n; i++) {
			size_t at = (size_t)e->target.at[i];
			enum effect *now = at < nt ? &whole[at] : &d->out->part[at - nt];
			size_t t = at < nt ? at : (size_t)d->p->component.at[at - nt].treatment;
			const char *id =
			    at < nt ? d->p->treatment.at[at].id : d->p->component.at[at - nt].id;

			if (e->does > *now)
				*now = e->does;
			*vec_add(d->a, &d->out->fit[t].against) = (struct against){ c->id, id, e };
		}
	}
}

/* Conditions in force: the patient's, then the hip's, then the other reasons. */
static void
apply_conditions(struct derive *d, enum effect *whole)
{
	for (size_t i = 0; i < d->p->condition.n; i++) {
		const struct condition *c = &d->p->condition.at[i];
		bool listed = d->f->listed[d->hip][i]
		    || (c->slot >= 0 && d->slot[c->slot].type == VALUE_INT
			&& d->slot[c->slot].u.i == 1);

		d->in_force[i] = listed || (c->when != NULL && holds(c->when, d->slot));
		if (!d->in_force[i])
			continue;
		if (c->shown)
			word_once(d->a, &d->out->rules, c->id);
		oppose(d, c, whole);
	}
}

/* A treatment all of whose parts are contraindicated is so itself. */
static void
raise_whole(const struct derive *d, enum effect *whole)
{
	for (size_t t = 0; t < d->p->treatment.n; t++) {
		size_t parts = 0, out = 0;

		for (size_t i = 0; i < d->p->component.n; i++)
			if (d->p->component.at[i].treatment == (int)t) {
				parts++;
				out += d->out->part[i] == EFFECT_X;
			}
		if (parts > 0 && parts == out)
			whole[t] = EFFECT_X;
	}
}

/* NA before X before D; D only where the stage left something to defer. */
static enum class final_class(enum class class, enum effect whole) {
	const unsigned deferred = 1u << CLASS_R | 1u << CLASS_C | 1u << CLASS_A | 1u << CLASS_U;

	if (class == CLASS_NA || whole < EFFECT_D) return class;
	if (whole == EFFECT_X) return CLASS_X;
	return (deferred & (1u << class)) != 0 ? CLASS_D : class;
}

void
derive_fit(struct derive *d)
{
	size_t nt = d->p->treatment.n, nc = d->p->component.n;
	enum class *class = arena_array(d->a, enum class, nt + 1);
	enum effect *whole = arena_array(d->a, enum effect, nt + 1);

	d->out->fit = arena_array(d->a, struct fit, nt + 1);
	d->out->part = arena_array(d->a, enum effect, nc + 1);
	base_classes(d, class);
	apply_class_rules(d, class, false);
	apply_conditions(d, whole);
	for (size_t i = 0; i < nc; i++)
		d->slot[d->p->component.at[i].slot] = TEXT(effect_code(d->out->part[i]));
	apply_class_rules(d, class, true);
	raise_whole(d, whole);
	for (size_t t = 0; t < nt; t++) {
		d->out->fit[t].treatment = &d->p->treatment.at[t];
		d->out->fit[t].class = final_class(class[t], whole[t]);
		d->slot[d->p->treatment.at[t].slot] = TEXT(class_code(d->out->fit[t].class));
	}
}
