/* One patient from the door to the follow-up in lines alone, and what lines may hold. */
#include "lib/test.h"

#include <pwd.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

#include "base/text.h"
#include "lib/dialogue.h"
#include "lib/process.h"
#include "lib/tty.h"

/* A question by the beginning of its label, and the line that answers it. */
struct answered {
	const char *label, *right, *left; /* left NULL: not asked of each hip */
};

static const char *
answer_to(const char *asked, const struct answered *table, size_t n, struct arena *a)
{
	for (size_t i = 0; i < n; i++) {
		const char *label = table[i].label;

		if (table[i].left == NULL && strncmp(asked, label, strlen(label)) == 0)
			return table[i].right;
		label = text_fmt(a, "%s, right", table[i].label);
		if (strncmp(asked, label, strlen(label)) == 0)
			return table[i].right;
		label = text_fmt(a, "%s, left", table[i].label);
		if (strncmp(asked, label, strlen(label)) == 0)
			return table[i].left;
	}
	return "";
}

/* Answers what the table knows and keeps the rest, until it can be saved. */
static void
answer(struct dialogue *d, const struct answered *table, size_t n)
{
	struct arena a = { 0 };

	for (int i = 0; strncmp(dialogue_asks(d), "Save (", 6) != 0; i++) {
		assert_true(i < 200);
		assert_false(dialogue_said(d, "Error:"));
		dialogue_say(d, answer_to(dialogue_asks(d), table, n, &a));
	}
	arena_clear(&a);
}

#define ANSWER(d, table) answer((d), (table), sizeof(table) / sizeof(*(table)))

static void
register_somebody(struct dialogue *d)
{
	static const struct answered person[] = {
		{ "Born, or -a not known", "4-3-1981", NULL },
		{ "Sex", "1", NULL },
		{ "Phone", "07700900123", NULL },
	};

	dialogue_say(d, "new okafor, kemi");
	dialogue_heard(d, "Family name [Okafor]: ");
	ANSWER(d, person);
	dialogue_say(d, "y");
	dialogue_heard(d, "OKAFOR, Kemi is registered as ");
	dialogue_heard(d, "Intake not taken: nobody has asked about alerts.\n");
	dialogue_heard(d, "Next: 1 Intake.");
}

static void
ask_at_intake(struct dialogue *d)
{
	static const struct answered intake[] = {
		{ "Trouble with this hip", "y", "y" },
		{ "Pain now", "5", "2" },
		{ "Worst pain, last week", "7", "3" },
		{ "Operated on before", "n", "n" },
		{ "Metal in this hip", "n", "n" },
		{ "Broken skin at the hip", "n", "n" },
		{ "Infection at the hip", "n", "n" },
		{ "Tumour at the hip", "n", "n" },
		{ "Injury within 3 days", "n", "n" },
		{ "Height", "168", NULL },
		{ "Weight", "71.5", NULL },
		{ "Pregnant now", "n", NULL },
		{ "Breast-feeding", "n", NULL },
		{ "Steroid tablets or drips", "1", NULL },
		{ "Heavy drinking now", "n", NULL },
		{ "Smokes or vapes now", "n", NULL },
		{ "Hip injured before it hurt", "n", NULL },
		{ "Sickle cell disease", "n", NULL },
		{ "Blood thinner", "n", NULL },
		{ "Bleeding disorder", "n", NULL },
		{ "Bleeding or ulcer", "n", NULL },
		{ "Leg clot or lung clot now", "n", NULL },
		{ "Infection now", "n", NULL },
		{ "Immune system weakened", "n", NULL },
		{ "Kidney function, eGFR", "90", NULL },
		{ "Liver disease", "n", NULL },
		{ "Could not take a statin", "n", NULL },
		{ "Low calcium", "n", NULL },
		{ "Swallowing trouble", "n", NULL },
		{ "Dental work planned", "n", NULL },
		{ "Electronic implant", "n", NULL },
		{ "Cancer elsewhere", "n", NULL },
		{ "Radiation to the pelvis", "n", NULL },
		{ "Numb hip, thigh or foot", "n", NULL },
		{ "Cannot report pain reliably", "n", NULL },
		{ "Epilepsy", "n", NULL },
		{ "ASA class", "2", NULL },
		{ "Any allergy", "n", NULL },
	};

	dialogue_say(d, "1");
	dialogue_heard(d, "Intake. OKAFOR, Kemi, ID 10-0001-");
	ANSWER(d, intake);
	assert_true(dialogue_ever_said(d, "Body mass index: 25.3 kg/m2.\n"));
	dialogue_say(d, "y");
	dialogue_heard(d, "Intake is saved.");
	dialogue_heard(d, "Next: 2 Stage.");
}

