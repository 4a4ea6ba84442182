/* A day as cells: spans, runs and searches, against a plain array. */
#include "lib/test.h"

#include <string.h>

#include "base/day.h"
#include "sched/cells.h"

static uint32_t
draw(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 8;
}

static void
a_span_takes_every_cell_it_touches(void **state)
{
	static const struct {
		struct span s;
		int want;
	} row[] = {
		{ { 0, 1440 }, 288 },
		{ { 0, 5 }, 1 },
		{ { 4, 6 }, 2 },
		{ { 5, 5 }, 0 },
		{ { 10, 5 }, 0 },
		{ { 315, 325 }, 2 }, /* across the words of the set */
		{ { 1435, 1500 }, 1 },
		{ { -20, 5 }, 1 },
		{ { 1440, 1445 }, 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		struct cells c = { { 0 } };

		cells_set(&c, row[i].s);
		assert_int_equal(cells_count(&c), row[i].want);
		assert_int_equal(cells_any(&c, row[i].s), row[i].want > 0);
		cells_clear(&c, row[i].s);
		assert_true(cells_empty(&c));
	}
}

static void
a_span_that_leaves_the_day_is_never_free(void **state)
{
	struct cells c = { { 0 } };

	(void)state;
	cells_set(&c, (struct span){ 0, 1440 });
	assert_true(cells_all(&c, (struct span){ 1410, 1440 }));
	assert_false(cells_all(&c, (struct span){ 1410, 1445 }));
	assert_false(cells_all(&c, (struct span){ -5, 10 }));
	assert_false(cells_all(&c, (struct span){ 10, 10 }));
}

static void
starts_and_searches_agree_with_a_plain_array(void **state)
{
	uint32_t seed = 7;

	(void)state;
	for (int round = 0; round < 300; round++) {
		bool free[CELL_COUNT] = { false };
		struct cells c = { { 0 } };
		int minutes = 5 * (1 + (int)(draw(&seed) % 40));
		struct cells starts;

		for (int i = 0; i < CELL_COUNT; i++)
			if (draw(&seed) % 100 < (uint32_t)(50 + round % 50)) {
				free[i] = true;
				cells_set(&c, (struct span){ i * 5, i * 5 + 5 });
			}
		starts = cells_starts(c, minutes);
		for (int i = 0; i < CELL_COUNT; i++) {
			bool want = i + minutes / 5 <= CELL_COUNT;
			int after = MINUTE_NONE, before = MINUTE_NONE;

			for (int k = 0; want && k < minutes / 5; k++)
				want = free[i + k];
			assert_int_equal(
			    cells_any(&starts, (struct span){ i * 5, i * 5 + 5 }), want);
			for (int k = CELL_COUNT - 1; k >= i; k--)
				after = free[k] ? k * 5 : after;
			for (int k = 0; k <= i; k++)
				before = free[k] ? k * 5 : before;
			assert_int_equal(cells_next(&c, i * 5), after);
			assert_int_equal(cells_last(&c, i * 5), before);
		}
	}
}

static void
the_nearest_of_two_is_the_earlier(void **state)
{
	struct cells c = { { 0 } };

	(void)state;
	assert_int_equal(cells_near(&c, 600), MINUTE_NONE);
	cells_set(&c, (struct span){ 590, 595 });
	assert_int_equal(cells_near(&c, 600), 590);
	cells_set(&c, (struct span){ 610, 615 });
	assert_int_equal(cells_near(&c, 600), 590);
	assert_int_equal(cells_near(&c, 605), 610);
	assert_int_equal(cells_near(&c, 0), 590);
	assert_int_equal(cells_near(&c, 1435), 610);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_span_takes_every_cell_it_touches),
		cmocka_unit_test(a_span_that_leaves_the_day_is_never_free),
		cmocka_unit_test(starts_and_searches_agree_with_a_plain_array),
		cmocka_unit_test(the_nearest_of_two_is_the_earlier),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
