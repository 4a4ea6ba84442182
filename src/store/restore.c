#include "store/restore.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/text.h"
#include "store/db_file.h"
#include "store/db_in.h"
#include "store/guard.h"
#include "store/person_file.h"

static const char *const sidecar[] = { "-journal", "-wal", "-shm", ".damaged" };
enum { SIDECARS = sizeof(sidecar) / sizeof(*sidecar) };

struct swap {
	const char *real; /* the database */
	const char *part; /* the folder while it is not finished */
	const char *kept; /* the folder afterwards */
	const char *side; /* the copy in part; then the old database */
	bool exists;      /* there is an old one */
	struct stat was;
};

static bool
failed(const char *path, struct err *e)
{
	return err_set(e, ERR_IO, "%s: %s; nothing was changed", path, strerror(errno));
}

static bool
is_replaceable(struct swap *s, struct err *e)
{
	s->exists = lstat(s->real, &s->was) == 0;
	if (!s->exists)
		return errno == ENOENT || failed(s->real, e);
	return S_ISREG(s->was.st_mode)
	    || err_set(e, ERR_IO, "%s: is no regular file; name the database itself", s->real);
}

/* pre-restore-20261123T080000Z, and with a number when there was one this second. */
static bool
make_folder(struct swap *s, int64_t at, struct arena *a, struct err *e)
{
	const char *slash = strrchr(s->real, '/');
	time_t t = (time_t)at;
	struct tm tm;
	char stamp[32];

	gmtime_r(&t, &tm);
	strftime(stamp, sizeof(stamp), "%Y%m%dT%H%M%SZ", &tm);
	for (int i = 0; i < 100; i++) {
		s->kept = text_fmt(a, "%.*s/pre-restore-%s%s%.0d", (int)(slash - s->real), s->real,
		    stamp, i > 0 ? "-" : "", i);
		s->part = text_fmt(a, "%s.part", s->kept);
		s->side = text_fmt(a, "%s%s", s->part, slash);
		if (access(s->kept, F_OK) == 0)
			continue;
		if (mkdir(s->part, 0770) == 0)
			return true;
		if (errno != EEXIST)
			return failed(s->part, e);
	}
	return err_set(e, ERR_IO, "%s: there are too many of these folders", s->kept);
}

/* The folder and the copy in it, which is not in use yet. */
static void
drop(const struct swap *s, struct arena *a)
{
	unlink(s->side);
	for (int i = 0; i < SIDECARS; i++)
		unlink(text_fmt(a, "%s%s", s->side, sidecar[i]));
	rmdir(s->part);
}

/* With the owner, the group and the mode of the database that it replaces. */
static bool
copy_in(const struct restore *what, const struct swap *s, struct err *e)
{
	int fd = open(s->side, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0660);
	bool done;

	if (fd < 0)
		return failed(s->side, e);
	done =
	    (fchmod(fd, 0660) == 0 && (!s->exists || fchown(fd, s->was.st_uid, s->was.st_gid) == 0))
	    || failed(s->side, e);
	done = done && file_copy(what->from, fd, s->side, e);
	close(fd); /* nobody can have locks on it yet */
	return done;
}

/* The head of what is there, kept from changing as long as *old is open.  What cannot be read
 * is no hindrance: that is why somebody restores. */
static bool
look_at_old(const struct swap *s, struct restored *out, struct db **old, struct err *e)
{
	struct audit_entry head;
	struct err unheard;

	*old = NULL;
	out->had_old = s->exists;
	if (!s->exists)
		return true;
	if (!db_open_as_it_is(s->real, old, e)) {
		*old = NULL;
		return e->code != ERR_BUSY;
	}
	if (!db_exec(*old, "BEGIN EXCLUSIVE", e) && e->code == ERR_BUSY) {
		db_close(*old);
		*old = NULL;
		return false;
	}
	if (audit_head(*old, &head, &unheard)) {
		out->old_entry = head.id;
		memcpy(out->old_hash, head.hash, sizeof(out->old_hash));
	}
	return true;
}

