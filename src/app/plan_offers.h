/* plan_offers - the courses that the decisions offer, to be taken one by one.
 *
 * A course that both hips offer stands there for the right hip, for the left, and
 * once for both in one session: a person says which. */
#ifndef APP_PLAN_OFFERS_H
#define APP_PLAN_OFFERS_H

#include "app/plan.h"
#include "app/told.h"

struct plan_offer {
	const struct protocol *course;
	char side; /* R, L or B */
	bool excluded;
	const char *against; /* "with care, pregnancy: heat only ..."; "" */
	bool taken;
};

struct plan_offers {
	VEC(struct plan_offer) list;
};

/* Of all that is offered; nothing is taken.  Lives in a. */
bool offers_load(struct app *app, int64_t patient, struct arena *a, struct plan_offers *out,
    struct err *e) MUST_CHECK;

/* What was taken in `old` is taken in o. */
void offers_keep(struct plan_offers *o, const struct plan_offers *old);

/* Takes it or puts it back; the same course for the same hip is there once. */
void offers_toggle(struct plan_offers *o, size_t i);

/* "eswt R" names one; NULL when there is none. */
const struct plan_offer *offers_find(const struct plan_offers *o, const char *name);
const char *offer_name(const struct plan_offer *o, struct arena *a);

/* "R", "L", "R L"; "?" of a hip that was not recorded. */
const char *side_word(char side);

/* Words that a person must fill in before it can be saved: "sessions, interval"; "". */
const char *offer_asks(const struct protocol *p, struct arena *a);

/* What the pack says of a course: usual doses, checks, note, sources, house values. */
void offer_tell(const struct protocol *p, struct told *out);

/* The counts of the plan, and more of one course of it; l may be NULL. */
void plan_line_tell(const struct plan_view *v, const struct plan_line *l, struct told *p);

#endif
