/* restore - puts a backup in the place of the database, and keeps what was there.
 *
 * The backup is copied beside the database and checked there.  Then, with
 * nobody else at the clinic, one call of the kernel exchanges the two files:
 * whatever happens, the whole old or the whole new one has the name.  The old
 * one stays in a folder "pre-restore-..." with its journals; one that ends in
 * ".part" was not finished.  The audit of the restored database goes on with an
 * entry that names both heads.  drafts.db stays as it is.
 */
#ifndef STORE_RESTORE_H
#define STORE_RESTORE_H

#include "store/backup.h"

struct restore {
	const char *path; /* of the database; there need be none */
	const char *name; /* of the backup, for sentences */
	int from;         /* the backup, open */
	bool faulty;      /* also with faults */
	struct actor who;
	struct now now;
};

struct restored {
	struct contents held; /* the backup */
	bool had_old;
	int64_t old_entry; /* head of the old audit; 0: it could not be read */
	char old_hash[AUDIT_HASH];
	struct audit_entry head; /* now */
	const char *kept;        /* the folder with the old database; "" when there was none */
};

/* errors  ERR_INPUT the backup has faults · ERR_CONF it is newer than this program ·
 *         ERR_BUSY names the sessions in the way · ERR_IO.  Then nothing was changed. */
bool restore_put(const struct restore *what, struct arena *a, struct restored *out,
    struct complaints *faults, struct err *e) MUST_CHECK;

#endif
