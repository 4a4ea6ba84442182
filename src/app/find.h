/* find - patients by anything that is typed, and who was open last. */
#ifndef APP_FIND_H
#define APP_FIND_H

#include "app/app.h"
#include "base/vec.h"

struct likeness;

struct find_row {
	int64_t id;
	const char *shown, *latin, *number;
	int born; /* DAY_NONE: not known */
	bool born_estimated, sensitive;
	bool hidden;              /* sensitive, and nothing out of the chart is in this row */
	const char *state;        /* active, inactive, dead */
	int last_seen;            /* day; DAY_NONE: never */
	const char *right, *left; /* stage of each hip, in words */
	bool alike;               /* another row bears the same name */
	/* of a possible duplicate */
	int percent;       /* 50 to 99 */
	const char *why;   /* "same date of birth, phone differs in two digits" */
	const char *phone; /* "" */
};

struct find_rows {
	VEC(struct find_row) list;
	bool more;        /* there are others */
	bool too_short;   /* nothing was looked for yet */
	const char *hint; /* a sentence, or NULL */
};

enum { FIND_MOST = 20 };

/* What is typed into the search box (store/search_store.h has the rules). */
bool find_typed(struct app *app, const char *typed, struct arena *a, struct find_rows *out,
    struct err *e) MUST_CHECK;
/* The same while somebody types on: the rows of those whom the answer before held are taken from
 * it, not read again.  NULL: none are. */
bool find_typed_on(struct app *app, const char *typed, const struct find_rows *before,
    struct arena *a, struct find_rows *out, struct err *e) MUST_CHECK;
/* One line in the audit for a search that a person ended: kind and count, no words. */
bool find_note(struct app *app, int rows, struct err *e) MUST_CHECK;
/* The same of a list of patients that is opened: "recall", "waits". */
bool find_note_list(struct app *app, const char *name, struct err *e) MUST_CHECK;

/* Those whose charts this person opened last, the last one first. */
bool find_recent(
    struct app *app, int most, struct arena *a, struct find_rows *out, struct err *e) MUST_CHECK;

/* Who on record looks like a person being registered; NULL or "" and DAY_NONE for
 * what was not typed yet. */
struct find_like {
	const char *family, *given, *native, *phone, *sex;
	int born;
	int64_t except; /* this patient; 0 */
};
bool find_alike(struct app *app, const struct find_like *who, struct arena *a,
    struct find_rows *out, struct err *e) MUST_CHECK;
/* Those who bear that name, begin with it or differ by a slip in it; percent is 0. */
bool find_namesakes(struct app *app, const struct find_like *who, struct arena *a,
    struct find_rows *out, struct err *e) MUST_CHECK;

/* The patient of a record number as it is typed; of one that was merged, the one that stands
 * for it.  errors  ERR_MISSING · ERR_INPUT a digit is wrong. */
bool find_number(struct app *app, const char *typed, int64_t *patient, struct err *e) MUST_CHECK;
/* One patient as a list shows it. */
bool find_by_id(struct app *app, int64_t patient, struct arena *a, struct find_row *out,
    struct err *e) MUST_CHECK;
/* A row for somebody alike; with points: "same name 45, same date of birth 35". */
struct find_row find_row_like(
    struct app *app, const struct likeness *l, bool points, struct arena *a);

#endif
