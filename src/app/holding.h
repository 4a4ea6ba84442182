/* holding - places that somebody else is about to book.
 *
 * A hold is seen by every terminal as soon as it reads again, keeps others from
 * booking the place, and ends by itself.  One's own holds are in nobody's way.
 */
#ifndef APP_HOLDING_H
#define APP_HOLDING_H

#include "app/app.h"
#include "sched/check.h"
#include "store/book_store.h"
#include "store/hold_store.h"

enum { HOLD_SECONDS = 120 };

/* The holds of others on those days, both included. */
bool holding_of_others(struct app *app, int from, int to, struct arena *a, struct holds *out,
    struct err *e) MUST_CHECK;

/* Takes them in b->busy, which must be filled: what they hold is not free. */
bool holding_take(
    struct app *app, int from, int to, struct arena *a, struct book *b, struct err *e) MUST_CHECK;

/* Says of what is full only by a hold who holds it: "KB held at 10:00 by Rita Ives (desk 2)". */
bool holding_say(struct app *app, const struct book *b, int day, struct span at, struct arena *a,
    struct obstacles *o, struct err *e) MUST_CHECK;

#endif
