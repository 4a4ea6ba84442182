/* The chart: what is seen of a patient, and where its keys go. */
#include <string.h>

#include "app/audit_read.h"
#include "base/text.h"
#include "lib/a_book.h"
#include "lib/a_screen.h"
#include "lib/test.h"

static int64_t
margaret(struct a_screen *s)
{
	int64_t id = a_clinic_patient(&s->c, "Hall", "Margaret", "1968-07-14");

	a_clinic_save(&s->c, "response.save",
	    &(struct fill){ .form = "intake", .patient = id, .day = DAY_NONE }, NULL, 0);
	return id;
}

static void
a_new_patient_has_six_steps_to_go(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	a_clinic_patient(&s.c, "Hall", "Margaret", "1968-07-14");
	a_screen_keys(&s, "/ h a l l Enter");
	a_screen_is(&s, "chart-new");
	a_screen_close(&s);
}

static void
after_intake_the_stage_is_next(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	margaret(&s);
	a_screen_size(&s, 40, 120);
	a_screen_keys(&s, "/ h a l l Enter");
	a_screen_is(&s, "chart-wide");
	a_screen_close(&s);
}

/* What is missing is said in words, and none of it is cut. */
static void
a_wide_chart_says_what_would_settle_the_stage(void **state)
{
	struct a_screen s;
	int64_t id;

	(void)state;
	a_screen_open(&s);
	id = a_clinic_patient(&s.c, "Hall", "Margaret", "1968-07-14");
	a_clinic_save(&s.c, "stage.confirm", &(struct fill){ "stage", id, .day = DAY_NONE },
	    PAIRS({ "xray_done.R", "yes" }, { "xray_result.R", "normal" },
		{ "xray_views.R", "ap_only" }, { "xray_date.R", "2026-11-12" },
		{ "mri_done.R", "no" }, { "ct_done.R", "no" }, { "scan_done.R", "no" },
		{ "xray_done.L", "no" }, { "mri_done.L", "no" }, { "ct_done.L", "no" },
		{ "scan_done.L", "no" }, { "sides_checked", "yes" }));
	a_screen_size(&s, 40, 120);
	a_screen_keys(&s, "/ h a l l Enter");
	a_screen_is(&s, "chart-open");
	assert_true(a_screen_shows(&s, "an MRI"));
	assert_false(a_screen_shows(&s, "xray_"));
	a_screen_close(&s);
}

/* Who is here now is not told to have no visit. */
static void
a_chart_says_that_the_patient_is_here(void **state)
{
	struct a_screen s;
	int64_t id;
	const char *visit;

	(void)state;
	a_screen_open(&s);
	a_book_resources(&s.c);
	id = a_clinic_patient(&s.c, "Hall", "Margaret", "1968-07-14");
	visit = text_fmt(&s.a, "%lld",
	    (long long)do_(&s.c, "session.book", { "patient", a_clinic_ref(&s.c, id) },
		{ "at", "2026-11-23 09:30" }, { "label", "Talk" }, { "therapist", "KB" }));
	a_screen_keys(&s, "/ h a l l Enter");
	assert_true(a_screen_shows(&s, "Next visit  Mon 23-Nov-2026 09:30 Talk"));
	assert_true(a_screen_shows(&s, "5 Sessions                none planned yet"));
	a_screen_keys(&s, "a");
	assert_true(a_screen_shows(&s, "Here now    09:30 Talk, arrived; next visit none booked"));
	do_(&s.c, "session.start", { "id", visit });
	a_screen_keys(&s, "F5");
	assert_true(a_screen_shows(&s, "09:30 Talk, in session; next visit none booked"));
	a_screen_close(&s);
}

static void
each_opening_of_a_chart_is_in_the_audit(void **state)
{
	struct a_screen s;
	struct audit_lines h = { 0 };
	struct err e = { 0 };
	int64_t id;
	int opened = 0;

	(void)state;
	a_screen_open(&s);
	id = a_clinic_patient(&s.c, "Hall", "Margaret", "1968-07-14");
	a_screen_keys(&s, "/ h a l l Enter F12 Enter");
	must(audit_read_page(
	    s.c.app, &(struct audit_page){ .patient = id, .readings = true }, &s.a, &h, &e));
	for (size_t i = 0; i < h.list.n; i++)
		opened += strcmp(h.list.at[i].action, "chart.open") == 0;
	assert_int_equal(opened, 2);
	a_screen_close(&s);
}

