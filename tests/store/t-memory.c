/* No lack of memory turns what is on record into nothing: it is read right or not at all. */
#include "lib/test.h"

#include <string.h>

#include "lib/faulty.h"
#include "store/db_in.h"
#include "store/people.h"
#include "store/setting_store.h"

static const struct person somebody[] = {
	{ "Okafor-Adeyemi", "Kemi Bola", "王小明", "Wang Xiaoming", "Smith", "07700 900123", 1981,
	    3, 4 },
};

static void
a_name_is_read_whole_or_not_at_all(void **state)
{
	struct people s;
	bool hit = true;

	(void)state;
	people_open(&s, somebody, 1);
	for (long n = 1; hit; n++) {
		struct arena a = { 0 };
		struct patient p;
		struct err e = { 0 };
		bool done;

		db_finalize(s.db);
		faulty_arm(FAULTY_MEMORY, n, false);
		done = patient_load(s.db, 1, &a, &p, &e);
		hit = faulty_disarm();
		if (done) {
			assert_non_null(patient_name(&p));
			is_str(patient_name(&p)->shown, "王小明 OKAFOR-ADEYEMI Kemi Bola");
			assert_int_equal((int)p.name.n, 2);
		} else {
			assert_string_not_equal(e.text, "");
		}
		arena_clear(&a);
	}
	people_close(&s);
}

/* A name to look for that could not be handed over is not a name that is not there. */
static void
what_is_settled_is_found_or_it_is_said(void **state)
{
	struct arena a = { 0 };
	struct people s;
	struct err e = { 0 };
	struct tx *tx;
	bool hit = true;

	(void)state;
	people_open(&s, NULL, 0);
	must(tx_begin(s.db, &people_actor, "test.make", people_now, &tx, &e));
	must(setting_put(tx, "idle_minutes", "7", &e));
	must(tx_note(tx, &(struct note){ .object = "setting" }, &e));
	must(tx_end(tx, true, &e));
	for (long n = 1; hit; n++) {
		const char *value = "";
		bool done;

		db_finalize(s.db);
		faulty_arm(FAULTY_MEMORY, n, false);
		done = setting_get(s.db, "idle_minutes", "nothing", &a, &value, &e);
		hit = faulty_disarm();
		if (done)
			is_str(value, "7");
	}
	people_close(&s);
	arena_clear(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_name_is_read_whole_or_not_at_all),
		cmocka_unit_test(what_is_settled_is_found_or_it_is_said),
	};

	faulty_install();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
