/* telling - why a treatment fits a hip as it does, in the pack's words. */
#ifndef APP_TELLING_H
#define APP_TELLING_H

#include "app/told.h"
#include "app/treatment.h"

/* Which treatment of which hip is spoken of. */
struct telling {
	const struct advice *v;
	int hip, treatment; /* HIP_R or HIP_L; index in the pack */
};

/* "right" or "left". */
const char *hip_word(int hip);
/* The title without what stands in brackets; lives in a. */
const char *treatment_title(const struct treatment *t, struct arena *a);

/* "Right  II final, size MEDIUM": stage, status and what would settle it. */
const char *telling_stage(const struct advice *v, int hip, struct arena *a);

/* The main reason in a few words, and how bad that is; TOLD_PLAIN when nothing speaks against it.
 * A treatment with unasked conditions is never TOLD_PLAIN. */
const char *telling_why(const struct telling *x, enum told_kind *kind, struct arena *a);

/* What the pane below the table says: the sentence with its sources, what speaks against it or
 * parts of it, what was never asked, warnings, the natural history of such hips. */
void telling_pane(const struct telling *x, struct told *p);

/* All of it: what would have to be otherwise, the rules by their ids, the statements. */
void telling_all(const struct telling *x, struct told *p);

/* What takes a reason: its class, and the warnings that must be answered. */
void telling_concerns(const struct telling *x, struct told *p);

/* Those of decide_reasons() that can answer what it says. */
struct told_reasons {
	VEC(const struct decide_reason *) list;
};
void telling_reasons(const struct telling *x, struct arena *a, struct told_reasons *out);
/* Which of them has that number (decide_number); -1: none. */
int told_reason(const struct told_reasons *all, int number);
/* "1, 2, 4 or 6": their numbers. */
const char *told_numbers(const struct told_reasons *all, struct arena *a);

/* "R usually appropriate  C may be considered ...": the classes that either hip has. */
const char *telling_legend(const struct advice *v, struct arena *a);

#endif
