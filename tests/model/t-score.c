/* Scores: worked examples, and every boundary of every table from both sides. */
#include "lib/test.h"

#include <math.h>
#include <string.h>

#include "model/score.h"

enum { MOST = 32 }; /* items of the largest instrument, and some */

struct given {
	const char *item;
	struct value v;
};

#define GIVEN(...)                                                                                 \
	(const struct given[MOST])                                                                 \
	{                                                                                          \
		__VA_ARGS__                                                                        \
	}

static const struct instrument *
instrument(struct arena *a, const char *id)
{
	struct scores all = { 0 };
	const struct instrument *in;
	struct err e;

	must(score_load(test_top(a, "data/onfh"), a, &all, &e));
	in = instrument_find(&all, id);
	assert_non_null(in);
	assert_true(in->nitem <= MOST);
	return in;
}

static bool
scored(const struct instrument *in, const struct given *g, struct arena *a, struct score *out,
    struct err *e)
{
	struct value v[MOST] = { 0 };

	for (; g->item != NULL; g++) {
		assert_true(instrument_item(in, g->item) >= 0);
		v[instrument_item(in, g->item)] = g->v;
	}
	return score_of(in, v, a, out, e);
}

/* The score of answers that must be possible. */
static struct score
score(const struct instrument *in, const struct given *g, struct arena *a)
{
	struct score s;
	struct err e;

	must(scored(in, g, a, &s, &e));
	return s;
}

static void
near(double got, double want)
{
	if (isnan(want) != isnan(got) || fabs(got - want) > 1e-9)
		fail_msg("got %.6f, want %.6f", got, want);
}

struct harris {
	double points[8];
	bool deformity_absent;
	double arc[5];
	double rom, total;
	const char *grade;
};

static const char *const harris_item[] = { "pain", "limp", "support", "distance", "stairs", "shoes",
	"sitting", "transport" };
static const char *const harris_arc[] = { "flexion", "abduction", "external_rotation",
	"internal_rotation", "adduction" };

static void
harris_fill(const struct instrument *in, const struct harris *h, struct value v[MOST])
{
	memset(v, 0, MOST * sizeof(*v));
	for (size_t i = 0; i < 8; i++)
		v[instrument_item(in, harris_item[i])] = NUM(h->points[i]);
	for (size_t i = 0; i < 5; i++)
		v[instrument_item(in, harris_arc[i])] = NUM(h->arc[i]);
	v[instrument_item(in, "deformity_absent")] = INT(h->deformity_absent);
}

static struct score
harris_score(const struct instrument *in, const struct value *v, struct arena *a)
{
	struct score s;
	struct err e;

	must(score_of(in, v, a, &s, &e));
	return s;
}

/* Six hips counted by hand: 45 + 45 x 0.6 + ... for the fourth. */
static const struct harris worked[] = {
	{ { 44, 11, 11, 11, 4, 4, 5, 1 }, true, { 110, 20, 15, 40, 15 }, 5.0, 100.0, "excellent" },
	{ { 20, 5, 5, 5, 2, 2, 3, 1 }, false, { 70, 10, 5, 0, 10 }, 3.6, 46.6, "poor" },
	{ { 30, 8, 7, 8, 2, 2, 5, 1 }, true, { 95, 25, 20, 15, 20 }, 4.8, 71.8, "fair" },
	{ { 40, 8, 11, 11, 2, 4, 5, 1 }, true, { 100, 30, 10, 10, 10 }, 4.725, 90.725,
	    "excellent" },
	{ { 10, 0, 0, 2, 1, 0, 3, 0 }, false, { 60, 0, 0, 0, 0 }, 2.7, 18.7, "poor" },
	{ { 0, 0, 0, 0, 0, 0, 0, 0 }, false, { 0, 0, 0, 0, 0 }, 0, 0, "poor" },
};

static void
harris_worked_examples_come_out(void **state)
{
	struct arena a = { 0 };
	const struct instrument *in = instrument(&a, "harris-hip");

	(void)state;
	for (size_t i = 0; i < sizeof(worked) / sizeof(*worked); i++) {
		struct value v[MOST];
		struct score s;

		harris_fill(in, &worked[i], v);
		s = harris_score(in, v, &a);
		near(s.total, worked[i].total);
		is_str(s.result[0].name, "rom_points");
		near(s.result[0].value, worked[i].rom);
		is_str(s.grade, worked[i].grade);
		assert_int_equal(s.missing.n, 0);
		is_str(s.series, "harris-hip 1 weights");
	}
	arena_clear(&a);
}

