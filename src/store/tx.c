#include "store/tx.h"

#include <assert.h>
#include <string.h>

#include "store/audit.h"
#include "store/db_in.h"
#include "store/notes.h"
#include "store/standing.h"
#include "store/turn.h"
#include "store/wait.h"

/* Fifty who save at once on a slow disk wait for a second. */
enum { TURN_MS = 5000, LEAVE_MS = 60000 };

/* A queue that does not move, as when somebody in it was stopped, is left for a while:
 * SQLite's own lock keeps the data right without it. */
static bool
stand_in_queue(struct db *db)
{
	bool came;

	if (db->turn < 0 || wait_clock() < db->unqueued_until)
		return false;
	came = turn_take(db->turn, TURN_MS < db->patience_ms ? TURN_MS : db->patience_ms);
	if (!came)
		db->unqueued_until = wait_clock() + LEAVE_MS;
	return came;
}

/* Takes its turn and the lock of a file that still is the one that was opened. */
static bool
begin(struct db *db, bool *queued, struct err *e)
{
	struct err unheard;

	if (!standing_may_write(db, e))
		return false;
	*queued = stand_in_queue(db);
	if (db_exec(db, "BEGIN IMMEDIATE", e)) {
		if (standing_same_version(db, e))
			return true;
		(void)!db_exec(db, "ROLLBACK", &unheard);
	}
	if (*queued)
		turn_end(db->turn);
	return false;
}

bool
tx_begin(struct db *db, const struct actor *who, const char *action, struct now now,
    struct tx **out, struct err *e)
{
	bool queued = false;

	assert(db->tx.db == NULL && "one transaction at a time");
	assert(db_is_quiet(db) && "rows_end() was not called");
	assert(action[0] != '\0' && who->station != NULL && who->reason != NULL);
	if (!(db->batch ? db_exec(db, "SAVEPOINT one", e) : begin(db, &queued, e)))
		return false;
	db->tx = (struct tx){
		.db = db, .who = *who, .action = action, .now = now, .queued = queued, .head = -1
	};
	*out = &db->tx;
	return true;
}

/* A COMMIT that failed may have been kept all the same: only a new connection
 * knows, and it knows by the audit entry, which nobody else can have written. */
static bool
was_kept(struct db *db, const struct tx *tx, struct err *e)
{
	struct err ignored, why = *e;
	struct rows *r;
	bool found = false;

	if (strcmp(db->path, ":memory:") == 0 || !db_reopen(db, e))
		return err_add(
		    e, "it is not known whether this was saved; look before saving again");
	r = db_read(db, Q_AUDIT_HAS, ARGS(I(tx->entry), T(tx->hash)));
	found = tx->entry > 0 && row_next(r);
	if (!rows_end(r, &ignored))
		return err_add(
		    e, "it is not known whether this was saved; look before saving again");
	*e = why;
	return found || err_add(e, "not saved");
}

/* An error of the disk or of memory, even one of a reading that nobody minded, ends
 * a transaction by itself; what came after it would be kept alone. */
static bool
is_open(struct db *db, struct err *e)
{
	return !sqlite3_get_autocommit(db->h)
	    || err_set(e, ERR_IO,
		"not saved: reading the database failed in between; try again, and run coxa "
		"check when it happens again");
}

static bool
commit(struct db *db, const struct tx *tx, struct err *e)
{
	int rc;

	if (!is_open(db, e))
		return false;
	rc = sqlite3_exec(db->h, "COMMIT", NULL, NULL, NULL);
	if (rc == SQLITE_OK)
		return true;
	db_fail(db, rc, e, "not saved");
	if ((rc & 0xff) == SQLITE_IOERR)
		return was_kept(db, tx, e);
	return false;
}

/* One change of a batch. */
static bool
end_one(struct db *db, bool done, struct err *e)
{
	struct err why;
	bool ended =
	    db_exec(db, done ? "RELEASE one" : "ROLLBACK TO one; RELEASE one", done ? e : &why);

	return ended && done;
}

bool
tx_batch_begin(struct db *db, struct err *e)
{
	assert(!db->batch && db->tx.db == NULL && db_is_quiet(db));
	db->batch = db_exec(db, "PRAGMA cache_size = -65536; BEGIN IMMEDIATE", e);
	return db->batch;
}

