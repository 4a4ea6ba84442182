/* board_cols - where the columns of the board stand.  They stand where they always do until a
 * text is too long for its column: then they are as wide as what stands in them. */
#ifndef SCREENS_BOARD_COLS_H
#define SCREENS_BOARD_COLS_H

#include "app/board.h"
#include "ui/grid.h"

/* Columns of the list: those of a narrow terminal, and from how many on a pane stands beside it. */
enum { BOARD_W = 80, BOARD_WIDE = 110 };

enum { BOARD_WAIT_W = 4, BOARD_STATE_AT = 2 /* the word, behind its mark */ };

/* Counted from the left end of a row's text, where the time is. */
struct board_cols {
	int cols; /* of the terminal they were laid out for; 0: they are to be laid out */
	int list; /* the list's, of them */
	int name, name_w, born, state;
	int wait; /* minutes; 0: they stand in no row, and have no column */
	int what, what_w, room;
	bool lent; /* a text too long for `what` begins before it where no minutes stand */
};

/* Of n rows that begin at x.  Where not all find room, as few texts as can be are cut. */
void board_cols_lay(
    struct board_cols *c, const struct board_row *const *row, int n, int x, const struct grid *g);

/* "due", "arrived" ...; ASCII. */
const char *board_state_word(enum board_state state);

/* A row that says how long somebody waits or is treated, or that its time is past. */
bool board_has_minutes(const struct board_row *r);

/* The columns before `what` that are empty in a row and are lent to it. */
int board_cols_before(const struct board_cols *c, const struct board_row *r);

#endif
