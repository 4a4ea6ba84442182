/* admit - somebody is let into one sensitive chart by name, until that is ended.
 *
 * It is for a colleague who neither marked the chart nor treats the patient (glass.h), and has a
 * reason.  A doctor or manager to whom the chart is open for good lets them in, and ends it; who
 * has it open for an hour lets nobody in.  When a chart is marked, whoever has visits of this
 * patient and would not read it, having booked them for themselves, is let in with that.  When it
 * is opened to all again, all of it ends.
 */
#ifndef APP_ADMIT_H
#define APP_ADMIT_H

#include "app/command.h"

struct patient;

struct admit_row {
	int64_t id;
	int64_t at; /* UTC */
	const char *login, *name, *by, *reason;
};

struct admit_rows {
	VEC(struct admit_row) list;
};

/* Who is let in now, by name.  Texts live in a.
 * errors  ERR_DENIED: the chart is closed to whoever asks. */
bool admit_load(struct app *app, int64_t patient, struct arena *a, struct admit_rows *out,
    struct err *e) MUST_CHECK;

struct admit_person {
	int64_t id;
	const char *login, *name, *role;
};

struct admit_people {
	VEC(struct admit_person) list;
};

/* Who could be let in: all who sign in and do not read it, by name.  The same. */
bool admit_people(struct app *app, int64_t patient, struct arena *a, struct admit_people *out,
    struct err *e) MUST_CHECK;

/* Who else reads a chart that is marked: "Who marked it, and who treats this patient." */
const char *admit_others(void);
/* "Karin Berg, let in 23-Nov-2026 by Robin Ives: covers for Dora" */
const char *admit_words(const struct admit_row *r, struct arena *a);

/* For patient.sensitive, within its transaction: who has visits is let in with the mark, which
 * out tells; or all who are let in are so no more, which is put back with it. */
bool admit_marked(
    struct call *c, const struct patient *p, struct outcome *out, struct err *e) MUST_CHECK;
bool admit_opened(
    struct call *c, const struct patient *p, struct outcome *out, struct err *e) MUST_CHECK;

#endif
