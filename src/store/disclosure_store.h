/* disclosure_store - what of a patient left the clinic, and wishes to have a record amended.
 *
 * Both lists have what was noted under records that became part of this one.  Nothing is
 * taken away: an entry made in error stays and says so, and each change keeps a version. */
#ifndef STORE_DISCLOSURE_STORE_H
#define STORE_DISCLOSURE_STORE_H

#include "base/vec.h"
#include "store/tx.h"

struct disclosure {
	int64_t id, patient;
	int day;
	const char *recipient, *address, *what, *purpose;
	const char *initials; /* who noted it */
	const char *error;    /* why it was noted in error; "" */
};

struct disclosure_list {
	VEC(struct disclosure) list;
};

/* Sets d->id. */
bool disclosure_add(struct tx *tx, struct disclosure *d, struct err *e) MUST_CHECK;
/* errors  ERR_MISSING · ERR_CONFLICT: it was said already. */
bool disclosure_error(struct tx *tx, int64_t id, const char *why, struct err *e) MUST_CHECK;
/* From a day on, the newest first. */
bool disclosure_of(struct db *db, int64_t patient, int from, struct arena *a,
    struct disclosure_list *out, struct err *e) MUST_CHECK;
/* Papers that were printed for the patient since a moment, in the same form. */
bool disclosure_printed(struct db *db, int64_t patient, int64_t since, struct arena *a,
    struct disclosure_list *out, struct err *e) MUST_CHECK;

struct amendment {
	int64_t id, patient;
	int day; /* on which it was asked */
	const char *wish;
	const char *state;    /* open, accepted, denied, error */
	int64_t response;     /* that amends the record; 0: none */
	const char *reason;   /* of a denial or an error */
	int64_t due, rev;     /* the item that waits for the answer */
	const char *initials; /* who noted it */
	int latest;           /* day of the answer */
};

struct amendments {
	VEC(struct amendment) list;
};

/* Sets m->id. */
bool amendment_add(struct tx *tx, struct amendment *m, struct err *e) MUST_CHECK;
/* errors  ERR_MISSING. */
bool amendment_find(
    struct db *db, int64_t id, struct arena *a, struct amendment *out, struct err *e) MUST_CHECK;
/* State, response and reason become those of m.  errors  as keep_version() with m->rev. */
bool amendment_change(struct tx *tx, const struct amendment *m, struct err *e) MUST_CHECK;
/* The newest first. */
bool amendment_of(struct db *db, int64_t patient, struct arena *a, struct amendments *out,
    struct err *e) MUST_CHECK;

#endif
