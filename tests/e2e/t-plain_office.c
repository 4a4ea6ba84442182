/* What is done now and then, in lines alone: the end of a day, a sick day, a record that is there
 * twice, and what was recorded before. */
#include "lib/test.h"

#include <string.h>
#include <sysexits.h>

#include "base/text.h"
#include "lib/dialogue.h"
#include "lib/process.h"

/* Nothing is recorded before a word says so; of an earlier day it says why only now. */
static void
a_day_is_ended_visit_by_visit(void **state)
{
	struct arena a = { 0 };
	const char *db = dialogue_clinic(&a);
	struct dialogue *d = coxa_plain(&a, db, NULL);

	(void)state;
	dialogue_register(d, "Okafor, Kemi");
	SAY(d, "book today 14:00", "b");
	dialogue_register(d, "Berg, Anna");
	SAY(d, "book today 15:00", "b", "day-end");
	dialogue_heard(d, "Every visit whose time is over has an outcome.");
	assert_int_equal(dialogue_end(d), EX_OK);
	d = coxa_plain_at(&a, db, "2026-11-24T09:00", NULL);
	dialogue_say(d, "day-end someday");
	dialogue_heard(d, "Error: ");
	dialogue_say(d, "day-end yesterday");
	dialogue_heard(d, "End of day, Mon 23-Nov-2026.");
	dialogue_heard(d, "1. 14:00 OKAFOR, Kemi, Follow-up, booked: becomes no-show.");
	dialogue_say(d, "3 done");
	dialogue_heard(d, "Error: r records, a number from 1 to 2 ");
	dialogue_say(d, "1 done");
	dialogue_heard(d, "1. 14:00 OKAFOR, Kemi, Follow-up, booked: becomes done.");
	SAY(d, "2 open", "r");
	dialogue_heard(d, "A letter is enough for: f forgotten, ");
	dialogue_say(d, "f");
	assert_false(dialogue_said(d, "Error:"));
	dialogue_say(d, "day-end t-1");
	dialogue_heard(d, "1. 15:00 BERG, Anna");
	dialogue_say(d, "!");
	dialogue_heard(d, "Nothing is recorded.");
	assert_int_equal(dialogue_end(d), EX_OK);
	arena_clear(&a);
}

/* All of it at once, when it was heard; and back. */
static void
a_sick_day_moves_who_was_booked(void **state)
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
	dialogue_register(d, "Okafor, Kemi");
	SAY(d, "book fri 10:00 with kb", "b", "away kb 27/11");
	dialogue_heard(d, "KB, Fri 27-Nov-2026 (ill).");
	dialogue_heard(d, "1. Fri 27-Nov-2026 10:00 OKAFOR, Kemi, Follow-up, KB: ");
	dialogue_heard(d, "Not saved yet: ");
	dialogue_say(d, "1 thu 14:00 with kb");
	dialogue_heard(d, "moves to Thu 26-Nov-2026 14:00, KB; chosen by hand.");
	dialogue_say(d, "1 nonsense");
	dialogue_heard(d, "Error: ");
	dialogue_say(d, "c");
	dialogue_heard(d, "Tell OKAFOR, Kemi ");
	dialogue_heard(d, "KB away Fri 27-Nov-2026 (ill)");
	dialogue_say(d, "tell");
	dialogue_heard(d, "1. OKAFOR, Kemi, ID ");
	dialogue_heard(d, "of Fri 27-Nov 10:00: Thu 26-Nov 14:00 KB; KB away (ill). ");
	SAY(d, "told 1", "1");
	dialogue_heard(d, "OKAFOR, Kemi was told by phone.");
	dialogue_say(d, "tell");
	dialogue_heard(d, "Nobody is to be told.");
	dialogue_say(d, "undo");
	dialogue_say(d, "tell");
	dialogue_heard(d, "1. OKAFOR, Kemi, ID ");
	dialogue_say(d, "visits");
	dialogue_heard(d, "1. Thu 26-Nov-2026 14:00, Follow-up");
	dialogue_say(d, "undo");
	dialogue_heard(d, "Taken back: KB away");
	SAY(d, "close 27/11; Feast");
	dialogue_heard(d, "Closed Fri 27-Nov-2026 (Feast).");
	dialogue_say(d, "!");
	dialogue_heard(d, "Nothing is saved.");
	dialogue_say(d, "stranded");
	dialogue_heard(d, "Every visit of the next three months can take place.");
	assert_int_equal(dialogue_end(d), EX_OK);
	arena_clear(&a);
}

