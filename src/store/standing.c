#include "store/standing.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"
#include "store/db_in.h"

static bool
is_memory(const struct db *db)
{
	return strcmp(db->path, ":memory:") == 0;
}

static const char *
mark_of(const struct db *db, struct arena *a)
{
	return text_fmt(a, "%s.damaged", db->path);
}

void
standing_begin(struct db *db)
{
	struct stat st;

	if (is_memory(db) || stat(db->path, &st) != 0)
		return;
	db->device = st.st_dev;
	db->inode = st.st_ino;
}

static bool
is_lost(const struct db *db)
{
	struct stat st;

	return stat(db->path, &st) != 0 || st.st_dev != db->device || st.st_ino != db->inode
	    || st.st_size == 0;
}

static bool
is_marked(const struct db *db)
{
	struct arena turn = { 0 };
	bool marked =
	    db->guard >= 0 && faccessat(AT_FDCWD, mark_of(db, &turn), F_OK, AT_EACCESS) == 0;

	arena_clear(&turn);
	return marked;
}

/* Somebody holding the database at this very moment is asked about again at the next call. */
bool
standing_same_version(struct db *db, struct err *e)
{
	struct rows *r = db_read(db, Q_USER_VERSION, NULL, 0);
	struct err unheard;
	int64_t version = db->schema->version;

	if (row_next(r))
		version = row_int(r);
	if (!rows_end(r, &unheard) || version <= db->schema->version)
		return true;
	return err_set(e, ERR_CONF,
	    "A newer coxa has changed the tables of %s. Leave, and start coxa again.", db->path);
}

/* It is there and nobody met damage in it. */
static enum standing
look(const struct db *db, struct err *e)
{
	if (is_memory(db))
		return STANDING_WELL;
	if (is_lost(db)) {
		err_set(e, ERR_IO,
		    "The database %s was moved, replaced or deleted while in use. Tell whoever "
		    "looks "
		    "after it.",
		    db->path);
		return STANDING_LOST;
	}
	if (is_marked(db)) {
		err_set(e, ERR_IO,
		    "The database is damaged: nothing is saved. Run coxa check, restore a backup.");
		return STANDING_DAMAGED;
	}
	return STANDING_WELL;
}

bool
standing_may_write(struct db *db, struct err *e)
{
	return look(db, e) == STANDING_WELL;
}

enum standing
standing_of(struct db *db, struct err *e)
{
	enum standing s = look(db, e);

	if (s == STANDING_LOST || is_memory(db))
		return s;
	if (!standing_same_version(db, e))
		return STANDING_NEWER;
	if (s == STANDING_WELL && faccessat(AT_FDCWD, db->path, W_OK, AT_EACCESS) != 0) {
		err_set(e, ERR_IO,
		    "The database cannot be written (%s): nothing is saved until it can.",
		    strerror(errno));
		return STANDING_READONLY;
	}
	return s;
}

void
standing_mark(struct db *db)
{
	struct arena turn = { 0 };
	int fd;

	if (db->guard >= 0 && !is_lost(db)) {
		fd = open(
		    mark_of(db, &turn), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0660);
		if (fd >= 0)
			close(fd);
	}
	arena_clear(&turn);
}

void
standing_clear(struct db *db)
{
	struct arena turn = { 0 };

	if (db->guard >= 0)
		unlink(mark_of(db, &turn));
	arena_clear(&turn);
}
