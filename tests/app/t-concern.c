/* What is said of a treatment where it is chosen: what bears on it, and nothing else. */
#include "lib/test.h"

#include <string.h>

#include "app/telling.h"
#include "app/treatment.h"
#include "base/text.h"
#include "lib/margaret.h"

struct bench {
	struct a_clinic c;
	int64_t patient;
};

/* Somebody with a full intake but for these answers, and with Margaret's hips: IIIA and II. */
static void
open_bench(struct bench *b, const struct pair *given, size_t n)
{
	a_clinic_open(&b->c);
	b->patient = a_clinic_patient(&b->c, "Okafor", "Kemi", "1981-03-04");
	a_clinic_save(&b->c, "response.save",
	    &(struct fill){ "intake", b->patient, .day = DAY_NONE }, given, n);
	margaret_stage(&b->c, b->patient, NULL, 0);
}

static struct telling
look(struct bench *b, struct advice *v, int hip, const char *treatment)
{
	struct err e = { 0 };

	must(treatment_advice(b->c.app, b->patient, &b->c.a, v, &e));
	return (struct telling){ v, hip, pack_treatment(v->pack, treatment) };
}

/* The words of its page, one after the other. */
static const char *
page(struct bench *b, const struct telling *x)
{
	struct told told = { .a = &b->c.a };
	struct text t = { .a = &b->c.a };

	telling_pane(x, &told);
	for (size_t i = 0; i < told.line.n; i++)
		text_addf(&t, "%s\n", told.line.at[i].text);
	return text_get(&t);
}

/* The codes of the reasons that are offered for it. */
static const char *
reasons(struct bench *b, int hip, const char *treatment)
{
	struct text t = { .a = &b->c.a };
	struct told_reasons r;
	struct advice v;
	const struct telling x = look(b, &v, hip, treatment);

	telling_reasons(&x, &b->c.a, &r);
	for (size_t i = 0; i < r.list.n; i++)
		text_addf(&t, "%s%s", i == 0 ? "" : " ", r.list.at[i]->code);
	return text_get(&t);
}

/* CLINICAL.md: each warning by its own words. */
static void
a_warning_is_told_where_its_words_are_of_the_treatment(void **state)
{
	static const struct {
		const char *words;
		const char *told, *untold;
	} w[] = { { "blood-activating herbs or drugs must not be added", "T2 T8", "T4 T5 T9" },
		{ "peri-operative plan before any procedure", "T1 T5 T6 T7 T4", "T2 T8 T9" },
		{ "do not repeat a joint-preserving procedure", "T1 T5 T6", "T2 T4 T7 T9" } };
	struct bench b;
	struct advice v;

	(void)state;
	open_bench(&b, PAIRS({ "sex", "F" }, { "anticoag", "yes" }, { "prior_surg.L", "yes" }));
	for (size_t i = 0; i < sizeof(w) / sizeof(w[0]); i++)
		for (int t = 1; t <= 9; t++) {
			const char *id = text_fmt(&b.c.a, "T%d", t);
			const struct telling x = look(&b, &v, HIP_L, id);
			bool told = strstr(page(&b, &x), w[i].words) != NULL;

			if ((strstr(w[i].told, id) != NULL && !told)
			    || (strstr(w[i].untold, id) != NULL && told))
				fail_msg("%s: %s\n%s", id, w[i].words, page(&b, &x));
		}
	a_clinic_close(&b.c);
}

static void
a_reason_is_offered_where_it_can_be_true(void **state)
{
	struct bench b;

	(void)state;
	open_bench(&b, PAIRS({ "sex", "F" }, { "anticoag", "yes" }, { "egfr", "90" }));
	/* Only consent is missing: nothing speaks against it that could have passed. */
	is_str(reasons(&b, HIP_L, "T9"), "specialist patient pending other");
	/* The stage does: it does not pass. */
	is_str(reasons(&b, HIP_R, "T5"), "specialist patient pending no_other other");
	/* An anticoagulant may be stopped. */
	is_str(reasons(&b, HIP_L, "T8"), "specialist patient resolved pending other");
	a_clinic_save(&b.c, "response.save",
	    &(struct fill){ "consent", b.patient, .day = DAY_NONE },
	    PAIRS({ "scope", "record,decompression" }, { "procedure_side", "R" },
		{ "given_by", "patient" }, { "taken_by", "Rita" }, { "capacity", "yes" },
		{ "taken_on", "2026-11-23" }));
	is_str(reasons(&b, HIP_R, "T5"), "specialist patient no_other other");
	a_clinic_close(&b.c);
}

/* A hip of stage II whose lesion nobody measured; grafting is out by age. */
static void
a_size_that_is_missing_is_told_where_a_class_waits_for_it(void **state)
{
	static const char said[] =
	    "Lesion size not recorded. Not classed without it: stem cell therapy, core "
	    "decompression.\n";
	static const struct pair unmeasured[] = { { "mri_jic.L", "" } };
	struct bench b;
	struct advice v;

	(void)state;
	a_clinic_open(&b.c);
	b.patient = a_clinic_patient(&b.c, "Hall", "Margaret", "1968-07-14");
	margaret_intake(&b.c, b.patient);
	margaret_stage(&b.c, b.patient, unmeasured, 1);
	for (int t = 1; t <= 9; t++) {
		const char *id = text_fmt(&b.c.a, "T%d", t);
		const struct telling x = look(&b, &v, HIP_L, id);
		bool open = t == 1 || t == 5;

		assert_int_equal(v.hip[HIP_L].fit[t - 1].class == CLASS_U, open);
		assert_int_equal(strstr(page(&b, &x), said) != NULL, open);
		assert_int_equal(strstr(page(&b, &x), "Lesion size not recorded") != NULL, open);
	}
	a_clinic_close(&b.c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_warning_is_told_where_its_words_are_of_the_treatment),
		cmocka_unit_test(a_reason_is_offered_where_it_can_be_true),
		cmocka_unit_test(a_size_that_is_missing_is_told_where_a_class_waits_for_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
