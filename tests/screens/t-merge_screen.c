/* Two records of one person become one: FEATURES.md, task 26. */
#include <string.h>

#include "app/merging.h"
#include "base/text.h"
#include "lib/a_screen.h"
#include "lib/test.h"

/* Margaret Hall, and the record that somebody made of her once more. */
static void
twice(struct a_screen *s, int64_t *first, int64_t *second)
{
	*first = a_clinic_patient(&s->c, "Hall", "Margaret", "1968-07-14");
	*second = do_(&s->c, "patient.register", { "family", "Hall" }, { "given", "Margaret" },
	    { "born", "1968-07-14" }, { "sex", "F" }, { "phone", "07700 900321" },
	    { "duplicate_ok", "a cousin" });
}

static bool
is_part(struct a_screen *s, int64_t patient)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	bool stands = merging_stands(s->c.app, patient, &a, &e);

	arena_clear(&a);
	return !stands;
}

static void
a_merge_costs_seven_keys_from_the_chart(void **state)
{
	struct a_screen s;
	int64_t first, second;
	int typed;

	(void)state;
	a_screen_open(&s);
	twice(&s, &first, &second);
	a_screen_keys(&s, "/ 1 0 0 0 0 2 Enter");
	assert_true(a_screen_shows(&s, "Chart"));
	typed = s.typed;
	a_screen_keys(&s, "M");
	a_screen_is(&s, "merge-alike");
	a_screen_keys(&s, "1");
	a_screen_is(&s, "merge");
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "Its last digits (020)"));
	a_screen_keys(&s, "0 2 0 Enter");
	assert_int_equal(s.typed - typed, 7);
	assert_true(is_part(&s, second));
	assert_true(a_screen_shows(&s, "is part of"));
	assert_true(a_screen_shows(&s, "10-0001-9"));
	a_screen_keys(&s, "u");
	assert_false(is_part(&s, second));
	a_screen_close(&s);
}

static void
another_number_than_that_of_the_record_that_goes_merges_nothing(void **state)
{
	struct a_screen s;
	int64_t first, second;

	(void)state;
	a_screen_open(&s);
	twice(&s, &first, &second);
	a_screen_keys(&s, "/ 1 0 0 0 0 1 Enter M 1 Enter 0 1 9 Enter");
	assert_true(a_screen_shows(&s, "That is not the end of 10-0002-0"));
	assert_false(is_part(&s, second));
	a_screen_keys(&s, "Esc Tab Enter 0 1 9 Enter");
	assert_true(is_part(&s, first));
	assert_true(a_screen_shows(&s, "10-0002-0"));
	a_screen_close(&s);
}

/* Line by line: her name as the other record has it, and its phone. */
static void
what_holds_is_chosen_line_by_line(void **state)
{
	struct a_screen s;
	int64_t first, second;
	struct merging m;
	struct err e = { 0 };

	(void)state;
	a_screen_open(&s);
	first = a_clinic_patient(&s.c, "Hall", "Maggie", "1968-07-14");
	second = do_(&s.c, "patient.register", { "family", "Hall" }, { "given", "Margaret" },
	    { "born", "1968-07-14" }, { "sex", "F" }, { "phone", "07700 900321" },
	    { "duplicate_ok", "a cousin" });
	a_screen_keys(&s, "/ 1 0 0 0 0 2 Enter M Space # 1 0 0 0 0 1 9 Enter Space Down Space");
	assert_true(a_screen_shows(&s, "Both say the same birth date."));
	a_screen_keys(&s, "Down Down Space");
	a_screen_is(&s, "merge-taken");
	a_screen_keys(&s, "Down Space");
	assert_true(a_screen_shows(&s, "10-0002-0 says no address."));
	a_screen_keys(&s, "Enter 0 2 0 Enter");
	assert_true(is_part(&s, second));
	assert_true(a_screen_shows(&s, "is part of 10-0001-9 HALL, Margaret now"));
	must(merging_load(
	    s.c.app, first, a_clinic_patient(&s.c, "Okafor", "Kemi", "1961-03-04"), &s.a, &m, &e));
	is_str(m.stays.phones, "07700 900321 (not asked)");
	a_screen_close(&s);
}

static void
two_people_are_not_offered_again(void **state)
{
	struct a_screen s;
	int64_t first, second;

	(void)state;
	a_screen_open(&s);
	twice(&s, &first, &second);
	a_screen_keys(&s, "/ 1 0 0 0 0 1 Enter M n");
	assert_true(a_screen_shows(&s, "are two people"));
	assert_true(a_screen_shows(&s, "Nobody on record looks alike"));
	a_screen_close(&s);
}

static void
what_was_merged_is_listed_and_parted_with_a_reason(void **state)
{
	struct a_screen s;
	int64_t first, second;

	(void)state;
	a_screen_open(&s);
	twice(&s, &first, &second);
	do_(&s.c, "patient.merge", { "patient", a_clinic_ref(&s.c, first) },
	    { "other", a_clinic_ref(&s.c, second) });
	a_screen_keys(&s, "/ 1 0 0 0 0 2 Enter M");
	assert_true(a_screen_shows(&s, "part of this record since 23-Nov-2026, by AB"));
	a_screen_keys(&s, "1");
	a_screen_type(&s, "cousins");
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "are two records again"));
	assert_false(is_part(&s, second));
	a_screen_close(&s);
}

/* Another terminal makes the record part of another while it is looked at here: what is on the
 * screen stays, and says so. */
static void
a_record_that_was_merged_elsewhere_stays_readable(void **state)
{
	static const char *const looks[] = { "", "h", "h 3", "h r", "M", "M 1" };

	(void)state;
	for (size_t i = 0; i < sizeof(looks) / sizeof(looks[0]); i++) {
		struct a_screen s;
		int64_t first, second;

		a_screen_open(&s);
		twice(&s, &first, &second);
		a_screen_keys(&s, "/ 1 0 0 0 0 2 Enter");
		a_screen_keys(&s, looks[i]);
		do_(&s.c, "patient.merge", { "patient", a_clinic_ref(&s.c, first) },
		    { "other", a_clinic_ref(&s.c, second) });
		stack_changed(s.stack);
		assert_true(a_screen_shows(&s, "Margaret"));
		assert_true(a_screen_shows(&s, "Open that record."));
		a_screen_close(&s);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_merge_costs_seven_keys_from_the_chart),
		cmocka_unit_test(another_number_than_that_of_the_record_that_goes_merges_nothing),
		cmocka_unit_test(what_holds_is_chosen_line_by_line),
		cmocka_unit_test(two_people_are_not_offered_again),
		cmocka_unit_test(what_was_merged_is_listed_and_parted_with_a_reason),
		cmocka_unit_test(a_record_that_was_merged_elsewhere_stays_readable),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
