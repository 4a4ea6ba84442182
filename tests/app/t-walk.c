/* One patient from the door to the follow-up, by commands alone. */
#include "lib/test.h"

#include <stdio.h>
#include <string.h>

#include "app/audit_read.h"
#include "app/chart.h"
#include "app/consent.h"
#include "app/drafts.h"
#include "app/due_list.h"
#include "app/facts_of.h"
#include "app/find.h"
#include "app/inside.h"
#include "app/plan.h"
#include "app/treatment.h"
#include "base/text.h"
#include "form/form.h"
#include "lib/margaret.h"
#include "store/db_in.h"
#include "store/decision_store.h"
#include "store/due_store.h"
#include "store/response_store.h"
#include "store/score_store.h"
#include "store/stage_store.h"

static struct hip_stage
latest(struct a_clinic *c, int64_t patient, char side)
{
	struct hip_stage h;
	struct err e = { 0 };

	must(stage_latest(c->app->db, patient, side, &c->a, &h, &e));
	return h;
}

static struct dues
dues_of(struct a_clinic *c, int64_t patient)
{
	struct dues d = { 0 };
	struct err e = { 0 };

	must(due_of_patient(c->app->db, patient, &c->a, &d, &e));
	return d;
}

static int64_t
consent(struct a_clinic *c, int64_t patient)
{
	return a_clinic_save(c, "response.save",
	    &(struct fill){ "consent", patient, .day = DAY_NONE },
	    PAIRS({ "scope", "record,physical,drugs,decompression,graft,replacement,cells,herbal" },
		{ "procedure_side", "both" }, { "cells_explained", "yes" },
		{ "given_by", "patient" }, { "taken_by", "Rita" }, { "capacity", "yes" },
		{ "taken_on", "2026-11-23" }));
}

static void
consent_to(
    struct a_clinic *c, int64_t patient, const char *scope, const char *side, const char *withdrawn)
{
	a_clinic_save(c, "response.save", &(struct fill){ "consent", patient, .day = DAY_NONE },
	    PAIRS({ "scope", scope }, { "procedure_side", side }, { "given_by", "patient" },
		{ "taken_by", "Rita" }, { "capacity", "yes" }, { "taken_on", "2026-11-23" },
		{ "withdrawn", withdrawn },
		{ "withdrawn_on", withdrawn[0] == 'y' ? "2026-11-23" : "" }));
}

/* Consent is what choosing it still asks for. */
static bool
asks_for_consent(struct a_clinic *c, int64_t patient, const char *side, const char *treatment)
{
	refused(c, "decision.record", { "patient", a_clinic_ref(c, patient) }, { "side", side },
	    { "treatment", treatment });
	for (size_t i = 0; i < c->out.reasons.n; i++)
		if (strncmp(c->out.reasons.at[i], "Consent not recorded", 20) == 0)
			return true;
	return false;
}

static int64_t
decide(struct a_clinic *c, int64_t patient, const char *side, const char *treatment)
{
	return do_(c, "decision.record", { "patient", a_clinic_ref(c, patient) }, { "side", side },
	    { "treatment", treatment });
}

static void
a_patient_walks_from_the_door_to_follow_up(void **state)
{
	struct a_clinic c;
	struct dues due;
	struct plan_view plan;
	struct scores_kept scores = { 0 };
	struct err e = { 0 };
	int64_t p;

	(void)state;
	a_clinic_open(&c);
	a_clinic_as(&c, "rita");
	p = a_clinic_patient(&c, "Okafor", "Kemi", "1981-03-04");
	margaret_intake(&c, p);
	consent(&c, p);
	a_clinic_as(&c, "dora");
	margaret_stage(&c, p, NULL, 0);
	is_str(c.out.said, "Stage is saved: right IIIA (final), left II (final).");
	is_str(latest(&c, p, 'R').stage, "IIIA");
	is_str(latest(&c, p, 'L').size, "MEDIUM");
	decide(&c, p, "L", "core-decompression");
	decide(&c, p, "R", "combined-rehab");
	due = dues_of(&c, p);
	assert_true(due.list.n > 5);
	do_(&c, "plan.make", { "patient", a_clinic_ref(&c, p) }, { "goals", "walk 30 minutes" });
	assert_int_equal(refused(&c, "plan.add_course", { "patient", a_clinic_ref(&c, p) },
			     { "protocol", "exercise" }, { "side", "R" }),
	    ERR_INPUT); /* the pack gives no number: a person does */
	is_str(c.e.field, "sessions");
	do_(&c, "plan.add_course", { "patient", a_clinic_ref(&c, p) }, { "protocol", "exercise" },
	    { "side", "R" }, { "sessions", "8" });
	must(plan_load(c.app, p, &c.a, &plan, &e));
	assert_int_equal(plan.line.n, 1);
	assert_int_equal(plan.left, plan.sessions);
	must(score_list(c.app->db, p, &c.a, &scores, &e));
	assert_true(scores.list.n >= 2); /* body mass index, pain on the right */
	a_clinic_close(&c);
}

static int64_t
staged(struct a_clinic *c)
{
	int64_t p;

	a_clinic_open(c);
	p = a_clinic_patient(c, "Okafor", "Kemi", "1981-03-04");
	margaret_intake(c, p);
	consent(c, p);
	margaret_stage(c, p, NULL, 0);
	return p;
}

