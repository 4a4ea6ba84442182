/* Backups: whole while fifty others write, and nothing that only looks like one. */
#include "lib/test.h"

#include <dirent.h>
#include <fcntl.h>
#include <inttypes.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/text.h"
#include "store/backup.h"
#include "store/db_in.h"
#include "store/guard.h"
#include "store/person_file.h"
#include "store/setting_store.h"

static const struct actor anna = { .staff = 0, .os_uid = 1000, .station = "pts/1", .reason = "" };

struct clinic {
	struct arena a;
	const char *path;
	struct db *db;
};

static void
open_clinic(struct clinic *c)
{
	struct err e;

	*c = (struct clinic){ 0 };
	c->path = text_fmt(&c->a, "%s/c.db", test_dir(&c->a));
	must(db_create(c->path, &e));
	must(db_open(c->path, &c->db, &e));
}

static void
close_clinic(struct clinic *c)
{
	db_close(c->db);
	arena_clear(&c->a);
}

/* One change: a setting and its audit line. */
static bool
settle(struct db *db, const char *name, const char *value, struct err *e)
{
	struct tx *tx;
	bool done;

	if (!tx_begin(db, &anna, "setting.put", (struct now){ .at = 1000 }, &tx, e))
		return false;
	done = setting_put(tx, name, value, e);
	return tx_end(tx, done, e);
}

/* Makes a backup in a file of that name. */
static void
back_up(struct clinic *c, const char *file, struct contents *held)
{
	struct complaints faults = { .a = &c->a };
	struct person_file to;
	struct err e;
	int copy;

	must(backup_make(c->db, &c->a, &copy, held, &faults, &e));
	is_str(faults.line.n == 0 ? "" : faults.line.at[0], "");
	must(person_file_new(file, &c->a, &to, &e));
	must(person_file_fill(&to, copy, &e));
	must(person_file_keep(&to, &e));
	close(copy);
}

static int64_t
rows_of(const struct contents *c, const char *table)
{
	for (size_t i = 0; i < c->tables.n; i++)
		if (strcmp(c->tables.at[i].table, table) == 0)
			return c->tables.at[i].rows;
	return -1;
}

enum { WRITERS = 50, EACH = 6 };

static int
write_some(const char *path, int who, int go)
{
	struct err e;
	struct db *db;
	char name[32], wait;
	int failed = 0;

	if (!db_open(path, &db, &e) || read(go, &wait, 1) != 0)
		return 1;
	for (int i = 0; i < EACH; i++) {
		snprintf(name, sizeof(name), "w%d-%d", who, i);
		failed += !settle(db, name, "x", &e);
	}
	db_close(db);
	return failed != 0;
}

static void
a_backup_is_of_one_moment_while_fifty_write(void **state)
{
	struct clinic c;
	struct contents held, seen;
	struct complaints faults;
	struct err e;
	int go[2], status, busy = 0;
	int64_t last = 0;

	(void)state;
	open_clinic(&c);
	assert_int_equal(pipe2(go, O_CLOEXEC), 0);
	for (int i = 0; i < WRITERS; i++) {
		pid_t pid = fork();

		assert_true(pid >= 0);
		if (pid == 0) {
			close(go[1]);
			_exit(write_some(c.path, i, go[0]));
		}
	}
	close(go[1]);
	for (int i = 0; i < 4; i++) {
		const char *file = text_fmt(&c.a, "%s.copy-%d", c.path, i);

		back_up(&c, file, &held);
		/* Each change is a setting and an entry: a torn copy would show. */
		assert_int_equal(rows_of(&held, "setting"), rows_of(&held, "audit"));
		assert_int_equal(rows_of(&held, "audit"), held.entry);
		assert_true(held.entry >= last);
		busy += held.entry < WRITERS * EACH;
		last = held.entry;
		faults = (struct complaints){ .a = &c.a };
		must(backup_look(file, &c.a, &seen, &faults, &e));
		assert_int_equal(faults.line.n, 0);
		is_str(seen.hash, held.hash);
	}
	assert_true(busy > 0);
	for (int i = 0; i < WRITERS; i++) {
		assert_true(wait(&status) > 0);
		assert_int_equal(status, 0);
	}
	close(go[0]);
	back_up(&c, text_fmt(&c.a, "%s.last", c.path), &held);
	assert_int_equal(held.entry, WRITERS * EACH);
	close_clinic(&c);
}

