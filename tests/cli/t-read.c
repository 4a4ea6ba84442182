/* Files that a person names. */
#include "lib/test.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"

/* A new file of these bytes; its path lives in a. */
static const char *
file_of(struct arena *a, const char *bytes, size_t n)
{
	const char *path = text_fmt(a, "%s/in", test_dir(a));
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	assert_int_equal(fwrite(bytes, 1, n, f), n);
	assert_int_equal(fclose(f), 0);
	return path;
}

static void
a_text_is_read_whole(void **state)
{
	struct arena a = { 0 };
	struct cli c = { .a = &a };
	struct text t = { .a = &a };
	char big[100000];
	struct err e;

	(void)state;
	memset(big, 'x', sizeof(big));
	must(cli_read(&c, file_of(&a, big, sizeof(big)), &t, &e));
	assert_int_equal(t.len, sizeof(big));
	t = (struct text){ .a = &a };
	must(cli_read(&c, "/dev/null", &t, &e));
	is_str(text_get(&t), "");
	arena_clear(&a);
}

static void
standard_input_stands_in_for_a_file(void **state)
{
	struct arena a = { 0 };
	struct cli c = { .a = &a };
	const char *path = file_of(&a, "{}\n", 3);
	struct err e;

	(void)state;
	for (int i = 0; i < 2; i++) {
		struct text t = { .a = &a };

		c.in = fopen(path, "r");
		assert_non_null(c.in);
		must(cli_read(&c, i == 0 ? NULL : "-", &t, &e));
		is_str(text_get(&t), "{}\n");
		fclose(c.in);
	}
	arena_clear(&a);
}

static void
what_is_no_text_is_refused(void **state)
{
	static const struct {
		const char *bytes;
		size_t n;
	} row[] = { { "a\0b", 3 }, { "caf\xe9", 4 }, { "\xc0\x80", 2 }, { "\xed\xa0\x80", 3 } };
	struct err e;

	(void)state;
	for (size_t i = 0; i < sizeof(row) / sizeof(*row); i++) {
		struct arena a = { 0 };
		struct cli c = { .a = &a };
		struct text t = { .a = &a };
		const char *path = file_of(&a, row[i].bytes, row[i].n);

		assert_false(cli_read(&c, path, &t, &e));
		assert_int_equal(e.code, ERR_INPUT);
		is_str(e.text, text_fmt(&a, "%s is not a text in UTF-8", path));
		arena_clear(&a);
	}
}

static void
what_is_no_file_is_named(void **state)
{
	struct arena a = { 0 };
	struct cli c = { .a = &a };
	struct text t = { .a = &a };
	const char *dir = test_dir(&a);
	struct err e;

	(void)state;
	assert_false(cli_read(&c, dir, &t, &e));
	assert_int_equal(e.code, ERR_IO);
	is_str(e.text, text_fmt(&a, "%s is a folder, not a file", dir));
	assert_false(cli_read(&c, "/none/such", &t, &e));
	assert_int_equal(e.code, ERR_IO);
	is_str(e.text, "/none/such cannot be opened: No such file or directory");
	arena_clear(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_text_is_read_whole),
		cmocka_unit_test(standard_input_stands_in_for_a_file),
		cmocka_unit_test(what_is_no_text_is_refused),
		cmocka_unit_test(what_is_no_file_is_named),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
