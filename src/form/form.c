#include "form/form.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "form/state.h"

struct form *
form_open(const struct formdef *def, struct form_site site, struct arena *mem)
{
	struct form *f = arena_new(mem, struct form);

	*f = (struct form){
		.def = def, .site = site, .born = DAY_NONE, .mem = mem, .typing = SIZE_MAX
	};
	f->live.a = mem;
	f->in = arena_array(mem, struct given, def->ncells);
	f->cell = arena_array(mem, struct cell, def->ncells);
	f->prev = arena_array(mem, struct prev, def->ncells);
	f->context = arena_array(mem, struct value, def->ncontext);
	f->view = arena_array(mem, struct value, def->nnames);
	f->rows = arena_array(mem, int, def->nfields);
	f->section = arena_array(mem, bool, def->nsections);
	for (size_t i = 0; i < def->ncells; i++) {
		f->in[i] = (struct given){ .is = { .text = "", .error = "" }, .asked = DAY_NONE };
		f->prev[i].day = DAY_NONE;
	}
	form_settle(f);
	f->touched = form_first(f);
	return f;
}

void
form_close(struct form *f)
{
	arena_clear(&f->turn);
	arena_clear(&f->keys);
}

const struct formdef *
form_def(const struct form *f)
{
	return f->def;
}

const struct cell *
form_cell(const struct form *f, size_t cell)
{
	assert(cell < f->def->ncells);
	return &f->cell[cell];
}

const struct field *
form_field(const struct form *f, size_t cell)
{
	return &f->def->fields[f->def->cells[cell].field];
}

int
form_at(const struct form *f, size_t cell)
{
	return f->def->cells[cell].at;
}

void
form_context(struct form *f, const char *name, struct value v)
{
	for (size_t i = 0; i < f->def->ncontext; i++) {
		if (strcmp(f->def->context[i], name) != 0)
			continue;
		if (v.type == VALUE_TEXT)
			v.u.s = arena_str(f->mem, v.u.s);
		f->context[i] = v;
	}
	form_settle(f);
}

void
form_born(struct form *f, int day)
{
	f->born = formdef_field(f->def, "born") == NULL ? day : DAY_NONE;
}

int
form_birth(const struct form *f)
{
	return f->born;
}

bool
form_find(const struct form *f, const char *key, int at, size_t *cell)
{
	const struct field *field = formdef_field(f->def, key);

	if (field == NULL || at < 0 || (size_t)at >= field->ncells)
		return false;
	*cell = field->first + (size_t)at;
	return true;
}

struct value
form_value(const struct form *f, const char *key, int at)
{
	size_t cell;

	return form_find(f, key, at, &cell) ? f->cell[cell].value : NONE;
}

/* Of a field as seen from side or row `at` of another one. */
static size_t
cell_seen(const struct field *g, const struct name *n, int at)
{
	if (g->sides)
		return g->first + (size_t)(n->side >= 0 ? n->side : at);
	return g->first + (size_t)(g->repeat >= 0 ? at : 0);
}

static struct value
name_value(const struct form *f, const struct name *n, int at)
{
	const struct field *g;
	struct value v;

	if (n->kind == NAME_CONTEXT)
		return f->context[n->index];
	g = &f->def->fields[n->index];
	if (g->type == FIELD_REPEAT)
		return f->rows[n->index] > 0 ? INT(f->rows[n->index]) : NONE;
	if (n->kind == NAME_PREV)
		return f->prev[cell_seen(g, n, at)].value;
	v = f->cell[cell_seen(g, n, at)].value;
	if (n->kind == NAME_CHOICE && v.type == VALUE_TEXT)
		return INT(parse_has(v.u.s, g->choices[n->choice].code));
	return v;
}

static const struct value *
look(const struct form *f, struct expr *x, int at)
{
	const int *uses;
	size_t n = expr_uses(x, &uses);

	for (size_t i = 0; i < n; i++)
		f->view[uses[i]] = name_value(f, &f->def->names[uses[i]], at);
	return f->view;
}

enum truth
form_truth(const struct form *f, struct expr *x, size_t cell)
{
	return expr_truth(x, look(f, x, form_at(f, cell)));
}

static bool
holds(const struct form *f, struct expr *x, int at)
{
	return x == NULL || expr_truth(x, look(f, x, at)) == TRUTH_YES;
}

bool
form_section_shown(const struct form *f, size_t section)
{
	return holds(f, f->def->sections[section].show, 0);
}

static bool
is_shown(const struct form *f, const struct field *g, int at)
{
	if (!form_section_shown(f, g->section) || !holds(f, g->show, at))
		return false;
	if (g->repeat < 0)
		return true;
	return at < f->rows[g->repeat] && f->cell[f->def->fields[g->repeat].first].shown;
}

/* A calculated number, rounded to the decimals that the form shows. */
static struct value
round_calc(const struct field *g, struct value v, struct arena *a)
{
	if (v.type == VALUE_NUM && !isfinite(v.u.n))
		return NONE;
	if (g->decimals < 0 || (v.type != VALUE_NUM && v.type != VALUE_INT))
		return v;
	return NUM(strtod(parse_show_number(value_number(v), g->decimals, a), NULL));
}

static const char *
show_calc(const struct field *g, struct value v, struct arena *a)
{
	if (v.type == VALUE_TEXT)
		return v.u.s;
	return v.type == VALUE_NONE ? "" : parse_show_number(value_number(v), g->decimals, a);
}

static struct value
calc_now(const struct form *f, const struct field *g, int at, struct arena *a)
{
	return round_calc(g, expr_value(g->calc, look(f, g->calc, at), a), a);
}

/* A number that was saved stays, whatever the formula says by now, until an answer changes
 * what the formula says. */
