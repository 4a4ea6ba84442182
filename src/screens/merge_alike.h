/* merge_alike - whom a record may be the same person as: the list that a merge begins with.
 *
 * Those who look alike, each with the points of the likeness; below them what became part of this
 * record already, which may be parted again. */
#ifndef SCREENS_MERGE_ALIKE_H
#define SCREENS_MERGE_ALIKE_H

#include "app/merging.h"
#include "ui/frame.h"
#include "ui/grid.h"
#include "ui/list.h"

enum { MERGE_ALIKE_LINES = 2 }; /* of each row */

struct merge_alike {
	struct find_rows alike;
	struct merged_list parts;
	struct list list; /* ids of the patients, then those of the parts, below 0 */
};

/* Reads both; what the list shows stays until merge_alike_show().  Lives in a. */
bool merge_alike_read(struct app *app, int64_t patient, struct arena *a, struct merge_alike *out,
    struct err *e) MUST_CHECK;

/* What was read becomes the list's; a is that of the reading. */
void merge_alike_show(struct merge_alike *l, struct arena *a);

/* The question, and the rows that have room. */
void merge_alike_draw(
    const struct merge_alike *l, struct grid *g, struct body b, struct arena *turn);

#endif
