/* replanning - what the two halves of a replan share: who loses a place, and where they go.
 *
 * The book is the one as it will be: who or what is away has left the calendar, while the visits
 * that fall on it still stand where they are, until each is taken out and placed. */
#ifndef APP_REPLANNING_H
#define APP_REPLANNING_H

#include "app/replan.h"
#include "sched/want.h"
#include "store/book_store.h"
#include "store/plan_store.h"

enum { REPLAN_AHEAD = 28 }; /* days within which another place is looked for */

/* One visit that loses its place. */
struct replan_hit {
	struct session s, to; /* to: where it goes; s until something is found */
	struct course course;
	struct want want;
	size_t row; /* of out->row */
	int others; /* who could see the patient instead */
	bool odd;   /* does not fit the book as it is */
};

struct replanner {
	struct app *app;
	const struct replan_for *what;
	struct arena *a;
	struct replan *out;
	struct book book;
	int who; /* what is away, in the calendar; RES_NONE */
	VEC(struct replan_hit) hit;
};

/* Fills r->book and r->who.
 * errors  ERR_MISSING: no such resource. */
bool replanning_load(struct replanner *r, struct err *e) MUST_CHECK;

/* The visits that fall on it, by day and time, each with what it wants: r->hit, and a row of
 * r->out for each. */
bool replanning_hits(struct replanner *r, struct err *e) MUST_CHECK;

/* Who gives a visit, and where: "KB + Gym". */
const char *replanning_codes(const struct replanner *r, const struct session *s);

#endif
