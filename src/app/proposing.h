/* proposing - what the files of a proposal share: the book in hand, with all
 * placed rows taken in it. */
#ifndef APP_PROPOSING_H
#define APP_PROPOSING_H

#include "app/propose.h"
#include "sched/say.h"
#include "store/book_store.h"

struct proposing {
	struct arena *a;
	struct book book;
	struct want *want;     /* by line; fixed and visit are those of the book alone */
	struct anchor *anchor; /* by line: what the course keeps to */
	struct now now;
	enum day_order order;
};

/* The index of a therapist by code.  errors  ERR_INPUT. */
bool proposing_who(
    const struct proposing *in, const char *code, int *out, struct err *e) MUST_CHECK;

/* Takes the cells of a placed row, or none: false when one is taken. */
bool proposing_take(struct proposed *p, const struct propose_row *row) MUST_CHECK;
void proposing_give_back(struct proposed *p, const struct propose_row *row);

/* The totals anew. */
void proposing_count(struct proposed *p);

#endif
