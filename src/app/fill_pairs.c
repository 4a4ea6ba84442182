#include "app/fill_pairs.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "form/answer.h"
#include "form/form.h"

/* KEY.PART.ASPECT taken apart; part is -1 when there is none. */
struct place {
	char key[64];
	char side;
	int row;
	const char *aspect; /* na, sure, asked, or "" */
};

static bool
read_place(const char *name, struct place *out)
{
	size_t n = strcspn(name, ".");

	*out = (struct place){ .row = -1, .aspect = "" };
	if (n == 0 || n >= sizeof(out->key))
		return false;
	memcpy(out->key, name, n);
	for (name += n; *name == '.'; name += n) {
		n = strcspn(++name, ".");
		if (n == 1 && (*name == 'R' || *name == 'L'))
			out->side = *name;
		else if (n > 0 && n < 4 && strspn(name, "0123456789") == n)
			out->row = atoi(name);
		else if (name[n] == '\0'
		    && (strcmp(name, "na") == 0 || strcmp(name, "sure") == 0
			|| strcmp(name, "asked") == 0))
			out->aspect = name;
		else
			return false;
	}
	return true;
}

struct put {
	VEC(struct answer) list;
	const struct formdef *def;
	int day;
};

/* The answer to the question that `to` answers; NULL when it has none. */
static struct answer *
answer_of(struct answer *list, size_t n, const struct answer *to)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(list[i].field, to->field) == 0 && list[i].side == to->side
		    && list[i].row == to->row)
			return &list[i];
	return NULL;
}

static struct answer *
answer_at(struct put *p, const struct field *g, const struct place *at, struct arena *a)
{
	struct answer to = { .field = g->key, .side = at->side, .row = at->row };
	struct answer *x = answer_of(p->list.at, p->list.n, &to);

	if (x != NULL)
		return x;
	x = vec_add(a, &p->list);
	*x = (struct answer){ .field = g->key,
		.side = at->side,
		.row = at->row,
		.value = "",
		.type = field_type_name(g->type),
		.na = "",
		.asked = g->dated ? p->day : DAY_NONE };
	return x;
}

static bool
no_question(const struct formdef *def, const struct pair *pair, struct err *e)
{
	return err_field(
	    e, ERR_INPUT, pair->name, "The form %s has no question %s.", def->id, pair->name);
}

/* "consent_contact=none": where no text is asked for, a reason to leave it blank says itself. */
static bool
is_reason(const struct field *g, const char *value)
{
	for (size_t i = 0; i < g->nna && (g->type == FIELD_CHOICE || g->type == FIELD_MANY); i++)
		if (strcmp(g->na[i].code, value) == 0)
			return true;
	return false;
}

/* A new answer, by which the reason why there was none is no more. */
static void
put_value(struct answer *x, const struct field *g, const char *value)
{
	bool reason = is_reason(g, value);

	x->value = reason ? "" : value;
	x->na = reason ? value : "";
}

static bool
put_pair(struct put *p, const struct pair *pair, struct arena *a, struct err *e)
{
	struct place at;
	const struct field *g = read_place(pair->name, &at) ? formdef_field(p->def, at.key) : NULL;
	struct answer *x;

	if (g == NULL || g->sides != (at.side != '\0') || (g->repeat >= 0) != (at.row >= 0))
		return no_question(p->def, pair, e);
	if (g->type == FIELD_CALC || g->type == FIELD_INFO || g->type == FIELD_REPEAT)
		return pair->value[0] == '\0' || no_question(p->def, pair, e);
	x = answer_at(p, g, &at, a);
	if (strcmp(at.aspect, "na") == 0)
		x->na = pair->value;
	else if (strcmp(at.aspect, "sure") == 0)
		x->confirmed = (unsigned)strtoul(pair->value, NULL, 10);
	else if (strcmp(at.aspect, "asked") == 0) {
		if (pair->value[0] != '\0' && !day_read_iso(pair->value, &x->asked))
			return err_field(e, ERR_INPUT, pair->name,
			    "%s is not a date like 2026-11-23.", pair->value);
	} else
		put_value(x, g, pair->value);
	return true;
}

/* "phone.na": what else is said of an answer. */
static bool
is_of_answer(const char *name)
{
	struct place at;

	return read_place(name, &at) && at.aspect[0] != '\0';
}

/* "height", "xray_crescent.L.na" */
static const char *
pair_name(const struct answer *x, const char *aspect, struct arena *a)
{
	struct text t = { .a = a };

	text_add(&t, x->field);
	if (x->side != '\0')
		text_addf(&t, ".%c", x->side);
	if (x->row >= 0)
		text_addf(&t, ".%d", x->row);
	text_add(&t, aspect);
	return text_get(&t);
}

