#include "model/entry.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "base/text.h"
#include "conf/conf.h"

bool
texts_have(const struct texts *t, const char *s)
{
	for (size_t i = 0; i < t->n; i++)
		if (strcmp(t->at[i], s) == 0)
			return true;
	return false;
}

static void
list_read(
    const struct conf_node *root, const struct entry_list *l, struct entry_reader *r, void *out)
{
	struct err e = { 0 };
	const struct conf_node *list = NULL;

	if (l->optional && conf_get(root, l->name) == NULL)
		return;
	if (!conf_list(root, l->name, &list, &e)) {
		complain_err(r->wrong, &e);
		return;
	}
	for (int i = 0; i < conf_count(list); i++)
		if (!l->entry(conf_at(list, i), r, out, &e))
			complain_err(r->wrong, &e);
}

void
entry_file_read(const char *path, const struct entry_list *lists, struct entry_reader *r, void *out)
{
	const char *known[16] = { 0 };
	struct err e = { 0 };
	struct conf *c = NULL;

	for (size_t i = 0; lists[i].name != NULL; i++) {
		assert(i < 15);
		known[i] = lists[i].name;
	}
	if (!conf_open(path, &c, &e)) {
		complain_err(r->wrong, &e);
		return;
	}
	if (!conf_only(conf_root(c), known, &e))
		complain_err(r->wrong, &e);
	for (size_t i = 0; lists[i].name != NULL; i++)
		list_read(conf_root(c), &lists[i], r, out);
	conf_close(c);
}

bool
entry_text(const struct conf_node *n, const char *key, struct entry_reader *r, const char **out,
    struct err *e)
{
	return conf_get(n, key) == NULL || conf_text(n, key, r->a, out, e);
}

bool
entry_texts(const struct conf_node *n, const char *key, struct entry_reader *r, struct texts *out,
    struct err *e)
{
	const struct conf_node *list;
	int count;

	if (conf_get(n, key) == NULL)
		return true;
	if (!conf_list(n, key, &list, e))
		return false;
	count = conf_count(list);
	out->at = arena_array(r->a, const char *, (size_t)count + 1);
	for (int i = 0; i < count; i++)
		if (!conf_text_at(list, i, r->a, &out->at[i], e))
			return false;
	out->n = (size_t)count;
	return true;
}

bool
entry_ints(const struct conf_node *n, const char *key, struct entry_reader *r,
    struct ints_read *out, struct err *e)
{
	const struct conf_node *list;

	if (conf_get(n, key) == NULL)
		return true;
	if (!conf_list(n, key, &list, e))
		return false;
	out->n = (size_t)conf_count(list);
	out->at = arena_array(r->a, int, out->n + 1);
	for (size_t i = 0; i < out->n; i++) {
		double x = 0;

		if (!conf_num_at(list, (int)i, &x, e))
			return false;
		if (!(fabs(x) < 1e9) || floor(x) < x)
			return conf_fail(list, e, "%s are whole numbers", key);
		out->at[i] = (int)x;
	}
	return true;
}

bool
entry_int(const struct conf_node *n, const char *key, int *out, struct err *e)
{
	double x = *out;

	if (!conf_num(n, key, &x, e))
		return false;
	if (!(fabs(x) < 1e9) || floor(x) < x)
		return conf_fail(conf_get(n, key), e, "%s must be a whole number", key);
	*out = (int)x;
	return true;
}

bool
entry_word(
    const struct conf_node *n, const char *key, const char *const *known, int *out, struct err *e)
{
	struct arena tmp = { 0 };
	struct text all = { .a = &tmp };
	const char *s = "";
	bool done = true;

	if (conf_get(n, key) == NULL)
		return true;
	if (!conf_text(n, key, &tmp, &s, e)) {
		arena_clear(&tmp);
		return false;
	}
	for (int i = 0; known[i] != NULL; i++) {
		if (strcmp(known[i], s) == 0) {
			*out = i;
			arena_clear(&tmp);
			return true;
		}
		text_addf(&all, "%s%s", i == 0 ? "" : ", ", known[i]);
	}
	done = conf_fail(conf_get(n, key), e, "%s \"%s\" is none of %s", key, s, text_get(&all));
	arena_clear(&tmp);
	return done;
}

bool
entry_sources(const struct conf_node *n, struct entry_reader *r, struct texts *out, struct err *e)
{
	const struct conf_node *s = conf_get(n, "source");

	if (s == NULL)
		return conf_fail(n, e, "source is missing: say where this comes from");
	if (!entry_texts(n, "source", r, out, e))
		return false;
	return out->n > 0 || conf_fail(s, e, "source names nothing");
}

int
entry_count(const struct conf_node *n, const char *key)
{
	const struct conf_node *list = conf_get(n, key);

	return list == NULL ? 0 : conf_count(list);
}
