/* record - one saved form, to be read before anybody thinks of changing it. */
#ifndef APP_RECORD_H
#define APP_RECORD_H

#include "app/app.h"

struct record {
	int64_t id, patient;
	int64_t session; /* that it is of; 0 */
	const char *form, *state, *initials;
	const char *reason; /* of the correction that it is; "" */
	const char *late;   /* why it was entered after its day, or from paper; "" */
	int day;            /* clinical */
	int64_t at;         /* UTC */
};

/* Texts live in a.  errors  ERR_MISSING. */
bool record_load(
    struct app *app, int64_t id, struct arena *a, struct record *out, struct err *e) MUST_CHECK;

/* The record of a session that holds; out->id is 0 when there is none, and then out->day is the
 * day of the session.  errors  ERR_MISSING: no such session. */
bool record_of_session(struct app *app, int64_t session, struct arena *a, struct record *out,
    struct err *e) MUST_CHECK;

#endif
