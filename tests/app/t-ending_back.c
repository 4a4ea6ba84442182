/* Who was said to have died or left, and has not, is followed up and booked as before. */
#include "lib/test.h"

#include <string.h>

#include "app/due_list.h"
#include "app/ending.h"
#include "base/text.h"
#include "lib/a_book.h"
#include "lib/margaret.h"

struct back_test {
	struct a_clinic c;
	int64_t patient;
	const char *ref;
	struct ahead was;
};

static struct ahead
ahead_of(struct back_test *t)
{
	const struct ending all = { .patient = t->patient, .dues = true };
	struct ahead out;
	struct err e = { 0 };

	must(ending_load(t->c.app, &all, &t->c.a, &out, &e));
	return out;
}

/* Margaret, with what a decision makes due, and two visits. */
static void
begin(struct back_test *t)
{
	static const char *const at[] = { "2026-11-24 10:00", "2026-11-26 10:00" };

	a_clinic_open(&t->c);
	a_book_resources(&t->c);
	t->patient = a_clinic_patient(&t->c, "Hall", "Margaret", "1968-07-14");
	t->ref = a_clinic_ref(&t->c, t->patient);
	margaret_intake(&t->c, t->patient);
	margaret_stage(&t->c, t->patient, NULL, 0);
	do_(&t->c, "decision.record", { "patient", t->ref }, { "side", "L" },
	    { "treatment", "combined-rehab" }, { "why", "pending" }, { "note", "consent comes" });
	for (int i = 0; i < 2; i++)
		do_(&t->c, "session.book", { "patient", t->ref }, { "at", at[i] },
		    { "label", "Review" }, { "therapist", "KB" });
	t->was = ahead_of(t);
	assert_int_equal(t->was.visit.n, 2);
	assert_true(t->was.due.n > 0);
}

static void
is_as_before(struct back_test *t, size_t visits)
{
	struct ahead now = ahead_of(t);

	assert_int_equal(now.visit.n, visits);
	assert_int_equal(now.due.n, t->was.due.n);
	for (size_t i = 0; i < now.due.n; i++)
		assert_int_equal(now.due.at[i].id, t->was.due.at[i].id);
}

static void
somebody_takes_a_place(struct back_test *t)
{
	int64_t other = a_clinic_patient(&t->c, "Okafor", "Kemi", "1961-03-04");

	do_(&t->c, "session.book", { "patient", a_clinic_ref(&t->c, other) },
	    { "at", "2026-11-24 10:15" }, { "label", "Review" }, { "therapist", "KB" });
}

static void
a_death_entered_in_error_is_put_right_though_a_place_is_taken(void **state)
{
	struct back_test t;

	(void)state;
	begin(&t);
	do_(&t.c, "patient.state", { "patient", t.ref }, { "state", "dead" });
	assert_int_equal(ahead_of(&t).visit.n + ahead_of(&t).due.n, 0);
	somebody_takes_a_place(&t);
	do_(&t.c, "patient.state", { "patient", t.ref }, { "state", "active" });
	is_as_before(&t, 1);
	assert_non_null(
	    strstr(t.c.out.said, "1 of 2 visits booked again, not Tue 24-Nov-2026 10:00."));
	assert_int_equal(t.c.out.reasons.n, 1);
	assert_non_null(strstr(
	    t.c.out.reasons.at[0], "Not booked again: Review on Tue 24-Nov-2026 10:00, KB: "));
	do_pairs(&t.c, "undo.last", NULL, 0);
	assert_int_equal(ahead_of(&t).visit.n + ahead_of(&t).due.n, 0);
	do_(&t.c, "patient.state", { "patient", t.ref }, { "state", "active" });
	is_as_before(&t, 1);
	a_clinic_close(&t.c);
}

static void
taking_back_a_death_names_the_visit_without_a_place(void **state)
{
	struct back_test t;
	const char *undo;

	(void)state;
	begin(&t);
	do_(&t.c, "patient.state", { "patient", t.ref }, { "state", "dead" });
	undo = text_fmt(&t.c.a, "%lld", (long long)t.c.out.undo);
	somebody_takes_a_place(&t);
	do_(&t.c, "undo.id", { "id", undo });
	is_as_before(&t, 1);
	assert_int_equal(t.c.out.reasons.n, 1);
	assert_non_null(strstr(t.c.out.reasons.at[0], "Not booked again: Review"));
	a_clinic_close(&t.c);
}

/* Moved away, as a call heard it, and first without an end to what is booked. */
static void
who_comes_back_is_due_again_for_what_was_cancelled_since(void **state)
{
	struct back_test t;
	const char *due;

	(void)state;
	begin(&t);
	due = text_fmt(&t.c.a, "%lld", (long long)t.was.due.at[0].id);
	do_(&t.c, "patient.state", { "patient", t.ref }, { "state", "inactive" });
	is_as_before(&t, 2);
	do_(&t.c, "due.contact", { "id", due }, { "outcome", "moved" }, { "cancel", "yes" });
	assert_int_equal(ahead_of(&t).visit.n + ahead_of(&t).due.n, 0);
	do_pairs(&t.c, "undo.last", NULL, 0);
	is_as_before(&t, 2);
	do_(&t.c, "due.contact", { "id", due }, { "outcome", "moved" }, { "cancel", "yes" });
	do_(&t.c, "patient.state", { "patient", t.ref }, { "state", "active" });
	is_as_before(&t, 2);
	a_clinic_close(&t.c);
}

/* What was cancelled for another reason, or looked at since, is not touched. */
static void
only_what_the_leaving_cancelled_comes_back(void **state)
{
	struct back_test t;
	const char *due, *other;

	(void)state;
	begin(&t);
	due = text_fmt(&t.c.a, "%lld", (long long)t.was.due.at[0].id);
	other = text_fmt(&t.c.a, "%lld", (long long)t.was.due.at[1].id);
	do_(&t.c, "due.cancel", { "id", due }, { "reason", "not needed" });
	do_(&t.c, "patient.state", { "patient", t.ref }, { "state", "dead" });
	do_(&t.c, "due.reopen", { "id", other });
	do_(&t.c, "due.cancel", { "id", other }, { "reason", "looked at since" });
	do_(&t.c, "patient.state", { "patient", t.ref }, { "state", "active" });
	assert_int_equal(ahead_of(&t).due.n, t.was.due.n - 2);
	do_(&t.c, "patient.state", { "patient", t.ref }, { "state", "dead" });
	do_(&t.c, "patient.state", { "patient", t.ref }, { "state", "active" }, { "again", "no" });
	assert_int_equal(ahead_of(&t).visit.n + ahead_of(&t).due.n, 0);
	a_clinic_close(&t.c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_death_entered_in_error_is_put_right_though_a_place_is_taken),
		cmocka_unit_test(taking_back_a_death_names_the_visit_without_a_place),
		cmocka_unit_test(who_comes_back_is_due_again_for_what_was_cancelled_since),
		cmocka_unit_test(only_what_the_leaving_cancelled_comes_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
