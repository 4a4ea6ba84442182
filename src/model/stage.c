/* The stage of one hip: stop rules, conflicts, first rule that is true, modifiers. */
#include <string.h>

#include "model/derive.h"

static int
order_of(const struct pack *p, int stage)
{
	for (size_t i = 0; i < p->order.n; i++)
		if (p->order.at[i] == stage)
			return (int)i;
	return -1;
}

static void
candidate_add(struct derive *d, int stage)
{
	struct ints *c = &d->out->candidate;

	for (size_t i = 0; i < c->n; i++)
		if (c->at[i] == stage)
			return;
	*vec_add(d->a, c) = stage;
}

/* Candidates from the earliest one, or the stage itself, to the last. */
static void
add_range(struct derive *d, int up_to)
{
	const struct ints *order = &d->p->order;
	int first = order_of(d->p, d->out->stage), last = order_of(d->p, up_to);

	for (size_t i = 0; i < d->out->candidate.n; i++) {
		int at = order_of(d->p, d->out->candidate.at[i]);

		if (i == 0 || (at >= 0 && at < first))
			first = at;
	}
	d->out->candidate.n = 0;
	for (int i = first < 0 ? 0 : first; i <= last; i++)
		*vec_add(d->a, &d->out->candidate) = order->at[i];
}

/* What every rule of the staging says when it is true. */
static void
note(struct derive *d, const struct stage_rule *r)
{
	for (size_t i = 0; i < r->missing.n; i++)
		if (holds(r->missing.at[i].when, d->slot))
			word_once(d->a, &d->out->missing, r->missing.at[i].item);
	for (size_t i = 0; i < r->flag.n; i++)
		warn_add(d, &d->out->warning, r->flag.at[i]);
	if (r->shown != NULL)
		word_once(d->a, &d->out->rules, r->shown);
	vec_add(d->a, &d->out->fired)->rule = r;
}

static void
settle(struct derive *d, const struct stage_rule *r)
{
	d->out->stage = r->stage;
	d->out->status = (enum status)r->status;
	for (size_t i = 0; i < r->adds.n; i++)
		candidate_add(d, r->adds.at[i]);
	note(d, r);
	d->slot[d->p->slot_stage] = TEXT(d->p->stage.at[r->stage].code);
}

/* Candidates join the stage itself when there were none; final is then over. */
static void
modify(struct derive *d, const struct stage_rule *r)
{
	if (r->adds.n > 0 && d->out->candidate.n == 0)
		candidate_add(d, d->out->stage);
	for (size_t i = 0; i < r->adds.n; i++)
		candidate_add(d, r->adds.at[i]);
	if (r->up_to >= 0)
		add_range(d, r->up_to);
	if (r->status >= 0)
		d->out->status = (enum status)r->status;
	else if (r->adds.n > 0 && d->out->status == STATUS_FINAL)
		d->out->status = STATUS_PROVISIONAL;
	note(d, r);
}

static bool
applies_at(const struct stage_rule *r, int stage)
{
	for (size_t i = 0; i < r->at.n; i++)
		if (r->at.at[i] == stage)
			return true;
	return r->at.n == 0;
}

static const struct stage_rule *
first_true(const struct stage_rules *rules, const struct value *slot)
{
	for (size_t i = 0; i < rules->n; i++)
		if (holds(rules->at[i].when, slot))
			return &rules->at[i];
	return NULL;
}

static bool
find_conflicts(struct derive *d)
{
	bool any = false;

	for (size_t i = 0; i < d->p->conflict.n; i++) {
		const struct stage_rule *r = &d->p->conflict.at[i];

		if (!holds(r->when, d->slot))
			continue;
		if (!any) {
			d->one = r->one;
			d->other = r->other;
		}
		any = true;
		note(d, r);
	}
	d->slot[d->p->slot_conflict] = INT(any);
	return any;
}

/* Values of the names that the staging gives. */
static void
tell(struct derive *d)
{
	struct hip_advice *o = d->out;

	for (size_t i = 0; i < d->p->stage.n; i++)
		d->slot[d->p->stage.at[i].slot] = INT(0);
	for (size_t i = 0; i < o->candidate.n; i++)
		d->slot[d->p->stage.at[o->candidate.at[i]].slot] = INT(1);
	d->slot[d->p->slot_stage] = TEXT(d->p->stage.at[o->stage].code);
	d->slot[d->p->slot_status] = TEXT(status_code(o->status));
}

void
derive_stage(struct derive *d)
{
	const struct stage_rule *r = first_true(&d->p->stop, d->slot);
	bool conflict = false;

	d->slot[d->p->slot_conflict] = INT(0);
	if (r == NULL) {
		conflict = find_conflicts(d);
		derive_names(d, PHASE_CONFLICT);
		settle(d, first_true(&d->p->rule, d->slot));
		for (size_t i = 0; i < d->p->modifier.n; i++)
			if (applies_at(&d->p->modifier.at[i], d->out->stage)
			    && holds(d->p->modifier.at[i].when, d->slot))
				modify(d, &d->p->modifier.at[i]);
	} else {
		derive_names(d, PHASE_CONFLICT);
		settle(d, r);
	}
	if (conflict) {
		d->out->candidate.n = 0;
		d->out->status = STATUS_CONFLICT;
		warn_add(d, &d->out->warning, d->p->conflict_warning);
	}
	tell(d);
}

void
derive_crosswalk(struct derive *d)
{
	d->out->crosswalk = NULL;
	if (d->out->status == STATUS_CONFLICT || d->out->status == STATUS_INVALID)
		return;
	for (size_t i = 0; i < d->p->crosswalk.n; i++) {
		const struct crosswalk *c = &d->p->crosswalk.at[i];

		if (c->stage == d->out->stage && holds(c->when, d->slot)) {
			d->out->crosswalk = c;
			return;
		}
	}
}
