/* form_draw - the lines of a form page, drawn. */
#include <string.h>

#include "base/text.h"
#include "lang/width.h"
#include "screens/form_page.h"

enum {
	BAR = 2, /* columns left of a list */
	MARK = 2 /* of a mark behind an answer, with the gap before it */
};

/* Where one answer is drawn, and what the person is at. */
struct place {
	const struct form_page *page;
	const struct form_focus *focus;
	struct grid *g;
	struct arena *a;
	size_t cell;
	int y, x, w, h;
	int begin, end; /* the window's first row, and the row below it */
	int open_y;     /* the page's row in which a list is open */
	int more;       /* rows that it takes below that one, for which the lines below make room */
};

static const struct field *
field_of(const struct place *at)
{
	const struct formdef *d = form_def(at->page->form);

	return &d->fields[d->cells[at->cell].field];
}

static bool
is_focus(const struct place *at)
{
	return at->focus->cell == at->cell;
}

static bool
is_list(const struct field *d)
{
	return d->type == FIELD_CHOICE || d->type == FIELD_TRI;
}

static bool
is_offered(const struct place *at, const struct field *d, size_t i)
{
	return d->type == FIELD_TRI || form_offers(at->page->form, at->cell, i);
}

static const char *
option_text(const struct place *at, const struct field *d, size_t i)
{
	return text_fmt(at->a, "%zu %s", i + 1, form_option_label(d, i));
}

/* Lays all that may be chosen into the columns of the answer, row below row; draws it
 * unless it is only measured.  Returns the rows; *x is where the last one ends. */
static int
lay_options(const struct place *at, bool draw, int *x)
{
	const struct field *d = field_of(at);
	int rows = 1;

	*x = at->x;
	for (size_t i = 0; i < form_option_count(d); i++) {
		const char *text = option_text(at, d, i);
		int w = grid_width(at->g, text);

		if (!is_offered(at, d, i))
			continue;
		if (*x > at->x && *x + w > at->x + at->w) {
			*x = at->x;
			rows++;
		}
		draw = draw && at->y + rows <= at->end;
		if (draw && i == at->focus->option)
			grid_cursor(at->g, at->y + rows - 1, *x);
		if (draw)
			grid_put(at->g, at->y + rows - 1, *x, at->x + at->w - *x,
			    form_option_chosen(at->page->form, at->cell, i) ? LOOK_FOCUS
									    : LOOK_PLAIN,
			    text);
		*x += w + 2;
	}
	return rows;
}

/* Used while the cursor is here: in one row, or in several that a bar ties together and that are
 * no other question's. */
static int
draw_options(const struct place *at)
{
	int x, rows = lay_options(at, true, &x);

	if (rows > 1)
		grid_bar(at->g, at->y + 1, at->x - BAR, rows - 1);
	return rows > 1 ? at->x + at->w : x;
}

/* [x] 1 SMS  [ ] 2 E-mail, over as many rows as it takes. */
static void
draw_many(const struct place *at)
{
	const struct field *d = field_of(at);
	int x = at->x, y = at->y;

	for (size_t i = 0; i < d->nchoices; i++) {
		bool on = form_option_chosen(at->page->form, at->cell, i);
		const char *text =
		    text_fmt(at->a, "[%c] %zu %s", on ? 'x' : ' ', i + 1, d->choices[i].label);
		int w = grid_width(at->g, text);

		if (!is_offered(at, d, i))
			continue;
		if (x > at->x && x + w > at->x + at->w) {
			x = at->x;
			y++;
		}
		if (is_focus(at) && at->focus->option == i)
			grid_cursor(at->g, y, x + 1);
		x += grid_put(at->g, y, x, at->x + at->w - x, on ? LOOK_VALUE : LOOK_PLAIN, text)
		    + 2;
	}
}

static const char *
na_label(const struct field *d, const char *code)
{
	for (size_t i = 0; i < d->nna; i++)
		if (strcmp(d->na[i].code, code) == 0)
			return d->na[i].label;
	return code;
}

/* What an answer says, in one line; "" when nothing does. */
static const char *
answer_text(const struct place *at, const struct field *d)
{
	const struct cell *c = form_cell(at->page->form, at->cell);

	if (c->na != NULL && c->na[0] != '\0')
		return text_fmt(at->a, "(%s)", na_label(d, c->na));
	if (is_list(d))
		for (size_t i = 0; i < form_option_count(d); i++)
			if (form_option_chosen(at->page->form, at->cell, i))
				return text_fmt(at->a, "%zu %s", i + 1, form_option_label(d, i));
	return c->text;
}

static void
draw_note(const struct place *at, const char *text)
{
	struct piece line;
	int y = 0;

	if (text[0] == '\0')
		grid_dots(at->g, at->y, at->x, at->w, LOOK_DIM);
	for (const char *s = text; text[0] != '\0' && y < at->h && wrap_next(&s, at->w, &line); y++)
		grid_put(at->g, at->y + y, at->x, at->w, LOOK_VALUE,
		    arena_strn(at->a, line.s, line.len));
}

