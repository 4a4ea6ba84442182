/* What a manager does, in lines alone: hours, rooms, the staff, passwords, paper, sensitive charts.
 */
#include "lib/test.h"

#include <string.h>
#include <sysexits.h>

#include "base/text.h"
#include "lib/dialogue.h"
#include "lib/process.h"

/* What would lose its place is said before anything is changed, and no is no. */
static void
hours_and_closed_days_are_heard_and_changed(void **state)
{
	struct arena a = { 0 };
	struct dialogue *d = coxa_plain(&a, dialogue_clinic(&a), NULL);

	(void)state;
	dialogue_register(d, "Okafor, Kemi");
	SAY(d, "book fri 16:00", "b", "hours");
	dialogue_heard(d, "Hours of the clinic, and closed days.");
	dialogue_heard(d, "5. Friday: 08:00-18:00.");
	dialogue_heard(d, "No closed days to come.");
	SAY(d, "change 5");
	dialogue_heard(d, "Hours of the clinic. ? helps, ! leaves.");
	SAY(d, "?");
	dialogue_heard(d, "mon-fri, sat, mon wed. ! leaves, and nothing is changed.");
	SAY(d, "", "25:00");
	dialogue_heard(d, "Error: ");
	SAY(d, "08:00-12:00");
	dialogue_heard(d, "Warning: not done yet. These visits could not take place then:");
	dialogue_heard(d, "OKAFOR, Kemi");
	SAY(d, "n");
	dialogue_heard(d, "Nothing is changed.");
	SAY(d, "add closed", "24/12", "", "Christmas", "", "");
	dialogue_heard(d, "Undo takes it back.");
	SAY(d, "hours");
	dialogue_heard(d, "8. Thu 24-Dec-2026, all day, closed: Christmas.");
	SAY(d, "end 8");
	SAY(d, "hours");
	dialogue_heard(d, "No closed days to come.");
	assert_int_equal(dialogue_end(d), EX_OK);
	arena_clear(&a);
}

static void
rooms_and_settings_are_heard_and_changed(void **state)
{
	struct arena a = { 0 };
	struct dialogue *d = coxa_plain(&a, dialogue_clinic(&a), NULL);

	(void)state;
	SAY(d, "add room", "2", "Gym", "Gymnasium", "gym", "3", "ask", "1", "");
	dialogue_heard(d, "Undo takes it back.");
	SAY(d, "rooms");
	dialogue_heard(d,
	    "Gym, Gymnasium. room for: gym. 3 places at a time; when full: ask, up to 1 "
	    "more.");
	SAY(d, "add leave gym", "30/11", "", "", "", "painted");
	SAY(d, "hours gym");
	dialogue_heard(d, "8. Mon 30-Nov-2026, all day, away: painted.");
	SAY(d, "hours nowhere");
	dialogue_heard(d, "Error: nobody and nothing here has the code nowhere; rooms lists them.");
	SAY(d, "settings");
	dialogue_heard(d, "Screen locks after: 5 minutes.");
	SAY(d, "change 4", "700");
	dialogue_heard(d, "Error: Screen locks after: say 1 to 60 minutes.");
	SAY(d, "7");
	dialogue_heard(d, "Screen locks after: 7 minutes");
	assert_int_equal(dialogue_end(d), EX_OK);
	arena_clear(&a);
}

static void
a_setting_that_another_changed_meanwhile_is_not_written_over(void **state)
{
	struct arena a = { 0 };
	const char *db = dialogue_clinic(&a);
	struct dialogue *d = coxa_plain(&a, db, NULL);

	(void)state;
	SAY(d, "settings", "change 4");
	assert_int_equal(
	    coxa_(&a, db, "do", "setting.set", "name=idle_minutes", "value=9").status, EX_OK);
	SAY(d, "7");
	dialogue_heard(d, "Screen locks after was changed meanwhile: it is 9 minutes now.");
	assert_int_equal(dialogue_end(d), EX_OK);
	arena_clear(&a);
}

