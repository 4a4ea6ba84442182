/* response_store - filled forms and their answers. */
#ifndef STORE_RESPONSE_STORE_H
#define STORE_RESPONSE_STORE_H

#include "base/vec.h"
#include "store/tx.h"

struct response {
	int64_t id, patient;
	const char *form;
	int version;
	const char *hash;  /* of the form's file */
	int64_t session;   /* 0: of none */
	int day;           /* clinical date */
	const char *state; /* incomplete, final, superseded, error */
	int64_t author;
	const char *initials; /* of the author */
	int64_t at;
	int64_t supersedes; /* 0: none */
	const char *reason;
	const char *digest;
	int64_t rev;
};

/* One answer as it is kept. */
struct response_answer {
	const char *field;
	const char *part; /* R, L, the row of a repeat, or "" */
	const char *type; /* of the field; na: value is the reason to leave it blank */
	const char *value;
	int64_t confirmed; /* warnings that were shown and confirmed, a bit each */
	int asked;         /* day; DAY_NONE */
};

struct response_answers {
	VEC(struct response_answer) list;
};
struct responses {
	VEC(struct response) list;
};

/* Records one form; sets r->id and r->digest (which lives in a). */
bool response_add(struct tx *tx, struct response *r, const struct response_answer *answer, size_t n,
    struct arena *a, struct err *e) MUST_CHECK;

/* errors  ERR_MISSING. */
bool response_find(
    struct db *db, int64_t id, struct arena *a, struct response *out, struct err *e) MUST_CHECK;

/* The last one of a form that holds, of the given state unless that is NULL,
 * with an earlier clinical day unless that is DAY_NONE; out->id is 0 when there is none. */
struct response_wanted {
	int64_t patient;
	const char *form, *state;
	int before;
};
bool response_latest(struct db *db, const struct response_wanted *w, struct arena *a,
    struct response *out, struct err *e) MUST_CHECK;

/* Those that hold, newest first. */
bool response_list(struct db *db, int64_t patient, struct arena *a, struct responses *out,
    struct err *e) MUST_CHECK;

/* All that were ever saved, whatever became of them, newest first; the last thousand. */
bool response_every(struct db *db, int64_t patient, struct arena *a, struct responses *out,
    struct err *e) MUST_CHECK;

/* All that was answered. */
bool response_answers_of(struct db *db, int64_t id, struct arena *a, struct response_answers *out,
    struct err *e) MUST_CHECK;

/* How deep a hip was found depressed: the largest measure in mm of a stage record. */
struct response_depth {
	int64_t response;
	char side; /* R or L */
	double mm;
};
struct response_depths {
	VEC(struct response_depth) list;
};
bool response_depths_of(struct db *db, int64_t patient, struct arena *a,
    struct response_depths *out, struct err *e) MUST_CHECK;

/* errors  ERR_MISSING, ERR_CONFLICT (see keep.h). */
bool response_set_state(struct tx *tx, int64_t id, int64_t rev, const char *state,
    const char *reason, struct err *e) MUST_CHECK;

#endif
