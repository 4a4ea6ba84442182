/* untold_store - what patients know of visits that were moved, and who told them.
 *
 * A row begins when a replan moves a visit, or finds no place for it.  That the visit moves later,
 * by whichever command, the database sees by itself.
 */
#ifndef STORE_UNTOLD_STORE_H
#define STORE_UNTOLD_STORE_H

#include "store/phone.h"
#include "store/session_store.h"

/* What is known of one visit. */
struct untold {
	int64_t session, patient;
	int day, minute;    /* as the patient knows it; DAY_NONE: that it has no place */
	const char *why;    /* "KB away (ill)" */
	const char *how;    /* "phone", "message", "in_person"; "" nobody told */
	int64_t told_at;    /* UTC; 0: nobody told */
	const char *teller; /* initials; "" */
	bool look;          /* somebody may have to tell */
	int64_t rev;
};

/* One that may have to be told, and the visit as it is now. */
struct untold_one {
	struct untold knows;
	struct session s; /* of its texts only the label is read */
	const char *number, *name, *latin;
	struct phone phone;
	bool alert;       /* there is one on record */
	const char *flag; /* the red flag that nobody called about yet; "" none */
};

struct untold_all {
	VEC(struct untold_one) list;
};

/* session 0: nobody ever had to be told of that visit. */
bool untold_find(
    struct db *db, int64_t session, struct arena *a, struct untold *out, struct err *e) MUST_CHECK;

/* Those whose days are not all past, the soonest first.  Lives in a. */
bool untold_list(
    struct db *db, int today, struct arena *a, struct untold_all *out, struct err *e) MUST_CHECK;

/* The visit moved, or has no place any more: u gives session, patient, the time that it had, and
 * why.  Of one that is kept already only the reason changes. */
bool untold_begin(struct tx *tx, const struct untold *u, bool no_place, struct err *e) MUST_CHECK;

/* The visit stands again where the patient knows it: nobody was to be told after all. */
bool untold_drop(struct tx *tx, int64_t session, struct err *e) MUST_CHECK;
/* The reason becomes that of version rev again. */
bool untold_put_back(
    struct tx *tx, int64_t session, int64_t rev, bool look, struct err *e) MUST_CHECK;

/* What the patient knows, how, when and look become those of u; told by whoever acts. */
bool untold_set(struct tx *tx, const struct untold *u, struct err *e) MUST_CHECK;

#endif
