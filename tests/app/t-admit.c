/* A colleague who is let into a sensitive chart by name: by whom, until when, and who is so with
 * the mark. */
#include <string.h>

#include "app/admit.h"
#include "app/chart.h"
#include "app/inside.h"
#include "app/sign_in.h"
#include "base/text.h"
#include "lib/a_clinic.h"
#include "lib/test.h"

static const char *const words = "correct horse";

/* Nobody reads sensitive charts by a manager's word; dora marks Margaret's unless told else. */
static int64_t
a_chart(struct a_clinic *c, bool marked)
{
	int64_t p;

	a_clinic_open(c);
	p = a_clinic_patient(c, "Hall", "Margaret", "1968-07-14");
	do_(c, "resource.add", { "kind", "therapist" }, { "code", "TH" }, { "name", "Theo" },
	    { "login", "theo" });
	a_clinic_as(c, "dora");
	if (marked)
		do_(c, "patient.sensitive", { "patient", a_clinic_ref(c, p) },
		    { "sensitive", "yes" }, { "reason", "works here" });
	return p;
}

static bool
opens(struct a_clinic *c, int64_t p, const char *login)
{
	const char *was = app_person(c->app)->login;
	bool done;

	a_clinic_as(c, login);
	c->e = (struct err){ 0 };
	done = chart_open(c->app, p, &c->e);
	a_clinic_as(c, was);
	return done;
}

static const char *
admitted(struct a_clinic *c, int64_t p, size_t i)
{
	struct admit_rows rows;
	struct err e = { 0 };

	must(admit_load(c->app, p, &c->a, &rows, &e));
	return i < rows.list.n ? text_fmt(&c->a, "%lld", (long long)rows.list.at[i].id) : "";
}

static void
a_colleague_reads_from_being_let_in_until_that_ends(void **state)
{
	struct a_clinic c;
	struct admit_rows rows;
	struct err e = { 0 };
	int64_t p, undo;

	(void)state;
	p = a_chart(&c, true);
	assert_false(opens(&c, p, "theo"));
	do_(&c, "glass.admit", { "patient", a_clinic_ref(&c, p) }, { "login", "theo" },
	    { "reason", "covers for me" });
	undo = c.out.undo;
	assert_true(opens(&c, p, "theo"));
	assert_false(opens(&c, p, "rita"));
	must(admit_load(c.app, p, &c.a, &rows, &e));
	is_str(admit_words(&rows.list.at[0], &c.a),
	    "Theo Lind, let in 23-Nov-2026 by Dora Lund: covers for me");
	do_(&c, "undo.id", { "id", text_fmt(&c.a, "%lld", (long long)undo) });
	assert_false(opens(&c, p, "theo"));
	do_(&c, "glass.admit", { "patient", a_clinic_ref(&c, p) }, { "login", "theo" },
	    { "reason", "covers for me" });
	do_(&c, "glass.end", { "patient", a_clinic_ref(&c, p) }, { "id", admitted(&c, p, 0) });
	undo = c.out.undo;
	assert_false(opens(&c, p, "theo"));
	do_(&c, "undo.id", { "id", text_fmt(&c.a, "%lld", (long long)undo) });
	assert_true(opens(&c, p, "theo"));
	a_clinic_close(&c);
}

/* The record that let theo in is another's by then. */
static void
an_end_is_taken_back_after_a_merge(void **state)
{
	struct a_clinic c;
	int64_t p, stays, undo;
	const char *id;

	(void)state;
	p = a_chart(&c, true);
	do_(&c, "glass.admit", { "patient", a_clinic_ref(&c, p) }, { "login", "theo" },
	    { "reason", "covers for me" });
	id = admitted(&c, p, 0);
	stays = a_clinic_patient(&c, "Hall", "Maggie", "1968-07-14");
	a_clinic_as(&c, "anna");
	do_(&c, "staff.change", { "login", "anna" }, { "sensitive", "yes" });
	do_(&c, "patient.merge", { "patient", a_clinic_ref(&c, stays) },
	    { "other", a_clinic_ref(&c, p) });
	a_clinic_as(&c, "dora");
	do_(&c, "glass.end", { "patient", a_clinic_ref(&c, stays) }, { "id", id });
	undo = c.out.undo;
	assert_false(opens(&c, stays, "theo"));
	do_(&c, "undo.id", { "id", text_fmt(&c.a, "%lld", (long long)undo) });
	assert_true(opens(&c, stays, "theo"));
	a_clinic_close(&c);
}

