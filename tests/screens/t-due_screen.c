/* The recall list: what is seen, and how few keys it takes. */
#include <string.h>

#include "app/due_list.h"
#include "app/inside.h"
#include "base/text.h"
#include "lib/a_book.h"
#include "lib/a_screen.h"
#include "lib/test.h"
#include "store/due_store.h"

/* A decision makes what is due after it. */
static int64_t
decided(struct a_screen *s)
{
	int64_t id = a_screen_margaret(s, true);

	do_(&s->c, "decision.record", { "patient", a_clinic_ref(&s->c, id) }, { "side", "R" },
	    { "treatment", "combined-rehab" }, { "why", "pending" }, { "note", "consent comes" });
	return id;
}

/* Somebody else with a treatment that has a follow-up. */
static void
another(struct a_screen *s, const char *family, const char *given)
{
	int64_t id = a_clinic_patient(&s->c, family, given, "1988-02-02");

	do_(&s->c, "decision.record", { "patient", a_clinic_ref(&s->c, id) }, { "side", "R" },
	    { "treatment", "combined-rehab" }, { "why", "pending" }, { "note", "consent comes" });
}

static void
later(struct a_screen *s, const char *day)
{
	struct now now;
	struct err e = { 0 };

	must(now_read(day, &now, &e));
	app_set_now(s->c.app, now);
}

static struct due_rows
rows_of(struct a_screen *s, int64_t patient)
{
	struct due_rows rows;
	struct err e = { 0 };

	must(due_list_of(s->c.app, patient, &s->a, &rows, &e));
	return rows;
}

static void
who_is_overdue_comes_first(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	decided(&s);
	later(&s, "2027-02-15T09:00");
	a_screen_keys(&s, "g f");
	a_screen_is(&s, "due");
	a_screen_keys(&s, "= 3");
	a_screen_vt100(&s);
	a_screen_is(&s, "due-month-vt100");
	a_screen_close(&s);
}

static void
a_letter_says_what_came_of_a_call(void **state)
{
	struct a_screen s;
	struct due_rows before, after;
	int64_t id;

	(void)state;
	a_screen_open(&s);
	id = decided(&s);
	later(&s, "2027-02-15T09:00");
	before = rows_of(&s, id);
	a_screen_keys(&s, "g f 1 n");
	after = rows_of(&s, id);
	assert_int_equal(after.list.at[0].tried, before.list.at[0].tried + 1);
	assert_true(a_screen_shows(&s, "Recorded for HALL, Margaret: no answer, try 1.   u undo"));
	a_screen_keys(&s, "z");
	assert_true(a_screen_shows(&s, "Deceased"));
	a_screen_keys(&s, "Esc");
	assert_int_equal(rows_of(&s, id).list.at[0].tried, after.list.at[0].tried);
	a_screen_close(&s);
}

/* FEATURES.md, task 21, within its 8 keys: R Enter, 1n, 2b Enter. */
static void
no_answer_is_logged_and_the_next_is_booked_in_seven_keys(void **state)
{
	struct a_screen s;
	struct due_rows rows;
	struct err e = { 0 };

	(void)state;
	a_screen_open(&s);
	a_book_resources(&s.c);
	decided(&s);
	another(&s, "LI", "Na");
	later(&s, "2027-01-10T09:00");
	a_screen_keys(&s, "F5");
	s.typed = 0;
	a_screen_keys(&s, "R Enter 1 n 2 b");
	a_screen_is(&s, "due-book");
	a_screen_keys(&s, "Enter");
	assert_int_equal(s.typed, 7);
	must(due_list_load(s.c.app, DUE_WEEK, 0, &s.a, &rows, &e));
	assert_int_equal(rows.list.n, 1);
	assert_int_equal(rows.list.at[0].tried, 1);
	assert_true(a_screen_shows(&s, "=2 in 7 days 1"));
	a_screen_is(&s, "due-booked");
	a_screen_keys(&s, "/ l i Enter");
	assert_true(a_screen_shows(&s, "6 Follow-up  11-Jan-2027  booked: visit"));
	a_screen_close(&s);
}

