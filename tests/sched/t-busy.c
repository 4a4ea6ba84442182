/* The book as bits: no place is given twice, and all comes back. */
#include "lib/test.h"

#include "base/day.h"
#include "sched/busy.h"

enum { DAYS = 20, ROUNDS = 20000, FIRST = 20780 };

static const struct hours always[] = { { 1, { 0, 1440 } }, { 2, { 0, 1440 } }, { 3, { 0, 1440 } },
	{ 4, { 0, 1440 } }, { 5, { 0, 1440 } }, { 6, { 0, 1440 } }, { 7, { 0, 1440 } } };

static struct calendar
two(struct arena *a, struct resource r[2])
{
	struct calendar c = { .resource = r, .n = 2 };
	struct err e = { 0 };

	r[0] = (struct resource){
		.id = 1, .code = "KB", .name = "Baker", .lanes = 1, .hours = always, .nhours = 7
	};
	r[1] = (struct resource){ .id = 2,
		.kind = RES_ROOM,
		.code = "Pool",
		.name = "Pool",
		.lanes = 3,
		.policy = POLICY_ASK,
		.over = 1,
		.hours = always,
		.nhours = 7 };
	must(calendar_ready(&c, a, &e));
	return c;
}

static uint32_t
draw(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 8;
}

static void
no_cell_is_ever_given_twice(void **state)
{
	/* [0] KB, [1..4] the pool's lanes, [5..204] patients */
	static const int owners = 205;
	struct arena a = { 0 };
	struct resource r[2];
	struct calendar c = two(&a, r);
	struct busy *b = busy_new(&a, &c, FIRST, DAYS);
	uint8_t *taken = arena_alloc(&a, (size_t)owners * DAYS * CELL_COUNT);
	uint32_t seed = 3;

	(void)state;
	for (int i = 0; i < ROUNDS; i++) {
		int owner = (int)(draw(&seed) % (uint32_t)owners);
		int day = (int)(draw(&seed) % DAYS), from = (int)(draw(&seed) % CELL_COUNT);
		int len = 1 + (int)(draw(&seed) % 24);
		uint8_t *cell = &taken[(owner * DAYS + day) * CELL_COUNT];
		struct reservation res = { .day = FIRST + day,
			.at = { from * 5, (from + len) * 5 } };
		bool fits = from + len <= CELL_COUNT, all = fits;

		res.who = owner == 0 ? 0 : owner < 5 ? 1 : RES_NONE;
		res.lane = owner >= 1 && owner < 5 ? owner - 1 : 0;
		res.patient = owner < 5 ? 0 : 1000003LL * owner;
		for (int k = from; k < from + len && k < CELL_COUNT; k++) {
			fits = fits && cell[k] == 0;
			all = all && cell[k] != 0;
		}
		if (all && i % 3 == 0) {
			busy_remove(b, &res);
			for (int k = from; k < from + len; k++)
				cell[k] = 0;
			continue;
		}
		assert_int_equal(busy_add(b, &res), fits);
		for (int k = from; fits && k < from + len; k++)
			cell[k] = 1;
	}
	for (int owner = 5; owner < owners; owner++)
		for (int day = 0; day < DAYS; day++) {
			struct cells own = busy_patient(b, 1000003LL * owner, FIRST + day);

			for (int k = 0; k < CELL_COUNT; k++)
				assert_int_equal(cells_any(&own, (struct span){ k * 5, k * 5 + 5 }),
				    taken[(owner * DAYS + day) * CELL_COUNT + k]);
		}
	arena_clear(&a);
}

static void
lanes_fill_one_by_one_and_then_the_policy_speaks(void **state)
{
	struct arena a = { 0 };
	struct resource r[2];
	struct calendar c = two(&a, r);
	struct busy *b = busy_new(&a, &c, FIRST, DAYS);
	struct span at = { 600, 630 }, next = { 630, 660 };

	(void)state;
	for (int lane = 0; lane < 3; lane++) {
		struct reservation res = { .who = 1, .lane = lane, .day = FIRST, .at = at };

		assert_int_equal(busy_lane(b, 1, FIRST, at, false), lane);
		assert_int_equal(busy_places(b, 1, FIRST, at), 3 - lane);
		assert_true(busy_add(b, &res));
	}
	assert_int_equal(busy_lane(b, 1, FIRST, at, false), -1);
	assert_int_equal(busy_lane(b, 1, FIRST, at, true), 3);
	assert_int_equal(busy_places(b, 1, FIRST, at), 0);
	assert_int_equal(busy_places(b, 1, FIRST, next), 3);
	assert_int_equal(busy_lane(b, 1, FIRST, (struct span){ 625, 635 }, false), -1);
	r[1].policy = POLICY_REFUSE;
	assert_int_equal(busy_lane(b, 1, FIRST, at, true), -1);
	arena_clear(&a);
}

static void
what_does_not_exist_cannot_be_booked(void **state)
{
	struct arena a = { 0 };
	struct resource r[2];
	struct calendar c = two(&a, r);
	struct busy *b = busy_new(&a, &c, FIRST, DAYS);
	const struct reservation bad[] = {
		{ .who = 0, .day = FIRST - 1, .at = { 0, 30 } },
		{ .who = 0, .day = FIRST + DAYS, .at = { 0, 30 } },
		{ .who = 0, .lane = 1, .day = FIRST, .at = { 0, 30 } },
		{ .who = 1, .lane = 4, .day = FIRST, .at = { 0, 30 } },
		{ .who = 2, .day = FIRST, .at = { 0, 30 } },
		{ .who = 0, .day = FIRST, .at = { 1420, 1450 } },
		{ .who = 0, .day = FIRST, .at = { 30, 30 } },
		{ .who = RES_NONE, .day = FIRST, .at = { 0, 30 } },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_false(busy_add(b, &bad[i]));
	assert_true(busy_has(b, FIRST) && busy_has(b, busy_last(b)));
	assert_false(busy_has(b, FIRST - 1) || busy_has(b, busy_last(b) + 1));
	arena_clear(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_cell_is_ever_given_twice),
		cmocka_unit_test(lanes_fill_one_by_one_and_then_the_policy_speaks),
		cmocka_unit_test(what_does_not_exist_cannot_be_booked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
