/* Two records of one person become one by a command, and two again. */
#include "lib/test.h"

#include <string.h>

#include "app/chart.h"
#include "app/drafts.h"
#include "app/merging.h"
#include "base/text.h"
#include "form/form.h"
#include "lib/a_book.h"

static const char *
number_of(struct a_clinic *c, int64_t patient)
{
	struct banner b;
	struct err e;

	must(banner_load(c->app, patient, &c->a, &b, &e));
	return b.number;
}

static bool
is_found(struct a_clinic *c, const char *typed, int64_t patient)
{
	struct find_rows rows;
	struct err e;

	must(find_typed(c->app, typed, &c->a, &rows, &e));
	for (size_t i = 0; i < rows.list.n; i++)
		if (rows.list.at[i].id == patient)
			return true;
	return false;
}

static void
a_merged_record_is_found_by_its_number_as_the_one_that_stays(void **state)
{
	struct a_clinic c;
	int64_t stays, goes;
	const char *number;
	struct err e;

	(void)state;
	a_clinic_open(&c);
	stays = a_clinic_patient(&c, "Hall", "Margaret", "1968-07-14");
	goes = a_clinic_patient(&c, "Okafor", "Kemi", "1961-03-04");
	number = number_of(&c, goes);
	do_(&c, "patient.merge", { "patient", a_clinic_ref(&c, stays) }, { "other", number });
	assert_true(is_found(&c, number, stays));
	assert_true(is_found(&c, "okafor", stays));
	assert_false(is_found(&c, "okafor", goes));
	assert_int_equal(
	    do_(&c, "alert.add", { "patient", number }, { "text", "falls" }) > 0, true);
	assert_false(chart_open(c.app, goes, &e));
	assert_int_equal(e.code, ERR_CONFLICT);
	assert_non_null(strstr(e.text, "HALL, Margaret"));
	a_clinic_close(&c);
}

static void
a_screen_that_still_shows_the_merged_record_is_told(void **state)
{
	struct a_clinic c;
	int64_t stays, goes;

	(void)state;
	a_clinic_open(&c);
	stays = a_clinic_patient(&c, "Hall", "Margaret", "1968-07-14");
	goes = a_clinic_patient(&c, "Hall", "Maggie", "1968-07-15");
	do_(&c, "patient.merge", { "patient", a_clinic_ref(&c, stays) },
	    { "other", a_clinic_ref(&c, goes) });
	assert_int_equal(
	    refused(&c, "alert.add", { "patient", a_clinic_ref(&c, goes) }, { "text", "falls" }),
	    ERR_CONFLICT);
	assert_non_null(strstr(c.e.text, "is part of"));
	assert_int_equal(refused(&c, "patient.merge", { "patient", a_clinic_ref(&c, stays) },
			     { "other", a_clinic_ref(&c, stays) }),
	    ERR_RULE);
	a_clinic_close(&c);
}

static void
a_merge_and_its_undo_are_one_action_each(void **state)
{
	struct a_clinic c;
	int64_t stays, goes;

	(void)state;
	a_clinic_open(&c);
	stays = a_clinic_patient(&c, "Hall", "Margaret", "1968-07-14");
	goes = a_clinic_patient(&c, "Hall", "Maggie", "1968-07-15");
	do_(&c, "patient.merge", { "patient", a_clinic_ref(&c, stays) },
	    { "other", a_clinic_ref(&c, goes) });
	do_pairs(&c, "undo.last", NULL, 0);
	assert_true(is_found(&c, "maggie", goes));
	assert_false(is_found(&c, "maggie", stays));
	a_clinic_close(&c);
}

/* Both are booked at one time, by mistake or because there were two records: nothing is lost,
 * and what happens to either visit goes on as before. */
static void
visits_at_one_time_stay_booked_and_are_named(void **state)
{
	struct a_clinic c;
	int64_t stays, goes, one, other;

	(void)state;
	a_clinic_open(&c);
	a_book_resources(&c);
	stays = a_clinic_patient(&c, "Hall", "Margaret", "1968-07-14");
	goes = a_clinic_patient(&c, "Hall", "Maggie", "1968-07-15");
	one = do_(&c, "session.book", { "patient", a_clinic_ref(&c, stays) },
	    { "at", "2026-11-23 10:00" }, { "label", "Exercise" }, { "therapist", "KB" });
	other = do_(&c, "session.book", { "patient", a_clinic_ref(&c, goes) },
	    { "at", "2026-11-23 10:15" }, { "label", "Exercise" }, { "therapist", "TL" });
	do_(&c, "patient.merge", { "patient", a_clinic_ref(&c, stays) },
	    { "other", a_clinic_ref(&c, goes) });
	assert_int_equal(c.out.reasons.n, 2); /* the birth dates, and the visits */
	assert_non_null(strstr(c.out.reasons.at[1], "23-Nov-2026"));
	do_(&c, "session.arrive", { "id", text_fmt(&c.a, "%lld", (long long)other) });
	do_(&c, "session.arrive", { "id", text_fmt(&c.a, "%lld", (long long)one) });
	do_(&c, "session.cancel", { "id", text_fmt(&c.a, "%lld", (long long)one) },
	    { "reason", "booked twice" });
	refused(&c, "session.book", { "patient", a_clinic_ref(&c, stays) },
	    { "at", "2026-11-23 10:00" }, { "label", "Exercise" }, { "therapist", "KB" });
	a_clinic_close(&c);
}

