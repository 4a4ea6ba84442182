#include "store/person_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sodium.h>

#include "base/rights.h"
#include "base/text.h"
#include "store/leftover.h"

enum { PIECE = 1 << 16 };

static bool
failed(const char *path, const char *what, struct err *e)
{
	if (errno == ENOSPC || errno == EDQUOT)
		return err_set(e, ERR_IO, "%s: the disk is full; make room and try again", path);
	return err_set(e, ERR_IO, "%s: %s (%s)", path, what, strerror(errno));
}

/* Something has the name already: what, decides the sentence. */
static bool
is_free(int folder, const char *name, const char *path, struct err *e)
{
	struct stat st;

	if (fstatat(folder, name, &st, AT_SYMLINK_NOFOLLOW) != 0)
		return errno == ENOENT || failed(path, "cannot be looked at", e);
	if (S_ISDIR(st.st_mode))
		return err_set(e, ERR_CONFLICT, "%s: is a folder; name a new file in it", path);
	return err_set(
	    e, ERR_CONFLICT, "%s: there is something already; choose another name", path);
}

static bool
begin(struct person_file *f, struct arena *a, struct err *e)
{
	const char *slash = strrchr(f->path, '/');
	const char *in = slash == NULL ? "."
	    : slash == f->path         ? "/"
				       : arena_strn(a, f->path, (size_t)(slash - f->path));

	f->name = slash == NULL ? f->path : slash + 1;
	f->part = text_fmt(a, ".%.200s.part-%ld", f->name, (long)getpid());
	if (f->name[0] == '\0' || strcmp(f->path, "-") == 0)
		return err_set(e, ERR_INPUT, "%s: name the new file itself", f->path);
	f->folder = open(in, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (f->folder < 0)
		return failed(in, "the folder cannot be opened", e);
	if (!is_free(f->folder, f->name, f->path, e))
		return false;
	leftover_clear(f->folder, text_fmt(a, ".%.200s.part-", f->name));
	f->fd =
	    openat(f->folder, f->part, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
	return f->fd >= 0 || failed(f->path, "cannot be made", e);
}

bool
person_file_new(const char *path, struct arena *a, struct person_file *out, struct err *e)
{
	gid_t ours = rights_drop();
	bool done;

	*out = (struct person_file){ .path = path, .folder = -1, .fd = -1 };
	done = begin(out, a, e);
	rights_back(ours);
	if (!done && out->folder >= 0)
		close(out->folder);
	return done;
}

static bool
write_all(int to, const unsigned char *piece, size_t n)
{
	while (n > 0) {
		ssize_t wrote = write(to, piece, n);

		if (wrote < 0 && errno == EINTR)
			continue;
		if (wrote < 0)
			return false;
		piece += wrote;
		n -= (size_t)wrote;
	}
	return true;
}

bool
file_copy(int from, int to, const char *name, struct err *e)
{
	unsigned char piece[PIECE];
	off_t at = 0;
	ssize_t n;

	while ((n = pread(from, piece, sizeof(piece), at)) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return failed(name, "what is copied to it cannot be read", e);
		if (!write_all(to, piece, (size_t)n))
			return failed(name, "cannot be written", e);
		at += n;
	}
	return fsync(to) == 0 || failed(name, "cannot be put on the disk", e);
}

static bool
digest(int fd, const char *path, unsigned char sum[crypto_hash_sha256_BYTES], struct err *e)
{
	crypto_hash_sha256_state h;
	unsigned char piece[PIECE];
	off_t at = 0;
	ssize_t n;

	crypto_hash_sha256_init(&h);
	while ((n = pread(fd, piece, sizeof(piece), at)) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return failed(path, "cannot be read back", e);
		crypto_hash_sha256_update(&h, piece, (unsigned long long)n);
		at += n;
	}
	crypto_hash_sha256_final(&h, sum);
	return true;
}

bool
person_file_fill(struct person_file *f, int from, struct err *e)
{
	unsigned char want[crypto_hash_sha256_BYTES], have[crypto_hash_sha256_BYTES];

	if (!file_copy(from, f->fd, f->path, e))
		return false;
	/* Out of the cache, so that the disk itself is asked. */
	(void)posix_fadvise(f->fd, 0, 0, POSIX_FADV_DONTNEED);
	if (!digest(from, f->path, want, e) || !digest(f->fd, f->path, have, e))
		return false;
	return memcmp(want, have, sizeof(want)) == 0
	    || err_set(
		e, ERR_IO, "%s: the disk does not give back what was written to it", f->path);
}

/* Not every file system can refuse to replace; a second name and the first one's end
 * does the same. */
static bool
give_name(const struct person_file *f, struct err *e)
{
	if (renameat2(f->folder, f->part, f->folder, f->name, RENAME_NOREPLACE) != 0) {
		if (errno != EINVAL && errno != ENOSYS)
			return errno == EEXIST ? is_free(f->folder, f->name, f->path, e)
					       : failed(f->path, "cannot get its name", e);
		if (linkat(f->folder, f->part, f->folder, f->name, 0) != 0)
			return failed(f->path, "cannot get its name", e);
		unlinkat(f->folder, f->part, 0);
	}
	return fsync(f->folder) == 0 || errno == EINVAL
	    || failed(f->path, "its folder cannot be put on the disk", e);
}

bool
person_file_keep(struct person_file *f, struct err *e)
{
	gid_t ours = rights_drop();
	bool done = give_name(f, e);

	rights_back(ours);
	if (!done) {
		person_file_drop(f);
		return false;
	}
	close(f->fd);
	close(f->folder);
	return true;
}

void
person_file_drop(struct person_file *f)
{
	gid_t ours = rights_drop();

	unlinkat(f->folder, f->part, 0);
	rights_back(ours);
	close(f->fd);
	close(f->folder);
}

bool
person_file_open(const char *path, int *fd, struct err *e)
{
	gid_t ours = rights_drop();
	struct stat st;

	*fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	rights_back(ours);
	if (*fd < 0)
		return failed(path, "cannot be opened", e);
	if (fstat(*fd, &st) == 0 && S_ISREG(st.st_mode))
		return true;
	close(*fd);
	return err_set(e, ERR_IO, "%s: is no regular file", path);
}