static void
only_its_owner_may_read_it_and_nothing_else_is_left(void **state)
{
	struct clinic c;
	struct contents held;
	struct stat st;
	const char *file;

	(void)state;
	open_clinic(&c);
	file = text_fmt(&c.a, "%s.copy", c.path);
	back_up(&c, file, &held);
	assert_int_equal(stat(file, &st), 0);
	assert_int_equal(st.st_mode & 07777, 0600);
	assert_int_not_equal(
	    access(text_fmt(&c.a, "%s.backup-%ld", c.path, (long)getpid()), F_OK), 0);
	assert_int_not_equal(access(text_fmt(&c.a, "%s-journal", file), F_OK), 0);
	close_clinic(&c);
}

static void
a_file_that_is_there_is_never_touched(void **state)
{
	struct arena a = { 0 };
	const char *dir = test_dir(&a), *file = text_fmt(&a, "%s/f", dir),
		   *link = text_fmt(&a, "%s/l", dir);
	struct person_file to;
	struct err e;

	(void)state;
	close(open(file, O_WRONLY | O_CREAT, 0600));
	assert_int_equal(symlink("nowhere", link), 0);
	assert_false(person_file_new(file, &a, &to, &e));
	is_str(e.text, text_fmt(&a, "%s: there is something already; choose another name", file));
	assert_false(person_file_new(link, &a, &to, &e));
	assert_int_equal(e.code, ERR_CONFLICT);
	assert_false(person_file_new(dir, &a, &to, &e));
	is_str(e.text, text_fmt(&a, "%s: is a folder; name a new file in it", dir));
	assert_false(person_file_new("-", &a, &to, &e));
	assert_int_equal(e.code, ERR_INPUT);
	assert_false(person_file_new(text_fmt(&a, "%s/none/x", dir), &a, &to, &e));
	assert_int_equal(e.code, ERR_IO);
	arena_clear(&a);
}

