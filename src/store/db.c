#include "store/db.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "base/day.h"
#include "base/text.h"
#include "store/db_in.h"
#include "store/standing.h"
#include "store/wait.h"

/* What a person can do about it; NULL when SQLite's own words must do. */
static const char *
advice(int rc)
{
	if (rc == SQLITE_READONLY_DBMOVED)
		return "the file was moved, replaced or deleted while in use; stop, and tell "
		       "whoever "
		       "looks after the database";
	switch (rc & 0xff) {
	case SQLITE_ERROR: /* t-sql.c prepares every statement of ours on tables of ours */
		return "its tables are not those that this program makes; stop, run coxa check, "
		       "restore a backup";
	case SQLITE_FULL:
		return "the disk is full; make room and try again";
	case SQLITE_READONLY:
		return "the file cannot be written; check its owner, its mode and its file system";
	case SQLITE_CORRUPT:
		return "is damaged or cut short; stop, run coxa check, restore a backup";
	case SQLITE_NOTADB:
		return "is not a database but some other file";
	case SQLITE_IOERR:
		return "the disk does not read or write (input/output error)";
	case SQLITE_CANTOPEN:
		return "the file cannot be opened; check the modes of the file and of its folder";
	case SQLITE_PERM:
	case SQLITE_AUTH:
		return "not permitted";
	case SQLITE_NOMEM:
		return "there is not enough memory";
	default:
		return NULL;
	}
}

/* "UNIQUE constraint failed: patient.number" names the field number. */
static bool
constraint(struct db *db, int rc, struct err *e)
{
	const char *said = sqlite3_errmsg(db->h);
	const char *dot = strrchr(said, '.');
	const char *field = dot == NULL ? "" : dot + 1;

	switch (rc) {
	case SQLITE_CONSTRAINT_UNIQUE:
	case SQLITE_CONSTRAINT_PRIMARYKEY:
	case SQLITE_CONSTRAINT_ROWID:
		return err_field(e, ERR_CONFLICT, field, "%s: already taken", dot ? field : "key");
	case SQLITE_CONSTRAINT_FOREIGNKEY:
		return err_set(e, ERR_MISSING, "this refers to a record that does not exist");
	case SQLITE_CONSTRAINT_TRIGGER:
		return err_set(e, ERR_RULE, "%s", said);
	default:
		return err_field(e, ERR_INPUT, field, "this value cannot be stored (%s)", said);
	}
}

bool
db_fail(struct db *db, int rc, struct err *e, const char *doing)
{
	struct arena turn = { 0 };

	if ((rc & 0xff) == SQLITE_CONSTRAINT)
		return constraint(db, rc, e);
	if ((rc & 0xff) == SQLITE_CORRUPT || (rc & 0xff) == SQLITE_NOTADB)
		db->met_damage = true;
	if ((rc & 0xff) == SQLITE_CORRUPT)
		standing_mark(db);
	if ((rc & 0xff) == SQLITE_BUSY || (rc & 0xff) == SQLITE_LOCKED)
		err_set(e, ERR_BUSY, "%s", wait_holder(db->path, &turn));
	else if (advice(rc) != NULL)
		err_set(e, ERR_IO, "%s: %s", doing, advice(rc));
	else
		err_set(e, ERR_IO, "%s: %s", doing, sqlite3_errmsg(db->h));
	arena_clear(&turn);
	return false;
}

bool
db_exec(struct db *db, const char *sql, struct err *e)
{
	int rc = sqlite3_exec(db->h, sql, NULL, NULL, NULL);

	return rc == SQLITE_OK || db_fail(db, rc, e, db->path);
}

bool
db_number(struct db *db, const char *sql, int64_t *out, struct err *e)
{
	sqlite3_stmt *st;
	int rc = sqlite3_prepare_v2(db->h, sql, -1, &st, NULL);

	if (rc == SQLITE_OK)
		rc = sqlite3_step(st);
	if (rc != SQLITE_ROW) {
		db_fail(db, rc, e, db->path);
		sqlite3_finalize(st);
		return false;
	}
	*out = sqlite3_column_int64(st, 0);
	sqlite3_finalize(st);
	return true;
}

/* False when there is no memory for it: run all the same, the statement would see NULL. */
static bool
bind(sqlite3_stmt *st, int at, const struct arg *v)
{
	switch (v->type) {
	case ARG_NULL:
		break;
	case ARG_INT:
		return sqlite3_bind_int64(st, at, v->v.i) == SQLITE_OK;
	case ARG_NUM:
		return sqlite3_bind_double(st, at, v->v.d) == SQLITE_OK;
	case ARG_TEXT:
		return sqlite3_bind_text(st, at, v->v.s, -1, SQLITE_TRANSIENT) == SQLITE_OK;
	}
	return sqlite3_bind_null(st, at) == SQLITE_OK;
}

/* NULL when it cannot be prepared or given its arguments: memory, a file that cannot be read, or
 * tables that somebody changed. */
