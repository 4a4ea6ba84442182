/* A day at the desk in lines alone: visits, records, red flags, lists, corrections. */
#include "lib/test.h"

#include <string.h>
#include <sysexits.h>
#include <unistd.h>

#include "base/text.h"
#include "lib/a_screen.h"
#include "lib/dialogue.h"
#include "lib/process.h"

/* Somebody who is registered and comes today at three. */
static struct dialogue *
somebody_comes(struct arena *a)
{
	struct dialogue *d = coxa_plain(a, dialogue_clinic(a), NULL);

	dialogue_register(d, "Okafor, Kemi");
	SAY(d, "book today 15:00", "b");
	dialogue_heard(d, "Booked Follow-up for ");
	dialogue_say(d, "today");
	dialogue_heard(d, "1. 15:00 OKAFOR, Kemi, born 04-Mar-1981. To come. Follow-up");
	return d;
}

/* What was begun for one is never gone on with for another. */
static void
new_patients_who_wait_half_filled_are_told_apart(void **state)
{
	struct arena a = { 0 };
	struct dialogue *d = coxa_plain(&a, dialogue_clinic(&a), NULL);

	(void)state;
	SAY(d, "new Okafor, Kemi", "", "", "!", "new Berg");
	dialogue_heard(d, "You left 1 new patient half filled:");
	dialogue_heard(d, "1. Okafor, Kemi, 23-Nov-2026 09:00.");
	SAY(d, "n", "", "Anna", "!", "drafts");
	dialogue_heard(d, "Okafor, Kemi, 23-Nov-2026 09:00.");
	dialogue_heard(d, "Berg, Anna, 23-Nov-2026 09:00.");
	dialogue_say(d, "new");
	dialogue_heard(d, "You left 2 new patients half filled:");
	dialogue_say(d, "3");
	dialogue_heard(d, "Error: type a number from 1 to 2, n or !.");
	dialogue_say(d, dialogue_ever_said(d, "1. Berg, Anna, 23") ? "2" : "1");
	SAY(d, ">family");
	dialogue_heard(d, "[Okafor]: ");
	SAY(d, "!", "new", "!", "drafts");
	dialogue_heard(d, "Okafor, Kemi");
	dialogue_heard(d, "Berg, Anna");
	assert_int_equal(dialogue_end(d), EX_OK);
	arena_clear(&a);
}

/* Its number goes on meaning the visit that the person has changed. */
static void
a_visit_is_walked_through_by_its_number(void **state)
{
	struct arena a = { 0 };
	struct dialogue *d = somebody_comes(&a);

	(void)state;
	dialogue_say(d, "arrive 1");
	dialogue_heard(d, "OKAFOR, Kemi: Follow-up arrived");
	dialogue_say(d, "start 1");
	assert_false(dialogue_said(d, "Error:"));
	dialogue_say(d, "arrived");
	dialogue_heard(d, "Nobody is in that state.");
	dialogue_say(d, "running");
	dialogue_heard(d, "In session for ");
	dialogue_say(d, "done 1");
	assert_false(dialogue_said(d, "Error:"));
	dialogue_say(d, "undo");
	dialogue_heard(d, "Taken back: ");
	dialogue_say(d, "today");
	dialogue_say(d, "cancel 1");
	dialogue_heard(d, "2. patient cannot come");
	is_str(dialogue_asks(d), "Why, a number or words (empty leaves): ");
	dialogue_say(d, "");
	dialogue_say(d, "did");
	dialogue_heard(d, "Undo and a number takes that one back.");
	dialogue_say(d, "undo 1");
	dialogue_heard(d, "Taken back: ");
	assert_int_equal(dialogue_end(d), EX_OK);
	arena_clear(&a);
}

/* A week is seven days from today, as on the screens, and not the one that ends on Sunday. */
static void
who_is_due_is_counted_in_the_words_of_the_screens(void **state)
{
	struct arena a = { 0 };
	struct dialogue *d = coxa_plain(&a, dialogue_clinic(&a), NULL);

	(void)state;
	dialogue_say(d, "due week");
	assert_true(dialogue_ever_said(d, "Follow-up: 0 overdue, 0 in 7 days."));
	dialogue_heard(d,
	    "Follow-up: overdue 0, in 7 days 0, in 30 days 0, lost 0, waiting 0. Listed: in 7 "
	    "days.");
	assert_int_equal(dialogue_end(d), EX_OK);
	arena_clear(&a);
}

