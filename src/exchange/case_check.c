#include "exchange/case_check.h"

#include <math.h>
#include <string.h>

#include <jansson.h>

#include "exchange/case_json.h"

struct check {
	const char *path, *text;
	const struct pack *p;
	struct facts *f;
	struct complaints *out;
	struct arena turn;
	const char *id;
	int line;
};

static int
line_of(const char *text, const char *id)
{
	struct arena turn = { 0 };
	const char *at = strstr(text, text_fmt(&turn, "\"%s\"", id));
	int line = 1;

	for (const char *s = text; at != NULL && s < at; s++)
		line += *s == '\n';
	arena_clear(&turn);
	return line;
}

static bool same(json_t *a, const json_t *b);

static bool
is_in(const json_t *list, const json_t *value)
{
	for (size_t i = 0; i < json_array_size(list); i++)
		if (same(json_array_get(list, i), value))
			return true;
	return false;
}

static bool
is_within(const json_t *part, const json_t *whole)
{
	for (size_t i = 0; i < json_array_size(part); i++)
		if (!is_in(whole, json_array_get(part, i)))
			return false;
	return true;
}

/* Equal; lists as sets, numbers by value. */
static bool
same(json_t *a, const json_t *b)
{
	if (json_is_number(a) && json_is_number(b))
		return fabs(json_number_value(a) - json_number_value(b)) < 1e-9;
	if (json_is_array(a) && json_is_array(b))
		return is_within(a, b) && is_within(b, a);
	if (json_is_object(a) && json_is_object(b)) {
		const char *key;
		json_t *v;

		if (json_object_size(a) != json_object_size(b))
			return false;
		json_object_foreach(a, key, v)
		{
			if (!same(v, json_object_get(b, key)))
				return false;
		}
		return true;
	}
	return json_equal(a, b) == 1;
}

static const char *
shown(struct check *c, const json_t *j)
{
	size_t n = j == NULL ? 0 : json_dumpb(j, NULL, 0, JSON_ENCODE_ANY | JSON_COMPACT);
	char *s = arena_alloc(&c->turn, n + 1);

	if (j == NULL)
		return "nothing";
	json_dumpb(j, s, n, JSON_ENCODE_ANY | JSON_COMPACT);
	return s;
}

static void
differ(
    struct check *c, const char *where, const char *member, const json_t *got, const json_t *want)
{
	complain(c->out, "%s:%d: %s, %s, %s: got %.150s, want %.150s", c->path, c->line, c->id,
	    where, member, shown(c, got), shown(c, want));
}

/* What the pack says, as JSON; NULL, complained about, when the input is refused. */
static json_t *
result(struct check *c, json_t *input, bool one_hip)
{
	struct text t = { .a = &c->turn };
	struct advice v;
	struct err e = { 0 };
	json_t *wrapped = one_hip ? json_pack("{s:{s:O}}", "hips", "R", input) : NULL;
	bool done;

	facts_clear(c->f);
	done = case_json_read(one_hip ? wrapped : input, "", c->f, &e);
	json_decref(wrapped);
	if (!done) {
		complain(c->out, "%s:%d: %s: %s", c->path, c->line, c->id, e.text);
		return NULL;
	}
	advise(c->f, &c->turn, &v);
	text_add(&t, "{");
	case_json_write(&t, &v);
	text_add(&t, "}");
	return json_loads(text_get(&t), 0, NULL);
}

static void
check_vignette(struct check *c, json_t *one)
{
	json_t *got = result(c, json_object_get(one, "input"), false);
	json_t *want = json_object_get(one, "expected"), *hip, *v;
	const char *side, *key;

	if (got == NULL)
		return;
	json_object_foreach(json_object_get(want, "hips"), side, hip)
	{
		const json_t *mine = json_object_get(json_object_get(got, "hips"), side);

		json_object_foreach(hip, key, v)
		{
			if (!same(json_object_get(mine, key), v))
				differ(c, side, key, json_object_get(mine, key), v);
		}
	}
	v = json_object_get(want, "patient_warnings");
	if (v != NULL && !same(json_object_get(got, "patient_warnings"), v))
		differ(
		    c, "patient", "patient_warnings", json_object_get(got, "patient_warnings"), v);
	json_decref(got);
}

/* A rule of the classes is not asked about when only the stage is. */
static bool
is_stage_rule(const struct pack *p, const char *id)
{
	const struct stage_rules *all[] = { &p->stop, &p->conflict, &p->rule, &p->modifier };

	for (size_t k = 0; k < sizeof(all) / sizeof(all[0]); k++)
		for (size_t i = 0; i < all[k]->n; i++)
			if (all[k]->at[i].shown != NULL && strcmp(all[k]->at[i].shown, id) == 0)
				return true;
	return false;
}

static void
keep_stage_rules(const struct pack *p, json_t *hip)
{
	json_t *list = json_object_get(hip, "rules");

	for (size_t i = json_array_size(list); i-- > 0;)
		if (!is_stage_rule(p, json_string_value(json_array_get(list, i))))
			json_array_remove(list, i);
}

static void
check_stage(struct check *c, json_t *one)
{
	json_t *got = result(c, json_object_get(one, "input"), true), *v;
	json_t *mine = json_object_get(json_object_get(got, "hips"), "R");
	const char *key;

	if (got == NULL)
		return;
	keep_stage_rules(c->p, mine);
	json_object_foreach(json_object_get(one, "expected"), key, v)
	{
		bool flags = strcmp(key, "flags") == 0;
		json_t *have = json_object_get(mine, flags ? "warnings" : key);

		if (flags ? !is_within(v, have) : !same(have, v))
			differ(c, "R", key, have, v);
	}
	json_decref(got);
}

static size_t
check_list(struct check *c, const json_t *list, void (*run)(struct check *, json_t *))
{
	for (size_t i = 0; i < json_array_size(list); i++) {
		json_t *one = json_array_get(list, i);

		c->id = json_string_value(json_object_get(one, "id"));
		if (c->id == NULL)
			c->id = "a case without id";
		c->line = line_of(c->text, c->id);
		run(c, one);
		arena_clear(&c->turn);
	}
	return json_array_size(list);
}

size_t
case_check(const char *path, const char *text, const struct pack *p, struct complaints *out)
{
	struct arena mem = { 0 };
	struct check c = { path, text, p, facts_new(p, &mem), out, { 0 }, NULL, 0 };
	json_error_t why;
	json_t *all = json_loads(text, JSON_REJECT_DUPLICATES, &why);
	size_t n = 0;

	if (all == NULL)
		complain(out, "%s:%d: this is no JSON: %s", path, why.line, why.text);
	n += check_list(&c, json_object_get(all, "vignettes"), check_vignette);
	n += check_list(&c, json_object_get(all, "stage_unit_cases"), check_stage);
	if (all != NULL && n == 0)
		complain(out, "%s:1: there is no case in it", path);
	json_decref(all);
	arena_clear(&mem);
	return n;
}
