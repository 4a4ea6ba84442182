/* merge_pane - two records side by side: what stays, what goes, and what to look at. */
#ifndef SCREENS_MERGE_PANE_H
#define SCREENS_MERGE_PANE_H

#include "app/merging.h"
#include "ui/frame.h"
#include "ui/grid.h"

/* from: lines that are scrolled out at the top. */
void merge_pane_draw(
    const struct merging *m, struct grid *g, struct body b, int from, struct arena *turn);

#endif
