/* The database file: making, opening, and every way in which it can be wrong. */
#include "lib/test.h"

#include <fcntl.h>
#include <grp.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/text.h"
#include "store/db_file.h"
#include "store/db_in.h"
#include "store/schema.h"

static const char *
fresh(struct arena *a)
{
	const char *path = text_fmt(a, "%s/coxa.db", test_dir(a));
	struct err e;

	must(db_create(path, &e));
	return path;
}

/* A database as somebody makes it by a program that was installed setgid. */
static int
makes_by_group(const char *path, gid_t group)
{
	struct err e;
	pid_t child = fork();
	int status;

	if (child == 0) {
		if (setgroups(0, NULL) != 0 || setresgid(61001, group, group) != 0
		    || setresuid(61001, 61001, 61001) != 0)
			_exit(99);
		_exit(!db_create(path, &e));
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	return WEXITSTATUS(status);
}

static void
a_folder_of_the_group_is_reached_by_the_group(void **state)
{
	struct arena a = { 0 };
	const char *dir, *inner;

	(void)state;
	if (getuid() != 0)
		skip(); /* nobody else gives groups away */
	dir = test_dir(&a);
	inner = text_fmt(&a, "%s/coxa", dir);
	assert_int_equal(chmod(dir, 0755), 0);
	assert_int_equal(mkdir(inner, 0700), 0);
	assert_int_equal(chown(inner, 0, 61000), 0);
	assert_int_equal(chmod(inner, 02770), 0);
	assert_int_equal(makes_by_group(text_fmt(&a, "%s/x.db", inner), 61000), 0);
	assert_int_equal(makes_by_group(text_fmt(&a, "%s/y.db", inner), 61001), 1);
	arena_clear(&a);
}

static void
write_file(const char *path, const char *bytes, size_t n, mode_t mode)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, mode);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, bytes, n), n);
	assert_int_equal(fchmod(fd, mode), 0);
	close(fd);
}

/* SQL by another program, as a person with sqlite3 would. */
static void
by_hand(const char *path, const char *sql)
{
	sqlite3 *h;

	assert_int_equal(
	    sqlite3_open_v2(path, &h, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL), SQLITE_OK);
	if (sqlite3_exec(h, sql, NULL, NULL, NULL) != SQLITE_OK)
		fail_msg("%s: %s", sql, sqlite3_errmsg(h));
	sqlite3_close(h);
}

static void
is_refused(const char *path, enum err_code code, const char *words)
{
	struct db *db;
	struct err e = { 0 };

	assert_false(db_open(path, &db, &e));
	if (strstr(e.text, words) == NULL || e.code != code)
		fail_msg("%s: code %s, want %s and \"%s\"", e.text, err_name(e.code),
		    err_name(code), words);
}

static void
a_new_database_opens_again(void **state)
{
	struct arena a = { 0 };
	struct err e;
	struct db *db;
	struct stat st;
	const char *path = fresh(&a);
	int64_t n;

	(void)state;
	assert_int_equal(stat(path, &st), 0);
	assert_int_equal(st.st_mode & 07777, 0660);
	assert_false(db_create(path, &e));
	assert_int_equal(e.code, ERR_CONFLICT);
	must(db_open(path, &db, &e));
	db_close(db);
	must(db_open_as(path, &schema_clinic, &db, &e));
	sqlite3_set_authorizer(db->h, NULL, NULL);
	must(db_number(db, "PRAGMA synchronous", &n, &e));
	assert_int_equal(n, 2);
	must(db_number(db, "PRAGMA foreign_keys", &n, &e));
	assert_int_equal(n, 1);
	must(db_number(db, "SELECT journal_mode = 'truncate' FROM pragma_journal_mode", &n, &e));
	assert_int_equal(n, 1);
	db_close(db);
	arena_clear(&a);
}