static void
what_is_shown_stays_chosen(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	decided(&s);
	later(&s, "2027-02-15T09:00");
	a_screen_keys(&s, "R Right Right");
	assert_true(a_screen_shows(&s, "Enter to the rows"));
	assert_false(a_screen_shows(&s, "Enter chart"));
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "Enter chart"));
	assert_true(a_screen_shows(&s, "15-Feb-2027"));
	a_screen_keys(&s, "F12 R");
	assert_true(a_screen_shows(&s, "15-Feb-2027"));
	a_screen_keys(&s, "= 1 F12 g f");
	assert_true(a_screen_shows(&s, "04-Jan-2027"));
	a_screen_close(&s);
}

static void
who_is_given_up_is_listed_and_comes_back(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	decided(&s);
	later(&s, "2027-02-15T09:00");
	a_screen_keys(&s, "R 1 n n n o");
	assert_true(a_screen_shows(&s, " Enter go on "));
	assert_false(a_screen_shows(&s, "F6 new"));
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "Say what was tried"));
	a_screen_type(&s, "three calls, a letter");
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "Nobody is due here."));
	a_screen_keys(&s, "= 4");
	a_screen_is(&s, "due-lost");
	a_screen_keys(&s, "1 n d x");
	assert_true(a_screen_shows(&s, "This was given up."));
	assert_false(a_screen_shows(&s, "Enter go on"));
	a_screen_keys(&s, "o = 1");
	assert_true(a_screen_shows(&s, "=4 lost 0"));
	assert_true(a_screen_shows(&s, "HALL, Margaret"));
	a_screen_close(&s);
}

static void
an_item_of_one_patient_is_ended_with_a_reason(void **state)
{
	struct a_screen s;
	int64_t id;
	size_t n;

	(void)state;
	a_screen_open(&s);
	id = decided(&s);
	n = rows_of(&s, id).list.n;
	a_screen_keys(&s, "/ h a l l Enter 6");
	a_screen_is(&s, "due-one"); /* what one visit does for is one row */
	a_screen_keys(&s, "x");
	assert_true(a_screen_shows(&s, "Several things are due: choose one, then the key again."));
	a_screen_keys(&s, "F12 Enter");
	a_screen_is(&s, "due-items");
	a_screen_keys(&s, "x Enter");
	assert_true(a_screen_shows(&s, "Say why it is not needed"));
	a_screen_type(&s, "moved to another clinic");
	a_screen_keys(&s, "Enter");
	assert_int_equal(rows_of(&s, id).list.n, n - 1);
	a_screen_keys(&s, "u");
	assert_int_equal(rows_of(&s, id).list.n, n);
	later(&s, "2027-02-15T09:00");
	a_screen_keys(&s, "g t R Enter x");
	assert_true(a_screen_shows(&s, "Several things are due: choose one, then the key again."));
	a_screen_close(&s);
}

/* What is too short to be a reason is said so beside it, and nothing typed is lost. */
static void
words_that_are_refused_or_left_are_there_still(void **state)
{
	struct a_screen s;
	int64_t id;
	size_t n;

	(void)state;
	a_screen_open(&s);
	id = decided(&s);
	n = rows_of(&s, id).list.n;
	a_screen_keys(&s, "/ h a l l Enter 6 Enter x");
	assert_true(a_screen_shows(&s, " Why is it not needed?  ____"));
	a_screen_type(&s, "no");
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "Say why in words, at least"));
	assert_true(a_screen_shows(&s, " Why is it not needed?  no____"));
	a_screen_keys(&s, "Esc");
	assert_true(a_screen_shows(&s, "Enter chart"));
	a_screen_keys(&s, "d");
	assert_true(a_screen_shows(&s, "How did it happen?  ____"));
	a_screen_keys(&s, "Esc x");
	a_screen_type(&s, "not any more");
	a_screen_keys(&s, "Esc Down x");
	assert_true(a_screen_shows(&s, " Why is it not needed?  ____"));
	a_screen_keys(&s, "Esc Up x");
	a_screen_type(&s, "seen elsewhere");
	a_screen_keys(&s, "Esc x");
	assert_true(a_screen_shows(&s, " Why is it not needed?  seen elsewhere____"));
	a_screen_keys(&s, "Enter");
	assert_int_equal(rows_of(&s, id).list.n, n - 1);
	a_screen_close(&s);
}

