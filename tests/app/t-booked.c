/* The record of a session and what was booked for it: another hip is never saved unasked. */
#include <string.h>

#include "app/inside.h"
#include "base/text.h"
#include "form/form.h"
#include "lib/a_desk.h"
#include "lib/test.h"
#include "store/db_in.h"
#include "store/response_store.h"

/* Ben comes for exercise of the right hip. */
struct desk {
	struct a_desk d;
	int64_t visit;
};

static void
open_desk(struct desk *x)
{
	a_desk_open(&x->d);
	a_desk_course(&x->d, x->d.ben_course, "tue 10 with tl");
	x->visit = a_desk_sessions(&x->d, x->d.ben_course).list.at[0].id;
}

/* Saves a record of that hip and act; what came of it. */
static enum err_code
save(struct desk *x, const char *side, const char *act, const struct pair *more, size_t n)
{
	struct a_clinic *c = &x->d.c;
	struct pairs all = { 0 };

	a_clinic_fill(c,
	    &(struct fill){ "session", x->d.ben, .session = x->visit, .day = DAY_NONE },
	    PAIRS({ "side", side }, { "agent", act }), &all);
	*vec_add(&c->a, &all.list) = (struct pair){ "form", "session" };
	*vec_add(&c->a, &all.list) = (struct pair){ "patient", a_clinic_ref(c, x->d.ben) };
	*vec_add(&c->a, &all.list) = (struct pair){ "session", a_desk_number(&x->d, x->visit) };
	for (size_t i = 0; i < n; i++)
		*vec_add(&c->a, &all.list) = more[i];
	return command_run(c->app, "response.save", all.list.at, all.list.n, &c->out, &c->a, &c->e)
	    ? ERR_NONE
	    : c->e.code;
}

static void
another_hip_than_booked_is_confirmed_with_a_reason(void **state)
{
	struct desk x;
	const struct pair yes = { "sides", "yes" }, why = { "reason", "ordered by the clinician" };

	(void)state;
	open_desk(&x);
	assert_int_equal(save(&x, "L", "exercise", NULL, 0), ERR_RULE);
	is_str(x.d.c.e.field, "sides");
	assert_non_null(
	    strstr(x.d.c.e.text, "The right hip was booked, and this record is of the left hip."));
	assert_int_equal(save(&x, "L", "exercise", &why, 1), ERR_RULE);
	assert_int_equal(
	    save(&x, "L", "exercise", PAIRS({ "sure", "yes" }, { "reason", "so it was" })), ERR_RULE);
	assert_int_equal(save(&x, "L", "exercise", &yes, 1), ERR_RULE);
	is_str(x.d.c.e.field, "reason");
	assert_int_equal(save(&x, "both", "exercise", NULL, 0), ERR_RULE);
	assert_int_equal(save(&x, "L", "exercise", (struct pair[]){ yes, why }, 2), ERR_NONE);
	a_desk_close(&x.d);
}

/* An incomplete record is of a hip, too. */
static void
so_it_is_when_it_is_not_finished_yet(void **state)
{
	struct desk x;

	(void)state;
	open_desk(&x);
	assert_int_equal(refused(&x.d.c, "response.save", { "form", "session" },
			     { "patient", a_clinic_ref(&x.d.c, x.d.ben) },
			     { "session", a_desk_number(&x.d, x.visit) }, { "state", "incomplete" },
			     { "side", "L" }),
	    ERR_RULE);
	is_str(x.d.c.e.field, "sides");
	a_desk_close(&x.d);
}

static void
the_audit_says_so_with_the_reason(void **state)
{
	struct desk x;
	struct rows *r;
	struct err e = { 0 };
	const char *outcome = "", *reason = "";

	(void)state;
	open_desk(&x);
	assert_int_equal(save(&x, "L", "exercise",
			     PAIRS({ "sides", "yes" }, { "reason", "the booking was wrong" })),
	    ERR_NONE);
	r = db_read(x.d.c.app->db, Q_AUDIT_OF, ARGS(T("session"), I(x.visit)));
	while (row_next(r)) {
		for (int i = 0; i < 6; i++)
			(void)row_text(r, &x.d.c.a);
		outcome = row_text(r, &x.d.c.a);
		reason = row_text(r, &x.d.c.a);
	}
	must(rows_end(r, &e));
	is_str(outcome, "another hip than booked");
	is_str(reason, "the booking was wrong");
	a_desk_close(&x.d);
}

static void
the_hip_that_was_booked_asks_nothing(void **state)
{
	struct desk x;

	(void)state;
	open_desk(&x);
	assert_int_equal(save(&x, "R", "exercise", NULL, 0), ERR_NONE);
	a_desk_close(&x.d);
}

static void
another_act_than_booked_is_confirmed(void **state)
{
	struct desk x;

	(void)state;
	open_desk(&x);
	assert_int_equal(save(&x, "R", "gait", NULL, 0), ERR_RULE);
	is_str(x.d.c.e.field, "agent");
	assert_int_equal(save(&x, "R", "gait", PAIRS({ "sure", "yes" })), ERR_NONE);
	a_desk_close(&x.d);
}

/* From the shell a correction need not name the session once more: it is of the same one. */
static void
a_correction_is_of_the_session_that_the_record_was_of(void **state)
{
	struct desk x;
	struct response kept;
	struct err e = { 0 };
	const char *first;

	(void)state;
	open_desk(&x);
	assert_int_equal(save(&x, "R", "exercise", NULL, 0), ERR_NONE);
	first = a_desk_number(&x.d, x.d.c.out.id);
	assert_int_equal(refused(&x.d.c, "response.save", { "form", "session" },
			     { "patient", a_clinic_ref(&x.d.c, x.d.ben) }, { "corrects", first },
			     { "side", "L" }, { "reason", "typing error" }),
	    ERR_RULE);
	is_str(x.d.c.e.field, "sides");
	do_(&x.d.c, "response.save", { "form", "session" },
	    { "patient", a_clinic_ref(&x.d.c, x.d.ben) }, { "corrects", first },
	    { "session_note", "tired" }, { "reason", "typing error" });
	must(response_find(x.d.c.app->db, x.d.c.out.id, &x.d.c.a, &kept, &e));
	assert_int_equal(kept.session, x.visit);
	a_desk_close(&x.d);
}

static void
what_was_booked_is_shown_and_answers_nothing(void **state)
{
	struct desk x;
	struct form *f;
	struct err e = { 0 };

	(void)state;
	open_desk(&x);
	must(fill_open(x.d.c.app,
	    &(struct fill){ "session", x.d.ben, .session = x.visit, .day = DAY_NONE }, &x.d.c.a, &f,
	    &e));
	is_str(form_value(f, "booked", 0).u.s, "Right hip: Exercise programme, 24-Nov-2026 10:00");
	assert_int_equal(form_value(f, "side", 0).type, VALUE_NONE);
	assert_int_equal(form_value(f, "agent", 0).type, VALUE_NONE);
	form_close(f);
	a_desk_close(&x.d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(another_hip_than_booked_is_confirmed_with_a_reason),
		cmocka_unit_test(so_it_is_when_it_is_not_finished_yet),
		cmocka_unit_test(the_audit_says_so_with_the_reason),
		cmocka_unit_test(the_hip_that_was_booked_asks_nothing),
		cmocka_unit_test(another_act_than_booked_is_confirmed),
		cmocka_unit_test(a_correction_is_of_the_session_that_the_record_was_of),
		cmocka_unit_test(what_was_booked_is_shown_and_answers_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
