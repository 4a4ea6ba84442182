/* Follow-up: each row of the shipped table, windows, two hips, working days. */
#include "lib/test.h"

#include <string.h>

#include "base/day.h"
#include "base/text.h"
#include "model/followup.h"

enum { START = 20000 };

static struct followup
table(struct arena *a)
{
	struct followup f = { 0 };
	struct scores scores = { 0 };
	struct err e;

	must(score_load(test_top(a, "data/onfh"), a, &scores, &e));
	must(followup_load(test_top(a, "data/onfh"), &scores, a, &f, &e));
	return f;
}

/* "12 26 52": the weeks at which something of a kind is due; "5y" for years. */
static const char *
weeks(const struct due_list *list, enum due_kind kind, const char *what, char side, struct arena *a)
{
	struct text t = { .a = a };

	for (size_t i = 0; i < list->item.n; i++) {
		const struct due_item *it = &list->item.at[i];
		int days = it->target - START;
		const char *gap = t.len == 0 ? "" : " ";

		if (it->kind != kind || (what != NULL && strcmp(it->what, what) != 0)
		    || it->side != side)
			continue;
		if (days % 7 == 0 && days / 7 <= 104)
			text_addf(&t, "%s%d", gap, days / 7);
		else
			text_addf(&t, "%s%dy", gap, (days + 183) / 365);
	}
	return text_get(&t);
}

static struct due_list
due(const struct followup *f, struct arena *a, const struct followup_case *cases, size_t n)
{
	struct due_list list = { 0 };
	struct err e;

	must(followup_due(f, cases, n, a, &list, &e));
	return list;
}

static const struct {
	const char *what, *course, *size, *rule, *clinic, *xray, *mri, *ct, *labs;
	int window;
	const char *scores;
} row[] = {
	{ "observation", NULL, "SMALL", "E-OBS", "12 26 52 2y 3y 4y 5y", "26 52 2y 3y 4y 5y",
	    "26 52", "", "", 14, "pain harris-hip" },
	{ "observation", NULL, "MEDIUM", "E-OBS", "12 26 52 2y 3y 4y 5y", "26 52 2y 3y 4y 5y",
	    "26 52", "", "", 14, "pain harris-hip" },
	{ "observation", NULL, "LARGE", "E-OBS-LARGE", "12 24 36 52", "12 24 36 52", "24 52", "",
	    "", 14, "pain harris-hip" },
	{ "observation", NULL, NULL, "E-OBS-LARGE", "12 24 36 52", "12 24 36 52", "24 52", "", "",
	    14, "pain harris-hip" },
	{ "drug", NULL, NULL, "E-T2", "6 12 26 52", "26 52", "26 52", "", "6 12", 10,
	    "pain harris-hip" },
	{ "load-limitation", NULL, NULL, "E-T3", "4 8 12 26", "12 26", "26", "", "", 10,
	    "pain bmi" },
	{ "physical", "tens", NULL, "E-T4", "2 12", "", "", "", "", 5, "pain" },
	{ "physical", "eswt", NULL, "E-T4D", "12 26 52 104", "26 52 104", "26 52", "", "", 14,
	    "pain harris-hip" },
	{ "stem-cell", NULL, NULL, "E-T1", "2 6 12 26 52 104", "6 12 26 52 104", "12 52", "", "", 7,
	    "pain harris-hip hoos-jr" },
	{ "core-decompression", NULL, NULL, "E-T5", "2 6 12 26 52 2y 3y 4y 5y",
	    "6 12 26 52 2y 3y 4y 5y", "26 52", "", "", 7, "pain harris-hip" },
	{ "bone-graft", NULL, NULL, "E-T6", "2 6 12 26 52 2y 3y 4y 5y", "2 6 12 26 52 2y 3y 4y 5y",
	    "", "26", "", 7, "harris-hip" },
	{ "hip-replacement", NULL, NULL, "E-T7", "2 9 52 5y", "9 52 5y", "", "", "", 14,
	    "pain harris-hip hoos-jr" },
	{ "tcm", NULL, NULL, "E-T8", "4 8 12 26", "26", "26", "", "4 8 12 26", 10,
	    "pain harris-hip" },
	{ "combined-rehab", NULL, NULL, "E-T9", "6 12 26 52", "", "", "", "", 10,
	    "tug chair-stand walk-6min bmi phq-2" },
	{ "diagnosis-open", NULL, NULL, "E-DX", "6 12", "12", "9", "", "", 7, "pain" },
	{ "other-hip", NULL, NULL, "E-OTHER", "1y", "1y", "", "", "", 14, "" },
};

