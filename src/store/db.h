/* db - the database: opening and reading.  store/ alone knows SQLite.
 *
 * Reading takes a struct db.  Writing takes a struct tx (tx.h), and a tx exists
 * only with an actor, an action and a time, so nothing is written unaudited.
 */
#ifndef STORE_DB_H
#define STORE_DB_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "store/sql.h"

struct db;
struct rows;

struct arg {
	enum { ARG_NULL, ARG_INT, ARG_NUM, ARG_TEXT } type;
	union {
		int64_t i;
		double d;
		const char *s;
	} v;
};

#define I(x) ((struct arg){ .type = ARG_INT, .v.i = (x) })
#define D(x) ((struct arg){ .type = ARG_NUM, .v.d = (x) })
#define T(x) ((struct arg){ .type = ARG_TEXT, .v.s = (x) })
#define NIL ((struct arg){ .type = ARG_NULL })
/* NULL for an id of 0, a day of DAY_NONE. */
#define ID(x) ((x) == 0 ? NIL : I(x))
#define DAY(x) ((x) == INT32_MIN ? NIL : I(x))
#define ARGS(...)                                                                                  \
	(const struct arg[]){ __VA_ARGS__ },                                                       \
	    sizeof((const struct arg[]){ __VA_ARGS__ }) / sizeof(struct arg)

/* Makes a new database file, mode 0660, with the present schema.
 * ERR_CONFLICT when something is there already; ERR_IO. */
bool db_create(const char *path, struct err *e) MUST_CHECK;

/* Opens what db_create() made, never creates; migrates an older one after
 * keeping a copy of it.  Rollback journal TRUNCATE, synchronous FULL.
 * ":memory:" is a new one that lives as long as the handle: for tests.
 * errors  ERR_MISSING no such file · ERR_CONF made by a newer program · ERR_BUSY ·
 *         ERR_IO what is there cannot be opened: another program's, damaged,
 *         open to everybody, on a network file system ... */
bool db_open(const char *path, struct db **out, struct err *e) MUST_CHECK;
void db_close(struct db *db);

/* How long a call waits for other programs before ERR_BUSY; 10,000 ms at first. */
void db_set_patience(struct db *db, int ms);

/* The number that changes when another connection has written. */
int64_t db_data_version(struct db *db);
/* Rows that this connection has written so far. */
int64_t db_written(const struct db *db);

/* Reading:
 *
 *	struct rows *r = db_read(db, Q_X, ARGS(...));
 *
 *	while (row_next(r))
 *		... row_int(r), row_text(r, a) in the order of the SELECT ...
 *	return rows_end(r, e);
 *
 * rows_end() is always called, also after a first row: an unfinished read
 * keeps every writer out.
 */
struct rows *db_read(struct db *db, enum sql q, const struct arg *v, size_t n);
bool row_next(struct rows *r);
bool rows_end(struct rows *r, struct err *e) MUST_CHECK;

int64_t row_int(struct rows *r);                       /* NULL is 0 */
int row_day(struct rows *r);                           /* NULL is DAY_NONE */
double row_num(struct rows *r);                        /* NULL is NAN */
const char *row_text(struct rows *r, struct arena *a); /* NULL is "" */
/* Many short reads under one lock, which each would take for itself; no key is waited for in
 * between.  False: they stand in a change already, or read one by one as ever. */
bool db_together(struct db *db);
void db_together_end(struct db *db, bool began);

/* The whole present row as a JSON object: for tx_keep_version(). */
const char *row_json(struct rows *r, struct arena *a);

#endif
