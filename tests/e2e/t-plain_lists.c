/* The lists of a clinic in lines alone: alerts, the wait list, weeks, scores; and their words. */
#include "lib/test.h"

#include <string.h>
#include <sysexits.h>

#include "base/text.h"
#include "lib/dialogue.h"
#include "lib/process.h"

/* Of a day before a reason is asked; what the record itself says has no number. */
static void
an_alert_is_added_and_ended(void **state)
{
	struct arena a = { 0 };
	struct dialogue *d = coxa_plain(&a, dialogue_clinic(&a), NULL);

	(void)state;
	dialogue_say(d, "alerts");
	dialogue_heard(d, "Error: no chart is open.");
	dialogue_register(d, "Okafor, Kemi");
	dialogue_say(d, "alerts");
	dialogue_heard(d, "Alerts. OKAFOR, Kemi, ID 10-0001-");
	dialogue_heard(d, "Intake not taken: nobody has asked about alerts.");
	dialogue_say(d, "alert penicillin allergy");
	dialogue_heard(d, "Alert: penicillin allergy. Undo takes it back.");
	SAY(d, "alert", "needs the wide door");
	dialogue_say(d, "alerts");
	dialogue_heard(d, "1. penicillin allergy, since 23-Nov-2026.");
	dialogue_heard(d, "2. needs the wide door, since 23-Nov-2026.");
	dialogue_say(d, "2");
	dialogue_heard(d, "Error: end and the number says that it holds no more.");
	dialogue_say(d, "end 2");
	dialogue_heard(d, "The alert has ended: needs the wide door.");
	dialogue_say(d, "chart");
	dialogue_heard(d, "Alert: penicillin allergy.");
	assert_false(dialogue_said(d, "wide door"));
	assert_int_equal(dialogue_end(d), EX_OK);
	arena_clear(&a);
}

/* What acts on a hip is asked of which, and said with it. */
static void
the_hip_that_nobody_said_is_asked(void **state)
{
	struct arena a = { 0 };
	struct dialogue *d = coxa_plain(&a, dialogue_clinic(&a), NULL);

	(void)state;
	dialogue_register(d, "Berg, Anna");
	dialogue_say(d, "book eswt fri 10:00");
	is_str(dialogue_asks(d),
	    "Shockwave, focused, high energy: which hip, right, left or both (empty leaves): ");
	dialogue_say(d, "middle");
	dialogue_heard(d, "Error: say right, left or both.");
	dialogue_say(d, "l");
	dialogue_heard(d, "Shockwave, focused, high energy, left hip, 1 asked for");
	SAY(d, "!", "book eswt fri 10:00", "");
	dialogue_heard(d, "Nothing was booked.");
	assert_int_equal(dialogue_end(d), EX_OK);
	arena_clear(&a);
}

/* From the wish to the place that somebody else gave back. */
static void
who_waits_gets_a_place_that_is_given_back(void **state)
{
	struct arena a = { 0 };
	struct dialogue *d = coxa_plain(&a, dialogue_clinic(&a), NULL);

	(void)state;
	dialogue_register(d, "Berg, Anna");
	SAY(d, "book fri 10:00", "b");
	dialogue_say(d, "wait");
	is_str(dialogue_asks(d),
	    "When, as in am <12/12 or mon wed after 15:00, with kb; empty: any time, ! leaves: ");
	dialogue_say(d, "am");
	dialogue_heard(d, "On the wait list: am.");
	dialogue_register(d, "Okafor, Kemi");
	SAY(d, "book thu 9:00", "b", "visits", "cancel 1", "2");
	dialogue_heard(d, "BERG, Anna (10-0001-9) waits since 23-Nov-2026 and can come at 09:00");
	dialogue_heard(d, "Who waits for this place?");
	dialogue_heard(d, "1. BERG, Anna, ID 10-0001-9, 09:00.");
	is_str(dialogue_asks(d), "Who gets it, the number (empty: nobody): ");
	dialogue_say(d, "1");
	dialogue_heard(d, "Thu 26-Nov-2026 09:00");
	dialogue_say(d, "waits");
	dialogue_heard(d, "Nobody waits for an earlier place.");
	assert_int_equal(dialogue_end(d), EX_OK);
	arena_clear(&a);
}

