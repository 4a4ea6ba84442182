/* past - what a patient's records said before: every version stays readable.
 *
 * A record is a chain of versions: each correction supersedes the one before it.  Values are
 * in words, as a person reads them: "Yes", "10-Nov-2026", "1.5 mm", "(not known)". */
#ifndef APP_PAST_H
#define APP_PAST_H

#include "app/app.h"
#include "base/vec.h"

/* A record as it holds now, or as it held last. */
struct past_record {
	int64_t id; /* of its newest version; 0: nothing was asked yet */
	const char *form, *title;
	int day;
	int64_t at;
	const char *initials, *state; /* final, incomplete, error */
	int versions;
};

struct past_records {
	VEC(struct past_record) row;
};

/* First the latest intake and the latest stage, asked or not, as they are steps 1 and 2 of the
 * path; then all others, the newest first. */
bool past_records(struct app *app, int64_t patient, struct arena *a, struct past_records *out,
    struct err *e) MUST_CHECK;

struct past_version {
	int64_t id, at;
	int day;
	const char *initials, *station;
	const char *state;  /* final, incomplete, superseded, error */
	const char *reason; /* of the correction that it was; "" */
	const char *late;   /* why it was entered after its day, or from paper; "" */
};

/* One answer through all versions. */
struct past_row {
	const char *field, *part; /* of the form; "R", "L", a row, or "" */
	const char *label;        /* "Crescent, right" */
	const char **value;       /* one for each version; "" not recorded */
	bool changed;             /* not the same in all of them */
	bool decides;             /* a rule that led to the stage looks at it */
};

struct past {
	const char *form, *title;
	int64_t patient;
	int64_t session;                  /* that it is the record of; 0 */
	VEC(struct past_version) version; /* the newest first */
	VEC(struct past_row) row;         /* in the order of the form; those ever answered */
};

/* All versions of the record that this one is a version of.  errors  ERR_MISSING. */
bool past_load(
    struct app *app, int64_t response, struct arena *a, struct past *out, struct err *e) MUST_CHECK;

/* One answer through all records of a form, corrections and all. */
struct past_answer {
	int64_t response, at;
	int day;
	const char *value, *initials, *station, *state, *reason, *late;
};
struct past_field {
	const char *title, *label;
	VEC(struct past_answer) row; /* the newest first */
};
bool past_field(struct app *app, int64_t patient, const char *form, const char *place,
    struct arena *a, struct past_field *out, struct err *e) MUST_CHECK;

/* Notes in the audit that this person read what was before.  errors  then nothing is shown. */
bool past_note(struct app *app, int64_t patient, int64_t response, struct err *e) MUST_CHECK;

/* "final" as people say it: "holds", "superseded", "entered in error", "incomplete". */
const char *past_state_word(const char *state);

#endif
