/* Red flags of a visit: they interrupt, and stay until a contact is recorded. */
#include <string.h>

#include "app/board.h"
#include "app/calls.h"
#include "app/chart.h"
#include "base/text.h"
#include "form/formdef.h"
#include "lib/a_book.h"
#include "lib/a_screen.h"
#include "lib/test.h"

static size_t
calls(struct a_screen *s)
{
	struct call_rows rows;
	struct err e = { 0 };

	must(calls_load(s->c.app, &s->a, &rows, &e));
	return rows.list.n;
}

/* The chart's forms, the one called visit. */
static void
open_visit(struct a_screen *s)
{
	a_screen_keys(s, "/ h a l l Enter f");
	a_screen_type(s, "follow-up");
	a_screen_keys(s, "Enter");
}

static void
a_yes_interrupts_until_it_is_said_what_was_done(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	a_screen_margaret(&s, true);
	open_visit(&s);
	a_screen_keys(&s, "y");
	a_screen_is(&s, "flag");
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "Say what was done at once"));
	a_screen_keys(&s, "Down F2 Tab");
	assert_true(a_screen_shows(&s, "Stop all agents, send for a film."));
	a_screen_keys(&s, "Esc");
	assert_false(a_screen_shows(&s, "Stop all agents"));
	a_screen_keys(&s, "y");
	a_screen_type(&s, "Dr Berg told");
	a_screen_keys(&s, "Enter");
	assert_false(a_screen_shows(&s, "Stop all agents"));
	assert_true(a_screen_shows(&s, "Dr Berg told"));
	a_screen_size(&s, 40, 120);
	assert_true(a_screen_shows(&s, "Dr Berg told"));
	a_screen_close(&s);
}

/* Saves a visit at which a clot was feared; its number. */
static int64_t
visit(struct a_screen *s, int64_t patient)
{
	return a_clinic_save(&s->c, "response.save",
	    &(struct fill){ "visit", patient, .day = DAY_NONE },
	    PAIRS({ "rf_clot", "yes" }, { "rf_clot_act", "ambulance called" }));
}

static void
who_must_be_called_is_on_the_board_and_listed(void **state)
{
	struct a_screen s;
	struct board_due due;
	struct err e = { 0 };

	(void)state;
	a_screen_open(&s);
	visit(&s, a_screen_margaret(&s, true));
	must(board_due(s.c.app, &due, &e));
	assert_int_equal(due.calls, 1);
	a_screen_keys(&s, "F5");
	assert_true(a_screen_shows(&s, "Call today: 1, ! lists"));
	a_screen_keys(&s, "! 1 n");
	assert_int_equal(calls(&s), 1);
	a_screen_is(&s, "calls");
	a_screen_vt100(&s);
	a_screen_is(&s, "calls-vt100");
	a_screen_close(&s);
}

/* Nobody asked whether the patient may be called: that is no refusal, and this cannot wait. */
static void
the_number_is_there_though_agreement_was_not_recorded(void **state)
{
	struct a_screen s;
	int64_t patient;

	(void)state;
	a_screen_open(&s);
	patient = a_screen_margaret(&s, true);
	visit(&s, patient);
	a_screen_keys(&s, "!");
	assert_true(a_screen_shows(&s, "By phone: none on record"));
	do_(&s.c, "patient.edit", { "patient", a_clinic_ref(&s.c, patient) },
	    { "phone", "07700 900123" });
	a_screen_keys(&s, "Esc !");
	assert_true(a_screen_shows(&s, "07700 900123, agreement to be called not recorded"));
	do_(&s.c, "patient.edit", { "patient", a_clinic_ref(&s.c, patient) },
	    { "consent_contact", "post" });
	a_screen_keys(&s, "Esc !"); /* what cannot wait shows the number all the same */
	assert_true(a_screen_shows(&s, "07700 900123, does not agree to be called"));
	do_(&s.c, "patient.edit", { "patient", a_clinic_ref(&s.c, patient) },
	    { "consent_contact", "phone" });
	a_screen_keys(&s, "Esc !");
	assert_true(a_screen_shows(&s, "07700 900123"));
	assert_false(a_screen_shows(&s, "agreement"));
	a_screen_close(&s);
}

