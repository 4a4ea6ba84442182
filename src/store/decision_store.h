/* decision_store - the treatments chosen for a hip, as they were shown then. */
#ifndef STORE_DECISION_STORE_H
#define STORE_DECISION_STORE_H

#include "base/vec.h"
#include "store/tx.h"

struct decision {
	int64_t id, patient;
	char side;         /* R or L */
	int64_t hip_stage; /* 0: the hip was not staged */
	const char *treatment, *class, *sentence;
	const char *rules;         /* JSON array of text */
	const char *pack;          /* id, version and hash */
	const char *reason, *note; /* of an override */
	int day;                   /* on which it was decided */
	int began; /* since when it is carried out, as the day of the operation; DAY_NONE: not told
	            */
	int64_t author;
	const char *initials;
	int64_t at;
	int ended; /* DAY_NONE: it holds */
	const char *end_reason;
	int64_t rev;
	const char *stage; /* of the hip when it was decided; "" not staged */
};

struct warning_shown {
	const char *code, *tier, *message;
};

struct decisions {
	VEC(struct decision) list;
};

struct warnings_shown {
	VEC(struct warning_shown) list;
};

/* Records d with the warnings that stood on the screen; sets d->id. */
bool decision_add(struct tx *tx, struct decision *d, const struct warning_shown *shown, size_t n,
    struct err *e) MUST_CHECK;

/* errors  ERR_MISSING. */
bool decision_find(
    struct db *db, int64_t id, struct arena *a, struct decision *out, struct err *e) MUST_CHECK;

/* Right hip first; those that have ended only when asked for. */
bool decision_list(struct db *db, int64_t patient, bool ended, struct arena *a,
    struct decisions *out, struct err *e) MUST_CHECK;

/* What was warned of when it was made. */
bool decision_warnings(struct db *db, int64_t id, struct arena *a, struct warnings_shown *out,
    struct err *e) MUST_CHECK;

/* day DAY_NONE: it holds again.  errors  as keep_version(). */
bool decision_set_ended(
    struct tx *tx, int64_t id, int64_t rev, int day, const char *reason, struct err *e) MUST_CHECK;
/* When it began; DAY_NONE: that is not known.  errors  as keep_version(). */
bool decision_set_began(struct tx *tx, int64_t id, int64_t rev, int day, struct err *e) MUST_CHECK;

#endif
