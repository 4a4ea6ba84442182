#include "form/say.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "form/parse.h"

enum { KEY_MOST = 64 };

const char *
form_label(const struct form *f, size_t cell, struct arena *a)
{
	const struct field *d = form_field(f, cell);
	int at = form_at(f, cell);

	if (d->sides)
		return text_fmt(a, "%s, %s", d->label, at == SIDE_R ? "right" : "left");
	return d->repeat >= 0 ? text_fmt(a, "%s %d", d->label, at + 1) : d->label;
}

const char *
form_place(const struct form *f, size_t cell, struct arena *a)
{
	const struct field *d = form_field(f, cell);
	int at = form_at(f, cell);

	if (d->sides)
		return text_fmt(a, "%s.%c", d->key, at == SIDE_R ? 'R' : 'L');
	return d->repeat >= 0 ? text_fmt(a, "%s.%d", d->key, at) : d->key;
}

bool
form_find_place(const struct form *f, const char *place, size_t *cell)
{
	size_t n = strcspn(place, ".");
	char key[KEY_MOST];
	int at = 0;

	if (n == 0 || n >= sizeof(key))
		return false;
	memcpy(key, place, n);
	key[n] = '\0';
	if (place[n] == '.')
		at = place[n + 1] == 'L'  ? SIDE_L
		    : place[n + 1] == 'R' ? SIDE_R
					  : atoi(place + n + 1);
	return form_find(f, key, at, cell);
}

const char *
form_range(const struct field *d, struct arena *a)
{
	bool number = d->type == FIELD_INT || d->type == FIELD_SCALE || d->type == FIELD_DECIMAL;

	if (!number || !d->min.is_set || !d->max.is_set || d->min.number >= d->max.number)
		return "";
	return parse_range(d, &d->min, &d->max, (struct form_site){ 0 }, a);
}

size_t
form_option_count(const struct field *d)
{
	return d->type == FIELD_TRI ? 2 : d->nchoices;
}

const char *
form_option_label(const struct field *d, size_t i)
{
	static const char *const tri[] = { "yes", "no" };

	return d->type == FIELD_TRI ? tri[i] : d->choices[i].label;
}

bool
form_option_offered(const struct form *f, size_t cell, size_t i)
{
	return form_field(f, cell)->type == FIELD_TRI || form_offers(f, cell, i);
}

bool
form_option_chosen(const struct form *f, size_t cell, size_t i)
{
	const struct field *d = form_field(f, cell);
	struct value v = form_cell(f, cell)->said;

	if (d->type == FIELD_TRI)
		return v.type == VALUE_INT && v.u.i == (i == 0);
	return v.type == VALUE_TEXT && parse_has(v.u.s, d->choices[i].code);
}

const struct field *
form_row_text(const struct formdef *d, const struct field *repeat)
{
	size_t at = (size_t)(repeat - d->fields);

	for (size_t i = at + 1; i < d->nfields && d->fields[i].repeat == (int)at; i++)
		if (d->fields[i].type == FIELD_TEXT)
			return &d->fields[i];
	return NULL;
}
