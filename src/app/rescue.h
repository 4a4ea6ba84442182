/* rescue - what is typed, written down where a person finds it when the database is gone.
 *
 *	rescue_begin(app);
 *	... each screen keeps its draft: draft_keep() puts it into the rescue, too ...
 *	path = rescue_end(app, a);
 *
 * A text for people, in a new file of theirs, mode 0600: in the first of
 * $XDG_RUNTIME_DIR, /run/user/N and their home that is theirs alone, else in /tmp.
 */
#ifndef APP_RESCUE_H
#define APP_RESCUE_H

#include "app/fill.h"

/* From here on draft_keep() and draft_keep_text() write into the rescue as well. */
void rescue_begin(struct app *app);
bool rescue_is_on(const struct app *app);

/* What is typed in a form, by its questions; or a text that a screen makes of its choices. */
void rescue_form(struct app *app, const struct fill *what, const struct form *f);
void rescue_text(struct app *app, const struct fill *what, const char *text);

/* The file; "" when nothing was typed.  errors  ERR_IO. */
bool rescue_end(struct app *app, struct arena *a, const char **path, struct err *e) MUST_CHECK;

#endif
