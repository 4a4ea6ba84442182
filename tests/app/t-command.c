/* Commands: who may, what is read, what is kept, what is taken back. */
#include "lib/test.h"

#include <string.h>

#include "app/clinic.h"
#include "app/house.h"
#include "app/sign_in.h"
#include "base/text.h"
#include "lib/a_clinic.h"

static void
every_row_is_whole(void **state)
{
	const struct command *row;

	(void)state;
	for (size_t i = 0; (row = command_at(i)) != NULL; i++) {
		const char *dot = strchr(row->name, '.');

		assert_non_null(dot);
		assert_null(strchr(dot + 1, '.'));
		assert_true(row->help[0] != '\0' && row->roles != 0);
		assert_ptr_equal(command_find(row->name), row);
		for (const struct param *p = row->params; p->name != NULL; p++)
			assert_true(p->help[0] != '\0');
	}
	assert_null(command_find("patient.delete"));
}

/* Each row with each role: who may not is refused before anything is read. */
static void
a_role_decides(void **state)
{
	static const char *const login[] = { "rita", "theo", "dora", "anna", "aude" };
	static const enum role role[] = { ROLE_RECEPTION, ROLE_THERAPIST, ROLE_DOCTOR, ROLE_MANAGER,
		ROLE_AUDITOR };
	struct a_clinic c;
	const struct command *row;

	(void)state;
	a_clinic_open(&c);
	for (size_t k = 0; k < 5; k++) {
		a_clinic_as(&c, login[k]);
		for (size_t i = 0; (row = command_at(i)) != NULL; i++) {
			bool may = (row->roles & role[k]) != 0;

			assert_int_equal(command_allowed(c.app, row), may);
			if (!may)
				assert_int_equal(refused_pairs(&c, row->name, NULL, 0), ERR_DENIED);
		}
	}
	a_clinic_close(&c);
}

static void
nobody_signed_in_may_nothing(void **state)
{
	struct a_clinic c;
	struct err e = { 0 };

	(void)state;
	a_clinic_open(&c);
	must(app_sign_out(c.app, &e));
	assert_int_equal(refused_pairs(&c, "undo.last", NULL, 0), ERR_DENIED);
	assert_non_null(strstr(c.e.text, "Sign in"));
	a_clinic_close(&c);
}

static void
parameters_are_checked_by_name(void **state)
{
	static const struct pair wrong[] = {
		{ "role", "surgeon" },
		{ "colour", "red" },
		{ "uid", "one" },
		{ "login", "twice" },
		{ "initials", "a\tb" },
		{ "initials", "\xff" },
		{ "initials", "\xc2\x9b" },
		{ "password", "short" },
	};
	struct a_clinic c;

	(void)state;
	a_clinic_open(&c);
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++) {
		struct pair pairs[4] = { { "login", "x" }, { "name", "X" }, { "role", "reader" } };
		size_t n = 3;

		if (strcmp(wrong[i].name, "role") == 0)
			pairs[2] = wrong[i];
		else
			pairs[n++] = wrong[i];
		assert_int_equal(refused_pairs(&c, "staff.add", pairs, n), ERR_INPUT);
		is_str(c.e.field, wrong[i].name);
	}
	assert_int_equal(refused(&c, "staff.add", { "login", "x" }), ERR_INPUT);
	is_str(c.e.field, "name");
	assert_int_equal(refused(&c, "nobody.knows", { "login", "x" }), ERR_INPUT);
	is_str(c.e.field, "command");
	a_clinic_close(&c);
}

static void
a_key_saves_once(void **state)
{
	struct a_clinic c;
	int64_t id;

	(void)state;
	a_clinic_open(&c);
	id = do_(&c, "staff.add", { "login", "x" }, { "name", "X" }, { "role", "reader" },
	    { "key", "k1" });
	assert_false(c.out.again);
	assert_int_equal(do_(&c, "staff.add", { "login", "x" }, { "name", "X" },
			     { "role", "reader" }, { "key", "k1" }),
	    id);
	assert_true(c.out.again);
	assert_int_equal(
	    refused(&c, "setting.set", { "name", "dates" }, { "value", "ymd" }, { "key", "k1" }),
	    ERR_CONFLICT);
	assert_int_equal(
	    refused(&c, "staff.add", { "login", "x" }, { "name", "X" }, { "role", "reader" }),
	    ERR_CONFLICT);
	is_str(c.e.field, "login");
	a_clinic_close(&c);
}

