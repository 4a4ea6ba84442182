/* chart_pane - the parts of a chart, but for its path, that take as many rows as their words. */
#ifndef SCREENS_CHART_PANE_H
#define SCREENS_CHART_PANE_H

#include "ui/frame.h"

struct banner;
struct chart;
struct chart_event;

/* A text as rows of w columns below each other, `most` of them; only measured when g is NULL.
 * Returns their number. */
int chart_rows(struct grid *g, int y, int x, int w, int most, const char *text);

/* What is known of both hips, right first; what is not, said as such. */
void chart_hips(
    const struct chart *c, struct grid *g, const struct body *b, int x, struct arena *turn);

/* The next visit and how the patient is reached, in two rows. */
void chart_foot(const struct chart *c, struct grid *g, int y, struct arena *turn);

/* What stands above all else: the patient has left or died, others bear the name, somebody fills
 * a form ("RI fills Intake"; "") just now; NULL: nothing. */
const char *chart_warn(const struct banner *b, const char *fillers, struct arena *turn);

/* The timeline in the rows of b: the entry `chosen` and as many before it as there is room for; -1
 * where the path has the keys. */
void chart_timeline(
    const struct chart *c, int chosen, struct grid *g, struct body b, int w, struct arena *turn);

#endif
