/* Reading a case: every key is one of the pack's, every value has its type. */
#include <math.h>
#include <string.h>

#include <jansson.h>

#include "base/day.h"
#include "base/text.h"
#include "exchange/case_json.h"

enum { PATH = 120 };

/* Where we are, for complaints and for the facts of a hip. */
struct place {
	struct facts *f;
	const char *path; /* "" or "[3].input." or "hips.R." */
	int hip;          /* -1: the patient */
};

static bool
refuse(const struct place *at, const char *study, const char *key, struct err *e, const char *why)
{
	return err_field(e, ERR_INPUT, key, "%s%s%s%.60s: %s", at->path, study == NULL ? "" : study,
	    study == NULL ? "" : ".", key, why);
}

static bool
value_of(const json_t *j, enum fact_type type, struct value *out, const char **wants)
{
	static const char *const want[] = {
		[FACT_TRI] = "true, false or null is wanted",
		[FACT_INT] = "a whole number is wanted",
		[FACT_NUM] = "a number is wanted",
		[FACT_CHOICE] = "a text is wanted",
		[FACT_DATE] = "a date like \"2026-11-23\" is wanted",
	};
	double n = json_number_value(j);
	int day = 0;

	*wants = want[type];
	switch (type) {
	case FACT_TRI:
		*out = INT(json_is_true(j));
		return json_is_boolean(j);
	case FACT_INT:
		if (!json_is_number(j) || fabs(n) > 1e9 || floor(n) < n)
			return false;
		*out = INT((int64_t)n);
		return true;
	case FACT_NUM:
		*out = NUM(n);
		return json_is_number(j);
	case FACT_CHOICE:
		*out = TEXT(json_string_value(j));
		return json_is_string(j);
	case FACT_DATE:
		if (!json_is_string(j) || !day_read_iso(json_string_value(j), &day))
			return false;
		*out = INT(day);
		return true;
	}
	return false;
}

static bool
put_fact(const struct place *at, size_t k, const json_t *j, struct err *e)
{
	const struct fact *fact = &at->f->pack->fact.at[k];
	struct value v = NONE;
	const char *wants;

	if (!value_of(j, fact->type, &v, &wants))
		return refuse(at, fact->study, fact->key, e, wants);
	return facts_put(at->f, at->hip, (int)k, v, e)
	    || err_add(e, "%s%s%s%s", at->path, fact->study == NULL ? "" : fact->study,
		fact->study == NULL ? "" : ".", fact->key);
}

static bool
is_word(const char *s, const char *const *words)
{
	for (; *words != NULL; words++)
		if (strcmp(*words, s) == 0)
			return true;
	return false;
}

/* A key that is no fact of this scope or study, no study and none of the other words. */
static bool
refuse_unknown(
    const struct place *at, json_t *j, const char *study, const char *const *words, struct err *e)
{
	const struct pack *p = at->f->pack;
	void *i;

	for (i = json_object_iter(j); i != NULL; i = json_object_iter_next(j, i)) {
		const char *key = json_object_iter_key(i);
		bool known = is_word(key, words);

		for (size_t k = 0; !known && k < p->fact.n; k++) {
			const struct fact *f = &p->fact.at[k];

			if (f->hip != (at->hip >= 0))
				continue;
			if (study != NULL)
				known = f->study != NULL && strcmp(f->study, study) == 0
				    && strcmp(f->key, key) == 0;
			else
				known = strcmp(f->study == NULL ? f->key : f->study, key) == 0;
		}
		if (!known)
			return refuse(at, study, key, e, "there is no such key");
	}
	return true;
}

/* A finding belongs to a study that was done. */
static bool
was_done(const struct place *at, const struct fact *fact, const json_t *study, struct err *e)
{
	const struct pack *p = at->f->pack;

	if (fact->done)
		return true;
	for (size_t k = 0; k < p->fact.n; k++) {
		const struct fact *f = &p->fact.at[k];

		if (!f->done || f->study == NULL || strcmp(f->study, fact->study) != 0)
			continue;
		if (!json_is_true(json_object_get(study, f->key)))
			return refuse(at, fact->study, fact->key, e,
			    "there is no finding of a study that was not done");
	}
	return true;
}

static bool
read_study(const struct place *at, json_t *j, const char *study, struct err *e)
{
	static const char *const no_words[] = { NULL };
	const struct pack *p = at->f->pack;
	size_t seen = 0;

	if (!json_is_object(j))
		return refuse(at, NULL, study, e, "an object is wanted");
	for (size_t k = 0; k < p->fact.n; k++) {
		const struct fact *f = &p->fact.at[k];
		const json_t *v;

		if (f->study == NULL || f->hip != (at->hip >= 0) || strcmp(f->study, study) != 0)
			continue;
		v = json_object_get(j, f->key);
		seen += v != NULL;
		if (v == NULL || json_is_null(v))
			continue;
		if (!was_done(at, f, j, e) || !put_fact(at, k, v, e))
			return false;
	}
	return seen == json_object_size(j) || refuse_unknown(at, j, study, no_words, e);
}

/* A code that nobody knows is named, with all that may stand there. */
static bool
refuse_code(const struct place *at, const char *where, const char *code, struct err *e)
{
	const struct pack *p = at->f->pack;
	struct arena turn = { 0 };
	struct text t = { .a = &turn };

	if (code == NULL)
		return refuse(at, NULL, where, e, "a code is a text");
	for (size_t k = 0; k < p->condition.n; k++) {
		const struct condition *c = &p->condition.at[k];

		if (c->code != NULL && c->hip == (at->hip >= 0))
			text_addf(&t, " %s", c->code);
	}
	(void)refuse(at, NULL, where, e,
	    text_fmt(&turn, "there is no code %.40s. It is one of:%s", code, text_get(&t)));
	arena_clear(&turn);
	return false;
}