static void
a_key_stands_for_its_parameters(void **state)
{
	struct a_clinic c;
	int64_t id;

	(void)state;
	a_clinic_open(&c);
	id = do_(&c, "patient.register", { "family", "Third" }, { "given", "Y" },
	    { "born", "1 jan 1950" }, { "sex", "M" }, { "key", "k2" });
	assert_int_equal(refused(&c, "patient.register", { "family", "Fourth" }, { "given", "X" },
			     { "born", "2 feb 1960" }, { "sex", "F" }, { "key", "k2" }),
	    ERR_CONFLICT);
	is_str(c.e.field, "key");
	assert_int_equal(
	    do_(&c, "patient.register", { "key", "k2" }, { "sex", "M" }, { "born", "1 jan 1950" },
		{ "given", "Y" }, { "family", "Third" }, { "reason", "the line was cut" }),
	    id);
	assert_true(c.out.again);
	a_clinic_close(&c);
}

/* What a password is cannot be learned from its digest. */
static void
a_key_keeps_nothing_of_a_password(void **state)
{
	struct a_clinic c;
	int64_t id;

	(void)state;
	a_clinic_open(&c);
	id = do_(&c, "staff.add", { "login", "x" }, { "name", "X" }, { "role", "reader" },
	    { "password", "correct horse" }, { "key", "k" });
	assert_int_equal(
	    do_(&c, "staff.add", { "login", "x" }, { "name", "X" }, { "role", "reader" },
		{ "password", "battery staple" }, { "key", "k" }),
	    id);
	assert_true(c.out.again);
	a_clinic_close(&c);
}

/* When nobody knows whether a merge was kept, the same key tells, although the second record
 * is none of its own by then. */
static void
a_key_is_asked_before_what_its_save_has_changed(void **state)
{
	struct a_clinic c;
	int64_t merge;
	const char *one, *other;

	(void)state;
	a_clinic_open(&c);
	one = a_clinic_ref(&c, a_clinic_patient(&c, "Hall", "Ann", "1968-07-14"));
	other = a_clinic_ref(&c, a_clinic_patient(&c, "Smith", "Ben", "1971-03-02"));
	merge = do_(&c, "patient.merge", { "patient", one }, { "other", other }, { "key", "k" });
	assert_int_equal(
	    do_(&c, "patient.merge", { "patient", one }, { "other", other }, { "key", "k" }),
	    merge);
	assert_true(c.out.again);
	a_clinic_close(&c);
}

static void
what_was_done_is_taken_back(void **state)
{
	struct a_clinic c;
	const char *undo;

	(void)state;
	a_clinic_open(&c);
	do_(&c, "staff.change", { "login", "rita" }, { "role", "therapist" });
	undo = text_fmt(&c.a, "%d", (int)c.out.undo);
	do_(&c, "undo.id", { "id", undo });
	a_clinic_as(&c, "rita");
	assert_int_equal(app_person(c.app)->role, ROLE_RECEPTION);
	a_clinic_as(&c, "anna");
	assert_int_equal(refused(&c, "undo.id", { "id", undo }), ERR_CONFLICT);
	do_pairs(&c, "undo.last", NULL, 0); /* that Aude was added */
	assert_non_null(strstr(c.out.said, "Taken back: Aude Roy"));
	a_clinic_close(&c);
}

static void
another_day_wants_a_reason(void **state)
{
	struct a_clinic c;
	struct now now;
	struct err e = { 0 };

	(void)state;
	a_clinic_open(&c);
	do_(&c, "staff.change", { "login", "rita" }, { "role", "therapist" });
	must(now_read("2026-11-24T09:00", &now, &e));
	app_set_now(c.app, now);
	assert_int_equal(refused_pairs(&c, "undo.last", NULL, 0), ERR_RULE);
	is_str(c.e.field, "reason");
	do_(&c, "undo.last", { "reason", "mistaken" });
	a_clinic_close(&c);
}

