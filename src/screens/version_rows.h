/* version_rows - the rows of the history: what, of which hip, when, its state, how many versions.
 *
 * For the records of a patient, and for the alerts, courses, decisions and visits. */
#ifndef SCREENS_VERSION_ROWS_H
#define SCREENS_VERSION_ROWS_H

#include "screens/screen.h"
#include "ui/list.h"

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

/* The rows of a screen, which says what each of them is. */
struct version_list {
	const struct list *list;
	bool kinds; /* the rows have a kind and a time, else initials */
	struct version_row (*row)(const void *ctx, int i);
	const void *ctx;
};

/* The heads, the rows below them, and how many there are further down; or that there is none. */
void version_list_draw(const struct version_list *v, struct grid *g, struct body b);

#endif
