/* instrument_read - the hands that read one instrument of score.cfg.
 *
 * First what it asks, then how it counts: weights, sums and norms name items by their keys and
 * are resolved to indexes at once, so every item is known by then.  The first fault ends the
 * reading of this instrument, never that of the next.
 */
#ifndef MODEL_INSTRUMENT_READ_H
#define MODEL_INSTRUMENT_READ_H

#include "model/instrument.h"

struct instrument_reader {
	struct entry_reader *r;
	struct instrument *in;     /* filled from top to bottom */
	const struct scores *done; /* those that stand before it in the file */
};

/* Members that must be there: the item of that key, as its index; a number.
 * errors  ERR_CONF: the line, and what is missing there or not known. */
bool item_in(const struct conf_node *n, const char *key, const struct instrument_reader *m,
    int *out, struct err *e) MUST_CHECK;
bool number_in(const struct conf_node *n, const char *key, double *out, struct err *e) MUST_CHECK;

/* What it asks: `items`, its own, or `items_from`, as another one asks them.
 * errors  ERR_CONF: the line; an option, a limit or a key is wrong, or stands twice. */
bool instrument_items(
    const struct conf_node *n, const struct instrument_reader *m, struct err *e) MUST_CHECK;

/* How it counts, and what a total means: `parts`, `grades`, `norms`, `flags`, `changes`, `table`
 * and `ratio`.  All may be absent, but `ratio` where the total is one.
 * errors  ERR_CONF: the line; an item is not known, or bands and rows are out of order. */
bool instrument_counts(
    const struct conf_node *n, const struct instrument_reader *m, struct err *e) MUST_CHECK;

#endif
