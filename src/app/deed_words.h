/* deed_words - what the audit calls "session.arrive", as people say it: "arrived". */
#ifndef APP_DEED_WORDS_H
#define APP_DEED_WORDS_H

#include "base/arena.h"

/* Of a command or of what was read; up to 33 columns, in the past.  One that nobody gave words
 * stays as it is. */
const char *deed_words(const char *action);

/* The same of what was refused: "tried to register the patient"; lives in a. */
const char *deed_tried(const char *action, struct arena *a);

#endif
