/* access - who may do what here, since when, and when they came last: for a review of access.
 *
 * RELIABILITY.md R38. */
#ifndef APP_ACCESS_H
#define APP_ACCESS_H

#include "app/app.h"
#include "base/vec.h"

struct access_row {
	int64_t id, rev;
	const char *login, *name, *role;
	int64_t since; /* UTC; that they have this role */
	int64_t came;  /* UTC; signed in last, 0: never */
	bool active, password, pin;
	const char *sensitive; /* charts: no, reason, yes */
	int64_t os_uid;        /* -1: none */
};

struct access_rows {
	VEC(struct access_row) list;
};

/* By what somebody signs in: "password, PIN", "Unix user", "no password", "closed". */
const char *access_by(const struct access_row *r);
/* Whether they read sensitive charts: "for a reason", "yes", "no". */
const char *access_sensitive(const struct access_row *r);

/* All who ever were on the staff, by name; noted in the audit.  Texts live in a. */
bool access_load(
    struct app *app, struct arena *a, struct access_rows *out, struct err *e) MUST_CHECK;
/* The same again for somebody who looks at it still: no other line in the audit. */
bool access_again(
    struct app *app, struct arena *a, struct access_rows *out, struct err *e) MUST_CHECK;

#endif
