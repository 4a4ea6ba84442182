#include "lib/process.h"

#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/text.h"
#include "lib/test.h"
#include "lib/tty.h"

enum { WORDS = 200 };

const char *
coxa_path(struct arena *a)
{
	const char *path = getenv("COXA");

	return arena_str(a, path != NULL ? path : "./coxa");
}

static const char *
all_of(struct arena *a, const char *path)
{
	struct text t = { .a = a };
	FILE *f = fopen(path, "r");
	char part[4096];
	size_t n;

	assert_non_null(f);
	while ((n = fread(part, 1, sizeof(part), f)) > 0)
		text_addn(&t, part, n);
	fclose(f);
	return text_get(&t);
}

static bool
file_has(const char *path, const char *text)
{
	static const size_t most = (size_t)1 << 22;
	struct arena a = { 0 };
	FILE *f = fopen(path, "r");
	char *all = arena_alloc(&a, most);
	size_t n = f == NULL ? 0 : fread(all, 1, most, f);
	bool has = memmem(all, n, text, strlen(text)) != NULL;

	if (f != NULL)
		fclose(f);
	arena_clear(&a);
	return has;
}

/* SQLite writes the pages first; only the emptied journal makes them stand. */
static bool
is_committed(const char *path)
{
	struct arena a = { 0 };
	struct stat st;
	bool done = stat(text_fmt(&a, "%s-journal", path), &st) != 0 || st.st_size == 0;

	arena_clear(&a);
	return done;
}

void
process_file_shows(const char *path, const char *text)
{
	enum { TRIES = 200, TRY_MS = 50 };

	for (int i = 0; i < TRIES; i++) {
		if (file_has(path, text) && is_committed(path))
			return;
		poll(NULL, 0, TRY_MS);
	}
	fail_msg("%s does not hold \"%s\"", path, text);
}

static void
become(const char *const *words, const char *out, const char *err)
{
	int o = open(out, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	int x = open(err, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	int i = open("/dev/null", O_RDONLY);

	if (o < 0 || x < 0 || i < 0 || dup2(i, 0) < 0 || dup2(o, 1) < 0 || dup2(x, 2) < 0)
		_exit(126);
	execv(words[0], (char *const *)(uintptr_t)words);
	_exit(127);
}

struct ran
process_run(struct arena *a, const char *const *argv)
{
	const char *dir = test_dir(a), *out = text_fmt(a, "%s/out", dir),
		   *err = text_fmt(a, "%s/err", dir);
	int status;
	pid_t pid;

	fflush(NULL);
	pid = fork();
	assert_true(pid >= 0);
	if (pid == 0)
		become(argv, out, err);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	return (struct ran){
		.status = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status),
		.out = all_of(a, out),
		.err = all_of(a, err),
	};
}

struct ran
coxa(struct arena *a, const char *db, const char *const *argv)
{
	const char *words[WORDS] = { coxa_path(a), "--data", test_top(a, "."), "--db", db, "--now",
		"2026-11-23T09:00" };
	size_t n = 7;

	for (size_t i = 0; argv[i] != NULL; i++) {
		assert_true(n + 1 < WORDS);
		words[n++] = argv[i];
	}
	return process_run(a, words);
}

struct tty *
coxa_screens(struct arena *a, const char *db)
{
	const char *const argv[] = { coxa_path(a), "--data", test_top(a, "."), "--db", db, "--now",
		"2026-11-23T09:00", NULL };

	if (access(db, F_OK) != 0)
		assert_int_equal(coxa_(a, db, "init").status, 0);
	return tty_start(&(struct tty_options){ 0 }, argv);
}
