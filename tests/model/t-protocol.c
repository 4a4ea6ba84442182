/* Protocols: what a treatment offers, limits from both sides, the clinic's own file. */
#include "lib/test.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "model/protocol.h"

static const struct texts none = { 0 };

static struct protocols
shipped(struct arena *a)
{
	struct protocols p = { 0 };
	struct err e;

	must(protocol_load(test_top(a, "data/onfh"), NULL, a, &p, &e));
	return p;
}

static const char *
offered(
    const struct protocols *p, const char *treatment, const struct texts *excluded, struct arena *a)
{
	struct course_offers list = { 0 };
	struct text t = { .a = a };

	protocol_courses(p, treatment, 'L', excluded, a, &list);
	for (size_t i = 0; i < list.list.n; i++) {
		assert_int_equal(list.list.at[i].side, 'L');
		text_addf(&t, "%s%s%s", i == 0 ? "" : " ", list.list.at[i].excluded ? "-" : "",
		    list.list.at[i].course->id);
	}
	return text_get(&t);
}

static void
each_treatment_offers_its_courses(void **state)
{
	static const struct {
		const char *treatment, *courses;
	} row[] = {
		{ "stem-cell", "decompression-marrow" },
		{ "drug", "review" },
		{ "load-limitation", "gait exercise diet review" },
		{ "physical", "heat ultrasound tens tens-low nmes eswt review" },
		{ "core-decompression", "decompression" },
		{ "bone-graft", "graft graft-fibula" },
		{ "hip-replacement", "replacement" },
		{ "tcm", "tcm review" },
		{ "combined-rehab", "gait exercise diet psych social review" },
		{ "leeches", "" },
	};
	struct arena a = { 0 };
	struct protocols p = shipped(&a);

	(void)state;
	for (size_t i = 0; i < sizeof(row) / sizeof(*row); i++)
		is_str(offered(&p, row[i].treatment, &none, &a), row[i].courses);
	arena_clear(&a);
}

static void
an_excluded_component_marks_its_courses(void **state)
{
	const char *component[] = { "T4a", "T4d" };
	struct texts excluded = { component, 2 };
	struct arena a = { 0 };
	struct protocols p = shipped(&a);

	(void)state;
	is_str(offered(&p, "physical", &excluded, &a),
	    "heat ultrasound -tens -tens-low -nmes -eswt review");
	arena_clear(&a);
}

/* The shipped table of parameters; the edges of what is usual and of what is possible.
 * 0 as least or most where the table gives no hard limit. */
static const struct {
	const char *course, *dose;
	double usual, from, to, step, least, most;
} limit[] = {
	{ "eswt", "energy", 0.50, 0.10, 0.62, 0.01, 0, 1.0 },
	{ "eswt", "impulses", 2400, 1000, 6000, 1, 1, 10000 },
	{ "ultrasound", "intensity", 1.0, 0.1, 2.0, 0.1, 0, 3.0 },
	{ "ultrasound", "duty", 50, 20, 100, 1, 5, 100 },
	{ "ultrasound", "minutes", 5, 4, 10, 1, 1, 20 },
	{ "tens", "frequency", 100, 80, 150, 1, 1, 200 },
	{ "tens", "width", 100, 50, 250, 1, 20, 500 },
	{ "tens", "minutes", 30, 20, 60, 1, 1, 120 },
	{ "tens-low", "frequency", 2, 1, 5, 0.5, 1, 200 },
	{ "tens-low", "width", 200, 150, 300, 1, 20, 500 },
	{ "nmes", "frequency", 50, 30, 75, 1, 1, 120 },
	{ "nmes", "width", 300, 250, 400, 1, 50, 1000 },
	{ "nmes", "on", 10, 5, 15, 1, 1, 0 },
	{ "nmes", "off", 50, 10, 50, 1, 0, 0 },
	{ "nmes", "contractions", 10, 5, 30, 1, 0, 0 },
	{ "heat", "store_temperature", 70, 60, 80, 1, 0, 0 },
	{ "heat", "skin_temperature", 40, 38, 45, 1, 0, 50 },
	{ "heat", "minutes", 15, 10, 20, 1, 1, 30 },
};

