/* glass_store - sensitive charts that were opened for a reason, and who looked at that since. */
#ifndef STORE_GLASS_STORE_H
#define STORE_GLASS_STORE_H

#include "base/vec.h"
#include "store/tx.h"

struct glass {
	int64_t id, patient, staff;
	int64_t at, until; /* UTC */
	const char *reason;
	int64_t reviewed_at; /* 0: not yet */
	const char *note;    /* of the review */
	const char *who, *reviewer, *number, *shown;
	int views; /* of it, while it was open */
};

struct glass_list {
	VEC(struct glass) list;
};

/* errors  ERR_MISSING: there is no such patient. */
bool glass_is_sensitive(struct db *db, int64_t patient, bool *out, struct err *e) MUST_CHECK;
/* Who asks to read a chart. */
struct glass_reader {
	int64_t staff;
	bool treats; /* the role is to */
	int since;   /* day from which a visit counts */
};
/* It marked the chart, or one that was merged into it, or treats the patient: as a visit that
 * somebody else gave it says, or what it recorded. */
bool glass_reads(struct db *db, int64_t patient, const struct glass_reader *who, bool *out,
    struct err *e) MUST_CHECK;
/* Whose courses, plans ... are: whose[0], and of a merge both; 0 where nothing has that number. */
enum glass_of {
	GLASS_OF_COURSE,
	GLASS_OF_PLAN,
	GLASS_OF_DECISION,
	GLASS_OF_DUE,
	GLASS_OF_RESPONSE,
	GLASS_OF_MERGE,
	GLASS_OF_DISCLOSURE,
	GLASS_OF_AMENDMENT,
};
bool glass_whose(
    struct db *db, enum glass_of of, int64_t id, int64_t whose[2], struct err *e) MUST_CHECK;
/* What the person has open at that time: id and until; id 0: nothing. */
bool glass_open(struct db *db, int64_t patient, int64_t staff, int64_t at, struct glass *out,
    struct err *e) MUST_CHECK;
/* Sets g->id. */
bool glass_add(struct tx *tx, struct glass *g, struct err *e) MUST_CHECK;
/* errors  ERR_MISSING */
bool glass_find(
    struct db *db, int64_t id, struct arena *a, struct glass *out, struct err *e) MUST_CHECK;
/* errors  ERR_CONFLICT: somebody did already. */
bool glass_review(struct tx *tx, const struct glass *g, const char *note, struct err *e) MUST_CHECK;
/* Those that wait for a review, then the others; the newest first. */
bool glass_list(
    struct db *db, int most, struct arena *a, struct glass_list *out, struct err *e) MUST_CHECK;
bool glass_waiting(struct db *db, int *out, struct err *e) MUST_CHECK;

#endif
