/* acts - what this session did, so that u takes back that and nothing else.
 *
 * Another terminal of the same person has acts of its own, and so has whoever signs in next.
 */
#ifndef APP_ACTS_H
#define APP_ACTS_H

#include "app/command.h"

/* Takes back one act of this session, by undo.id: the one that a message offered, or with 0
 * the last that stands, when it is of the patient who is shown (0: nobody is) or of none.
 * errors  ERR_MISSING: nothing was done here · ERR_RULE: it cannot be taken back; field reason: it
 *         is of another day; field patient: it is of another, "That was of HALL, Margaret", and
 *         whoever means it offers out->id, which did out->said · those of undo.id. */
bool acts_take_back(struct app *app, int64_t offered, int64_t patient, struct outcome *out,
    struct arena *a, struct err *e) MUST_CHECK;

/* What the person did, at whichever terminal, that holds and can be taken back. */
struct act_row {
	int64_t id, at, patient; /* patient 0: of none, or of several */
	const char *said;        /* of a closed chart only what was done */
};
struct act_rows {
	VEC(struct act_row) list; /* the newest first */
};
bool acts_standing(
    struct app *app, int most, struct arena *a, struct act_rows *out, struct err *e) MUST_CHECK;

#endif