/* Neither oneself nor another: also not in the hour for which a reason opened it. */
static void
whoever_may_not_read_it_lets_nobody_in(void **state)
{
	struct a_clinic c;
	struct err e = { 0 };
	int64_t p;

	(void)state;
	p = a_chart(&c, true);
	do_(&c, "glass.admit", { "patient", a_clinic_ref(&c, p) }, { "login", "theo" },
	    { "reason", "covers for me" });
	a_clinic_as(&c, "anna"); /* a manager of whom nobody said that she may */
	assert_int_equal(refused(&c, "glass.admit", { "patient", a_clinic_ref(&c, p) },
			     { "login", "anna" }, { "reason", "wants to read" }),
	    ERR_DENIED);
	assert_int_equal(refused(&c, "glass.admit", { "patient", a_clinic_ref(&c, p) },
			     { "login", "rita" }, { "reason", "wants to read" }),
	    ERR_DENIED);
	assert_int_equal(
	    refused(&c, "glass.end", { "patient", a_clinic_ref(&c, p) }, { "id", "1" }),
	    ERR_DENIED);
	do_(&c, "staff.change", { "login", "anna" }, { "sensitive", "reason" });
	do_(&c, "staff.password", { "login", "anna" }, { "password", words });
	must(app_sign_in(c.app, "anna", words, &e));
	do_(&c, "glass.break", { "patient", a_clinic_ref(&c, p) },
	    { "reason", "fell in the waiting room" }, { "proof", words });
	assert_int_equal(refused(&c, "glass.admit", { "patient", a_clinic_ref(&c, p) },
			     { "login", "anna" }, { "reason", "for good" }),
	    ERR_DENIED);
	assert_non_null(strstr(c.e.text, "ask who marked it, or a manager"));
	a_clinic_close(&c);
}

/* The right alone does not do: a therapist who was let in reads, and decides for nobody. */
static void
who_was_let_in_lets_others_in_only_with_the_right(void **state)
{
	struct a_clinic c;
	int64_t p;

	(void)state;
	p = a_chart(&c, true);
	do_(&c, "glass.admit", { "patient", a_clinic_ref(&c, p) }, { "login", "theo" },
	    { "reason", "covers for me" });
	do_(&c, "glass.admit", { "patient", a_clinic_ref(&c, p) }, { "login", "anna" },
	    { "reason", "sorts it out" });
	a_clinic_as(&c, "theo");
	assert_int_equal(refused(&c, "glass.admit", { "patient", a_clinic_ref(&c, p) },
			     { "login", "rita" }, { "reason", "wants to read" }),
	    ERR_DENIED);
	a_clinic_as(&c, "anna");
	do_(&c, "glass.admit", { "patient", a_clinic_ref(&c, p) }, { "login", "rita" },
	    { "reason", "calls the patient" });
	assert_true(opens(&c, p, "rita"));
	a_clinic_close(&c);
}

