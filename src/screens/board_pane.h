/* board_pane - beside a wide board: the row under the cursor, rooms now, load today; below
 * any board: whom to call; in each row: of whom to beware. */
#ifndef SCREENS_BOARD_PANE_H
#define SCREENS_BOARD_PANE_H

#include "app/board.h"
#include "ui/grid.h"

struct board_place {
	int y, x, h, w; /* w not of the pane */
};

/* All of it is on the board already: nothing is read for it.  row may be NULL. */
void board_pane(const struct board *b, const struct board_row *row, struct grid *g,
    const struct board_place *at, struct arena *turn);

/* Whom to call at once, before whom to recall. */
void board_due_line(
    const struct board_due *due, struct grid *g, const struct board_place *at, struct arena *turn);

/* A name with "!" at the end of its place when there is something to beware of. */
struct marked_name {
	const char *name, *latin;
	bool flag; /* a red flag is open */
	bool care; /* what else, as an alert */
};
void marked_name(
    const struct marked_name *n, struct grid *g, const struct board_place *at, enum look look);
/* The same of a row: a red flag is open, or the chart bears an alert. */
void board_name(
    const struct board_row *r, struct grid *g, const struct board_place *at, enum look look);

#endif
