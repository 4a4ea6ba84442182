/* drafts - what is being typed and not yet saved: kept, offered, thrown away.
 *
 * A screen calls draft_keep() when a field is left, after some keys, and on a
 * hang-up; the draft's id is the key of the save (a pair called key), and
 * draft_saved() ends it afterwards.
 */
#ifndef APP_DRAFTS_H
#define APP_DRAFTS_H

#include "app/fill.h"

enum { DRAFT_ID = 64 };

struct draft_row {
	const char *id, *form;
	const char *what;  /* that in words: "reason for core decompression, left hip" */
	int marks;         /* of the treatment screen: marks that are not recorded; else 0 */
	int64_t patient;   /* 0: a new one */
	int64_t response;  /* the record that it corrects or finishes; 0: a new one */
	int64_t session;   /* that it is the record of; 0: of none */
	int version;       /* of the form */
	int nth;           /* of who is not registered yet: which of those begun, from 0 */
	const char *shown; /* the patient's name, as typed of a new one; "" */
	const char *focus; /* the question where the person was; "" */
	int64_t at;        /* UTC; last written */
	bool discarded;    /* thrown away, and can still be taken back */
	bool closed;       /* of a chart that is closed to this person by now: see draft_words() */
};

struct draft_rows {
	VEC(struct draft_row) list; /* newest first */
};

/* Writes down all that stands in the form, values or not.  id is "" the first time
 * and is filled in. */
bool draft_keep(struct app *app, const struct fill *what, const struct form *f, const char *focus,
    char id[DRAFT_ID], struct err *e) MUST_CHECK;

/* After keeping one: that this person fills the same at another terminal, so that it is kept
 * beside that one, with another id, and neither loses anything; said once, "" then. */
const char *draft_beside(struct app *app);

/* The draft that this person left of the form; out->id is "" when there is none. */
bool draft_offer(struct app *app, const struct fill *what, struct arena *a, struct draft_row *out,
    struct err *e) MUST_CHECK;

/* Puts the draft into the form, over what stands there. */
bool draft_take(struct app *app, const struct fill *what, struct form *f, struct err *e) MUST_CHECK;

/* The same of a screen that is no form: what->form is the screen's name, and text is
 * what it makes of its choices.  *text is "" and id is "" when nothing was left. */
bool draft_keep_text(struct app *app, const struct fill *what, const char *text, char id[DRAFT_ID],
    struct err *e) MUST_CHECK;
bool draft_take_text(struct app *app, const struct fill *what, struct arena *a, const char **text,
    char id[DRAFT_ID], struct err *e) MUST_CHECK;

/* The record that this person's draft of the form began with: what->response, or an earlier one
 * that somebody corrected since; what->response again when there is no draft. */
bool draft_base(
    struct app *app, const struct fill *what, int64_t *response, struct err *e) MUST_CHECK;

/* "stage, HALL, Margaret", "2 marks of treatment not recorded, HALL, Margaret"; of a chart that
 * was closed meanwhile neither. */
const char *draft_words(const struct draft_row *d, struct arena *a);
/* All drafts of this person. */
bool draft_mine(struct app *app, struct arena *a, struct draft_rows *out, struct err *e) MUST_CHECK;
/* Those of people who are not registered yet and can be gone on with: one of an older form cannot
 * be opened any more.  *nth is the first number that none has: of somebody new. */
bool draft_begun(
    struct app *app, struct arena *a, struct draft_rows *out, int *nth, struct err *e) MUST_CHECK;

/* Thrown away for now; it stays a week. */
bool draft_throw(struct app *app, const char *id, struct err *e) MUST_CHECK;
/* What this person threw away last of the form, in that week; out->id is "" when there is none. */
bool draft_last_thrown(struct app *app, const struct fill *what, struct arena *a,
    struct draft_row *out, struct err *e) MUST_CHECK;
/* It is the draft of its form again. */
bool draft_bring_back(struct app *app, const char *id, struct err *e) MUST_CHECK;
/* That the file of drafts was damaged and is begun anew: said once, "" then; in a. */
const char *draft_news(struct app *app, struct arena *a);

/* Its record is saved. */
bool draft_saved(struct app *app, const char *id, struct err *e) MUST_CHECK;

#endif
