/* The audit from the shell: heads, anchors, lines, and backups as the shell sees them. */
#include "lib/test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

#include "base/text.h"
#include "lib/process.h"

struct clinic {
	struct arena a;
	const char *dir, *db;
};

static void
open_clinic(struct clinic *c)
{
	struct ran r;

	*c = (struct clinic){ 0 };
	c->dir = test_dir(&c->a);
	c->db = text_fmt(&c->a, "%s/c.db", c->dir);
	r = coxa_(&c->a, c->db, "init", "--zone", "UTC");
	assert_int_equal(r.status, EX_OK);
}

static const char *
write_file(struct clinic *c, const char *name, const char *text)
{
	const char *path = text_fmt(&c->a, "%s/%s", c->dir, name);
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	fputs(text, f);
	fclose(f);
	return path;
}

static void
register_one(struct clinic *c, const char *family, const char *reason)
{
	struct ran r = coxa_(&c->a, c->db, "do", "patient.register",
	    text_fmt(&c->a, "family=%s", family), "given=Ann", "born=1968-07-14", "sex=F",
	    "phone.na=none", "consent_contact.na=none", text_fmt(&c->a, "reason=%s", reason));

	is_str(r.err, "");
	assert_int_equal(r.status, EX_OK);
}

static void
an_anchor_holds_what_is_before_it(void **state)
{
	struct clinic c;
	struct ran r;
	const char *anchors;

	(void)state;
	open_clinic(&c);
	r = coxa_(&c.a, c.db, "audit", "head");
	assert_int_equal(r.status, EX_OK);
	anchors = write_file(
	    &c, "anchors", text_fmt(&c.a, "# kept by Ann\nNov 23 09:00 desk coxa[7]: %s", r.out));
	register_one(&c, "Hall", "");
	r = coxa_(&c.a, c.db, "audit", "verify", "--anchors", anchors);
	is_str(r.out, "");
	assert_non_null(strstr(r.err, "The audit is whole, from its first entry to "));
	assert_int_equal(r.status, EX_OK);
	anchors = write_file(&c, "others",
	    "1 00000000000000000000000000000000000000000000000000000000000000ff\n"
	    "900 00000000000000000000000000000000000000000000000000000000000000ff\n");
	r = coxa_(&c.a, c.db, "audit", "verify", "--anchors", anchors);
	is_str(r.out,
	    "audit: entry 1 is not the one of the anchors\n"
	    "audit: entry 900 of the anchors is missing\n");
	assert_int_equal(r.status, EX_DATAERR);
	r = coxa_(&c.a, c.db, "audit", "verify", "--anchors", write_file(&c, "none", "hello\n"));
	is_str(r.err, "coxa: There is no anchor here. A line of audit head is one.\n");
	assert_int_equal(r.status, EX_DATAERR);
	arena_clear(&c.a);
}

static void
what_a_restore_left_behind_is_no_tampering(void **state)
{
	struct clinic c;
	struct ran r;
	const char *file, *anchors;

	(void)state;
	open_clinic(&c);
	file = text_fmt(&c.a, "%s/b.db", c.dir);
	r = coxa_(&c.a, c.db, "backup", file);
	assert_int_equal(r.status, EX_OK);
	r = coxa_(&c.a, c.db, "backup", file);
	assert_int_equal(r.status, EX_CANTCREAT);
	register_one(&c, "Hall", "");
	r = coxa_(&c.a, c.db, "audit", "head");
	anchors = write_file(&c, "anchors", r.out);
	r = coxa_(&c.a, c.db, "restore", file);
	is_str(r.err, "");
	assert_int_equal(r.status, EX_OK);
	r = coxa_(&c.a, c.db, "audit", "verify", "--anchors", anchors);
	is_str(r.out, "");
	assert_non_null(strstr(r.err, "was left behind when a backup was restored"));
	assert_int_equal(r.status, EX_OK);
	r = coxa_(&c.a, c.db, "check");
	is_str(r.out, "");
	arena_clear(&c.a);
}

/* The same with a password on standard input. */
static struct ran
with_password(struct clinic *c, const char *password, const char *words)
{
	const char *argv[] = { "/bin/sh", "-c",
		text_fmt(&c->a, "echo '%s' | %s --data %s --db %s --now 2026-11-23T09:00 %s",
		    password, coxa_path(&c->a), test_top(&c->a, ""), c->db, words),
		NULL };

	return process_run(&c->a, argv);
}

static void
a_restore_and_all_patients_on_paper_ask_for_the_password(void **state)
{
	struct clinic c;
	struct ran r;
	const char *file;

	(void)state;
	open_clinic(&c);
	file = text_fmt(&c.a, "%s/b.db", c.dir);
	r = coxa_(&c.a, c.db, "backup", file);
	assert_int_equal(r.status, EX_OK);
	r = coxa_(&c.a, c.db, "print", "outage");
	assert_int_equal(r.status, EX_OK);
	r = with_password(&c, "long enough", "do staff.password login=$(id -un) password=-");
	is_str(r.err, "");
	r = coxa_(&c.a, c.db, "print", "outage");
	assert_int_equal(r.status, EX_NOPERM);
	is_str(r.out, "");
	assert_non_null(strstr(r.err, "--proof"));
	r = with_password(&c, "wrong one", "print outage --proof");
	assert_int_equal(r.status, EX_NOPERM);
	r = with_password(&c, "long enough", "print outage --proof");
	is_str(r.err, "");
	assert_int_equal(r.status, EX_OK);
	r = coxa_(&c.a, c.db, "restore", file);
	assert_int_equal(r.status, EX_NOPERM);
	r = with_password(&c, "wrong one", text_fmt(&c.a, "restore --proof %s", file));
	assert_int_equal(r.status, EX_NOPERM);
	r = with_password(&c, "long enough", text_fmt(&c.a, "restore --proof %s", file));
	is_str(r.err, "");
	assert_int_equal(r.status, EX_OK);
	/* In the restored one no password was set yet. */
	r = coxa_(&c.a, c.db, "restore", file);
	assert_int_equal(r.status, EX_OK);
	arena_clear(&c.a);
}

