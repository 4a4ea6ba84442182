/* No text is cut beside room that stands empty, on any main screen at either width. */
#include <string.h>

#include "base/text.h"
#include "lang/width.h"
#include "lib/a_book.h"
#include "lib/a_screen.h"
#include "lib/test.h"
#include "ui/keymap.h"

/* Blanks after a text that was cut: so many and it would have fitted further.  Between two
 * columns there is a gap. */
enum { GAP = 3, SIZES = 2, PATIENTS = 60 };

static const int size[SIZES][2] = { { 24, 80 }, { 40, 120 } };

/* The board of that clinic at one of the sizes. */
static void
open_board(struct a_screen *s, size_t k)
{
	struct err e = { 0 };

	s->glyphs = GLYPHS_UNICODE;
	must(keymap_make(&key_table, &s->a, &s->keys, &e));
	must(stack_open(s->c.app, s->keys, &s->stack, &e));
	a_screen_size(s, size[k][0], size[k][1]);
}

/* Of one row: a text that ends in … before so many blanks. */
static bool
is_cut_for_nothing(const char *row, int cols)
{
	for (const char *at = row; (at = strstr(at, "…")) != NULL;) {
		size_t blank;

		at += strlen("…");
		blank = strspn(at, " ");
		if (at[blank] == '\n' || at[blank] == '\0') {
			int used = width_of(row) - (int)blank;

			blank = used < cols ? (size_t)(cols - used) : 0;
		}
		if (blank > GAP)
			return true;
	}
	return false;
}

static size_t
say_cut(struct a_screen *s, const char *keys)
{
	size_t n = 0;
	const char *d = a_screen_dump(s);

	while (*d != '\0') {
		size_t len = strcspn(d, "\n");
		const char *row = arena_strn(&s->a, d, len);

		if (is_cut_for_nothing(row, s->cols)) {
			print_message("%-20s %3d|%s\n", keys, s->cols, row);
			n++;
		}
		d += len + (d[len] == '\n');
	}
	return n;
}

/* What stands on each screen of the made-up clinic. */
static void
nothing_is_cut_beside_empty_room(void **state)
{
	/* The board, the finder, and of several patients the chart and what it leads to. */
	static const char *const ways[] = { "", "j j", "/ a l", "1 Enter", "1 Enter j", "1 Enter 1",
		"1 Enter 2", "1 Enter 4", "1 Enter 4 Enter", "1 Enter 5", "1 Enter 6", "1 Enter b",
		"1 Enter f", "1 Enter h", "1 Enter m", "1 Enter s", "1 Enter t", "1 Enter W",
		"1 Enter e", "1 Enter M", "1 Enter V", "2 Enter", "2 Enter 4", "3 Enter", "4 Enter",
		"5 Enter", "6 Enter", "6 Enter 4", "7 Enter", "1 b", "1 h", "1 l", "1 r", "1 x",
		"g s", "g b", "g f", "g e", "g x", "g T", "g u", "g S", "g m", "g a", "g w", "g r",
		"g n", "g c", "p d", "p o", "!", "E", "R", "S", "F1", "F9", "F10" };
	struct a_screen s = { 0 };
	size_t bad = 0;

	(void)state;
	a_clinic_demo(&s.c, PATIENTS);
	for (size_t k = 0; k < SIZES; k++)
		for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
			open_board(&s, k);
			a_screen_keys(&s, ways[i]);
			bad += say_cut(&s, ways[i]);
			stack_close(s.stack);
		}
	arena_clear(&s.a);
	a_clinic_close(&s.c);
	assert_int_equal(bad, 0);
}

/* A visit whose course has a long name, its record begun, with answers that are no values. */
static void
a_form_says_whole_what_there_is_room_for(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	a_screen_margaret(&s, true);
	a_book_resources(&s.c);
	do_(&s.c, "session.book", { "patient", "#1" }, { "at", "2026-11-23 09:10" },
	    { "label", "Combined rehabilitation programme" }, { "side", "right" },
	    { "therapist", "KB" }, { "room", "Gym" }, { "reason", "entered late" });
	a_screen_keys(&s, "F5 a s r 1 7");
	a_screen_type(&s, "6 feet");
	a_screen_keys(&s, "Enter");
	a_screen_type(&s, "about 7");
	a_screen_keys(&s, "Enter F8");
	a_screen_type(&s, "half an hour");
	a_screen_keys(&s, "F7 F7");
	for (size_t k = 0; k < SIZES; k++) {
		a_screen_size(&s, size[k][0], size[k][1]);
		assert_true(a_screen_shows(&s, "Right hip: Combined rehabilitation programme,"));
		assert_true(a_screen_shows(&s, "  23-Nov-2026 09:10"));
		assert_true(a_screen_shows(&s, "6 feet ✗"));
		assert_true(a_screen_shows(&s, "about 7 ✗"));
		assert_true(a_screen_shows(&s, "half an hour min"));
		assert_false(a_screen_shows(&s, "…"));
	}
	a_screen_close(&s);
}

/* All courses that physical agents offer, for both hips, and where each session would be. */
static void
the_courses_of_a_series_are_told_apart(void **state)
{
	static const char *const side[] = { "R", "L" };
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	a_screen_margaret(&s, true);
	a_book_resources(&s.c);
	for (int h = 0; h < 2; h++)
		do_(&s.c, "decision.record", { "patient", "#1" }, { "side", side[h] },
		    { "treatment", "physical" }, { "why", "pending" }, { "note", "consent comes" });
	a_screen_keys(&s, "/ h a l l Enter 4");
	a_screen_keys(&s, "Space j Space j Space j Space j Space j Space F2 B");
	for (size_t k = 0; k < SIZES; k++) {
		a_screen_size(&s, size[k][0], size[k][1]);
		assert_true(a_screen_shows(&s, "TENS, conventional "));
		assert_true(a_screen_shows(&s, "TENS, low rate "));
		assert_true(a_screen_shows(&s, "Shockwave, focused, high energy "));
		assert_false(a_screen_shows(&s, "…"));
	}
	a_screen_close(&s);
}

