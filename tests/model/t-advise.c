/* What must hold for every hip that anyone can enter: thousands of made-up ones. */
#include "lib/test.h"

#include <string.h>

#include "base/text.h"
#include "lib/a_pack.h"
#include "model/derive.h"

enum { HIPS_TRIED = 4000 };

/* The same hips in every run. */
static unsigned
draw(uint64_t *seed, unsigned below)
{
	*seed = *seed * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(*seed >> 33) % below;
}

static struct value
any_value(const struct fact *k, uint64_t *seed)
{
	static const double number[] = { 0, 0.1, 1, 2, 2.1, 3, 14.9, 15, 30.1, 40, 190, 240, 95 };
	double n = number[draw(seed, sizeof(number) / sizeof(number[0]))];

	if (draw(seed, 10) < 3)
		return NONE;
	switch (k->type) {
	case FACT_TRI:
		return INT(draw(seed, 3) == 0);
	case FACT_CHOICE:
		return TEXT(k->choice.at[draw(seed, (unsigned)k->choice.n)]);
	case FACT_DATE:
		return NONE;
	case FACT_INT:
		return INT((int64_t)(k->min + draw(seed, 61) * (k->max - k->min) / 60));
	case FACT_NUM:
		break;
	}
	return n < k->min || n > k->max ? NUM(k->min) : NUM(n);
}

/* The fact that says whether the study of k was done; NULL when k is of none. */
static const struct fact *
study_done(const struct pack *p, const struct fact *k)
{
	for (size_t i = 0; k->study != NULL && i < p->fact.n; i++) {
		const struct fact *d = &p->fact.at[i];

		if (d->done && strcmp(d->study, k->study) == 0)
			return d;
	}
	return NULL;
}

/* A hip as a form could have it: no finding of a study that was not done. */
static void
fill_hip(struct facts *f, int hip, uint64_t *seed)
{
	const struct pack *p = f->pack;
	struct err e = { 0 };

	for (int done = 1; done >= 0; done--)
		for (size_t i = 0; i < p->fact.n; i++) {
			const struct fact *k = &p->fact.at[i], *d = study_done(p, k);
			struct value v = k->done ? INT(draw(seed, 4) > 0) : any_value(k, seed);

			if (k->hip && k->done == done
			    && (k->done || d == NULL || f->slot[hip][d->slot].u.i == 1))
				must(facts_put(f, hip, (int)i, v, &e));
		}
	must(facts_set(f, hip, "prosthesis", INT(draw(seed, 20) == 0), &e));
	must(facts_set(f, hip, "physis", TEXT("closed"), &e));
	for (size_t i = 0; i < p->condition.n; i++)
		if (p->condition.at[i].code != NULL && p->condition.at[i].hip)
			facts_condition(
			    f, hip, (int)i, draw(seed, 3) == 0 ? NONE : INT(draw(seed, 9) == 0));
}

static void
fill_patient(struct facts *f, uint64_t *seed)
{
	const struct pack *p = f->pack;
	struct err e = { 0 };

	for (size_t i = 0; i < p->fact.n; i++)
		if (!p->fact.at[i].hip)
			must(facts_put(f, HIP_R, (int)i, any_value(&p->fact.at[i], seed), &e));
	for (size_t i = 0; i < p->condition.n; i++)
		if (p->condition.at[i].code != NULL && !p->condition.at[i].hip
		    && !p->condition.at[i].own_path)
			facts_condition(
			    f, HIP_R, (int)i, draw(seed, 3) == 0 ? NONE : INT(draw(seed, 12) == 0));
}

static struct facts *
any_case(const struct pack *p, struct arena *a, uint64_t *seed)
{
	struct facts *f = facts_new(p, a);

	fill_patient(f, seed);
	fill_hip(f, HIP_R, seed);
	fill_hip(f, HIP_L, seed);
	return f;
}

