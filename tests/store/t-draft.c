/* Drafts: nothing typed is lost, nothing is saved twice. */
#include "lib/test.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/text.h"
#include "store/draft_store.h"
#include "store/people.h"

struct desk {
	struct arena a;
	const char *path;
	struct db *records;
	struct drafts *drafts;
};

static void
desk_open(struct desk *s)
{
	struct err e;

	*s = (struct desk){ 0 };
	s->path = text_fmt(&s->a, "%s/coxa.db", test_dir(&s->a));
	must(db_create(s->path, &e));
	must(db_open(s->path, &s->records, &e));
	must(drafts_open(s->path, &s->drafts, &e));
}

static void
desk_close(struct desk *s)
{
	drafts_close(s->drafts);
	db_close(s->records);
	arena_clear(&s->a);
}

static struct draft
visit(const char *answers)
{
	return (struct draft){ .id = "",
		.form = "visit",
		.version = 3,
		.subject = 17,
		.staff = 2,
		.focus = "pain",
		.answers = answers,
		.at = 1000 };
}

static void
what_was_typed_comes_back_with_its_place(void **state)
{
	struct desk s;
	struct draft d = visit("{\"pain\":\"4\"}"), got;
	struct stat st;
	struct err e;

	(void)state;
	desk_open(&s);
	must(draft_save(s.drafts, &d, &s.a, &e));
	assert_int_equal(strlen(d.id), 32);
	drafts_close(s.drafts);
	must(drafts_open(s.path, &s.drafts, &e));
	must(draft_find(s.drafts, s.records, &d, &s.a, &got, &e));
	is_str(got.id, d.id);
	is_str(got.focus, "pain");
	is_str(got.answers, "{\"pain\":\"4\"}");
	assert_int_equal(
	    stat(text_fmt(&s.a, "%.*sdrafts.db", (int)(strlen(s.path) - strlen("coxa.db")), s.path),
		&st),
	    0);
	assert_int_equal(st.st_mode & 07777, 0660);
	desk_close(&s);
}

static void
typing_on_writes_over_the_same_draft(void **state)
{
	struct desk s;
	struct draft d = visit("a"), again = visit("ab"), other = visit("x"), got;
	struct draft_list all;
	struct err e;

	(void)state;
	desk_open(&s);
	must(draft_save(s.drafts, &d, &s.a, &e));
	again.id = d.id;
	must(draft_save(s.drafts, &again, &s.a, &e));
	is_str(again.id, d.id);
	assert_false(again.beside);
	other.subject = 18;
	must(draft_save(s.drafts, &other, &s.a, &e));
	must(draft_find(s.drafts, s.records, &d, &s.a, &got, &e));
	is_str(got.answers, "ab");
	must(draft_list_of(s.drafts, s.records, 2, 1000, &s.a, &all, &e));
	assert_int_equal(all.list.n, 2);
	must(draft_list_of(s.drafts, s.records, 3, 1000, &s.a, &all, &e));
	assert_int_equal(all.list.n, 0);
	must(draft_drop(s.drafts, d.id, &e));
	must(draft_find(s.drafts, s.records, &d, &s.a, &got, &e));
	is_str(got.id, "");
	desk_close(&s);
}

/* Both go on with the same; whoever writes second, or after the first one saved, has another. */
/* An older copy of the records was put back: number 17 will be somebody else's. */
static void
a_draft_of_nobody_on_record_is_kept_apart(void **state)
{
	struct desk s;
	struct draft lost = visit("a"), new = visit("x"), got;
	struct draft_list all;
	struct err e;
	int n;

	(void)state;
	desk_open(&s);
	new.subject = 0; /* not registered yet */
	must(draft_save(s.drafts, &lost, &s.a, &e));
	must(draft_save(s.drafts, &new, &s.a, &e));
	must(drafts_set_aside(s.drafts, s.records, &n, &e));
	assert_int_equal(n, 1);
	must(draft_list_of(s.drafts, s.records, 2, 100, &s.a, &all, &e));
	assert_int_equal(all.list.n, 1);
	assert_int_equal(all.list.at[0].subject, 0);
	must(draft_find(s.drafts, s.records, &lost, &s.a, &got, &e));
	is_str(got.id, "");
	must(drafts_set_aside(s.drafts, s.records, &n, &e));
	assert_int_equal(n, 0);
	desk_close(&s);
}

