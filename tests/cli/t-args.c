/* What stands on a command line. */
#include "lib/test.h"

#include "cli/args.h"

static void
words_after_two_dashes_are_operands(void **state)
{
	const char *at[] = { "a", "--list", "--", "--db", "-x" };
	struct args g = { at, 5 };
	bool list = false;
	const char *db = "old";
	struct err e;

	(void)state;
	must(args_flag(&g, "--list", &list, &e));
	must(args_value(&g, "--db", &db, &e));
	must(args_end(&g, 1, 3, &e));
	assert_true(list);
	is_str(db, "old");
	assert_int_equal(g.n, 3);
	is_str(g.at[0], "a");
	is_str(g.at[1], "--db");
	is_str(g.at[2], "-x");
}

static void
an_option_is_not_the_beginning_of_another(void **state)
{
	const char *at[] = { "--database", "x", "--db=y" };
	struct args g = { at, 3 };
	const char *db = NULL;
	struct err e;

	(void)state;
	must(args_value(&g, "--db", &db, &e));
	is_str(db, "y");
	assert_int_equal(g.n, 2);
	assert_false(args_end(&g, 0, -1, &e));
	is_str(e.text, "there is no option --database here");
}

static void
a_single_dash_is_an_operand(void **state)
{
	const char *at[] = { "-" };
	struct args g = { at, 1 };
	struct err e;

	(void)state;
	must(args_end(&g, 1, 1, &e));
	assert_int_equal(g.n, 1);
}

static void
operands_are_counted(void **state)
{
	const char *at[] = { "a", "b" };
	struct args g = { at, 2 };
	struct err e;

	(void)state;
	must(args_end(&g, 2, 2, &e));
	must(args_end(&g, 0, -1, &e));
	assert_false(args_end(&g, 3, -1, &e));
	is_str(e.text, "something is missing on the command line");
	assert_false(args_end(&g, 0, 1, &e));
	is_str(e.text, "b is one word too many on the command line");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_after_two_dashes_are_operands),
		cmocka_unit_test(an_option_is_not_the_beginning_of_another),
		cmocka_unit_test(a_single_dash_is_an_operand),
		cmocka_unit_test(operands_are_counted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
