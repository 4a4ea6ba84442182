#include "lib/test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

const char *
test_dir(struct arena *a)
{
	const char *tmp = getenv("TMPDIR");
	char *dir = text_fmt(a, "%s/coxa-test-XXXXXX", tmp == NULL ? "/tmp" : tmp);

	assert_non_null(mkdtemp(dir));
	return dir;
}
