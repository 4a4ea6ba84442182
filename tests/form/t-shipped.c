/* The forms that ship: each loads, and can be filled. */
#include <dirent.h>
#include <locale.h>
#include <string.h>

#include "base/text.h"
#include "form/answer.h"
#include "form/lint.h"
#include "lib/test.h"

static const char *const shipped[] = { "consent", "harris-hip", "hoos-jr", "intake", "pain",
	"phq-2", "registration", "session", "stage", "visit", "walking" };

enum { SHIPPED = sizeof(shipped) / sizeof(shipped[0]) };

static void
every_shipped_form_loads(void **state)
{
	struct arena a = { 0 };
	struct expr_env *env;
	struct formdef d;
	struct err e;

	(void)state;
	must(expr_env_open(&env, &e));
	for (size_t i = 0; i < SHIPPED; i++) {
		const char *path = test_top(&a, text_fmt(&a, "forms/%s.cfg", shipped[i]));

		must(formdef_load(path, env, &a, &d, &e));
		is_str(d.id, shipped[i]);
		assert_int_equal(strlen(d.hash), 64);
	}
	expr_env_close(env);
	arena_clear(&a);
}

static void
no_form_of_the_folder_is_forgotten(void **state)
{
	struct arena a = { 0 };
	DIR *dir = opendir(test_top(&a, "forms"));
	struct dirent *entry;
	size_t n = 0;

	(void)state;
	assert_non_null(dir);
	while ((entry = readdir(dir)) != NULL)
		n += strstr(entry->d_name, ".cfg") != NULL;
	closedir(dir);
	assert_int_equal(n, SHIPPED);
	arena_clear(&a);
}

static void
the_linter_is_silent_about_every_shipped_form(void **state)
{
	struct arena a = { 0 };
	struct complaints out = { .a = &a };
	const char *path[SHIPPED];

	(void)state;
	assert_non_null(setlocale(LC_CTYPE, "C.UTF-8"));
	for (size_t i = 0; i < SHIPPED; i++) {
		path[i] = test_top(&a, text_fmt(&a, "forms/%s.cfg", shipped[i]));
		form_lint(path[i], &out);
	}
	form_lint_ids(path, SHIPPED, &out);
	for (size_t i = 0; i < out.line.n; i++)
		print_error("%s\n", out.line.at[i]);
	assert_int_equal(out.line.n, 0);
	arena_clear(&a);
}

struct bench {
	struct arena mem;
	struct expr_env *env;
	struct formdef def;
	struct form *f;
};

static void
open_form(struct bench *b, const char *id)
{
	struct form_site site = { .today = day_of(2026, 11, 22), .order = DAY_DMY };
	struct err e;

	*b = (struct bench){ 0 };
	must(expr_env_open(&b->env, &e));
	must(formdef_load(test_top(&b->mem, text_fmt(&b->mem, "forms/%s.cfg", id)), b->env, &b->mem,
	    &b->def, &e));
	b->f = form_open(&b->def, site, &b->mem);
}

static void
close_form(struct bench *b)
{
	form_close(b->f);
	expr_env_close(b->env);
	arena_clear(&b->mem);
}

static size_t
at(const struct bench *b, const char *key, int side)
{
	size_t cell = 0;

	if (!form_find(b->f, key, side, &cell))
		fail_msg("%s has no field %s", b->def.id, key);
	return cell;
}

static void
set(struct bench *b, const char *key, int side, const char *text)
{
	struct err e;

	must(form_set(b->f, at(b, key, side), text, &e));
}

/* J2, UX 3: nothing is answered before a person answers it. */
static void
nothing_has_a_default(void **state)
{
	(void)state;
	for (size_t i = 0; i < SHIPPED; i++) {
		struct bench b;
		struct answers all;

		open_form(&b, shipped[i]);
		form_answers(b.f, ANSWERS_DRAFT, &b.mem, &all);
		assert_int_equal(all.n, 0);
		form_answers(b.f, ANSWERS_FINAL, &b.mem, &all);
		for (size_t k = 0; k < all.n; k++)
			is_str(all.at[k].value, "");
		close_form(&b);
	}
}

/* CLINICAL L.5: the names by which the pack knows a finding. */
static void
the_stage_form_asks_every_finding_of_each_hip(void **state)
{
	static const char *const facts[] = { "symptomatic", "pain_worse_recent", "prosthesis",
		"physis", "xray_done", "xray_date", "xray_result", "xray_views",
		"xray_sclerosis_cyst", "xray_crescent", "xray_flattening", "xray_depression_mm",
		"xray_jsn", "xray_acetab", "mri_done", "mri_date", "mri_result", "mri_band",
		"mri_double_line", "mri_bme", "mri_effusion", "mri_subchondral_fx",
		"mri_lesion_pct", "mri_jic", "mri_kerboul", "mri_contour_mm", "ct_done", "ct_date",
		"ct_subchondral_fx", "ct_depression_mm", "scan_done", "scan_date",
		"scan_positive" };
	struct bench b;

	(void)state;
	open_form(&b, "stage");
	for (size_t i = 0; i < sizeof(facts) / sizeof(facts[0]); i++)
		assert_int_equal(at(&b, facts[i], SIDE_L), at(&b, facts[i], SIDE_R) + 1);
	close_form(&b);
}

