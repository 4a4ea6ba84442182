/* booking - how one session is fitted into the book: the one way for booking,
 * moving and taking back, whoever asks. */
#ifndef APP_BOOKING_H
#define APP_BOOKING_H

#include "app/app.h"
#include "sched/check.h"
#include "store/book_store.h"
#include "store/plan_store.h"

struct booking {
	struct session s;     /* who is 0 where none was named; lanes are found */
	struct session was;   /* as it stood before it was moved; id 0: it is new */
	struct course course; /* id 0: of no course */
	bool forced;          /* a reason was given: what the rules ask about is allowed */
	bool finds; /* of no course: what its therapy needs is found where none was named */
	bool back;  /* it stood there before: hours and closures are not asked */
	const int64_t *lifted; /* sessions that have given up their places for now: their ids */
	size_t nlifted;
};

/* What the course of a session wants of the book, its other sessions and the
 * patient's other visits of that day included; except is left out of all.
 * out  lives in a. */
bool booking_want(struct app *app, struct book *book, const struct booking *b, int64_t except,
    struct arena *a, struct want *out, struct err *e) MUST_CHECK;

/* Finds the resources that were not named and the lanes, and asks every rule.
 * except  a session that is being moved; 0.
 * out     what speaks against it.
 * errors  ERR_RULE: it cannot stand there, with the first reason as sentence;
 *         the other reasons are in out. */
bool booking_fit(struct app *app, struct booking *b, int64_t except, struct arena *a,
    struct obstacles *out, struct err *e) MUST_CHECK;

/* The first time of that day at or after the minute at which the visit fits; it
 * becomes its minute.
 * errors  ERR_RULE: there is none, and why. */
bool booking_first(
    struct app *app, struct booking *b, int minute, struct arena *a, struct err *e) MUST_CHECK;

#endif
