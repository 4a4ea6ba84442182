/* wants - what a visit wants of the book: rhythm, resources, and what else the
 * patient comes for.  The same for booking, moving and planning. */
#ifndef APP_WANTS_H
#define APP_WANTS_H

#include "app/app.h"
#include "base/vec.h"
#include "sched/want.h"
#include "store/book_store.h"
#include "store/plan_store.h"

struct protocol;
struct protocols;

/* The rules of a course: its own, and those of its protocol that it does not keep. */
bool wants_course(struct app *app, struct book *book, const struct course *c, struct arena *a,
    struct want *out, struct err *e) MUST_CHECK;

/* Those of one visit of no course: of the protocol that its label names, if any;
 * then length and resources are the protocol's. */
bool wants_label(struct app *app, struct book *book, int64_t patient, const char *label,
    struct arena *a, struct want *out, struct err *e) MUST_CHECK;

/* For a visit that is due: who gives it has the skill that the pack names for that, where anybody
 * of the clinic has it. */
bool wants_review(
    struct app *app, struct book *book, struct arena *a, struct want *w, struct err *e) MUST_CHECK;

/* For a visit of no course that leaves its place, where no protocol says who gives it: if
 * whoever gave it has the skill of wants_review(), or is not in use any more, whoever takes it
 * has that skill too.  Most of them are reviews, whether or not something due is booked for it. */
bool wants_kept(struct app *app, struct book *book, const struct session *was, struct arena *a,
    struct want *w, struct err *e) MUST_CHECK;

/* For a visit that leaves its place, where nothing says what room or device it takes: another one
 * is for all that the one is for which it had. */
bool wants_alike(struct app *app, struct book *book, const struct session *was, struct arena *a,
    struct want *w, struct err *e) MUST_CHECK;

/* The protocol that a visit of no course bears as its label; NULL: it is of none. */
const struct protocol *wants_protocol(const struct protocols *all, const char *label);

/* A label as it was typed becomes the one that is kept: of a therapy, whose word "eswt" will do,
 * the full name.  therapy: it names one. */
bool wants_full(struct app *app, const char **label, bool *therapy, struct err *e) MUST_CHECK;

/* How long such a visit takes, and its places after it: what its protocol says, or 30 and 0. */
bool wants_length(
    struct app *app, const char *label, int *minutes, int *changeover, struct err *e) MUST_CHECK;

/* What a visit can be booked for: the pack's protocols, and visits of no therapy. */
struct wants_named {
	const char *word;  /* "eswt", "followup" */
	const char *label; /* of the visit */
	bool hip;          /* it acts on one: which is said with it */
};
struct wants_names {
	VEC(struct wants_named) list;
};
bool wants_names(
    struct app *app, struct arena *a, struct wants_names *out, struct err *e) MUST_CHECK;

/* The label of a visit from what was typed: the one whose word or label begins with it.
 * errors  ERR_INPUT: none does, or several; their names, or the one that is nearest. */
bool wants_word(struct app *app, const char *word, const char **label, struct err *e) MUST_CHECK;

/* The days of the course's sessions but `except`, ascending, for w->fixed. */
bool wants_fixed(struct app *app, int64_t course, int64_t except, struct arena *a, struct want *w,
    struct err *e) MUST_CHECK;

/* The patient's visits from day to day but the session `except`, for w->visit; in whose
 * groups no two protocols share a bit but beyond 63 of them. */
bool wants_visits(struct app *app, struct want *w, int from, int to, int64_t except,
    struct arena *a, struct err *e) MUST_CHECK;

#endif
