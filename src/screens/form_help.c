/* form_help - what one question means and what may be answered. */
#include <string.h>

#include "base/text.h"
#include "form/answer.h"
#include "form/parse.h"
#include "lang/width.h"
#include "screens/form_view.h"

enum { WIDTH_MOST = 66 };

static const char *
accepts_type(const struct formdef *def, const struct field *d)
{
	switch (d->type) {
	case FIELD_TEXT:
		return d->format == FORMAT_PHONE
		    ? "Digits, spaces, hyphens, brackets; + for abroad, ext 5 at the end"
		    : d->format == FORMAT_EMAIL   ? "An e-mail address"
		    : d->format == FORMAT_LETTERS ? "Words, without digits"
						  : "Any text";
	case FIELD_MEMO:
		return "Text of several lines; Tab goes on";
	case FIELD_INT:
	case FIELD_SCALE:
		return "A whole number";
	case FIELD_DECIMAL:
		return "A number";
	case FIELD_DATE:
		return d->ago    ? "A date, a month, a year, or how long ago: 6 months, 2 y"
		    : d->partial ? "Date with / - or 6 or 8 digits, a month or a year alone"
				 : "Any form of date: 14 jul 2026, 14/7/26, t, t-3, t-2w";
	case FIELD_CHOICE:
		return "A number or the first letter answers; Backspace clears it";
	case FIELD_MANY:
		return "Numbers switch answers on and off";
	case FIELD_TRI:
		return "y or n; empty is not recorded, which is not no";
	case FIELD_REPEAT:
		return form_row_text(def, d) != NULL ? "Type it, or F6 adds one; Enter goes on"
						     : "F6 adds one; Enter goes on";
	case FIELD_CALC:
	case FIELD_INFO:
		break;
	}
	return "";
}

const char *
form_accepts(const struct form *f, size_t cell, struct arena *a)
{
	const struct field *d = form_field(f, cell);
	const char *range = form_range(d, a);
	struct text t = { .a = a };

	text_add(&t, accepts_type(form_def(f), d));
	if (range[0] != '\0')
		text_addf(&t, ", %s", range);
	if (d->from[0] != '\0' && d->to[0] != '\0')
		text_addf(&t, " (%s to %s)", d->from, d->to);
	if (d->example[0] != '\0')
		text_addf(&t, ", like %s", d->example);
	return text_get(&t);
}

struct page {
	struct grid *g;
	int y, x, w, end;
	struct arena *a;
};

static void
paragraph(struct page *p, enum look look, const char *text)
{
	struct piece line;

	for (const char *s = text; p->y < p->end && text[0] != '\0' && wrap_next(&s, p->w, &line);)
		grid_put(p->g, p->y++, p->x, p->w, look, arena_strn(p->a, line.s, line.len));
}

/* "unsure: not sure; declined: will not say" without the codes, which are for machines. */
static const char *
reasons(const struct field *d, struct arena *a)
{
	struct text t = { .a = a };

	for (size_t i = 0; i < d->nna; i++)
		text_addf(&t, "%s%s", i > 0 ? ", " : "May be left blank, by F4: ", d->na[i].label);
	return text_get(&t);
}

static void
write_page(struct page *p, const struct form *f, size_t cell)
{
	const struct field *d = form_field(f, cell);
	char buf[DAY_TEXT];
	const char *was;
	int day;

	paragraph(p, LOOK_PLAIN, d->help);
	paragraph(p, LOOK_PLAIN, form_accepts(f, cell, p->a));
	if (d->low.is_set && d->high.is_set)
		paragraph(p, LOOK_PLAIN,
		    text_fmt(p->a, "Usual: %s; outside of it saving asks",
			parse_range(d, &d->low, &d->high, (struct form_site){ 0 }, p->a)));
	paragraph(p, LOOK_PLAIN,
	    d->required ? "Must be answered before the form is complete" : "May stay empty");
	paragraph(p, LOOK_PLAIN, reasons(d, p->a));
	if (d->again > 0)
		paragraph(p, LOOK_PLAIN, text_fmt(p->a, "Is asked again after %d days", d->again));
	if (form_offer_of(f, cell, p->a, &was, &day))
		paragraph(p, LOOK_PLAIN,
		    day == DAY_NONE ? text_fmt(p->a, "^R takes %s", was)
				    : text_fmt(p->a, "Before: %s on %s; ^R repeats it", was,
					day_show(day, buf)));
	if (d->source[0] != '\0')
		paragraph(p, LOOK_DIM, text_fmt(p->a, "Source: %s", d->source));
}

