/* Who must say the password again, and what the staff list refuses. */
#include <stdio.h>
#include <string.h>

#include "app/access.h"
#include "app/inside.h"
#include "app/outage.h"
#include "app/prove.h"
#include "app/sign_in.h"
#include "app/throttle.h"
#include "base/text.h"
#include "lib/a_clinic.h"
#include "lib/test.h"
#include "store/db_in.h"

static const char *const words = "correct horse";

/* anna has a password. */
static void
a_guarded_clinic(struct a_clinic *c)
{
	a_clinic_open(c);
	do_(c, "staff.password", { "password", words });
}

static void
what_opens_a_door_asks_for_the_password_again(void **state)
{
	static const char *const names[] = { "staff.add", "staff.change", "staff.password",
		"staff.pin", "staff.pin_drop", "setting.set" };

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		assert_true(command_find(names[i])->proof);
}

static void
the_password_is_the_one_of_who_signed_in(void **state)
{
	struct a_clinic c;

	(void)state;
	a_guarded_clinic(&c);
	assert_int_equal(
	    refused(&c, "staff.change", { "login", "rita" }, { "role", "manager" }), ERR_DENIED);
	is_str(c.e.field, "proof");
	assert_int_equal(refused(&c, "staff.change", { "login", "rita" }, { "role", "manager" },
			     { "proof", "wrong horse" }),
	    ERR_DENIED);
	is_str(c.e.text, "That is not your password.");
	do_(&c, "staff.change", { "login", "rita" }, { "role", "manager" }, { "proof", words });
	a_clinic_as(&c, "rita"); /* anna still sits there */
	assert_int_equal(
	    refused(&c, "staff.change", { "login", "theo" }, { "role", "doctor" }), ERR_DENIED);
	do_(&c, "staff.change", { "login", "theo" }, { "role", "doctor" }, { "proof", words });
	a_clinic_close(&c);
}

static void
a_new_password_wants_the_old_one(void **state)
{
	struct a_clinic c;
	struct err e = { 0 };

	(void)state;
	a_guarded_clinic(&c);
	assert_int_equal(
	    refused(&c, "staff.password", { "password", "battery staple" }), ERR_DENIED);
	must(app_sign_in(c.app, "anna", words, &e));
	do_(&c, "staff.password", { "password", "battery staple" }, { "proof", words });
	assert_false(app_sign_in(c.app, "anna", words, &e));
	must(app_sign_in(c.app, "anna", "battery staple", &e));
	a_clinic_close(&c);
}

/* What a thief of the file gets: Argon2id strings, and the words nowhere. */
static void
the_staff_table_has_slow_hashes_and_nothing_else(void **state)
{
	static const char *const secret[] = { "correct horse", "battery staple", "471147" };
	struct a_clinic c;
	struct rows *r;
	struct text all;
	struct err e = { 0 };
	char piece[4096];
	int hashes = 0;
	size_t n;
	FILE *f;

	(void)state;
	a_guarded_clinic(&c);
	do_(&c, "staff.add", { "login", "zoe" }, { "name", "Zoe Z" }, { "role", "doctor" },
	    { "password", secret[1] }, { "proof", words });
	must(app_sign_in(c.app, "anna", words, &e));
	do_(&c, "staff.pin", { "pin", secret[2] }, { "proof", words });
	r = db_read(c.app->db, Q_STAFF_LIST, NULL, 0);
	while (row_next(r)) {
		const char *column[11];

		for (int i = 0; i < 11; i++)
			column[i] = row_text(r, &c.a);
		for (int i = 5; i <= 9; i += 4) {
			if (column[i][0] == '\0')
				continue;
			hashes++;
			assert_int_equal(strncmp(column[i], "$argon2id$v=19$m=", 17), 0);
		}
	}
	must(rows_end(r, &e));
	assert_int_equal(hashes, 3); /* two passwords and a PIN */
	all = (struct text){ .a = &c.a };
	f = fopen(c.paths.db, "r");
	assert_non_null(f);
	while ((n = fread(piece, 1, sizeof(piece), f)) > 0)
		text_addn(&all, piece, n);
	fclose(f);
	assert_true(all.len > 0);
	for (size_t i = 0; i < sizeof(secret) / sizeof(*secret); i++)
		assert_null(memmem(all.s, all.len, secret[i], strlen(secret[i])));
	a_clinic_close(&c);
}