static void
the_chart_shows_the_path(void **state)
{
	struct a_clinic c;
	struct chart chart;
	struct find_rows rows;
	struct err e = { 0 };
	int64_t p;

	(void)state;
	a_clinic_open(&c);
	p = a_clinic_patient(&c, "Okafor", "Kemi", "1981-03-04");
	must(chart_open(c.app, p, &e));
	must(chart_load(c.app, p, &c.a, &chart, &e));
	assert_int_equal(chart.next, PART_INTAKE);
	assert_int_equal(chart.banner.age, 45);
	is_str(chart.banner.sex, "Female");
	assert_int_equal(chart.banner.alike, 0);
	margaret_intake(&c, p);
	must(chart_load(c.app, p, &c.a, &chart, &e));
	assert_int_equal(chart.next, PART_STAGE);
	margaret_stage(&c, p, NULL, 0);
	must(chart_load(c.app, p, &c.a, &chart, &e));
	assert_int_equal(chart.next, PART_TREATMENT);
	is_str(chart.step[PART_STAGE].text, "right IIIA; left II");
	is_str(chart.right.size, "MEDIUM");
	consent(&c, p);
	decide(&c, p, "R", "combined-rehab");
	must(chart_load(c.app, p, &c.a, &chart, &e));
	assert_int_equal(chart.next, PART_PLAN);
	assert_true(chart.step[PART_FOLLOWUP].day > app_now(c.app).day);
	assert_true(chart.event.n >= 5);
	must(find_recent(c.app, 5, &c.a, &rows, &e));
	assert_int_equal(rows.list.n, 1);
	is_str(rows.list.at[0].right, "IIIA");
	must(find_typed(c.app, "oka", &c.a, &rows, &e));
	assert_int_equal(rows.list.n, 1);
	a_clinic_close(&c);
}

static void
a_namesake_is_told_and_a_duplicate_refused(void **state)
{
	struct a_clinic c;
	struct banner b;
	struct err e = { 0 };
	int64_t p;

	(void)state;
	a_clinic_open(&c);
	p = a_clinic_patient(&c, "Smith", "John", "1950-05-05");
	assert_int_equal(refused(&c, "patient.register", { "family", "Smith" }, { "given", "John" },
			     { "born", "1950-05-05" }, { "sex", "F" }),
	    ERR_CONFLICT);
	is_str(c.e.field, "duplicate_ok");
	assert_true(c.out.reasons.n > 0);
	do_(&c, "patient.register", { "family", "Smith" }, { "given", "John" },
	    { "born", "1950-05-05" }, { "sex", "F" }, { "duplicate_ok", "twins, both seen" });
	must(banner_load(c.app, p, &c.a, &b, &e));
	assert_int_equal(b.alike, 1);
	a_clinic_close(&c);
}

static void
a_new_stage_ends_what_was_due_for_that_hip(void **state)
{
	struct a_clinic c;
	struct pairs pairs = { 0 };
	size_t before = 0, left = 0;
	struct dues due;
	int64_t p;

	(void)state;
	p = staged(&c);
	decide(&c, p, "L", "combined-rehab");
	decide(&c, p, "R", "combined-rehab");
	due = dues_of(&c, p);
	for (size_t i = 0; i < due.list.n; i++)
		before += due.list.at[i].side == 'B';
	assert_true(before > 0); /* both hips share a visit */
	a_clinic_fill(&c, &(struct fill){ "stage", p, .day = DAY_NONE }, margaret_findings,
	    MARGARET_FINDINGS, &pairs);
	for (size_t i = 0; i < pairs.list.n; i++)
		if (strcmp(pairs.list.at[i].name, "xray_crescent.L") == 0)
			pairs.list.at[i].value = "yes";
	*vec_add(&c.a, &pairs.list) = (struct pair){ "patient", a_clinic_ref(&c, p) };
	assert_int_equal(refused_pairs(&c, "stage.confirm", pairs.list.at, pairs.list.n), ERR_RULE);
	is_str(c.e.field, "change");
	assert_non_null(strstr(c.e.text, "The left hip would go from II to: IIIA; "));
	assert_non_null(strstr(c.e.text, " due items of its plan cancelled."));
	*vec_add(&c.a, &pairs.list) = (struct pair){ "change", "yes" };
	do_pairs(&c, "stage.confirm", pairs.list.at, pairs.list.n);
	assert_true(c.out.reasons.n > 0);
	due = dues_of(&c, p);
	for (size_t i = 0; i < due.list.n; i++) {
		assert_true(due.list.at[i].side != 'L' && due.list.at[i].side != 'B');
		left += due.list.at[i].side == 'R';
	}
	do_pairs(&c, "undo.last", NULL, 0);
	is_str(latest(&c, p, 'L').stage, "II");
	due = dues_of(&c, p);
	left = 0;
	for (size_t i = 0; i < due.list.n; i++)
		left += due.list.at[i].side == 'B';
	assert_int_equal(left, before);
	a_clinic_close(&c);
}

static void
a_swapped_side_is_asked_about(void **state)
{
	static const struct pair healthy[] = { { "xray_result.L", "normal" },
		{ "xray_sclerosis_cyst.L", "no" }, { "mri_result.L", "normal" },
		{ "mri_band.L", "no" }, { "mri_jic.L", "" } };
	struct a_clinic c;
	struct pairs pairs = { 0 };
	int64_t p;

	(void)state;
	a_clinic_open(&c);
	p = a_clinic_patient(&c, "Okafor", "Kemi", "1981-03-04");
	margaret_intake(&c, p);
	margaret_stage(&c, p, healthy, 5);
	is_str(latest(&c, p, 'L').stage, "NO");
	a_clinic_fill(&c, &(struct fill){ "stage", p, .day = DAY_NONE }, margaret_findings,
	    MARGARET_FINDINGS, &pairs);
	*vec_add(&c.a, &pairs.list) = (struct pair){ "patient", a_clinic_ref(&c, p) };
	assert_int_equal(refused_pairs(&c, "stage.confirm", pairs.list.at, pairs.list.n), ERR_RULE);
	is_str(c.e.field, "sides");
	*vec_add(&c.a, &pairs.list) = (struct pair){ "sides", "yes" };
	do_pairs(&c, "stage.confirm", pairs.list.at, pairs.list.n);
	*vec_add(&c.a, &pairs.list) =
	    (struct pair){ "corrects", text_fmt(&c.a, "%d", (int)c.out.id) };
	assert_int_equal(
	    refused_pairs(&c, "stage.confirm", pairs.list.at, pairs.list.n), ERR_CONFLICT);
	is_str(c.e.field, "answers");
	a_clinic_close(&c);
}

