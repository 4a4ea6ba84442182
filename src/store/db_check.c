#include "store/db_check.h"

#include <inttypes.h>
#include <string.h>

#include "base/text.h"
#include "lang/clean.h"
#include "store/audit.h"
#include "store/db_in.h"

enum { MOST = 100 }; /* of one kind: a wrecked file would fill the terminal */

struct part {
	const char *name, *sql; /* "index name_patient", its CREATE */
};

struct parts {
	VEC(struct part) list;
};

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
read_parts(struct db *db, struct arena *a, struct parts *out, struct err *e)
{
	struct rows *r = db_read(db, Q_CHECK_SCHEMA, NULL, 0);

	while (row_next(r)) {
		struct part *p = vec_add(a, &out->list);

		p->name = row_text(r, a);
		p->sql = row_text(r, a);
	}
	return rows_end(r, e);
}

/* Whether all that we ask for is there.  Both lists are in the order of names. */
static bool
compare_parts(const struct parts *want, const struct parts *have, struct complaints *c)
{
	size_t i = 0, j = 0;
	bool whole = true;

	while (i < want->list.n || j < have->list.n) {
		int order = i == want->list.n ? 1
		    : j == have->list.n       ? -1
					: strcmp(want->list.at[i].name, have->list.at[j].name);

		if (order < 0)
			complain(c, "schema: %s is missing", want->list.at[i].name);
		else if (order > 0)
			complain(c, "schema: %s is not ours", have->list.at[j].name);
		else if (strcmp(want->list.at[i].sql, have->list.at[j].sql) != 0)
			complain(c, "schema: %s was changed", want->list.at[i].name);
		if (order < 0 && strncmp(want->list.at[i].name, "table ", 6) == 0)
			whole = false;
		i += order <= 0;
		j += order >= 0;
	}
	return whole;
}

/* Against a new database, made by the same migrations. */
static bool
check_schema(struct db *db, bool *whole, struct complaints *c, struct err *e)
{
	struct arena turn = { 0 };
	struct parts want = { 0 }, have = { 0 };
	struct db *fresh;
	bool done = false;

	if (!db_open_as(":memory:", db->schema, &fresh, e))
		return false;
	if (read_parts(fresh, &turn, &want, e) && read_parts(db, &turn, &have, e)) {
		*whole = compare_parts(&want, &have, c);
		done = true;
	}
	db_close(fresh);
	arena_clear(&turn);
	return done;
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
	if (!*sound)
		return true;
	if (!check_schema(db, &whole, c, e))
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
	bool sound;

	if (!check_parts(db, c, &sound, e))
		return false;
	return !sound
	    || (check_cells(db, c, e) && check_texts(db, c, e)
		&& check_patients(db, Q_CHECK_UNFINDABLE, "is found by no search", c, e)
		&& check_patients(db, Q_CHECK_NAMELESS, "has no name", c, e));
}