static void
each_row_of_the_table_gives_its_dates(void **state)
{
	struct arena a = { 0 };
	struct followup f = table(&a);

	(void)state;
	for (size_t i = 0; i < sizeof(row) / sizeof(*row); i++) {
		struct followup_case c = { row[i].what, row[i].course, row[i].size, 'R', START,
			DAY_NONE, START };
		struct due_list list = due(&f, &a, &c, 1);
		const struct followup_rule *rule = followup_find(&f, &c);
		struct text scores = { .a = &a };

		is_str(rule->id, row[i].rule);
		is_str(weeks(&list, DUE_CLINIC, NULL, 'R', &a), row[i].clinic);
		is_str(weeks(&list, DUE_XRAY, NULL, 'R', &a), row[i].xray);
		is_str(weeks(&list, DUE_MRI, NULL, 'R', &a), row[i].mri);
		is_str(weeks(&list, DUE_CT, NULL, 'R', &a), row[i].ct);
		is_str(weeks(&list, DUE_LABS, NULL, ' ', &a), row[i].labs);
		for (size_t k = 0; k < rule->nscore; k++)
			text_addf(&scores, "%s%s", k == 0 ? "" : " ", rule->score[k].instrument);
		is_str(text_get(&scores), row[i].scores);
		assert_int_equal(list.item.at[0].latest - list.item.at[0].target, row[i].window);
		assert_true(strlen(list.item.at[0].source) > 0);
	}
	arena_clear(&a);
}

static void
scores_fall_on_the_clinic_visits_but_for_the_wound(void **state)
{
	struct arena a = { 0 };
	struct followup f = table(&a);
	struct followup_case c = { "stem-cell", NULL, NULL, 'L', START, DAY_NONE, START };
	struct due_list list = due(&f, &a, &c, 1);

	(void)state;
	is_str(weeks(&list, DUE_SCORE, "hoos-jr", 'L', &a), "6 12 26 52 104");
	c.what = "combined-rehab";
	list = due(&f, &a, &c, 1);
	is_str(weeks(&list, DUE_SCORE, "tug", ' ', &a), "6 12 26 52");
	is_str(weeks(&list, DUE_SCORE, "tug", 'L', &a), "");
	c.what = "hip-replacement";
	list = due(&f, &a, &c, 1);
	is_str(weeks(&list, DUE_SCORE, "harris-hip", 'L', &a), "9 52 5y");
	is_str(weeks(&list, DUE_SCORE, "hoos-jr", 'L', &a), "9 52");
	arena_clear(&a);
}

static void
windows_are_days_around_the_target_or_the_range_itself(void **state)
{
	struct arena a = { 0 };
	struct followup f = table(&a);
	struct followup_case c = { "hip-replacement", NULL, NULL, 'R', START, DAY_NONE, START };
	struct due_list list = due(&f, &a, &c, 1);

	(void)state;
	is_str(list.item.at[0].what, "wound");
	assert_int_equal(list.item.at[0].earliest, START); /* 14 days before is before it began */
	assert_int_equal(list.item.at[0].target, START + 14);
	assert_int_equal(list.item.at[0].latest, START + 28);
	assert_int_equal(list.item.at[1].kind, DUE_CLINIC);
	assert_int_equal(list.item.at[1].earliest, START + 42);
	assert_int_equal(list.item.at[1].latest, START + 84);
	c.what = "stem-cell";
	list = due(&f, &a, &c, 1);
	for (size_t i = 0; i < list.item.n; i++)
		assert_int_equal(list.item.at[i].latest - list.item.at[i].target,
		    list.item.at[i].target <= START + 12 * 7 ? 7 : 14);
	arena_clear(&a);
}

