#include "form/lint.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "expr/scan.h"
#include "form/parse_date.h"
#include "form/reach.h"
#include "form/read.h"
#include "lang/width.h"

enum { WIDEST = FORM_COLUMNS - 2 }; /* of a sentence on a line of its own */

static void
check_width(struct reader *r, int line, const char *key, const char *what, const char *text)
{
	if (width_of(text) > WIDEST)
		read_complain(r, line, "%s: the %s is wider than %d columns", key, what, WIDEST);
}

/* Values of all sections begin in one column. */
static int
label_columns(const struct formdef *d)
{
	int most = 0;

	for (size_t i = 0; i < d->nsections; i++)
		if (d->sections[i].label_width > most)
			most = d->sections[i].label_width;
	return most;
}

/* A field as it is drawn: label, then a value and unit for each column. */
static void
check_line(struct reader *r, const struct field *f)
{
	int columns = f->sides ? SIDES : 1;
	int value = f->width + (*f->unit == '\0' ? 0 : 1 + width_of(f->unit));
	int line = FORM_LABEL_AT + label_columns(r->d) + 2 + columns * value + (columns - 1) * 2;

	if (f->type == FIELD_INFO || f->type == FIELD_REPEAT)
		line = FORM_LABEL_AT + width_of(f->label);
	if (line > FORM_COLUMNS)
		read_complain(r, f->line, "%s: its line has %d columns, a terminal has %d", f->key,
		    line, FORM_COLUMNS);
	check_width(r, f->line, f->key, "help", f->help);
	for (size_t i = 0; i < f->nmust; i++)
		check_width(r, f->must[i].line, f->key, "message", f->must[i].message);
	for (size_t i = 0; i < f->nwarn; i++)
		check_width(r, f->warn[i].line, f->key, "message", f->warn[i].message);
	for (size_t i = 0; i < f->nchoices; i++)
		if (width_of(f->choices[i].label) > 60)
			read_complain(r, f->choices[i].line,
			    "%s: the label of %s is wider than 60 columns", f->key,
			    f->choices[i].code);
}

static void
check_measure(struct reader *r, const struct field *f)
{
	bool measure = f->type == FIELD_INT || f->type == FIELD_DECIMAL
	    || (f->type == FIELD_CALC && f->decimals >= 0);

	if (measure && *f->unit == '\0')
		read_complain(r, f->line, "%s: a measure needs a unit", f->key);
	if (f->type == FIELD_SCALE && (*f->from == '\0' || *f->to == '\0'))
		read_complain(
		    r, f->line, "%s: say what the ends of the scale mean, from and to", f->key);
}

static bool
is_outside(const struct field *f, const struct limit *l, struct form_site site)
{
	struct value v = f->type == FIELD_DATE && l->is_set ? INT(parse_limit_day(l->date, site))
							    : NUM(l->number);

	return l->is_set && !parse_within(f, v, &f->min, &f->max, site);
}

static void
check_limits(struct reader *r, const struct field *f)
{
	struct form_site site = { .today = day_of(2026, 1, 1), .order = DAY_DMY };
	struct arena turn = { 0 };
	struct reading is;

	if (is_outside(f, &f->low, site) || is_outside(f, &f->high, site))
		read_complain(r, f->line, "%s: low and high must lie within min and max", f->key);
	if (*f->example != '\0') {
		parse_typed(f, site, f->example, &turn, &is);
		if (*is.error != '\0')
			read_complain(r, f->line, "%s: the field refuses its own example", f->key);
	}
	arena_clear(&turn);
}

static void
check_choices(struct reader *r, const struct field *f)
{
	for (size_t i = 0; i < f->nchoices; i++) {
		const struct choice *c = &f->choices[i];

		if (f->type == FIELD_MANY && strchr(c->label, ',') != NULL)
			read_complain(r, c->line, "%s: a label of many has no comma", f->key);
		for (size_t j = 0; j < i; j++)
			if (strcmp(f->choices[j].label, c->label) == 0)
				read_complain(r, c->line, "%s: two choices are labelled \"%.40s\"",
				    f->key, c->label);
		if (c->when != NULL && !reach_true(r->d, c->when))
			read_complain(
			    r, c->line, "%s: no answers can offer the choice %s", f->key, c->code);
	}
}

