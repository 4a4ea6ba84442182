#include "model/pack_read.h"

#include <string.h>

#include <sodium.h>

#include "base/text.h"
#include "model/derive.h"

/* Every word that may stand at the top of a file of the pack; NULL ends. */
static const char *const top_words[] = { "id", "version", "title", "files", "also", "sources",
	"facts", "define", "statuses", "stages", "order", "items", "stop", "conflicts",
	"conflict_warning", "rules", "modifiers", "crosswalk", "crosswalk_system", "crosswalk_none",
	"sizes", "size_unknown", "size_gap", "size_warning", "size_rules", "risks", "series",
	"classes", "treatments", "components", "combine_id", "matrix_fact", "cells", "matrix",
	"class_rules", "sentences", "conditions", "warnings", "raise", "watches", "statements",
	NULL };

/* Opens one file and adds its name and bytes to the hash. */
static bool
open_file(struct pack_reader *r, const char *name, bool also, crypto_hash_sha256_state *s)
{
	const char *path = text_fmt(r->a, "%s/%s", r->p->dir, name);
	const char *bytes;
	size_t len;
	struct conf *conf;
	struct err e = { 0 };

	if (strchr(name, '/') != NULL) {
		complain(r->out, "%s/pack.cfg:1: %s: a file of the pack lies in its folder",
		    r->p->dir, name);
		return false;
	}
	if (!conf_open(path, &conf, &e)) {
		complain_err(r->out, &e);
		return false;
	}
	bytes = conf_bytes(conf, &len);
	crypto_hash_sha256_update(s, (const unsigned char *)name, strlen(name) + 1);
	crypto_hash_sha256_update(s, (const unsigned char *)bytes, len);
	*vec_add(r->a, &r->file) = (struct pack_file){ path, conf, also };
	return true;
}

/* false when one of them cannot be read: what it holds would be missed everywhere. */
static bool
open_files(struct pack_reader *r)
{
	crypto_hash_sha256_state s;
	unsigned char sum[crypto_hash_sha256_BYTES];
	const struct conf_node *root;
	struct words more, also;
	double version = 0;
	bool all = true;
	struct err e = { 0 };

	crypto_hash_sha256_init(&s);
	if (!open_file(r, "pack.cfg", false, &s))
		return false;
	root = conf_root(r->file.at[0].conf);
	r->p->id = text_in(r, root, "id");
	r->p->title = text_in(r, root, "title");
	if (!conf_num(root, "version", &version, &e))
		complain_err(r->out, &e);
	r->p->version = (int)version;
	more = words_in(r, root, "files");
	also = words_in(r, root, "also");
	for (size_t i = 0; i < more.n; i++)
		all &= open_file(r, more.at[i], false, &s);
	for (size_t i = 0; i < also.n; i++)
		all &= open_file(r, also.at[i], true, &s);
	crypto_hash_sha256_final(&s, sum);
	sodium_bin2hex(r->p->hash, sizeof(r->p->hash), sum, sizeof(sum));
	for (size_t i = 0; i < r->file.n; i++)
		if (!r->file.at[i].also)
			only(r, conf_root(r->file.at[i].conf), top_words);
	return all;
}

void
read_sources(struct pack_reader *r)
{
	static const char *const known[] = { "id", "cite", "seen", NULL };
	const struct conf_node *list = list_named(r, "sources");

	for (int i = 0; list != NULL && i < conf_count(list); i++) {
		const struct conf_node *n = conf_at(list, i);
		struct source s = { .id = text_in(r, n, "id") };

		only(r, n, known);
		s.cite = text_in(r, n, "cite");
		s.seen = text_in(r, n, "seen");
		*vec_add(r->a, &r->p->source) = s;
	}
	r->used = arena_array(r->a, bool, r->p->source.n + 1);
}

