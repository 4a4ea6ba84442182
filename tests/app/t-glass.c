/* Charts that are marked sensitive: who reads them, who does so for a reason, who signs that. */
#include <string.h>

#include "app/board.h"
#include "app/chart.h"
#include "app/due_list.h"
#include "app/find.h"
#include "app/glass.h"
#include "app/inside.h"
#include "app/session_view.h"
#include "app/sign_in.h"
#include "app/wait_list.h"
#include "base/text.h"
#include "lib/a_clinic.h"
#include "lib/test.h"

static const char *const words = "correct horse";

/* anna, the manager, reads all; dora, the doctor, for a reason; rita not at all.  Each has a
 * password, and signs in by it. */
static int64_t
a_sensitive_chart(struct a_clinic *c)
{
	int64_t p;

	a_clinic_open(c);
	do_(c, "staff.change", { "login", "anna" }, { "sensitive", "yes" });
	do_(c, "staff.change", { "login", "dora" }, { "sensitive", "reason" });
	for (int i = 0; i < 3; i++)
		do_(c, "staff.password",
		    { "login", (const char *const[]){ "rita", "dora", "aude" }[i] },
		    { "password", words });
	p = a_clinic_patient(c, "Hall", "Margaret", "1968-07-14");
	a_clinic_as(c, "anna");
	do_(c, "patient.sensitive", { "patient", a_clinic_ref(c, p) }, { "sensitive", "yes" },
	    { "reason", "works here" });
	return p;
}

static void
as(struct a_clinic *c, const char *login)
{
	struct err e = { 0 };

	if (strcmp(login, "anna") == 0)
		must(app_sign_in_unix(c->app, &e));
	else
		must(app_sign_in(c->app, login, words, &e));
}

static bool
opens(struct a_clinic *c, int64_t p)
{
	struct banner b;

	c->e = (struct err){ 0 };
	return chart_open(c->app, p, &c->e) && banner_load(c->app, p, &c->a, &b, &c->e);
}

static int64_t
in_audit(struct a_clinic *c, const char *action, const char *object, const char *outcome)
{
	struct rows *r = db_read(
	    c->app->db, Q_AUDIT_LIST, ARGS(I(0), I(0), I(0), I(INT64_MAX), I(500), I(0), I(0)));
	struct err e = { 0 };
	int64_t n = 0;

	while (row_next(r)) {
		const char *a, *o;

		(void)row_int(r);
		(void)row_int(r);
		(void)row_text(r, &c->a);
		(void)row_int(r);
		(void)row_text(r, &c->a);
		a = row_text(r, &c->a);
		o = row_text(r, &c->a);
		(void)row_int(r);
		(void)row_text(r, &c->a);
		n += strcmp(a, action) == 0 && strcmp(o, object) == 0
		    && strcmp(row_text(r, &c->a), outcome) == 0;
	}
	must(rows_end(r, &e));
	return n;
}

static void
later(struct app *app, int seconds)
{
	app_set_now(app, now_at(app_now(app).at + seconds));
}

static const char *
break_for(struct a_clinic *c, int64_t p, const char *reason)
{
	c->e = (struct err){ 0 };
	if (command_run(c->app, "glass.break",
		PAIRS({ "patient", a_clinic_ref(c, p) }, { "reason", reason }, { "proof", words }),
		&c->out, &c->a, &c->e))
		return "";
	return c->e.field[0] != '\0' ? c->e.field : c->e.text;
}

static void
a_marked_chart_is_refused_and_that_is_noted(void **state)
{
	struct a_clinic c;
	int64_t p;

	(void)state;
	p = a_sensitive_chart(&c);
	assert_true(opens(&c, p));
	as(&c, "rita");
	assert_false(opens(&c, p));
	assert_true(glass_refused(&c.e));
	assert_int_equal(in_audit(&c, "chart.open", "patient", "denied"), 1);
	is_str(break_for(&c, p, "she stands at the desk"), "patient");
	assert_int_equal(
	    refused(&c, "alert.add", { "patient", a_clinic_ref(&c, p) }, { "text", "x" }),
	    ERR_DENIED);
	assert_int_equal(refused(&c, "patient.sensitive", { "patient", a_clinic_ref(&c, p) },
			     { "sensitive", "no" }),
	    ERR_DENIED);
	a_clinic_close(&c);
}