/* The visit that had a hip was given back, and the wish says none. */
static void
who_waits_without_a_hip_is_asked_for_it(void **state)
{
	struct arena a = { 0 };
	const char *db = dialogue_clinic(&a);
	struct dialogue *d;

	(void)state;
	assert_int_equal(coxa_(&a, db, "do", "resource.add", "kind=therapist", "code=KB",
			     "name=Karin Berg", "skills=eswt")
			     .status,
	    0);
	assert_int_equal(coxa_(&a, db, "do", "resource.add", "kind=room", "code=R1", "name=Room",
			     "skills=treatment")
			     .status,
	    0);
	assert_int_equal(coxa_(&a, db, "do", "resource.add", "kind=device", "code=SW",
			     "name=Shockwave", "skills=eswt")
			     .status,
	    0);
	d = coxa_plain(&a, db, NULL);
	dialogue_register(d, "Berg, Anna");
	SAY(d,
	    "do session.book patient=10-0001-9 'label=Shockwave, focused, high energy' side=R "
	    "'at=2026-11-27 10:00'",
	    "do wait.add patient=10-0001-9 'wish=eswt am'", "visits", "cancel 1", "2");
	dialogue_register(d, "Okafor, Kemi");
	SAY(d, "book thu 9:00", "b", "visits", "cancel 1", "2");
	is_str(dialogue_asks(d), "Who gets it, the number (empty: nobody): ");
	dialogue_say(d, "1");
	is_str(dialogue_asks(d),
	    "Shockwave, focused, high energy: which hip, right, left or both (empty leaves): ");
	dialogue_say(d, "l");
	dialogue_heard(d, "Shockwave, focused, high energy, left hip booked");
	assert_int_equal(dialogue_end(d), EX_OK);
	arena_clear(&a);
}

static void
the_wait_list_moves_a_visit_and_ends(void **state)
{
	struct arena a = { 0 };
	struct dialogue *d = coxa_plain(&a, dialogue_clinic(&a), NULL);

	(void)state;
	dialogue_register(d, "Berg, Anna");
	dialogue_say(d, "book fri 10:00");
	dialogue_say(d, "?");
	dialogue_heard(d, "Answer what is asked below; ! leaves it");
	SAY(d, "b", "visits", "wait 1 pm");
	dialogue_heard(d, "On the wait list: pm.");
	dialogue_say(d, "waits");
	dialogue_heard(d, "1. BERG, Anna, ID 10-0001-");
	dialogue_heard(d, "Booked now: Fri 27-Nov-2026 10:00. Could come: pm.");
	dialogue_say(d, "earlier 1 thu 14:00");
	dialogue_heard(d, "Follow-up moved to Thu 26-Nov-2026 14:00");
	SAY(d, "waits", "end 1");
	dialogue_heard(d, "is off the wait list.");
	dialogue_say(d, "end 1");
	dialogue_heard(d, "Error: ");
	dialogue_say(d, "wait");
	dialogue_say(d, "!");
	dialogue_say(d, "waits");
	dialogue_heard(d, "Nobody waits for an earlier place.");
	assert_int_equal(dialogue_end(d), EX_OK);
	arena_clear(&a);
}

/* What is free is told by times, who comes by numbers. */
static void
a_week_says_what_is_free_and_who_comes(void **state)
{
	struct arena a = { 0 };
	const char *db = dialogue_clinic(&a);
	struct dialogue *d;

	(void)state;
	assert_int_equal(
	    coxa_(&a, db, "do", "resource.add", "kind=therapist", "code=KB", "name=Karin Berg")
		.status,
	    0);
	d = coxa_plain(&a, db, NULL);
	dialogue_say(d, "week");
	dialogue_heard(d, "Error: say whose week, as in week ");
	dialogue_heard(d, "KB Karin Berg, ");
	dialogue_register(d, "Okafor, Kemi");
	SAY(d, "book thu 10:00 with kb", "b");
	dialogue_say(d, "week kb");
	dialogue_heard(d, "Week of Mon 23-Nov-2026, KB Karin Berg.");
	dialogue_heard(d, "Thu 26-Nov-2026: 1 visit, ");
	dialogue_heard(d, "to 10:00, 10:30 to ");
	dialogue_heard(d, "1. Thu 26-Nov-2026 10:00, OKAFOR, Kemi, Follow-up, 30 minutes.");
	dialogue_say(d, "week kb next mon");
	dialogue_heard(d, "Week of Mon 30-Nov-2026");
	dialogue_heard(d, "Nobody is booked there.");
	SAY(d, "week kb", "move 1 fri 11:00");
	dialogue_heard(d, "moved to Fri 27-Nov-2026 11:00");
	dialogue_say(d, "day fri");
	dialogue_heard(d, "Fri 27-Nov-2026.");
	dialogue_heard(d, "1. 11:00 OKAFOR, Kemi");
	dialogue_say(d, "day thu");
	dialogue_heard(d, "Nobody is booked on that day.");
	dialogue_say(d, "day nonsense");
	dialogue_heard(d, "Error: ");
	assert_int_equal(dialogue_end(d), EX_OK);
	arena_clear(&a);
}