static void
going_against_the_advice_takes_a_reason(void **state)
{
	struct a_clinic c;
	struct decision d;
	struct err e = { 0 };
	int64_t p, id;
	const char *ref;

	(void)state;
	p = staged(&c);
	ref = a_clinic_ref(&c, p);
	assert_int_equal(refused(&c, "decision.record", { "patient", ref }, { "side", "R" },
			     { "treatment", "core-decompression" }),
	    ERR_RULE);
	is_str(c.e.field, "why");
	assert_int_equal(refused(&c, "decision.record", { "patient", ref }, { "side", "R" },
			     { "treatment", "core-decompression" }, { "why", "patient" }),
	    ERR_RULE);
	is_str(c.e.field, "note");
	assert_int_equal(
	    refused(&c, "decision.record", { "patient", ref }, { "side", "R" },
		{ "treatment", "core-decompression" }, { "why", "because" }, { "note", "x" }),
	    ERR_INPUT);
	id = do_(&c, "decision.record", { "patient", ref }, { "side", "R" },
	    { "treatment", "core-decompression" }, { "why", "patient" }, { "note", "asked for" });
	must(decision_find(c.app->db, id, &c.a, &d, &e));
	is_str(d.class, "N");
	is_str(d.reason, "patient");
	is_str(d.stage, "IIIA");
	assert_int_equal(refused(&c, "decision.record", { "patient", ref }, { "side", "R" },
			     { "treatment", "T5" }),
	    ERR_CONFLICT);
	do_pairs(&c, "undo.last", NULL, 0);
	assert_int_equal(dues_of(&c, p).list.n, 0);
	a_clinic_close(&c);
}

static void
a_missing_answer_keeps_a_form_open(void **state)
{
	struct a_clinic c;
	const char *ref;
	int64_t p, id;

	(void)state;
	a_clinic_open(&c);
	p = a_clinic_patient(&c, "Okafor", "Kemi", "1981-03-04");
	ref = a_clinic_ref(&c, p);
	assert_int_equal(
	    refused(&c, "response.save", { "form", "phq-2" }, { "patient", ref }, { "mood", "d1" }),
	    ERR_RULE);
	is_str(c.e.field, "interest");
	assert_int_equal(
	    refused(&c, "response.save", { "form", "phq-2" }, { "patient", ref }, { "mood", "d9" }),
	    ERR_INPUT);
	assert_int_equal(refused(&c, "response.save", { "form", "phq-2" }, { "patient", ref },
			     { "moood", "d1" }),
	    ERR_INPUT);
	is_str(c.e.field, "moood");
	assert_int_equal(
	    refused(&c, "response.save", { "form", "phq-2" }, { "patient", ref }, { "mood", "d1" },
		{ "state", "incomplete" }, { "day", "1981-03-03" }, { "reason", "from paper" }),
	    ERR_INPUT);
	is_str(c.e.text, "day: the patient was born later, 04-Mar-1981.");
	assert_int_equal(refused(&c, "alert.add", { "patient", ref }, { "text", "Falls" },
			     { "since", "2030-01-01" }),
	    ERR_INPUT);
	/* A hidden answer is not kept, and whoever sent it hears so. */
	do_(&c, "response.save", { "form", "intake" }, { "patient", ref },
	    { "hip_affected.R", "no" }, { "pain_now.R", "11" }, { "state", "incomplete" });
	assert_int_equal(c.out.reasons.n, 1);
	is_str(c.out.reasons.at[0], "Not asked after the other answers, and not kept: pain_now.R.");
	id = do_(&c, "response.save", { "form", "phq-2" }, { "patient", ref }, { "mood", "d1" },
	    { "state", "incomplete" });
	do_(&c, "response.save", { "form", "phq-2" }, { "patient", ref }, { "interest", "d2" },
	    { "corrects", text_fmt(&c.a, "%d", (int)id) }, { "sure", "yes" });
	id = c.out.id;
	assert_int_equal(refused(&c, "response.save", { "form", "phq-2" }, { "patient", ref },
			     { "interest", "d0" }, { "corrects", text_fmt(&c.a, "%d", (int)id) }),
	    ERR_RULE);
	is_str(c.e.field, "reason");
	/* The same answers are no other version of them, with a reason or without. */
	assert_int_equal(refused(&c, "response.save", { "form", "phq-2" }, { "patient", ref },
			     { "interest", "d2" }, { "corrects", text_fmt(&c.a, "%d", (int)id) },
			     { "sure", "yes" }, { "reason", "typing error" }),
	    ERR_CONFLICT);
	is_str(c.e.text, "Nothing changed: this record holds these answers already.");
	do_pairs(&c, "undo.last", NULL, 0);
	a_clinic_close(&c);
}

static const char *
fact_of(struct a_clinic *c, int64_t patient, const char *field, const char *part)
{
	struct known k;
	struct err e = { 0 };

	must(facts_known(c->app, patient, app_now(c->app).day, &c->a, &k, &e));
	for (size_t i = 0; i < k.answers.list.n; i++)
		if (strcmp(k.answers.list.at[i].field, field) == 0
		    && strcmp(k.answers.list.at[i].part, part) == 0)
			return k.answers.list.at[i].value;
	return "never asked";
}

static void
an_unfinished_intake_counts_with_what_it_has(void **state)
{
	struct a_clinic c;
	const char *ref;
	int64_t p;

	(void)state;
	a_clinic_open(&c);
	p = a_clinic_patient(&c, "Okafor", "Kemi", "1981-03-04");
	ref = a_clinic_ref(&c, p);
	do_(&c, "response.save", { "form", "intake" }, { "patient", ref },
	    { "malig_local.R", "yes" }, { "state", "incomplete" });
	is_str(fact_of(&c, p, "malig_local", "R"), "yes");
	is_str(fact_of(&c, p, "malig_local", "L"), "never asked");
	a_clinic_close(&c);
}

