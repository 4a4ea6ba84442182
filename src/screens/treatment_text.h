/* treatment_text - what the treatment screen draws of what is told of a treatment. */
#ifndef SCREENS_TREATMENT_TEXT_H
#define SCREENS_TREATMENT_TEXT_H

#include "app/telling.h"
#include "screens/prose.h"

/* Draws the words that must stand beside any class in the rows before end; the first of them. */
int treatment_statement(const struct advice *v, struct grid *g, int end, struct arena *a);

#endif
