/* Restoring: the old or the new database, whole, wherever the program is killed. */
#include "lib/test.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <linux/ptrace.h>

#include "base/text.h"
#include "store/person_file.h"
#include "store/restore.h"
#include "store/setting_store.h"

static const struct actor anna = { .staff = 0, .os_uid = 1000, .station = "pts/1", .reason = "" };
static const struct now monday = { .at = 1795424400 }; /* 2026-11-23 09:00 UTC */

struct clinic {
	struct arena a;
	const char *dir, *path, *backup;
};

static void
settle(const char *path, const char *name, int times)
{
	struct db *db;
	struct tx *tx;
	struct err e;

	must(db_open(path, &db, &e));
	for (int i = 0; i < times; i++) {
		must(tx_begin(db, &anna, "setting.put", monday, &tx, &e));
		must(tx_end(tx, setting_put(tx, name, "x", &e), &e));
	}
	db_close(db);
}

/* A clinic with a backup of 3 entries that has gone on to 5. */
static void
open_clinic(struct clinic *c)
{
	struct complaints faults = { .a = &c->a };
	struct contents held;
	struct person_file to;
	struct db *db;
	struct err e;
	int copy;

	*c = (struct clinic){ 0 };
	c->dir = test_dir(&c->a);
	c->path = text_fmt(&c->a, "%s/c.db", c->dir);
	c->backup = text_fmt(&c->a, "%s/backup.db", c->dir);
	must(db_create(c->path, &e));
	settle(c->path, "early", 3);
	must(db_open(c->path, &db, &e));
	must(backup_make(db, &c->a, &copy, &held, &faults, &e));
	must(person_file_new(c->backup, &c->a, &to, &e));
	must(person_file_fill(&to, copy, &e));
	must(person_file_keep(&to, &e));
	close(copy);
	db_close(db);
	settle(c->path, "late", 2);
}

static bool
put(struct clinic *c, const char *file, struct restored *out, struct err *e)
{
	struct complaints faults = { .a = &c->a };
	struct restore what = { .path = c->path, .name = file, .who = anna, .now = monday };
	bool done;

	assert_true(person_file_open(file, &what.from, e));
	done = restore_put(&what, &c->a, out, &faults, e);
	close(what.from);
	return done;
}

/* The head of a sound database. */
static int64_t
head_of(struct clinic *c, const char *path)
{
	struct complaints faults = { .a = &c->a };
	struct contents held;
	struct err e;

	must(backup_look(path, &c->a, &held, &faults, &e));
	is_str(faults.line.n == 0 ? "" : faults.line.at[0], "");
	return held.entry;
}

/* Names in a folder that begin so. */
static int
count_names(const char *dir, const char *begin)
{
	DIR *d = opendir(dir);
	struct dirent *x;
	int n = 0;

	assert_non_null(d);
	while ((x = readdir(d)) != NULL)
		n += strncmp(x->d_name, begin, strlen(begin)) == 0;
	closedir(d);
	return n;
}

static void
the_old_database_is_kept_and_the_gap_is_in_the_audit(void **state)
{
	struct clinic c;
	struct restored r;
	struct stat st;
	struct err e;

	(void)state;
	open_clinic(&c);
	must(put(&c, c.backup, &r, &e));
	assert_int_equal(r.held.entry, 3);
	assert_int_equal(r.old_entry, 5);
	assert_int_equal(r.head.id, 4);
	assert_int_equal(head_of(&c, c.path), 4);
	is_str(r.kept, text_fmt(&c.a, "%s/pre-restore-20261123T090000Z", c.dir));
	assert_int_equal(head_of(&c, text_fmt(&c.a, "%s/c.db", r.kept)), 5);
	assert_int_equal(stat(c.path, &st), 0);
	assert_int_equal(st.st_mode & 07777, 0660);
	assert_int_equal(count_names(c.dir, "pre-restore-"), 1);
	settle(c.path, "again", 1);
	must(put(&c, c.backup, &r, &e)); /* in the same second */
	is_str(r.kept, text_fmt(&c.a, "%s/pre-restore-20261123T090000Z-1", c.dir));
	assert_int_equal(r.old_entry, 5);
	arena_clear(&c.a);
}

static void
a_lost_or_broken_database_is_replaced(void **state)
{
	struct clinic c;
	struct restored r;
	struct err e;

	(void)state;
	open_clinic(&c);
	assert_int_equal(unlink(c.path), 0);
	must(put(&c, c.backup, &r, &e));
	is_str(r.kept, "");
	assert_int_equal(head_of(&c, c.path), 4);
	assert_int_equal(truncate(c.path, 6000), 0);
	must(put(&c, c.backup, &r, &e));
	assert_int_equal(r.old_entry, 0);
	assert_true(r.had_old);
	assert_int_equal(head_of(&c, c.path), 4);
	assert_int_equal(truncate(c.path, 0), 0);
	must(put(&c, c.backup, &r, &e));
	assert_int_equal(head_of(&c, c.path), 4);
	arena_clear(&c.a);
}

static void
journals_go_with_their_database(void **state)
{
	struct clinic c;
	struct restored r;
	struct err e;
	int fd;

	(void)state;
	open_clinic(&c);
	assert_int_equal(truncate(c.path, 0), 0); /* so that nothing reads the journal */
	fd = open(text_fmt(&c.a, "%s-wal", c.path), O_WRONLY | O_CREAT, 0660);
	assert_int_equal(write(fd, "old", 3), 3);
	close(fd);
	must(put(&c, c.backup, &r, &e));
	assert_int_equal(access(text_fmt(&c.a, "%s/c.db-wal", r.kept), F_OK), 0);
	assert_int_not_equal(access(text_fmt(&c.a, "%s-wal", c.path), F_OK), 0);
	assert_int_equal(head_of(&c, c.path), 4);
	arena_clear(&c.a);
}