/* "x is no reason to leave phone blank: say none (has no phone), declined (will not say)." */
static bool
no_reason(const struct field *g, const struct answer *x, struct arena *a, struct err *e)
{
	struct text t = { .a = a };

	for (size_t i = 0; i < g->nna; i++)
		text_addf(&t, "%s%s (%s)", i == 0 ? ": say " : ", ", g->na[i].code, g->na[i].label);
	return err_field(e, ERR_INPUT, pair_name(x, ".na", a),
	    "%.40s is no reason to leave %s blank%s.", x->na, x->field, text_get(&t));
}

/* All cells can be read, and every reason is one that the form knows.  What is hidden is no
 * part of a record, so it need not. */
static bool
are_good(struct form *f, const struct put *p, struct arena *a, struct err *e)
{
	for (size_t i = 0; i < p->list.n; i++) {
		const struct answer *x = &p->list.at[i];
		const struct cell *c;
		size_t cell;

		if (!form_find(f, x->field, x->row >= 0 ? x->row : x->side == 'L', &cell))
			continue;
		c = form_cell(f, cell);
		if (!c->shown)
			continue;
		if (c->error[0] != '\0')
			return err_field(e, ERR_INPUT, pair_name(x, "", a), "%s: %s",
			    pair_name(x, "", a), c->error);
		if (x->na[0] != '\0' && c->na == NULL)
			return no_reason(formdef_field(p->def, x->field), x, a, e);
	}
	return true;
}

bool
fill_put(struct form *f, const struct pair *pairs, size_t n, int day, struct err *e)
{
	struct arena a = { 0 };
	struct put p = { .def = form_def(f), .day = day };
	struct answers held, all, left;
	bool done = true;

	form_answers(f, ANSWERS_DRAFT, &a, &held);
	for (size_t i = 0; i < held.n; i++)
		*vec_add(&a, &p.list) = held.at[i];
	for (size_t i = 0; done && i < n; i++)
		done = is_of_answer(pairs[i].name) || put_pair(&p, &pairs[i], &a, e);
	for (size_t i = 0; done && i < n; i++) /* whichever stood first */
		done = !is_of_answer(pairs[i].name) || put_pair(&p, &pairs[i], &a, e);
	all = (struct answers){ p.list.at, p.list.n };
	if (done)
		form_load_answers(f, &all, &a, &left);
	done = done && are_good(f, &p, &a, e);
	arena_clear(&a);
	return done;
}

const char *
fill_hidden(const struct form *f, const struct pair *pairs, size_t n, struct arena *a)
{
	struct text t = { .a = a };

	for (size_t i = 0; i < n; i++) {
		struct place at;
		size_t cell;

		if (pairs[i].value[0] == '\0' || !read_place(pairs[i].name, &at)
		    || at.aspect[0] != '\0'
		    || !form_find(f, at.key, at.row >= 0 ? at.row : at.side == 'L', &cell)
		    || form_cell(f, cell)->shown)
			continue;
		text_addf(&t, "%s%s", t.len == 0 ? "" : ", ", pairs[i].name);
	}
	return text_get(&t);
}

static void
add_pair(struct pairs *out, struct arena *a, const char *name, const char *value)
{
	*vec_add(a, &out->list) = (struct pair){ name, value };
}

/* An answer with all that was said about it. */
static void
add_answer(struct pairs *out, struct arena *a, const struct answer *x, const char *value)
{
	char day[DAY_TEXT];

	add_pair(out, a, pair_name(x, "", a), value);
	if (x->na[0] != '\0')
		add_pair(out, a, pair_name(x, ".na", a), x->na);
	if (x->confirmed != 0)
		add_pair(out, a, pair_name(x, ".sure", a), text_fmt(a, "%u", x->confirmed));
	if (x->asked != DAY_NONE)
		add_pair(out, a, pair_name(x, ".asked", a), arena_str(a, day_iso(x->asked, day)));
}

/* readable: what is no value is left empty. */
static void
add_answers(const struct form *f, bool readable, struct arena *a, struct pairs *out)
{
	const struct formdef *def = form_def(f);
	struct answers held;

	form_answers(f, ANSWERS_DRAFT, a, &held);
	for (size_t i = 0; i < def->ncells; i++) {
		const struct field *g = &def->fields[def->cells[i].field];
		struct answer x = { .field = g->key,
			.side = g->sides ? (def->cells[i].at == SIDE_R ? 'R' : 'L') : '\0',
			.row = g->repeat >= 0 ? def->cells[i].at : -1 };
		const struct answer *is = answer_of(held.at, held.n, &x);

		/* Also the empty ones: they replace what was given before. */
		if (is != NULL)
			add_answer(out, a, is,
			    readable && strcmp(is->type, "typed") == 0 ? "" : is->value);
		else if (g->repeat < 0 && form_cell(f, i)->stop)
			add_pair(out, a, pair_name(&x, "", a), "");
	}
}

void
fill_pairs(const struct form *f, struct arena *a, struct pairs *out)
{
	add_answers(f, false, a, out);
}

void
fill_pairs_incomplete(const struct form *f, struct arena *a, struct pairs *out)
{
	add_answers(f, true, a, out);
	add_pair(out, a, "state", "incomplete");
}
