/* action_store - saves that were made, and how actions are taken back. */
#ifndef STORE_ACTION_STORE_H
#define STORE_ACTION_STORE_H

#include "base/vec.h"
#include "store/tx.h"

/* What the key of a save stands for already. */
struct save_made {
	const char *command; /* NULL: the key is new */
	const char *digest;  /* of its parameters; "": nobody wrote that down */
	int64_t object;
};
bool action_key_find(struct db *db, const char *key, struct arena *a, struct save_made *out,
    struct err *e) MUST_CHECK;

struct undo {
	int64_t id, at; /* id 0: there is none */
	int day;
	int64_t staff, patient; /* patient 0: concerns none */
	const char *command;
	const char *said;
	const char *inverse;       /* JSON: [["name", {"parameter": "value"}], ...] */
	int64_t undone_at;         /* 0: not yet */
	int64_t audit_from, audit; /* its lines there; 0: nobody wrote that down */
};

/* What takes a change back; u->id is set. */
bool undo_add(struct tx *tx, struct undo *u, struct err *e) MUST_CHECK;
/* The last action of a person that was not taken back; out->id is 0 when there is none. */
bool undo_last(
    struct db *db, int64_t staff, struct arena *a, struct undo *out, struct err *e) MUST_CHECK;
/* All of a person that hold and can be taken back, the newest first. */
struct undos {
	VEC(struct undo) list;
};
bool undo_standing(struct db *db, int64_t staff, int most, struct arena *a, struct undos *out,
    struct err *e) MUST_CHECK;
/* errors  ERR_MISSING. */
bool undo_find(
    struct db *db, int64_t id, struct arena *a, struct undo *out, struct err *e) MUST_CHECK;
/* The last action that still holds and changed something that this one had changed. */
struct built_upon {
	int64_t id, patient; /* id 0: there is none · patient 0: concerns none */
	const char *command, *said, *initials;
};
bool undo_built_upon(
    struct db *db, int64_t id, struct arena *a, struct built_upon *out, struct err *e) MUST_CHECK;
/* errors  ERR_CONFLICT: it was taken back already. */
bool undo_mark(struct tx *tx, int64_t id, struct err *e) MUST_CHECK;

/* What was open or booked until the actions by which a patient was last no longer active. */
struct left_row {
	const char *object; /* due or session */
	int64_t id, rev;    /* the version in which it was that */
};
struct left_rows {
	VEC(struct left_row) list; /* in the order in which it ended */
};
bool action_left(struct db *db, int64_t patient, struct arena *a, struct left_rows *out,
    struct err *e) MUST_CHECK;

/* The id of a patient by record number, or of that id when number is NULL; 0
 * when there is none. */
bool action_patient(
    struct db *db, const char *number, int64_t id, int64_t *out, struct err *e) MUST_CHECK;
/* The same of a resource, by its code. */
bool action_resource(
    struct db *db, const char *code, int64_t id, int64_t *out, struct err *e) MUST_CHECK;

#endif
