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

/* What a statement may delete from, and why nothing of a record goes with it. */
static const struct {
	const char *table, *why;
} working[] = {
	{ "hold", "a place that somebody looks at, for minutes" },
	{ "wrong_try", "wrong passwords since the last right one; the audit has each" },
	{ "reservation", "cells of a session; the session stays" },
	{ "token", "made from the names, for the search" },
	{ "name", "written anew with the old ones in a version" },
	{ "contact", "written anew with the old ones in a version" },
	{ "identifier", "written anew with the old ones in a version" },
	{ "hours", "when the clinic is open; no record of a patient" },
	{ "absence", "leave of staff; no record of a patient" },
	{ "closure", "closed days; no record of a patient" },
	{ "contact_attempt", "a try that never was, with the row in a version" },
	{ "recount", "who waits to be counted anew; the audit has who was" },
	{ "untold", "that somebody is to hear of what was taken back; the row is in a version" },
	{ "not_duplicate", "who looks alike is asked again; the audit has both" },
};

struct seen {
	const char *statement;
	int bad;
};

static int
look_for_deletes(
    void *ctx, int what, const char *table, const char *b, const char *c, const char *d)
{
	struct seen *s = ctx;
	bool fine = what != SQLITE_DROP_TABLE && what != SQLITE_DROP_TRIGGER;

	(void)b;
	(void)c;
	(void)d;
	if (what == SQLITE_DELETE) {
		fine = false;
		for (size_t i = 0; i < sizeof(working) / sizeof(*working); i++)
			fine = fine || strcmp(working[i].table, table) == 0;
	} else if (what == SQLITE_UPDATE) {
		fine = strcmp(table, "audit") != 0 && strcmp(table, "version") != 0;
	}
	if (!fine)
		print_error("%s takes away from %s\n", s->statement, table);
	s->bad += !fine;
	return SQLITE_OK;
}

/* Records and audit are kept for ever: 45 CFR 164.316(b)(2) asks for six years, many
 * countries for ten and more, and a program that cannot purge keeps to all of them. */
static void
no_statement_purges_a_record(void **state)
{
	sqlite3 *clinic = open_with(migrations, MIGRATIONS);
	struct seen s = { 0 };

	(void)state;
	sqlite3_set_authorizer(clinic, look_for_deletes, &s);
	for (int q = 0; q < Q_COUNT; q++) {
		sqlite3_stmt *st;

		s.statement = sql_text[q].name;
		if (is_named(q, "draft_") || is_named(q, "presence_"))
			continue;
		if (strstr(sql_text[q].text, "REPLACE INTO") != NULL
		    || strstr(sql_text[q].text, "OR REPLACE") != NULL)
			fail_msg("%s: to replace is to delete in silence", s.statement);
		st = prepare(clinic, "", sql_text[q].text);
		sqlite3_finalize(st);
	}
	sqlite3_close(clinic);
	assert_int_equal(s.bad, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_statement_prepares),
		cmocka_unit_test(no_statement_scans_what_grows),
		cmocka_unit_test(no_statement_purges_a_record),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
