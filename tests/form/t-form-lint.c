/* The linter: each fault is named with its line, all of them at once. */
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/text.h"
#include "form/lint.h"
#include "lib/test.h"

/* All complaints of a form with these fields, which begin in line 2. */
static const char *
lint(struct arena *a, const char *fields)
{
	struct complaints out = { .a = a };
	struct text t = { .a = a };

	form_lint_text("f.cfg",
	    text_fmt(a, "form = \"f\"; title = \"F\"; version = 1; fields = (\n%s\n);", fields),
	    &out);
	for (size_t i = 0; i < out.line.n; i++)
		text_addf(&t, "%s\n", out.line.at[i]);
	return text_get(&t);
}

#define T(key, rest) "{ key = \"" key "\"; label = \"L\"; type = \"tri\"; " rest " }"
#define SEX                                                                                        \
	"{ key = \"sex\"; label = \"L\"; type = \"choice\"; choices = ((\"F\", \"Woman\"), "       \
	"(\"M\", "                                                                                 \
	"\"Man\")); },\n"
#define SIXTY "123456789012345678901234567890123456789012345678901234567890"

static void
each_fault_is_named_with_its_line(void **state)
{
	static const struct {
		const char *fields, *want;
	} form[] = {
		{ T("a", ""), "" },
		{ "{ key = \"a\"; label = \"L\"; type = \"int\"; }",
		    "f.cfg:2: a: a measure needs a unit\n" },
		{ "{ key = \"a\"; label = \"L\"; type = \"int\"; unit = \"mm\"; }", "" },
		{ "{ key = \"a\"; label = \"L\"; type = \"scale\"; min = 0; max = 9; }",
		    "f.cfg:2: a: say what the ends of the scale mean, from and to\n" },
		{ T("a", "help = \"" SIXTY "1234567890123456789\";"),
		    "f.cfg:2: a: the help is wider than 78 columns\n" },
		{ T("a", "help = \"" SIXTY "123456789012345678\";"), "" },
		{ "{ key = \"a\"; label = \"" SIXTY "\"; type = \"text\"; width = 15; }", "" },
		{ "{ key = \"a\"; label = \"" SIXTY "\"; type = \"text\"; width = 16; }",
		    "f.cfg:2: a: its line has 81 columns, a terminal has 80\n" },
		{ "{ key = \"a\"; label = \"L\"; type = \"text\"; width = 36; sides = true; }",
		    "" },
		{ "{ key = \"a\"; label = \"L\"; type = \"text\"; width = 37; sides = true; }",
		    "f.cfg:2: a: its line has 82 columns, a terminal has 80\n" },
		{ T("a", "show = \"0\";"), "f.cfg:2: a: dead field: no answers can show it\n" },
		{ T("a", "") ",\n" T("b", "show = \":a = 2\";"),
		    "f.cfg:3: b: dead field: no answers can show it\n" },
		{ T("a", "") ",\n" T("b", "show = \":a = 1 AND :a = 0\";"),
		    "f.cfg:3: b: dead field: no answers can show it\n" },
		{ "{ key = \"a\"; label = \"L\"; type = \"int\"; unit = \"x\"; min = 0; max = 9; "
		  "},\n" T("b", "show = \":a > 9\";"),
		    "f.cfg:3: b: dead field: no answers can show it\n" },
		{ "{ key = \"a\"; label = \"L\"; type = \"int\"; unit = \"x\"; min = 0; max = 9; "
		  "},\n" T("b", "show = \":a >= 9\";"),
		    "" },
		{ SEX T("b", "show = \":sex = 'Man'\";"),
		    "f.cfg:3: b: dead field: no answers can show it\n"
		    "f.cfg:3: :sex has no choice 'Man'\n" },
		{ SEX T("b", "show = \":sex <> 'male'\";"),
		    "f.cfg:3: :sex has no choice 'male'\n" },
		{ SEX T("b", "show = \":sex = 'M'\";"), "" },
		{ T("a", "") ",\n" T("b", "warn = { when = \":a = 'yes'\"; message = \"m\"; };"),
		    "f.cfg:3: b: no answers can raise this warn\n"
		    "f.cfg:3: :a is never a text like 'yes'\n" },
		{ "{ key = \"a\"; label = \"L\"; type = \"text\"; offer = \"me\"; }",
		    "f.cfg:2: a: offer names me, which is no context\n" },
		{ "{ key = \"a\"; label = \"L\"; type = \"text\"; offer = \"me\"; prev = true; }",
		    "f.cfg:2: a: one key takes over one thing, of prev or of offer\n"
		    "f.cfg:2: a: offer names me, which is no context\n" },
		{ T("a", "must = { rule = \":a > 1\"; message = \"m\"; };"),
		    "f.cfg:2: a: no answers can satisfy this must\n" },
		{ SEX "{ key = \"c\"; label = \"L\"; type = \"choice\"; choices = (\n"
		      "{ code = \"x\"; label = \"X\"; when = \":sex = 'F' AND :sex = 'M'\"; } ); }",
		    "f.cfg:4: c: no answers can offer the choice x\n" },
		{ "{ key = \"c\"; label = \"L\"; type = \"choice\"; choices = (\n"
		  "{ code = \"x\"; label = \"X\"; points = 1; } ); },\n" T(
		      "b", "show = \":c = 'x'\";"),
		    "f.cfg:4: b: dead field: no answers can show it\n"
		    "f.cfg:4: :c is read as its points, not as 'x'\n" },
		{ "{ key = \"c\"; label = \"L\"; type = \"many\"; choices = (\n"
		  "(\"x\", \"One, two\") ); }",
		    "f.cfg:3: c: a label of many has no comma\n" },
		{ "{ key = \"a\"; label = \"L\"; type = \"int\"; unit = \"x\"; max = 9; example = "
		  "\"10\"; }",
		    "f.cfg:2: a: the field refuses its own example\n" },
		{ "{ key = \"a\"; label = \"L\"; type = \"int\"; unit = \"x\"; max = 9; high = 10; "
		  "}",
		    "f.cfg:2: a: low and high must lie within min and max\n" },
		{ T("a", "was = \"b\";") ",\n" T("b", ""),
		    "f.cfg:2: a: was names a field that is still here\n" },
		{ T("a", "sohw = \":a = 1\"; requird = true;") ",\n" T("a", ""),
		    "f.cfg:2: unknown word \"sohw\": did you mean \"show\"?\n"
		    "f.cfg:2: unknown word \"requird\": did you mean \"required\"?\n"
		    "f.cfg:3: the key \"a\" is used twice, first in line 2\n"
		    "f.cfg:3: the name :a would mean two things\n" },
		{ "{ key = ; }",
		    "f.cfg:2: syntax error: look for a missing ; or , on this line or "
		    "the one before\n" },
	};
	struct arena a = { 0 };

	(void)state;
	assert_non_null(setlocale(LC_CTYPE, "C.UTF-8"));
	for (size_t i = 0; i < sizeof(form) / sizeof(form[0]); i++)
		is_str(lint(&a, form[i].fields), form[i].want);
	arena_clear(&a);
}

