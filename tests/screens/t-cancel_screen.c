/* Cancelling a visit of the board: FEATURES.md, tasks 17 and 18. */
#include <string.h>

#include "app/session_view.h"
#include "base/text.h"
#include "lib/a_book.h"
#include "lib/a_screen.h"
#include "lib/test.h"

/* A visit of today. */
static int64_t
visit(struct a_screen *s)
{
	int64_t hall = a_clinic_patient(&s->c, "Hall", "Margaret", "1968-07-14");

	do_(&s->c, "resource.add", { "kind", "therapist" }, { "code", "KB" },
	    { "name", "K Baker" });
	return do_(&s->c, "session.book", { "patient", a_clinic_ref(&s->c, hall) },
	    { "at", "2026-11-23 10:00" }, { "minutes", "30" }, { "label", "Review" },
	    { "therapist", "KB" });
}

static const char *
state_of(struct a_screen *s, int64_t session)
{
	struct session_view v;
	struct err e = { 0 };

	must(session_view_load(s->c.app, session, &s->a, &v, &e));
	return v.state;
}

static void
a_reason_is_a_digit_and_enter(void **state)
{
	struct a_screen s;
	int64_t id;

	(void)state;
	a_screen_open(&s);
	id = visit(&s);
	a_screen_keys(&s, "F5 1 x");
	a_screen_is(&s, "cancel");
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "Say why"));
	is_str(state_of(&s, id), "booked");
	a_screen_keys(&s, "1 Enter");
	is_str(state_of(&s, id), "cancelled");
	assert_int_equal(
	    s.typed - 2, 4); /* 1 x 1 Enter, without F5 and the Enter that was refused */
	a_screen_keys(&s, "u");
	is_str(state_of(&s, id), "booked");
	a_screen_close(&s);
}

static void
words_do_too_and_leaving_keeps_the_visit(void **state)
{
	struct a_screen s;
	int64_t id;

	(void)state;
	a_screen_open(&s);
	id = visit(&s);
	a_screen_keys(&s, "F5 1 x 6");
	a_screen_type(&s, "bus strike 1");
	a_screen_keys(&s, "Esc");
	is_str(state_of(&s, id), "booked");
	a_screen_keys(&s, "1 x 6");
	a_screen_type(&s, "bus strike 1");
	a_screen_keys(&s, "Enter");
	is_str(state_of(&s, id), "cancelled");
	a_screen_close(&s);
}

/* Kemi has a visit on Friday and waits for an earlier one. */
static int64_t
kemi_waits(struct a_screen *s)
{
	int64_t okafor = a_clinic_patient(&s->c, "Okafor", "Kemi", "1961-03-04"), id;

	id = do_(&s->c, "session.book", { "patient", a_clinic_ref(&s->c, okafor) },
	    { "at", "2026-11-27 10:00" }, { "minutes", "30" }, { "label", "Review" },
	    { "therapist", "KB" });
	return id;
}

static void
the_place_goes_to_one_who_waits(void **state)
{
	struct a_screen s;
	struct session_view v;
	struct err e = { 0 };
	int64_t id, hers;
	int before;

	(void)state;
	a_screen_open(&s);
	id = visit(&s);
	hers = kemi_waits(&s);
	a_screen_keys(&s, "/ o k a f Enter");
	before = s.typed;
	a_screen_keys(&s, "l Enter");
	print_message("task 18: %d keys of 2\n", s.typed - before);
	assert_int_equal(s.typed - before, 2);
	assert_true(a_screen_shows(&s, "On the wait list."));
	a_screen_keys(&s, "F3 F5");
	before = s.typed;
	a_screen_keys(&s, "1 x 1 Enter");
	a_screen_is(&s, "offer");
	is_str(state_of(&s, id), "cancelled");
	a_screen_keys(&s, "1 Enter");
	print_message("task 17: %d keys of 6\n", s.typed - before);
	assert_int_equal(s.typed - before, 6);
	must(session_view_load(s.c.app, hers, &s.a, &v, &e));
	assert_int_equal(v.day, day_of(2026, 11, 23));
	assert_int_equal(v.minute, 10 * 60);
	assert_true(a_screen_shows(&s, "OKAFOR, Kemi"));
	a_screen_keys(&s, "u u y");
	is_str(state_of(&s, id), "booked");
	a_screen_close(&s);
}