static const struct dose_param *
dose(const struct protocols *p, const char *course, const char *id)
{
	const struct protocol *c = protocol_find(p, course);

	assert_non_null(c);
	for (size_t i = 0; i < c->ndose; i++)
		if (strcmp(c->dose[i].id, id) == 0)
			return &c->dose[i];
	fail_msg("%s has no %s", course, id);
	return NULL;
}

static void
a_dose_is_usual_confirmed_or_refused(void **state)
{
	struct arena a = { 0 };
	struct protocols p = shipped(&a);

	(void)state;
	for (size_t i = 0; i < sizeof(limit) / sizeof(*limit); i++) {
		const struct dose_param *d = dose(&p, limit[i].course, limit[i].dose);
		double most = limit[i].most, least = limit[i].least, step = limit[i].step;
		struct err why;

		assert_true(d->usual >= limit[i].usual && d->usual <= limit[i].usual);
		assert_int_equal(dose_check(d, limit[i].usual, &why), PLAUSIBLE);
		assert_int_equal(dose_check(d, limit[i].from, &why), PLAUSIBLE);
		assert_int_equal(dose_check(d, limit[i].to, &why), PLAUSIBLE);
		if (limit[i].from - step >= least)
			assert_int_equal(dose_check(d, limit[i].from - step, &why), UNUSUAL);
		if (most <= 0 || limit[i].to + step <= most)
			assert_int_equal(dose_check(d, limit[i].to + step, &why), UNUSUAL);
		assert_int_equal(dose_check(d, least - step, &why), REFUSED);
		if (most > 0) {
			assert_int_not_equal(dose_check(d, most, &why), REFUSED);
			assert_int_equal(dose_check(d, most + step, &why), REFUSED);
		}
	}
	arena_clear(&a);
}

/* CLINICAL D.1, as a course has it in words. */
static void
a_dose_in_words_is_judged_where_its_unit_leaves_no_doubt(void **state)
{
	static const struct {
		const char *course, *words;
		enum plausible is;
	} known[] = {
		{ "eswt", "0.50 mJ/mm2, 2400 impulses", PLAUSIBLE },
		{ "eswt", "0.62mJ/mm2", PLAUSIBLE },
		{ "eswt", "0,63 mJ/mm2", UNUSUAL },
		{ "eswt", "2400 impulses at 1.01 mJ/mm2", REFUSED },
		{ "eswt", "6001 impulses, 1.01 mJ/mm2", REFUSED },
		{ "eswt", "2,400 impulses", PLAUSIBLE },
		{ "eswt", "as the physician sets it", PLAUSIBLE },
		{ "tens", "100 Hz 250 us", PLAUSIBLE },
		{ "tens", "151 Hz", UNUSUAL },
		{ "tens", "121 min", REFUSED },
		{ "nmes", "60 s on, 200 s off", PLAUSIBLE }, /* seconds of which? */
		{ "ultrasound", "2 MHz", UNUSUAL },
	};
	struct arena a = { 0 };
	struct protocols p = shipped(&a);
	struct err why;

	(void)state;
	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
		if (protocol_dose_check(protocol_find(&p, known[i].course), known[i].words, &why)
		    != known[i].is)
			fail_msg("%s", known[i].words);
	protocol_dose_check(protocol_find(&p, "eswt"), "1.01 mJ/mm2", &why);
	is_str(why.text,
	    "Energy flux density: 1.01 mJ/mm2 is refused: at least 0, at most 1 (ref41b, ref41c, "
	    "ref42c, memory).");
	arena_clear(&a);
}

