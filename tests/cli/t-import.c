/* Patients out of a table: all of a file or nothing of it, once, and each fault in its place. */
#include "lib/test.h"

#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <sysexits.h>
#include <unistd.h>

#include "base/text.h"
#include "lib/process.h"

#define HEADER "family,given,born,sex,phone,consent_contact\n"
#define SANA "Iqbal,Sana,1979-05-06,F,07700 900201,sms\n"
#define TOMAS "Reyes,Tom\xC3\xA1s,12-Mar-1964,M,07700 900202,sms\n"

struct clinic {
	struct arena a;
	const char *dir, *db;
};

static void
open_clinic(struct clinic *c)
{
	*c = (struct clinic){ 0 };
	c->dir = test_dir(&c->a);
	c->db = text_fmt(&c->a, "%s/c.db", c->dir);
	assert_int_equal(coxa_(&c->a, c->db, "init", "--zone", "UTC").status, EX_OK);
}

static void
close_clinic(struct clinic *c)
{
	is_str(coxa_(&c->a, c->db, "check").out, "");
	arena_clear(&c->a);
}

static const char *
file(struct clinic *c, const char *bytes, size_t n)
{
	const char *path = text_fmt(&c->a, "%s/p.csv", c->dir);
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	assert_int_equal(fwrite(bytes, 1, n, f), n);
	fclose(f);
	return text_fmt(&c->a, "file=%s", path);
}

static struct ran
import(struct clinic *c, const char *bytes)
{
	return coxa_(&c->a, c->db, "do", "patient.import", file(c, bytes, strlen(bytes)));
}

/* How many were registered ever. */
static int
registered(struct clinic *c)
{
	struct ran r = coxa_(&c->a, c->db, "audit", "show", "--csv");
	int n = 0;

	for (const char *s = r.out; (s = strstr(s, ",patient.import,patient,")) != NULL; s++)
		n++;
	return n;
}

static void
says(const struct ran *r, int status, const char *text)
{
	assert_int_equal(r->status, status);
	if (strstr(r->err, text) == NULL)
		is_str(r->err, text);
}

