/* The plan: courses are offered, taken, changed, stopped, and nothing is saved before. */
#include <string.h>

#include "app/plan.h"
#include "base/text.h"
#include "lib/a_screen.h"
#include "lib/test.h"

/* Physical agents are chosen for both hips, and the chart is open. */
static int64_t
decided(struct a_screen *s)
{
	static const char *const side[] = { "R", "L" };
	int64_t id = a_screen_margaret(s, true);

	for (int h = 0; h < 2; h++)
		do_(&s->c, "decision.record", { "patient", a_clinic_ref(&s->c, id) },
		    { "side", side[h] }, { "treatment", "physical" }, { "why", "pending" },
		    { "note", "consent comes" });
	a_screen_keys(s, "/ h a l l Enter");
	return id;
}

static struct plan_view
plan_of(struct a_screen *s, int64_t patient)
{
	struct plan_view v;
	struct err e = { 0 };

	must(plan_load(s->c.app, patient, &s->a, &v, &e));
	return v;
}

static void
courses_are_offered_and_none_is_taken(void **state)
{
	struct a_screen s;
	int64_t id;

	(void)state;
	a_screen_open(&s);
	id = decided(&s);
	a_screen_keys(&s, "4");
	a_screen_is(&s, "plan-offers");
	a_screen_size(&s, 40, 120);
	a_screen_is(&s, "plan-offers-wide");
	a_screen_keys(&s, "F2");
	assert_true(a_screen_shows(&s, "No course is taken"));
	assert_true(plan_of(&s, id).id == 0);
	a_screen_close(&s);
}

/* A course with care has its mark and its sentence; one that is excluded names the condition. */
static void
what_speaks_against_a_course_is_said_where_it_is_offered(void **state)
{
	struct a_screen s;
	int64_t id;

	(void)state;
	a_screen_open(&s);
	id = decided(&s);
	do_(&s.c, "response.save", { "form", "intake" }, { "patient", a_clinic_ref(&s.c, id) },
	    { "coagulopathy", "yes" }, { "state", "incomplete" });
	a_screen_keys(&s, "4");
	assert_true(a_screen_shows(&s, "[ ]!Hot compress"));
	assert_true(a_screen_shows(&s, "With care, bleeding disorder: caution with heat."));
	assert_true(a_screen_shows(&s, "bleeding disorder: no sh"));
	a_screen_close(&s);
}

/* What is done for the whole person is done once, whichever hip needs it. */
static void
support_of_the_person_is_offered_once(void **state)
{
	static const char *const side[] = { "R", "L" };
	struct a_screen s;
	int64_t id;
	const char *at;

	(void)state;
	a_screen_open(&s);
	id = a_screen_margaret(&s, true);
	for (int h = 0; h < 2; h++)
		do_(&s.c, "decision.record", { "patient", a_clinic_ref(&s.c, id) },
		    { "side", side[h] }, { "treatment", "combined-rehab" }, { "why", "pending" },
		    { "note", "consent comes" });
	a_screen_size(&s, 40, 120);
	a_screen_keys(&s, "/ h a l l Enter 4");
	at = strstr(a_screen_dump(&s), "] Psychological support");
	assert_non_null(at);
	assert_null(strstr(at + 1, "] Psychological support"));
	at = strstr(a_screen_dump(&s), "] Gait training                                   R L");
	assert_non_null(at);
	assert_null(strstr(at + 1, "] Gait training"));
	a_screen_close(&s);
}

/* One row a course; Tab says for which hips, and each hip can have a course of its own. */
static void
a_course_is_taken_for_the_hips_that_are_meant(void **state)
{
	struct a_screen s;
	struct plan_view v;
	struct err e = { 0 };
	int64_t id;

	(void)state;
	a_screen_open(&s);
	id = decided(&s);
	a_screen_keys(&s, "4 Space");
	assert_true(a_screen_shows(&s, "1 [x] Hot compress                            R L"));
	assert_true(a_screen_shows(&s, "both hips in one session"));
	a_screen_keys(&s, "Tab");
	assert_true(a_screen_shows(&s, "1 [x] Hot compress                            R  "));
	a_screen_keys(&s, "Tab Tab");
	assert_true(a_screen_shows(&s, "1 [x] Hot compress                            R+L"));
	assert_true(a_screen_shows(&s, "a course for each hip"));
	stack_close(s.stack);
	must(stack_open(s.c.app, s.keys, &s.stack, &e));
	a_screen_size(&s, s.rows, s.cols);
	a_screen_keys(&s, "F5 g d");
	assert_true(a_screen_shows(&s, "1 [x] Hot compress                            R+L"));
	a_screen_keys(&s, "F2");
	v = plan_of(&s, id);
	assert_int_equal(v.line.n, 2);
	assert_int_equal(v.line.at[0].side, 'R');
	assert_int_equal(v.line.at[1].side, 'L');
	a_screen_close(&s);
}

