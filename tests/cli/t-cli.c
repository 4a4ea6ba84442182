/* The command line as a whole: options, refusals, exit status. */
#include "lib/test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

#include "cli/cli.h"

struct said {
	int status;
	char *out, *err;
};

static const char *
engine(void)
{
	return "3.x";
}

static int
screens(struct cli *c)
{
	fprintf(c->out, "db %s, person %s, day %d, minute %d%s", c->db, c->person, c->now.day,
	    c->now.minute, c->now_fixed ? ", fixed" : "");
	return EX_OK;
}

static const struct cli_program program = {
	.version = "1.2", .build = "abc", .journal = "J", .sqlite = engine, .screens = screens
};

/* What coxa says to a line of arguments, apart by spaces. */
static struct said
say(struct arena *a, bool privileged, const char *line)
{
	struct cli c = { .a = a, .in = stdin, .privileged = privileged };
	struct said s = { 0 };
	size_t out_size, err_size;
	char *words = arena_str(a, line), *state = NULL;
	const char *at[32];
	struct args args = { at, 0 };

	for (char *w = strtok_r(words, " ", &state); w != NULL; w = strtok_r(NULL, " ", &state))
		at[args.n++] = w;
	c.out = open_memstream(&s.out, &out_size);
	c.err = open_memstream(&s.err, &err_size);
	s.status = cli_run(&program, &c, &args);
	fclose(c.out);
	fclose(c.err);
	return s;
}

static void
forget(struct said *s)
{
	free(s->out);
	free(s->err);
}

static void
a_misused_line_is_refused_with_usage(void **state)
{
	static const struct {
		const char *line, *err;
	} row[] = {
		{ "frobnicate", "coxa: there is no subcommand frobnicate\n" },
		{ "--frobnicate", "coxa: there is no option --frobnicate\n" },
		{ "-x", "coxa: there is no option -x\n" },
		{ "--db", "coxa: --db needs a value\n" },
		{ "--db= lint", "coxa: --db needs a value\n" },
		{ "--db --json", "coxa: --db needs a value\n" },
		{ "--db a --db b", "coxa: --db is given twice\n" },
		{ "--json=yes", "coxa: --json takes no value\n" },
		{ "--now yesterday", "coxa: yesterday is not a moment, like 2026-11-23T09:00\n" },
		{ "lint --frobnicate", "coxa: there is no option --frobnicate here\n" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(row) / sizeof(*row); i++) {
		struct arena a = { 0 };
		struct said s = say(&a, false, row[i].line);

		assert_int_equal(s.status, EX_USAGE);
		assert_int_equal(strncmp(s.err, row[i].err, strlen(row[i].err)), 0);
		assert_non_null(strstr(s.err, "usage: coxa"));
		is_str(s.out, "");
		forget(&s);
		arena_clear(&a);
	}
}

static void
common_options_stand_anywhere(void **state)
{
	static const char *const line[] = {
		"--db /x/c.db --now 1970-01-03T01:30 --as rita",
		"--now=1970-01-03T01:30 --as=rita --db=/x/c.db",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(line) / sizeof(*line); i++) {
		struct arena a = { 0 };
		struct said s = say(&a, false, line[i]);

		is_str(s.err, "");
		is_str(s.out, "db /x/c.db, person rita, day 2, minute 90, fixed");
		assert_int_equal(s.status, EX_OK);
		forget(&s);
		arena_clear(&a);
	}
}

static void
a_privileged_program_takes_no_path_and_no_clock(void **state)
{
	static const char *const line[] = { "--db x", "--data x", "--now 2026-01-01" };

	(void)state;
	for (size_t i = 0; i < sizeof(line) / sizeof(*line); i++) {
		struct arena a = { 0 };
		struct said s = say(&a, true, line[i]);

		assert_int_equal(s.status, EX_NOPERM);
		is_str(s.out, "");
		forget(&s);
		arena_clear(&a);
	}
}

static void
help_and_version_need_nothing(void **state)
{
	struct arena a = { 0 };
	struct said s = say(&a, true, "--version");

	(void)state;
	is_str(s.out, "coxa 1.2 (abc)\nSQLite 3.x\njournal J\n");
	forget(&s);
	s = say(&a, false, "lint --help");
	assert_int_equal(s.status, EX_OK);
	assert_non_null(strstr(s.out, "  lint "));
	forget(&s);
	arena_clear(&a);
}

static void
an_error_is_one_harmless_line(void **state)
{
	struct arena a = { 0 };
	struct said s = { 0 };
	struct cli c = { .a = &a };
	struct err e;
	size_t size;

	(void)state;
	c.err = open_memstream(&s.err, &size);
	err_set(&e, ERR_BUSY, "a\033[2J\nb \xc2\x9b \xe2\x80\xae \xff m\xc3\xbcller");
	assert_int_equal(cli_fail(&c, &e), EX_UNAVAILABLE);
	fclose(c.err);
	is_str(s.err, "coxa: a?[2J?b ? ? ? m\xc3\xbcller\n");
	free(s.err);
	arena_clear(&a);
}

static void
lint_names_file_and_line(void **state)
{
	struct arena a = { 0 };
	const char *dir = test_dir(&a), *file = text_fmt(&a, "%s/b.cfg", dir);
	struct said s;
	FILE *f = fopen(file, "w");

	(void)state;
	assert_non_null(f);
	fputs("id = 1;\nlabel = ;\n", f);
	fclose(f);
	s = say(&a, false, text_fmt(&a, "lint %s", dir));
	assert_int_equal(s.status, EX_DATAERR);
	is_str(s.out,
	    text_fmt(&a,
		"%s:2: syntax error: look for a missing ; or , on this line or the one before\n",
		file));
	forget(&s);
	s = say(&a, false, text_fmt(&a, "lint %s/none", dir));
	assert_int_equal(s.status, EX_IOERR);
	is_str(s.err,
	    text_fmt(
		&a, "coxa: the folder %s/none cannot be read: No such file or directory\n", dir));
	forget(&s);
	arena_clear(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_misused_line_is_refused_with_usage),
		cmocka_unit_test(common_options_stand_anywhere),
		cmocka_unit_test(a_privileged_program_takes_no_path_and_no_clock),
		cmocka_unit_test(help_and_version_need_nothing),
		cmocka_unit_test(an_error_is_one_harmless_line),
		cmocka_unit_test(lint_names_file_and_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
