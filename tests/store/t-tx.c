/* Changes: together or not at all, in turn, and found again when in doubt.
 * With an argument this program is the other process of its own tests. */
#include "lib/test.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/text.h"
#include "store/audit.h"
#include "store/db_in.h"

static const struct actor anna = {
	.staff = 0, .os_uid = 1000, .station = "pts/1", .reason = "typo"
};
static const struct now monday = { .at = 1795000000, .day = 20775, .minute = 540 };

static bool
put(struct tx *tx, const char *key, int64_t id, struct err *e)
{
	return save_key_add(tx, key, NULL, id, e)
	    && tx_note(tx, &(struct note){ .object = "patient", .id = id, .patient = id }, e);
}

static bool
save(struct db *db, const char *key, int64_t id, struct err *e)
{
	struct tx *tx;

	return tx_begin(db, &anna, "patient.register", monday, &tx, e)
	    && tx_end(tx, put(tx, key, id, e), e);
}

static const char *
fresh(struct arena *a)
{
	const char *path = text_fmt(a, "%s/coxa.db", test_dir(a));
	struct err e;

	must(db_create(path, &e));
	return path;
}

/* Starts this program again; the database of the caller is closed. */
static pid_t
spawn(const char *what, const char *path, const char *more, int *out)
{
	int pipes[2];
	pid_t pid;

	assert_int_equal(pipe(pipes), 0);
	pid = fork();
	if (pid == 0) {
		dup2(pipes[1], 1);
		close(pipes[0]);
		execl("/proc/self/exe", "t-tx", what, path, more, (char *)NULL);
		_exit(127);
	}
	close(pipes[1]);
	*out = pipes[0];
	return pid;
}

static void
wait_for_line(int fd)
{
	char c = 0;

	while (c != '\n')
		assert_int_equal(read(fd, &c, 1), 1);
}

static void
a_change_is_kept_whole_or_not_at_all(void **state)
{
	struct err e = { 0 };
	struct db *db;
	struct tx *tx;
	int64_t id = 0;

	(void)state;
	must(db_open(":memory:", &db, &e));
	must(save(db, "k1", 7, &e));
	must(save_key_find(db, "k1", &id, &e));
	assert_int_equal(id, 7);
	must(tx_begin(db, &anna, "patient.register", monday, &tx, &e));
	assert_true(put(tx, "k2", 8, &e));
	err_set(&e, ERR_RULE, "the rule says no");
	assert_false(tx_end(tx, false, &e));
	is_str(e.text, "the rule says no");
	assert_false(save_key_find(db, "k2", &id, &e));
	assert_int_equal(e.code, ERR_MISSING);
	db_close(db);
}

static void
a_save_is_made_once(void **state)
{
	struct err e;
	struct db *db;

	(void)state;
	must(db_open(":memory:", &db, &e));
	must(save(db, "k", 7, &e));
	assert_false(save(db, "k", 7, &e));
	assert_int_equal(e.code, ERR_CONFLICT);
	is_str(e.field, "key");
	db_close(db);
}

static void
a_version_names_the_entry_that_ended_it(void **state)
{
	struct arena a = { 0 };
	struct err e;
	struct db *db;
	struct tx *tx;
	struct rows *r;
	bool done;

	(void)state;
	must(db_open(":memory:", &db, &e));
	must(save(db, "k", 7, &e));
	must(tx_begin(db, &anna, "patient.edit", monday, &tx, &e));
	done = tx_keep_version(tx, "patient", 7, 1, "{\"sex\":\"F\"}", &e)
	    && tx_note(tx, &(struct note){ .object = "patient", .id = 7, .patient = 7 }, &e);
	must(tx_end(tx, done, &e));
	r = db_read(db, Q_VERSION_OF, ARGS(T("patient"), I(7)));
	assert_true(row_next(r));
	assert_int_equal(row_int(r), 1);
	is_str(row_text(r, &a), "{\"sex\":\"F\"}");
	assert_int_equal(row_int(r), monday.at);
	assert_int_equal(row_int(r), 0);
	is_str(row_text(r, &a), "patient.edit");
	is_str(row_text(r, &a), "typo");
	must(rows_end(r, &e));
	db_close(db);
	arena_clear(&a);
}

static void
the_other_side_sees_that_something_changed(void **state)
{
	struct arena a = { 0 };
	struct err e;
	struct db *one, *two;
	const char *path = fresh(&a);
	int64_t before;

	(void)state;
	must(db_open(path, &one, &e));
	must(db_open(path, &two, &e));
	before = db_data_version(two);
	assert_int_equal(db_data_version(two), before);
	must(save(one, "k", 1, &e));
	assert_int_not_equal(db_data_version(two), before);
	before = db_data_version(one);
	assert_int_equal(db_data_version(one), before);
	db_close(one);
	db_close(two);
	arena_clear(&a);
}

/* In the other process: a change that never ends. */
static int
child_holds(const char *path)
{
	struct err e;
	struct db *db;
	struct tx *tx;

	if (!db_open(path, &db, &e) || !tx_begin(db, &anna, "patient.register", monday, &tx, &e)
	    || !put(tx, "half", 1, &e))
		return 1;
	puts("holding");
	fflush(stdout);
	for (;;)
		pause();
}