/* A line that drops loses neither the boxes nor the figures of a course. */
static void
boxes_and_figures_come_back_as_they_were_left(void **state)
{
	struct a_screen s;
	struct plan_view v;
	struct err e = { 0 };
	int64_t id;

	(void)state;
	a_screen_open(&s);
	id = decided(&s);
	a_screen_keys(&s, "4 Down Space Up Enter Backspace Backspace 7");
	stack_close(s.stack);
	must(stack_open(s.c.app, s.keys, &s.stack, &e));
	a_screen_size(&s, s.rows, s.cols);
	a_screen_keys(&s, "F5 g d");
	assert_true(a_screen_shows(&s, " 2 [x] Therapeutic ultrasound"));
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "Sessions           7_"));
	assert_true(a_screen_shows(&s, "The figures are as you left them"));
	a_screen_keys(&s, "F2");
	assert_true(a_screen_shows(&s, "Therapeutic ultrasound is taken and not added yet"));
	a_screen_keys(&s, "F2");
	v = plan_of(&s, id);
	assert_int_equal(v.line.n, 2);
	assert_int_equal(v.line.at[0].sessions, 7);
	a_screen_keys(&s, "g t / h a l l Enter 4 +");
	assert_false(a_screen_shows(&s, "as you left them"));
	assert_false(a_screen_shows(&s, "[x]"));
	a_screen_close(&s);
}

/* Neither does looking at another course. */
static void
figures_of_each_course_wait_for_f2(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	decided(&s);
	a_screen_keys(&s, "4 Enter ^U 7 F12 Down Enter ^U 5 F12 Up Enter");
	assert_true(a_screen_shows(&s, "Sessions           7_"));
	assert_true(a_screen_shows(&s, "The figures are as you left them"));
	a_screen_keys(&s, "F2");
	a_screen_keys(&s, "+ Down Enter");
	assert_true(a_screen_shows(&s, "Sessions           5_"));
	a_screen_close(&s);
}

/* What a person typed is theirs, not the clinic's; the rest is said in words. */
static void
a_course_tells_whose_its_figures_are(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	decided(&s);
	a_screen_keys(&s, "4 Enter ^U");
	a_screen_keys(&s, "7");
	assert_true(a_screen_shows(&s, "7_________    how many"));
	assert_false(a_screen_shows(&s, "gap_"));
	a_screen_keys(&s, "F1");
	assert_true(a_screen_shows(&s, "Keys of this place"));
	assert_true(a_screen_shows(&s, "save these figures"));
	a_screen_close(&s);
}

static void
taken_courses_are_saved_by_f2(void **state)
{
	struct a_screen s;
	struct plan_view v;
	int64_t id;

	(void)state;
	a_screen_open(&s);
	id = decided(&s);
	a_screen_keys(&s, "4 Space");
	assert_true(plan_of(&s, id).id == 0);
	a_screen_keys(&s, "F2");
	v = plan_of(&s, id);
	assert_int_equal(v.line.n, 1);
	is_str(v.line.at[0].protocol, "heat");
	a_screen_is(&s, "plan");
	a_screen_keys(&s, "-");
	a_screen_type(&s, "skin is sore");
	a_screen_keys(&s, "Enter");
	is_str(plan_of(&s, id).line.at[0].state, "stopped");
	a_screen_close(&s);
}

static void
figures_are_changed_and_unusual_ones_confirmed(void **state)
{
	struct a_screen s;
	struct plan_view v;
	int64_t id;

	(void)state;
	a_screen_open(&s);
	id = decided(&s);
	a_screen_keys(&s, "4 Space F2 Enter");
	a_screen_is(&s, "course");
	a_screen_keys(&s, "^U 8 F2");
	v = plan_of(&s, id);
	assert_int_equal(v.line.at[0].sessions, 8);
	a_screen_keys(&s, "Enter Enter ^U 9 F2");
	assert_true(a_screen_shows(&s, "y it is meant"));
	assert_int_equal(plan_of(&s, id).line.at[0].gap_usual, v.line.at[0].gap_usual);
	a_screen_keys(&s, "y");
	assert_int_equal(plan_of(&s, id).line.at[0].gap_usual, 9);
	a_screen_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(courses_are_offered_and_none_is_taken),
		cmocka_unit_test(what_speaks_against_a_course_is_said_where_it_is_offered),
		cmocka_unit_test(support_of_the_person_is_offered_once),
		cmocka_unit_test(a_course_is_taken_for_the_hips_that_are_meant),
		cmocka_unit_test(boxes_and_figures_come_back_as_they_were_left),
		cmocka_unit_test(figures_of_each_course_wait_for_f2),
		cmocka_unit_test(a_course_tells_whose_its_figures_are),
		cmocka_unit_test(taken_courses_are_saved_by_f2),
		cmocka_unit_test(figures_are_changed_and_unusual_ones_confirmed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
