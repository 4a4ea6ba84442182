#include "store/guard.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"
#include "store/wait.h"

static bool
open_file(const char *file, int *fd, struct err *e)
{
	struct stat st;

	*fd = open(file, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0660);
	if (*fd < 0)
		return err_set(e, ERR_IO, "%s: cannot be opened (%s)", file, strerror(errno));
	/* Whoever is first has an umask of his own. */
	if (fstat(*fd, &st) == 0 && st.st_uid == geteuid() && (st.st_mode & 07777) != 0660)
		(void)!fchmod(*fd, 0660);
	return true;
}

static bool
take(const char *file, int how, int *guard, struct err *e)
{
	int fd;

	*guard = -1;
	if (!open_file(file, &fd, e))
		return false;
	if (flock(fd, how | LOCK_NB) == 0) {
		*guard = fd;
		return true;
	}
	err_set(e, errno == EWOULDBLOCK ? ERR_BUSY : ERR_IO, "%s: %s", file, strerror(errno));
	close(fd);
	return false;
}

bool
guard_open(const char *path, int *guard, struct err *e)
{
	struct arena turn = { 0 };
	bool done = open_file(text_fmt(&turn, "%s.lock", path), guard, e);

	arena_clear(&turn);
	return done;
}

bool
guard_share(const char *path, int *guard, struct err *e)
{
	struct arena turn = { 0 };
	bool done = take(text_fmt(&turn, "%s.lock", path), LOCK_SH, guard, e);

	if (!done && e->code == ERR_BUSY)
		err_set(
		    e, ERR_BUSY, "%s: a backup is being put in place; try again in a minute", path);
	arena_clear(&turn);
	return done;
}

bool
guard_alone(const char *path, int *guard, struct err *e)
{
	struct arena turn = { 0 };
	const char *file = text_fmt(&turn, "%s.lock", path);
	bool done = take(file, LOCK_EX, guard, e);

	if (!done && e->code == ERR_BUSY)
		err_set(e, ERR_BUSY, "%s: is in use by %s; end that first", path,
		    wait_sessions(file, &turn));
	arena_clear(&turn);
	return done;
}

void
guard_end(int guard)
{
	if (guard >= 0)
		close(guard);
}
