/* Therapists, rooms and devices, their hours and leave, as the manager sees and changes them. */
#include "base/text.h"
#include "lib/a_book.h"
#include "lib/a_screen.h"
#include "lib/test.h"

/* HALL, Margaret comes to KB on Tuesday 8 December at ten. */
static void
open_booked(struct a_screen *s)
{
	int64_t id;

	a_screen_open(s);
	id = a_clinic_patient(&s->c, "Hall", "Margaret", "1968-07-14");
	a_book_resources(&s->c);
	do_(&s->c, "session.book", { "patient", a_clinic_ref(&s->c, id) },
	    { "at", "2026-12-08 10:00" }, { "label", "Talk" }, { "minutes", "30" },
	    { "therapist", "KB" });
	a_screen_keys(s, "g C 2");
}

static void
a_room_is_added_changed_and_taken_back(void **state)
{
	struct a_screen s;

	(void)state;
	open_booked(&s);
	a_screen_is(&s, "things");
	a_screen_keys(&s, "a 2 Tab P o o l Tab");
	a_screen_type(&s, "Warm pool");
	a_screen_keys(&s, "Tab");
	a_screen_type(&s, "pool");
	a_screen_keys(&s, "Tab 4");
	a_screen_is(&s, "things-add");
	a_screen_keys(&s, "F2");
	assert_true(a_screen_shows(&s, "room Pool (Warm pool) added.   u undo"));
	assert_true(a_screen_shows(&s, "4 places at a time; when full: refuse"));
	a_screen_keys(&s, "e ^U");
	a_screen_type(&s, "Cold pool");
	a_screen_keys(&s, "Tab Tab Tab 3 Tab 2 Enter");
	assert_true(a_screen_shows(&s, "Pool changed.   u undo"));
	assert_true(a_screen_shows(&s, "when full: allow, up to 2 more"));
	a_screen_keys(&s, "u");
	assert_true(a_screen_shows(&s, "Warm pool"));
	a_screen_close(&s);
}

/* He gave it a name and she gives it places: both are kept. */
static void
what_another_changed_meanwhile_is_taken_and_what_was_typed_stays(void **state)
{
	struct a_screen s;

	(void)state;
	open_booked(&s);
	a_screen_keys(&s, "End e Tab Tab 3");
	do_(&s.c, "resource.change", { "resource", "Gym" }, { "name", "Blue hall" });
	a_screen_keys(&s, "F2");
	assert_true(a_screen_shows(&s, "Saving once more puts what you typed in its place."));
	assert_true(a_screen_shows(&s, "Name             Blue hall"));
	a_screen_keys(&s, "F2");
	assert_true(a_screen_shows(&s, "Blue hall"));
	assert_true(a_screen_shows(&s, "3 places at a time"));
	a_screen_close(&s);
}

static void
what_is_refused_stays_in_the_box_at_its_field(void **state)
{
	struct a_screen s;

	(void)state;
	open_booked(&s);
	a_screen_keys(&s, "a 1 Tab K B Tab");
	a_screen_type(&s, "Kim Bo");
	a_screen_keys(&s, "F2");
	assert_true(a_screen_shows(&s, "KB is taken: choose another code"));
	a_screen_keys(&s, "^U K M Tab Tab");
	a_screen_type(&s, "juggling");
	a_screen_keys(&s, "F2");
	assert_true(a_screen_shows(&s, "No course asks for the skill juggling"));
	a_screen_keys(&s, "F12 Down a");
	assert_true(a_screen_shows(&s, "juggling"));
	a_screen_keys(&s, "Up ^U"); /* the skill was refused, and has the cursor */
	a_screen_close(&s);
}

static void
taking_somebody_out_of_use_names_the_visits_first(void **state)
{
	struct a_screen s;

	(void)state;
	open_booked(&s);
	a_screen_keys(&s, "Home x");
	assert_true(a_screen_shows(&s, "Out of use: KB, K Baker"));
	assert_true(a_screen_shows(&s, "Tue 08-Dec-2026 10:00 HALL, Margaret (10-0001-9), Talk"));
	a_screen_keys(&s, "n");
	assert_false(a_screen_shows(&s, "eswt      out of use"));
	a_screen_keys(&s, "x y");
	assert_true(a_screen_shows(&s, "Visits that cannot take place"));
	assert_true(a_screen_shows(&s, "KB is out of use; 1 booked there cannot stay."));
	a_screen_keys(&s, "Enter"); /* TL has the same time: nobody need be called */
	assert_true(a_screen_shows(&s, "eswt      out of use"));
	a_screen_keys(&s, "o");
	assert_false(a_screen_shows(&s, "eswt      out of use"));
	a_screen_close(&s);
}

