/* Whatever surrounds the program, it works or says in one line why not; the records and
 * the work of others are untouched. */
#include "lib/test.h"

#include <fcntl.h>
#include <grp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <sysexits.h>
#include <termios.h>
#include <unistd.h>

#include <sqlite3.h>

#include "base/text.h"
#include "lib/process.h"
#include "lib/tty.h"

struct place {
	struct arena a;
	const char *dir, *db;
};

static void
open_place(struct place *p)
{
	*p = (struct place){ 0 };
	p->dir = test_dir(&p->a);
	p->db = text_fmt(&p->a, "%s/c.db", p->dir);
	assert_int_equal(coxa_(&p->a, p->db, "init", "--zone", "Europe/Berlin").status, EX_OK);
	assert_int_equal(coxa_(&p->a, p->db, "do", "patient.register", "family=Okafor",
			     "given=Kemi", "born=1981-03-04", "sex=F")
			     .status,
	    EX_OK);
}

static void
close_place(struct place *p)
{
	struct ran r = coxa_(&p->a, p->db, "check");

	is_str(r.out, "");
	assert_non_null(strstr(r.err, "Nothing is wrong"));
	arena_clear(&p->a);
}

/* One change, by a program that starts well. */
static void
others_work(struct place *p)
{
	struct ran r = coxa_(&p->a, p->db, "do", "alert.add", "patient=#1", "text=x");

	is_str(r.err, "");
	assert_int_equal(r.status, EX_OK);
}

