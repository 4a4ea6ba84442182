/* view_store - lists that screens show, one query each. */
#ifndef STORE_VIEW_STORE_H
#define STORE_VIEW_STORE_H

#include "base/vec.h"
#include "store/phone.h"

struct ids {
	VEC(int64_t) id;
};

/* The patients of a person's latest entries with that action, the last one first. */
bool view_recent(struct db *db, int64_t staff, const char *action, int most, struct arena *a,
    struct ids *out, struct err *e) MUST_CHECK;

struct view_due {
	int64_t id, patient;
	const char *number, *shown, *latin;
	int born;
	bool born_estimated, sensitive;
	char side;
	const char *kind, *what;
	int earliest, target, latest;
	int64_t decision; /* 0: of none */
	int64_t session;  /* booked for it; 0 */
	int session_day;
	int64_t rev;
	int tried;
	struct phone phone;
};

struct view_dues {
	VEC(struct view_due) list;
};

/* Open items with a target and a last day within these days, both ends included, for which
 * no visit is booked today or later; those that only ask for a call are not among them. */
struct view_due_range {
	int target_from, target_to, latest_from, latest_to, today;
	int most, from;
};
bool view_due_list(struct db *db, const struct view_due_range *r, struct arena *a,
    struct view_dues *out, struct err *e) MUST_CHECK;
bool view_lost_list(struct db *db, int most, int from, struct arena *a, struct view_dues *out,
    struct err *e) MUST_CHECK;

/* Those that wait for the day of an operation, booked or not; the days of r are not asked. */
bool view_waits_list(struct db *db, const struct view_due_range *r, struct arena *a,
    struct view_dues *out, struct err *e) MUST_CHECK;

/* How many patients share the name of this one as lists show it; 1: nobody else. */
bool view_alike(struct db *db, int64_t patient, int *out, struct err *e) MUST_CHECK;

#endif
