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

struct contents;

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

/* The last one that was written, as the audit knows it. */
struct backup_last {
	int64_t at;             /* UTC; 0: none ever was */
	int64_t entry;          /* the newest of the audit that it holds */
	int64_t since;          /* how many came after that, but its own */
	const char *who, *desk; /* who: "" when nobody on the staff did it, as by night */
};
bool backup_last(
    struct app *app, struct arena *a, struct backup_last *out, struct err *e) MUST_CHECK;

/* "Mon 23-Nov-2026 09:00, by Robin Ives at desk 2"; "None was ever made." */
const char *backup_when(const struct backup_last *l, struct arena *a);
/* "Nothing was written since."; "2 lines of the audit came since."; of one that there is. */
const char *backup_since(const struct backup_last *l, struct arena *a);
/* What became of one that is good: e says why the audit could not take it, unless noted. */
const char *backup_made(const char *file, const struct backup_facts *f, bool noted,
    const struct err *e, struct arena *a);

/* A name that a new one can have, in the folder of the person; in a. */
const char *backup_name(const struct app *app, struct arena *a);

struct restore_wish {
	const char *db;   /* the database; there need be none */
	const char *file; /* the backup */
	bool faulty;      /* also with faults */
	struct now now;
};

struct restore_facts {
	struct backup_facts backup;
	bool had_old;
	int64_t old_entry; /* head of the audit before; 0: it could not be read */
	const char *old_hash;
	int64_t entry; /* head of the audit now: the entry of the restore */
	const char *hash;
	const char *kept; /* the folder with the old database */
};

/* Puts a backup in the place of the database while nobody has it open; the old one is kept
 * beside it.  Whatever happens, one of them is whole and has the name.
 * errors  ERR_INPUT the backup has faults · ERR_CONF it is of a newer program ·
 *         ERR_BUSY names the sessions in the way · ERR_IO */
bool backup_restore(const struct restore_wish *wish, struct arena *a, struct restore_facts *out,
    struct complaints *faults, struct err *e) MUST_CHECK;

/* The facts of what store/ found; in a. */
void backup_tell(const struct contents *c, struct arena *a, struct backup_facts *out);

#endif