/* Marks the sources that n or anything below it cites; complains about unknown ones. */
static void
cite(struct pack_reader *r, const struct conf_node *n)
{
	struct words w = { 0 };

	if (conf_get(n, "source") != NULL)
		w = words_in(r, n, "source");
	for (size_t i = 0; i < w.n; i++) {
		int k = pack_source(r->p, w.at[i]);

		if (k < 0)
			bad(r, conf_get(n, "source"), "unknown source \"%s\"", w.at[i]);
		else
			r->used[k] = true;
	}
	for (int i = 0; i < conf_count(n); i++)
		cite(r, conf_at(n, i));
}

/* An id names one thing: reports, decisions and complaints speak of it. */
static void
check_ids(struct pack_reader *r, const struct conf_node *n, struct words *ids)
{
	const struct conf_node *id = conf_is_group(n) ? conf_get(n, "id") : NULL;

	if (id != NULL && conf_is_text(id)) {
		const char *s = text_in(r, n, "id");
		size_t before = ids->n;

		word_once(r->a, ids, s);
		if (ids->n == before)
			bad(r, id, "the id %s stands twice", s);
	}
	for (int i = 0; i < conf_count(n); i++)
		check_ids(r, conf_at(n, i), ids);
}

static void
check_citations(struct pack_reader *r)
{
	struct words ids = { 0 };

	for (size_t i = 0; i < r->file.n; i++)
		if (!r->file.at[i].also)
			check_ids(r, conf_root(r->file.at[i].conf), &ids);
	const struct conf_node *list = list_named(r, "sources");

	for (size_t i = 0; i < r->file.n; i++)
		cite(r, conf_root(r->file.at[i].conf));
	for (int i = 0; i < (int)r->p->source.n; i++)
		if (!r->used[i])
			bad(r, conf_at(list, i), "source %s is never used", r->p->source.at[i].id);
}

static void
read_statements(struct pack_reader *r)
{
	static const char *const known[] = { "id", "treatment", "text", "source", NULL };
	const struct conf_node *list = list_named(r, "statements");

	for (int i = 0; list != NULL && i < conf_count(list); i++) {
		const struct conf_node *n = conf_at(list, i);
		struct statement s = { .id = text_in(r, n, "id"), .text = text_in(r, n, "text") };

		only(r, n, known);
		s.treatment =
		    conf_get(n, "treatment") == NULL ? -1 : treatment_in(r, n, "treatment");
		s.source = sources_in(r, n, s.id);
		*vec_add(r->a, &r->p->statement) = s;
	}
}

static void
read_all(struct pack_reader *r)
{
	read_sources(r);
	read_facts(r);
	read_stage_codes(r);
	read_treatments(r);
	read_defines(r);
	r->p->nhip = r->p->name.n - r->p->npatient;
	read_warnings(r);
	read_staging(r);
	read_sizes(r);
	read_classes(r);
	read_conditions(r);
	read_raises(r);
	read_watches(r);
	read_series(r);
	read_statements(r);
	check_citations(r);
}

bool
pack_read(const char *dir, struct expr_env *env, struct arena *a, const struct pack **pack,
    struct complaints *out)
{
	struct pack *p = arena_new(a, struct pack);
	struct pack_reader r = { .p = p, .a = a, .env = env, .out = out };
	size_t before = out->line.n;

	p->dir = arena_str(a, dir);
	if (sodium_init() < 0) {
		complain(out, "%s: the system gives no random numbers", dir);
		return false;
	}
	if (open_files(&r))
		read_all(&r);
	for (size_t i = 0; i < r.file.n; i++)
		conf_close(r.file.at[i].conf);
	*pack = p;
	return out->line.n == before;
}

bool
pack_open(
    const char *dir, struct expr_env *env, struct arena *a, const struct pack **pack, struct err *e)
{
	struct complaints out = { .a = a };

	if (pack_read(dir, env, a, pack, &out))
		return true;
	return complaints_none(&out, e);
}