static void
a_course_is_reviewed_at_its_own_end(void **state)
{
	struct arena a = { 0 };
	struct followup f = table(&a);
	struct followup_case c = { "physical", "heat", NULL, 'R', START, START + 19, START };
	struct due_list list = due(&f, &a, &c, 1);

	(void)state;
	assert_int_equal(list.item.at[0].kind, DUE_CLINIC);
	assert_int_equal(list.item.at[0].target, START + 19);
	is_str(weeks(&list, DUE_SCORE, "pain", 'R', &a), "0y 12");
	arena_clear(&a);
}

static void
both_hips_share_a_visit_and_keep_their_scores(void **state)
{
	struct arena a = { 0 };
	struct followup f = table(&a);
	struct followup_case two[] = {
		{ "core-decompression", NULL, NULL, 'R', START, DAY_NONE, START },
		{ "core-decompression", NULL, NULL, 'L', START + 3, DAY_NONE, START },
		{ "combined-rehab", NULL, NULL, 'B', START, DAY_NONE, START },
	};
	struct due_list list = due(&f, &a, two, 3);
	size_t scores = 0, visits = 0;

	(void)state;
	for (size_t i = 0; i < list.item.n; i++) {
		const struct due_item *it = &list.item.at[i];

		assert_true(it->earliest <= it->target && it->target <= it->latest);
		if (it->latest < START + 35 || it->earliest > START + 49)
			continue;
		if (it->kind == DUE_CLINIC) {
			visits++;
			assert_int_equal(it->side, 'B');
			is_str(it->rule, "E-T5 E-T9");
			is_str(it->source, "ref24 memory");
			assert_int_equal(it->earliest, START + 3 + 35);
			assert_int_equal(it->latest, START + 49);
		}
		scores += it->kind == DUE_SCORE && strcmp(it->what, "harris-hip") == 0;
		if (it->kind == DUE_SCORE && strcmp(it->what, "tug") == 0)
			assert_int_equal(it->side, ' ');
	}
	assert_int_equal(visits, 1);
	assert_int_equal(scores, 2);
	arena_clear(&a);
}

static void
hips_that_began_far_apart_keep_their_visits(void **state)
{
	struct arena a = { 0 };
	struct followup f = table(&a);
	struct followup_case two[] = {
		{ "core-decompression", NULL, NULL, 'R', START, DAY_NONE, START },
		{ "core-decompression", NULL, NULL, 'L', START + 15, DAY_NONE, START },
	};
	struct due_list list = due(&f, &a, two, 2);

	(void)state;
	assert_int_equal(list.item.at[0].side, 'R');
	assert_int_equal(list.item.at[0].latest, START + 21);
	two[1].start = START + 14; /* the windows of 7 days meet on one day */
	list = due(&f, &a, two, 2);
	for (size_t i = 0; i < list.item.n; i++) {
		if (list.item.at[i].kind != DUE_CLINIC)
			continue;
		assert_int_equal(list.item.at[i].side, 'B');
		assert_int_equal(list.item.at[i].earliest, START + 21);
		assert_int_equal(list.item.at[i].latest, START + 21);
		break;
	}
	arena_clear(&a);
}

