#include "app/named_file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/rights.h"

static bool
read_all(int fd, char *to, size_t n)
{
	size_t have = 0;

	while (have < n) {
		ssize_t got = read(fd, to + have, n - have);

		if (got <= 0)
			return false;
		have += (size_t)got;
	}
	return true;
}

/* It is read once: what becomes of the file meanwhile is no matter. */
bool
named_file_read(
    const char *path, size_t most, struct arena *a, const char **bytes, size_t *n, struct err *e)
{
	gid_t ours = rights_drop();
	int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
	struct stat st;
	char *text;
	bool whole;

	rights_back(ours);
	if (fd < 0)
		return err_field(e, ERR_IO, "file", "%s cannot be read: %s", path, strerror(errno));
	if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode) || (size_t)st.st_size > most) {
		close(fd);
		return err_field(
		    e, ERR_INPUT, "file", "%s is no file of at most %zu MB.", path, most >> 20);
	}
	text = arena_alloc(a, (size_t)st.st_size + 1);
	whole = read_all(fd, text, (size_t)st.st_size);
	close(fd);
	text[st.st_size] = '\0';
	*bytes = text;
	*n = (size_t)st.st_size;
	return whole || err_field(e, ERR_IO, "file", "%s cannot be read to its end.", path);
}