static void
files_that_are_no_database_are_told_apart(void **state)
{
	struct arena a = { 0 };
	const char *dir = test_dir(&a), *path = text_fmt(&a, "%s/x.db", dir);

	(void)state;
	is_refused(path, ERR_MISSING, "there is no database");
	assert_int_not_equal(access(path, F_OK), 0);
	is_refused(text_fmt(&a, "%s/none/x.db", dir), ERR_MISSING, "its folder cannot be read");
	write_file(path, "", 0, 0660);
	is_refused(path, ERR_IO, "is an empty file");
	write_file(path, "Dear diary, today nothing happened.\n", 36, 0660);
	is_refused(path, ERR_IO, "is not a database but some other file");
	is_refused(dir, ERR_IO, "is a folder");
	assert_int_equal(mkfifo(text_fmt(&a, "%s/pipe", dir), 0600), 0);
	is_refused(text_fmt(&a, "%s/pipe", dir), ERR_IO, "is a device or pipe");
	arena_clear(&a);
}

static void
another_programs_database_is_left_alone(void **state)
{
	struct arena a = { 0 };
	const char *path = text_fmt(&a, "%s/x.db", test_dir(&a));

	(void)state;
	by_hand(path, "CREATE TABLE t (x)");
	assert_int_equal(chmod(path, 0660), 0);
	is_refused(path, ERR_IO, "another program's database");
	arena_clear(&a);
}

static void
a_newer_database_is_refused(void **state)
{
	struct arena a = { 0 };
	const char *path = fresh(&a);

	(void)state;
	by_hand(path, "PRAGMA user_version = 9999");
	is_refused(path, ERR_CONF, "this program is older than the database");
	arena_clear(&a);
}

static void
a_database_cut_short_is_refused(void **state)
{
	struct arena a = { 0 };
	const char *path = fresh(&a);

	(void)state;
	assert_int_equal(truncate(path, 8192), 0);
	is_refused(path, ERR_IO, "damaged or cut short");
	assert_int_equal(truncate(path, 50), 0);
	is_refused(path, ERR_IO, "damaged or cut short");
	arena_clear(&a);
}

static void
links_and_open_modes_are_refused(void **state)
{
	struct arena a = { 0 };
	const char *path = fresh(&a), *other = text_fmt(&a, "%s-other", path);

	(void)state;
	assert_int_equal(symlink(path, other), 0);
	is_refused(other, ERR_IO, "is a symbolic link");
	unlink(other);
	assert_int_equal(link(path, other), 0);
	is_refused(path, ERR_IO, "has 2 names");
	unlink(other);
	assert_int_equal(chmod(path, 0664), 0);
	is_refused(path, ERR_IO, "chmod 0660");
	arena_clear(&a);
}

static void
network_file_systems_are_known(void **state)
{
	(void)state;
	is_str(db_file_network(0x6969), "NFS");
	is_str(db_file_network(0xff534d42), "CIFS");
	is_str(db_file_network((unsigned long)(int)0xff534d42), "CIFS"); /* sign-extended */
	assert_null(db_file_network(0xef53));                            /* ext4 */
	assert_null(db_file_network(0x01021994));                        /* tmpfs */
}

static void
wal_is_converted_when_nobody_uses_it(void **state)
{
	struct arena a = { 0 };
	struct err e;
	struct db *db;
	const char *path = fresh(&a);
	sqlite3 *h;

	(void)state;
	by_hand(path, "PRAGMA journal_mode = WAL");
	assert_int_equal(sqlite3_open(path, &h), SQLITE_OK);
	sqlite3_exec(h, "BEGIN; SELECT count(*) FROM patient", NULL, NULL, NULL);
	is_refused(path, ERR_IO, "is in WAL mode");
	sqlite3_close(h);
	must(db_open(path, &db, &e));
	db_close(db);
	assert_int_not_equal(access(text_fmt(&a, "%s-wal", path), F_OK), 0);
	arena_clear(&a);
}

static void
a_hot_journal_is_rolled_back(void **state)
{
	struct arena a = { 0 };
	struct err e;
	struct db *db;
	const char *path = fresh(&a), *copy = text_fmt(&a, "%s-copy", path);
	sqlite3 *h;
	int64_t n = -1;

	(void)state;
	assert_int_equal(sqlite3_open(path, &h), SQLITE_OK);
	sqlite3_exec(h,
	    "PRAGMA cache_size = 1; PRAGMA cache_spill = 1; BEGIN;"
	    "WITH RECURSIVE c(i) AS (VALUES(1) UNION ALL SELECT i + 1 FROM c WHERE i < 5000)"
	    "INSERT INTO setting SELECT 'name' || i, hex(zeroblob(100)), 1 FROM c",
	    NULL, NULL, NULL);
	assert_int_equal(
	    system(text_fmt(&a, "cp %s %s && cp %s-journal %s-journal && chmod 660 %s*", path, copy,
		path, copy, copy)),
	    0);
	sqlite3_close(h);
	must(db_open_as(copy, &schema_clinic, &db, &e));
	must(db_number(db, "SELECT count(*) FROM setting", &n, &e));
	assert_int_equal(n, 0);
	db_close(db);
	arena_clear(&a);
}

