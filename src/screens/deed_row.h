/* deed_row - a line of the audit as lists show it: when, who, from where, did what. */
#ifndef SCREENS_DEED_ROW_H
#define SCREENS_DEED_ROW_H

#include <stdint.h>

#include "ui/grid.h"

enum { DEED_X = 3 }; /* where it begins */

struct deed_row {
	int64_t at; /* UTC */
	const char *login, *station, *action;
	const char *words; /* in place of those of the action, as long as they are; NULL */
};

/* Without the day where all rows are of one.  returns the columns that are taken from 0 on. */
int deed_row_draw(const struct deed_row *r, struct grid *g, int y, bool one_day, enum look look);

/* Where what was done ends when it is as long as it can be. */
int deed_row_end(bool one_day);

/* What stands above the rows. */
void deed_row_heads(struct grid *g, int y, bool one_day);

#endif
