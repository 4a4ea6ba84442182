/* cells - one day as 288 cells of five minutes.
 *
 * Everything booked is a multiple of five minutes; a set of cells is a day's
 * opening hours, what is taken of it, or the times at which something may
 * start.  Minutes are 0 to 1440; a span ends before its `to`.
 */
#ifndef SCHED_CELLS_H
#define SCHED_CELLS_H

#include <stdbool.h>
#include <stdint.h>

enum { CELL_MINUTES = 5, CELL_COUNT = 288, CELL_WORDS = 5 };

struct cells {
	uint64_t w[CELL_WORDS];
};

struct span {
	int from, to; /* minutes of the day */
};

/* Every cell that the span touches; what lies outside the day is ignored. */
void cells_set(struct cells *c, struct span s);
void cells_clear(struct cells *c, struct span s);
/* One cell of the span is in c; all of them are (false for an empty span or
 * one that leaves the day). */
bool cells_any(const struct cells *c, struct span s);
bool cells_all(const struct cells *c, struct span s);

/* No cell, how many cells, those in both, those in either. */
bool cells_empty(const struct cells *c);
int cells_count(const struct cells *c);
struct cells cells_and(struct cells a, struct cells b);
struct cells cells_or(struct cells a, struct cells b);
/* What is in a and not in b. */
struct cells cells_without(struct cells a, struct cells b);

/* The cells from which on `minutes` are all in c, within the day. */
struct cells cells_starts(struct cells c, int minutes);
/* The cells that begin at a multiple of `step` minutes after midnight. */
struct cells cells_grid(int step);

/* The first minute at or after, the last at or before, and the nearest (the
 * earlier of two) whose cell is in c; MINUTE_NONE when there is none. */
int cells_next(const struct cells *c, int minute);
int cells_last(const struct cells *c, int minute);
int cells_near(const struct cells *c, int minute);

#endif
