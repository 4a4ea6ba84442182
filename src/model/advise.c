#include "model/derive.h"

#include <math.h>
#include <string.h>

#include "base/text.h"

bool
holds(struct expr *when, const struct value *slot)
{
	return when == NULL || expr_truth(when, slot) == TRUTH_YES;
}

static struct value
largest(const struct ints *from, const struct value *slot)
{
	struct value best = NONE;

	for (size_t i = 0; i < from->n; i++) {
		struct value v = slot[from->at[i]];

		if (isnan(value_number(v)))
			continue;
		if (best.type == VALUE_NONE || value_number(v) > value_number(best))
			best = v;
	}
	return best;
}

static bool
any_outside(const struct pack *p, const struct ints *facts, const struct value *slot)
{
	for (size_t i = 0; i < facts->n; i++) {
		const struct fact *k = &p->fact.at[facts->at[i]];
		double n = value_number(slot[k->slot]);

		if (n < k->min || n > k->max)
			return true;
	}
	return false;
}

static struct value
define_value(const struct derive *d, const struct define *f)
{
	switch (f->kind) {
	case DEFINE_VALUE:
		return expr_value(f->x, d->slot, d->a);
	case DEFINE_FIRES:
		return INT(holds(f->x, d->slot));
	case DEFINE_LARGEST:
		return largest(&f->from, d->slot);
	case DEFINE_UNRECORDED:
		return INT(d->slot[f->from.at[0]].type == VALUE_NONE);
	case DEFINE_OUTSIDE:
		return INT(any_outside(d->p, &f->from, d->slot));
	}
	return NONE;
}

void
derive_names(struct derive *d, enum phase phase)
{
	for (size_t i = 0; i < d->p->define.n; i++) {
		const struct define *f = &d->p->define.at[i];

		if (f->phase == phase)
			d->slot[f->slot] = define_value(d, f);
	}
}

void
word_once(struct arena *a, struct words *w, const char *s)
{
	for (size_t i = 0; i < w->n; i++)
		if (w->at[i] == s || strcmp(w->at[i], s) == 0)
			return;
	*vec_add(a, w) = s;
}

void
words_once(struct arena *a, struct words *w, const struct words *more)
{
	for (size_t i = 0; i < more->n; i++)
		word_once(a, w, more->at[i]);
}

const char *
words_joined(const struct words *w, struct arena *a)
{
	struct text t = { .a = a };

	for (size_t i = 0; i < w->n; i++) {
		text_add(&t, i == 0 ? "" : i + 1 == w->n ? " and " : ", ");
		text_add(&t, w->at[i]);
	}
	return text_get(&t);
}

const char *
advice_missing(const struct advice *v, int hip, struct arena *a)
{
	const struct words *code = &v->hip[hip].missing;
	struct words label = { 0 };

	for (size_t i = 0; i < code->n; i++)
		*vec_add(a, &label) = v->pack->item.at[pack_item(v->pack, code->at[i])].label;
	return words_joined(&label, a);
}

static struct derive
begin(struct facts *f, int hip, struct arena *a, struct advice *out)
{
	struct derive d = { .p = f->pack, .f = f, .hip = hip, .slot = f->slot[hip], .a = a };

	d.out = &out->hip[hip];
	d.in_force = arena_array(a, bool, f->pack->condition.n + 1);
	memset(d.out, 0, sizeof(*d.out));
	derive_names(&d, PHASE_FACTS);
	derive_size(&d);
	derive_stage(&d);
	derive_names(&d, PHASE_STAGE);
	derive_crosswalk(&d);
	derive_risk(&d);
	return d;
}

void
advise_stage(struct facts *f, struct arena *a, struct advice *out)
{
	memset(out, 0, sizeof(*out));
	out->pack = f->pack;
	for (int h = HIP_R; h < HIPS; h++) {
		struct derive d = begin(f, h, a, out);

		warn_fill(&d, &d.out->warning);
		warn_sort(&d.out->warning);
	}
}

/* Each hip sees the other one's names. */
static void
look_across(struct facts *f)
{
	size_t np = f->pack->npatient, nh = f->pack->nhip;

	for (int h = HIP_R; h < HIPS; h++)
		memcpy(&f->slot[h][np + nh], &f->slot[HIPS - 1 - h][np], nh * sizeof(struct value));
}

void
advise(struct facts *f, struct arena *a, struct advice *out)
{
	struct derive d[HIPS];

	memset(out, 0, sizeof(*out));
	out->pack = f->pack;
	for (int h = HIP_R; h < HIPS; h++) {
		d[h] = begin(f, h, a, out);
		derive_fit(&d[h]);
		derive_names(&d[h], PHASE_CLASS);
		derive_why(&d[h]);
		derive_warnings(&d[h], &out->warning);
	}
	look_across(f);
	for (int h = HIP_R; h < HIPS; h++) {
		raise_warnings(&d[h], &out->warning);
		derive_watches(&d[h]);
		derive_series(&d[h]);
		warn_fill(&d[h], &out->hip[h].warning);
		warn_sort(&out->hip[h].warning);
	}
	warn_fill(&d[HIP_R], &out->warning);
	warn_sort(&out->warning);
}
