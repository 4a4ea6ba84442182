/* Files that people edit: what is wrong is said with its line, in one sentence. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"
#include "conf/conf.h"
#include "lib/test.h"

static const char *
complaint(struct arena *a, const char *text)
{
	struct conf *c;
	struct err e;

	if (!conf_string("x.cfg", text, &c, &e))
		return arena_str(a, e.text);
	conf_close(c);
	return "";
}

static void
a_broken_text_is_refused_with_its_line(void **state)
{
	static const struct {
		const char *text, *want;
	} broken[] = {
		{ "a = 1;\nb = 2;\n", "" },
		{ "a = 1;\r\nb = \"x\";\r\n", "" },
		{ "", "" },
		{ "# nothing\n// at all\n/* here */", "" },
		{ "a = 2147483647; b = -2147483648;", "" },
		{ "a = 1.5e3;", "" },
		{ "a = 1;\n/* b = 2;\n", "x.cfg:2: this /* comment is never closed" },
		{ "s = \"/* not one */\"; t = \"// nor this\";", "" },
		{ "a = 1;\nb = 99999999999;", "x.cfg:2: this number is too large" },
		{ "a = 2147483648;", "x.cfg:1: this number is too large" },
		{ "a = -2147483649;", "x.cfg:1: this number is too large" },
		{ "a = 1e400;", "x.cfg:1: this number is too large" },
		{ "a = 99999999999L;", "x.cfg:1: only plain decimal numbers, like 12 or 0.5" },
		{ "a = 0x10;", "x.cfg:1: only plain decimal numbers, like 12 or 0.5" },
		{ "a = 010;", "x.cfg:1: a number must not begin with 0" },
		{ "a = 0;", "" },
		{ "@include \"/etc/shadow\"\n",
		    "x.cfg:1: @include is not allowed: a file stands for itself" },
		{ "a = 1;\n  @include \"x.cfg\"\n",
		    "x.cfg:2: @include is not allowed: a file stands for itself" },
		{ "s = \"@include is a word here\";", "" },
		{ "a = \"open;\nb = 1;\n", "x.cfg:1: a text must close its \" on the same line" },
		{ "a = { b = 1;\n", "x.cfg:2: a bracket is not closed before the end of the file" },
		{ "a = 1; }\n", "x.cfg:1: this bracket was never opened" },
		{ "a = 1;\na = 2;\n", "x.cfg:2: duplicate setting name" },
		{ "a = ;\n",
		    "x.cfg:1: syntax error: look for a missing ; or , on this line or the one "
		    "before" },
		{ "a = \"\xff\";", "x.cfg:1: this is not UTF-8" },
		{ "\xEF\xBB\xBF"
		  "a = 1;",
		    "x.cfg:1: it begins with a byte order mark: save it as plain UTF-8" },
		{ "a = 1;\n\x1b[2J", "x.cfg:2: control character U+001B" },
	};
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(broken) / sizeof(broken[0]); i++)
		is_str(complaint(&a, broken[i].text), broken[i].want);
	arena_clear(&a);
}

static void
brackets_go_sixteen_deep_and_no_deeper(void **state)
{
	struct arena a = { 0 };
	struct text t = { .a = &a };

	(void)state;
	text_add(&t, "a = ");
	for (int i = 0; i < CONF_MAX_DEPTH; i++)
		text_add(&t, "(");
	for (int i = 0; i < CONF_MAX_DEPTH; i++)
		text_add(&t, ")");
	is_str(complaint(&a, text_get(&t)), "");
	t.len = 0;
	text_add(&t, "a = ");
	for (int i = 0; i < 20000; i++)
		text_add(&t, "(");
	is_str(complaint(&a, text_get(&t)), "x.cfg:1: brackets are nested too deeply");
	arena_clear(&a);
}

static void
write_file(const char *path, const char *bytes, size_t len)
{
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	fwrite(bytes, 1, len, f);
	fclose(f);
}

static const char *
opening(struct arena *a, const char *path)
{
	struct conf *c;
	struct err e;

	if (!conf_open(path, &c, &e))
		return arena_str(a, e.text);
	conf_close(c);
	return "";
}

static void
only_a_regular_file_of_fit_size_is_read(void **state)
{
	struct arena a = { 0 };
	const char *dir = test_dir(&a), *file = text_fmt(&a, "%s/f.cfg", dir);
	char *big = arena_alloc(&a, CONF_MAX_BYTES + 2);

	(void)state;
	is_str(opening(&a, file), text_fmt(&a, "%s: there is no such file", file));
	is_str(opening(&a, dir), text_fmt(&a, "%s: this is a folder, not a regular file", dir));
	assert_int_equal(mkfifo(file, 0600), 0);
	is_str(opening(&a, file),
	    text_fmt(&a, "%s: this is a pipe or a device, not a regular file", file));
	unlink(file);
	write_file(file, "a = 1;\0b", 8);
	is_str(opening(&a, file), text_fmt(&a, "%s:1: there is a NUL byte in it", file));
	memset(big, ' ', CONF_MAX_BYTES + 1);
	write_file(file, big, CONF_MAX_BYTES);
	is_str(opening(&a, file), "");
	write_file(file, big, CONF_MAX_BYTES + 1);
	is_str(opening(&a, file), text_fmt(&a, "%s:1: a .cfg file may have at most 256 KiB", file));
	is_str(opening(&a, "/proc/version"), /* more comes out than its size said */
	    "/proc/version: somebody is writing it: try again");
	unlink(file);
	rmdir(dir);
	arena_clear(&a);
}

