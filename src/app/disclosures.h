/* disclosures - what of a patient left the clinic, and what the patient wants amended.
 *
 * The accounting of disclosures that a patient may ask for (45 CFR 164.528: date, recipient
 * with the address, what, purpose, of the last six years) and the wishes for an amendment
 * (164.526: answered within 60 days).  Cards printed for the patient are among them; the
 * outage pack stays in the clinic and is not. */
#ifndef APP_DISCLOSURES_H
#define APP_DISCLOSURES_H

#include "app/app.h"
#include "base/vec.h"

enum { DISCLOSED_YEARS = 6, AMEND_DAYS = 60 };

struct disclosed {
	int64_t id; /* 0: a paper that was printed; its line stands in the audit */
	int day;
	const char *recipient, *address, *what, *purpose, *initials;
	const char *error; /* why it was noted in error; "" */
};

struct amend {
	int64_t id;
	int day, latest; /* asked; to be answered */
	const char *wish, *initials;
	const char *state; /* open, accepted, denied, error */
	const char *reason;
	int64_t response;
	bool overdue;
};

struct disclosures {
	VEC(struct amend) wish;          /* newest first */
	VEC(struct disclosed) disclosed; /* newest first */
	int64_t amending; /* the newest record of the patient, which an answer may name; 0 */
};

/* Notes in the audit that it is read.  Texts live in a.
 * errors  ERR_DENIED: a sensitive chart. */
bool disclosures_open(struct app *app, int64_t patient, struct err *e) MUST_CHECK;
bool disclosures_load(struct app *app, int64_t patient, struct arena *a, struct disclosures *out,
    struct err *e) MUST_CHECK;

#endif
