/* plan_text - what a plan's rows say: what differs, why, and what else there is. */
#ifndef SCHED_PLAN_TEXT_H
#define SCHED_PLAN_TEXT_H

#include "sched/plan.h"

/* The session follows or precedes another visit of that day without a wish for
 * a time: then its time differs from nothing. */
bool plan_is_beside(const struct want *w, const struct place *p);

/* Fills why, options and whys of all rows; rows from `allowed` on exceed the total. */
void plan_explain(
    const struct busy *b, const struct want *w, int allowed, struct arena *a, struct proposal *p);

#endif
