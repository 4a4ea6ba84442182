/* decide - what follows from a decision: what is due, and when it is due no more.
 *
 * An item that is due within the same days for the same reason is one item,
 * whichever decision made it: a visit, film or blood test does for both hips,
 * a score for one.  When a decision ends its items are cancelled, and the
 * decisions that still hold make again what they need.
 */
#ifndef APP_DECIDE_H
#define APP_DECIDE_H

#include "app/command.h"

/* The coded reasons for going against the advice; a NULL code ends them. */
struct decide_reason {
	const char *code, *title;
};
const struct decide_reason *decide_reasons(void);

/* Writes down what is due after every decision that holds and is not there yet.
 * *made counts new items.  A treatment without a rule of follow-up has none, and
 * out->reasons says so. */
bool decide_dues(
    struct call *c, int64_t patient, struct outcome *out, int *made, struct err *e) MUST_CHECK;

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

/* Says in out->reasons which courses of the hip still have sessions booked. */
bool decide_booked(
    struct call *c, int64_t patient, char side, struct outcome *out, struct err *e) MUST_CHECK;

#endif
