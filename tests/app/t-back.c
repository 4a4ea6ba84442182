/* What an action did to due items is put back as it was, and never more than that. */
#include "lib/test.h"

#include <stdlib.h>
#include <string.h>

#include "app/inside.h"
#include "base/text.h"
#include "lib/a_book.h"
#include "lib/margaret.h"
#include "store/due_store.h"

/* Margaret, staged; the doctor is signed in. */
static void
open_staged(struct a_clinic *c)
{
	int64_t id;

	a_clinic_open(c);
	a_book_resources(c);
	id = a_clinic_patient(c, "Hall", "Margaret", "1968-07-14");
	margaret_intake(c, id);
	margaret_stage(c, id, NULL, 0);
	a_clinic_as(c, "dora");
}

/* The due items that hold, in words. */
static const char *
due_now(struct a_clinic *c)
{
	struct dues all = { 0 };
	struct text t = { .a = &c->a };
	struct err e = { 0 };

	must(due_standing(c->app->db, 1, &c->a, &all, &e));
	for (size_t i = 0; i < all.list.n; i++) {
		const struct due *d = &all.list.at[i];

		if (strcmp(d->state, "cancelled") != 0)
			text_addf(&t, "%lld %c %s %s %d %s session %lld %s\n", (long long)d->id,
			    d->side == '\0' ? '-' : d->side, d->kind, d->what, d->target, d->state,
			    (long long)d->session, d->reason);
	}
	return text_get(&t);
}

static const char *
number_of(struct a_clinic *c, int64_t id)
{
	return text_fmt(&c->a, "%lld", (long long)id);
}

/* A red flag of the visit form, raised and ended by the therapist; its due item. */
static const char *
a_flag_that_was_answered(struct a_clinic *c)
{
	struct due_calls up = { 0 };
	struct err e = { 0 };
	const char *id;

	a_clinic_as(c, "theo");
	do_(c, "response.save", { "form", "visit" }, { "patient", "#1" }, { "rf_fracture", "yes" },
	    { "state", "incomplete" });
	must(due_call_list(c->app->db, 9, &c->a, &up, &e));
	assert_int_equal(up.list.n, 1);
	id = number_of(c, up.list.at[0].id);
	do_(c, "redflag.contact", { "id", id }, { "outcome", "seen" }, { "note", "examined" });
	return id;
}

static void
reception_takes_back_that_a_red_flag_is_up_again(void **state)
{
	struct a_clinic c;
	const char *id, *before;

	(void)state;
	open_staged(&c);
	id = a_flag_that_was_answered(&c);
	a_clinic_as(&c, "rita");
	before = due_now(&c);
	do_(&c, "redflag.again", { "id", id });
	assert_string_not_equal(due_now(&c), before);
	do_pairs(&c, "undo.last", NULL, 0);
	is_str(due_now(&c), before);
	a_clinic_close(&c);
}

static void
who_ends_a_flag_since_is_not_overruled(void **state)
{
	struct a_clinic c;
	const char *id, *before;

	(void)state;
	open_staged(&c);
	id = a_flag_that_was_answered(&c);
	a_clinic_as(&c, "rita");
	do_(&c, "redflag.again", { "id", id });
	a_clinic_as(&c, "dora");
	do_(&c, "redflag.contact", { "id", id }, { "outcome", "emergency" }, { "note", "sent in" });
	before = due_now(&c);
	a_clinic_as(&c, "rita");
	assert_int_equal(refused_pairs(&c, "undo.last", NULL, 0), ERR_CONFLICT);
	assert_non_null(strstr(c.e.text, "was changed since. Look at it again."));
	is_str(due_now(&c), before);
	a_clinic_close(&c);
}

static void
a_call_stays_on_the_list_when_the_record_that_raised_it_is_taken_back(void **state)
{
	struct a_clinic c;
	int up;
	struct err e = { 0 };

	(void)state;
	open_staged(&c);
	a_clinic_as(&c, "theo");
	do_(&c, "response.save", { "form", "visit" }, { "patient", "#1" }, { "rf_fracture", "yes" },
	    { "state", "incomplete" });
	do_pairs(&c, "undo.last", NULL, 0);
	must(due_call_count(c.app->db, &up, &e));
	assert_int_equal(up, 1);
	assert_int_equal(c.out.reasons.n, 1);
	assert_non_null(strstr(c.out.reasons.at[0], "stays on the call list"));
	a_clinic_close(&c);
}

