/* replan - where the visits go that lose their places: somebody is ill, a device
 * is broken, the clinic closes.
 *
 * A proposal, read from the book as it will be then; nothing is saved.  Who can
 * be seen at the same time by a colleague stays; others get the best place that
 * the planner finds within four weeks, by the rules of their course; for the
 * rest somebody must call.  The proposal stands as a whole: all of its places
 * can be taken together, whichever visits stay where they are.
 */
#ifndef APP_REPLAN_H
#define APP_REPLAN_H

#include "app/app.h"
#include "base/vec.h"
#include "sched/calendar.h"

/* What takes the places away. */
struct replan_for {
	int64_t resource; /* who or what is not there; 0: the clinic closes */
	int from, to;     /* days, both included */
	struct span at;   /* of each day; 0 to 1440 is the whole day */
	const char *why;  /* "ill", "Christmas" */
	bool stranded;    /* nothing new: those that stand already where they cannot, stranded.h */
};

enum replan_state {
	REPLAN_SAME,  /* same day and time, with a colleague or in another room */
	REPLAN_MOVED, /* another day or time: the patient is told */
	REPLAN_CALL,  /* no place was found, or the patient is here already */
};

struct replan_row {
	int64_t session, patient, rev;
	const char *name, *latin, *number;
	const char *label;  /* with its hip */
	const char *phone;  /* as phone_words() tells of it */
	bool unphoned;      /* there is no number on record that may be called */
	const char *flag;   /* the red flag that nobody called about yet; "" none */
	bool alert;         /* there is one on record */
	const char *barred; /* what the record knows against the therapy; "" nothing */
	int day, minute;
	const char *who; /* "KB + Gym", as it is now */
	enum replan_state state;
	int to_day, to_minute;
	int64_t to[RES_KINDS]; /* resources, 0: none */
	const char *to_who;    /* "TL + Gym"; "" when it needs a call */
	const char *lost;      /* why it cannot stay: "KB away (ill)" */
	const char *why;       /* who chose otherwise, that nobody else can, or why no place; "" */
};

struct replan {
	VEC(struct replan_row) row; /* by day and time */
	int same, moved, call;
	int unphoned;       /* of those who move */
	const char *reason; /* for places chosen by hand that a rule asks about; NULL */
};

/* All that is still to come and falls on it.  Lives in a.
 * errors  ERR_MISSING: no such resource. */
bool replan(struct app *app, const struct replan_for *what, struct arena *a, struct replan *out,
    struct err *e) MUST_CHECK;

/* Counts the rows once more, after one was changed. */
void replan_count(struct replan *p);

#endif
