/* latin_said - a sentence for who sees or hears ASCII alone: names in it by their Latin form.
 *
 * Lists have both forms of a name and choose; a sentence that was made for all terminals, or is
 * kept, has the one that is shown.  The name on record says how it is read; what is on no record
 * is transliterated. */
#ifndef APP_LATIN_SAID_H
#define APP_LATIN_SAID_H

#include "base/arena.h"

struct app;

/* In a, or text itself. */
const char *latin_said(struct app *app, const char *text, struct arena *a);

#endif
