/* plain - the whole of coxa as a dialogue of lines, for screen readers, slow lines and paper.
 *
 * The forms, rules, messages and commands are those of the screens; only what is
 * seen differs.  MOCKUPS.md 29.
 */
#ifndef PLAIN_PLAIN_H
#define PLAIN_PLAIN_H

#include <stdio.h>

#include "app/app.h"

struct plain {
	struct app *app;
	FILE *out;
	bool now_fixed;  /* --now was given: the clock stands */
	bool utf8;       /* the terminal knows more than ASCII */
	const char *why; /* of a fall-back: why there are no screens; "" it was asked for */
};

/* Until the person leaves or the input ends.  errors  ERR_IO. */
bool run_plain(const struct plain *p, struct err *e) MUST_CHECK;

#endif