static void
who_was_reached_is_booked(void **state)
{
	struct a_screen s;
	int64_t id;

	(void)state;
	a_screen_open(&s);
	a_book_resources(&s.c);
	id = decided(&s);
	later(&s, "2027-01-10T09:00");
	a_screen_keys(&s, "R 1 r");
	assert_int_equal(rows_of(&s, id).list.at[0].tried, 1);
	assert_true(a_screen_shows(&s, "Recorded for HALL, Margaret: reached, try 1."));
	assert_true(a_screen_shows(&s, "Enter book"));
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "=2 in 7 days 0"));
	a_screen_close(&s);
}

/* A missing answer is not a negative answer, and what was refused stays refused. */
static void
the_number_stands_with_what_is_known_of_the_agreement(void **state)
{
	struct a_screen s;
	const char *who;

	(void)state;
	a_screen_open(&s);
	who = a_clinic_ref(&s.c, decided(&s));
	later(&s, "2027-01-10T09:00");
	a_screen_keys(&s, "R");
	assert_true(a_screen_shows(&s, " By phone: none on record"));
	do_(&s.c, "patient.edit", { "patient", who }, { "phone", "07700 900123" });
	a_screen_keys(&s, "F5");
	assert_true(
	    a_screen_shows(&s, " By phone: 07700 900123, agreement to be called not recorded"));
	do_(&s.c, "patient.edit", { "patient", who }, { "consent_contact.na", "none" });
	a_screen_keys(&s, "F5");
	assert_true(a_screen_shows(&s, " By phone: does not agree to be called"));
	assert_false(a_screen_shows(&s, "07700"));
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "07700 900123, does not agree to be called"));
	do_(&s.c, "patient.edit", { "patient", who }, { "consent_contact.na", "" },
	    { "consent_contact", "sms,post" });
	a_screen_keys(&s, "F12 F5");
	assert_true(
	    a_screen_shows(&s, " By phone: 07700 900123, SMS only: does not agree to be called\n"));
	do_pairs(&s.c, "undo.last", NULL, 0);
	do_pairs(&s.c, "undo.last", NULL, 0);
	a_screen_keys(&s, "F5");
	assert_true(
	    a_screen_shows(&s, " By phone: 07700 900123, agreement to be called not recorded"));
	a_screen_close(&s);
}

/* A list of more than 200 is gone through by one key. */
static void
what_the_list_leaves_out_comes_by_a_key(void **state)
{
	struct a_screen s;
	struct actor who;
	struct tx *tx;
	struct err e = { 0 };
	int64_t id;

	(void)state;
	a_screen_open(&s);
	id = a_screen_margaret(&s, false);
	who = app_actor(s.c.app, "");
	must(tx_begin(s.c.app->db, &who, "test.make", app_now(s.c.app), &tx, &e));
	for (int i = 0; i < DUE_PAGE + 3; i++) {
		int day = app_now(s.c.app).day - 300 + i;
		struct due d = { .patient = id,
			.kind = "visit",
			.what = "",
			.earliest = day,
			.target = day,
			.latest = day,
			.rule = "F1",
			.source = "memory" };

		must(due_add(tx, &d, &e));
	}
	must(tx_end(tx, true, &e));
	a_screen_keys(&s, "R");
	assert_true(a_screen_shows(&s, "1 to 200 are shown.   Space shows the next"));
	assert_true(a_screen_shows(&s, "27-Jan-2026"));
	a_screen_keys(&s, "Enter Space");
	assert_true(a_screen_shows(&s, "From 201 on, to the end."));
	assert_true(a_screen_shows(&s, "17-Aug-2026"));
	assert_false(a_screen_shows(&s, "27-Jan-2026"));
	a_screen_keys(&s, "Space");
	assert_true(a_screen_shows(&s, "27-Jan-2026"));
	a_screen_close(&s);
}

