/* search_path - the cheapest days for one anchor, by dynamic programming over the days.
 *
 * A state is the number of a session, its day, and how many are in that week by then; stage by
 * stage the next session is put on each day on which it may follow.  The anchor is that of the
 * search, s->best the cost to beat.
 */
#ifndef SCHED_SEARCH_PATH_H
#define SCHED_SEARCH_PATH_H

#include "sched/search_day.h"

/* Room for the states, once the days that are searched are known. */
void path_begin(struct search *s);

/* The cheapest plan below s->best, which becomes its cost: its days, DAY_NONE for a session that
 * stays open; day NULL: its cost alone.  Returns false when there is none. */
bool path_find(struct search *s, int *day);

/* Lowers s->best to what a plan costs that is quickly found, so that path_find() cuts off more
 * and still finds one as cheap. */
void path_bound(struct search *s);

#endif
