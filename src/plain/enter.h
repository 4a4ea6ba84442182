/* enter - who works here now, and who comes back to a session that locked. */
#ifndef PLAIN_ENTER_H
#define PLAIN_ENTER_H

#include "plain/talk.h"

/* Name and password until they are right; false when t->over. */
bool enter_sign_in(struct talk *t) MUST_CHECK;

/* Locks at the person's word. */
void enter_lock(struct talk *t);

#endif
