/* problem - what is still to do before a form is final. */
#include <math.h>
#include <string.h>

#include "base/text.h"
#include "base/vec.h"
#include "form/answer.h"
#include "form/state.h"

enum { WARN_RANGE = 1 };

struct finder {
	const struct form *f;
	struct arena *a;
	VEC(struct problem) list;
};

static void
found(struct finder *w, enum problem_kind kind, size_t cell, const char *text)
{
	*vec_add(w->a, &w->list) = (struct problem){ .kind = kind, .cell = cell, .text = text };
}

static bool
is_empty(const struct cell *c)
{
	return c->na == NULL && c->said.type == VALUE_NONE && *c->error == '\0';
}

static const char *
ask_for(const struct field *g, struct arena *a)
{
	const char *verb =
	    g->nchoices > 0 || g->type == FIELD_TRI ? "Choose an answer" : "Enter an answer";

	return g->nna > 0 ? text_fmt(a, "%s, or say why it is blank", verb) : verb;
}

static void
find_musts(struct finder *w, const struct field *g, size_t cell)
{
	for (size_t i = 0; i < g->nmust; i++)
		if (form_truth(w->f, g->must[i].test, cell) == TRUTH_NO)
			found(w, PROBLEM_MUST, cell, g->must[i].message);
}

/* Of a year or a month that is said alone, its last day counts. */
static bool
is_before_birth(const struct finder *w, const struct field *g, const struct cell *c)
{
	enum { YEAR_TEXT = 4, MONTH_TEXT = 8 }; /* "1961", "Mar-1961" */
	size_t n = strlen(c->text);
	int months = n <= YEAR_TEXT ? 12 : n <= MONTH_TEXT ? 1 : 0, last;

	if (w->f->born == DAY_NONE || g->type != FIELD_DATE || c->value.type != VALUE_INT)
		return false;
	last = (int)c->value.u.i;
	if (months > 0)
		last = day_add_months(last, months) - 1;
	return last < w->f->born;
}

static bool
is_usual(const struct finder *w, const struct field *g, struct value v)
{
	bool listed = g->nonly == 0;

	for (size_t i = 0; i < g->nonly; i++)
		listed = listed || fabs(g->only[i] - value_number(v)) < 1e-9;
	return listed && parse_within(g, v, &g->low, &g->high, w->f->site);
}

/* "1 or 3 MHz", or the range. */
static const char *
usual_words(const struct finder *w, const struct field *g)
{
	struct text t = { .a = w->a };

	if (g->nonly == 0)
		return parse_range(g, &g->low, &g->high, w->f->site, w->a);
	for (size_t i = 0; i < g->nonly; i++)
		text_addf(&t, "%s%g", i == 0 ? "" : i + 1 == g->nonly ? " or " : ", ", g->only[i]);
	text_addf(&t, "%s%s", g->unit[0] == '\0' ? "" : " ", g->unit);
	return text_get(&t);
}

static void
find_warnings(struct finder *w, const struct field *g, size_t cell)
{
	const struct cell *c = &w->f->cell[cell];
	unsigned bit = WARN_RANGE;

	bool early = is_before_birth(w, g, c);
	char born[DAY_TEXT];

	if (c->value.type != VALUE_NONE && (c->confirmed & bit) == 0
	    && (early || !is_usual(w, g, c->value))) {
		found(w, PROBLEM_WARN, cell,
		    early ? text_fmt(w->a, "%s is before the birth, %s. Meant so?", c->text,
			day_show(w->f->born, born))
			  : text_fmt(w->a, "%s is unusual: %s is expected. Meant so?", c->text,
			      usual_words(w, g)));
		w->list.at[w->list.n - 1].warning = bit;
	}
	for (size_t i = 0; i < g->nwarn; i++) {
		bit <<= 1;
		if ((c->confirmed & bit) != 0
		    || form_truth(w->f, g->warn[i].test, cell) != TRUTH_YES)
			continue;
		found(w, PROBLEM_WARN, cell, g->warn[i].message);
		w->list.at[w->list.n - 1].warning = bit;
	}
}

static void
find_in_cell(struct finder *w, size_t cell)
{
	const struct field *g = form_field(w->f, cell);
	const struct cell *c = &w->f->cell[cell];

	if (!c->shown)
		return;
	if (*c->error != '\0')
		found(w, PROBLEM_BAD, cell, c->error);
	else if (g->required && is_empty(c))
		found(w, PROBLEM_EMPTY, cell, ask_for(g, w->a));
	find_musts(w, g, cell);
	find_warnings(w, g, cell);
}

void
form_problems(const struct form *f, struct arena *a, struct problems *out)
{
	struct finder w = { .f = f, .a = a };

	for (size_t cell = 0; cell < f->def->ncells; cell++)
		find_in_cell(&w, cell);
	*out = (struct problems){ w.list.at, w.list.n };
}

void
form_confirm(struct form *f, size_t cell, unsigned warning)
{
	const struct cell *c = &f->cell[cell];

	form_flush(f);
	f->in[cell].confirmed = c->confirmed | warning;
	if (form_field(f, cell)->type == FIELD_CALC) {
		f->in[cell].is.said = c->value;
		if (c->value.type == VALUE_TEXT)
			f->in[cell].is.said.u.s = arena_str(f->mem, c->value.u.s);
	}
	f->changes++;
	form_settle(f);
}

void
form_state(const struct form *f, struct form_state *out)
{
	struct arena turn = { 0 };
	struct problems all;

	*out = (struct form_state){ 0 };
	for (size_t cell = 0; cell < f->def->ncells; cell++) {
		const struct field *g = form_field(f, cell);
		const struct cell *c = &f->cell[cell];

		if (!c->stop || g->type == FIELD_REPEAT)
			continue;
		if (g->required)
			*(is_empty(c) || *c->error != '\0' ? &out->open : &out->answered) += 1;
		else
			out->optional_empty += is_empty(c);
	}
	form_problems(f, &turn, &all);
	for (size_t i = 0; i < all.n; i++) {
		out->bad += all.at[i].kind == PROBLEM_BAD;
		out->must += all.at[i].kind == PROBLEM_MUST;
		out->warn += all.at[i].kind == PROBLEM_WARN;
	}
	out->complete = all.n == 0;
	arena_clear(&turn);
}

/* "Phone" is the patient's and that of the person to call: its part is to be said with it. */
static bool
is_ambiguous(const struct formdef *def, const struct field *g)
{
	for (size_t i = 0; i < def->nsections; i++)
		if (i != g->section && strcmp(def->sections[i].title, g->label) == 0)
			return true;
	for (size_t i = 0; i < def->nfields; i++)
		if (def->fields[i].section != g->section
		    && strcmp(def->fields[i].label, g->label) == 0)
			return true;
	return false;
}

const char *
form_left_empty(const struct form *f, struct arena *a)
{
	struct text t = { .a = a };

	for (size_t cell = 0; cell < f->def->ncells; cell++) {
		const struct field *g = form_field(f, cell);
		const struct cell *c = &f->cell[cell];

		if (!c->stop || g->type == FIELD_REPEAT || g->required || !is_empty(c))
			continue;
		text_addf(&t, "%s%s", t.len > 0 ? ", " : "", g->label);
		if (g->sides)
			text_add(&t, form_at(f, cell) == SIDE_R ? " right" : " left");
		if (is_ambiguous(f->def, g))
			text_addf(&t, " (%s)", f->def->sections[g->section].title);
	}
	return text_get(&t);
}