static void
the_timeline_shows_all_and_gives_way_again(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	margaret(&s);
	a_screen_keys(&s, "/ h a l l Enter t Down");
	assert_false(a_screen_shows(&s, "2 Stage"));
	assert_true(a_screen_shows(&s, "t back to the path"));
	a_screen_keys(&s, "F12");
	assert_true(a_screen_shows(&s, "2 Stage"));
	a_screen_close(&s);
}

/* What happened is said; Enter reads the record, and e corrects it with a reason. */
static void
an_entry_of_the_timeline_opens_its_record(void **state)
{
	struct a_screen s;
	int64_t id;

	(void)state;
	a_screen_open(&s);
	id = a_screen_margaret(&s, true);
	do_(&s.c, "decision.record", { "patient", a_clinic_ref(&s.c, id) }, { "side", "L" },
	    { "treatment", "core-decompression" }, { "why", "other" },
	    { "note", "consent follows" });
	do_(&s.c, "decision.record", { "patient", a_clinic_ref(&s.c, id) }, { "side", "R" },
	    { "treatment", "load-limitation" }, { "why", "other" }, { "note", "consent follows" });
	do_(&s.c, "decision.record", { "patient", a_clinic_ref(&s.c, id) }, { "side", "R" },
	    { "treatment", "combined-rehab" }, { "why", "other" }, { "note", "consent follows" });
	a_screen_keys(&s, "/ h a l l Enter");
	a_screen_is(&s, "chart-decided");
	a_screen_size(&s, 20, 60);
	a_screen_is(&s, "chart-small");
	a_screen_size(&s, 24, 80);
	a_screen_keys(&s, "t");
	a_screen_is(&s, "chart-timeline");
	a_screen_keys(&s, "Home Enter");
	assert_true(a_screen_shows(&s, " Treatment "));
	a_screen_keys(&s, "F12 Down Down Down Enter");
	assert_true(a_screen_shows(&s, "Stage of 23-Nov-2026"));
	a_screen_keys(&s, "F12 Down Enter");
	a_screen_is(&s, "record");
	a_screen_keys(&s, "F8 j x");
	assert_true(a_screen_shows(&s, "It is only shown; e corrects it."));
	a_screen_keys(&s, "e F8 1 6 9 F2");
	assert_true(a_screen_shows(&s, "Why is it changed?"));
	a_screen_type(&s, "measured again");
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "complete; corrected: measured again"));
	a_screen_close(&s);
}

/* FEATURES M18 and M12. */
static void
the_record_of_a_session_is_corrected_with_a_reason(void **state)
{
	struct a_screen s;
	struct pairs pairs = { 0 };
	int64_t id, visit;

	(void)state;
	a_screen_open(&s);
	id = a_clinic_patient(&s.c, "Hall", "Margaret", "1968-07-14");
	a_book_resources(&s.c);
	visit = do_(&s.c, "session.book", { "patient", a_clinic_ref(&s.c, id) },
	    { "at", "2026-11-23 09:10" }, { "label", "Exercise" }, { "therapist", "KB" });
	a_clinic_fill(&s.c, &(struct fill){ "session", id, .session = visit, .day = DAY_NONE },
	    PAIRS({ "agent", "gait" }, { "pain_before.R", "4" }), &pairs);
	*vec_add(&s.a, &pairs.list) = (struct pair){ "form", "session" };
	*vec_add(&s.a, &pairs.list) = (struct pair){ "patient", a_clinic_ref(&s.c, id) };
	*vec_add(&s.a, &pairs.list) = (struct pair){ "session", text_fmt(&s.a, "%d", (int)visit) };
	do_pairs(&s.c, "response.save", pairs.list.at, pairs.list.n);
	a_screen_keys(&s, "F5 1 r");
	assert_true(a_screen_shows(&s, "Pain before                  4 "));
	a_screen_keys(&s, "F12 Enter t Enter");
	assert_true(a_screen_shows(&s, "Session record of 23-Nov-2026"));
	a_screen_keys(&s, "e Down Down 6 F2");
	assert_true(a_screen_shows(&s, "Why is it changed?"));
	a_screen_type(&s, "typing error");
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "session       complete; corrected: typing error"));
	a_screen_close(&s);
}