static void
two_terminals_write_beside_each_other(void **state)
{
	struct desk s;
	struct drafts *there;
	struct draft d = visit("a"), here, other, got;
	struct draft_list all;
	struct err e;

	(void)state;
	desk_open(&s);
	must(draft_save(s.drafts, &d, &s.a, &e));
	must(drafts_open(s.path, &there, &e));
	must(draft_find(there, s.records, &d, &s.a, &other, &e));
	draft_go_on(there, &other);
	here = d;
	here.answers = "a and x";
	here.at = 1001;
	must(draft_save(s.drafts, &here, &s.a, &e));
	assert_false(here.beside);
	other.answers = "a and y";
	must(draft_save(there, &other, &s.a, &e));
	assert_true(other.beside);
	assert_string_not_equal(other.id, d.id);
	other.answers = "a and y and z";
	must(draft_save(there, &other, &s.a, &e));
	assert_false(other.beside); /* its own by now */
	must(draft_list_of(s.drafts, s.records, 2, 1001, &s.a, &all, &e));
	assert_int_equal(all.list.n, 2);
	is_str(all.list.at[0].answers, "a and x");
	is_str(all.list.at[1].answers, "a and y and z");
	must(draft_find(there, s.records, &d, &s.a, &got, &e));
	is_str(got.answers, "a and x"); /* the one written last */
	must(draft_drop(s.drafts, d.id, &e));
	must(draft_find(there, s.records, &d, &s.a, &got, &e));
	is_str(got.answers, "a and y and z");
	here.answers = "a and x, late";
	must(draft_save(s.drafts, &here, &s.a, &e)); /* what is gone was saved elsewhere */
	assert_true(here.beside);
	assert_string_not_equal(here.id, d.id);
	drafts_close(there);
	desk_close(&s);
}

static void
a_correction_and_a_new_record_are_two_drafts(void **state)
{
	static const struct {
		int64_t response, session;
		const char *answers;
	} row[] = { { 0, 0, "new" }, { 7, 0, "corrects 7" }, { 8, 0, "corrects 8" },
		{ 0, 7, "of session 7" }, { 0, 8, "of session 8" } };
	enum { N = sizeof(row) / sizeof(*row) };
	struct desk s;
	struct draft d, got;
	struct draft_list all;
	struct err e;

	(void)state;
	desk_open(&s);
	for (size_t i = 0; i < N; i++) {
		d = visit(row[i].answers);
		d.response = row[i].response;
		d.session = row[i].session;
		must(draft_save(s.drafts, &d, &s.a, &e));
	}
	for (size_t i = 0; i < N; i++) {
		d.response = row[i].response;
		d.session = row[i].session;
		must(draft_find(s.drafts, s.records, &d, &s.a, &got, &e));
		is_str(got.answers, row[i].answers);
		assert_int_equal(got.response, row[i].response);
		assert_int_equal(got.session, row[i].session);
	}
	must(draft_list_of(s.drafts, s.records, 2, 1000, &s.a, &all, &e));
	assert_int_equal(all.list.n, N);
	desk_close(&s);
}

/* The program died between the commit and the end of the draft. */
static void
a_draft_that_was_saved_is_never_offered(void **state)
{
	struct desk s;
	struct draft d = visit("a"), got;
	struct draft_list all;
	struct tx *tx;
	struct err e;
	bool done;

	(void)state;
	desk_open(&s);
	must(draft_save(s.drafts, &d, &s.a, &e));
	must(tx_begin(s.records, &people_actor, "visit.save", people_now, &tx, &e));
	done = save_key_add(tx, d.id, NULL, 99, &e)
	    && tx_note(tx, &(struct note){ .object = "response", .id = 99 }, &e);
	must(tx_end(tx, done, &e));
	must(draft_find(s.drafts, s.records, &d, &s.a, &got, &e));
	is_str(got.id, "");
	d.id = "";
	must(draft_save(s.drafts, &d, &s.a, &e));
	must(draft_list_of(s.drafts, s.records, 2, 1000, &s.a, &all, &e));
	assert_int_equal(all.list.n, 1); /* a new one */
	desk_close(&s);
}

