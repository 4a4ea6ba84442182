/* The timeline of a chart: names that people use, and an order that does not change. */
#include <string.h>

#include "app/chart.h"
#include "app/inside.h"
#include "base/text.h"
#include "lib/a_book.h"
#include "lib/margaret.h"
#include "lib/test.h"
#include "store/due_store.h"
#include "store/score_store.h"

static struct chart
chart_of(struct a_clinic *c, int64_t patient)
{
	struct chart chart;
	struct err e = { 0 };

	must(chart_load(c->app, patient, &c->a, &chart, &e));
	return chart;
}

static bool
tells(const struct chart *chart, const char *words)
{
	for (size_t i = 0; i < chart->event.n; i++)
		if (strstr(chart->event.at[i].text, words) != NULL)
			return true;
	return false;
}

static int64_t
open_with_pain(struct a_clinic *c)
{
	static const struct pair pain[] = { { "pain_now.R", "4" }, { "pain_worst.R", "7" },
		{ "pain_night.R", "3" }, { "pain_now.L", "0" }, { "pain_worst.L", "1" },
		{ "pain_night.L", "0" }, { "vas_now.R", "42" }, { "vas_worst.R", "71" },
		{ "vas_worst.L", "9" } };
	struct fill what = { .form = "pain", .day = DAY_NONE };

	a_clinic_open(c);
	what.patient = a_clinic_patient(c, "Okafor", "Kemi", "1981-03-04");
	a_clinic_save(c, "response.save", &what, pain, sizeof(pain) / sizeof(*pain));
	return what.patient;
}

static void
pain_of_each_hip_on_both_scales_is_kept_and_read_back(void **state)
{
	static const struct {
		const char *instrument, *method;
		char side;
		double total;
	} kept[] = { { "pain 1", "worst", 'R', 7 }, { "pain 1", "now", 'R', 4 },
		{ "pain 1", "night", 'R', 3 }, { "pain 1", "worst", 'L', 1 },
		{ "pain 1", "now", 'L', 0 }, { "pain 1", "night", 'L', 0 },
		{ "pain-vas 2", "worst", 'R', 71 }, { "pain-vas 2", "now", 'R', 42 },
		{ "pain-vas 2", "worst", 'L', 9 } };
	struct scores_kept all = { 0 };
	struct a_clinic c;
	struct err e = { 0 };
	int64_t p = open_with_pain(&c);

	(void)state;
	must(score_list(c.app->db, p, &c.a, &all, &e));
	assert_int_equal(all.list.n, sizeof(kept) / sizeof(*kept));
	for (size_t i = 0; i < all.list.n; i++) {
		is_str(all.list.at[i].instrument, kept[i].instrument);
		is_str(all.list.at[i].method, kept[i].method);
		assert_int_equal(all.list.at[i].side, kept[i].side);
		assert_true(all.list.at[i].total == kept[i].total);
	}
	a_clinic_close(&c);
}

static void
a_score_goes_by_the_name_in_the_pack(void **state)
{
	struct a_clinic c;
	struct chart chart;
	int64_t p = open_with_pain(&c);

	(void)state;
	margaret_intake(&c, p);
	chart = chart_of(&c, p);
	assert_true(tells(&chart, "Body mass index 25.3 overweight"));
	assert_true(tells(&chart, "Worst pain right 7"));
	assert_true(tells(&chart, "Worst pain in mm left 9"));
	assert_false(tells(&chart, "bmi"));
	a_clinic_close(&c);
}

static void
what_came_in_one_second_keeps_its_order(void **state)
{
	static const char *const newest_first[] = { "score", "intake", "score", "pain",
		"registration" };
	struct a_clinic c;
	struct chart chart;
	int64_t p = open_with_pain(&c);

	(void)state;
	margaret_intake(&c, p);
	chart = chart_of(&c, p);
	assert_int_equal(chart.event.n, sizeof(newest_first) / sizeof(*newest_first));
	for (size_t i = 0; i < chart.event.n; i++)
		is_str(chart.event.at[i].kind, newest_first[i]);
	a_clinic_close(&c);
}

static int64_t
is_due(struct a_clinic *c, int64_t patient, const char *kind, int target)
{
	struct due d = { .patient = patient,
		.kind = kind,
		.what = "",
		.earliest = target - 7,
		.target = target,
		.latest = target + 14,
		.rule = "F1",
		.source = "memory" };
	struct actor who = app_actor(c->app, "");
	struct err e = { 0 };
	struct tx *tx;

	must(tx_begin(c->app->db, &who, "test.make", app_now(c->app), &tx, &e));
	must(due_add(tx, &d, &e));
	must(tx_end(tx, true, &e));
	return d.id;
}