static const char *const two_steps[] = { "CREATE TABLE one (x INTEGER) STRICT;",
	"ALTER TABLE one ADD COLUMN y INTEGER; CREATE TABLE two (z TEXT) STRICT;" };
static const char *const bad_step[] = { "CREATE TABLE one (x INTEGER) STRICT;",
	"CREATE TABLE two (z TEXT) STRICT; INSERT INTO nowhere VALUES (1);" };

static void
an_older_database_is_copied_and_migrated(void **state)
{
	const struct schema first = { "a test", 77, two_steps, 1, "" },
			    second = { "a test", 77, two_steps, 2, "" };
	struct arena a = { 0 };
	struct err e;
	struct db *db;
	const char *path = text_fmt(&a, "%s/x.db", test_dir(&a));
	struct stat st;
	int64_t n;

	(void)state;
	must(db_create_as(path, &first, &e));
	by_hand(path, "INSERT INTO one VALUES (5)");
	must(db_open_as(path, &second, &db, &e));
	must(db_number(db, "SELECT x FROM one WHERE y IS NULL", &n, &e));
	assert_int_equal(n, 5);
	db_close(db);
	assert_int_equal(stat(text_fmt(&a, "%s.version-1-0", path), &st), 0);
	assert_int_equal(st.st_mode & 07777, 0660);
	must(db_open_as(text_fmt(&a, "%s.version-1-0", path), &first, &db, &e));
	must(db_number(db, "SELECT x FROM one", &n, &e));
	assert_int_equal(n, 5);
	db_close(db);
	arena_clear(&a);
}

/* Of the time when a missing answer was kept as no. */
static void
an_agreement_that_nobody_asked_for_is_no_refusal(void **state)
{
	static const char was[] =
	    "INSERT INTO staff (id, login, name, initials, role) VALUES (1, 'a', 'A', 'A', "
	    "'doctor');"
	    "INSERT INTO patient (id, number, state, registered_at) VALUES (1, '1', 'active', 0),"
	    " (2, '2', 'active', 0), (3, '3', 'active', 0);"
	    "INSERT INTO response (id, patient, form, version, hash, day, state, author, at) VALUES"
	    " (1, 1, 'registration', 1, '', 0, 'final', 1, 0),"
	    " (2, 2, 'registration', 1, '', 0, 'final', 1, 0),"
	    " (3, 3, 'registration', 1, '', 0, 'superseded', 1, 0);"
	    "INSERT INTO answer (response, field, type, value) VALUES"
	    " (1, 'family', 'text', 'X'), (2, 'consent_contact', 'na', 'none'),"
	    " (3, 'consent_contact', 'many', 'post');"
	    "INSERT INTO contact (id, patient, kind, value, note, allowed) VALUES"
	    " (7, 1, 'phone', '123', 'n', 0), (8, 2, 'phone', '456', '', 0),"
	    " (9, 1, 'referrer', 'Dr', '', 1), (10, 3, 'phone', '789', '', 0);";
	struct schema before = schema_clinic;
	struct arena a = { 0 };
	struct err e;
	struct db *db;
	const char *path = text_fmt(&a, "%s/x.db", test_dir(&a));
	int64_t n;

	(void)state;
	before.version = 9;
	before.sum = "";
	must(db_create_as(path, &before, &e));
	by_hand(path, was);
	must(db_open_as(path, &schema_clinic, &db, &e));
	must(db_number(
	    db, "SELECT allowed IS NULL AND note = 'n' FROM contact WHERE id = 7", &n, &e));
	assert_int_equal(n, 1);
	must(db_number(db, "SELECT allowed = 0 FROM contact WHERE id = 8", &n, &e));
	assert_int_equal(n, 1);
	must(db_number(db, "SELECT allowed = 1 FROM contact WHERE id = 9", &n, &e));
	assert_int_equal(n, 1);
	must(db_number(db, "SELECT allowed IS NULL FROM contact WHERE id = 10", &n, &e));
	assert_int_equal(n, 1);
	db_close(db);
	arena_clear(&a);
}

