#include "form/formdef.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <sodium.h>

#include "form/read.h"
#include "lang/width.h"

void
read_complain(struct reader *r, int line, const char *fmt, ...)
{
	char text[ERR_TEXT];
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof(text), fmt, ap);
	va_end(ap);
	complain(r->c, "%s:%d: %s", r->d->path, line, text);
}

bool
read_got(struct reader *r, bool done, const struct err *e)
{
	if (!done)
		complain_err(r->c, e);
	return done;
}

const char *
read_text(struct reader *r, const struct conf_node *n, const char *key, const char *fallback)
{
	const char *s = fallback;
	struct err e;

	read_got(r, conf_text_or(n, key, r->a, &s, &e), &e);
	return s;
}

void
read_expr(struct reader *r, const struct conf_node *n, const char *key, struct pending p)
{
	if (conf_get(n, key) == NULL)
		return;
	p.line = conf_line(conf_get(n, key));
	p.text = read_text(r, n, key, NULL);
	p.field = r->fields.n > 0 ? r->fields.n - 1 : 0;
	if (p.text != NULL)
		*vec_add(r->a, &r->pending) = p;
}

static void
read_fields(struct reader *r, const struct conf_node *n, struct section *s)
{
	const struct conf_node *list;
	struct err e;

	s->first = r->fields.n;
	if (!read_got(r, conf_list(n, "fields", &list, &e), &e))
		return;
	if (conf_count(list) == 0)
		read_complain(r, conf_line(list), "there are no fields");
	for (int i = 0; i < conf_count(list); i++)
		read_field(r, conf_at(list, i));
	s->nfields = r->fields.n - s->first;
}

static void
read_section(struct reader *r, const struct conf_node *n, size_t i)
{
	static const char *const known[] = { "key", "title", "show", "fields", NULL };
	struct section *s = &r->d->sections[i];
	struct err e;

	s->line = conf_line(n);
	s->key = s->title = "";
	r->section = i;
	if (!conf_is_group(n)) {
		read_complain(r, s->line, "a section is written { title = ...; fields = (...); }");
		return;
	}
	read_got(r, conf_only(n, known, &e), &e);
	s->key = read_text(r, n, "key", "");
	s->title = read_text(r, n, "title", "");
	if (conf_get(n, "show") != NULL) {
		read_expr(r, n, "show",
		    (struct pending){ .use = EXPR_RULE, .to = &s->show, .orders = true });
		if (r->pending.n > 0)
			r->pending.at[r->pending.n - 1].field = SIZE_MAX;
	}
	read_fields(r, n, s);
}

static void
read_sections(struct reader *r, const struct conf_node *root)
{
	const struct conf_node *list;
	struct err e;

	if (conf_get(root, "sections") == NULL) {
		r->d->nsections = 1;
		r->d->sections = arena_new(r->a, struct section);
		r->d->sections[0] =
		    (struct section){ .key = "", .title = "", .line = conf_line(root) };
		read_fields(r, root, r->d->sections);
		return;
	}
	if (conf_get(root, "fields") != NULL)
		read_complain(r, conf_line(conf_get(root, "fields")),
		    "a form has sections or fields, not both");
	if (!read_got(r, conf_list(root, "sections", &list, &e), &e))
		return;
	r->d->nsections = (size_t)conf_count(list);
	r->d->sections = arena_array(r->a, struct section, r->d->nsections);
	for (size_t i = 0; i < r->d->nsections; i++)
		read_section(r, conf_at(list, (int)i), i);
}

static void
read_context(struct reader *r, const struct conf_node *root)
{
	const struct conf_node *list;
	struct err e;

	if (conf_get(root, "context") == NULL
	    || !read_got(r, conf_list(root, "context", &list, &e), &e))
		return;
	r->d->context = arena_array(r->a, const char *, (size_t)conf_count(list));
	for (int i = 0; i < conf_count(list); i++)
		if (read_got(
			r, conf_text_at(list, i, r->a, &r->d->context[r->d->ncontext], &e), &e))
			r->d->ncontext++;
}

static void
read_dropped(struct reader *r, const struct conf_node *root)
{
	static const char *const known[] = { "key", "reason", NULL };
	const struct conf_node *list;
	struct err e;

	if (conf_get(root, "drop") == NULL || !read_got(r, conf_list(root, "drop", &list, &e), &e))
		return;
	r->d->dropped = arena_array(r->a, struct dropped, (size_t)conf_count(list));
	for (int i = 0; i < conf_count(list); i++) {
		const struct conf_node *n = conf_at(list, i);
		struct dropped *one = &r->d->dropped[r->d->ndropped];

		if (!conf_is_group(n))
			read_complain(
			    r, conf_line(n), "write { key = \"...\"; reason = \"...\"; }");
		else if (read_got(r, conf_only(n, known, &e), &e)
		    && read_got(r, conf_text(n, "key", r->a, &one->key, &e), &e)
		    && read_got(r, conf_text(n, "reason", r->a, &one->reason, &e), &e))
			r->d->ndropped++;
	}
}