static void
only_a_contact_with_its_outcome_takes_it_off(void **state)
{
	struct a_screen s;
	int64_t id, patient;

	(void)state;
	a_screen_open(&s);
	patient = a_screen_margaret(&s, true);
	id = visit(&s, patient);
	assert_int_equal(calls(&s), 1);
	do_(&s.c, "response.retract", { "id", text_fmt(&s.a, "%lld", (long long)id) });
	assert_int_equal(calls(&s), 1);
	visit(&s, patient); /* the same flag again is the same call */
	assert_int_equal(calls(&s), 1);
	a_screen_keys(&s, "! r Enter");
	assert_true(a_screen_shows(&s, "Say what was arranged"));
	a_screen_type(&s, "in");
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "What was arranged, with whom?  in____"));
	a_screen_type(&s, " hospital, Dr Lund");
	a_screen_keys(&s, "Enter");
	assert_int_equal(calls(&s), 0);
	assert_true(a_screen_shows(&s, "Nobody has to be called."));
	a_screen_keys(&s, "u");
	assert_int_equal(calls(&s), 1);
	a_screen_close(&s);
}

static void
reception_tries_and_who_treats_ends_it(void **state)
{
	struct a_screen s;
	struct call_rows rows;
	struct err e = { 0 };
	const char *id;

	(void)state;
	a_screen_open(&s);
	visit(&s, a_screen_margaret(&s, true));
	must(calls_load(s.c.app, &s.a, &rows, &e));
	id = text_fmt(&s.a, "%lld", (long long)rows.list.at[0].id);
	assert_int_equal(refused(&s.c, "due.cancel", { "id", id }, { "reason", "why" }), ERR_RULE);
	assert_int_equal(refused(&s.c, "due.answer", { "id", id }, { "note", "x" }), ERR_RULE);
	assert_int_equal(refused(&s.c, "due.lost", { "id", id }, { "reason", "why" }), ERR_RULE);
	assert_int_equal(
	    refused(&s.c, "redflag.contact", { "id", id }, { "outcome", "reached" }), ERR_RULE);
	a_clinic_as(&s.c, "rita");
	do_(&s.c, "redflag.contact", { "id", id }, { "outcome", "no_answer" });
	assert_int_equal(refused(&s.c, "redflag.contact", { "id", id }, { "outcome", "reached" },
			     { "note", "well" }),
	    ERR_DENIED);
	do_(&s.c, "redflag.list", { "key", "list" });
	assert_non_null(strstr(s.c.out.reasons.at[0], "Emergency."));
	a_screen_keys(&s, "!");
	assert_true(a_screen_shows(&s, "n no answer   m left a message"));
	assert_false(a_screen_shows(&s, "r reached"));
	assert_false(a_screen_shows(&s, "e emergency"));
	a_screen_keys(&s, "r"); /* before anything is typed for it */
	assert_true(a_screen_shows(&s, "Only a therapist, a doctor or a manager may do this"));
	assert_false(a_screen_shows(&s, "What was arranged"));
	a_clinic_as(&s.c, "dora");
	do_(&s.c, "redflag.contact", { "id", id }, { "outcome", "emergency" },
	    { "note", "ambulance came" });
	assert_int_equal(calls(&s), 0);
	a_screen_close(&s);
}

/* While words are typed about one call another terminal ends it: they are not said of the next. */
static void
what_is_typed_about_a_call_goes_to_no_other(void **state)
{
	struct a_screen s;
	struct call_rows rows;
	struct err e = { 0 };

	(void)state;
	a_screen_open(&s);
	visit(&s, a_screen_margaret(&s, true));
	visit(&s, a_clinic_patient(&s.c, "Okafor", "Kemi", "1988"));
	must(calls_load(s.c.app, &s.a, &rows, &e));
	a_screen_keys(&s, "! 1 s");
	a_screen_type(&s, "examined");
	do_(&s.c, "redflag.contact",
	    { "id", text_fmt(&s.a, "%lld", (long long)rows.list.at[0].id) },
	    { "outcome", "reached" }, { "note", "well" });
	stack_changed(s.stack);
	stack_changed(s.stack); /* and once more, as with every poll */
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "Somebody ended this one meanwhile."));
	assert_true(a_screen_shows(&s, "examined_"));
	a_screen_keys(&s, "Esc n");
	must(calls_load(s.c.app, &s.a, &rows, &e));
	assert_int_equal(rows.list.n, 1);
	assert_int_equal(rows.list.at[0].tried, 0);
	a_screen_keys(&s, "Down");
	assert_true(a_screen_shows(&s, "Born 1988 "));
	a_screen_keys(&s, "n");
	must(calls_load(s.c.app, &s.a, &rows, &e));
	assert_int_equal(rows.list.at[0].tried, 1);
	a_screen_close(&s);
}

