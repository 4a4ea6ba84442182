/* A database that is none, not ours, not whole or changed by another program: one
 * line that names it and says what to do, the right exit status, and no change. */
#include "lib/test.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sysexits.h>
#include <unistd.h>

#include <sqlite3.h>

#include "base/text.h"
#include "lib/process.h"

static const char *
good(struct arena *a)
{
	const char *db = text_fmt(a, "%s/c.db", test_dir(a));
	struct ran r = coxa_(a, db, "init");

	is_str(r.err, "");
	r = coxa_(a, db, "do", "patient.register", "family=Okafor", "given=Kemi", "born=1981-03-04",
	    "sex=F");
	assert_int_equal(r.status, EX_OK);
	return db;
}

/* As somebody with another program. */
static void
by_hand(const char *db, const char *sql)
{
	sqlite3 *h;

	assert_int_equal(sqlite3_open(db, &h), SQLITE_OK);
	assert_int_equal(sqlite3_exec(h, sql, NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(h);
}

static void
is_line(const char *said, const char *has)
{
	assert_non_null(strchr(said, '\n'));
	is_str(strchr(said, '\n'), "\n"); /* one, and no more */
	if (strstr(said, has) == NULL)
		is_str(said, has);
}

/* A change and a check of this file both end like that. */
static void
refused(struct arena *a, const char *db, int status, const char *says)
{
	struct ran r = coxa_(a, db, "do", "alert.add", "patient=#1", "text=x");

	assert_int_equal(r.status, status);
	is_line(r.err, says);
	is_str(r.out, "");
	r = coxa_(a, db, "check");
	assert_int_equal(r.status, status);
	is_line(r.err, says);
}

static void
what_is_no_database_of_ours_is_named(void **state)
{
	struct arena a = { 0 };
	const char *dir = test_dir(&a), *at = text_fmt(&a, "%s/x.db", dir);
	const char *db = good(&a);
	FILE *f;

	(void)state;
	refused(&a, at, EX_IOERR, "there is no database; make one with coxa init");
	refused(&a, text_fmt(&a, "%s/no/x.db", dir), EX_IOERR, "its folder cannot be read");
	refused(&a, dir, EX_IOERR, "is a folder");
	refused(&a, "/dev/null", EX_IOERR, "is a device or pipe");
	assert_int_equal(mkfifo(at, 0660), 0);
	refused(&a, at, EX_IOERR, "is a device or pipe");
	unlink(at);
	f = fopen(at, "w");
	assert_non_null(f);
	fchmod(fileno(f), 0660);
	fclose(f);
	refused(&a, at, EX_IOERR, "is an empty file");
	f = fopen(at, "w");
	assert_non_null(f);
	for (int i = 0; i < 1000; i++)
		fputs("Dear colleague,\n", f);
	fclose(f);
	refused(&a, at, EX_IOERR, "is not a database but some other file");
	unlink(at);
	by_hand(at, "CREATE TABLE t (x)");
	chmod(at, 0660);
	refused(&a, at, EX_IOERR, "another program's database");
	unlink(at);
	assert_int_equal(symlink(db, at), 0);
	refused(&a, at, EX_IOERR, "is a symbolic link");
	unlink(at);
	assert_int_equal(link(db, at), 0);
	refused(&a, at, EX_IOERR, "has 2 names (hard links)");
	unlink(at);
	chmod(db, 0666);
	refused(&a, db, EX_IOERR, "run \"chmod 0660");
	arena_clear(&a);
}

static void
a_version_that_is_none_of_ours_is_refused(void **state)
{
	static const struct {
		int version, status;
		const char *says;
	} row[] = {
		{ 2000000000, EX_CONFIG, "older than the database" },
		{ 0, EX_IOERR, "never finished (version 0); restore a backup" },
		{ -1, EX_IOERR, "never finished (version -1); restore a backup" },
		{ INT32_MIN, EX_IOERR, "restore a backup" },
	};
	struct arena a = { 0 };
	const char *db = good(&a);

	(void)state;
	for (size_t i = 0; i < sizeof(row) / sizeof(*row); i++) {
		by_hand(db, text_fmt(&a, "PRAGMA user_version = %d", row[i].version));
		refused(&a, db, row[i].status, row[i].says);
	}
	arena_clear(&a);
}

/* It may go on, or be refused; but check says what is wrong, and nothing crashes. */
static void
what_another_program_changed_is_found(void **state)
{
	static const struct {
		const char *sql;
		int status;
		const char *check;
	} row[] = {
		{ "DROP TABLE alert", EX_IOERR, "table alert is missing" },
		{ "CREATE TRIGGER t AFTER INSERT ON audit BEGIN SELECT 1; END", EX_IOERR,
		    "trigger t is not ours" },
		{ "UPDATE name SET family = CAST(x'ff41c3' AS TEXT)", EX_OK,
		    "name: row 1 has a text" },
		{ "UPDATE name SET family = 'A' || char(27) || '[2J'", EX_OK,
		    "name: row 1 has a text" },
		{ "UPDATE name SET given = 'A' || char(0x202e)", EX_OK, "name: row 1 has a text" },
		{ "PRAGMA ignore_check_constraints = ON; UPDATE staff SET role = 'king'", EX_IOERR,
		    "CHECK constraint" },
		{ "PRAGMA foreign_keys = OFF; DELETE FROM staff", EX_NOPERM, "refers to a staff" },
		{ "PRAGMA journal_mode = WAL", EX_OK, "" },
	};
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(row) / sizeof(*row); i++) {
		const char *db = good(&a);
		struct ran r;

		by_hand(db, row[i].sql);
		r = coxa_(&a, db, "do", "alert.add", "patient=#1", "text=x");
		if (r.status != row[i].status)
			is_str(r.err, row[i].sql);
		assert_int_equal(r.status, row[i].status);
		if (r.status != EX_OK)
			is_line(r.err, "coxa: ");
		r = coxa_(&a, db, "check");
		if (strstr(r.out, row[i].check) == NULL)
			is_str(r.out, row[i].check);
		assert_int_equal(r.status, row[i].check[0] == '\0' ? EX_OK : EX_DATAERR);
	}
	arena_clear(&a);
}

/* The bytes of the file, changed or cut at places that are the same every time. */
static void
damage_is_a_line_and_never_a_crash(void **state)
{
	struct arena a = { 0 };
	const char *db = good(&a);
	static unsigned char whole[1 << 20], hurt[1 << 20];
	uint64_t seed = 7;
	ssize_t size;
	int fd = open(db, O_RDONLY);

	(void)state;
	size = read(fd, whole, sizeof(whole));
	close(fd);
	assert_in_range(size, 100000, sizeof(whole) - 1);
	for (int i = 0; i < 60; i++) {
		ssize_t keep = size;
		struct ran r;

		memcpy(hurt, whole, (size_t)size);
		seed = seed * 6364136223846793005u + 1442695040888963407u;
		if (i < 40)
			hurt[(size_t)(seed >> 20) % (i < 20 ? 100 : (size_t)size)] ^=
			    (unsigned char)(1u << (seed >> 60) % 8);
		else
			keep = i < 50 ? (ssize_t)((i - 40) * 4096 / 3)
				      : (ssize_t)((seed >> 20) % (uint64_t)size);
		fd = open(db, O_WRONLY | O_TRUNC);
		assert_int_equal(write(fd, hurt, (size_t)keep), keep);
		close(fd);
		r = coxa_(&a, db, "do", "alert.add", "patient=#1", "text=x");
		if (r.status != EX_OK && r.status != EX_IOERR && r.status != EX_CONFIG
		    && r.status != EX_DATAERR)
			fail_msg("damage %d: status %d, %s", i, r.status, r.err);
		if (r.status != EX_OK)
			is_line(r.err, "coxa: ");
		r = coxa_(&a, db, "check");
		assert_null(strstr(r.err, "run coxa check"));
		if (r.status != EX_OK && r.status != EX_IOERR && r.status != EX_CONFIG
		    && r.status != EX_DATAERR)
			fail_msg("damage %d: check has status %d, %s", i, r.status, r.err);
		unlink(text_fmt(&a, "%s-journal", db));
		unlink(text_fmt(&a, "%s.damaged", db));
	}
	arena_clear(&a);
}

static void
a_clinic_is_made_whole_or_not_at_all(void **state)
{
	struct arena a = { 0 };
	const char *dir = test_dir(&a), *db = text_fmt(&a, "%s/c.db", dir);
	struct ran r;

	(void)state;
	r = coxa_(&a, db, "init", "--zone", "Mars/Phobos");
	assert_int_equal(r.status, EX_DATAERR);
	is_line(r.err, "Mars/Phobos is no zone");
	assert_int_equal(rmdir(dir), 0); /* nothing is left in it */
	r = coxa_(&a, db, "init", "--name",
	    "a\xE2\x80\xAE"
	    "b");
	assert_int_equal(r.status, EX_DATAERR);
	is_line(r.err, "U+202E");
	r = coxa_(&a, db, "init");
	assert_int_equal(r.status, EX_OK);
	r = coxa_(&a, db, "init");
	assert_int_equal(r.status, EX_CANTCREAT);
	is_line(r.err, "there is something already");
	r = coxa_(&a, db, "check");
	assert_int_equal(r.status, EX_OK);
	is_str(r.out, "");
	arena_clear(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_no_database_of_ours_is_named),
		cmocka_unit_test(a_version_that_is_none_of_ours_is_refused),
		cmocka_unit_test(what_another_program_changed_is_found),
		cmocka_unit_test(damage_is_a_line_and_never_a_crash),
		cmocka_unit_test(a_clinic_is_made_whole_or_not_at_all),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
