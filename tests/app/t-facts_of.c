/* What was done and measured is a fact of its day, whatever an intake said before. */
#include <string.h>

#include "app/chart.h"
#include "app/inside.h"
#include "app/treatment.h"
#include "base/text.h"
#include "lib/a_book.h"
#include "lib/margaret.h"
#include "lib/test.h"
#include "store/db_in.h"

static int64_t
open_staged(struct a_clinic *c)
{
	int64_t p;

	a_clinic_open(c);
	p = a_clinic_patient(c, "Hall", "Margaret", "1968-07-14");
	margaret_intake(c, p);
	margaret_stage(c, p, NULL, 0);
	return p;
}

static void
advice_of(struct a_clinic *c, int64_t patient, struct advice *out)
{
	struct err e = { 0 };

	must(treatment_advice(c->app, patient, &c->a, out, &e));
}

static enum effect
drug_part(const struct advice *v)
{
	return v->hip[HIP_L].part[pack_target(v->pack, "T2a") - (int)v->pack->treatment.n];
}

static const char *
stage_code(const struct advice *v, int hip)
{
	return v->pack->stage.at[v->hip[hip].stage].code;
}

static void
a_kidney_value_of_long_ago_clears_no_drug(void **state)
{
	struct a_clinic c;
	struct advice v;
	const char *who;
	int64_t p;

	(void)state;
	p = open_staged(&c);
	who = a_clinic_ref(&c, p);
	do_(&c, "response.save", { "form", "intake" }, { "patient", who }, { "egfr", "72" },
	    { "egfr_date", "2026-11-02" }, { "sure", "yes" }, { "state", "incomplete" });
	advice_of(&c, p, &v);
	assert_true(drug_part(&v) < EFFECT_U);
	do_(&c, "response.save", { "form", "intake" }, { "patient", who }, { "egfr", "72" },
	    { "egfr_date", "2017-02-01" }, { "sure", "yes" }, { "state", "incomplete" });
	advice_of(&c, p, &v);
	assert_int_equal(drug_part(&v), EFFECT_U);
	a_clinic_close(&c);
}

/* The other hip keeps its stage; findings of a later day say what is there now. */
static void
a_hip_that_was_replaced_is_staged_no_more(void **state)
{
	struct a_clinic c;
	struct advice v;
	struct chart chart;
	struct err e = { 0 };
	int64_t p;

	(void)state;
	p = open_staged(&c);
	advice_of(&c, p, &v);
	is_str(stage_code(&v, HIP_R), "IIIA");
	a_book_decided(&c, p, 'R');
	must(db_exec(
	    c.app->db, "UPDATE decision SET treatment = 'hip-replacement', began = day", &e));
	advice_of(&c, p, &v);
	is_str(stage_code(&v, HIP_R), "NA_THA");
	is_str(stage_code(&v, HIP_L), "II");
	must(chart_load(c.app, p, &c.a, &chart, &e));
	is_str(chart.right.stage_word, "replaced");
	assert_non_null(strstr(chart.step[PART_STAGE].text, "right replaced; left II"));
	must(db_exec(c.app->db, "UPDATE decision SET began = day - 1, ended = day", &e));
	must(db_exec(c.app->db, "UPDATE hip_stage SET day = day - 2", &e));
	advice_of(&c, p, &v);
	is_str(stage_code(&v, HIP_R), "NA_THA"); /* it was carried out all the same */
	must(db_exec(c.app->db, "UPDATE hip_stage SET day = day + 2", &e));
	advice_of(&c, p, &v);
	is_str(stage_code(&v, HIP_R), "NA_THA"); /* a prosthesis is not found away */
	must(db_exec(c.app->db, "UPDATE decision SET began = NULL", &e));
	advice_of(&c, p, &v);
	is_str(stage_code(&v, HIP_R), "IIIA"); /* the day was wrong, and was taken out */
	a_clinic_close(&c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_kidney_value_of_long_ago_clears_no_drug),
		cmocka_unit_test(a_hip_that_was_replaced_is_staged_no_more),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
