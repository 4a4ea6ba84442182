/* plan_store - what was decided, as therapy x sessions x interval x dose. */
#ifndef STORE_PLAN_STORE_H
#define STORE_PLAN_STORE_H

#include "base/vec.h"
#include "store/tx.h"

struct plan {
	int64_t id, patient; /* id 0: there is none */
	int day;
	const char *state; /* active, done, stopped */
	const char *goals;
	int64_t author;
	const char *initials;
	int64_t rev;
};

/* One line of a plan.  Gaps are days between two sessions. */
struct course {
	int64_t id, plan, patient, decision; /* decision 0: of none */
	char side;                           /* R, L or B */
	const char *protocol, *label;
	int sessions;
	int gap_min, gap_usual, gap_max;
	int per_week; /* 0: no limit */
	int minutes, changeover;
	const char *skill, *room_kind, *device_kind;
	int64_t therapist; /* a resource; 0: any */
	const char *dose;
	int first_day; /* DAY_NONE: none wished */
	const char *state;
	int64_t rev;
	int done, booked, missed; /* counted from its sessions */
	int next_day;             /* of the next booked one; DAY_NONE */
};

struct courses {
	VEC(struct course) list;
};

/* A new one; p->id is set. */
bool plan_add(struct tx *tx, struct plan *p, struct err *e) MUST_CHECK;
/* errors  ERR_MISSING. */
bool plan_find(
    struct db *db, int64_t id, struct arena *a, struct plan *out, struct err *e) MUST_CHECK;
/* The one that is being carried out; out->id is 0 when there is none. */
bool plan_active(
    struct db *db, int64_t patient, struct arena *a, struct plan *out, struct err *e) MUST_CHECK;
bool plan_set_state(
    struct tx *tx, int64_t id, int64_t rev, const char *state, struct err *e) MUST_CHECK;

/* A new line of a plan; c->id is set. */
bool course_add(struct tx *tx, struct course *c, struct err *e) MUST_CHECK;
/* today  decides what is the next session.  errors  ERR_MISSING. */
bool course_find(struct db *db, int64_t id, int today, struct arena *a, struct course *out,
    struct err *e) MUST_CHECK;
bool course_list(struct db *db, int64_t plan, int today, struct arena *a, struct courses *out,
    struct err *e) MUST_CHECK;
/* Of all plans of a patient, those that are over too. */
bool course_of_patient(struct db *db, int64_t patient, int today, struct arena *a,
    struct courses *out, struct err *e) MUST_CHECK;
/* Label, numbers, therapist, dose, first day and state become those of c.
 * errors  as keep_version() with c->rev. */
bool course_change(struct tx *tx, const struct course *c, struct err *e) MUST_CHECK;

#endif
