/* wait - several programs at one database: taking turns, and who is holding it.
 *
 * SQLite's locks keep the data right; nothing here does.  A turn only keeps
 * writers in the order in which they came, and the kernel ends the turn of a
 * process that dies.
 */
#ifndef STORE_WAIT_H
#define STORE_WAIT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

/* A monotonic clock, in milliseconds: for how long, never for when. */
int64_t wait_clock(void);
/* A nap of 1 to most_ms milliseconds, of uneven length. */
void wait_nap(int most_ms);

/* The queue of a file, or -1 where there is none: then nobody queues. */
int wait_turn_open(const char *path);
/* Stands in the queue, for so long at most; false when the turn did not come,
 * which hinders nobody from trying. */
bool wait_turn(int turn, int ms);
void wait_turn_end(int turn);

/* "coxa (process 18852, anna, pts/3, stopped) is holding the database; ..." from
 * /proc/locks, without touching the file.  Lives in a. */
const char *wait_holder(const char *path, struct arena *a);

/* The programs that have a flock(2) on a file, as in "coxa (process 18852, anna, pts/3)
 * and coxa (...)"; "another program" when none can be told.  Lives in a. */
const char *wait_sessions(const char *path, struct arena *a);

#endif
