/* moves - visits that change their places together: all of them, or none.
 *
 * Each stays the same visit, with its history and note.  The rules are asked
 * of the book as it will be, so that visits may take each other's places and
 * a course is judged by its new intervals, not by those on the way.
 */
#ifndef APP_MOVES_H
#define APP_MOVES_H

#include "app/command.h"
#include "store/session_store.h"

struct move {
	struct session was, s; /* s: where it goes */
};

struct moves {
	VEC(struct move) list;
	bool back; /* they stood there before: hours and closures are not asked */
};

/* Reads "12 2026-12-01 10:00 KB Pool; 13 ...": the number of each visit, its new
 * day and time, and who is other than before.  12@3 is session 12 as it was in
 * its version 3.
 * errors  ERR_INPUT · ERR_MISSING · ERR_CONFLICT: it has another version now. */
bool moves_read(struct call *c, const char *places, struct moves *out, struct err *e) MUST_CHECK;

/* Where s goes by what was typed: "+1w", "thu 14", "12 mar 10:30 with tl"; a weekday is
 * that of its own week, of the next when it is past.  Looks at no rule.
 * errors  ERR_INPUT. */
bool moves_read_to(struct app *app, const char *typed, struct session *s, struct arena *a,
    struct err *e) MUST_CHECK;

/* The inverse of out becomes: each goes back to where it was, by session.replan or, from
 * where it could take place to where it could not, by session.back. */
bool moves_inverse(struct call *c, struct outcome *out, const struct moves *m, const char *command,
    struct err *e) MUST_CHECK;

/* Makes all of them; what is changed stands in out, and why one cannot be in its
 * reasons, each visit with its own.
 * errors  ERR_RULE: one is not booked any more, or cannot stand there ·
 *         ERR_CONFLICT: who has its place. */
bool moves_make(struct call *c, struct moves *m, struct outcome *out, struct err *e) MUST_CHECK;

#endif