/* Where minutes stand in no row, what the visits are for has their room, from one column on, and
 * names have what is not needed elsewhere. */
static void
the_board_says_what_a_visit_is_for(void **state)
{
	struct a_screen s;
	int64_t patient;

	(void)state;
	a_screen_open(&s);
	patient = a_screen_margaret(&s, true);
	a_book_resources(&s.c);
	do_(&s.c, "session.book", { "patient", a_clinic_ref(&s.c, patient) },
	    { "at", "2026-11-23 12:00" }, { "label", "Review of gait" }, { "therapist", "KB" });
	do_(&s.c, "session.book",
	    { "course", text_fmt(&s.a, "%d", (int)a_book_course(&s.c, patient, 12)) },
	    { "at", "2026-11-23 10:00" }, { "therapist", "KB" });
	a_screen_keys(&s, "F5");
	assert_true(a_screen_shows(&s, "due Exercise programme 1/12 "));
	assert_true(a_screen_shows(&s, "due Review of gait "));
	a_screen_size(&s, 40, 120);
	assert_true(a_screen_shows(&s, " Exercise programme 1/12 "));
	assert_true(a_screen_shows(&s, " Review of gait "));
	a_screen_close(&s);
}

/* Beside short purposes a long name is whole on a wide board. */
static void
the_board_says_a_name_whole_where_room_is_left(void **state)
{
	struct a_screen s;
	int64_t patient;

	(void)state;
	a_screen_open(&s);
	patient = a_clinic_patient(&s.c, "Featherstonehaugh-Chol", "Bartholomew", "1968-07-14");
	a_book_resources(&s.c);
	do_(&s.c, "session.book", { "patient", a_clinic_ref(&s.c, patient) },
	    { "at", "2026-11-23 12:00" }, { "label", "Review" }, { "therapist", "KB" });
	a_screen_keys(&s, "F5");
	a_screen_size(&s, 40, 120);
	assert_true(a_screen_shows(&s, "12:00 FEATHERSTONEHAUGH-CHOL, Bartholomew "));
	assert_false(a_screen_shows(&s, "…"));
	a_screen_close(&s);
}

/* Who may be one person is told by the names, and who read what by the sign-in and the desk. */
static void
names_and_sign_ins_have_the_room_of_a_wide_terminal(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	a_clinic_patient(&s.c, "Featherstonehaugh-Cholmondeley", "Anna", "1968-07-14");
	do_(&s.c, "patient.register", { "family", "Featherstonehaugh-Cholmondeley" },
	    { "given", "Anna" }, { "born", "1968-07-14" }, { "sex", "F" },
	    { "duplicate_ok", "a twin" });
	do_(&s.c, "staff.add", { "login", "bartholomew.longname" }, { "name", "Bart" },
	    { "role", "manager" });
	a_clinic_as(&s.c, "bartholomew.longname");
	a_screen_size(&s, 40, 120);
	a_screen_keys(&s, "g m");
	assert_true(a_screen_shows(&s, "FEATHERSTONEHAUGH-CHOLMONDELEY, Anna"));
	assert_false(a_screen_shows(&s, "…"));
	a_screen_keys(&s, "F12 g a");
	assert_true(a_screen_shows(&s, " bartholomew.longname  test  "));
	a_screen_close(&s);
}

/* With whom and where a visit is stands whole where there is room for it. */
static void
a_visit_says_with_whom_it_is(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	a_screen_margaret(&s, true);
	a_book_resources(&s.c);
	do_(&s.c, "resource.add", { "kind", "therapist" }, { "code", "Barthol" },
	    { "name", "Bartholomew Featherstone" });
	do_(&s.c, "resource.add", { "kind", "room" }, { "code", "Hydropol" },
	    { "name", "Hydrotherapy" });
	do_(&s.c, "session.book", { "patient", "#1" }, { "at", "2026-11-23 12:00" },
	    { "label", "Review of gait" }, { "therapist", "Barthol" }, { "room", "Hydropol" });
	do_(&s.c, "session.book", { "patient", "#1" }, { "at", "2026-11-24 12:00" },
	    { "label", "步态复查" }, { "therapist", "Barthol" }, { "room", "Hydropol" });
	a_screen_keys(&s, "F5 1 Enter f");
	a_screen_type(&s, "session");
	a_screen_keys(&s, "Enter");
	for (size_t k = 0; k < SIZES; k++) {
		a_screen_size(&s, size[k][0], size[k][1]);
		assert_true(a_screen_shows(&s, "Review of gait "));
		assert_true(a_screen_shows(&s, "Barthol + Hydropol  booked"));
		assert_true(a_screen_shows(&s, "步态复查 "));
		assert_false(a_screen_shows(&s, "…"));
	}
	a_screen_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_form_says_whole_what_there_is_room_for),
		cmocka_unit_test(the_board_says_what_a_visit_is_for),
		cmocka_unit_test(the_board_says_a_name_whole_where_room_is_left),
		cmocka_unit_test(the_courses_of_a_series_are_told_apart),
		cmocka_unit_test(names_and_sign_ins_have_the_room_of_a_wide_terminal),
		cmocka_unit_test(a_visit_says_with_whom_it_is),
		cmocka_unit_test(nothing_is_cut_beside_empty_room),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
