/* form_flag - a red flag that an answer puts up: it interrupts the form until it is
 * said what was done at once, or the answer is taken back. */
#ifndef SCREENS_FORM_FLAG_H
#define SCREENS_FORM_FLAG_H

#include "screens/form_work.h"

/* Which red flags have an answer, one bit for each. */
uint64_t form_flag_answered(const struct form *f);

/* For struct form_kind, in its order. */
void form_flag_changed(struct form_work *w, struct screen *s);
int form_flag_rows(const struct form_work *w, const struct body *b, int cols);
void form_flag_draw(
    const struct form_work *w, struct grid *g, struct body b, int cols, struct arena *turn);
struct go form_flag_key(struct form_work *w, struct screen *s, const struct key *k);
const char *form_flag_message(const struct form_work *w);

#endif
