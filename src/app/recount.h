/* recount - what is due, counted by rules that are newer than what is on record.
 *
 * A newer program can count from another day than the one that wrote the record: its migrations
 * name the patients whom that may concern, and the pack says which treatments do.  Nobody asks for
 * it, and no person stands in the audit.
 */
#ifndef APP_RECOUNT_H
#define APP_RECOUNT_H

#include "app/app.h"

/* Counts all of them anew, each in a transaction of its own.  Whoever cannot be counted now stays
 * as before, is counted when somebody comes in again, and is told by recount_news(). */
void recount_owed(struct app *app);

/* How many could not be counted when this person came in, and why: said once, then "". */
const char *recount_news(struct app *app);

#endif
