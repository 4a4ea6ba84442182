/* Diagnosis codes: the table as it ships. */
#include "lib/test.h"

#include "model/code.h"

static void
every_cause_has_its_own_codes(void **state)
{
	static const struct {
		const char *cause, *right, *left, *unspecified, *pelvis;
	} row[] = {
		{ "idiopathic", "M87.051", "M87.052", "M87.059", "M87.050" },
		{ "drug", "M87.151", "M87.152", "M87.159", "M87.150" },
		{ "trauma", "M87.251", "M87.252", "M87.256", "M87.250" },
		{ "secondary", "M87.351", "M87.352", "M87.353", "M87.350" },
		{ "other", "M87.851", "M87.852", "M87.859", "M87.850" },
		{ "elsewhere", "M90.551", "M90.552", "M90.559", NULL },
	};
	struct arena a = { 0 };
	struct complaints wrong = { .a = &a };
	struct entry_reader r = { .a = &a, .wrong = &wrong };
	struct codes c = { 0 };

	(void)state;
	code_read(test_top(&a, "data/onfh"), &r, &c);
	assert_int_equal(wrong.line.n, 0);
	assert_int_equal(c.list.n, sizeof(row) / sizeof(*row));
	for (size_t i = 0; i < c.list.n; i++) {
		const struct code *k = &c.list.at[i];

		is_str(k->id, row[i].cause);
		is_str(k->right, row[i].right);
		is_str(k->left, row[i].left);
		is_str(k->unspecified, row[i].unspecified);
		if (row[i].pelvis == NULL)
			assert_null(k->pelvis);
		else
			is_str(k->pelvis, row[i].pelvis);
	}
	is_str(c.extra.at[0].with, "drug");
	is_str(c.extra.at[0].code, "T38.0X5A");
	arena_clear(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_cause_has_its_own_codes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