/* Not recorded is not open. */
static void
a_growth_plate_that_nobody_recorded_is_not_told_to_be_open(void **state)
{
	static const struct {
		const char *plate, *begins;
	} row[] = { { "open", "Growth plate open:" },
		{ NULL, "Under 18, and the growth plate is not recorded as closed:" } };
	const struct a_pack *x = *state;

	for (size_t i = 0; i < 2; i++) {
		struct arena a = { 0 };
		struct facts *f = facts_new(x->p, &a);
		struct advice v;
		struct err e = { 0 };
		bool told = false;

		must(facts_set(f, HIP_R, "age", INT(15), &e));
		if (row[i].plate != NULL)
			must(facts_set(f, HIP_R, "physis", TEXT(row[i].plate), &e));
		advise(f, &a, &v);
		for (size_t k = 0; k < v.hip[HIP_R].warning.n; k++) {
			const struct shown_warning *w = &v.hip[HIP_R].warning.at[k];

			if (strcmp(w->warning->code, "W_PAEDIATRIC") != 0)
				continue;
			told = true;
			assert_int_equal(
			    strncmp(w->message, row[i].begins, strlen(row[i].begins)), 0);
		}
		assert_true(told);
		arena_clear(&a);
	}
}

static void
no_final_stage_hangs_on_what_was_not_recorded(void **state)
{
	static const char *const feature[] = { "xray_sclerosis_cyst", "xray_crescent",
		"xray_flattening", "xray_jsn", "xray_acetab", "ct_subchondral_fx" };
	const struct a_pack *x = *state;
	uint64_t seed = 1;
	size_t tried = 0;

	for (int n = 0; n < HIPS_TRIED; n++) {
		struct arena a = { 0 };
		struct facts *f = any_case(x->p, &a, &seed);
		struct advice v, then;
		struct err e = { 0 };

		advise_stage(f, &a, &v);
		for (size_t i = 0; v.hip[HIP_R].status == STATUS_FINAL
		     && i < sizeof(feature) / sizeof(feature[0]);
		     i++) {
			const struct fact *k = &x->p->fact.at[pack_fact(x->p, feature[i])];
			const struct fact *d = study_done(x->p, k);

			if (f->slot[HIP_R][d->slot].u.i != 1
			    || f->slot[HIP_R][k->slot].type != VALUE_NONE)
				continue;
			for (int answer = 0; answer <= 1; answer++) {
				must(facts_set(f, HIP_R, feature[i], INT(answer), &e));
				advise_stage(f, &a, &then);
				tried++;
				if (then.hip[HIP_R].stage != v.hip[HIP_R].stage
				    && then.hip[HIP_R].status != STATUS_CONFLICT)
					fail_msg("hip %d: %s = %d changed a final stage", n,
					    feature[i], answer);
			}
			must(facts_set(f, HIP_R, feature[i], NONE, &e));
		}
		arena_clear(&a);
	}
	assert_true(tried > 100);
}

/* Every candidate is a stage of collapse. */
static bool
is_certain(const struct pack *p, const struct hip_advice *h)
{
	for (size_t i = 0; i < h->candidate.n; i++) {
		const char *code = p->stage.at[h->candidate.at[i]].code;

		if (strcmp(code, "IIIB") != 0 && strcmp(code, "IV") != 0)
			return false;
	}
	return h->candidate.n > 0;
}

static void
nothing_invasive_is_offered_on_an_open_stage(void **state)
{
	static const char *const invasive[] = { "T1", "T5", "T6", "T7" };
	const struct a_pack *x = *state;
	uint64_t seed = 2;

	for (int n = 0; n < HIPS_TRIED; n++) {
		struct arena a = { 0 };
		struct advice v;

		advise(any_case(x->p, &a, &seed), &a, &v);
		for (int h = HIP_R; h < HIPS; h++)
			for (size_t i = 0; v.hip[h].status != STATUS_FINAL && i < 4; i++) {
				enum class k =
				    v.hip[h].fit[pack_treatment(x->p, invasive[i])].class;
				bool kept = i == 3 && is_certain(x->p, &v.hip[h]);

				if ((k == CLASS_R || k == CLASS_C) && !kept)
					fail_msg("case %d: %s is %s at %s, %s", n, invasive[i],
					    class_code(k), x->p->stage.at[v.hip[h].stage].code,
					    status_code(v.hip[h].status));
			}
		arena_clear(&a);
	}
}

