/* tx - one change of the database, by somebody, for a reason, at a time.
 *
 *	if (!tx_begin(db, &who, "patient.register", now, &tx, e))
 *		return false;
 *	done = patient_add(tx, &p, e) && name_add(tx, ...);
 *	return tx_end(tx, done, e);
 *
 * Store functions take the tx and never begin or end one; app/ does.
 */
#ifndef STORE_TX_H
#define STORE_TX_H

#include "base/day.h"
#include "store/db.h"

struct tx;

/* Who acts, and where from.  staff 0 is nobody yet: sign-in, init. */
struct actor {
	int64_t staff;
	int64_t os_uid;
	const char *station; /* the terminal */
	const char *reason;  /* typed by the person; "" when none was asked */
};

/* BEGIN IMMEDIATE, waiting a little for others.  After it call tx_end() once.
 * errors  ERR_BUSY names who holds the database · ERR_IO */
bool tx_begin(struct db *db, const struct actor *who, const char *action, struct now now,
    struct tx **out, struct err *e) MUST_CHECK;

/* Commits when done, else rolls back and leaves e as it was.  Asserts that a
 * change has its audit line.  When the disk fails at the very end, a new
 * connection finds out whether the change was kept.
 * errors  ERR_BUSY · ERR_IO */
bool tx_end(struct tx *tx, bool done, struct err *e) MUST_CHECK;

/* Many changes that are kept together or not at all: until tx_batch_end() every tx
 * is a savepoint, and one that is refused takes back only itself.  For filling a
 * database that nobody else uses yet: all others wait.  Keeps up to 64 MB of pages until
 * the database is closed.
 * errors  ERR_BUSY · ERR_IO */
bool tx_batch_begin(struct db *db, struct err *e) MUST_CHECK;
bool tx_batch_end(struct db *db, bool done, struct err *e) MUST_CHECK;

/* One write.  *changed, unless NULL, counts the rows.
 * errors  ERR_CONFLICT a key is taken · ERR_IO */
bool tx_run(struct tx *tx, enum sql q, const struct arg *v, size_t n, int *changed,
    struct err *e) MUST_CHECK;
int64_t tx_new_id(const struct tx *tx);
/* Anything was written. */
bool tx_changed(const struct tx *tx);

/* Reading inside the change. */
struct db *tx_db(const struct tx *tx);
struct now tx_now(const struct tx *tx);
const struct actor *tx_who(const struct tx *tx);

/* What an audit entry says beside who, when, where from and the action. */
struct note {
	const char *object; /* a table */
	int64_t id;
	int64_t patient;            /* 0: concerns none */
	const char *before, *after; /* digests; NULL: see tx_note() */
	const char *outcome;        /* NULL: done */
};

/* The audit line of this change, written by tx_end(), which insists on one.  Unless they are
 * given, its digests are of the version that was kept before, and of the whole row as it is in
 * the end, for what has one. */
bool tx_note(struct tx *tx, const struct note *n, struct err *e) MUST_CHECK;
/* The number of the last one; 0: none yet. */
int64_t tx_entry(const struct tx *tx);

/* Keeps the present columns of a row readable before it is changed: table and
 * id name it, rev is its version, data is its row_json().  The next tx_note()
 * is the entry that ended it. */
bool tx_keep_version(struct tx *tx, const char *object, int64_t id, int64_t rev, const char *data,
    struct err *e) MUST_CHECK;

/* A save that was already made is not made again: a key, such as a draft's id,
 * is added in the transaction of its save.  The id of what it made; digest: of what was asked for,
 * NULL when the key tells as much.
 * errors  save_key_find: ERR_MISSING · save_key_add: ERR_CONFLICT */
bool save_key_find(struct db *db, const char *key, int64_t *id, struct err *e) MUST_CHECK;
bool save_key_add(
    struct tx *tx, const char *key, const char *digest, int64_t id, struct err *e) MUST_CHECK;

#endif
