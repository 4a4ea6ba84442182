/* staff_store - the people who sign in. */
#ifndef STORE_STAFF_STORE_H
#define STORE_STAFF_STORE_H

#include "base/vec.h"
#include "store/tx.h"

enum { STAFF_NO_UID = -1 };

struct staff {
	int64_t id; /* 0: there is none */
	const char *login, *name, *initials;
	const char *role;     /* reception, therapist, doctor, manager, auditor, reader */
	const char *password; /* sealed; "" while none is set */
	int64_t os_uid;       /* STAFF_NO_UID: no Unix user */
	bool active;
	int64_t rev;
	const char *pin;       /* sealed; "" while none is set */
	const char *sensitive; /* charts: no, reason or yes */
};

struct staff_list {
	VEC(struct staff) list;
};

/* out->id is 0 when there is none. */
bool staff_by_login(
    struct db *db, const char *login, struct arena *a, struct staff *out, struct err *e) MUST_CHECK;
bool staff_by_id(
    struct db *db, int64_t id, struct arena *a, struct staff *out, struct err *e) MUST_CHECK;
/* All of them, by name; also those who have left. */
bool staff_all(struct db *db, struct arena *a, struct staff_list *out, struct err *e) MUST_CHECK;

/* errors  ERR_CONFLICT: somebody signs in by this name already. */
bool staff_add(struct tx *tx, struct staff *s, struct err *e) MUST_CHECK;
/* Name, initials, role, active and sensitive become those of s.  errors  as keep_version(). */
bool staff_change(struct tx *tx, const struct staff *s, struct err *e) MUST_CHECK;
bool staff_set_password(struct tx *tx, int64_t id, const char *sealed, struct err *e) MUST_CHECK;
/* "" takes it away. */
bool staff_set_pin(struct tx *tx, int64_t id, const char *sealed, struct err *e) MUST_CHECK;

/* The time before the last one that a person signed in, and the wrong tries between. */
struct staff_came {
	int64_t at; /* UTC; 0: this was the first time */
	const char *station;
	int refused;
};
bool staff_came_before(
    struct db *db, int64_t id, struct arena *a, struct staff_came *out, struct err *e) MUST_CHECK;

/* Since when a person has the present role, and when they came last. */
struct staff_times {
	int64_t role_since, came; /* UTC; 0: never */
};
bool staff_times(
    struct db *db, const struct staff *s, struct staff_times *out, struct err *e) MUST_CHECK;

#endif