/* One cell for a plain field, two for sides, one a row in a repeat. */
static void
lay_cells(struct reader *r)
{
	struct formdef *d = r->d;

	d->fields = r->fields.at;
	d->nfields = r->fields.n;
	for (size_t i = 0; i < d->nfields; i++) {
		struct field *f = &d->fields[i];

		f->first = d->ncells;
		f->ncells = f->sides ? SIDES
		    : f->repeat >= 0 ? (size_t)d->fields[f->repeat].rows
				     : 1;
		d->ncells += f->ncells;
	}
	d->cells = arena_array(r->a, struct cell_place, d->ncells);
	for (size_t i = 0; i < d->nfields; i++)
		for (size_t k = 0; k < d->fields[i].ncells; k++)
			d->cells[d->fields[i].first + k] = (struct cell_place){ i, (int)k };
}

static void
hash_bytes(struct formdef *d, const struct conf *c)
{
	unsigned char sum[crypto_hash_sha256_BYTES];
	size_t len;
	const char *bytes = conf_bytes(c, &len);

	crypto_hash_sha256(sum, (const unsigned char *)bytes, len);
	sodium_bin2hex(d->hash, sizeof(d->hash), sum, sizeof(sum));
}

static void
measure_labels(struct formdef *d)
{
	for (size_t i = 0; i < d->nfields; i++) {
		const struct field *f = &d->fields[i];
		int *widest = &d->sections[f->section].label_width;
		bool within = f->show != NULL || f->repeat >= 0;
		int width = width_of(f->label) + (within ? FORM_INDENT : 0);

		if (f->type != FIELD_INFO && f->type != FIELD_REPEAT && width > *widest)
			*widest = width;
	}
}

void
read_form(struct reader *r, const struct conf *c)
{
	static const char *const known[] = { "form", "title", "version", "context", "drop",
		"sections", "fields", NULL };
	const struct conf_node *root = conf_root(c);
	struct err e;

	r->repeat = -1;
	r->fields.at = arena_array(r->a, struct field, FORM_FIELDS);
	r->fields.cap = FORM_FIELDS;
	r->d->id = r->d->title = "";
	hash_bytes(r->d, c);
	read_got(r, conf_only(root, known, &e), &e);
	read_got(r, conf_text(root, "form", r->a, &r->d->id, &e), &e);
	read_got(r, conf_text(root, "title", r->a, &r->d->title, &e), &e);
	if (conf_get(root, "version") == NULL)
		read_complain(r, 1, "version is missing");
	read_got(r,
	    conf_int(root, "version", (struct conf_range){ 1, 1000000 }, &r->d->version, &e), &e);
	read_context(r, root);
	read_dropped(r, root);
	read_sections(r, root);
	if (r->fields.n == 0)
		read_complain(r, 1, "the form asks nothing");
	lay_cells(r);
	measure_labels(r->d);
	read_rules(r);
}

static bool
load(struct conf *c, const char *name, struct reader r, struct err *e)
{
	struct arena turn = { 0 };
	struct complaints list = { .a = &turn };
	bool done;

	*r.d = (struct formdef){ .path = arena_str(r.a, name) };
	r.c = &list;
	read_form(&r, c);
	done = complaints_none(&list, e);
	conf_close(c);
	arena_clear(&turn);
	return done;
}

bool
formdef_load(
    const char *path, struct expr_env *env, struct arena *a, struct formdef *out, struct err *e)
{
	struct reader r = { .d = out, .a = a, .env = env };
	struct conf *c;

	return conf_open(path, &c, e) && load(c, path, r, e);
}

bool
formdef_load_text(const char *name, const char *text, struct expr_env *env, struct arena *a,
    struct formdef *out, struct err *e)
{
	struct reader r = { .d = out, .a = a, .env = env };
	struct conf *c;

	return conf_string(name, text, &c, e) && load(c, name, r, e);
}

const struct field *
formdef_field(const struct formdef *d, const char *key)
{
	for (size_t i = 0; i < d->nfields; i++)
		if (strcmp(d->fields[i].key, key) == 0)
			return &d->fields[i];
	for (size_t i = 0; i < d->nfields; i++)
		if (d->fields[i].was != NULL && strcmp(d->fields[i].was, key) == 0)
			return &d->fields[i];
	return NULL;
}
