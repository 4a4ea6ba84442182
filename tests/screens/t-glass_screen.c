/* A sensitive chart on the screen: the reason it asks for, the hour, the list that is signed. */
#include "app/glass.h"
#include "app/sign_in.h"
#include "lib/a_book.h"
#include "lib/a_screen.h"
#include "lib/test.h"

static const char *const words = "correct horse";

/* Margaret's chart is sensitive; the screen is of dora, who opens it for a reason. */
static int64_t
dora_at_the_screen(struct a_screen *s)
{
	struct err e = { 0 };
	int64_t p;

	a_screen_open(s);
	p = a_screen_margaret(s, true);
	do_(&s->c, "staff.change", { "login", "anna" }, { "sensitive", "yes" });
	do_(&s->c, "staff.change", { "login", "dora" }, { "sensitive", "reason" });
	do_(&s->c, "staff.password", { "login", "dora" }, { "password", words });
	a_clinic_as(&s->c, "anna");
	do_(&s->c, "patient.sensitive", { "patient", a_clinic_ref(&s->c, p) },
	    { "sensitive", "yes" }, { "reason", "works here" });
	must(app_sign_in(s->c.app, "dora", words, &e));
	return p;
}

static void
break_it(struct a_screen *s)
{
	a_screen_keys(s, "/ h a l Enter");
	a_screen_type(s, "fell in the waiting room");
	a_screen_keys(s, "Enter");
	a_screen_type(s, words);
	a_screen_keys(s, "Enter");
}

static void
a_doctor_marks_a_chart_on_the_screen_and_reads_on(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	a_screen_margaret(&s, true);
	a_clinic_as(&s.c, "dora");
	a_screen_keys(&s, "/ h a l Enter K");
	a_screen_is(&s, "mark");
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "Say why this chart is for some people only."));
	a_screen_type(&s, "works here");
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "Path"));
	assert_true(a_screen_shows(&s, "! Sensitive chart"));
	a_screen_keys(&s, "K o");
	assert_true(a_screen_shows(&s, "Open this chart to all again?"));
	a_screen_type(&s, "has left");
	a_screen_keys(&s, "F2");
	assert_true(a_screen_shows(&s, "Path"));
	assert_false(a_screen_shows(&s, "Sensitive chart"));
	a_screen_keys(&s, "u");
	assert_true(a_screen_shows(&s, "! Sensitive chart"));
	a_screen_close(&s);
}

/* From the chart: who reads it, a colleague of the list, the reason; and that it ends. */
static void
a_colleague_is_let_in_on_the_screen(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	a_screen_margaret(&s, true);
	a_clinic_as(&s.c, "dora");
	a_screen_keys(&s, "/ h a l Enter K");
	a_screen_type(&s, "works here");
	a_screen_keys(&s, "Enter K");
	assert_true(a_screen_shows(&s, "Who marked it reads it, and who treats this patient"));
	assert_true(a_screen_shows(&s, "Nobody else is let in by name."));
	a_screen_keys(&s, "a F4");
	assert_true(a_screen_shows(&s, "Rita Ives, reception"));
	a_screen_keys(&s, "r i t Enter Tab");
	a_screen_type(&s, "calls the patient");
	a_screen_keys(&s, "F2");
	assert_true(a_screen_shows(&s, "Rita Ives may read this chart from now on"));
	assert_true(
	    a_screen_shows(&s, "Rita Ives, let in 23-Nov-2026 by Dora Lund: calls the patient"));
	a_screen_is(&s, "admit");
	a_screen_keys(&s, "x");
	assert_true(a_screen_shows(&s, "Rita Ives may not read this chart any more."));
	a_screen_keys(&s, "u");
	assert_true(a_screen_shows(&s, "Rita Ives, let in"));
	a_screen_close(&s);
}

/* What somebody half filled before the chart was closed to them. */
static void
a_draft_of_a_chart_that_was_closed_names_nobody(void **state)
{
	struct a_screen s;
	int64_t p;

	(void)state;
	a_screen_open(&s);
	p = a_screen_margaret(&s, true);
	a_clinic_as(&s.c, "rita");
	a_screen_keys(&s, "/ h a l Enter e Tab");
	a_screen_type(&s, "x");
	a_screen_keys(&s, "F12 F3");
	assert_true(a_screen_shows(&s, "Half filled at 09:00: registration, HALL, Margaret."));
	a_clinic_as(&s.c, "anna");
	do_(&s.c, "patient.sensitive", { "patient", a_clinic_ref(&s.c, p) }, { "sensitive", "yes" },
	    { "reason", "works here" });
	a_clinic_as(&s.c, "rita");
	a_screen_keys(&s, "F5");
	assert_true(a_screen_shows(&s, "Half filled at 09:00: a form of a sensitive chart."));
	a_screen_close(&s);
}