static void
scores_are_said_hip_by_hip(void **state)
{
	struct arena a = { 0 };
	const char *db = text_fmt(&a, "%s/c.db", test_dir(&a));
	struct dialogue *d;

	(void)state;
	assert_int_equal(coxa_(&a, db, "init", "--demo", "12").status, 0);
	d = coxa_plain(&a, db, NULL);
	SAY(d, "find 19", "1", "scores");
	dialogue_heard(d, "Scores. ");
	dialogue_heard(d, ", right hip");
	dialogue_heard(d, " is good):");
	assert_int_equal(dialogue_end(d), EX_OK);
	arena_clear(&a);
}

/* Each word stands in one group; what a person may not do is not among them. */
static void
help_names_the_words_in_groups(void **state)
{
	struct arena a = { 0 };
	const char *db = dialogue_clinic(&a);
	struct dialogue *d = coxa_plain(&a, db, NULL);

	(void)state;
	dialogue_say(d, "?");
	dialogue_heard(d, "Patients: find, recent, new, ");
	dialogue_heard(d, "The book: day, week, free, ");
	assert_false(dialogue_said(d, "find TEXT: "));
	dialogue_say(d, "help waits");
	dialogue_heard(d, "waits: the wait list: who would come earlier.");
	dialogue_say(d, "help all");
	dialogue_heard(d, "find TEXT: patients by name");
	dialogue_heard(d, "quit: leaves coxa.");
	dialogue_say(d, "help nonsense");
	dialogue_heard(d, "Error: there is no word nonsense; ? lists them.");
	assert_int_equal(dialogue_end(d), EX_OK);
	arena_clear(&a);
}

/* As on the screens: who only reads hears of no word that writes, and is told who may. */
static void
a_reader_hears_of_what_a_reader_may(void **state)
{
	struct arena a = { 0 };
	const char *db = dialogue_clinic(&a);
	struct dialogue *d = coxa_plain(&a, db, NULL);

	(void)state;
	dialogue_register(d, "Okafor, Kemi");
	assert_int_equal(dialogue_end(d), EX_OK);
	assert_int_equal(
	    coxa_(&a, db, "do", "staff.add", "login=rea", "name=Rea Der", "role=reader").status, 0);
	d = coxa_plain(&a, db, (const char *const[]){ "--as", "rea", NULL });
	dialogue_say(d, "?");
	dialogue_heard(d, "The book: day, week, waits, tell.");
	SAY(d, "find okafor", "1", "alerts");
	assert_false(dialogue_said(d, "Alert and a few words"));
	dialogue_say(d, "alert x");
	dialogue_heard(d, "Error: Only reception, a therapist, a doctor or a manager may do this");
	dialogue_say(d, "away kb");
	dialogue_heard(d, "Error: Only ");
	dialogue_say(d, "readers");
	dialogue_heard(d, "Error: Only a doctor, a manager or an auditor may do this");
	dialogue_say(d, "audit");
	dialogue_heard(d, "Audit of Mon 23-Nov-2026: Rea Der, the newest first.");
	assert_int_equal(dialogue_end(d), EX_OK);
	arena_clear(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_alert_is_added_and_ended),
		cmocka_unit_test(the_hip_that_nobody_said_is_asked),
		cmocka_unit_test(who_waits_gets_a_place_that_is_given_back),
		cmocka_unit_test(who_waits_without_a_hip_is_asked_for_it),
		cmocka_unit_test(the_wait_list_moves_a_visit_and_ends),
		cmocka_unit_test(a_week_says_what_is_free_and_who_comes),
		cmocka_unit_test(scores_are_said_hip_by_hip),
		cmocka_unit_test(help_names_the_words_in_groups),
		cmocka_unit_test(a_reader_hears_of_what_a_reader_may),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
