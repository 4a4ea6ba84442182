/* chart_path - the six steps of a chart, each with its state, its day and what it came to. */
#ifndef SCREENS_CHART_PATH_H
#define SCREENS_CHART_PATH_H

#include "app/chart.h"
#include "ui/frame.h"

/* In the rows of b and w columns; `chosen` has the cursor.  Returns the row below it. */
int chart_path(
    const struct chart *c, int chosen, struct grid *g, struct body b, int w, struct arena *turn);

/* The text of a step, when in h rows of w columns it is not shown whole; else NULL. */
const char *chart_path_cut(const struct chart *c, int step, int w, int h);

#endif