static void
is_refused(struct clinic *c, const char *file, const char *words)
{
	struct restored r;
	struct err e = { 0 };

	assert_false(put(c, file, &r, &e));
	if (strstr(e.text, words) == NULL)
		fail_msg("\"%s\" does not say \"%s\"", e.text, words);
	assert_int_equal(head_of(c, c->path), 5);
	assert_int_equal(count_names(c->dir, "pre-restore-"), 0);
}

static void
what_is_no_sound_backup_changes_nothing(void **state)
{
	struct clinic c;
	struct stat st;
	struct err e;
	struct db *db;
	const char *file;
	int fd;

	(void)state;
	open_clinic(&c);
	file = text_fmt(&c.a, "%s/text", c.dir);
	fd = open(file, O_WRONLY | O_CREAT, 0600);
	assert_int_equal(write(fd, "Dear diary, nothing happened today", 34), 34);
	close(fd);
	is_refused(&c, file, "is not a database");
	assert_int_equal(stat(c.backup, &st), 0);
	must(db_open(c.path, &db, &e));
	is_refused(&c, c.backup, "is in use by");
	db_close(db);
	assert_int_equal(truncate(c.backup, st.st_size - 4096), 0);
	is_refused(&c, c.backup, "backup.db");
	arena_clear(&c.a);
}

/* The restore in a child that stops at each of its calls of the kernel. */
static pid_t
traced(struct clinic *c)
{
	struct restored r;
	struct err e;
	pid_t pid = fork();

	assert_true(pid >= 0);
	if (pid > 0)
		return pid;
	if (ptrace(PTRACE_TRACEME, 0, NULL, NULL) != 0)
		_exit(99);
	raise(SIGSTOP);
	_exit(put(c, c->backup, &r, &e) ? 0 : 1);
}

static bool
changes_a_disk(uint64_t call)
{
	static const long calls[] = { SYS_fsync, SYS_fdatasync, SYS_renameat2, SYS_ftruncate,
		SYS_fchmod, SYS_fchown, SYS_flock,
#ifdef SYS_rename
		SYS_rename,
#endif
#ifdef SYS_unlink
		SYS_unlink,
#endif
#ifdef SYS_mkdir
		SYS_mkdir,
#endif
		SYS_renameat, SYS_unlinkat, SYS_mkdirat, SYS_pwrite64 };

	for (size_t i = 0; i < sizeof(calls) / sizeof(*calls); i++)
		if (call == (uint64_t)calls[i])
			return true;
	return false;
}

/* Kills it before its n-th call that changes the disk; 0 when it ended before,
 * -1 when this kernel lets nobody trace. */
static int
killed_at(struct clinic *c, int n)
{
	struct __ptrace_syscall_info info;
	pid_t pid = traced(c);
	int status;

	assert_int_equal(waitpid(pid, &status, 0), pid);
	if (!WIFSTOPPED(status))
		return -1;
	ptrace(PTRACE_SETOPTIONS, pid, NULL, (void *)(uintptr_t)PTRACE_O_TRACESYSGOOD);
	for (;;) {
		ptrace(PTRACE_SYSCALL, pid, NULL, NULL);
		assert_int_equal(waitpid(pid, &status, 0), pid);
		if (WIFEXITED(status)) {
			assert_int_equal(WEXITSTATUS(status), 0);
			return 0;
		}
		if (!WIFSTOPPED(status) || WSTOPSIG(status) != (SIGTRAP | 0x80))
			continue;
		if (ptrace(PTRACE_GET_SYSCALL_INFO, pid, (void *)sizeof(info), &info) > 0
		    && info.op == PTRACE_SYSCALL_INFO_ENTRY && changes_a_disk(info.entry.nr)
		    && --n < 0)
			break;
	}
	kill(pid, SIGKILL);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	return 1;
}

/* The same clinic again, as files. */
static void
copy_clinic(const struct clinic *from, struct clinic *c)
{
	*c = (struct clinic){ 0 };
	c->dir = test_dir(&c->a);
	c->path = text_fmt(&c->a, "%s/c.db", c->dir);
	c->backup = text_fmt(&c->a, "%s/backup.db", c->dir);
	assert_int_equal(system(text_fmt(&c->a, "cp -p %s/* %s", from->dir, c->dir)), 0);
}

static void
a_kill_at_any_step_leaves_the_old_or_the_new_whole(void **state)
{
	struct clinic first;
	int killed = 1, old = 0, new = 0;

	(void)state;
	open_clinic(&first);
	for (int n = 0; killed == 1; n++) {
		struct clinic c;
		int64_t head;

		copy_clinic(&first, &c);
		killed = killed_at(&c, n);
		if (killed < 0)
			skip();
		head = head_of(&c, c.path);
		assert_true(head == 5 || head == 4);
		old += head == 5;
		new += head == 4;
		settle(c.path, "after", 1); /* it can be worked with */
		assert_int_equal(head_of(&c, c.path), head + 1);
		assert_int_equal(system(text_fmt(&c.a, "rm -r %s", c.dir)), 0);
		arena_clear(&c.a);
	}
	arena_clear(&first.a);
	assert_true(old > 20);
	assert_true(new > 2);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_old_database_is_kept_and_the_gap_is_in_the_audit),
		cmocka_unit_test(a_lost_or_broken_database_is_replaced),
		cmocka_unit_test(journals_go_with_their_database),
		cmocka_unit_test(what_is_no_sound_backup_changes_nothing),
		cmocka_unit_test(a_kill_at_any_step_leaves_the_old_or_the_new_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
