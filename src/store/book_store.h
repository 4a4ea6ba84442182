/* book_store - the calendar and what is booked, read for the planner. */
#ifndef STORE_BOOK_STORE_H
#define STORE_BOOK_STORE_H

#include "sched/busy.h"
#include "store/session_store.h"

struct book {
	struct calendar calendar;
	VEC(const char *) skill; /* the word of each bit */
	struct busy *busy;       /* NULL unless days were asked for */
	VEC(int64_t) odd;        /* sessions that do not fit hours or lanes any more */
	const int64_t *without;  /* sessions that book_fill() leaves out: their ids */
	size_t nwithout;
};

/* The resources in use, their hours, and the closures from `first` on; and what
 * is booked on `days` days from it (0: none of it).  Lives in a. */
bool book_load(struct db *db, int first, int days, struct arena *a, struct book *out,
    struct err *e) MUST_CHECK;

/* The same in two steps, when the days depend on what the calendar says: after
 * book_load() with no days, b->busy made by busy_new() is filled. */
bool book_fill(
    struct db *db, int first, int days, struct arena *a, struct book *b, struct err *e) MUST_CHECK;

/* The bits of words parted by spaces; a word that no resource has gets a bit
 * of its own, which nobody has.  At most 64 words are told apart. */
uint64_t book_skills(struct book *b, const char *words, struct arena *a);

/* A visit of one patient, and the protocol of its course, "" when it is of none. */
struct book_visit {
	int64_t session, course;
	const char *label, *protocol;
	int day, minute, minutes;
};
struct book_visits {
	VEC(struct book_visit) list;
};
/* Those that take their place, both days included, in order of time. */
bool book_visits(struct db *db, int64_t patient, int from, int to, struct arena *a,
    struct book_visits *out, struct err *e) MUST_CHECK;

/* A session as the busy book sees it: up to one row for each resource. */
int book_rows(const struct book *b, const struct session *s, struct reservation out[RES_KINDS + 1]);

#endif