/* The hospital rings: whoever hears of it notes the day, and all that follows has days then. */
static void
the_day_of_an_operation_is_noted_by_who_hears_of_it(void **state)
{
	struct arena a = { 0 };
	struct a_screen s;
	struct dialogue *d;
	int64_t id;

	(void)state;
	a_screen_open(&s);
	id = a_screen_margaret(&s, true);
	do_(&s.c, "decision.record", { "patient", a_clinic_ref(&s.c, id) }, { "side", "R" },
	    { "treatment", "core-decompression" }, { "why", "other" }, { "note", "Dr Lund" });
	d = coxa_plain(&a, s.c.paths.db, (const char *const[]){ "--as", "rita", NULL });
	dialogue_say(d, "help due");
	dialogue_heard(d, "due [overdue|week|month|lost|waiting]: ");
	dialogue_say(d, "due waiting");
	dialogue_heard(d, "It waits for the day of the operation.");
	dialogue_heard(d, "Operated 1 and a day says when an operation was that is waited for.");
	dialogue_say(d, "operated 1 31/12/2026");
	dialogue_heard(d, "Error: day: this day has not come yet.");
	dialogue_say(d, "operated 1");
	is_str(dialogue_asks(d), "Day of the core decompression, right hip (empty leaves): ");
	dialogue_say(d, "20/11/2026");
	dialogue_heard(d, "20-Nov-2026 is before it was decided on 23-Nov-2026: sure?");
	dialogue_say(d, "y");
	dialogue_heard(d, "follow-up counts from 20-Nov-2026.");
	SAY(d, "due waiting");
	dialogue_heard(d, "waiting 0.");
	SAY(d, "undo", "due waiting", "operated 1 19/11/2026", "y");
	dialogue_heard(d, "follow-up counts from 19-Nov-2026.");
	SAY(d, "find hall", "1", "6");
	dialogue_heard(d, "Due ");
	assert_false(dialogue_said(d, "Operated 1"));
	assert_int_equal(dialogue_end(d), EX_OK);
	a_screen_close(&s);
	arena_clear(&a);
}

/* Who looks at a treatment means that one, and that hip: neither is asked again. */
static void
a_consent_begins_with_the_treatment_it_is_opened_from(void **state)
{
	struct arena a = { 0 };
	struct a_screen s;
	struct dialogue *d;

	(void)state;
	a_screen_open(&s);
	a_screen_margaret(&s, true);
	d = coxa_plain(&a, s.c.paths.db, NULL);
	SAY(d, "find hall", "1", "treatment", "5 l");
	is_str(dialogue_asks(d),
	    "c chooses it, w says all of it, consent fills that form for it, Enter goes back: ");
	dialogue_say(d, "consent");
	dialogue_heard(d, "Taken from the treatment that is marked");
	assert_non_null(strstr(dialogue_asks(d), "with commas [Core decompression]: "));
	dialogue_say(d, "");
	dialogue_say(d, ""); /* in words */
	assert_non_null(strstr(dialogue_asks(d), "[Left]: "));
	dialogue_say(d, "");
	dialogue_say(d, "!");
	assert_false(dialogue_said(d, "kept as a draft"));
	is_str(dialogue_asks(d),
	    "c chooses it, w says all of it, consent fills that form for it, Enter goes back: ");
	SAY(d, "", "9 r");
	is_str(dialogue_asks(d), "c chooses it, w says all of it, Enter goes back: ");
	SAY(d, "", "consent 7");
	dialogue_heard(d, "Error: say the hip, too, as in 7 r or 7 l.");
	dialogue_say(d, "consent 7 r");
	assert_non_null(strstr(dialogue_asks(d), "with commas [Hip replacement]: "));
	SAY(d, "!", "consent");
	assert_non_null(strstr(dialogue_asks(d), "several with commas: "));
	SAY(d, "!", "!");
	assert_int_equal(dialogue_end(d), EX_OK);
	a_screen_close(&s);
	arena_clear(&a);
}

