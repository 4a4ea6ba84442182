/* word_pick - F4 where it is typed what a visit is for: the words, to choose one from. */
#ifndef SCREENS_WORD_PICK_H
#define SCREENS_WORD_PICK_H

#include "screens/screen.h"
#include "ui/edit.h"
#include "ui/pick.h"

/* Starts as { 0 }. */
struct word_pick {
	struct pick pick;
	bool on;
};

/* Lists the words; says why not when they cannot be read. */
void word_pick_open(struct screen *s, struct word_pick *w);

/* One key while it is on; a word that is chosen begins what is typed in e, which holds cols. */
void word_pick_key(struct word_pick *w, const struct key *k, struct edit *e, int cols);

#endif
