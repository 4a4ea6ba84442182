/* The clinic on paper: complete, harmless to whoever prints it, and in the audit. */
#include "lib/test.h"

#include <stdio.h>
#include <string.h>
#include <sysexits.h>

#include <sqlite3.h>

#include "app/outage.h"
#include "app/sheet.h"
#include "base/text.h"
#include "lang/width.h"
#include "lib/a_desk.h"
#include "lib/process.h"

static void
has(const char *text, const char *part)
{
	if (strstr(text, part) == NULL)
		is_str(text, part);
}

/* As somebody with another program. */
static void
by_hand(struct a_clinic *c, const char *sql)
{
	sqlite3 *h;

	assert_int_equal(sqlite3_open(c->paths.db, &h), SQLITE_OK);
	if (sqlite3_exec(h, sql, NULL, NULL, NULL) != SQLITE_OK)
		fail_msg("%s", sqlite3_errmsg(h));
	sqlite3_close(h);
}

static void
the_outage_pack_holds_visits_telephones_due_items_and_blank_forms(void **state)
{
	struct a_desk d;
	struct ran r;

	(void)state;
	a_desk_open(&d);
	do_(&d.c, "patient.edit", { "patient", a_clinic_ref(&d.c, d.anna) }, { "rev", "1" },
	    { "phone", "0803 1234821" }, { "consent_contact", "phone" });
	do_(&d.c, "alert.add", { "patient", a_clinic_ref(&d.c, d.anna) }, { "text", "Deaf" });
	a_desk_talk(&d, d.anna, "2026-11-24 10:00", "KB");
	by_hand(&d.c,
	    text_fmt(&d.c.a,
		"INSERT INTO due (patient, side, kind, what, earliest, target, latest, rule, "
		"source, "
		"state) VALUES (%lld, '', 'visit', '', %d, %d, %d, 'r', 's', 'open')",
		(long long)d.ben, day_of(2026, 11, 20), day_of(2026, 11, 25), day_of(2026, 12, 1)));
	r = coxa_(&d.c.a, d.c.paths.db, "print", "outage", "--days", "2");
	is_str(r.err, "");
	assert_int_equal(r.status, EX_OK);
	has(r.out, "Mon 23-Nov-2026\n");
	has(r.out, "Tue 24-Nov-2026\n");
	assert_null(strstr(r.out, "Wed 25-Nov-2026\n"));
	has(r.out, "  10:00  30 min  ");
	has(r.out, "tel. 0803 1234821, no SMS\n                 ! Deaf\n");
	has(r.out, "Due within a month\n  25-Nov-2026  ");
	has(r.out, "Patient __________________________ Number");
	has(r.out, "\nIntake\n");
	has(r.out, "[ ] yes  [ ] no  [ ] not known\n");
	for (const char *s = r.out; *s != '\0'; s += strcspn(s, "\n") + 1)
		if (width_ofn(s, strcspn(s, "\n")) > 80)
			fail_msg("too wide: %.*s", (int)strcspn(s, "\n"), s);
	r = coxa_(&d.c.a, d.c.paths.db, "audit", "show", "--csv");
	has(r.out, "print.outage");
	a_desk_close(&d);
}

/* One sensitive chart must not leave the desk without paper; what is in it stays in it. */
static void
a_sensitive_chart_is_printed_without_what_is_in_it(void **state)
{
	struct a_desk d;
	const char *out;
	struct err e = { 0 };

	(void)state;
	a_desk_open(&d);
	do_(&d.c, "alert.add", { "patient", a_clinic_ref(&d.c, d.anna) }, { "text", "Deaf" });
	a_desk_talk(&d, d.anna, "2026-11-24 10:00", "KB");
	by_hand(&d.c, "UPDATE patient SET sensitive = 1");
	by_hand(&d.c,
	    text_fmt(&d.c.a,
		"INSERT INTO due (patient, side, kind, what, earliest, target, latest, rule, "
		"source, state) VALUES (%lld, '', 'visit', '', %d, %d, %d, 'r', 's', 'open')",
		(long long)d.ben, day_of(2026, 11, 20), day_of(2026, 11, 25), day_of(2026, 12, 1)));
	a_clinic_as(&d.c, "rita");
	must(outage_print(d.c.app, 2, &d.c.a, &out, &e));
	has(out, "  10:00  30 min  ");
	has(out, "! Sensitive chart\n");
	has(out, "tel. in the chart\n");
	assert_null(strstr(out, "Deaf"));
	a_desk_close(&d);
}

