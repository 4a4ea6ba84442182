/* changed - what a visit, a course, a decision or an alert was before, change by change.
 *
 * Each change has who, when, from where and why, and each column that it changed in words, old
 * and new.  Nothing of it is ever taken away. */
#ifndef APP_CHANGED_H
#define APP_CHANGED_H

#include "app/app.h"
#include "base/vec.h"

/* One of these of a patient. */
struct changed_thing {
	const char *object; /* alert, course, decision, session */
	int64_t id;
	const char *label, *state; /* as people say them: "core decompression", "in session" */
	char side;                 /* R, L, B; 0: of no hip */
	int day;
	int minute; /* of a visit; else -1 */
	int versions;
};

struct changed_things {
	VEC(struct changed_thing) list;
};

/* Alerts, courses and decisions, then visits, of each kind the newest first; those of records
 * that became part of this one are among them.  errors  ERR_DENIED: a sensitive chart. */
bool changed_things(struct app *app, int64_t patient, struct arena *a, struct changed_things *out,
    struct err *e) MUST_CHECK;

struct changed_part {
	const char *what;     /* "Therapist" */
	const char *was, *is; /* "": nothing */
};

struct change_line {
	int64_t at; /* UTC */
	const char *login, *station, *action;
	const char *reason;            /* "" */
	VEC(struct changed_part) part; /* of the first line what it was made with */
};

struct changed {
	int64_t patient;              /* whose it is */
	const char *title;            /* "Visit: Exercise programme" */
	VEC(struct change_line) line; /* the newest first */
};

/* errors  ERR_MISSING: there is none of that number · ERR_INPUT: no such kind · ERR_DENIED: a
 * sensitive chart. */
bool changed_load(struct app *app, const char *object, int64_t id, struct arena *a,
    struct changed *out, struct err *e) MUST_CHECK;

/* Notes in the audit that somebody reads that.  errors  then nothing is shown. */
bool changed_note(
    struct app *app, const char *object, int64_t id, int64_t patient, struct err *e) MUST_CHECK;

#endif
