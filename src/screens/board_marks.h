/* board_marks - rows of the board that one verb goes to together: "4,7,9" and the verb.
 *
 * A mark holds the session and the version that was seen; what somebody else changed
 * meanwhile is refused by the command, not done to another row. */
#ifndef SCREENS_BOARD_MARKS_H
#define SCREENS_BOARD_MARKS_H

#include "app/board.h"
#include "screens/screen.h"
#include "ui/list.h"

struct board_mark {
	int64_t id, rev;
};

/* Starts as { 0 }. */
struct board_marks {
	VEC(struct board_mark) at; /* in the screen's memory */
	bool joins;                /* "," came last: the row whose number follows is one of them */
};

/* That session is marked. */
bool board_marks_has(const struct board_marks *m, int64_t id);

/* "," and its like; row is the chosen one, or NULL.  False when the key is not for marks. */
bool board_marks_key(
    struct screen *s, struct board_marks *m, const struct board_row *row, const struct input *in);

/* The verb on all of them as one command, row too when a "," came before its number.  Who did
 * not come is asked about first: the answer comes as "board.all-noshow". */
struct go board_marks_run(
    struct screen *s, struct board_marks *m, const struct board_row *row, const char *command);
/* After that yes. */
void board_marks_noshow(struct screen *s, struct board_marks *m);

#endif