static void
what_another_changed_meanwhile_is_not_overwritten(void **state)
{
	struct a_screen s;

	(void)state;
	open_booked(&s);
	a_screen_keys(&s, "Home e");
	do_(&s.c, "resource.change", { "resource", "KB" }, { "lanes", "2" });
	a_screen_keys(&s, "F2");
	assert_true(a_screen_shows(&s, "changed"));
	assert_false(a_screen_shows(&s, "KB changed."));
	a_screen_close(&s);
}

static void
a_day_off_in_the_week_leaves_the_others_as_the_clinic_has_them(void **state)
{
	struct a_screen s;

	(void)state;
	open_booked(&s);
	a_screen_keys(&s, "Home Enter");
	assert_true(a_screen_shows(&s, "KB, K Baker: hours and leave"));
	assert_true(a_screen_shows(&s, "Monday      08:00-18:00, as the clinic"));
	a_screen_keys(&s, "Down Down Enter");
	a_screen_type(&s, "closed");
	a_screen_keys(&s, "F2");
	assert_true(a_screen_shows(&s, "Wednesday   closed"));
	assert_false(a_screen_shows(&s, "as the clinic"));
	assert_true(a_screen_shows(&s, "Friday      08:00-18:00"));
	a_screen_keys(&s, "c");
	assert_true(a_screen_shows(&s, "Wednesday   08:00-18:00, as the clinic"));
	a_screen_close(&s);
}

static void
leave_names_the_visits_and_is_taken_back(void **state)
{
	struct a_screen s;

	(void)state;
	open_booked(&s);
	a_screen_keys(&s, "Home Enter a");
	a_screen_type(&s, "7/12");
	a_screen_keys(&s, "Tab");
	a_screen_type(&s, "11/12");
	a_screen_keys(&s, "Tab Tab Tab");
	a_screen_type(&s, "annual leave");
	a_screen_keys(&s, "F2");
	a_screen_is(&s, "hours-sure");
	a_screen_keys(&s, "y");
	assert_true(a_screen_shows(&s, "Visits that cannot take place"));
	a_screen_keys(&s, "F12"); /* later: g x */
	a_screen_is(&s, "hours");
	a_screen_keys(&s, "x");
	assert_true(a_screen_shows(&s, "Absence taken away.   u undo"));
	a_screen_keys(&s, "End Enter");
	a_screen_type(&s, "5/12");
	a_screen_keys(&s, "Tab Tab");
	a_screen_type(&s, "9:00-12:00");
	a_screen_keys(&s, "Tab 2 F2");
	assert_true(a_screen_shows(&s, "Extra hours Sat 05-Dec-2026 09:00-12:00 noted."));
	assert_true(a_screen_shows(&s, "there"));
	a_screen_keys(&s, "F12");
	assert_true(a_screen_shows(&s, "there 05-Dec-2026"));
	a_screen_close(&s);
}

