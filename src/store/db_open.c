#include <assert.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "store/db_file.h"
#include "store/db_in.h"
#include "store/draft_migrations.h"
#include "store/guard.h"
#include "store/migrations.h"
#include "store/schema.h"
#include "store/standing.h"
#include "store/turn.h"
#include "store/wait.h"

enum { PATIENCE_MS = 10000, NAP_MS = 12 };

const struct schema schema_clinic = {
	.what = "a database of coxa",
	.application = 0x434F5841, /* "COXA" */
	.migrate = migrations,
	.version = MIGRATIONS,
	.sum = "8908bf7806e2630cc4392524e5db6deea678e11a8bc82bc327caae57e373e279",
};

const struct schema schema_drafts = {
	.what = "a file of drafts",
	.application = 0x434F5844, /* "COXD" */
	.migrate = draft_migrations,
	.version = DRAFT_MIGRATIONS,
	.sum = "21cfe63066a47459b43db4eca0c1837c6d0dca76615d5fda83657ef3e1e7dbcb",
};

/* SQLite asks again and again while somebody else has the file. */
static int
wait_for_others(void *ctx, int times)
{
	struct db *db = ctx;

	if (times == 0)
		db->waiting_since = wait_clock();
	if (wait_clock() - db->waiting_since >= db->patience_ms)
		return 0;
	wait_nap(NAP_MS);
	return 1;
}

/* Only our own statements reach SQLite; should one of them ever be led astray,
 * it still cannot reach another file or change the schema. */
static int
authorize(void *ctx, int what, const char *a, const char *b, const char *c, const char *d)
{
	static const char *const pragma[] = { "data_version", "integrity_check", "quick_check",
		"foreign_key_check", "cache_size" };

	(void)ctx;
	(void)c;
	(void)d;
	switch (what) {
	case SQLITE_SELECT:
	case SQLITE_READ:
	case SQLITE_INSERT:
	case SQLITE_UPDATE:
	case SQLITE_DELETE:
	case SQLITE_TRANSACTION:
	case SQLITE_SAVEPOINT:
	case SQLITE_FUNCTION:
	case SQLITE_RECURSIVE:
		return SQLITE_OK;
	case SQLITE_PRAGMA:
		if (strcmp(a, "user_version") == 0)
			return b == NULL ? SQLITE_OK : SQLITE_DENY;
		for (size_t i = 0; i < sizeof(pragma) / sizeof(pragma[0]); i++)
			if (strcmp(a, pragma[i]) == 0)
				return SQLITE_OK;
		return SQLITE_DENY;
	default:
		return SQLITE_DENY;
	}
}

static bool
is_memory(const struct db *db)
{
	return strcmp(db->path, ":memory:") == 0;
}