sqlite3_stmt *
db_ready(struct db *db, enum sql q, const struct arg *v, size_t n)
{
	sqlite3_stmt *st = db->st[q];

	if (st == NULL) {
		int rc = sqlite3_prepare_v3(
		    db->h, sql_text[q].text, -1, SQLITE_PREPARE_PERSISTENT, &st, NULL);

		if (rc != SQLITE_OK)
			return NULL;
		db->st[q] = st;
	}
	sqlite3_reset(st);
	assert(n == (size_t)sqlite3_bind_parameter_count(st));
	for (size_t i = 0; i < n; i++)
		if (!bind(st, (int)i + 1, &v[i]))
			return NULL;
	return st;
}

void
db_finalize(struct db *db)
{
	for (int q = 0; q < Q_COUNT; q++) {
		sqlite3_finalize(db->st[q]);
		db->st[q] = NULL;
	}
}

bool
db_is_quiet(const struct db *db)
{
	for (int q = 0; q < Q_COUNT; q++)
		if (db->st[q] != NULL && sqlite3_stmt_busy(db->st[q]))
			return false;
	return true;
}

bool
db_together(struct db *db)
{
	struct err unheard;

	return db->h != NULL && sqlite3_get_autocommit(db->h) && db_exec(db, "BEGIN", &unheard);
}

void
db_together_end(struct db *db, bool began)
{
	struct err unheard;

	if (began && db->h != NULL && !sqlite3_get_autocommit(db->h))
		(void)!db_exec(db, "COMMIT", &unheard);
}

struct rows *
db_read(struct db *db, enum sql q, const struct arg *v, size_t n)
{
	struct rows *r = &db->rows[q];
	sqlite3_stmt *st = db_ready(db, q, v, n);

	*r = (struct rows){ .db = db, .st = st, .rc = SQLITE_OK };
	if (st == NULL)
		r->rc = sqlite3_extended_errcode(db->h);
	else
		assert(sqlite3_stmt_readonly(st));
	return r;
}

bool
row_next(struct rows *r)
{
	r->col = 0;
	if (r->st == NULL || r->lost || (r->rc != SQLITE_OK && r->rc != SQLITE_ROW))
		return false;
	r->rc = sqlite3_step(r->st);
	return r->rc == SQLITE_ROW;
}

bool
rows_end(struct rows *r, struct err *e)
{
	bool done = !r->lost && (r->rc == SQLITE_ROW || r->rc == SQLITE_DONE || r->rc == SQLITE_OK);

	if (!done)
		db_fail(r->db, r->lost ? SQLITE_NOMEM : r->rc, e, r->db->path);
	sqlite3_reset(r->st);
	return done;
}

/* The next column of the present row. */
static int
column(struct rows *r)
{
	assert(r->rc == SQLITE_ROW);
	assert(r->col < sqlite3_column_count(r->st));
	return r->col++;
}

int64_t
row_int(struct rows *r)
{
	return sqlite3_column_int64(r->st, column(r));
}

int
row_day(struct rows *r)
{
	int at = column(r);

	if (sqlite3_column_type(r->st, at) == SQLITE_NULL)
		return DAY_NONE;
	return sqlite3_column_int(r->st, at);
}

double
row_num(struct rows *r)
{
	int at = column(r);

	if (sqlite3_column_type(r->st, at) == SQLITE_NULL)
		return NAN;
	return sqlite3_column_double(r->st, at);
}

/* The text of a column, "" for NULL; rows_end() tells of one that was lost. */
static const char *
text_at(struct rows *r, int at)
{
	bool is_null = sqlite3_column_type(r->st, at) == SQLITE_NULL;
	const char *s = is_null ? "" : (const char *)sqlite3_column_text(r->st, at);

	r->lost = r->lost || s == NULL;
	return s == NULL ? "" : s;
}

const char *
row_text(struct rows *r, struct arena *a)
{
	return arena_str(a, text_at(r, column(r)));
}

static void
json_text(struct text *t, const char *s)
{
	text_add(t, "\"");
	for (; *s != '\0'; s++) {
		unsigned char c = (unsigned char)*s;

		if (c == '"' || c == '\\')
			text_addf(t, "\\%c", c);
		else if (c < 0x20)
			text_addf(t, "\\u%04x", c);
		else
			text_addn(t, s, 1);
	}
	text_add(t, "\"");
}

const char *
row_json(struct rows *r, struct arena *a)
{
	struct text t = { .a = a };

	text_add(&t, "{");
	for (int i = 0; i < sqlite3_column_count(r->st); i++) {
		const char *name = sqlite3_column_name(r->st, i);
		int type = sqlite3_column_type(r->st, i);

		r->lost = r->lost || name == NULL;
		if (i > 0)
			text_add(&t, ",");
		json_text(&t, name == NULL ? "" : name);
		text_add(&t, ":");
		if (type == SQLITE_TEXT)
			json_text(&t, text_at(r, i));
		else
			text_add(&t, type == SQLITE_NULL ? "null" : text_at(r, i));
	}
	text_add(&t, "}");
	return text_get(&t);
}

/* Somebody committing at this very moment is news for the next poll. */
int64_t
db_data_version(struct db *db)
{
	struct rows *r = db_read(db, Q_DATA_VERSION, NULL, 0);
	struct err e;

	if (row_next(r))
		db->seen = row_int(r);
	if (!rows_end(r, &e))
		return db->seen;
	return db->seen;
}

int64_t
db_written(const struct db *db)
{
	return sqlite3_total_changes64(db->h);
}

void
db_set_patience(struct db *db, int ms)
{
	db->patience_ms = ms;
}
