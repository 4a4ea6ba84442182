/* phone_words - the number of a patient, and what is known of the agreement to be called. */
#ifndef APP_PHONE_WORDS_H
#define APP_PHONE_WORDS_H

#include "base/arena.h"
#include "store/phone.h"

/* Of routine: a number that was refused for all is not shown.  "07700 900123", "07700 900123, no
 * SMS", "07700 900123, SMS only: does not agree to be called", "07700 900123, agreement to be
 * called not recorded", "does not agree to be called", "none on record". */
const char *phone_words(const struct phone *p, struct arena *a);
/* The same with the number that was refused: of a red flag, and of a chart. */
const char *phone_words_whole(const struct phone *p, struct arena *a);

#endif