/* Of the time when one yes was to calls or to messages. */
static void
an_agreement_to_messages_is_none_to_calls(void **state)
{
	static const char was[] =
	    "INSERT INTO staff (id, login, name, initials, role) VALUES (1, 'a', 'A', 'A', "
	    "'doctor');"
	    "INSERT INTO patient (id, number, state, registered_at) VALUES (1, '1', 'active', 0),"
	    " (2, '2', 'active', 0), (3, '3', 'active', 0), (4, '4', 'active', 0),"
	    " (5, '5', 'active', 0);"
	    "INSERT INTO response (id, patient, form, version, hash, day, state, author, at) VALUES"
	    " (1, 1, 'registration', 1, '', 0, 'superseded', 1, 0),"
	    " (2, 1, 'registration', 1, '', 0, 'final', 1, 0),"
	    " (3, 2, 'registration', 1, '', 0, 'final', 1, 0),"
	    " (4, 3, 'registration', 1, '', 0, 'final', 1, 0);"
	    "INSERT INTO answer (response, field, type, value) VALUES"
	    " (1, 'consent_contact', 'many', 'phone'), (2, 'consent_contact', 'many', 'sms,post'),"
	    " (3, 'consent_contact', 'many', 'email,phone'), (4, 'family', 'text', 'X');"
	    "INSERT INTO contact (patient, kind, value, allowed) VALUES"
	    " (1, 'phone', '1', 1), (1, 'email', 'e', 0), (2, 'phone', '2', 1),"
	    " (3, 'phone', '3', 1), (4, 'phone', '4', 0), (5, 'phone', '5', NULL);";
	static const struct {
		const char *value;
		int calls, messages; /* 1, 0; -1: nobody knows */
	} want[] = { { "1", 0, 1 }, { "e", 0, -1 }, { "2", 1, 0 }, { "3", -1, -1 }, { "4", 0, 0 },
		{ "5", -1, -1 } };
	struct schema before = schema_clinic;
	struct arena a = { 0 };
	struct err e;
	struct db *db;
	const char *path = text_fmt(&a, "%s/x.db", test_dir(&a));
	int64_t n;

	(void)state;
	before.version = 10;
	before.sum = "";
	must(db_create_as(path, &before, &e));
	by_hand(path, was);
	must(db_open_as(path, &schema_clinic, &db, &e));
	for (size_t i = 0; i < sizeof(want) / sizeof(*want); i++) {
		must(db_number(db,
		    text_fmt(&a,
			"SELECT coalesce(allowed, -1) * 10 + coalesce(messages, -1) FROM contact"
			" WHERE value = '%s'",
			want[i].value),
		    &n, &e));
		assert_int_equal(n, want[i].calls * 10 + want[i].messages);
	}
	db_close(db);
	arena_clear(&a);
}

