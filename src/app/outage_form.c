/* outage_form - a form on paper: every question, also those that only some answers ask. */
#include <string.h>

#include "app/outage.h"
#include "form/formdef.h"
#include "lang/width.h"

enum { INDENT = 3, COLUMNS = 80, ROOM = 24 };

static void
blanks(struct text *t, int n)
{
	for (int i = 0; i < n; i++)
		text_add(t, " ");
}

static void
underline(struct text *t, int n)
{
	for (int i = 0; i < n; i++)
		text_add(t, "_");
}

/* Boxes to tick, wrapped. */
static void
boxes(const struct field *f, struct text *t, int from)
{
	int at = from;

	for (size_t i = 0; i < f->nchoices; i++) {
		int w = width_of(f->choices[i].label) + 6;

		if (f->choices[i].off)
			continue;
		if (at > from && at + w > COLUMNS) {
			text_add(t, "\n");
			blanks(t, from);
			at = from;
		}
		text_addf(t, "[ ] %s  ", f->choices[i].label);
		at += w;
	}
}

static void
room(const struct field *f, struct text *t, int from)
{
	switch (f->type) {
	case FIELD_CHOICE:
	case FIELD_MANY:
		boxes(f, t, from);
		break;
	case FIELD_TRI:
		text_add(t, "[ ] yes  [ ] no  [ ] not known");
		break;
	case FIELD_MEMO:
		underline(t, COLUMNS - from);
		text_add(t, "\n");
		blanks(t, from);
		underline(t, COLUMNS - from);
		break;
	case FIELD_TEXT:
	case FIELD_INT:
	case FIELD_DECIMAL:
	case FIELD_DATE:
	case FIELD_SCALE:
	case FIELD_CALC:
	case FIELD_INFO:
	case FIELD_REPEAT:
		underline(t, ROOM < COLUMNS - from ? ROOM : COLUMNS - from);
		if (f->unit[0] != '\0')
			text_addf(t, " %s", f->unit);
	}
	text_add(t, "\n");
}

static void
question(const struct field *f, struct text *t)
{
	int from = INDENT + width_of(f->label) + 2;

	if (from > COLUMNS / 2)
		from = INDENT + 4;
	blanks(t, INDENT);
	text_add(t, f->label);
	if (from == INDENT + 4) {
		text_add(t, "\n");
		blanks(t, from);
	} else
		text_add(t, "  ");
	if (!f->sides) {
		room(f, t, from);
		return;
	}
	text_add(t, "R ");
	room(f, t, from + 2);
	blanks(t, from);
	text_add(t, "L ");
	room(f, t, from + 2);
}

void
outage_form(const struct formdef *d, struct text *t)
{
	text_addf(t, "\n%s\n\nPatient %s Number %s Born %s\nDay %s Filled by %s\n", d->title,
	    "__________________________", "____________", "______________", "______________",
	    "____________________");
	for (size_t i = 0; i < d->nsections; i++) {
		const struct section *s = &d->sections[i];

		text_addf(t, "\n %s\n", s->title);
		for (size_t k = 0; k < s->nfields; k++) {
			const struct field *f = &d->fields[s->first + k];

			if (f->type != FIELD_CALC && f->type != FIELD_INFO
			    && f->type != FIELD_REPEAT)
				question(f, t);
		}
	}
}
