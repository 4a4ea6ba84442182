/* search_store - one box that finds a patient by anything.
 *
 * What is typed is words, in any order, each the beginning of a word of a
 * name, or initials, a piece of a phone number, a record number, a birth date in
 * any form, or characters of a Chinese, Japanese or Korean name.  All words must
 * match.  "hal,mar" is family name and given name.  % and _ are no wildcards.
 */
#ifndef STORE_SEARCH_STORE_H
#define STORE_SEARCH_STORE_H

#include "base/day.h"
#include "base/vec.h"
#include "lang/fold.h"
#include "store/db.h"

enum { SEARCH_MOST = 100 };

struct search_for {
	const char *typed;
	int today;
	enum day_order order; /* of dates as typed here */
	int limit;            /* rows, at most SEARCH_MOST; 20 fill a screen */
};

struct found {
	int64_t id;
	const char *shown, *latin, *number;
	int born; /* DAY_NONE: not known */
	bool born_estimated, sensitive;
	const char *state; /* active, inactive, dead */
	int last_seen;     /* day of the last session done or finding made; DAY_NONE: never */
	const char *right, *left; /* stage of each hip; "" not staged */
};

struct hits {
	VEC(struct found) row;
	bool more;        /* there are others */
	bool too_short;   /* nothing was looked for yet */
	const char *hint; /* a sentence, e.g. that a digit of a record number is wrong; or NULL */
};

/* Who they are, and nothing more: for whoever has the rows of most of them already. */
struct hit_ids {
	int64_t id[SEARCH_MOST];
	size_t n;
	bool more, too_short; /* as in hits */
	const char *hint;
};

/* The patients for what is typed, the exact word first, then by alphabet. */
bool search_ids(struct db *db, struct fold *f, const struct search_for *s, struct arena *a,
    struct hit_ids *out, struct err *e) MUST_CHECK;
bool search_patients(struct db *db, struct fold *f, const struct search_for *s, struct arena *a,
    struct hits *out, struct err *e) MUST_CHECK;

/* The rows of known ids, in their order: recent patients, candidates. */
bool search_rows(struct db *db, const int64_t *id, size_t n, int today, struct arena *a,
    struct hits *out, struct err *e) MUST_CHECK;

#endif
