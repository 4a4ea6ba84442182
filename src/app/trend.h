/* trend - the scores of a patient over time: each instrument, hip and method by itself.
 *
 * Figures that were counted by another method are never set against each other.
 * What a change means is said in the words of the pack, and only when the change
 * is for the better and as great as those words ask.
 */
#ifndef APP_TREND_H
#define APP_TREND_H

#include "app/app.h"
#include "base/vec.h"
#include "model/instrument.h"

struct trend_point {
	int day;
	double total;
	const char *grade; /* "" when there is none */
};

struct trend {
	const char *name, *unit, *method; /* method: "" when the instrument has one alone */
	const char *method_words;         /* as people call it */
	char side;                        /* R, L, or 0: of the person */
	enum better better;
	VEC(struct trend_point) point; /* oldest first */
	double change;                 /* from the first to the last */
	const char *meaning;           /* the pack's words for it; "" */
};

struct trends {
	VEC(struct trend) list; /* right before left */
};

/* Lives in a.  Records with an item missing have no total and are not in it. */
bool trend_load(struct app *app, int64_t patient, struct arena *a, struct trends *out,
    struct err *e) MUST_CHECK;

/* "Harris hip score, right hip (high is good)", "12-Nov-2026  81 points, good" and "+12 since the
 * first; ...", as every list of scores says them.  The last is "" of one point. */
const char *trend_title(const struct trend *t, struct arena *a);
const char *trend_point_words(const struct trend *t, size_t i, struct arena *a);
const char *trend_change_words(const struct trend *t, struct arena *a);

#endif
