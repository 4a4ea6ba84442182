/* find - patients by anything that is typed, and who was open last. */
#ifndef APP_FIND_H
#define APP_FIND_H

#include "app/app.h"
#include "base/vec.h"

struct find_row {
	int64_t id;
	const char *shown, *latin, *number;
	int born; /* DAY_NONE: not known */
	bool born_estimated, sensitive;
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
/* One line in the audit for a search that a person ended: kind and count, no words. */
bool find_note(struct app *app, int rows, struct err *e) MUST_CHECK;

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

#endif
