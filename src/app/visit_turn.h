/* visit_turn - from which state a visit may come into which other, and when. */
#ifndef APP_VISIT_TURN_H
#define APP_VISIT_TURN_H

#include "app/app.h"
#include "store/session_store.h"

/* As it is said of a visit: "arrived", "marked as not attended". */
const char *visit_state_word(enum session_state s);

/* A visit goes from one into the other by what happens. */
bool visit_state_leads(enum session_state from, enum session_state to);

/* s may become that now.  Of a later day it can only be cancelled, and nobody has missed what has
 * not begun; who comes early is treated early.
 *
 * errors  ERR_RULE. */
bool visit_may_turn(
    const struct session *s, enum session_state to, struct now now, struct err *e) MUST_CHECK;

#endif
