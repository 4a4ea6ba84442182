#include "model/entry.h"

#include <assert.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

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

static bool
file_words(const struct conf_node *root, const struct entry_file *f, struct err *e)
{
	const char *known[16] = { f->list };
	size_t n = 1;

	while (f->words != NULL && f->words[n - 1] != NULL) {
		assert(n < 15);
		known[n] = f->words[n - 1];
		n++;
	}
	known[n] = NULL;
	return conf_only(root, known, e);
}

void
entry_file_read(const struct entry_file *f, struct reading *r, void *out)
{
	struct err e = { 0 };
	struct conf *c = NULL;
	const struct conf_node *list = NULL;

	if (f->optional && access(f->path, F_OK) != 0)
		return;
	if (!conf_open(f->path, &c, &e)) {
		complain_err(r->wrong, &e);
		return;
	}
	if (!file_words(conf_root(c), f, &e))
		complain_err(r->wrong, &e);
	if (!conf_list(conf_root(c), f->list, &list, &e))
		complain_err(r->wrong, &e);
	for (int i = 0; list != NULL && i < conf_count(list); i++)
		if (!f->entry(conf_at(list, i), r, out, &e))
			complain_err(r->wrong, &e);
	conf_close(c);
}

bool
entry_text(
    const struct conf_node *n, const char *key, struct reading *r, const char **out, struct err *e)
{
	return conf_get(n, key) == NULL || conf_text(n, key, r->a, out, e);
}

bool
entry_texts(
    const struct conf_node *n, const char *key, struct reading *r, struct texts *out, struct err *e)
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
entry_sources(const struct conf_node *n, struct reading *r, struct texts *out, struct err *e)
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