static void
a_harris_grade_is_taken_from_the_unrounded_total(void **state)
{
	/* Of a hip with all points but these; its arcs give 5 from 109 degrees of flexion on. */
	static const struct {
		double pain, limp, flexion, total;
		const char *grade;
	} edge[] = {
		{ 44, 11, 110, 100, "excellent" },
		{ 40, 5, 110, 90, "excellent" },
		{ 40, 5, 108.5, 90, "excellent" },
		{ 40, 5, 108, 89.995, "good" },
		{ 30, 5, 110, 80, "good" },
		{ 30, 5, 108, 79.995, "fair" },
		{ 20, 5, 110, 70, "fair" },
		{ 20, 5, 108, 69.995, "poor" },
	};
	struct arena a = { 0 };
	const struct instrument *in = instrument(&a, "harris-hip");

	(void)state;
	for (size_t i = 0; i < sizeof(edge) / sizeof(*edge); i++) {
		struct harris h = worked[0];
		struct value v[MOST];
		struct score s;

		h.points[0] = edge[i].pain;
		h.points[1] = edge[i].limp;
		h.arc[0] = edge[i].flexion;
		harris_fill(in, &h, v);
		s = harris_score(in, v, &a);
		near(s.total, edge[i].total);
		is_str(s.grade, edge[i].grade);
	}
	arena_clear(&a);
}

static void
each_arc_is_weighted_piece_by_piece(void **state)
{
	enum { FLEX, ABD, EXT, INTERNAL, ADD };
	static const struct {
		int arc;
		double degrees, index;
	} edge[] = {
		{ FLEX, 0, 0 },
		{ FLEX, 0.5, 0.5 },
		{ FLEX, 44.5, 44.5 },
		{ FLEX, 45, 45 },
		{ FLEX, 45.5, 45.3 },
		{ FLEX, 89.5, 71.7 },
		{ FLEX, 90, 72 },
		{ FLEX, 90.5, 72.15 },
		{ FLEX, 109.5, 77.85 },
		{ FLEX, 110, 78 },
		{ FLEX, 110.5, 78 },
		{ FLEX, 180, 78 },
		{ ABD, 0.5, 0.4 },
		{ ABD, 15, 12 },
		{ ABD, 15.5, 12.15 },
		{ ABD, 20, 13.5 },
		{ ABD, 20.5, 13.5 },
		{ EXT, 14.5, 5.8 },
		{ EXT, 15, 6 },
		{ EXT, 15.5, 6 },
		{ ADD, 14.5, 2.9 },
		{ ADD, 15, 3 },
		{ ADD, 15.5, 3 },
		{ INTERNAL, 90, 0 },
	};
	struct arena a = { 0 };
	const struct instrument *in = instrument(&a, "harris-hip");

	(void)state;
	for (size_t i = 0; i < sizeof(edge) / sizeof(*edge); i++) {
		struct harris h = { 0 };
		struct value v[MOST];

		h.arc[edge[i].arc] = edge[i].degrees;
		harris_fill(in, &h, v);
		near(harris_score(in, v, &a).result[0].value, edge[i].index * 0.05);
	}
	arena_clear(&a);
}

static void
the_summed_arcs_fall_into_bands(void **state)
{
	static const struct {
		double sum, points;
	} edge[] = {
		{ 0, 0 },
		{ 30, 0 },
		{ 30.5, 0 },
		{ 31, 1 },
		{ 60, 1 },
		{ 60.5, 1 },
		{ 61, 2 },
		{ 100, 2 },
		{ 100.5, 2 },
		{ 101, 3 },
		{ 160, 3 },
		{ 160.5, 3 },
		{ 161, 4 },
		{ 210, 4 },
		{ 210.5, 4 },
		{ 211, 5 },
		{ 900, 5 },
	};
	struct arena a = { 0 };
	const struct instrument *in = instrument(&a, "harris-hip");

	(void)state;
	for (size_t i = 0; i < sizeof(edge) / sizeof(*edge); i++) {
		struct harris h = { 0 };
		struct value v[MOST];

		for (int k = 0; k < 5; k++)
			h.arc[4 - k] = fmin(fmax(edge[i].sum - 180 * k, 0), 180);
		harris_fill(in, &h, v);
		v[instrument_item(in, "rom_method")] = TEXT("bands");
		near(harris_score(in, v, &a).result[0].value, edge[i].points);
	}
	arena_clear(&a);
}

