/* A sick therapist and a closed day: FEATURES.md, tasks 16 and 28. */
#include <string.h>

#include "app/session_view.h"
#include "base/text.h"
#include "lib/a_book.h"
#include "lib/a_screen.h"
#include "lib/test.h"

struct desk {
	struct a_screen s;
	int64_t exercise, later; /* today with KB: when TL is there, and when not */
};

static void
open_desk(struct desk *d)
{
	int64_t hall, okafor, course;

	*d = (struct desk){ 0 };
	a_screen_open(&d->s);
	a_book_resources(&d->s.c);
	do_(&d->s.c, "hours.set", { "resource", "KB" }, { "days", "mon-fri" },
	    { "hours", "08:00-17:00" });
	do_(&d->s.c, "hours.set", { "resource", "TL" }, { "days", "mon-fri" },
	    { "hours", "08:00-11:00 13:30-17:00" });
	hall = a_clinic_patient(&d->s.c, "Hall", "Margaret", "1968-07-14");
	okafor = a_clinic_patient(&d->s.c, "Okafor", "Kemi", "1961-03-04");
	course = a_book_course(&d->s.c, hall, 4);
	d->exercise =
	    do_(&d->s.c, "session.book", { "course", text_fmt(&d->s.a, "%lld", (long long)course) },
		{ "at", "2026-11-23 10:00" }, { "therapist", "KB" }, { "room", "Gym" });
	d->later = do_(&d->s.c, "session.book", { "patient", a_clinic_ref(&d->s.c, okafor) },
	    { "at", "2026-11-23 11:00" }, { "minutes", "30" }, { "label", "Review" },
	    { "therapist", "KB" });
	a_screen_keys(&d->s, "F5");
}

static const char *
place_of(struct desk *d, int64_t id)
{
	struct session_view v;
	struct err e = { 0 };
	char day[DAY_TEXT], at[DAY_TEXT];

	must(session_view_load(d->s.c.app, id, &d->s.a, &v, &e));
	return text_fmt(&d->s.a, "%s %s %s", day_iso(v.day, day), minute_show(v.minute, at), v.who);
}

/* As on the board: who is called about a new time is not called past a red flag. */
static void
who_bears_a_flag_or_an_alert_is_marked(void **state)
{
	struct desk d;
	int64_t hall = 1;

	(void)state;
	open_desk(&d);
	a_clinic_save(&d.s.c, "response.save", &(struct fill){ "visit", hall, .day = DAY_NONE },
	    PAIRS({ "rf_clot", "yes" }, { "rf_clot_act", "ambulance called" }));
	do_(&d.s.c, "alert.add", { "patient", "#2" }, { "text", "Falls" });
	a_screen_keys(&d.s, "S k b Enter");
	a_screen_is(&d.s, "away-marked");
	a_screen_keys(&d.s, "Down");
	assert_true(a_screen_shows(&d.s, "Alerts are on record."));
	a_screen_close(&d.s);
}

static void
a_sick_day_is_looked_at_and_kept_in_five_keys(void **state)
{
	struct desk d;
	int before;

	(void)state;
	open_desk(&d);
	before = d.s.typed;
	a_screen_keys(&d.s, "S k b Enter");
	a_screen_is(&d.s, "away");
	is_str(place_of(&d, d.exercise), "2026-11-23 10:00 KB + Gym");
	a_screen_keys(&d.s, "Enter");
	print_message("task 16: %d keys of 5\n", d.s.typed - before);
	assert_int_equal(d.s.typed - before, 5);
	is_str(place_of(&d, d.exercise), "2026-11-23 10:00 TL + Gym");
	a_screen_is(&d.s, "away-calls");
	a_screen_keys(&d.s, "F12");
	assert_true(a_screen_shows(&d.s, "Still to be told that a visit was moved: 1.   g T"));
	a_screen_keys(&d.s, "u");
	is_str(place_of(&d, d.exercise), "2026-11-23 10:00 KB + Gym");
	a_screen_close(&d.s);
}

static void
a_place_is_changed_by_hand_and_a_bad_one_saves_nothing(void **state)
{
	struct desk d;

	(void)state;
	open_desk(&d);
	a_screen_keys(&d.s, "S k b Enter m");
	a_screen_type(&d.s, "10:00 with kb");
	a_screen_keys(&d.s, "Enter Enter");
	is_str(place_of(&d, d.exercise), "2026-11-23 10:00 KB + Gym");
	assert_true(a_screen_shows(&d.s, "Not saved yet"));
	a_screen_keys(&d.s, "m");
	a_screen_type(&d.s, "15:00 with tl");
	a_screen_keys(&d.s, "Enter Enter");
	is_str(place_of(&d, d.exercise), "2026-11-23 15:00 TL + Gym");
	assert_true(a_screen_shows(&d.s, "It is moved to Mon 23-Nov-2026"));
	a_screen_keys(&d.s, "Enter");
	assert_true(a_screen_shows(&d.s, "Today"));
	a_screen_close(&d.s);
}

