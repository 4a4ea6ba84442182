/* backups - copies of the clinic: made, put back, tried out.
 *
 * A backup is a file of its own.  It counts only when it was opened again,
 * checked (pages, schema, references, the audit chain) and found to hold what
 * the database held in the same moment.
 */
#ifndef APP_BACKUPS_H
#define APP_BACKUPS_H

#include "app/app.h"
#include "base/complaint.h"

struct backup_table {
	const char *name;
	int64_t rows;
};

/* What a copy holds. */
struct backup_facts {
	int64_t version;  /* of the schema */
	int64_t entry;    /* the newest of the audit */
	const char *hash; /* its hash: the head of the chain */
	VEC(struct backup_table) tables;
	int64_t rows; /* of all tables */
};

/* Writes a backup to a new file, while others work.
 *
 * faulty  goes on when the database itself has faults: they are then in the copy,
 *         and in faults.
 * noted   false when the backup is good, yet the audit could not take a line of it;
 *         e then says why.
 * errors  ERR_INPUT the database has faults (in faults) · ERR_CONFLICT something
 *         has that name · ERR_BUSY · ERR_IO */
struct backup_wish {
	const char *file;
	bool faulty;
};
bool backup_write(struct app *app, const struct backup_wish *wish, struct arena *a,
    struct backup_facts *out, struct complaints *faults, bool *noted, struct err *e) MUST_CHECK;

#endif