/* CLINICAL C: each condition is a question, those of a hip of each hip. */
static void
the_intake_asks_every_condition(void **state)
{
	static const char *const whole[] = { "sex", "bmi", "egfr", "asa", "pregnant", "smoker",
		"traumatic", "unfit_for_surgery", "lactating", "device", "anticoag", "coagulopathy",
		"bleed_active", "malig_remote", "infect_systemic", "dvt_acute", "sens_loss",
		"cog_impair", "epilepsy", "rt_pelvis", "hypocalc", "oesoph", "dental",
		"liver_active", "statin_intol", "alcohol", "steroid_cont", "immunosupp", "sickle",
		"diabetes_poor" };
	static const char *const hip[] = { "malig_local", "infect_local", "metal_hip", "skin_break",
		"acute_trauma", "prior_surg" };
	struct bench b;

	(void)state;
	open_form(&b, "intake");
	for (size_t i = 0; i < sizeof(whole) / sizeof(whole[0]); i++)
		(void)at(&b, whole[i], 0);
	for (size_t i = 0; i < sizeof(hip) / sizeof(hip[0]); i++)
		assert_int_equal(at(&b, hip[i], SIDE_L), at(&b, hip[i], SIDE_R) + 1);
	close_form(&b);
}

static void
a_condition_left_empty_keeps_the_intake_open(void **state)
{
	struct bench b;
	struct form_state st;
	struct err e;
	size_t open;

	(void)state;
	open_form(&b, "intake");
	form_state(b.f, &st);
	assert_false(st.complete);
	open = st.open;
	set(&b, "device", 0, "2");
	form_state(b.f, &st);
	assert_int_equal(st.open, open - 1);
	assert_int_equal(form_cell(b.f, at(&b, "device", 0))->asked, day_of(2026, 11, 22));
	must(form_na(b.f, at(&b, "anticoag", 0), "unsure", &e));
	assert_int_equal(form_value(b.f, "anticoag", 0).type, VALUE_NONE);
	close_form(&b);
}

/* CLINICAL G.1 and C: what the register knows is not asked again, and what it does not know
 * is; pregnancy concerns nobody who is a man, under 12 or over 55 (condition.cfg). */