static void
a_condition_not_asked_is_never_clear(void **state)
{
	const struct a_pack *x = *state;
	uint64_t seed = 3;

	for (int n = 0; n < HIPS_TRIED / 4; n++) {
		struct arena a = { 0 };
		struct facts *f = any_case(x->p, &a, &seed);
		struct advice v, asked;
		int k;

		do
			k = (int)draw(&seed, (unsigned)x->p->condition.n);
		while (x->p->condition.at[k].code == NULL || x->p->condition.at[k].own_path
		    || x->p->condition.at[k].when != NULL);
		facts_condition(f, HIP_R, k, NONE);
		advise(f, &a, &v);
		facts_condition(f, HIP_R, k, INT(1));
		advise(f, &a, &asked);
		for (size_t t = 0; t < x->p->treatment.n; t++) {
			const struct fit *one = &v.hip[HIP_R].fit[t];

			if (one->clear && asked.hip[HIP_R].fit[t].against.n > 0)
				fail_msg("case %d: %s is clear, though %s was not asked", n,
				    one->treatment->id, x->p->condition.at[k].code);
		}
		arena_clear(&a);
	}
}

/* Breast-feeding is asked of whom pregnancy is asked: condition.cfg. */
static void
what_need_not_be_asked_is_not_missed(void **state)
{
	static const struct {
		const char *sex;
		int age;
		bool missed;
	} who[] = { { "M", 30, false }, { "F", 30, true }, { "F", 11, false }, { "F", 12, true },
		{ "F", 55, true }, { "F", 56, false }, { "F", -1, true }, { NULL, 30, true } };
	const struct a_pack *x = *state;
	struct err e = { 0 };

	for (size_t i = 0; i < sizeof(who) / sizeof(who[0]); i++) {
		struct arena a = { 0 };
		struct facts *f = facts_new(x->p, &a);
		const struct fit *drugs;
		struct advice v;
		bool missed = false;

		if (who[i].sex != NULL)
			must(facts_set(f, HIP_R, "sex", TEXT(who[i].sex), &e));
		if (who[i].age >= 0)
			must(facts_set(f, HIP_R, "age", INT(who[i].age), &e));
		advise(f, &a, &v);
		drugs = &v.hip[HIP_R].fit[pack_treatment(x->p, "T2")];
		for (size_t k = 0; k < drugs->not_asked.n; k++)
			missed = missed || strcmp(drugs->not_asked.at[k], "LACTATING") == 0;
		if (missed != who[i].missed)
			fail_msg("row %zu: breast-feeding is%s missed", i, missed ? "" : " not");
		arena_clear(&a);
	}
}

static void
sides_are_alike(void **state)
{
	const struct a_pack *x = *state;
	uint64_t seed = 4;

	for (int n = 0; n < HIPS_TRIED / 4; n++) {
		struct arena a = { 0 };
		uint64_t patient = draw(&seed, 1u << 30), r = draw(&seed, 1u << 30),
			 l = draw(&seed, 1u << 30);
		struct facts *f = facts_new(x->p, &a), *g = facts_new(x->p, &a);
		uint64_t again = patient, r2 = r, l2 = l;
		struct advice v, w;

		fill_patient(f, &patient);
		fill_hip(f, HIP_R, &r);
		fill_hip(f, HIP_L, &l);
		fill_patient(g, &again);
		fill_hip(g, HIP_L, &r2);
		fill_hip(g, HIP_R, &l2);
		advise(f, &a, &v);
		advise(g, &a, &w);
		assert_int_equal(v.warning.n, w.warning.n);
		for (int h = HIP_R; h < HIPS; h++) {
			const struct hip_advice *one = &v.hip[h], *other = &w.hip[HIPS - 1 - h];

			assert_int_equal(one->stage, other->stage);
			assert_int_equal(one->status, other->status);
			assert_int_equal(one->warning.n, other->warning.n);
			is_str(words_joined(&one->rules, &a), words_joined(&other->rules, &a));
			for (size_t t = 0; t < x->p->treatment.n; t++)
				is_str(one->fit[t].sentence, other->fit[t].sentence);
		}
		arena_clear(&a);
	}
}

