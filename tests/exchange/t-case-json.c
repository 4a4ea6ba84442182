/* Cases as JSON: the shipped ones pass, every table's boundary from both sides, what is refused. */
#include "lib/test.h"

#include <stdio.h>
#include <string.h>

#include "exchange/case_check.h"
#include "exchange/case_json.h"
#include "lib/a_pack.h"

static const char *
advised(struct a_pack *f, struct arena *a, const char *json)
{
	struct text out = { .a = a };
	struct err e = { 0 };

	if (!case_json_advise(json, f->p, &out, &e))
		fail_msg("%s: %s", json, e.text);
	return text_get(&out);
}

static void
the_shipped_cases_pass(void **state)
{
	struct a_pack *f = *state;
	struct arena a = { 0 };
	struct text t = { .a = &a }, got = { .a = &a };
	struct complaints out = { .a = &a };
	char part[4096];
	size_t n;
	FILE *file = fopen(test_top(&a, "data/onfh/cases/cases.json"), "rb");

	assert_non_null(file);
	while ((n = fread(part, 1, sizeof(part), file)) > 0)
		text_addn(&t, part, n);
	fclose(file);
	assert_int_equal(case_check("cases.json", text_get(&t), f->p, &out), 40);
	for (size_t i = 0; i < out.line.n; i++)
		text_addf(&got, "%s\n", out.line.at[i]);
	is_str(text_get(&got), "");
	arena_clear(&a);
}

/* Findings that most rows start from: seen, nothing found. */
#define QUIET_FILM                                                                                 \
	"'result':'abnormal','views':'both','jsn':false,'acetab':false,'crescent':false,"          \
	"'flattening':false"
#define II "'xray':{'done':true," QUIET_FILM ",'sclerosis_cyst':true},"
#define FLAT(mm)                                                                                   \
	"'xray':{'done':true,'result':'abnormal','views':'both','jsn':false,'acetab':false,"       \
	"'flattening':true,'depression_mm':" #mm "}"
#define MRI(more) "'mri':{'done':true,'result':'abnormal','band':true" more "}"
#define NORMAL_FILM "'xray':{'done':true,'result':'normal','views':'both'}"
#define PAIN "'symptomatic':true,"
#define QUIET "'symptomatic':false,"

/* The right hip's part of the answer, with JSON's quotes as single ones. */
static void
expect(struct a_pack *f, const char *patient, const char *hip, const char *want, bool in_patient)
{
	struct arena a = { 0 };
	char *json =
	    text_fmt(&a, "{%s%s'hips':{'R':{%s}}}", patient, *patient == '\0' ? "" : ",", hip);
	const char *left;
	char *got;

	for (char *s = json; *s != '\0'; s++)
		*s = *s == '\'' ? '"' : *s;
	got = arena_str(&a, advised(f, &a, json));
	for (char *s = got; *s != '\0'; s++)
		*s = *s == '"' ? '\'' : *s;
	left = strstr(got, ",'L':{");
	assert_non_null(left);
	if (in_patient)
		got = strstr(got, "'patient_warnings'");
	else
		got[left - got] = '\0';
	if ((want[0] == '!') == (strstr(got, want + (want[0] == '!')) != NULL))
		fail_msg("{%s} %s: want %s, got\n%s", patient, hip, want, got);
	arena_clear(&a);
}

/* Its answer is its own: the cases around it and their numbers stay as they were. */
static void
a_number_that_fits_no_integer_is_a_measure_that_cannot_be(void **state)
{
	struct a_pack *f = *state;
	struct arena a = { 0 };
	const char *got = advised(f, &a,
	    "[{\"id\":7,\"input\":{\"age\":40,\"hips\":{\"R\":{\"mri\":{\"done\":true,"
	    "\"kerboul\":99999999999999999999}}}}},{\"id\":\"b\",\"input\":{}}]");

	assert_int_equal(strncmp(got, "[{\"id\":7,", 9), 0);
	assert_non_null(strstr(got, "\"status\":\"invalid\""));
	assert_non_null(strstr(got, "{\"id\":\"b\","));
	arena_clear(&a);
}