/* Brings the copy to this program's version and writes the entry that names both heads. */
static bool
note(const struct restore *what, const struct swap *s, struct arena *a, struct restored *out,
    struct err *e)
{
	struct note n = { .object = "database",
		.id = out->old_entry,
		.before = out->old_entry > 0 ? out->old_hash : NULL,
		.after = out->held.hash };
	struct db *db;
	struct tx *tx;
	bool done;

	if (!db_open_as(s->side, &schema_clinic, &db, e))
		return false;
	done = tx_begin(db, &what->who, "backup.restore", what->now, &tx, e)
	    && tx_end(tx, tx_note(tx, &n, e), e) && audit_head(db, &out->head, e);
	db_close(db);
	unlink(text_fmt(a, "%s-journal", s->side));
	/* The backup itself is the copy that a migration would keep. */
	unlink(text_fmt(a, "%s.version-%d-0", s->side, (int)out->held.version));
	return done;
}

/* Journals and the mark of damage go with the file that they belong to, before another gets its
 * name. */
static bool
move_sidecars(const struct swap *s, bool back, struct arena *a, struct err *e)
{
	for (int i = 0; i < SIDECARS; i++) {
		const char *at = text_fmt(a, "%s%s", s->real, sidecar[i]),
			   *kept = text_fmt(a, "%s%s", s->side, sidecar[i]);

		if (rename(back ? kept : at, back ? at : kept) != 0 && errno != ENOENT)
			return failed(at, e);
	}
	db_file_sync_folder(s->side);
	return true;
}

static bool
exchange(struct swap *s, struct arena *a, struct err *e)
{
	struct err unheard;

	if (!move_sidecars(s, false, a, e))
		return false;
	if (renameat2(AT_FDCWD, s->side, AT_FDCWD, s->real,
		s->exists ? RENAME_EXCHANGE : RENAME_NOREPLACE)
	    == 0) {
		db_file_sync_folder(s->side);
		db_file_sync_folder(s->real);
		return true;
	}
	failed(s->real, e);
	(void)!move_sidecars(s, true, a, &unheard);
	return false;
}

/* The new database is in its place: nothing from here on can fail it. */
static void
finish(struct swap *s, struct arena *a, struct restored *out)
{
	if (!s->exists) {
		drop(s, a);
		out->kept = "";
	} else
		out->kept = rename(s->part, s->kept) == 0 ? s->kept : s->part;
	db_file_sync_folder(s->real);
}

static bool
put_in_place(const struct restore *what, struct swap *s, struct arena *a, struct restored *out,
    struct err *e)
{
	struct db *old;
	int guard;
	bool done;

	if (!guard_alone(s->real, &guard, e))
		return false;
	done = look_at_old(s, out, &old, e);
	if (done) {
		done = note(what, s, a, out, e) && exchange(s, a, e);
		if (old != NULL)
			db_close(old);
	}
	guard_end(guard);
	return done;
}

bool
restore_put(const struct restore *what, struct arena *a, struct restored *out,
    struct complaints *faults, struct err *e)
{
	struct swap s = { 0 };
	bool done;

	*out = (struct restored){ .kept = "" };
	if (!db_file_resolve(what->path, a, &s.real, e) || !is_replaceable(&s, e)
	    || !make_folder(&s, what->now.at, a, e))
		return false;
	done = copy_in(what, &s, e);
	if (done && !backup_look(s.side, a, &out->held, faults, e))
		done = err_add(e, "%s cannot be restored", what->name);
	if (done && faults->line.n > 0 && !what->faulty)
		done = err_set(e, ERR_INPUT, "%s has faults and was not restored: %s", what->name,
		    faults->line.at[0]);
	done = done && put_in_place(what, &s, a, out, e);
	if (done)
		finish(&s, a, out);
	else
		drop(&s, a);
	return done;
}
