/* chart_part - where the six steps of the path lead. */
#ifndef SCREENS_CHART_PART_H
#define SCREENS_CHART_PART_H

#include "app/chart.h"
#include "screens/screen.h"

/* Whoever may fill the form of a step goes to it; others read what was saved there last.  While
 * there is nothing, s says who may. */
struct go chart_part_go(struct screen *s, const struct chart *c, enum chart_part part);

/* The step that a digit names; PARTS: none. */
int chart_part_named(const struct input *in);

#endif
