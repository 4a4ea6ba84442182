/* merge_pane - two records side by side: what stays, what goes, and what to look at. */
#ifndef SCREENS_MERGE_PANE_H
#define SCREENS_MERGE_PANE_H

#include "app/merge_form.h"
#include "app/merging.h"
#include "ui/frame.h"
#include "ui/grid.h"

/* Two records, what is taken of the second, and where the cursor is. */
struct merge_pane {
	const struct merging *both;
	unsigned take; /* bits of enum merge_take: what holds as the record that goes says it */
	int choice;    /* the one under the cursor, as merge_choice_at() counts */
	int from;      /* lines that are scrolled out at the top */
};

/* Side by side, and what happens to both. */
void merge_pane_draw(const struct merge_pane *p, struct grid *g, struct body b, struct arena *turn);

/* What each of the two says of a choice, as the pane shows it. */
void merge_pane_said(
    const struct merging *m, int choice, struct arena *a, const char **stays, const char **goes);

#endif
