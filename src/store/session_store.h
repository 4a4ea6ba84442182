/* session_store - booked visits, and the five-minute cells that they take.
 *
 * A session keeps its identity whatever happens to it: moved, cancelled and
 * taken back it is the same row.  Its cells are taken and given back in the
 * same transaction, and their key has the last word on double booking.
 */
#ifndef STORE_SESSION_STORE_H
#define STORE_SESSION_STORE_H

#include "base/vec.h"
#include "sched/calendar.h"
#include "store/tx.h"

enum session_state {
	SESSION_BOOKED,
	SESSION_ARRIVED,
	SESSION_RUNNING,
	SESSION_DONE,
	SESSION_NO_SHOW,
	SESSION_CANCELLED,
	SESSION_STATES
};

struct session {
	int64_t id, patient, course; /* course 0: of none */
	char side;                   /* R, L, B, or 0 */
	const char *label;
	int day, minute, minutes, changeover;
	int64_t who[RES_KINDS]; /* resource ids, 0: none */
	int lane[RES_KINDS];
	int beside; /* lane of the patient: above 0 when records with visits at one time were merged
	             */
	enum session_state state;
	const char *reason, *note;
	int64_t arrived_at, started_at, ended_at; /* UTC, 0: not yet */
	int64_t rev;
};

struct sessions {
	VEC(struct session) list;
};

/* "booked", "arrived", "running", "done", "no_show", "cancelled". */
const char *session_state_name(enum session_state s);
bool session_state_find(const char *word, enum session_state *out);
/* It takes its place in the book: all but no-show and cancelled. */
bool session_state_takes(enum session_state s);

/* Initials of who changed it last; "" when nobody says so. */
bool session_last_hand(
    struct db *db, int64_t id, struct arena *a, const char **out, struct err *e) MUST_CHECK;

/* errors  ERR_MISSING. */
bool session_find(
    struct db *db, int64_t id, struct arena *a, struct session *out, struct err *e) MUST_CHECK;
bool session_of_course(
    struct db *db, int64_t course, struct arena *a, struct sessions *out, struct err *e) MUST_CHECK;
/* Both days included, in order of time, whatever their state. */
bool session_of_patient(struct db *db, int64_t patient, int from, int to, struct arena *a,
    struct sessions *out, struct err *e) MUST_CHECK;
/* All that take their place on those days. */
bool session_of_days(struct db *db, int from, int to, struct arena *a, struct sessions *out,
    struct err *e) MUST_CHECK;
/* Those that are booked there, in no order, and of each only when and with whom or what it is. */
bool session_places(struct db *db, int from, int to, struct arena *a, struct sessions *out,
    struct err *e) MUST_CHECK;

/* The times that it had when it was last in the state that s has now; as they are in s when it
 * never was. */
bool session_times_back(struct db *db, struct session *s, struct err *e) MUST_CHECK;

/* Books s with its cells; fills s->id.
 * errors  ERR_CONFLICT: who has the place. */
bool session_add(struct tx *tx, struct session *s, struct err *e) MUST_CHECK;

/* Time, resources, state, reason, note and times become those of s; the old
 * version is kept, the cells follow.  Moves s->rev on.
 * errors  ERR_CONFLICT: who has the place, or who changed it meanwhile. */
bool session_change(struct tx *tx, struct session *s, struct err *e) MUST_CHECK;

/* The same in two steps, for several that change places with each other: first
 * all are lifted, each written where it goes without taking a cell; then each
 * lands with the resources and lanes that were found.  A lifted session that
 * does not land must be rolled back. */
bool session_lift(struct tx *tx, struct session *s, struct err *e) MUST_CHECK;
bool session_land(struct tx *tx, const struct session *s, struct err *e) MUST_CHECK;

#endif
