#include "lib/dialogue.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/text.h"
#include "lib/process.h"
#include "lib/test.h"

enum { DEADLINE_MS = 30000, WORDS = 20 };

struct dialogue {
	struct arena *a;
	struct text all;
	size_t since; /* of all, from the last answer on */
	const char *asks;
	int in, out;
	pid_t pid;
};

static void
become(const char *const *argv, int in, int out)
{
	if (dup2(in, 0) < 0 || dup2(out, 1) < 0 || dup2(out, 2) < 0)
		_exit(126);
	execv(argv[0], (char *const *)(uintptr_t)argv);
	_exit(127);
}

/* The last line, when it is a question. */
static const char *
question(const struct dialogue *d)
{
	const char *all = text_get(&d->all), *last = strrchr(all, '\n');
	size_t n = strlen(all);

	if (n < d->since + 2 || strcmp(all + n - 2, ": ") != 0)
		return NULL;
	return last == NULL ? all : last + 1;
}

void
dialogue_wait(struct dialogue *d)
{
	char part[65536];

	d->asks = NULL;
	while (d->asks == NULL) {
		struct pollfd p = { .fd = d->out, .events = POLLIN };
		ssize_t n;

		if (poll(&p, 1, DEADLINE_MS) <= 0)
			fail_msg("no question came after:\n%s", text_get(&d->all) + d->since);
		n = read(d->out, part, sizeof(part));
		if (n > 0)
			text_addn(&d->all, part, (size_t)n);
		d->asks = n > 0 ? question(d) : "";
	}
}

struct dialogue *
coxa_plain(struct arena *a, const char *db, const char *const *more)
{
	return coxa_plain_at(a, db, "2026-11-23T09:00", more);
}

struct dialogue *
coxa_plain_at(struct arena *a, const char *db, const char *now, const char *const *more)
{
	const char *argv[WORDS] = { coxa_path(a), "--plain", "--data", test_top(a, "."), "--db", db,
		"--now", now };
	struct dialogue *d = arena_new(a, struct dialogue);
	int in[2], out[2];
	size_t n = 8;

	for (size_t i = 0; more != NULL && more[i] != NULL; i++)
		argv[n++] = more[i];
	*d = (struct dialogue){ .a = a, .all = { .a = a } };
	text_add(&d->all, "");
	signal(SIGPIPE, SIG_IGN);
	assert_int_equal(pipe2(in, O_CLOEXEC), 0);
	assert_int_equal(pipe2(out, O_CLOEXEC), 0);
	d->pid = fork();
	assert_true(d->pid >= 0);
	if (d->pid == 0)
		become(argv, in[0], out[1]);
	close(in[0]);
	close(out[1]);
	d->in = in[1];
	d->out = out[0];
	dialogue_wait(d);
	return d;
}

const char *
dialogue_asks(const struct dialogue *d)
{
	return d->asks;
}

void
dialogue_send(struct dialogue *d, const char *bytes, size_t n)
{
	d->since = d->all.len;
	assert_int_equal(write(d->in, bytes, n), (ssize_t)n);
}

void
dialogue_say(struct dialogue *d, const char *line)
{
	struct arena turn = { 0 };
	const char *bytes = text_fmt(&turn, "%s\n", line);

	dialogue_send(d, bytes, strlen(bytes));
	arena_clear(&turn);
	dialogue_wait(d);
}

void
dialogue_say_all(struct dialogue *d, const char *const *lines)
{
	for (; *lines != NULL; lines++)
		dialogue_say(d, *lines);
}

const char *
dialogue_clinic(struct arena *a)
{
	const char *db = text_fmt(a, "%s/c.db", test_dir(a));

	assert_int_equal(coxa_(a, db, "init").status, 0);
	return db;
}

void
dialogue_register(struct dialogue *d, const char *name)
{
	struct arena turn = { 0 };

	SAY(d, text_fmt(&turn, "new %s", name), ">born", "4-3-1981", "1", "-b", ">", "y");
	dialogue_heard(d, " is registered as ");
	arena_clear(&turn);
}

bool
dialogue_said(const struct dialogue *d, const char *text)
{
	return strstr(text_get(&d->all) + d->since, text) != NULL;
}

bool
dialogue_ever_said(const struct dialogue *d, const char *text)
{
	return strstr(text_get(&d->all), text) != NULL;
}

void
dialogue_heard(const struct dialogue *d, const char *text)
{
	if (!dialogue_said(d, text))
		fail_msg("it did not say \"%s\" but:\n%s", text, text_get(&d->all) + d->since);
}

int
dialogue_end(struct dialogue *d)
{
	char part[4096];
	ssize_t n;
	int status;

	close(d->in);
	d->since = d->all.len;
	while ((n = read(d->out, part, sizeof(part))) > 0)
		text_addn(&d->all, part, (size_t)n);
	close(d->out);
	assert_int_equal(waitpid(d->pid, &status, 0), d->pid);
	return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}
