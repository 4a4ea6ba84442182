/* since - on which day a decided treatment began, in words. */
#ifndef APP_SINCE_H
#define APP_SINCE_H

#include "app/app.h"

/* "operated 10-Nov-2026" where follow-up counts from an operation, else "since 10-Nov-2026"; ""
 * when nobody said the day.  key: the treatment's; lives in a. */
const char *since_words(struct app *app, const char *key, int began, struct arena *a);

#endif
