/* attend - this session says that it is there, and hears of others by the same name. */
#ifndef SCREENS_ATTEND_H
#define SCREENS_ATTEND_H

#include "screens/screen.h"

/* Starts as { 0 }. */
struct attended {
	int64_t who; /* the person who was signed in the last time; 0: nobody */
	int64_t up;  /* ms; then */
};

/* After each event: once a minute, and when somebody signed in or `changed` (another terminal
 * wrote), on the screen that is seen. */
void attend(struct attended *at, struct screen *s, int64_t up, bool changed);

#endif
