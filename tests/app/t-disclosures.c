/* What left the clinic is accounted for, and a wish to amend is answered; neither is lost. */
#include "lib/test.h"

#include <string.h>

#include "app/disclosures.h"
#include "app/due_list.h"
#include "app/inside.h"
#include "base/text.h"
#include "lib/a_book.h"
#include "lib/a_clinic.h"
#include "store/db_in.h"

static struct disclosures
load(struct a_clinic *c, int64_t patient)
{
	struct disclosures all;
	struct err e = { 0 };

	must(disclosures_load(c->app, patient, &c->a, &all, &e));
	return all;
}

static const char *
id(struct a_clinic *c, int64_t n)
{
	return text_fmt(&c->a, "%lld", (long long)n);
}

static int64_t
count(struct a_clinic *c, const char *sql)
{
	struct err e = { 0 };
	int64_t n;

	must(db_number(c->app->db, sql, &n, &e));
	return n;
}

static void
at(struct a_clinic *c, const char *moment)
{
	struct err e = { 0 };
	struct now now;

	must(now_read(moment, &now, &e));
	app_set_now(c->app, now);
}

static void
a_disclosure_has_day_recipient_address_what_and_purpose(void **state)
{
	struct a_clinic c;
	struct disclosures all;
	int64_t p;

	(void)state;
	a_clinic_open(&c);
	p = a_clinic_patient(&c, "Hall", "Margaret", "1968-07-14");
	a_clinic_as(&c, "rita");
	assert_int_equal(refused(&c, "disclosure.add", { "patient", a_clinic_ref(&c, p) },
			     { "recipient", "Oak Insurance" }, { "what", "stage" }),
	    ERR_INPUT);
	is_str(c.e.field, "purpose");
	assert_int_equal(refused(&c, "disclosure.add", { "patient", a_clinic_ref(&c, p) },
			     { "recipient", "Oak" }, { "what", "x" }, { "purpose", "y" },
			     { "day", "2026-11-24" }),
	    ERR_INPUT);
	assert_int_equal(refused(&c, "disclosure.add", { "patient", a_clinic_ref(&c, p) },
			     { "recipient", "Oak" }, { "what", "x" }, { "purpose", "y" },
			     { "day", "2026-11-20" }),
	    ERR_RULE);
	is_str(c.e.text, "Fri 20-Nov-2026 is past: say why this is entered only now.");
	do_(&c, "disclosure.add", { "patient", a_clinic_ref(&c, p) },
	    { "recipient", "Oak Insurance" }, { "address", "1 Oak Lane" }, { "what", "stage" },
	    { "purpose", "payment" }, { "day", "2026-11-20" }, { "reason", "found in the post" });
	all = load(&c, p);
	assert_int_equal(all.disclosed.n, 1);
	assert_int_equal(all.disclosed.at[0].day, day_of(2026, 11, 20));
	is_str(all.disclosed.at[0].recipient, "Oak Insurance");
	is_str(all.disclosed.at[0].address, "1 Oak Lane");
	is_str(all.disclosed.at[0].purpose, "payment");
	a_clinic_as(&c, "aude");
	assert_int_equal(refused(&c, "disclosure.add", { "patient", a_clinic_ref(&c, p) },
			     { "recipient", "a" }, { "what", "b" }, { "purpose", "c" }),
	    ERR_DENIED);
	a_clinic_close(&c);
}

static void
what_was_noted_in_error_stays_and_says_so(void **state)
{
	struct a_clinic c;
	struct disclosures all;
	int64_t p, n;

	(void)state;
	a_clinic_open(&c);
	p = a_clinic_patient(&c, "Hall", "Margaret", "1968-07-14");
	n = do_(&c, "disclosure.add", { "patient", a_clinic_ref(&c, p) }, { "recipient", "Oak" },
	    { "what", "stage" }, { "purpose", "payment" });
	assert_int_equal(refused(&c, "disclosure.error", { "id", id(&c, n) }), ERR_RULE);
	do_pairs(&c, "undo.last", NULL, 0);
	all = load(&c, p);
	assert_int_equal(all.disclosed.n, 1);
	is_str(all.disclosed.at[0].error, "taken back");
	assert_int_equal(
	    refused(&c, "disclosure.error", { "id", id(&c, n) }, { "reason", "again" }),
	    ERR_CONFLICT);
	assert_int_equal(count(&c, "SELECT count(*) FROM version WHERE object = 'disclosure'"), 1);
	a_clinic_close(&c);
}

