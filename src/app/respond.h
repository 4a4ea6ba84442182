/* respond - one filled form, checked and kept, as every command that keeps one does it. */
#ifndef APP_RESPOND_H
#define APP_RESPOND_H

#include "app/fill.h"
#include "store/response_store.h"

struct respond {
	struct fill fill;   /* fill.response: what is corrected or finished */
	bool incomplete;    /* keep it although something is left to do */
	bool sure;          /* warnings are meant as they are */
	const char *reason; /* of a correction; NULL or "" when there is none */
	int64_t session;    /* 0: of none */
	bool anew;          /* worth a record though no answer is another one */
	/* what follows is filled in */
	bool day_given;
	struct form *form;
	struct response kept;
	struct response_answers answers;
};

/* Opens the form and puts the answers of the call in; checked unless incomplete.
 * End it with respond_close(). */
bool respond_open(struct call *c, struct respond *r, struct outcome *out, struct err *e) MUST_CHECK;

/* Keeps it, lets it supersede what it corrects, keeps its scores.  An answer
 * that became hidden is left out, and the audit says so.
 * errors  ERR_CONFLICT at "answers": it corrects a record that holds just these. */
bool respond_keep(struct call *c, struct respond *r, struct outcome *out, struct err *e) MUST_CHECK;

/* It was entered in error; what it had replaced holds again.
 * errors  ERR_CONFLICT: it does not hold any more, or rev is not the newest. */
bool respond_retract(
    struct call *c, const struct response *r, const char *why, struct err *e) MUST_CHECK;
/* Today's own needs no reason.  errors  ERR_RULE. */
bool respond_may_retract(const struct call *c, const struct response *r, struct err *e) MUST_CHECK;

/* What the form is called. */
const char *respond_title(const struct respond *r);
void respond_close(struct respond *r);

/* The answers as they stood, as pairs that take a correction back. */
bool respond_before(
    struct call *c, const struct respond *r, struct pairs *out, struct err *e) MUST_CHECK;

#endif
