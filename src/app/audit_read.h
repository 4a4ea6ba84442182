/* audit_read - the audit as somebody outside reads it: its head, its soundness, its lines. */
#ifndef APP_AUDIT_READ_H
#define APP_AUDIT_READ_H

#include "app/app.h"
#include "base/complaint.h"

enum { ANCHOR_HASH = 64 }; /* hexadecimal digits */

/* The head of the chain; hash lives in a. */
bool audit_read_head(struct app *app, struct arena *a, int64_t *entry, int64_t *at,
    const char **hash, struct err *e) MUST_CHECK;

/* Recomputes the chain, and compares it with the anchors in a text: on each line the first
 * word of 64 hexadecimal digits with the number before it; lines without one are passed over.
 *
 * faults  the first entry that does not fit, and each anchor that the chain contradicts
 * gaps    anchors of entries that a restore took away, as the restore's own entry says
 * errors  ERR_INPUT no anchor in the text · ERR_IO */
bool audit_read_verify(struct app *app, const char *anchors, struct complaints *faults,
    struct complaints *gaps, struct err *e) MUST_CHECK;

struct audit_filter {
	int64_t patient;     /* 0: all; with the records that became part of it */
	int64_t staff;       /* 0: everybody */
	bool readings;       /* who saw something, and no changes */
	int64_t from, until; /* UTC seconds, until excluded */
};

struct audit_line {
	int64_t id, at, os_uid;
	const char *login, *station, *action, *object;
	int64_t object_id;
	const char *number; /* of the patient; "" */
	const char *outcome, *reason;
	const char *value; /* what was said, where the page tells it: "operated 10-Nov-2026", or
	                    * who was let in; "" */
	int lines;         /* entries of the same command, on a page; else 1 */
};

struct audit_lines {
	VEC(struct audit_line) list;
	int read; /* by audit_read_page(): entries, of which one command may have several */
};

/* The patient of a record number or of "#7".  errors  ERR_MISSING · ERR_INPUT */
bool audit_read_patient(
    struct app *app, const char *typed, int64_t *patient, struct err *e) MUST_CHECK;

/* Somebody who is or was on the staff, by the name to sign in with.  errors  ERR_MISSING */
bool audit_read_staff(struct app *app, const char *login, int64_t *staff, struct err *e) MUST_CHECK;

/* Notes in the audit that it is read. */
bool audit_read_note(struct app *app, const struct audit_filter *f, struct err *e) MUST_CHECK;

/* The next lines after the entry `after`, some hundreds, in a; none is the end. */
bool audit_read_next(struct app *app, const struct audit_filter *f, int64_t after, struct arena *a,
    struct audit_lines *out, struct err *e) MUST_CHECK;

/* A screen of the audit, newest first: of a patient, with the records that became part of
 * it, or of a day. */
struct audit_page {
	int64_t patient; /* 0: all, from here on */
	int day;         /* civil, in the clinic's zone */
	int64_t staff;   /* 0: everybody */
	bool readings;   /* of a patient: who saw the chart, and no changes */
};

enum { AUDIT_PAGE = 500 };

/* What this person may see of the audit: managers and auditors all of it, doctors that of a
 * patient, everybody their own day.  errors  ERR_DENIED. */
bool audit_read_may(struct app *app, const struct audit_page *p, struct err *e) MUST_CHECK;

/* At most AUDIT_PAGE lines, in a. */
bool audit_read_page(struct app *app, const struct audit_page *p, struct arena *a,
    struct audit_lines *out, struct err *e) MUST_CHECK;

/* The person after this one among those who may sign in; 0 after the last. */
bool audit_read_person_after(struct app *app, int64_t staff, struct arena *a, int64_t *next,
    const char **name, struct err *e) MUST_CHECK;

#endif