static void
ultrasound_is_one_or_three_megahertz(void **state)
{
	struct arena a = { 0 };
	struct protocols p = shipped(&a);
	const struct dose_param *d = dose(&p, "ultrasound", "frequency");
	struct err why;

	(void)state;
	assert_int_equal(dose_check(d, 1, &why), PLAUSIBLE);
	assert_int_equal(dose_check(d, 3, &why), PLAUSIBLE);
	assert_int_equal(dose_check(d, 2, &why), UNUSUAL);
	assert_int_equal(dose_check(d, 0.5, &why), UNUSUAL);
	assert_int_equal(dose_check(d, 3.3, &why), UNUSUAL);
	assert_int_equal(dose_check(d, 3.4, &why), REFUSED);
	assert_int_equal(dose_check(d, 0.4, &why), REFUSED);
	arena_clear(&a);
}

static void
sessions_and_gaps_have_limits_of_their_own(void **state)
{
	static const enum plausible sessions[] = { REFUSED, PLAUSIBLE, PLAUSIBLE, PLAUSIBLE,
		PLAUSIBLE, PLAUSIBLE, PLAUSIBLE, UNUSUAL, UNUSUAL, UNUSUAL, UNUSUAL, UNUSUAL,
		UNUSUAL, REFUSED };
	struct arena a = { 0 };
	struct protocols p = shipped(&a);
	const struct protocol *eswt = protocol_find(&p, "eswt"), *nmes = protocol_find(&p, "nmes");
	struct err why;

	(void)state;
	for (int n = 0; n < 14; n++)
		assert_int_equal(protocol_sessions_check(eswt, n, &why), sessions[n]);
	is_str(why.text, "Shockwave, focused, high energy: 13 sessions are refused: 1 to 12");
	assert_int_equal(protocol_gap_check(eswt, 0, &why), REFUSED);
	assert_int_equal(protocol_gap_check(eswt, 1, &why), UNUSUAL);
	assert_int_equal(protocol_gap_check(eswt, 2, &why), PLAUSIBLE);
	assert_int_equal(protocol_gap_check(eswt, 14, &why), PLAUSIBLE);
	assert_int_equal(protocol_gap_check(eswt, 15, &why), UNUSUAL);
	assert_int_equal(protocol_per_week_check(nmes, 5, &why), PLAUSIBLE);
	assert_int_equal(protocol_per_week_check(nmes, 6, &why), UNUSUAL);
	assert_int_equal(protocol_per_week_check(nmes, 7, &why), UNUSUAL);
	assert_int_equal(protocol_per_week_check(nmes, 8, &why), REFUSED);
	arena_clear(&a);
}

static void
physical_agents_take_ten_sessions_in_two_weeks_and_heat_keeps_away_from_shockwave(void **state)
{
	static const char *const agent[] = { "heat", "ultrasound", "tens", "tens-low", "nmes" };
	struct arena a = { 0 };
	struct protocols p = shipped(&a);
	const struct protocol *eswt = protocol_find(&p, "eswt");

	(void)state;
	for (size_t i = 0; i < sizeof(agent) / sizeof(*agent); i++) {
		const struct protocol *c = protocol_find(&p, agent[i]);

		assert_int_equal(c->sessions, 10);
		assert_int_equal(c->per_week, 5);
		assert_int_equal(c->courses_most, 2);
		assert_int_equal(texts_have(&c->never_with, "eswt"), strcmp(agent[i], "heat") == 0);
		assert_int_equal(
		    texts_have(&eswt->never_with, agent[i]), strcmp(agent[i], "heat") == 0);
	}
	assert_true(protocol_find(&p, "heat")->order < protocol_find(&p, "exercise")->order);
	assert_true(protocol_find(&p, "exercise")->order < protocol_find(&p, "tens")->order);
	arena_clear(&a);
}

