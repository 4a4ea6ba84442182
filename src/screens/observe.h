/* observe - a hip that is watched and for which nothing else is done: beside the treatments. */
#ifndef SCREENS_OBSERVE_H
#define SCREENS_OBSERVE_H

#include "app/treatment.h"
#include "screens/screen.h"

/* The decision to observe that hip, 'R' or 'L', among those that hold; NULL. */
const struct chosen *observed(const struct chosen_list *all, char side);

/* Decides it for the patient of s, or ends it, says so, and lets s read again. */
void observe_toggle(struct screen *s, const struct chosen_list *all, char side);

#endif