/* Whoever prints by a key learns where the file is. */
static void
what_waits_for_the_printer_is_said_with_its_folder(void **state)
{
	static const char *const print[] = { "print.day", "print.card", "print.outage" };
	struct a_desk d;
	const char *folder;

	(void)state;
	a_desk_open(&d);
	folder = text_fmt(&d.c.a, ".txt, in %.*s/print.",
	    (int)(strrchr(d.c.paths.db, '/') - d.c.paths.db), d.c.paths.db);
	a_desk_talk(&d, d.anna, "2026-11-24 10:00", "KB");
	for (size_t i = 0; i < sizeof(print) / sizeof(print[0]); i++) {
		if (i == 1)
			do_(&d.c, print[i], { "patient", a_clinic_ref(&d.c, d.anna) });
		else
			do_pairs(&d.c, print[i], NULL, 0);
		has(d.c.out.said, folder);
	}
	a_desk_close(&d);
}

static void
what_another_program_stored_does_not_reach_the_printer(void **state)
{
	struct a_desk d;
	struct ran r;

	(void)state;
	a_desk_open(&d);
	a_desk_talk(&d, d.anna, "2026-11-24 10:00", "KB");
	by_hand(&d.c,
	    "UPDATE name SET shown = 'A' || char(27) || '[2J' || char(10) || "
	    "'B' || char(0x202e) || CAST(x'ff' AS TEXT) || char(0x9b) || 'C'");
	r = coxa_(&d.c.a, d.c.paths.db, "print", "outage");
	assert_int_equal(r.status, EX_OK);
	assert_true(utf8_valid(r.out));
	for (const char *s = r.out; *s != '\0'; s++)
		assert_true((unsigned char)*s >= 0x20 || *s == '\n');
	assert_null(strstr(r.out, "\xE2\x80\xAE"));
	assert_null(strstr(r.out, "\xC2\x9B"));
	has(r.out,
	    "A\xEF\xBF\xBD[2J "
	    "B\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"
	    "C   10-");
	a_desk_close(&d);
}

/* The card is given to the patient, who knows. */
static void
a_birth_of_which_the_year_is_known_is_printed_as_a_year(void **state)
{
	struct a_desk d;
	struct sheet sheet;
	struct err e = { 0 };
	int64_t ada;

	(void)state;
	a_desk_open(&d);
	ada = a_clinic_patient(&d.c, "Obi", "Ada", "1951");
	a_desk_talk(&d, ada, "2026-11-24 10:00", "KB");
	must(sheet_card(d.c.app, ada, &d.c.a, &sheet, &e));
	has(sheet.text, "Born 1951   ID");
	must(sheet_day(d.c.app, day_of(2026, 11, 24), &d.c.a, &sheet, &e));
	has(sheet.text, " 1951  ");
	a_desk_close(&d);
}

static void
who_sees_no_patients_prints_none(void **state)
{
	struct a_clinic c;
	const char *out;
	struct err e;

	(void)state;
	a_clinic_open(&c);
	a_clinic_as(&c, "aude");
	assert_false(outage_print(c.app, 1, &c.a, &out, &e));
	assert_int_equal(e.code, ERR_DENIED);
	a_clinic_as(&c, "rita");
	must(outage_print(c.app, 1, &c.a, &out, &e));
	a_clinic_close(&c);
}

static void
a_misused_print_prints_nothing(void **state)
{
	static const char *const days[] = { "0", "32", "-1", "+3", "3x", "", "999" };
	struct arena a = { 0 };
	struct ran r;

	(void)state;
	for (size_t i = 0; i < sizeof(days) / sizeof(*days); i++) {
		r = coxa_(&a, "/nowhere/c.db", "print", "outage", "--days", days[i]);
		assert_int_equal(r.status, EX_USAGE);
		is_str(r.out, "");
	}
	r = coxa_(&a, "/nowhere/c.db", "print", "money");
	assert_int_equal(r.status, EX_USAGE);
	r = coxa_(&a, "/nowhere/c.db", "print");
	assert_int_equal(r.status, EX_USAGE);
	arena_clear(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_outage_pack_holds_visits_telephones_due_items_and_blank_forms),
		cmocka_unit_test(a_sensitive_chart_is_printed_without_what_is_in_it),
		cmocka_unit_test(a_birth_of_which_the_year_is_known_is_printed_as_a_year),
		cmocka_unit_test(what_waits_for_the_printer_is_said_with_its_folder),
		cmocka_unit_test(what_another_program_stored_does_not_reach_the_printer),
		cmocka_unit_test(who_sees_no_patients_prints_none),
		cmocka_unit_test(a_misused_print_prints_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
