/* The names of a pack: facts, conditions as facts, and what is defined from them. */
#include "model/pack_read.h"

#include <ctype.h>
#include <string.h>

#include "base/text.h"

static void
read_type(struct pack_reader *r, const struct conf_node *n, struct fact *f)
{
	static const char *const word[] = { "tri", "int", "num", "choice", "date" };
	const char *type = text_in(r, n, "type");
	size_t k = 0;

	while (k < sizeof(word) / sizeof(word[0]) && strcmp(word[k], type) != 0)
		k++;
	if (k == sizeof(word) / sizeof(word[0]))
		bad(r, n, "%s: unknown type \"%s\"", f->name, type);
	else
		f->type = (enum fact_type)k;
	f->choice = words_in(r, n, "choices");
	if ((f->type == FACT_CHOICE) != (f->choice.n > 0))
		bad(r, n, "%s: choices belong to a choice", f->name);
}

static void
read_limits(struct pack_reader *r, const struct conf_node *n, struct fact *f)
{
	struct err e = { 0 };

	f->limited = conf_get(n, "min") != NULL;
	if (!conf_num(n, "min", &f->min, &e) || !conf_num(n, "max", &f->max, &e))
		complain_err(r->out, &e);
	if (f->limited != (conf_get(n, "max") != NULL))
		bad(r, n, "%s: min and max go together", f->name);
	if (f->min > f->max)
		bad(r, n, "%s: min is above max", f->name);
}

static void
read_fact(struct pack_reader *r, const struct conf_node *n)
{
	static const char *const known[] = { "name", "path", "type", "scope", "min", "max",
		"outside", "choices", "label", "unit", "done", NULL };
	struct fact f = { .name = text_in(r, n, "name"), .label = text_in(r, n, "label") };
	const char *path = text_in(r, n, "path"), *scope = text_in(r, n, "scope");
	const char *outside = maybe_text(r, n, "outside"), *dot = strchr(path, '.');

	only(r, n, known);
	f.study = dot == NULL ? NULL : arena_strn(r->a, path, (size_t)(dot - path));
	f.key = dot == NULL ? path : dot + 1;
	f.unit = maybe_text(r, n, "unit");
	f.hip = strcmp(scope, "hip") == 0;
	f.done = flag_in(r, n, "done");
	f.kept = outside != NULL && strcmp(outside, "kept") == 0;
	if (!f.hip && strcmp(scope, "patient") != 0)
		bad(r, n, "%s: scope is patient or hip", f.name);
	if (outside != NULL && !f.kept && strcmp(outside, "refused") != 0)
		bad(r, n, "%s: outside is refused or kept", f.name);
	read_type(r, n, &f);
	read_limits(r, n, &f);
	*vec_add(r->a, &r->p->fact) = f;
}

static const char *
lower(struct pack_reader *r, const char *code)
{
	char *s = arena_str(r->a, code);

	for (size_t i = 0; s[i] != '\0'; i++)
		s[i] = (char)tolower((unsigned char)s[i]);
	return s;
}

/* The slots of the facts, then of the conditions, of one scope. */
static void
name_scope(struct pack_reader *r, const struct conf_node *facts, const struct conf_node *conditions,
    bool hip)
{
	for (int i = 0; i < (int)r->p->fact.n; i++) {
		struct fact *f = &r->p->fact.at[i];

		if (f->hip == hip)
			f->slot = name_add(r, conf_at(facts, i), f->name, PHASE_FACTS);
	}
	for (int i = 0; i < (int)r->p->condition.n; i++) {
		struct condition *c = &r->p->condition.at[i];
		const char *name = c->code == NULL ? NULL : lower(r, c->code);

		if (name == NULL || c->hip != hip)
			continue;
		c->own_path = pack_fact(r->p, name) >= 0;
		c->slot = c->own_path ? r->p->fact.at[pack_fact(r->p, name)].slot
				      : name_add(r, conf_at(conditions, i), name, PHASE_FACTS);
	}
}

static void
read_condition_codes(struct pack_reader *r, const struct conf_node *list)
{
	for (int i = 0; list != NULL && i < conf_count(list); i++) {
		const struct conf_node *n = conf_at(list, i);
		struct condition c = { .id = text_in(r, n, "id"), .slot = -1 };
		const char *scope = text_in(r, n, "scope");

		c.code = maybe_text(r, n, "code");
		c.hip = strcmp(scope, "hip") == 0;
		if (!c.hip && strcmp(scope, "patient") != 0)
			bad(r, n, "%s: scope is patient or hip", c.id);
		if (c.code != NULL && pack_condition(r->p, c.code) >= 0)
			bad(r, n, "condition %s stands twice", c.code);
		*vec_add(r->a, &r->p->condition) = c;
	}
}

