/* Lesion size: the worst of the measures that are there, and the risk that goes with it. */
#include "model/derive.h"

void
derive_size(struct derive *d)
{
	const struct pack *p = d->p;
	int best = -1, worst = -1;

	for (size_t i = 0; i < p->size_rule.n; i++) {
		const struct size_rule *r = &p->size_rule.at[i];

		if (!holds(r->when, d->slot))
			continue;
		best = best < 0 || r->size < best ? r->size : best;
		worst = r->size > worst ? r->size : worst;
	}
	d->out->size = worst < 0 ? p->size_unknown : p->size.at[worst];
	d->slot[p->slot_size] = TEXT(d->out->size);
	if (worst >= 0 && worst - best >= p->size_gap)
		warn_add(d, &d->out->warning, p->size_warning);
}

void
derive_risk(struct derive *d)
{
	d->out->risk = NULL;
	for (size_t i = 0; i < d->p->risk.n; i++)
		if (holds(d->p->risk.at[i].when, d->slot)) {
			d->out->risk = &d->p->risk.at[i];
			return;
		}
}

void
derive_series(struct derive *d)
{
	for (size_t i = 0; i < d->p->series.n; i++)
		if (holds(d->p->series.at[i].when, d->slot))
			*vec_add(d->a, &d->out->series) = d->p->series.at[i];
}
