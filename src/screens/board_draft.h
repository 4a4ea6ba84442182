/* board_draft - the half-filled form that the board offers. */
#ifndef SCREENS_BOARD_DRAFT_H
#define SCREENS_BOARD_DRAFT_H

#include "app/drafts.h"
#include "screens/screen.h"

/* To the screen on which it was begun. */
struct go board_draft_open(const struct draft_row *d);

/* "Half filled at 09:12: intake, HALL, Margaret, and 1 more.   g d goes on with it": the newest,
 * and how many others there are. */
const char *board_draft_text(const struct draft_row *d, size_t others, struct arena *turn);

#endif