static void
the_report_has_six_years_papers_and_merged_records(void **state)
{
	struct a_clinic c;
	struct disclosures all;
	int64_t p, q;

	(void)state;
	a_clinic_open(&c);
	a_book_resources(&c);
	p = a_clinic_patient(&c, "Hall", "Margaret", "1968-07-14");
	q = a_clinic_patient(&c, "Hall", "Maggie", "1968-07-15");
	do_(&c, "disclosure.add", { "patient", a_clinic_ref(&c, p) }, { "recipient", "Old" },
	    { "what", "stage" }, { "purpose", "payment" }, { "day", "2020-11-01" },
	    { "reason", "from paper" });
	do_(&c, "disclosure.add", { "patient", a_clinic_ref(&c, p) }, { "recipient", "Six" },
	    { "what", "stage" }, { "purpose", "payment" }, { "day", "2020-11-23" },
	    { "reason", "from paper" });
	do_(&c, "disclosure.add", { "patient", a_clinic_ref(&c, q) }, { "recipient", "Other" },
	    { "what", "stage" }, { "purpose", "payment" }, { "day", "2026-11-01" },
	    { "reason", "from paper" });
	do_(&c, "session.book", { "patient", a_clinic_ref(&c, p) }, { "at", "2026-11-25 10:00" },
	    { "label", "Review" }, { "therapist", "KB" });
	do_(&c, "print.card", { "patient", a_clinic_ref(&c, p) });
	do_(&c, "patient.merge", { "patient", a_clinic_ref(&c, p) },
	    { "other", a_clinic_ref(&c, q) });
	all = load(&c, p);
	assert_int_equal(all.disclosed.n, 3); /* the newest first, and not the old one */
	is_str(all.disclosed.at[0].what, "appointment card");
	is_str(all.disclosed.at[1].recipient, "Other");
	is_str(all.disclosed.at[2].recipient, "Six");
	a_clinic_close(&c);
}

static int64_t
wish(struct a_clinic *c, int64_t p)
{
	return do_(c, "amendment.ask", { "patient", a_clinic_ref(c, p) },
	    { "wish", "The left hip never hurt" });
}

static void
a_wish_is_due_in_sixty_days_and_ends_by_its_answer_alone(void **state)
{
	struct a_clinic c;
	struct due_rows due;
	struct disclosures all;
	struct err e = { 0 };
	int64_t p, n;
	const char *item;

	(void)state;
	a_clinic_open(&c);
	p = a_clinic_patient(&c, "Hall", "Margaret", "1968-07-14");
	n = wish(&c, p);
	must(due_list_of(c.app, p, &c.a, &due, &e));
	assert_int_equal(due.list.n, 1);
	assert_int_equal(due.list.at[0].latest, day_of(2026, 11, 23) + 60);
	is_str(due.list.at[0].words, "answer to an amendment");
	item = id(&c, due.list.at[0].id);
	refused(&c, "due.answer", { "id", item }, { "note", "done" });
	refused(&c, "due.cancel", { "id", item }, { "reason", "done" });
	refused(&c, "due.lost", { "id", item }, { "reason", "done" });
	at(&c, "2027-01-22T09:00");
	assert_false(load(&c, p).wish.at[0].overdue);
	at(&c, "2027-01-23T09:00");
	all = load(&c, p);
	assert_true(all.wish.at[0].overdue);
	must(due_list_load(c.app, DUE_OVERDUE, 0, &c.a, &due, &e));
	assert_int_equal(due.list.n, 1);
	do_(&c, "amendment.deny", { "id", id(&c, n) }, { "reason", "the X-ray shows it" });
	refused(&c, "due.reopen", { "id", item });
	must(due_list_load(c.app, DUE_OVERDUE, 0, &c.a, &due, &e));
	assert_int_equal(due.list.n, 0);
	a_clinic_close(&c);
}

