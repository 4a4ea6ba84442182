/* What records said before, and correcting them: FEATURES.md, task 25. */
#include <string.h>

#include "app/chart.h"
#include "lib/a_screen.h"
#include "lib/test.h"

static const char *
right_stage(struct a_screen *s, int64_t patient)
{
	struct chart c;
	struct err e = { 0 };

	must(chart_load(s->c.app, patient, &s->a, &c, &e));
	return c.right.stage;
}

/* Both films show sclerosis; the crescent of the right hip was a slip of the finger. */
static int64_t
wrongly_staged(struct a_screen *s)
{
	int64_t hall = a_screen_margaret(s, false);

	a_clinic_save(&s->c, "stage.confirm", &(struct fill){ "stage", hall, .day = DAY_NONE },
	    PAIRS({ "xray_done.R", "yes" }, { "xray_done.L", "yes" },
		{ "xray_date.R", "2026-11-10" }, { "xray_date.L", "2026-11-10" },
		{ "xray_result.R", "abnormal" }, { "xray_result.L", "abnormal" },
		{ "xray_sclerosis_cyst.R", "yes" }, { "xray_sclerosis_cyst.L", "yes" },
		{ "xray_crescent.R", "yes" }, { "xray_crescent.L", "no" },
		{ "xray_flattening.R", "no" }, { "xray_flattening.L", "no" },
		{ "xray_depression_mm.R", "0" }, { "xray_depression_mm.L", "0" },
		{ "xray_jsn.R", "no" }, { "xray_jsn.L", "no" }, { "xray_acetab.R", "no" },
		{ "xray_acetab.L", "no" }, { "sides_checked", "yes" }));
	return hall;
}

/* h, 2 as the stage is step 2, e, 2 for No, F2, t for a typing error, Enter. */
static void
a_wrong_finding_is_corrected_in_seven_keys(void **state)
{
	struct a_screen s;
	int64_t hall;
	int typed;

	(void)state;
	a_screen_open(&s);
	hall = wrongly_staged(&s);
	is_str(right_stage(&s, hall), "IIIA");
	a_screen_keys(&s, "/ h a l l Enter");
	typed = s.typed;
	a_screen_keys(&s, "h");
	a_screen_is(&s, "history");
	a_screen_keys(&s, "2");
	a_screen_is(&s, "versions");
	a_screen_keys(&s, "e 2 F2 t Enter");
	assert_int_equal(s.typed - typed, 7);
	is_str(right_stage(&s, hall), "II");
	a_screen_is(&s, "versions-two");
	a_screen_keys(&s, "c");
	assert_true(a_screen_shows(&s, "Crescent, right"));
	assert_false(a_screen_shows(&s, "Crescent, left"));
	a_screen_keys(&s, "h");
	a_screen_is(&s, "field");
	a_screen_keys(&s, "F12 F12");
	assert_true(a_screen_shows(&s, "holds                 2"));
	a_screen_close(&s);
}

/* The old answers are shown with what became of them. */
static void
what_was_taken_back_stays_readable(void **state)
{
	struct a_screen s;
	int64_t hall;

	(void)state;
	a_screen_open(&s);
	hall = wrongly_staged(&s);
	(void)hall;
	do_pairs(&s.c, "undo.last", NULL, 0);
	a_screen_keys(&s, "/ h a l l Enter h");
	assert_true(a_screen_shows(&s, "not asked yet"));
	assert_true(a_screen_shows(&s, "entered in error"));
	a_screen_keys(&s, "3");
	assert_true(a_screen_shows(&s, "Stage, 1 version"));
	a_screen_keys(&s, "e");
	assert_true(a_screen_shows(&s, "does not hold any more"));
	a_screen_close(&s);
}

/* From within a form; Esc h where there is no Alt. */
static void
a_question_tells_what_was_answered_before_and_keeps_what_is_typed(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	a_screen_margaret(&s, false);
	a_screen_keys(&s, "/ h a l l Enter e A l t e r");
	a_screen_keys(&s, "Alt-h");
	assert_true(a_screen_shows(&s, "New patient: Family name"));
	assert_true(a_screen_shows(&s, "Hall"));
	a_screen_keys(&s, "F12");
	assert_true(a_screen_shows(&s, "Alter"));
	a_screen_close(&s);
}

/* Changed at once: the surname, the old one still found (task 27). */
static void
a_changed_surname_costs_sixteen_keys_and_the_old_one_finds(void **state)
{
	struct a_screen s;
	int typed;

	(void)state;
	a_screen_open(&s);
	a_screen_margaret(&s, false);
	a_screen_keys(&s, "/ h a l l Enter");
	typed = s.typed;
	a_screen_keys(&s, "e");
	a_screen_type(&s, "Adeyemi");
	a_screen_keys(&s, "F2");
	assert_true(a_screen_shows(&s, "ADEYEMI, Margaret is changed"));
	assert_true(s.typed - typed <= 16);
	a_screen_keys(&s, "/ h a l l");
	assert_true(a_screen_shows(&s, "ADEYEMI, Margaret"));
	a_screen_keys(&s, "Enter h 3");
	assert_true(a_screen_shows(&s, "Adeyemi"));
	assert_true(a_screen_shows(&s, "Hall"));
	a_screen_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_wrong_finding_is_corrected_in_seven_keys),
		cmocka_unit_test(what_was_taken_back_stays_readable),
		cmocka_unit_test(a_question_tells_what_was_answered_before_and_keeps_what_is_typed),
		cmocka_unit_test(a_changed_surname_costs_sixteen_keys_and_the_old_one_finds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
