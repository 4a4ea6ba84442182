/* What is ahead when a course stops, or a patient moved away or died. */
#include <string.h>

#include "app/calls.h"
#include "app/due_list.h"
#include "app/ending.h"
#include "base/text.h"
#include "lib/a_book.h"
#include "lib/a_screen.h"
#include "lib/test.h"

/* Margaret with a plan of three exercise sessions that are booked; the id of the course. */
static int64_t
booked(struct a_screen *s, int64_t *patient)
{
	int64_t course;

	a_screen_open(s);
	*patient = a_screen_margaret(s, true);
	a_book_resources(&s->c);
	course = a_book_course(&s->c, *patient, 3);
	do_(&s->c, "course.book", { "course", text_fmt(&s->a, "%lld", (long long)course) });
	return course;
}

static struct ahead
ahead_of(struct a_screen *s, int64_t patient)
{
	struct ahead out;
	struct err e = { 0 };

	must(ending_load(
	    s->c.app, &(struct ending){ .patient = patient, .dues = true }, &s->a, &out, &e));
	return out;
}

static void
a_course_stops_with_its_visits_by_one_key_and_one_undo(void **state)
{
	struct a_screen s;
	int64_t id;

	(void)state;
	booked(&s, &id);
	assert_int_equal(ahead_of(&s, id).visit.n, 3);
	a_screen_keys(&s, "/ h a l l Enter 4 -");
	a_screen_is(&s, "ending");
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "Say why this course stops."));
	assert_int_equal(ahead_of(&s, id).visit.n, 3);
	a_screen_type(&s, "pain 7, jumpy");
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "3 visits cancelled."));
	assert_int_equal(ahead_of(&s, id).visit.n, 0);
	a_screen_keys(&s, "u");
	assert_int_equal(ahead_of(&s, id).visit.n, 3);
	a_screen_close(&s);
}

static void
the_visits_may_stay_booked_and_leaving_changes_nothing(void **state)
{
	struct a_screen s;
	int64_t id;

	(void)state;
	booked(&s, &id);
	a_screen_keys(&s, "/ h a l l Enter 4 - Esc");
	assert_false(a_screen_shows(&s, "stopped"));
	a_screen_keys(&s, "-");
	a_screen_type(&s, "no benefit");
	a_screen_keys(&s, "F6");
	assert_true(a_screen_shows(&s, "stopped"));
	assert_int_equal(ahead_of(&s, id).visit.n, 3);
	a_screen_close(&s);
}

static void
a_whole_plan_stops_with_all_of_its_visits(void **state)
{
	struct a_screen s;
	int64_t id;

	(void)state;
	booked(&s, &id);
	do_(&s.c, "session.book", { "patient", a_clinic_ref(&s.c, id) },
	    { "at", "2026-11-27 16:00" }, { "label", "Talk" }, { "minutes", "30" });
	a_screen_keys(&s, "/ h a l l Enter 4 X");
	a_screen_type(&s, "goes elsewhere");
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "3 visits cancelled."));
	assert_int_equal(ahead_of(&s, id).visit.n, 1); /* the talk is of no plan */
	a_screen_close(&s);
}

/* Kemi waits for what Margaret gives back. */
static void
freed_places_are_offered_to_who_waits(void **state)
{
	struct a_screen s;
	int64_t id, kemi;

	(void)state;
	booked(&s, &id);
	kemi = a_clinic_patient(&s.c, "Okafor", "Kemi", "1961-03-04");
	do_(&s.c, "session.book", { "patient", a_clinic_ref(&s.c, kemi) },
	    { "at", "2027-02-26 10:00" }, { "minutes", "30" }, { "label", "Review" },
	    { "therapist", "KB" });
	do_(&s.c, "wait.add", { "patient", a_clinic_ref(&s.c, kemi) });
	a_screen_keys(&s, "/ h a l l Enter 4 -");
	a_screen_type(&s, "no benefit");
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "Somebody waits for these places"));
	a_screen_is(&s, "ending-freed");
	a_screen_keys(&s, "Enter 1 Enter");
	assert_true(ahead_of(&s, kemi).visit.at[0].day < day_of(2027, 2, 26));
	a_screen_close(&s);
}

