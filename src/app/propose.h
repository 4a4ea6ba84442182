/* propose - a proposal for one course, for all courses of a plan, or for visits
 * of no course: from the book as it is now, with every difference explained.
 *
 * Nothing is saved and nothing is held: a proposal is changed in hand and then
 * booked by course.book, plan.book or visit.book with its places, which look
 * again.  What is left out or open is never booked in silence.
 */
#ifndef APP_PROPOSE_H
#define APP_PROPOSE_H

#include "app/barred.h"
#include "app/command.h"
#include "app/which_hip.h"
#include "base/vec.h"
#include "sched/plan.h"

/* What is asked for: a course, else a plan, else a visit for what is due, else visits of
 * the patient. */
struct propose_for {
	int64_t course, plan, due, patient; /* 0: not this */
	const char *wish;                   /* as sched/say.h reads it; "" */
	const char *label;                  /* of visits, when the wish names no therapy; "" */
	char side;                          /* of visits, when the wish names no hip; 0 */
};

struct propose_row {
	int64_t course; /* 0: of none */
	int line;       /* which of the courses of the proposal, from 0 */
	int number, of; /* 4 of 12, those booked before counted */
	enum row_state state;
	bool late;        /* beyond the longest interval, by a session that stands already */
	bool out;         /* left out by a person */
	bool chosen;      /* its time was chosen by a person */
	bool taken;       /* its former place went to somebody else: propose_mark_taken() */
	int due;          /* day where the rhythm puts it */
	struct slot slot; /* unless open */
	const char *who;  /* "KB + Pool"; "" while open */
	const char *why;  /* what differs, or why it is open; "" */
	int noptions;
	struct option option[PLAN_OPTIONS];
	int nwhys;
	const struct day_why *whys;
};

struct propose_line {
	int64_t course;
	const char *label;
	int wanted; /* sessions asked for now */
	int minutes;
	char side;         /* R, L, B; 0: of none, or not known yet */
	const char *usual; /* "Mon Wed 15:30, 30 min, KB + Pool"; "" when nothing fits */
};

struct proposed {
	struct app *app;
	int64_t course, plan, due, patient;
	VEC(struct propose_line) line;
	VEC(struct propose_row) row; /* by day and time, open ones where they are due */
	int ok, late, moved, open, out;
	bool doubted;         /* by propose_against(): that a time is free is not said to be "ok" */
	struct which_hip hip; /* of visits of no course */
	struct proposing *in;
};

/* The best proposal that the planner finds.  Lives in a.
 * errors  ERR_INPUT: the wish cannot be read or kept · ERR_RULE: nothing is left to book ·
 *         ERR_MISSING. */
bool propose(struct app *app, const struct propose_for *what, struct arena *a, struct proposed *out,
    struct err *e) MUST_CHECK;

/* The patient's plan, when some of its sessions are neither done nor booked; 0.
 * *any tells whether there is a plan at all. */
bool propose_plan(
    struct app *app, int64_t patient, int64_t *plan, bool *any, struct err *e) MUST_CHECK;

/* What differs at row i, and how long the patient waits for it after another visit that day:
 * "2 h 30 after TENS"; "". */
const char *propose_why(const struct proposed *p, size_t i, struct arena *a);

/* What is known against any of its lines, and what of it was never asked.  Lives in a. */
bool propose_against(
    struct proposed *p, struct arena *a, struct barred *out, struct err *e) MUST_CHECK;

/* "9 ok  1 late  2 moved  1 open"; "9 free ..." of what something speaks against. */
const char *propose_totals(const struct proposed *p, struct arena *a);
/* What is to be said of the hip of visits of no course: that it is as decided, or that it is not
 * known and nothing is booked before it is; "". */
const char *propose_hip(const struct proposed *p, struct arena *a);
/* Nothing is booked before somebody said the hip. */
bool propose_asks_hip(const struct proposed *p);
/* How many would be booked. */
int propose_placed(const struct proposed *p);

/* Alternative k (from 0) for row i becomes its place.
 * errors  ERR_RULE: it does not fit the rest any more. */
bool propose_take(struct proposed *p, size_t i, int k, struct err *e) MUST_CHECK;

/* Row i is not booked now, or is again.
 * errors  ERR_RULE: its place is taken by another row meanwhile. */
bool propose_leave_out(struct proposed *p, size_t i, bool out, struct err *e) MUST_CHECK;

/* Another time for row i, as typed: "thu 14", "12 mar 10:30 with tl".
 * errors  ERR_INPUT: it cannot be read · ERR_RULE: why it cannot stand there. */
bool propose_move(struct proposed *p, size_t i, const char *typed, struct err *e) MUST_CHECK;

/* Marks as taken the rows of p that had another place in the rows looked at before. */
void propose_mark_taken(struct proposed *p, const struct propose_row *was, size_t n);

/* The rows to be booked as the `places` of the commands; "" when there is none. */
const char *propose_places(const struct proposed *p, struct arena *a);

/* The places of these rows as hold.series takes them; no place has a resource: no "#" in it. */
const char *propose_holds(const struct proposed *p, struct arena *a);

/* The command that books what is proposed, and its pairs. */
enum { PROPOSE_PAIRS = 5 };
const char *propose_command(
    const struct proposed *p, struct pair pair[PROPOSE_PAIRS], size_t *n, struct arena *a);

/* The id under which the resource of a place is stored; 0 for RES_NONE. */
int64_t propose_resource(const struct proposed *p, int who);

/* "KB + Pool" of a place. */
const char *propose_who(const struct proposed *p, const struct place *at, struct arena *a);

#endif
