/* day_end - the rows of a day that have no outcome yet, each with what it looks like. */
#ifndef APP_DAY_END_H
#define APP_DAY_END_H

#include "app/app.h"
#include "base/vec.h"
#include "store/session_store.h"

enum day_outcome { DAY_OPEN, DAY_DONE, DAY_NO_SHOW, DAY_CANCEL, DAY_OUTCOMES };

struct day_end_row {
	int64_t session, patient, rev;
	const char *name, *latin, *number, *label;
	const char *untold; /* nobody told the patient of this time, untold.h; "" */
	int minute, minutes;
	enum session_state state;
	enum day_outcome to; /* as proposed */
};

struct day_end {
	int day;
	VEC(struct day_end_row) row;
};

/* Those that are booked, arrived or running and whose time is over.  What runs is
 * proposed as done, who never came as a no-show; of who arrived and was not begun, and of who was
 * perhaps never told of this time, nobody knows, so it stays open until a person says.  Lives in a.
 */
bool day_end_load(
    struct app *app, int day, struct arena *a, struct day_end *out, struct err *e) MUST_CHECK;

/* "12 done; 13 noshow": all rows, as day.end takes them. */
const char *day_end_rows(const struct day_end *d, struct arena *a);
/* "open", "done", "noshow", "cancel"; false for another word. */
bool day_outcome_find(const char *word, enum day_outcome *out);

#endif
