/* kept_text - what is chosen or typed on a screen that is no form, as a draft of one text.
 *
 * Take it when the screen opens, keep it from the screen's keep(), end it when it is saved. */
#ifndef SCREENS_KEPT_TEXT_H
#define SCREENS_KEPT_TEXT_H

#include "app/drafts.h"
#include "screens/screen.h"

struct kept_text {
	struct fill what; /* form: the name that it was taken by */
	char draft[DRAFT_ID];
	const char *kept; /* as it was kept last; "" nothing */
};

/* What this person left; "" when nothing was.  The name begins with the screen's; what may be
 * left on several things at once, as a note on each treatment, is told apart by the words that
 * follow: "override drug right". */
bool kept_text_take(struct kept_text *k, struct screen *s, const char *name, const char **text,
    struct err *e) MUST_CHECK;
/* Writes it down when it is not what was kept already; "" ends the draft. */
void kept_text_keep(struct kept_text *k, struct screen *s, const char *now);
/* It is saved. */
void kept_text_saved(struct kept_text *k, struct screen *s);

#endif