static void
what_no_source_gives_is_the_clinics_and_is_asked_for(void **state)
{
	struct arena a = { 0 };
	struct protocols p = shipped(&a);

	(void)state;
	assert_true(protocol_asks(protocol_find(&p, "exercise"), "sessions"));
	assert_true(protocol_asks(protocol_find(&p, "exercise"), "gap_usual"));
	assert_false(protocol_asks(protocol_find(&p, "exercise"), "minutes"));
	assert_true(protocol_is_clinics(protocol_find(&p, "exercise"), "minutes"));
	assert_false(protocol_asks(protocol_find(&p, "eswt"), "sessions"));
	assert_false(protocol_is_clinics(protocol_find(&p, "eswt"), "sessions"));
	assert_false(protocol_asks(protocol_find(&p, "replacement"), "gap_usual"));
	for (size_t i = 0; i < p.course.n; i++) {
		const struct protocol *c = &p.course.at[i];

		assert_true(c->source.n > 0);
		assert_true(c->sessions > 0 || protocol_is_clinics(c, "sessions"));
		assert_true(c->minutes > 0 && c->minutes % 5 == 0);
		if (c->procedure)
			assert_int_equal(c->sessions, 1);
	}
	for (size_t i = 0; i < p.drug.n; i++)
		assert_true(strlen(p.drug.at[i].seen) > 0 && p.drug.at[i].source.n > 0);
	assert_int_equal(p.weight_bearing.n, 7);
	arena_clear(&a);
}

static const char *
own_file(struct arena *a, const char *text)
{
	const char *path = text_fmt(a, "%s/protocol.local.cfg", test_dir(a));
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	fputs(text, f);
	fclose(f);
	return path;
}

/* Physical agents are applied to a hip and operations are done at one. */
static void
what_acts_on_a_hip_is_marked(void **state)
{
	static const char *const hip[] = { "heat", "ultrasound", "tens", "tens-low", "nmes", "eswt",
		"decompression", "decompression-marrow", "graft", "graft-fibula", "replacement" };
	struct arena a = { 0 };
	struct protocols p = shipped(&a);
	size_t n = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(hip) / sizeof(*hip); i++)
		assert_true(protocol_find(&p, hip[i])->hip);
	for (size_t i = 0; i < p.course.n; i++)
		n += p.course.at[i].hip;
	assert_int_equal(n, sizeof(hip) / sizeof(*hip));
	arena_clear(&a);
}

static void
the_clinics_own_file_replaces_and_adds(void **state)
{
	struct arena a = { 0 };
	struct protocols p = { 0 };
	struct err e;
	const char *path = own_file(&a,
	    "courses = (\n"
	    "{ id = \"eswt\"; name = \"Shockwave\"; for = [ \"physical\" ]; component = \"T4d\";\n"
	    "  sessions = 6; gap_usual = 7; minutes = 20; never_with = [ \"heat\" ]; },\n"
	    "{ id = \"pool\"; name = \"Pool\"; for = [ \"combined-rehab\" ]; sessions = 8;\n"
	    "  gap_usual = 3; minutes = 45; rest = [ \"sat\", \"sun\" ]; } );\n");

	(void)state;
	must(protocol_load(test_top(&a, "data/onfh"), path, &a, &p, &e));
	assert_int_equal(protocol_find(&p, "eswt")->sessions, 6);
	assert_true(protocol_find(&p, "eswt")->hip); /* it says nothing of it: as in the pack */
	assert_false(protocol_find(&p, "pool")->hip);
	assert_true(protocol_is_clinics(protocol_find(&p, "eswt"), "sessions"));
	assert_int_equal(protocol_find(&p, "pool")->rest, 1u << 6 | 1u << 7);
	is_str(offered(&p, "combined-rehab", &none, &a),
	    "gait exercise diet psych social review pool");
	p = (struct protocols){ 0 };
	must(protocol_load(test_top(&a, "data/onfh"), "/nonexistent.cfg", &a, &p, &e));
	assert_int_equal(protocol_find(&p, "eswt")->sessions, 4);
	arena_clear(&a);
}