static void
ends_all(struct a_screen *s)
{
	struct call_rows rows;
	struct err e = { 0 };

	must(calls_load(s->c.app, &s->a, &rows, &e));
	do_(&s->c, "redflag.contact",
	    { "id", text_fmt(&s->a, "%lld", (long long)rows.list.at[0].id) }, { "outcome", "seen" },
	    { "note", "examined" });
	assert_int_equal(calls(s), 0);
}

/* Whoever opens the chart sees it, and until somebody has spoken with the patient. */
static void
an_open_red_flag_is_the_first_alert_of_the_banner(void **state)
{
	struct a_screen s;
	struct banner b;
	struct err e = { 0 };
	int64_t patient;

	(void)state;
	a_screen_open(&s);
	patient = a_screen_margaret(&s, true);
	do_(&s.c, "alert.add", { "patient", a_clinic_ref(&s.c, patient) },
	    { "text", "Penicillin allergy" });
	visit(&s, patient);
	must(banner_load(s.c.app, patient, &s.a, &b, &e));
	is_str(b.alert.at[0].text, "Red flag open: Calf swelling, chest pain or breathlessness");
	is_str(b.alert.at[1].text, "Penicillin allergy");
	a_clinic_save(&s.c, "response.save", &(struct fill){ "visit", patient, .day = DAY_NONE },
	    PAIRS({ "rf_nerve", "yes" }, { "rf_nerve_act", "Dr Berg told" }));
	must(banner_load(s.c.app, patient, &s.a, &b, &e));
	assert_non_null(strstr(b.alert.at[0].text, "breathlessness, and 1 more"));
	a_screen_keys(&s, "/ h a l l Enter");
	assert_true(a_screen_shows(&s, "! Red flag open: Calf swelling"));
	ends_all(&s);
	must(banner_load(s.c.app, patient, &s.a, &b, &e));
	is_str(b.alert.at[0].text, "Penicillin allergy");
	a_screen_close(&s);
}

/* On the board, and wherever a visit is about to be booked. */
static void
an_open_red_flag_is_named_before_one_books(void **state)
{
	struct a_screen s;
	int64_t patient;

	(void)state;
	a_screen_open(&s);
	patient = a_screen_margaret(&s, true);
	a_book_resources(&s.c);
	do_(&s.c, "session.book", { "patient", a_clinic_ref(&s.c, patient) },
	    { "at", "2026-11-23 10:00" }, { "label", "Review" }, { "therapist", "KB" });
	a_screen_keys(&s, "F5");
	assert_false(a_screen_shows(&s, "! 14-Jul-1968"));
	visit(&s, patient);
	a_screen_keys(&s, "F5");
	assert_true(a_screen_shows(&s, "! 14-Jul-1968"));
	assert_true(a_screen_shows(&s, "Red flag open: Calf swelling, chest pain"));
	a_screen_size(&s, 40, 120);
	assert_true(a_screen_shows(&s, "! Red flag open: Calf"));
	a_screen_size(&s, 24, 80);
	a_screen_keys(&s, "/ h a l l Enter w");
	assert_true(a_screen_shows(&s, "! Red flag open: Calf swelling"));
	a_screen_keys(&s, "Esc b");
	a_screen_type(&s, "6w");
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "! Red flag open: Calf swelling"));
	assert_true(a_screen_shows(&s, "Red flag open. Not booked yet. Enter books 1."));
	a_screen_close(&s);
}

static int64_t
corrected(struct a_screen *s, int64_t patient, int64_t visit, const struct pair *pairs, size_t n)
{
	return a_clinic_save(&s->c, "response.save",
	    &(struct fill){ "visit", patient, visit, .day = DAY_NONE }, pairs, n);
}