static void
internal_rotation_is_missing_only_under_bands(void **state)
{
	struct arena a = { 0 };
	const struct instrument *in = instrument(&a, "harris-hip");
	struct value v[MOST];
	struct score s;

	(void)state;
	harris_fill(in, &worked[0], v);
	v[instrument_item(in, "internal_rotation")] = NONE;
	near(harris_score(in, v, &a).total, 100);
	v[instrument_item(in, "rom_method")] = TEXT("bands");
	s = harris_score(in, v, &a);
	near(s.total, NAN);
	assert_int_equal(s.missing.n, 1);
	is_str(s.missing.at[0], "internal_rotation");
	is_str(s.series, "harris-hip 1 bands");
	arena_clear(&a);
}

static void
a_missing_item_leaves_no_total_and_is_named(void **state)
{
	struct arena a = { 0 };
	const struct instrument *in = instrument(&a, "harris-hip");
	size_t tried = 0;

	(void)state;
	for (size_t i = 0; i < in->nitem; i++) {
		struct value v[MOST];
		struct score s;

		harris_fill(in, &worked[0], v);
		if (v[i].type == VALUE_NONE || strcmp(in->item[i].key, "internal_rotation") == 0)
			continue;
		v[i] = NONE;
		s = harris_score(in, v, &a);
		near(s.total, NAN);
		assert_null(s.grade);
		assert_int_equal(s.missing.n, 1);
		is_str(s.missing.at[0], in->item[i].key);
		tried++;
	}
	assert_int_equal(tried, 13);
	arena_clear(&a);
}

static void
motion_counts_from_where_flexion_begins(void **state)
{
	struct arena a = { 0 };
	const struct instrument *in = instrument(&a, "harris-hip");
	struct harris h = { .arc = { 90 } };
	struct value v[MOST];
	struct score s;
	struct err e;

	(void)state;
	harris_fill(in, &h, v);
	v[instrument_item(in, "flexion_from")] = NUM(30);
	near(harris_score(in, v, &a).result[0].value, 2.1); /* 15 x 1 + 45 x 0.6 = 42 */
	v[instrument_item(in, "rom_method")] = TEXT("bands");
	near(harris_score(in, v, &a).result[0].value, 1); /* 60 degrees */
	v[instrument_item(in, "flexion_from")] = NUM(29);
	near(harris_score(in, v, &a).result[0].value, 2);
	v[instrument_item(in, "flexion_from")] = NUM(90.5);
	assert_false(score_of(in, v, &a, &s, &e));
	is_str(e.text, "flexion: 90 is less than flexion_from 90.5");
	arena_clear(&a);
}

/* The total of a full hip whose deformity follows from these measures. */
static struct score
deformity(const struct instrument *in, const double measure[4], struct arena *a)
{
	static const char *const key[] = { "fixed_flexion", "fixed_adduction",
		"fixed_internal_rotation", "leg_length_difference" };
	struct value v[MOST];

	harris_fill(in, &worked[0], v);
	v[instrument_item(in, "deformity_absent")] = NONE;
	for (size_t i = 0; i < 4; i++)
		if (!isnan(measure[i]))
			v[instrument_item(in, key[i])] = NUM(measure[i]);
	return harris_score(in, v, a);
}