static void
a_discarded_draft_waits_seven_days(void **state)
{
	enum { DAY_S = 86400 };
	struct desk s;
	struct draft d = visit("a"), next = visit("b"), got;
	struct draft_list all;
	struct err e;

	(void)state;
	desk_open(&s);
	must(draft_save(s.drafts, &d, &s.a, &e));
	must(draft_discard(s.drafts, d.id, 5000, &e));
	must(draft_find(s.drafts, s.records, &d, &s.a, &got, &e));
	is_str(got.id, "");
	must(draft_save(s.drafts, &next, &s.a, &e));
	must(draft_list_of(s.drafts, s.records, 2, 5000 + 7 * DAY_S, &s.a, &all, &e));
	assert_int_equal(all.list.n, 2);
	must(draft_list_of(s.drafts, s.records, 2, 5001 + 7 * DAY_S, &s.a, &all, &e));
	assert_int_equal(all.list.n, 1);
	is_str(all.list.at[0].answers, "b");
	desk_close(&s);
}

static void
two_databases_in_one_folder_do_not_mix_their_drafts(void **state)
{
	struct desk s;
	struct drafts *other;
	struct draft d = visit("a"), got;
	struct err e;

	(void)state;
	desk_open(&s);
	must(draft_save(s.drafts, &d, &s.a, &e));
	must(drafts_open(
	    text_fmt(&s.a, "%.*sdemo.db", (int)(strlen(s.path) - 7), s.path), &other, &e));
	must(draft_find(other, s.records, &d, &s.a, &got, &e));
	is_str(got.id, "");
	drafts_close(other);
	desk_close(&s);
}

/* In the other process: types without end. */
static int
child_types(const char *path)
{
	struct arena a = { 0 };
	struct drafts *on;
	struct draft d = visit("");
	struct err e;

	if (!drafts_open(path, &on, &e))
		return 1;
	for (int i = 1;; i++) {
		d.answers = text_fmt(&a, "%d", i);
		if (!draft_save(on, &d, &a, &e))
			return 2;
		printf("%d\n", i);
		fflush(stdout);
	}
}

static void
a_killed_program_leaves_what_it_had_written(void **state)
{
	struct desk s;
	struct draft d = visit(""), got;
	struct err e;
	int pipes[2], status, said = 0;
	FILE *f;
	pid_t pid;

	(void)state;
	desk_open(&s);
	drafts_close(s.drafts);
	db_close(s.records);
	assert_int_equal(pipe(pipes), 0);
	pid = fork();
	if (pid == 0) {
		dup2(pipes[1], 1);
		close(pipes[0]);
		execl("/proc/self/exe", "t-draft", s.path, (char *)NULL);
		_exit(127);
	}
	close(pipes[1]);
	f = fdopen(pipes[0], "r");
	while (said < 20)
		assert_int_equal(fscanf(f, "%d", &said), 1);
	kill(pid, SIGKILL);
	waitpid(pid, &status, 0);
	while (fscanf(f, "%d", &said) == 1) {
	}
	fclose(f);
	must(db_open(s.path, &s.records, &e));
	must(drafts_open(s.path, &s.drafts, &e));
	must(draft_find(s.drafts, s.records, &d, &s.a, &got, &e));
	if (strcmp(got.answers, text_fmt(&s.a, "%d", said)) != 0)
		is_str(got.answers, text_fmt(&s.a, "%d", said + 1)); /* written, not yet said */
	desk_close(&s);
}

static void
write_over(const char *path, off_t at, const char *bytes, size_t n)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0660);

	assert_true(fd >= 0);
	assert_int_equal(pwrite(fd, bytes, n, at), n);
	close(fd);
}

/* The n-th way in which the file of drafts can be none; false when there are no more. */
static bool
damage(const char *path, int n)
{
	static const char blank[4096] = { 0x7F };
	struct stat st;

	assert_int_equal(stat(path, &st), 0);
	switch (n) {
	case 0:
		return truncate(path, 0) == 0;
	case 1:
		return truncate(path, 50) == 0;
	case 2:
		return truncate(path, st.st_size / 2) == 0;
	case 3:
		write_over(path, 0, "Dear colleague, ", 16);
		return true;
	case 4:
		write_over(path, 60, "\0\0\0\0", 4); /* user_version */
		return true;
	case 5:
		write_over(path, 68, "ABCD", 4); /* application_id */
		return true;
	case 6:
		write_over(path, 100, blank, 200); /* the table of tables */
		return true;
	case 7:
		for (off_t at = 4096; at < st.st_size; at += 4096)
			write_over(path, at, blank, sizeof(blank));
		return true;
	default:
		return false;
	}
}