/* Kemi waited with a visit of the right hip, which was given back; her wish says no hip. */
static int64_t
kemi_never_said_a_hip(struct a_screen *s)
{
	int64_t okafor = a_clinic_patient(&s->c, "Okafor", "Kemi", "1961-03-04"), id;
	const char *kemi = a_clinic_ref(&s->c, okafor);

	do_(&s->c, "resource.change", { "resource", "KB" }, { "skills", "eswt" });
	do_(&s->c, "resource.add", { "kind", "room" }, { "code", "R1" }, { "name", "Room" },
	    { "skills", "treatment" });
	do_(&s->c, "resource.add", { "kind", "device" }, { "code", "SW" }, { "name", "Shockwave" },
	    { "skills", "eswt" });
	id = do_(&s->c, "session.book", { "patient", kemi }, { "at", "2026-11-27 10:00" },
	    { "label", "Shockwave, focused, high energy" }, { "side", "R" });
	do_(&s->c, "wait.add", { "patient", kemi }, { "wish", "eswt am" });
	do_(&s->c, "session.cancel", { "id", text_fmt(&s->a, "%lld", (long long)id) },
	    { "reason", "away" });
	return okafor;
}

static void
who_never_said_a_hip_is_asked_for_it(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	visit(&s);
	kemi_never_said_a_hip(&s);
	a_screen_keys(&s, "F5 1 x 1 Enter");
	a_screen_keys(&s, "r");
	assert_true(a_screen_shows(&s, "Say who gets it first"));
	a_screen_keys(&s, "1");
	a_screen_is(&s, "offer-hip");
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "Say on which hip"));
	a_screen_keys(&s, "l Enter");
	assert_true(a_screen_shows(&s, "left hip"));
	a_screen_close(&s);
}

/* It is looked at with the number and taken with Enter, unless a letter says another. */
static void
the_hip_that_was_decided_is_proposed_for_a_place(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	visit(&s);
	a_book_decided(&s.c, kemi_never_said_a_hip(&s), 'R');
	a_screen_keys(&s, "F5 1 x 1 Enter 1");
	assert_true(a_screen_shows(&s, "right, as decided 23-Nov-2026?"));
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "right hip"));
	a_screen_close(&s);
}

static void
a_wish_is_typed_with_it_and_nobody_is_asked_who_cannot_come(void **state)
{
	struct a_screen s;
	int before;

	(void)state;
	a_screen_open(&s);
	visit(&s);
	kemi_waits(&s);
	a_screen_keys(&s, "/ o k a f Enter l");
	a_screen_is(&s, "wait");
	a_screen_keys(&s, "Esc");
	before = s.typed;
	a_screen_keys(&s, "l");
	a_screen_type(&s, "pm <12/12");
	a_screen_keys(&s, "Enter");
	print_message("task 18 with a wish: %d keys of 11\n", s.typed - before);
	assert_int_equal(s.typed - before, 11);
	assert_true(a_screen_shows(&s, "On the wait list: pm <12/12"));
	a_screen_keys(&s, "F3 F5 1 x 1 Enter");
	assert_true(a_screen_shows(&s, "u undo"));
	assert_false(a_screen_shows(&s, "Who waits"));
	a_screen_close(&s);
}

/* It is asked where the wish is typed, and what was typed stays. */
static void
who_has_left_the_clinic_waits_for_a_reason(void **state)
{
	struct a_screen s;
	struct session_view v;
	struct err e = { 0 };

	(void)state;
	a_screen_open(&s);
	visit(&s);
	must(session_view_load(s.c.app, kemi_waits(&s), &s.a, &v, &e));
	a_screen_keys(&s, "/ o k a f Enter");
	do_(&s.c, "patient.state", { "patient", a_clinic_ref(&s.c, v.patient) },
	    { "state", "inactive" }, { "reason", "moved" });
	a_screen_keys(&s, "l");
	a_screen_type(&s, "pm <12/12");
	a_screen_keys(&s, "Enter");
	a_screen_is(&s, "wait-why");
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "say a reason to list them all the same"));
	a_screen_type(&s, "comes back");
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "On the wait list: pm <12/12"));
	a_screen_close(&s);
}

static void
a_place_may_be_given_to_nobody(void **state)
{
	struct a_screen s;
	int64_t id;

	(void)state;
	a_screen_open(&s);
	id = visit(&s);
	kemi_waits(&s);
	a_screen_keys(&s, "/ o k a f Enter l Enter F3 F5 1 x 1 Enter Enter");
	assert_true(a_screen_shows(&s, "Say who gets it"));
	a_screen_keys(&s, "Esc");
	is_str(state_of(&s, id), "cancelled");
	assert_true(a_screen_shows(&s, "Nobody is booked today"));
	a_screen_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_reason_is_a_digit_and_enter),
		cmocka_unit_test(the_place_goes_to_one_who_waits),
		cmocka_unit_test(who_never_said_a_hip_is_asked_for_it),
		cmocka_unit_test(the_hip_that_was_decided_is_proposed_for_a_place),
		cmocka_unit_test(a_wish_is_typed_with_it_and_nobody_is_asked_who_cannot_come),
		cmocka_unit_test(who_has_left_the_clinic_waits_for_a_reason),
		cmocka_unit_test(a_place_may_be_given_to_nobody),
		cmocka_unit_test(words_do_too_and_leaving_keeps_the_visit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
