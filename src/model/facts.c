#include "model/facts.h"

#include <math.h>
#include <string.h>

struct facts *
facts_new(const struct pack *p, struct arena *a)
{
	struct facts *f = arena_new(a, struct facts);

	f->pack = p;
	for (int h = HIP_R; h < HIPS; h++) {
		f->slot[h] = arena_array(a, struct value, p->npatient + 2 * p->nhip);
		f->unasked[h] = arena_array(a, bool, p->condition.n + 1);
		f->listed[h] = arena_array(a, bool, p->condition.n + 1);
	}
	return f;
}

void
facts_clear(struct facts *f)
{
	const struct pack *p = f->pack;

	for (int h = HIP_R; h < HIPS; h++) {
		memset(f->slot[h], 0, (p->npatient + 2 * p->nhip) * sizeof(struct value));
		memset(f->unasked[h], 0, p->condition.n * sizeof(bool));
		memset(f->listed[h], 0, p->condition.n * sizeof(bool));
	}
}

static void
put(struct facts *f, int hip, bool of_hip, int slot, struct value v)
{
	for (int h = HIP_R; h < HIPS; h++)
		if (!of_hip || h == hip)
			f->slot[h][slot] = v;
}

static bool
wrong(const struct fact *k, struct err *e, const char *wants)
{
	return err_field(e, ERR_INPUT, k->name, "%s: %s is wanted", k->label, wants);
}

/* The pack's own text of a choice, so that it outlives whatever v came from. */
static bool
is_choice(const struct fact *k, struct value *v)
{
	for (size_t i = 0; v->type == VALUE_TEXT && i < k->choice.n; i++)
		if (strcmp(k->choice.at[i], v->u.s) == 0) {
			v->u.s = k->choice.at[i];
			return true;
		}
	return false;
}

static bool
fits(const struct fact *k, struct value *v, struct err *e)
{
	double n = value_number(*v);

	switch (k->type) {
	case FACT_TRI:
		return (v->type == VALUE_INT && (v->u.i == 0 || v->u.i == 1))
		    || wrong(k, e, "yes or no");
	case FACT_INT:
		if (v->type != VALUE_INT)
			return wrong(k, e, "a whole number");
		break;
	case FACT_NUM:
		if (!isfinite(n))
			return wrong(k, e, "a number");
		break;
	case FACT_DATE:
		return v->type == VALUE_INT || wrong(k, e, "a date");
	case FACT_CHOICE:
		return is_choice(k, v) || wrong(k, e, "one of its choices");
	}
	if (!k->limited || k->kept || (n >= k->min && n <= k->max))
		return true;
	return err_field(e, ERR_INPUT, k->name, "%s: %g is not within %g to %g%s%s", k->label, n,
	    k->min, k->max, k->unit == NULL ? "" : " ", k->unit == NULL ? "" : k->unit);
}

bool
facts_put(struct facts *f, int hip, int fact, struct value v, struct err *e)
{
	const struct fact *k = &f->pack->fact.at[fact];

	if (v.type != VALUE_NONE && !fits(k, &v, e))
		return false;
	put(f, hip, k->hip, k->slot, v);
	return true;
}

void
facts_condition(struct facts *f, int hip, int condition, struct value v)
{
	const struct condition *c = &f->pack->condition.at[condition];

	if (!c->own_path)
		put(f, hip, c->hip, c->slot, v);
	for (int h = HIP_R; h < HIPS; h++)
		if (!c->hip || h == hip) {
			f->unasked[h][condition] = v.type == VALUE_NONE;
			f->listed[h][condition] = c->own_path && v.type == VALUE_INT && v.u.i == 1;
		}
}

void
facts_unasked(struct facts *f, int hip, int condition)
{
	for (int h = HIP_R; h < HIPS; h++)
		if (!f->pack->condition.at[condition].hip || h == hip)
			f->unasked[h][condition] = true;
}

bool
facts_set(struct facts *f, int hip, const char *name, struct value v, struct err *e)
{
	int fact = pack_fact(f->pack, name), slot = pack_slot(f->pack, name);

	if (fact >= 0)
		return facts_put(f, hip, fact, v, e);
	for (size_t i = 0; slot >= 0 && i < f->pack->condition.n; i++) {
		if (f->pack->condition.at[i].slot != slot)
			continue;
		if (v.type != VALUE_NONE && (v.type != VALUE_INT || (v.u.i != 0 && v.u.i != 1)))
			return err_field(e, ERR_INPUT, name, "%s: yes or no is wanted",
			    f->pack->condition.at[i].label);
		facts_condition(f, hip, (int)i, v);
		return true;
	}
	return err_field(e, ERR_INPUT, name, "the pack %s knows no fact %s", f->pack->id, name);
}