/* SMS alone was agreed to: whoever calls all the same is asked why before it is recorded. */
static void
a_call_that_was_not_agreed_to_is_asked_about(void **state)
{
	struct a_screen s;
	const char *who;

	(void)state;
	a_screen_open(&s);
	who = a_clinic_ref(&s.c, decided(&s));
	do_(&s.c, "patient.edit", { "patient", who }, { "phone", "07700 900123" },
	    { "consent_contact", "sms" });
	later(&s, "2027-01-10T09:00");
	a_screen_keys(&s, "R n");
	assert_true(a_screen_shows(&s, "agreed to SMS only, not to be called. Say why"));
	assert_true(a_screen_shows(&s, "Why all the same?"));
	assert_true(a_screen_shows(&s, "Nobody has tried"));
	a_screen_type(&s, "asked to be rung");
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "no answer, try 1."));
	a_screen_keys(&s, "s");
	assert_true(a_screen_shows(&s, "sent an SMS, try 2."));
	do_(&s.c, "patient.edit", { "patient", who }, { "consent_contact", "phone" });
	a_screen_keys(&s, "F5");
	assert_true(a_screen_shows(&s, " By phone: 07700 900123, no SMS\n"));
	a_screen_keys(&s, "s");
	assert_true(a_screen_shows(&s, "does not agree to be sent SMS. Say why"));
	a_screen_keys(&s, "Esc r");
	assert_true(a_screen_shows(&s, "reached, try 3."));
	a_screen_close(&s);
}

/* What a red flag and a wish end in has a list of its own, and no command's name is shown. */
static void
a_red_flag_and_a_wish_lead_to_where_they_end(void **state)
{
	struct a_screen s;
	int64_t id;

	(void)state;
	a_screen_open(&s);
	id = a_screen_margaret(&s, true);
	a_clinic_save(&s.c, "response.save", &(struct fill){ "visit", id, .day = DAY_NONE },
	    PAIRS({ "rf_clot", "yes" }, { "rf_clot_act", "ambulance called" }));
	a_screen_keys(&s, "/ h a l l Enter 6");
	assert_true(a_screen_shows(&s, "A red flag: what came of the call is said in the list"));
	assert_true(a_screen_shows(&s, "Enter call today"));
	assert_false(a_screen_shows(&s, "x not needed"));
	a_screen_keys(&s, "x d r");
	assert_false(a_screen_shows(&s, "redflag."));
	assert_true(a_screen_shows(&s, "Enter call today"));
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "s seen by a clinician"));
	do_(&s.c, "amendment.ask", { "patient", a_clinic_ref(&s.c, id) }, { "wish", "no pain" });
	a_screen_keys(&s, "F12 Down");
	assert_true(a_screen_shows(&s, "Enter the wish"));
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "The patient wants amended: no pain"));
	a_screen_close(&s);
}

/* The day of an operation elsewhere is typed where its follow-up is seen. */
static void
what_is_due_is_counted_from_the_day_that_is_typed(void **state)
{
	struct a_screen s;
	int64_t id;

	(void)state;
	a_screen_open(&s);
	id = decided(&s);
	later(&s, "2026-12-01T09:00");
	a_screen_keys(&s, "/ h a l l Enter 6 t");
	assert_true(a_screen_shows(&s, "First day of "));
	assert_true(a_screen_shows(&s, ", right hip"));
	a_screen_type(&s, "30-11-2026");
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "follow-up counts from 30-Nov-2026"));
	assert_true(a_screen_shows(&s, "11-Jan-2027"));
	assert_int_equal(rows_of(&s, id).list.at[0].target, day_of(2027, 1, 11));
	a_screen_keys(&s, "u");
	assert_int_equal(rows_of(&s, id).list.at[0].target, day_of(2027, 1, 4));
	a_screen_close(&s);
}

