/* preview - a proposal as rows: what would be booked, what differs, what is open. */
#ifndef SCREENS_PREVIEW_H
#define SCREENS_PREVIEW_H

#include "app/propose.h"
#include "ui/grid.h"
#include "ui/list.h"

/* What is drawn, in h rows of the grid from y on. */
struct preview {
	const struct proposed *p;
	const struct list *list; /* of row numbers from 1 */
	int y, h;
	bool focus; /* the cursor goes to the chosen row */
};

/* A head with the totals, the rows, and three lines about the chosen one. */
void preview_draw(const struct preview *v, struct grid *g, struct arena *turn);

/* What was not typed and is to be looked at, with its value in column x: the hip as it was decided,
 * or that it is not known. */
void preview_draw_hip(const struct proposed *p, struct grid *g, int y, int x, struct arena *turn);

/* What Enter does: what it books, what stays open, and who adds what that is short of.  flag: a
 * red flag is open; asks: it asks for a reason. */
const char *preview_enter(const struct proposed *p, bool flag, bool asks, struct arena *turn);

/* The rows that fit into h. */
int preview_rows(int h);

#endif
