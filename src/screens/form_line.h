/* form_line - the line of a form that is typed in, drawn alone.
 *
 * Nearly every key of a form changes one line.  Drawing the whole screen for it
 * costs several times what the line does, so it is drawn over what is there as
 * long as nothing else that can be seen has changed.
 */
#ifndef SCREENS_FORM_LINE_H
#define SCREENS_FORM_LINE_H

#include "screens/form_work.h"

/* All on which what is seen beside that line depends. */
struct form_seen {
	const struct form *form;
	size_t cell;
	unsigned shape, beside;
	int top;
	bool types; /* text was typed in it before, and is shown nowhere else */
};

/* As it is now. */
struct form_seen form_line_see(const struct form_work *w);
/* Since then a key was typed into the same line, and no more was changed than that. */
bool form_line_alone(const struct form_work *w, const struct form_seen *was);

/* form_work.c: the rows of b that are the form's, and those below it. */
struct body form_rows_of(const struct form_work *w, struct body b, int cols, struct body *below);

/* That line, over what is there. */
void form_line_draw(const struct form_work *w, struct grid *g, struct arena *turn);

#endif
