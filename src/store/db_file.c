#include "store/db_file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "base/text.h"
#include "store/leftover.h"

const char *
db_file_network(unsigned long type)
{
	static const struct {
		unsigned long type;
		const char *name;
	} known[] = {
		/* statfs(2) */
		{ 0x6969, "NFS" },
		{ 0x517b, "SMB" },
		{ 0xff534d42, "CIFS" },
		{ 0xfe534d42, "SMB2" },
		{ 0x65735546, "FUSE" },
		{ 0x5346414f, "AFS" },
		{ 0x00c36400, "CEPH" },
		{ 0x01021997, "9P" },
		{ 0x73757245, "CODA" },
		{ 0x7461636f, "OCFS2" },
		{ 0x01161970, "GFS2" },
		{ 0x786f4256, "VBOXSF" },
	};

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (known[i].type == (type & 0xffffffff))
			return known[i].name;
	return NULL;
}

/* The folder's real path and the last name, whose own link is not followed. */
bool
db_file_resolve(const char *path, struct arena *a, const char **real, struct err *e)
{
	const char *slash = strrchr(path, '/');
	const char *last = slash == NULL ? path : slash + 1;
	const char *folder = ".";
	char *found = arena_alloc(a, PATH_MAX);

	if (slash != NULL)
		folder = slash == path ? "/" : arena_strn(a, path, (size_t)(slash - path));
	if (realpath(folder, found) == NULL)
		return err_set(e, errno == ENOENT ? ERR_MISSING : ERR_IO,
		    "%s: its folder cannot be read (%s)", path, strerror(errno));
	*real = text_fmt(a, "%s/%s", strcmp(found, "/") == 0 ? "" : found, last);
	return true;
}

static bool
check_place(const char *path, struct err *e)
{
	struct statfs fs;
	const char *name;

	if (statfs(path, &fs) != 0)
		return err_set(e, ERR_IO, "%s: %s", path, strerror(errno));
	name = db_file_network((unsigned long)fs.f_type);
	if (name != NULL)
		return err_set(e, ERR_IO,
		    "%s: is on a network file system (%s), where locks cannot be trusted; move it "
		    "to a local disk",
		    path, name);
	return true;
}

static bool
check_kind(const char *path, const struct stat *st, struct err *e)
{
	if (S_ISLNK(st->st_mode))
		return err_set(e, ERR_IO,
		    "%s: is a symbolic link; name the database itself, by \"readlink -f %s\"", path,
		    path);
	if (S_ISDIR(st->st_mode))
		return err_set(e, ERR_IO, "%s: is a folder; name the database file in it", path);
	if (!S_ISREG(st->st_mode))
		return err_set(e, ERR_IO, "%s: is a device or pipe, not a database file", path);
	if (st->st_size == 0)
		return err_set(e, ERR_IO,
		    "%s: is an empty file; restore a backup, or remove it and run coxa init", path);
	if (st->st_nlink != 1)
		return err_set(e, ERR_IO,
		    "%s: has %lu names (hard links), which can damage it; remove all but one", path,
		    (unsigned long)st->st_nlink);
	if ((st->st_mode & 07) != 0)
		return err_set(e, ERR_IO,
		    "%s: is open to everybody (mode %04o); if it is a database of coxa, run "
		    "\"chmod 0660 %s\"",
		    path, (unsigned)st->st_mode & 07777, path);
	return true;
}

bool
db_file_check(const char *path, struct arena *a, const char **real, struct err *e)
{
	struct stat st;

	if (!db_file_resolve(path, a, real, e))
		return false;
	if (lstat(*real, &st) != 0)
		return errno == ENOENT ? err_set(e, ERR_MISSING,
			   "%s: there is no database; make one with coxa init", path)
				       : err_set(e, ERR_IO, "%s: %s", path, strerror(errno));
	return check_kind(path, &st, e) && check_place(*real, e);
}

/* The new name outlives a power cut once its folder is on the disk. */
void
db_file_sync_folder(const char *path)
{
	struct arena turn = { 0 };
	const char *slash = strrchr(path, '/');
	int fd = open(arena_strn(&turn, path, (size_t)(slash - path) + 1),
	    O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	arena_clear(&turn);
	if (fd < 0)
		return;
	fsync(fd);
	close(fd);
}

static bool
is_taken(const char *path, struct err *e)
{
	return err_set(
	    e, ERR_CONFLICT, "%s: there is something already; choose another name", path);
}

bool
db_file_make(const char *path, struct arena *a, const char **real, struct err *e)
{
	int fd;

	if (!db_file_resolve(path, a, real, e))
		return false;
	fd = open(*real, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0660);
	if (fd < 0)
		return errno == EEXIST
		    ? is_taken(path, e)
		    : err_set(e, ERR_IO, "%s: cannot be made (%s)", path, strerror(errno));
	if (fchmod(fd, 0660) != 0) {
		err_set(e, ERR_IO, "%s: %s", path, strerror(errno));
		close(fd);
		unlink(*real);
		return false;
	}
	close(fd); /* nobody can have locks on it yet */
	db_file_sync_folder(*real);
	return check_place(*real, e) || (unlink(*real), false);
}

void
db_file_drop(const char *staged)
{
	struct arena turn = { 0 };

	unlink(text_fmt(&turn, "%s-journal", staged));
	unlink(text_fmt(&turn, "%s.lock", staged));
	unlink(staged);
	arena_clear(&turn);
}

bool
db_file_stage(const char *path, struct arena *a, const char **out, struct err *e)
{
	struct stat st;
	const char *real = "";

	if (!db_file_resolve(path, a, &real, e))
		return false;
	if (lstat(real, &st) == 0)
		return is_taken(path, e);
	if (errno != ENOENT
	    || faccessat(AT_FDCWD, arena_strn(a, real, (size_t)(strrchr(real, '/') - real) + 1),
		   W_OK, AT_EACCESS) /* access() asks for the person, not for us */
		!= 0)
		return err_set(e, ERR_IO, "%s: cannot be made (%s)", path, strerror(errno));
	leftover_clear_beside(real, "new");
	*out = text_fmt(a, "%s.new-%ld", real, (long)getpid());
	db_file_drop(*out);
	return true;
}

bool
db_file_finish(const char *staged, const char *path, struct err *e)
{
	struct arena a = { 0 };
	const char *real = "";
	bool done = db_file_resolve(path, &a, &real, e);

	if (done && renameat2(AT_FDCWD, staged, AT_FDCWD, real, RENAME_NOREPLACE) != 0)
		done = errno == EEXIST
		    ? is_taken(path, e)
		    : err_set(e, ERR_IO, "%s: cannot be made (%s)", path, strerror(errno));
	if (done)
		db_file_sync_folder(real);
	db_file_drop(staged);
	arena_clear(&a);
	return done;
}
