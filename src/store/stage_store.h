/* stage_store - the stage of each hip as it was derived and confirmed. */
#ifndef STORE_STAGE_STORE_H
#define STORE_STAGE_STORE_H

#include "base/vec.h"
#include "store/tx.h"

struct hip_stage {
	int64_t id, patient; /* id 0: never staged */
	char side;           /* R or L */
	int64_t response;    /* the findings */
	int day;
	const char *stage, *status, *size;
	const char *candidates, *missing, *rules; /* JSON arrays of text */
	const char *pack;                         /* id, version and hash */
	int64_t author;
	const char *initials;
	int64_t at;
};

struct hip_stages {
	VEC(struct hip_stage) list;
};

/* Records h, sets its id, and lets it replace `old` unless that is 0. */
bool stage_add(struct tx *tx, struct hip_stage *h, int64_t old, struct err *e) MUST_CHECK;

/* The one that holds; out->id is 0 when there is none. */
bool stage_latest(struct db *db, int64_t patient, char side, struct arena *a, struct hip_stage *out,
    struct err *e) MUST_CHECK;

/* The one before that of a response, which is being corrected: patient, side and response of
 * `of` say which. */
bool stage_before(struct db *db, const struct hip_stage *of, struct arena *a, struct hip_stage *out,
    struct err *e) MUST_CHECK;

/* All that were ever confirmed, newest first, but those entered in error. */
bool stage_list(struct db *db, int64_t patient, struct arena *a, struct hip_stages *out,
    struct err *e) MUST_CHECK;

/* What the stages of a response had replaced holds again. */
bool stage_restore(
    struct tx *tx, int64_t patient, int64_t response, struct arena *a, struct err *e) MUST_CHECK;

#endif