static void
taking_a_merge_back_tells_whose_is_what_was_saved_since(void **state)
{
	struct a_clinic c;
	struct err e = { 0 };
	struct now now;
	int64_t stays, goes, merge;

	(void)state;
	a_clinic_open(&c);
	a_book_resources(&c);
	stays = a_clinic_patient(&c, "Hall", "Margaret", "1968-07-14");
	goes = a_clinic_patient(&c, "Hall", "Maggie", "1968-07-15");
	do_(&c, "alert.add", { "patient", a_clinic_ref(&c, goes) }, { "text", "Latex" });
	merge = do_(&c, "patient.merge", { "patient", a_clinic_ref(&c, stays) },
	    { "other", a_clinic_ref(&c, goes) });
	must(now_read("2026-11-24T09:00", &now, &e));
	app_set_now(c.app, now);
	do_(&c, "session.book", { "patient", a_clinic_ref(&c, stays) },
	    { "at", "2026-11-25 10:00" }, { "label", "Review" }, { "therapist", "KB" });
	do_(&c, "alert.add", { "patient", a_clinic_ref(&c, stays) }, { "text", "Falls" });
	do_(&c, "patient.unmerge", { "id", text_fmt(&c.a, "%lld", (long long)merge) });
	assert_int_equal(c.out.reasons.n, 2);
	assert_non_null(strstr(c.out.reasons.at[0], "has the alert Falls of 24-Nov-2026"));
	assert_non_null(strstr(c.out.reasons.at[1], "has the visit Review of 25-Nov-2026"));
	assert_non_null(strstr(c.out.said, "look at what was saved since"));
	a_clinic_close(&c);
}

static void
who_is_not_the_same_person_is_not_offered_again(void **state)
{
	struct a_clinic c;
	int64_t one, other;
	struct find_rows rows;
	struct err e;

	(void)state;
	a_clinic_open(&c);
	one = a_clinic_patient(&c, "Hall", "Margaret", "1968-07-14");
	other = do_(&c, "patient.register", { "family", "Hall" }, { "given", "Margaret" },
	    { "born", "1968-07-14" }, { "sex", "F" }, { "duplicate_ok", "a cousin" });
	must(merging_alike(c.app, one, &c.a, &rows, &e));
	assert_int_equal(rows.list.n, 1);
	assert_int_equal(rows.list.at[0].id, other);
	is_str(rows.list.at[0].why, "same date of birth 35, same name 45");
	do_(&c, "patient.not_same", { "patient", a_clinic_ref(&c, other) },
	    { "other", a_clinic_ref(&c, one) });
	must(merging_alike(c.app, one, &c.a, &rows, &e));
	assert_int_equal(rows.list.n, 0);
	do_pairs(&c, "undo.last", NULL, 0);
	must(merging_alike(c.app, other, &c.a, &rows, &e));
	assert_int_equal(rows.list.n, 1);
	a_clinic_close(&c);
}

static void
the_queue_finds_each_pair_once(void **state)
{
	struct a_clinic c;
	struct merging_pairs q;
	struct err e;

	(void)state;
	a_clinic_open(&c);
	a_clinic_patient(&c, "Hall", "Margaret", "1968-07-14");
	a_clinic_patient(&c, "Okafor", "Kemi", "1961-03-04");
	do_(&c, "patient.register", { "family", "Hall" }, { "given", "Margaret" },
	    { "born", "1968-07-14" }, { "sex", "F" }, { "duplicate_ok", "a cousin" });
	merging_queue_start(&q);
	while (q.from > 0)
		must(merging_queue(c.app, 2, &c.a, &q, &e));
	assert_int_equal(q.looked, 3);
	assert_int_equal(q.list.n, 1);
	assert_true(q.list.at[0].one.id < q.list.at[0].other.id);
	a_clinic_close(&c);
}

/* Somebody was in the middle of a form of the record that goes. */
static void
a_draft_of_the_merged_record_goes_on_under_the_other(void **state)
{
	struct a_clinic c;
	int64_t stays, goes;
	struct fill of, now;
	struct form *f;
	struct draft_row offer;
	struct draft_rows mine;
	char id[DRAFT_ID] = "";
	struct err e;

	(void)state;
	a_clinic_open(&c);
	stays = a_clinic_patient(&c, "Hall", "Margaret", "1968-07-14");
	goes = a_clinic_patient(&c, "Hall", "Maggie", "1968-07-15");
	of = (struct fill){ .form = "pain", .patient = goes, .day = DAY_NONE };
	must(fill_open(c.app, &of, &c.a, &f, &e));
	must(draft_keep(c.app, &of, f, "", id, &e));
	form_close(f);
	do_(&c, "patient.merge", { "patient", a_clinic_ref(&c, stays) },
	    { "other", a_clinic_ref(&c, goes) });
	must(draft_mine(c.app, &c.a, &mine, &e));
	assert_int_equal(mine.list.at[0].patient, stays);
	is_str(mine.list.at[0].shown, "HALL, Margaret");
	now = of;
	now.patient = stays;
	must(draft_offer(c.app, &now, &c.a, &offer, &e));
	is_str(offer.id, id);
	assert_int_equal(offer.patient, stays);
	a_clinic_close(&c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_merged_record_is_found_by_its_number_as_the_one_that_stays),
		cmocka_unit_test(a_screen_that_still_shows_the_merged_record_is_told),
		cmocka_unit_test(a_merge_and_its_undo_are_one_action_each),
		cmocka_unit_test(visits_at_one_time_stay_booked_and_are_named),
		cmocka_unit_test(taking_a_merge_back_tells_whose_is_what_was_saved_since),
		cmocka_unit_test(who_is_not_the_same_person_is_not_offered_again),
		cmocka_unit_test(the_queue_finds_each_pair_once),
		cmocka_unit_test(a_draft_of_the_merged_record_goes_on_under_the_other),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