static void
what_is_missing_or_so_already_is_said(void **state)
{
	struct a_clinic c;
	int64_t p;

	(void)state;
	p = a_chart(&c, false);
	assert_int_equal(refused(&c, "glass.admit", { "patient", a_clinic_ref(&c, p) },
			     { "login", "theo" }, { "reason", "covers" }),
	    ERR_RULE);
	assert_non_null(strstr(c.e.text, "not marked sensitive"));
	do_(&c, "patient.sensitive", { "patient", a_clinic_ref(&c, p) }, { "sensitive", "yes" },
	    { "reason", "works here" });
	assert_int_equal(
	    refused(&c, "glass.admit", { "patient", a_clinic_ref(&c, p) }, { "login", "theo" }),
	    ERR_RULE);
	is_str(c.e.field, "reason");
	assert_int_equal(refused(&c, "glass.admit", { "patient", a_clinic_ref(&c, p) },
			     { "login", "nobody" }, { "reason", "covers" }),
	    ERR_MISSING);
	assert_int_equal(refused(&c, "glass.admit", { "patient", a_clinic_ref(&c, p) },
			     { "login", "dora" }, { "reason", "covers" }),
	    ERR_CONFLICT);
	is_str(c.e.text, "Dora Lund reads this chart already.");
	a_clinic_close(&c);
}

/* Theo's own visit opened nothing while the chart was marked; before, it is his work. */
static void
a_visit_of_ones_own_before_the_mark_lets_in_with_it(void **state)
{
	struct a_clinic c;
	int64_t p;

	(void)state;
	p = a_chart(&c, false);
	a_clinic_as(&c, "theo");
	do_(&c, "session.book", { "patient", a_clinic_ref(&c, p) }, { "at", "2026-11-23 10:00" },
	    { "label", "ESWT" }, { "side", "R" }, { "therapist", "TH" });
	a_clinic_as(&c, "dora");
	do_(&c, "patient.sensitive", { "patient", a_clinic_ref(&c, p) }, { "sensitive", "yes" },
	    { "reason", "works here" });
	is_str(c.out.reasons.at[0], "Theo Lind is let in, who has visits of this patient.");
	assert_true(opens(&c, p, "theo"));
	do_(&c, "glass.end", { "patient", a_clinic_ref(&c, p) }, { "id", admitted(&c, p, 0) });
	assert_false(opens(&c, p, "theo"));
	a_clinic_close(&c);
}

/* And comes back when that is taken back: the chart is as it was. */
static void
opening_a_chart_to_all_ends_who_was_let_in(void **state)
{
	struct a_clinic c;
	int64_t p, undo;

	(void)state;
	p = a_chart(&c, true);
	do_(&c, "glass.admit", { "patient", a_clinic_ref(&c, p) }, { "login", "theo" },
	    { "reason", "covers for me" });
	do_(&c, "patient.sensitive", { "patient", a_clinic_ref(&c, p) }, { "sensitive", "no" },
	    { "reason", "has left" });
	undo = c.out.undo;
	is_str(admitted(&c, p, 0), "");
	do_(&c, "undo.id", { "id", text_fmt(&c.a, "%lld", (long long)undo) });
	assert_true(opens(&c, p, "theo"));
	assert_false(opens(&c, p, "rita"));
	do_(&c, "patient.sensitive", { "patient", a_clinic_ref(&c, p) }, { "sensitive", "no" },
	    { "reason", "has left" });
	do_(&c, "patient.sensitive", { "patient", a_clinic_ref(&c, p) }, { "sensitive", "yes" },
	    { "reason", "for another reason" });
	assert_false(opens(&c, p, "theo"));
	a_clinic_close(&c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_colleague_reads_from_being_let_in_until_that_ends),
		cmocka_unit_test(an_end_is_taken_back_after_a_merge),
		cmocka_unit_test(whoever_may_not_read_it_lets_nobody_in),
		cmocka_unit_test(who_was_let_in_lets_others_in_only_with_the_right),
		cmocka_unit_test(what_is_missing_or_so_already_is_said),
		cmocka_unit_test(a_visit_of_ones_own_before_the_mark_lets_in_with_it),
		cmocka_unit_test(opening_a_chart_to_all_ends_who_was_let_in),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
