/* A new clinic from the shell, and whether it is sound. */
#include "lib/test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sysexits.h>

#include "base/text.h"
#include "cli/cli.h"

struct said {
	int status;
	char *out, *err;
};

static const struct cli_program program = { .version = "1", .build = "" };

/* What coxa says about the database db to a line of arguments, apart by spaces. */
static struct said
say(struct arena *a, const char *db, const char *line)
{
	struct cli c = { .a = a, .in = stdin, .utf8 = true };
	struct said s = { 0 };
	size_t out_size, err_size;
	const char *at[32] = { "--db", db, "--data", test_top(a, ".") };
	struct args args = { at, 4 };
	char *words = arena_str(a, line), *state = NULL;

	for (char *w = strtok_r(words, " ", &state); w != NULL; w = strtok_r(NULL, " ", &state))
		at[args.n++] = w;
	c.out = open_memstream(&s.out, &out_size);
	c.err = open_memstream(&s.err, &err_size);
	s.status = cli_run(&program, &c, &args);
	fclose(c.out);
	fclose(c.err);
	return s;
}

static void
forget(struct said *s)
{
	free(s->out);
	free(s->err);
}

/* Says the line, and wants this status and nothing on either stream but err. */
static void
says(struct arena *a, const char *db, const char *line, int status, const char *err)
{
	struct said s = say(a, db, line);

	is_str(s.err, err);
	is_str(s.out, "");
	assert_int_equal(s.status, status);
	forget(&s);
}

/* Makes a clinic, which says what it is and how it is opened. */
static void
made(struct arena *a, const char *db, const char *line)
{
	struct said s = say(a, db, line);

	is_str(s.err, "");
	is_str(s.out,
	    text_fmt(a,
		"%s is a new clinic; to open it, type in a terminal: coxa --data %s --db %s\n", db,
		test_top(a, "."), db));
	assert_int_equal(s.status, EX_OK);
	forget(&s);
}

static void
a_new_clinic_is_sound_and_closed_to_others(void **state)
{
	struct arena a = { 0 };
	const char *dir = test_dir(&a), *db = text_fmt(&a, "%s/new/folder/c.db", dir);
	struct stat st;

	(void)state;
	made(&a, db, "init --name Willow --zone Europe/Berlin");
	says(&a, db, "check", EX_OK,
	    text_fmt(&a,
		"Nothing is wrong in %s: 0 patients, 0 visits, 11 lines of the audit, every page "
	        "and"
		" index.\n",
		db));
	assert_int_equal(stat(text_fmt(&a, "%s/new/folder", dir), &st), 0);
	assert_int_equal(st.st_mode & 07777, 0700);
	assert_int_equal(stat(db, &st), 0);
	assert_int_equal(st.st_mode & 07, 0);
	arena_clear(&a);
}

static void
a_visit_can_be_booked_in_a_new_clinic(void **state)
{
	struct arena a = { 0 };
	const char *db = text_fmt(&a, "%s/c.db", test_dir(&a));
	struct said s;

	(void)state;
	made(&a, db, "init --zone Europe/Berlin");
	s = say(&a, db,
	    "do patient.register family=Hall given=Ann born=1968-07-14 sex=F phone.na=none "
	    "consent_contact.na=none");
	is_str(s.err, "");
	forget(&s);
	s = say(&a, db,
	    "--now 2026-11-23T09:00 do session.book patient=#1 at=2026-11-24T10:00 "
	    "label=Exercise");
	is_str(s.err, "");
	assert_int_equal(s.status, EX_OK);
	forget(&s);
	arena_clear(&a);
}

static void
what_is_there_is_never_touched(void **state)
{
	struct arena a = { 0 };
	const char *db = text_fmt(&a, "%s/c.db", test_dir(&a));
	FILE *f = fopen(db, "w");
	struct stat st;

	(void)state;
	assert_non_null(f);
	fputs("mine", f);
	fclose(f);
	says(&a, db, "init", EX_CANTCREAT,
	    text_fmt(&a, "coxa: %s: there is something already; choose another name\n", db));
	assert_int_equal(stat(db, &st), 0);
	assert_int_equal(st.st_size, 4);
	says(&a, text_fmt(&a, "%s/c.db", db), "init", EX_CANTCREAT,
	    text_fmt(&a, "coxa: %s/c.db: cannot be made (Not a directory)\n", db));
	says(&a, text_fmt(&a, "%s.2", db), "init --zone Middle/Earth", EX_DATAERR,
	    "coxa: Middle/Earth is no zone, like Europe/Berlin.\n");
	assert_int_not_equal(stat(text_fmt(&a, "%s.2", db), &st), 0);
	arena_clear(&a);
}

static void
a_damaged_database_is_told_from_a_sound_one(void **state)
{
	struct arena a = { 0 };
	const char *db = text_fmt(&a, "%s/c.db", test_dir(&a));
	struct said s;
	FILE *f;

	(void)state;
	made(&a, db, "init --zone UTC");
	f = fopen(db, "r+");
	assert_non_null(f);
	/* Several pages, heads included: the last one may hold nothing yet. */
	assert_int_equal(fseek(f, -20000, SEEK_END), 0);
	for (int i = 0; i < 18000; i++)
		fputc('x', f);
	fclose(f);
	s = say(&a, db, "check");
	assert_true(s.status == EX_DATAERR || s.status == EX_IOERR);
	assert_true(strlen(s.out) + strlen(s.err) > 0);
	forget(&s);
	s = say(&a, text_fmt(&a, "%s.none", db), "check");
	assert_int_equal(s.status, EX_IOERR);
	forget(&s);
	arena_clear(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_new_clinic_is_sound_and_closed_to_others),
		cmocka_unit_test(a_visit_can_be_booked_in_a_new_clinic),
		cmocka_unit_test(what_is_there_is_never_touched),
		cmocka_unit_test(a_damaged_database_is_told_from_a_sound_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