static void
a_choice_is_taken_by_its_code_or_its_label(void **state)
{
	static const char *const female[] = { "F", "f", "female", "Female" };
	struct a_clinic c;

	(void)state;
	a_clinic_open(&c);
	for (size_t i = 0; i < sizeof(female) / sizeof(female[0]); i++)
		do_(&c, "patient.register", { "family", text_fmt(&c.a, "Doe%zu", i) },
		    { "given", "Ann" }, { "born", "1950-05-05" }, { "sex", female[i] },
		    { "phone.na", i == 0 ? "none" : "Has no phone" },
		    { "consent_contact", i == 0 ? "sms,email" : "SMS,E-mail" },
		    { "duplicate_ok", "all of them" });
	assert_int_equal(refused(&c, "patient.register", { "family", "Doe" }, { "given", "Bo" },
			     { "born", "1950-05-05" }, { "sex", "feminine" }),
	    ERR_INPUT);
	is_str(c.e.text, "sex: Choose F (Female), M (Male), X (Intersex), U (Not stated)");
	assert_int_equal(refused(&c, "patient.register", { "family", "Doe" }, { "given", "Bo" },
			     { "born", "1950-05-05" }, { "sex", "F" }, { "phone.na", "lost" }),
	    ERR_INPUT);
	is_str(c.e.text,
	    "lost is no reason to leave phone blank: say none (has no phone), declined (will not "
	    "say).");
	do_(&c, "staff.change", { "login", "rita" }, { "role", "Therapist" });
	do_(&c, "patient.sensitive", { "patient", "#1" }, { "sensitive", "YES" },
	    { "reason", "works here" });
	a_clinic_close(&c);
}

static void
a_reason_that_says_nothing_is_refused_everywhere(void **state)
{
	static const char *const empty[] = { "1", "-", "no", "?!...", "12345", "xxxx" };
	struct a_clinic c;
	int64_t p;

	(void)state;
	a_clinic_open(&c);
	p = a_clinic_patient(&c, "Smith", "John", "1950-05-05");
	for (size_t i = 0; i < sizeof(empty) / sizeof(empty[0]); i++) {
		const struct pair why = { "reason", empty[i] };

		assert_int_equal(refused(&c, "patient.state", { "patient", a_clinic_ref(&c, p) },
				     { "state", "inactive" }, why),
		    ERR_INPUT);
		is_str(c.e.field, "reason");
		assert_int_equal(refused(&c, "undo.last", why), ERR_INPUT);
		is_str(
		    c.e.text, "Say why in words, at least 3 letters; somebody else will read it.");
		assert_int_equal(
		    refused(&c, "patient.register", { "family", "Smith" }, { "given", "John" },
			{ "born", "1950-05-05" }, { "sex", "F" }, { "duplicate_ok", empty[i] }),
		    ERR_INPUT);
		is_str(c.e.field, "duplicate_ok");
	}
	do_(&c, "patient.state", { "patient", a_clinic_ref(&c, p) }, { "state", "inactive" },
	    { "reason", "p" }); /* the letter of "wrong patient" */
	a_clinic_close(&c);
}

static void
only_who_did_it_or_a_manager_takes_back(void **state)
{
	struct a_clinic c;
	const char *undo;

	(void)state;
	a_clinic_open(&c);
	do_(&c, "staff.change", { "login", "rita" }, { "name", "Rita" });
	undo = text_fmt(&c.a, "%d", (int)c.out.undo);
	a_clinic_as(&c, "theo");
	assert_int_equal(refused(&c, "undo.id", { "id", undo }), ERR_DENIED);
	assert_int_equal(refused_pairs(&c, "undo.last", NULL, 0), ERR_MISSING);
	a_clinic_close(&c);
}

static void
a_second_writer_is_told(void **state)
{
	struct a_clinic c;
	struct app *other;
	struct outcome out;
	struct err e = { 0 };

	(void)state;
	a_clinic_open(&c);
	other = a_clinic_session(&c, "anna");
	must(command_run(other, "staff.change",
	    PAIRS({ "login", "rita" }, { "name", "Rita Ray" }, { "rev", "1" }), &out, &c.a, &e));
	assert_int_equal(
	    refused(&c, "staff.change", { "login", "rita" }, { "name", "R" }, { "rev", "1" }),
	    ERR_CONFLICT);
	is_str(c.e.field, "rev");
	app_close(other);
	a_clinic_close(&c);
}

static void
a_clinic_keeps_a_manager(void **state)
{
	struct a_clinic c;

	(void)state;
	a_clinic_open(&c);
	assert_int_equal(
	    refused(&c, "staff.change", { "login", "anna" }, { "role", "doctor" }), ERR_RULE);
	do_(&c, "staff.change", { "login", "dora" }, { "role", "manager" });
	do_(&c, "staff.change", { "login", "anna" }, { "role", "doctor" });
	a_clinic_close(&c);
}

