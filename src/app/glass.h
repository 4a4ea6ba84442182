/* glass - a chart that is marked sensitive is read by those who may, and by others for a reason.
 *
 * Who marked it, or a record that was merged into it, reads it, and who was let in by name
 * (admit.h), and so does who treats the patient: recorded, decided or planned something, or has a
 * visit of this last year or to come with them that somebody else gave them, since nobody opens a
 * chart by booking it for themselves.  Of everybody else a manager says: no; for a reason; or yes.
 * Whoever may for a reason breaks the glass: the password again and a sentence of words open that
 * one chart for an hour.  Every view is told apart in the audit, and somebody else signs that it
 * was looked at.  RELIABILITY.md R13.  To whom a chart is closed, or open for that hour, it is not
 * theirs to open to all.
 *
 * Names, numbers and times of visits are seen by all, else nobody could be greeted;
 * stages, treatments and what is due are not.
 */
#ifndef APP_GLASS_H
#define APP_GLASS_H

#include "app/app.h"
#include "base/vec.h"

struct staff;

enum {
	GLASS_MINUTES = 60,
	GLASS_REASON = 10,     /* letters of a reason, at least */
	GLASS_VISIT_DAYS = 365 /* for which a visit tells who treats */
};

/* "no", "reason", "yes" of enum sight. */
bool sight_find(const char *name, enum sight *out);

/* May whoever is signed in read this chart now?  *until is when that ends, 0: it does not; a
 * refusal is noted in the audit.
 * errors  ERR_DENIED with the field "glass" · ERR_MISSING */
bool glass_check(struct app *app, int64_t patient, int64_t *until, struct err *e) MUST_CHECK;

/* The same within a transaction, where a refusal cannot be noted. */
bool glass_may(struct app *app, int64_t patient, struct err *e) MUST_CHECK;

/* This chart, marked sensitive or not, is not open for good to whoever is signed in: what lists
 * show out of it, they hide, also in the hour for which a reason opened it. */
bool glass_closed(struct app *app, int64_t patient, bool sensitive);

/* This person of the staff reads it for good, marked as it is or will be. */
bool glass_read_by(
    struct app *app, int64_t patient, const struct staff *s, bool *out, struct err *e) MUST_CHECK;

/* This chart is closed to whoever is signed in; what cannot be found out is closed. */
bool glass_hides(struct app *app, int64_t patient);

/* What a visit is for, or "sensitive visit" to whom the chart is closed. */
const char *glass_label(struct app *app, int64_t patient, const char *label);

/* Notes that something is about to be read of a chart that is open for a reason; of all others
 * nothing.  errors  ERR_BUSY, ERR_IO: then nothing may be shown. */
bool glass_viewed(struct app *app, int64_t patient, const char *action, struct err *e) MUST_CHECK;

/* What glass_check() and glass_may() refuse. */
bool glass_refused(const struct err *e);

/* "HALL, Margaret   Born 14-Jul-1968   ID 10-0001-9": whose chart it is; lives in a. */
bool glass_who(
    struct app *app, int64_t patient, struct arena *a, const char **out, struct err *e) MUST_CHECK;

struct glass_row {
	int64_t id, patient;
	int64_t at, until; /* UTC */
	const char *who, *reason, *number, *shown;
	int views;
	bool mine, signed_off;
	const char *reviewer, *note;
	int64_t reviewed_at;
};

struct glass_rows {
	VEC(struct glass_row) list;
};

/* Those to be signed first, then the latest that were.  Texts live in a.
 * errors  ERR_DENIED: it is for managers and auditors. */
bool glass_load(struct app *app, struct arena *a, struct glass_rows *out, struct err *e) MUST_CHECK;

/* How many wait for this person to sign; 0 for those who do not review. */
bool glass_to_sign(struct app *app, int *out, struct err *e) MUST_CHECK;

#endif