/* Of the time when the day that was told stood where the day of the decision did. */
static void
a_day_on_which_it_began_is_one_that_was_told(void **state)
{
	/* All are written down on day 100. */
	static const struct {
		int day;
		const char *before, *why; /* before: its days in versions */
		int began;                /* -1: nobody told it */
	} row[] = {
		{ 100, "", "decided, no more", -1 },
		{ 99, "", "written down after midnight by UTC", -1 },
		{ 98, "", "told with the decision", 98 },
		{ 130, "", "for a day to come, which is none on which it began", -1 },
		{ 100, "100", "another thing changed, as its end", -1 },
		{ 112, "100", "told later", 112 },
		{ 60, "100", "told later, of a day before", 60 },
		{ 100, "100,112", "told later, and taken back", -1 },
		{ 60, "60,58", "told with the decision, changed, and that taken back", 60 },
	};
	enum { ROWS = sizeof(row) / sizeof(*row) };
	struct schema before = schema_clinic;
	struct arena a = { 0 };
	struct text sql = { .a = &a };
	struct err e;
	struct db *db;
	const char *path = text_fmt(&a, "%s/x.db", test_dir(&a));
	int64_t n;

	(void)state;
	before.version = 11;
	before.sum = "";
	must(db_create_as(path, &before, &e));
	text_add(&sql,
	    "INSERT INTO staff (id, login, name, initials, role)"
	    " VALUES (1, 'a', 'A', 'A', 'doctor');"
	    "INSERT INTO patient (id, number, state, registered_at) VALUES (1, '1', 'active', 0);");
	for (int i = 0; i < ROWS; i++) {
		text_addf(&sql,
		    "INSERT INTO decision (id, patient, side, treatment, class, sentence, rules, "
		    "pack,"
		    " day, author, at) VALUES (%d, 1, 'R', 'bone-graft', '', '', '[]', '', %d, 1,"
		    " 100 * 86400 + 60);",
		    i + 1, row[i].day);
		for (const char *v = row[i].before; *v != '\0';
		     v += strcspn(v, ","), v += *v == ',')
			text_addf(&sql,
			    "INSERT INTO version (object, object_id, rev, data, audit) VALUES"
			    " ('decision', %d, (SELECT count(*) FROM version WHERE object_id = %d),"
			    " json_object('day', %d, 'ended', NULL), 0);",
			    i + 1, i + 1, atoi(v));
	}
	by_hand(path, text_get(&sql));
	must(db_open_as(path, &schema_clinic, &db, &e));
	for (int i = 0; i < ROWS; i++) {
		must(db_number(db,
		    text_fmt(&a, "SELECT coalesce(began, -1) FROM decision WHERE id = %d", i + 1),
		    &n, &e));
		if (n != row[i].began)
			fail_msg("%s: began %d", row[i].why, (int)n);
	}
	db_close(db);
	arena_clear(&a);
}

/* What a newer program was told already is not taken for what 0012 made up. */
static void
a_day_that_was_told_since_stays(void **state)
{
	struct schema before = schema_clinic;
	struct arena a = { 0 };
	struct err e;
	struct db *db;
	const char *path = text_fmt(&a, "%s/x.db", test_dir(&a));
	int64_t n;

	(void)state;
	before.version = 13;
	before.sum = "";
	must(db_create_as(path, &before, &e));
	by_hand(path,
	    "INSERT INTO staff (id, login, name, initials, role) VALUES (1, 'a', 'A', 'A', "
	    "'doctor');"
	    "INSERT INTO patient (id, number, state, registered_at) VALUES (1, '1', 'active', 0);"
	    "INSERT INTO decision (id, patient, side, treatment, class, sentence, rules, pack, day,"
	    " author, at, began) VALUES (1, 1, 'R', 'drug', '', '', '[]', '', 100, 1, 8640060, "
	    "100),"
	    " (2, 1, 'R', 'drug', '', '', '[]', '', 130, 1, 8640060, 130);"
	    "INSERT INTO version (object, object_id, rev, data, audit)"
	    " VALUES ('decision', 2, 1, json_object('day', 130, 'began', NULL), 0);");
	must(db_open_as(path, &schema_clinic, &db, &e));
	must(db_number(db, "SELECT count(*) FROM decision WHERE began = day", &n, &e));
	assert_int_equal(n, 2);
	db_close(db);
	arena_clear(&a);
}

