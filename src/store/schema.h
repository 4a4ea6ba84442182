/* schema - are the tables of a database those that this program makes?
 *
 * What is compared is the text of each table, index, view and trigger with that of
 * a new database, made by the same migrations.
 */
#ifndef STORE_SCHEMA_H
#define STORE_SCHEMA_H

#include "base/complaint.h"
#include "base/err.h"

struct db;

/* One complaint for each part that is missing, not ours or changed.  *whole: no table is
 * missing, so that what is in them can be asked. */
bool schema_compare(struct db *db, bool *whole, struct complaints *c, struct err *e) MUST_CHECK;

/* The same as yes or no, and quick when the sum is the one that db->schema names.
 * errors  ERR_IO names the first part that differs. */
bool schema_is_ours(struct db *db, struct err *e) MUST_CHECK;

/* SHA-256 of all parts, in hexadecimal: 64 digits and NUL. */
bool schema_sum(struct db *db, char sum[65], struct err *e) MUST_CHECK;

#endif
