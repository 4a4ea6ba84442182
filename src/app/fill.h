/* fill - a form about to be filled for a patient, and its answers as pairs.
 *
 * A screen opens a form with fill_open(), lets a person fill it, and hands
 * fill_pairs() to a command; the command opens the same form, puts the pairs in
 * and checks all of it again.  An answer is KEY=VALUE, KEY.R=VALUE for one hip,
 * KEY.2=VALUE for a row of a repeat (from 0).  Besides there may be KEY.na=CODE
 * (why it is blank), KEY.sure=BITS (warnings that were confirmed) and
 * KEY.asked=DATE.  Values are as records keep them: codes, yes, no, 1968-07-14.
 */
#ifndef APP_FILL_H
#define APP_FILL_H

#include "app/command.h"

struct form;

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

/* Puts pairs in, over what the form holds already.
 * errors  ERR_INPUT, field the pair: no such question, or no such answer to one that is
 * shown. */
bool fill_put(
    struct form *f, const struct pair *pairs, size_t n, int day, struct err *e) MUST_CHECK;

/* All answers as pairs, those that are empty too, so that they also empty what
 * a correction began with. */
struct pairs {
	VEC(struct pair) list;
};
void fill_pairs(const struct form *f, struct arena *a, struct pairs *out);
/* The same of a record that is saved as incomplete, which has nothing where an answer cannot be
 * read: only a draft goes on to hold that. */
void fill_pairs_incomplete(const struct form *f, struct arena *a, struct pairs *out);
/* "Height, Weight": what was typed and is no value; "" when there is none. */
const char *fill_unreadable(const struct form *f, struct arena *a);

/* Nothing is left to do before it is final; `sure`: warnings are meant as they are.
 * errors  ERR_RULE, field the first answer to look at; all of them go to out->reasons. */
bool fill_check(
    struct call *c, struct form *f, bool sure, struct outcome *out, struct err *e) MUST_CHECK;

#endif
