/* untold - whom somebody must still tell that a visit was moved, or has no place.
 *
 * What a replan moves stays here until somebody says that the patient was told, or the days are
 * past.  It compares what the patient knows with what the visit is now: moved once more after that,
 * it is here again; moved back to the time that the patient knows, it is not.  Who is here already
 * is not to be told.
 */
#ifndef APP_UNTOLD_H
#define APP_UNTOLD_H

#include "app/app.h"
#include "base/vec.h"
#include "store/untold_store.h"

struct call;
struct outcome;

/* How somebody told; a NULL code ends them. */
struct untold_how {
	const char *code, *title; /* "phone", "by phone" */
};
const struct untold_how *untold_hows(void);
/* NULL when there is none of that code. */
const struct untold_how *untold_how_find(const char *code);

enum untold_state {
	UNTOLD_MOVED,     /* to day and minute */
	UNTOLD_NO_PLACE,  /* it stands where it cannot take place */
	UNTOLD_CANCELLED, /* and what was missed before the day that the patient knows */
};

struct untold_visit {
	int64_t session, rev;
	const char *label;
	int knew_day, knew_minute; /* as the patient knows it; DAY_NONE: that it has no place */
	enum untold_state state;
	int day, minute; /* as it stands in the book */
	const char *who; /* "KB + Gym" */
	const char *why; /* "KB away (ill)", "moved again since told on 23-Nov-2026" */
};

/* One patient, who is told of all of it at once. */
struct untold_row {
	int64_t id; /* the patient's */
	const char *number, *name, *latin;
	struct phone phone;
	const char *flag;               /* the red flag that nobody called about yet; "" none */
	bool alert;                     /* there is one on record */
	VEC(struct untold_visit) visit; /* the soonest first */
};

struct untold_rows {
	VEC(struct untold_row) list; /* who would come in vain soonest first */
};

/* Lives in a. */
bool untold_load(
    struct app *app, struct arena *a, struct untold_rows *out, struct err *e) MUST_CHECK;

/* How many patients, and as of when; begins as { 0 }.  Looks again only when something was written
 * or a day went by. */
struct untold_count {
	int n;
	int64_t version, written;
	int day;
};
bool untold_count(struct app *app, struct untold_count *c, struct err *e) MUST_CHECK;

/* "Mon 23-Nov 10:00", "no place" */
const char *untold_knew(const struct untold_visit *v, struct arena *a);
/* "Tue 24-Nov 14:00 TL + Gym", "no place yet", "cancelled" */
const char *untold_now(const struct untold_visit *v, struct arena *a);
/* "12@3;14@2": its visits, as session.told takes them. */
const char *untold_visits(const struct untold_row *r, struct arena *a);
/* "Red flag open: fever. Alerts are on record."; "" when there is nothing. */
const char *untold_care(const struct untold_row *r, struct arena *a);

/* "Nobody recorded that the patient was told: it was Mon 23-Nov-2026 10:00", of a visit that stands
 * at that time; "" of one that knows, or never moved. */
const char *untold_words(const struct untold *u, int day, int minute, struct arena *a);
/* The same of that visit, as it stands.  errors  ERR_MISSING. */
bool untold_of(struct app *app, int64_t session, struct arena *a, const char **words,
    struct err *e) MUST_CHECK;
/* Says so to whoever notes that the patient did not come. */
bool untold_say(
    struct call *c, const struct session *s, struct outcome *out, struct err *e) MUST_CHECK;

#endif
