/* Choosing treatments: what is seen, what is recorded, and what takes a reason. */
#include <string.h>

#include "app/drafts.h"
#include "app/treatment.h"
#include "base/text.h"
#include "lib/a_screen.h"
#include "lib/test.h"

static void
nothing_is_chosen_beforehand(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	a_screen_margaret(&s, true);
	a_screen_keys(&s, "/ h a l l Enter 3");
	a_screen_is(&s, "treatment");
	assert_false(a_screen_shows(&s, "[x]"));
	a_screen_size(&s, 40, 120);
	a_screen_is(&s, "treatment-wide");
	a_screen_size(&s, 24, 80);
	a_screen_keys(&s, "Tab 4 w");
	a_screen_is(&s, "treatment-why");
	a_screen_keys(&s, "PgDn");
	a_screen_is(&s, "treatment-rules");
	a_screen_close(&s);
}

/* No reason is cut beside room that is empty. */
static void
reasons_are_whole_where_there_is_room(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	a_screen_margaret(&s, true);
	a_screen_keys(&s, "/ h a l l Enter 3");
	a_screen_size(&s, 40, 120);
	assert_false(a_screen_shows(&s, "…"));
	a_screen_keys(&s, "Tab");
	assert_false(a_screen_shows(&s, "…"));
	a_screen_close(&s);
}

static void
without_findings_all_is_open_and_said_so(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	a_screen_margaret(&s, false);
	a_screen_vt100(&s);
	a_screen_keys(&s, "/ h a l l Enter 3 4");
	a_screen_is(&s, "treatment-unstaged");
	a_screen_close(&s);
}

static void
against_the_advice_a_reason_is_asked(void **state)
{
	struct a_screen s;
	struct chosen_list chosen = { 0 };
	struct err e = { 0 };
	int64_t id;

	(void)state;
	a_screen_open(&s);
	id = a_screen_margaret(&s, true);
	a_screen_keys(&s, "/ h a l l Enter 3 5 9 F2");
	a_screen_is(&s, "treatment-override");
	must(treatment_chosen(s.c.app, id, &s.a, &chosen, &e));
	assert_int_equal(chosen.list.n, 0);
	a_screen_keys(&s, "F1");
	assert_true(a_screen_shows(&s, "Keys of this place"));
	a_screen_keys(&s, "F12 1 D r Space L o Enter");
	must(treatment_chosen(s.c.app, id, &s.a, &chosen, &e));
	assert_int_equal(chosen.list.n, 2);
	is_str(chosen.list.at[0].reason, "specialist");
	is_str(chosen.list.at[0].note, "Dr Lo");
	a_screen_close(&s);
}

static void
the_page_of_reasons_has_its_own_keys_and_an_end(void **state)
{
	struct a_screen s;
	const char *first;

	(void)state;
	a_screen_open(&s);
	a_screen_margaret(&s, true);
	a_screen_keys(&s, "/ h a l l Enter 3 4 w");
	first = a_screen_dump(&s);
	assert_true(a_screen_shows(&s, "more line"));
	a_screen_keys(&s, "End");
	assert_false(a_screen_shows(&s, "more line"));
	assert_false(a_screen_shows(&s, "What would have to be otherwise"));
	a_screen_keys(&s, "End Down PgDn Up");
	assert_true(a_screen_shows(&s, "Down 1 more line"));
	a_screen_keys(&s, "Home");
	is_str(a_screen_dump(&s), first);
	a_screen_keys(&s, "F1");
	assert_true(a_screen_shows(&s, "back to the nine treatments"));
	assert_false(a_screen_shows(&s, "choose this treatment"));
	a_screen_keys(&s, "F12 F12");
	assert_true(a_screen_shows(&s, "Why, right hip"));
	a_screen_close(&s);
}