static void
reception_fills_no_clinical_form(void **state)
{
	struct a_clinic c;
	int64_t p;

	(void)state;
	a_clinic_open(&c);
	a_clinic_as(&c, "rita");
	p = a_clinic_patient(&c, "Okafor", "Kemi", "1981-03-04");
	assert_int_equal(refused(&c, "response.save", { "form", "walking" },
			     { "patient", a_clinic_ref(&c, p) }, { "tug", "12" }),
	    ERR_DENIED);
	assert_int_equal(
	    refused(&c, "response.save", { "form", "stage" }, { "patient", a_clinic_ref(&c, p) }),
	    ERR_RULE);
	a_clinic_close(&c);
}

static void
what_is_due_is_answered_cancelled_and_tried(void **state)
{
	struct a_clinic c;
	struct due_rows rows;
	struct due_tries tries;
	struct now now;
	struct err e = { 0 };
	const char *id;
	int64_t p;

	(void)state;
	p = staged(&c);
	decide(&c, p, "R", "combined-rehab");
	must(due_list_load(c.app, DUE_WEEK, 0, &c.a, &rows, &e));
	assert_int_equal(rows.list.n, 0);
	must(now_read("2027-02-15T09:00", &now, &e));
	app_set_now(c.app, now);
	must(due_list_load(c.app, DUE_OVERDUE, 0, &c.a, &rows, &e));
	assert_true(rows.list.n > 0 && rows.overdue == (int)rows.list.n);
	is_str(rows.list.at[0].shown, "OKAFOR, Kemi");
	assert_true(rows.list.at[0].late > 0);
	id = text_fmt(&c.a, "%d", (int)rows.list.at[0].id);
	do_(&c, "due.contact", { "id", id }, { "outcome", "no_answer" });
	must(due_list_tries(c.app, rows.list.at[0].id, &c.a, &tries, &e));
	is_str(tries.list.at[0].outcome, "no answer");
	/* A digit that was slipped on is taken back; the audit tells of both. */
	do_pairs(&c, "undo.last", NULL, 0);
	tries = (struct due_tries){ 0 };
	must(due_list_tries(c.app, rows.list.at[0].id, &c.a, &tries, &e));
	assert_int_equal(tries.list.n, 0);
	assert_int_equal(refused(&c, "due.untry", { "id", id }, { "try", "1" }), ERR_MISSING);
	assert_int_equal(refused(&c, "due.answer", { "id", id }), ERR_INPUT);
	do_(&c, "due.answer", { "id", id }, { "note", "seen elsewhere" });
	assert_int_equal(
	    refused(&c, "due.cancel", { "id", id }, { "reason", "why" }), ERR_CONFLICT);
	do_pairs(&c, "undo.last", NULL, 0);
	assert_int_equal(refused(&c, "due.cancel", { "id", id }), ERR_RULE);
	do_(&c, "due.cancel", { "id", id }, { "reason", "moved away" });
	a_clinic_close(&c);
}

static void
a_record_answers_what_was_due(void **state)
{
	struct a_clinic c;
	struct due_rows rows;
	struct now now;
	struct err e = { 0 };
	int clinic = 0, tug = 0, left = 0;
	int64_t p;

	(void)state;
	p = staged(&c);
	decide(&c, p, "R", "combined-rehab");
	must(now_read("2027-01-04T09:00", &now, &e)); /* six weeks later */
	app_set_now(c.app, now);
	a_clinic_save(&c, "response.save", &(struct fill){ "walking", p, .day = DAY_NONE },
	    PAIRS({ "tug", "9.5" }));
	a_clinic_save(&c, "response.save", &(struct fill){ "visit", p, .day = DAY_NONE }, NULL, 0);
	must(due_list_of(c.app, p, &c.a, &rows, &e));
	for (size_t i = 0; i < rows.list.n; i++) {
		const struct due_row *d = &rows.list.at[i];

		if (d->earliest > now.day)
			continue;
		clinic += strcmp(d->kind, "clinic") == 0;
		tug += strcmp(d->what, "tug") == 0;
		left++;
	}
	assert_int_equal(clinic, 0);
	assert_int_equal(tug, 0);
	assert_true(left > 0); /* other scores are still due */
	do_pairs(&c, "undo.last", NULL, 0);
	must(due_list_of(c.app, p, &c.a, &rows, &e));
	for (size_t i = 0; i < rows.list.n; i++)
		clinic += rows.list.at[i].earliest <= now.day
		    && strcmp(rows.list.at[i].kind, "clinic") == 0;
	assert_int_equal(clinic, 1);
	a_clinic_close(&c);
}

static void
two_who_write_one_course_are_told(void **state)
{
	struct a_clinic c;
	struct app *other;
	struct outcome out;
	struct err e = { 0 };
	const char *ref, *id;
	int64_t p;

	(void)state;
	p = staged(&c);
	ref = a_clinic_ref(&c, p);
	decide(&c, p, "R", "combined-rehab");
	do_(&c, "plan.make", { "patient", ref });
	assert_int_equal(refused(&c, "plan.make", { "patient", ref }), ERR_CONFLICT);
	assert_int_equal(refused(&c, "plan.add_course", { "patient", ref }, { "protocol", "eswt" },
			     { "side", "R" }),
	    ERR_RULE); /* physical agents were not chosen */
	id = text_fmt(&c.a, "%d",
	    (int)do_(&c, "plan.add_course", { "patient", ref }, { "protocol", "exercise" },
		{ "side", "R" }, { "sessions", "8" }));
	other = a_clinic_session(&c, "theo");
	must(command_run(other, "course.change",
	    PAIRS({ "id", id }, { "sessions", "6" }, { "rev", "1" }), &out, &c.a, &e));
	app_close(other);
	assert_int_equal(
	    refused(&c, "course.change", { "id", id }, { "sessions", "10" }, { "rev", "1" }),
	    ERR_CONFLICT);
	is_str(c.e.field, "rev");
	assert_int_equal(refused(&c, "course.stop", { "id", id }), ERR_RULE);
	do_(&c, "course.stop", { "id", id }, { "reason", "no benefit" });
	do_pairs(&c, "undo.last", NULL, 0);
	a_clinic_close(&c);
}