/* Found, heard side by side, made one by the end of a number, and two again for a reason. */
static void
two_records_of_one_person_become_one(void **state)
{
	struct arena a = { 0 };
	struct dialogue *d = coxa_plain(&a, dialogue_clinic(&a), NULL);

	(void)state;
	dialogue_register(d, "Okafor, Kemi");
	SAY(d, "new Okafor, Kemi", ">born", "4-3-1981", "1", "07700900123", ">", "y", "n",
	    "said to be a cousin");
	dialogue_heard(d, "is registered as ");
	dialogue_say(d, "duplicates");
	dialogue_say(d, "merge");
	dialogue_say(d, "merge 10-0001-9");
	dialogue_heard(d, "10-0001-9 stays, 10-0002-");
	dialogue_heard(d, "Born, both: 04-Mar-1981.");
	dialogue_heard(d, "Phone: nothing; the other one: 07700900123");
	dialogue_say(d, "born");
	dialogue_heard(d, "Error: both say the same birth date.");
	dialogue_say(d, "phone");
	dialogue_heard(d, "The record of both has the phone");
	dialogue_say(d, "m");
	dialogue_say(d, "xyz");
	dialogue_heard(d, "Error: that is not the end of 10-0002-");
	dialogue_say(d, "m");
	dialogue_say(d,
	    strstr(dialogue_asks(d), "digits, ") == NULL
		? ""
		: text_fmt(&a, "%.3s", strstr(dialogue_asks(d), "digits, ") + 8));
	assert_false(dialogue_said(d, "Error:"));
	dialogue_say(d, "merge");
	dialogue_heard(d, "part of this record since 23-Nov-2026, by ");
	SAY(d, "part 1", "two people after all");
	dialogue_heard(d, "are two records again.");
	assert_int_equal(dialogue_end(d), EX_OK);
	arena_clear(&a);
}

/* Each change, who made it and what was there before; and who has read it since. */
static void
what_was_recorded_before_can_be_heard(void **state)
{
	struct arena a = { 0 };
	struct dialogue *d = coxa_plain(&a, dialogue_clinic(&a), NULL);

	(void)state;
	dialogue_register(d, "Okafor, Kemi");
	SAY(d, "book fri 10:00", "b", "visits", "move 1 fri 11:00", "changes 1");
	dialogue_heard(d, "Visit: Follow-up, Fri 27-Nov-2026 11:00, 2 versions, the newest first.");
	dialogue_heard(d, "Time: 11:00, was 10:00.");
	SAY(d, "person", ">phone", "1", "07700900123", ">", "y", "records");
	dialogue_heard(d, "Intake: not asked yet.");
	dialogue_heard(d, ", 2 versions.");
	dialogue_heard(d, "2. visit, Follow-up, 27-Nov-2026 11:00, booked, 2 versions.");
	dialogue_say(d, "changes 1");
	dialogue_heard(d, "2 versions, the newest first.");
	dialogue_heard(d, "Phone: 07700900123, before (will not say).");
	dialogue_say(d, "readers");
	dialogue_heard(d, " from shell: read the history.");
	dialogue_say(d, "audit");
	dialogue_heard(d, "Audit of Mon 23-Nov-2026: everybody, the newest first.");
	dialogue_heard(d, ": moved, 10-0001-9");
	dialogue_say(d, "1");
	dialogue_heard(d, "Error: a line of the audit opens nothing.");
	assert_int_equal(dialogue_end(d), EX_OK);
	arena_clear(&a);
}

