/* What all screens share, at sizes that fit and sizes that do not. */
#include "lib/test.h"

#include <string.h>

#include "lang/width.h"
#include "ui/frame.h"

static const char *const alerts[] = { "Penicillin allergy",
	"Pacemaker: no PEMF, no ESWT near the device" };

static const struct frame_patient hall = {
	.name = "HALL, Margaret (Mrs) \"Peg\"",
	.facts = { "Born 14-Jul-1968 (57y)", "Female", "ID 10-2345-7" },
	.alerts = alerts,
	.nalerts = 2,
};

static const struct keyhint keys[] = { { "Enter", "open step", 1, NULL }, { "b", "book", 2, NULL },
	{ "e", "note", 3, NULL }, { "o", "outcomes", 4, NULL }, { "F2", "save", 0, NULL },
	{ "F1", "help", 0, NULL }, { "F12", "back", 0, NULL } };

static struct frame
chart(void)
{
	return (struct frame){ .title = "Chart",
		.who = "R Ives · Desk 2",
		.clock = "14:05",
		.patient = &hall,
		.context = "Enter opens the step",
		.said = SAID_DONE,
		.message = "Saved 14:05.   u undo",
		.keys = keys,
		.nkeys = 7 };
}

static void
a_screen_has_its_rows_where_the_hand_expects_them(void **state)
{
	struct arena a = { 0 };
	struct grid *g = grid_new(&a, 24, 80, GLYPHS_UNICODE, false);
	struct frame f = chart();
	struct body b;

	(void)state;
	b = frame_draw(g, &f);
	assert_int_equal(b.y, 4);
	assert_int_equal(b.h, 17);
	is_str(grid_dump(g, &a),
	    " Chart                                                   R Ives · Desk 2  14:05\n"
	    " HALL, Margaret (Mrs) \"Peg\"        Born 14-Jul-1968 (57y)  Female  ID 10-2345-7\n"
	    " ! Penicillin allergy   ! Pacemaker: no PEMF, no ESWT near the device\n"
	    "────────────────────────────────────────────────────────────────────────────────\n"
	    "\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n"
	    " Enter opens the step\n"
	    " ✓ Saved 14:05.   u undo\n"
	    " Enter open step  b book  e note  o outcomes         F2 save  F1 help  F12 back\n");
	arena_clear(&a);
}

static void
a_narrow_window_cuts_neither_patient_nor_the_way_out(void **state)
{
	struct arena a = { 0 };
	struct grid *g = grid_new(&a, 14, 40, GLYPHS_ASCII, true);
	struct frame f = chart();
	struct body b;

	(void)state;
	f.unsaved = true;
	f.said = SAID_ERROR;
	f.message = "Weight must be 2 to 350 kg: type the weight in kilograms, as 71.5";
	b = frame_draw(g, &f);
	is_str(grid_dump(g, &a),
	    " Chart                 * unsaved  14:05\n"
	    " HALL, Margaret (Mrs) \"Peg\"\n"
	    " Born 14-Jul-1968 (57y)  Female\n"
	    " ID 10-2345-7\n"
	    " ! Penicillin allergy\n"
	    " ! Pacemaker: no PEMF, no ESWT near the\n"
	    " device\n"
	    "----------------------------------------\n"
	    "\n\n\n"
	    " X Weight must be 2 to 350 kg: type the\n"
	    "   weight in kilograms, as 71.5\n"
	    "             F2 save  F1 help  F12 back\n");
	assert_int_equal(b.y, 8);
	assert_int_equal(b.h, 3);
	arena_clear(&a);
}

static const char *
last_row(const char *dump)
{
	const char *end = strchr(dump, '\n');

	for (; end != NULL && end[1] != '\0'; end = strchr(dump, '\n'))
		dump = end + 1;
	return dump;
}

static void
the_least_important_keys_go_first(void **state)
{
	static const struct {
		int cols;
		const char *want;
	} at[] = {
		{ 80,
		    " Enter open step  b book  e note  o outcomes         F2 save  F1 help  F12 "
		    "back\n" },
		{ 70, " Enter open step  b book  e note           F2 save  F1 help  F12 back\n" },
		{ 55, " Enter open step  b book    F2 save  F1 help  F12 back\n" },
		{ 45, " Enter open step  F2 save  F1 help  F12 back\n" },
		{ 40, "             F2 save  F1 help  F12 back\n" },
	};
	struct arena a = { 0 };
	struct frame f = chart();

	(void)state;
	for (size_t i = 0; i < sizeof(at) / sizeof(at[0]); i++) {
		struct grid *g = grid_new(&a, 24, at[i].cols, GLYPHS_UNICODE, false);

		frame_draw(g, &f);
		is_str(last_row(grid_dump(g, &a)), at[i].want);
	}
	arena_clear(&a);
}

static void
no_alerts_is_said_and_a_tiny_window_too(void **state)
{
	struct frame_patient p = { .name = "王小明 WANG Xiaoming",
		.facts = { "Born 1985-03-03" },
		.none = "No alerts recorded" };
	struct frame f = { .title = "Find", .no_rule = true };
	struct arena a = { 0 };
	struct grid *g = grid_new(&a, 10, 60, GLYPHS_UNICODE, false);

	(void)state;
	assert_int_equal(frame_draw(g, &f).y, 1);
	assert_false(frame_too_small(g));
	f.patient = &p;
	grid_clear(g);
	assert_int_equal(frame_draw(g, &f).y, 4);
	assert_non_null(strstr(grid_dump(g, &a),
	    " 王小明 WANG Xiaoming                       Born 1985-03-03\n"
	    " No alerts recorded\n"));
	g = grid_new(&a, 9, 60, GLYPHS_UNICODE, false);
	assert_true(frame_too_small(g));
	g = grid_new(&a, 24, 39, GLYPHS_UNICODE, false);
	frame_draw(g, &f);
	assert_true(frame_too_small(g));
	assert_null(strstr(grid_dump(g, &a), "王"));
	g = grid_new(&a, 1, 1, GLYPHS_UNICODE, false);
	frame_draw(g, &f);
	assert_true(frame_too_small(g));
	arena_clear(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_screen_has_its_rows_where_the_hand_expects_them),
		cmocka_unit_test(a_narrow_window_cuts_neither_patient_nor_the_way_out),
		cmocka_unit_test(the_least_important_keys_go_first),
		cmocka_unit_test(no_alerts_is_said_and_a_tiny_window_too),
	};
	struct err e;
	bool utf8;

	if (!width_locale(&utf8, &e))
		return 1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
