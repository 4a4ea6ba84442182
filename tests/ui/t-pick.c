/* Choosing by typing. */
#include "lib/test.h"

#include <string.h>

#include "base/text.h"
#include "lang/width.h"
#include "ui/pick.h"

static const struct pick_item items[] = {
	{ 1, "Book hydrotherapy", "plan: 12 open", "b", NULL },
	{ 2, "Book a series", NULL, "B", NULL },
	{ 3, "Cancel a booking", "asks for a reason", "x", NULL },
	{ 4, "Größe und Gewicht", NULL, NULL, NULL },
	{ 5, "王小明 WANG", NULL, NULL, NULL },
};

static enum pick_did
press(struct pick *p, const char *names)
{
	char *copy = arena_str(p->a, names), *save = NULL;
	enum pick_did did = PICK_IGNORED;
	struct key k;

	for (char *n = strtok_r(copy, " ", &save); n != NULL; n = strtok_r(NULL, " ", &save)) {
		if (key_read(n, &k)) {
			did = pick_key(p, &k);
			continue;
		}
		for (const char *s = n; *s != '\0';) {
			k = (struct key){ .code = utf8_next(&s) };
			did = pick_key(p, &k);
		}
	}
	return did;
}

static void
words_in_any_order_narrow_it(void **state)
{
	static const struct {
		const char *keys;
		int64_t id;
		int left;
	} of[] = {
		{ "Down", 2, 5 },
		{ "book", 1, 3 },
		{ "hy Space BOOK", 1, 1 },
		{ "gros", 4, 1 },
		{ "Gewicht", 4, 1 },
		{ "ook", 0, 0 },
		{ "小", 5, 1 },
		{ "a Space re", 0, 0 },
		{ "re", 0, 0 },
		{ "book Down Down", 3, 3 },
		{ "book Down Space s", 2, 1 },
		{ "zzz Backspace Backspace Backspace", 1, 5 },
	};
	struct arena a = { 0 };
	struct pick p;

	(void)state;
	for (size_t i = 0; i < sizeof(of) / sizeof(of[0]); i++) {
		pick_open(&p, &a, "Commands", items, 5);
		assert_int_equal(press(&p, of[i].keys), PICK_HANDLED);
		assert_int_equal(pick_item(&p) == NULL ? 0 : pick_item(&p)->id, of[i].id);
		assert_int_equal(p.list.n, of[i].left);
	}
	arena_clear(&a);
}

static void
enter_chooses_and_three_keys_close(void **state)
{
	struct arena a = { 0 };
	struct pick p;

	(void)state;
	pick_open(&p, &a, "Commands", items, 5);
	assert_int_equal(press(&p, "Enter"), PICK_CHOSEN);
	assert_int_equal(press(&p, "Esc"), PICK_CLOSED);
	assert_int_equal(press(&p, "F12"), PICK_CLOSED);
	assert_int_equal(press(&p, "^G"), PICK_CLOSED);
	assert_int_equal(press(&p, "F2"), PICK_IGNORED);
	assert_int_equal(press(&p, "zzz Enter"), PICK_HANDLED);
	arena_clear(&a);
}

static void
it_pops_up_in_the_middle(void **state)
{
	struct arena a = { 0 };
	struct grid *g = grid_new(&a, 8, 60, GLYPHS_UNICODE, false);
	struct pick p;

	(void)state;
	pick_open(&p, &a, "Commands", items, 5);
	press(&p, "book Down");
	pick_draw(&p, g, 0, 8);
	is_str(grid_dump(g, &a),
	    "  ┌─ Commands ───────────────────────────────────────────┐\n"
	    "  │  book_______________________________________________ │\n"
	    "  │  Book hydrotherapy  plan: 12 open                  b │\n"
	    "  │▸ Book a series                                     B │\n"
	    "  │  Cancel a booking  asks for a reason               x │\n"
	    "  │  Enter choose   Up Down   type to narrow   F12 close │\n"
	    "  └──────────────────────────────────────────────────────┘\n"
	    "\n");
	assert_int_equal(g->cursor_y, 1);
	assert_int_equal(g->cursor_x, 9);
	arena_clear(&a);
}

static void
the_whole_of_a_long_text_stands_at_the_foot(void **state)
{
	static const struct pick_item longs[] = {
		{ 1, "the whole plan stops; what is booked of it can be cancelled at once", NULL,
		    "X", NULL },
		{ 2, "short", NULL, NULL, NULL },
	};
	struct arena a = { 0 };
	struct grid *g = grid_new(&a, 9, 60, GLYPHS_UNICODE, false);
	struct pick p;

	(void)state;
	pick_open(&p, &a, "Commands", longs, 2);
	pick_draw(&p, g, 0, 9);
	is_str(grid_dump(g, &a),
	    "  ┌─ Commands ───────────────────────────────────────────┐\n"
	    "  │  ___________________________________________________ │\n"
	    "  │▸ the whole plan stops; what is booked of it can …  X │\n"
	    "  │  short                                               │\n"
	    "  │  the whole plan stops; what is booked of it can be   │\n"
	    "  │  cancelled at once                                   │\n"
	    "  │  Enter choose   Up Down   type to narrow   F12 close │\n"
	    "  └──────────────────────────────────────────────────────┘\n"
	    "\n");
	arena_clear(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_in_any_order_narrow_it),
		cmocka_unit_test(enter_chooses_and_three_keys_close),
		cmocka_unit_test(it_pops_up_in_the_middle),
		cmocka_unit_test(the_whole_of_a_long_text_stands_at_the_foot),
	};
	struct err e;
	bool utf8;

	if (!width_locale(&utf8, &e))
		return 1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