static void
who_holds_the_database_is_named_and_death_frees_it(void **state)
{
	struct arena a = { 0 };
	struct err e;
	struct db *db;
	const char *path = fresh(&a);
	int fd, status;
	int64_t id;
	pid_t pid = spawn("hold", path, "", &fd);

	(void)state;
	wait_for_line(fd);
	must(db_open(path, &db, &e));
	db_set_patience(db, 20);
	assert_false(save(db, "mine", 2, &e));
	assert_int_equal(e.code, ERR_BUSY);
	if (strstr(e.text, text_fmt(&a, "(process %d", (int)pid)) == NULL)
		fail_msg("%s", e.text);
	kill(pid, SIGKILL);
	waitpid(pid, &status, 0);
	must(save(db, "mine", 2, &e));
	assert_false(save_key_find(db, "half", &id, &e)); /* nothing of the dead one's */
	db_close(db);
	close(fd);
	arena_clear(&a);
}

/* In the other process: saves without end, saying each one that is kept. */
static int
child_saves(const char *path, const char *name)
{
	struct err e;
	struct db *db;

	if (!db_open(path, &db, &e))
		return 1;
	for (int i = 1; i <= 100000; i++) {
		char key[64];

		snprintf(key, sizeof(key), "%s%d", name, i);
		if (!save(db, key, i, &e))
			return 2;
		printf("%d\n", i);
		fflush(stdout);
	}
	return 0;
}

static int
last_number(int fd, int until)
{
	char line[32];
	int got = 0;
	size_t n = 0;

	while (got < until && read(fd, &line[n], 1) == 1) {
		if (line[n] != '\n' && n + 1 < sizeof(line)) {
			n++;
			continue;
		}
		line[n] = '\0';
		got = atoi(line);
		n = 0;
	}
	return got;
}

static void
a_process_killed_anywhere_leaves_all_that_it_said(void **state)
{
	struct arena a = { 0 };
	struct complaints c = { .a = &a };
	struct err e;
	struct db *db;
	const char *path = fresh(&a);
	int64_t id;

	(void)state;
	for (int round = 0; round < 12; round++) {
		const char *name = text_fmt(&a, "r%d-", round);
		int fd, said, status;
		pid_t pid = spawn("save", path, name, &fd);

		said = last_number(fd, 3 + 2 * round);
		kill(pid, SIGKILL);
		waitpid(pid, &status, 0);
		assert_true(WIFSIGNALED(status));
		said = said > 0 ? said + 0 : 0;
		must(db_open(path, &db, &e));
		for (int i = 1; i <= said; i++)
			must(save_key_find(db, text_fmt(&a, "%s%d", name, i), &id, &e));
		must(audit_check(db, &c, &e));
		assert_int_equal(c.line.n, 0);
		db_close(db);
		close(fd);
	}
	arena_clear(&a);
}

static void
two_processes_write_one_after_the_other(void **state)
{
	struct arena a = { 0 };
	struct complaints c = { .a = &a };
	struct err e;
	struct db *db;
	const char *path = fresh(&a);
	int one, two, status;
	int64_t id;
	pid_t first = spawn("save", path, "a", &one), second = spawn("save", path, "b", &two);

	(void)state;
	assert_int_equal(last_number(one, 40), 40);
	assert_int_equal(last_number(two, 40), 40);
	kill(first, SIGKILL);
	kill(second, SIGKILL);
	waitpid(first, &status, 0);
	assert_true(WIFSIGNALED(status));
	waitpid(second, &status, 0);
	assert_true(WIFSIGNALED(status));
	must(db_open(path, &db, &e));
	must(save_key_find(db, "a40", &id, &e));
	must(save_key_find(db, "b40", &id, &e));
	must(audit_check(db, &c, &e));
	assert_int_equal(c.line.n, 0);
	db_close(db);
	close(one);
	close(two);
	arena_clear(&a);
}

static void
a_database_that_vanished_takes_no_more(void **state)
{
	struct arena a = { 0 };
	struct err e;
	struct db *db;
	const char *path = fresh(&a);

	(void)state;
	must(db_open(path, &db, &e));
	must(save(db, "k1", 1, &e));
	assert_int_equal(rename(path, text_fmt(&a, "%s.gone", path)), 0);
	assert_false(save(db, "k2", 2, &e));
	assert_int_equal(e.code, ERR_IO);
	if (strstr(e.text, "was moved, replaced or deleted") == NULL)
		fail_msg("%s", e.text);
	db_close(db);
	arena_clear(&a);
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_change_is_kept_whole_or_not_at_all),
		cmocka_unit_test(a_save_is_made_once),
		cmocka_unit_test(a_version_names_the_entry_that_ended_it),
		cmocka_unit_test(the_other_side_sees_that_something_changed),
		cmocka_unit_test(who_holds_the_database_is_named_and_death_frees_it),
		cmocka_unit_test(a_process_killed_anywhere_leaves_all_that_it_said),
		cmocka_unit_test(two_processes_write_one_after_the_other),
		cmocka_unit_test(a_database_that_vanished_takes_no_more),
	};

	if (argc == 4 && strcmp(argv[1], "hold") == 0)
		return child_holds(argv[2]);
	if (argc == 4 && strcmp(argv[1], "save") == 0)
		return child_saves(argv[2], argv[3]);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