static void
every_boundary_holds_from_both_sides(void **state)
{
	static const struct {
		const char *patient, *hip, *want; /* !: must not be there */
	} row[] = {
		/* S02, S03: ends included */
		{ "'age':17", NORMAL_FILM, "'stage':'UNSTAGED','status':'none'" },
		{ "'age':17", "'physis':'closed'," NORMAL_FILM, "'stage':'INDETERMINATE'" },
		{ "'age':18", NORMAL_FILM, "'stage':'INDETERMINATE'" },
		{ "", "'physis':'open'", "'stage':'NA_PAED','status':'na'" },
		{ "", FLAT(25), "'stage':'IIIB'" },
		{ "", FLAT(25.1), "'status':'invalid'" },
		{ "", FLAT(-0.1), "'status':'invalid'" },
		{ "", FLAT(9223372036854775807), "'status':'invalid'" },
		{ "", FLAT(9223372036854775808), "'status':'invalid'" },
		{ "", FLAT(-9223372036854775809), "'status':'invalid'" },
		{ "", "'mri':{'done':true,'lesion_pct':100.1}", "'status':'invalid'" },
		{ "", "'mri':{'done':true,'lesion_pct':100}", "!'invalid'" },
		{ "", "'mri':{'done':true,'kerboul':360}", "!'invalid'" },
		{ "", "'mri':{'done':true,'kerboul':360.1}", "'status':'invalid'" },
		{ "", "'mri':{'done':true,'contour_mm':25.1}", "'status':'invalid'" },
		{ "", "'ct':{'done':true,'depression_mm':25.1}", "'status':'invalid'" },
		/* S06 and S07: 2 mm; JIC 3 mm */
		{ "", FLAT(2), "'stage':'IIIA','status':'final'" },
		{ "", FLAT(2.1), "'stage':'IIIB','status':'final'" },
		{ "", FLAT(2.9), "'jic_stage':'3A'" },
		{ "", FLAT(3), "'jic_stage':'3B'" },
		{ "", FLAT(0), "'stage':'IIIA'" },
		{ "", FLAT(null), "'stage':'III_UNSPEC'" },
		/* S18: six months */
		{ "", "'imaging_age_months':6," FLAT(1), "'status':'final'" },
		{ "", "'imaging_age_months':7," FLAT(1),
		    "'provisional','candidates':['IIIA','IIIB','IV']" },
		{ "", "'imaging_age_months':7," FLAT(3), "'stage':'IIIB','status':'final'" },
		/* Size */
		{ "", II MRI(",'lesion_pct':14.9"), "'size_class':'SMALL'" },
		{ "", II MRI(",'lesion_pct':15"), "'size_class':'MEDIUM'" },
		{ "", II MRI(",'lesion_pct':30"), "'size_class':'MEDIUM'" },
		{ "", II MRI(",'lesion_pct':30.1"), "'size_class':'LARGE'" },
		{ "", II MRI(",'kerboul':190"), "'size_class':'SMALL'" },
		{ "", II MRI(",'kerboul':190.1"), "'size_class':'MEDIUM'" },
		{ "", II MRI(",'kerboul':239.9"), "'size_class':'MEDIUM'" },
		{ "", II MRI(",'kerboul':240"), "'size_class':'LARGE'" },
		{ "", II MRI(",'jic':'A'"), "'size_class':'SMALL'" },
		{ "", II MRI(",'jic':'C1'"), "'size_class':'MEDIUM'" },
		{ "", II MRI(",'jic':'C2'"), "'size_class':'LARGE'" },
		{ "", II MRI(",'jic':'C2','kerboul':190"), "W_SIZE_DISAGREE" },
		{ "", II MRI(",'jic':'C1','kerboul':190"), "!W_SIZE_DISAGREE" },
		{ "", II MRI(""), "W_SIZE_UNKNOWN" },
		/* Matrix: pain, size, ages */
		{ "", PAIN II MRI(",'jic':'B'"),
		    "'T1':'C','T2':'C','T3':'A','T4':'C','T5':'R','T6':'C'" },
		{ "", QUIET II MRI(",'jic':'B'"), "'T5':'C'" },
		{ "", II MRI(",'jic':'B'"), "'T5':'U'" },
		{ "", QUIET II MRI(",'jic':'A'"), "'T1':'N','T2':'N','T3':'A','T4':'N','T5':'N'" },
		{ "'age':39", PAIN FLAT(3), "'T6':'C','T7':'R'" },
		{ "'age':40", PAIN FLAT(3), "'T6':'N','T7':'R'" },
		{ "", PAIN FLAT(3), "'T6':'N'" },
		{ "", QUIET FLAT(3), "'T7':'C'" },
		{ "'age':50", PAIN II MRI(",'jic':'B'"), "'T6':'C'" },
		{ "'age':51", PAIN II MRI(",'jic':'B'"), "'T6':'N'" },
		{ "'bmi':29.9", PAIN FLAT(3), "'T3':'A'" },
		{ "'bmi':30", PAIN FLAT(3), "'T3':'R'" },
		{ "'conditions':['SICKLE']", PAIN II MRI(",'jic':'B'"), "'T5':'C'" },
		/* Kidney, fitness */
		{ "'egfr':29.9", FLAT(1), "'T2a':'x'" },
		{ "'egfr':30", FLAT(1), "'T2a':'c'" },
		{ "'egfr':34.9", FLAT(1), "'T2a':'c'" },
		{ "'egfr':35", FLAT(1), "'T2a':'ok'" },
		{ "", FLAT(1), "'T2a':'u'" },
		{ "'asa':3", PAIN FLAT(3), "'T7':'R'" },
		{ "'asa':4", PAIN FLAT(3), "'T7':'X'" },
		{ "'asa':4", PAIN FLAT(3), "'T2':'A'" },
		{ "'asa':4", PAIN FLAT(1), "'T2':'A'" },
		/* Nothing invasive on an open stage; a certain collapse keeps T7 */
		{ "",
		    PAIN
		    "'xray':{'done':true,'result':'abnormal','flattening':true,'depression_mm':3}",
		    "'candidates':['IIIB','IV'],'missing':['jsn','acetab']" },
		{ "",
		    PAIN
		    "'xray':{'done':true,'result':'abnormal','flattening':true,'depression_mm':3}",
		    "'T7':'R'" },
		{ "", PAIN "'xray':{'done':true,'result':'abnormal','flattening':true}",
		    "'T7':'U'" },
		/* Conditions: precedence */
		{ "'conditions':['COG_IMPAIR']", PAIN FLAT(3), "'T4':'X'" },
		{ "'pregnant':true", PAIN FLAT(3), "'T7':'D'" },
		{ "'pregnant':true,'unfit_for_surgery':true", PAIN FLAT(3), "'T7':'X'" },
		{ "'pregnant':true", PAIN FLAT(3), "'T5':'N'" },
		{ "'sex':'F','age':14", "'physis':'closed'", "!C-CHILDBEARING" },
		{ "'sex':'F','age':15", "'physis':'closed'", "C-CHILDBEARING" },
		{ "'sex':'F','age':49", "", "C-CHILDBEARING" },
		{ "'sex':'F','age':50", "", "!C-CHILDBEARING" },
		{ "'sex':'F','age':30,'pregnant':true", "", "!C-CHILDBEARING" },
		{ "'sex':'F','age':30,'conditions':['PREGNANT']", "", "C-CHILDBEARING" },
		{ "'pregnant':false,'conditions':['PREGNANT']", "", "C-PREGNANT" },
		{ "'smoker':false,'conditions':['SMOKER']", "", "C-SMOKER" },
		{ "'age':39", PAIN FLAT(3), "W_THA_YOUNG" },
		{ "'age':40", PAIN FLAT(3), "!W_THA_YOUNG" },
		{ "",
		    "'xray':{'done':true,'depression_mm':2},'ct':{'done':true,'depression_mm':2.1}",
		    "W_DEP_DISAGREE" },
		{ "", "'xray':{'done':true,'depression_mm':2},'ct':{'done':true,'depression_mm':1}",
		    "!W_DEP_DISAGREE" },
	};

	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++)
		expect(*state, row[i].patient, row[i].hip, row[i].want, false);
}