/* The same, and how one gets about: who has asked for the page wants that, too. */
static void
write_popup(struct page *p, const struct form *f, size_t cell)
{
	write_page(p, f, cell);
	if (form_field(f, cell)->sides)
		paragraph(p, LOOK_PLAIN,
		    "Each hip has its own answer: Enter goes down the column of the right hip, "
		    "then down that of the left; the arrows Right and Left go across. Nothing is "
		    "copied from one to the other");
}

void
form_help_write(const struct form_view *v, struct grid *g, struct body body, int x, struct arena *a)
{
	struct page p = { .g = g, .y = body.y, .x = x, .w = g->cols - x - 1, .a = a };

	p.end = body.y + body.h;
	paragraph(&p, LOOK_TITLE, form_label(v->form, v->cell, a));
	write_page(&p, v->form, v->cell);
}

void
form_help_draw(const struct form *f, size_t cell, struct grid *g, struct body body, struct arena *a)
{
	int w = g->cols - 4 < WIDTH_MOST ? g->cols - 4 : WIDTH_MOST;
	struct grid *measure = grid_new(a, body.h, g->cols, g->glyphs, g->ascii);
	struct page p = { .g = measure, .x = 2, .w = w - 4, .end = body.h - 3, .a = a };
	int h, x = (g->cols - w) / 2;

	write_popup(&p, f, cell);
	h = p.y + 3;
	grid_box(g, body.y, x, h, w, form_label(f, cell, a));
	p = (struct page){ .g = g, .y = body.y + 1, .x = x + 2, .w = w - 4, .a = a };
	p.end = body.y + h - 2;
	grid_cursor(g, p.y, p.x);
	write_popup(&p, f, cell);
	grid_put(g, body.y + h - 2, x + 2, w - 4, LOOK_DIM, "F1 keys of this place   F12 close");
}

const char *
form_view_context(const struct form_view *v, bool beside, struct arena *a, bool *care)
{
	const struct field *d = form_field(v->form, v->cell);
	const struct cell *c = form_cell(v->form, v->cell);
	struct text t = { .a = a };
	char buf[DAY_TEXT];
	const char *was;
	bool offers;
	int day;

	*care = c->error[0] != '\0';
	if (*care)
		return text_fmt(a, "%s: %s", form_label(v->form, v->cell, a), c->error);
	if (!v->fresh && d->type == FIELD_DATE && form_echo(v->form, v->cell, a)[0] != '\0')
		return text_fmt(a, "That is %s", form_echo(v->form, v->cell, a));
	if (beside)
		return NULL;
	offers = form_offer_of(v->form, v->cell, a, &was, &day);
	if (offers && day != DAY_NONE)
		text_addf(&t, "Before: %s on %s, ^R repeats it.  ", was, day_show(day, buf));
	else if (offers && c->text[0] == '\0')
		text_addf(&t, "^R takes %s.  ", was);
	if (d->help[0] != '\0' && form_range(d, a)[0] != '\0')
		text_addf(&t, "%s. ", form_range(d, a));
	if (d->help[0] != '\0' || d->type != FIELD_TEXT || d->format != FORMAT_ANY)
		text_add(&t, d->help[0] != '\0' ? d->help : form_accepts(v->form, v->cell, a));
	return text_get(&t);
}
