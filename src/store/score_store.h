/* score_store - totals of instruments, each with what it was counted from. */
#ifndef STORE_SCORE_STORE_H
#define STORE_SCORE_STORE_H

#include "base/vec.h"
#include "store/tx.h"

struct score_kept {
	int64_t id, patient;
	char side;              /* R, L, or 0: of the person */
	const char *instrument; /* with its version */
	const char *method;     /* never mixed in a trend */
	int64_t response;
	int day;
	double total; /* NAN: an item is missing */
	const char *grade;
};

struct scores_kept {
	VEC(struct score_kept) list;
};

/* A new one; s->id is set. */
bool score_add(struct tx *tx, struct score_kept *s, struct err *e) MUST_CHECK;
/* By instrument, right before left, oldest first. */
bool score_list(struct db *db, int64_t patient, struct arena *a, struct scores_kept *out,
    struct err *e) MUST_CHECK;

#endif