/* Readable or not: it stops no save, the record goes without it, the audit says so. */
static void
a_hidden_answer_stops_no_save_and_is_left_out(void **state)
{
	struct audit_lines lines = { 0 };
	struct response_answers kept = { 0 };
	struct err e = { 0 };
	struct a_clinic c;
	const char *ref;
	int64_t p, id;
	size_t said = 0;

	(void)state;
	a_clinic_open(&c);
	p = a_clinic_patient(&c, "Okafor", "Kemi", "1981-03-04");
	ref = a_clinic_ref(&c, p);
	assert_int_equal(refused(&c, "response.save", { "form", "walking" }, { "patient", ref },
			     { "steps", "12" }, { "stairs_time", "9000" }),
	    ERR_INPUT);
	is_str(c.e.field, "stairs_time");
	id = do_(&c, "response.save", { "form", "walking" }, { "patient", ref }, { "forty", "28" },
	    { "stairs_time", "9000" });
	must(response_answers_of(c.app->db, id, &c.a, &kept, &e));
	assert_int_equal(kept.list.n, 1);
	is_str(kept.list.at[0].field, "forty");
	must(audit_read_next(c.app, &(struct audit_filter){ .patient = p, .until = INT64_MAX }, 0,
	    &c.a, &lines, &e));
	for (size_t i = 0; i < lines.list.n; i++)
		said += strcmp(lines.list.at[i].outcome, "1 hidden left out") == 0;
	assert_int_equal(said, 1);
	a_clinic_close(&c);
}

static void
a_draft_is_offered_until_it_is_saved(void **state)
{
	struct a_clinic c;
	struct draft_row row;
	struct draft_rows mine;
	struct fill what = { "phq-2", .day = DAY_NONE };
	char id[DRAFT_ID] = "";
	struct err e = { 0 };
	struct form *f;

	(void)state;
	a_clinic_open(&c);
	what.patient = a_clinic_patient(&c, "Okafor", "Kemi", "1981-03-04");
	must(fill_open(c.app, &what, &c.a, &f, &e));
	must(fill_put(f, PAIRS({ "mood", "d1" }), app_now(c.app).day, &e));
	must(draft_keep(c.app, &what, f, "interest", id, &e));
	form_close(f);
	must(fill_open(c.app, &what, &c.a, &f, &e));
	must(draft_offer(c.app, &what, &c.a, &row, &e));
	is_str(row.focus, "interest");
	is_str(row.id, id);
	must(draft_take(c.app, &what, f, &e));
	assert_int_equal(form_value(f, "mood", 0).type, VALUE_NUM);
	form_close(f);
	must(draft_mine(c.app, &c.a, &mine, &e));
	is_str(mine.list.at[0].shown, "OKAFOR, Kemi");
	do_(&c, "response.save", { "form", "phq-2" }, { "patient", a_clinic_ref(&c, what.patient) },
	    { "mood", "d1" }, { "interest", "d0" }, { "key", id });
	must(draft_offer(c.app, &what, &c.a, &row, &e)); /* the record has it already */
	is_str(row.id, "");
	a_clinic_close(&c);
}

/* The form as a session has it before it, with the draft that it goes on with. */
static struct form *
gone_on_with(struct a_clinic *c, struct app *app, const struct fill *what, const char *mood,
    char id[DRAFT_ID])
{
	struct draft_row row;
	struct err e = { 0 };
	struct form *f;

	must(fill_open(app, what, &c->a, &f, &e));
	must(draft_offer(app, what, &c->a, &row, &e));
	snprintf(id, DRAFT_ID, "%s", row.id);
	if (id[0] != '\0')
		must(draft_take(app, what, f, &e));
	must(fill_put(f, PAIRS({ "mood", mood }), app_now(app).day, &e));
	return f;
}

static void
two_terminals_of_one_person_lose_nothing_of_each_other(void **state)
{
	struct a_clinic c;
	struct draft_rows mine;
	struct fill what = { "phq-2", .day = DAY_NONE };
	char begun[DRAFT_ID] = "", here[DRAFT_ID], there[DRAFT_ID];
	struct err e = { 0 };
	struct form *f, *g;
	struct app *other;
	int64_t one, two;

	(void)state;
	a_clinic_open(&c);
	what.patient = a_clinic_patient(&c, "Okafor", "Kemi", "1981-03-04");
	f = gone_on_with(&c, c.app, &what, "d0", begun);
	must(draft_keep(c.app, &what, f, "interest", begun, &e));
	form_close(f);
	is_str(draft_beside(c.app), "");
	other = a_clinic_session(&c, "anna");
	f = gone_on_with(&c, c.app, &what, "d1", here);
	g = gone_on_with(&c, other, &what, "d2", there);
	is_str(here, there);
	must(draft_keep(c.app, &what, f, "interest", here, &e));
	is_str(draft_beside(c.app), "");
	must(draft_keep(other, &what, g, "interest", there, &e));
	assert_non_null(
	    strstr(draft_beside(other), "at another terminal of yours: this is a draft"));
	is_str(draft_beside(other), "");
	assert_string_not_equal(here, there);
	must(draft_mine(c.app, &c.a, &mine, &e));
	assert_int_equal(mine.list.n, 2);
	one = do_(&c, "response.save", { "form", "phq-2" },
	    { "patient", a_clinic_ref(&c, what.patient) }, { "mood", "d1" }, { "interest", "d0" },
	    { "key", here });
	two = do_(&c, "response.save", { "form", "phq-2" },
	    { "patient", a_clinic_ref(&c, what.patient) }, { "mood", "d2" }, { "interest", "d0" },
	    { "key", there });
	assert_false(c.out.again);
	assert_int_not_equal(one, two);
	form_close(f);
	form_close(g);
	app_close(other);
	a_clinic_close(&c);
}