static void
sex_is_asked_once_and_pregnancy_of_whom_it_concerns(void **state)
{
	static const struct {
		const char *registered; /* NULL: not known */
		int age;                /* -1: not known */
		const char *said;       /* in the intake */
		bool sex, pregnant;     /* asked */
	} who[] = {
		{ NULL, 30, NULL, true, false },
		{ NULL, 30, "female", true, true },
		{ NULL, 30, "intersex", true, true },
		{ NULL, 30, "not stated", true, true },
		{ NULL, 30, "male", true, false },
		{ "F", 30, NULL, false, true },
		{ "X", 30, NULL, false, true },
		{ "M", 30, NULL, false, false },
		{ "F", 11, NULL, false, false },
		{ "F", 12, NULL, false, true },
		{ "F", 55, NULL, false, true },
		{ "F", 56, NULL, false, false },
		{ "F", -1, NULL, false, true },
		{ "M", -1, NULL, false, false },
		{ NULL, 56, "female", true, false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(who) / sizeof(who[0]); i++) {
		struct bench b;

		open_form(&b, "intake");
		form_context(b.f, "sex_known", INT(who[i].registered != NULL));
		form_context(b.f, "age_known", INT(who[i].age >= 0));
		if (who[i].registered != NULL)
			form_context(b.f, "registered_sex", TEXT(who[i].registered));
		if (who[i].age >= 0)
			form_context(b.f, "age", INT(who[i].age));
		if (who[i].said != NULL)
			set(&b, "sex", 0, who[i].said);
		if (form_cell(b.f, at(&b, "sex", 0))->shown != who[i].sex
		    || form_cell(b.f, at(&b, "pregnant", 0))->shown != who[i].pregnant)
			fail_msg("row %zu is asked otherwise", i);
		close_form(&b);
	}
}

/* Who took them in the past has said that they do not go on. */
static void
whether_a_steroid_goes_on_is_asked_of_who_takes_it(void **state)
{
	static const struct {
		const char *use;
		bool asked;
	} look[] = { { "never", false }, { "past", false }, { "now", true } };

	(void)state;
	for (size_t i = 0; i < sizeof(look) / sizeof(*look); i++) {
		struct bench b;

		open_form(&b, "intake");
		set(&b, "steroid_use", 0, look[i].use);
		assert_int_equal(form_cell(b.f, at(&b, "steroid_cont", 0))->shown, look[i].asked);
		assert_int_equal(form_cell(b.f, at(&b, "steroid_to", 0))->shown,
		    strcmp(look[i].use, "past") == 0);
		close_form(&b);
	}
}

/* CLINICAL G.1, ref67: a label only, and none while something is missing. */
static void
cause_labels_follow_the_published_limits(void **state)
{
	struct bench b;

	(void)state;
	open_form(&b, "intake");
	set(&b, "steroid_use", 0, "past");
	set(&b, "steroid_3m", 0, "2.1");
	set(&b, "steroid_from", 0, "1/1/2020");
	set(&b, "diagnosed", 0, "1/1/2022");
	is_str(form_cell(b.f, at(&b, "arco_steroid", 0))->text, "");
	set(&b, "other_cause", 0, "n");
	is_str(form_cell(b.f, at(&b, "arco_steroid", 0))->text, "steroid-associated");
	set(&b, "steroid_3m", 0, "2.0");
	is_str(form_cell(b.f, at(&b, "arco_steroid", 0))->text, "criteria not met");
	set(&b, "steroid_3m", 0, "2.1");
	set(&b, "diagnosed", 0, "3/1/2022");
	is_str(form_cell(b.f, at(&b, "arco_steroid", 0))->text, "criteria not met");
	set(&b, "alcohol_week", 0, "321");
	set(&b, "alcohol_months", 0, "6");
	set(&b, "alcohol_last", 0, "3/1/2021");
	is_str(form_cell(b.f, at(&b, "arco_alcohol", 0))->text, "alcohol-associated");
	set(&b, "alcohol_months", 0, "5");
	is_str(form_cell(b.f, at(&b, "arco_alcohol", 0))->text, "criteria not met");
	set(&b, "alcohol_months", 0, "6");
	set(&b, "alcohol_week", 0, "320");
	is_str(form_cell(b.f, at(&b, "arco_alcohol", 0))->text, "criteria not met");
	set(&b, "height", 0, "168");
	set(&b, "weight", 0, "71,5");
	is_str(form_cell(b.f, at(&b, "bmi", 0))->text, "25.3");
	close_form(&b);
}

static void
one_name_of_any_kind_is_enough(void **state)
{
	static const char *const key[] = { "family", "given", "native" };

	(void)state;
	for (int i = 0; i < 3; i++) {
		struct bench b;
		struct form_state st;

		open_form(&b, "registration");
		form_state(b.f, &st);
		assert_int_equal(st.must, 1);
		set(&b, key[i], 0, "Suharto");
		form_state(b.f, &st);
		assert_int_equal(st.must, 0);
		is_str(form_cell(b.f, at(&b, "on_lists", 0))->text, "Suharto");
		close_form(&b);
	}
}

static void
a_guardian_is_asked_below_eighteen(void **state)
{
	struct bench b;

	(void)state;
	open_form(&b, "registration");
	form_context(b.f, "today", INT(day_of(2026, 11, 22)));
	assert_false(form_cell(b.f, at(&b, "guardian_name", 0))->shown);
	set(&b, "born", 0, "21/11/2008");
	assert_false(form_cell(b.f, at(&b, "guardian_name", 0))->shown);
	set(&b, "born", 0, "23/11/2008");
	assert_true(form_cell(b.f, at(&b, "guardian_name", 0))->shown);
	close_form(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_shipped_form_loads),
		cmocka_unit_test(no_form_of_the_folder_is_forgotten),
		cmocka_unit_test(the_linter_is_silent_about_every_shipped_form),
		cmocka_unit_test(nothing_has_a_default),
		cmocka_unit_test(the_stage_form_asks_every_finding_of_each_hip),
		cmocka_unit_test(the_intake_asks_every_condition),
		cmocka_unit_test(a_condition_left_empty_keeps_the_intake_open),
		cmocka_unit_test(sex_is_asked_once_and_pregnancy_of_whom_it_concerns),
		cmocka_unit_test(whether_a_steroid_goes_on_is_asked_of_who_takes_it),
		cmocka_unit_test(cause_labels_follow_the_published_limits),
		cmocka_unit_test(one_name_of_any_kind_is_enough),
		cmocka_unit_test(a_guardian_is_asked_below_eighteen),
	};

	return cmocka_run_group_tests_name("forms", tests, NULL, NULL);
}
