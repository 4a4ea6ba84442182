/* read - a file that a person named, with that person's rights. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/rights.h"
#include "cli/cli.h"

enum { READ_MOST = 64 << 20 };

static bool
read_all(int fd, const char *name, struct text *out, struct err *e)
{
	char piece[1 << 16];
	ssize_t n;

	while ((n = read(fd, piece, sizeof(piece))) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return err_set(e, ERR_IO, "%s cannot be read: %s", name, strerror(errno));
		if (out->len + (size_t)n > READ_MOST)
			return err_set(e, ERR_INPUT, "%s is larger than 64 MiB", name);
		text_addn(out, piece, (size_t)n);
	}
	if (strlen(text_get(out)) != out->len || !utf8_valid(text_get(out)))
		return err_set(e, ERR_INPUT, "%s is not a text in UTF-8", name);
	return true;
}

bool
cli_read(struct cli *c, const char *file, struct text *out, struct err *e)
{
	struct stat st;
	gid_t ours;
	bool done;
	int fd;

	if (file == NULL || strcmp(file, "-") == 0)
		return read_all(fileno(c->in), "standard input", out, e);
	ours = rights_drop();
	fd = open(file, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	rights_back(ours);
	if (fd < 0)
		return err_set(e, ERR_IO, "%s cannot be opened: %s", file, strerror(errno));
	if (fstat(fd, &st) == 0 && S_ISDIR(st.st_mode))
		done = err_set(e, ERR_IO, "%s is a folder, not a file", file);
	else
		done = read_all(fd, file, out, e);
	close(fd);
	return done;
}
