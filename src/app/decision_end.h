/* decision_end - the end of a decision for a hip, and its holding again.
 *
 * A decision is never deleted: it ends on a day, with a reason, and what was due after it ends with
 * it.  Each of the two is the inverse of the other.  Both are rows of decision_commands, which says
 * their parameters: "id" of the decision, and "rev", the version that was seen. */
#ifndef APP_DECISION_END_H
#define APP_DECISION_END_H

#include <stdbool.h>

#include "base/err.h"

struct call;
struct outcome;

/* The decision holds no more, from today.  Its due items are cancelled; those that another
 * decision for the patient needs as well are made again.
 *
 * reason  of the call: may be left out on the day it was recorded, which then counts as entered in
 *         error, and of an observation, whose end gives up nothing.
 * errors  ERR_CONFLICT it has ended already, ERR_RULE no reason given. */
bool decision_end_run(struct call *c, struct outcome *out, struct err *e) MUST_CHECK;

/* The decision holds again, and what is due after it is made anew.
 *
 * reason  of the call: may be left out on the day on which it ended.
 * errors  ERR_CONFLICT it holds already, or its treatment was chosen again since for this hip;
 *         ERR_RULE no reason given, or the stage of the hip is not what it was then. */
bool decision_reopen_run(struct call *c, struct outcome *out, struct err *e) MUST_CHECK;

#endif
