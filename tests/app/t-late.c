/* What is entered after its day says why, and what comes from paper when it happened. */
#include "app/late.h"

#include <string.h>

#include "app/inside.h"
#include "app/past.h"
#include "base/text.h"
#include "lib/a_book.h"
#include "lib/test.h"
#include "store/session_store.h"

/* One column of the newest audit line of an object. */
static const char *
audit_of(struct a_clinic *c, const char *object, int64_t id)
{
	struct rows *r = db_read(c->app->db, Q_AUDIT_OF, ARGS(T(object), I(id)));
	const char *reason = "";
	struct err e = { 0 };

	while (row_next(r)) {
		for (int i = 0; i < 7; i++)
			(void)row_text(r, &c->a);
		reason = row_text(r, &c->a);
	}
	must(rows_end(r, &e));
	return reason;
}

static int64_t
kim(struct a_clinic *c)
{
	a_clinic_open(c);
	a_book_resources(c);
	return a_clinic_patient(c, "Hall", "Kim", "1968-07-14");
}

static void
a_record_of_a_past_day_says_why_and_one_of_today_does_not(void **state)
{
	struct past past;
	struct a_clinic c;
	struct err e = { 0 };
	int64_t id, kept;

	(void)state;
	id = kim(&c);
	do_(&c, "response.save", { "form", "pain" }, { "patient", a_clinic_ref(&c, id) },
	    { "day", "2026-11-23" }, { "pain_now.R", "3" });
	assert_int_equal(
	    refused(&c, "response.save", { "form", "pain" }, { "patient", a_clinic_ref(&c, id) },
		{ "day", "2026-11-22" }, { "pain_now.R", "3" }),
	    ERR_RULE);
	is_str(c.e.field, "reason");
	is_str(c.e.text, "Sun 22-Nov-2026 is past: say why this is entered only now.");
	kept = do_(&c, "response.save", { "form", "pain" }, { "patient", a_clinic_ref(&c, id) },
	    { "day", "2026-11-22" }, { "reason", "home visit" }, { "pain_now.R", "3" });
	is_str(audit_of(&c, "response", kept), "home visit");
	must(past_load(c.app, kept, &c.a, &past, &e));
	is_str(past.version.at[0].late, "home visit");
	is_str(past.version.at[0].reason, "");
	/* Its correction has a reason of its own, and both are readable. */
	kept = do_(&c, "response.save", { "form", "pain" }, { "patient", a_clinic_ref(&c, id) },
	    { "day", "2026-11-22" }, { "corrects", text_fmt(&c.a, "%lld", (long long)kept) },
	    { "reason", "typing error" }, { "pain_now.R", "4" });
	must(past_load(c.app, kept, &c.a, &past, &e));
	assert_int_equal(past.version.n, 2);
	is_str(past.version.at[0].reason, "typing error");
	is_str(past.version.at[0].late, "");
	is_str(past.version.at[1].late, "home visit");
	a_clinic_close(&c);
}

static void
what_was_begun_on_its_day_is_finished_without_a_reason(void **state)
{
	struct a_clinic c;
	struct now now;
	int64_t id, kept;

	(void)state;
	id = kim(&c);
	kept = do_(&c, "response.save", { "form", "pain" }, { "patient", a_clinic_ref(&c, id) },
	    { "state", "incomplete" }, { "pain_now.R", "3" });
	now = app_now(c.app);
	app_set_now(c.app, now_at(now.at + 86400));
	do_(&c, "response.save", { "form", "pain" }, { "patient", a_clinic_ref(&c, id) },
	    { "day", "2026-11-23" }, { "corrects", text_fmt(&c.a, "%lld", (long long)kept) },
	    { "pain_now.R", "3" });
	a_clinic_close(&c);
}

static const char *
number(struct a_clinic *c, int64_t id)
{
	return text_fmt(&c->a, "%lld", (long long)id);
}

