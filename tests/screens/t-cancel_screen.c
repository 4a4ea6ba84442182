/* Cancelling a visit of the board: FEATURES.md, task 17 without the wait list. */
#include <string.h>

#include "app/session_view.h"
#include "base/text.h"
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

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_reason_is_a_digit_and_enter),
		cmocka_unit_test(words_do_too_and_leaving_keeps_the_visit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
