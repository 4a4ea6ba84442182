#include "store/leftover.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"

static bool
is_leftover(const char *name, const char *beginning)
{
	size_t n = strlen(beginning);
	char *end;
	long pid;

	if (strncmp(name, beginning, n) != 0 || name[n] < '1' || name[n] > '9')
		return false;
	errno = 0;
	pid = strtol(name + n, &end, 10);
	if (errno != 0 || pid != (pid_t)pid)
		return false;
	if (*end != '\0' && strcmp(end, "-journal") != 0 && strcmp(end, ".lock") != 0)
		return false;
	return kill((pid_t)pid, 0) != 0 && errno == ESRCH;
}

void
leftover_clear(int folder, const char *beginning)
{
	int fd = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *d = fd < 0 ? NULL : fdopendir(fd);
	struct dirent *x;

	if (d == NULL) {
		if (fd >= 0)
			close(fd);
		return;
	}
	while ((x = readdir(d)) != NULL)
		if (is_leftover(x->d_name, beginning))
			unlinkat(folder, x->d_name, 0);
	closedir(d);
}

void
leftover_clear_beside(const char *path, const char *word)
{
	struct arena turn = { 0 };
	const char *slash = strrchr(path, '/');
	int folder = open(slash == NULL ? "." : arena_strn(&turn, path, (size_t)(slash - path) + 1),
	    O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (folder >= 0) {
		leftover_clear(
		    folder, text_fmt(&turn, "%s.%s-", slash == NULL ? path : slash + 1, word));
		close(folder);
	}
	arena_clear(&turn);
}
