/* admit_store - who is let into a sensitive chart by name. */
#ifndef STORE_ADMIT_STORE_H
#define STORE_ADMIT_STORE_H

#include "base/vec.h"
#include "store/tx.h"

struct admitted {
	int64_t id, patient, staff;
	int64_t at; /* UTC */
	const char *reason;
	int64_t ended; /* UTC; 0: it holds */
	const char *login, *name;
	const char *by; /* whoever let them in */
};

struct admitted_list {
	VEC(struct admitted) list;
};

struct staff_ids {
	VEC(int64_t) list;
};

/* Those that hold, by name, also of records that became part of this one. */
bool admitted_load(struct db *db, int64_t patient, struct arena *a, struct admitted_list *out,
    struct err *e) MUST_CHECK;
/* errors  ERR_MISSING */
bool admitted_find(
    struct db *db, int64_t id, struct arena *a, struct admitted *out, struct err *e) MUST_CHECK;
/* Sets d->id. */
bool admitted_add(struct tx *tx, struct admitted *d, struct err *e) MUST_CHECK;
/* Ends it, or lets it hold again.  errors  ERR_CONFLICT: it is so already. */
bool admitted_end(struct tx *tx, const struct admitted *d, int64_t ended, struct err *e) MUST_CHECK;

/* The staff with whom the patient has visits from that day on. */
bool admitted_visits(struct db *db, int64_t patient, int since, struct arena *a,
    struct staff_ids *out, struct err *e) MUST_CHECK;

#endif