/* What is wrong in so many columns: all of it, or up to a comma.  Where there is no room for that,
 * the line below the form says it whole at the cursor; what is only read has none and is cut. */
static const char *
error_in(const struct place *at, const char *error, int room)
{
	size_t n = strlen(error);

	while (n > 0 && width_ofn(error, n) > room)
		do
			n--;
		while (n > 0 && error[n] != ',');
	return n > 0 || at->focus->cell != SIZE_MAX ? arena_strn(at->a, error, n) : error;
}

/* Unit, at the cursor what a number may be, what is computed, and what is wrong. */
static void
draw_remark(const struct place *at, const struct field *d, int x)
{
	const struct cell *c = form_cell(at->page->form, at->cell);
	int end = d->sides ? at->x + at->w : at->page->width;
	const char *range = is_focus(at) ? form_range(d, at->a) : "";

	if (range[0] != '\0' && c->error[0] == '\0' && x + grid_width(at->g, range) <= end)
		x += grid_put(at->g, at->y, x, end - x, LOOK_DIM, range) + 1;
	else if (d->unit[0] != '\0' && (d->type != FIELD_CALC || c->text[0] != '\0'))
		x += grid_put(at->g, at->y, x, end - x, LOOK_DIM, d->unit) + 1;
	if (c->error[0] != '\0') {
		grid_mark(at->g, at->y, x, LOOK_BAD, MARK_STOP);
		if (!d->sides) /* else the line below the form says it */
			grid_put(at->g, at->y, x + 2, end - x - 2, LOOK_BAD,
			    error_in(at, c->error, end - x - 2));
	} else if (form_stale(at->page->form, at->cell)) {
		grid_mark(at->g, at->y, x, LOOK_CARE, MARK_CARE);
		grid_put(at->g, at->y, x + 2, end - x - 2, LOOK_CARE, "ask again");
	}
}

/* What was chosen is never cut, nor is what was typed where there is room for it and a mark.
 * A text that is cut even so leaves the room to what is wrong with it. */
static int
text_width(const struct place *at, const struct field *d)
{
	bool typed = is_focus(at) && at->focus->edit != NULL;
	const char *text = typed ? edit_text(at->focus->edit) : answer_text(at, d);
	int most = d->sides ? at->w - 1 : at->w, w = grid_width(at->g, text) + typed;

	if (is_list(d) && w > 0)
		return most;
	if (d->width <= 0 || d->width >= most)
		return most;
	if (w > most - MARK)
		w = form_cell(at->page->form, at->cell)->error[0] != '\0' ? 0 : most - MARK;
	return w > d->width ? w : d->width;
}

static void
draw_answer(const struct place *at)
{
	const struct field *d = field_of(at);
	const char *text;
	int w = text_width(at, d);

	if (d->type == FIELD_MANY) {
		draw_many(at);
		return;
	}
	if (d->type == FIELD_MEMO) {
		if (is_focus(at) && at->focus->edit != NULL)
			edit_draw_memo(at->focus->edit, at->g, at->y, at->x, at->h, at->w, true);
		else
			draw_note(at, answer_text(at, d));
		return;
	}
	if (is_focus(at) && is_list(d)) {
		draw_remark(at, d, draw_options(at));
		return;
	}
	text = answer_text(at, d);
	if (d->type == FIELD_CALC && at->h > 1) {
		draw_note(at, text);
		return;
	}
	if (is_focus(at) && at->focus->edit != NULL)
		edit_draw(at->focus->edit, at->g, at->y, at->x, w, true);
	else if (text[0] == '\0' && d->type != FIELD_CALC)
		grid_dots(at->g, at->y, at->x, w, LOOK_DIM);
	else if (text[0] == '\0')
		grid_put(at->g, at->y, at->x, at->w, LOOK_DIM, "waits for its answers");
	else
		grid_put(at->g, at->y, at->x, d->type == FIELD_CALC ? at->w : w, LOOK_VALUE, text);
	if (d->type == FIELD_CALC && d->unit[0] != '\0' && text[0] != '\0')
		w = grid_width(at->g, text);
	draw_remark(at, d, at->x + w + 1);
}

static void
draw_info(const struct place *at, const char *text)
{
	struct piece line;
	int y = 0;

	for (const char *s = text; y < at->h && wrap_next(&s, at->w, &line); y++)
		grid_put(
		    at->g, at->y + y, at->x, at->w, LOOK_DIM, arena_strn(at->a, line.s, line.len));
}

/* The columns of its answer: the right hip's, the left one's, or all. */
static void
take_columns(struct place *at, const struct field *d, size_t side)
{
	const struct form_page *p = at->page;

	at->x = p->value_x + (d->sides ? (int)side * p->side_w : 0);
	at->w = d->sides ? p->side_w - 1 : p->width - p->value_x;
}

