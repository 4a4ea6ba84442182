/* score - one number from the answers to an instrument.
 *
 * Pure: only the ways of combining are here; see instrument.h for the facts.
 * A missing item never counts as a zero: the total is then not known and the
 * item is named.  Two numbers may share a trend only when their series is the
 * same: instrument, version and method.
 */
#ifndef MODEL_SCORE_H
#define MODEL_SCORE_H

#include "base/value.h"
#include "model/instrument.h"

/* May the value be an answer of the item?  NONE always may.
 * errors  ERR_INPUT, field the item's key: what it may be. */
bool score_check(const struct score_item *item, struct value v, struct err *e) MUST_CHECK;

struct score_result {
	const char *name;
	double value; /* NAN when not known */
};

struct score {
	const struct instrument *of;
	const char *series;          /* "harris-hip 1 weights": never mix two in a trend */
	double total;                /* NAN when an item is missing */
	struct score_result *result; /* rom_points, worst, interval, ... */
	size_t nresult;
	const char *grade; /* NULL when not known or none applies */
	struct texts flags, missing;
};

/* The score of one answer set; answers in the order of in->item.
 * errors  ERR_INPUT: an answer that cannot be, or two that contradict each other. */
bool score_of(const struct instrument *in, const struct value *answer, struct arena *a,
    struct score *out, struct err *e) MUST_CHECK;

#endif