static void
a_reason_in_words_and_the_password_open_it_for_an_hour(void **state)
{
	struct a_clinic c;
	struct banner b;
	struct err e = { 0 };
	int64_t p;

	(void)state;
	p = a_sensitive_chart(&c);
	as(&c, "dora");
	assert_false(opens(&c, p));
	is_str(break_for(&c, p, ""), "reason");
	is_str(break_for(&c, p, "x  x  x  x  x  x"), "reason"); /* blanks are no letters */
	assert_int_equal(refused(&c, "glass.break", { "patient", a_clinic_ref(&c, p) },
			     { "reason", "fell in the waiting room" }),
	    ERR_DENIED);
	is_str(c.e.field, "proof");
	assert_false(opens(&c, p));
	is_str(break_for(&c, p, "fell in the waiting room"), "");
	assert_true(opens(&c, p));
	must(banner_load(c.app, p, &c.a, &b, &e));
	assert_non_null(strstr(b.alert.at[0].text, "opened for a reason until 10:00"));
	assert_int_equal(in_audit(&c, "chart.open", "glass", "done"), 1);
	do_(&c, "alert.add", { "patient", a_clinic_ref(&c, p) }, { "text", "falls" });
	later(c.app, GLASS_MINUTES * 60 - 1);
	assert_true(opens(&c, p));
	later(c.app, 1);
	assert_false(opens(&c, p));
	assert_int_equal(
	    refused(&c, "alert.add", { "patient", a_clinic_ref(&c, p) }, { "text", "y" }),
	    ERR_DENIED);
	a_clinic_close(&c);
}

/* A clock that is put back opens nothing longer. */
static void
one_chart_of_one_person_is_open(void **state)
{
	struct a_clinic c;
	int64_t p, q;

	(void)state;
	p = a_sensitive_chart(&c);
	q = a_clinic_patient(&c, "Okafor", "Kemi", "1961-03-04");
	do_(&c, "patient.sensitive", { "patient", a_clinic_ref(&c, q) }, { "sensitive", "yes" },
	    { "reason", "works here" });
	do_(&c, "staff.change", { "login", "rita" }, { "sensitive", "reason" });
	as(&c, "dora");
	is_str(break_for(&c, p, "fell in the waiting room"), "");
	assert_false(opens(&c, q));
	later(c.app, -1);
	assert_false(opens(&c, p));
	later(c.app, 1);
	as(&c, "rita");
	assert_false(opens(&c, p));
	as(&c, "anna");
	do_(&c, "staff.change", { "login", "dora" }, { "sensitive", "no" });
	as(&c, "dora");
	assert_false(opens(&c, p)); /* what a manager takes away is gone at once */
	a_clinic_close(&c);
}

static void
somebody_else_signs_that_it_was_looked_at(void **state)
{
	struct a_clinic c;
	struct glass_rows rows;
	struct err e = { 0 };
	const char *id;
	int64_t p;
	int n;

	(void)state;
	p = a_sensitive_chart(&c);
	do_(&c, "staff.change", { "login", "dora" }, { "role", "manager" });
	as(&c, "dora");
	is_str(break_for(&c, p, "fell in the waiting room"), "");
	id = text_fmt(&c.a, "%lld", (long long)c.out.id);
	assert_true(opens(&c, p) && opens(&c, p));
	assert_int_equal(refused(&c, "glass.review", { "id", id }), ERR_DENIED);
	as(&c, "rita");
	assert_int_equal(refused(&c, "glass.review", { "id", id }), ERR_DENIED);
	assert_false(glass_load(c.app, &c.a, &rows, &c.e));
	a_clinic_as(&c, "aude"); /* anna in her name */
	assert_int_equal(refused(&c, "glass.review", { "id", id }), ERR_DENIED);
	as(&c, "aude");
	must(glass_to_sign(c.app, &n, &e));
	assert_int_equal(n, 1);
	must(glass_load(c.app, &c.a, &rows, &e));
	assert_int_equal(rows.list.n, 1);
	is_str(rows.list.at[0].who, "Dora Lund");
	is_str(rows.list.at[0].reason, "fell in the waiting room");
	assert_int_equal(rows.list.at[0].views, 2);
	do_(&c, "glass.review", { "id", id }, { "note", "the day list shows her fall" });
	assert_int_equal(refused(&c, "glass.review", { "id", id }), ERR_CONFLICT);
	must(glass_to_sign(c.app, &n, &e));
	assert_int_equal(n, 0);
	must(glass_load(c.app, &c.a, &rows, &e));
	is_str(rows.list.at[0].reviewer, "Aude Roy");
	a_clinic_close(&c);
}

