/* parting - a red flag that is not saved is asked about before it is left, by whatever way.
 *
 * What is typed is kept in any case; but nobody is told to call the patient until it is saved.
 * For stack.c alone. */
#ifndef SCREENS_PARTING_H
#define SCREENS_PARTING_H

#include "screens/pile.h"

/* Going there leaves such a screen, and that is asked now.  aid: the screen itself opens what
 * comes back to it. */
bool parting_asks(struct stack *st, const struct go *go, bool aid);
/* It is asked just now. */
bool parting_is_asked(const struct screen *s);
/* The key is its answer: where to go now. */
struct go parting_answer(struct stack *st, const struct key *k);
/* The cursor stands after the question. */
void parting_draw(const struct screen *s, struct grid *g);

#endif
