/* Who is signed in where; what a manager changes holds at once. */
#include <string.h>

#include "app/command.h"
#include "app/drafts.h"
#include "app/presence.h"
#include "app/sign_in.h"
#include "base/text.h"
#include "form/form.h"
#include "lib/a_clinic.h"
#include "lib/test.h"

/* anna's second session, at pts/5. */
static struct app *
another(struct a_clinic *c, const char *login)
{
	struct app *app = a_clinic_session(c, login);
	struct err e = { 0 };

	app_set_station(app, "pts/5");
	must(presence_beat(app, &e));
	return app;
}

static size_t
how_many(struct a_clinic *c)
{
	struct present_list all;
	struct err e = { 0 };

	must(presence_load(c->app, &c->a, &all, &e));
	return all.list.n;
}

static enum err_code
tries(struct app *app, const char *command, struct err *e)
{
	struct arena a = { 0 };
	struct outcome out;
	bool done = command_run(
	    app, command, PAIRS({ "login", "rita" }, { "name", "Rita Ives" }), &out, &a, e);

	arena_clear(&a);
	return done ? ERR_NONE : e->code;
}

static void
one_person_on_two_terminals_is_seen_by_both(void **state)
{
	struct a_clinic c;
	struct err e = { 0 };
	struct app *other;
	const char *news;

	(void)state;
	a_clinic_open(&c);
	must(presence_beat(c.app, &e));
	must(presence_news(c.app, &c.a, &news, &e));
	is_str(news, "");
	other = another(&c, "anna");
	must(presence_news(c.app, &c.a, &news, &e));
	is_str(news, "You are also signed in on pts/5, since 09:00.");
	must(presence_news(c.app, &c.a, &news, &e)); /* once */
	is_str(news, "");
	must(presence_news(other, &c.a, &news, &e));
	is_str(news, "You are also signed in on test, since 09:00.");
	app_close(other);
	other = another(&c, "rita"); /* a colleague is no news */
	must(presence_news(c.app, &c.a, &news, &e));
	is_str(news, "");
	assert_int_equal(how_many(&c), 2);
	app_close(other);
	assert_int_equal(how_many(&c), 1);
	a_clinic_close(&c);
}

/* One that was killed leaves its row; the next at the same terminal is not told of it. */
static void
one_that_ended_at_this_terminal_is_no_news(void **state)
{
	struct a_clinic c;
	struct err e = { 0 };
	struct app *other;
	const char *news;

	(void)state;
	a_clinic_open(&c);
	must(presence_beat(c.app, &e));
	other = another(&c, "anna");
	app_set_station(c.app, "pts/5");
	must(presence_news(c.app, &c.a, &news, &e));
	is_str(news, "");
	app_close(other);
	a_clinic_close(&c);
}

/* One person on ten of them. */
static void
a_hundred_sessions_are_seen_and_write(void **state)
{
	enum { MANY = 100 };
	static const char *const login[] = { "anna", "rita", "theo", "dora" };
	struct app *app[MANY];
	struct arena a = { 0 };
	struct a_clinic c;
	struct err e = { 0 };

	(void)state;
	a_clinic_open(&c);
	for (int i = 0; i < MANY; i++)
		app[i] = another(&c, i < 10 ? "rita" : login[i % 4]);
	assert_int_equal(how_many(&c), MANY);
	for (int i = 0; i < MANY; i++) {
		struct outcome out;

		must(command_run(app[i], "patient.register",
		    PAIRS({ "family", text_fmt(&a, "Hall%d", i) }, { "given", "A" },
			{ "born", text_fmt(&a, "%d-%02d-15", 1930 + i % 70, 1 + i / 70) },
			{ "sex", "F" }),
		    &out, &a, &e));
		arena_clear(&a);
	}
	for (int i = 0; i < MANY; i++)
		app_close(app[i]);
	assert_int_equal(how_many(&c), 0);
	a_clinic_close(&c);
}

