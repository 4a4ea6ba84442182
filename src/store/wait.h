/* wait - several programs at one database: for how long, and for whom. */
#ifndef STORE_WAIT_H
#define STORE_WAIT_H

#include <stdint.h>

#include "base/arena.h"

/* A monotonic clock, in milliseconds: for how long, never for when. */
int64_t wait_clock(void);
/* A nap of 1 to most_ms milliseconds, of uneven length. */
void wait_nap(int most_ms);

/* "coxa (process 18852, anna, pts/3, stopped) is holding the database; ..." from
 * /proc/locks, without touching the file.  Lives in a. */
const char *wait_holder(const char *path, struct arena *a);

/* The programs that have a flock(2) on a file, as in "coxa (process 18852, anna, pts/3)
 * and coxa (...)"; "another program" when none can be told.  Lives in a. */
const char *wait_sessions(const char *path, struct arena *a);

#endif
