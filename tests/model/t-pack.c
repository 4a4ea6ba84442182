/* The shipped pack loads without a complaint, and a broken one says where. */
#include "lib/test.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "model/pack.h"

static void
the_shipped_pack_has_no_fault(void **state)
{
	struct arena a = { 0 };
	struct complaints out = { .a = &a };
	struct text got = { .a = &a };
	struct expr_env *env;
	const struct pack *p;
	struct err e = { 0 };

	(void)state;
	must(expr_env_open(&env, &e));
	(void)!pack_read(test_top(&a, "data/onfh"), env, &a, &p, &out);
	for (size_t i = 0; i < out.line.n; i++)
		text_addf(&got, "%s\n", out.line.at[i]);
	is_str(text_get(&got), "");
	is_str(p->id, "onfh");
	assert_int_equal(strlen(p->hash), 64);
	assert_int_equal(p->treatment.n, 9);
	is_str(p->treatment.at[0].key, "stem-cell");
	is_str(p->treatment.at[8].key, "combined-rehab");
	expr_env_close(env);
	arena_clear(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_shipped_pack_has_no_fault),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