static void
deformity_is_absent_only_when_all_four_limits_hold(void **state)
{
	static const struct {
		double measure[4], total;
	} edge[] = {
		{ { 29.5, 9.5, 9.5, 3.1 }, 100 },
		{ { 30, 9.5, 9.5, 3.1 }, 96 },
		{ { 29.5, 10, 9.5, 3.1 }, 96 },
		{ { 29.5, 9.5, 10, 3.1 }, 96 },
		{ { 29.5, 9.5, 9.5, 3.2 }, 96 },
		/* One that fails decides; for yes all are needed. */
		{ { NAN, 10, NAN, NAN }, 96 },
		{ { 0, 0, 0, NAN }, NAN },
	};
	struct arena a = { 0 };
	const struct instrument *in = instrument(&a, "harris-hip");
	struct value v[MOST];
	struct score s;
	struct err e;

	(void)state;
	for (size_t i = 0; i < sizeof(edge) / sizeof(*edge); i++) {
		s = deformity(in, edge[i].measure, &a);
		near(s.total, edge[i].total);
	}
	is_str(s.missing.at[0], "deformity_absent");
	harris_fill(in, &worked[0], v);
	v[instrument_item(in, "fixed_flexion")] = NUM(30);
	assert_false(score_of(in, v, &a, &s, &e));
	is_str(e.text, "deformity_absent: yes does not agree with fixed_flexion");
	arena_clear(&a);
}

static void
an_answer_that_cannot_be_is_refused(void **state)
{
	static const struct {
		const char *in, *item;
		struct value v;
		const char *says;
	} bad[] = {
		{ "harris-hip", "pain", { VALUE_NUM, { .n = 43 } },
		    "pain: 43 is none of 44, 40, 30, 20, 10, 0" },
		{ "harris-hip", "flexion", { VALUE_NUM, { .n = -0.5 } },
		    "flexion: -0.5 is not within 0 to 180 deg" },
		{ "harris-hip", "flexion", { VALUE_NUM, { .n = 180.5 } },
		    "flexion: 180.5 is not within 0 to 180 deg" },
		{ "harris-hip", "flexion", { VALUE_NUM, { .n = 90.25 } },
		    "flexion: 90.25 is not in steps of 0.5" },
		{ "harris-hip", "rom_method", { VALUE_TEXT, { .s = "both" } },
		    "rom_method: both is none of weights, bands" },
		{ "harris-hip", "deformity_absent", { VALUE_INT, { .i = 2 } },
		    "deformity_absent: must be yes or no" },
		{ "pain", "worst", { VALUE_NUM, { .n = 11 } }, "worst: 11 is not within 0 to 10" },
		{ "pain", "now", { VALUE_NUM, { .n = 7.5 } }, "now: 7.5 is not in steps of 1" },
		{ "hoos-jr", "lying", { VALUE_NUM, { .n = 5 } },
		    "lying: 5 is none of 0, 1, 2, 3, 4" },
		{ "phq-2", "mood", { VALUE_NUM, { .n = 4 } }, "mood: 4 is none of 0, 1, 2, 3" },
		{ "tug", "seconds", { VALUE_NUM, { .n = 0 } },
		    "seconds: 0 is not within 0.1 to 600 s" },
		{ "tug", "seconds", { VALUE_NUM, { .n = 9.75 } },
		    "seconds: 9.75 is not in steps of 0.1" },
	};
	struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		struct score s;
		struct err e;

		assert_false(scored(
		    instrument(&a, bad[i].in), GIVEN({ bad[i].item, bad[i].v }), &a, &s, &e));
		assert_int_equal(e.code, ERR_INPUT);
		is_str(e.field, bad[i].item);
		is_str(e.text, bad[i].says);
	}
	arena_clear(&a);
}

static void
the_modified_harris_score_is_a_series_of_its_own(void **state)
{
	struct arena a = { 0 };
	const struct instrument *in = instrument(&a, "modified-harris");
	struct score s;

	(void)state;
	s = score(in,
	    GIVEN({ "pain", NUM(20) }, { "limp", NUM(5) }, { "support", NUM(5) },
		{ "distance", NUM(5) }, { "stairs", NUM(2) }, { "shoes", NUM(2) },
		{ "sitting", NUM(3) }, { "transport", NUM(1) }),
	    &a);
	near(s.total, 47.3);
	is_str(s.series, "modified-harris 1");
	s = score(in,
	    GIVEN({ "pain", NUM(44) }, { "limp", NUM(11) }, { "support", NUM(11) },
		{ "distance", NUM(11) }, { "stairs", NUM(4) }, { "shoes", NUM(4) },
		{ "sitting", NUM(5) }, { "transport", NUM(1) }),
	    &a);
	near(s.total, 100); /* 91 x 1.1 = 100.1 */
	s = score(in, GIVEN({ "pain", NUM(44) }), &a);
	near(s.total, NAN);
	assert_int_equal(s.missing.n, 7);
	arena_clear(&a);
}