static void
check_alive(struct reader *r, const struct field *f)
{
	if (f->show != NULL && !reach_true(r->d, f->show))
		read_complain(r, f->line, "%s: dead field: no answers can show it", f->key);
	for (size_t i = 0; i < f->nmust; i++)
		if (f->must[i].test != NULL && !reach_true(r->d, f->must[i].test))
			read_complain(
			    r, f->must[i].line, "%s: no answers can satisfy this must", f->key);
	for (size_t i = 0; i < f->nwarn; i++)
		if (f->warn[i].test != NULL && !reach_true(r->d, f->warn[i].test))
			read_complain(
			    r, f->warn[i].line, "%s: no answers can raise this warn", f->key);
}

static const struct name *
name_of(const struct formdef *d, const struct scan *s)
{
	for (size_t i = 0; i < d->nnames; i++)
		if (strlen(d->names[i].word) == s->len
		    && strncmp(d->names[i].word, s->from, s->len) == 0)
			return &d->names[i];
	return NULL;
}

/* :sex = 'Female' compares with a code that sex does not have; :limp = 'p11'
 * compares a text with the points that expressions read. */
static void
check_code(struct reader *r, const struct pending *p, const struct name *n, const struct scan *text)
{
	const struct field *f;
	struct arena turn = { 0 };
	const char *code = arena_strn(&turn, text->from, text->len);

	if (n != NULL && n->kind == NAME_FIELD) {
		f = &r->d->fields[n->index];
		if (f->type == FIELD_CHOICE && field_choice(f, code) == NULL)
			read_complain(r, p->line, ":%s has no choice '%.40s'", n->word, code);
		else if (f->type == FIELD_CHOICE && f->choices[0].has_points)
			read_complain(
			    r, p->line, ":%s is read as its points, not as '%.40s'", n->word, code);
		else if (f->type != FIELD_CHOICE && f->type != FIELD_TEXT && f->type != FIELD_MEMO
		    && f->type != FIELD_MANY && f->type != FIELD_CALC)
			read_complain(
			    r, p->line, ":%s is never a text like '%.40s'", n->word, code);
	}
	arena_clear(&turn);
}

/* A name, =, ==, <> or !=, and a text. */
static void
check_codes(struct reader *r, const struct pending *p)
{
	struct scan s = { .at = p->text };
	const struct name *n = NULL;
	bool compared = false;

	while (scan_next(&s) != SCAN_END) {
		if (s.kind == SCAN_NAME) {
			n = name_of(r->d, &s);
			compared = false;
		} else if (s.kind == SCAN_MARK && n != NULL && strchr("=<>!", *s.from) != NULL) {
			compared = true;
		} else {
			if (s.kind == SCAN_TEXT && compared)
				check_code(r, p, n, &s);
			n = NULL;
		}
	}
}

static bool
is_used(const struct reader *r, size_t context)
{
	for (size_t i = 0; i < r->pending.n; i++) {
		struct expr *x = *r->pending.at[i].to;
		const int *uses;
		size_t n = x == NULL ? 0 : expr_uses(x, &uses);

		for (size_t k = 0; k < n; k++)
			if (r->d->names[uses[k]].kind == NAME_CONTEXT
			    && r->d->names[uses[k]].index == context)
				return true;
	}
	for (size_t i = 0; i < r->d->nfields; i++)
		if (strcmp(r->d->fields[i].offer, r->d->context[context]) == 0)
			return true;
	return false;
}

/* What is offered is of the context. */
static void
check_offer(struct reader *r, const struct field *f)
{
	bool known = f->offer[0] == '\0';

	for (size_t i = 0; i < r->d->ncontext; i++)
		known = known || strcmp(r->d->context[i], f->offer) == 0;
	if (!known)
		read_complain(
		    r, f->line, "%s: offer names %s, which is no context", f->key, f->offer);
}

static void
check_former(struct reader *r)
{
	const struct formdef *d = r->d;

	for (size_t i = 0; i < d->ndropped; i++)
		if (formdef_field(d, d->dropped[i].key) != NULL)
			read_complain(
			    r, 1, "%s is dropped, yet it is still asked", d->dropped[i].key);
	for (size_t i = 0; i < d->nfields; i++)
		for (size_t j = 0; d->fields[i].was != NULL && j < d->nfields; j++)
			if (strcmp(d->fields[j].key, d->fields[i].was) == 0)
				read_complain(r, d->fields[i].line,
				    "%s: was names a field that is still here", d->fields[i].key);
}

