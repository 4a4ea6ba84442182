/* What is typed and not yet saved outlives the program and the line. */
#include "lib/test.h"

#include <signal.h>

#include "base/text.h"
#include "lib/process.h"
#include "lib/tty.h"

static struct tty *
start(struct arena *a, const char *db)
{
	struct tty *t = coxa_screens(a, db);

	tty_see(t, "Nobody is booked today");
	return t;
}

/* A new patient's form up to the phone, of which seven digits are typed. */
static void
type_half(struct tty *t)
{
	tty_keys(t, "F6");
	tty_see(t, "New patient");
	tty_type(t, "Okafor");
	tty_keys(t, "Enter");
	tty_type(t, "Kemi");
	tty_keys(t, "F8 PgDn");
	tty_type(t, "04031961");
	tty_keys(t, "Enter f");
	tty_type(t, "0803123");
	tty_see(t, "▸ Phone                 0803123");
}

static void
is_offered_at_the_phone(struct tty *t)
{
	tty_keys(t, "F6");
	tty_see(t, "Half filled at 09:00: Okafor, Kemi.  F6 goes on with that one.");
	tty_keys(t, "F6");
	tty_see(t, "Your draft of 09:00 is open.");
	tty_see(t, "▸ Phone                 0803123");
	tty_see(t, "Okafor");
	tty_see(t, "04-Mar-1961");
	tty_see(t, "1 Female");
}

static void
a_kill_loses_nothing_that_was_kept(void **state)
{
	struct arena a = { 0 };
	const char *dir = test_dir(&a), *db = text_fmt(&a, "%s/clinic.db", dir);
	struct tty *t = start(&a, db);

	(void)state;
	type_half(t);
	/* A moment without a key keeps the draft, on the disk. */
	process_file_shows(text_fmt(&a, "%s/drafts.db", dir), "0803123");
	tty_signal(t, SIGKILL);
	tty_end(t);

	t = start(&a, db);
	is_offered_at_the_phone(t);
	/* It is saved once, and then there is no draft any more. */
	tty_type(t, "4821");
	tty_keys(t, "F2");
	tty_see(t, "OKAFOR, Kemi is registered as");
	tty_keys(t, "F3");
	tty_see(t, "Nobody is booked today");
	tty_keys(t, "F6");
	tty_see(t, "New patient");
	tty_see_gone(t, "Okafor");
	tty_end(t);
	arena_clear(&a);
}

/* The keys and the end of the line come in one breath. */
static void
a_hang_up_loses_nothing(void **state)
{
	struct arena a = { 0 };
	const char *db = text_fmt(&a, "%s/clinic.db", test_dir(&a));
	struct tty *t = start(&a, db);

	(void)state;
	type_half(t);
	tty_hang_up(t);
	tty_status(t);
	tty_end(t);

	t = start(&a, db);
	is_offered_at_the_phone(t);
	tty_end(t);
	arena_clear(&a);
}

/* Leaving asks nothing and keeps everything. */
static void
leaving_keeps_the_draft_without_a_question(void **state)
{
	struct arena a = { 0 };
	const char *db = text_fmt(&a, "%s/clinic.db", test_dir(&a));
	struct tty *t = start(&a, db);

	(void)state;
	type_half(t);
	tty_keys(t, "F12");
	tty_see(t, "Nobody is booked today");
	is_offered_at_the_phone(t);
	tty_end(t);
	arena_clear(&a);
}

static struct tty *
start_as(struct arena *a, const char *db, const char *login)
{
	const char *const argv[] = { coxa_path(a), "--data", test_top(a, "."), "--db", db, "--now",
		"2026-11-23T09:00", "--as", login, NULL };

	return tty_start(&(struct tty_options){ 0 }, argv);
}

static void
open_chart(struct tty *t)
{
	tty_keys(t, "/");
	tty_see(t, "Find patient");
	tty_type(t, "okafor");
	tty_see(t, "1 found");
	tty_keys(t, "Enter");
	tty_see(t, "Intake");
}

/* The clock of both stands still: nothing here is gone because time went by. */
static void
whoever_was_killed_fills_nothing_any_more(void **state)
{
	struct arena a = { 0 };
	const char *db = text_fmt(&a, "%s/clinic.db", test_dir(&a));
	struct tty *anna = start(&a, db), *rita;

	(void)state;
	assert_int_equal(
	    coxa_(&a, db, "do", "staff.add", "login=rita", "name=Rita Ives", "role=therapist")
		.status,
	    0);
	assert_int_equal(coxa_(&a, db, "do", "patient.register", "family=Okafor", "given=Kemi",
			     "born=1961-03-04", "sex=F")
			     .status,
	    0);
	rita = start_as(&a, db, "rita");
	tty_see(rita, "Nobody is booked today");
	open_chart(rita);
	tty_keys(rita, "1");
	tty_see(rita, "Intake  1 of");
	tty_keys(rita, "2");
	tty_see(rita, "* unsaved");
	open_chart(anna);
	tty_see(anna, "RI fills Intake just now.");
	tty_signal(rita, SIGKILL);
	tty_end(rita);
	tty_keys(anna, "1");
	tty_see(anna, "Intake  1 of");
	tty_see_gone(anna, "RI fills");
	tty_keys(anna, "F12");
	tty_see_gone(anna, "Intake  1 of");
	tty_see_gone(anna, "RI fills");
	tty_end(anna);
	arena_clear(&a);
}

/* Each terminal is killed with an answer of its own: both are there. */
static void
two_terminals_that_are_killed_leave_both_drafts(void **state)
{
	struct arena a = { 0 };
	const char *dir = test_dir(&a), *db = text_fmt(&a, "%s/clinic.db", dir);
	struct tty *one = start(&a, db), *two;

	(void)state;
	type_half(one);
	tty_keys(one, "F12");
	tty_see(one, "Nobody is booked today");
	two = start(&a, db);
	is_offered_at_the_phone(one);
	is_offered_at_the_phone(two);
	tty_type(one, "7771");
	process_file_shows(text_fmt(&a, "%s/drafts.db", dir), "08031237771");
	tty_type(two, "8882");
	tty_see(two, "at another terminal of yours: this is a draft");
	process_file_shows(text_fmt(&a, "%s/drafts.db", dir), "08031238882");
	process_file_shows(text_fmt(&a, "%s/drafts.db", dir), "08031237771");
	tty_signal(one, SIGKILL);
	tty_signal(two, SIGKILL);
	tty_end(one);
	tty_end(two);
	one = start(&a, db);
	tty_see(one, "Okafor, Kemi, and 1 more");
	tty_end(one);
	arena_clear(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_kill_loses_nothing_that_was_kept),
		cmocka_unit_test(a_hang_up_loses_nothing),
		cmocka_unit_test(leaving_keeps_the_draft_without_a_question),
		cmocka_unit_test(whoever_was_killed_fills_nothing_any_more),
		cmocka_unit_test(two_terminals_that_are_killed_leave_both_drafts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