static void
pain_is_three_numbers_and_no_sum(void **state)
{
	struct arena a = { 0 };
	struct score s =
	    score(instrument(&a, "pain"), GIVEN({ "worst", NUM(10) }, { "now", NUM(0) }), &a);

	(void)state;
	near(s.total, NAN);
	near(s.result[0].value, 10);
	near(s.result[1].value, 0);
	near(s.result[2].value, NAN);
	assert_int_equal(s.missing.n, 1);
	is_str(s.missing.at[0], "night");
	s = score(instrument(&a, "pain-vas"), GIVEN({ "now", NUM(100) }), &a);
	near(s.result[0].value, NAN);
	near(s.result[1].value, 100);
	arena_clear(&a);
}

static void
hoos_jr_gives_the_raw_sum_and_no_interval_until_confirmed(void **state)
{
	struct arena a = { 0 };
	const struct instrument *in = instrument(&a, "hoos-jr");
	struct instrument confirmed = *in;

	(void)state;
	confirmed.table_on = true;
	for (int sum = 0; sum <= 24; sum++) {
		struct value v[6];
		struct score s;

		for (int i = 0; i < 6; i++)
			v[i] = NUM(sum / 6 + (i < sum % 6));
		s = harris_score(in, v, &a);
		near(s.total, sum);
		is_str(s.result[0].name, "interval");
		near(s.result[0].value, NAN);
		near(harris_score(&confirmed, v, &a).result[0].value, in->table[sum]);
		if (sum > 0)
			assert_true(in->table[sum] < in->table[sum - 1]);
	}
	near(confirmed.table[0], 100);
	near(confirmed.table[24], 0);
	near(score(in, GIVEN({ "lying", NUM(4) }), &a).total, NAN);
	arena_clear(&a);
}

static void
cut_offs_are_flags_from_both_sides(void **state)
{
	struct arena a = { 0 };
	const struct instrument *phq = instrument(&a, "phq-2"), *tug = instrument(&a, "tug");
	struct score s;

	(void)state;
	for (int sum = 0; sum <= 6; sum++) {
		s = score(
		    phq, GIVEN({ "interest", NUM(sum / 2) }, { "mood", NUM(sum - sum / 2) }), &a);
		near(s.total, sum);
		assert_int_equal(texts_have(&s.flags, "phq-2-from-2"), sum >= 2);
		assert_int_equal(texts_have(&s.flags, "phq-2-from-3"), sum >= 3);
	}
	assert_int_equal(score(tug, GIVEN({ "seconds", NUM(11.9) }), &a).flags.n, 0);
	s = score(tug, GIVEN({ "seconds", NUM(12) }), &a);
	assert_int_equal(s.flags.n, 1);
	is_str(s.flags.at[0], "tug-fall-cue");
	s = score(tug, GIVEN({ "aid", INT(1) }), &a);
	assert_int_equal(s.flags.n, 0);
	is_str(s.missing.at[0], "seconds");
	arena_clear(&a);
}

static struct score
stands(const struct instrument *in, int n, struct value arms, struct value age, const char *sex,
    struct arena *a)
{
	return score(in,
	    GIVEN({ "stands", NUM(n) }, { "arms_used", arms }, { "age", age },
		{ "sex", sex == NULL ? NONE : TEXT(sex) }),
	    a);
}

