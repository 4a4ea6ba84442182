/* clash - the same record saved by somebody else while this form was open.
 *
 * Three states are compared, answer by answer: what the form began with, what
 * the other person saved, and what stands in the form now.
 */
#ifndef APP_CLASH_H
#define APP_CLASH_H

#include "app/fill.h"

/* Which of the two a person chose; nothing is chosen for them. */
enum clash_take { TAKE_NONE, TAKE_OURS, TAKE_THEIRS };

/* Both changed this answer, and not to the same. */
struct clash_row {
	const char *name;          /* of the pair: phone, pain_now.R */
	const char *theirs, *ours; /* "": emptied */
	enum clash_take take;
};

struct clash {
	int64_t response;   /* theirs, which holds now; 0: nobody corrected ours */
	const char *who;    /* initials */
	int64_t at;         /* UTC */
	struct pairs taken; /* what they changed and we left as it was */
	VEC(struct clash_row) both;
};

/* what->response is the record that the form f began with.  Texts live in a. */
bool clash_find(struct app *app, const struct fill *what, const struct form *f, struct arena *a,
    struct clash *out, struct err *e) MUST_CHECK;

#endif