/* Codes that are there, or were never asked. */
static bool
read_codes(const struct place *at, const json_t *list, const char *key, bool *given, struct err *e)
{
	const struct pack *p = at->f->pack;
	bool present = strcmp(key, "conditions") == 0;

	if (list == NULL || json_is_null(list))
		return true;
	if (!json_is_array(list))
		return refuse(at, NULL, key, e, "a list of codes is wanted");
	for (size_t i = 0; i < json_array_size(list); i++) {
		const char *code = json_string_value(json_array_get(list, i));
		int k = code == NULL ? -1 : pack_condition(p, code);
		char where[40];

		snprintf(where, sizeof(where), "%s[%zu]", key, i);
		if (k < 0)
			return refuse_code(at, where, code, e);
		if (p->condition.at[k].hip != (at->hip >= 0))
			return refuse(at, NULL, where, e,
			    at->hip >= 0 ? "this code is the patient's, not a hip's"
					 : "this code is a hip's, not the patient's");
		if (given[k])
			return refuse(at, NULL, where, e, "this code stands twice");
		given[k] = true;
		if (present)
			facts_condition(at->f, at->hip, k, INT(1));
		else
			facts_unasked(at->f, at->hip, k);
	}
	return true;
}

/* Present codes, unasked codes; all others of the scope were asked and are absent,
 * unless neither list is there: then nobody said anything. */
static bool
read_conditions(const struct place *at, const json_t *j, struct err *e)
{
	const struct pack *p = at->f->pack;
	const json_t *present = json_object_get(j, "conditions");
	const json_t *unasked = json_object_get(j, "not_asked");
	struct arena turn = { 0 };
	bool *given = arena_array(&turn, bool, p->condition.n + 1);
	bool done = read_codes(at, present, "conditions", given, e)
	    && read_codes(at, unasked, "not_asked", given, e);
	bool said = json_is_array(present) || json_is_array(unasked);

	for (size_t k = 0; done && said && k < p->condition.n; k++) {
		const struct condition *c = &p->condition.at[k];

		if (c->code != NULL && c->hip == (at->hip >= 0) && !given[k] && !c->own_path)
			facts_condition(at->f, at->hip, (int)k, INT(0));
	}
	arena_clear(&turn);
	return done;
}

/* The facts and conditions of one scope; words are keys that someone else reads. */
static bool
read_scope(const struct place *at, json_t *j, const char *const *words, struct err *e)
{
	const struct pack *p = at->f->pack;
	const char *study = "";
	size_t seen = 0;

	for (size_t k = 0; k < p->fact.n; k++) {
		const struct fact *f = &p->fact.at[k];
		bool again = f->study != NULL && strcmp(f->study, study) == 0;
		json_t *v;

		if (f->hip != (at->hip >= 0) || again)
			continue;
		if (f->study != NULL)
			study = f->study;
		v = json_object_get(j, f->study == NULL ? f->key : f->study);
		seen += v != NULL;
		if (v == NULL || json_is_null(v))
			continue;
		if (f->study == NULL ? !put_fact(at, k, v, e) : !read_study(at, v, f->study, e))
			return false;
	}
	for (size_t i = 0; words[i] != NULL; i++)
		seen += json_object_get(j, words[i]) != NULL;
	if (seen != json_object_size(j) && !refuse_unknown(at, j, NULL, words, e))
		return false;
	return read_conditions(at, j, e);
}

static bool
read_hips(const json_t *hips, const char *path, struct facts *f, struct err *e)
{
	static const char *const words[] = { "conditions", "not_asked", NULL };
	static const char *const side[HIPS] = { [HIP_R] = "R", [HIP_L] = "L" };
	size_t seen = 0;

	if (hips == NULL || json_is_null(hips))
		return true;
	if (!json_is_object(hips))
		return err_field(
		    e, ERR_INPUT, "hips", "%ships: an object of R and L is wanted", path);
	for (int h = HIP_R; h < HIPS; h++) {
		json_t *j = json_object_get(hips, side[h]);
		char here[PATH];
		struct place at = { f, here, h };

		seen += j != NULL;
		snprintf(here, sizeof(here), "%ships.%s.", path, side[h]);
		if (j == NULL || json_is_null(j))
			continue;
		if (!json_is_object(j))
			return err_field(
			    e, ERR_INPUT, "hips", "%ships.%s: an object is wanted", path, side[h]);
		if (!read_scope(&at, j, words, e))
			return false;
	}
	if (seen == json_object_size(hips))
		return true;
	return err_field(e, ERR_INPUT, "hips", "%ships: there are only R and L", path);
}

bool
case_json_read(struct json_t *j, const char *path, struct facts *f, struct err *e)
{
	static const char *const words[] = { "conditions", "not_asked", "hips", NULL };
	const struct place at = { f, path, -1 };

	if (!json_is_object(j))
		return err_set(
		    e, ERR_INPUT, "%s%sa case is an object", path, *path == '\0' ? "" : " ");
	return read_scope(&at, j, words, e) && read_hips(json_object_get(j, "hips"), path, f, e);
}
