/* version_rows - the rows of the history: what, of which hip, when, its state, how many versions.
 *
 * For the records of a patient, and for the alerts, courses, decisions and visits. */
#ifndef SCREENS_VERSION_ROWS_H
#define SCREENS_VERSION_ROWS_H

#include "screens/screen.h"

/* All that is NULL or 0 is left out. */
struct version_row {
	const char *kind; /* "decision"; all rows of a list have one, or none */
	const char *what;
	char side; /* R, L or B */
	int day;   /* DAY_NONE: nothing is there yet; `state` says so */
	int minute;
	const char *state, *by;
	int versions; /* told from 2 on */
};

/* The heads in row y; kinds: the rows have a kind and a time, else initials. */
void version_heads(struct grid *g, int y, bool kinds);
void version_draw(struct grid *g, int y, const struct version_row *r, enum look look);

#endif
