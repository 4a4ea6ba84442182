/* resource_store - therapists, rooms and devices, their hours, and closed days. */
#ifndef STORE_RESOURCE_STORE_H
#define STORE_RESOURCE_STORE_H

#include "base/vec.h"
#include "sched/calendar.h"
#include "store/tx.h"

/* A resource as it is kept; the planner's view of it is struct resource. */
struct kept_resource {
	int64_t id;
	enum res_kind kind;
	const char *code, *name;
	const char *skills; /* words, by spaces */
	int lanes, over;
	enum res_policy policy;
	int64_t staff; /* the person who signs in; 0: none */
	bool active;
	int64_t rev;
};

struct kept_resources {
	VEC(struct kept_resource) list;
};

/* "therapist", "room", "device"; and back, false for another word. */
const char *res_kind_name(enum res_kind kind);
bool res_kind_find(const char *word, enum res_kind *out);
/* "refuse", "ask", "allow". */
const char *res_policy_name(enum res_policy policy);
bool res_policy_find(const char *word, enum res_policy *out);

/* All of them, therapists first, those out of use too. */
bool resource_list(
    struct db *db, struct arena *a, struct kept_resources *out, struct err *e) MUST_CHECK;
/* errors  ERR_MISSING. */
bool resource_find(struct db *db, int64_t id, struct arena *a, struct kept_resource *out,
    struct err *e) MUST_CHECK;
bool resource_find_code(struct db *db, const char *code, struct arena *a, struct kept_resource *out,
    struct err *e) MUST_CHECK;

/* Fills r->id.  errors  ERR_CONFLICT: the code is taken. */
bool resource_add(struct tx *tx, struct kept_resource *r, struct err *e) MUST_CHECK;
/* Name, skills, lanes, policy, who signs in and whether it is in use become those of r.
 * errors  as keep_version() with r->rev. */
bool resource_change(struct tx *tx, const struct kept_resource *r, struct err *e) MUST_CHECK;

/* The hours of one weekday become these; of resource 0 the clinic's.  n may be 0. */
bool hours_set(struct tx *tx, int64_t resource, int weekday, const struct span *at, int n,
    struct err *e) MUST_CHECK;

/* Who changed those of a resource, of 0 the clinic's, last; "" where nobody did. */
bool hours_changed_by(
    struct db *db, int64_t resource, struct arena *a, const char **out, struct err *e) MUST_CHECK;

/* What they are now. */
struct hour_spans {
	VEC(struct span) list;
};
bool hours_on(struct db *db, int64_t resource, int weekday, struct arena *a, struct hour_spans *out,
    struct err *e) MUST_CHECK;

/* From day to day, both included: away, or extra hours.  Fills x->id. */
struct absence {
	int64_t id, resource;
	struct exception at;
};
bool absence_add(struct tx *tx, struct absence *x, struct err *e) MUST_CHECK;
/* errors  ERR_MISSING. */
bool absence_find(
    struct db *db, int64_t id, struct arena *a, struct absence *out, struct err *e) MUST_CHECK;
bool absence_drop(struct tx *tx, int64_t id, struct err *e) MUST_CHECK;

struct absences {
	VEC(struct absence) list;
};
/* Those of a resource, of 0 all, that have not ended before day. */
bool absence_list(struct db *db, int64_t resource, int day, struct arena *a, struct absences *out,
    struct err *e) MUST_CHECK;

struct kept_closure {
	int64_t id;
	struct closure at;
};
struct kept_closures {
	VEC(struct kept_closure) list;
};
/* Fills k->id. */
bool closure_add(struct tx *tx, struct kept_closure *k, struct err *e) MUST_CHECK;
/* errors  ERR_MISSING. */
bool closure_find(
    struct db *db, int64_t id, struct arena *a, struct kept_closure *out, struct err *e) MUST_CHECK;
bool closure_drop(struct tx *tx, int64_t id, struct err *e) MUST_CHECK;
/* Those that have not ended before day, and all yearly ones. */
bool closure_list(
    struct db *db, int day, struct arena *a, struct kept_closures *out, struct err *e) MUST_CHECK;

#endif
