/* sound - what must hold of a clinic's record whatever happened to it. */
#ifndef TESTS_SOUND_H
#define TESTS_SOUND_H

#include "app/app.h"
#include "base/vec.h"

/* No complaint of coxa check, nobody in two places at once, and no resource with more than
 * it has room for.  Fails the test with what is wrong. */
void sound_clinic(struct app *app);

/* Only the book: it is quicker. */
void sound_book(struct app *app);

/* The audit as it was seen: what is in it can never be gone or otherwise again. */
struct sound_seen {
	struct arena a;
	VEC(const char *) hash; /* by number, from 1 */
};

/* Remembers what is new; how many entries that were. */
size_t sound_see(struct app *app, struct sound_seen *seen);
/* All that was seen is there still. */
void sound_still(struct app *app, const struct sound_seen *seen);

#endif