static const char *
file_of(struct desk *s)
{
	return text_fmt(&s->a, "%.*s/drafts.db", (int)(strrchr(s->path, '/') - s->path), s->path);
}

static void
a_damaged_file_of_drafts_is_put_aside_and_typing_goes_on(void **state)
{
	struct desk s;
	struct draft d, got;
	struct err e;

	(void)state;
	for (int n = 0;; n++) {
		desk_open(&s);
		d = visit("{}");
		must(draft_save(s.drafts, &d, &s.a, &e));
		drafts_close(s.drafts);
		if (!damage(file_of(&s), n))
			break;
		must(drafts_open(s.path, &s.drafts, &e));
		is_str(drafts_aside(s.drafts), text_fmt(&s.a, "%s.damaged-1", file_of(&s)));
		assert_int_equal(access(drafts_aside(s.drafts), F_OK), 0);
		d = visit("{\"pain\":\"7\"}");
		must(draft_save(s.drafts, &d, &s.a, &e));
		must(draft_find(s.drafts, s.records, &d, &s.a, &got, &e));
		is_str(got.answers, "{\"pain\":\"7\"}");
		desk_close(&s);
	}
	must(drafts_open(s.path, &s.drafts, &e));
	is_str(drafts_aside(s.drafts), "");
	desk_close(&s);
}

/* What only needs to be put right is left as it is, and said. */
static void
a_file_of_drafts_that_is_whole_is_never_put_aside(void **state)
{
	struct desk s;
	struct draft d = visit("{}"), got;
	struct err e;

	(void)state;
	desk_open(&s);
	must(draft_save(s.drafts, &d, &s.a, &e));
	drafts_close(s.drafts);
	assert_int_equal(chmod(file_of(&s), 0666), 0);
	assert_false(drafts_open(s.path, &s.drafts, &e));
	assert_non_null(strstr(e.text, "run \"chmod 0660"));
	assert_int_equal(chmod(file_of(&s), 0660), 0);
	must(drafts_open(s.path, &s.drafts, &e));
	must(draft_find(s.drafts, s.records, &d, &s.a, &got, &e));
	is_str(got.answers, "{}");
	desk_close(&s);
}

static void
drafts_that_vanish_while_in_use_are_begun_anew(void **state)
{
	struct desk s;
	struct draft d = visit("{}");
	struct err e;

	(void)state;
	desk_open(&s);
	must(draft_save(s.drafts, &d, &s.a, &e));
	assert_true(drafts_hold(s.drafts));
	unlink(file_of(&s));
	assert_false(drafts_hold(s.drafts));
	drafts_close(s.drafts);
	must(drafts_open(s.path, &s.drafts, &e));
	must(draft_save(s.drafts, &d, &s.a, &e));
	desk_close(&s);
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_was_typed_comes_back_with_its_place),
		cmocka_unit_test(typing_on_writes_over_the_same_draft),
		cmocka_unit_test(a_draft_of_nobody_on_record_is_kept_apart),
		cmocka_unit_test(two_terminals_write_beside_each_other),
		cmocka_unit_test(a_correction_and_a_new_record_are_two_drafts),
		cmocka_unit_test(a_draft_that_was_saved_is_never_offered),
		cmocka_unit_test(a_discarded_draft_waits_seven_days),
		cmocka_unit_test(two_databases_in_one_folder_do_not_mix_their_drafts),
		cmocka_unit_test(a_damaged_file_of_drafts_is_put_aside_and_typing_goes_on),
		cmocka_unit_test(a_file_of_drafts_that_is_whole_is_never_put_aside),
		cmocka_unit_test(drafts_that_vanish_while_in_use_are_begun_anew),
		cmocka_unit_test(a_killed_program_leaves_what_it_had_written),
	};

	if (argc == 2)
		return child_types(argv[1]);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