static void
a_visit_that_is_booked_hides_nothing_that_is_due_and_is_not(void **state)
{
	struct chart chart;
	struct a_clinic c;
	int today;
	int64_t id, visit;

	(void)state;
	a_clinic_open(&c);
	a_book_resources(&c);
	today = c.app->now.day;
	id = a_clinic_patient(&c, "Okafor", "Kemi", "1981-03-04");
	visit = is_due(&c, id, "clinic", today - 3);
	is_due(&c, id, "mri", today + 5);
	do_(&c, "visit.book", { "patient", a_clinic_ref(&c, id) },
	    { "due", text_fmt(&c.a, "%lld", (long long)visit) });
	chart = chart_of(&c, id);
	is_str(chart.step[PART_FOLLOWUP].text, "booked: visit");
	assert_int_equal(chart.step[PART_FOLLOWUP].state, PART_TODO);
	is_due(&c, id, "xray", today - 2);
	chart = chart_of(&c, id);
	is_str(chart.step[PART_FOLLOWUP].text, "due: X-ray, MRI");
	assert_int_equal(chart.step[PART_FOLLOWUP].state, PART_ATTENTION);
	a_clinic_close(&c);
}

static void
a_therapy_outside_the_plan_counts_and_a_visit_of_follow_up_does_not(void **state)
{
	struct chart chart;
	struct a_clinic c;
	int64_t id;

	(void)state;
	a_clinic_open(&c);
	a_book_resources(&c);
	id = a_clinic_patient(&c, "Okafor", "Kemi", "1981-03-04");
	do_(&c, "visit.book", { "patient", a_clinic_ref(&c, id) }, { "label", "Follow-up" },
	    { "wish", "tue 10" });
	chart = chart_of(&c, id);
	is_str(chart.step[PART_SESSIONS].text, "none planned yet");
	do_(&c, "visit.book", { "patient", a_clinic_ref(&c, id) },
	    { "label", "Exercise programme" }, { "wish", "wed 10" });
	chart = chart_of(&c, id);
	is_str(chart.step[PART_SESSIONS].text, "none planned, 1 booked outside the plan");
	a_clinic_close(&c);
}

static struct banner
banner_of(struct a_clinic *c, int64_t patient)
{
	struct banner b;
	struct err e = { 0 };

	must(banner_load(c->app, patient, &c->a, &b, &e));
	return b;
}

/* What was answered yes counts before the intake is complete, the most dangerous first. */
static void
a_condition_that_endangers_is_an_alert_before_the_intake_is_complete(void **state)
{
	struct a_clinic c = { 0 };
	struct banner b;
	const char *who;
	int64_t id;

	(void)state;
	a_clinic_open(&c);
	id = a_clinic_patient(&c, "Hall", "Margaret", "14/7/1968");
	who = a_clinic_ref(&c, id);
	b = banner_of(&c, id);
	is_str(banner_none(&b), "Intake not taken: nobody has asked about alerts");
	do_(&c, "response.save", { "form", "intake" }, { "patient", who }, { "epilepsy", "no" },
	    { "state", "incomplete" });
	b = banner_of(&c, id);
	assert_int_equal(b.alert.n, 0);
	is_str(banner_none(&b), "No alerts yet: the intake is not complete");
	do_(&c, "response.save", { "form", "intake" }, { "patient", who }, { "epilepsy", "yes" },
	    { "alcohol", "yes" }, { "coagulopathy", "yes" }, { "anticoag", "yes" },
	    { "device", "yes" }, { "state", "incomplete" });
	b = banner_of(&c, id);
	assert_int_equal(b.alert.n, 4); /* alcohol speaks against a tablet alone, with care */
	is_str(b.alert.at[0].text, "implanted electronic device");
	is_str(b.alert.at[1].text, "anticoagulant in use");
	is_str(b.alert.at[2].text, "uncorrected bleeding disorder");
	is_str(b.alert.at[3].text, "epilepsy");
	a_clinic_close(&c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    a_condition_that_endangers_is_an_alert_before_the_intake_is_complete),
		cmocka_unit_test(pain_of_each_hip_on_both_scales_is_kept_and_read_back),
		cmocka_unit_test(a_score_goes_by_the_name_in_the_pack),
		cmocka_unit_test(a_visit_that_is_booked_hides_nothing_that_is_due_and_is_not),
		cmocka_unit_test(
		    a_therapy_outside_the_plan_counts_and_a_visit_of_follow_up_does_not),
		cmocka_unit_test(what_came_in_one_second_keeps_its_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
