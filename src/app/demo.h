/* demo - a made-up clinic to look around in, to rehearse and to measure with.
 *
 * Months of it are lived through command by command, as a clinic would have:
 * people register, answer the intake, are staged, decide, get plans and come
 * to their sessions or do not.  It ends at the present moment, in the middle
 * of a day.  The same seed and the same moment give the same clinic.
 */
#ifndef APP_DEMO_H
#define APP_DEMO_H

#include <stdint.h>

#include "app/app.h"

enum { DEMO_PATIENTS = 300, DEMO_MOST = 1000000 };

struct demo_wanted {
	const char *data; /* the folder with name.cfg, clinic.cfg and case.cfg */
	int patients;     /* 1 to DEMO_MOST */
	uint64_t seed;
};

/* Fills a clinic that was made bare and has a manager signed in, whose clock
 * (app_now) is the moment at which the demonstration stands.  All of it is kept
 * or nothing.
 * errors  ERR_CONF: the files · ERR_IO · whatever a command refuses. */
bool demo_fill(struct app *app, const struct demo_wanted *what, struct err *e) MUST_CHECK;

#endif
