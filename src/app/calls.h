/* calls - red flags: what must not wait, and who must be called today because of it.
 *
 * A form asks about them (redflag in coxa-form(5)).  One that was answered with
 * yes puts the patient on the list, from which only a recorded contact with its
 * outcome takes them.
 */
#ifndef APP_CALLS_H
#define APP_CALLS_H

#include "app/app.h"
#include "app/respond.h"
#include "base/vec.h"
#include "model/redflag.h"
#include "store/phone.h"

/* What came of a call; a NULL code ends them. */
struct call_outcome {
	const char *code, *title;
	bool ends; /* the flag is answered: say what was arranged */
};
const struct call_outcome *call_outcomes(void);
/* NULL when there is none of that code. */
const struct call_outcome *call_outcome_find(const char *code);

/* What stands for a flag to whom the chart is closed. */
extern const char calls_hidden[];

/* errors  ERR_MISSING: the pack has no such flag. */
bool calls_flag(
    struct app *app, const char *id, const struct redflag **out, struct err *e) MUST_CHECK;

/* One flag of one patient. */
struct call_row {
	int64_t id, patient;
	const char *number, *shown, *latin;
	int born; /* DAY_NONE */
	bool born_estimated;
	const char *what, *action; /* the flag and what must happen, as the pack has them */
	const char *done;          /* what was done at once */
	enum urgency urgency;
	int day; /* since when */
	int tried;
	struct phone phone;
};

struct call_rows {
	VEC(struct call_row) list;
};

/* The oldest first, those of one patient together. */
bool calls_load(struct app *app, struct arena *a, struct call_rows *out, struct err *e) MUST_CHECK;

/* Puts the flags that a kept form has answered on the list, each once. */
bool calls_raise(
    struct call *c, const struct respond *r, struct outcome *out, struct err *e) MUST_CHECK;

/* "Red flag open: Calf swelling, and 1 more", the most urgent: what nobody has called about yet; "" when nothing is up. */
bool calls_up(
    struct app *app, int64_t patient, struct arena *a, const char **out, struct err *e) MUST_CHECK;
/* Says so to whoever books or moves a visit all the same. */
bool calls_warn(struct call *c, int64_t patient, struct outcome *out, struct err *e) MUST_CHECK;

#endif
