/* proposing - what the files of a proposal share: the book in hand, with all
 * placed rows taken in it. */
#ifndef APP_PROPOSING_H
#define APP_PROPOSING_H

#include "app/propose.h"
#include "sched/say.h"
#include "store/book_store.h"
#include "store/plan_store.h"

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

/* The rows of the next line, which take their cells.  c NULL: visits of no course; with: the
 * therapist who was asked for, RES_NONE: nobody.
 * errors  ERR_CONFLICT: a place is taken. */
bool proposing_add(struct proposed *p, const struct course *c, const struct proposal *plan,
    int with, struct err *e) MUST_CHECK;
/* By day and time. */
void proposing_sort(struct proposed *p);

/* Takes the cells of a placed row, or none: false when one is taken. */
bool proposing_take(struct proposed *p, const struct propose_row *row) MUST_CHECK;

/* The totals anew. */
void proposing_count(struct proposed *p);

#endif
