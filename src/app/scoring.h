/* scoring - the scores that follow from a saved form. */
#ifndef APP_SCORING_H
#define APP_SCORING_H

#include "app/respond.h"

/* Keeps a score of each instrument that the form answers something of, for each
 * hip where the instrument is one of a hip; the sentence of `out` grows by them. */
bool scoring_keep(
    struct call *c, const struct respond *r, struct outcome *out, struct err *e) MUST_CHECK;

#endif
