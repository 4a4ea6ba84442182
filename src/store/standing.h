/* standing - how an open database stands: is it still the file that was opened, and
 * may it be written?
 *
 * Looks by name only (see db_file.h), and is cheap enough to ask twice a second.
 * Damage that one session meets stands in an empty file beside the database, of the
 * same name with ".damaged", which keeps every session from writing until coxa check
 * finds nothing or a backup is put in its place.
 */
#ifndef STORE_STANDING_H
#define STORE_STANDING_H

#include <stdbool.h>

#include "base/err.h"

struct db;

enum standing {
	STANDING_WELL,
	STANDING_LOST,     /* the file is gone, empty, or another has its name */
	STANDING_NEWER,    /* a newer program changed its tables */
	STANDING_DAMAGED,  /* a session met damage in it */
	STANDING_READONLY, /* its file system or its mode lets nobody write */
};

/* Notes which file was opened. */
void standing_begin(struct db *db);

/* e says what is wrong and what to do, unless all is well. */
enum standing standing_of(struct db *db, struct err *e);
/* Neither lost nor damaged: asked before each change. */
bool standing_may_write(struct db *db, struct err *e) MUST_CHECK;
/* A newer program did not change the tables since this one opened it. */
bool standing_same_version(struct db *db, struct err *e) MUST_CHECK;

/* Damage was met: no session writes from now on.  Nothing, for a file that no session shares. */
void standing_mark(struct db *db);
/* Nothing was found wrong in it. */
void standing_clear(struct db *db);

#endif
