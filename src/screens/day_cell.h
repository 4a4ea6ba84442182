/* day_cell - one cell of the day or of the week: who is there, what is free, what Enter does. */
#ifndef SCREENS_DAY_CELL_H
#define SCREENS_DAY_CELL_H

#include "app/day_view.h"
#include "screens/screen.h"

/* From `minute` on, `minutes` long.  column NULL: no therapist, room or device is set up. */
struct day_cell {
	const struct day_view *view;
	const struct day_column *column;
	int minute, minutes;
};

/* x, or the nearest of 0 to n - 1. */
int day_cell_within(int x, int n);

/* The visit that begins in the cell, else the first that goes on in it; NULL. */
const struct day_visit *day_cell_visit(const struct day_cell *c);
/* The first minute of the cell at which a place is free; MINUTE_NONE. */
int day_cell_free(const struct day_cell *c);
/* Who is about to book there; NULL. */
const struct day_hold *day_cell_hold(const struct day_cell *c);

/* Enter opens the visit, else it books: for b, who is in hand (b->patient 0: nobody), a place
 * beside a visit is a place. */
bool day_cell_opens(const struct day_cell *c, const struct banner *b);
/* The chart of the visit. */
struct go day_cell_chart(const struct day_cell *c);
/* Another screen on the visit, "move" or "changes"; s says when there is none. */
struct go day_cell_open(struct screen *s, const struct day_cell *c, const char *screen);
/* Goes on to booking the free place, for b or for who is found then; s says why not. */
struct go day_cell_book(struct screen *s, const struct day_cell *c, const struct banner *b);
/* The next free places of that therapist, room or device from that day on. */
struct go day_cell_next_free(struct screen *s, const struct day_cell *c);

/* What is in the cell, in words. */
const char *day_cell_words(const struct day_cell *c, const struct grid *g, struct arena *turn);

/* "earlier, from 08:00: 3 visits", at the right end of row y: what stands above the first row
 * that is shown, or with `below` under the last.  from, to: all minutes that there are; shown:
 * those on the screen.  Nothing where nothing is hidden. */
struct day_hidden {
	int from, to;
	struct span shown;
	int visits;
	bool below;
};
void day_cell_hidden(struct grid *g, int y, const struct day_hidden *h, struct arena *turn);

#endif
