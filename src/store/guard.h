/* guard - who has the clinic open, and who may exchange its database.
 *
 * Beside the database lies a file of the same name with ".lock", which stays
 * empty and stays there.  Every open session shares a lock on it; putting a
 * backup in place takes it alone.  The kernel lets go for who dies.
 */
#ifndef STORE_GUARD_H
#define STORE_GUARD_H

#include "base/err.h"

/* path is the database's own, resolved.  *guard is for guard_end().
 * errors  ERR_BUSY a backup is being put in place · ERR_IO */
bool guard_share(const char *path, int *guard, struct err *e) MUST_CHECK;
/* errors  ERR_BUSY names the sessions that are in the way · ERR_IO */
bool guard_alone(const char *path, int *guard, struct err *e) MUST_CHECK;
/* The file without a lock on it: -1 when it cannot be opened. */
bool guard_open(const char *path, int *guard, struct err *e) MUST_CHECK;
/* -1 is none. */
void guard_end(int guard);

#endif