/* What the clinic's source says of one treatment is told on its page alone. */
static void
a_page_tells_only_what_bears_on_its_treatment(void **state)
{
	struct a_screen s;
	static const struct {
		const char *down, *own, *other;
	} page[] = { { "Home", "lists stem cells", "lists core decompression" },
		{ "Down Down Down Down", "lists core decompression", "lists stem cells" },
		{ "Down Down Down Down Down Down Down Down", "Combined rehab",
		    "The clinic source lists" } };

	(void)state;
	a_screen_open(&s);
	a_screen_margaret(&s, true);
	a_screen_size(&s, 50, 120);
	for (size_t i = 0; i < sizeof(page) / sizeof(page[0]); i++) {
		a_screen_keys(&s, "g t / h a l l Enter 3");
		a_screen_keys(&s, page[i].down);
		a_screen_keys(&s, "w");
		if (!a_screen_shows(&s, page[i].own) || a_screen_shows(&s, page[i].other))
			fail_msg("page %zu:\n%s", i, a_screen_dump(&s));
	}
	a_screen_close(&s);
}

/* Words are the note's before a reason is chosen, too; the arrows walk through the reasons. */
static void
words_typed_among_the_reasons_are_not_lost(void **state)
{
	struct a_screen s;
	struct chosen_list chosen = { 0 };
	struct err e = { 0 };
	int64_t id;

	(void)state;
	a_screen_open(&s);
	id = a_screen_margaret(&s, true);
	a_screen_keys(&s, "/ h a l l Enter 3 5 F2 9");
	assert_true(a_screen_shows(&s, "The reasons here have the numbers 1, 2, 4, 5 or 6."));
	a_screen_keys(&s, "D r Space L u n d Enter");
	assert_true(a_screen_shows(&s, "Choose a reason: type its number, 1, 2, 4, 5 or 6."));
	a_screen_keys(&s, "Down Down F2");
	must(treatment_chosen(s.c.app, id, &s.a, &chosen, &e));
	assert_int_equal(chosen.list.n, 1);
	is_str(chosen.list.at[0].reason, "patient");
	is_str(chosen.list.at[0].note, "Dr Lund");
	a_screen_close(&s);
}

/* A digit that was hit by mistake is seen, and the same digit takes it back. */
static void
a_mark_is_said_and_taken_off_by_the_same_digit(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	a_screen_margaret(&s, true);
	a_screen_keys(&s, "/ h a l l Enter 3 6");
	assert_true(a_screen_shows(
	    &s, "Own bone grafting, right hip: marked, not recorded yet.  6 takes the mark off"));
	a_screen_keys(&s, "6");
	assert_false(a_screen_shows(&s, "marked"));
	assert_false(a_screen_shows(&s, "[x]"));
	a_screen_close(&s);
}

/* What is recorded and what is only marked are two things, here and on the chart. */
static void
a_mark_that_is_not_recorded_looks_so_wherever_it_waits(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	a_screen_margaret(&s, true);
	a_screen_keys(&s, "/ h a l l Enter 3 9 F2 1 D r Space L o Enter g t / h a l l Enter 3");
	assert_true(a_screen_shows(&s, " [x] R  [ ] R"));
	a_screen_keys(&s, "9 Tab 9");
	assert_true(a_screen_shows(&s, "*[ ] R *[x] R"));
	a_screen_keys(&s, "F12");
	assert_true(a_screen_shows(&s, "2 marks not recorded; right combined"));
	a_screen_keys(&s, "g t");
	assert_true(a_screen_shows(&s, "2 marks of treatment not recorded, HALL, Margaret"));
	a_screen_close(&s);
}

/* 3 means the same of any hip and treatment; what cannot be true leaves its number out. */
static void
a_reason_keeps_its_number_in_every_box(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	a_screen_margaret(&s, true);
	a_screen_keys(&s, "/ h a l l Enter 3 5 F2");
	assert_true(a_screen_shows(&s, "▸Reason   1"));
	assert_true(a_screen_shows(&s, "4  What is missing is being obtained"));
	assert_false(a_screen_shows(&s, "3  What is missing"));
	a_screen_keys(&s, "3");
	assert_true(a_screen_shows(&s, "The reasons here have the numbers 1, 2, 4, 5 or 6."));
	a_screen_keys(&s, "4");
	assert_true(a_screen_shows(&s, "▸Note"));
	assert_true(a_screen_shows(&s, "✓ 4  What is missing is being obtained"));
	a_screen_keys(&s, "d F12 g t"); /* the note is kept, and named in words */
	assert_true(a_screen_shows(&s, "Half filled at 09:00: "));
	assert_false(a_screen_shows(&s, "override"));
	a_screen_close(&s);
}