static void
check_form(struct reader *r)
{
	const struct formdef *d = r->d;

	for (size_t i = 0; i < d->nfields; i++) {
		check_line(r, &d->fields[i]);
		check_measure(r, &d->fields[i]);
		check_limits(r, &d->fields[i]);
		check_choices(r, &d->fields[i]);
		check_alive(r, &d->fields[i]);
		check_offer(r, &d->fields[i]);
	}
	for (size_t i = 0; i < d->nsections; i++) {
		check_width(r, d->sections[i].line, "section", "title", d->sections[i].title);
		if (d->sections[i].show != NULL && !reach_true(d, d->sections[i].show))
			read_complain(
			    r, d->sections[i].line, "dead section: no answers can show it");
	}
	for (size_t i = 0; i < r->pending.n; i++)
		check_codes(r, &r->pending.at[i]);
	for (size_t i = 0; i < d->ncontext; i++)
		if (!is_used(r, i))
			read_complain(r, 1, "the context name %s is never used", d->context[i]);
	check_former(r);
}

static void
lint(struct conf *c, const char *name, struct complaints *out)
{
	struct arena mem = { 0 };
	struct formdef d = { .path = name };
	struct reader r = { .d = &d, .a = &mem, .c = out };
	struct err e;

	if (!expr_env_open(&r.env, &e)) {
		complain(out, "%s:0: %s", name, e.text);
	} else {
		read_form(&r, c);
		check_form(&r);
		expr_env_close(r.env);
	}
	conf_close(c);
	arena_clear(&mem);
}

void
form_lint(const char *path, struct complaints *out)
{
	struct conf *c;
	struct err e;

	if (conf_open(path, &c, &e))
		lint(c, path, out);
	else
		complain_err(out, &e);
}

void
form_lint_text(const char *name, const char *text, struct complaints *out)
{
	struct conf *c;
	struct err e;

	if (conf_string(name, text, &c, &e))
		lint(c, name, out);
	else
		complain_err(out, &e);
}

/* The id that a file claims; NULL when it cannot be read. */
static const char *
id_of(const char *path, struct arena *a)
{
	const char *id = NULL;
	struct conf *c;
	struct err e;

	if (!conf_open(path, &c, &e))
		return NULL;
	if (!conf_text_or(conf_root(c), "form", a, &id, &e))
		id = NULL;
	conf_close(c);
	return id;
}

void
form_lint_ids(const char *const *path, size_t n, struct complaints *out)
{
	const char **id = arena_array(out->a, const char *, n);

	for (size_t i = 0; i < n; i++) {
		id[i] = id_of(path[i], out->a);
		for (size_t j = 0; j < i && id[i] != NULL; j++)
			if (id[j] != NULL && strcmp(id[i], id[j]) == 0)
				complain(out, "%s:1: the form \"%.40s\" is also in %s", path[i],
				    id[i], path[j]);
	}
}

static int
digits_of(const struct field *f)
{
	return f->max.is_set && f->max.number >= 1 ? (int)log10(f->max.number) + 1 : 3;
}

/* Keys for one answer, Enter included where it is needed. */
static int
keys_of(const struct field *f)
{
	switch (f->type) {
	case FIELD_TRI:
		return 1;
	case FIELD_CHOICE:
		return f->nchoices < 10 ? 1 : 3;
	case FIELD_MANY:
	case FIELD_SCALE:
		return 2;
	case FIELD_INT:
		return digits_of(f) + 1;
	case FIELD_DECIMAL:
		return digits_of(f) + (f->decimals > 0 ? 2 : 0) + 1;
	case FIELD_DATE:
		return 9;
	case FIELD_TEXT:
	case FIELD_MEMO:
	case FIELD_REPEAT:
		return 1;
	case FIELD_CALC:
	case FIELD_INFO:
		break;
	}
	return 0;
}

struct form_cost
form_cost(const struct formdef *d)
{
	struct form_cost cost = { 0 };

	for (size_t i = 0; i < d->nfields; i++) {
		const struct field *f = &d->fields[i];
		int cells = f->sides ? SIDES : 1;

		if (f->show != NULL || d->sections[f->section].show != NULL || f->repeat >= 0
		    || keys_of(f) == 0)
			continue;
		cost.skip += cells;
		cost.answer += cells * keys_of(f);
	}
	return cost;
}
