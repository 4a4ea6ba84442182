/* The findings of both hips by keys, and the stage that follows from them. */
#include <string.h>

#include "app/chart.h"
#include "lib/a_screen.h"
#include "lib/margaret.h"
#include "lib/test.h"

static const char *
stages(struct a_screen *s, int64_t patient)
{
	struct chart c = { 0 };
	struct err e = { 0 };

	must(chart_load(s->c.app, patient, &s->a, &c, &e));
	return c.step[PART_STAGE].text;
}

/* The hips themselves, then the film of each: a crescent of 1.5 mm right, sclerosis left. */
static void
type_both_hips(struct a_screen *s)
{
	a_screen_keys(s, "n 1 y n n 1 y n");
	a_screen_keys(s, "y t Enter 1 2 n y y 1 . 5 Enter n n");
	a_screen_keys(s, "y t Enter 1 2 y n n 0 Enter n n");
}

/* Three answers at Growth plate are wider than the column of a hip. */
static void
a_list_in_the_column_of_a_hip_hides_no_question(void **state)
{
	static const char *const other[] = { "\n   Pain from this hip                _______",
		"\n   Worse within 6 weeks              _______" };
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	a_screen_margaret(&s, false);
	a_screen_keys(&s, "/ h a l l Enter 2 Down");
	assert_true(a_screen_shows(&s, "▸ Growth plate                      1 Closed  2 Open"));
	assert_true(a_screen_shows(&s, "\n                                   │ 3 Unknown\n"));
	for (size_t i = 0; i < 2; i++)
		assert_true(a_screen_shows(&s, other[i]));
	for (int i = 0; i < 20 && !a_screen_shows(&s, "▸ Growth plate                      _"); i++)
		a_screen_keys(&s, "Down");
	assert_true(a_screen_shows(
	    &s, "▸ Growth plate                      _________            1 Closed  2 Open"));
	assert_true(a_screen_shows(
	    &s, "\n                                                        │ 3 Unknown\n"));
	for (size_t i = 0; i < 2; i++)
		assert_true(a_screen_shows(&s, other[i]));
	a_screen_keys(&s, "Down");
	assert_true(a_screen_shows(&s, "Growth plate                      _________"));
	assert_false(a_screen_shows(&s, "3 Unknown"));
	a_screen_close(&s);
}

/* FEATURES.md, task 22, as DESIGN.md 0.2 counts it: what is asked, and six more. */
static void
both_hips_are_staged_while_they_are_typed(void **state)
{
	struct a_screen s;
	int64_t id;
	int before;

	(void)state;
	a_screen_open(&s);
	id = a_screen_margaret(&s, false);
	a_screen_keys(&s, "/ h a l l Enter 2");
	a_screen_is(&s, "stage-empty");
	before = s.typed;
	type_both_hips(&s);
	a_screen_is(&s, "stage");
	assert_true(a_screen_shows(&s, "ARCO IIIA"));
	a_screen_size(&s, 40, 120);
	a_screen_is(&s, "stage-wide");
	a_screen_size(&s, 24, 80);
	a_screen_keys(&s, "F8 F8 F8 y F2");
	assert_true(
	    a_screen_shows(&s, "Stage is saved: right IIIA (final), left II (provisional)."));
	print_message("# task 22: %d keys\n", s.typed - before);
	/* 31 keys say what was found; two dates and two depths end with Enter, three parts
	 * are passed over, and F2. */
	assert_in_range(s.typed - before, 1, 31 + 6 + 2);
	is_str(stages(&s, id), "right IIIA; left II, provisional");
	a_screen_close(&s);
}

/* The intake asked it: what it says stands there with its day, and comes by its key alone. */
static void
what_the_intake_asked_is_taken_by_a_key(void **state)
{
	static const struct pair worse[] = { { "hip_affected.R", "yes" },
		{ "pain_worse_recent.R", "yes" } };
	struct a_screen s;
	int64_t id;

	(void)state;
	a_screen_open(&s);
	id = a_screen_margaret(&s, false);
	a_clinic_save(
	    &s.c, "response.save", &(struct fill){ "intake", id, .day = DAY_NONE }, worse, 2);
	a_screen_keys(&s, "/ h a l l Enter 2 Down Down Down");
	assert_true(a_screen_shows(&s, "Before: Yes on 23-Nov-2026, ^R repeats it."));
	assert_false(a_screen_shows(&s, "1 yes   "));
	a_screen_keys(&s, "^R");
	assert_true(a_screen_shows(&s, "Yes as on 23-Nov-2026; ^Z takes it back."));
	a_screen_keys(&s, "Right"); /* of the other hip nothing was said */
	assert_false(a_screen_shows(&s, "Before: "));
	a_screen_close(&s);
}

