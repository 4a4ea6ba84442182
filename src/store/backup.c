#include "store/backup.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "store/db_check.h"
#include "store/db_in.h"
#include "store/leftover.h"
#include "store/person_file.h"
#include "store/turn.h"

/* How long a backup stands in the queue of writers, who would else starve it. */
enum { TURN_MS = 2000 };

/* Counts by a statement that was made from the schema. */
static bool
count(struct db *db, const char *sql, struct arena *a, struct contents *out, struct err *e)
{
	sqlite3_stmt *st = NULL;
	int rc = sqlite3_prepare_v2(db->h, sql, -1, &st, NULL);

	while (rc == SQLITE_OK && (rc = sqlite3_step(st)) == SQLITE_ROW) {
		*vec_add(a, &out->tables) = (struct table_rows){
			arena_str(a, (const char *)sqlite3_column_text(st, 0)),
			sqlite3_column_int64(st, 1),
		};
		rc = SQLITE_OK;
	}
	sqlite3_finalize(st);
	return rc == SQLITE_DONE || db_fail(db, rc, e, db->path);
}

bool
contents_read(struct db *db, struct arena *a, struct contents *out, struct err *e)
{
	struct rows *r = db_read(db, Q_BACKUP_COUNTING, NULL, 0);
	const char *sql = row_next(r) ? row_text(r, a) : "";
	struct audit_entry head;

	*out = (struct contents){ .version = db->schema->version };
	if (!rows_end(r, e) || !count(db, sql, a, out, e) || !audit_head(db, &head, e))
		return false;
	out->entry = head.id;
	memcpy(out->hash, head.hash, sizeof(out->hash));
	return true;
}

/* All pages in one step: in smaller ones every foreign write begins it anew. */
static bool
copy_pages(struct db *db, const char *path, struct err *e)
{
	sqlite3 *to = NULL;
	sqlite3_backup *b = NULL;
	int rc = sqlite3_open_v2(
	    path, &to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE, NULL);

	if (rc == SQLITE_OK && (b = sqlite3_backup_init(to, "main", db->h, "main")) == NULL)
		rc = sqlite3_extended_errcode(to);
	if (b != NULL) {
		rc = sqlite3_backup_step(b, -1);
		sqlite3_backup_finish(b);
	}
	sqlite3_close(to);
	return rc == SQLITE_DONE || rc == SQLITE_OK || db_fail(db, rc, e, path);
}

static bool
copy_moment(struct db *own, const char *path, struct arena *a, struct contents *out, struct err *e)
{
	struct err unheard;
	bool done = db_exec(own, "BEGIN", e);

	if (!done)
		return false;
	done = contents_read(own, a, out, e) && copy_pages(own, path, e);
	(void)!db_exec(own, "ROLLBACK", &unheard);
	return done;
}

/* On a connection of its own, and in its turn. */
static bool
copy_to(struct db *db, const char *path, struct arena *a, struct contents *out, struct err *e)
{
	struct db *own;
	bool queued, done;

	if (!db_open_as(db->path, &schema_clinic, &own, e))
		return false;
	queued = turn_take(own->turn, TURN_MS);
	done = copy_moment(own, path, a, out, e);
	if (queued)
		turn_end(own->turn);
	db_close(own);
	return done;
}

bool
backup_look(const char *path, struct arena *a, struct contents *out, struct complaints *faults,
    struct err *e)
{
	struct db *db;
	bool done;

	if (!db_open_as_it_is(path, &db, e))
		return false;
	done = db_check_whole(db, faults, e);
	if (done && !contents_read(db, a, out, e)) {
		done = faults->line.n > 0; /* which is why */
		*out = (struct contents){ .version = db->schema->version };
	}
	db_close(db);
	return done;
}

static bool
is_same(const struct contents *want, const struct contents *have, const char *path, struct err *e)
{
	bool same = want->version == have->version && want->entry == have->entry
	    && strcmp(want->hash, have->hash) == 0 && want->tables.n == have->tables.n;

	for (size_t i = 0; same && i < want->tables.n; i++)
		same = strcmp(want->tables.at[i].table, have->tables.at[i].table) == 0
		    && want->tables.at[i].rows == have->tables.at[i].rows;
	return same
	    || err_set(e, ERR_IO, "%s: the copy does not hold what the database holds", path);
}

/* Whole, and the same as what was copied. */
static bool
prove(const char *path, struct arena *a, const struct contents *want, struct complaints *faults,
    struct err *e)
{
	struct contents have = { 0 };

	if (!backup_look(path, a, &have, faults, e))
		return false;
	return (faults->line.n > 0 && have.tables.n == 0) || is_same(want, &have, path, e);
}

/* A new file beside the database, for a copy. */
static bool
begin(struct db *db, struct arena *a, const char **path, int *fd, struct err *e)
{
	leftover_clear_beside(db->path, "backup");
	*path = text_fmt(a, "%s.backup-%ld", db->path, (long)getpid());
	unlink(*path); /* of a dead process that had our number */
	*fd = open(*path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	return *fd >= 0 || err_set(e, ERR_IO, "%s: cannot be made (%s)", *path, strerror(errno));
}

static void
forget(const char *path, struct arena *a)
{
	unlink(path);
	unlink(text_fmt(a, "%s-journal", path));
}

bool
backup_try(struct db *db, int from, struct arena *a, struct contents *out,
    struct complaints *faults, struct err *e)
{
	const char *path;
	bool done;
	int fd;

	if (!begin(db, a, &path, &fd, e))
		return false;
	done = file_copy(from, fd, path, e);
	close(fd); /* nobody can have locks on it yet */
	done = done && backup_look(path, a, out, faults, e);
	forget(path, a);
	return done;
}

bool
backup_make(struct db *db, struct arena *a, int *fd, struct contents *out,
    struct complaints *faults, struct err *e)
{
	const char *path;
	bool done;
	int made;

	if (!begin(db, a, &path, &made, e))
		return false;
	close(made); /* nobody can have locks on it yet */
	done = copy_to(db, path, a, out, e) && prove(path, a, out, faults, e);
	if (done) {
		*fd = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
		done = *fd >= 0
		    || err_set(e, ERR_IO, "%s: cannot be opened (%s)", path, strerror(errno));
	}
	forget(path, a);
	return done;
}
