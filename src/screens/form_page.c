#include "screens/form_page.h"

#include <string.h>

#include "lang/width.h"

enum { SIDE_LEAST = 14, SIDE_MOST = 30, MEMO_ROWS = 3, INFO_ROWS = 4 };

static bool
is_shown(const struct form *f, const struct field *d)
{
	for (size_t i = 0; i < d->ncells; i++)
		if (form_cell(f, d->first + i)->shown)
			return true;
	return false;
}

static int
text_rows(const char *text, int w, int most)
{
	struct piece line;
	int n = 0;

	for (const char *s = text; n < most && wrap_next(&s, w, &line);)
		n++;
	return n;
}

/* Rows that a check list or a text takes at this width. */
static int
field_rows(const struct form_page *p, const struct field *d, int w)
{
	int n = 0, x = 0;

	if (d->type == FIELD_MEMO)
		return MEMO_ROWS;
	if (d->type == FIELD_INFO)
		return text_rows(d->label, w - FORM_LABEL_AT, INFO_ROWS);
	if (d->type == FIELD_CALC && !d->sides && form_cell(p->form, d->first)->text[0] != '\0')
		return text_rows(form_cell(p->form, d->first)->text, w - p->value_x, INFO_ROWS);
	if (d->type != FIELD_MANY)
		return 1;
	for (size_t i = 0; i < d->nchoices; i++) {
		int cols = width_of(d->choices[i].label) + (i < 9 ? 8 : 9);

		if (!form_offers(p->form, d->first, i))
			continue;
		if (x > 0 && x + cols > w - p->value_x) {
			n++;
			x = 0;
		}
		x += cols;
	}
	return n + 1;
}

static void
add_line(struct form_page *p, struct form_line line, struct arena *a)
{
	line.y = p->height;
	p->height += line.h;
	*vec_add(a, &p->line) = line;
}

/* The rows of a repeat: a head for each, its fields, and the offer of one more. */
static void
add_repeat(struct form_page *p, size_t at, int w, struct arena *a)
{
	const struct formdef *d = form_def(p->form);
	int rows = form_rows(p->form, at);

	for (int r = 0; r < rows; r++) {
		add_line(p, (struct form_line){ LINE_ROW, at, r, 0, 1 }, a);
		for (size_t i = at + 1; i < d->nfields && d->fields[i].repeat == (int)at; i++)
			if (form_cell(p->form, d->fields[i].first + (size_t)r)->shown)
				add_line(p,
				    (struct form_line){
					LINE_FIELD, i, r, 0, field_rows(p, &d->fields[i], w) },
				    a);
	}
	if (rows < d->fields[at].rows)
		add_line(p, (struct form_line){ LINE_ADD, at, -1, 0, 1 }, a);
}

static void
add_section(struct form_page *p, size_t s, int w, struct arena *a)
{
	const struct formdef *d = form_def(p->form);
	const struct section *sec = &d->sections[s];

	if (!form_section_shown(p->form, s))
		return;
	if (p->height > 0)
		add_line(p, (struct form_line){ LINE_BLANK, s, -1, 0, 1 }, a);
	if (sec->title[0] != '\0')
		add_line(p, (struct form_line){ LINE_SECTION, s, -1, 0, 1 }, a);
	for (size_t i = sec->first; i < sec->first + sec->nfields; i++) {
		const struct field *f = &d->fields[i];

		if (f->repeat >= 0 || !is_shown(p->form, f))
			continue;
		if (f->type == FIELD_REPEAT)
			add_repeat(p, i, w, a);
		else
			add_line(
			    p, (struct form_line){ LINE_FIELD, i, -1, 0, field_rows(p, f, w) }, a);
	}
}

static bool
is_of_hips(const struct formdef *d, const struct section *sec)
{
	for (size_t i = sec->first; i < sec->first + sec->nfields; i++)
		if (d->fields[i].sides)
			return true;
	return false;
}

/* Where answers begin: right of every label, and of a title that has the hips beside it. */
static int
value_column(const struct formdef *d)
{
	int x = 0;

	for (size_t s = 0; s < d->nsections; s++) {
		const struct section *sec = &d->sections[s];
		int label = FORM_LABEL_AT + sec->label_width + 2;
		int title = is_of_hips(d, sec) ? FORM_TITLE_AT + width_of(sec->title) + 2 : 0;

		x = label > x ? label : x;
		x = title > x ? title : x;
	}
	return x;
}

void
form_page(struct form_page *p, const struct form *f, int width, struct arena *a)
{
	const struct formdef *d = form_def(f);

	*p = (struct form_page){ .form = f, .width = width };
	p->value_x = value_column(d);
	p->side_w = (width - p->value_x) / 2;
	if (p->side_w > SIDE_MOST)
		p->side_w = SIDE_MOST;
	if (p->side_w < SIDE_LEAST)
		p->side_w = SIDE_LEAST;
	for (size_t s = 0; s < d->nsections; s++)
		add_section(p, s, width, a);
}

bool
form_page_holds(const struct form_page *p)
{
	const struct formdef *d = form_def(p->form);

	for (size_t i = 0; i < p->line.n; i++) {
		const struct form_line *l = &p->line.at[i];

		if (l->kind == LINE_FIELD && d->fields[l->index].type == FIELD_CALC
		    && field_rows(p, &d->fields[l->index], p->width) != l->h)
			return false;
	}
	return true;
}

const struct form_line *
form_page_line(const struct form_page *p, size_t cell)
{
	const struct cell_place *slot = &form_def(p->form)->cells[cell];

	for (size_t i = 0; i < p->line.n; i++) {
		const struct form_line *l = &p->line.at[i];

		if ((l->kind == LINE_FIELD || l->kind == LINE_ADD) && l->index == slot->field
		    && (l->row < 0 || l->row == slot->at))
			return l;
	}
	return NULL;
}

int
form_page_top(const struct form_page *p, size_t cell, int top, int h)
{
	const struct form_line *l = form_page_line(p, cell);

	if (l != NULL && l->y < top)
		top = l->y > 0 ? l->y - 1 : 0;
	if (l != NULL && l->y + l->h > top + h)
		top = l->y + l->h - h;
	if (top > p->height - h)
		top = p->height - h;
	return top < 0 ? 0 : top;
}

size_t
form_page_above(const struct form_page *p, int top)
{
	size_t section = SIZE_MAX;

	for (size_t i = 0; i < p->line.n && p->line.at[i].y <= top; i++)
		if (p->line.at[i].kind == LINE_SECTION)
			section = p->line.at[i].y == top ? SIZE_MAX : p->line.at[i].index;
		else if (p->line.at[i].kind == LINE_BLANK)
			section = SIZE_MAX;
	return section;
}
