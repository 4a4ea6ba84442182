/* Lists: moving, numbers, and the choice that stays with its row. */
#include "lib/test.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "ui/list.h"

static const int64_t ids[] = { 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23 };

static bool
press(struct list *l, const char *names, int h)
{
	char copy[200], *save = NULL;
	bool used = false;
	struct key k;

	snprintf(copy, sizeof(copy), "%s", names);
	for (char *n = strtok_r(copy, " ", &save); n != NULL; n = strtok_r(NULL, " ", &save)) {
		assert_true(key_read(n, &k));
		used = list_key(l, &k, h);
	}
	return used;
}

static void
keys_move_within_the_rows(void **state)
{
	static const struct {
		const char *keys;
		int64_t id;
		int top;
	} of[] = {
		{ "Down", 12, 0 },
		{ "j j k", 12, 0 },
		{ "Up", 11, 0 },
		{ "PgDn", 16, 5 },
		{ "^F ^F", 21, 8 },
		{ "^F ^B", 11, 0 },
		{ "End", 23, 8 },
		{ "G Home", 11, 0 },
		{ "G g g", 11, 0 },
		{ "G g Up", 22, 8 },
		{ "Down Down Down Down Down", 16, 1 },
		{ "7", 17, 2 },
		{ "1 2", 22, 7 },
		{ "7 3 Backspace 4", 14, 0 },
		{ "Down 9 9 Down", 12, 1 }, /* the row that a key would have hit comes first */
		{ "1 Down 2", 12, 0 },
		{ "0", 11, 0 },
		{ "1 0", 20, 5 },
		{ "PgDn PgDn PgDn PgDn", 23, 8 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(of) / sizeof(of[0]); i++) {
		struct list l = { 0 };

		list_set(&l, ids, 13);
		assert_true(press(&l, of[i].keys, 5));
		assert_int_equal(list_id(&l), of[i].id);
		assert_int_equal(l.top, of[i].top);
	}
}

static void
other_keys_and_an_empty_list_do_nothing(void **state)
{
	struct list l = { 0 };

	(void)state;
	list_set(&l, NULL, 0);
	assert_true(press(&l, "Down PgDn G 5", 5));
	assert_int_equal(list_id(&l), 0);
	list_set(&l, ids, 3);
	assert_int_equal(list_id(&l), 11);
	assert_false(press(&l, "a", 5));
	assert_false(press(&l, "Enter", 5));
	assert_false(press(&l, "F2", 5));
	l.prefix = true;
	assert_false(press(&l, "g", 5));
}

static void
the_choice_stays_with_its_row(void **state)
{
	static const int64_t later[] = { 30, 31, 11, 12, 13, 15, 16 };
	struct list l = { 0 };

	(void)state;
	list_set(&l, ids, 13);
	press(&l, "3", 5);
	list_set(&l, later, 7);
	assert_int_equal(list_id(&l), 13);
	press(&l, "Down Down", 5);
	assert_int_equal(list_id(&l), 16);
	list_set(&l, ids, 5); /* 16 is gone: the last that stands */
	assert_int_equal(list_id(&l), 15);
	list_set(&l, NULL, 0);
	assert_int_equal(list_id(&l), 0);
}

/* "1" was typed, the rows change, "2" follows: row 12 is the one that was seen as 12. */
static void
a_half_typed_number_means_the_rows_that_were_seen(void **state)
{
	static const int64_t later[] = { 30, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23 };
	static const int64_t less[] = { 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 23 };
	struct list l = { 0 };

	(void)state;
	list_set(&l, ids, 13);
	press(&l, "1", 5);
	list_set(&l, later, 14);
	press(&l, "2", 5);
	assert_int_equal(list_id(&l), 22);
	press(&l, "Home 1 2", 5);
	assert_int_equal(list_id(&l), 21); /* a new number: as they stand now */

	l = (struct list){ 0 };
	list_set(&l, ids, 13);
	press(&l, "1", 5);
	list_set(&l, less, 12);
	press(&l, "2", 5);
	assert_int_equal(list_id(&l), 0); /* it went away: nobody, and not another */
	press(&l, "Down", 5);
	assert_int_equal(list_id(&l), 11);
}

/* Row 13 is the last: 130 names nobody, and least of all row 13 or row 0. */
static void
a_number_that_no_row_has_chooses_nobody(void **state)
{
	struct list l = { 0 };

	(void)state;
	list_set(&l, ids, 13);
	press(&l, "Down 1 3", 5);
	assert_int_equal(list_id(&l), 23);
	assert_int_equal(list_missing(&l), 0);
	press(&l, "0", 5);
	assert_int_equal(list_missing(&l), 130);
	assert_int_equal(list_id(&l), 0);
	assert_int_equal(l.at, 1); /* where it was */
	press(&l, "5", 5);
	assert_int_equal(list_missing(&l), 1305);
	assert_int_equal(list_id(&l), 0);
	assert_false(press(&l, "n", 5)); /* a verb ends the number, and hits nobody */
	assert_int_equal(list_id(&l), 0);
	press(&l, "5", 5);
	assert_int_equal(list_id(&l), 15);
	press(&l, "9 9 9 9 9 9 9 9 9 9 9 9 9", 5);
	assert_int_equal(list_id(&l), 0);
	press(&l, "Backspace", 5);
	assert_int_equal(list_id(&l), 12);
}

static void
row(void *ctx, struct grid *g, int i, int y, int x, int w, enum look look)
{
	struct arena *a = ctx;

	grid_put(g, y, x, w, look, text_fmt(a, "patient %d", i));
}

static void
the_rows_that_are_not_drawn_are_counted(void **state)
{
	static const int64_t five[] = { 1, 2, 3, 4, 5 };
	struct list l = { 0 };
	struct arena a = { 0 };

	(void)state;
	list_set(&l, five, 5);
	is_str(list_beyond(&l, 3, &a), " 2 more below ");
	assert_null(list_beyond(&l, 5, &a));
	assert_null(list_beyond(&l, 9, &a));
	l.top = 1;
	l.at = 2;
	is_str(list_beyond(&l, 3, &a), " 1 above, 1 more below ");
	list_choose(&l, 5);
	is_str(list_beyond(&l, 3, &a), " 2 more above ");
	arena_clear(&a);
}

static void
the_mark_and_the_cursor_are_on_the_chosen_row(void **state)
{
	struct arena a = { 0 };
	struct grid *g = grid_new(&a, 3, 20, GLYPHS_UNICODE, false);
	struct list_view v = {
		.x = 1, .h = 3, .w = 19, .numbers = true, .focus = true, .row = row, .ctx = &a
	};
	struct list l = { 0 };

	(void)state;
	list_set(&l, ids, 13);
	press(&l, "9", 3);
	list_draw(&l, g, &v);
	is_str(grid_dump_looks(g, &a),
	    "    7 patient 6\n...dd\n"
	    "    8 patient 7\n...dd\n"
	    " ▸  9 patient 8\n.k.dd\n"
	    "cursor 2 6\n");
	v.bar = true;
	v.numbers = false;
	v.focus = false;
	grid_clear(g);
	list_draw(&l, g, &v);
	is_str(grid_dump_looks(g, &a),
	    "   patient 6\n   patient 7\n"
	    " ▸ patient 8\n.sssssssssssssssssss\n"
	    "cursor 0 0\n");
	v.focus = true;
	g->slow = true; /* where the bar and the way back from the mark would be seen to arrive */
	grid_clear(g);
	list_draw(&l, g, &v);
	is_str(grid_dump_looks(g, &a), "   patient 6\n   patient 7\n ▸ patient 8\ncursor 2 1\n");
	arena_clear(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keys_move_within_the_rows),
		cmocka_unit_test(other_keys_and_an_empty_list_do_nothing),
		cmocka_unit_test(the_choice_stays_with_its_row),
		cmocka_unit_test(a_half_typed_number_means_the_rows_that_were_seen),
		cmocka_unit_test(a_number_that_no_row_has_chooses_nobody),
		cmocka_unit_test(the_rows_that_are_not_drawn_are_counted),
		cmocka_unit_test(the_mark_and_the_cursor_are_on_the_chosen_row),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
