#include "lib/test.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"

void
test_is_str(const char *got, const char *want, const char *file, int line)
{
	if (strcmp(got, want) == 0)
		return;
	print_error("--- got\n%s\n--- want\n%s\n---\n", got, want);
	_fail(file, line);
}

void
test_must(bool done, const struct err *e, const char *call, const char *file, int line)
{
	if (done)
		return;
	print_error("%s: %s\n", call, e->text);
	_fail(file, line);
}

const char *
test_top(struct arena *a, const char *path)
{
	const char *top = getenv("TOP");

	return text_fmt(a, "%s/%s", top == NULL ? "." : top, path);
}

/* The folders that this program made, to be removed at its end. */
static struct {
	pid_t owner;
	int n;
	char path[256][64];
} made;

static int
remove_one(const char *path, const struct stat *st, int type, struct FTW *at)
{
	(void)st, (void)type, (void)at;
	(void)remove(path);
	return 0;
}

static void
remove_made(void)
{
	for (int i = 0; i < made.n && made.owner == getpid(); i++)
		(void)nftw(made.path[i], remove_one, 8, FTW_DEPTH | FTW_PHYS | FTW_MOUNT);
}

static void
remove_later(const char *dir)
{
	if (made.owner == 0 && getenv("KEEP") == NULL) {
		made.owner = getpid();
		(void)atexit(remove_made);
	}
	if (made.n < 256 && strlen(dir) < sizeof(made.path[0]))
		snprintf(made.path[made.n++], sizeof(made.path[0]), "%s", dir);
}

const char *
test_dir(struct arena *a)
{
	const char *tmp = getenv("TMPDIR");
	char *dir = text_fmt(a, "%s/coxa-test-XXXXXX", tmp == NULL ? "/tmp" : tmp);

	assert_non_null(mkdtemp(dir));
	remove_later(dir);
	return dir;
}
