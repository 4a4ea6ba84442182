#include "store/db_check.h"

#include <inttypes.h>
#include <string.h>

#include "base/text.h"
#include "lang/clean.h"
#include "store/audit.h"
#include "store/db_in.h"
#include "store/schema.h"
#include "store/standing.h"

enum { MOST = 100 }; /* of one kind: a wrecked file would fill the terminal */

static bool
check_pages(struct db *db, struct complaints *c, struct err *e)
{
	struct arena turn = { 0 };
	struct rows *r = db_read(db, Q_CHECK_INTEGRITY, NULL, 0);

	while (row_next(r)) {
		const char *said = row_text(r, &turn);

		if (strcmp(said, "ok") != 0)
			complain(c, "pages: %s", said);
	}
	arena_clear(&turn);
	return rows_end(r, e);
}

static bool
check_references(struct db *db, struct complaints *c, struct err *e)
{
	struct arena turn = { 0 };
	struct rows *r = db_read(db, Q_CHECK_KEYS, NULL, 0);

	for (int i = 0; i < MOST && row_next(r); i++) {
		const char *table = row_text(r, &turn);
		int64_t id = row_int(r);

		complain(c, "%s: row %" PRId64 " refers to a %s that does not exist", table, id,
		    row_text(r, &turn));
	}
	arena_clear(&turn);
	return rows_end(r, e);
}

static bool
check_cells(struct db *db, struct complaints *c, struct err *e)
{
	struct rows *r = db_read(db, Q_CHECK_CELLS, NULL, 0);

	for (int i = 0; i < MOST && row_next(r); i++) {
		int64_t id = row_int(r), want = row_int(r), have = row_int(r), whole = row_int(r);

		complain(c,
		    "session %" PRId64 ": %" PRId64 " of the %" PRId64 " cells that it takes are "
		    "reserved, and %" PRId64 " that it does not",
		    id, have, want, whole - have);
	}
	return rows_end(r, e);
}

/* A session of one patient on a course of another, and the like: whoever reads either chart
 * would read what is not of this person. */
static bool
check_crossing(struct db *db, struct complaints *c, struct err *e)
{
	struct arena turn = { 0 };
	struct rows *r = db_read(db, Q_CHECK_CROSSING, NULL, 0);

	for (int i = 0; i < MOST && row_next(r); i++) {
		const char *table = row_text(r, &turn);
		int64_t id = row_int(r);
		const char *other = row_text(r, &turn);

		complain(c, "%s: row %" PRId64 " names the %s %" PRId64 " of another patient",
		    table, id, other, row_int(r));
	}
	arena_clear(&turn);
	return rows_end(r, e);
}

/* What no command lets in: bytes that are no UTF-8, and characters that move the
 * cursor, turn the direction or cannot be seen.  Screens show them as marks. */
static bool
check_texts(struct db *db, struct complaints *c, struct err *e)
{
	struct arena turn = { 0 };
	struct rows *r = db_read(db, Q_CHECK_TEXTS, NULL, 0);

	for (int found = 0; found < MOST && row_next(r); arena_clear(&turn)) {
		const char *table = row_text(r, &turn);
		int64_t id = row_int(r);
		bool hidden;

		clean_shown(row_text(r, &turn), &turn, &hidden);
		if (!hidden)
			continue;
		found++;
		complain(c, "%s: row %" PRId64 " has a text with characters that may not be stored",
		    table, id);
	}
	arena_clear(&turn);
	return rows_end(r, e);
}

static bool
check_patients(struct db *db, enum sql q, const char *fault, struct complaints *c, struct err *e)
{
	struct arena turn = { 0 };
	struct rows *r = db_read(db, q, NULL, 0);

	for (int i = 0; i < MOST && row_next(r); i++) {
		int64_t id = row_int(r);

		complain(c, "patient %s (#%" PRId64 ") %s", row_text(r, &turn), id, fault);
	}
	arena_clear(&turn);
	return rows_end(r, e);
}

/* *sound: the pages are, so that what stands on them can be asked. */
static bool
check_parts(struct db *db, struct complaints *c, bool *sound, struct err *e)
{
	size_t before = c->line.n;
	bool whole;

	if (!check_pages(db, c, e))
		return false;
	*sound = c->line.n == before; /* nothing can be trusted on damaged pages, */
	if (!*sound) {
		standing_mark(db);
		return true;
	}
	if (!schema_compare(db, &whole, c, e))
		return false;
	*sound = whole; /* nor asked of a table that is not there */
	return !whole || (check_references(db, c, e) && audit_check(db, c, e));
}

bool
db_check_whole(struct db *db, struct complaints *c, struct err *e)
{
	bool sound;

	return check_parts(db, c, &sound, e);
}

bool
db_check(struct db *db, struct complaints *c, struct err *e)
{
	size_t before = c->line.n;
	bool sound;

	if (!check_parts(db, c, &sound, e))
		return false;
	if (c->line.n == before)
		standing_clear(db);
	return !sound
	    || (check_cells(db, c, e) && check_crossing(db, c, e) && check_texts(db, c, e)
		&& check_patients(db, Q_CHECK_UNFINDABLE, "is found by no search", c, e)
		&& check_patients(db, Q_CHECK_NAMELESS, "has no name", c, e));
}

bool
db_size(struct db *db, struct db_size *out, struct err *e)
{
	struct rows *r = db_read(db, Q_CHECK_SIZE, NULL, 0);

	if (row_next(r)) {
		out->patients = row_int(r);
		out->sessions = row_int(r);
		out->lines = row_int(r);
	}
	return rows_end(r, e);
}

bool
db_check_file(const char *path, struct complaints *c, struct err *e)
{
	struct db *db;
	bool done;

	if (!db_open_as_it_is(path, &db, e))
		return false;
	done = db_check_whole(db, c, e);
	db_close(db);
	return done;
}
