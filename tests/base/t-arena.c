/* Memory with one owner: aligned, zeroed, growing, ended at once. */
#include "lib/test.h"

#include <stdalign.h>
#include <string.h>

#include "base/vec.h"

static void
memory_is_zeroed_aligned_and_apart(void **state)
{
	struct arena a = { 0 };
	unsigned char *last = NULL;

	(void)state;
	for (size_t size = 1; size < 20000; size = size * 3 + 1) {
		unsigned char *p = arena_alloc(&a, size);

		assert_int_equal((uintptr_t)p % alignof(max_align_t), 0);
		for (size_t i = 0; i < size; i++)
			assert_int_equal(p[i], 0);
		memset(p, 0xFF, size);
		assert_ptr_not_equal(p, last);
		last = p;
	}
	arena_clear(&a);
	assert_null(a.blocks);
	is_str(arena_strn(&a, "coxa vara", 4), "coxa");
	is_str(arena_str(&a, ""), "");
	arena_clear(&a);
}

static void
an_array_grows_and_keeps_what_it_held(void **state)
{
	struct arena a = { 0 };
	VEC(size_t) v = { 0 };

	(void)state;
	for (size_t i = 0; i < 1000; i++)
		*vec_add(&a, &v) = i;
	assert_int_equal(v.n, 1000);
	for (size_t i = 0; i < v.n; i++)
		assert_int_equal(v.at[i], i);
	arena_clear(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(memory_is_zeroed_aligned_and_apart),
		cmocka_unit_test(an_array_grows_and_keeps_what_it_held),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
