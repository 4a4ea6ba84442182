/* chart_part - where the six steps of the path lead. */
#ifndef SCREENS_CHART_PART_H
#define SCREENS_CHART_PART_H

#include "app/chart.h"
#include "screens/screen.h"

/* The step leads somewhere: it is this person's, or what was saved there last can be read. */
bool chart_part_opens(const struct screen *s, const struct chart *c, enum chart_part part);
/* "therapist, doctor or manager": who does that step, "" where everybody does; lives in a. */
const char *chart_part_whom(enum chart_part part, struct arena *a);

/* "no findings yet: by therapist, doctor or manager": adds that to the texts of such steps. */
void chart_part_name_others(const struct screen *s, struct chart *c, struct arena *a);

/* The step that Enter means at one: from one that is done the next that is not, where this person
 * does that.  The visits are looked at when all of them are booked, too. */
enum chart_part chart_part_meant(const struct screen *s, const struct chart *c, enum chart_part at);

/* Whoever may fill the form of a step goes to it; others read what was saved there last.  While
 * there is nothing, s says who may. */
struct go chart_part_go(struct screen *s, const struct chart *c, enum chart_part part);

/* The n key hints of the path, where Enter at one step means another: it says which, and the key
 * of the step itself is among them.  Lives in turn. */
const struct keyhint *chart_part_hints(const struct chart *c, enum chart_part at,
    enum chart_part meant, const struct keyhint *all, size_t *n, struct arena *turn);

/* The step that a digit names; PARTS: none. */
int chart_part_named(const struct input *in);

#endif