/* Passwords are typed twice and stand nowhere in what is said. */
static void
the_staff_is_changed_and_no_password_is_said(void **state)
{
	struct arena a = { 0 };
	struct dialogue *d = coxa_plain(&a, dialogue_clinic(&a), NULL);

	(void)state;
	SAY(d, "add staff", "nova!", "Nova Ek", "3", "", "hidden horse", "other words",
	    "hidden horse", "hidden horse");
	dialogue_heard(d, "Error: login: letters without accents");
	SAY(d, "nova");
	dialogue_heard(d, "Nova Ek can sign in as nova.");
	SAY(d, "staff");
	dialogue_heard(
	    d, "1. Nova Ek, signs in as nova, doctor, by: password. Last sign-in: never.");
	SAY(d, "end 1", "n", "change 1", "", "therapist", "");
	dialogue_heard(d, "Nova Ek: therapist");
	SAY(d, "staff", "end 1", "y");
	dialogue_heard(d, "may not sign in");
	SAY(d, "staff", "again 1", "y", "staff", "password 1", "hidden door", "hidden door");
	dialogue_heard(d, "Nova Ek has a new password.");
	SAY(d, "password", "hidden mine", "hidden mine");
	dialogue_heard(d, "has a new password.");
	SAY(d, "pin", "471147", "471147");
	dialogue_heard(d, "Your password, again: ");
	SAY(d, "hidden wrong");
	dialogue_heard(d, "Error: ");
	SAY(d, "hidden mine");
	dialogue_heard(d, "PIN");
	assert_false(dialogue_ever_said(d, "hidden"));
	assert_false(dialogue_ever_said(d, "471147"));
	assert_int_equal(dialogue_end(d), EX_OK);
	arena_clear(&a);
}

static void
a_colleague_is_let_into_a_sensitive_chart(void **state)
{
	struct arena a = { 0 };
	const char *db = dialogue_clinic(&a);
	struct dialogue *d;

	(void)state;
	assert_int_equal(
	    coxa_(&a, db, "do", "staff.add", "login=theo", "name=Theo Lind", "role=therapist")
		.status,
	    0);
	d = coxa_plain(&a, db, NULL);
	dialogue_register(d, "Okafor, Kemi");
	SAY(d, "let-in theo", "", "covers");
	dialogue_heard(d, "Error: This chart is not marked sensitive");
	SAY(d, "sensitive");
	dialogue_heard(d, "It is not marked: everybody here may open it.");
	SAY(d, "sensitive on", "works here", "let-in");
	dialogue_heard(d, "Who does not read it: theo Theo Lind, therapist.");
	SAY(d, "nobody", "covers for me");
	dialogue_heard(d, "Error: Nobody here signs in as nobody.");
	SAY(d, "theo");
	dialogue_heard(d, "Theo Lind may read this chart from now on");
	SAY(d, "readers");
	dialogue_heard(d, "let a colleague into the chart, Theo Lind: covers for me.");
	SAY(d, "sensitive");
	dialogue_heard(d, "1. Theo Lind, let in 23-Nov-2026 by ");
	SAY(d, "end 1");
	dialogue_heard(d, "Theo Lind may not read this chart any more.");
	SAY(d, "undo", "sensitive off", "has left", "sensitive");
	dialogue_heard(d, "It is not marked");
	assert_int_equal(dialogue_end(d), EX_OK);
	arena_clear(&a);
}