static bool
connect(struct db *db, struct err *e)
{
	int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE
	    | SQLITE_OPEN_NOMUTEX | (is_memory(db) ? SQLITE_OPEN_MEMORY : 0);
	int rc = sqlite3_open_v2(db->path, &db->h, flags, NULL);

	if (rc != SQLITE_OK)
		return db_fail(db, rc, e, db->path);
	sqlite3_busy_handler(db->h, wait_for_others, db);
	sqlite3_db_config(db->h, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(db->h, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
	sqlite3_db_config(db->h, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
	sqlite3_db_config(db->h, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
	sqlite3_db_config(db->h, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
	/* A session keeps few pages, for fifty may run at once; a transaction may hold more of them
	 * before it has to write. */
	return db_exec(db,
	    "PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY;"
	    "PRAGMA mmap_size = 0; PRAGMA secure_delete = ON; PRAGMA recursive_triggers = ON;"
	    "PRAGMA cache_size = -500; PRAGMA cache_spill = 250; PRAGMA synchronous = FULL",
	    e);
}

/* Is it ours, and of which version?  Nothing is written before that is known. */
static bool
identify(struct db *db, int64_t *version, struct err *e)
{
	const char *name = db->path;
	int64_t application = 0;

	if (!db_number(db, "PRAGMA application_id", &application, e)
	    || !db_number(db, "PRAGMA user_version", version, e))
		return false;
	if (application != db->schema->application)
		return err_set(
		    e, ERR_IO, "%s: is another program's database, not %s", name, db->schema->what);
	if (*version < 1) /* 0 is a file whose making was cut short */
		return err_set(e, ERR_IO,
		    "%s: is damaged or was never finished (version %d); restore a backup", name,
		    (int)*version);
	if (*version > db->schema->version)
		return err_set(e, ERR_CONF,
		    "%s: this program is older than the database (%d, it knows %d); install the "
		    "newer",
		    name, (int)*version, db->schema->version);
	if (sqlite3_db_readonly(db->h, "main") == 1)
		return err_set(e, ERR_IO,
		    "%s: cannot be written by this user; check its owner and mode (0660)", name);
	return true;
}

static bool
settle_journal(struct db *db, struct err *e)
{
	const char *want = is_memory(db) ? "memory" : "truncate";
	sqlite3_stmt *st = NULL;
	char got[16] = "";
	int rc = sqlite3_prepare_v2(db->h, "PRAGMA journal_mode = TRUNCATE", -1, &st, NULL);
	int64_t synchronous = 0, keys = 0;

	if (rc == SQLITE_OK && (rc = sqlite3_step(st)) == SQLITE_ROW)
		snprintf(got, sizeof(got), "%s", (const char *)sqlite3_column_text(st, 0));
	sqlite3_finalize(st);
	if ((rc & 0xff) == SQLITE_BUSY || (rc == SQLITE_ROW && strcmp(got, "wal") == 0))
		return err_set(e, ERR_IO,
		    "%s: is in WAL mode, which loses records, and in use; end all programs that "
		    "have it open, then start again",
		    db->path);
	if (rc != SQLITE_ROW)
		return db_fail(db, rc, e, db->path);
	if (!db_number(db, "PRAGMA synchronous", &synchronous, e)
	    || !db_number(db, "PRAGMA foreign_keys", &keys, e))
		return false;
	if (strcmp(got, want) != 0 || synchronous != 2 || keys != 1)
		return err_set(e, ERR_IO,
		    "%s: SQLite does not keep records safely here (journal %s)", db->path, got);
	return true;
}

/* A copy beside the database, closed to others; VACUUM INTO takes an empty file. */
static bool
keep_copy(struct db *db, int64_t version, struct err *e)
{
	struct arena turn = { 0 };
	const char *real = NULL;
	char *sql;
	bool done = false;

	for (int i = 0; real == NULL && i < 100; i++) {
		const char *name = text_fmt(&turn, "%s.version-%d-%d", db->path, (int)version, i);

		if (!db_file_make(name, &turn, &real, e)) {
			real = NULL;
			if (e->code != ERR_CONFLICT)
				break;
		}
	}
	if (real != NULL) {
		sql = sqlite3_mprintf("VACUUM INTO %Q", real);
		assert(sql != NULL);
		done = db_exec(db, sql, e);
		sqlite3_free(sql);
		if (!done)
			unlink(real);
	}
	arena_clear(&turn);
	return done || err_add(e, "no copy could be kept, so nothing was changed");
}

/* One migration and its number: both or neither.  Another process may have
 * been quicker. */
static bool
migrate_one(struct db *db, int version, struct err *e)
{
	char pragma[64];
	int64_t now = 0;

	snprintf(pragma, sizeof(pragma), "PRAGMA user_version = %d", version);
	if (!db_exec(db, "BEGIN EXCLUSIVE", e))
		return false;
	if (db_number(db, "PRAGMA user_version", &now, e)
	    && (now >= version
		|| (db_exec(db, db->schema->migrate[version - 1], e) && db_exec(db, pragma, e)))
	    && db_exec(db, "COMMIT", e))
		return true;
	if (!sqlite3_get_autocommit(db->h))
		sqlite3_exec(db->h, "ROLLBACK", NULL, NULL, NULL);
	return err_add(e, "change %d of the database", version);
}

static bool
migrate(struct db *db, int64_t version, struct err *e)
{
	if (version > 0 && version < db->schema->version && !is_memory(db)
	    && !keep_copy(db, version, e))
		return false;
	while (version < db->schema->version)
		if (!migrate_one(db, (int)++version, e))
			return false;
	return true;
}

/* From here on the schema and other files are out of reach. */
static void
restrict_reach(struct db *db)
{
	sqlite3_limit(db->h, SQLITE_LIMIT_LENGTH, 4 << 20);
	sqlite3_limit(db->h, SQLITE_LIMIT_SQL_LENGTH, 100000);
	sqlite3_limit(db->h, SQLITE_LIMIT_ATTACHED, 0);
	sqlite3_limit(db->h, SQLITE_LIMIT_EXPR_DEPTH, 50);
	sqlite3_limit(db->h, SQLITE_LIMIT_VARIABLE_NUMBER, 200);
	sqlite3_limit(db->h, SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 200);
	sqlite3_set_authorizer(db->h, authorize, db);
}

/* A new file gets its application id in the transaction of its first migration. */
static bool
fill(struct db *db, struct err *e)
{
	char pragma[64];

	snprintf(
	    pragma, sizeof(pragma), "PRAGMA application_id = %d", (int)db->schema->application);
	return settle_journal(db, e) && db_exec(db, pragma, e) && migrate(db, 0, e);
}

static struct db *
handle(const struct schema *s)
{
	struct arena mem = { 0 };
	struct db *db = arena_new(&mem, struct db);

	db->mem = mem;
	db->schema = s;
	db->patience_ms = PATIENCE_MS;
	db->turn = -1;
	db->guard = -1;
	db->path = ":memory:";
	return db;
}

/* Under another name until it is whole: who comes at the same time, or after a
 * process that died here, finds a database or none. */
bool
db_create_as(const char *path, const struct schema *s, struct err *e)
{
	struct db *db = handle(s);
	struct arena a = { 0 };
	const char *staged;
	bool made, done;

	made = db_file_stage(path, &a, &staged, e) && db_file_make(staged, &db->mem, &db->path, e);
	done = made && connect(db, e) && fill(db, e);
	db_close(db);
	if (done)
		done = db_file_finish(staged, path, e);
	else if (made)
		db_file_drop(staged);
	arena_clear(&a);
	return done;
}

static bool
start(struct db *db, struct err *e)
{
	int64_t version = 0;

	if (!connect(db, e))
		return false;
	if (is_memory(db)
		? !fill(db, e)
		: !identify(db, &version, e) || !settle_journal(db, e) || !migrate(db, version, e))
		return false;
	restrict_reach(db);
	return true;
}

bool
db_open_as(const char *path, const struct schema *s, struct db **out, struct err *e)
{
	struct db *db = handle(s);

	if ((strcmp(path, ":memory:") != 0 && !db_file_check(path, &db->mem, &db->path, e))
	    || !start(db, e)) {
		db_close(db);
		return false;
	}
	if (!is_memory(db))
		db->turn = turn_open(db->path);
	standing_begin(db);
	*out = db;
	return true;
}

bool
db_reopen(struct db *db, struct err *e)
{
	assert(!is_memory(db));
	db_finalize(db);
	sqlite3_close(db->h);
	db->h = NULL;
	return start(db, e);
}

bool
db_create(const char *path, struct err *e)
{
	return db_create_as(path, &schema_clinic, e);
}

/* With a lock on the guard before the file itself is touched. */
static bool
open_guarded(struct db *db, const char *path, struct err *e)
{
	if (!db_file_check(path, &db->mem, &db->path, e) || !guard_share(db->path, &db->guard, e))
		return false;
	standing_begin(db);
	if (!start(db, e) || !schema_is_ours(db, e))
		return false;
	db->turn = turn_open(db->path);
	return true;
}

bool
db_open(const char *path, struct db **out, struct err *e)
{
	struct db *db;

	if (strcmp(path, ":memory:") == 0)
		return db_open_as(path, &schema_clinic, out, e);
	db = handle(&schema_clinic);
	if (!open_guarded(db, path, e)) {
		db_close(db);
		return false;
	}
	*out = db;
	return true;
}

bool
db_open_as_it_is(const char *path, struct db **out, struct err *e)
{
	struct db *db = handle(&schema_clinic);
	struct schema *same = arena_new(&db->mem, struct schema);
	int64_t version = 0;

	*same = schema_clinic;
	if (!db_file_check(path, &db->mem, &db->path, e) || !connect(db, e)
	    || !identify(db, &version, e) || !settle_journal(db, e))
		goto no;
	if (version < 1) {
		err_set(e, ERR_IO, "%s: was never finished", path);
		goto no;
	}
	same->version = (int)version;
	db->schema = same;
	restrict_reach(db);
	*out = db;
	return true;
no:
	db_close(db);
	return false;
}

void
db_close(struct db *db)
{
	struct arena mem = db->mem;

	db_finalize(db);
	sqlite3_close(db->h);
	turn_close(db->turn);
	guard_end(db->guard);
	arena_clear(&mem);
}
