/* form_view_draw - a form under the cursor: which rows of its page are seen, and how. */
#include "screens/form_view.h"

enum { SIGHT = 2 }; /* rows that are seen above and below the cursor, where there is room */

/* The row of the page in which the section of the cursor has its title; -1: it has none. */
static int
head_of(const struct form_page *p, size_t cell)
{
	size_t section = form_field(p->form, cell)->section;

	for (size_t i = 0; i < p->line.n; i++)
		if (p->line.at[i].kind == LINE_SECTION && p->line.at[i].index == section)
			return p->line.at[i].y;
	return -1;
}

/* The nearest to top at which the cursor is seen, and below the head where that stands still. */
static int
top_for(const struct form_page *p, size_t cell, int top, int h)
{
	const struct form_line *l = form_page_line(p, cell);

	top = form_page_top(p, cell, top, h);
	if (l != NULL && l->y <= top && top > 0)
		top = l->y > 0 ? l->y - 1 : 0;
	return top;
}

static bool
page_fits(const struct form_view *v, int w)
{
	return v->page.form == v->form && v->page.width == w && v->shape == form_shape(v->form)
	    && form_page_holds(&v->page);
}

void
form_view_room(struct form_view *v, int w, int h)
{
	const struct form_page *p = &v->page;
	int sight = h > 4 * SIGHT ? SIGHT : 0;

	if (!page_fits(v, w)) {
		arena_clear(&v->paging);
		form_page(&v->page, v->form, w, &v->paging);
		v->shape = form_shape(v->form);
	}
	v->memo_w = w - p->value_x;
	if (v->came && head_of(p, v->cell) >= 0)
		v->top = head_of(p, v->cell);
	v->came = false;
	v->top = form_page_top(p, v->cell, v->top, h - sight);
	v->top = top_for(p, v->cell, v->top, h);
}

static struct form_focus
focus_of(const struct form_view *v)
{
	return (struct form_focus){
		.cell = v->cell, .option = v->option, .edit = v->edits ? &v->edit : NULL
	};
}

/* Where the title of what is shown first is scrolled away the first row is its: the names of
 * the hips stay above their columns. */
static struct form_window
window_of(const struct form_page *p, int top, struct body body, size_t *above)
{
	int rows;

	*above = form_page_above(p, top);
	rows = *above != SIZE_MAX;
	return (struct form_window){ .y = body.y + rows, .h = body.h - rows, .top = top + rows };
}

/* A list that would end below the last row is moved up to it, but its question stays in sight. */
static int
top_for_list(const struct form_page *p, size_t cell, int list, int top, int h)
{
	const struct form_line *l = form_page_line(p, cell);

	if (l == NULL || l->y + list <= top + h)
		return top;
	top = l->y + list - h;
	return top < l->y ? top : l->y - 1;
}

void
form_view_draw(const struct form_view *v, struct grid *g, struct body body, int w, struct arena *a)
{
	struct form_focus focus = focus_of(v);
	struct form_page p = v->page;
	struct form_window win;
	size_t above;
	int top;

	if (!page_fits(v, w)) /* the window has another size */
		form_page(&p, v->form, w, a);
	top = top_for(&p, v->cell, v->top, body.h);
	top = top_for_list(&p, v->cell, form_page_list(&p, &focus, g, a), top, body.h);
	win = window_of(&p, top, body, &above);
	if (above != SIZE_MAX)
		form_page_head(&p, above, g, body.y);
	form_page_draw(&p, &focus, &win, g, a);
}

void
form_view_draw_line(const struct form_view *v, struct grid *g, struct body body, struct arena *a)
{
	struct form_focus focus = focus_of(v);
	size_t above;
	struct form_window win =
	    window_of(&v->page, top_for(&v->page, v->cell, v->top, body.h), body, &above);

	form_page_draw_line(&v->page, &focus, &win, g, a);
}

void
form_view_draw_over(const struct form_view *v, struct grid *g, struct body body, struct arena *a)
{
	if (v->over == OVER_VALUES)
		pick_draw(&v->pick, g, body.y, body.h);
	if (v->over == OVER_HELP)
		form_help_draw(v->form, v->cell, g, body, a);
}