static void
draw_field(struct place *at, const struct form_line *l)
{
	const struct form_page *p = at->page;
	const struct field *d = &form_def(p->form)->fields[l->index];
	int indent = d->show != NULL || l->row >= 0 ? FORM_INDENT : 0;
	size_t cell = d->first + (size_t)(l->row < 0 ? 0 : l->row);

	at->h = l->h;
	if (d->type == FIELD_INFO) {
		at->x = FORM_LABEL_AT;
		at->w = p->width - FORM_LABEL_AT;
		draw_info(at, d->label);
		return;
	}
	grid_put(at->g, at->y, FORM_LABEL_AT + indent, p->value_x - FORM_LABEL_AT - indent - 1,
	    LOOK_LABEL, d->label);
	for (size_t side = 0; side < (d->sides ? (size_t)SIDES : 1); side++) {
		at->cell = cell + side;
		take_columns(at, d, side);
		if (!form_cell(p->form, at->cell)->shown)
			continue;
		if (is_focus(at))
			grid_mark(at->g, at->y, 1, LOOK_NOW, MARK_NOW);
		draw_answer(at);
	}
}

/* The title of a section, and the names of the hips above their columns. */
void
form_page_head(const struct form_page *p, size_t section, struct grid *g, int y)
{
	const struct formdef *d = form_def(p->form);
	const struct section *s = &d->sections[section];

	grid_put(g, y, FORM_TITLE_AT, -1, LOOK_TITLE, s->title);
	for (size_t i = s->first; i < s->first + s->nfields; i++)
		if (d->fields[i].sides && form_page_line(p, d->fields[i].first) != NULL) {
			grid_put(g, y, p->value_x, p->side_w, LOOK_TITLE, "Right hip");
			grid_put(g, y, p->value_x + p->side_w, p->side_w, LOOK_TITLE, "Left hip");
			return;
		}
}

static void
draw_line(struct place *at, const struct form_line *l)
{
	const struct formdef *d = form_def(at->page->form);

	switch (l->kind) {
	case LINE_BLANK:
		break;
	case LINE_SECTION:
		form_page_head(at->page, l->index, at->g, at->y);
		break;
	case LINE_ROW:
		grid_put(at->g, at->y, FORM_LABEL_AT, at->page->width, LOOK_DIM,
		    text_fmt(at->a, "%s %d", d->fields[l->index].label, l->row + 1));
		break;
	case LINE_ADD:
		if (d->fields[l->index].first == at->focus->cell) {
			grid_mark(at->g, at->y, 1, LOOK_NOW, MARK_NOW);
			grid_cursor(at->g, at->y, FORM_LABEL_AT);
		}
		grid_put(at->g, at->y, FORM_LABEL_AT, at->page->width, LOOK_DIM,
		    text_fmt(at->a, "%s: F6 adds one", d->fields[l->index].label));
		break;
	case LINE_FIELD:
		draw_field(at, l);
		break;
	}
}

/* What all lines of one drawing share stands in of.  A line that would stand half outside is left
 * out. */
static void
draw_at(const struct place *of, const struct form_line *l, const struct form_window *win)
{
	struct place at = *of;

	at.y = win->y + l->y - win->top + (l->y > of->open_y ? of->more : 0);
	if (at.y >= of->begin && at.y + l->h <= of->end)
		draw_line(&at, l);
}

static struct place
place_of(const struct form_page *p, const struct form_focus *focus, const struct form_window *win,
    struct grid *g, struct arena *a)
{
	return (struct place){
		.page = p, .focus = focus, .g = g, .a = a, .begin = win->y, .end = win->y + win->h
	};
}

int
form_page_list(
    const struct form_page *p, const struct form_focus *focus, struct grid *g, struct arena *a)
{
	const struct field *d = form_field(p->form, focus->cell);
	struct place at = { .page = p, .focus = focus, .g = g, .a = a, .cell = focus->cell };
	int x;

	if (!is_list(d))
		return 1;
	take_columns(&at, d, at.cell - d->first);
	return lay_options(&at, false, &x);
}

void
form_page_draw(const struct form_page *p, const struct form_focus *focus,
    const struct form_window *win, struct grid *g, struct arena *a)
{
	bool focused = focus->cell != SIZE_MAX; /* else it is only read */
	const struct form_line *open = focused ? form_page_line(p, focus->cell) : NULL;
	struct place of = place_of(p, focus, win, g, a);

	if (open != NULL) {
		of.open_y = open->y;
		of.more = form_page_list(p, focus, g, a) - 1;
	}
	for (size_t i = 0; i < p->line.n; i++)
		draw_at(&of, &p->line.at[i], win);
}

void
form_page_draw_line(const struct form_page *p, const struct form_focus *focus,
    const struct form_window *win, struct grid *g, struct arena *a)
{
	const struct form_line *l = form_page_line(p, focus->cell);
	const struct place of = place_of(p, focus, win, g, a);

	if (l == NULL || l->y < win->top || l->y + l->h > win->top + win->h)
		return;
	grid_fill(g, win->y + l->y - win->top, 0, l->h, p->width, LOOK_PLAIN);
	draw_at(&of, l, win);
}
