/* form_rows - rows of a repeat: one more, one less. */
#include "screens/form_view.h"

/* The repeat that the cursor is in or at, or the next one of its section. */
static bool
repeat_here(const struct form_view *v, size_t *out)
{
	const struct formdef *d = form_def(v->form);
	size_t at = d->cells[v->cell].field, section = d->fields[at].section;

	if (d->fields[at].repeat >= 0) {
		*out = (size_t)d->fields[at].repeat;
		return true;
	}
	for (; at < d->nfields && d->fields[at].section == section; at++)
		if (d->fields[at].type == FIELD_REPEAT
		    && form_cell(v->form, d->fields[at].first)->shown) {
			*out = at;
			return true;
		}
	return false;
}

bool
form_rows_are_here(const struct form_view *v)
{
	size_t field;

	return repeat_here(v, &field);
}

void
form_rows_add(struct form_view *v, struct screen *s)
{
	struct err e = { 0 };
	size_t field, first;

	form_view_leave(v, s);
	if (!repeat_here(v, &field))
		screen_say(s, SAID_PLAIN, "Nothing here has rows to add. F12 leaves the form, then F6 is a new patient.");
	else if (form_row_add(v->form, field, &first, &e))
		form_view_go(v, first);
	else
		screen_fail(s, &e);
}

void
form_rows_drop(struct form_view *v, struct screen *s)
{
	const struct formdef *d = form_def(v->form);
	const struct field *g = form_field(v->form, v->cell);
	int row = d->cells[v->cell].at;

	if (g->repeat < 0) {
		screen_say(s, SAID_PLAIN, "The cursor is in no row.");
		return;
	}
	form_view_leave(v, s);
	form_row_drop(v->form, (size_t)g->repeat, row);
	screen_say(s, SAID_DONE, "%s %d is removed; ^Z brings it back.", d->fields[g->repeat].label,
	    row + 1);
	if (row > 0)
		form_view_go(v, g->first + (size_t)row - 1);
	else if (form_rows(v->form, (size_t)g->repeat) > 0)
		form_view_go(v, g->first);
	else
		form_view_go(v, d->fields[g->repeat].first);
}

bool
form_rows_typed(struct form_view *v, struct screen *s, const struct key *k)
{
	const struct field *d = form_field(v->form, v->cell), *text;
	bool types = k->code == K_PASTE
	    || (k->mods == 0 && k->code > ' ' && k->code < K_ENTER && k->code != 0x7F);

	if (d->type != FIELD_REPEAT || !types)
		return false;
	text = form_row_text(form_def(v->form), d);
	if (text == NULL) {
		screen_say(s, SAID_ERROR, "Nothing is typed here: F6 adds a row, Enter goes on.");
		return true;
	}
	form_rows_add(v, s);
	if (form_field(v->form, v->cell) == d + 1 && text != d + 1) {
		form_view_go(v, text->first);
		screen_say(s, SAID_PLAIN, "This is %s: Up answers %s.", text->label, d[1].label);
	}
	return true;
}
