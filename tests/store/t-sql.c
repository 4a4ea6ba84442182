/* Every statement prepares against the migrated schema, and what reads a table
 * that grows reads it by an index. */
#include "lib/test.h"

#include <stdio.h>
#include <string.h>

#include <sqlite3.h>

#include "store/draft_migrations.h"
#include "store/migrations.h"
#include "store/sql.h"

static sqlite3 *
open_with(const char *const *sql, int n)
{
	sqlite3 *h;

	assert_int_equal(sqlite3_open(":memory:", &h), SQLITE_OK);
	for (int i = 0; i < n; i++)
		if (sqlite3_exec(h, sql[i], NULL, NULL, NULL) != SQLITE_OK)
			fail_msg("migration %d: %s", i + 1, sqlite3_errmsg(h));
	return h;
}

static sqlite3_stmt *
prepare(sqlite3 *h, const char *explain, const char *text)
{
	char *sql = sqlite3_mprintf("%s%s", explain, text);
	sqlite3_stmt *st = NULL;

	sqlite3_prepare_v2(h, sql, -1, &st, NULL);
	sqlite3_free(sql);
	return st;
}

/* name stands at s as a whole word. */
static bool
is_word(const char *s, const char *name)
{
	size_t len = strlen(name);

	return strncmp(s, name, len) == 0 && strchr(" ,;()\n", s[len]) != NULL;
}

/* sql calls the table by this name: itself, "table AS name" or "table name". */
static bool
is_called(const char *sql, const char *table, const char *name)
{
	if (strcmp(table, name) == 0)
		return true;
	for (const char *p = strstr(sql, table); p != NULL; p = strstr(p + 1, table)) {
		const char *next = p + strlen(table);

		if (!is_word(p, table) || (p > sql && strchr(" ,(\n", p[-1]) == NULL))
			continue;
		next += strspn(next, " \n");
		if (strncmp(next, "AS ", 3) == 0)
			next += 3;
		if (is_word(next, name))
			return true;
	}
	return false;
}

/* The table that a step of the plan reads from end to end, or "". */
static const char *
scanned(const char *sql, const char *detail)
{
	static const char *const grows[] = { "patient", "name", "contact", "alert", "token",
		"identifier", "response", "answer", "session", "reservation", "due",
		"contact_attempt", "audit", "version", "hip_stage", "decision", "warning_shown",
		"plan", "course", "score", "undo", "save_key", "draft" };
	char name[64];

	if (sscanf(detail, "SCAN %63s", name) != 1)
		return "";
	for (size_t i = 0; i < sizeof(grows) / sizeof(grows[0]); i++)
		if (is_called(sql, grows[i], name))
			return grows[i];
	return "";
}

/* Statements named draft_... are those of drafts.db; check_... looks at all there is. */
static bool
is_named(int q, const char *prefix)
{
	return strncmp(sql_text[q].name, prefix, strlen(prefix)) == 0;
}

static void
every_statement_prepares(void **state)
{
	sqlite3 *clinic = open_with(migrations, MIGRATIONS);
	sqlite3 *drafts = open_with(draft_migrations, DRAFT_MIGRATIONS);

	(void)state;
	for (int q = 0; q < Q_COUNT; q++) {
		sqlite3 *h = is_named(q, "draft_") ? drafts : clinic;
		sqlite3_stmt *st = prepare(h, "", sql_text[q].text);

		if (st == NULL)
			fail_msg("%s: %s", sql_text[q].name, sqlite3_errmsg(h));
		sqlite3_finalize(st);
	}
	sqlite3_close(clinic);
	sqlite3_close(drafts);
}

static void
no_statement_scans_what_grows(void **state)
{
	sqlite3 *clinic = open_with(migrations, MIGRATIONS);
	sqlite3 *drafts = open_with(draft_migrations, DRAFT_MIGRATIONS);
	int bad = 0;

	(void)state;
	for (int q = 0; q < Q_COUNT; q++) {
		sqlite3_stmt *st;

		if (is_named(q, "check_") || is_named(q, "data_version"))
			continue;
		st = prepare(is_named(q, "draft_") ? drafts : clinic, "EXPLAIN QUERY PLAN ",
		    sql_text[q].text);
		while (sqlite3_step(st) == SQLITE_ROW) {
			const char *detail = (const char *)sqlite3_column_text(st, 3);

			if (scanned(sql_text[q].text, detail)[0] == '\0')
				continue;
			print_error("%s: %s\n", sql_text[q].name, detail);
			bad++;
		}
		sqlite3_finalize(st);
	}
	sqlite3_close(clinic);
	sqlite3_close(drafts);
	assert_int_equal(bad, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_statement_prepares),
		cmocka_unit_test(no_statement_scans_what_grows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
