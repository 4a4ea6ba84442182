/* check - may this one session stand here?
 *
 * The one answer for booking, moving and planning: every rule that the place
 * breaks, each with a code and a sentence.  What may be booked with a reason
 * is OBSTACLE_ASK; everything else is refused.
 */
#ifndef SCHED_CHECK_H
#define SCHED_CHECK_H

#include "sched/busy.h"
#include "sched/want.h"

enum obstacle_code {
	OBSTACLE_NONE,
	OBSTACLE_RANGE,    /* before the first or after the last day asked for */
	OBSTACLE_BOOK,     /* the book does not reach that day */
	OBSTACLE_GRID,     /* not a multiple of 5 minutes, or past midnight */
	OBSTACLE_CLOSED,   /* the clinic is closed */
	OBSTACLE_HOURS,    /* a resource is not there */
	OBSTACLE_MISSING,  /* a resource that is needed was not named, or there is none */
	OBSTACLE_SKILL,    /* a resource that cannot do this */
	OBSTACLE_FULL,     /* all places of a resource are taken */
	OBSTACLE_PATIENT,  /* the patient is booked elsewhere */
	OBSTACLE_TOO_SOON, /* less than the shortest interval */
	OBSTACLE_TOO_LATE, /* more than the longest interval */
	OBSTACLE_WEEK,     /* more than allowed in that week */
	OBSTACLE_TOTAL,    /* more than the course may have */
	OBSTACLE_REST,     /* a weekday of rest */
	OBSTACLE_TOGETHER, /* on the day of a visit that excludes it */
	OBSTACLE_WINDOW,   /* outside the patient's time of day */
	OBSTACLE_WISH,     /* not the day, time or therapist that was asked for */
	OBSTACLE_CODES,
};

enum severity { OBSTACLE_ASK, OBSTACLE_REFUSE };

struct obstacle {
	enum obstacle_code code;
	enum severity severity;
	int who; /* the resource it is about; RES_NONE */
	const char *text;
};

enum { OBSTACLES = 20 };

struct obstacles {
	int n;
	struct obstacle at[OBSTACLES];
};

/* One of them is refused; none at all. */
bool obstacles_refuse(const struct obstacles *p);

/* All that speaks against a session of w at that place, and nothing else of it:
 * hours, closures, lanes, the patient's other times, the interval rule against
 * w->fixed, the total, and w->visit.  A session that is moved must be taken
 * out of b and of w->fixed before.
 * out  texts live in a; empty when the place is good. */
void check_session(const struct busy *b, const struct want *w, const struct place *p,
    struct arena *a, struct obstacles *out);

/* The part that concerns the day alone: range, clinic, interval rule, total,
 * rest days and other visits. */
void check_day(
    const struct busy *b, const struct want *w, int day, struct arena *a, struct obstacles *out);

/* The interval rule against w->fixed, without words; OBSTACLE_NONE when it
 * holds.  The longest interval is asked last. */
enum obstacle_code check_rhythm(const struct want *w, int day);

/* w and a visit may not fall on one day. */
bool check_excludes(const struct want *w, const struct visit *v);

#endif
