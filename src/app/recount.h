/* recount - what is due, counted by rules that are newer than what is on record.
 *
 * A newer program can count from another day than the one that wrote the record: its migration
 * names the patients whom that concerns.  Nobody asks for it, and no person stands in the audit.
 */
#ifndef APP_RECOUNT_H
#define APP_RECOUNT_H

#include "app/app.h"

/* Counts all of them anew, each in a transaction of its own.  Whoever cannot be counted now stays
 * as before, and is counted when somebody comes in again. */
void recount_owed(struct app *app);

#endif
