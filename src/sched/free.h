/* free - the next free places, and why the days before them did not do.
 *
 * Here weekdays, time of day, start and therapist of the wish are limits.
 * Rules, hours, lanes and the patient's other visits hold as in check.h.
 */
#ifndef SCHED_FREE_H
#define SCHED_FREE_H

#include "sched/plan.h"

struct free_place {
	struct slot slot;
	const char *note; /* "last place in Pool", what needs a reason; "" */
};

struct free_list {
	int n;
	struct free_place *at;
	int nclashes; /* not shown: starts at which only the patient is taken */
	struct slot *clash;
	int nwhys; /* each day up to the last one found that has nothing */
	struct day_why *why;
	bool sooner; /* an earlier place, if the wish may change */
	struct slot sooner_slot;
	const char *sooner_text; /* "Mon 24-Nov 09:30 if mornings are possible" */
};

/* The first n places for one session of w from w->earliest to w->latest, by day
 * and time; the therapist of the wish, or the first that is free.
 * out     lives in a; n may be 0, then every day has its reason.
 * errors  ERR_INPUT: w cannot be understood. */
bool free_find(const struct busy *b, const struct want *w, int n, struct arena *a,
    struct free_list *out, struct err *e) MUST_CHECK;

/* What keeps w from that day; code OBSTACLE_NONE and "" when nothing does.
 * Of the wish only counts what may not change. */
struct day_why free_why(const struct busy *b, const struct want *w, int day, struct arena *a);

#endif