/* Where there is room is said, a visit goes there, and back. */
static void
a_visit_is_moved_to_a_free_place(void **state)
{
	struct arena a = { 0 };
	struct dialogue *d = somebody_comes(&a);

	(void)state;
	dialogue_say(d, "free 30min <27/11");
	dialogue_heard(d, "30 minutes, from Mon 23-Nov-2026 to Fri 27-Nov-2026:");
	dialogue_heard(d, "Tue 24-Nov-2026: ");
	dialogue_say(d, "free nonsense");
	dialogue_heard(d, "Error: ");
	dialogue_say(d, "visits");
	dialogue_heard(d, "1. Mon 23-Nov-2026 15:00, Follow-up, with ");
	dialogue_heard(d, ": booked.");
	dialogue_say(d, "move 1");
	dialogue_say(d, "thu 14:00");
	dialogue_heard(d, "Follow-up moved to Thu 26-Nov-2026 14:00");
	dialogue_say(d, "move 1 fri 10:00");
	dialogue_heard(d, "Follow-up moved to Fri 27-Nov-2026 10:00");
	dialogue_say(d, "undo");
	dialogue_heard(d, "Taken back: ");
	dialogue_say(d, "move 1 sun");
	dialogue_heard(d, "Error: ");
	assert_int_equal(dialogue_end(d), EX_OK);
	arena_clear(&a);
}

/* What must not wait is said at once, and stays on the list until somebody was spoken to. */
static void
a_red_flag_is_warned_of_and_called_about(void **state)
{
	struct arena a = { 0 };
	struct dialogue *d = somebody_comes(&a);

	(void)state;
	SAY(d, "record 1", "1", "9", "5", "2", "y");
	assert_true(strncmp(dialogue_asks(d), "What is new: 1 Fall, ", 21) == 0);
	dialogue_say(d, "6");
	dialogue_heard(d, "Warning: EMERGENCY: ");
	dialogue_heard(d, "list of those to be called today");
	dialogue_say(d, "rang the ward, Dr Lund was told");
	dialogue_say(d, ">");
	while (strncmp(dialogue_asks(d), "A number goes there", 19) == 0) {
		dialogue_say(d, "1");
		dialogue_say(d, strncmp(dialogue_asks(d), "Time", 4) == 0 ? "20" : "n");
	}
	is_str(dialogue_asks(d), "Save (y yes, < goes back, ! leaves): ");
	dialogue_say(d, "y");
	dialogue_heard(d, "is saved");
	dialogue_say(d, "calls");
	dialogue_heard(d, "1. OKAFOR, Kemi, born 04-Mar-1981");
	dialogue_heard(d, "Done at once: rang the ward, Dr Lund was told");
	SAY(d, "call 1", "1");
	is_str(dialogue_asks(d), "What was arranged, and with whom (! leaves): ");
	dialogue_say(d, "she is seen at the ward today");
	assert_false(dialogue_said(d, "Error:"));
	dialogue_say(d, "calls");
	dialogue_heard(d, "Nobody has to be called.");
	assert_int_equal(dialogue_end(d), EX_OK);
	arena_clear(&a);
}

/* Rows of a repeat, reasons for a blank, several answers, lines of a note. */
static void
every_kind_of_question_is_answered_by_line(void **state)
{
	struct arena a = { 0 };
	struct dialogue *d = somebody_comes(&a);

	(void)state;
	dialogue_say(d, "person");
	dialogue_heard(d, "Person. OKAFOR, Kemi, ID 10-0001-");
	SAY(d, ">former names", "+", "Smith", "Kemi", ">may be reached", "1,3", ">address");
	SAY(d, "1 High Street", "Anytown", "");
	dialogue_say(d, ">address");
	dialogue_heard(d, "[1 High Street/Anytown]: ");
	dialogue_say(d, ">may be reached");
	dialogue_heard(d, "[SMS, Phone]: ");
	dialogue_say(d, "-a");
	dialogue_say(d, "<");
	dialogue_heard(d, "[by none of these]: ");
	SAY(d, ">former names", "-1");
	dialogue_heard(d, "Former names, + adds one [0]: ");
	SAY(d, "-1");
	dialogue_heard(d, "Error: ");
	SAY(d, ">born", "4.3.1981", ">phone", "1", "07700900123", ">", "y");
	assert_false(dialogue_said(d, "Error:"));
	dialogue_say(d, "chart");
	dialogue_heard(d, "By phone: 07700900123, does not agree to be called.");
	assert_int_equal(dialogue_end(d), EX_OK);
	arena_clear(&a);
}

/* A number after a list that is empty or failed opens nothing of the one before, and no step of
 * the chart that is open. */
