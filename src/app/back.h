/* back - what an action did to due items is put back exactly as it held.
 *
 * Decisions, plans, stages and visits count follow-up anew, and counting it once more does
 * not always lead to what was there before.  So whatever can be taken back also notes which
 * items it changed, with the version that each had; the undo ends by putting these back.
 * When something else happened to the patient since, what was counted anew by the other
 * steps stands instead.  A call that must not wait, once it is up, is never taken off the
 * list that way.
 *
 * So does a replan with those who are to be told of it: nobody is, once it is taken back, but
 * who was told meanwhile.
 */
#ifndef APP_BACK_H
#define APP_BACK_H

#include "app/command.h"

/* Where a transaction begins. */
bool back_mark(struct call *c, struct err *e) MUST_CHECK;

/* The line of the audit that is its first. */
int64_t back_from(const struct call *c);

/* What the whole transaction did to due items becomes the last step of the inverse: of one
 * that has others, or when out->dues says that there is nothing else to take back. */
bool back_note(struct call *c, struct outcome *out, struct err *e) MUST_CHECK;

/* A row that only an inverse names; NULL. */
const struct command *back_find(const char *name);

#endif