void
read_facts(struct pack_reader *r)
{
	const struct conf_node *facts = list_named(r, "facts");
	const struct conf_node *conditions = list_named(r, "conditions");
	struct pack *p = r->p;

	for (int i = 0; facts != NULL && i < conf_count(facts); i++)
		read_fact(r, conf_at(facts, i));
	read_condition_codes(r, conditions);
	name_scope(r, facts, conditions, false);
	p->npatient = p->name.n;
	name_scope(r, facts, conditions, true);
	p->slot_conflict = name_add(r, facts, "conflict", PHASE_CONFLICT);
	p->slot_stage = name_add(r, facts, "stage", PHASE_STAGE);
	p->slot_status = name_add(r, facts, "status", PHASE_STAGE);
	p->slot_size = name_add(r, facts, "size", PHASE_STAGE);
}

void
read_stage_codes(struct pack_reader *r)
{
	static const char *const known[] = { "code", "title", NULL };
	const struct conf_node *list = list_named(r, "stages");

	for (int i = 0; list != NULL && i < conf_count(list); i++) {
		const struct conf_node *n = conf_at(list, i);
		struct stage s = { .code = text_in(r, n, "code"), .title = text_in(r, n, "title") };

		only(r, n, known);
		s.slot = name_add(r, n, text_fmt(r->a, "can_%s", lower(r, s.code)), PHASE_STAGE);
		*vec_add(r->a, &r->p->stage) = s;
	}
}

/* The names that a define is made from: slots, or facts when it asks for their limits. */
static struct ints
names_in(struct pack_reader *r, const struct conf_node *n, const char *key, bool facts)
{
	struct words w = words_in(r, n, key);
	struct ints out = { 0 };

	for (size_t i = 0; i < w.n; i++) {
		int k = facts ? pack_fact(r->p, w.at[i]) : pack_slot(r->p, w.at[i]);

		if (k < 0 || (facts && !r->p->fact.at[k].limited))
			bad(r, n, "%s: %s", w.at[i], k < 0 ? "unknown name" : "has no limits");
		else
			*vec_add(r->a, &out) = k;
	}
	return out;
}

/* A define has its value as soon as all that it is made from has one. */
static enum phase
phase_of(const struct pack_reader *r, const struct define *d)
{
	const int *slot = d->from.at;
	size_t n = d->from.n;
	enum phase phase = PHASE_FACTS;

	if (d->kind == DEFINE_OUTSIDE)
		return PHASE_FACTS;
	if (d->x != NULL)
		n = expr_uses(d->x, &slot);
	for (size_t i = 0; i < n; i++)
		if ((size_t)slot[i] < r->p->name.n && r->p->name.at[slot[i]].phase > phase)
			phase = r->p->name.at[slot[i]].phase;
	return phase;
}

static void
read_define(struct pack_reader *r, const struct conf_node *n)
{
	static const char *const known[] = { "name", "value", "fires", "largest", "unrecorded",
		"outside", NULL };
	struct define d = { .name = text_in(r, n, "name") };
	int kinds = 0;

	only(r, n, known);
	for (enum define_kind k = DEFINE_VALUE; k <= DEFINE_OUTSIDE; k++) {
		if (conf_get(n, known[k + 1]) == NULL)
			continue;
		kinds++;
		d.kind = k;
		if (k <= DEFINE_FIRES)
			d.x = expr_in(r, n, known[k + 1], EXPR_RULE);
		else
			d.from = names_in(r, n, known[k + 1], k == DEFINE_OUTSIDE);
	}
	if (kinds != 1)
		bad(r, n, "%s: one of value, fires, largest, unrecorded, outside", d.name);
	d.phase = phase_of(r, &d);
	d.slot = name_add(r, n, d.name, d.phase);
	*vec_add(r->a, &r->p->define) = d;
}

void
read_defines(struct pack_reader *r)
{
	const struct conf_node *list = list_named(r, "define");

	r->phase = PHASE_CLASS;
	for (int i = 0; list != NULL && i < conf_count(list); i++)
		read_define(r, conf_at(list, i));
}