/* By that who treats reads a sensitive chart. */
static void
a_therapist_is_one_of_the_staff_or_nobody(void **state)
{
	struct a_screen s;

	(void)state;
	open_booked(&s);
	a_screen_keys(&s, "Home");
	assert_true(a_screen_shows(&s, "KB, K Baker, is nobody who signs in"));
	a_screen_keys(&s, "e Up F4");
	a_screen_is(&s, "things-login");
	a_screen_type(&s, "thera");
	a_screen_keys(&s, "Enter F2");
	assert_true(a_screen_shows(&s, "KB, K Baker, signs in as theo"));
	a_screen_keys(&s, "e Up F4 Esc ^U");
	a_screen_type(&s, "rita2");
	a_screen_keys(&s, "F2");
	assert_true(a_screen_shows(&s, "Nobody signs in as rita2."));
	a_screen_keys(&s, "^U F2");
	assert_true(a_screen_shows(&s, "KB, K Baker, is nobody who signs in"));
	a_screen_keys(&s, "u");
	assert_true(a_screen_shows(&s, "KB, K Baker, signs in as theo"));
	a_screen_keys(&s, "End e Up");
	assert_false(a_screen_shows(&s, "Signs in as"));
	a_screen_keys(&s, "F12 a 1 Tab");
	a_screen_type(&s, "RH");
	a_screen_keys(&s, "Tab");
	a_screen_type(&s, "R Hill");
	a_screen_keys(&s, "Up Up Up F4");
	a_screen_type(&s, "dora");
	a_screen_keys(&s, "Enter F2");
	assert_true(a_screen_shows(&s, "RH, R Hill, signs in as dora"));
	a_screen_close(&s);
}

/* Each follows what is typed: nothing is replaced, and none is listed twice. */
static void
skills_are_listed_and_picked_one_after_the_other(void **state)
{
	struct a_screen s;

	(void)state;
	open_booked(&s);
	a_screen_keys(&s, "Home e Tab");
	assert_true(a_screen_shows(&s, "For              exercise eswt"));
	a_screen_keys(&s, "F4");
	assert_false(a_screen_shows(&s, "Exercise programme"));
	assert_false(a_screen_shows(&s, "ultrasound")); /* a device's */
	a_screen_is(&s, "things-skills");
	a_screen_type(&s, "gai");
	a_screen_keys(&s, "Enter F4");
	a_screen_type(&s, "tens"); /* by a course that asks for it */
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "For              exercise eswt gait physical"));
	a_screen_keys(&s, "F4 Esc ^U");
	a_screen_type(&s, "diet, doc"); /* only begun, it is gone on with */
	a_screen_keys(&s, "F4");
	a_screen_type(&s, "doctor");
	a_screen_keys(&s, "Enter F2");
	assert_true(a_screen_shows(&s, "therapist for: diet, doctor"));
	a_screen_close(&s);
}

/* Of somebody or something new: of what it was said to be. */
static void
skills_are_those_of_the_kind_that_is_added(void **state)
{
	struct a_screen s;

	(void)state;
	open_booked(&s);
	a_screen_keys(&s, "a Tab Tab Tab F4");
	a_screen_type(&s, "shockwave");
	assert_true(a_screen_shows(&s, "eswt"));
	assert_true(a_screen_shows(&s, "treatment"));
	a_screen_keys(&s, "Esc Up Up Up 3 Tab Tab Tab F4");
	assert_true(a_screen_shows(&s, "ultrasound"));
	assert_false(a_screen_shows(&s, "Gait training"));
	a_screen_type(&s, "tens");
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "For              tens_"));
	a_screen_close(&s);
}

/* Where names are short their room is there for what somebody does. */
static void
skills_have_the_room_that_no_name_needs(void **state)
{
	struct a_screen s;

	(void)state;
	open_booked(&s);
	do_(&s.c, "resource.change", { "resource", "KB" }, { "skills", "physical eswt exercise" });
	a_screen_keys(&s, "F12 g C 2");
	assert_true(a_screen_shows(&s, "therapist physical eswt exercise"));
	do_(&s.c, "resource.change", { "resource", "TL" }, { "name", "Bartholomew Featherst" });
	a_screen_keys(&s, "F12 g C 2");
	assert_true(a_screen_shows(&s, "therapist physical eswt exe…"));
	a_screen_close(&s);
}

static void
what_somebody_does_is_emptied_and_comes_back(void **state)
{
	struct a_screen s;

	(void)state;
	open_booked(&s);
	a_screen_keys(&s, "Home e Tab ^U F2");
	assert_true(a_screen_shows(&s, "KB changed."));
	assert_true(a_screen_shows(&s, "therapist for: visits of no course"));
	a_screen_keys(&s, "u");
	assert_true(a_screen_shows(&s, "therapist for: exercise eswt"));
	do_(&s.c, "resource.change", { "resource", "KB" }, { "skills", "-" });
	do_(&s.c, "resource.change", { "resource", "KB" }, { "skills", "gait" });
	do_pairs(&s.c, "undo.last", NULL, 0);
	a_screen_keys(&s, "F5");
	assert_true(a_screen_shows(&s, "therapist for: visits of no course"));
	a_screen_close(&s);
}

