/* held - the places that a terminal holds while they are looked at. */
#ifndef SCREENS_HELD_H
#define SCREENS_HELD_H

#include "app/propose.h"
#include "screens/screen.h"

struct held {
	bool on;
	int64_t at; /* UTC; since when */
};

/* What is proposed is held, in the place of what was before; taken meanwhile, s says so. */
void held_take(struct screen *s, struct held *h, const struct proposed *p);
/* Lets go of it.  Where that fails, it ends by itself. */
void held_drop(struct screen *s, struct held *h);

#endif
