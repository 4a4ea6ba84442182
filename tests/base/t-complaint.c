/* Complaints about files, all of them. */
#include "lib/test.h"

#include "base/complaint.h"

static void
complaints_are_kept_in_the_order_they_were_found(void **state)
{
	struct arena a = { 0 };
	struct complaints c = { .a = &a };
	struct err e = { 0 };

	(void)state;
	assert_true(complaints_none(&c, &e));
	complain(&c, "%s:%d: %s", "a.cfg", 3, "unknown word \"weks\"");
	err_set(&e, ERR_CONF, "a.cfg:9: id is missing");
	complain_err(&c, &e);
	assert_int_equal(c.line.n, 2);
	is_str(c.line.at[0], "a.cfg:3: unknown word \"weks\"");
	is_str(c.line.at[1], "a.cfg:9: id is missing");
	assert_false(complaints_none(&c, &e));
	assert_int_equal(e.code, ERR_CONF);
	is_str(e.text, "a.cfg:3: unknown word \"weks\"");
	arena_clear(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(complaints_are_kept_in_the_order_they_were_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
