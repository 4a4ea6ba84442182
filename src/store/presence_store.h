/* presence_store - who is signed in where; in drafts.db. */
#ifndef STORE_PRESENCE_STORE_H
#define STORE_PRESENCE_STORE_H

#include "base/vec.h"
#include "store/draft_store.h"

enum { PRESENCE_DAYS = 1 }; /* that the row of a session that broke off is kept */

struct presence {
	int64_t id, staff;
	const char *station;
	int64_t began, seen; /* UTC */
	int64_t patient;     /* whose form is filled; 0 */
	const char *form;    /* its title; "" none is */
	const char *process; /* process_word() of the session; "" it is not known */
};

struct presence_list {
	VEC(struct presence) list;
};

/* Adds one that is seen now; fills p->id. */
bool presence_add(struct drafts *on, struct presence *p, struct err *e) MUST_CHECK;
bool presence_seen(struct drafts *on, int64_t id, int64_t at, struct err *e) MUST_CHECK;
bool presence_set_form(
    struct drafts *on, int64_t id, int64_t patient, const char *form, struct err *e) MUST_CHECK;
/* Those seen since then and not ended, the one that is still longest last. */
bool presence_list(struct drafts *on, int64_t since, struct arena *a, struct presence_list *out,
    struct err *e) MUST_CHECK;
/* Another number when others came, went, began or left a form since *version, which is 0 at
 * first; *sum stays as it is when nobody wrote at all, or when it cannot be read. */
void presence_sum(struct drafts *on, int64_t *version, int64_t *sum);
/* *by is the person who ended it, 0 while it goes on. */
bool presence_ended(struct drafts *on, int64_t id, int64_t *by, struct err *e) MUST_CHECK;
bool presence_end(struct drafts *on, int64_t id, int64_t by, struct err *e) MUST_CHECK;
/* The person left. */
bool presence_drop(struct drafts *on, int64_t id, struct err *e) MUST_CHECK;

#endif
