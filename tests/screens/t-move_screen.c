/* Another time for a visit: FEATURES.md, tasks 14, 14b and 15. */
#include <string.h>

#include "app/session_view.h"
#include "base/text.h"
#include "lib/a_book.h"
#include "lib/a_screen.h"
#include "lib/test.h"

enum { VISITS = 4 };

struct desk {
	struct a_screen s;
	int64_t visit[VISITS]; /* today at 10:00, and a week, two, three later */
};

static void
open_desk(struct desk *d)
{
	int64_t course;

	*d = (struct desk){ 0 };
	a_screen_open(&d->s);
	a_book_resources(&d->s.c);
	course = a_book_course(
	    &d->s.c, a_clinic_patient(&d->s.c, "Hall", "Margaret", "1968-07-14"), VISITS);
	for (int i = 0; i < VISITS; i++) {
		char day[DAY_TEXT];

		d->visit[i] = do_(&d->s.c, "session.book",
		    { "course", text_fmt(&d->s.a, "%lld", (long long)course) },
		    { "at",
			text_fmt(&d->s.a, "%s 10:00", day_iso(day_of(2026, 11, 23) + 7 * i, day)) },
		    { "therapist", "KB" }, { "room", "Gym" });
	}
	a_screen_keys(&d->s, "F5");
}

static const char *
when(struct desk *d, int i)
{
	struct session_view v;
	struct err e = { 0 };
	char day[DAY_TEXT], at[DAY_TEXT];

	must(session_view_load(d->s.c.app, d->visit[i], &d->s.a, &v, &e));
	return text_fmt(&d->s.a, "%s %s", day_iso(v.day, day), minute_show(v.minute, at));
}

static void
a_visit_goes_to_wednesday_and_back(void **state)
{
	struct desk d;
	int before;

	(void)state;
	open_desk(&d);
	before = d.s.typed;
	a_screen_keys(&d.s, "1 m");
	a_screen_is(&d.s, "move");
	a_screen_type(&d.s, "wed 14");
	a_screen_keys(&d.s, "Enter");
	is_str(when(&d, 0), "2026-11-23 10:00");
	a_screen_is(&d.s, "move-look");
	a_screen_keys(&d.s, "Enter");
	print_message("task 14: %d keys of 10\n", d.s.typed - before);
	assert_int_equal(d.s.typed - before, 10);
	is_str(when(&d, 0), "2026-11-25 14:00");
	assert_true(a_screen_shows(&d.s, "u undo"));
	a_screen_keys(&d.s, "u");
	is_str(when(&d, 0), "2026-11-23 10:00");
	a_screen_close(&d.s);
}

static void
a_free_place_is_taken_by_its_number(void **state)
{
	struct desk d;
	int before;

	(void)state;
	open_desk(&d);
	before = d.s.typed;
	a_screen_keys(&d.s, "1 m 1 Enter");
	print_message("task 14b: %d keys of 4\n", d.s.typed - before);
	assert_int_equal(d.s.typed - before, 4);
	is_str(when(&d, 0), "2026-11-23 09:45");
	is_str(when(&d, 1), "2026-11-30 10:00");
	a_screen_close(&d.s);
}

static void
this_and_all_after_it_go_by_a_week(void **state)
{
	static const char *const later[VISITS] = { "2026-11-30 10:00", "2026-12-07 10:00",
		"2026-12-14 10:00", "2026-12-21 10:00" };
	struct desk d;
	int before;

	(void)state;
	open_desk(&d);
	before = d.s.typed;
	a_screen_keys(&d.s, "1 m f");
	assert_true(a_screen_shows(&d.s, "this visit and the 3 after it"));
	a_screen_type(&d.s, "+1w");
	a_screen_keys(&d.s, "Enter");
	a_screen_is(&d.s, "move-following");
	a_screen_keys(&d.s, "Enter");
	print_message("task 15: %d keys of 8\n", d.s.typed - before);
	assert_int_equal(d.s.typed - before, 8);
	for (int i = 0; i < VISITS; i++)
		is_str(when(&d, i), later[i]);
	a_screen_keys(&d.s, "u");
	is_str(when(&d, 3), "2026-12-14 10:00");
	a_screen_close(&d.s);
}

static void
a_day_that_begins_like_a_scope_is_a_day(void **state)
{
	struct desk d;

	(void)state;
	open_desk(&d);
	do_(&d.s.c, "session.move", { "id", text_fmt(&d.s.a, "%lld", (long long)d.visit[1]) },
	    { "to", "+2d" });
	a_screen_keys(&d.s, "1 m");
	a_screen_type(&d.s, "fri 11");
	assert_true(a_screen_shows(&d.s, "this visit alone"));
	a_screen_keys(&d.s, "Enter Enter");
	is_str(when(&d, 0), "2026-11-27 11:00");
	a_screen_close(&d.s);
}

static void
what_cannot_be_is_said_and_the_line_stays(void **state)
{
	struct desk d;

	(void)state;
	open_desk(&d);
	a_screen_keys(&d.s, "1 m Enter");
	assert_true(a_screen_shows(&d.s, "Say where to"));
	a_screen_type(&d.s, "+3w"); /* where the last visit of the course is */
	a_screen_keys(&d.s, "Enter");
	assert_false(a_screen_shows(&d.s, "What Enter does"));
	assert_true(a_screen_shows(&d.s, "+3w"));
	is_str(when(&d, 0), "2026-11-23 10:00");
	a_screen_keys(&d.s, "Esc");
	assert_true(a_screen_shows(&d.s, "Today"));
	a_screen_close(&d.s);
}

static void
the_chart_and_the_day_move_visits_too(void **state)
{
	struct desk d;

	(void)state;
	open_desk(&d);
	a_screen_keys(&d.s, "1 v m 1 Enter");
	is_str(when(&d, 0), "2026-11-23 09:45");
	assert_true(a_screen_shows(&d.s, " Chart"));
	a_screen_keys(&d.s, "u F3 g s m");
	assert_true(a_screen_shows(&d.s, "Nobody is booked there"));
	a_screen_keys(&d.s, "Down Down Down Down m");
	assert_true(a_screen_shows(&d.s, "Move a visit"));
	a_screen_close(&d.s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_visit_goes_to_wednesday_and_back),
		cmocka_unit_test(a_free_place_is_taken_by_its_number),
		cmocka_unit_test(this_and_all_after_it_go_by_a_week),
		cmocka_unit_test(a_day_that_begins_like_a_scope_is_a_day),
		cmocka_unit_test(what_cannot_be_is_said_and_the_line_stays),
		cmocka_unit_test(the_chart_and_the_day_move_visits_too),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