/* Nobody but the manager said that sensitive charts are open to them. */
static int64_t
a_chart(struct a_clinic *c)
{
	int64_t p;

	a_clinic_open(c);
	for (int i = 0; i < 4; i++)
		do_(c, "staff.password",
		    { "login", (const char *const[]){ "rita", "dora", "theo", "aude" }[i] },
		    { "password", words });
	p = a_clinic_patient(c, "Hall", "Margaret", "1968-07-14");
	return p;
}

static void
mark_as(struct a_clinic *c, int64_t p, const char *yes)
{
	do_(c, "patient.sensitive", { "patient", a_clinic_ref(c, p) }, { "sensitive", yes },
	    { "reason", "works here" });
}

static void
who_marks_a_chart_reads_it_on_and_can_open_it_again(void **state)
{
	struct a_clinic c;
	int64_t p;

	(void)state;
	p = a_chart(&c);
	as(&c, "dora");
	mark_as(&c, p, "yes");
	assert_true(opens(&c, p));
	as(&c, "anna");
	assert_false(opens(&c, p));
	as(&c, "rita");
	assert_false(opens(&c, p));
	as(&c, "dora");
	mark_as(&c, p, "no");
	as(&c, "rita");
	assert_true(opens(&c, p));
	a_clinic_close(&c);
}

/* Who may not read a chart cannot make it theirs; and an undo gives it back to whose it was. */
static void
nobody_takes_over_a_chart_that_is_closed_to_them(void **state)
{
	struct a_clinic c;
	const char *took;
	int64_t p;

	(void)state;
	p = a_chart(&c);
	do_(&c, "staff.add", { "login", "dan" }, { "name", "Dan Ode" }, { "role", "doctor" });
	do_(&c, "staff.password", { "login", "dan" }, { "password", words });
	do_(&c, "staff.change", { "login", "dan" }, { "sensitive", "reason" });
	as(&c, "dora");
	mark_as(&c, p, "yes");
	as(&c, "dan");
	is_str(break_for(&c, p, "fell in the waiting room"), "");
	assert_true(opens(&c, p)); /* for an hour, which makes it nobody's */
	assert_int_equal(refused(&c, "patient.sensitive", { "patient", a_clinic_ref(&c, p) },
			     { "sensitive", "no" }, { "reason", "I want to read it" }),
	    ERR_DENIED);
	assert_non_null(strstr(c.e.text, "ask who marked it, or a manager"));
	as(&c, "anna");
	assert_int_equal(refused(&c, "patient.sensitive", { "patient", a_clinic_ref(&c, p) },
			     { "sensitive", "no" }, { "reason", "I want to read it" }),
	    ERR_DENIED);
	do_(&c, "staff.change", { "login", "dan" }, { "sensitive", "yes" });
	as(&c, "dan");
	mark_as(&c, p, "no");
	took = text_fmt(&c.a, "%lld", (long long)c.out.undo);
	assert_int_equal(refused(&c, "patient.sensitive", { "patient", a_clinic_ref(&c, p) },
			     { "sensitive", "yes" }, { "reason", "as it was" }, { "by", "1" }),
	    ERR_INPUT);
	as(&c, "anna");
	do_(&c, "undo.id", { "id", took });
	assert_false(opens(&c, p));
	as(&c, "dora");
	assert_true(opens(&c, p));
	a_clinic_close(&c);
}

static void
why_a_chart_is_marked_is_said(void **state)
{
	static const char *const to[] = { "yes", "no" };
	struct a_clinic c;
	int64_t p;

	(void)state;
	p = a_chart(&c);
	for (int i = 0; i < 2; i++) {
		assert_int_equal(refused(&c, "patient.sensitive",
				     { "patient", a_clinic_ref(&c, p) }, { "sensitive", to[i] }),
		    ERR_RULE);
		mark_as(&c, p, to[i]);
	}
	a_clinic_close(&c);
}

