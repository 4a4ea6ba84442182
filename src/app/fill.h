/* fill - a form about to be filled for a patient.
 *
 * A screen opens a form with fill_open(), lets a person fill it, and hands its answers to a
 * command as pairs; the command opens the same form, puts the pairs in and checks all of it
 * again: fill_pairs.h.
 */
#ifndef APP_FILL_H
#define APP_FILL_H

#include "app/command.h"
#include "app/fill_pairs.h"

struct fill {
	const char *form;
	int64_t patient;  /* 0: not registered yet */
	int64_t response; /* the one to correct or to finish; 0: a new one */
	int64_t session;  /* that it is the record of; 0: of none */
	int nth;          /* of who is not registered yet: which of those begun, from 0 */
	int day;          /* clinical date; DAY_NONE: today */
	/* Of a consent, the treatment by its key that it was opened from; NULL: from none.  It is
	 * marked for that hip, and for the other one as well. */
	const char *marked;
	int hip;
	bool both;
};

/* mem lives as long as the form; close it with form_close().
 * errors  ERR_MISSING: no such form or response · ERR_CONF · ERR_IO. */
bool fill_open(struct app *app, const struct fill *what, struct arena *mem, struct form **out,
    struct err *e) MUST_CHECK;

/* The last record of a form that holds; *id is 0 when there is none.  *final: it is
 * not waiting to be finished. */
bool fill_latest(struct app *app, int64_t patient, const char *form, int64_t *id, bool *final,
    struct err *e) MUST_CHECK;

/* The record that this form would go on with: the last one, when it was saved as
 * incomplete and is of the same session; *id is 0 when there is none. */
bool fill_unfinished(
    struct app *app, const struct fill *what, int64_t *id, struct err *e) MUST_CHECK;

/* "Height, Weight": what was typed and is no value; "" when there is none. */
const char *fill_unreadable(const struct form *f, struct arena *a);

/* Nothing is left to do before it is final; `sure`: warnings are meant as they are.
 * errors  ERR_RULE, field the first answer to look at; all of them go to out->reasons. */
bool fill_check(
    struct call *c, struct form *f, bool sure, struct outcome *out, struct err *e) MUST_CHECK;

#endif
