/* score_words - scores, and what is due, by the names that people use.
 *
 * Records keep the id of an instrument; its names stand in the pack.  One that the pack does
 * not know any more goes by its id, so nothing here can fail.
 */
#ifndef APP_SCORE_WORDS_H
#define APP_SCORE_WORDS_H

#include "app/app.h"

struct instrument;
struct score_kept;

/* "Body mass index 25.3 overweight", "Worst pain right 7"; the way of counting where
 * it is not the usual one. */
const char *score_words(struct app *app, const struct score_kept *s, struct arena *a);

/* What the instrument calls one of its results or its ways of counting; "" when it
 * has one alone. */
const char *score_method_words(const struct instrument *in, const char *method);

/* "X-ray, right: AP and frog", "Timed up and go". */
const char *due_words(
    struct app *app, const char *kind, const char *what, char side, struct arena *a);
/* The same among several: "X-ray", "TUG". */
const char *due_brief(struct app *app, const char *kind, const char *what);

#endif
