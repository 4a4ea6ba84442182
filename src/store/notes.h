/* notes - the audit entries of one change, written when it ends.
 *
 * An entry has the digests of what was before and after, and what is after is known last.  Their
 * numbers are known at once: nobody else writes meanwhile.  For tx.c.
 */
#ifndef STORE_NOTES_H
#define STORE_NOTES_H

#include "store/tx.h"

/* The entry that the next note becomes.  Before the first one a clock that went back is noted. */
bool notes_next(struct tx *tx, int64_t *entry, struct err *e) MUST_CHECK;

/* A version of this row was kept: the note of it that comes next has its digest. */
void notes_kept(struct tx *tx, const char *object, int64_t id, const char *data);

/* One more; texts are copied. */
bool notes_add(struct tx *tx, const struct note *n, struct err *e) MUST_CHECK;

/* Writes them all; tx->hash becomes that of the last. */
bool notes_write(struct tx *tx, struct err *e) MUST_CHECK;

#endif
