#include "form/answer.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/vec.h"
#include "form/state.h"

static bool
is_answered(const struct given *in)
{
	return in->is.text[strspn(in->is.text, " \t")] != '\0' || in->na != NULL;
}

static struct answer
answer_at(const struct form *f, size_t cell)
{
	const struct field *g = form_field(f, cell);
	int at = form_at(f, cell);

	return (struct answer){ .field = g->key,
		.side = g->sides ? (at == SIDE_R ? 'R' : 'L') : '\0',
		.row = g->repeat >= 0 ? at : -1,
		.value = "",
		.type = field_type_name(g->type),
		.na = "",
		.asked = DAY_NONE };
}

static struct answer
answer_of_cell(const struct form *f, size_t cell, struct arena *a)
{
	const struct field *g = form_field(f, cell);
	const struct given *in = &f->in[cell];
	struct answer one = answer_at(f, cell);

	if (g->type == FIELD_CALC) {
		one.value = arena_str(a, f->cell[cell].text);
		one.confirmed = f->cell[cell].confirmed;
	} else if (*in->is.error != '\0' || (in->is.said.type == VALUE_NONE && in->na == NULL)) {
		one.value = arena_str(a, in->is.text);
		one.type = "typed";
	} else {
		one.value = arena_str(a, parse_store(g, &in->is, a));
		one.na = in->na == NULL ? "" : in->na;
		one.confirmed = in->confirmed;
		one.asked = in->asked;
	}
	return one;
}

static bool
belongs(const struct form *f, size_t cell, enum answers_kind kind)
{
	const struct field *g = form_field(f, cell);
	const struct cell *c = &f->cell[cell];

	if (g->type == FIELD_INFO || g->type == FIELD_REPEAT)
		return false;
	if (g->repeat >= 0 && form_at(f, cell) >= f->rows[g->repeat])
		return false;
	switch (kind) {
	case ANSWERS_DRAFT:
		return g->type != FIELD_CALC && is_answered(&f->in[cell]);
	case ANSWERS_FINAL:
		return c->shown && (c->na != NULL || c->value.type != VALUE_NONE);
	case ANSWERS_HIDDEN:
		return !c->shown && g->type != FIELD_CALC && is_answered(&f->in[cell]);
	}
	return false;
}

void
form_answers(const struct form *f, enum answers_kind kind, struct arena *a, struct answers *out)
{
	VEC(struct answer) list = { 0 };

	for (size_t cell = 0; cell < f->def->ncells; cell++)
		if (belongs(f, cell, kind))
			*vec_add(a, &list) = answer_of_cell(f, cell, a);
	*out = (struct answers){ list.at, list.n };
}

/* Where an answer belongs in this version of the form. */
static bool
place_of(const struct form *f, const struct answer *one, size_t *cell)
{
	const struct field *g = formdef_field(f->def, one->field);
	size_t at = 0;

	if (g == NULL || (g->type == FIELD_CALC) != (strcmp(one->type, "calc") == 0)
	    || g->sides != (one->side != '\0') || (g->repeat >= 0) != (one->row >= 0))
		return false;
	if (g->sides)
		at = one->side == 'R' ? SIDE_R : SIDE_L;
	if (g->repeat >= 0)
		at = (size_t)one->row;
	if (at >= g->ncells)
		return false;
	*cell = g->first + at;
	return true;
}

/* A calculation as it was saved: a number where it reads as one. */
static void
freeze(struct form *f, size_t cell, const struct answer *one)
{
	struct given in = { .confirmed = one->confirmed, .asked = DAY_NONE, .frozen = true };
	bool number =
	    *one->value != '\0' && strspn(one->value, "-.0123456789") == strlen(one->value);

	in.is.error = "";
	in.is.text = arena_str(f->mem, one->value);
	in.is.said = number ? NUM(strtod(one->value, NULL)) : TEXT(in.is.text);
	form_give(f, cell, in);
}