/* Reception registers and books, and treats nobody. */
static void
who_treats_the_patient_reads_the_chart_that_is_marked(void **state)
{
	struct a_clinic c;
	struct board board;
	struct err e = { 0 };
	int64_t p;

	(void)state;
	p = a_chart(&c);
	do_(&c, "resource.add", { "kind", "therapist" }, { "code", "TH" }, { "name", "Theo" },
	    { "login", "theo" });
	mark_as(&c, p, "yes");
	as(&c, "theo");
	assert_false(opens(&c, p));
	as(&c, "rita");
	do_(&c, "session.book", { "patient", a_clinic_ref(&c, p) }, { "at", "2026-11-23 10:00" },
	    { "label", "ESWT" }, { "side", "R" }, { "therapist", "TH" });
	assert_false(opens(&c, p));
	must(board_load(c.app, app_now(c.app).day, &c.a, &board, &e));
	is_str(board.row.at[0].label, "sensitive");
	as(&c, "theo");
	assert_true(opens(&c, p));
	must(board_load(c.app, app_now(c.app).day, &c.a, &board, &e));
	is_str(board.row.at[0].label, "ESWT");
	as(&c, "dora");
	assert_false(opens(&c, p));
	as(&c, "anna");
	mark_as(&c, p, "no");
	as(&c, "dora");
	do_(&c, "response.save", { "form", "intake" }, { "patient", a_clinic_ref(&c, p) },
	    { "epilepsy", "no" }, { "state", "incomplete" });
	as(&c, "anna");
	mark_as(&c, p, "yes");
	as(&c, "dora");
	assert_true(opens(&c, p));
	a_clinic_close(&c);
}

static void
move_to(struct a_clinic *c, int64_t visit, const char *therapist)
{
	do_(c, "session.move", { "id", text_fmt(&c->a, "%lld", (long long)visit) },
	    { "therapist", therapist });
}

/* A chart would be open to whoever looks for a free quarter of an hour. */
static void
a_visit_that_therapists_give_themselves_opens_nothing(void **state)
{
	struct a_clinic c;
	int64_t p, visit;

	(void)state;
	p = a_chart(&c);
	do_(&c, "resource.add", { "kind", "therapist" }, { "code", "TH" }, { "name", "Theo" },
	    { "login", "theo" });
	do_(&c, "resource.add", { "kind", "therapist" }, { "code", "KB" }, { "name", "K. Brandt" });
	mark_as(&c, p, "yes");
	as(&c, "theo");
	visit = do_(&c, "session.book", { "patient", a_clinic_ref(&c, p) },
	    { "at", "2026-11-23 10:00" }, { "label", "ESWT" }, { "side", "R" },
	    { "therapist", "TH" });
	assert_false(opens(&c, p));
	as(&c, "rita");
	move_to(&c, visit, "KB");
	as(&c, "theo");
	assert_false(opens(&c, p));
	move_to(&c, visit, "TH");
	assert_false(opens(&c, p));
	as(&c, "rita");
	move_to(&c, visit, "KB");
	move_to(&c, visit, "TH");
	as(&c, "theo");
	assert_true(opens(&c, p));
	app_set_now(c.app, now_at(app_now(c.app).at + (int64_t)GLASS_VISIT_DAYS * 86400));
	assert_true(opens(&c, p));
	app_set_now(c.app, now_at(app_now(c.app).at + 86400));
	assert_false(opens(&c, p));
	a_clinic_close(&c);
}

static void
a_sign_in_is_one_therapist_who_treats(void **state)
{
	struct a_clinic c;

	(void)state;
	a_clinic_open(&c);
	do_(&c, "resource.add", { "kind", "therapist" }, { "code", "TH" }, { "name", "Theo" },
	    { "login", "theo" });
	assert_int_equal(refused(&c, "resource.add", { "kind", "therapist" }, { "code", "T2" },
			     { "name", "Theo again" }, { "login", "theo" }),
	    ERR_CONFLICT);
	assert_non_null(strstr(c.e.text, "theo is the sign-in of TH (Theo)"));
	assert_int_equal(refused(&c, "resource.add", { "kind", "therapist" }, { "code", "RI" },
			     { "name", "Rita" }, { "login", "rita" }),
	    ERR_RULE);
	do_(&c, "resource.change", { "resource", "TH" }, { "active", "no" });
	do_(&c, "resource.add", { "kind", "therapist" }, { "code", "T2" }, { "name", "Theo again" },
	    { "login", "theo" });
	assert_int_equal(refused(&c, "resource.change", { "resource", "TH" }, { "active", "yes" }),
	    ERR_CONFLICT);
	do_(&c, "resource.change", { "resource", "TH" }, { "active", "yes" }, { "login", "none" });
	assert_int_equal(
	    refused(&c, "resource.change", { "resource", "TH" }, { "login", "rita" }), ERR_RULE);
	a_clinic_close(&c);
}

