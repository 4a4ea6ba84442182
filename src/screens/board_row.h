/* board_row - a row of the board, and the heads of its columns with the counts of the day. */
#ifndef SCREENS_BOARD_ROW_H
#define SCREENS_BOARD_ROW_H

#include "app/board.h"
#include "app/presence.h"
#include "screens/board_cols.h"
#include "screens/board_marks.h"

/* What the rows are drawn from. */
struct board_rows {
	const struct board_row *const *shown;
	const struct present_list *here; /* who fills a form of whom */
	const struct board_marks *marks;
	const struct board_cols *cols;
	struct arena *turn;
};

/* For list_draw() with a struct board_rows: row i. */
void board_row_draw(void *rows, struct grid *g, int i, int y, int x, int w, enum look look);

/* Rows 1 to 3 of the screen: how many are in each state, and what stands in which column, the
 * first from x on. */
void board_row_head(
    const struct board *b, const struct board_cols *at, int x, struct grid *g, struct arena *turn);

#endif