static void
chair_stands_are_judged_by_age_and_sex(void **state)
{
	static const struct {
		int age, men, women; /* the first number that is not below average */
	} band[] = {
		{ 60, 14, 12 },
		{ 64, 14, 12 },
		{ 65, 12, 11 },
		{ 69, 12, 11 },
		{ 70, 12, 10 },
		{ 74, 12, 10 },
		{ 75, 11, 10 },
		{ 79, 11, 10 },
		{ 80, 10, 9 },
		{ 84, 10, 9 },
		{ 85, 8, 8 },
		{ 89, 8, 8 },
		{ 90, 7, 4 },
		{ 94, 7, 4 },
	};
	struct arena a = { 0 };
	const struct instrument *in = instrument(&a, "chair-stand");

	(void)state;
	for (size_t i = 0; i < sizeof(band) / sizeof(*band); i++) {
		struct value age = INT(band[i].age);

		is_str(stands(in, band[i].men - 1, INT(0), age, "M", &a).grade, "below average");
		is_str(stands(in, band[i].men, INT(0), age, "M", &a).grade, "not below average");
		is_str(stands(in, band[i].women - 1, INT(0), age, "F", &a).grade, "below average");
		is_str(stands(in, band[i].women, INT(0), age, "F", &a).grade, "not below average");
	}
	assert_null(stands(in, 1, INT(0), INT(59), "M", &a).grade);
	assert_null(stands(in, 1, INT(0), INT(95), "M", &a).grade);
	assert_null(stands(in, 1, INT(0), INT(70), NULL, &a).grade);
	assert_null(stands(in, 1, INT(0), NONE, "F", &a).grade);
	near(stands(in, 9, INT(1), NONE, NULL, &a).total, 0);
	near(stands(in, 9, INT(0), NONE, NULL, &a).total, 9);
	near(stands(in, 9, NONE, NONE, NULL, &a).total, NAN);
	arena_clear(&a);
}

static void
body_mass_has_one_decimal_and_two_sets_of_bands(void **state)
{
	static const struct {
		double kg;
		const char *who, *chinese;
	} edge[] = {
		/* at 200 cm: 18.4 18.5 23.9 24 24.9 25 27.9 28 29.9 30 */
		{ 73.6, "underweight", "underweight" },
		{ 74, "normal", "normal" },
		{ 95.6, "normal", "normal" },
		{ 96, "normal", "overweight" },
		{ 99.6, "normal", "overweight" },
		{ 100, "overweight", "overweight" },
		{ 111.6, "overweight", "overweight" },
		{ 112, "overweight", "obese" },
		{ 119.6, "overweight", "obese" },
		{ 120, "obese", "obese" },
	};
	struct arena a = { 0 };
	const struct instrument *in = instrument(&a, "bmi");

	(void)state;
	for (size_t i = 0; i < sizeof(edge) / sizeof(*edge); i++) {
		struct given g[MOST] = { { "weight", NUM(edge[i].kg) }, { "height", NUM(200) } };

		is_str(score(in, g, &a).grade, edge[i].who);
		g[2] = (struct given){ "bands", TEXT("chinese") };
		is_str(score(in, g, &a).grade, edge[i].chinese);
	}
	near(score(in, GIVEN({ "weight", NUM(82.4) }, { "height", NUM(171) }), &a).total, 28.2);
	near(score(in, GIVEN({ "weight", NUM(82.4) }), &a).total, NAN);
	arena_clear(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(harris_worked_examples_come_out),
		cmocka_unit_test(a_harris_grade_is_taken_from_the_unrounded_total),
		cmocka_unit_test(each_arc_is_weighted_piece_by_piece),
		cmocka_unit_test(the_summed_arcs_fall_into_bands),
		cmocka_unit_test(internal_rotation_is_missing_only_under_bands),
		cmocka_unit_test(a_missing_item_leaves_no_total_and_is_named),
		cmocka_unit_test(motion_counts_from_where_flexion_begins),
		cmocka_unit_test(deformity_is_absent_only_when_all_four_limits_hold),
		cmocka_unit_test(an_answer_that_cannot_be_is_refused),
		cmocka_unit_test(the_modified_harris_score_is_a_series_of_its_own),
		cmocka_unit_test(pain_is_three_numbers_and_no_sum),
		cmocka_unit_test(hoos_jr_gives_the_raw_sum_and_no_interval_until_confirmed),
		cmocka_unit_test(cut_offs_are_flags_from_both_sides),
		cmocka_unit_test(chair_stands_are_judged_by_age_and_sex),
		cmocka_unit_test(body_mass_has_one_decimal_and_two_sets_of_bands),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