static void
a_list_without_rows_leaves_no_numbers(void **state)
{
	static const char *const empty[] = { "find zzyzx", "find 1", "find", "today nonsense",
		"done", "day someday", "drafts", "week nobody", "waits", "tell", "calls",
		"audit x" };
	struct arena a = { 0 };
	struct dialogue *d = somebody_comes(&a);

	(void)state;
	for (size_t i = 0; i < sizeof(empty) / sizeof(*empty); i++) {
		dialogue_say(d, "find okafor");
		dialogue_heard(d, "1. OKAFOR, Kemi");
		dialogue_say(d, empty[i]);
		dialogue_say(d, "1");
		dialogue_heard(d, "Error: no list is open to which a number belongs; ");
	}
	SAY(d, "find okafor", "find zzyzx", "merge 1");
	dialogue_heard(d, "Error: no list is open");
	dialogue_say(d, "path");
	dialogue_say(d, "6");
	dialogue_heard(d, "Follow-up. OKAFOR, Kemi");
	assert_int_equal(dialogue_end(d), EX_OK);
	arena_clear(&a);
}

/* The patient's phone is never the one of whom to call in an emergency. */
static void
a_word_of_several_questions_is_asked_about(void **state)
{
	struct arena a = { 0 };
	struct dialogue *d = somebody_comes(&a);

	(void)state;
	SAY(d, "person", ">title");
	is_str(dialogue_asks(d), "Title: ");
	dialogue_say(d, ">phone");
	dialogue_heard(d, "3 questions here are called so:");
	dialogue_heard(d, "1. Person: Phone.");
	dialogue_heard(d, "2. Contact and other names: Other phone.");
	dialogue_heard(d, "3. In an emergency: Phone.");
	dialogue_say(d, "07700900123");
	dialogue_heard(d, "Error: choose 1 to 3.");
	dialogue_say(d, "");
	is_str(dialogue_asks(d), "Title: ");
	SAY(d, ">phone", "1", "07700900123", ">emergency phone");
	is_str(dialogue_asks(d), "Phone: ");
	SAY(d, "07700900456", "y", "chart");
	dialogue_heard(d, "By phone: 07700900123");
	assert_int_equal(dialogue_end(d), EX_OK);
	arena_clear(&a);
}

/* Twenty rows are said at once; the numbers go on where the page ended. */
static void
a_long_list_comes_in_pages(void **state)
{
	struct arena a = { 0 };
	const char *db = text_fmt(&a, "%s/c.db", test_dir(&a));
	struct dialogue *d;

	(void)state;
	assert_int_equal(coxa_(&a, db, "init", "--demo", "12").status, 0);
	d = coxa_plain(&a, db, NULL);
	dialogue_say(d, "did");
	dialogue_heard(d, "\n20. ");
	assert_false(dialogue_said(d, "\n21. "));
	dialogue_say(d, "find 19");
	dialogue_heard(d, "1. ");
	dialogue_say(d, "more");
	dialogue_heard(d, "There is no more of the last list.");
	SAY(d, "1", "6");
	dialogue_heard(d, "Follow-up. ");
	assert_int_equal(dialogue_end(d), EX_OK);
	arena_clear(&a);
}

/* The database is taken away under a form: what was answered is in a file of the person's. */
static void
a_database_that_goes_ends_it_with_words(void **state)
{
	struct arena a = { 0 };
	const char *db = dialogue_clinic(&a);
	struct dialogue *d = coxa_plain(&a, db, NULL);

	(void)state;
	SAY(d, "new Okafor, Kemi", "Okaforson");
	assert_int_equal(unlink(db), 0);
	dialogue_say(d, "Kemi");
	dialogue_heard(d, "Error: ");
	dialogue_heard(d, "What you were typing is in the file ");
	is_str(dialogue_asks(d), "");
	assert_int_equal(dialogue_end(d), EX_OK);
	arena_clear(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(new_patients_who_wait_half_filled_are_told_apart),
		cmocka_unit_test(a_visit_is_walked_through_by_its_number),
		cmocka_unit_test(who_is_due_is_counted_in_the_words_of_the_screens),
		cmocka_unit_test(the_day_of_an_operation_is_noted_by_who_hears_of_it),
		cmocka_unit_test(a_consent_begins_with_the_treatment_it_is_opened_from),
		cmocka_unit_test(a_visit_is_moved_to_a_free_place),
		cmocka_unit_test(a_red_flag_is_warned_of_and_called_about),
		cmocka_unit_test(every_kind_of_question_is_answered_by_line),
		cmocka_unit_test(a_list_without_rows_leaves_no_numbers),
		cmocka_unit_test(a_word_of_several_questions_is_asked_about),
		cmocka_unit_test(a_long_list_comes_in_pages),
		cmocka_unit_test(a_database_that_goes_ends_it_with_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
