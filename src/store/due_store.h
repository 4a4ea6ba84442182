/* due_store - what should happen within a window of days. */
#ifndef STORE_DUE_STORE_H
#define STORE_DUE_STORE_H

#include "base/vec.h"
#include "store/phone.h"
#include "store/tx.h"

struct due {
	int64_t id, patient;
	char side;        /* R, L, B, or 0: of the person */
	const char *kind; /* clinic, xray, mri, ct, score, labs, start, contact, amendment */
	const char *what;
	int earliest, target, latest; /* days */
	const char *rule, *source;
	int64_t decision;          /* 0: of none */
	const char *state;         /* open, answered, cancelled, lost */
	int64_t session, response; /* 0: none */
	const char *reason;
	int64_t rev;
	int tried; /* contact attempts */
};

struct due_attempt {
	int64_t id, at;
	const char *initials, *outcome, *note;
};

/* Somebody who must be called at once, and why. */
struct due_call {
	int64_t id, patient;
	const char *number, *shown, *latin;
	int born; /* DAY_NONE */
	bool born_estimated;
	bool sensitive;
	const char *what, *flag;
	int day;          /* since when */
	const char *done; /* what was done at once */
	int tried;
	struct phone phone;
	int64_t rev;
};

struct due_calls {
	VEC(struct due_call) list;
};

struct dues {
	VEC(struct due) list;
};

struct due_attempts {
	VEC(struct due_attempt) list;
};

struct due_counts {
	int overdue, week, month; /* week and month without those that are overdue */
	int lost;
	int waits; /* items that wait for the day of an operation */
};

/* A new open one; d->id is set. */
bool due_add(struct tx *tx, struct due *d, struct err *e) MUST_CHECK;
/* errors  ERR_MISSING. */
bool due_find(
    struct db *db, int64_t id, struct arena *a, struct due *out, struct err *e) MUST_CHECK;
/* Open ones, by target. */
bool due_of_patient(
    struct db *db, int64_t patient, struct arena *a, struct dues *out, struct err *e) MUST_CHECK;
/* All but what commands took away again, by target. */
bool due_standing(
    struct db *db, int64_t patient, struct arena *a, struct dues *out, struct err *e) MUST_CHECK;
/* Those that were cancelled for this reason. */
bool due_cancelled_for(struct db *db, int64_t patient, const char *reason, struct arena *a,
    struct dues *out, struct err *e) MUST_CHECK;
/* Those that were lost, by target. */
bool due_given_up(
    struct db *db, int64_t patient, struct arena *a, struct dues *out, struct err *e) MUST_CHECK;
/* Patients and days, of what is not booked.  Each is counted up to `most`. */
bool due_count(
    struct db *db, int today, int most, struct due_counts *out, struct err *e) MUST_CHECK;

/* The next day for which what a decision waits for is booked, from today on; DAY_NONE. */
bool due_start_booked(
    struct db *db, int64_t decision, int today, int *day, struct err *e) MUST_CHECK;

/* Open ones of the kind contact, the oldest first, those of one patient together. */
bool due_call_list(
    struct db *db, int most, struct arena *a, struct due_calls *out, struct err *e) MUST_CHECK;
/* What the patient must be called about, the oldest first. */
struct due_flag {
	const char *what, *rule;
};
struct due_flags {
	VEC(struct due_flag) list;
};
bool due_flags_of(struct db *db, int64_t patient, struct arena *a, struct due_flags *out,
    struct err *e) MUST_CHECK;
/* Patients who must be called. */
bool due_call_count(struct db *db, int *out, struct err *e) MUST_CHECK;

/* State, session, response, reason and side become those of d.
 * errors  as keep_version() with d->rev. */
bool due_change(struct tx *tx, const struct due *d, struct err *e) MUST_CHECK;

/* Where a transaction begins, to tell afterwards what it did. */
struct due_mark {
	int64_t version, due, entry; /* the last version kept, due item and line of the audit */
};
bool due_mark(struct db *db, struct due_mark *out, struct err *e) MUST_CHECK;

/* An item that was changed since a mark, or made: was is the version that it had, 0 none. */
struct due_touch {
	int64_t id, was, rev;
};
struct due_touches {
	VEC(struct due_touch) list;
};
bool due_touched(struct db *db, const struct due_mark *since, struct arena *a,
    struct due_touches *out, struct err *e) MUST_CHECK;
/* Something that follow-up counts from happened to a patient after that line of the audit
 * and before the mark. */
bool due_happened(struct db *db, int64_t patient, int64_t after, const struct due_mark *before,
    bool *out, struct err *e) MUST_CHECK;
/* The item says again what it said in that version, as a new one, if it does not.
 * errors  ERR_MISSING: that version was not kept. */
bool due_put_back(struct tx *tx, const struct due *d, int64_t rev, struct err *e) MUST_CHECK;

/* Somebody tried to reach the patient about d; *id is the number of the try. */
bool due_attempt_add(struct tx *tx, const struct due *d, const struct due_attempt *x, int64_t *id,
    struct err *e) MUST_CHECK;
/* That try of d never was.  errors  ERR_MISSING: d has no such try. */
bool due_attempt_drop(struct tx *tx, const struct due *d, int64_t id, struct err *e) MUST_CHECK;
/* Newest first. */
bool due_attempts_of(struct db *db, int64_t due, struct arena *a, struct due_attempts *out,
    struct err *e) MUST_CHECK;

/* Who waits to be counted anew since a newer program changed the database, by id: the next one
 * after `after`; 0: there is none. */
bool due_recount_next(struct db *db, int64_t after, int64_t *out, struct err *e) MUST_CHECK;
/* Takes from them whoever has no decision for one of these treatments, a JSON array; *was: there
 * was somebody. */
bool due_recount_strike(struct tx *tx, const char *treatments, bool *was, struct err *e) MUST_CHECK;
/* Takes one from them; *was: it still was one. */
bool due_recount_done(struct tx *tx, int64_t patient, bool *was, struct err *e) MUST_CHECK;

#endif