/* CLINICAL.md E.1: "weeks after the start date"; an operation starts when it is done. */
static void
what_follows_an_operation_waits_for_its_day(void **state)
{
	static const char *const waits[] = { "stem-cell", "core-decompression", "bone-graft",
		"hip-replacement" };
	struct arena a = { 0 };
	struct followup f = table(&a);

	(void)state;
	for (size_t i = 0; i < sizeof(row) / sizeof(*row); i++) {
		struct followup_case c = { row[i].what, row[i].course, row[i].size, 'R', START,
			DAY_NONE, START };
		bool operation = false;

		for (size_t k = 0; k < sizeof(waits) / sizeof(*waits); k++)
			operation = operation || strcmp(waits[k], row[i].what) == 0;
		assert_int_equal(followup_find(&f, &c)->from == FROM_OPERATION, operation);
	}
	for (size_t k = 0; k < sizeof(waits) / sizeof(*waits); k++) {
		struct followup_case two[] = {
			{ waits[k], NULL, NULL, 'R', DAY_NONE, DAY_NONE, START },
			{ waits[k], NULL, NULL, 'L', DAY_NONE, DAY_NONE, START },
		};
		struct due_list list = due(&f, &a, two, 2);

		assert_int_equal(list.item.n, 2); /* each hip has its own operation */
		for (size_t i = 0; i < 2; i++) {
			assert_int_equal(list.item.at[i].kind, DUE_START);
			assert_int_equal(list.item.at[i].side, "RL"[i]);
			assert_int_equal(list.item.at[i].target, START + f.remind_weeks * 7);
			assert_true(list.item.at[i].latest > START + 50 * 366); /* never late */
		}
	}
	arena_clear(&a);
}

static bool
monday_to_friday(const void *ctx, int day)
{
	return day_weekday(day) <= 5 && day != *(const int *)ctx;
}

static void
a_target_moves_to_the_nearest_open_day_of_its_window(void **state)
{
	struct arena a = { 0 };
	struct due_item item[] = {
		{ .earliest = 20001,
		    .target = 20001,
		    .latest = 20008 }, /* a Saturday, nothing before */
		{ .earliest = 19988, .target = 20001, .latest = 20008 }, /* Friday is nearer */
		{ .earliest = 19988,
		    .target = 20002,
		    .latest = 20008 }, /* Friday and Tuesday: the later */
		{ .earliest = 20001, .target = 20001, .latest = 20002 }, /* a week-end alone */
	};
	static const int want[] = { 20004, 20000, 20004, 20001 };
	int closed = 20003;

	(void)state;
	assert_int_equal(day_weekday(20001), 6);
	for (size_t i = 0; i < 4; i++) {
		struct due_list list = { 0 };

		item[i].what = "";
		*vec_add(&a, &list.item) = item[i];
		followup_settle(&list, monday_to_friday, &closed);
		assert_int_equal(list.item.at[0].target, want[i]);
	}
	arena_clear(&a);
}

static void
what_has_no_rule_is_refused(void **state)
{
	struct arena a = { 0 };
	struct followup f = table(&a);
	struct followup_case c = { "leeches", NULL, NULL, 'R', START, DAY_NONE, START };
	struct due_list list = { 0 };
	struct err e;

	(void)state;
	assert_false(followup_due(&f, &c, 1, &a, &list, &e));
	is_str(e.text, "the pack has no follow-up rule for leeches: add one to followup.cfg");
	arena_clear(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_row_of_the_table_gives_its_dates),
		cmocka_unit_test(scores_fall_on_the_clinic_visits_but_for_the_wound),
		cmocka_unit_test(windows_are_days_around_the_target_or_the_range_itself),
		cmocka_unit_test(a_course_is_reviewed_at_its_own_end),
		cmocka_unit_test(both_hips_share_a_visit_and_keep_their_scores),
		cmocka_unit_test(hips_that_began_far_apart_keep_their_visits),
		cmocka_unit_test(what_follows_an_operation_waits_for_its_day),
		cmocka_unit_test(a_target_moves_to_the_nearest_open_day_of_its_window),
		cmocka_unit_test(what_has_no_rule_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
