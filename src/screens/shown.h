/* shown - a screen of one list that is read again while it is shown.
 *
 * Its state begins with a struct shown, of which only read is to be set before shown_read();
 * the other functions go into the screen's row of struct screen_ops.
 */
#ifndef SCREENS_SHOWN_H
#define SCREENS_SHOWN_H

#include "screens/rows.h"

struct shown {
	struct arena mem; /* of what was read, until it is read again */
	struct list list;
	/* Reads all of it anew: what it is lives in fresh, and its rows are told.  When it
	 * returns false, the state is as it was. */
	bool (*read)(struct screen *s, struct arena *fresh, struct row_ids *ids, struct err *e);
};

/* What cannot be read again stays as it was: it is on the screen. */
bool shown_read(struct screen *s, struct err *e) MUST_CHECK;
/* The same where another terminal may have taken the chosen row away: then a key hits no other. */
bool shown_hold(struct screen *s, struct err *e) MUST_CHECK;
/* rows_contexts() of it. */
const char *const *shown_contexts(const struct screen *s);
void shown_close(struct screen *s);

#endif
