/* decide - when what is due after a decision is due no more, or was answered.
 *
 * When a decision ends its items are cancelled, and the decisions that still
 * hold make again what they need: follow.h.
 */
#ifndef APP_DECIDE_H
#define APP_DECIDE_H

#include "app/command.h"
#include "store/session_store.h"

/* What a reason answers. */
enum decide_answers {
	ANSWERS_ANY,
	ANSWERS_AGAINST, /* something on record that speaks against it, and may pass */
	ANSWERS_LACK,    /* something that is missing */
	ANSWERS_CLASS,   /* the class alone */
};

/* The coded reasons for going against the advice; a NULL code ends them. */
struct decide_reason {
	const char *code, *title;
	enum decide_answers answers;
};
const struct decide_reason *decide_reasons(void);
/* The number that it has wherever it is offered, from 1. */
int decide_number(const struct decide_reason *r);

/* Cancels the open items of one decision.  *ended counts them. */
bool decide_end(struct call *c, int64_t patient, int64_t decision, const char *why,
    struct outcome *out, int *ended, struct err *e) MUST_CHECK;

/* The items of both hips are of the other hip alone. */
bool decide_release(
    struct call *c, int64_t patient, char side, struct outcome *out, struct err *e) MUST_CHECK;

/* A record of that day answers what it can: open items of the kind, of the same words
 * unless `what` is NULL, of the hip unless side is 0, whose days had begun. */
struct answering {
	int64_t patient, response;
	const char *kind, *what;
	char side;
	int day;
};
bool decide_answered(
    struct call *c, const struct answering *x, struct outcome *out, struct err *e) MUST_CHECK;

/* A session took place: the visits that it was booked for are answered by it; or it did not
 * after all, and they are due again. */
bool decide_session(
    struct call *c, const struct session *s, struct outcome *out, struct err *e) MUST_CHECK;

/* Says in out->reasons which courses of the hip still have sessions booked. */
bool decide_booked(
    struct call *c, int64_t patient, char side, struct outcome *out, struct err *e) MUST_CHECK;

#endif
