/* treatment_text - why a treatment fits a hip as it does, in the pack's words. */
#ifndef SCREENS_TREATMENT_TEXT_H
#define SCREENS_TREATMENT_TEXT_H

#include "app/treatment.h"
#include "screens/prose.h"

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

/* The main reason in a few words, and the mark before it; MARKS when nothing speaks against it.
 * A treatment with unasked conditions is never without a mark. */
const char *telling_why(const struct telling *x, enum mark *mark, struct arena *a);

/* What the pane below the table says: the sentence with its sources, what speaks against it or
 * parts of it, what was never asked, warnings, the natural history of such hips. */
void telling_pane(const struct telling *x, struct prose *p);

/* All of it: what would have to be otherwise, the rules by their ids, the statements. */
void telling_all(const struct telling *x, struct prose *p);

/* "R usually appropriate  C may be considered ...": the classes that either hip has. */
const char *telling_legend(const struct advice *v, struct arena *a);

/* Draws the words that must stand beside any class in the rows before end; the first of them. */
int telling_statement(const struct advice *v, struct grid *g, int end, struct arena *a);

#endif