static void
wrong_proofs_make_the_next_one_wait(void **state)
{
	struct a_clinic c;

	(void)state;
	a_guarded_clinic(&c);
	for (int i = 0; i < TRIES_FREE; i++)
		assert_int_equal(
		    refused(&c, "staff.pin", { "pin", "4711" }, { "proof", "wrong horse" }),
		    ERR_DENIED);
	assert_int_equal(
	    refused(&c, "staff.pin", { "pin", "4711" }, { "proof", words }), ERR_DENIED);
	assert_non_null(strstr(c.e.text, "32 seconds"));
	a_clinic_close(&c);
}

static void
nothing_is_taken_back_that_would_need_it(void **state)
{
	struct a_clinic c;

	(void)state;
	a_guarded_clinic(&c);
	do_(&c, "staff.change", { "login", "theo" }, { "role", "reader" }, { "proof", words });
	assert_int_equal(refused(&c, "undo.last", { "reason", "" }), ERR_DENIED);
	is_str(c.e.field, "proof");
	do_(&c, "undo.last", { "proof", words });
	a_clinic_close(&c);
}

static void
a_proof_is_kept_nowhere(void **state)
{
	struct a_clinic c;
	struct rows *r;
	struct err e = { 0 };

	(void)state;
	a_guarded_clinic(&c);
	do_(&c, "staff.change", { "login", "theo" }, { "role", "reader" }, { "proof", words });
	r = db_read(
	    c.app->db, Q_AUDIT_LIST, ARGS(I(0), I(0), I(0), I(INT64_MAX), I(500), I(0), I(0)));
	while (row_next(r)) {
		for (int i = 0; i < 10; i++)
			assert_null(strstr(row_text(r, &c.a), words));
	}
	must(rows_end(r, &e));
	a_clinic_close(&c);
}

static void
two_people_share_no_unix_user(void **state)
{
	struct a_clinic c;

	(void)state;
	a_clinic_open(&c);
	do_(&c, "staff.add", { "login", "nina" }, { "name", "Nina" }, { "role", "reader" },
	    { "uid", "70001" });
	assert_int_equal(refused(&c, "staff.add", { "login", "otto" }, { "name", "Otto" },
			     { "role", "reader" }, { "uid", "70001" }),
	    ERR_CONFLICT);
	is_str(c.e.field, "uid");
	assert_int_equal(refused(&c, "staff.add", { "login", "otto" }, { "name", "Otto" },
			     { "role", "reader" }, { "uid", "-7" }),
	    ERR_INPUT);
	do_(&c, "staff.change", { "login", "nina" }, { "active", "no" });
	do_(&c, "staff.add", { "login", "otto" }, { "name", "Otto" }, { "role", "reader" },
	    { "uid", "70001" });
	assert_int_equal(
	    refused(&c, "staff.change", { "login", "nina" }, { "active", "yes" }), ERR_CONFLICT);
	a_clinic_close(&c);
}

static void
a_name_to_sign_in_with_is_plain(void **state)
{
	static const char *const bad[] = { " ", "../x", "-rf", ".hidden", "a b", "a/b",
		"\xF0\x9F\x98\x80", "m\xC3\xBCller", "a'; DROP TABLE staff",
		"abcdefghijabcdefghijabcdefghijabcdefghijx" };
	static const char *const good[] = { "root", "o.lund", "Nina_2", "k-b@ward", "7" };
	struct a_clinic c;

	(void)state;
	a_clinic_open(&c);
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		assert_int_equal(refused(&c, "staff.add", { "login", bad[i] }, { "name", "N" },
				     { "role", "reader" }),
		    ERR_INPUT);
		is_str(c.e.field, "login");
	}
	for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++)
		do_(&c, "staff.add", { "login", good[i] }, { "name", "N" }, { "role", "reader" });
	assert_int_equal(refused(&c, "staff.add", { "login", "n" }, { "name", "\xF0\x9F\x98\x80" },
			     { "role", "reader" }),
	    ERR_INPUT);
	assert_int_equal(
	    refused(&c, "staff.add", { "login", "n" }, { "name", "N" }, { "role", "" }), ERR_INPUT);
	a_clinic_close(&c);
}

