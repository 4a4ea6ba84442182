/* throttle - wrong passwords and PINs make the next try wait.
 *
 * Counted in the database, for the person who was named and for the station, so
 * that neither another terminal nor a new start helps.  After the fifth wrong try
 * the next one waits 32 seconds, then 64, and so on to 5 minutes: never for good,
 * so that nobody can keep a colleague out.  RELIABILITY.md 1.5.
 */
#ifndef APP_THROTTLE_H
#define APP_THROTTLE_H

#include <stdint.h>

#include "base/err.h"

struct app;
struct tx;

enum { TRIES_FREE = 5, TRY_WAIT_MAX = 300 };

/* Seconds to wait after the n-th wrong try in a row. */
int throttle_seconds(int n);

/* errors  ERR_DENIED says in how many seconds a try is heard again. */
bool throttle_check(struct app *app, const char *login, struct err *e) MUST_CHECK;

/* A wrong try, with its line in the audit; `staff` is 0 where nobody has that name. */
void throttle_wrong(struct app *app, const char *login, const char *action, int64_t staff);

/* Refused was a Unix user whom nobody here knows: a line in the audit, one an hour for each, or whoever
 * has an account on the machine could fill the disk with them. */
void throttle_stranger(struct app *app);

/* A right one: tries count from nothing again. */
bool throttle_forgive(
    struct tx *tx, const char *login, const char *station, struct err *e) MUST_CHECK;

#endif