/* Each outcome of a visit, on the day after it and on its day. */
static void
a_visit_of_a_past_day_says_why(void **state)
{
	static const char *const verb[] = { "session.arrive", "session.start", "session.done",
		"session.noshow", "session.cancel" };
	struct a_clinic c;
	int64_t id, visit[5];

	(void)state;
	id = kim(&c);
	assert_int_equal(
	    refused(&c, "session.book", { "patient", a_clinic_ref(&c, id) },
		{ "at", "2026-11-20 10:00" }, { "label", "Talk" }, { "therapist", "KB" }),
	    ERR_RULE);
	is_str(c.e.field, "reason");
	for (int i = 0; i < 5; i++)
		visit[i] = do_(&c, "session.book", { "patient", a_clinic_ref(&c, id) },
		    { "at", text_fmt(&c.a, "2026-11-23 1%d:00", i) }, { "label", "Talk" },
		    { "therapist", "KB" });
	do_(&c, "session.arrive", { "id", number(&c, visit[2]) });
	app_set_now(c.app, now_at(app_now(c.app).at + 86400));
	for (int i = 0; i < 5; i++) {
		assert_int_equal(refused(&c, verb[i], { "id", number(&c, visit[i]) }), ERR_RULE);
		is_str(c.e.field, "reason");
		do_(&c, verb[i], { "id", number(&c, visit[i]) }, { "reason", "forgotten" });
		is_str(audit_of(&c, "session", visit[i]), "forgotten");
	}
	/* Taken back at once it asks nothing more. */
	do_pairs(&c, "undo.last", NULL, 0);
	assert_int_equal(
	    refused(&c, "session.restore", { "id", number(&c, visit[3]) }, { "state", "booked" }),
	    ERR_RULE);
	is_str(c.e.field, "reason");
	assert_int_equal(refused(&c, "day.end", { "day", "2026-11-23" }), ERR_RULE);
	do_(&c, "day.end", { "day", "2026-11-23" }, { "reason", "forgotten" });
	a_clinic_close(&c);
}

static void
what_comes_from_paper_has_both_times(void **state)
{
	struct session s;
	struct a_clinic c;
	struct err e = { 0 };
	int64_t id, visit, kept;

	(void)state;
	id = kim(&c);
	visit = do_(&c, "session.book", { "patient", a_clinic_ref(&c, id) },
	    { "at", "2026-11-23 08:00" }, { "label", "Talk" }, { "therapist", "KB" });
	do_(&c, "session.arrive", { "id", number(&c, visit) }, { "paper", "2026-11-23 07:50" },
	    { "reason", "power cut" });
	is_str(audit_of(&c, "session", visit), "from paper, 2026-11-23 07:50: power cut");
	must(session_find(c.app->db, visit, &c.a, &s, &e));
	assert_int_equal(s.arrived_at, app_now(c.app).at - 70 * 60);
	/* A record is of the day of the paper, and asks for no other reason. */
	kept = do_(&c, "response.save", { "form", "pain" }, { "patient", a_clinic_ref(&c, id) },
	    { "paper", "22/11 14:05" }, { "pain_now.R", "3" });
	is_str(audit_of(&c, "response", kept), "from paper, 2026-11-22 14:05");
	assert_int_equal(refused(&c, "session.start", { "id", number(&c, visit) },
			     { "paper", "2026-11-23 09:01" }),
	    ERR_INPUT);
	is_str(c.e.field, "paper");
	assert_int_equal(
	    refused(&c, "session.start", { "id", number(&c, visit) }, { "paper", "noon" }),
	    ERR_INPUT);
	is_str(c.e.field, "paper");
	a_clinic_close(&c);
}

/* A therapist goes on where the manager entered paper: that is nobody else's. */
static void
the_paper_of_one_person_is_not_the_next_ones(void **state)
{
	struct a_clinic c;
	struct err e = { 0 };
	int64_t id, kept;

	(void)state;
	id = kim(&c);
	assert_false(late_paper(c.app, "23:00", "", &e));
	assert_null(late_happened(c.app));
	must(late_paper(c.app, "8:30", "power cut", &e));
	kept = do_(&c, "response.save", { "form", "pain" }, { "patient", a_clinic_ref(&c, id) },
	    { "pain_now.R", "3" });
	is_str(audit_of(&c, "response", kept), "from paper, 2026-11-23 08:30: power cut");
	a_clinic_as(&c, "theo");
	assert_null(late_happened(c.app));
	kept = do_(&c, "response.save", { "form", "pain" }, { "patient", a_clinic_ref(&c, id) },
	    { "pain_now.R", "4" });
	is_str(audit_of(&c, "response", kept), "");
	a_clinic_as(&c, "anna");
	must(late_paper(c.app, "", "", &e));
	assert_null(late_happened(c.app));
	a_clinic_close(&c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_record_of_a_past_day_says_why_and_one_of_today_does_not),
		cmocka_unit_test(what_was_begun_on_its_day_is_finished_without_a_reason),
		cmocka_unit_test(a_visit_of_a_past_day_says_why),
		cmocka_unit_test(what_comes_from_paper_has_both_times),
		cmocka_unit_test(the_paper_of_one_person_is_not_the_next_ones),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
