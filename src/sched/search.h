/* search - the best days for a course, by exact search.
 *
 * The inner part of plan.h.  What a session costs depends on its own day and
 * number once an anchor is fixed: the therapist, the minute and the weekday
 * that the course keeps to.  For one anchor, dynamic programming over the days
 * (state: number of the session, its day, how many in that week) finds the
 * cheapest plan; all anchors that the wish leaves open are tried until one costs
 * no more than the least that any could; whatever cannot become cheaper than the
 * best so far is cut off.
 */
#ifndef SCHED_SEARCH_H
#define SCHED_SEARCH_H

#include "sched/busy.h"
#include "sched/plan.h"
#include "sched/want.h"

struct search;

/* w must have passed want_check(); visits and fixed sessions are read from it. */
struct search *search_new(
    struct arena *a, const struct busy *b, const struct want *w, const struct plan_cost *cost);

/* How many of w->count sessions the total leaves. */
int search_count(const struct search *s);

/* The cheapest plan: day[] gets search_count() days, DAY_NONE for a session
 * that cannot be placed.  Returns its cost, the open ones included. */
int search_run(struct search *s, struct anchor *anchor, int *day);

/* The best place of that day for the anchor, lanes included; false when there is none. */
bool search_slot(struct search *s, const struct anchor *anchor, int day, struct slot *out);

/* Where the rhythm puts the next session after `day` (DAY_NONE: the first). */
int search_due(const struct search *s, const struct anchor *anchor, int day);

#endif
