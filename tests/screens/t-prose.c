/* Long text: only its mark is coloured, however many lines it takes. */
#include "lang/width.h"
#include "lib/test.h"
#include "screens/prose.h"

static void
the_words_behind_a_mark_are_plain(void **state)
{
	struct arena a = { 0 };
	struct err e = { 0 };
	struct prose p = { .a = &a, .w = 20 };
	struct grid *g;
	bool utf8;

	(void)state;
	must(width_locale(&utf8, &e));
	g = grid_new(&a, 4, 20, GLYPHS_UNICODE, false);
	prose_marked(&p, MARK_CARE, LOOK_CARE, "a warning that is longer than one line");
	assert_int_equal(prose_draw(&p, g, &(struct prose_area){ .h = 4 }), 0);
	is_str(grid_dump_looks(g, &a),
	    "! a warning that is\nc\n"
	    "  longer than one\n  line\n\ncursor 0 0\n");
	arena_clear(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_words_behind_a_mark_are_plain),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
