/* backup - a copy of the whole database, made while others write, and proved.
 *
 * The copy is of one moment: what it must hold (the rows of every table, the
 * head of the audit) is read in the same transaction.  It lies beside the
 * database until it was opened again, checked and compared; only then is it
 * worth writing anywhere.
 */
#ifndef STORE_BACKUP_H
#define STORE_BACKUP_H

#include "base/complaint.h"
#include "store/audit.h"

struct table_rows {
	const char *table;
	int64_t rows;
};

/* What a database holds. */
struct contents {
	int64_t version; /* of the schema */
	int64_t entry;   /* the newest of the audit; 0: none */
	char hash[AUDIT_HASH];
	VEC(struct table_rows) tables; /* in the order of names */
};

/* Counts; all of it is of one moment only inside a transaction. */
bool contents_read(struct db *db, struct arena *a, struct contents *out, struct err *e) MUST_CHECK;

/* Makes a proved copy beside db, mode 0600, open at *fd and without a name any more: closing
 * it is its end.  What is wrong in the database itself is complained of, and is in the copy.
 * errors  ERR_BUSY · ERR_IO the disk is full, or gives back other than was written */
bool backup_make(struct db *db, struct arena *a, int *fd, struct contents *out,
    struct complaints *faults, struct err *e) MUST_CHECK;

/* Opens a copy, checks it and says what it holds, leaving its version alone.
 * errors  as db_open() */
bool backup_look(const char *path, struct arena *a, struct contents *out, struct complaints *faults,
    struct err *e) MUST_CHECK;

/* The same of a file that is open at `from`: on a copy beside db, which is removed again. */
bool backup_try(struct db *db, int from, struct arena *a, struct contents *out,
    struct complaints *faults, struct err *e) MUST_CHECK;

#endif