/* Right IIIA with 1.5 mm, left II, as the issue has it. */
static void
stage_both_hips(struct dialogue *d)
{
	static const struct answered findings[] = {
		{ "Artificial hip", "n", "n" },
		{ "Growth plate", "1", "1" },
		{ "Pain from this hip", "y", "y" },
		{ "Worse within 6 weeks", "n", "n" },
		{ "Film done", "y", "y" },
		{ "Film taken on", "10-11-2026", "10-11-2026" },
		{ "Views", "1", "1" },
		{ "Film result", "2", "2" },
		{ "Sclerosis or cysts", "y", "y" },
		{ "Crescent", "y", "n" },
		{ "Flattening", "n", "n" },
		{ "Joint space narrowed", "n", "n" },
		{ "Acetabulum changed", "n", "n" },
		{ "MRI done", "y", "y" },
		{ "MRI taken on", "12-11-2026", "12-11-2026" },
		{ "MRI result", "2", "2" },
		{ "Low-signal band (T1)", "y", "y" },
		{ "Double line (T2)", "n", "n" },
		{ "Marrow oedema", "n", "n" },
		{ "Fracture line on MRI", "n", "n" },
		{ "JIC type", "3", "2" },
		{ "Depth of collapse, MRI", "1.5", "" },
		{ "CT done", "n", "n" },
		{ "Bone scan done", "n", "n" },
		{ "Sides checked against the images", "y", NULL },
	};

	dialogue_say(d, "2");
	dialogue_heard(d, "Stage. OKAFOR, Kemi, ID 10-0001-");
	ANSWER(d, findings);
	dialogue_heard(d, "Right hip: ARCO IIIA, final, because: A subchondral fracture");
	dialogue_heard(d, "Left hip: ARCO II, final, because: ");
	dialogue_say(d, "y");
	dialogue_heard(d, "Stage is saved: right IIIA (final), left II (final).");
}

/* Consent is not there yet, so each choice asks for a reason. */
static void
choose_treatments(struct dialogue *d)
{
	dialogue_say(d, "3");
	dialogue_heard(d,
	    "Right IIIA final, size MEDIUM.\n1. Stem cell therapy: N, not recommended. "
	    "Warning: a blinded trial at fracture stage");
	dialogue_heard(d, "Left II final, size MEDIUM.\n");
	for (int hip = 0; hip < 2; hip++) {
		dialogue_say(d, hip == 0 ? "9 r" : "9 l");
		dialogue_heard(d, "[ref66]");
		dialogue_say(d, "c");
		dialogue_heard(d, "Warning: Consent not recorded.");
		dialogue_say(d, "4");
		dialogue_say(d, "is signed today");
		dialogue_heard(d,
		    hip == 0 ? "Combined rehabilitation plan for the right hip (R)."
			     : "Combined rehabilitation plan for the left hip (R).");
	}
	dialogue_say(d, "!");
	dialogue_heard(d, "Next: 4 Plan.");
}

static void
plan_and_book(struct dialogue *d)
{
	dialogue_say(d, "4");
	dialogue_heard(d, "3. Gait training, both hips in one session: sessions 12, days apart 3");
	dialogue_say(d, "3");
	while (strncmp(dialogue_asks(d), "Plan (", 6) != 0)
		dialogue_say(d, "");
	dialogue_heard(d, "Gait training: 12 sessions, every 3 days.");
	dialogue_say(d, "book");
	dialogue_heard(d, "1. Gait training 1 of 12: Tue 24-Nov-2026 ");
	dialogue_heard(d, "Nothing is booked yet.");
	dialogue_say(d, "b");
	dialogue_heard(d, "Booked 12 of Gait training, ");
	dialogue_heard(d, "Next: 6 Follow-up.");
}

