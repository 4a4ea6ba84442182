/* Two records of one person become one by a command, and two again. */
#include "lib/test.h"

#include <string.h>

#include <sqlite3.h>

#include "app/chart.h"
#include "app/drafts.h"
#include "app/merging.h"
#include "base/text.h"
#include "form/form.h"
#include "lib/a_book.h"
#include "lib/margaret.h"

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

/* All that is written down of patients, but how often it was, and records marked as errors. */
static const char *
all_tables(struct a_clinic *c)
{
	static const char tables[] =
	    "SELECT DISTINCT s.name FROM sqlite_schema s, pragma_foreign_key_list(s.name) f"
	    " WHERE s.type = 'table' AND f.\"table\" = 'patient' AND s.name NOT IN"
	    " ('merge_journal', 'merge_change', 'undo', 'audit') UNION SELECT 'patient'"
	    " UNION SELECT 'reservation' ORDER BY 1";
	struct text t = { .a = &c->a };
	sqlite3_stmt *st, *row;
	sqlite3 *raw;

	assert_int_equal(sqlite3_open(c->paths.db, &raw), SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(raw, tables, -1, &st, NULL), SQLITE_OK);
	while (sqlite3_step(st) == SQLITE_ROW) {
		const char *name = (const char *)sqlite3_column_text(st, 0);
		char *sql = sqlite3_mprintf("SELECT * FROM %s%s", name,
		    strcmp(name, "response") == 0 ? " WHERE state <> 'error'" : "");

		text_addf(&t, "%s\n", name);
		assert_int_equal(sqlite3_prepare_v2(raw, sql, -1, &row, NULL), SQLITE_OK);
		while (sqlite3_step(row) == SQLITE_ROW) {
			for (int i = 0; i < sqlite3_column_count(row); i++)
				if (strcmp(sqlite3_column_name(row, i), "rev") != 0)
					text_addf(&t, "%s|",
					    sqlite3_column_type(row, i) == SQLITE_NULL
						? "-"
						: (const char *)sqlite3_column_text(row, i));
			text_add(&t, "\n");
		}
		sqlite3_finalize(row);
		sqlite3_free(sql);
	}
	sqlite3_finalize(st);
	sqlite3_close(raw);
	assert_non_null(strstr(text_get(&t), "contact\n"));
	return text_get(&t);
}

/* Margaret, once as she was registered by telephone, and once as her passport has her. */
static void
two_versions(struct a_clinic *c, int64_t *stays, int64_t *goes)
{
	a_clinic_open(c);
	*stays = do_(c, "patient.register", { "family", "Hall" }, { "given", "Maggie" },
	    { "born", "1968-07-04" }, { "sex", "U" }, { "phone", "07700 900123" });
	*goes = do_(c, "patient.register", { "family", "Hall-Jones" }, { "given", "Margaret" },
	    { "born", "1968-07-14" }, { "sex", "F" }, { "phone", "07700 900321" },
	    { "phone_other", "07700 900555" }, { "address", "1 High Street" },
	    { "consent_contact", "sms" }, { "duplicate_ok", "asked" });
}

