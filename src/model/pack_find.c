#include "model/pack.h"

#include <ctype.h>
#include <string.h>

#include "model/pack_read.h"

/* The first element of v whose member is called s. */
#define FIND(v, member, s)                                                                         \
	for (size_t i = 0; i < (v).n; i++)                                                         \
		if ((v).at[i].member != NULL && strcmp((v).at[i].member, (s)) == 0)                \
			return (int)i;                                                             \
	return -1

int
pack_source(const struct pack *p, const char *id)
{
	FIND(p->source, id, id);
}

int
pack_fact(const struct pack *p, const char *name)
{
	FIND(p->fact, name, name);
}

int
pack_stage(const struct pack *p, const char *code)
{
	FIND(p->stage, code, code);
}

int
pack_item(const struct pack *p, const char *code)
{
	FIND(p->item, code, code);
}

int
pack_treatment(const struct pack *p, const char *id)
{
	FIND(p->treatment, id, id);
}

const char *
pack_treatment_words(const struct treatment *t, struct arena *a)
{
	const char *more = strstr(t->title, " (");
	char *words =
	    arena_strn(a, t->title, more == NULL ? strlen(t->title) : (size_t)(more - t->title));

	words[0] = (char)tolower((unsigned char)words[0]);
	return words;
}

static int
component(const struct pack *p, const char *id)
{
	FIND(p->component, id, id);
}

int
pack_condition(const struct pack *p, const char *code)
{
	FIND(p->condition, code, code);
}

int
pack_warning(const struct pack *p, const char *code)
{
	FIND(p->warning, code, code);
}

int
pack_target(const struct pack *p, const char *id)
{
	int t = pack_treatment(p, id), c = component(p, id);

	if (t >= 0)
		return t;
	return c < 0 ? -1 : (int)p->treatment.n + c;
}

static int
own_slot(const struct pack *p, const char *name)
{
	FIND(p->name, name, name);
}

int
pack_slot(const struct pack *p, const char *name)
{
	static const char other[] = "other_";
	int slot = own_slot(p, name);

	if (slot >= 0 || p->nhip == 0 || strncmp(name, other, sizeof(other) - 1) != 0)
		return slot;
	slot = own_slot(p, name + sizeof(other) - 1);
	return slot < (int)p->npatient ? -1 : slot + (int)p->nhip;
}

const struct statement *
pack_statement(const struct pack *p, const char *id)
{
	for (size_t i = 0; i < p->statement.n; i++)
		if (strcmp(p->statement.at[i].id, id) == 0)
			return &p->statement.at[i];
	return NULL;
}

static const char *const status_codes[STATUSES] = {
	[STATUS_FINAL] = "final",
	[STATUS_PROVISIONAL] = "provisional",
	[STATUS_INDETERMINATE] = "indeterminate",
	[STATUS_CONFLICT] = "conflict",
	[STATUS_DX_OPEN] = "dx_open",
	[STATUS_NONE] = "none",
	[STATUS_INVALID] = "invalid",
	[STATUS_NA] = "na",
};

static const char *const class_codes[CLASSES] = {
	[CLASS_R] = "R",
	[CLASS_C] = "C",
	[CLASS_A] = "A",
	[CLASS_N] = "N",
	[CLASS_X] = "X",
	[CLASS_D] = "D",
	[CLASS_U] = "U",
	[CLASS_NA] = "NA",
};

static const char *const effect_codes[EFFECTS] = {
	[EFFECT_OK] = "ok",
	[EFFECT_C] = "c",
	[EFFECT_NR] = "nr",
	[EFFECT_U] = "u",
	[EFFECT_D] = "d",
	[EFFECT_X] = "x",
};

static const char *const tier_codes[] = {
	[TIER_STOP] = "stop",
	[TIER_REASON] = "reason",
	[TIER_SHOW] = "show",
};

const char *
status_code(enum status s)
{
	return status_codes[s];
}

const char *class_code(enum class c)
{
	return class_codes[c];
}

const char *
effect_code(enum effect f)
{
	return effect_codes[f];
}

const char *
tier_code(enum tier t)
{
	return tier_codes[t];
}

static int
place(const char *const *code, int n, const char *s)
{
	for (int i = 0; i < n; i++)
		if (strcmp(code[i], s) == 0)
			return i;
	return -1;
}

int
status_of(const char *code)
{
	return place(status_codes, STATUSES, code);
}

int
class_of(const char *code)
{
	return place(class_codes, CLASSES, code);
}

int
effect_of(const char *code)
{
	return place(effect_codes, EFFECTS, code);
}

int
tier_of(const char *code)
{
	return place(tier_codes, sizeof(tier_codes) / sizeof(tier_codes[0]), code);
}

const char *
pack_stage_word(const struct pack *p, int stage)
{
	const char *code = p->stage.at[stage].code, *title = p->stage.at[stage].title;
	size_t n = strlen(title), len = strlen(code);

	return n >= len && strcmp(title + n - len, code) == 0 ? code : title;
}
