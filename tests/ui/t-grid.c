/* Drawing: cutting, wide characters, glyph sets, looks. */
#include "lib/test.h"

#include "lang/width.h"
#include "ui/grid.h"

static void
text_is_cut_at_its_columns(void **state)
{
	struct arena a = { 0 };
	struct grid *g = grid_new(&a, 4, 12, GLYPHS_UNICODE, false);

	(void)state;
	assert_int_equal(grid_put(g, 0, 1, 6, LOOK_VALUE, "KOWALSKI"), 6);
	assert_int_equal(grid_put(g, 1, 8, -1, LOOK_PLAIN, "王小明"), 3);
	assert_int_equal(grid_put(g, 2, 0, 5, LOOK_PLAIN, "王小"), 4);
	grid_put_right(g, 2, 6, 6, LOOK_PLAIN, "14:05");
	grid_put(g, 3, -1, -1, LOOK_PLAIN, "abc");
	grid_put(g, 9, 0, -1, LOOK_PLAIN, "nowhere");
	grid_put(g, 0, 99, -1, LOOK_PLAIN, "nowhere");
	is_str(grid_dump(g, &a),
	    " KOWAL…\n"
	    "        王…\n"
	    "王小   14:05\n"
	    "bc\n");
	arena_clear(&a);
}

static void
half_of_a_wide_character_never_stays(void **state)
{
	struct arena a = { 0 };
	struct grid *g = grid_new(&a, 3, 10, GLYPHS_UNICODE, false);

	(void)state;
	for (int y = 0; y < 3; y++)
		grid_put(g, y, 0, -1, LOOK_PLAIN, "王小明北京");
	grid_put(g, 0, 3, 1, LOOK_PLAIN, "x");
	grid_put(g, 1, 2, 1, LOOK_PLAIN, "x");
	grid_put(g, 2, 1, -1, LOOK_PLAIN, "安");
	is_str(grid_dump(g, &a),
	    "王 x明北京\n"
	    "王x 明北京\n"
	    " 安 明北京\n");
	arena_clear(&a);
}

static void
what_may_not_be_shown_is_a_reverse_question_mark(void **state)
{
	struct arena a = { 0 };
	struct grid *g = grid_new(&a, 1, 10, GLYPHS_UNICODE, false);

	(void)state;
	grid_put(g, 0, 0, -1, LOOK_PLAIN, "A\b\xE2\x80\xAE\xFF\x1B[z");
	is_str(grid_dump_looks(g, &a),
	    "A????[z\n"
	    ".aaaa\n"
	    "cursor 0 0\n");
	arena_clear(&a);
}

static void
draw_all(struct grid *g)
{
	grid_rule(g, 0, 0, 4);
	for (enum mark m = MARK_DONE; m < MARKS; m++)
		grid_mark(g, 0, 5 + (int)m, LOOK_OK, m);
	grid_box(g, 1, 0, 3, 12, "Zoë");
	grid_put(g, 2, 1, 10, LOOK_PLAIN, "Größe ≤ 5 mm");
}

static void
marks_and_lines_follow_the_glyph_set(void **state)
{
	struct arena a = { 0 };
	struct grid *u = grid_new(&a, 4, 12, GLYPHS_UNICODE, false);
	struct grid *v = grid_new(&a, 4, 12, GLYPHS_ACS, true);
	struct grid *s = grid_new(&a, 4, 12, GLYPHS_ASCII, true);

	(void)state;
	draw_all(u);
	draw_all(v);
	draw_all(s);
	is_str(grid_dump(u, &a),
	    "──── ✓◦▸!✗…\n"
	    "┌─ Zoë ────┐\n"
	    "│Größe ≤ 5…│\n"
	    "└──────────┘\n");
	is_str(grid_dump(v, &a),
	    "──── +.>!X~\n"
	    "┌─ Zoe ────┐\n"
	    "│Grosse <=~│\n"
	    "└──────────┘\n");
	is_str(grid_dump(s, &a),
	    "---- +.>!X~\n"
	    "+- Zoe ----+\n"
	    "|Grosse <=~|\n"
	    "+----------+\n");
	is_str(grid_name(u, "王", "WANG"), "王");
	is_str(grid_name(s, "王", "WANG"), "WANG");
	is_str(grid_name(s, "Größe", "x"), "Größe");
	assert_int_equal(grid_width(s, "ß"), 2);
	arena_clear(&a);
}

static void
looks_change_under_the_text(void **state)
{
	struct arena a = { 0 };
	struct grid *g = grid_new(&a, 2, 8, GLYPHS_UNICODE, false);

	(void)state;
	grid_put(g, 0, 0, -1, LOOK_TITLE, "Today");
	grid_put(g, 1, 0, -1, LOOK_VALUE, "王 x");
	grid_look(g, 1, 0, -1, LOOK_SELECT);
	grid_cursor(g, 1, 99);
	is_str(grid_dump_looks(g, &a),
	    "Today\n"
	    "ttttt\n"
	    "王 x\n"
	    "ssssssss\n"
	    "cursor 1 7\n");
	grid_clear(g);
	is_str(grid_dump_looks(g, &a), "\n\ncursor 0 0\n");
	arena_clear(&a);
}

static void
a_cursor_that_nothing_took_is_below_the_rule(void **state)
{
	struct arena a = { 0 };
	struct grid *g = grid_new(&a, 5, 12, GLYPHS_ASCII, false);

	(void)state;
	grid_put(g, 0, 1, -1, LOOK_TITLE, "Title");
	grid_put(g, 1, 1, -1, LOOK_TITLE, "Heads");
	grid_cursor_rest(g);
	assert_int_equal(g->cursor_y, 1);
	assert_int_equal(g->cursor_x, 1);
	grid_cursor(g, 0, 0);
	grid_rule(g, 2, 0, 12);
	grid_put(g, 4, 3, -1, LOOK_DIM, "Nobody");
	grid_cursor_rest(g);
	assert_int_equal(g->cursor_y, 4);
	assert_int_equal(g->cursor_x, 3);
	grid_cursor(g, 1, 2);
	grid_cursor_rest(g); /* what was taken stays */
	assert_int_equal(g->cursor_x, 2);
	arena_clear(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_is_cut_at_its_columns),
		cmocka_unit_test(half_of_a_wide_character_never_stays),
		cmocka_unit_test(what_may_not_be_shown_is_a_reverse_question_mark),
		cmocka_unit_test(marks_and_lines_follow_the_glyph_set),
		cmocka_unit_test(looks_change_under_the_text),
		cmocka_unit_test(a_cursor_that_nothing_took_is_below_the_rule),
	};
	struct err e;
	bool utf8;

	if (!width_locale(&utf8, &e))
		return 1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
