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

/* The name of a network file system of statfs(2), where locks cannot be
 * trusted; NULL for others. */
const char *db_file_network(unsigned long type);

#endif
