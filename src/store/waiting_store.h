/* waiting_store - who would come at an earlier time, if there were one. */
#ifndef STORE_WAITING_STORE_H
#define STORE_WAITING_STORE_H

#include "base/vec.h"
#include "store/tx.h"

struct waiting {
	int64_t id, patient, course; /* course 0: of none */
	const char *wish;            /* as sched/say.h reads it; "" */
	int64_t since, ended;        /* UTC; ended 0: waits still */
	int64_t rev;
	const char *name, *latin, *number; /* of the patient */
};

struct waitings {
	VEC(struct waiting) list;
};

/* w->id is set. */
bool waiting_add(struct tx *tx, struct waiting *w, struct err *e) MUST_CHECK;
/* errors  ERR_MISSING. */
bool waiting_find(
    struct db *db, int64_t id, struct arena *a, struct waiting *out, struct err *e) MUST_CHECK;
/* Those who wait, the longest first. */
bool waiting_open(struct db *db, struct arena *a, struct waitings *out, struct err *e) MUST_CHECK;
/* Ends the wait at that moment; 0: it goes on.
 * errors  as keep_version(). */
bool waiting_end(struct tx *tx, const struct waiting *w, int64_t at, struct err *e) MUST_CHECK;

/* How often the patient did not come since that day: to the course, and at all. */
bool missed_count(struct db *db, int64_t patient, int64_t course, int since, int *of_course,
    int *of_all, struct err *e) MUST_CHECK;

#endif