/* A half-written reason is there again when the same choice is recorded. */
static void
a_note_comes_back_as_it_was_left(void **state)
{
	struct a_screen s;
	struct chosen_list chosen = { 0 };
	struct err e = { 0 };
	int64_t id;

	(void)state;
	a_screen_open(&s);
	id = a_screen_margaret(&s, true);
	a_screen_keys(&s, "/ h a l l Enter 3 5 F2 1 D r Space L");
	stack_close(s.stack);
	must(stack_open(s.c.app, s.keys, &s.stack, &e));
	a_screen_size(&s, s.rows, s.cols);
	a_screen_keys(&s, "F5 g d");
	assert_true(a_screen_shows(&s, " Treatment "));
	a_screen_keys(&s, "F2");
	assert_true(a_screen_shows(&s, "The note is as you left it."));
	assert_true(a_screen_shows(&s, "Dr L"));
	a_screen_keys(&s, "u n d Enter");
	must(treatment_chosen(s.c.app, id, &s.a, &chosen, &e));
	assert_int_equal(chosen.list.n, 1);
	is_str(chosen.list.at[0].reason, "specialist");
	is_str(chosen.list.at[0].note, "Dr Lund");
	a_screen_close(&s);
}

/* One note for each treatment and hip: the second does not take the place of the first. */
static void
notes_on_two_choices_are_both_kept(void **state)
{
	struct draft_rows mine;
	struct a_screen s;
	struct err e = { 0 };

	(void)state;
	a_screen_open(&s);
	a_screen_margaret(&s, true);
	a_screen_keys(&s, "/ h a l l Enter 3 5 F2 1 D r Space L F12 5 Tab 5 F2 1 D r Space K F12");
	must(draft_mine(s.c.app, &s.a, &mine, &e));
	assert_int_equal(mine.list.n, 3); /* the boxes, too */
	a_screen_keys(&s, "Tab 5 F2");
	assert_true(a_screen_shows(&s, "Dr L"));
	a_screen_keys(&s, "F12 5 F2");
	assert_true(a_screen_shows(&s, "Dr K"));
	a_screen_close(&s);
}

/* The line drops, or F12 is hit: what was marked is marked again, and nothing is recorded. */
static void
boxes_come_back_as_they_were_left(void **state)
{
	struct a_screen s;
	struct chosen_list chosen = { 0 };
	struct err e = { 0 };
	int64_t id;

	(void)state;
	a_screen_open(&s);
	id = a_screen_margaret(&s, true);
	a_screen_keys(&s, "/ h a l l Enter 3 9 Tab 9");
	stack_close(s.stack);
	must(stack_open(s.c.app, s.keys, &s.stack, &e));
	a_screen_size(&s, s.rows, s.cols);
	a_screen_keys(&s, "/ h a l l Enter 3");
	assert_true(a_screen_shows(&s, "The boxes are as you left them; F2 records them."));
	assert_true(a_screen_shows(&s, "[x]"));
	must(treatment_chosen(s.c.app, id, &s.a, &chosen, &e));
	assert_int_equal(chosen.list.n, 0);
	a_screen_keys(&s, "F2 1 D r Enter 1 D r Enter");
	must(treatment_chosen(s.c.app, id, &s.a, &chosen, &e));
	assert_int_equal(chosen.list.n, 2);
	/* Recorded, there is nothing left to offer. */
	a_screen_keys(&s, "g t / h a l l Enter 3");
	assert_false(a_screen_shows(&s, "as you left them"));
	a_screen_close(&s);
}

/* FEATURES.md, task 24: three keys from the chart. */
static void
three_keys_choose_a_therapy(void **state)
{
	struct a_screen s;
	struct chosen_list chosen = { 0 };
	struct err e = { 0 };
	int64_t id;
	int before;

	(void)state;
	a_screen_open(&s);
	id = a_screen_margaret(&s, true);
	a_clinic_save(&s.c, "response.save", &(struct fill){ "consent", id, .day = DAY_NONE },
	    PAIRS({ "scope", "record,physical" }, { "given_by", "patient" }, { "taken_by", "Rita" },
		{ "capacity", "yes" }, { "taken_on", "2026-11-23" }));
	a_screen_keys(&s, "/ h a l l Enter");
	before = s.typed;
	a_screen_keys(&s, "3 9 F2");
	assert_int_equal(s.typed - before, 3);
	must(treatment_chosen(s.c.app, id, &s.a, &chosen, &e));
	assert_int_equal(chosen.list.n, 1);
	is_str(chosen.list.at[0].key, "combined-rehab");
	assert_int_equal(chosen.list.at[0].side, 'R');
	assert_true(a_screen_shows(&s, " Plan"));
	a_screen_close(&s);
}

