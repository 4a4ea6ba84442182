#include "model/pack_read.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

void
bad(struct pack_reader *r, const struct conf_node *n, const char *fmt, ...)
{
	char text[ERR_TEXT];
	struct err e = { 0 };
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	if (n == NULL) { /* of a list that is not there: that was said already */
		complain(r->out, "%s/pack.cfg:1: %s", r->p->dir, text);
		return;
	}
	conf_fail(n, &e, "%s", text);
	complain_err(r->out, &e);
}

static const struct conf_node *
find_top(struct pack_reader *r, const char *word)
{
	const struct conf_node *found = NULL;

	for (size_t i = 0; i < r->file.n; i++) {
		const struct conf_node *n;

		if (r->file.at[i].also)
			continue;
		n = conf_get(conf_root(r->file.at[i].conf), word);
		if (n != NULL && found != NULL)
			bad(r, n, "%s stands in two files", word);
		if (n != NULL)
			found = n;
	}
	if (found == NULL)
		complain(r->out, "%s/pack.cfg:1: no file of the pack has %s", r->p->dir, word);
	return found;
}

const struct conf_node *
list_named(struct pack_reader *r, const char *word)
{
	return find_top(r, word);
}

const char *
top_text(struct pack_reader *r, const char *word, const struct conf_node **at)
{
	const struct conf_node *n = find_top(r, word);

	if (at != NULL)
		*at = n;
	for (size_t i = 0; n != NULL && i < r->file.n; i++) {
		const struct conf_node *root = conf_root(r->file.at[i].conf);

		if (!r->file.at[i].also && conf_get(root, word) != NULL)
			return text_in(r, root, word);
	}
	return "";
}

void
only(struct pack_reader *r, const struct conf_node *n, const char *const *known)
{
	struct err e = { 0 };

	if (!conf_only(n, known, &e))
		complain_err(r->out, &e);
}

const char *
text_in(struct pack_reader *r, const struct conf_node *n, const char *key)
{
	const char *s = "";
	struct err e = { 0 };

	if (!conf_text(n, key, r->a, &s, &e))
		complain_err(r->out, &e);
	return s;
}

const char *
maybe_text(struct pack_reader *r, const struct conf_node *n, const char *key)
{
	return conf_get(n, key) == NULL ? NULL : text_in(r, n, key);
}

bool
flag_in(struct pack_reader *r, const struct conf_node *n, const char *key)
{
	bool b = false;
	struct err e = { 0 };

	if (!conf_flag(n, key, &b, &e))
		complain_err(r->out, &e);
	return b;
}

struct words
words_in(struct pack_reader *r, const struct conf_node *n, const char *key)
{
	const struct conf_node *list;
	const char *s;
	struct words w = { 0 };
	struct err e = { 0 };

	if (conf_get(n, key) == NULL)
		return w;
	if (conf_text(n, key, r->a, &s, &e)) {
		*vec_add(r->a, &w) = s;
		return w;
	}
	if (!conf_list(n, key, &list, &e)) {
		complain_err(r->out, &e);
		return w;
	}
	for (int i = 0; i < conf_count(list); i++) {
		if (conf_text_at(list, i, r->a, &s, &e))
			*vec_add(r->a, &w) = s;
		else
			complain_err(r->out, &e);
	}
	return w;
}

static int
find_name(const void *ctx, const char *name)
{
	return pack_slot(ctx, name);
}

/* A name that gets its value later than the expression is asked. */
static void
check_phase(struct pack_reader *r, const struct conf_node *n, const struct expr *x)
{
	const int *slot;
	size_t many = expr_uses(x, &slot);

	for (size_t i = 0; i < many; i++) {
		size_t at = (size_t)slot[i];
		bool other = r->p->nhip > 0 && at >= r->p->npatient + r->p->nhip;
		const struct pack_name *name = &r->p->name.at[other ? at - r->p->nhip : at];

		if (other ? r->phase < PHASE_END : name->phase > r->phase)
			bad(r, n, ":%s%s has no value yet where this is asked",
			    other ? "other_" : "", name->name);
	}
}

struct expr *
expr_in(struct pack_reader *r, const struct conf_node *n, const char *key, enum expr_use use)
{
	const struct expr_names names = { .find = find_name, .ctx = r->p };
	const char *text = maybe_text(r, n, key);
	struct expr *x;
	struct err e = { 0 };

	if (text == NULL)
		return NULL;
	if (!expr_compile(r->env, text, &names, use, &x, &e)) {
		bad(r, conf_get(n, key), "%s: %s", key, e.text);
		return NULL;
	}
	check_phase(r, conf_get(n, key), x);
	return x;
}

struct words
sources_in(struct pack_reader *r, const struct conf_node *n, const char *id)
{
	struct words w = words_in(r, n, "source");

	if (w.n == 0)
		bad(r, n, "%s: no source", id);
	return w;
}

struct words
warnings_in(struct pack_reader *r, const struct conf_node *n, const char *key)
{
	struct words w = words_in(r, n, key);

	for (size_t i = 0; i < w.n; i++) {
		int k = pack_warning(r->p, w.at[i]);

		if (k < 0)
			bad(r, n, "unknown warning \"%s\"", w.at[i]);
		else
			r->raised[k] = true;
	}
	return w;
}

struct ints
stages_in(struct pack_reader *r, const struct conf_node *n, const char *key)
{
	struct words w = words_in(r, n, key);
	struct ints out = { 0 };

	for (size_t i = 0; i < w.n; i++) {
		int k = pack_stage(r->p, w.at[i]);

		if (k < 0)
			bad(r, n, "unknown stage \"%s\"", w.at[i]);
		else
			*vec_add(r->a, &out) = k;
	}
	return out;
}

int
stage_in(struct pack_reader *r, const struct conf_node *n, const char *key)
{
	struct ints all = stages_in(r, n, key);

	return all.n == 0 ? -1 : all.at[0];
}

unsigned
classes_in(struct pack_reader *r, const struct conf_node *n, const char *key)
{
	struct words w = words_in(r, n, key);
	unsigned set = 0;

	for (size_t i = 0; i < w.n; i++) {
		int k = class_of(w.at[i]);

		if (k < 0)
			bad(r, n, "unknown class \"%s\"", w.at[i]);
		else
			set |= 1u << k;
	}
	return set;
}

enum class class_in(struct pack_reader *r, const struct conf_node *n, const char *key) {
	const char *s = text_in(r, n, key); int k = class_of(s);

	if (k < 0) bad(r, n, "unknown class \"%s\"", s);
	return k < 0 ? CLASS_U : (enum class)k;
}

int
treatment_in(struct pack_reader *r, const struct conf_node *n, const char *key)
{
	const char *s = text_in(r, n, key);
	int k = pack_treatment(r->p, s);

	if (k < 0)
		bad(r, n, "unknown treatment \"%s\"", s);
	return k < 0 ? 0 : k;
}

int
name_add(struct pack_reader *r, const struct conf_node *n, const char *name, enum phase phase)
{
	int have = pack_slot(r->p, name);

	if (have >= 0) {
		bad(r, n, "%s has two meanings", name);
		return have;
	}
	*vec_add(r->a, &r->p->name) = (struct pack_name){ name, phase };
	return (int)r->p->name.n - 1;
}