static void
who_the_person_is_is_taken_from_either_record(void **state)
{
	static const char *const words[] = { "maggie", "hall-jones", "900123", "900321", "900555",
		"04.07.1968", "14.07.1968" };
	struct a_clinic c;
	int64_t stays, goes;
	struct banner b;
	struct merging m;
	struct err e;

	(void)state;
	two_versions(&c, &stays, &goes);
	do_(&c, "patient.merge", { "patient", a_clinic_ref(&c, stays) },
	    { "other", a_clinic_ref(&c, goes) }, { "take", "name, born sex phone" });
	is_str(c.out.reasons.at[c.out.reasons.n - 1],
	    "The record of both has the name, birth date, sex and phone of 10-0002-0.");
	must(banner_load(c.app, stays, &c.a, &b, &e));
	is_str(b.shown, "HALL-JONES, Margaret");
	is_str(b.sex, "Female");
	assert_int_equal(b.born, day_of(1968, 7, 14));
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (!is_found(&c, words[i], stays))
			fail_msg("%s does not find the record", words[i]);
	/* What the form asks next starts from it, and a change elsewhere in it loses nothing. */
	do_(&c, "patient.edit", { "patient", a_clinic_ref(&c, stays) }, { "language", "Welsh" });
	must(banner_load(c.app, stays, &c.a, &b, &e));
	is_str(b.shown, "HALL-JONES, Margaret");
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (!is_found(&c, words[i], stays))
			fail_msg("%s does not find the record any more", words[i]);
	goes = a_clinic_patient(&c, "Okafor", "Kemi", "1961-03-04");
	must(merging_load(c.app, stays, goes, &c.a, &m, &e));
	is_str(m.stays.phones, "07700 900321 (not asked), 07700 900555 (not asked)");
	is_str(m.stays.names, "HALL, Maggie");
	a_clinic_close(&c);
}

static void
taking_back_restores_both_whatever_was_taken(void **state)
{
	static const char *const take[] = { "", "name", "born", "sex", "phone", "address",
		"name born sex phone address" };
	struct a_clinic c;
	int64_t stays, goes;
	const char *before, *merged;

	(void)state;
	two_versions(&c, &stays, &goes);
	before = all_tables(&c);
	for (size_t i = 0; i < sizeof(take) / sizeof(*take); i++) {
		do_(&c, "patient.merge", { "patient", a_clinic_ref(&c, stays) },
		    { "other", a_clinic_ref(&c, goes) }, { "take", take[i] });
		merged = all_tables(&c);
		assert_string_not_equal(merged, before);
		do_pairs(&c, "undo.last", NULL, 0);
		is_str(all_tables(&c), before);
	}
	a_clinic_close(&c);
}

static void
what_was_changed_of_the_person_since_stays(void **state)
{
	struct a_clinic c;
	int64_t stays, goes, merge;
	struct banner b;
	struct err e;

	(void)state;
	two_versions(&c, &stays, &goes);
	merge = do_(&c, "patient.merge", { "patient", a_clinic_ref(&c, stays) },
	    { "other", a_clinic_ref(&c, goes) }, { "take", "name phone" });
	do_(&c, "patient.edit", { "patient", a_clinic_ref(&c, stays) }, { "given", "Meg" });
	do_(&c, "patient.unmerge", { "id", text_fmt(&c.a, "%lld", (long long)merge) });
	assert_non_null(strstr(c.out.reasons.at[0], "has the record registration of"));
	assert_non_null(strstr(c.out.reasons.at[1], "name, birth date, sex and contacts stay"));
	must(banner_load(c.app, stays, &c.a, &b, &e));
	is_str(b.shown, "HALL-JONES, Meg");
	must(banner_load(c.app, goes, &c.a, &b, &e));
	is_str(b.shown, "HALL-JONES, Margaret");
	assert_true(is_found(&c, "900123", stays));
	assert_true(is_found(&c, "900321", goes));
	a_clinic_close(&c);
}

