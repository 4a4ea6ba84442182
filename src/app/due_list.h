/* due_list - who is due for what, and who is overdue: for the recall screen. */
#ifndef APP_DUE_LIST_H
#define APP_DUE_LIST_H

#include "app/app.h"
#include "app/due_outcomes.h"
#include "base/vec.h"

/* DUE_WEEK is within 7 days, DUE_MONTH within 30.  DUE_WAITS is an operation without a day, from
 * which follow-up is to be counted: never overdue, but asked about from its target on. */
enum due_filter { DUE_OVERDUE, DUE_WEEK, DUE_MONTH, DUE_LOST, DUE_WAITS, DUE_FILTERS };
/* "in 7 days": what is counted and listed by it. */
const char *due_filter_word(enum due_filter f);

struct due_row {
	int64_t id, patient;
	const char *number, *shown, *latin;
	int born; /* DAY_NONE */
	bool born_estimated;
	char side; /* R, L, B; 0 of the person */
	const char *kind, *what;
	int earliest, target, latest;
	bool waits;        /* for the day of an operation: booked_day is when that is booked */
	int late;          /* days since the target, once the window is over; else 0 */
	int booked_day;    /* of the session that is booked for it; DAY_NONE */
	int64_t decision;  /* after which it is due; 0: after none, or items after several */
	int tried;         /* contact attempts */
	int items;         /* that are due on this day: one only in due_list_of() */
	const char *words; /* "visit, right" of one item; "visit, X-ray, pain" of several */
	const char *brief; /* of one item among several */
	const char *phone; /* in words, and what is known of the agreement; "" in due_list_of() */
	int64_t rev;
};

struct due_rows {
	VEC(struct due_row) list;
	int overdue, week, month, lost, waits; /* counts; week and month without the overdue */
	bool more;
};

enum { DUE_PAGE = 200 };

/* One page of items from item `from` on, the oldest first, with the counts.  What one
 * patient is due for on one day is one row: one call is about all of it.  What is booked
 * is not there until the booked day has passed without an answer. */
bool due_list_load(struct app *app, enum due_filter filter, int from, struct arena *a,
    struct due_rows *out, struct err *e) MUST_CHECK;
/* What was chosen last in this session; at first who is overdue. */
enum due_filter due_list_last(const struct app *app);
void due_list_choose(struct app *app, enum due_filter filter);
/* The open items of one patient, by target. */
bool due_list_of(struct app *app, int64_t patient, struct arena *a, struct due_rows *out,
    struct err *e) MUST_CHECK;

/* The same with what one visit does for as one row: what falls due on the same day, and is booked
 * for the same or not at all.  Red flags, wishes and operations that are waited for stay apart. */
void due_list_visits(const struct due_rows *all, struct arena *a, struct due_rows *out);
/* Only what falls due on that day. */
void due_list_day(const struct due_rows *all, int day, struct arena *a, struct due_rows *out);

struct due_try {
	int64_t at;                            /* UTC */
	const char *initials, *outcome, *note; /* outcome in words */
};
struct due_tries {
	VEC(struct due_try) list; /* newest first */
};
/* Who tried to reach the patient for this item, and what came of it. */
bool due_list_tries(
    struct app *app, int64_t due, struct arena *a, struct due_tries *out, struct err *e) MUST_CHECK;

/* The question for the day that follow-up after a decision counts from: "Day of the core
 * decompression, left hip" of an operation, "First day of drug therapy, left hip" of the rest. */
bool due_day_asked(
    struct app *app, int64_t decision, struct arena *a, const char **out, struct err *e) MUST_CHECK;

#endif