static void
see_follow_up(struct dialogue *d)
{
	dialogue_say(d, "6");
	dialogue_heard(d, "1. visit, both. Due 04-Jan-2027, from 25-Dec-2026 to 14-Jan-2027.");
	dialogue_say(d, "contact 1");
	dialogue_say(d, "1");
	dialogue_say(d, "will come");
	dialogue_heard(d, "Book 1 books it now.");
	dialogue_say(d, "book 1");
	dialogue_say(d, "");
	dialogue_heard(d, "1. Follow-up 1 of 1: Mon 04-Jan-2027 ");
	dialogue_say(d, "b");
	dialogue_heard(d, "Booked Follow-up for ");
	dialogue_say(d, "undo");
	dialogue_heard(d, "Taken back: ");
}

/* Tomorrow, in another session, all of it is there. */
static void
find_again(struct arena *a, const char *db)
{
	struct dialogue *d = coxa_plain(a, db, NULL);
	struct ran r;

	dialogue_say(d, "find kemi");
	dialogue_heard(d, "1. OKAFOR, Kemi, born 04-Mar-1981, ID 10-0001-");
	dialogue_say(d, "1");
	dialogue_heard(d, "Right hip: IIIA, final, ");
	dialogue_heard(d, "Left hip: II, final, ");
	dialogue_heard(d, "Next visit: Tue 24-Nov-2026 ");
	dialogue_say(d, "quit");
	assert_true(dialogue_said(d, "Left coxa.\n"));
	assert_int_equal(dialogue_end(d), EX_OK);
	r = coxa_(a, db, "check");
	is_str(r.out, "");
	assert_non_null(strstr(r.err, "Nothing is wrong"));
	assert_int_equal(r.status, EX_OK);
}

static void
a_patient_walks_by_lines(void **state)
{
	struct arena a = { 0 };
	const char *db = dialogue_clinic(&a);
	struct dialogue *d = coxa_plain(&a, db, NULL);

	(void)state;
	assert_true(dialogue_ever_said(d, "Mon 23-Nov-2026, 09:00."));
	assert_true(dialogue_ever_said(d, "Nobody is booked today.\n"));
	is_str(dialogue_asks(d), "Command (? for help): ");
	register_somebody(d);
	ask_at_intake(d);
	stage_both_hips(d);
	choose_treatments(d);
	plan_and_book(d);
	see_follow_up(d);
	assert_false(dialogue_ever_said(d, "\033"));
	assert_int_equal(dialogue_end(d), EX_OK);
	find_again(&a, db);
	arena_clear(&a);
}

/* What was answered before the input ended is offered at the question where it ended. */
static void
an_input_that_ends_keeps_the_draft(void **state)
{
	struct arena a = { 0 };
	const char *db = dialogue_clinic(&a);
	struct dialogue *d = coxa_plain(&a, db, NULL);

	(void)state;
	dialogue_say(d, "new");
	dialogue_say(d, "Okafor");
	dialogue_say(d, "Kemi");
	dialogue_send(d, "not ended", 9);
	assert_int_equal(dialogue_end(d), EX_OK);
	assert_true(dialogue_said(d, "Error: The last line has no end, so it was not taken."));
	d = coxa_plain(&a, db, NULL);
	assert_true(dialogue_ever_said(d, "You left 1 half-filled form: drafts lists it.\n"));
	dialogue_say(d, "drafts");
	dialogue_say(d, "1");
	dialogue_heard(d, "You left this form half filled on 23-Nov-2026, 09:00.\n");
	dialogue_say(d, "<");
	dialogue_say(d, "<");
	dialogue_heard(d, "Family name [Okafor]: ");
	dialogue_say(d, "!");
	dialogue_heard(d, "kept as a draft");
	assert_int_equal(dialogue_end(d), EX_OK);
	arena_clear(&a);
}

