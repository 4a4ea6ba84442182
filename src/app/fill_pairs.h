/* fill_pairs - the answers of a form as pairs of words, as a command takes them.
 *
 * An answer is KEY=VALUE, KEY.R=VALUE for one hip, KEY.2=VALUE for a row of a repeat (from 0).
 * Besides there may be KEY.na=CODE (why it is blank), KEY.sure=BITS (warnings that were confirmed)
 * and KEY.asked=DATE.  Values are as records keep them: codes, yes, no, 1968-07-14.
 */
#ifndef APP_FILL_PAIRS_H
#define APP_FILL_PAIRS_H

#include "app/command.h"

struct form;

/* Puts pairs in, over what the form holds already.
 *
 * day     on which a question that keeps its own date was asked, unless KEY.asked says another.
 * errors  ERR_INPUT, field the pair: no such question, or no such answer to one that is shown.
 */
bool fill_put(
    struct form *f, const struct pair *pairs, size_t n, int day, struct err *e) MUST_CHECK;

/* The names of those that it does not ask for after all its answers: "pain_now.R, dose"; "". */
const char *fill_hidden(const struct form *f, const struct pair *pairs, size_t n, struct arena *a);

/* All answers as pairs, those that are empty too, so that they also empty what
 * a correction began with. */
struct pairs {
	VEC(struct pair) list;
};
void fill_pairs(const struct form *f, struct arena *a, struct pairs *out);
/* The same of a record that is saved as incomplete, which has nothing where an answer cannot be
 * read: only a draft goes on to hold that. */
void fill_pairs_incomplete(const struct form *f, struct arena *a, struct pairs *out);

#endif
