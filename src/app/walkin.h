/* walkin - who is here without a time: what for, and the first place of today for it. */
#ifndef APP_WALKIN_H
#define APP_WALKIN_H

#include "app/app.h"
#include "app/which_hip.h"
#include "store/session_store.h"

struct walkin_for {
	int64_t patient;
	int64_t course;    /* 0: of none */
	const char *words; /* of no course: "eswt left with kb", "review"; "": a visit */
};

struct walkin {
	const char *label;     /* of no course: what the words name */
	const char *therapist; /* the code that was typed; "" */
	struct which_hip hip;  /* the same, or as it was decided */
	struct session s;      /* where it would stand */
	const char *place;     /* "10:30, KB + R1 + SW" */
	const char *later;     /* why not at once; "" when it is at once */
};

/* Reads the words and looks for the place; nothing is booked.
 * errors  ERR_INPUT: a word that nothing can be booked for, and the nearest one; a hip that is
 *         neither said nor decided, of the field side;
 *         ERR_RULE: why there is no place today. */
bool walkin_look(struct app *app, const struct walkin_for *what, struct arena *a,
    struct walkin *out, struct err *e) MUST_CHECK;

/* "Hip: left, as decided 12-Oct-2026. Not at once: nobody is free. The first place is 10:30, KB."
 * of what is asked about before it is taken; "": nothing is. */
const char *walkin_asks(const struct walkin *w, struct arena *a);

#endif