static int
by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* What is open, whichever item says it. */
static const char *
open_now(struct a_clinic *c)
{
	struct dues all = { 0 };
	struct text t = { .a = &c->a };
	const char *line[100];
	struct err e = { 0 };

	must(due_of_patient(c->app->db, 1, &c->a, &all, &e));
	assert_in_range(all.list.n, 1, 100);
	for (size_t i = 0; i < all.list.n; i++)
		line[i] = text_fmt(&c->a, "%d %s %s\n", all.list.at[i].target, all.list.at[i].kind,
		    all.list.at[i].what);
	qsort(line, all.list.n, sizeof(*line), by_text);
	for (size_t i = 0; i < all.list.n; i++)
		text_add(&t, line[i]);
	return text_get(&t);
}

/* The visits of the first decision do for the second one, too: they are due still. */
static void
what_a_later_decision_needs_is_due_when_the_first_is_taken_back(void **state)
{
	struct a_clinic c;
	const char *alone;
	int64_t undo;

	(void)state;
	open_staged(&c);
	do_(&c, "decision.observe", { "patient", "#1" }, { "side", "L" });
	alone = open_now(&c);
	do_pairs(&c, "undo.last", NULL, 0);
	do_(&c, "decision.observe", { "patient", "#1" }, { "side", "R" });
	undo = c.out.undo;
	do_(&c, "decision.observe", { "patient", "#1" }, { "side", "L" });
	do_(&c, "undo.id", { "id", number_of(&c, undo) });
	is_str(open_now(&c), alone);
	a_clinic_close(&c);
}

/* Reception greeted her and the therapist began: that she came is not taken back from under
 * that, the same day or later. */
static void
what_was_built_upon_is_taken_back_after_that(void **state)
{
	static const char *const now[] = { "2026-11-23T11:00", "2026-11-24T09:00" };

	(void)state;
	for (size_t i = 0; i < sizeof(now) / sizeof(*now); i++) {
		struct a_clinic c;
		const char *visit, *came;
		struct now later;
		struct err e = { 0 };

		open_staged(&c);
		a_clinic_as(&c, "rita");
		visit = number_of(&c,
		    do_(&c, "session.book", { "patient", "#1" }, { "at", "2026-11-23 10:00" },
			{ "label", "Review" }, { "therapist", "KB" }));
		do_(&c, "session.arrive", { "id", visit });
		came = number_of(&c, c.out.undo);
		a_clinic_as(&c, "theo");
		do_(&c, "session.start", { "id", visit });
		must(now_read(now[i], &later, &e));
		app_set_now(c.app, later);
		a_clinic_as(&c, "rita");
		assert_int_equal(
		    refused(&c, "undo.id", { "id", came }, { "reason", "not she" }), ERR_CONFLICT);
		assert_non_null(strstr(c.e.text, "did this: "));
		assert_non_null(strstr(c.e.text, "started"));
		assert_non_null(strstr(c.e.text, "It is taken back first"));
		a_clinic_as(&c, "theo");
		do_(&c, "undo.last", { "reason", "not she" });
		a_clinic_as(&c, "rita");
		do_(&c, "undo.last", { "reason", "not she" });
		do_(&c, "undo.last", { "reason", "not she" });
		a_clinic_close(&c);
	}
}

/* What only an undo does is no way round the rights of the others. */
static void
nobody_runs_the_rows_of_an_undo(void **state)
{
	struct a_clinic c;

	(void)state;
	open_staged(&c);
	assert_int_equal(refused(&c, "due.back", { "items", "1 1 2" }), ERR_INPUT);
	assert_int_equal(
	    refused(&c, "session.back", { "places", "1 2026-12-01 10:00" }), ERR_INPUT);
	a_clinic_close(&c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reception_takes_back_that_a_red_flag_is_up_again),
		cmocka_unit_test(who_ends_a_flag_since_is_not_overruled),
		cmocka_unit_test(
		    a_call_stays_on_the_list_when_the_record_that_raised_it_is_taken_back),
		cmocka_unit_test(what_a_later_decision_needs_is_due_when_the_first_is_taken_back),
		cmocka_unit_test(what_was_built_upon_is_taken_back_after_that),
		cmocka_unit_test(nobody_runs_the_rows_of_an_undo),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
