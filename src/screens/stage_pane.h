/* stage_pane - the stages that follow from what is typed, drawn beside the form. */
#ifndef SCREENS_STAGE_PANE_H
#define SCREENS_STAGE_PANE_H

#include "app/staging.h"
#include "ui/frame.h"
#include "ui/grid.h"

/* Rows below the form: the derived stages, and with the explanation of one hip. */
enum { STAGE_PANE_HEAD = 4, STAGE_PANE_ROWS = 8 };

/* Where the columns of the form are. */
struct stage_columns {
	int value_x, side_w, cols;
	int hip; /* the one under the cursor, which is explained */
};
/* Below the form. */
void stage_pane_draw(const struct staging *p, struct grid *g, struct body b,
    const struct stage_columns *at, struct arena *a);
/* At its right, from column x on: rules, sources and warnings of both. */
void stage_pane_draw_aside(
    const struct staging *p, struct grid *g, struct body b, int x, struct arena *a);

#endif
