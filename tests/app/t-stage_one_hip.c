/* A stage record may speak of one hip only: the other keeps what it had. */
#include <string.h>

#include "app/facts_of.h"
#include "app/inside.h"
#include "lib/a_clinic.h"
#include "lib/margaret.h"
#include "lib/test.h"
#include "store/audit.h"
#include "store/due_store.h"
#include "store/stage_store.h"

/* What margaret_findings say of one hip; of nothing else. */
static void
findings_of(struct a_clinic *c, const char *side, struct pairs *out)
{
	*vec_add(&c->a, &out->list) = (struct pair){ "sides_checked", "yes" };
	for (int i = 0; i < MARGARET_FINDINGS; i++) {
		const char *dot = strchr(margaret_findings[i].name, '.');

		if (dot != NULL && strcmp(dot + 1, side) == 0)
			*vec_add(&c->a, &out->list) = margaret_findings[i];
	}
}

static void
put(struct a_clinic *c, struct pairs *p, const char *name, const char *value)
{
	for (size_t i = 0; i < p->list.n; i++)
		if (strcmp(p->list.at[i].name, name) == 0) {
			p->list.at[i].value = value;
			return;
		}
	*vec_add(&c->a, &p->list) = (struct pair){ name, value };
}

static int64_t
confirm(struct a_clinic *c, int64_t patient, int64_t corrects, const struct pairs *p)
{
	return a_clinic_save(c, "stage.confirm",
	    &(struct fill){ "stage", patient, .response = corrects, .day = DAY_NONE }, p->list.at,
	    p->list.n);
}

static struct hip_stage
latest(struct a_clinic *c, int64_t patient, char side)
{
	struct hip_stage h;
	struct err e = { 0 };

	must(stage_latest(c->app->db, patient, side, &c->a, &h, &e));
	return h;
}

static size_t
dues_of(struct a_clinic *c, int64_t patient)
{
	struct dues d = { 0 };
	struct err e = { 0 };

	must(due_of_patient(c->app->db, patient, &c->a, &d, &e));
	return d.list.n;
}

static void
at(struct a_clinic *c, const char *when)
{
	struct now now;
	struct err e = { 0 };

	must(now_read(when, &now, &e));
	app_set_now(c->app, now);
}

static int64_t
margaret(struct a_clinic *c)
{
	int64_t p;

	a_clinic_open(c);
	p = a_clinic_patient(c, "Hall", "Margaret", "1968-07-14");
	margaret_intake(c, p);
	return p;
}

static void
a_hip_of_which_nothing_is_recorded_keeps_its_stage(void **state)
{
	struct known known;
	struct response_answers findings = { 0 };
	struct pairs right = { 0 };
	struct hip_stage was, is;
	struct err e = { 0 };
	struct a_clinic c;
	int64_t p;
	size_t due;

	(void)state;
	p = margaret(&c);
	margaret_stage(&c, p, NULL, 0);
	do_(&c, "decision.record", { "patient", a_clinic_ref(&c, p) }, { "side", "L" },
	    { "treatment", "combined-rehab" }, { "why", "pending" }, { "note", "consent comes" });
	was = latest(&c, p, 'L');
	due = dues_of(&c, p);
	at(&c, "2026-12-02T09:00");
	findings_of(&c, "R", &right);
	put(&c, &right, "mri_contour_mm.R", "3");
	confirm(&c, p, 0, &right);
	is_str(c.out.said, "Stage is saved: right IIIB (final), left: nothing recorded, stays II.");
	is = latest(&c, p, 'L');
	assert_int_equal(is.id, was.id);
	is_str(latest(&c, p, 'R').stage, "IIIB");
	assert_int_equal(dues_of(&c, p), due);
	/* Size and classes of the left hip still rest on what was found of it. */
	must(facts_known(c.app, p, day_of(2026, 11, 23), &c.a, &known, &e));
	must(facts_findings(c.app, p, &c.a, &findings, &e));
	assert_true(facts_speak(&findings, HIP_L));
	do_pairs(&c, "undo.last", NULL, 0);
	is_str(latest(&c, p, 'R').stage, "IIIA");
	assert_int_equal(latest(&c, p, 'L').id, was.id);
	a_clinic_close(&c);
}

