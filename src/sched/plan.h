/* plan - a complete proposal for a course, or for all courses of a plan.
 *
 * The best by a stated cost, by exact search, not by first fit.  Every session
 * is there: placed, placed with its difference named and explained, or open
 * with a reason for each day that was possible by the rule.  Nothing is booked.
 *
 * A proposal never breaks hours, lanes, closures, the patient's other times or
 * the interval rule.  Two things are not the proposal's doing and are named in
 * the row: a course that is overdue already, and a later fixed session that is
 * too far away.  The planner puts at most one session of a course on a day.
 *
 * Cost of a plan, the sum over its sessions (struct plan_cost, plan_cost_usual):
 *	open     a session without a place
 *	who      another therapist than the one asked for, or than the others have
 *	weekday  another weekday
 *	time     for each 5 minutes from the time asked for, or that the others have; of a
 *	         wait between two visits of a day, up to a trip and half a weekday
 *	gap      for each day off the usual interval (rhythms without weekdays)
 *	late     for each day later than the rhythm would have it from the first day
 *	early    for each day earlier than that
 *	trip     a day on which the patient comes for nothing else, or a weekday that was
 *	         not asked for
 *	beyond   for each day that a fixed session stays beyond the longest interval
 */
#ifndef SCHED_PLAN_H
#define SCHED_PLAN_H

#include "sched/busy.h"
#include "sched/check.h"
#include "sched/want.h"

struct plan_cost {
	int open, who, weekday, time, gap, late, early, trip, beyond;
};

extern const struct plan_cost plan_cost_usual;

/* What a course keeps to. */
struct anchor {
	int who;           /* therapist; RES_NONE when none is needed */
	int minute;        /* of day */
	unsigned weekdays; /* bits as in struct wish; 0: a rhythm of days */
};

struct slot {
	struct place place;
	int lane[RES_KINDS]; /* from 0; -1 where there is no resource */
};

enum row_state { ROW_OK, ROW_MOVED, ROW_OPEN };

/* Another place for a session: 1 to 3 of the screen. */
struct option {
	struct slot slot;
	unsigned differs; /* enum may: from the anchor */
	const char *note; /* "other weekday, with TL", "at the end"; "" */
};

/* Why a day did not do. */
struct day_why {
	int day;
	enum obstacle_code code;
	const char *text;
};

enum { PLAN_OPTIONS = 3, PLAN_WHYS = 31 };

struct proposal_row {
	int number; /* 1 for the first session of this plan */
	enum row_state state;
	int due;          /* where the rhythm puts it */
	struct slot slot; /* unless open */
	unsigned differs; /* enum may: which of day, time and therapist differ */
	const char *why;  /* what differs and why; "" when nothing */
	bool late;        /* beyond the longest interval, by a session that is fixed */
	int noptions;     /* open rows: proposals */
	struct option option[PLAN_OPTIONS];
	int nwhys; /* open rows: each day that the rule allowed, and what spoke against it */
	struct day_why *whys;
};

struct proposal {
	int n, ok, moved, open;
	struct proposal_row *row;
	struct anchor anchor;
	int cost;
};

/* The best plan for w from what b leaves free.
 * out     rows and texts live in a.
 * errors  ERR_INPUT: w cannot be understood. */
bool plan_course(const struct busy *b, const struct want *w, struct arena *a, struct proposal *out,
    struct err *e) MUST_CHECK;

enum { PLAN_COURSES = 12 };

/* Several courses of one patient, so that days are shared where the rules allow.
 *
 * One course after the other, each at its own optimum with the days of those
 * before it at no cost of a trip and next to them in time; up to four courses
 * are tried in every order and the cheapest whole is taken, more in the given
 * order.  That is not the optimum over all courses at once.
 *
 * b       is left as it was.
 * out     one plan for each course, in the given order. */
bool plan_courses(struct busy *b, const struct want *w, int n, struct arena *a,
    struct proposal *out, struct err *e) MUST_CHECK;

/* Takes all placed sessions in b, patient included, or none of them: false when
 * one is taken meanwhile; *taken is then its row. */
bool plan_take(
    struct busy *b, const struct want *w, const struct proposal *p, int *taken) MUST_CHECK;
void plan_give_back(struct busy *b, const struct want *w, const struct proposal *p);

#endif
