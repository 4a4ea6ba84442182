/* db_file - is this file one that may be opened as a database?  Looks by name
 * only: a process that opens and closes a database file itself drops SQLite's
 * locks on it.
 */
#ifndef STORE_DB_FILE_H
#define STORE_DB_FILE_H

#include "base/arena.h"
#include "base/err.h"

/* The path with the links of its folder resolved, in a.  A regular file, not
 * empty, with one name, closed to others, on a disk of this machine.
 * errors  ERR_MISSING · ERR_IO, each fault in a sentence of its own. */
bool db_file_check(const char *path, struct arena *a, const char **real, struct err *e) MUST_CHECK;

/* Makes an empty file, mode 0660.  ERR_CONFLICT when there is something. */
bool db_file_make(const char *path, struct arena *a, const char **real, struct err *e) MUST_CHECK;

/* The path with the links of its folder resolved, in a; whether it is there is not asked. */
bool db_file_resolve(
    const char *path, struct arena *a, const char **real, struct err *e) MUST_CHECK;

/* A name made, moved or removed in the folder of path outlives a power cut after it. */
void db_file_sync_folder(const char *path);

/* A name beside path that only this process uses, for what is not finished yet; in a.
 * What an earlier process left under it is gone.
 * errors  ERR_CONFLICT when there is something at path already. */
bool db_file_stage(const char *path, struct arena *a, const char **out, struct err *e) MUST_CHECK;

/* The finished file, which nobody has open, gets its name in one step; else it is gone.
 * errors  ERR_CONFLICT when somebody else was quicker · ERR_IO */
bool db_file_finish(const char *staged, const char *path, struct err *e) MUST_CHECK;

/* It was not finished: it goes, with the journal and the lock beside it. */
void db_file_drop(const char *staged);

/* The name of a network file system of statfs(2), where locks cannot be
 * trusted; NULL for others. */
const char *db_file_network(unsigned long type);

#endif