static int
number(struct clinic *c, const char *sql)
{
	sqlite3 *raw;
	sqlite3_stmt *st;
	int n;

	assert_int_equal(sqlite3_open_v2(c->db, &raw, SQLITE_OPEN_READONLY, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(raw, sql, -1, &st, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_step(st), SQLITE_ROW);
	n = sqlite3_column_int(st, 0);
	sqlite3_finalize(st);
	sqlite3_close(raw);
	return n;
}

static void
a_file_is_taken_whole_and_taken_back_whole(void **state)
{
	struct clinic c;
	struct ran r;

	(void)state;
	open_clinic(&c);
	r = coxa_(&c.a, c.db, "do", "--try", "patient.import",
	    file(&c, HEADER SANA TOMAS, strlen(HEADER SANA TOMAS)));
	is_str(r.out, "1 2 patients are registered. (only tried; nothing was saved)\n");
	assert_int_equal(registered(&c), 0);
	r = import(&c, HEADER SANA TOMAS);
	is_str(r.err, "");
	is_str(r.out, "1 2 patients are registered.\n");
	assert_true(registered(&c) >= 2);
	r = coxa_(&c.a, c.db, "do", "undo.last");
	assert_int_equal(r.status, EX_OK);
	close_clinic(&c);
}

static void
each_fault_is_named_and_then_nobody_is_registered(void **state)
{
	struct clinic c;
	struct ran r;

	(void)state;
	open_clinic(&c);
	r = import(&c,
	    HEADER SANA "New,,1990-01-01\nMore,Ann,1990-02-31,F,07700 900203,sms\n"
			"Es\x1B[2Jc,Ann,1990-02-03,F,07700 900204,sms\n" SANA);
	says(&r, EX_DATAERR, "p.csv:3: 3 cells stand here and 6 names in the first line\n");
	says(&r, EX_DATAERR, "p.csv:4:born:");
	says(&r, EX_DATAERR, "p.csv:5:family:");
	says(&r, EX_DATAERR, "p.csv:6:duplicate_ok:"); /* she is in line 2 */
	says(&r, EX_DATAERR, "p.csv: 4 faults, so nobody was registered.");
	assert_null(strchr(r.err, '\x1B'));
	assert_int_equal(registered(&c), 0);
	r = import(&c, "family,givn,born,born\nA,B,1990-01-01,1990-01-01\n");
	says(&r, EX_DATAERR,
	    "p.csv:1:givn: the registration form asks no such question; is it given?");
	says(&r, EX_DATAERR, "p.csv:1:born: this column is there twice");
	says(&r, EX_DATAERR, "2 faults");
	close_clinic(&c);
}

/* An empty cell is no answer, and "none" is one. */
static void
who_was_not_asked_refused_nothing(void **state)
{
	static const struct {
		const char *family;
		int calls, messages; /* 1, 0; -1: not asked */
	} want[] = { { "Iqbal", 0, 1 }, { "Reyes", -1, -1 }, { "Okoro", 0, 0 } };
	struct clinic c;
	struct ran r;

	(void)state;
	open_clinic(&c);
	r = import(&c,
	    HEADER SANA "Reyes,Ana,12-Mar-1964,M,07700 900202,\n"
			"Okoro,Ada,1990-02-03,F,07700 900204,none\n");
	says(&r, EX_OK, "");
	for (size_t i = 0; i < sizeof(want) / sizeof(*want); i++)
		assert_int_equal(
		    number(&c,
			text_fmt(&c.a,
			    "SELECT coalesce(c.allowed, -1) * 10 + coalesce(c.messages, -1)"
			    " FROM contact c JOIN name n"
			    " ON n.patient = c.patient WHERE n.family = '%s'",
			    want[i].family)),
		    want[i].calls * 10 + want[i].messages);
	close_clinic(&c);
}

static void
the_same_file_changes_nothing_a_second_time(void **state)
{
	struct clinic c;
	struct ran r;
	int n;

	(void)state;
	open_clinic(&c);
	r = import(&c, HEADER SANA TOMAS);
	assert_int_equal(r.status, EX_OK);
	n = registered(&c);
	r = import(&c, HEADER SANA TOMAS);
	says(&r, EX_DATAERR, "was imported already; nothing was changed");
	assert_int_equal(registered(&c), n);
	close_clinic(&c);
}

static void
what_is_no_table_is_refused(void **state)
{
	static const struct {
		const char *bytes;
		size_t n;
		const char *says;
	} row[] = {
		{ "", 0, "the file is empty" },
		{ HEADER, sizeof(HEADER) - 1, "has no patient in it" },
		{ "\xFF\xFE"
		  "f\0",
		    4, "is UTF-16" },
		{ "family\nM\xFCller\n", 14, "p.csv:2: is not UTF-8" },
		{ "family\n\"Iqbal\n", 14, "p.csv:2: a quote opens here" },
	};
	struct clinic c;
	struct ran r;
	const char *odd;

	(void)state;
	open_clinic(&c);
	for (size_t i = 0; i < sizeof(row) / sizeof(*row); i++) {
		r = coxa_(&c.a, c.db, "do", "patient.import", file(&c, row[i].bytes, row[i].n));
		says(&r, EX_DATAERR, row[i].says);
	}
	odd = text_fmt(&c.a, "%s/odd", c.dir);
	assert_int_equal(mkfifo(odd, 0600), 0);
	r = coxa_(&c.a, c.db, "do", "patient.import", text_fmt(&c.a, "file=%s", odd));
	says(&r, EX_DATAERR, "is no file of at most 4 MB");
	r = coxa_(&c.a, c.db, "do", "patient.import", text_fmt(&c.a, "file=%s", c.dir));
	says(&r, EX_DATAERR, "is no file");
	r = coxa_(&c.a, c.db, "do", "patient.import", "file=/dev/zero");
	says(&r, EX_DATAERR, "is no file");
	unlink(odd);
	assert_int_equal(close(open(odd, O_WRONLY | O_CREAT | O_CLOEXEC, 0600)), 0);
	assert_int_equal(truncate(odd, (off_t)4 << 30), 0);
	r = coxa_(&c.a, c.db, "do", "patient.import", text_fmt(&c.a, "file=%s", odd));
	says(&r, EX_DATAERR, "is no file of at most 4 MB");
	r = coxa_(&c.a, c.db, "do", "patient.import", "file=/no/such.csv");
	says(&r, EX_IOERR, "cannot be read");
	close_clinic(&c);
}

static const char *
thrice(struct clinic *c, int letter)
{
	return text_fmt(&c->a, "%c%c%c", 'a' + letter, 'a' + letter, 'a' + letter);
}

/* No name is like another of the same birth date. */
static const char *
many(struct clinic *c, int n)
{
	struct text t = { .a = &c->a };

	text_add(&t, HEADER);
	for (int i = 0; i < n; i++)
		text_addf(&t, "%s%s,%s%s,19%02d-0%d-1%d,F,07700 9%05d,sms\n", thrice(c, i % 26),
		    thrice(c, i / 26 % 26), thrice(c, i / 7 % 26), thrice(c, i % 23), 40 + i % 50,
		    1 + i % 9, i % 10, i);
	return text_get(&t);
}

/* False: it was quicker than we. */
static bool
is_killed_while_it_imports(struct clinic *c, const char *path)
{
	struct stat st = { 0 };
	int status;
	pid_t pid = fork();

	assert_true(pid >= 0);
	if (pid == 0) {
		int null = open("/dev/null", O_RDWR | O_CLOEXEC);

		dup2(null, 1);
		dup2(null, 2);
		execl(coxa_path(&c->a), "coxa", "--data", test_top(&c->a, "."), "--db", c->db,
		    "--now", "2026-11-23T09:00", "do", "patient.import", path, (char *)NULL);
		_exit(127);
	}
	/* What it changes is in the journal before it is in the database. */
	while (stat(text_fmt(&c->a, "%s-journal", c->db), &st) != 0 || st.st_size < 20000)
		if (waitpid(pid, &status, WNOHANG) != 0)
			return false;
	kill(pid, SIGKILL);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	return WIFSIGNALED(status);
}

static void
a_kill_in_the_middle_registers_nobody(void **state)
{
	enum { MANY = 2000, TRIES = 20 };
	const char *path = "";
	struct clinic c;
	struct ran r;
	bool killed = false;

	(void)state;
	for (int i = 0; i < TRIES && !killed; i++) {
		const char *text;

		if (i > 0)
			close_clinic(&c);
		open_clinic(&c);
		text = many(&c, MANY);
		path = file(&c, text, strlen(text));
		killed = is_killed_while_it_imports(&c, path);
	}
	assert_true(killed);
	assert_int_equal(registered(&c), 0);
	r = coxa_(&c.a, c.db, "do", "patient.import", path);
	is_str(r.out, text_fmt(&c.a, "1 %d patients are registered.\n", MANY));
	close_clinic(&c);
}

static void
only_a_manager_imports(void **state)
{
	struct clinic c;
	struct ran r;

	(void)state;
	open_clinic(&c);
	assert_int_equal(
	    coxa_(&c.a, c.db, "do", "staff.add", "login=rita", "name=Rita", "role=reception")
		.status,
	    EX_OK);
	r = coxa_(&c.a, c.db, "--as", "rita", "do", "patient.import",
	    file(&c, HEADER SANA, strlen(HEADER SANA)));
	assert_int_equal(r.status, EX_NOPERM);
	assert_int_equal(registered(&c), 0);
	close_clinic(&c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_file_is_taken_whole_and_taken_back_whole),
		cmocka_unit_test(each_fault_is_named_and_then_nobody_is_registered),
		cmocka_unit_test(who_was_not_asked_refused_nothing),
		cmocka_unit_test(the_same_file_changes_nothing_a_second_time),
		cmocka_unit_test(what_is_no_table_is_refused),
		cmocka_unit_test(a_kill_in_the_middle_registers_nobody),
		cmocka_unit_test(only_a_manager_imports),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
