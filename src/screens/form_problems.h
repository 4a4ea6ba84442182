/* form_problems - what stands against saving, one line each, with the way to it. */
#ifndef SCREENS_FORM_PROBLEMS_H
#define SCREENS_FORM_PROBLEMS_H

#include "screens/form_work.h"

/* Finds it; false: there is nothing but what is asked about. */
bool form_problems_any(struct form_work *w);
const char *const *form_problems_contexts(const struct form_work *w);
struct go form_problems_key(struct form_work *w, struct screen *s, const struct key *k);
void form_problems_draw(
    const struct form_work *w, struct grid *g, struct body b, struct arena *turn);

#endif