static void
what_is_open_says_what_would_settle_it(void **state)
{
	const struct a_pack *x = *state;
	uint64_t seed = 5;

	for (int n = 0; n < HIPS_TRIED; n++) {
		struct arena a = { 0 };
		struct advice v;

		advise(any_case(x->p, &a, &seed), &a, &v);
		for (int h = HIP_R; h < HIPS; h++) {
			const struct hip_advice *one = &v.hip[h];

			if (one->candidate.n > 0)
				assert_true(one->status == STATUS_PROVISIONAL
				    || one->status == STATUS_INDETERMINATE);
			if (one->status == STATUS_PROVISIONAL)
				assert_true(one->missing.n > 0 && one->candidate.n > 0);
			if (one->status == STATUS_FINAL)
				assert_true(one->candidate.n == 0);
			for (size_t t = 0; t < x->p->treatment.n; t++) {
				const struct fit *fit = &one->fit[t];

				assert_true(fit->sentence[0] != '\0');
				assert_null(strchr(fit->sentence, '{'));
				if (fit->class == CLASS_U && fit->needs.n == 0)
					fail_msg("case %d: %s is U at %s, %s, and nothing says why",
					    n, fit->treatment->id, x->p->stage.at[one->stage].code,
					    status_code(one->status));
			}
		}
		arena_clear(&a);
	}
}

/* A right hip of stage I beside a left one that hurts, collapsed where other says so. */
static void
other_series_stand_beside_the_risk(void **state)
{
	static const struct {
		const char *name;
		double number;
		const char *jic;
		bool hurts, other;
		const char *want;
	} row[] = {
		{ "mri_kerboul", 190, NULL, true, true, "R-KER-S" },
		{ "mri_kerboul", 190.5, NULL, true, true, "R-KER-M" },
		{ "mri_kerboul", 239.9, NULL, true, true, "R-KER-M" },
		{ "mri_kerboul", 240, NULL, true, true, "R-KER-L" },
		{ "mri_lesion_pct", 24.9, NULL, true, true, "R-VOL-S" },
		{ "mri_lesion_pct", 25, NULL, true, true, "" },
		{ "mri_lesion_pct", 25.1, NULL, true, true, "R-VOL-L" },
		{ NULL, 0, "C1", true, false, "" },
		{ NULL, 0, "C2", true, false, "R-JIC-C2-CJFH" },
		{ NULL, 0, "A", false, false, "R-QUIET" },
		{ NULL, 0, "A", false, true, "R-OTHER and R-QUIET" },
	};
	const struct a_pack *x = *state;

	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		struct arena a = { 0 };
		struct facts *f = facts_new(x->p, &a);
		struct words got = { 0 };
		struct advice v;
		struct err e = { 0 };

		must(facts_set(f, HIP_R, "xray_done", INT(1), &e));
		must(facts_set(f, HIP_R, "xray_result", TEXT("normal"), &e));
		must(facts_set(f, HIP_R, "mri_done", INT(1), &e));
		must(facts_set(f, HIP_R, "mri_band", INT(1), &e));
		must(facts_set(f, HIP_R, "symptomatic", INT(row[i].hurts), &e));
		if (row[i].name != NULL)
			must(facts_set(f, HIP_R, row[i].name, NUM(row[i].number), &e));
		if (row[i].jic != NULL)
			must(facts_set(f, HIP_R, "mri_jic", TEXT(row[i].jic), &e));
		must(facts_set(f, HIP_L, "xray_done", INT(row[i].other), &e));
		if (row[i].other)
			must(facts_set(f, HIP_L, "xray_depression_mm", NUM(3), &e));
		must(facts_set(f, HIP_L, "symptomatic", INT(1), &e));
		advise(f, &a, &v);
		for (size_t k = 0; k < v.hip[HIP_R].series.n; k++)
			*vec_add(&a, &got) = v.hip[HIP_R].series.at[k].id;
		is_str(words_joined(&got, &a), row[i].want);
		assert_true((v.hip[HIP_R].risk != NULL) == (row[i].jic != NULL));
		assert_int_equal(v.hip[HIP_L].series.n, 0);
		arena_clear(&a);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_growth_plate_that_nobody_recorded_is_not_told_to_be_open),
		cmocka_unit_test(no_final_stage_hangs_on_what_was_not_recorded),
		cmocka_unit_test(nothing_invasive_is_offered_on_an_open_stage),
		cmocka_unit_test(a_condition_not_asked_is_never_clear),
		cmocka_unit_test(what_need_not_be_asked_is_not_missed),
		cmocka_unit_test(sides_are_alike),
		cmocka_unit_test(what_is_open_says_what_would_settle_it),
		cmocka_unit_test(other_series_stand_beside_the_risk),
	};

	return cmocka_run_group_tests(tests, a_pack_open, a_pack_close);
}
