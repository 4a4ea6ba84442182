/* named_file - all of a file that a person named, with that person's rights. */
#ifndef APP_NAMED_FILE_H
#define APP_NAMED_FILE_H

#include "base/arena.h"
#include "base/err.h"

/* bytes has n bytes and a NUL after them; lives in a.  The field of an error is "file".
 * errors  ERR_IO · ERR_INPUT: no regular file, or larger than most bytes */
bool named_file_read(const char *path, size_t most, struct arena *a, const char **bytes, size_t *n,
    struct err *e) MUST_CHECK;

#endif
