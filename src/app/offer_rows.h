/* offer_rows - the offers of plan_offers.h, a row for each course, whatever hips it is for.
 *
 * A row is for both hips in one session, for one hip, or a course for each of them; a person
 * turns it to what is meant, and takes it. */
#ifndef APP_OFFER_ROWS_H
#define APP_OFFER_ROWS_H

#include "app/plan_offers.h"

enum hips_meant {
	HIPS_BOTH, /* in one session */
	HIPS_RIGHT,
	HIPS_LEFT,
	HIPS_EACH, /* a course for each hip */
	HIPS_MEANT
};

struct offer_row {
	const struct protocol *course;
	size_t first, n; /* of the offers */
	enum hips_meant hips;
	bool excluded;       /* for every hip that needs it */
	const char *against; /* what is said against it, or with what care it is given; "" */
};

struct offer_rows {
	VEC(struct offer_row) list;
};

/* Of the offers as they are taken; what was not taken is for the hips that it was in `was`, which
 * may be empty, else for as many as there are. */
void offer_rows_make(const struct plan_offers *o, const struct offer_rows *was, struct arena *a,
    struct offer_rows *out);

/* Taken for the hips that it is for now. */
bool offer_row_taken(const struct plan_offers *o, const struct offer_row *r);
/* Takes the row for its hips, or puts it back; an excluded one stays. */
void offer_row_toggle(struct plan_offers *o, const struct offer_row *r);
/* The next hips that it can be for, taken or not as it was.  false: there are no others. */
bool offer_row_turn(struct plan_offers *o, struct offer_row *r);
/* The offer that is meant; of a course for each hip the one of the right. */
const struct plan_offer *offer_row_meant(const struct plan_offers *o, const struct offer_row *r);

/* "R L", "R", "L", "R+L". */
const char *hips_short(enum hips_meant hips);
/* "both hips in one session", "a course for each hip". */
const char *hips_words(enum hips_meant hips);

#endif