static void
entries_that_contradict_each_other_are_named(void **state)
{
	struct a_screen s;
	int64_t id;

	(void)state;
	a_screen_open(&s);
	id = a_screen_margaret(&s, false);
	a_screen_vt100(&s);
	a_screen_keys(&s, "/ h a l l Enter 2 F8 y t Enter 1 1 n y");
	a_screen_is(&s, "stage-conflict-vt100");
	a_screen_keys(&s, "F8 F8 F8 F8 F8 y F2");
	assert_true(a_screen_shows(&s, "Right hip: conflict. Save it so, to be put right later?"));
	a_screen_keys(&s, "n");
	assert_false(a_screen_shows(&s, "is saved"));
	a_screen_keys(&s, "F2 y");
	assert_true(a_screen_shows(&s, "Stage is saved"));
	assert_non_null(strstr(stages(&s, id), "conflict"));
	a_screen_keys(&s, "/ h a l l Enter 2");
	assert_true(a_screen_shows(&s, "conflict: ARCO III"));
	assert_true(a_screen_shows(&s, "corrects them"));
	a_screen_close(&s);
}

static void
new_findings_stand_beside_what_was_staged_before(void **state)
{
	struct a_screen s;
	const char *before;
	int64_t id;

	(void)state;
	a_screen_open(&s);
	id = a_screen_margaret(&s, true);
	before = stages(&s, id);
	a_screen_keys(&s, "/ h a l l Enter 2");
	a_screen_is(&s, "stage-before");
	/* Nothing of it is an answer now, and an empty form takes nothing back. */
	a_screen_keys(&s, "F2");
	assert_true(a_screen_shows(&s, "Nothing is answered yet."));
	is_str(stages(&s, id), before);
	a_screen_close(&s);
}

/* CLINICAL.md S20: which sign makes it which stage is said, all of it in the pane. */
static void
an_abnormal_film_without_a_sign_says_what_decides(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	a_screen_margaret(&s, false);
	a_screen_keys(&s, "/ h a l l Enter 2 F8 y t Enter 1 2");
	assert_true(a_screen_shows(&s, "Sclerosis or cysts alone make it II"));
	assert_true(a_screen_shows(&s, "IIIA or higher. It may be II or IIIA."));
	a_screen_close(&s);
}

/* The record that is corrected is not what was before it. */
static void
a_correction_shows_the_stage_before_it(void **state)
{
	static const struct pair worse[] = { { "mri_contour_mm.R", "3" } };
	struct a_screen s;
	struct now now;
	struct err e = { 0 };
	int64_t id;

	(void)state;
	a_screen_open(&s);
	id = a_screen_margaret(&s, true);
	must(now_read("2026-11-25T09:00", &now, &e));
	app_set_now(s.c.app, now);
	margaret_stage(&s.c, id, worse, 1);
	a_screen_keys(&s, "/ h a l l Enter t Home Enter");
	a_screen_keys(&s, "e");
	assert_true(a_screen_shows(&s, "Stage, derived                    ARCO IIIB"));
	assert_true(a_screen_shows(&s, "Before, 23-Nov-2026               ARCO IIIA"));
	a_screen_keys(&s, "F3 / h a l l Enter t Home Down Enter e");
	assert_true(a_screen_shows(&s, "Stage, derived                    ARCO IIIA"));
	assert_true(a_screen_shows(&s, "Before                            first time"));
	a_screen_close(&s);
}

static void
no_key_takes_a_finding_from_the_other_hip(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	a_screen_margaret(&s, false);
	a_screen_keys(&s, "/ h a l l Enter 2 Right");
	for (uint32_t k = 0; k < ' '; k++)
		if (k != K_CTRL('[') && k != K_CTRL('G') && k != K_CTRL('X') && k != K_CTRL('S')) {
			stack_key(s.stack, &(struct key){ .code = k });
			a_screen_keys(&s, "Home");
		}
	a_screen_keys(&s, "= + - * \" ' c d");
	assert_false(a_screen_shows(&s, "unsaved"));
	a_screen_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_list_in_the_column_of_a_hip_hides_no_question),
		cmocka_unit_test(both_hips_are_staged_while_they_are_typed),
		cmocka_unit_test(what_the_intake_asked_is_taken_by_a_key),
		cmocka_unit_test(entries_that_contradict_each_other_are_named),
		cmocka_unit_test(new_findings_stand_beside_what_was_staged_before),
		cmocka_unit_test(a_correction_shows_the_stage_before_it),
		cmocka_unit_test(an_abnormal_film_without_a_sign_says_what_decides),
		cmocka_unit_test(no_key_takes_a_finding_from_the_other_hip),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