static void
a_decision_is_taken_back_by_its_number(void **state)
{
	struct a_screen s;
	struct chosen_list chosen = { 0 };
	struct err e = { 0 };
	int64_t id;

	(void)state;
	a_screen_open(&s);
	id = a_screen_margaret(&s, true);
	do_(&s.c, "decision.record", { "patient", a_clinic_ref(&s.c, id) }, { "side", "L" },
	    { "treatment", "combined-rehab" }, { "why", "pending" }, { "note", "consent comes" });
	a_screen_keys(&s, "/ h a l l Enter 3 Tab 9 F2");
	must(treatment_chosen(s.c.app, id, &s.a, &chosen, &e));
	assert_int_equal(chosen.list.n, 0);
	assert_true(a_screen_shows(&s, "Nothing is chosen"));
	a_screen_close(&s);
}

static void
the_page_of_the_reasons_says_each_sentence_once(void **state)
{
	static const char cells[] = "No stem-cell product is claimed to cure",
			  numbers[] = "Numbers come from the named series";
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	a_screen_margaret(&s, true);
	a_screen_size(&s, 60, 120);
	a_screen_keys(&s, "/ h a l l Enter 3 4 w Tab");
	assert_true(a_screen_shows(&s, numbers));
	assert_false(a_screen_shows(&s, cells));
	assert_null(strstr(strstr(a_screen_dump(&s), numbers) + 1, numbers));
	a_screen_keys(&s, "w 1 w");
	assert_true(a_screen_shows(&s, cells));
	a_screen_close(&s);
}

static void
who_may_not_decide_reads_and_is_told_at_the_first_box(void **state)
{
	struct a_screen s;
	struct chosen_list chosen = { 0 };
	struct err e = { 0 };
	int64_t id;

	(void)state;
	a_screen_open(&s);
	id = a_screen_margaret(&s, true);
	a_clinic_as(&s.c, "rita");
	a_screen_keys(&s, "/ h a l l Enter 3");
	assert_false(a_screen_shows(&s, "F2 save"));
	assert_true(a_screen_shows(&s, "w why"));
	a_screen_keys(&s, "9");
	assert_true(a_screen_shows(&s, "Only a doctor or a manager may do this"));
	assert_true(a_screen_shows(&s, "Combined rehabilitation plan, right hip"));
	assert_false(a_screen_shows(&s, "[x]"));
	a_screen_keys(&s, "F2");
	assert_true(a_screen_shows(&s, "Only a doctor or a manager may do this"));
	must(treatment_chosen(s.c.app, id, &s.a, &chosen, &e));
	assert_int_equal(chosen.list.n, 0);
	a_screen_close(&s);
}

static void
consent_is_a_key_away_and_nothing_marked_is_lost(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	a_screen_margaret(&s, true);
	a_screen_keys(&s, "/ h a l l Enter 3 9 c");
	assert_true(a_screen_shows(&s, "What is agreed to"));
	a_screen_keys(&s, "F12");
	assert_true(a_screen_shows(&s, "9 Combined rehabilitation plan        *[x] R"));
	a_screen_close(&s);
}

/* What was just pointed at is not asked again; the hip that was meant is. */
static void
a_consent_begins_with_the_marked_treatment(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	a_screen_margaret(&s, true);
	a_screen_keys(&s, "/ h a l l Enter 3 Tab 5 c");
	a_screen_is(&s, "consent-marked");
	a_screen_keys(&s, "1 y Down ^R Down ^R F2");
	assert_true(a_screen_shows(&s, "Consent is saved."));
	a_screen_size(&s, 40, 120);
	a_screen_keys(&s, "5 5"); /* its page, without a word of consent */
	assert_true(a_screen_shows(&s, "Core decompression, left hip: R usually appropriate"));
	assert_false(a_screen_shows(&s, "Consent not recorded"));
	a_screen_keys(&s, "c"); /* on a mark it is asked anew, too */
	assert_true(a_screen_shows(&s, "[x] 4 Core decompression"));
	a_screen_keys(&s, "F12 7");
	assert_true(a_screen_shows(&s, "Consent not recorded for total hip replacement, left hip"));
	a_screen_keys(&s, "9 c"); /* what takes none of its own: the first mark that lacks one */
	assert_true(a_screen_shows(&s, "[x] 6 Hip replacement"));
	a_screen_close(&s);
}

