/* lint of a pack: quiet about the shipped one, and what its files say about each other. */
#include "lib/test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "cli/lint_pack.h"

/* All complaints about the pack in dir, one a line, without the folder. */
static const char *
linted(struct arena *a, const char *dir)
{
	struct complaints out = { .a = a };
	struct text t = { .a = a };
	struct expr_env *env;
	struct err e;

	must(expr_env_open(&env, &e));
	lint_pack(dir, env, &out);
	expr_env_close(env);
	for (size_t i = 0; i < out.line.n; i++)
		text_addf(&t, "%s\n", out.line.at[i] + strlen(dir) + 1);
	return text_get(&t);
}

/* The shipped pack in a folder of its own. */
static const char *
copy(struct arena *a)
{
	const char *dir = test_dir(a);

	assert_int_equal(system(text_fmt(a, "cp %s/*.cfg %s", test_top(a, "data/onfh"), dir)), 0);
	return dir;
}

static void
change(struct arena *a, const char *dir, const char *file, const char *from, const char *to)
{
	const char *path = text_fmt(a, "%s/%s", dir, file);

	assert_int_equal(system(text_fmt(a, "sed 's/%s/%s/' %s > %s.new && mv %s.new %s", from, to,
			     path, path, path, path)),
	    0);
}

static void
the_shipped_pack_is_without_fault(void **state)
{
	struct arena a = { 0 };

	(void)state;
	is_str(linted(&a, test_top(&a, "data/onfh")), "");
	arena_clear(&a);
}

static void
what_belongs_to_nothing_is_named(void **state)
{
	struct arena a = { 0 };
	const char *dir = copy(&a);

	(void)state;
	change(&a, dir, "protocol.cfg", "for = \\[ \"physical\" \\];  component = \"T4d\"",
	    "for = [ \"fysical\" ];  component = \"T4z\"");
	change(&a, dir, "followup.cfg", "for = \"tcm\"", "for = \"tmc\"");
	change(&a, dir, "followup.cfg", "course = \"eswt\"", "course = \"ewst\"");
	is_str(linted(&a, dir),
	    "protocol.cfg:79: eswt: there is no treatment \"fysical\"\n"
	    "protocol.cfg:79: eswt: there is no component \"T4z\"\n"
	    "followup.cfg:1: E-T4D: there is no course \"ewst\"\n"
	    "followup.cfg:1: E-T8: there is no treatment \"tmc\"\n"
	    "followup.cfg:1: tcm has no follow-up rule\n");
	arena_clear(&a);
}

static void
a_source_that_nobody_knows_is_named(void **state)
{
	struct arena a = { 0 };
	const char *dir = copy(&a);

	(void)state;
	change(&a, dir, "redflag.cfg", "source = \\[ \"memory\" \\]; },$",
	    "source = [ \"rumour\" ]; },");
	assert_non_null(strstr(linted(&a, dir), "rumour"));
	arena_clear(&a);
}

static void
an_instrument_that_does_not_exist_is_named(void **state)
{
	struct arena a = { 0 };
	const char *dir = copy(&a);

	(void)state;
	change(&a, dir, "followup.cfg", "scores = \\[ \"pain\", \"bmi\" \\]",
	    "scores = [ \"pain\", \"weight\" ]");
	assert_non_null(strstr(linted(&a, dir), ": there is no instrument \"weight\"\n"));
	arena_clear(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_shipped_pack_is_without_fault),
		cmocka_unit_test(what_belongs_to_nothing_is_named),
		cmocka_unit_test(a_source_that_nobody_knows_is_named),
		cmocka_unit_test(an_instrument_that_does_not_exist_is_named),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
