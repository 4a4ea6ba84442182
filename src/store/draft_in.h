/* draft_in - what the files of store/ that write drafts.db share. */
#ifndef STORE_DRAFT_IN_H
#define STORE_DRAFT_IN_H

#include "store/db_in.h"
#include "store/draft_store.h"

/* A draft that this session goes on with, as it saw it last. */
struct held_draft {
	const char *id;
	int64_t rev;
};

struct drafts {
	struct arena mem;
	struct db *db;
	const char *aside;  /* where a damaged one lies that was found here; "" */
	const char *clinic; /* file name of the database that they are for */
	VEC(struct held_draft) held;
};

/* One statement is one transaction here: there is nothing to audit. */
bool drafts_run(
    struct drafts *on, enum sql q, const struct arg *v, size_t n, struct err *e) MUST_CHECK;

#endif