static void
one_answer_for_unknown_and_wrong(void **state)
{
	struct a_clinic c;
	struct err e = { 0 }, unknown = { 0 }, wrong = { 0 };
	bool trusted;

	(void)state;
	a_clinic_open(&c);
	must(app_is_trusted(c.app, &trusted, &e));
	assert_true(trusted);
	must(app_sign_in(c.app, "anna", "", &e));
	do_(&c, "staff.password", { "password", "correct horse" });
	must(app_is_trusted(c.app, &trusted, &e));
	assert_false(trusted);
	assert_false(app_sign_in(c.app, "anna", "", &wrong));
	assert_false(app_sign_in(c.app, "anna", "wrong horse", &wrong));
	assert_false(app_sign_in(c.app, "nobody", "wrong horse", &unknown));
	assert_int_equal(wrong.code, ERR_DENIED);
	is_str(wrong.text, unknown.text);
	assert_int_equal(app_person(c.app)->id, 0);
	assert_false(app_sign_in(c.app, "rita", "", &wrong)); /* no password, no Unix user */
	must(app_sign_in(c.app, "anna", "correct horse", &e));
	is_str(app_person(c.app)->initials, "AB");
	a_clinic_close(&c);
}

static void
somebody_who_left_stays_out(void **state)
{
	struct a_clinic c;
	struct err e = { 0 };

	(void)state;
	a_clinic_open(&c);
	do_(&c, "staff.password", { "login", "rita" }, { "password", "correct horse" });
	must(app_sign_in(c.app, "rita", "correct horse", &e));
	a_clinic_as(&c, "anna");
	do_(&c, "staff.change", { "login", "rita" }, { "active", "no" });
	assert_false(app_sign_in(c.app, "rita", "correct horse", &e));
	a_clinic_close(&c);
}

static void
a_clinic_is_made_once(void **state)
{
	struct a_clinic c;
	struct clinic_new what = { .zone = "Mars/Olympus" };
	struct err e = { 0 };
	const char *other;

	(void)state;
	a_clinic_open(&c);
	is_str(app_clinic(c.app)->name, "Willow Lane");
	is_str(app_clinic(c.app)->zone, "Europe/Berlin");
	assert_false(clinic_create(c.paths.db, &what, app_now(c.app), &e));
	assert_int_equal(e.code, ERR_CONFLICT);
	other = text_fmt(&c.a, "%s/other.db", test_dir(&c.a));
	assert_false(clinic_create(other, &what, app_now(c.app), &e));
	assert_int_equal(e.code, ERR_INPUT);
	what.zone = NULL;
	must(clinic_create(other, &what, app_now(c.app), &e)); /* nothing was left behind */
	a_clinic_close(&c);
}

/* Who is alone in a clinic treats there, and a sensitive chart is open to who treats. */
static void
the_first_person_of_a_clinic_is_its_first_therapist(void **state)
{
	struct a_clinic c;
	struct clinic_new what = { .login = "anna", .person = "Anna Berg" };
	struct app_paths paths;
	struct house_things all;
	struct app *app;
	struct err e = { 0 };

	(void)state;
	a_clinic_open(&c);
	paths = c.paths;
	paths.db = text_fmt(&c.a, "%s/other.db", test_dir(&c.a));
	must(clinic_create(paths.db, &what, app_now(c.app), &e));
	must(app_open(&paths, &app, &e));
	must(house_things(app, &c.a, &all, &e));
	is_str(all.list.at[0].kind, "therapist");
	is_str(all.list.at[0].login, "anna");
	is_str(all.list.at[1].login, "");
	app_close(app);
	a_clinic_close(&c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_row_is_whole),
		cmocka_unit_test(a_role_decides),
		cmocka_unit_test(the_first_person_of_a_clinic_is_its_first_therapist),
		cmocka_unit_test(nobody_signed_in_may_nothing),
		cmocka_unit_test(parameters_are_checked_by_name),
		cmocka_unit_test(a_key_saves_once),
		cmocka_unit_test(a_key_stands_for_its_parameters),
		cmocka_unit_test(a_key_keeps_nothing_of_a_password),
		cmocka_unit_test(a_key_is_asked_before_what_its_save_has_changed),
		cmocka_unit_test(what_was_done_is_taken_back),
		cmocka_unit_test(another_day_wants_a_reason),
		cmocka_unit_test(a_choice_is_taken_by_its_code_or_its_label),
		cmocka_unit_test(a_reason_that_says_nothing_is_refused_everywhere),
		cmocka_unit_test(only_who_did_it_or_a_manager_takes_back),
		cmocka_unit_test(a_second_writer_is_told),
		cmocka_unit_test(a_clinic_keeps_a_manager),
		cmocka_unit_test(one_answer_for_unknown_and_wrong),
		cmocka_unit_test(somebody_who_left_stays_out),
		cmocka_unit_test(a_clinic_is_made_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
