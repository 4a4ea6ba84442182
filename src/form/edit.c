/* edit - changes of a form: typing, setting, undo, rows. */
#include <assert.h>
#include <string.h>

#include "form/state.h"

static void
changed(struct form *f, size_t cell)
{
	f->touched = cell;
	f->changes++;
	form_settle(f);
}

/* A step that will bring these cells back to what they hold now. */
static struct undo_step *
step_new(struct form *f, size_t n, size_t touched)
{
	struct undo_step *s = arena_new(f->mem, struct undo_step);

	*s = (struct undo_step){ .next = f->done, .n = n, .repeat = -1, .touched = touched };
	s->cell = arena_array(f->mem, size_t, n);
	s->other = arena_array(f->mem, struct given, n);
	f->done = s;
	f->undone = NULL;
	return s;
}

static void
remember(struct form *f, size_t cell, struct given was)
{
	struct undo_step *s = step_new(f, 1, cell);

	s->cell[0] = cell;
	s->other[0] = was;
}

static bool
same(const struct given *a, const struct given *b)
{
	return strcmp(a->is.text, b->is.text) == 0 && strcmp(a->is.error, b->is.error) == 0
	    && value_same(a->is.said, b->is.said) && a->is.exact == b->is.exact
	    && a->asked == b->asked && a->confirmed == b->confirmed
	    && (a->na == NULL ? b->na == NULL : b->na != NULL && strcmp(a->na, b->na) == 0);
}

/* A new answer, so its warnings are open again and its date is today. */
static struct given
answer_of(const struct form *f, size_t cell, struct reading is)
{
	struct given in = { .is = is, .asked = DAY_NONE };

	if (form_field(f, cell)->dated && is.said.type != VALUE_NONE)
		in.asked = f->site.today;
	return in;
}

static void
put(struct form *f, size_t cell, struct given in)
{
	struct given was = f->typing == cell ? f->before : f->in[cell];

	if (f->typing != cell)
		form_flush(f);
	f->typing = SIZE_MAX;
	if (value_same(was.is.said, in.is.said) && was.is.exact == in.is.exact && was.na == NULL
	    && in.na == NULL)
		in.confirmed = was.confirmed;
	f->in[cell] = in;
	if (!same(&was, &in))
		remember(f, cell, was);
	changed(f, cell);
}

void
form_give(struct form *f, size_t cell, struct given in)
{
	f->in[cell] = in;
}

void
form_flush(struct form *f)
{
	size_t cell = f->typing;
	struct reading is;

	if (cell == SIZE_MAX)
		return;
	parse_typed(form_field(f, cell), f->site, text_get(&f->live), f->mem, &is);
	put(f, cell, answer_of(f, cell, is));
}

/* Calculations, information and the head of a repeat are nobody's to type. */
static bool
is_typed(const struct form *f, size_t cell)
{
	enum field_type t = form_field(f, cell)->type;

	return t != FIELD_CALC && t != FIELD_INFO && t != FIELD_REPEAT;
}

static bool
refuse(const struct form *f, size_t cell, struct err *e)
{
	const struct field *g = form_field(f, cell);

	return err_field(e, ERR_INPUT, g->key, "%s: this is not typed", g->label);
}

void
form_type(struct form *f, size_t cell, const char *text)
{
	struct reading is;

	if (!is_typed(f, cell))
		return;
	if (f->typing != cell) {
		form_flush(f);
		f->typing = cell;
		f->before = f->in[cell];
	}
	f->live.len = 0;
	text_add(&f->live, text);
	arena_clear(&f->keys);
	parse_typed(form_field(f, cell), f->site, text_get(&f->live), &f->keys, &is);
	is.text = text_get(&f->live);
	f->in[cell] = answer_of(f, cell, is);
	f->touched = cell;
	f->changes++;
	form_settle_at(f, cell);
}

static bool
told(const struct form *f, size_t cell, struct err *e)
{
	const struct field *g = form_field(f, cell);
	const char *error = f->cell[cell].error;

	return *error == '\0' || err_field(e, ERR_INPUT, g->key, "%s: %s", g->label, error);
}

/* What stands there already is not read again: it was understood once. */
static bool
unchanged(const struct form *f, size_t cell, const char *text)
{
	const struct given *was = f->typing == cell ? &f->before : &f->in[cell];

	return strcmp(was->is.text, text) == 0;
}

bool
form_set(struct form *f, size_t cell, const char *text, struct err *e)
{
	struct reading is;

	if (!is_typed(f, cell))
		return refuse(f, cell, e);
	if (unchanged(f, cell, text)) {
		if (f->typing == cell)
			put(f, cell, f->before);
		return told(f, cell, e);
	}
	parse_typed(form_field(f, cell), f->site, text, f->mem, &is);
	put(f, cell, answer_of(f, cell, is));
	return told(f, cell, e);
}

