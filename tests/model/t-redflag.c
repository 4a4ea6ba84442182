/* Red flags: each says what to do and how soon. */
#include "lib/test.h"

#include <string.h>

#include "model/redflag.h"

static void
every_flag_says_what_to_do_and_how_soon(void **state)
{
	struct arena a = { 0 };
	struct redflags f = { 0 };
	struct err e;
	size_t emergencies = 0;

	(void)state;
	must(redflag_load(test_top(&a, "data/onfh"), &a, &f, &e));
	assert_int_equal(f.list.n, 15);
	for (size_t i = 0; i < f.list.n; i++) {
		assert_true(strlen(f.list.at[i].text) > 0 && strlen(f.list.at[i].action) > 0);
		emergencies += f.list.at[i].urgency == URGENCY_EMERGENCY;
	}
	assert_int_equal(emergencies, 4);
	assert_int_equal(redflag_find(&f, "RF-E-CLOT")->urgency, URGENCY_EMERGENCY);
	assert_int_equal(redflag_find(&f, "RF-E-TUMOUR")->urgency, URGENCY_URGENT);
	assert_null(redflag_find(&f, "RF-E-NOTHING"));
	arena_clear(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_flag_says_what_to_do_and_how_soon),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