static void
a_closed_day_gives_those_booked_other_places(void **state)
{
	struct desk d;
	int before;

	(void)state;
	open_desk(&d);
	do_(&d.s.c, "session.move", { "id", text_fmt(&d.s.a, "%lld", (long long)d.exercise) },
	    { "at", "2026-12-24 10:00" });
	before = d.s.typed;
	a_screen_keys(&d.s, ": c l o s e Enter");
	a_screen_type(&d.s, "24/12");
	a_screen_keys(&d.s, "Enter");
	assert_true(a_screen_shows(&d.s, "Thu 24-Dec-2026"));
	a_screen_keys(&d.s, "Enter");
	print_message("task 28: %d keys of 14\n", d.s.typed - before);
	assert_int_equal(d.s.typed - before, 14);
	assert_true(a_screen_shows(&d.s, "Closed Thu 24-Dec-2026"));
	assert_null(strstr(place_of(&d, d.exercise), "2026-12-24"));
	a_screen_close(&d.s);
}

static void
an_unknown_code_is_said(void **state)
{
	struct desk d;

	(void)state;
	open_desk(&d);
	a_screen_keys(&d.s, "S Enter");
	assert_true(a_screen_shows(&d.s, "Say who is away"));
	a_screen_keys(&d.s, "z z Enter");
	assert_true(a_screen_shows(&d.s, "There is no therapist, room or device zz."));
	a_screen_close(&d.s);
}

/* The closure came without a replan: nobody was asked then, and nobody is lost now. */
static void
what_a_closure_stranded_is_found_and_gets_another_place(void **state)
{
	struct desk d;

	(void)state;
	open_desk(&d);
	do_(&d.s.c, "session.move", { "id", text_fmt(&d.s.a, "%lld", (long long)d.later) },
	    { "at", "2026-12-01 11:00" });
	a_screen_keys(&d.s, "F5");
	assert_false(a_screen_shows(&d.s, "g x replans"));
	do_(&d.s.c, "closure.add", { "from", "2026-12-01" }, { "name", "Feast" });
	do_(&d.s.c, "absence.add", { "resource", "KB" }, { "from", "2026-11-23" },
	    { "hours", "09:45-12:00" }, { "why", "course" });
	a_screen_keys(&d.s, "F5");
	assert_true(a_screen_shows(&d.s, "Closed or away since they were booked: 2."));
	a_screen_keys(&d.s, "g x");
	a_screen_is(&d.s, "stranded");
	a_screen_keys(&d.s, "Down");
	assert_true(a_screen_shows(&d.s, "clinic closed 01-Dec (Feast)"));
	assert_true(a_screen_shows(&d.s, "By phone: none on record"));
	a_screen_keys(&d.s, "Enter");
	is_str(place_of(&d, d.exercise), "2026-11-23 10:00 TL + Gym");
	assert_null(strstr(place_of(&d, d.later), "2026-12-01"));
	a_screen_keys(&d.s, "F3");
	assert_false(a_screen_shows(&d.s, "g x replans"));
	a_screen_keys(&d.s, "u");
	is_str(place_of(&d, d.exercise), "2026-11-23 10:00 KB + Gym");
	assert_non_null(strstr(place_of(&d, d.later), "2026-12-01"));
	a_screen_keys(&d.s, "F5");
	assert_true(a_screen_shows(&d.s, "Closed or away since they were booked: 2."));
	a_screen_close(&d.s);
}

static void
where_every_visit_can_take_place_nothing_waits_to_be_saved(void **state)
{
	struct desk d;

	(void)state;
	open_desk(&d);
	a_screen_keys(&d.s, "F5 g x");
	assert_true(a_screen_shows(&d.s, "Every visit of the next three months can take place."));
	assert_false(a_screen_shows(&d.s, "unsaved"));
	assert_false(a_screen_shows(&d.s, "Not saved yet"));
	assert_false(a_screen_shows(&d.s, "change line"));
	a_screen_keys(&d.s, "F10");
	assert_false(a_screen_shows(&d.s, "Other time"));
	a_screen_keys(&d.s, "F12");
	a_screen_keys(&d.s, "Enter");
	assert_true(a_screen_shows(&d.s, "Today"));
	a_screen_close(&d.s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(who_bears_a_flag_or_an_alert_is_marked),
		cmocka_unit_test(a_sick_day_is_looked_at_and_kept_in_five_keys),
		cmocka_unit_test(a_place_is_changed_by_hand_and_a_bad_one_saves_nothing),
		cmocka_unit_test(a_closed_day_gives_those_booked_other_places),
		cmocka_unit_test(an_unknown_code_is_said),
		cmocka_unit_test(what_a_closure_stranded_is_found_and_gets_another_place),
		cmocka_unit_test(where_every_visit_can_take_place_nothing_waits_to_be_saved),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
