/* The queue of writers: by the order of coming, over the dead, and never for ever. */
#include "lib/test.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/text.h"
#include "store/turn.h"

enum { LONG_MS = 30000 };

struct queue {
	struct arena a;
	const char *path;
	int mine; /* taken */
	int said[2];
};

static void
open_queue(struct queue *q)
{
	*q = (struct queue){ 0 };
	q->path = text_fmt(&q->a, "%s/coxa.db", test_dir(&q->a));
	q->mine = turn_open(q->path);
	assert_true(q->mine >= 0);
	assert_true(turn_take(q->mine, 0));
	assert_int_equal(pipe(q->said), 0);
}

static void
close_queue(struct queue *q)
{
	turn_close(q->mine);
	close(q->said[0]);
	close(q->said[1]);
	arena_clear(&q->a);
}

/* Somebody has that place. */
static bool
is_taken(struct queue *q, off_t place)
{
	struct flock l = {
		.l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = place, .l_len = 1
	};

	assert_int_equal(fcntl(q->mine, F_OFD_GETLK, &l), 0);
	return l.l_type != F_UNLCK;
}

/* Another process, which says its letter when its turn comes; it stands there on return. */
static pid_t
somebody_comes(struct queue *q, char letter, off_t place)
{
	pid_t pid = fork();

	assert_true(pid >= 0);
	if (pid == 0) {
		int turn = turn_open(q->path);
		bool came = turn_take(turn, LONG_MS);

		_exit(!came || write(q->said[1], &letter, 1) != 1);
	}
	while (!is_taken(q, place))
		assert_int_equal(waitpid(pid, NULL, WNOHANG), 0);
	return pid;
}

static void
who_came_first_goes_first(void **state)
{
	static const char letters[] = "abcdef";
	struct queue q;
	char said[sizeof(letters)] = "";

	(void)state;
	open_queue(&q);
	for (int i = 0; letters[i] != '\0'; i++)
		(void)somebody_comes(&q, letters[i], i + 1);
	turn_end(q.mine);
	for (int i = 0; letters[i] != '\0'; i++)
		assert_int_equal(read(q.said[0], &said[i], 1), 1);
	is_str(said, letters);
	while (wait(NULL) > 0)
		;
	close_queue(&q);
}

static void
the_dead_leave_their_place(void **state)
{
	struct queue q;
	char said;
	pid_t first, second;

	(void)state;
	open_queue(&q);
	first = somebody_comes(&q, 'a', 1);
	second = somebody_comes(&q, 'b', 2);
	kill(first, SIGKILL);
	waitpid(first, NULL, 0);
	turn_end(q.mine);
	assert_int_equal(read(q.said[0], &said, 1), 1);
	assert_int_equal(said, 'b');
	waitpid(second, NULL, 0);
	close_queue(&q);
}

static void
who_waited_long_enough_leaves_the_queue(void **state)
{
	struct queue q;
	int other;

	(void)state;
	open_queue(&q);
	other = turn_open(q.path);
	assert_false(turn_take(other, 1));
	assert_false(is_taken(&q, 1));
	turn_end(q.mine);
	assert_true(turn_take(other, LONG_MS));
	turn_close(other);
	close_queue(&q);
}

static void
where_there_is_no_queue_nobody_waits(void **state)
{
	int none = turn_open("/none/such/coxa.db");

	(void)state;
	assert_int_equal(none, -1);
	assert_false(turn_take(none, LONG_MS));
	turn_end(none);
	turn_close(none);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(who_came_first_goes_first),
		cmocka_unit_test(the_dead_leave_their_place),
		cmocka_unit_test(who_waited_long_enough_leaves_the_queue),
		cmocka_unit_test(where_there_is_no_queue_nobody_waits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
