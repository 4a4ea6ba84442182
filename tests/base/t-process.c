/* Which process wrote something, and whether it has ended. */
#include "lib/test.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/process.h"
#include "base/text.h"

/* A child that does nothing, and its word. */
static pid_t
begin(char word[PROCESS_WORD])
{
	int fd[2];
	pid_t pid;

	assert_int_equal(pipe(fd), 0);
	pid = fork();
	assert_true(pid >= 0);
	if (pid == 0) {
		char mine[PROCESS_WORD] = "";

		process_word(mine);
		if (write(fd[1], mine, sizeof(mine)) == (ssize_t)sizeof(mine))
			pause();
		_exit(0);
	}
	assert_int_equal(read(fd[0], word, PROCESS_WORD), PROCESS_WORD);
	close(fd[0]);
	close(fd[1]);
	return pid;
}

static void
a_process_that_was_killed_has_ended(void **state)
{
	char here[PROCESS_WORD], word[PROCESS_WORD];
	siginfo_t how;
	pid_t pid = begin(word);

	(void)state;
	process_word(here);
	assert_true(here[0] != '\0');
	assert_true(strcmp(here, word) != 0);
	assert_false(process_has_ended(word, here));
	assert_false(process_has_ended(here, here));
	kill(pid, SIGKILL);
	/* Nobody has asked yet how it ended. */
	assert_int_equal(waitid(P_PID, (id_t)pid, &how, WEXITED | WNOWAIT), 0);
	assert_true(process_has_ended(word, here));
	assert_int_equal(waitpid(pid, NULL, 0), pid);
	assert_true(process_has_ended(word, here));
}

/* The machine counts its processes round and round. */
static void
another_one_of_the_same_number_is_not_it(void **state)
{
	struct arena a = { 0 };
	char here[PROCESS_WORD];
	const char *began;

	(void)state;
	began = strrchr(process_word(here), ' ');
	assert_non_null(began);
	assert_true(process_has_ended(
	    text_fmt(&a, "%.*s 1%s", (int)(began - here), here, began + 1), here));
	arena_clear(&a);
}

/* Process 1 is another person's, or one's own in a container: it is there in both. */
static void
what_cannot_be_known_has_not_ended(void **state)
{
	struct arena a = { 0 };
	char here[PROCESS_WORD], word[PROCESS_WORD];
	pid_t pid = begin(word);
	static const char *const nothing[] = { "", " ", "  ", "a", "a b", "a b ", "a b 0 0",
		"a b c d", "a b 99999999999999999999 1" };

	(void)state;
	process_word(here);
	kill(pid, SIGKILL);
	assert_int_equal(waitpid(pid, NULL, 0), pid);
	assert_true(process_has_ended(word, here));
	assert_false(process_has_ended(text_fmt(&a, "x%s", word), here)); /* another machine */
	assert_false(process_has_ended(
	    text_fmt(&a, "%.36s pid:[1]%s", word, strchr(strchr(word, ' ') + 1, ' ')),
	    here)); /* another container */
	assert_false(process_has_ended(word, ""));
	for (size_t i = 0; i < sizeof(nothing) / sizeof(nothing[0]); i++) {
		assert_false(process_has_ended(nothing[i], here));
		assert_false(process_has_ended(here, nothing[i]));
	}
	arena_clear(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_process_that_was_killed_has_ended),
		cmocka_unit_test(another_one_of_the_same_number_is_not_it),
		cmocka_unit_test(what_cannot_be_known_has_not_ended),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
