/* form_anew - what is typed in a form is thrown away, and comes back by the same key.
 *
 * What was thrown away stays for a week; where nothing is typed the key brings it back. */
#ifndef SCREENS_FORM_ANEW_H
#define SCREENS_FORM_ANEW_H

#include "screens/form_work.h"

/* Asks whichever of the two can be done; says so when neither can. */
void form_anew_ask(struct form_work *w, struct screen *s);

#endif