static void
paper_is_printed_and_a_patient_is_here_without_a_time(void **state)
{
	struct arena a = { 0 };
	struct dialogue *d = coxa_plain(&a, dialogue_clinic(&a), NULL);

	(void)state;
	SAY(d, "card");
	dialogue_heard(d, "Error: no chart is open.");
	dialogue_register(d, "Okafor, Kemi");
	SAY(d, "walk-in nonsense");
	dialogue_heard(d, "Error: ");
	SAY(d, "walk-in review");
	dialogue_heard(d, "walk-in, booked for Mon 23-Nov-2026");
	SAY(d, "today");
	dialogue_heard(d, "OKAFOR, Kemi, born 04-Mar-1981. Arrived");
	SAY(d, "book fri 10:00", "b", "card");
	dialogue_heard(d, "for the printer: card-2026-11-23-0900.txt");
	SAY(d, "sheets fri");
	dialogue_heard(d, "Fri 27-Nov-2026: ");
	SAY(d, "outage 2");
	dialogue_heard(d, "for the printer: outage-2026-11-23-0900.txt");
	SAY(d, "backup");
	dialogue_heard(d, "Warning: last backup: None was ever made.");
	dialogue_say(d, text_fmt(&a, "backup %s/copy.db", test_dir(&a)));
	dialogue_heard(d, " rows, and was checked.");
	assert_int_equal(dialogue_end(d), EX_OK);
	arena_clear(&a);
}

/* A shockwave is of a hip: it is asked, and stands on the board. */
static void
a_walk_in_says_on_which_hip(void **state)
{
	struct arena a = { 0 };
	const char *db = dialogue_clinic(&a);
	struct dialogue *d;

	(void)state;
	assert_int_equal(coxa_(&a, db, "do", "resource.add", "kind=device", "code=SW1",
			     "name=Shockwave", "skills=eswt")
			     .status,
	    0);
	assert_int_equal(coxa_(&a, db, "do", "resource.add", "kind=therapist", "code=KB",
			     "name=Karin Berg", "skills=eswt")
			     .status,
	    0);
	d = coxa_plain(&a, db, NULL);
	dialogue_register(d, "Okafor, Kemi");
	SAY(d, "walk-in eswt");
	is_str(dialogue_asks(d), "eswt: which hip, right, left or both (empty leaves): ");
	SAY(d, "");
	dialogue_heard(d, "Nothing was booked.");
	SAY(d, "walk-in eswt", "l");
	if (strstr(dialogue_asks(d), "Take it") != NULL)
		SAY(d, "y");
	assert_false(dialogue_said(d, "Error:"));
	SAY(d, "visits");
	dialogue_heard(d, "left hip");
	SAY(d, "treatment");
	dialogue_heard(
	    d, "2. Drug therapy: U, cannot be classed. Warning: the same as of the one before.");
	SAY(d, "!", "mo");
	dialogue_heard(d, "Error: several words begin with mo: more, moved-away, move.");
	assert_int_equal(dialogue_end(d), EX_OK);
	arena_clear(&a);
}

/* Nobody hears of what they may not do, and it is refused when it is said. */
static void
words_of_the_manager_are_the_managers(void **state)
{
	struct arena a = { 0 };
	const char *db = dialogue_clinic(&a);
	struct dialogue *d;

	(void)state;
	assert_int_equal(
	    coxa_(&a, db, "do", "staff.add", "login=rita", "name=Rita Ives", "role=reception")
		.status,
	    0);
	d = coxa_plain(&a, db, (const char *const[]){ "--as", "rita", NULL });
	SAY(d, "help");
	dialogue_heard(d, "The clinic: ");
	assert_false(dialogue_said(d, "staff"));
	SAY(d, "staff");
	dialogue_heard(d, "Error: ");
	SAY(d, "hours");
	dialogue_heard(d, "Error: ");
	SAY(d, "add closed");
	dialogue_heard(d, "Error: ");
	assert_int_equal(dialogue_end(d), EX_OK);
	arena_clear(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(hours_and_closed_days_are_heard_and_changed),
		cmocka_unit_test(rooms_and_settings_are_heard_and_changed),
		cmocka_unit_test(a_setting_that_another_changed_meanwhile_is_not_written_over),
		cmocka_unit_test(the_staff_is_changed_and_no_password_is_said),
		cmocka_unit_test(a_colleague_is_let_into_a_sensitive_chart),
		cmocka_unit_test(paper_is_printed_and_a_patient_is_here_without_a_time),
		cmocka_unit_test(a_walk_in_says_on_which_hip),
		cmocka_unit_test(words_of_the_manager_are_the_managers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
