/* treatment_table - the nine treatments as the treatment screen shows them: boxes and classes of
 * both hips, and why, of the hip that the keys go to. */
#ifndef SCREENS_TREATMENT_TABLE_H
#define SCREENS_TREATMENT_TABLE_H

#include "app/telling.h"
#include "ui/grid.h"

struct treatment_table {
	const struct advice *advice;
	const struct chosen_list *chosen;
	const struct chosen *const *held[HIPS]; /* by treatment: the decision that holds, or NULL */
	const bool *want[HIPS];                 /* by treatment: as the boxes stand; one that is not
	                                         * as the record is has a star before it */
	int hip, at;                            /* that the keys go to */
};

/* The stages of both hips, in one row where they fit, else one for each; the row below. */
int treatment_stages(const struct treatment_table *v, struct grid *g, int y, struct arena *turn);
/* The table and the legend of the classes in it, above row end; the row below.  Reasons take as
 * many rows as leave room for what is told of one treatment. */
int treatment_rows(
    const struct treatment_table *v, struct grid *g, int y, int end, struct arena *turn);

#endif