/* A fever of long ago, that was called about, is not the one that is recorded today. */
static void
a_flag_that_a_correction_brings_up_is_called_about(void **state)
{
	struct a_screen s;
	int64_t patient, second, third;
	struct now now;
	struct err e = { 0 };

	(void)state;
	a_screen_open(&s);
	patient = a_screen_margaret(&s, true);
	visit(&s, patient);
	ends_all(&s);
	must(now_read("2027-03-01T09:00", &now, &e));
	app_set_now(s.c.app, now);
	second = a_clinic_save(&s.c, "response.save",
	    &(struct fill){ "visit", patient, .day = DAY_NONE }, PAIRS({ "rf_clot", "no" }));
	assert_int_equal(calls(&s), 0);
	third = corrected(&s, patient, second,
	    PAIRS({ "rf_clot", "yes" }, { "rf_clot_act", "ambulance called" }));
	assert_int_equal(calls(&s), 1);
	ends_all(&s);
	corrected(
	    &s, patient, third, PAIRS({ "rf_clot", "yes" }, { "rf_clot_act", "ambulance came" }));
	assert_int_equal(calls(&s), 0);
	a_screen_close(&s);
}

/* Another flag came up between a flag's coming back and its undo: nobody spoke about that one. */
static void
undo_ends_no_flag_but_its_own(void **state)
{
	struct a_screen s;
	struct call_rows rows;
	struct err e = { 0 };
	int64_t patient;
	const char *id;

	(void)state;
	a_screen_open(&s);
	patient = a_screen_margaret(&s, true);
	visit(&s, patient);
	must(calls_load(s.c.app, &s.a, &rows, &e));
	id = text_fmt(&s.a, "%lld", (long long)rows.list.at[0].id);
	ends_all(&s);
	do_(&s.c, "redflag.again", { "id", id });
	a_clinic_as(&s.c, "dora");
	a_clinic_save(&s.c, "response.save", &(struct fill){ "visit", patient, .day = DAY_NONE },
	    PAIRS({ "rf_nerve", "yes" }, { "rf_nerve_act", "Dr Berg told" }));
	a_clinic_as(&s.c, "anna");
	do_pairs(&s.c, "undo.last", NULL, 0);
	assert_int_equal(calls(&s), 1);
	a_screen_close(&s);
}

/* From the shell as at the screen: a yes alone is not enough. */
static void
a_flag_without_what_was_done_is_not_saved(void **state)
{
	struct a_screen s;
	int64_t id;

	(void)state;
	a_screen_open(&s);
	id = a_screen_margaret(&s, true);
	assert_int_equal(refused(&s.c, "response.save", { "form", "visit" },
			     { "patient", a_clinic_ref(&s.c, id) }, { "rf_fracture", "yes" }),
	    ERR_RULE);
	do_(&s.c, "response.save", { "form", "visit" }, { "patient", a_clinic_ref(&s.c, id) },
	    { "rf_fracture", "yes" }, { "state", "incomplete" });
	assert_int_equal(calls(&s), 1);
	a_screen_close(&s);
}

/* Each row of CLINICAL.md E.3 is asked about at a visit. */
static void
a_visit_asks_about_every_red_flag(void **state)
{
	struct a_screen s;
	const struct formdef *visit;
	struct redflags flags = { 0 };
	struct err e = { 0 };

	(void)state;
	a_screen_open(&s);
	must(app_form(s.c.app, "visit", &visit, &e));
	must(redflag_load(test_top(&s.a, "data/onfh"), &s.a, &flags, &e));
	assert_true(flags.list.n >= 11);
	for (size_t i = 0; i < flags.list.n; i++) {
		int asked = 0;

		for (size_t k = 0; k < visit->nfields; k++)
			asked += strcmp(visit->fields[k].redflag, flags.list.at[i].id) == 0;
		/* RF-S-...: said at a session. */
		assert_int_equal(asked, strncmp(flags.list.at[i].id, "RF-E-", 5) == 0);
	}
	a_screen_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_yes_interrupts_until_it_is_said_what_was_done),
		cmocka_unit_test(who_must_be_called_is_on_the_board_and_listed),
		cmocka_unit_test(the_number_is_there_though_agreement_was_not_recorded),
		cmocka_unit_test(an_open_red_flag_is_the_first_alert_of_the_banner),
		cmocka_unit_test(an_open_red_flag_is_named_before_one_books),
		cmocka_unit_test(only_a_contact_with_its_outcome_takes_it_off),
		cmocka_unit_test(reception_tries_and_who_treats_ends_it),
		cmocka_unit_test(what_is_typed_about_a_call_goes_to_no_other),
		cmocka_unit_test(a_flag_that_a_correction_brings_up_is_called_about),
		cmocka_unit_test(undo_ends_no_flag_but_its_own),
		cmocka_unit_test(a_flag_without_what_was_done_is_not_saved),
		cmocka_unit_test(a_visit_asks_about_every_red_flag),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