/* Both who marked one of the two records read the one that they became. */
static void
a_merge_shuts_out_nobody_who_marked(void **state)
{
	struct a_clinic c;
	int64_t p, q, merge;

	(void)state;
	p = a_chart(&c);
	q = a_clinic_patient(&c, "Hall", "Maggie", "1968-07-14");
	do_(&c, "staff.change", { "login", "anna" }, { "sensitive", "yes" });
	mark_as(&c, p, "yes");
	as(&c, "dora");
	mark_as(&c, q, "yes");
	assert_false(opens(&c, p));
	as(&c, "anna");
	merge = do_(&c, "patient.merge", { "patient", a_clinic_ref(&c, p) },
	    { "other", a_clinic_ref(&c, q) });
	as(&c, "dora");
	assert_true(opens(&c, p));
	as(&c, "anna");
	do_(&c, "patient.unmerge", { "id", text_fmt(&c.a, "%lld", (long long)merge) });
	as(&c, "dora");
	assert_false(opens(&c, p));
	assert_true(opens(&c, q));
	a_clinic_close(&c);
}

static void
lists_show_whose_it_is_and_nothing_out_of_it(void **state)
{
	struct a_clinic c;
	struct find_rows found;
	struct session_view visit;
	struct wait_rows waits;
	struct board board;
	struct err e = { 0 };
	int64_t p;

	(void)state;
	p = a_sensitive_chart(&c);
	do_(&c, "resource.add", { "kind", "therapist" }, { "code", "KB" }, { "name", "K. Brandt" });
	do_(&c, "session.book", { "patient", a_clinic_ref(&c, p) }, { "at", "2026-11-23 10:00" },
	    { "label", "ESWT" }, { "side", "R" });
	do_(&c, "wait.add", { "patient", a_clinic_ref(&c, p) }, { "wish", "am" });
	for (int i = 0; i < 2; i++) {
		bool all = i == 0;

		must(find_typed(c.app, "hall", &c.a, &found, &e));
		assert_int_equal(found.list.n, 1);
		is_str(found.list.at[0].shown, "HALL, Margaret");
		assert_int_equal(found.list.at[0].hidden, !all);
		must(board_load(c.app, app_now(c.app).day, &c.a, &board, &e));
		assert_int_equal(board.row.n, 1);
		is_str(board.row.at[0].name, "HALL, Margaret");
		is_str(board.row.at[0].label, all ? "ESWT" : "sensitive");
		assert_int_equal(board.row.at[0].side, all ? 'R' : 0);
		must(session_view_load(c.app, board.row.at[0].id, &c.a, &visit, &e));
		is_str(visit.label, all ? "ESWT" : "sensitive");
		must(wait_list_load(c.app, &c.a, &waits, &e));
		is_str(waits.list.at[0].name, "HALL, Margaret");
		is_str(waits.list.at[0].label, all ? "ESWT" : "sensitive");
		is_str(waits.list.at[0].wish, all ? "am" : "");
		as(&c, "rita");
	}
	a_clinic_close(&c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_marked_chart_is_refused_and_that_is_noted),
		cmocka_unit_test(a_reason_in_words_and_the_password_open_it_for_an_hour),
		cmocka_unit_test(one_chart_of_one_person_is_open),
		cmocka_unit_test(somebody_else_signs_that_it_was_looked_at),
		cmocka_unit_test(who_marks_a_chart_reads_it_on_and_can_open_it_again),
		cmocka_unit_test(nobody_takes_over_a_chart_that_is_closed_to_them),
		cmocka_unit_test(why_a_chart_is_marked_is_said),
		cmocka_unit_test(a_visit_that_therapists_give_themselves_opens_nothing),
		cmocka_unit_test(a_sign_in_is_one_therapist_who_treats),
		cmocka_unit_test(a_merge_shuts_out_nobody_who_marked),
		cmocka_unit_test(who_treats_the_patient_reads_the_chart_that_is_marked),
		cmocka_unit_test(lists_show_whose_it_is_and_nothing_out_of_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