static void
the_patient_is_warned_from_both_sides(void **state)
{
	static const struct {
		const char *patient, *hip, *want;
	} row[] = {
		{ "'bmi':39.9", "", "!W_BMI40" },
		{ "'bmi':40", "", "W_BMI40" },
		{ "'age':17", "", "W_MINOR" },
		{ "'age':18", "", "!W_MINOR" },
		{ "'consent_recorded':false", "", "W_CONSENT" },
		{ "", "", "!W_CONSENT" },
		{ "'asa':3", "", "W_ASA3" },
		{ "'asa':3,'unfit_for_surgery':true", "", "!W_ASA3" },
		{ "'asa':4", "", "W_UNFIT" },
		{ "'egfr':34.9", FLAT(1), "W_RENAL" },
		{ "'egfr':35", FLAT(1), "!W_RENAL" },
		{ "", FLAT(1), "W_EGFR_MISSING" },
		{ "", FLAT(1), "W_CONTRA_MRI" },
		{ "'traumatic':true", FLAT(1), "!W_CONTRA_MRI" },
	};

	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++)
		expect(*state, row[i].patient, row[i].hip, row[i].want, true);
}

static void
what_was_not_asked_is_never_clear(void **state)
{
	expect(*state, "'conditions':[],'not_asked':['DEVICE'],'sex':'M'",
	    "'conditions':[]," PAIN II MRI(",'jic':'B'"), "'not_asked':['DEVICE']", false);
	expect(*state, "'conditions':[],'sex':'M'", "'conditions':[]," PAIN II MRI(",'jic':'B'"),
	    "!'not_asked':['", false);
	expect(*state, "", PAIN II MRI(",'jic':'B'"), "'not_asked':['", false);
}