static void
every_fault_of_a_file_is_named_with_its_line(void **state)
{
	static const struct {
		const char *text, *says;
	} bad[] = {
		{ "courses = (\n{ id = \"x\"; nmae = \"X\"; } );", "2: unknown word \"nmae\"" },
		{ "courses = (\n{ id = \"x\"; name = \"X\"; } );",
		    "2: x: for is missing: the treatments that offer it" },
		{ "courses = (\n{ id = \"x\"; name = \"X\"; for = [ \"tcm\" ]; minutes = 20; } );",
		    "2: x: sessions is missing; leave it to the clinic by name" },
		{ "courses = (\n{ id = \"x\"; name = \"X\"; for = [ \"tcm\" ]; minutes = 12; } );",
		    "2: x: minutes and changeover are multiples of 5" },
		{ "courses = (\n{ id = \"x\"; name = \"X\"; for = [ \"tcm\" ]; minutes = 20;\n"
		  "sessions = 1; person = true; hip = true; } );",
		    "2: x: it is of the whole person or of a hip: leave one of them out" },
		{ "courses = (\n{ id = \"x\"; name = \"X\"; for = [ \"tcm\" ]; minutes = 20;\n"
		  "sessions = 1; kind = \"procedure\"; hip = false; } );",
		    "2: x: an operation is of a hip: leave hip out" },
		{ "courses = (\n{ id = \"x\"; name = \"X\"; for = [ \"tcm\" ]; minutes = 20;\n"
		  "sessions = 2; gap_usual = 3; gap_min = 4; } );",
		    "2: x: gap_least, gap_min, gap_usual, gap_max must rise" },
		{ "courses = (\n{ id = \"x\"; name = \"X\"; for = [ \"tcm\" ]; minutes = 20;\n"
		  "sessions = 1; never_with = [ \"y\" ]; } );",
		    NULL },
		{ "courses = (\n{ id = \"x\"; name = \"X\"; for = [ \"tcm\" ]; minutes = 20;\n"
		  "sessions = 1; rest = [ \"friday\" ]; } );",
		    "3: rest \"friday\" is no weekday: mon tue wed thu fri sat sun" },
		{ "courses = (\n{ id = \"x\"; name = \"X\"; for = [ \"tcm\" ]; minutes = 20;\n"
		  "sessions = 1;\ndoses = ( { id = \"d\"; label = \"D\"; unit = \"\"; usual = [ 5 "
		  "];\n"
		  "to = 4; } ); } );",
		    "4: d: the usual values lie within from and to, and these within least and "
		    "most" },
		{ "cuorses = ( );", "1: unknown word \"cuorses\"" },
	};
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		const char *path = own_file(&a, bad[i].text);
		struct protocols p = { 0 };
		struct err e;

		assert_false(protocol_load(test_top(&a, "data/onfh"), path, &a, &p, &e));
		assert_int_equal(e.code, ERR_CONF);
		if (bad[i].says != NULL)
			assert_ptr_equal(
			    strstr(e.text, text_fmt(&a, "%s:%s", path, bad[i].says)), e.text);
	}
	arena_clear(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_treatment_offers_its_courses),
		cmocka_unit_test(an_excluded_component_marks_its_courses),
		cmocka_unit_test(a_dose_is_usual_confirmed_or_refused),
		cmocka_unit_test(a_dose_in_words_is_judged_where_its_unit_leaves_no_doubt),
		cmocka_unit_test(ultrasound_is_one_or_three_megahertz),
		cmocka_unit_test(sessions_and_gaps_have_limits_of_their_own),
		cmocka_unit_test(
		    physical_agents_take_ten_sessions_in_two_weeks_and_heat_keeps_away_from_shockwave),
		cmocka_unit_test(what_no_source_gives_is_the_clinics_and_is_asked_for),
		cmocka_unit_test(what_acts_on_a_hip_is_marked),
		cmocka_unit_test(the_clinics_own_file_replaces_and_adds),
		cmocka_unit_test(every_fault_of_a_file_is_named_with_its_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
