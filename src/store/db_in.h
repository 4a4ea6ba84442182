/* db_in - what the files of store/ that hold the connection share.
 *
 * For db.c, db_open.c, tx.c, check.c and tests of them; everybody else takes
 * db.h and tx.h.
 */
#ifndef STORE_DB_IN_H
#define STORE_DB_IN_H

#include <sys/types.h>

#include <sqlite3.h>

#include "base/vec.h"
#include "store/db.h"
#include "store/tx.h"

/* A kind of database file of ours: its own application id and migrations. */
struct schema {
	const char *what;           /* as sentences call it: "the clinic's database" */
	int64_t application;        /* PRAGMA application_id */
	const char *const *migrate; /* SQL that leads to version 1, 2, ... */
	int version;                /* how many there are */
	const char *sum;            /* of what they make: schema_sum() */
};

extern const struct schema schema_clinic, schema_drafts;

/* An audit entry that waits for the end of its change: notes.h. */
struct waiting_note {
	const char *object;
	int64_t id, patient;
	const char *outcome, *before, *after;
	bool in_the_end; /* after is the digest of the row as it is then */
};

struct tx {
	struct db *db; /* NULL while none is open */
	struct actor who;
	const char *action;
	struct now now;
	bool changed;
	bool queued;      /* it holds the turn */
	struct arena mem; /* of the notes */
	VEC(struct waiting_note) note;
	struct waiting_note kept; /* the row whose version was kept last; object NULL: none */
	int64_t head;             /* the entry before its own */
	int64_t entry;            /* its last audit entry; 0: none yet */
	int64_t promised;         /* the entry that a kept version names */
	char hash[65];            /* of that last entry */
};

struct rows {
	struct db *db;
	sqlite3_stmt *st;
	int col;
	int rc;
	bool lost; /* a value of the row did not fit into memory */
};

struct db {
	struct arena mem;
	const struct schema *schema;
	const char *path; /* real, without links; ":memory:" */
	sqlite3 *h;
	sqlite3_stmt *st[Q_COUNT];
	struct rows rows[Q_COUNT];
	struct tx tx;
	bool batch;             /* a transaction of many is open: tx_batch_begin() */
	int64_t seen;           /* the last data version */
	int patience_ms;        /* how long to wait for others */
	int64_t waiting_since;  /* monotonic ms; of the call that is waiting now */
	int turn;               /* where it stands in the queue of writers; -1: there is none */
	int64_t unqueued_until; /* monotonic ms; 0: it queues */
	int guard;              /* keeps the file from being exchanged; -1: it is not guarded */
	bool met_damage;        /* SQLite called it corrupt */
	dev_t device;           /* which file was opened */
	ino_t inode;
};

/* Makes or opens a file of that schema. */
bool db_create_as(const char *path, const struct schema *s, struct err *e) MUST_CHECK;
bool db_open_as(
    const char *path, const struct schema *s, struct db **out, struct err *e) MUST_CHECK;

/* Opens a clinic's database of this version or an older one, and leaves it at its version:
 * a copy that is looked at.  Without a guard and without the queue of writers. */
bool db_open_as_it_is(const char *path, struct db **out, struct err *e) MUST_CHECK;

/* Closes and opens the connection of db again: after an error that leaves
 * SQLite's own state in doubt. */
bool db_reopen(struct db *db, struct err *e) MUST_CHECK;

/* The sentence for what SQLite last said; always false. */
bool db_fail(struct db *db, int rc, struct err *e, const char *doing);
/* Runs SQL that returns nothing. */
bool db_exec(struct db *db, const char *sql, struct err *e) MUST_CHECK;
/* The first column of the first row. */
bool db_number(struct db *db, const char *sql, int64_t *out, struct err *e) MUST_CHECK;
/* The statement of q with its arguments, ready to step. */
sqlite3_stmt *db_ready(struct db *db, enum sql q, const struct arg *v, size_t n);
void db_finalize(struct db *db);
/* No read is unfinished. */
bool db_is_quiet(const struct db *db);

#endif