/* None of these reaches a field or a command. */
static void
a_line_that_is_no_text_is_refused_with_words(void **state)
{
	static const char nul[] = "fi\0nd\n";
	static char longer[9000];
	struct arena a = { 0 };
	struct dialogue *d = coxa_plain(&a, dialogue_clinic(&a), NULL);

	(void)state;
	dialogue_say(d, "find \xff\xfe");
	dialogue_heard(d, "Error: That line holds bytes that are no UTF-8 text.");
	dialogue_say(d, "find \033[2J");
	dialogue_heard(d, "Error: That line holds a control character (code 27).");
	dialogue_send(d, nul, sizeof(nul) - 1);
	dialogue_wait(d);
	dialogue_heard(d, "Error: That line holds a control character (code 0).");
	memset(longer, 'x', sizeof(longer) - 1);
	longer[sizeof(longer) - 2] = '\n';
	dialogue_send(d, longer, sizeof(longer) - 1);
	dialogue_wait(d);
	dialogue_heard(d, "Error: That line is longer than 4000 bytes.");
	dialogue_say(d, "nonsense");
	dialogue_heard(d, "Error: there is no word nonsense; ? lists them.");
	dialogue_say(d, "7");
	dialogue_heard(d,
	    "Error: no list is open to which a number belongs; find or today "
	    "makes one.");
	dialogue_say(d, "do patient.register");
	dialogue_heard(d, "Error: ");
	assert_int_equal(dialogue_end(d), EX_OK);
	arena_clear(&a);
}

/* An answer is judged by the same rules as on the screen, and what is unusual is asked. */
static void
answers_are_refused_warned_of_and_taken_back(void **state)
{
	struct arena a = { 0 };
	struct dialogue *d = coxa_plain(&a, dialogue_clinic(&a), NULL);

	(void)state;
	dialogue_say(d, "new Okafor, Kemi");
	dialogue_say(d, ">born");
	dialogue_say(d, "30-2-1981");
	dialogue_heard(d, "Error: Born: ");
	dialogue_heard(d, "Born, or -a not known: ");
	dialogue_say(d, "1-1-1917");
	dialogue_heard(d, "Warning: Born: ");
	dialogue_say(d, "n");
	dialogue_say(d, "14-7-1968");
	dialogue_heard(d, "That is Sun 14-Jul-1968 (58y).");
	dialogue_say(d, "7");
	dialogue_heard(d, "Error: Sex: Choose 1 to 4\n");
	dialogue_say(d, "??");
	dialogue_heard(d, "1. Female\n2. Male\n");
	dialogue_say(d, ">");
	dialogue_heard(d, "1. Error: Sex: Choose an answer.\n");
	dialogue_say(d, "1");
	dialogue_say(d, "f");
	is_str(dialogue_asks(d), "Save (y yes, < goes back, ! leaves): ");
	assert_int_equal(dialogue_end(d), EX_OK);
	arena_clear(&a);
}

/* Whoever looks through the answers and saves has made no other version of them. */
static void
a_form_without_a_change_is_left(void **state)
{
	struct arena a = { 0 };
	struct dialogue *d = coxa_plain(&a, dialogue_clinic(&a), NULL);

	(void)state;
	register_somebody(d);
	dialogue_say(d, "person");
	ANSWER(d, ((const struct answered[]){ { "none of the form", "", NULL } }));
	dialogue_say(d, "y");
	dialogue_heard(d, "Nothing changed.\n");
	assert_false(dialogue_said(d, "Error:"));
	assert_int_equal(dialogue_end(d), EX_OK);
	arena_clear(&a);
}

/* Somebody alike is told while one answers, and asked about before a second record is made. */
static void
somebody_on_record_already_is_told_and_taken(void **state)
{
	struct arena a = { 0 };
	struct dialogue *d = coxa_plain(&a, dialogue_clinic(&a), NULL);

	(void)state;
	register_somebody(d);
	dialogue_say(d, "new Okafor, Kemi");
	dialogue_say(d, ">born");
	dialogue_say(d, "4-3-1981");
	dialogue_heard(d,
	    "Warning: 1 person on record may be the same:\n1. OKAFOR, Kemi, born "
	    "04-Mar-1981");
	dialogue_say(d, "1");
	dialogue_say(d, "07700900123");
	dialogue_say(d, ">");
	dialogue_say(d, "y");
	dialogue_heard(d, "A number takes that record, n it is another person");
	dialogue_say(d, "1");
	dialogue_heard(d, "nothing new was made");
	dialogue_heard(d, "OKAFOR, Kemi. Born 04-Mar-1981, 45 years.");
	assert_int_equal(dialogue_end(d), EX_OK);
	arena_clear(&a);
}