/* A line of the audit tells not whether it marked a chart or opened it. */
static void
who_opened_a_chart_did_not_mark_it(void **state)
{
	static const struct {
		const char *who, *why; /* who: in the audit, one after the other */
		int undone, by;        /* by 0: nobody knows */
	} row[] = {
		{ "1", "marked once", 0, 1 },
		{ "", "came out of a merge", 0, 0 },
		{ "1221", "opened and taken back: the last one opened it", 0, 0 },
		{ "2", "marked by a merge; opened, and that was taken back", 1, 0 },
	};
	enum { ROWS = sizeof(row) / sizeof(*row) };
	struct schema before = schema_clinic;
	struct arena a = { 0 };
	struct err e;
	struct db *db;
	const char *path = text_fmt(&a, "%s/x.db", test_dir(&a));
	struct text sql = { .a = &a };
	int64_t n;

	(void)state;
	before.version = 12;
	before.sum = "";
	must(db_create_as(path, &before, &e));
	text_add(&sql,
	    "INSERT INTO staff (id, login, name, initials, role) VALUES"
	    " (1, 'a', 'A', 'A', 'doctor'), (2, 'b', 'B', 'B', 'doctor');");
	for (int i = 0; i < ROWS; i++) {
		text_addf(&sql,
		    "INSERT INTO patient (id, number, state, sensitive, registered_at)"
		    " VALUES (%d, '%d', 'active', 1, 0);",
		    i + 1, i + 1);
		for (const char *w = row[i].who; *w != '\0'; w++)
			text_addf(&sql,
			    "INSERT INTO audit (at, staff, os_uid, station, action, object,"
			    " object_id, patient, outcome, reason, before, after, hash) VALUES"
			    " (0, %c, 0, '', 'patient.sensitive', 'patient', %d, %d, 'done', '',"
			    " '', '', '');",
			    *w, i + 1, i + 1);
		if (row[i].undone != 0)
			text_addf(&sql,
			    "INSERT INTO undo (at, day, staff, patient, command, said, inverse,"
			    " undone_at) VALUES (0, 0, 2, %d, 'patient.sensitive', '', '[]', 1);",
			    i + 1);
	}
	by_hand(path, text_get(&sql));
	must(db_open_as(path, &schema_clinic, &db, &e));
	for (int i = 0; i < ROWS; i++) {
		must(db_number(db,
		    text_fmt(
			&a, "SELECT coalesce(sensitive_by, 0) FROM patient WHERE id = %d", i + 1),
		    &n, &e));
		if (n != row[i].by)
			fail_msg("%s: marked by %d", row[i].why, (int)n);
	}
	db_close(db);
	arena_clear(&a);
}

static void
a_migration_that_fails_changes_nothing(void **state)
{
	const struct schema first = { "a test", 77, bad_step, 1, "" },
			    second = { "a test", 77, bad_step, 2, "" };
	struct arena a = { 0 };
	struct err e;
	struct db *db;
	const char *path = text_fmt(&a, "%s/x.db", test_dir(&a));
	int64_t n;

	(void)state;
	must(db_create_as(path, &first, &e));
	assert_false(db_open_as(path, &second, &db, &e));
	assert_non_null(strstr(e.text, "change 2 of the database"));
	must(db_open_as(path, &first, &db, &e));
	must(db_number(db, "SELECT count(*) FROM sqlite_schema WHERE name = 'two'", &n, &e));
	assert_int_equal(n, 0);
	db_close(db);
	must(db_create_as(text_fmt(&a, "%s2", path), &first, &e));
	assert_false(db_create_as(text_fmt(&a, "%s3", path), &second, &e));
	assert_int_not_equal(access(text_fmt(&a, "%s3", path), F_OK), 0);
	arena_clear(&a);
}

static const char *const endless_step[] = { "CREATE TABLE one (x INTEGER) STRICT;",
	"CREATE TABLE two (z TEXT) STRICT; INSERT INTO two WITH RECURSIVE c (n) AS"
	" (SELECT 1 UNION ALL SELECT n + 1 FROM c) SELECT 'some words to fill the pages' FROM c;" };

/* Another process, in the middle of it: what it has changed reaches the file already. */
static void
is_killed_while_it_migrates(const char *path)
{
	const struct schema second = { "a test", 77, endless_step, 2, "" };
	struct err e;
	struct db *db;
	struct stat before, now;
	pid_t child;
	int status;

	assert_int_equal(stat(path, &before), 0);
	child = fork();
	assert_true(child >= 0);
	if (child == 0)
		_exit(db_open_as(path, &second, &db, &e));
	do {
		assert_int_equal(waitpid(child, &status, WNOHANG), 0);
		assert_int_equal(stat(path, &now), 0);
	} while (now.st_size < before.st_size + (1 << 20));
	kill(child, SIGKILL);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFSIGNALED(status));
}

static void
a_kill_in_the_middle_of_a_migration_changes_nothing(void **state)
{
	const struct schema first = { "a test", 77, two_steps, 1, "" },
			    second = { "a test", 77, two_steps, 2, "" };
	struct arena a = { 0 };
	struct err e;
	struct db *db;
	const char *path = text_fmt(&a, "%s/x.db", test_dir(&a));
	int64_t n;

	(void)state;
	must(db_create_as(path, &first, &e));
	by_hand(path, "INSERT INTO one VALUES (5)");
	is_killed_while_it_migrates(path);
	must(db_open_as(path, &first, &db, &e)); /* the older program finds what it left */
	must(db_number(db, "SELECT x FROM one", &n, &e));
	assert_int_equal(n, 5);
	must(db_number(db, "SELECT count(*) FROM sqlite_schema WHERE name = 'two'", &n, &e));
	assert_int_equal(n, 0);
	db_close(db);
	is_killed_while_it_migrates(path);
	must(db_open_as(path, &second, &db, &e)); /* and the newer one begins again */
	must(db_number(db, "SELECT count(*) FROM one WHERE x = 5 AND y IS NULL", &n, &e));
	assert_int_equal(n, 1);
	must(db_number(db, "SELECT count(*) FROM two", &n, &e));
	assert_int_equal(n, 0);
	db_close(db);
	must(db_open_as(text_fmt(&a, "%s.version-1-0", path), &first, &db, &e));
	db_close(db);
	arena_clear(&a);
}

