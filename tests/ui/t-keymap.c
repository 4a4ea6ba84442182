/* The key table: found, shadowed, refused, and the one that ships. */
#include "lib/test.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "ui/keymap.h"

static const struct keymap *
shipped(struct arena *a)
{
	const struct keymap *m;
	struct err e;

	must(keymap_make(&key_table, a, &m, &e));
	return m;
}

static const char *const board[] = { "board", "list", "everywhere", NULL };
static const char *const form[] = { "form", "everywhere", NULL };
static const char *const chart[] = { "chart-step", "chart", "list", "everywhere", NULL };

static const char *
does(const struct keymap *m, const char *const *contexts, bool typing, const char *keys)
{
	char first[16], second[16];
	int n = sscanf(keys, "%15s %15s", first, second);
	const struct action *act;
	struct key k, k2;
	bool begins;

	assert_true(key_read(first, &k));
	act = keymap_find(m, contexts, NULL, &k, typing, &begins);
	if (n == 2) {
		assert_true(begins);
		assert_null(act);
		assert_true(key_read(second, &k2));
		act = keymap_find(m, contexts, &k, &k2, typing, &begins);
	}
	return act != NULL ? act->name : begins ? "begins" : "-";
}

static void
the_nearest_context_decides(void **state)
{
	struct arena a = { 0 };
	const struct keymap *m = shipped(&a);

	(void)state;
	is_str(does(m, board, false, "a"), "board.arrived");
	is_str(does(m, board, false, "Enter"), "board.open");
	is_str(does(m, chart, false, "Enter"), "chart.open");
	is_str(does(m, board, false, "u"), "undo");
	is_str(does(m, board, false, "^Z"), "undo");
	is_str(does(m, form, true, "^Z"), "form.undo");
	is_str(does(m, board, false, "= 0"), "board.all");
	is_str(does(m, board, false, "g t"), "home");
	is_str(does(m, board, false, "g g"), "list.first");
	is_str(does(m, board, false, "g z"), "-");
	is_str(does(m, form, true, "u"), "-");
	is_str(does(m, form, true, "g"), "-");
	is_str(does(m, form, true, "?"), "-");
	is_str(does(m, form, true, "F1"), "help");
	is_str(does(m, form, true, "Esc"), "back");
	is_str(does(m, board, false, "z"), "-");
	arena_clear(&a);
}

static void
the_key_line_shows_what_works_here(void **state)
{
	struct arena a = { 0 };
	const struct keymap *m = shipped(&a);
	const struct keyhint *hints;
	struct text t = { .a = &a };
	size_t n;

	(void)state;
	hints = keymap_hints(m, form, true, &a, &n);
	for (size_t i = 0; i < n; i++)
		text_addf(&t, "%s %s %d\n", hints[i].key, hints[i].word, hints[i].rank);
	is_str(text_get(&t),
	    "F2 save 0\nEnter next 1\nF4 values 2\nF8 next part 4\nF7 part before 5\n"
	    "F1 help 0\nF10 menu 0\nF12 back 0\n"); /* in a form F6 adds a row */
	for (size_t i = 0; keymap_at(m, board, i) != NULL; i++)
		assert_string_not_equal(
		    keymap_at(m, board, i)->name, "list.open"); /* Enter is the board's */
	assert_non_null(keymap_named(m, "board.cancel"));
	assert_null(keymap_named(m, "board.fly"));
	arena_clear(&a);
}

static void
a_wrong_table_is_refused_by_its_line(void **state)
{
	static const struct {
		struct key_row row[2];
		const char *says;
	} no[] = {
		{ { { .does = "a", .keys = { "x" }, .line = 1 },
		      { .does = "b", .keys = { "F2", "x" }, .line = 2 } },
		    "data/keys.cfg:2: b: key x is already a" },
		{ { { .does = "a", .keys = { "g" }, .line = 1 },
		      { .does = "b", .keys = { "g t" }, .line = 2 } },
		    "data/keys.cfg:2: b: key g t is already a" },
		{ { { .does = "a", .keys = { "Frog" }, .line = 3 } },
		    "data/keys.cfg:3: a: \"Frog\" names no key" },
		{ { { .does = "a", .keys = { "g Frog" }, .line = 3 } },
		    "data/keys.cfg:3: a: \"g Frog\" names no key" },
		{ { { .does = "a", .keys = { "Home" }, .line = 4 } },
		    "data/keys.cfg:4: a: give a key that a VT100 has, too" },
		{ { { .does = "a", .line = 5 } },
		    "data/keys.cfg:5: a: give a key that a VT100 has, too" },
	};
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(no) / sizeof(no[0]); i++) {
		struct key_row row[2] = { no[i].row[0], no[i].row[1] };
		struct key_table t = { .row = row, .nrows = row[1].does == NULL ? 1 : 2 };
		const struct keymap *m;
		struct err e;

		row[0].context = row[1].context = "board";
		assert_false(keymap_make(&t, &a, &m, &e));
		assert_int_equal(e.code, ERR_CONF);
		is_str(e.text, no[i].says);
	}
	arena_clear(&a);
}

static void
a_menu_names_actions_of_the_table_and_what_they_need(void **state)
{
	struct arena a = { 0 };
	const struct keymap *m = shipped(&a);
	const char *does;

	(void)state;
	is_str(keymap_menu(m, 0), "Today");
	is_str(keymap_menu_at(m, 0, 1), "board.arrived");
	is_str(keymap_named(m, "board.arrived")->needs, "session.arrive");
	assert_null(keymap_named(m, "board.open")->needs);
	assert_null(keymap_menu_at(m, 0, 99));
	assert_null(keymap_menu_at(m, 6, 99));
	assert_null(keymap_menu(m, 7));
	for (size_t i = 0; keymap_menu(m, i) != NULL; i++)
		for (size_t k = 0; (does = keymap_menu_at(m, i, k)) != NULL; k++)
			if (keymap_named(m, does) == NULL)
				fail_msg("%s: %s is no action", keymap_menu(m, i), does);
	arena_clear(&a);
}

/* Nearest first, and not where a nearer one has its key; F10 shows a key that works there. */
static void
an_action_is_found_where_it_is_reached_with_its_key(void **state)
{
	struct arena a = { 0 };
	const struct keymap *m = shipped(&a);

	(void)state;
	is_str(keymap_here(m, board, "board.open")->keys[0], "Enter");
	assert_null(keymap_here(m, board, "list.open")); /* Enter is the board's */
	assert_null(keymap_here(m, board, "chart.open"));
	is_str(action_key(keymap_here(m, form, "lock"), false), "g l");
	is_str(action_key(keymap_here(m, form, "lock"), true), "Alt-l");
	assert_null(action_key(keymap_here(m, form, "day"), true));
	arena_clear(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_nearest_context_decides),
		cmocka_unit_test(the_key_line_shows_what_works_here),
		cmocka_unit_test(a_wrong_table_is_refused_by_its_line),
		cmocka_unit_test(a_menu_names_actions_of_the_table_and_what_they_need),
		cmocka_unit_test(an_action_is_found_where_it_is_reached_with_its_key),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
