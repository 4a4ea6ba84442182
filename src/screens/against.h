/* against - what is known against a therapy, in lines under what is about to be booked. */
#ifndef SCREENS_AGAINST_H
#define SCREENS_AGAINST_H

#include "app/barred.h"
#include "ui/grid.h"

enum { AGAINST_ROWS = 4 };

/* The rows that it takes at that width, at most AGAINST_ROWS; 0: nothing is known. */
int against_rows(const struct barred *b, int w);
/* Draws them at y, x. */
void against_draw(const struct barred *b, struct grid *g, int y, int x, int w, struct arena *turn);

#endif
