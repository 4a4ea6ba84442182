/* phone_words - the number of a patient, and what is known of the agreement to be called. */
#ifndef APP_PHONE_WORDS_H
#define APP_PHONE_WORDS_H

#include "base/arena.h"
#include "store/phone.h"

/* Of routine: a refused number is not shown.  "07700 900123", "07700 900123, agreement to be called
 * not recorded", "does not agree to be called", "none on record". */
const char *phone_words(const struct phone *p, struct arena *a);
/* The same with the number that was refused: of a red flag, and of a chart. */
const char *phone_words_whole(const struct phone *p, struct arena *a);
/* It is there and was not refused. */
bool phone_is_usable(const struct phone *p);

#endif
