/* idle - when a screen that nobody uses locks, and when it is left for good.
 *
 * In ms of a clock that is never put back and goes on while the machine sleeps: a
 * program that was stopped for so long finds out at once.  RELIABILITY.md R5, R6.
 */
#ifndef APP_IDLE_H
#define APP_IDLE_H

#include "app/app.h"

/* Starts as { 0 }. */
struct idle {
	int64_t up, last_key; /* 0: not yet known */
	int64_t proven;       /* when the password was given last; 0: nobody is signed in */
};

enum idle_now {
	IDLE_NOT,
	IDLE_LOCK,
	IDLE_AGED,  /* lock, and a PIN does not open it: the session is SESSION_HOURS old */
	IDLE_LEAVE, /* a locked one is signed out */
};

/* It is `up`. */
void idle_at(struct idle *i, int64_t up, bool signed_in);

/* What is to be done now; after IDLE_AGED the hours begin anew. */
enum idle_now idle_do(struct idle *i, const struct clinic *c, bool locked);

/* Until something is; -1: nobody is signed in. */
int64_t idle_left(const struct idle *i, const struct clinic *c, bool locked);

#endif