static void
what_the_other_record_does_not_say_is_not_taken(void **state)
{
	struct a_clinic c;
	int64_t stays, goes;

	(void)state;
	two_versions(&c, &goes, &stays);
	assert_int_equal(refused(&c, "patient.merge", { "patient", a_clinic_ref(&c, stays) },
			     { "other", a_clinic_ref(&c, goes) }, { "take", "address" }),
	    ERR_RULE);
	assert_int_equal(refused(&c, "patient.merge", { "patient", a_clinic_ref(&c, stays) },
			     { "other", a_clinic_ref(&c, goes) }, { "take", "shoes" }),
	    ERR_INPUT);
	is_str(c.e.text, "take: say name, born, sex, phone or address, not shoes.");
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

/* In the second of the merge itself, and under the number of the record that went. */
static void
all_that_was_saved_since_is_named_and_a_mark_holds_for_both(void **state)
{
	static const char *const named[] = { "alert Falls", "disclosure to Oak Surgery",
		"wish to amend no falls", "visit Review", "place on the wait list",
		"try to reach them: no answer", "marked sensitive since" };
	struct a_clinic c;
	int64_t stays, goes, merge;
	const char *ref, *course;
	struct err e = { 0 };
	struct banner b;

	(void)state;
	a_clinic_open(&c);
	a_book_resources(&c);
	stays = a_clinic_patient(&c, "Hall", "Margaret", "1968-07-14");
	goes = a_clinic_patient(&c, "Hall", "Maggie", "1968-07-15");
	margaret_intake(&c, stays);
	margaret_stage(&c, stays, NULL, 0);
	do_(&c, "decision.record", { "patient", a_clinic_ref(&c, stays) }, { "side", "L" },
	    { "treatment", "combined-rehab" }, { "why", "pending" }, { "note", "consent comes" });
	do_(&c, "alert.add", { "patient", a_clinic_ref(&c, stays) }, { "text", "Latex" });
	course = text_fmt(&c.a, "%lld", (long long)a_book_course(&c, stays, 3));
	ref = number_of(&c, goes);
	merge = do_(&c, "patient.merge", { "patient", a_clinic_ref(&c, stays) }, { "other", ref });
	do_(&c, "session.book", { "patient", ref }, { "at", "2027-11-25 10:00" },
	    { "label", "Review" }, { "therapist", "KB" });
	do_(&c, "alert.add", { "patient", ref }, { "text", "Falls" });
	do_(&c, "wait.add", { "course", course });
	do_(&c, "due.contact", { "id", "1" }, { "outcome", "no_answer" });
	do_(&c, "disclosure.add", { "patient", ref }, { "recipient", "Oak Surgery" },
	    { "what", "stage" }, { "purpose", "payment" });
	do_(&c, "amendment.ask", { "patient", ref }, { "wish", "no falls" });
	do_(&c, "patient.sensitive", { "patient", ref }, { "sensitive", "yes" },
	    { "reason", "works here" });
	do_(&c, "patient.unmerge", { "id", text_fmt(&c.a, "%lld", (long long)merge) });
	for (size_t i = 0; i < sizeof(named) / sizeof(*named); i++) {
		size_t k = 0;

		while (k < c.out.reasons.n && strstr(c.out.reasons.at[k], named[i]) == NULL)
			k++;
		if (k == c.out.reasons.n)
			fail_msg("%s is not named", named[i]);
	}
	for (size_t k = 0; k < c.out.reasons.n; k++)
		assert_null(strstr(c.out.reasons.at[k], "Latex"));
	must(banner_load(c.app, stays, &c.a, &b, &e));
	assert_true(b.sensitive);
	must(banner_load(c.app, goes, &c.a, &b, &e));
	assert_true(b.sensitive);
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
		cmocka_unit_test(who_the_person_is_is_taken_from_either_record),
		cmocka_unit_test(taking_back_restores_both_whatever_was_taken),
		cmocka_unit_test(what_was_changed_of_the_person_since_stays),
		cmocka_unit_test(what_the_other_record_does_not_say_is_not_taken),
		cmocka_unit_test(visits_at_one_time_stay_booked_and_are_named),
		cmocka_unit_test(taking_a_merge_back_tells_whose_is_what_was_saved_since),
		cmocka_unit_test(all_that_was_saved_since_is_named_and_a_mark_holds_for_both),
		cmocka_unit_test(who_is_not_the_same_person_is_not_offered_again),
		cmocka_unit_test(the_queue_finds_each_pair_once),
		cmocka_unit_test(a_draft_of_the_merged_record_goes_on_under_the_other),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