bool
form_put(struct form *f, size_t cell, const char *text, struct err *e)
{
	const struct field *g = form_field(f, cell);
	struct reading is;

	if (!is_typed(f, cell))
		return refuse(f, cell, e);
	parse_stored(g, f->site, text, f->mem, &is);
	if (*is.error != '\0')
		return err_field(e, ERR_INPUT, g->key, "%s: %s", g->label, is.error);
	put(f, cell, answer_of(f, cell, is));
	return told(f, cell, e);
}

void
form_pick(struct form *f, size_t cell, size_t choice)
{
	const struct field *g = form_field(f, cell);
	struct text codes = { .a = f->mem };
	struct value v = f->in[cell].is.said;
	struct reading is;

	assert(g->type == FIELD_TRI || choice < g->nchoices);
	if (g->type == FIELD_TRI) {
		parse_stored(g, f->site, choice == 0 ? "yes" : "no", f->mem, &is);
	} else if (g->type == FIELD_CHOICE) {
		parse_stored(g, f->site, g->choices[choice].code, f->mem, &is);
	} else {
		for (size_t i = 0; i < g->nchoices; i++) {
			const char *code = g->choices[i].code;

			if ((v.type == VALUE_TEXT && parse_has(v.u.s, code)) != (i == choice))
				text_addf(&codes, "%s%s", codes.len > 0 ? "," : "", code);
		}
		parse_stored(g, f->site, text_get(&codes), f->mem, &is);
	}
	put(f, cell, answer_of(f, cell, is));
}

bool
form_na(struct form *f, size_t cell, const char *code, struct err *e)
{
	const struct field *g = form_field(f, cell);
	struct given in = f->typing == cell ? f->before : f->in[cell];

	in.na = NULL;
	for (size_t i = 0; code != NULL && i < g->nna; i++)
		if (strcmp(g->na[i].code, code) == 0)
			in = (struct given){ .is = { .text = "", .error = "" },
				.na = g->na[i].code,
				.asked = g->dated ? f->site.today : DAY_NONE };
	if (code != NULL && in.na == NULL)
		return err_field(e, ERR_INPUT, g->key,
		    "%s: \"%.40s\" is no reason to leave it blank", g->label, code);
	put(f, cell, in);
	return true;
}

/* Undo and redo are one motion between two stacks. */
static bool
swap(struct form *f, struct undo_step **from, struct undo_step **to)
{
	struct undo_step *s;

	form_flush(f);
	if ((s = *from) == NULL)
		return false;
	for (size_t i = 0; i < s->n; i++) {
		struct given was = f->in[s->cell[i]];

		f->in[s->cell[i]] = s->other[i];
		s->other[i] = was;
	}
	if (s->repeat >= 0) {
		int was = f->rows[s->repeat];

		f->rows[s->repeat] = s->rows;
		s->rows = was;
	}
	*from = s->next;
	s->next = *to;
	*to = s;
	changed(f, s->touched);
	return true;
}

bool
form_is_changed(const struct form *f, size_t cell)
{
	for (const struct undo_step *s = f->done; s != NULL; s = s->next)
		for (size_t i = 0; i < s->n; i++)
			if (s->cell[i] == cell)
				return true;
	return false;
}

bool
form_undo(struct form *f)
{
	return swap(f, &f->done, &f->undone);
}

bool
form_redo(struct form *f)
{
	return swap(f, &f->undone, &f->done);
}

/* A step that holds every cell of a repeat and how many rows it has. */
static void
remember_rows(struct form *f, size_t field)
{
	const struct formdef *d = f->def;
	struct undo_step *s;
	size_t n = 0;

	form_flush(f);
	for (size_t i = field + 1; i < d->nfields && d->fields[i].repeat == (int)field; i++)
		n += d->fields[i].ncells;
	s = step_new(f, n, d->fields[field].first);
	s->repeat = (int)field;
	s->rows = f->rows[field];
	for (size_t i = 0; i < n; i++) {
		s->cell[i] = d->fields[field + 1].first + i;
		s->other[i] = f->in[s->cell[i]];
	}
}

bool
form_row_add(struct form *f, size_t field, size_t *first, struct err *e)
{
	const struct field *g = &f->def->fields[field];

	assert(g->type == FIELD_REPEAT);
	if (f->rows[field] >= g->rows)
		return err_field(e, ERR_INPUT, g->key, "%s: at most %d", g->label, g->rows);
	remember_rows(f, field);
	*first = g[1].first + (size_t)f->rows[field]++;
	changed(f, *first);
	return true;
}

void
form_row_drop(struct form *f, size_t field, int row)
{
	const struct given none = { .is = { .text = "", .error = "" }, .asked = DAY_NONE };

	assert(row >= 0 && row < f->rows[field]);
	remember_rows(f, field);
	f->rows[field]--;
	for (size_t i = field + 1; i < f->def->nfields && f->def->fields[i].repeat == (int)field;
	     i++) {
		struct given *in = &f->in[f->def->fields[i].first];

		memmove(in + row, in + row + 1, (size_t)(f->rows[field] - row) * sizeof(*in));
		in[f->rows[field]] = none;
	}
	changed(f, f->def->fields[field].first);
}
