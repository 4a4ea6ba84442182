/* merge_store - two records of one person made one, and two again.
 *
 * Rows that belong to the record that goes are pointed at the one that stays; nothing is
 * deleted or overwritten.  Names, contacts and numbers stay where they are: the record that
 * went keeps them and can still be found by them, as the other one.  Each column that was
 * changed is noted as it was, so that taking it back restores both, column by column, but
 * for what somebody has changed since.
 */
#ifndef STORE_MERGE_STORE_H
#define STORE_MERGE_STORE_H

#include "base/vec.h"
#include "lang/fold.h"
#include "store/tx.h"

struct merge_form;

struct merge {
	int64_t id, kept, gone, at, staff;
	unsigned take;                         /* bits of enum merge_take; 0: nothing */
	const struct merge_form *form;         /* of merge_make(); NULL: it stays as it is */
	int64_t undone_at;                     /* 0: it holds */
	const char *number, *shown, *initials; /* of who went, and who did it; of merge_of() */
};

struct merges {
	VEC(struct merge) list;
};

/* What a merge does with the rows of a table that names a patient. */
enum merge_rule {
	MERGE_MOVES, /* pointed at the record that stays */
	MERGE_STAYS, /* left with the record that went; found through it */
	MERGE_MADE,  /* made anew from the others */
};

/* Every column of the schema that names a patient; a test compares the two lists. */
struct merge_column {
	const char *table, *column;
	enum merge_rule rule;
	const char *unique; /* what a key of the table that holds this column would clash with,
	                     * and what is done about it; NULL: no such key */
};
/* Row i; NULL after the last. */
const struct merge_column *merge_column_at(size_t i);

/* gone becomes part of kept, which says of the person what merge_take.h has; m->id is set.
 * errors  ERR_CONFLICT: one of them is part of another record already. */
bool merge_make(
    struct tx *tx, struct merge *m, struct fold *f, struct arena *a, struct err *e) MUST_CHECK;

/* What somebody did since that speaks of both. */
struct merge_since {
	bool changed; /* as of merge_give_back() */
	bool marked;  /* the one that stays was marked sensitive: both are then */
};
/* Both are as they were; what was added since to something that goes back goes with it,
 * all else stays.
 * errors  ERR_CONFLICT: it was taken back already, or kept has become part of another. */
bool merge_take_back(struct tx *tx, const struct merge *m, struct fold *f,
    struct merge_since *since, struct arena *a, struct err *e) MUST_CHECK;

/* errors  ERR_MISSING. */
bool merge_find(struct db *db, int64_t id, struct merge *out, struct err *e) MUST_CHECK;

/* Those that hold, into this patient, the newest first. */
bool merge_of(
    struct db *db, int64_t patient, struct arena *a, struct merges *out, struct err *e) MUST_CHECK;

/* The record that stands for this one now: itself when it is part of none; 0: there is none. */
bool merge_survivor(struct db *db, int64_t patient, int64_t *out, struct err *e) MUST_CHECK;

/* What was saved for this patient since a merge that is taken back, by day. */
struct merge_add {
	const char *kind, *what; /* "visit", "disclosure to"; "" */
	int day;                 /* of what has one */
	int64_t at;              /* UTC, of what has none; 0 */
};
struct merge_added {
	VEC(struct merge_add) list;
};
bool merge_added_since(struct db *db, int64_t patient, int64_t merge, struct arena *a,
    struct merge_added *out, struct err *e) MUST_CHECK;

struct merge_ids {
	VEC(int64_t) id;
};
/* All records that became part of this one. */
bool merge_parts(struct db *db, int64_t patient, struct arena *a, struct merge_ids *out,
    struct err *e) MUST_CHECK;

/* Days on which both have a visit at the same time. */
bool merge_clashes(struct db *db, int64_t kept, int64_t gone, struct arena *a,
    struct merge_ids *out, struct err *e) MUST_CHECK;

/* Patients below this id that are no part of another, the newest first. */
bool merge_queue_next(struct db *db, int64_t below, int most, struct arena *a,
    struct merge_ids *out, struct err *e) MUST_CHECK;

/* Those above this id, the newest first, up to a hundred. */
bool merge_queue_since(
    struct db *db, int64_t above, struct arena *a, struct merge_ids *out, struct err *e) MUST_CHECK;
/* Neither is part of another, and nobody said that they are two people. */
bool merge_pair_stands(
    struct db *db, int64_t one, int64_t other, bool *out, struct err *e) MUST_CHECK;

/* Two who look alike are not one person, or that is not settled any more. */
bool not_duplicate_set(
    struct tx *tx, int64_t one, int64_t other, bool settled, struct err *e) MUST_CHECK;
/* Who is not this patient. */
bool not_duplicate_of(struct db *db, int64_t patient, struct arena *a, struct merge_ids *out,
    struct err *e) MUST_CHECK;

#endif