static void
the_chart_asks_for_a_reason_in_its_place(void **state)
{
	struct a_screen s;

	(void)state;
	dora_at_the_screen(&s);
	a_screen_keys(&s, "/ h a l");
	assert_true(a_screen_shows(&s, "sensitive"));
	assert_false(a_screen_shows(&s, "IIIA"));
	a_screen_keys(&s, "Enter");
	a_screen_is(&s, "glass");
	a_screen_keys(&s, "F12");
	assert_false(a_screen_shows(&s, "Path"));
	a_screen_keys(&s, "Enter Tab");
	a_screen_type(&s, words);
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "Say why in words"));
	assert_false(a_screen_shows(&s, "Path"));
	a_screen_keys(&s, "F12 F12");
	break_it(&s);
	assert_true(a_screen_shows(&s, "Path"));
	assert_true(a_screen_shows(&s, "! SENSITIVE, opened for a reason until 10:00"));
	a_screen_keys(&s, "1");
	assert_true(a_screen_shows(&s, "! SENSITIVE"));
	a_screen_close(&s);
}

/* Beside the opening of the chart, which any chart leaves. */
static void
each_form_and_record_that_is_opened_is_a_line_of_its_own(void **state)
{
	struct a_screen s;
	struct glass_rows rows;
	struct err e = { 0 };

	(void)state;
	dora_at_the_screen(&s);
	break_it(&s);
	a_screen_keys(&s, "f p a i n Enter");
	assert_true(a_screen_shows(&s, "! SENSITIVE"));
	a_screen_keys(&s, "F12 h");
	must(app_sign_in_unix(s.c.app, &e));
	must(glass_load(s.c.app, &s.c.a, &rows, &e));
	assert_int_equal(rows.list.n, 1);
	assert_int_equal(rows.list.at[0].views, 3);
	a_screen_close(&s);
}

/* rita may read no sensitive chart, and books by name, time and therapist all the same. */
static void
the_desk_books_for_a_chart_that_is_closed_to_it(void **state)
{
	struct a_screen s;

	(void)state;
	dora_at_the_screen(&s);
	a_clinic_as(&s.c, "anna");
	a_book_resources(&s.c);
	a_clinic_as(&s.c, "rita");
	a_screen_keys(&s, "/ h a l Enter");
	assert_true(a_screen_shows(&s, "not open to you"));
	a_screen_keys(&s, "F3 / h a l Tab");
	assert_true(a_screen_shows(&s, "! SENSITIVE, not open to you: by name and time only"));
	a_screen_type(&s, "tue 10 with kb");
	a_screen_keys(&s, "Enter Enter");
	assert_true(a_screen_shows(&s, "Booked "));
	stack_changed(s.stack); /* each minute; nobody is sent away */
	app_set_now(s.c.app, now_at(app_now(s.c.app).at + 86400));
	a_screen_keys(&s, "F3");
	assert_true(a_screen_shows(&s, "HALL, Margaret"));
	assert_true(a_screen_shows(&s, "sensitive"));
	a_screen_close(&s);
}

static void
after_the_hour_it_closes_by_itself_and_the_draft_is_kept(void **state)
{
	struct a_screen s;

	(void)state;
	dora_at_the_screen(&s);
	break_it(&s);
	a_screen_keys(&s, "f p a i n Enter");
	assert_true(a_screen_shows(&s, "! SENSITIVE"));
	a_screen_keys(&s, "3 Enter");
	app_set_now(s.c.app, now_at(app_now(s.c.app).at + 3600));
	stack_changed(s.stack); /* each minute */
	assert_true(a_screen_shows(&s, "Today"));
	assert_true(a_screen_shows(&s, "a reason opens it for an hour"));
	a_screen_keys(&s, "g d");
	assert_true(a_screen_shows(&s, "This chart is marked sensitive"));
	a_screen_close(&s);
}

static void
somebody_else_signs_on_the_list(void **state)
{
	struct a_screen s;
	struct err e = { 0 };

	(void)state;
	dora_at_the_screen(&s);
	break_it(&s);
	a_screen_keys(&s, "F3 g r");
	assert_true(
	    a_screen_shows(&s, "Only a manager or an auditor may do this; you are signed in as a"));
	must(app_sign_in_unix(s.c.app, &e));
	a_screen_keys(&s, "F5");
	assert_true(a_screen_shows(&s, "Opened sensitive charts to be signed by you: 1.   g r"));
	a_screen_keys(&s, "g r");
	a_screen_is(&s, "review");
	a_screen_keys(&s, "Enter");
	a_screen_type(&s, "seen on the day list");
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "signed"));
	assert_true(
	    a_screen_shows(&s, "Signed by Anna Berg, 23-Nov-2026 09:00: seen on the day list"));
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "Anna Berg signed this already."));
	a_screen_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_doctor_marks_a_chart_on_the_screen_and_reads_on),
		cmocka_unit_test(a_colleague_is_let_in_on_the_screen),
		cmocka_unit_test(a_draft_of_a_chart_that_was_closed_names_nobody),
		cmocka_unit_test(the_chart_asks_for_a_reason_in_its_place),
		cmocka_unit_test(each_form_and_record_that_is_opened_is_a_line_of_its_own),
		cmocka_unit_test(the_desk_books_for_a_chart_that_is_closed_to_it),
		cmocka_unit_test(after_the_hour_it_closes_by_itself_and_the_draft_is_kept),
		cmocka_unit_test(somebody_else_signs_on_the_list),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
