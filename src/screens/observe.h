/* observe - a hip that is watched and for which nothing else is done: beside the treatments. */
#ifndef SCREENS_OBSERVE_H
#define SCREENS_OBSERVE_H

#include "app/treatment.h"
#include "screens/screen.h"

/* Decides it for the patient of s, or ends it, says so, and lets s read again. */
void observe_toggle(struct screen *s, const struct chosen_list *all, char side);

#endif