/* Left untouched it leaves no draft: the next mark begins anew. */
static void
a_consent_for_another_hip_is_asked_about(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	a_screen_margaret(&s, true);
	a_screen_keys(&s, "/ h a l l Enter 3 5 c F12");
	assert_false(a_screen_shows(&s, "draft"));
	a_screen_keys(&s, "5 Tab 5 c");
	assert_true(a_screen_shows(&s, "2 Left"));
	a_screen_keys(&s, "1 y Down ^R Down ^R Up Up Up Up Up Up 1 F2");
	assert_true(a_screen_shows(&s, "and this is not that hip alone"));
	assert_false(a_screen_shows(&s, "Consent is saved."));
	a_screen_keys(&s, "y");
	assert_true(a_screen_shows(&s, "Consent is saved."));
	a_screen_close(&s);
}

static void
a_hip_is_observed_by_a_key_and_says_so(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	a_screen_margaret(&s, true);
	a_screen_keys(&s, "/ h a l l Enter 3 Tab o");
	assert_true(a_screen_shows(&s, "The left hip is observed."));
	assert_true(a_screen_shows(&s, "size MEDIUM, observed"));
	a_screen_keys(&s, "o");
	assert_true(a_screen_shows(&s, "Observation, left hip: ended."));
	assert_false(a_screen_shows(&s, "size MEDIUM, observed"));
	a_screen_keys(&s, "u");
	assert_true(a_screen_shows(&s, "size MEDIUM, observed"));
	a_screen_close(&s);
}

/* On the board Enter stands behind a number; the chart needs none, and it must not choose. */
static void
the_enter_behind_the_number_of_a_step_chooses_nothing(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	a_screen_margaret(&s, true);
	a_screen_keys(&s, "/ h a l l Enter 3 Enter");
	assert_false(a_screen_shows(&s, "*[x]"));
	assert_true(a_screen_shows(&s, "The number opened this by itself."));
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "*[x]"));
	a_screen_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_is_chosen_beforehand),
		cmocka_unit_test(reasons_are_whole_where_there_is_room),
		cmocka_unit_test(without_findings_all_is_open_and_said_so),
		cmocka_unit_test(against_the_advice_a_reason_is_asked),
		cmocka_unit_test(consent_is_a_key_away_and_nothing_marked_is_lost),
		cmocka_unit_test(a_consent_begins_with_the_marked_treatment),
		cmocka_unit_test(a_consent_for_another_hip_is_asked_about),
		cmocka_unit_test(the_page_of_reasons_has_its_own_keys_and_an_end),
		cmocka_unit_test(a_page_tells_only_what_bears_on_its_treatment),
		cmocka_unit_test(words_typed_among_the_reasons_are_not_lost),
		cmocka_unit_test(a_mark_is_said_and_taken_off_by_the_same_digit),
		cmocka_unit_test(a_mark_that_is_not_recorded_looks_so_wherever_it_waits),
		cmocka_unit_test(a_reason_keeps_its_number_in_every_box),
		cmocka_unit_test(a_note_comes_back_as_it_was_left),
		cmocka_unit_test(notes_on_two_choices_are_both_kept),
		cmocka_unit_test(boxes_come_back_as_they_were_left),
		cmocka_unit_test(three_keys_choose_a_therapy),
		cmocka_unit_test(a_decision_is_taken_back_by_its_number),
		cmocka_unit_test(the_page_of_the_reasons_says_each_sentence_once),
		cmocka_unit_test(who_may_not_decide_reads_and_is_told_at_the_first_box),
		cmocka_unit_test(a_hip_is_observed_by_a_key_and_says_so),
		cmocka_unit_test(the_enter_behind_the_number_of_a_step_chooses_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