static void
consent_is_asked_about_once_a_visit(void **state)
{
	struct a_clinic c;
	const char *ref;
	int64_t p;

	(void)state;
	a_clinic_open(&c);
	p = a_clinic_patient(&c, "Okafor", "Kemi", "1981-03-04");
	ref = a_clinic_ref(&c, p);
	margaret_intake(&c, p);
	margaret_stage(&c, p, NULL, 0);
	assert_int_equal(refused(&c, "decision.record", { "patient", ref }, { "side", "R" },
			     { "treatment", "combined-rehab" }),
	    ERR_RULE);
	is_str(c.out.reasons.at[0], "Consent not recorded.");
	do_(&c, "decision.record", { "patient", ref }, { "side", "R" },
	    { "treatment", "combined-rehab" }, { "why", "pending" }, { "note", "form is at home" });
	decide(&c, p, "L", "combined-rehab");
	a_clinic_close(&c);
}

static void
consent_counts_for_what_it_names_and_for_its_hip(void **state)
{
	struct a_clinic c;
	int64_t p;

	(void)state;
	a_clinic_open(&c);
	p = a_clinic_patient(&c, "Okafor", "Kemi", "1981-03-04");
	margaret_intake(&c, p);
	margaret_stage(&c, p, NULL, 0);
	consent_to(&c, p, "decompression", "R", "no");
	assert_true(asks_for_consent(&c, p, "L", "core-decompression"));
	is_str(c.out.reasons.at[c.out.reasons.n - 1],
	    "Consent not recorded for core decompression, left hip.");
	assert_false(asks_for_consent(&c, p, "R", "core-decompression"));
	assert_true(asks_for_consent(&c, p, "R", "hip-replacement")); /* another operation */
	assert_true(asks_for_consent(&c, p, "R", "bone-graft"));
	assert_true(asks_for_consent(&c, p, "R", "stem-cell"));
	assert_true(asks_for_consent(&c, p, "R", "tcm"));
	consent_to(&c, p, "decompression", "L", "no"); /* the one beside it still holds */
	assert_false(asks_for_consent(&c, p, "R", "core-decompression"));
	decide(&c, p, "L", "core-decompression");
	consent_to(&c, p, "decompression", "R", "yes");
	assert_true(asks_for_consent(&c, p, "R", "core-decompression"));
	a_clinic_close(&c);
}

static bool
lacks_consent(struct a_clinic *c, int64_t patient, int hip, const char *treatment)
{
	struct advice v;
	struct err e = { 0 };

	must(treatment_advice(c->app, patient, &c->a, &v, &e));
	for (size_t t = 0; t < v.pack->treatment.n; t++)
		if (strcmp(v.pack->treatment.at[t].key, treatment) == 0)
			return consent_lacks(&v, hip, (int)t);
	fail_msg("there is no treatment %s", treatment);
	return true;
}

/* One choice stood for three operations: such a record counts for what its words name alone. */
static void
an_old_consent_counts_for_the_procedure_that_it_names(void **state)
{
	static const struct {
		const char *words, *counts_for;
	} old[] = { { "Core decompression", "core-decompression" },
		{ "core-decompression", "core-decompression" },
		{ "Total hip replacement", "hip-replacement" }, { "Bone graft", "bone-graft" },
		{ "as chosen", "" }, { "No core decompression", "" },
		{ "decompression, or replacement", "" } };
	static const char *const operations[] = { "core-decompression", "bone-graft",
		"hip-replacement" };
	struct a_clinic c;
	struct err e = { 0 };
	int64_t p;

	(void)state;
	a_clinic_open(&c);
	p = a_clinic_patient(&c, "Okafor", "Kemi", "1981-03-04");
	margaret_intake(&c, p);
	margaret_stage(&c, p, NULL, 0);
	consent_to(&c, p, "decompression", "R", "no");
	must(db_exec(c.app->db,
	    "UPDATE answer SET value = 'record,procedure' WHERE field = 'scope';"
	    "INSERT INTO answer (response, field, part, type, value) SELECT response, "
	    "'procedure', '', 'text', '' FROM answer WHERE field = 'scope'",
	    &e));
	for (size_t i = 0; i < sizeof(old) / sizeof(old[0]); i++) {
		must(db_exec(c.app->db,
		    text_fmt(&c.a, "UPDATE answer SET value = '%s' WHERE field = 'procedure'",
			old[i].words),
		    &e));
		for (size_t k = 0; k < 3; k++) {
			bool counts = strcmp(operations[k], old[i].counts_for) == 0;

			assert_int_equal(lacks_consent(&c, p, HIP_R, operations[k]), !counts);
			assert_true(lacks_consent(&c, p, HIP_L, operations[k]));
		}
	}
	assert_true(asks_for_consent(&c, p, "R", "bone-graft"));
	is_str(c.out.reasons.at[c.out.reasons.n - 1],
	    "Consent not recorded for own bone grafting, right hip. That of 23-Nov-2026 is to a "
	    "procedure, \"decompression, or replacement\", which names no treatment.");
	a_clinic_close(&c);
}

static void
a_warning_is_asked_about_where_it_bears(void **state)
{
	struct a_clinic c;
	const char *ref;
	int64_t p;

	(void)state;
	a_clinic_open(&c);
	p = a_clinic_patient(&c, "Okafor", "Kemi", "1981-03-04");
	ref = a_clinic_ref(&c, p);
	a_clinic_save(&c, "response.save", &(struct fill){ "intake", p, .day = DAY_NONE },
	    PAIRS({ "sex", "F" }, { "egfr.na", "none" }));
	consent(&c, p);
	margaret_stage(&c, p, NULL, 0);
	decide(&c, p, "L", "combined-rehab"); /* kidneys do not matter to it */
	assert_int_equal(refused(&c, "decision.record", { "patient", ref }, { "side", "L" },
			     { "treatment", "drug" }),
	    ERR_RULE);
	assert_int_equal(c.out.reasons.n, 1);
	assert_non_null(strstr(c.out.reasons.at[0], "Kidney function not recorded"));
	assert_int_equal(refused(&c, "decision.record", { "patient", ref }, { "side", "L" },
			     { "treatment", "stem-cell" }),
	    ERR_RULE);
	assert_int_equal(c.out.reasons.n, 1);
	assert_non_null(strstr(c.out.reasons.at[0], "unproven"));
	a_clinic_close(&c);
}