/* An operation that has no day is listed apart, and its day is entered there. */
static void
the_day_of_an_operation_is_entered_where_it_is_waited_for(void **state)
{
	struct a_screen s;
	int64_t id;

	(void)state;
	a_screen_open(&s);
	id = a_screen_margaret(&s, true);
	do_(&s.c, "decision.record", { "patient", a_clinic_ref(&s.c, id) }, { "side", "R" },
	    { "treatment", "core-decompression" }, { "why", "other" }, { "note", "Dr Lund" });
	a_screen_keys(&s, "/ h a l l Enter");
	assert_true(a_screen_shows(&s, "waits for the day of the operation"));
	a_screen_keys(&s, "g t R = 5");
	a_screen_is(&s, "due-waits");
	assert_true(
	    a_screen_shows(&s, "From 04-Jan-2027, until the day is known: no operation day yet"));
	assert_false(a_screen_shows(&s, "2200"));
	a_screen_keys(&s, "Enter t");
	assert_true(a_screen_shows(&s, "Day of the core decompression, right hip"));
	/* The year is a slip: it is asked about, and what was typed is there still. */
	a_screen_type(&s, "12-03-2019");
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(
	    &s, "12-Mar-2019 is before it was decided on 23-Nov-2026: sure?   y it is meant"));
	a_screen_keys(&s, "n");
	assert_true(a_screen_shows(&s, "12-03-2019"));
	assert_true(a_screen_shows(&s, "=5 waiting 1"));
	a_screen_keys(&s, "Enter y");
	assert_true(
	    a_screen_shows(&s, "Core decompression, right hip: follow-up counts from 12-Mar-2019"));
	a_screen_keys(&s, "u t");
	a_screen_type(&s, "23-11-2026");
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "follow-up counts from 23-Nov-2026"));
	assert_true(a_screen_shows(&s, "=5 waiting 0"));
	a_screen_keys(&s, "u");
	assert_true(a_screen_shows(&s, "=5 waiting 1"));
	/* Reception hears of it from the hospital, and decides nothing. */
	a_clinic_as(&s.c, "rita");
	a_screen_keys(&s, "F5 Enter 6");
	assert_true(a_screen_shows(&s, "t operation day"));
	a_screen_keys(&s, "t");
	a_screen_type(&s, "23-11-2026");
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "follow-up counts from 23-Nov-2026"));
	a_screen_keys(&s, "u");
	assert_true(a_screen_shows(&s, "no operation day yet, right"));
	a_screen_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(who_is_overdue_comes_first),
		cmocka_unit_test(a_letter_says_what_came_of_a_call),
		cmocka_unit_test(no_answer_is_logged_and_the_next_is_booked_in_seven_keys),
		cmocka_unit_test(what_is_shown_stays_chosen),
		cmocka_unit_test(who_is_given_up_is_listed_and_comes_back),
		cmocka_unit_test(an_item_of_one_patient_is_ended_with_a_reason),
		cmocka_unit_test(words_that_are_refused_or_left_are_there_still),
		cmocka_unit_test(the_day_of_an_operation_is_entered_where_it_is_waited_for),
		cmocka_unit_test(who_was_reached_is_booked),
		cmocka_unit_test(the_number_stands_with_what_is_known_of_the_agreement),
		cmocka_unit_test(what_the_list_leaves_out_comes_by_a_key),
		cmocka_unit_test(a_call_that_was_not_agreed_to_is_asked_about),
		cmocka_unit_test(a_red_flag_and_a_wish_lead_to_where_they_end),
		cmocka_unit_test(what_is_due_is_counted_from_the_day_that_is_typed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
