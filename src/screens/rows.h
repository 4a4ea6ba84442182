/* rows - a list of what was read, which is read again while it is shown. */
#ifndef SCREENS_ROWS_H
#define SCREENS_ROWS_H

#include "screens/screen.h"
#include "ui/list.h"

/* The ids of rows, stride bytes apart. */
struct row_ids {
	const int64_t *first;
	size_t stride, n;
};
/* Of a vector whose elements have an id. */
#define ROW_IDS(rows)                                                                              \
	((struct row_ids){ (rows).n > 0 ? &(rows).at[0].id : NULL, sizeof((rows).at[0]), (rows).n })

/* Of so many that have none: numbers from 1. */
#define ROW_NUMBERS(count) ((struct row_ids){ NULL, 0, (count) })

/* done: rows were read, in *fresh.  They take the place of those in *mem and become the list's;
 * else what is shown stays, and *fresh is given back.  Returns done. */
bool rows_take(
    bool done, struct arena *mem, struct arena *fresh, struct list *l, struct row_ids ids);

/* list_key(), where a number is of digits in a row; that no row has it, s says. */
bool rows_key(struct screen *s, struct list *l, const struct key *k, int h);

/* The contexts of a screen whose keys are about the rows of l: its own while there is one, else
 * what works everywhere. */
const char *const *rows_contexts(const struct screen *s, const struct list *l);

#endif
