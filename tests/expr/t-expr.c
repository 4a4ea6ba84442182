/* Three-valued expressions: what is true, what is unknown, what is refused. */
#include "lib/test.h"

#include <string.h>

#include "expr/expr.h"

static const char *const name[] = { "a", "b", "c", "word" };

static int
find(const void *ctx, const char *s)
{
	(void)ctx;
	for (int i = 0; i < 4; i++)
		if (strcmp(name[i], s) == 0)
			return i;
	return -1;
}

static const struct expr_names names = { .find = find };

static void
unknown_is_neither_true_nor_false(void **state)
{
	static const struct {
		const char *text;
		enum truth want;
	} row[] = {
		/* a = 1, b not recorded, c = 2.5, word = 'x' */
		{ ":a", TRUTH_YES },
		{ ":b", TRUTH_UNKNOWN },
		{ "NOT :b", TRUTH_UNKNOWN },
		{ ":b = 0", TRUTH_UNKNOWN },
		{ ":a AND :b", TRUTH_UNKNOWN },
		{ "NOT :a AND :b", TRUTH_NO },
		{ ":a OR :b", TRUTH_YES },
		{ ":c > 2", TRUTH_YES },
		{ ":c <= 2.5", TRUTH_YES },
		{ ":word = 'x'", TRUTH_YES },
		{ ":word IN ('y','z')", TRUTH_NO },
		{ ":b BETWEEN 1 AND 2", TRUTH_UNKNOWN },
		{ "max(:a, :c) = 2.5", TRUTH_YES },
		{ "max(:a, :b) = 1", TRUTH_UNKNOWN },
		{ "0.5", TRUTH_YES },
		{ "0", TRUTH_NO },
	};
	struct value slot[] = { INT(1), NONE, NUM(2.5), TEXT("x") };
	struct expr_env *env;
	struct err e = { 0 };

	(void)state;
	must(expr_env_open(&env, &e));
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		struct expr *x;

		must(expr_compile(env, row[i].text, &names, EXPR_RULE, &x, &e));
		if (expr_truth(x, slot) != row[i].want)
			fail_msg("%s", row[i].text);
	}
	expr_env_close(env);
}

/* What was worked out before is no excuse, and the text of an answer may be gone by then. */
static void
each_change_of_an_answer_counts(void **state)
{
	static const struct {
		const char *word;
		enum truth want;
	} turn[] = { { "x", TRUTH_YES }, { "y", TRUTH_NO }, { "y", TRUTH_NO }, { "x", TRUTH_YES },
		{ "a text that is longer than what is kept of one", TRUTH_NO },
		{ "a text that is longer than what is kept of ONE", TRUTH_YES },
		{ "x", TRUTH_YES } };
	struct value slot[] = { INT(1), NONE, NUM(2.5), NONE };
	struct expr_env *env;
	struct err e = { 0 };
	char word[64];
	struct expr *x;

	(void)state;
	must(expr_env_open(&env, &e));
	must(expr_compile(env, ":word IN ('x', 'a text that is longer than what is kept of ONE')",
	    &names, EXPR_RULE, &x, &e));
	assert_int_equal(expr_truth(x, slot), TRUTH_UNKNOWN);
	slot[3] = TEXT(word);
	for (size_t i = 0; i < sizeof(turn) / sizeof(turn[0]); i++) {
		memcpy(word, turn[i].word, strlen(turn[i].word) + 1);
		assert_int_equal(expr_truth(x, slot), turn[i].want);
	}
	slot[3] = INT(1);
	assert_int_equal(expr_truth(x, slot), TRUTH_NO);
	slot[3] = NONE;
	assert_int_equal(expr_truth(x, slot), TRUTH_UNKNOWN);
	expr_env_close(env);
}

static void
only_expressions_are_accepted(void **state)
{
	static const char *const refused[] = { "", "  ", "(", ")", "1) , (2", "1) UNION SELECT (2",
		"(SELECT 1)", "EXISTS (SELECT 1)", "load_extension('x')", "random()", "1; SELECT 2",
		":a -- x", ":a /* x */", ":stag = 1", "a = 1", "\"a\"", "?1", "@a", "$a", "[a]",
		"1) LIMIT (0", "date('now')", "count(:a)", ":a IN ()", "'open",
		"1) FROM (VALUES(1)", "sqlite_version()", "CAST(:a AS", ":a :b",
		"randomblob(1000000000)" };
	static const char *const not_in_rules[] = { "coalesce(:a, 0)", "ifnull(:a, 0)",
		"iif(:a, 1, 0)", "CASE WHEN :a THEN 1 END", ":a IS NULL", ":a IS NOT NULL",
		":a IS TRUE", ":a ISNULL", ":a NOTNULL", ":a is not 1" };
	struct expr_env *env;
	struct expr *x;
	struct err e = { 0 };

	(void)state;
	must(expr_env_open(&env, &e));
	for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++)
		if (expr_compile(env, refused[i], &names, EXPR_CALC, &x, &e))
			fail_msg("accepted: %s", refused[i]);
	for (size_t i = 0; i < sizeof(not_in_rules) / sizeof(not_in_rules[0]); i++) {
		if (expr_compile(env, not_in_rules[i], &names, EXPR_RULE, &x, &e))
			fail_msg("accepted in a rule: %s", not_in_rules[i]);
		must(expr_compile(env, not_in_rules[i], &names, EXPR_CALC, &x, &e));
	}
	must(expr_compile(env, ":word = 'it is; -- fine'", &names, EXPR_RULE, &x, &e));
	assert_false(expr_compile(env, ":stag = 1", &names, EXPR_RULE, &x, &e));
	is_str(e.text, "unknown name :stag");
	expr_env_close(env);
}

static void
what_would_settle_it_is_named(void **state)
{
	static const struct {
		const char *text;
		const char *want; /* slots, as letters */
	} row[] = {
		/* only a = 1 is recorded */
		{ ":a AND :b", "b" },
		{ ":a OR :b", "" },
		{ ":b AND :c", "bc" },
		{ ":b + :c > 2", "bc" },
		{ ":word = 'x'", "d" },
		{ ":a AND :c > 2 OR :b AND NOT :a", "c" },
	};
	struct value slot[] = { INT(1), NONE, NONE, NONE };
	struct expr_env *env;
	struct err e = { 0 };

	(void)state;
	must(expr_env_open(&env, &e));
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		struct expr *x;
		char got[8] = "";
		int out[4];
		size_t n;

		must(expr_compile(env, row[i].text, &names, EXPR_RULE, &x, &e));
		n = expr_needs(x, slot, out);
		for (size_t j = 0; j < n; j++)
			got[j] = (char)('a' + out[j]);
		is_str(got, row[i].want);
	}
	expr_env_close(env);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(unknown_is_neither_true_nor_false),
		cmocka_unit_test(each_change_of_an_answer_counts),
		cmocka_unit_test(only_expressions_are_accepted),
		cmocka_unit_test(what_would_settle_it_is_named),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