static void
who_has_died_is_booked_and_called_no_more(void **state)
{
	struct a_screen s;
	struct ahead was;
	int64_t id;

	(void)state;
	booked(&s, &id);
	do_(&s.c, "decision.record", { "patient", a_clinic_ref(&s.c, id) }, { "side", "L" },
	    { "treatment", "combined-rehab" }, { "why", "pending" }, { "note", "consent comes" });
	was = ahead_of(&s, id);
	assert_true(was.due.n > 0);
	a_screen_keys(&s, "/ h a l l Enter 6 z");
	a_screen_is(&s, "ending-dead");
	a_screen_keys(&s, "F6");
	assert_true(a_screen_shows(&s, "Nothing stays booked for somebody who has died."));
	a_screen_keys(&s, "Enter");
	assert_int_equal(ahead_of(&s, id).visit.n, 0);
	assert_int_equal(ahead_of(&s, id).due.n, 0);
	a_screen_keys(&s, "Esc");
	assert_true(a_screen_shows(&s, "This patient has died."));
	assert_int_equal(refused(&s.c, "session.book", { "patient", a_clinic_ref(&s.c, id) },
			     { "at", "2026-11-27 16:00" }, { "label", "Talk" }),
	    ERR_RULE);
	is_str(s.c.e.text, "This patient has died: nothing is booked any more.");
	assert_int_equal(
	    refused(&s.c, "wait.add", { "patient", a_clinic_ref(&s.c, id) }), ERR_RULE);
	do_(&s.c, "undo.last");
	assert_int_equal(ahead_of(&s, id).visit.n, was.visit.n);
	assert_int_equal(ahead_of(&s, id).due.n, was.due.n);
	do_(&s.c, "session.book", { "patient", a_clinic_ref(&s.c, id) },
	    { "at", "2026-11-27 16:00" }, { "label", "Talk" });
	a_screen_close(&s);
}

static void
who_moved_away_is_due_for_nothing_until_active_again(void **state)
{
	struct a_screen s;
	struct due_rows rows;
	struct err e = { 0 };
	struct now later;
	int64_t id;

	(void)state;
	booked(&s, &id);
	do_(&s.c, "decision.record", { "patient", a_clinic_ref(&s.c, id) }, { "side", "L" },
	    { "treatment", "combined-rehab" }, { "why", "pending" }, { "note", "consent comes" });
	a_screen_keys(&s, "/ h a l l Enter V F6");
	assert_true(a_screen_shows(&s, "This patient has left the clinic."));
	assert_int_equal(ahead_of(&s, id).visit.n, 3);
	must(now_read("2027-11-15T09:00", &later, &e));
	app_set_now(s.c.app, later);
	must(due_list_load(s.c.app, DUE_OVERDUE, 0, &s.a, &rows, &e));
	assert_int_equal(rows.list.n, 0);
	a_screen_keys(&s, "A");
	must(due_list_load(s.c.app, DUE_OVERDUE, 0, &s.a, &rows, &e));
	assert_true(rows.list.n > 0);
	a_screen_close(&s);
}

/* A red flag is called about whatever else ended, but not when the patient has died. */
static void
a_red_flag_ends_with_a_death_alone(void **state)
{
	struct a_screen s;
	struct call_rows calls;
	struct err e = { 0 };
	int64_t id;

	(void)state;
	booked(&s, &id);
	do_(&s.c, "response.save", { "form", "visit" }, { "patient", a_clinic_ref(&s.c, id) },
	    { "rf_clot", "yes" }, { "rf_clot_act", "ambulance called" }, { "state", "incomplete" });
	do_(&s.c, "patient.state", { "patient", a_clinic_ref(&s.c, id) }, { "state", "inactive" },
	    { "cancel", "yes" });
	must(calls_load(s.c.app, &s.a, &calls, &e));
	assert_int_equal(calls.list.n, 1);
	do_(&s.c, "patient.state", { "patient", a_clinic_ref(&s.c, id) }, { "state", "dead" });
	must(calls_load(s.c.app, &s.a, &calls, &e));
	assert_int_equal(calls.list.n, 0);
	a_screen_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_course_stops_with_its_visits_by_one_key_and_one_undo),
		cmocka_unit_test(the_visits_may_stay_booked_and_leaving_changes_nothing),
		cmocka_unit_test(a_whole_plan_stops_with_all_of_its_visits),
		cmocka_unit_test(freed_places_are_offered_to_who_waits),
		cmocka_unit_test(who_has_died_is_booked_and_called_no_more),
		cmocka_unit_test(who_moved_away_is_due_for_nothing_until_active_again),
		cmocka_unit_test(a_red_flag_ends_with_a_death_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