static void
the_hip_of_a_due_item_is_no_business_of_the_reception(void **state)
{
	struct a_clinic c;
	struct dues due;
	const char *id;
	int64_t p;

	(void)state;
	a_clinic_open(&c);
	p = a_clinic_patient(&c, "Okafor", "Kemi", "1981-03-04");
	margaret_intake(&c, p);
	consent(&c, p);
	margaret_stage(&c, p, NULL, 0);
	decide(&c, p, "R", "combined-rehab");
	due = dues_of(&c, p);
	id = text_fmt(&c.a, "%lld", (long long)due.list.at[0].id);
	assert_int_equal(due.list.at[0].side, 'R');
	a_clinic_as(&c, "rita");
	do_(&c, "due.cancel", { "id", id }, { "reason", "declined" });
	assert_int_equal(refused(&c, "due.reopen", { "id", id }, { "side", "L" }), ERR_INPUT);
	do_(&c, "due.reopen", { "id", id });
	assert_int_equal(refused(&c, "due.side", { "id", id }, { "side", "L" }), ERR_DENIED);
	assert_int_equal(dues_of(&c, p).list.at[0].side, 'R');
	a_clinic_as(&c, "dora");
	do_(&c, "due.side", { "id", id }, { "side", "L" });
	assert_int_equal(dues_of(&c, p).list.at[0].side, 'L');
	do_(&c, "undo.last", { "reason", "" });
	assert_int_equal(dues_of(&c, p).list.at[0].side, 'R');
	a_clinic_close(&c);
}

static void
a_decision_holds_again_only_as_it_was(void **state)
{
	static const struct pair worse[] = { { "xray_crescent.L", "yes" } };
	struct a_clinic c;
	const char *id;
	size_t before;
	int64_t p;

	(void)state;
	a_clinic_open(&c);
	p = a_clinic_patient(&c, "Okafor", "Kemi", "1981-03-04");
	margaret_intake(&c, p);
	consent(&c, p);
	margaret_stage(&c, p, NULL, 0);
	id = text_fmt(&c.a, "%lld", (long long)decide(&c, p, "L", "combined-rehab"));
	before = dues_of(&c, p).list.n;
	assert_true(before > 0);
	do_(&c, "decision.end", { "id", id });
	assert_int_equal(dues_of(&c, p).list.n, 0);
	do_(&c, "undo.last", { "reason", "" }); /* what was due is there again, once */
	assert_int_equal(dues_of(&c, p).list.n, before);
	do_(&c, "decision.end", { "id", id });
	a_clinic_as(&c, "rita");
	assert_int_equal(refused(&c, "decision.reopen", { "id", id }), ERR_DENIED);
	a_clinic_as(&c, "dora");
	do_(&c, "decision.reopen", { "id", id }); /* by itself it brings back what is due */
	assert_int_equal(dues_of(&c, p).list.n, before);
	do_(&c, "decision.end", { "id", id });
	decide(&c, p, "L", "combined-rehab");
	assert_int_equal(refused(&c, "decision.reopen", { "id", id }), ERR_CONFLICT);
	do_(&c, "undo.last", { "reason", "" });
	app_set_now(c.app, now_at(app_now(c.app).at + 86400));
	assert_int_equal(refused(&c, "decision.reopen", { "id", id }), ERR_RULE);
	is_str(c.e.field, "reason");
	margaret_stage(&c, p, worse, 1);
	assert_int_equal(
	    refused(&c, "decision.reopen", { "id", id }, { "reason", "by mistake" }), ERR_RULE);
	a_clinic_close(&c);
}

/* Does anything say of the treatment that the condition was never asked? */
static bool
is_unasked(const struct advice *v, int hip, const char *key, const char *code)
{
	for (size_t t = 0; t < v->pack->treatment.n; t++)
		for (size_t i = 0; i < v->hip[hip].fit[t].not_asked.n; i++)
			if (strcmp(v->pack->treatment.at[t].key, key) == 0
			    && strcmp(v->hip[hip].fit[t].not_asked.at[i], code) == 0)
				return true;
	return false;
}

static void
a_no_of_long_ago_is_not_an_answer(void **state)
{
	static const struct {
		const char *day;
		bool unasked;
	} edge[] = { { "2026-11-23", false }, { "2027-02-21", false }, { "2027-02-22", true } };
	struct a_clinic c;
	struct advice v;
	struct now now;
	struct err e = { 0 };
	int64_t p;

	(void)state;
	p = staged(&c);
	for (size_t i = 0; i < sizeof(edge) / sizeof(*edge); i++) { /* asked again after 90 days */
		must(now_read(edge[i].day, &now, &e));
		app_set_now(c.app, now);
		must(treatment_advice(c.app, p, &c.a, &v, &e));
		assert_int_equal(is_unasked(&v, HIP_R, "physical", "DEVICE"), edge[i].unasked);
	}
	a_clinic_close(&c);
}

static void
months_are_whole(void **state)
{
	static const struct {
		const char *from, *to;
		int months;
	} edge[] = { { "2026-05-23", "2026-11-23", 6 }, { "2026-05-24", "2026-11-23", 5 },
		{ "2026-05-22", "2026-11-23", 6 }, { "2026-04-23", "2026-11-23", 7 },
		{ "2026-11-23", "2026-11-23", 0 }, { "2026-08-31", "2026-11-30", 3 } };

	(void)state;
	for (size_t i = 0; i < sizeof(edge) / sizeof(*edge); i++) {
		int from, to;

		assert_true(day_read_iso(edge[i].from, &from) && day_read_iso(edge[i].to, &to));
		assert_int_equal(facts_months(from, to), edge[i].months);
	}
}