static bool
is_held(const struct given *in, const char *now)
{
	return in->frozen && (in->then == NULL || strcmp(in->then, now) == 0);
}

static void
settle_calc(struct form *f, const struct field *g, int at, struct cell *c)
{
	const struct given *in = &f->in[g->first + (size_t)at];
	struct value v = calc_now(f, g, at, &f->turn);
	bool held = is_held(in, show_calc(g, v, &f->turn));

	if (held)
		v = in->is.said;
	c->error = "";
	c->said = c->value = c->shown ? v : NONE;
	c->text = held && c->shown ? in->is.text : show_calc(g, c->value, &f->turn);
	if (!value_same(in->is.said, c->value))
		c->confirmed = 0; /* another number than the one that was confirmed */
}

void
form_hold(struct form *f)
{
	form_settle(f);
	for (size_t i = 0; i < f->def->ncells; i++) {
		const struct field *g = form_field(f, i);

		if (f->in[i].frozen)
			f->in[i].then = show_calc(g, calc_now(f, g, form_at(f, i), f->mem), f->mem);
	}
}

bool
form_offers(const struct form *f, size_t cell, size_t choice)
{
	const struct choice *c = &form_field(f, cell)->choices[choice];

	return !c->off && holds(f, c->when, form_at(f, cell));
}

/* The code of a choice; its points when it has some; not when it is not offered. */
static struct value
choice_value(const struct form *f, const struct field *g, int at, struct cell *c)
{
	const struct choice *one = field_choice(g, c->said.u.s);

	if (!holds(f, one->when, at)) {
		c->error = "This choice does not fit the other answers now: choose again";
		return NONE;
	}
	return one->has_points ? NUM(one->points) : c->said;
}

static void
settle_cell(struct form *f, const struct field *g, size_t cell)
{
	const struct given *in = &f->in[cell];
	struct cell *c = &f->cell[cell];
	int at = form_at(f, cell);

	*c = (struct cell){ .text = in->is.text,
		.said = in->is.said,
		.error = f->typing == cell ? "" : in->is.error,
		.na = in->na,
		.confirmed = in->confirmed,
		.asked = in->asked,
		.shown = is_shown(f, g, at) };
	c->stop = c->shown && g->type != FIELD_CALC && g->type != FIELD_INFO;
	if (g->type == FIELD_CALC)
		settle_calc(f, g, at, c);
	else if (c->shown && *in->is.error == '\0' && in->na == NULL)
		c->value = g->type == FIELD_CHOICE && c->said.type == VALUE_TEXT
		    ? choice_value(f, g, at, c)
		    : c->said;
}

void
form_settle(struct form *f)
{
	arena_clear(&f->turn);
	f->shape++;
	for (size_t i = 0; i < f->def->nfields; i++) {
		const struct field *g = &f->def->fields[f->def->order[i]];

		for (size_t k = 0; k < g->ncells; k++)
			settle_cell(f, g, g->first + k);
	}
}

void
form_settle_at(struct form *f, size_t cell)
{
	const struct field *g = form_field(f, cell);

	if (g->steers)
		form_settle(f);
	else
		settle_cell(f, g, cell);
}

size_t
form_touched(const struct form *f)
{
	return f->touched;
}

unsigned
form_changes(const struct form *f)
{
	return f->changes;
}

unsigned
form_shape(const struct form *f)
{
	return f->shape;
}

int
form_rows(const struct form *f, size_t field)
{
	return f->rows[field];
}

bool
form_stale(const struct form *f, size_t cell)
{
	const struct field *g = form_field(f, cell);
	const struct cell *c = &f->cell[cell];

	return g->again > 0 && c->asked != DAY_NONE && c->value.type != VALUE_NONE
	    && f->site.today - c->asked > g->again;
}

static const char *
echo_day(const struct form *f, const struct given *in, struct arena *a)
{
	int day = (int)in->is.said.u.i, age = day_age(day, f->site.today);
	const char *words = parse_show_day(day, in->is.exact, a);
	char buf[DAY_TEXT];

	if (in->is.exact == EXACT_DAY)
		words = day_show_long(day, buf);
	if (day <= f->site.today && age >= 1)
		return text_fmt(a, "%s (%dy)", words, age);
	return arena_str(a, words);
}

/* Six digits that may be two days: how each is chosen. */
static const char *
echo_six(const struct form *f, const struct given *in, struct arena *a)
{
	char one[DAY_TEXT], other[DAY_TEXT];
	int day[DAY_SIX];

	if (day_six(in->is.text, f->site.today, f->site.order, day) != 2)
		return "";
	return text_fmt(a, "%s with Space 1, or %s with Space 2", day_show(day[0], one),
	    day_show(day[1], other));
}

const char *
form_echo(const struct form *f, size_t cell, struct arena *a)
{
	const struct field *g = form_field(f, cell);
	const struct given *in = &f->in[cell];
	const struct choice *c;

	if (in->na != NULL) {
		for (size_t i = 0; i < g->nna; i++)
			if (strcmp(g->na[i].code, in->na) == 0)
				return arena_str(a, g->na[i].label);
		return arena_str(a, in->na);
	}
	if (g->type == FIELD_CALC)
		return arena_str(a, f->cell[cell].text);
	if (g->type == FIELD_REPEAT)
		return text_fmt(a, "%d of at most %d", f->rows[f->def->cells[cell].field], g->rows);
	if (in->is.said.type == VALUE_NONE)
		return g->type == FIELD_DATE ? echo_six(f, in, a) : "";
	if (g->type == FIELD_DATE)
		return echo_day(f, in, a);
	if (g->type != FIELD_CHOICE)
		return arena_str(a, in->is.text);
	c = field_choice(g, in->is.said.u.s);
	return text_fmt(a, "%d %s", (int)(c - g->choices) + 1, c->label);
}
