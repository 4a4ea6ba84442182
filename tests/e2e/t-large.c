/* More than a screen was made for: thousands of patients, and a text of megabytes. */
#include "lib/test.h"

#include <stdio.h>
#include <string.h>
#include <sysexits.h>

#include <sqlite3.h>

#include "base/text.h"
#include "lib/process.h"
#include "lib/tty.h"

enum { MANY = 2000, HUGE = 4000000 };

struct place {
	struct arena a;
	const char *db;
};

/* Famaa to Famzz, each born on a day of their own, and one whose name is alone. */
static void
open_place(struct place *p)
{
	const char *dir, *file;
	struct ran r;
	FILE *f;

	*p = (struct place){ 0 };
	dir = test_dir(&p->a);
	p->db = text_fmt(&p->a, "%s/c.db", dir);
	file = text_fmt(&p->a, "%s/p.csv", dir);
	f = fopen(file, "w");
	assert_non_null(f);
	fputs("family,given,born,sex,phone,consent_contact\n"
	      "Okafor,Kemi,1981-03-04,F,07700 800123,sms\n",
	    f);
	for (int i = 1; i < MANY; i++)
		fprintf(f, "Fam%c%c,Giv%c%c,%d-%02d-%02d,F,07700 9%05d,sms\n", 'a' + i % 26,
		    'a' + i / 26 % 26, 'a' + i / 7 % 26, 'a' + i % 23, 1940 + i / 336,
		    1 + i / 28 % 12, 1 + i % 28, i);
	assert_int_equal(fclose(f), 0);
	assert_int_equal(coxa_(&p->a, p->db, "init", "--zone", "UTC").status, EX_OK);
	r = coxa_(&p->a, p->db, "do", "patient.import", text_fmt(&p->a, "file=%s", file));
	is_str(r.err, "");
}

/* As another program can; ours takes no such text. */
static void
lengthen_an_answer(struct place *p)
{
	char *huge = arena_alloc(&p->a, HUGE + 1);
	sqlite3_stmt *st;
	sqlite3 *h;

	memset(huge, 'x', HUGE);
	assert_int_equal(sqlite3_open(p->db, &h), SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(h,
			     "UPDATE answer SET value = ? WHERE field = 'phone' AND response ="
			     " (SELECT id FROM response WHERE patient = 1)",
			     -1, &st, NULL),
	    SQLITE_OK);
	assert_int_equal(sqlite3_bind_text(st, 1, huge, HUGE, SQLITE_STATIC), SQLITE_OK);
	assert_int_equal(sqlite3_step(st), SQLITE_DONE);
	assert_int_equal(sqlite3_changes(h), 1);
	sqlite3_finalize(st);
	sqlite3_close(h);
}

static void
one_of_thousands_is_found(void **state)
{
	struct place p;
	struct tty *t;

	(void)state;
	open_place(&p);
	t = coxa_screens(&p.a, p.db);
	tty_see(t, "Today");
	tty_keys(t, "/ f a m");
	tty_see(t, "more than 20 found");
	tty_keys(t, "End PgUp PgDn");
	tty_keys(t, "^U o k a f");
	tty_see(t, "OKAFOR, Kemi");
	tty_see_gone(t, "FAM");
	tty_keys(t, "Enter");
	tty_see(t, "Born 04-Mar-1981");
	tty_keys(t, "g q");
	assert_int_equal(tty_status(t), EX_OK);
	tty_end(t);
	arena_clear(&p.a);
}

static void
a_text_of_megabytes_stays_in_its_place(void **state)
{
	struct place p;
	struct tty *t;

	(void)state;
	open_place(&p);
	lengthen_an_answer(&p);
	t = coxa_screens(&p.a, p.db);
	tty_see(t, "Today");
	tty_keys(t, "/ o k a f");
	tty_see(t, "OKAFOR, Kemi");
	tty_keys(t, "Enter");
	tty_see(t, "Born 04-Mar-1981");
	tty_keys(t, "t Enter");
	tty_see(t, "the text is 4000000 columns");
	tty_see(t, "Given name            Kemi");
	tty_keys(t, "PgDn");
	tty_see(t, "Address");
	tty_keys(t, "F12");
	tty_see(t, "back to the path");
	tty_keys(t, "g q");
	assert_int_equal(tty_status(t), EX_OK);
	tty_end(t);
	arena_clear(&p.a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_of_thousands_is_found),
		cmocka_unit_test(a_text_of_megabytes_stays_in_its_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
