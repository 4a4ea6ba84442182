/* tries - of those to be called: who tried before, and by which keys one says what came of it. */
#ifndef SCREENS_TRIES_H
#define SCREENS_TRIES_H

#include "app/due_list.h"
#include "screens/screen.h"

/* Starts as { 0 }. */
struct tries {
	struct due_tries all;
	int64_t of; /* the row; 0: of none, or to be read again */
};

/* Those of a row, when they are of another: the cursor came there.  They live in mem; s says when
 * they cannot be read. */
void tries_read(struct screen *s, struct tries *t, int64_t row, struct arena *mem);

/* "22-Nov-2026 10:15  no answer: the line is dead  KB" */
const char *tries_words(const struct due_try *t, struct arena *a);

/* Where the next key goes; x 0: at the left. */
struct tries_keys {
	const struct screen *s;
	struct grid *g;
	const char *const *contexts;
	int y, x;
};
/* "n no answer", where the person has that action. */
void tries_key(struct tries_keys *k, const char *action, const char *title, struct arena *turn);

#endif