static void
a_privileged_program_reads_only_safe_files(void **state)
{
	static const struct {
		uid_t owner;
		mode_t mode;
		bool safe;
	} row[] = {
		{ 0, 0644, true },
		{ 0, 0755, true },
		{ 1000, 0600, true },
		{ 1001, 0644, false },
		{ 0, 0664, false },
		{ 0, 0646, false },
		{ 0, 0666, false },
		{ 1000, 0777, false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(row) / sizeof(*row); i++) {
		struct stat st = { .st_uid = row[i].owner, .st_mode = S_IFREG | row[i].mode };

		assert_int_equal(conf_is_safe(&st, 1000), row[i].safe);
	}
}

static void
a_value_of_the_wrong_kind_is_refused(void **state)
{
	static const char text[] =
	    "s = \"x\";\nn = 5;\nf = 5.9;\nb = true;\nl = (1, 2);\ng = { };\n"
	    "w = \"decimla\";\n";
	static const char *const words[] = { "text", "decimal", NULL };
	struct arena a = { 0 };
	struct conf *c;
	struct err e;
	const char *s = "";
	double d = 0;
	bool flag = false;
	int n = 7;
	const struct conf_node *r, *list;

	(void)state;
	must(conf_string("x.cfg", text, &c, &e));
	r = conf_root(c);
	assert_false(conf_text(r, "n", &a, &s, &e));
	is_str(e.text, "x.cfg:2: n must be a text in \"quotes\"");
	assert_false(conf_num(r, "s", &d, &e));
	is_str(e.text, "x.cfg:1: s must be a number");
	assert_false(conf_flag(r, "n", &flag, &e));
	is_str(e.text, "x.cfg:2: n must be true or false");
	assert_false(conf_int(r, "f", (struct conf_range){ 0, 9 }, &n, &e));
	is_str(e.text, "x.cfg:3: f must be a whole number within 0 to 9");
	assert_false(conf_int(r, "n", (struct conf_range){ 0, 4 }, &n, &e));
	assert_false(conf_int(r, "n", (struct conf_range){ 6, 9 }, &n, &e));
	assert_int_equal(n, 7);
	must(conf_int(r, "n", (struct conf_range){ 5, 5 }, &n, &e));
	assert_int_equal(n, 5);
	must(conf_int(r, "absent", (struct conf_range){ 0, 1 }, &n, &e));
	assert_int_equal(n, 5);
	assert_false(conf_list(r, "g", &list, &e));
	is_str(e.text, "x.cfg:6: g must be a list");
	assert_false(conf_word(r, "w", words, &n, &e));
	is_str(e.text, "x.cfg:7: no w is called \"decimla\": did you mean \"decimal\"?");
	assert_false(conf_text(r, "absent", &a, &s, &e));
	is_str(e.text, "x.cfg:1: absent is missing");
	conf_close(c);
	arena_clear(&a);
}

static void
an_unknown_word_is_refused_with_the_nearest(void **state)
{
	static const char *const known[] = { "label", "required", "type", NULL };
	struct conf *c;
	struct err e;

	(void)state;
	must(conf_string("x.cfg", "label = 1;\nrequierd = true;\n", &c, &e));
	assert_false(conf_only(conf_root(c), known, &e));
	is_str(e.text, "x.cfg:2: unknown word \"requierd\": did you mean \"required\"?");
	conf_close(c);
	must(conf_string("x.cfg", "colour = 1;\n", &c, &e));
	assert_false(conf_only(conf_root(c), known, &e));
	is_str(e.text, "x.cfg:1: unknown word \"colour\"");
	conf_close(c);
	assert_null(conf_nearest("zzz", known));
	is_str(conf_nearest("tpye", known), "type");
}

static void
an_escape_does_not_smuggle_a_control_character(void **state)
{
	struct arena a = { 0 };
	struct conf *c;
	struct err e;
	const char *s;

	(void)state;
	must(conf_string(
	    "x.cfg", "s = \"\\x1b[2J\";\nt = \"two\\nlines\";\nu = \"\\xff\";", &c, &e));
	assert_false(conf_text(conf_root(c), "s", &a, &s, &e));
	is_str(e.text, "x.cfg:1: control character \\x1B in a text");
	must(conf_text(conf_root(c), "t", &a, &s, &e));
	is_str(s, "two\nlines");
	assert_false(conf_text(conf_root(c), "u", &a, &s, &e));
	conf_close(c);
	arena_clear(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_broken_text_is_refused_with_its_line),
		cmocka_unit_test(brackets_go_sixteen_deep_and_no_deeper),
		cmocka_unit_test(only_a_regular_file_of_fit_size_is_read),
		cmocka_unit_test(a_privileged_program_reads_only_safe_files),
		cmocka_unit_test(a_value_of_the_wrong_kind_is_refused),
		cmocka_unit_test(an_unknown_word_is_refused_with_the_nearest),
		cmocka_unit_test(an_escape_does_not_smuggle_a_control_character),
	};

	return cmocka_run_group_tests_name("conf", tests, NULL, NULL);
}
