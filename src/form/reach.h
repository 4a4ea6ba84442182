/* reach - whether any answers at all can make an expression true. */
#ifndef FORM_REACH_H
#define FORM_REACH_H

#include "form/formdef.h"

/* Tries the values that matter: each choice, yes and no, limits, and the
 * numbers and texts that the expression itself speaks of, with their
 * neighbours.  false: none of them does.  true also when there are too many to
 * try. */
bool reach_true(const struct formdef *d, struct expr *x);

#endif
