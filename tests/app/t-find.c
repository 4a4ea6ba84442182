/* Who is found while somebody types on. */
#include <string.h>

#include "app/find.h"
#include "lib/a_clinic.h"
#include "lib/test.h"

static void
same_rows(const struct find_rows *x, const struct find_rows *y)
{
	assert_int_equal(x->list.n, y->list.n);
	assert_int_equal(x->more, y->more);
	assert_int_equal(x->too_short, y->too_short);
	for (size_t i = 0; i < x->list.n; i++) {
		const struct find_row *a = &x->list.at[i], *b = &y->list.at[i];

		assert_int_equal(a->id, b->id);
		is_str(a->shown, b->shown);
		is_str(a->latin, b->latin);
		is_str(a->number, b->number);
		is_str(a->state, b->state);
		is_str(a->right, b->right);
		is_str(a->left, b->left);
		assert_int_equal(a->born, b->born);
		assert_int_equal(a->last_seen, b->last_seen);
		assert_int_equal(a->hidden, b->hidden);
		assert_int_equal(a->alike, b->alike);
	}
}

static void
typing_on_finds_what_typing_at_once_finds(void **state)
{
	static const char *const typed[] = { "a", "an", "ann", "anna", "anna ", "anna s", "anna",
		"1", "10", "105", "s", "sm", "smi", "ann", "" };
	struct a_clinic c;
	struct find_rows on = { 0 }, once;
	struct err e = { 0 };
	struct arena mem = { 0 };

	(void)state;
	a_clinic_demo(&c, 400);
	for (size_t i = 0; i < sizeof(typed) / sizeof(typed[0]); i++) {
		struct arena old = mem;
		struct find_rows before = on;

		mem = (struct arena){ 0 };
		must(find_typed_on(c.app, typed[i], &before, &mem, &on, &e));
		arena_clear(&old); /* nothing of the answer before is looked at any more */
		must(find_typed(c.app, typed[i], &c.a, &once, &e));
		same_rows(&on, &once);
	}
	arena_clear(&mem);
	a_clinic_close(&c);
}

static void
a_row_that_stands_there_is_not_read_again(void **state)
{
	struct a_clinic c;
	struct find_rows before, on;
	struct err e = { 0 };
	int64_t p;

	(void)state;
	a_clinic_open(&c);
	p = a_clinic_patient(&c, "Hall", "Margaret", "1968-07-14");
	must(find_typed(c.app, "ha", &c.a, &before, &e));
	do_(&c, "patient.edit", { "patient", a_clinic_ref(&c, p) }, { "family", "Hallam" },
	    { "sure", "yes" });
	must(find_typed_on(c.app, "hal", &before, &c.a, &on, &e));
	is_str(on.list.at[0].shown, "HALL, Margaret");
	must(find_typed_on(c.app, "hal", NULL, &c.a, &on, &e));
	is_str(on.list.at[0].shown, "HALLAM, Margaret");
	a_clinic_close(&c);
}

static void
namesakes_are_told_apart_anew_each_time(void **state)
{
	struct a_clinic c;
	struct find_rows both, one;
	struct err e = { 0 };

	(void)state;
	a_clinic_open(&c);
	a_clinic_patient(&c, "Hall", "Margaret", "1968-07-14");
	do_(&c, "patient.register", { "family", "Hall" }, { "given", "Margaret" },
	    { "born", "1941-02-03" }, { "sex", "Female" }, { "duplicate_ok", "another street" },
	    { "sure", "yes" });
	must(find_typed(c.app, "hall", &c.a, &both, &e));
	assert_int_equal(both.list.n, 2);
	assert_true(both.list.at[0].alike && both.list.at[1].alike);
	must(find_typed_on(c.app, "hall 14071968", &both, &c.a, &one, &e));
	assert_int_equal(one.list.n, 1);
	assert_false(one.list.at[0].alike);
	a_clinic_close(&c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(typing_on_finds_what_typing_at_once_finds),
		cmocka_unit_test(a_row_that_stands_there_is_not_read_again),
		cmocka_unit_test(namesakes_are_told_apart_anew_each_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