bool
tx_batch_end(struct db *db, bool done, struct err *e)
{
	struct err why;

	assert(db->batch && db->tx.db == NULL && db_is_quiet(db));
	db->batch = false;
	if (done && db_exec(db, "COMMIT", e))
		return true;
	if (!sqlite3_get_autocommit(db->h))
		(void)!db_exec(db, "ROLLBACK", &why);
	return false;
}

/* Without memory even this can fail; what was refused would then be seen as saved here, and
 * end with the connection. */
static void
roll_back(struct db *db)
{
	struct err unheard;

	if (sqlite3_get_autocommit(db->h))
		return;
	sqlite3_exec(db->h, "ROLLBACK", NULL, NULL, NULL);
	if (!sqlite3_get_autocommit(db->h))
		(void)!db_reopen(db, &unheard);
}

bool
tx_end(struct tx *tx, bool done, struct err *e)
{
	struct db *db = tx->db;
	bool kept;
	struct tx was;

	assert(db != NULL);
	assert(db_is_quiet(db) && "rows_end() was not called");
	assert((!done || !tx->changed || tx->entry > 0) && "a change without its audit line");
	assert((!done || tx->promised <= tx->entry) && "a kept version without its audit line");
	kept = done && notes_write(tx, e);
	was = *tx;
	arena_clear(&was.mem);
	tx->db = NULL;
	if (db->batch)
		return end_one(db, kept, e);
	if (kept)
		kept = commit(db, &was, e);
	if (!kept && db->h != NULL)
		roll_back(db);
	if (was.queued)
		turn_end(db->turn);
	return kept;
}

bool
tx_run(struct tx *tx, enum sql q, const struct arg *v, size_t n, int *changed, struct err *e)
{
	struct db *db = tx->db;
	sqlite3_stmt *st;
	int rc;

	if (!is_open(db, e))
		return false;
	st = db_ready(db, q, v, n);
	if (st == NULL)
		return db_fail(db, sqlite3_extended_errcode(db->h), e, "not saved");
	tx->changed = true;
	rc = sqlite3_step(st);
	assert(rc != SQLITE_ROW && "tx_run() is for what returns no rows");
	sqlite3_reset(st);
	if (rc != SQLITE_DONE)
		return db_fail(db, rc, e, "not saved");
	if (changed != NULL)
		*changed = sqlite3_changes(db->h);
	return true;
}

bool
tx_changed(const struct tx *tx)
{
	return tx->changed;
}

int64_t
tx_new_id(const struct tx *tx)
{
	return sqlite3_last_insert_rowid(tx->db->h);
}

struct db *
tx_db(const struct tx *tx)
{
	return tx->db;
}

struct now
tx_now(const struct tx *tx)
{
	return tx->now;
}

const struct actor *
tx_who(const struct tx *tx)
{
	return &tx->who;
}

bool
tx_note(struct tx *tx, const struct note *n, struct err *e)
{
	return notes_add(tx, n, e);
}

int64_t
tx_entry(const struct tx *tx)
{
	return tx->entry;
}

bool
tx_keep_version(
    struct tx *tx, const char *object, int64_t id, int64_t rev, const char *data, struct err *e)
{
	if (!notes_next(tx, &tx->promised, e))
		return false;
	notes_kept(tx, object, id, data);
	return tx_run(
	    tx, Q_VERSION_ADD, ARGS(T(object), I(id), I(rev), T(data), I(tx->promised)), NULL, e);
}

bool
save_key_find(struct db *db, const char *key, int64_t *id, struct err *e)
{
	struct rows *r = db_read(db, Q_SAVE_KEY_FIND, ARGS(T(key)));
	bool found = row_next(r);

	if (found)
		*id = row_int(r);
	if (!rows_end(r, e))
		return false;
	return found || err_set(e, ERR_MISSING, "nothing was saved with the key %s", key);
}

bool
save_key_add(struct tx *tx, const char *key, const char *digest, int64_t id, struct err *e)
{
	return tx_run(tx, Q_SAVE_KEY_ADD,
	    ARGS(T(key), T(tx->action), I(id), I(tx->now.at), T(digest)), NULL, e);
}
