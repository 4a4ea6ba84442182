/* A patient who is here without a time: what is typed, what is found, what is asked. */
#include "lib/test.h"

#include "lib/a_book.h"
#include "lib/a_screen.h"

static void
a_walk_in_is_told_what_can_be_typed_and_when_it_begins(void **state)
{
	struct a_screen s;
	int64_t hall;

	(void)state;
	a_screen_open(&s);
	a_book_resources(&s.c);
	hall = a_screen_margaret(&s, true);
	do_(&s.c, "session.book",
	    { "patient", a_clinic_ref(&s.c, a_clinic_patient(&s.c, "Smith", "Ben", "2/3/1971")) },
	    { "at", "2026-11-23 09:00" }, { "label", "Talk" }, { "therapist", "KB" });
	assert_true(hall > 0);
	a_screen_keys(&s, "/ h a l l Enter F9 w a l k i n");
	assert_true(a_screen_shows(&s, "the patient is here now"));
	a_screen_keys(&s, "F12 F9 w a l k");
	assert_true(a_screen_shows(&s, "the patient is here now"));
	a_screen_keys(&s, "F12 w");
	a_screen_type(&s, "massage");
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "\"massage\" is no therapy that can be booked"));
	a_screen_keys(&s, "^U F4 f o l l o w Enter");
	a_screen_type(&s, "with kb");
	a_screen_is(&s, "walkin");
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "Not at once: KB booked at 09:00. The first place is"));
	a_screen_is(&s, "walkin-later");
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "Follow-up walk-in, booked for Mon 23-Nov-2026 09:30, KB"));
	a_screen_close(&s);
}

/* As it was decided it is shown before it is taken; what nobody decided is asked. */
static void
a_walk_in_shows_the_hip_or_asks_for_it(void **state)
{
	struct a_screen s;
	int64_t hall;

	(void)state;
	a_screen_open(&s);
	a_book_resources(&s.c);
	do_(&s.c, "resource.add", { "kind", "room" }, { "code", "R1" }, { "name", "Room" },
	    { "skills", "treatment" });
	do_(&s.c, "resource.add", { "kind", "device" }, { "code", "SW" }, { "name", "Shockwave" },
	    { "skills", "eswt" });
	hall = a_screen_margaret(&s, true);
	a_screen_keys(&s, "/ h a l l Enter w");
	a_screen_type(&s, "eswt");
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "Shockwave acts on a hip: say which, right, left or both."));
	a_book_decided(&s.c, hall, 'L');
	a_screen_keys(&s, "Enter");
	a_screen_is(&s, "walkin-hip");
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "high energy, left hip walk-in"));
	a_screen_close(&s);
}

/* What was shown for one therapy is no answer for another. */
static void
another_word_is_asked_about_anew(void **state)
{
	struct a_screen s;
	int64_t hall;

	(void)state;
	a_screen_open(&s);
	a_book_resources(&s.c);
	do_(&s.c, "resource.add", { "kind", "room" }, { "code", "R1" }, { "name", "Room" },
	    { "skills", "treatment" });
	do_(&s.c, "resource.add", { "kind", "device" }, { "code", "SW" }, { "name", "Shockwave" },
	    { "skills", "eswt" });
	hall = a_screen_margaret(&s, true);
	a_book_decided(&s.c, hall, 'L');
	do_(&s.c, "session.book", { "patient", a_clinic_ref(&s.c, hall) }, { "label", "talk" },
	    { "at", "today 09:00" }, { "reason", "is here" });
	a_screen_keys(&s, "/ h a l l Enter w Enter");
	assert_true(a_screen_shows(&s, "Not at once"));
	a_screen_keys(&s, "F4");
	a_screen_type(&s, "shockwave, focused");
	a_screen_keys(&s, "Enter Enter");
	assert_true(a_screen_shows(&s, "Hip: left, as decided"));
	assert_false(a_screen_shows(&s, "left hip walk-in"));
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "left hip walk-in"));
	a_screen_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_walk_in_is_told_what_can_be_typed_and_when_it_begins),
		cmocka_unit_test(a_walk_in_shows_the_hip_or_asks_for_it),
		cmocka_unit_test(another_word_is_asked_about_anew),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
