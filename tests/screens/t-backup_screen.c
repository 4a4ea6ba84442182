/* The manager sees when the last backup was made, and makes one. */
#include <sys/stat.h>

#include "app/drill.h"
#include "base/text.h"
#include "lib/a_screen.h"
#include "lib/test.h"

static const char *
a_name(struct a_screen *s)
{
	return text_fmt(&s->a, "%s/b.db", test_dir(&s->a));
}

static void
back_up(struct a_screen *s, const char *file)
{
	a_screen_keys(s, "b ^U");
	a_screen_type(s, file);
	a_screen_keys(s, "Enter");
}

static void
one_key_makes_a_backup_that_is_checked(void **state)
{
	struct complaints faults = { 0 };
	struct a_screen s;
	struct err e = { 0 };
	struct drill d;
	struct stat st;
	const char *file;

	(void)state;
	a_screen_open(&s);
	file = a_name(&s);
	faults.a = &s.a;
	a_screen_keys(&s, "g C 3");
	a_screen_is(&s, "backup-none");
	back_up(&s, file);
	assert_true(a_screen_shows(&s, "and was checked."));
	assert_true(a_screen_shows(&s, "Mon 23-Nov-2026 09:00, by Anna Berg at"));
	assert_true(a_screen_shows(&s, "Nothing was written since."));
	assert_int_equal(stat(file, &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	must(drill_run(s.c.app, file, &s.a, &d, &faults, &e));
	assert_int_equal(faults.line.n, 0);
	a_screen_keys(&s, "F5");
	a_screen_is(&s, "backup");
	a_screen_close(&s);
}

static void
what_the_shell_refuses_is_refused_in_words(void **state)
{
	struct a_screen s;
	const char *file;

	(void)state;
	a_screen_open(&s);
	file = a_name(&s);
	a_screen_keys(&s, "g B b");
	assert_true(a_screen_shows(&s, "coxa-20261123-0900.db"));
	a_screen_keys(&s, "^U Enter");
	assert_true(a_screen_shows(&s, "Name the file"));
	a_screen_type(&s, "/nowhere/at/all.db");
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "/nowhere/at"));
	assert_true(a_screen_shows(&s, "None was ever made."));
	a_screen_keys(&s, "F12");
	back_up(&s, file);
	back_up(&s, file); /* never over another */
	assert_true(a_screen_shows(&s, "b.db"));
	assert_false(a_screen_shows(&s, "and was checked."));
	a_screen_close(&s);
}

static void
others_are_told_who_may(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	a_clinic_as(&s.c, "dora");
	a_screen_keys(&s, "g B");
	assert_true(a_screen_shows(
	    &s, "Only a manager may do this; you are signed in as a doctor: make a backup"));
	a_screen_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_key_makes_a_backup_that_is_checked),
		cmocka_unit_test(what_the_shell_refuses_is_refused_in_words),
		cmocka_unit_test(others_are_told_who_may),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