/* Name and password by line; wrong ones wait as on the screen, and a lock asks again. */
static void
a_password_is_asked_and_a_lock_holds(void **state)
{
	struct arena a = { 0 };
	const char *db = dialogue_clinic(&a), *name;
	struct dialogue *d = coxa_plain(&a, db, NULL);

	(void)state;
	name = arena_str(&a, getpwuid(getuid())->pw_name);
	dialogue_say(d, "do staff.password password=-");
	dialogue_say(d, "correct horse");
	dialogue_say(d, "lock");
	dialogue_heard(d, "Locked. ");
	dialogue_say(d, "wrong horse");
	dialogue_heard(d, "Error: ");
	dialogue_heard(d, "Password (! signs out): ");
	dialogue_say(d, "correct horse");
	is_str(dialogue_asks(d), "Command: ");
	dialogue_say(d, "sign-out");
	is_str(dialogue_asks(d), "User (! leaves): ");
	for (int i = 0; i < 7; i++) {
		dialogue_say(d, name);
		is_str(dialogue_asks(d), "Password: ");
		dialogue_say(d, "wrong horse");
	}
	dialogue_heard(d, "Error: ");
	assert_true(dialogue_said(d, "seconds"));
	assert_int_equal(dialogue_end(d), EX_OK);
	arena_clear(&a);
}

/* What is asked for by the environment, and where no screen can be shown. */
static void
a_terminal_without_screens_is_spoken_to_in_lines(void **state)
{
	static const char *const accessible[] = { "ACCESSIBLE=1", NULL };
	struct arena a = { 0 };
	const char *db = dialogue_clinic(&a);
	const char *const argv[] = { coxa_path(&a), "--data", test_top(&a, "."), "--db", db,
		"--now", "2026-11-23T09:00", NULL };
	struct tty *t = tty_start(&(struct tty_options){ .term = "dumb" }, argv);

	(void)state;
	tty_see(t, "So coxa speaks in lines.");
	tty_see(t, "Command (? for help):");
	tty_type(t, "find zzz\n");
	tty_see(t, "Nobody is found by that.");
	tty_keys(t, "^C");
	tty_see(t, "quit leaves coxa");
	tty_type(t, "find zz\003"); /* what ^C throws away is not waited for */
	tty_type(t, "chart\n");
	tty_see(t, "Error: no chart is open.");
	tty_hang_up(t);
	assert_int_equal(tty_status(t), EX_OK);
	tty_end(t);
	t = tty_start(&(struct tty_options){ .env = accessible }, argv);
	tty_see(t, "Command (? for help):");
	assert_false(tty_has(t, "So coxa speaks in lines."));
	tty_type(t, "quit\n");
	tty_see(t, "Left coxa.");
	assert_int_equal(tty_status(t), EX_OK);
	tty_end(t);
	is_str(coxa_(&a, db, "--plain", "check").err,
	    "coxa: --plain is for the program without a subcommand\n"
	    "usage: coxa [SUBCOMMAND] [option...]; coxa --help names them\n");
	arena_clear(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_patient_walks_by_lines),
		cmocka_unit_test(an_input_that_ends_keeps_the_draft),
		cmocka_unit_test(a_line_that_is_no_text_is_refused_with_words),
		cmocka_unit_test(answers_are_refused_warned_of_and_taken_back),
		cmocka_unit_test(a_form_without_a_change_is_left),
		cmocka_unit_test(somebody_on_record_already_is_told_and_taken),
		cmocka_unit_test(a_password_is_asked_and_a_lock_holds),
		cmocka_unit_test(a_terminal_without_screens_is_spoken_to_in_lines),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
