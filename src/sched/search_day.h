/* search_day - what one day offers to a course, and what it costs. */
#ifndef SCHED_SEARCH_DAY_H
#define SCHED_SEARCH_DAY_H

#include "sched/search.h"

enum { COST_NEVER = 1 << 28 };

/* One day, made when it is first asked for. */
struct offer {
	bool possible;      /* the rules that look at the day alone allow it */
	bool shared;        /* the patient comes that day anyway */
	int beside;         /* on a shared day the start next to the other visit; MINUTE_NONE */
	int wait;           /* minutes between the two */
	int before, after;  /* fixed sessions around it; DAY_NONE */
	int week;           /* fixed sessions of its week */
	struct cells any;   /* starts with anybody */
	struct cells *with; /* starts with each therapist of the search */
	int stamp, cost;    /* the cost for the anchor of that number */
};

struct search {
	struct arena *a;
	const struct busy *b;
	const struct want *w;
	const struct plan_cost *cost;
	int first, last;   /* days that are searched */
	int start;         /* where the rhythm begins */
	int n;             /* sessions */
	int gap_min;       /* at least 1 */
	int gap_usual;     /* no less */
	bool weekly;       /* each weekday is tried as the anchor */
	int *due;          /* of session i by the rhythm from the first day */
	int *who, nwho;    /* the therapists that may give it; one RES_NONE when none is needed */
	struct cells grid; /* where sessions may start */
	struct offer **offer; /* of each day */
	struct anchor anchor; /* the one at work, its number and its therapist in who[] */
	int anchor_number, anchor_who;
	bool any_anchor;   /* the anchors at work are all of them at once */
	int best;          /* the cost to beat */
	int least;         /* what none can fall short of */
	int *least_with;   /* nor with this one of who[] */
	struct step *step; /* the states of dynamic programming, stage by stage */
	size_t steps, room;
	struct seen *seen; /* of each day and count in the week */
	int weeks, stage;
};

/* The smaller one. */
int at_most(int n, int most);

/* What that day offers, worked out once; it lies in s->first to s->last. */
struct offer *offer_of(struct search *s, int day);

/* What a session on that day costs with the anchor, lateness apart;
 * COST_NEVER when it cannot be. */
int offer_cost(struct search *s, int day);

/* The cheapest therapist and minute of the day for the anchor, as an index of
 * s->who; its cost, COST_NEVER when there is none. */
int offer_best(const struct search *s, const struct offer *o, int *who, int *minute);

/* The place at that minute with that therapist (RES_NONE: none needed), the
 * room, device and lanes filled in; false when they are not free together. */
bool search_place(const struct search *s, int day, int who, int minute, struct slot *out);

#endif
