/* wrong_try_store - wrong passwords and PINs, counted until a right one comes. */
#ifndef STORE_WRONG_TRY_STORE_H
#define STORE_WRONG_TRY_STORE_H

#include "store/tx.h"

struct wrong_try {
	const char *kind; /* person, station */
	const char *who;  /* a digest, a station */
	int n;            /* 0: none is known */
	int64_t at;       /* UTC; of the last one */
};

/* Reads n and at of w. */
bool wrong_try_find(struct db *db, struct wrong_try *w, struct err *e) MUST_CHECK;
bool wrong_try_set(struct tx *tx, const struct wrong_try *w, struct err *e) MUST_CHECK;
bool wrong_try_drop(struct tx *tx, const struct wrong_try *w, struct err *e) MUST_CHECK;

#endif