static void
each_class_is_said_in_the_words_of_its_strength(void **state)
{
	static const struct {
		const char *patient, *hip, *want;
	} row[] = {
		{ "'age':45", PAIN FLAT(3),
		    "'class':'R','sentence':'Guidelines support discussing" },
		{ "'age':45", QUIET FLAT(3),
		    "'class':'C','sentence':'May be considered; evidence is weak or conflicting." },
		{ "", PAIN FLAT(3),
		    "'class':'A','sentence':'For comfort; not expected to stop collapse." },
		{ "'age':45", PAIN FLAT(3),
		    "'class':'N','sentence':'Not usually helpful at this stage because the head "
		    "has "
		    "collapsed" },
		{ "'age':51", PAIN II MRI(",'jic':'C2'"),
		    "Not usually helpful at this stage because above the age of 50 grafts" },
		{ "'conditions':['MALIG_REMOTE'],'asa':4", PAIN FLAT(3),
		    "'Recorded contraindication: active or previous cancer elsewhere: no marrow "
		    "concentrate; unfit for surgery" },
		{ "'pregnant':true", PAIN FLAT(3), "'Postpone until after delivery." },
		{ "", "", "'class':'U','sentence':'Cannot be shown yet: needs " },
		{ "",
		    "'xray':{'done':true,'sclerosis_cyst':false,'crescent':false,'flattening':"
		    "false},"
		    "'mri':{'done':true}",
		    "!needs .'" },
		{ "", PAIN "'xray':{'done':true,'result':'normal','crescent':true}",
		    "needs a correction of the two entries that contradict each other" },
		{ "", II "'mri':{'done':true}", "whether this hip hurts" },
		{ "", "", "!'sources':[]" },
		{ "", "'prosthesis':true", "!'sources':[]" },
	};

	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++)
		expect(*state, row[i].patient, row[i].hip, row[i].want, false);
}