static void
who_takes_the_name_meanwhile_keeps_it(void **state)
{
	struct arena a = { 0 };
	const char *file = text_fmt(&a, "%s/f", test_dir(&a));
	struct person_file to;
	struct stat st;
	struct err e;

	(void)state;
	must(person_file_new(file, &a, &to, &e));
	close(open(file, O_WRONLY | O_CREAT, 0640));
	assert_false(person_file_keep(&to, &e));
	assert_int_equal(e.code, ERR_CONFLICT);
	assert_int_equal(stat(file, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0640);
	assert_int_not_equal(
	    access(text_fmt(&a, "%.*s/%s", (int)(strrchr(file, '/') - file), file, to.part), F_OK),
	    0);
	arena_clear(&a);
}

static void
a_full_disk_leaves_no_part_behind(void **state)
{
	struct arena a = { 0 };
	const char *file = text_fmt(&a, "%s/f", test_dir(&a));
	int from = open("/proc/self/exe", O_RDONLY | O_CLOEXEC), full = open("/dev/full", O_WRONLY);
	struct person_file to;
	struct err e;

	(void)state;
	assert_true(from >= 0 && full >= 0);
	must(person_file_new(file, &a, &to, &e));
	assert_int_equal(dup2(full, to.fd), to.fd);
	assert_false(person_file_fill(&to, from, &e));
	is_str(e.text, text_fmt(&a, "%s: the disk is full; make room and try again", file));
	person_file_drop(&to);
	assert_int_not_equal(access(file, F_OK), 0);
	assert_int_equal(rmdir(text_fmt(&a, "%.*s", (int)(strrchr(file, '/') - file), file)), 0);
	close(from);
	close(full);
	arena_clear(&a);
}

/* Writes bytes over the file at a place, without a trace. */
static void
spoil(const char *path, off_t at, const char *bytes)
{
	int fd = open(path, O_RDWR | O_CLOEXEC);

	assert_true(fd >= 0);
	assert_int_equal(pwrite(fd, bytes, strlen(bytes), at), strlen(bytes));
	close(fd);
}

/* The place of a text in a file, which must hold it. */
static off_t
place_of(const char *path, const char *text)
{
	char piece[1 << 16];
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	off_t at = 0;
	ssize_t n;

	while ((n = pread(fd, piece, sizeof(piece), at)) > 0) {
		char *found = memmem(piece, (size_t)n, text, strlen(text));

		if (found != NULL) {
			close(fd);
			return at + (found - piece);
		}
		at += n;
	}
	fail_msg("%s is not in %s", text, path);
	return 0;
}

/* A spoiled copy is refused outright or has faults; which words tell. */
static void
is_unsound(struct clinic *c, const char *file, const char *words)
{
	struct complaints faults = { .a = &c->a };
	struct contents held;
	struct err e = { 0 };
	bool opened = backup_look(file, &c->a, &held, &faults, &e);
	const char *said = !opened ? e.text : faults.line.n > 0 ? faults.line.at[0] : "sound";

	if (strstr(said, words) == NULL)
		fail_msg("\"%s\" does not say \"%s\"", said, words);
}

static void
a_backup_cut_short_or_flipped_is_no_backup(void **state)
{
	struct clinic c;
	struct contents held;
	struct stat st;
	struct err e;
	const char *file;

	(void)state;
	open_clinic(&c);
	for (int i = 0; i < 50; i++)
		must(settle(c.db, text_fmt(&c.a, "name%d", i), "value", &e));
	file = text_fmt(&c.a, "%s.flipped", c.path);
	back_up(&c, file, &held);
	spoil(file, place_of(file, "setting.put"), "Setting");
	is_unsound(&c, file, "was changed");
	file = text_fmt(&c.a, "%s.short", c.path);
	back_up(&c, file, &held);
	assert_int_equal(stat(file, &st), 0);
	assert_int_equal(truncate(file, st.st_size - 5000), 0);
	is_unsound(&c, file, "");
	file = text_fmt(&c.a, "%s.head", c.path);
	back_up(&c, file, &held);
	spoil(file, 0, "not SQLite");
	is_unsound(&c, file, "is not a database");
	file = text_fmt(&c.a, "%s.newer", c.path);
	back_up(&c, file, &held);
	spoil(file, 60, "~~~~"); /* PRAGMA user_version */
	is_unsound(&c, file, "this program is older than the database");
	file = text_fmt(&c.a, "%s.foreign", c.path);
	back_up(&c, file, &held);
	spoil(file, 68, "~~~~"); /* PRAGMA application_id */
	is_unsound(&c, file, "another program's database");
	close_clinic(&c);
}

static void
faults_of_the_database_are_told(void **state)
{
	struct clinic c;
	struct complaints faults;
	struct contents held;
	struct err e;
	int copy;

	(void)state;
	open_clinic(&c);
	for (int i = 0; i < 3; i++)
		must(settle(c.db, text_fmt(&c.a, "name%d", i), "value", &e));
	sqlite3_set_authorizer(c.db->h, NULL, NULL);
	assert_int_equal(sqlite3_exec(c.db->h,
			     "DROP TRIGGER audit_is_append_only_u;"
			     "UPDATE audit SET action = 'other' WHERE id = 2",
			     NULL, NULL, NULL),
	    SQLITE_OK);
	faults = (struct complaints){ .a = &c.a };
	must(backup_make(c.db, &c.a, &copy, &held, &faults, &e));
	assert_int_equal(faults.line.n, 2);
	is_str(faults.line.at[0], "schema: trigger audit_is_append_only_u is missing");
	is_str(faults.line.at[1], "audit: entry 2 was changed, or the one before it");
	close(copy);
	close_clinic(&c);
}

/* Names in the folder of the clinic that begin like that. */
static int
files_like(struct clinic *c, const char *beginning)
{
	DIR *d = opendir(arena_strn(&c->a, c->path, (size_t)(strrchr(c->path, '/') - c->path)));
	struct dirent *x;
	int n = 0;

	assert_non_null(d);
	while ((x = readdir(d)) != NULL)
		n += strncmp(x->d_name, beginning, strlen(beginning)) == 0;
	closedir(d);
	return n;
}

/* A process that makes one backup after the other until it is killed. */
static pid_t
never_ends(struct clinic *c)
{
	pid_t pid = fork();

	assert_true(pid >= 0);
	while (pid == 0) {
		struct complaints faults = { .a = &c->a };
		struct person_file to;
		struct contents held;
		struct err e;
		int copy;

		if (!backup_make(c->db, &c->a, &copy, &held, &faults, &e)
		    || !person_file_new(text_fmt(&c->a, "%s.copy", c->path), &c->a, &to, &e)
		    || !person_file_fill(&to, copy, &e))
			_exit(1);
		person_file_drop(&to);
		close(copy);
	}
	return pid;
}

static void
a_backup_that_was_killed_leaves_nothing_after_the_next(void **state)
{
	struct clinic c;
	struct contents held;
	bool copy = false, part = false;
	struct err e;

	(void)state;
	open_clinic(&c);
	for (int i = 0; i < 200; i++)
		must(settle(c.db, text_fmt(&c.a, "name%d", i), "value", &e));
	for (int i = 0; i < 500 && !(copy && part); i++) {
		pid_t pid = never_ends(&c);
		const char *like = copy ? ".c.db.copy.part-" : "c.db.backup-";

		while (files_like(&c, like) == 0)
			continue;
		kill(pid, SIGKILL);
		assert_int_equal(waitpid(pid, NULL, 0), pid);
		copy |= files_like(&c, "c.db.backup-") > 0;
		part |= files_like(&c, ".c.db.copy.part-") > 0;
	}
	assert_true(copy && part);
	back_up(&c, text_fmt(&c.a, "%s.copy", c.path), &held);
	assert_int_equal(held.entry, 200);
	assert_int_equal(files_like(&c, "c.db.backup-"), 0);
	assert_int_equal(files_like(&c, ".c.db.copy.part-"), 0);
	close_clinic(&c);
}

static void
an_open_session_keeps_the_file_from_being_exchanged(void **state)
{
	struct clinic c;
	struct db *other;
	struct err e;
	int alone;

	(void)state;
	open_clinic(&c);
	assert_false(guard_alone(c.db->path, &alone, &e));
	assert_int_equal(e.code, ERR_BUSY);
	db_close(c.db);
	must(guard_alone(c.path, &alone, &e));
	assert_false(db_open(c.path, &other, &e));
	assert_int_equal(e.code, ERR_BUSY);
	assert_non_null(strstr(e.text, "a backup is being put in place"));
	guard_end(alone);
	must(db_open(c.path, &c.db, &e));
	close_clinic(&c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_backup_is_of_one_moment_while_fifty_write),
		cmocka_unit_test(only_its_owner_may_read_it_and_nothing_else_is_left),
		cmocka_unit_test(a_file_that_is_there_is_never_touched),
		cmocka_unit_test(who_takes_the_name_meanwhile_keeps_it),
		cmocka_unit_test(a_full_disk_leaves_no_part_behind),
		cmocka_unit_test(a_backup_cut_short_or_flipped_is_no_backup),
		cmocka_unit_test(faults_of_the_database_are_told),
		cmocka_unit_test(a_backup_that_was_killed_leaves_nothing_after_the_next),
		cmocka_unit_test(an_open_session_keeps_the_file_from_being_exchanged),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