static void
give_back(struct form *f, size_t cell, const struct answer *one)
{
	const struct field *g = form_field(f, cell);
	struct given in = { .confirmed = one->confirmed, .asked = one->asked };

	if (strcmp(one->type, "typed") == 0)
		parse_typed(g, f->site, one->value, f->mem, &in.is);
	else
		parse_stored(g, f->site, one->value, f->mem, &in.is);
	for (size_t i = 0; i < g->nna; i++)
		if (strcasecmp(g->na[i].code, one->na) == 0
		    || strcasecmp(g->na[i].label, one->na) == 0)
			in.na = g->na[i].code;
	if (g->repeat >= 0 && form_at(f, cell) >= f->rows[g->repeat])
		f->rows[g->repeat] = form_at(f, cell) + 1;
	form_give(f, cell, in);
}

bool
form_is_empty(const struct form *f)
{
	struct arena turn = { 0 };
	struct answers held;

	form_answers(f, ANSWERS_DRAFT, &turn, &held);
	arena_clear(&turn);
	return held.n == 0;
}

void
form_load_answers(struct form *f, const struct answers *from, struct arena *a, struct answers *left)
{
	VEC(struct answer) list = { 0 };
	size_t cell;

	form_flush(f);
	for (size_t i = 0; i < from->n; i++) {
		const struct answer *one = &from->at[i];

		if (!place_of(f, one, &cell))
			*vec_add(a, &list) = *one;
		else if (form_field(f, cell)->type == FIELD_CALC)
			freeze(f, cell, one);
		else
			give_back(f, cell, one);
	}
	*left = (struct answers){ list.at, list.n };
	form_hold(f);
}

void
form_prev(struct form *f, const struct answer *last, int day)
{
	const struct field *g;
	struct reading is;
	struct prev *p;
	size_t cell;

	if (!place_of(f, last, &cell) || !(g = form_field(f, cell))->prev)
		return;
	p = &f->prev[cell];
	if (p->day != DAY_NONE && p->day >= day)
		return;
	parse_stored(g, f->site, last->value, f->mem, &is);
	if (*is.error != '\0')
		return;
	*p = (struct prev){ .value = is.said,
		.text = arena_str(f->mem, last->value),
		.shown = is.text,
		.day = day };
	form_settle(f);
}

/* As records keep it; "" when the context has nothing to offer. */
static const char *
offered(const struct form *f, const struct field *g, struct arena *a)
{
	struct value v = NONE;
	char day[DAY_TEXT];

	for (size_t i = 0; i < f->def->ncontext; i++)
		if (strcmp(f->def->context[i], g->offer) == 0)
			v = f->context[i];
	if (v.type == VALUE_TEXT)
		return v.u.s;
	return v.type == VALUE_INT ? arena_str(a, day_iso((int)v.u.i, day)) : "";
}

bool
form_offer_of(const struct form *f, size_t cell, struct arena *a, const char **text, int *day)
{
	const struct field *g = form_field(f, cell);
	const struct prev *p = &f->prev[cell];
	struct reading is;

	*day = p->day;
	*text = p->day == DAY_NONE ? offered(f, g, a) : arena_str(a, p->shown);
	if (p->day != DAY_NONE || **text == '\0')
		return p->day != DAY_NONE;
	parse_stored(g, f->site, *text, a, &is);
	*text = is.text;
	return *is.error == '\0';
}

bool
form_offer_take(struct form *f, size_t cell, struct err *e)
{
	const struct field *g = form_field(f, cell);
	struct arena a = { 0 };
	const char *text = f->prev[cell].day == DAY_NONE ? offered(f, g, &a) : f->prev[cell].text;
	bool done = *text != '\0'
	    || err_field(e, ERR_MISSING, g->key, "%s: nothing was answered before", g->label);

	done = done && form_put(f, cell, text, e);
	arena_clear(&a);
	return done;
}