static void
a_cell_is_never_a_formula_and_never_moves_the_cursor(void **state)
{
	struct clinic c;
	struct ran r;

	(void)state;
	open_clinic(&c);
	register_one(&c, "Hall", "=1+one, \"so\"");
	register_one(&c, "Mill", "plain");
	r = coxa_(&c.a, c.db, "audit", "show", "--csv");
	assert_int_equal(r.status, EX_OK);
	assert_int_equal(strncmp(r.out, "entry,at,person,unix_user,", 26), 0);
	assert_non_null(strstr(r.out, ",\"'=1+one, \"\"so\"\"\"\r\n"));
	assert_null(strstr(r.out, "Hall"));
	r = coxa_(&c.a, c.db, "audit", "show", "--patient", "#2");
	assert_non_null(strstr(r.out, "patient.register"));
	assert_non_null(strstr(r.out, "plain"));
	assert_null(strstr(r.out, "=1+one"));
	r = coxa_(&c.a, c.db, "audit", "show", "--from", "2026-11-24");
	is_str(r.out, "");
	r = coxa_(&c.a, c.db, "audit", "show", "--to", "2026-11-23");
	assert_non_null(strstr(r.out, "2026-11-23T09:00:00Z"));
	r = coxa_(&c.a, c.db, "audit", "show", "--from", "soon");
	assert_int_equal(r.status, EX_DATAERR);
	r = coxa_(&c.a, c.db, "--json", "audit", "show", "--patient", "#1");
	assert_int_equal(strncmp(r.out, "[{\"entry\":", 10), 0);
	arena_clear(&c.a);
}

static void
reading_the_audit_is_in_the_audit(void **state)
{
	struct clinic c;
	struct ran r;

	(void)state;
	open_clinic(&c);
	coxa_(&c.a, c.db, "audit", "show");
	r = coxa_(&c.a, c.db, "audit", "show");
	assert_non_null(strstr(r.out, "audit.read"));
	r = coxa_(&c.a, c.db, "audit");
	assert_int_equal(r.status, EX_USAGE);
	r = coxa_(&c.a, c.db, "audit", "head", "--csv");
	assert_int_equal(r.status, EX_USAGE);
	arena_clear(&c.a);
}

/* One person's entries, the readings alone, and a patient's with those of the record that became
 * part of it. */
static void
the_entries_of_a_person_and_the_readings_are_told_apart(void **state)
{
	struct clinic c;
	struct ran r;

	(void)state;
	open_clinic(&c);
	register_one(&c, "Hall", "by telephone");
	register_one(&c, "Mill", "by letter");
	coxa_(&c.a, c.db, "do", "staff.add", "login=rita", "name=Rita Ives", "role=reception");
	r = coxa_(&c.a, c.db, "--as", "rita", "history", "#2");
	assert_int_equal(r.status, EX_OK);
	r = coxa_(&c.a, c.db, "audit", "show", "--person", "rita");
	assert_non_null(strstr(r.out, "  rita  "));
	assert_non_null(strstr(r.out, "history.read"));
	assert_null(strstr(r.out, "patient.register"));
	r = coxa_(&c.a, c.db, "audit", "show", "--readings", "--patient", "#2");
	assert_non_null(strstr(r.out, "history.read"));
	assert_null(strstr(r.out, "patient.register"));
	r = coxa_(&c.a, c.db, "audit", "show", "--person", "nobody");
	assert_int_equal(r.status, EX_DATAERR);
	is_str(r.err, "coxa: Nobody signs in here as nobody.\n");
	r = coxa_(&c.a, c.db, "do", "patient.merge", "patient=#1", "other=#2");
	assert_int_equal(r.status, EX_OK);
	r = coxa_(&c.a, c.db, "audit", "show", "--patient", "#1");
	assert_non_null(strstr(r.out, "by telephone"));
	assert_non_null(strstr(r.out, "by letter"));
	arena_clear(&c.a);
}

static void
the_review_of_access_is_one_line_a_person(void **state)
{
	struct clinic c;
	struct ran r;

	(void)state;
	open_clinic(&c);
	r = coxa_(&c.a, c.db, "do", "staff.add", "login=rita", "name=Rita Ives", "role=reception");
	assert_int_equal(r.status, EX_OK);
	r = coxa_(&c.a, c.db, "access");
	assert_int_equal(r.status, EX_OK);
	assert_non_null(strstr(r.out, "rita             reception  2026-"));
	assert_non_null(strstr(r.out, "  never       yes    no        none      Rita Ives\n"));
	r = coxa_(&c.a, c.db, "access", "--json");
	assert_non_null(strstr(r.out, "\"login\":\"rita\""));
	arena_clear(&c.a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_review_of_access_is_one_line_a_person),
		cmocka_unit_test(an_anchor_holds_what_is_before_it),
		cmocka_unit_test(what_a_restore_left_behind_is_no_tampering),
		cmocka_unit_test(a_cell_is_never_a_formula_and_never_moves_the_cursor),
		cmocka_unit_test(reading_the_audit_is_in_the_audit),
		cmocka_unit_test(a_restore_and_all_patients_on_paper_ask_for_the_password),
		cmocka_unit_test(the_entries_of_a_person_and_the_readings_are_told_apart),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
