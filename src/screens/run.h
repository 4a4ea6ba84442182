/* run - the full-screen program on a terminal. */
#ifndef SCREENS_RUN_H
#define SCREENS_RUN_H

#include "app/app.h"

struct run {
	struct app *app;
	bool now_fixed; /* --now was given: the clock stands */
};

/* Until the person leaves or the terminal goes.
 * *no_screens  it failed because this terminal cannot show any, and e says why.
 * errors  ERR_INPUT: not a terminal · ERR_CONF · ERR_IO. */
bool run_screens(const struct run *r, bool *no_screens, struct err *e) MUST_CHECK;

#endif