/* A list that is longer than its box says so, and a wide box has whole sentences. */
static void
all_commands_say_that_there_are_more_of_them(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	a_screen_margaret(&s, true);
	a_screen_keys(&s, "/ h a l l Enter g");
	stack_idle(s.stack); /* what the first painting left */
	stack_idle(s.stack);
	assert_true(a_screen_shows(&s, "t today  p find  "));
	assert_true(a_screen_shows(&s, "  F9 all"));
	a_screen_keys(&s, "Esc F9");
	assert_true(a_screen_shows(&s, " more below "));
	a_screen_size(&s, 40, 120);
	assert_true(a_screen_shows(
	    &s, "all records and what they said before; a wrong one is corrected there"));
	a_screen_close(&s);
}

static void
other_forms_are_picked_by_their_words(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	margaret(&s);
	a_screen_keys(&s, "/ h a l l Enter f h a r");
	a_screen_is(&s, "chart-forms");
	a_screen_keys(&s, "Esc f p h q - 2");
	assert_true(a_screen_shows(&s, "Mood, two questions"));
	a_screen_keys(&s, "Esc 9");
	assert_true(a_screen_shows(&s, " Chart"));
	a_screen_close(&s);
}

static void
alerts_and_a_long_name_are_never_cut(void **state)
{
	static const char *const alert[] = { "Penicillin allergy", "Pacemaker, upper left chest",
		"Falls: walk with two sticks only", "Interpreter needed: Cantonese" };
	struct a_screen s;
	int64_t id;

	(void)state;
	a_screen_open(&s);
	id = a_clinic_save(&s.c, "patient.register",
	    &(struct fill){ "registration", .day = DAY_NONE },
	    PAIRS({ "family", "Wang-Featherstonehaugh" }, { "given", "Xiaoming Bartholomea" },
		{ "native", "王小明" }, { "born", "1985-03-03" }, { "sex", "F" }));
	for (int i = 0; i < 4; i++)
		do_(&s.c, "alert.add", { "patient", a_clinic_ref(&s.c, id) }, { "text", alert[i] });
	a_screen_keys(&s, "/ 小 Enter");
	a_screen_is(&s, "chart-alerts");
	for (int i = 0; i < 4; i++)
		assert_true(a_screen_shows(&s, alert[i]));
	a_screen_close(&s);
}

static void
a_vt100_shows_it_in_ascii(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	margaret(&s);
	a_screen_vt100(&s);
	a_screen_keys(&s, "/ h a l l Enter");
	a_screen_is(&s, "chart-vt100");
	a_screen_close(&s);
}

/* Enter goes on from what is finished; the keys say so, and what opens it all the same. */
static void
a_finished_step_says_where_enter_goes(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	a_screen_margaret(&s, true);
	a_screen_keys(&s, "/ h a l l Enter");
	assert_true(a_screen_shows(&s, "Enter open step"));
	a_screen_keys(&s, "Up");
	assert_true(a_screen_shows(&s, "Enter next: 3 Treatment  2 open it"));
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "Why, right hip"));
	a_screen_keys(&s, "F12 Up 2");
	assert_false(a_screen_shows(&s, "Why, right hip"));
	a_screen_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_new_patient_has_six_steps_to_go),
		cmocka_unit_test(after_intake_the_stage_is_next),
		cmocka_unit_test(a_wide_chart_says_what_would_settle_the_stage),
		cmocka_unit_test(a_chart_says_that_the_patient_is_here),
		cmocka_unit_test(each_opening_of_a_chart_is_in_the_audit),
		cmocka_unit_test(the_timeline_shows_all_and_gives_way_again),
		cmocka_unit_test(an_entry_of_the_timeline_opens_its_record),
		cmocka_unit_test(the_record_of_a_session_is_corrected_with_a_reason),
		cmocka_unit_test(all_commands_say_that_there_are_more_of_them),
		cmocka_unit_test(other_forms_are_picked_by_their_words),
		cmocka_unit_test(a_finished_step_says_where_enter_goes),
		cmocka_unit_test(alerts_and_a_long_name_are_never_cut),
		cmocka_unit_test(a_vt100_shows_it_in_ascii),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
