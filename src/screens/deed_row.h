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

/* How wide its columns are: as what stands in them, up to a share of the terminal. */
struct deed_cols {
	bool one_day; /* the day of all rows is the same, and has no column */
	int who, station, did;
};
/* As the heads, and then as each of the rows. */
void deed_cols_start(struct deed_cols *c, bool one_day, const struct grid *g);
void deed_cols_fit(struct deed_cols *c, const struct deed_row *r, const struct grid *g);

/* returns the columns that are taken from 0 on. */
int deed_row_draw(
    const struct deed_row *r, struct grid *g, int y, const struct deed_cols *c, enum look look);

/* Where what stands behind it begins. */
int deed_row_end(const struct deed_cols *c);

/* What stands above the rows. */
void deed_row_heads(struct grid *g, int y, const struct deed_cols *c);

#endif
