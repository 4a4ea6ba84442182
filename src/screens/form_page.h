/* form_page - a form as lines of a page: what stands where, and how it looks.
 *
 * A page is made anew for each turn, from what is visible now.  One line is a
 * section's title, a field, the head of one row of a repeat, or the offer to
 * add a row.  Nothing here changes the form.
 */
#ifndef SCREENS_FORM_PAGE_H
#define SCREENS_FORM_PAGE_H

#include "base/vec.h"
#include "form/say.h"
#include "ui/edit.h"
#include "ui/grid.h"

enum line_kind { LINE_BLANK, LINE_SECTION, LINE_FIELD, LINE_ROW, LINE_ADD };

struct form_line {
	enum line_kind kind;
	size_t index; /* of the section or field */
	int row;      /* of a repeat, else -1 */
	int y, h;     /* within the page */
};

struct form_page {
	const struct form *form;
	VEC(struct form_line) line;
	int height;  /* rows of the whole page */
	int width;   /* columns */
	int value_x; /* where answers begin */
	int side_w;  /* columns of one hip's answer */
};

/* What the person is at. */
struct form_focus {
	size_t cell;             /* SIZE_MAX: the form is only read */
	size_t option;           /* the choice under the cursor */
	const struct edit *edit; /* a text being typed; NULL for choices */
};

/* The page at a width; lives in a. */
void form_page(struct form_page *p, const struct form *f, int width, struct arena *a);

/* What is computed takes as many rows still as it did then. */
bool form_page_holds(const struct form_page *p);

/* The line of a cell; NULL when it is not shown. */
const struct form_line *form_page_line(const struct form_page *p, size_t cell);

/* The first row of the page to show, so that the focus is among h rows: the
 * nearest to top. */
int form_page_top(const struct form_page *p, size_t cell, int top, int h);

/* Which rows of the page are drawn, and where: h rows from top on, at row y of the grid. */
struct form_window {
	int y, h, top;
};

/* Rows that the answers under the cursor take while it is there; 1: they are no list. */
int form_page_list(
    const struct form_page *p, const struct form_focus *focus, struct grid *g, struct arena *a);

/* Draws that part of the page and sets the cursor.  A list of several rows has them for itself,
 * lest what may be chosen be read as the answer of another question, or that one be thought gone:
 * what stands below makes room. */
void form_page_draw(const struct form_page *p, const struct form_focus *focus,
    const struct form_window *win, struct grid *g, struct arena *a);

/* The same of the line of the focus alone, over what is there. */
void form_page_draw_line(const struct form_page *p, const struct form_focus *focus,
    const struct form_window *win, struct grid *g, struct arena *a);

/* The section of the first row that is shown, when its title is scrolled away; else SIZE_MAX. */
size_t form_page_above(const struct form_page *p, int top);
/* The head of a section in one row, for when it is scrolled away. */
void form_page_head(const struct form_page *p, size_t section, struct grid *g, int y);

#endif