/* What is ahead is heard first; undo takes it back, and so does the patient who comes back. */
static void
a_patient_leaves_and_comes_back(void **state)
{
	struct arena a = { 0 };
	struct dialogue *d = coxa_plain(&a, dialogue_clinic(&a), NULL);

	(void)state;
	dialogue_say(d, "moved-away");
	dialogue_heard(d, "Error: no chart is open.");
	dialogue_register(d, "Okafor, Kemi");
	dialogue_say(d, "active-again");
	dialogue_heard(d, "Error: This patient is active.");
	SAY(d, "book fri 10:00", "b", "moved-away");
	dialogue_heard(d, "Moved away. OKAFOR, Kemi, ID 10-0001-");
	dialogue_heard(d, "Still ahead: 1 visit, 0 due items:");
	dialogue_heard(d, "Fri 27-Nov-2026 10:00, Follow-up.");
	dialogue_say(d, "x");
	dialogue_heard(d, "Error: answer c, k or !.");
	dialogue_say(d, "");
	dialogue_heard(d, "Nothing is recorded.");
	SAY(d, "moved-away", "k", "lives in Leeds now", "find okafor");
	dialogue_heard(d, "Has left the clinic.");
	SAY(d, "1", "moved-away");
	dialogue_heard(d, "active-again takes them back.");
	SAY(d, "active-again", "visits");
	dialogue_heard(d, "1. Fri 27-Nov-2026 10:00, Follow-up, with R: booked.");
	SAY(d, "deceased", "y", "");
	dialogue_heard(d, "Undo takes it back.");
	dialogue_say(d, "visits");
	dialogue_heard(d, "1. Fri 27-Nov-2026 10:00, Follow-up, with R: cancelled.");
	SAY(d, "undo", "visits");
	dialogue_heard(d, "1. Fri 27-Nov-2026 10:00, Follow-up, with R: booked.");
	SAY(d, "moved-away", "c", "", "visits");
	dialogue_heard(d, "1. Fri 27-Nov-2026 10:00, Follow-up, with R: cancelled.");
	assert_int_equal(dialogue_end(d), EX_OK);
	arena_clear(&a);
}

/* What is typed at the other terminal is kept; one's own is not ended from here. */
static void
who_is_signed_in_is_heard_and_ended(void **state)
{
	struct arena a = { 0 };
	const char *db = dialogue_clinic(&a);
	struct dialogue *d = coxa_plain(&a, db, NULL), *other = coxa_plain(&a, db, NULL);

	(void)state;
	dialogue_register(other, "Berg, Anna");
	SAY(other, "person", ">preferred", "Annie");
	dialogue_say(d, "who");
	dialogue_heard(d, ", since 09:00: this one.");
	dialogue_heard(d, ", since 09:00: fills ");
	dialogue_say(d, "end 3");
	dialogue_heard(d, "Error: the last list has numbers 1 to 2.");
	dialogue_say(d, "1x"); /* a slip opens nobody */
	dialogue_heard(d, "Error: a number alone opens that row; 1x is none.");
	assert_int_equal(dialogue_end(other), EX_OK);
	SAY(d, "who", "end 1");
	dialogue_heard(d, "Error: this is the session that you sit at: quit leaves it.");
	assert_int_equal(dialogue_end(d), EX_OK);
	arena_clear(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_day_is_ended_visit_by_visit),
		cmocka_unit_test(a_sick_day_moves_who_was_booked),
		cmocka_unit_test(two_records_of_one_person_become_one),
		cmocka_unit_test(what_was_recorded_before_can_be_heard),
		cmocka_unit_test(a_patient_leaves_and_comes_back),
		cmocka_unit_test(who_is_signed_in_is_heard_and_ended),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
