/* merging - two records that may be one person, side by side, before they become one. */
#ifndef APP_MERGING_H
#define APP_MERGING_H

#include "app/find.h"

/* What is shown of each of the two. */
struct merging_side {
	int64_t patient;
	const char *number, *shown, *latin;
	int born; /* DAY_NONE: not known */
	bool born_estimated, sensitive;
	const char *sex, *state; /* "Female", "" not asked; active, inactive, dead */
	const char *names;       /* the other ones, "JONES, Margaret; Maggie" */
	const char *phones, *address;
	const char *right, *left; /* stages; "" */
	const char *treatments;   /* chosen: "right exercise, left exercise"; "" */
	int visits, booked, forms, due;
	int registered;    /* day */
	const char *last3; /* of the number: what a person types to mean this record */
};

struct merging {
	struct merging_side stays, goes;
	VEC(const char *) heed; /* what to look at before, and after */
};

/* errors  ERR_MISSING · ERR_CONFLICT: one of them is part of another record already. */
bool merging_load(struct app *app, int64_t stays, int64_t goes, struct arena *a,
    struct merging *out, struct err *e) MUST_CHECK;

/* Both side by side, row by row, in words; "-" where one says nothing. */
struct merging_row {
	const char *label, *stays, *goes;
	unsigned take; /* the bit of enum merge_take that chooses it; 0: nothing is chosen here */
};
enum { MERGING_ROWS = 12 };
int merging_rows(const struct merging *m, struct arena *a, struct merging_row out[MERGING_ROWS]);

/* Who looks like this patient and was not said to be another person, with each point. */
bool merging_alike(struct app *app, int64_t patient, struct arena *a, struct find_rows *out,
    struct err *e) MUST_CHECK;

/* Records to be put together, found by going through all patients from the newest on. */
struct merging_pair {
	struct find_row one, other; /* the older record comes first */
	bool settled;               /* merged since, or known to be two people */
};
struct merging_pairs {
	VEC(struct merging_pair) list;
	int64_t from; /* go on below this id; 0: all were looked at */
	int64_t top;  /* the newest that was looked at */
	int looked;
};
/* Goes on with out as it is, `most` patients further. */
bool merging_queue(struct app *app, int most, struct arena *a, struct merging_pairs *out,
    struct err *e) MUST_CHECK;
/* From the beginning. */
void merging_queue_start(struct merging_pairs *out);
/* As far as before, after somebody changed something: what is settled says so, and who came
 * since is looked at.  The others are not looked at again. */
bool merging_queue_again(
    struct app *app, struct arena *a, struct merging_pairs *out, struct err *e) MUST_CHECK;

/* Records that became part of this one; "10-0002-7 HALL, Maggie". */
struct merged {
	int64_t id, patient; /* of the merge */
	const char *number, *shown, *initials, *phones;
	int64_t at;
};
struct merged_list {
	VEC(struct merged) list;
};
bool merging_parts(struct app *app, int64_t patient, struct arena *a, struct merged_list *out,
    struct err *e) MUST_CHECK;

/* errors  ERR_CONFLICT says of which record this one is part now. */
bool merging_stands(struct app *app, int64_t patient, struct arena *a, struct err *e) MUST_CHECK;

#endif