static void
a_denial_has_its_reason_and_is_appended(void **state)
{
	struct a_clinic c;
	struct disclosures all;
	int64_t p, n;

	(void)state;
	a_clinic_open(&c);
	p = a_clinic_patient(&c, "Hall", "Margaret", "1968-07-14");
	n = wish(&c, p);
	assert_int_equal(refused(&c, "amendment.deny", { "id", id(&c, n) }), ERR_RULE);
	do_(&c, "amendment.deny", { "id", id(&c, n) }, { "reason", "the X-ray shows it" });
	all = load(&c, p);
	is_str(all.wish.at[0].wish, "The left hip never hurt");
	is_str(all.wish.at[0].state, "denied");
	is_str(all.wish.at[0].reason, "the X-ray shows it");
	do_pairs(&c, "undo.last", NULL, 0);
	is_str(load(&c, p).wish.at[0].state, "open");
	assert_int_equal(count(&c,
			     "SELECT count(*) FROM version WHERE object = 'amendment' AND"
			     " json_extract(data, '$.reason') = 'the X-ray shows it'"),
	    1);
	a_clinic_as(&c, "rita"); /* who notes a wish does not decide it */
	assert_int_equal(
	    refused(&c, "amendment.deny", { "id", id(&c, n) }, { "reason", "not so" }), ERR_DENIED);
	a_clinic_close(&c);
}

static void
an_accepted_wish_names_the_record_that_amends_it(void **state)
{
	struct a_clinic c;
	struct disclosures all;
	int64_t p, q, n, mine, others;
	const struct pair given[] = { { "scope", "record" }, { "given_by", "patient" },
		{ "taken_by", "Rita" }, { "capacity", "yes" }, { "taken_on", "2026-11-23" } };

	(void)state;
	a_clinic_open(&c);
	p = a_clinic_patient(&c, "Hall", "Margaret", "1968-07-14");
	q = a_clinic_patient(&c, "Okafor", "Kemi", "1961-03-04");
	n = wish(&c, p);
	others = a_clinic_save(
	    &c, "response.save", &(struct fill){ "consent", q, .day = DAY_NONE }, given, 5);
	mine = a_clinic_save(
	    &c, "response.save", &(struct fill){ "consent", p, .day = DAY_NONE }, given, 5);
	assert_int_equal(
	    refused(&c, "amendment.accept", { "id", id(&c, n) }, { "response", id(&c, others) }),
	    ERR_RULE);
	assert_int_equal(load(&c, p).amending, mine);
	do_(&c, "amendment.accept", { "id", id(&c, n) }, { "response", id(&c, mine) });
	all = load(&c, p);
	is_str(all.wish.at[0].state, "accepted");
	assert_int_equal(all.wish.at[0].response, mine);
	assert_int_equal(refused(&c, "amendment.deny", { "id", id(&c, n) }, { "reason", "not so" }),
	    ERR_CONFLICT);
	a_clinic_close(&c);
}

static void
reading_the_list_is_in_the_audit(void **state)
{
	struct a_clinic c;
	struct err e = { 0 };
	int64_t p;

	(void)state;
	a_clinic_open(&c);
	p = a_clinic_patient(&c, "Hall", "Margaret", "1968-07-14");
	must(disclosures_open(c.app, p, &e));
	assert_int_equal(count(&c,
			     "SELECT count(*) FROM audit WHERE action = 'disclosure.read'"
			     " AND patient = 1"),
	    1);
	a_clinic_close(&c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_disclosure_has_day_recipient_address_what_and_purpose),
		cmocka_unit_test(what_was_noted_in_error_stays_and_says_so),
		cmocka_unit_test(the_report_has_six_years_papers_and_merged_records),
		cmocka_unit_test(a_wish_is_due_in_sixty_days_and_ends_by_its_answer_alone),
		cmocka_unit_test(a_denial_has_its_reason_and_is_appended),
		cmocka_unit_test(an_accepted_wish_names_the_record_that_amends_it),
		cmocka_unit_test(reading_the_list_is_in_the_audit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
