/* treatment_text - what the treatment screen draws of what is told of a treatment. */
#ifndef SCREENS_TREATMENT_TEXT_H
#define SCREENS_TREATMENT_TEXT_H

#include "app/telling.h"
#include "screens/prose.h"
#include "screens/screen.h"

/* Draws the words that must stand beside any class in the rows before end; the first of them. */
int treatment_statement(const struct advice *v, struct grid *g, int end, struct arena *a);

/* "Decided 2-Nov-2026 by LO, operated 10-Nov-2026."; lives in a. */
const char *treatment_held(const struct chosen *held, struct arena *a);

/* The hip and the row that a place as "core-decompression.L" means; as they were where it means
 * none, or is NULL. */
void treatment_place(const struct pack *p, const char *place, int *hip, int *t);

/* Says what the box of x now stands for, and that the same key takes it back.  held: the decision
 * that holds there, or NULL. */
void treatment_say_box(
    struct screen *s, const struct telling *x, bool want, const struct chosen *held);

#endif