static void
old_films_make_a_stage_provisional(void **state)
{
	static const struct pair old[] = { { "xray_date.L", "2026-04-20" } };
	struct a_clinic c;
	int64_t p;

	(void)state;
	a_clinic_open(&c);
	p = a_clinic_patient(&c, "Okafor", "Kemi", "1981-03-04");
	margaret_intake(&c, p);
	margaret_stage(&c, p, old, 1);
	is_str(latest(&c, p, 'R').status, "final");
	is_str(latest(&c, p, 'L').status, "provisional");
	a_clinic_close(&c);
}

static void
a_patient_is_changed_and_changed_back(void **state)
{
	struct a_clinic c;
	struct banner b;
	struct find_rows rows;
	struct err e = { 0 };
	int64_t p;

	(void)state;
	a_clinic_open(&c);
	p = a_clinic_patient(&c, "Okafor", "Kemi", "1981-03-04");
	do_(&c, "patient.edit", { "patient", a_clinic_ref(&c, p) }, { "family", "Adeyemi" },
	    { "sure", "yes" });
	must(banner_load(c.app, p, &c.a, &b, &e));
	is_str(b.shown, "ADEYEMI, Kemi");
	is_str(b.sex, "Female");                            /* what was not given stays */
	must(find_typed(c.app, "okafor", &c.a, &rows, &e)); /* the old name is still found */
	assert_int_equal(rows.list.n, 1);
	do_(&c, "patient.edit", { "patient", a_clinic_ref(&c, p) }, { "language", "Welsh" });
	must(find_typed(c.app, "okafor", &c.a, &rows, &e)); /* after the next change, too */
	assert_int_equal(rows.list.n, 1);
	do_pairs(&c, "undo.last", NULL, 0);
	assert_int_equal(refused(&c, "patient.edit", { "patient", a_clinic_ref(&c, p) },
			     { "family", "X" }, { "rev", "1" }),
	    ERR_CONFLICT);
	do_pairs(&c, "undo.last", NULL, 0);
	must(banner_load(c.app, p, &c.a, &b, &e));
	is_str(b.shown, "OKAFOR, Kemi");
	do_(&c, "alert.add", { "patient", b.number }, { "text", "Penicillin allergy" });
	must(banner_load(c.app, p, &c.a, &b, &e));
	is_str(b.alert.at[0].text, "Penicillin allergy");
	a_clinic_close(&c);
}

/* That there is one is what must not be missed, whether or not somebody named it. */
static void
an_allergy_of_the_intake_is_in_the_banner(void **state)
{
	struct a_clinic c;
	struct banner b;
	struct err e = { 0 };
	int64_t p;

	(void)state;
	a_clinic_open(&c);
	p = a_clinic_patient(&c, "Okafor", "Kemi", "1981-03-04");
	a_clinic_save(&c, "response.save", &(struct fill){ "intake", p, .day = DAY_NONE },
	    PAIRS({ "allergy", "no" }));
	must(banner_load(c.app, p, &c.a, &b, &e));
	assert_int_equal(b.alert.n, 0);
	do_(&c, "response.save", { "form", "intake" }, { "patient", a_clinic_ref(&c, p) },
	    { "allergy", "yes" }, { "state", "incomplete" });
	must(banner_load(c.app, p, &c.a, &b, &e));
	is_str(b.alert.at[0].text, "Allergy: yes, not named");
	do_(&c, "response.save", { "form", "intake" }, { "patient", a_clinic_ref(&c, p) },
	    { "allergy", "yes" }, { "allergy_to.0", "Penicillin" }, { "allergy_to.1", "Latex" },
	    { "state", "incomplete" });
	must(banner_load(c.app, p, &c.a, &b, &e));
	is_str(b.alert.at[0].text, "Allergy: Penicillin, Latex");
	a_clinic_close(&c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_allergy_of_the_intake_is_in_the_banner),
		cmocka_unit_test(a_patient_walks_from_the_door_to_follow_up),
		cmocka_unit_test(the_chart_shows_the_path),
		cmocka_unit_test(a_namesake_is_told_and_a_duplicate_refused),
		cmocka_unit_test(a_new_stage_ends_what_was_due_for_that_hip),
		cmocka_unit_test(a_swapped_side_is_asked_about),
		cmocka_unit_test(going_against_the_advice_takes_a_reason),
		cmocka_unit_test(a_missing_answer_keeps_a_form_open),
		cmocka_unit_test(an_unfinished_intake_counts_with_what_it_has),
		cmocka_unit_test(reception_fills_no_clinical_form),
		cmocka_unit_test(what_is_due_is_answered_cancelled_and_tried),
		cmocka_unit_test(a_record_answers_what_was_due),
		cmocka_unit_test(two_terminals_of_one_person_lose_nothing_of_each_other),
		cmocka_unit_test(consent_is_asked_about_once_a_visit),
		cmocka_unit_test(consent_counts_for_what_it_names_and_for_its_hip),
		cmocka_unit_test(an_old_consent_counts_for_the_procedure_that_it_names),
		cmocka_unit_test(a_warning_is_asked_about_where_it_bears),
		cmocka_unit_test(the_hip_of_a_due_item_is_no_business_of_the_reception),
		cmocka_unit_test(a_decision_holds_again_only_as_it_was),
		cmocka_unit_test(a_no_of_long_ago_is_not_an_answer),
		cmocka_unit_test(months_are_whole),
		cmocka_unit_test(old_films_make_a_stage_provisional),
		cmocka_unit_test(a_patient_is_changed_and_changed_back),
		cmocka_unit_test(two_who_write_one_course_are_told),
		cmocka_unit_test(a_hidden_answer_stops_no_save_and_is_left_out),
		cmocka_unit_test(a_draft_is_offered_until_it_is_saved),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
