#include "store/wreck.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/text.h"
#include "store/db_in.h"
#include "store/guard.h"

static bool
says_ok(sqlite3 *h)
{
	sqlite3_stmt *st = NULL;
	const char *said = NULL;
	bool ok;

	if (sqlite3_prepare_v2(h, "PRAGMA quick_check(1)", -1, &st, NULL) == SQLITE_OK
	    && sqlite3_step(st) == SQLITE_ROW)
		said = (const char *)sqlite3_column_text(st, 0);
	ok = said != NULL && strcmp(said, "ok") == 0;
	sqlite3_finalize(st);
	return ok;
}

bool
wreck_is_open(struct db *db)
{
	return !says_ok(db->h);
}

/* Whether its pages, its application and its version are those of the schema. */
static bool
is_sound(sqlite3 *h, const struct schema *s)
{
	struct db db = { .h = h, .path = "", .guard = -1 };
	int64_t application = 0, version = 0;
	struct err unheard;

	return db_number(&db, "PRAGMA application_id", &application, &unheard)
	    && db_number(&db, "PRAGMA user_version", &version, &unheard)
	    && application == s->application && version >= 1 && says_ok(h);
}

bool
wreck_is(const char *path, const struct schema *s)
{
	struct stat st;
	sqlite3 *h = NULL;
	bool wreck = false;

	if (lstat(path, &st) != 0 || !S_ISREG(st.st_mode) || st.st_nlink != 1)
		return false;
	if (st.st_size == 0)
		return true;
	if (sqlite3_open_v2(path, &h, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW, NULL)
	    == SQLITE_OK) {
		wreck = !is_sound(h, s);
		switch (sqlite3_errcode(h)) { /* asked of a file that could not be asked */
		case SQLITE_BUSY:
		case SQLITE_IOERR:
		case SQLITE_CANTOPEN:
		case SQLITE_READONLY:
		case SQLITE_NOMEM:
			wreck = false;
			break;
		default:
			break;
		}
	}
	sqlite3_close(h);
	return wreck;
}

static bool
rename_free(const char *path, struct arena *a, const char **aside, struct err *e)
{
	for (int i = 1; i < 1000; i++) {
		*aside = text_fmt(a, "%s.damaged-%d", path, i);
		if (renameat2(AT_FDCWD, path, AT_FDCWD, *aside, RENAME_NOREPLACE) == 0)
			return true;
		if (errno != EEXIST)
			return err_set(e, ERR_IO, "%s: %s", *aside, strerror(errno));
	}
	return err_set(e, ERR_IO, "%s: there are too many damaged ones", path);
}

bool
wreck_put_aside(
    const char *path, const struct schema *s, struct arena *a, const char **aside, struct err *e)
{
	int guard;
	bool done = true;

	*aside = "";
	if (!guard_alone(path, &guard, e))
		return false;
	if (wreck_is(path, s)) {
		done = rename_free(path, a, aside, e);
		if (done) /* the journal is of what is gone */
			(void)!rename(
			    text_fmt(a, "%s-journal", path), text_fmt(a, "%s-journal", *aside));
	}
	guard_end(guard);
	return done;
}