static void
a_hip_that_was_never_looked_at_stays_not_staged(void **state)
{
	struct pairs left = { 0 }, none = { 0 };
	struct a_clinic c;
	int64_t p;

	(void)state;
	p = margaret(&c);
	findings_of(&c, "L", &left);
	confirm(&c, p, 0, &left);
	is_str(c.out.said, "Stage is saved: right: nothing recorded, not staged, left II (final).");
	assert_int_equal(latest(&c, p, 'R').id, 0);
	*vec_add(&c.a, &none.list) = (struct pair){ "patient", a_clinic_ref(&c, p) };
	*vec_add(&c.a, &none.list) = (struct pair){ "sides_checked", "yes" };
	assert_int_equal(refused_pairs(&c, "stage.confirm", none.list.at, none.list.n), ERR_RULE);
	assert_non_null(strstr(c.e.text, "Nothing is recorded of either hip"));
	a_clinic_close(&c);
}

static void
a_hip_loses_its_stage_only_when_that_is_meant(void **state)
{
	struct pairs lost = { 0 };
	struct a_clinic c;
	int64_t p;

	(void)state;
	p = margaret(&c);
	margaret_stage(&c, p, NULL, 0);
	*vec_add(&c.a, &lost.list) = (struct pair){ "patient", a_clinic_ref(&c, p) };
	*vec_add(&c.a, &lost.list) = (struct pair){ "sides_checked", "yes" };
	*vec_add(&c.a, &lost.list) = (struct pair){ "prosthesis.L", "no" };
	assert_int_equal(refused_pairs(&c, "stage.confirm", lost.list.at, lost.list.n), ERR_RULE);
	is_str(c.e.field, "change");
	is_str(c.e.text, "The left hip would go from II to: not staged.");
	is_str(latest(&c, p, 'L').stage, "II");
	*vec_add(&c.a, &lost.list) = (struct pair){ "change", "yes" };
	do_pairs(&c, "stage.confirm", lost.list.at, lost.list.n);
	is_str(c.out.said, "Stage is saved: right: nothing recorded, stays IIIA, left not staged.");
	a_clinic_close(&c);
}

/* An old record that is put right does not become what the hip is now, and a hip that is taken
 * out of the record is again what it was before it. */
static void
a_correction_of_an_old_record_changes_only_that_record(void **state)
{
	static const struct pair worse[] = { { "mri_contour_mm.R", "3" } };
	struct pairs right = { 0 };
	struct a_clinic c;
	int64_t p, old, now;

	(void)state;
	p = margaret(&c);
	old = margaret_stage(&c, p, NULL, 0);
	at(&c, "2026-12-02T09:00");
	now = margaret_stage(&c, p, worse, 1);
	findings_of(&c, "R", &right);
	put(&c, &right, "mri_contour_mm.R", "1");
	confirm(&c, p, old, &right);
	is_str(latest(&c, p, 'R').stage, "IIIB");
	assert_int_equal(latest(&c, p, 'L').response, now);
	do_pairs(&c, "undo.last", NULL, 0);
	assert_int_equal(latest(&c, p, 'R').response, now);
	for (size_t i = 0; i < MARGARET_FINDINGS; i++) {
		const char *dot = strchr(margaret_findings[i].name, '.');

		if (dot != NULL && dot[1] == 'L')
			put(&c, &right, margaret_findings[i].name, "");
	}
	put(&c, &right, "mri_contour_mm.R", "3");
	confirm(&c, p, now, &right);
	assert_int_equal(latest(&c, p, 'L').response, old);
	is_str(latest(&c, p, 'L').stage, "II");
	do_pairs(&c, "undo.last", NULL, 0);
	assert_int_equal(latest(&c, p, 'L').response, now);
	a_clinic_close(&c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_hip_of_which_nothing_is_recorded_keeps_its_stage),
		cmocka_unit_test(a_hip_that_was_never_looked_at_stays_not_staged),
		cmocka_unit_test(a_hip_loses_its_stage_only_when_that_is_meant),
		cmocka_unit_test(a_correction_of_an_old_record_changes_only_that_record),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