static void
what_cannot_be_is_refused_with_its_path(void **state)
{
	struct a_pack *f = *state;
	static const struct {
		const char *json, *want;
	} row[] = {
		{ "", "no JSON" },
		{ "{", "no JSON" },
		{ "{} {}", "more after the end" },
		{ "[] x", "more after the end" },
		{ "7", "a case is an object" },
		{ "{\"age\":1,\"age\":2}", "duplicate" },
		{ "{\"agee\":1}", "agee: there is no such key" },
		{ "{\"age\":\"1\"}", "age: a whole number" },
		{ "{\"age\":40.5}", "age: a whole number" },
		{ "{\"age\":131}", "age: " },
		{ "{\"age\":-1}", "age: " },
		{ "{\"bmi\":7.9}", "bmi: " },
		{ "{\"bmi\":90.1}", "bmi: " },
		{ "{\"egfr\":250.1}", "egfr: " },
		{ "{\"asa\":0}", "asa: " },
		{ "{\"asa\":6}", "asa: " },
		{ "{\"sex\":\"X\"}", "sex: " },
		{ "{\"pregnant\":1}", "pregnant: true, false or null" },
		{ "{\"conditions\":\"DEVICE\"}", "conditions: a list" },
		{ "{\"conditions\":[\"DEVISE\"]}",
		    "conditions[0]: there is no code DEVISE. It is one of: " },
		{ "{\"conditions\":[7]}", "conditions[0]: a code is a text" },
		{ "{\"conditions\":[\"DEVICE\",\"DEVICE\"]}",
		    "conditions[1]: this code stands twice" },
		{ "{\"conditions\":[\"DEVICE\"],\"not_asked\":[\"DEVICE\"]}",
		    "not_asked[0]: this code stands twice" },
		{ "{\"conditions\":[\"SKIN_BREAK\"]}", "conditions[0]: this code is a hip's" },
		{ "{\"hips\":{\"R\":{\"conditions\":[\"DEVICE\"]}}}",
		    "hips.R.conditions[0]: this code is the patient's" },
		{ "{\"hips\":{\"B\":{}}}", "hips: there are only R and L" },
		{ "{\"hips\":[]}", "hips: " },
		{ "{\"hips\":{\"L\":7}}", "hips.L: an object" },
		{ "{\"hips\":{\"L\":{\"age\":7}}}", "hips.L.age: there is no such key" },
		{ "{\"hips\":{\"L\":{\"xray\":7}}}", "hips.L.xray: an object" },
		{ "{\"hips\":{\"L\":{\"xray\":{\"done\":true,\"x\":1}}}}",
		    "hips.L.xray.x: there is no such key" },
		{ "{\"hips\":{\"L\":{\"xray\":{\"crescent\":false}}}}",
		    "hips.L.xray.crescent: there is no finding" },
		{ "{\"hips\":{\"L\":{\"xray\":{\"done\":false,\"result\":\"normal\"}}}}",
		    "hips.L.xray.result: there is no finding" },
		{ "{\"hips\":{\"L\":{\"mri\":{\"done\":true,\"date\":\"31.1.2026\"}}}}",
		    "hips.L.mri.date: a date" },
		{ "[{\"id\":1}]", "[0]: " },
		{ "[{\"id\":1,\"input\":{}},{\"id\":2,\"input\":{\"x\":1}}]", "[1].input.x: " },
		{ "[{\"id\":1,\"input\":{}} {\"id\":2,\"input\":{}}]", "[1]: , or ]" },
		{ "[{\"id\":1,\"input\":{}},]", "no JSON" },
	};

	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		struct arena a = { 0 };
		struct text out = { .a = &a };
		struct err e = { 0 };

		if (case_json_advise(row[i].json, f->p, &out, &e))
			fail_msg("accepted: %s", row[i].json);
		assert_int_equal(e.code, ERR_INPUT);
		if (strstr(e.text, row[i].want) == NULL)
			fail_msg("%s: got %s", row[i].json, e.text);
		arena_clear(&a);
	}
}

static void
an_array_keeps_ids_and_order(void **state)
{
	struct arena a = { 0 };
	const char *got = advised(
	    *state, &a, " [ {\"id\":\"b\\\"\",\"input\":{}} , {\"input\":{},\"id\":7} ] \n");
	const char *first = strstr(got, "{\"id\":\"b\\\"\",\"hips\":"),
		   *second = strstr(got, "{\"id\":7,\"hips\":");

	assert_non_null(first);
	assert_true(second > first);
	got = advised(*state, &a, text_fmt(&a, "[{\"id\":\"%0300d\",\"input\":{}}]", 7));
	assert_non_null(strstr(got, text_fmt(&a, "{\"id\":\"%0300d\",\"hips\":", 7)));
	is_str(advised(*state, &a, "[]"), "[]");
	assert_null(strchr(got, '\n'));
	arena_clear(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_shipped_cases_pass),
		cmocka_unit_test(a_number_that_fits_no_integer_is_a_measure_that_cannot_be),
		cmocka_unit_test(every_boundary_holds_from_both_sides),
		cmocka_unit_test(the_patient_is_warned_from_both_sides),
		cmocka_unit_test(what_was_not_asked_is_never_clear),
		cmocka_unit_test(each_class_is_said_in_the_words_of_its_strength),
		cmocka_unit_test(what_cannot_be_is_refused_with_its_path),
		cmocka_unit_test(an_array_keeps_ids_and_order),
	};

	return cmocka_run_group_tests(tests, a_pack_open, a_pack_close);
}
