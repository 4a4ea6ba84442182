#include "app/spool.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/inside.h"
#include "base/text.h"

enum { NAMES = 1000 };

static int
open_folder(const char *db, struct arena *a, const char **path)
{
	const char *slash = strrchr(db, '/');

	*path = slash == NULL ? "print" : text_fmt(a, "%.*s/print", (int)(slash - db), db);
	if (mkdir(*path, 0750) != 0 && errno != EEXIST)
		return -1;
	return open(*path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

static bool
write_all(int fd, const char *s, size_t n)
{
	while (n > 0) {
		ssize_t k = write(fd, s, n);

		if (k < 0 && errno == EINTR)
			continue;
		if (k <= 0)
			return false;
		s += k;
		n -= (size_t)k;
	}
	return fsync(fd) == 0;
}

/* Grows under a name that no printer looks for. */
static bool
write_part(int folder, const char *part, const char *text)
{
	int fd = openat(folder, part, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0640);
	bool done = fd >= 0 && write_all(fd, text, strlen(text));

	if (fd >= 0 && close(fd) != 0)
		done = false;
	return done;
}

/* The first name that is free becomes its own. */
static bool
name_it(int folder, const char *part, const char *stem, struct arena *a, const char **name)
{
	for (int i = 1; i < NAMES; i++) {
		*name = i == 1 ? text_fmt(a, "%s.txt", stem) : text_fmt(a, "%s-%d.txt", stem, i);
		if (linkat(folder, part, folder, *name, 0) == 0)
			return fsync(folder) == 0;
		if (errno != EEXIST)
			break;
	}
	return false;
}

/* "card-2026-11-23-0900.txt, in /var/lib/coxa/print" */
static const char *
where(const char *name, const char *path, struct arena *a)
{
	char whole[PATH_MAX];

	return text_fmt(a, "%s, in %s", name, realpath(path, whole) == NULL ? path : whole);
}

bool
spool_put(struct app *app, const char *what, const char *text, struct arena *a, const char **name,
    struct err *e)
{
	struct now now = app->now;
	const char *path = "", *part = text_fmt(a, ".part-%ld", (long)getpid());
	char day[DAY_TEXT];
	const char *stem = text_fmt(
	    a, "%s-%s-%02d%02d", what, day_iso(now.day, day), now.minute / 60, now.minute % 60);
	int folder = open_folder(app->paths.db, a, &path), why;
	bool done;

	if (folder < 0)
		return err_set(e, ERR_IO, "%s cannot be written to: %s", path, strerror(errno));
	(void)unlinkat(folder, part, 0); /* of a program of this number that broke off */
	done = write_part(folder, part, text) && name_it(folder, part, stem, a, name);
	why = errno;
	(void)unlinkat(folder, part, 0);
	close(folder);
	if (!done)
		return err_set(
		    e, ERR_IO, "nothing was printed: %s/%s: %s", path, stem, strerror(why));
	*name = where(*name, path, a);
	return true;
}
