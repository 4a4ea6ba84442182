/* The audit chain: everything that is done to it shows. */
#include "lib/test.h"

#include <string.h>

#include "base/text.h"
#include "store/audit.h"
#include "store/db_in.h"

static const struct actor anna = { .staff = 0, .os_uid = 1000, .station = "pts/1", .reason = "" };

static void
note_reading(struct db *db, int i)
{
	struct err e;
	struct tx *tx;
	bool done;

	must(tx_begin(db, &anna, "patient.read", (struct now){ .at = 1000 + i }, &tx, &e));
	done = tx_note(tx, &(struct note){ .object = "patient", .id = i, .patient = i }, &e);
	must(tx_end(tx, done, &e));
}

/* A database with n entries. */
static struct db *
with_entries(int n)
{
	struct err e;
	struct db *db;

	must(db_open_as(":memory:", &schema_clinic, &db, &e));
	for (int i = 1; i <= n; i++)
		note_reading(db, i);
	sqlite3_set_authorizer(db->h, NULL, NULL);
	return db;
}

static void
says(struct db *db, const char *want)
{
	struct arena a = { 0 };
	struct complaints c = { .a = &a };
	struct err e;

	must(audit_check(db, &c, &e));
	is_str(c.line.n == 0 ? "" : c.line.at[0], want);
	arena_clear(&a);
}

static void
a_chain_that_nobody_touched_is_whole(void **state)
{
	struct db *db = with_entries(0);

	(void)state;
	says(db, "");
	db_close(db);
	db = with_entries(4100); /* more than two pieces of the walk */
	says(db, "");
	db_close(db);
}

static void
tampering_is_named_by_its_entry(void **state)
{
	static const struct {
		const char *sql, *want;
	} deed[] = {
		{ "UPDATE audit SET action = 'patient.edit' WHERE id = 3",
		    "audit: entry 3 was changed, or the one before it" },
		{ "UPDATE audit SET patient = NULL WHERE id = 1",
		    "audit: entry 1 was changed, or the one before it" },
		{ "UPDATE audit SET station = 'pts/1patient', action = '.read' WHERE id = 5",
		    "audit: entry 5 was changed, or the one before it" },
		{ "UPDATE audit SET hash = upper(hash) WHERE id = 2",
		    "audit: entry 2 was changed, or the one before it" },
		{ "DELETE FROM audit WHERE id = 4", "audit: entry 4 is missing; 5 follows 3" },
		{ "DELETE FROM audit WHERE id = 1", "audit: entry 1 is missing; 2 follows 0" },
		{ "DELETE FROM audit WHERE id = 2; UPDATE audit SET id = id - 1 WHERE id > 2",
		    "audit: entry 2 was changed, or the one before it" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(deed) / sizeof(deed[0]); i++) {
		struct db *db = with_entries(6);
		struct err e;

		must(db_exec(db,
		    "DROP TRIGGER audit_is_append_only_u; DROP TRIGGER audit_is_append_only_d",
		    &e));
		must(db_exec(db, deed[i].sql, &e));
		says(db, deed[i].want);
		db_close(db);
	}
}

static void
entries_cannot_be_changed_by_sql(void **state)
{
	struct db *db = with_entries(2);
	struct err e;

	(void)state;
	assert_false(db_exec(db, "UPDATE audit SET action = '' WHERE id = 1", &e));
	assert_int_equal(e.code, ERR_RULE);
	is_str(e.text, "audit is append-only");
	assert_false(db_exec(db, "DELETE FROM audit", &e));
	db_close(db);
}

static void
a_digest_is_sha256(void **state)
{
	char hex[AUDIT_HASH];

	(void)state;
	is_str(audit_digest("abc", hex),
	    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

static void
note_at(struct db *db, int64_t at)
{
	struct err e;
	struct tx *tx;
	bool done;

	must(tx_begin(db, &anna, "patient.read", (struct now){ .at = at }, &tx, &e));
	done = tx_keep_version(tx, "alert", 1, 1, "{}", &e)
	    && tx_note(tx, &(struct note){ .object = "patient", .id = 1, .patient = 1 }, &e);
	must(tx_end(tx, done, &e));
}

static int64_t
count(struct db *db, const char *sql)
{
	sqlite3_stmt *st;
	int64_t n;

	assert_int_equal(sqlite3_prepare_v2(db->h, sql, -1, &st, NULL), SQLITE_OK);
	n = sqlite3_step(st) == SQLITE_ROW ? sqlite3_column_int64(st, 0) : -1;
	sqlite3_finalize(st);
	return n;
}

/* RELIABILITY.md R20. */
static void
a_clock_that_went_back_more_than_two_minutes_has_its_own_entry(void **state)
{
	static const char jumps[] = "SELECT count(*) FROM audit WHERE action = 'clock.back'";
	struct db *db = with_entries(0);

	(void)state;
	note_at(db, 10000);
	note_at(db, 9880);
	assert_int_equal(count(db, jumps), 0);
	note_at(db, 9759);
	assert_int_equal(count(db, jumps), 1);
	assert_int_equal(count(db, "SELECT object_id FROM audit WHERE action = 'clock.back'"), 2);
	note_at(db, 90000); /* a night without work */
	assert_int_equal(count(db, jumps), 1);
	assert_int_equal(count(db,
			     "SELECT count(*) FROM version v JOIN audit a ON a.id = v.audit"
			     " WHERE a.action = 'clock.back'"),
	    0);
	says(db, "");
	db_close(db);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_clock_that_went_back_more_than_two_minutes_has_its_own_entry),
		cmocka_unit_test(a_chain_that_nobody_touched_is_whole),
		cmocka_unit_test(tampering_is_named_by_its_entry),
		cmocka_unit_test(entries_cannot_be_changed_by_sql),
		cmocka_unit_test(a_digest_is_sha256),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
