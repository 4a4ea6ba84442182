/* board_pane - beside a wide board: the row under the cursor, rooms now, load today. */
#ifndef SCREENS_BOARD_PANE_H
#define SCREENS_BOARD_PANE_H

#include "app/board.h"
#include "ui/grid.h"

struct board_place {
	int y, x, h;
};

/* All of it is on the board already: nothing is read for it.  row may be NULL. */
void board_pane(const struct board *b, const struct board_row *row, struct grid *g,
    const struct board_place *at, struct arena *turn);

#endif
