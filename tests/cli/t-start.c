/* The process that whoever starts coxa hands over, put in order. */
#include "lib/test.h"

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/start.h"

/* The exit status of a child that spoils itself, starts, and looks. */
static int
in_child(void (*spoil)(void), int (*look)(bool started))
{
	pid_t child = fork();
	int status;

	assert_true(child >= 0);
	if (child == 0) {
		struct start s;
		struct err e;

		spoil();
		_exit(look(start_process(&s, &e)));
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

static void
close_all_three(void)
{
	for (int fd = 0; fd <= 2; fd++)
		close(fd);
}

static int
next_file_is_above_two(bool started)
{
	return !started || open("/dev/null", O_RDONLY) <= 2;
}

static void
no_file_takes_the_place_of_a_closed_stream(void **state)
{
	(void)state;
	assert_int_equal(in_child(close_all_three, next_file_is_above_two), 0);
}

static void
ignore_and_block(void)
{
	sigset_t all;

	signal(SIGHUP, SIG_IGN);
	signal(SIGTERM, SIG_IGN);
	sigfillset(&all);
	sigprocmask(SIG_SETMASK, &all, NULL);
}

static int
hangs_up(bool started)
{
	(void)started;
	raise(SIGHUP);
	return 1;
}

static int
survives_a_broken_pipe(bool started)
{
	int end[2];

	if (!started || pipe(end) != 0)
		return 1;
	close(end[0]);
	return write(end[1], "x", 1) != -1;
}

static void
signals_mean_what_they_mean(void **state)
{
	(void)state;
	assert_int_equal(in_child(ignore_and_block, hangs_up), 128 + SIGHUP);
	assert_int_equal(in_child(ignore_and_block, survives_a_broken_pipe), 0);
}

static void
open_umask(void)
{
	umask(0);
}

static int
files_are_private(bool started)
{
	return !started || umask(0) != 0077;
}

static int
no_core(bool started)
{
	struct rlimit core;

	getrlimit(RLIMIT_CORE, &core);
	return !started || core.rlim_cur != 0;
}

static void
nothing_is_left_to_be_read_by_others(void **state)
{
	(void)state;
	assert_int_equal(in_child(open_umask, files_are_private), 0);
	assert_int_equal(in_child(open_umask, no_core), 0);
}

static void
four_files(void)
{
	struct rlimit few = { 4, 4 };

	setrlimit(RLIMIT_NOFILE, &few);
}

static void
small_files(void)
{
	struct rlimit small = { 65536, 65536 };

	setrlimit(RLIMIT_FSIZE, &small);
}

static int
is_refused(bool started)
{
	return started;
}

static void
limits_that_would_cut_a_save_are_refused(void **state)
{
	(void)state;
	assert_int_equal(in_child(four_files, is_refused), 0);
	assert_int_equal(in_child(small_files, is_refused), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_file_takes_the_place_of_a_closed_stream),
		cmocka_unit_test(signals_mean_what_they_mean),
		cmocka_unit_test(nothing_is_left_to_be_read_by_others),
		cmocka_unit_test(limits_that_would_cut_a_save_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
