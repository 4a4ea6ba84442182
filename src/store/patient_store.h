/* patient_store - patients: who they are, how they are reached, what to beware of. */
#ifndef STORE_PATIENT_STORE_H
#define STORE_PATIENT_STORE_H

#include "base/vec.h"
#include "lang/fold.h"
#include "store/phone.h"
#include "store/tx.h"

/* One name that a person has or had.  Every part may be "". */
struct person_name {
	const char *kind; /* current, previous or preferred */
	const char *family, *given, *native, *reading, *title;
	const char *shown, *latin; /* as lists show it; made when written */
};

struct contact {
	const char *kind; /* phone, email, address, emergency, referrer */
	const char *value, *note;
	enum agreed allowed;  /* may be used to reach the patient; of a telephone, by calls */
	enum agreed messages; /* of a telephone, by messages */
};

struct alert {
	int64_t id;
	const char *code, *text;
	int since, ended; /* days */
	int64_t rev;
};

struct identifier {
	const char *system, *value;
};

struct patient {
	int64_t id;
	const char *number;
	int born; /* DAY_NONE: not known */
	bool born_estimated, sensitive;
	int64_t sensitive_by; /* who marked it so; 0: it is not marked, or nobody knows */
	const char *sex;      /* F, M, X, U; "" not asked */
	const char *state;    /* active, inactive, dead */
	int64_t merged_into, registered_at, rev;
	VEC(struct person_name) name;
	VEC(struct contact) contact;
	VEC(struct alert) alert; /* those that have not ended */
	VEC(struct identifier) identifier;
};

/* All of one patient, in a.  ERR_MISSING. */
bool patient_load(
    struct db *db, int64_t id, struct arena *a, struct patient *out, struct err *e) MUST_CHECK;

/* Nobody who has died is booked or called. */
bool patient_is_dead(struct db *db, int64_t id, bool *out, struct err *e) MUST_CHECK;
/* Who moved away is inactive, and booked again for a reason alone. */
bool patient_has_left(struct db *db, int64_t id, bool *out, struct err *e) MUST_CHECK;

/* The id of a record number as typed.  ERR_MISSING, or ERR_INPUT when a digit
 * of it is wrong. */
bool patient_by_number(struct db *db, const char *typed, int64_t *id, struct err *e) MUST_CHECK;

/* The name to show of p: the current one, or the first; NULL when there is none. */
const struct person_name *patient_name(const struct patient *p);

/* Adds p with its names, contacts and identifiers; fills id, rev and, when it
 * is NULL or "", the number.  ERR_CONFLICT when a number or identifier is taken. */
bool patient_add(
    struct tx *tx, struct patient *p, struct fold *f, struct arena *a, struct err *e) MUST_CHECK;

/* Writes p over the record, which is kept as a version; a current name that p
 * no longer has stays as a previous one.  Alerts are alert_add's business.
 * ERR_CONFLICT when p->rev is not the newest. */
bool patient_edit(
    struct tx *tx, struct patient *p, struct fold *f, struct arena *a, struct err *e) MUST_CHECK;

/* The record is kept as a version, and counts as changed, before others write to it. */
bool patient_keep(struct tx *tx, int64_t id, struct arena *a, struct err *e) MUST_CHECK;

/* Makes anew what a search finds: the words of this record and of all that became part of
 * it; none when it is part of another. */
bool patient_index(
    struct tx *tx, int64_t id, struct fold *f, struct arena *a, struct err *e) MUST_CHECK;

/* Something to beware of; fills its id and rev. */
bool alert_add(struct tx *tx, int64_t patient, struct alert *w, struct err *e) MUST_CHECK;
/* Ends it on that day.  ERR_CONFLICT when rev is not the newest. */
bool alert_end(
    struct tx *tx, int64_t patient, const struct alert *w, int day, struct err *e) MUST_CHECK;

#endif