/* Of that login, in the review of access. */
static struct access_row
access_of(struct a_clinic *c, const char *login)
{
	struct access_rows all;
	struct err e = { 0 };

	must(access_load(c->app, &c->a, &all, &e));
	for (size_t i = 0; i < all.list.n; i++)
		if (strcmp(all.list.at[i].login, login) == 0)
			return all.list.at[i];
	fail();
	return (struct access_row){ 0 };
}

static void
a_review_of_access_tells_since_when_the_role_is_held(void **state)
{
	struct a_clinic c;
	struct access_row r;
	int64_t begin;

	(void)state;
	a_clinic_open(&c);
	begin = app_now(c.app).at;
	app_set_now(c.app, now_at(begin + 86400));
	do_(&c, "staff.change", { "login", "rita" }, { "name", "Rita B. Ives" });
	r = access_of(&c, "rita");
	assert_int_equal(r.since, begin); /* another name is not another role */
	assert_int_equal(r.came, 0);
	assert_false(r.password);
	do_(&c, "staff.change", { "login", "rita" }, { "role", "therapist" }, { "active", "no" });
	r = access_of(&c, "rita");
	assert_int_equal(r.since, begin + 86400);
	assert_false(r.active);
	is_str(r.sensitive, "no");
	assert_int_equal(access_of(&c, "anna").came, begin);
	a_clinic_close(&c);
}

static int64_t
denials(struct a_clinic *c, const char *action)
{
	sqlite3_stmt *st;
	int64_t n;

	assert_int_equal(sqlite3_prepare_v2(c->app->db->h,
			     "SELECT count(*) FROM audit WHERE action = ? AND outcome = 'denied'",
			     -1, &st, NULL),
	    SQLITE_OK);
	assert_int_equal(sqlite3_bind_text(st, 1, action, -1, SQLITE_STATIC), SQLITE_OK);
	assert_int_equal(sqlite3_step(st), SQLITE_ROW);
	n = sqlite3_column_int64(st, 0);
	sqlite3_finalize(st);
	return n;
}

/* What is no row of the command table is asked elsewhere, and refused as visibly. */
static void
each_refusal_of_the_shell_is_in_the_audit(void **state)
{
	const char *said;
	struct a_clinic c;
	struct err e;

	(void)state;
	a_clinic_open(&c);
	do_(&c, "staff.add", { "login", "rob" }, { "name", "Rob" }, { "role", "reader" });
	a_clinic_as(&c, "rob");
	assert_false(app_act_as(c.app, "anna", &e));
	assert_int_equal(denials(&c, "act-as"), 1);
	assert_false(app_is_keeper(c.app, ROLE_MANAGER, "backup.write", &e));
	assert_int_equal(denials(&c, "backup.write"), 1);
	assert_false(outage_print(c.app, 1, &c.a, &said, &e));
	assert_int_equal(denials(&c, "print.outage"), 1);
	a_clinic_close(&c);
}

/* Nor can a stranger fill the disk with them. */
static void
a_stranger_is_noted_once_an_hour(void **state)
{
	struct a_clinic c;
	struct err e;

	(void)state;
	a_clinic_open(&c);
	app_set_station(c.app, "shell");
	c.app->person = (struct person){ .login = "", .name = "", .initials = "" };
	for (int minute = 0; minute < 180; minute += 20) {
		c.app->now.at += 1200;
		c.app->os_uid = 61001;
		assert_false(app_become_unix(c.app, &e));
		app_note_stranger(c.app);
	}
	assert_int_equal(denials(&c, "sign-in"), 3);
	a_clinic_close(&c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_opens_a_door_asks_for_the_password_again),
		cmocka_unit_test(the_password_is_the_one_of_who_signed_in),
		cmocka_unit_test(a_new_password_wants_the_old_one),
		cmocka_unit_test(the_staff_table_has_slow_hashes_and_nothing_else),
		cmocka_unit_test(wrong_proofs_make_the_next_one_wait),
		cmocka_unit_test(nothing_is_taken_back_that_would_need_it),
		cmocka_unit_test(a_proof_is_kept_nowhere),
		cmocka_unit_test(two_people_share_no_unix_user),
		cmocka_unit_test(a_name_to_sign_in_with_is_plain),
		cmocka_unit_test(each_refusal_of_the_shell_is_in_the_audit),
		cmocka_unit_test(a_stranger_is_noted_once_an_hour),
		cmocka_unit_test(a_review_of_access_tells_since_when_the_role_is_held),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