/* Who books is told where it is mended. */
static void
a_visit_that_nothing_is_there_for_says_which_key_adds_it(void **state)
{
	struct a_screen s;
	int64_t id;

	(void)state;
	a_screen_open(&s);
	a_screen_keys(&s, "g s");
	assert_true(a_screen_shows(&s, "is set up yet: a manager adds them by g C 2."));
	a_screen_keys(&s, "g C 2");
	assert_true(a_screen_shows(&s, "a adds a therapist, room or device."));
	a_book_resources(&s.c);
	id = a_screen_margaret(&s, false);
	a_book_course(&s.c, id, 2);
	do_(&s.c, "resource.change", { "resource", "Gym" }, { "active", "no" });
	a_screen_keys(&s, "g n e x e r c i s e Enter");
	assert_true(a_screen_shows(&s, "no room for"));
	assert_true(a_screen_shows(&s, "a manager adds it by g C 2."));
	a_screen_keys(&s, "F3 / h a l l Enter B");
	assert_true(a_screen_shows(&s, "no room for Exercise programme; Sat"));
	assert_true(a_screen_shows(&s, "What is missing is added by g C 2."));
	a_screen_size(&s, 40, 120);
	assert_true(a_screen_shows(&s, "What is missing is added by g C 2."));
	assert_false(a_screen_shows(&s, "…"));
	a_screen_size(&s, 24, 80);
	a_clinic_as(&s.c, "rita");
	a_screen_keys(&s, "F5");
	assert_true(a_screen_shows(&s, "What is missing a manager adds by g C 2."));
	assert_false(a_screen_shows(&s, "…"));
	a_clinic_as(&s.c, "anna");
	do_(&s.c, "resource.change", { "resource", "Gym" }, { "active", "yes" });
	a_screen_keys(&s, "F12 B");
	assert_false(a_screen_shows(&s, "g C 2"));
	a_screen_keys(&s, "F3 g n e x e r c i s e Enter");
	assert_false(a_screen_shows(&s, "g C 2"));
	a_screen_close(&s);
}

static void
a_vt100_and_a_wide_terminal_show_it_too(void **state)
{
	struct a_screen s;

	(void)state;
	open_booked(&s);
	do_(&s.c, "absence.add", { "resource", "KB" }, { "from", "2026-12-24" });
	do_(&s.c, "resource.change", { "resource", "Gym" }, { "active", "no" });
	a_screen_keys(&s, "F5");
	a_screen_size(&s, 40, 120);
	a_screen_is(&s, "things-wide");
	a_screen_vt100(&s);
	a_screen_size(&s, 24, 80);
	a_screen_keys(&s, "1");
	a_screen_is(&s, "clinic-vt100");
	a_screen_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_room_is_added_changed_and_taken_back),
		cmocka_unit_test(what_another_changed_meanwhile_is_taken_and_what_was_typed_stays),
		cmocka_unit_test(what_is_refused_stays_in_the_box_at_its_field),
		cmocka_unit_test(taking_somebody_out_of_use_names_the_visits_first),
		cmocka_unit_test(what_another_changed_meanwhile_is_not_overwritten),
		cmocka_unit_test(a_day_off_in_the_week_leaves_the_others_as_the_clinic_has_them),
		cmocka_unit_test(a_therapist_is_one_of_the_staff_or_nobody),
		cmocka_unit_test(skills_are_listed_and_picked_one_after_the_other),
		cmocka_unit_test(skills_are_those_of_the_kind_that_is_added),
		cmocka_unit_test(skills_have_the_room_that_no_name_needs),
		cmocka_unit_test(what_somebody_does_is_emptied_and_comes_back),
		cmocka_unit_test(leave_names_the_visits_and_is_taken_back),
		cmocka_unit_test(a_visit_that_nothing_is_there_for_says_which_key_adds_it),
		cmocka_unit_test(a_vt100_and_a_wide_terminal_show_it_too),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