static void
a_context_name_that_nobody_uses_is_named(void **state)
{
	struct arena a = { 0 };
	struct complaints out = { .a = &a };

	(void)state;
	form_lint_text("f.cfg",
	    "form = \"f\"; title = \"F\"; version = 1; context = [ \"age\", \"sex\" ];\n"
	    "drop = ( { key = \"a\"; reason = \"r\"; } );\n"
	    "fields = ( { key = \"a\"; label = \"L\"; type = \"tri\"; show = \":age > 17\"; } );",
	    &out);
	assert_int_equal(out.line.n, 2);
	is_str(out.line.at[0], "f.cfg:1: the context name sex is never used");
	is_str(out.line.at[1], "f.cfg:1: a is dropped, yet it is still asked");
	arena_clear(&a);
}

static void
two_files_cannot_be_the_same_form(void **state)
{
	struct arena a = { 0 };
	struct complaints out = { .a = &a };
	const char *dir = test_dir(&a), *path[3];

	(void)state;
	for (int i = 0; i < 3; i++) {
		FILE *f;

		path[i] = text_fmt(&a, "%s/%d.cfg", dir, i);
		assert_non_null(f = fopen(path[i], "w"));
		fprintf(f, "form = \"%s\";\n", i == 1 ? "b" : "a");
		fclose(f);
	}
	form_lint_ids(path, 3, &out);
	assert_int_equal(out.line.n, 1);
	is_str(
	    out.line.at[0], text_fmt(&a, "%s:1: the form \"a\" is also in %s", path[2], path[0]));
	for (int i = 0; i < 3; i++)
		unlink(path[i]);
	rmdir(dir);
	arena_clear(&a);
}

static void
the_cost_counts_what_is_visible_at_first(void **state)
{
	struct arena a = { 0 };
	struct expr_env *env;
	struct formdef d;
	struct form_cost cost;
	struct err e;

	(void)state;
	must(expr_env_open(&env, &e));
	must(formdef_load_text("f.cfg",
	    "form = \"f\"; title = \"F\"; version = 1; fields = (\n"
	    "{ key = \"a\"; label = \"L\"; type = \"tri\"; sides = true; },\n"
	    "{ key = \"b\"; label = \"L\"; type = \"decimal\"; unit = \"mm\"; max = 25; },\n"
	    "{ key = \"c\"; label = \"L\"; type = \"tri\"; show = \":b > 1\"; },\n"
	    "{ key = \"d\"; label = \"L\"; type = \"calc\"; calc = \"1\"; } );",
	    env, &a, &d, &e));
	cost = form_cost(&d);
	assert_int_equal(cost.skip, 3);
	assert_int_equal(cost.answer, 2 + 5); /* 1 and 1; 1 2 . 5 Enter */
	expr_env_close(env);
	arena_clear(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_fault_is_named_with_its_line),
		cmocka_unit_test(a_context_name_that_nobody_uses_is_named),
		cmocka_unit_test(two_files_cannot_be_the_same_form),
		cmocka_unit_test(the_cost_counts_what_is_visible_at_first),
	};

	return cmocka_run_group_tests_name("form-lint", tests, NULL, NULL);
}
