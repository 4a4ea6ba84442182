/* check - may this one session stand here?
 *
 * The one answer for booking, moving and planning: every rule that the place
 * breaks, each with a code and a sentence.  What may be booked with a reason
 * is PROBLEM_ASK; everything else is refused.
 */
#ifndef SCHED_CHECK_H
#define SCHED_CHECK_H

#include "sched/busy.h"
#include "sched/want.h"

enum problem_code {
	PROBLEM_NONE,
	PROBLEM_RANGE,    /* before the first or after the last day asked for */
	PROBLEM_BOOK,     /* the book does not reach that day */
	PROBLEM_GRID,     /* not a multiple of 5 minutes, or past midnight */
	PROBLEM_CLOSED,   /* the clinic is closed */
	PROBLEM_HOURS,    /* a resource is not there */
	PROBLEM_MISSING,  /* a resource that is needed was not named */
	PROBLEM_SKILL,    /* a resource that cannot do this */
	PROBLEM_FULL,     /* all places of a resource are taken */
	PROBLEM_PATIENT,  /* the patient is booked elsewhere */
	PROBLEM_TOO_SOON, /* less than the shortest interval */
	PROBLEM_TOO_LATE, /* more than the longest interval */
	PROBLEM_WEEK,     /* more than allowed in that week */
	PROBLEM_TOTAL,    /* more than the course may have */
	PROBLEM_REST,     /* a weekday of rest */
	PROBLEM_TOGETHER, /* on the day of a visit that excludes it */
	PROBLEM_WINDOW,   /* outside the patient's time of day */
	PROBLEM_WISH,     /* not the day, time or therapist that was asked for */
	PROBLEM_CODES,
};

enum severity { PROBLEM_ASK, PROBLEM_REFUSE };

struct problem {
	enum problem_code code;
	enum severity severity;
	int who; /* the resource it is about; RES_NONE */
	const char *text;
};

enum { PROBLEMS = 20 };

struct problems {
	int n;
	struct problem at[PROBLEMS];
};

/* "full", "too_soon", ... as machines read it. */
const char *problem_name(enum problem_code code);

/* One of them is refused; none at all. */
bool problems_refuse(const struct problems *p);

/* All that speaks against a session of w at that place, and nothing else of it:
 * hours, closures, lanes, the patient's other times, the interval rule against
 * w->fixed, the total, and w->visit.  A session that is moved must be taken
 * out of b and of w->fixed before.
 * out  texts live in a; empty when the place is good. */
void check_session(const struct busy *b, const struct want *w, const struct place *p,
    struct arena *a, struct problems *out);

/* The part that concerns the day alone: range, clinic, interval rule, total,
 * rest days and other visits. */
void check_day(
    const struct busy *b, const struct want *w, int day, struct arena *a, struct problems *out);

/* The interval rule against w->fixed, without words; PROBLEM_NONE when it
 * holds.  The longest interval is asked last. */
enum problem_code check_rhythm(const struct want *w, int day);

/* w and a visit may not fall on one day. */
bool check_excludes(const struct want *w, const struct visit *v);

#endif
