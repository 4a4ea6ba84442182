/* chart_pane - the parts of a chart that take as many rows as their words. */
#ifndef SCREENS_CHART_PANE_H
#define SCREENS_CHART_PANE_H

#include "ui/frame.h"

struct chart;

/* A text as rows of w columns below each other, `most` of them; only measured when g is NULL.
 * Returns their number. */
int chart_rows(struct grid *g, int y, int x, int w, int most, const char *text);

/* What is known of both hips, right first; what is not, said as such. */
void chart_hips(
    const struct chart *c, struct grid *g, const struct body *b, int x, struct arena *turn);

#endif
