/* stage_pane - what follows from the findings of both hips, while they are typed. */
#ifndef SCREENS_STAGE_PANE_H
#define SCREENS_STAGE_PANE_H

#include "app/chart.h"
#include "app/facts_of.h"
#include "app/fill.h"
#include "form/form.h"
#include "model/advise.h"
#include "ui/frame.h"
#include "ui/grid.h"

/* Rows below the form: the derived stages, and with the explanation of one hip. */
enum { STAGE_PANE_HEAD = 4, STAGE_PANE_ROWS = 8 };

/* Starts as { 0 }. */
struct stage_pane {
	struct known known;
	struct hip_view before[HIPS]; /* the stages on record */
	struct advice advice;
	struct arena now; /* of advice */
};

/* Reads what is known of the patient of `what`, on a day; what is on record lives in mem. */
bool stage_pane_open(struct stage_pane *p, struct app *app, const struct fill *what, int day,
    struct arena *mem, struct err *e) MUST_CHECK;
/* Derives both hips from what stands in the form. */
void stage_pane_settle(struct stage_pane *p, const struct form *f);
void stage_pane_close(struct stage_pane *p);

/* "ARCO IIIA", "not staged", "conflict". */
const char *stage_pane_title(const struct stage_pane *p, int hip);
/* The entries of a hip contradict each other or cannot be: it gets no stage.  A
 * sentence that says which, or NULL. */
const char *stage_pane_doubt(const struct stage_pane *p, int hip, struct arena *a);

/* Where the columns of the form are. */
struct stage_columns {
	int value_x, side_w, cols;
	int hip; /* the one under the cursor, which is explained */
};
/* Below the form. */
void stage_pane_draw(const struct stage_pane *p, struct grid *g, struct body b,
    const struct stage_columns *at, struct arena *a);
/* At its right, from column x on: rules, sources and warnings of both. */
void stage_pane_draw_aside(
    const struct stage_pane *p, struct grid *g, struct body b, int x, struct arena *a);

#endif
