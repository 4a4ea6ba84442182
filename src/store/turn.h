/* turn - the writers of a database in the order in which they came.
 *
 * SQLite's locks keep the data right; nothing here does.  A place in the queue is a
 * lock on a byte of the guard's file, which only who may reach the database can open,
 * and the kernel takes it from a process that dies.  Waiting borrows SIGALRM.
 */
#ifndef STORE_TURN_H
#define STORE_TURN_H

#include <stdbool.h>

/* The queue of a database, or -1 where there is none: then nobody queues. */
int turn_open(const char *path);
void turn_close(int turn);

/* Stands in the queue, for so many milliseconds at most; false when the turn did not
 * come, which hinders nobody from trying. */
bool turn_take(int turn, int ms);
void turn_end(int turn);

#endif
