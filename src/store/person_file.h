/* person_file - a file that a person named: where a backup goes, and comes from.
 *
 * All of it happens with that person's rights (base/rights.h).  A new file
 * grows under another name beside its own, closed to everybody else, and gets
 * its name only when all of it is on the disk and was read back.
 */
#ifndef STORE_PERSON_FILE_H
#define STORE_PERSON_FILE_H

#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"

struct person_file {
	const char *path; /* as the person wrote it */
	const char *name; /* in its folder */
	const char *part; /* the name that it has meanwhile */
	int folder;
	int fd;
};

/* Begins a new file, mode 0600; after it call keep or drop once.
 * errors  ERR_CONFLICT something has that name · ERR_IO */
bool person_file_new(
    const char *path, struct arena *a, struct person_file *out, struct err *e) MUST_CHECK;
/* Writes all of what is open at `from`, and reads it back from the disk. */
bool person_file_fill(struct person_file *f, int from, struct err *e) MUST_CHECK;
/* Gives it its name, and puts the name on the disk.  Drops it when that fails. */
bool person_file_keep(struct person_file *f, struct err *e) MUST_CHECK;
void person_file_drop(struct person_file *f);

/* Opens a regular file for reading; *fd is the caller's to close.
 * errors  ERR_IO */
bool person_file_open(const char *path, int *fd, struct err *e) MUST_CHECK;

/* All of `from`, from its beginning, onto the end of `to`, which is then on the disk.
 * `name` is what sentences call `to`. */
bool file_copy(int from, int to, const char *name, struct err *e) MUST_CHECK;

#endif
