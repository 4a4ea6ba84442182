/* due_link - which booked session is for what is due. */
#ifndef APP_DUE_LINK_H
#define APP_DUE_LINK_H

#include "app/commands.h"

struct session;

/* s is booked for the due item `id`, and for all else that the patient is due for on its day and
 * that is not booked yet.
 * errors  ERR_RULE: a call that must not wait · ERR_CONFLICT: it is not open any more ·
 *         ERR_INPUT: it is another patient's · ERR_MISSING. */
bool due_link_all(struct call *c, int64_t id, const struct session *s, struct outcome *out,
    struct err *e) MUST_CHECK;

/* The command due.link. */
bool due_link_run(struct call *c, struct outcome *out, struct err *e) MUST_CHECK;

#endif
