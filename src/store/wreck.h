/* wreck - a file of ours that is none any more: damaged, cut short, or another's.
 *
 * Only for drafts.db, which the clinic can do without: the database itself is never
 * put aside by the program.
 */
#ifndef STORE_WRECK_H
#define STORE_WRECK_H

#include "base/arena.h"
#include "base/err.h"

struct db;
struct schema;

/* Damage is found in one that could be opened. */
bool wreck_is_open(struct db *db);

/* What is at path stays a file, but is no whole database of that schema.  No: a mode, a
 * link or a disk that only needs to be put right. */
bool wreck_is(const char *path, const struct schema *s);

/* When it is one, gives it another name beside its own, which lives in a: "" when it is none.
 * One session does it and the others find it done.  errors  ERR_BUSY · ERR_IO. */
bool wreck_put_aside(const char *path, const struct schema *s, struct arena *a, const char **aside,
    struct err *e) MUST_CHECK;

#endif