/* coxa in a child that spoils what surrounds it first; what it said on standard error. */
static int
spoilt(struct place *p, void (*spoil)(struct place *), const char *const *words, const char **said)
{
	const char *argv[16] = { coxa_path(&p->a), "--data", test_top(&p->a, "."), "--db", p->db,
		"--now", "2026-11-23T09:00" };
	const char *err = text_fmt(&p->a, "%s/said", p->dir);
	char *text = arena_alloc(&p->a, 2000);
	FILE *f;
	int status;
	pid_t pid;

	for (int i = 7; *words != NULL; i++)
		argv[i] = *words++;
	fflush(NULL);
	pid = fork();
	assert_true(pid >= 0);
	if (pid == 0) {
		int e = open(err, O_WRONLY | O_CREAT | O_TRUNC, 0600),
		    null = open("/dev/null", O_RDWR);

		dup2(null, 0);
		dup2(null, 1);
		dup2(e, 2);
		spoil(p);
		execv(argv[0], (char *const *)(uintptr_t)argv);
		_exit(127);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	f = fopen(err, "r");
	text[fread(text, 1, 1999, f)] = '\0';
	fclose(f);
	*said = text;
	return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

/* At most one line. */
static void
is_quiet(const char *said)
{
	const char *end = strchr(said, '\n');

	if (end != NULL)
		is_str(end, "\n");
}

static void
from_a_file(struct place *p)
{
	dup2(open(p->db, O_RDONLY), 0);
}
static void
into_a_file(struct place *p)
{
	dup2(open(text_fmt(&p->a, "%s/out", p->dir), O_WRONLY | O_CREAT, 0600), 1);
}
static void
into_a_full_disk(struct place *p)
{
	(void)p;
	dup2(open("/dev/full", O_WRONLY), 1);
}
static void
into_a_pipe(struct place *p)
{
	int end[2];

	(void)p;
	if (pipe(end) == 0) {
		dup2(end[1], 1);
		close(end[0]);
		close(end[1]);
	}
}
static void
closed_in(struct place *p)
{
	(void)p;
	close(0);
}
static void
closed_out(struct place *p)
{
	(void)p;
	close(1);
}
static void
closed_all(struct place *p)
{
	(void)p;
	close(0);
	close(1);
	close(2);
}

static void
without_a_terminal_the_screens_do_not_begin(void **state)
{
	static void (*const spoil[])(struct place *) = { from_a_file, into_a_file, into_a_full_disk,
		into_a_pipe, closed_in, closed_out, closed_all };
	struct place p;

	(void)state;
	open_place(&p);
	for (size_t i = 0; i < sizeof(spoil) / sizeof(*spoil); i++) {
		const char *said;
		int status = spoilt(&p, spoil[i], (const char *const[]){ NULL }, &said);

		assert_int_equal(status, EX_DATAERR);
		if (spoil[i] != closed_all && strstr(said, "are not a terminal") == NULL)
			is_str(said, "are not a terminal");
		is_quiet(said);
	}
	close_place(&p);
}

/* Subcommands do not need one: they say what they could not write, and no more. */
static void
a_reader_that_went_away_is_one_line_at_most(void **state)
{
	static const char *const words[][5] = { { "audit", "show", "--csv" }, { "print", "outage" },
		{ "do", "--list" }, { "check" }, { "advise" } };
	static void (*const spoil[])(
	    struct place *) = { into_a_pipe, into_a_full_disk, closed_in, closed_out, closed_all };
	struct place p;

	(void)state;
	open_place(&p);
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		for (size_t k = 0; k < sizeof(spoil) / sizeof(*spoil); k++) {
			const char *said;
			int status = spoilt(&p, spoil[k], words[i], &said);

			if (status >= 128 && status != 128 + SIGPIPE)
				fail_msg("%s: status %d, %s", words[i][0], status, said);
			if (spoil[k] == into_a_full_disk && i < 3)
				assert_int_not_equal(status, EX_OK);
			is_quiet(said);
		}
	close_place(&p);
}

static void
limit(int what, rlim_t n)
{
	struct rlimit l = { n, n };

	setrlimit((__rlimit_resource_t)what, &l);
}
static void
four_files(struct place *p)
{
	(void)p;
	limit(RLIMIT_NOFILE, 4);
}
static void
small_files(struct place *p)
{
	(void)p;
	limit(RLIMIT_FSIZE, 64);
}
static void
small_stack(struct place *p)
{
	(void)p;
	limit(RLIMIT_STACK, 64 << 10);
}
static void
one_second(struct place *p)
{
	(void)p;
	limit(RLIMIT_CPU, 1);
}

#ifndef __SANITIZE_ADDRESS__
static void
one_process(struct place *p)
{
	(void)p;
	limit(RLIMIT_NPROC, 1);
}
static void
little_memory(struct place *p)
{
	(void)p;
	limit(RLIMIT_AS, 20 << 20);
}
static void
some_memory(struct place *p)
{
	(void)p;
	limit(RLIMIT_AS, 120 << 20);
}
#endif

static void
limits_end_in_a_line_or_in_a_save(void **state)
{
	static const struct {
		void (*spoil)(struct place *);
		bool works;
	} row[] = { { four_files, false }, { small_files, false }, { small_stack, true },
		{ one_second, true },
#ifndef __SANITIZE_ADDRESS__ /* which takes terabytes of addresses and a thread of its own */
		{ one_process, true }, { little_memory, false }, { some_memory, true }
#endif
	};
	const char *const words[] = { "do", "alert.add", "patient=#1", "text=y", NULL };
	struct place p;

	(void)state;
	open_place(&p);
	for (size_t i = 0; i < sizeof(row) / sizeof(*row); i++) {
		const char *said;
		int status = spoilt(&p, row[i].spoil, words, &said);

		/* Too little memory may be too little for the loader: it says so by itself. */
		if (row[i].works ? status != EX_OK : status == EX_OK || status == 139)
			fail_msg("limit %zu: status %d, %s", i, status, said);
		is_quiet(said);
		others_work(&p);
	}
	close_place(&p);
}

static const char *
long_one(struct arena *a, const char *name, size_t n)
{
	char *s = arena_alloc(a, strlen(name) + n + 1);

	memcpy(s, name, strlen(name));
	memset(s + strlen(name), 'x', n);
	return s;
}

/* A manager without a password may; where one is asked, the screen asks it. */
static void
the_screens_are_theirs_who_is_named_by_as(void **state)
{
	struct place p;
	const char *argv[10];
	struct tty *t;

	(void)state;
	open_place(&p);
	argv[0] = coxa_path(&p.a);
	argv[1] = "--data";
	argv[2] = test_top(&p.a, ".");
	argv[3] = "--db";
	argv[4] = p.db;
	argv[5] = "--as";
	argv[6] = "rita";
	argv[7] = NULL;
	assert_int_equal(
	    coxa_(&p.a, p.db, "do", "staff.add", "login=rita", "name=Rita Ives", "role=reception")
		.status,
	    EX_OK);
	t = tty_start(&(struct tty_options){ 0 }, argv);
	tty_see(t, "Rita Ives");
	tty_keys(t, "g q");
	assert_int_equal(tty_status(t), EX_OK);
	tty_end(t);
	argv[6] = "nobody";
	t = tty_start(&(struct tty_options){ 0 }, argv);
	tty_see(t, "Nobody here signs in as nobody.");
	assert_int_not_equal(tty_status(t), EX_OK);
	tty_end(t);
	assert_int_equal(
	    coxa_(&p.a, p.db, "do", "staff.password", "password=long enough").status, EX_OK);
	argv[5] = NULL;
	t = tty_start(&(struct tty_options){ 0 }, argv);
	tty_see(t, "Password");
	tty_keys(t, "F12");
	assert_int_equal(tty_status(t), EX_OK);
	tty_end(t);
	close_place(&p);
}

/* The screens open, a name can be typed, and they end. */
static void
can_be_used(struct place *p, const char *const *env)
{
	const char *const argv[] = { coxa_path(&p->a), "--data", test_top(&p->a, "."), "--db",
		p->db, "--now", "2026-11-23T09:00", NULL };
	struct tty *t = tty_start(&(struct tty_options){ .env = env }, argv);

	tty_see(t, "09:00");
	tty_see(t, "Today");
	tty_keys(t, "/ k e m i");
	tty_see(t, "OKAFOR, Kemi");
	tty_keys(t, "F3");
	tty_see(t, "Nobody is booked today");
	tty_keys(t, "g q");
	assert_int_equal(tty_status(t), EX_OK);
	tty_end(t);
}

static void
an_environment_made_to_harm_changes_nothing(void **state)
{
	static const char *const row[][4] = {
		{ "TERMINFO=/nonexistent", "TERMINFO_DIRS=::/x",
		    "TERMCAP=x:cl=\\E]52;c;eA==\\007:" },
		{ "LINES=99999999", "COLUMNS=-5" },
		{ "LINES=65535", "COLUMNS=65535" },
		{ "LINES=0", "COLUMNS=x" },
		{ "HOME=", "XDG_DATA_HOME=../x", "XDG_RUNTIME_DIR=relative" },
		{ "HOME=/nonexistent", "TMPDIR=/nonexistent", "SQLITE_TMPDIR=/nonexistent" },
		{ "TZ=:/x", "LANG=xx_YY", "LANGUAGE=../../../tmp" },
		{ "TZ=../../etc/passwd", "NLSPATH=/x/%s", "LOCPATH=/x" },
		{ "EDITOR=/bin/false", "PAGER=/bin/false", "IFS=x" },
		{ "PATH=", "SHELL=/nonexistent", "ESCDELAY=-1" },
		{ "LC_ALL=tr_TR.UTF-8", "LC_NUMERIC=de_DE.UTF-8", "TABSIZE=-1" },
		{ "LC_ALL=C", "LANG=C", "NCURSES_NO_UTF8_ACS=1" },
		{ "LC_ALL=", "LANG=", "LC_CTYPE=" },
		{ "GCONV_PATH=/x", "MALLOC_PERTURB_=165", "RES_OPTIONS=x" },
	};
	const char *huge[16] = { NULL };
	struct place p;

	(void)state;
	open_place(&p);
	for (size_t i = 0; i < sizeof(row) / sizeof(*row); i++)
		can_be_used(&p, row[i]);
	for (int i = 0; i < 12; i++)
		huge[i] = long_one(&p.a, text_fmt(&p.a, "HUGE%d=", i), 100000);
	can_be_used(&p, huge);
	can_be_used(&p,
	    (const char *const[]){ long_one(&p.a, "TZ=", 5000), long_one(&p.a, "LANG=", 5000),
		long_one(&p.a, "HOME=/", 5000), NULL });
	close_place(&p);
}

/* The clinic has its zone, and numbers and names are read the same everywhere. */
static void
neither_zone_nor_language_of_the_terminal_is_the_clinics(void **state)
{
	static const char *const row[][2] = {
		{ "TZ", "Pacific/Kiritimati" },
		{ "TZ", ":/x" },
		{ "TZ", "" },
		{ "TZ", "EST5EDT4,M3.2.0,M11.1.0" },
		{ "LC_ALL", "tr_TR.UTF-8" },
		{ "LC_ALL", "de_DE.UTF-8" },
		{ "LC_ALL", "xx_YY" },
		{ "LC_ALL", "C" },
	};
	struct place p;

	(void)state;
	open_place(&p);
	for (size_t i = 0; i < sizeof(row) / sizeof(*row); i++) {
		const char *was = getenv(row[i][0]), *before = was == NULL ? NULL : strdup(was);
		struct ran r;

		setenv(row[i][0], row[i][1], 1);
		others_work(&p);
		r = coxa_(&p.a, p.db, "audit", "head");
		if (strstr(r.out, "2026-11-23T08:00:00Z") == NULL)
			is_str(r.out, "2026-11-23T08:00:00Z");
		r = coxa_(&p.a, p.db, "do", "closure.add", "from=2026-12-24",
		    text_fmt(&p.a, "name=I\xC4\xB1\xC3\xBC %zu", i));
		is_str(r.err, "");
		if (strstr(r.out, text_fmt(&p.a, "I\xC4\xB1\xC3\xBC %zu", i)) == NULL)
			is_str(r.out, "I\xC4\xB1\xC3\xBC");
		if (before != NULL)
			setenv(row[i][0], before, 1);
		else
			unsetenv(row[i][0]);
		free((void *)(uintptr_t)before);
	}
	close_place(&p);
}

static void
open_umask(struct place *p)
{
	(void)p;
	umask(0);
}
static void
shut_umask(struct place *p)
{
	(void)p;
	umask(0777);
}

static void
no_umask_opens_a_file_to_others(void **state)
{
	static void (*const spoil[])(struct place *) = { open_umask, shut_umask };
	static const char *const name[] = { "c.db", "c.db-journal", "c.db.lock", "drafts.db" };
	const char *said;
	struct stat st;
	struct place p;

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		p = (struct place){ 0 };
		p.dir = test_dir(&p.a);
		p.db = text_fmt(&p.a, "%s/c.db", p.dir);
		assert_int_equal(
		    spoilt(&p, spoil[i], (const char *const[]){ "init", NULL }, &said), EX_OK);
		tty_end(coxa_screens(&p.a, p.db));
		for (size_t k = 0; k < sizeof(name) / sizeof(*name); k++)
			if (stat(text_fmt(&p.a, "%s/%s", p.dir, name[k]), &st) == 0)
				assert_int_equal(st.st_mode & 07, 0);
		arena_clear(&p.a);
	}
}

/* A user whom nobody knows: neither the machine nor the staff. */
static void
become_nobody_knows(struct place *p)
{
	(void)p;
	if (setgroups(0, NULL) != 0 || setgid(65533) != 0 || setuid(65531) != 0)
		_exit(99);
}

static void
users_whom_nobody_knows_change_nothing(void **state)
{
	const char *const change[] = { "do", "alert.add", "patient=#1", "text=z", NULL };
	const char *const init[] = { "init", NULL };
	const char *said;
	struct place p, own;
	struct ran audit;
	int status;

	(void)state;
	if (getuid() != 0)
		skip();
	open_place(&p);
	assert_int_equal(chown(p.db, 0, 65533), 0);
	assert_int_equal(chmod(p.dir, 0770), 0);
	assert_int_equal(chown(p.dir, 0, 65533), 0);
	assert_int_equal(chown(text_fmt(&p.a, "%s.lock", p.db), 0, 65533), 0);
	assert_int_equal(chown(text_fmt(&p.a, "%s-journal", p.db), 0, 65533), 0);
	for (int i = 0; i < 2; i++) {
		status = spoilt(&p, become_nobody_knows, change, &said);
		if (status == 127) { /* built in a folder that is closed to others */
			close_place(&p);
			skip();
		}
		if (status != EX_NOPERM)
			fail_msg("status %d, %s", status, said);
		is_quiet(said);
	}
	others_work(&p); /* root, who made it, goes on */
	/* One line in the audit, however often they come. */
	audit = coxa_(&p.a, p.db, "audit", "show", "--csv");
	assert_non_null(strstr(audit.out, ",65531,"));
	assert_null(strstr(strstr(audit.out, ",65531,") + 1, ",65531,"));
	close_place(&p);
	/* A clinic of one's own, without a name in the list of users. */
	own = (struct place){ 0 };
	own.dir = test_dir(&own.a);
	own.db = text_fmt(&own.a, "%s/c.db", own.dir);
	assert_int_equal(chown(own.dir, 65531, 65533), 0);
	status = spoilt(&own, become_nobody_knows, init, &said);
	if (status != EX_OK && (status >= 128 || said[0] == '\0'))
		fail_msg("status %d, %s", status, said);
	is_quiet(said);
	arena_clear(&own.a);
}

static struct tty *
at_the_form(struct place *p)
{
	struct tty *t = coxa_screens(&p->a, p->db);

	tty_see(t, "Today");
	tty_keys(t, "F6");
	tty_see(t, "New patient");
	return t;
}

static void
a_terminal_that_stands_still_stops_nobody_else(void **state)
{
	struct place p;
	struct tty *t;
	int fd;

	(void)state;
	open_place(&p);
	t = at_the_form(&p);
	fd = open(tty_file(t), O_RDWR | O_NOCTTY | O_CLOEXEC);
	assert_true(fd >= 0);
	assert_int_equal(tcflow(fd, TCOOFF), 0); /* as ^S at the terminal does */
	for (int i = 0; i < 200; i++)
		tty_keys(t, "F8 ^L");
	tty_keys(t, "O k a f o r");
	others_work(&p);
	assert_int_equal(tcflow(fd, TCOON), 0);
	tty_see(t, "Okafor");
	assert_int_equal(tcflow(fd, TCOOFF), 0);
	tty_keys(t, "^L ^L Enter A d a");
	tty_signal(t, SIGHUP); /* is obeyed while nothing can be written */
	assert_int_equal(tty_status(t), EX_OK);
	close(fd);
	tty_end(t);
	t = at_the_form(&p);
	tty_see(t, "Half filled at 09:00: Okafor");
	tty_keys(t, "F6");
	tty_see(t, "Your draft of 09:00 is open.");
	tty_see(t, "Okafor");
	tty_end(t);
	close_place(&p);
}

static void
a_stopped_session_stops_nobody_else_and_goes_on(void **state)
{
	struct place p;
	struct tty *t;

	(void)state;
	open_place(&p);
	t = at_the_form(&p);
	tty_keys(t, "H a l l");
	tty_see(t, "Hall");
	tty_signal(t, SIGSTOP);
	tty_keys(t, "e r Enter");
	others_work(&p);
	tty_signal(t, SIGCONT);
	tty_see(t, "Haller");
	tty_keys(t, "A n n");
	tty_see(t, "▸ Given name            Ann");
	tty_end(t);
	close_place(&p);
}

/* A program that has the database and was stopped. */
static pid_t
holds_and_stops(struct place *p)
{
	pid_t pid;
	int ready[2], status;
	char one;

	assert_int_equal(pipe(ready), 0);
	pid = fork();
	assert_true(pid >= 0);
	if (pid == 0) {
		sqlite3 *h;

		if (sqlite3_open(p->db, &h) == SQLITE_OK
		    && sqlite3_exec(h, "BEGIN EXCLUSIVE", NULL, NULL, NULL) == SQLITE_OK
		    && write(ready[1], "x", 1) == 1)
			raise(SIGSTOP);
		_exit(1);
	}
	assert_int_equal(read(ready[0], &one, 1), 1);
	assert_int_equal(waitpid(pid, &status, WUNTRACED), pid);
	assert_true(WIFSTOPPED(status));
	close(ready[0]);
	close(ready[1]);
	return pid;
}

static void
who_holds_the_database_is_named_and_the_form_waits(void **state)
{
	struct place p;
	struct tty *t;
	pid_t holder;

	(void)state;
	open_place(&p);
	t = at_the_form(&p);
	tty_keys(t, "H a l l Enter A n n F8 PgDn");
	tty_type(t, "04031961");
	tty_keys(t, "Enter f");
	tty_see(t, "1 Female");
	holder = holds_and_stops(&p);
	tty_keys(t, "F2");
	tty_see(t, text_fmt(&p.a, "(process %d, ", (int)holder));
	tty_see(t, "stopped) is holding the database");
	tty_see(t, "1 Female");
	kill(holder, SIGKILL);
	waitpid(holder, NULL, 0);
	tty_keys(t, "F2");
	tty_see(t, "HALL, Ann is registered as");
	tty_end(t);
	close_place(&p);
}

/* None is a reason to end, to lose a key or to leave the screen torn. */
static void
signals_at_any_moment_lose_no_key(void **state)
{
	static const int sig[] = { SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH, SIGPIPE, SIGXFSZ,
		SIGXCPU, SIGUSR1, SIGUSR2, SIGALRM, SIGTTIN, SIGTTOU, SIGVTALRM, SIGPROF };
	static const char letters[] = "abcdefghijklmnopqrstuvwxyzabcd";
	uint64_t seed = 11;
	struct place p;
	struct tty *t;

	(void)state;
	open_place(&p);
	t = at_the_form(&p);
	for (size_t i = 0; letters[i] != '\0'; i++) {
		const char one[] = { letters[i], '\0' };

		tty_type(t, one);
		for (int k = 0; k < 50; k++) {
			seed = seed * 6364136223846793005u + 1442695040888963407u;
			tty_signal(t, sig[(seed >> 33) % (sizeof(sig) / sizeof(*sig))]);
		}
	}
	tty_see(t, letters);
	tty_keys(t, "Enter A n n");
	tty_see(t, "▸ Given name            Ann");
	tty_signal(t, SIGTERM);
	assert_int_equal(tty_status(t), EX_OK);
	tty_end(t);
	t = at_the_form(&p);
	tty_see(t, letters);
	tty_end(t);
	close_place(&p);
}

/* The Unix user is whom --as names when it names nobody. */
static void
where_a_password_is_set_the_screen_asks_for_it(void **state)
{
	struct place p;
	struct tty *t;

	(void)state;
	open_place(&p);
	assert_int_equal(
	    coxa_(&p.a, p.db, "do", "staff.password", "password=correct horse").status, EX_OK);
	t = coxa_screens(&p.a, p.db);
	tty_see(t, "Enter sign in");
	tty_end(t);
	close_place(&p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_screens_are_theirs_who_is_named_by_as),
		cmocka_unit_test(without_a_terminal_the_screens_do_not_begin),
		cmocka_unit_test(a_reader_that_went_away_is_one_line_at_most),
		cmocka_unit_test(limits_end_in_a_line_or_in_a_save),
		cmocka_unit_test(an_environment_made_to_harm_changes_nothing),
		cmocka_unit_test(neither_zone_nor_language_of_the_terminal_is_the_clinics),
		cmocka_unit_test(no_umask_opens_a_file_to_others),
		cmocka_unit_test(users_whom_nobody_knows_change_nothing),
		cmocka_unit_test(a_terminal_that_stands_still_stops_nobody_else),
		cmocka_unit_test(a_stopped_session_stops_nobody_else_and_goes_on),
		cmocka_unit_test(who_holds_the_database_is_named_and_the_form_waits),
		cmocka_unit_test(signals_at_any_moment_lose_no_key),
		cmocka_unit_test(where_a_password_is_set_the_screen_asks_for_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
