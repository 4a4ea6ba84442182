/* hold_store - places that somebody is about to book; they end by themselves. */
#ifndef STORE_HOLD_STORE_H
#define STORE_HOLD_STORE_H

#include "base/vec.h"
#include "sched/cells.h"
#include "store/tx.h"

struct hold {
	int64_t id, resource;
	int day;
	struct span at;
	int64_t staff;
	const char *station, *name; /* the terminal, and who sits there */
	int64_t until;              /* UTC */
};

struct holds {
	VEC(struct hold) list;
};

/* In the name of who acts, until that moment.  h->id is set. */
bool hold_add(struct tx *tx, struct hold *h, struct err *e) MUST_CHECK;
/* Ends those of who acts at this station, and forgets what has ended. */
bool hold_drop(struct tx *tx, struct err *e) MUST_CHECK;
/* Those that stand at that moment, both days included. */
bool hold_of_days(struct db *db, int from, int to, int64_t now, struct arena *a, struct holds *out,
    struct err *e) MUST_CHECK;

#endif
