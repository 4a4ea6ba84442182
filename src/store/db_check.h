/* db_check - is the database what it should be?  For coxa check.
 *
 * Looks at every page, every reference, the schema, the audit chain, and
 * whether what is kept twice for speed agrees: sessions with their cells,
 * patients with the tokens that find them.
 */
#ifndef STORE_DB_CHECK_H
#define STORE_DB_CHECK_H

#include "base/complaint.h"
#include "store/db.h"

/* One complaint for each fault, saying where.  false only when the database
 * cannot be read at all. */
bool db_check(struct db *db, struct complaints *c, struct err *e) MUST_CHECK;

/* How much db_check() looked at. */
struct db_size {
	int64_t patients, sessions, lines; /* lines: of the audit */
};
bool db_size(struct db *db, struct db_size *out, struct err *e) MUST_CHECK;

/* The first part of it, for a copy: pages, schema, references and the audit chain. */
bool db_check_whole(struct db *db, struct complaints *c, struct err *e) MUST_CHECK;

/* The same of a file that db_open() refuses, for what can be said about it all the same. */
bool db_check_file(const char *path, struct complaints *c, struct err *e) MUST_CHECK;

#endif