static void
our_own_connection_cannot_reach_other_files(void **state)
{
	struct err e;
	struct db *db;

	(void)state;
	must(db_open(":memory:", &db, &e));
	assert_false(db_exec(db, "ATTACH '/tmp/x' AS x", &e));
	assert_false(db_exec(db, "DROP TABLE patient", &e));
	assert_false(db_exec(db, "CREATE TABLE x (y)", &e));
	assert_false(db_exec(db, "PRAGMA journal_mode = OFF", &e));
	db_close(db);
}

static void
tables_that_are_not_ours_are_refused_by_name(void **state)
{
	static const struct {
		const char *sql, *says;
	} row[] = {
		{ "DROP TABLE setting", "table setting is missing" },
		{ "DROP INDEX name_patient", "index name_patient is missing" },
		{ "CREATE TRIGGER t AFTER INSERT ON audit BEGIN SELECT 1; END",
		    "trigger t is not ours" },
		{ "DROP TRIGGER audit_is_append_only_u",
		    "trigger audit_is_append_only_u is missing" },
		{ "CREATE VIEW v AS SELECT 1", "view v is not ours" },
		{ "ALTER TABLE name ADD COLUMN more TEXT", "table name was changed" },
	};
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(row) / sizeof(*row); i++) {
		const char *path = fresh(&a);

		by_hand(path, row[i].sql);
		is_refused(path, ERR_IO, row[i].says);
	}
	arena_clear(&a);
}

/* A start that has to make a new database to compare with takes twice as long. */
static void
the_sums_of_the_schemas_are_the_present_ones(void **state)
{
	const struct schema *const all[] = { &schema_clinic, &schema_drafts };

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		char sum[65];
		struct err e;
		struct db *db;

		must(db_open_as(":memory:", all[i], &db, &e));
		must(schema_sum(db, sum, &e));
		db_close(db);
		if (strcmp(all[i]->sum, sum) != 0)
			fail_msg("write .sum = \"%s\" for %s into src/store/db_open.c", sum,
			    all[i]->what);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_new_database_opens_again),
		cmocka_unit_test(a_folder_of_the_group_is_reached_by_the_group),
		cmocka_unit_test(files_that_are_no_database_are_told_apart),
		cmocka_unit_test(another_programs_database_is_left_alone),
		cmocka_unit_test(a_newer_database_is_refused),
		cmocka_unit_test(a_database_cut_short_is_refused),
		cmocka_unit_test(links_and_open_modes_are_refused),
		cmocka_unit_test(network_file_systems_are_known),
		cmocka_unit_test(wal_is_converted_when_nobody_uses_it),
		cmocka_unit_test(a_hot_journal_is_rolled_back),
		cmocka_unit_test(an_older_database_is_copied_and_migrated),
		cmocka_unit_test(an_agreement_that_nobody_asked_for_is_no_refusal),
		cmocka_unit_test(an_agreement_to_messages_is_none_to_calls),
		cmocka_unit_test(a_day_on_which_it_began_is_one_that_was_told),
		cmocka_unit_test(a_day_that_was_told_since_stays),
		cmocka_unit_test(who_opened_a_chart_did_not_mark_it),
		cmocka_unit_test(a_migration_that_fails_changes_nothing),
		cmocka_unit_test(a_kill_in_the_middle_of_a_migration_changes_nothing),
		cmocka_unit_test(tables_that_are_not_ours_are_refused_by_name),
		cmocka_unit_test(the_sums_of_the_schemas_are_the_present_ones),
		cmocka_unit_test(our_own_connection_cannot_reach_other_files),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