/* What another person fills is seen at once, and what somebody types shakes no screen. */
static void
a_form_that_somebody_begins_is_news_to_the_others(void **state)
{
	struct a_clinic c;
	struct err e = { 0 };
	struct app *other;
	struct form *f;
	struct fill of = { .form = "pain", .day = DAY_NONE };
	char id[DRAFT_ID] = "";
	const char *who;
	int64_t before;

	(void)state;
	a_clinic_open(&c);
	of.patient = a_clinic_patient(&c, "Hall", "Margaret", "1968-07-14");
	must(presence_beat(c.app, &e));
	other = another(&c, "rita");
	before = presence_others(c.app);
	must(presence_fill(other, of.patient, "Pain", &e));
	assert_int_not_equal(presence_others(c.app), before);
	must(presence_fillers(c.app, of.patient, "Pain", &c.a, &who, &e));
	is_str(who, "RI fills Pain");
	before = presence_others(c.app);
	must(fill_open(other, &of, &c.a, &f, &e));
	must(draft_keep(other, &of, f, "", id, &e));
	form_close(f);
	assert_int_equal(presence_others(c.app), before);
	must(presence_fill(other, 0, "", &e));
	assert_int_not_equal(presence_others(c.app), before);
	app_close(other);
	a_clinic_close(&c);
}

static void
a_session_that_broke_off_is_gone_after_three_minutes(void **state)
{
	struct a_clinic c;
	struct err e = { 0 };
	struct app *other;
	struct now begin;

	(void)state;
	a_clinic_open(&c);
	begin = app_now(c.app);
	must(presence_beat(c.app, &e));
	other = another(&c, "rita");
	app_set_now(c.app, now_at(begin.at + GONE_SECONDS));
	must(presence_beat(c.app, &e));
	assert_int_equal(how_many(&c), 2);
	app_set_now(c.app, now_at(begin.at + GONE_SECONDS + 1));
	assert_int_equal(how_many(&c), 1);
	app_set_now(other, app_now(c.app));
	must(presence_beat(other, &e)); /* it was only slow */
	assert_int_equal(how_many(&c), 2);
	app_close(other);
	a_clinic_close(&c);
}

static void
ending_is_for_oneself_and_for_a_manager(void **state)
{
	struct a_clinic c;
	struct err e = { 0 };
	struct app *rita, *again;

	(void)state;
	a_clinic_open(&c);
	rita = another(&c, "rita");
	again = another(&c, "rita");
	a_clinic_as(&c, "theo");
	assert_int_equal(refused(&c, "presence.end", { "login", "rita" }), ERR_DENIED);
	do_(&c, "presence.end", { "key", "k" });
	is_str(c.out.said, "Theo Lind is not signed in anywhere else.");
	must(app_still(rita, &e));
	must(command_run(rita, "presence.end", NULL, 0, &c.out, &c.a, &e));
	is_str(c.out.said, "Rita Ives: 1 session is ended.");
	must(
	    command_run(rita, "presence.end", NULL, 0, &c.out, &c.a, &e)); /* once more: it is so */
	assert_false(app_still(again, &e));
	is_str(e.text, "You ended this session. What was typed is kept; sign in to go on.");
	a_clinic_as(&c, "anna");
	do_(&c, "presence.end", { "login", "rita" });
	assert_false(app_still(rita, &e));
	assert_int_equal(e.code, ERR_DENIED);
	assert_non_null(strstr(e.text, "Anna Berg ended this session."));
	app_close(rita);
	app_close(again);
	a_clinic_close(&c);
}

static void
a_role_or_a_closed_account_holds_from_the_next_action(void **state)
{
	struct a_clinic c;
	struct err e = { 0 };
	struct app *theo;

	(void)state;
	a_clinic_open(&c);
	theo = a_clinic_session(&c, "theo");
	assert_int_equal(tries(theo, "staff.change", &e), ERR_DENIED);
	do_(&c, "staff.change", { "login", "theo" }, { "role", "manager" });
	assert_int_equal(tries(theo, "staff.change", &e), ERR_NONE);
	do_(&c, "staff.change", { "login", "theo" }, { "role", "reader" });
	assert_int_equal(tries(theo, "staff.change", &e), ERR_DENIED);
	do_(&c, "staff.change", { "login", "theo" }, { "role", "manager" }, { "active", "no" });
	assert_int_equal(tries(theo, "staff.change", &e), ERR_DENIED);
	assert_non_null(strstr(e.text, "Theo Lind may not sign in any more"));
	app_close(theo);
	a_clinic_close(&c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_person_on_two_terminals_is_seen_by_both),
		cmocka_unit_test(one_that_ended_at_this_terminal_is_no_news),
		cmocka_unit_test(a_hundred_sessions_are_seen_and_write),
		cmocka_unit_test(a_form_that_somebody_begins_is_news_to_the_others),
		cmocka_unit_test(a_session_that_broke_off_is_gone_after_three_minutes),
		cmocka_unit_test(ending_is_for_oneself_and_for_a_manager),
		cmocka_unit_test(a_role_or_a_closed_account_holds_from_the_next_action),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
