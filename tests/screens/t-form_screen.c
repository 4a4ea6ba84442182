/* Filling a form by keys: what is seen, what is kept, what is never done by itself. */
#include <string.h>

#include "app/drafts.h"
#include "base/text.h"
#include "form/answer.h"
#include "lib/a_screen.h"
#include "lib/test.h"
#include "ui/keymap.h"

/* Kemi Okafor, registered and asked nothing yet; her chart is open. */
static int64_t
kemi(struct a_screen *s)
{
	int64_t id;

	a_screen_open(s);
	id = a_clinic_patient(&s->c, "Okafor", "Kemi", "1961-03-04");
	a_screen_keys(s, "/ o k a f Enter");
	return id;
}

/* Row y of the screen. */
static const char *
row(struct a_screen *s, int y)
{
	const char *at = a_screen_dump(s);

	for (; y > 0; y--)
		at = strchr(at, '\n') + 1;
	return arena_strn(&s->a, at, strcspn(at, "\n"));
}

/* What stands from the terminal's own cursor on: where braille and speech are. */
static const char *
at_cursor(struct a_screen *s)
{
	const char *at = row(s, s->seen->cursor_y);

	for (int x = 0; x < s->seen->cursor_x && *at != '\0'; x++)
		utf8_next(&at);
	return at;
}

static void
cursor_is_at(struct a_screen *s, const char *text)
{
	const char *at = at_cursor(s);

	is_str(arena_strn(&s->a, at, strnlen(at, strlen(text))), text);
}

/* The same person signs in again, as after a line that dropped. */
static void
begin_again(struct a_screen *s)
{
	struct err e = { 0 };

	stack_close(s->stack);
	must(stack_open(s->c.app, s->keys, &s->stack, &e));
	a_screen_size(s, s->rows, s->cols);
	a_screen_keys(s, "/ o k a f Enter");
}

/* A form that goes on from the board ends where its patient is seen. */
static void
a_draft_that_the_board_offers_ends_on_the_chart(void **state)
{
	struct a_screen s;

	(void)state;
	kemi(&s);
	a_screen_keys(&s, "1 F8 1 7 0 Enter F3 g d");
	assert_true(a_screen_shows(&s, "170"));
	a_screen_keys(&s, "F2 i");
	assert_true(a_screen_shows(&s, "Path "));
	a_screen_close(&s);
}

static void
what_was_taken_back_is_made_again_until_something_else_is_typed(void **state)
{
	struct a_screen s;

	(void)state;
	kemi(&s);
	a_screen_keys(&s, "1 F8 1 7 0 Enter");
	a_screen_keys(&s, "^Z");
	assert_false(a_screen_shows(&s, "170"));
	a_screen_keys(&s, "Alt-z");
	assert_true(a_screen_shows(&s, "170"));
	assert_true(a_screen_shows(&s, "The change that was taken back is made again."));
	a_screen_keys(&s, "Alt-z");
	assert_true(a_screen_shows(&s, "Nothing was taken back that could be made again."));
	a_screen_keys(&s, "^Z 1 8 0 Enter Alt-z");
	assert_true(a_screen_shows(&s, "180"));
	assert_false(a_screen_shows(&s, "170"));
	a_screen_close(&s);
}

static void
the_next_part_has_its_title_on_top(void **state)
{
	struct a_screen s;

	(void)state;
	kemi(&s);
	a_screen_keys(&s, "1 F8");
	is_str(row(&s, 4), " Body");
	a_screen_keys(&s, "F8");
	is_str(row(&s, 4), " Work and daily life");
	a_screen_keys(&s, "F7");
	is_str(row(&s, 4), " Body");
	a_screen_close(&s);
}

static void
a_title_is_whole_beside_the_hips(void **state)
{
	struct a_screen s;

	(void)state;
	kemi(&s);
	a_screen_keys(&s, "f p a i n Enter F8");
	assert_true(a_screen_shows(&s, "On a line of 100 mm, if used  Right hip"));
	a_screen_close(&s);
}

static void
help_says_how_two_hips_are_answered(void **state)
{
	struct a_screen s;

	(void)state;
	kemi(&s);
	a_screen_keys(&s, "f p a i n Enter");
	assert_true(a_screen_shows(&s, "___ 0 to 10"));
	a_screen_keys(&s, "F1");
	assert_true(a_screen_shows(&s, "Each hip has its own answer: Enter goes down"));
	assert_true(a_screen_shows(&s, "A whole number, 0 to 10 (no pain to worst imaginable)"));
	a_screen_close(&s);
}

/* Six answers at Support of the Harris score need three rows and have them for themselves: what
 * stands below moves down meanwhile. */
static void
no_open_answer_stands_beside_another_question(void **state)
{
	struct a_screen s;

	(void)state;
	kemi(&s);
	a_screen_keys(&s, "f h a r r i s Enter 1 Down Down");
	a_screen_is(&s, "form-open-list");
	assert_true(a_screen_shows(&s, "▸ Support                 1 none"));
	assert_true(a_screen_shows(&s, "\n                         │ 6 two crutches"));
	assert_true(a_screen_shows(&s, "\n   Walking distance        ____"));
	assert_true(a_screen_shows(&s, "\n   Stairs                  ____"));
	a_screen_vt100(&s);
	assert_true(a_screen_shows(&s, "\n                         | 6 two crutches"));
	a_screen_keys(&s, "Down");
	assert_true(a_screen_shows(&s, "Support                 ____"));
	assert_true(a_screen_shows(&s, "Walking distance        1 "));
	a_screen_close(&s);
}

/* At the end of a window there is nothing below that could make room. */
static void
a_list_in_the_last_row_is_seen_whole(void **state)
{
	struct a_screen s;

	(void)state;
	kemi(&s);
	a_screen_keys(&s, "f h a r r i s Enter 1 Down Down");
	for (int rows = 24; rows >= 15; rows--) {
		a_screen_size(&s, rows, 80);
		a_screen_keys(&s, "Up Up Down Down");
		assert_true(a_screen_shows(&s, "▸ Support                 1 none"));
		assert_true(a_screen_shows(&s, "│ 6 two crutches"));
		a_screen_keys(&s, "Down Down Up Up");
		assert_true(a_screen_shows(&s, "▸ Support                 1 none"));
		assert_true(a_screen_shows(&s, "│ 6 two crutches"));
	}
	a_screen_close(&s);
}

/* The hips of the last rows of one part are named although the cursor is in the next. */
static void
two_columns_are_never_without_the_names_of_the_hips(void **state)
{
	struct a_screen s;

	(void)state;
	kemi(&s);
	a_screen_keys(&s, "1 F8 Enter Enter");
	for (int i = 0; i < 12; i++) {
		assert_int_equal(a_screen_shows(&s, "_______               _______"),
		    a_screen_shows(&s, "The hips                           Right hip"));
		a_screen_keys(&s, i % 2 == 0 ? "Up" : "Down Down");
	}
	a_screen_close(&s);
}

static void
the_cursor_is_on_the_focus_wherever_that_is(void **state)
{
	struct a_screen s;

	(void)state;
	kemi(&s);
	a_screen_keys(&s, "1"); /* a choice that is open */
	cursor_is_at(&s, "1 yes");
	a_screen_keys(&s, "Right");
	cursor_is_at(&s, "1 yes");
	a_screen_keys(&s, "F1"); /* help lies over it */
	cursor_is_at(&s, "Right first, then left.");
	a_screen_keys(&s, "F12 F4"); /* the list of values */
	cursor_is_at(&s, "____");
	a_screen_keys(&s, "F12 F8"); /* a number, being typed */
	cursor_is_at(&s, "_______ 50 to 250 cm");
	a_screen_keys(&s, "9 9 9");
	cursor_is_at(&s, "____ 50 to 250 cm");
	a_screen_keys(&s, "F2"); /* what stands against saving */
	cursor_is_at(&s, "1 ");
	a_screen_keys(&s, "Down");
	cursor_is_at(&s, "2 ");
	a_screen_keys(&s, "F12 ^X"); /* a question of the message line */
	is_str(at_cursor(&s), "");
	assert_int_equal(s.seen->cursor_y, 22);
	a_screen_keys(&s, "n");
	for (int i = 0; i < 12; i++)
		a_screen_keys(&s, "F8");
	a_screen_keys(&s, "Enter"); /* where rows are added, and in one */
	cursor_is_at(&s, "Medicines, herbs, remedies: F6");
	a_screen_keys(&s, "a");
	cursor_is_at(&s, "_______");
	a_screen_keys(&s, "F3 F6 PgDn PgDn Enter Enter Enter"); /* several answers */
	cursor_is_at(&s, " ] 1 SMS");
	a_screen_keys(&s, "Right");
	cursor_is_at(&s, " ] 2 E-mail");
	a_screen_close(&s);
}

/* What the record of a form holds. */
static const char *
kept(struct a_screen *s, const char *form, int64_t patient, const char *key, int at)
{
	struct fill what = { .form = form, .patient = patient, .day = DAY_NONE };
	struct err e = { 0 };
	struct form *f;
	bool final;
	size_t cell;
	const char *text;

	must(fill_latest(s->c.app, patient, form, &what.response, &final, &e));
	if (what.response == 0)
		return "no record";
	must(fill_open(s->c.app, &what, &s->a, &f, &e));
	assert_true(form_find(f, key, at, &cell));
	text = arena_str(&s->a, form_cell(f, cell)->text);
	form_close(f);
	return text;
}

/* The right hip is the column at the left: an arrow to the left leads nowhere from there. */
static void
an_arrow_goes_to_the_column_that_it_points_to(void **state)
{
	struct a_screen s;
	int64_t id;

	(void)state;
	id = kemi(&s);
	a_screen_keys(&s, "1 Left 1 F2 i"); /* the first question of the intake, of either hip */
	is_str(kept(&s, "intake", id, "hip_affected", SIDE_R), "Yes");
	is_str(kept(&s, "intake", id, "hip_affected", SIDE_L), "");
	a_screen_close(&s);
}

static void
an_empty_form_has_no_answer(void **state)
{
	struct a_screen s;

	(void)state;
	kemi(&s);
	a_screen_keys(&s, "1");
	a_screen_is(&s, "form-empty");
	assert_false(a_screen_shows(&s, "unsaved"));
	a_screen_size(&s, 40, 120);
	a_screen_is(&s, "form-wide");
	a_screen_size(&s, 24, 80);
	a_screen_vt100(&s);
	a_screen_is(&s, "form-vt100");
	a_screen_keys(&s, "F2");
	assert_true(a_screen_shows(&s, "Nothing is answered yet."));
	a_screen_close(&s);
}

static void
a_digit_or_letter_answers_and_goes_on(void **state)
{
	struct a_screen s;

	(void)state;
	kemi(&s);
	/* The right hip hurts since March 2024; then the left hip, which does not. */
	a_screen_keys(&s, "1 y");
	a_screen_type(&s, "mar 2024");
	a_screen_keys(&s, "Enter 6 Enter 8 Enter 3 Enter n n n n n n n n");
	a_screen_keys(&s, "F8");
	a_screen_type(&s, "168");
	a_screen_keys(&s, "Enter 7 1 , 5 Enter");
	a_screen_is(&s, "form-half");
	assert_true(a_screen_shows(&s, "25.3"));
	a_screen_keys(&s, "F8 1 Up Backspace");
	assert_true(a_screen_shows(&s, "Steroid tablets or drips         1 Never  2 Past"));
	a_screen_keys(&s, "^Z ^Z ^Z");
	assert_true(a_screen_shows(&s, "_______ 10 to 350 kg"));
	a_screen_close(&s);
}

/* One row too far, then 165: the first digit is an answer there, and the others would be. */
static void
a_recorded_answer_is_not_changed_without_a_word(void **state)
{
	struct a_screen s;
	int64_t id;

	(void)state;
	id = kemi(&s);
	a_screen_keys(&s, "1 n n F8");
	a_screen_type(&s, "168");
	a_screen_keys(&s, "Enter F2 i 1 F7 F7 F7 F7 1 6 5");
	assert_true(a_screen_shows(
	    &s, "Trouble with this hip, right: changed from no to yes; ^Z takes it back."));
	assert_true(a_screen_shows(&s, "Enter, then type on."));
	assert_false(a_screen_shows(&s, "There is no answer"));
	a_screen_keys(&s, "^Z");
	assert_true(a_screen_shows(&s, "The last change is taken back."));
	a_screen_keys(&s, "F2 i");
	is_str(kept(&s, "intake", id, "height", 0), "168");
	a_screen_close(&s);
}

/* What was done has ten answers: the 0 of 10 is no pain of the next question. */
static void
the_first_digit_of_ten_waits_for_the_second(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	a_screen_margaret(&s, true);
	do_(&s.c, "resource.add", { "kind", "therapist" }, { "code", "TH" }, { "name", "T Holm" });
	do_(&s.c, "resource.add", { "kind", "room" }, { "code", "Room1" }, { "name", "Room" });
	do_(&s.c, "session.book", { "patient", "#1" }, { "at", "2026-11-23 09:10" },
	    { "label", "Exercise" }, { "therapist", "TH" }, { "room", "Room1" },
	    { "reason", "entered late" });
	a_screen_keys(&s, "F5 a s r 1 1");
	assert_true(a_screen_shows(&s, "1 so far: Enter takes Shockwave, focused"));
	a_screen_keys(&s, "0");
	assert_true(a_screen_shows(&s, "What was done                10 Other"));
	assert_true(a_screen_shows(&s, "▸ Pain before                  ___"));
	a_screen_keys(&s, "Up 1 6"); /* there is no 16: nothing is answered, nothing left */
	assert_true(a_screen_shows(&s, "There is no answer 16 here."));
	a_screen_keys(&s, "Enter"); /* what stood there is not passed in silence */
	assert_true(
	    a_screen_shows(&s, "What was done is not changed: Other. Enter again goes on."));
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "What was done                10 Other"));
	a_screen_keys(&s, "Up 1 Backspace Down");
	assert_true(a_screen_shows(&s, "What was done                10 Other"));
	a_screen_keys(&s, "Up 1 a"); /* the letter is what counts */
	assert_true(a_screen_shows(&s, "What was done                9 Advice"));
	a_screen_keys(&s, "Up 1 Enter");
	assert_true(a_screen_shows(&s, "What was done                1 Shockwave, focused"));
	assert_true(a_screen_shows(&s, "▸ Pain before                  ___"));
	a_screen_keys(&s, "Up e s"); /* by its code, as it is booked */
	assert_true(a_screen_shows(&s, "What was done                1 Shockwave, focused"));
	a_screen_keys(&s, "w t");
	assert_true(a_screen_shows(&s, "What was done                1 Shockwave, focused"));
	assert_true(a_screen_shows(&s, "▸ Pain before                  ___"));
	a_screen_keys(&s, "q");
	assert_true(a_screen_shows(&s, "Pain before takes no letters."));
	a_screen_keys(&s, "Up t e n s");
	assert_true(a_screen_shows(&s, "What was done                3 TENS, conventional"));
	assert_true(a_screen_shows(&s, "▸ Pain before                  ___"));
	a_screen_keys(&s, "Up 2"); /* nothing begins with 2 but 2 */
	assert_true(a_screen_shows(&s, "What was done                2 Ultrasound"));
	a_screen_close(&s);
}

static void
a_wrong_answer_says_so_and_holds_nobody(void **state)
{
	struct a_screen s;

	(void)state;
	kemi(&s);
	a_screen_keys(&s, "1 F8");
	a_screen_type(&s, "9000");
	a_screen_keys(&s, "Enter");
	a_screen_is(&s, "form-error");
	a_screen_type(&s, "71");
	a_screen_keys(&s, "Enter Up Up 1 7 2 Enter");
	assert_false(a_screen_shows(&s, "9000"));
	assert_true(a_screen_shows(&s, "172"));
	a_screen_close(&s);
}

static void
saving_lists_what_is_open_and_keeps_it_as_incomplete(void **state)
{
	struct a_screen s;
	int64_t id;

	(void)state;
	id = kemi(&s);
	a_screen_keys(&s, "1 F8 1 7 2 Enter F2");
	a_screen_is(&s, "form-problems");
	a_screen_keys(&s, "F2");
	assert_true(a_screen_shows(&s, "Not saved yet: Enter goes to the question at the mark."));
	a_screen_keys(&s, "F1");
	assert_true(a_screen_shows(&s, "Keys of this place"));
	a_screen_keys(&s, "F12 End");
	assert_true(a_screen_shows(&s, "▸ 37 ◦"));
	a_screen_keys(&s, "PgUp Home 2");
	assert_true(a_screen_shows(&s, "Choose an answer. F2 tries again."));
	a_screen_keys(&s, "F2 Down Down Enter F2 F12 F2 i");
	assert_true(a_screen_shows(&s, "Intake is saved as incomplete."));
	is_str(kept(&s, "intake", id, "height", 0), "172");
	/* It is finished, not asked again. */
	a_screen_keys(&s, "1");
	assert_true(a_screen_shows(&s, "172"));
	a_screen_close(&s);
}

static void
a_long_problem_is_read_to_its_end(void **state)
{
	struct a_screen s;

	(void)state;
	kemi(&s);
	a_screen_keys(&s, "f c o n s Enter 7 Enter x Enter 1 n F2");
	assert_true(a_screen_shows(
	    &s, "Unproven was explained    Explain that cell therapy is unproven before"));
	assert_true(a_screen_shows(&s, "                          consent counts"));
	assert_true(a_screen_shows(&s, "2 ◦ Given by"));
	a_screen_close(&s);
}

/* A record may be incomplete; what cannot be read waits in the draft of it. */
static void
an_answer_that_cannot_be_read_stays_with_an_incomplete_form(void **state)
{
	struct a_screen s;
	int64_t id;

	(void)state;
	id = kemi(&s);
	a_screen_keys(&s, "1 F8 2 9 0 0 0 Enter 7 1 , 5 Enter F2 i");
	assert_true(a_screen_shows(
	    &s, "Intake is saved as incomplete. Kept as a draft, not readable: Height."));
	is_str(kept(&s, "intake", id, "height", 0), "");
	is_str(kept(&s, "intake", id, "weight", 0), "71.5");
	a_screen_keys(&s, "1");
	assert_true(a_screen_shows(&s, "Your draft of"));
	assert_true(a_screen_shows(&s, "9000"));
	assert_true(a_screen_shows(&s, "71.5"));
	/* The same after a line that dropped, and again when it is saved again. */
	begin_again(&s);
	a_screen_keys(&s, "1 F2 i");
	assert_true(a_screen_shows(&s, "not readable: Height."));
	a_screen_keys(&s, "1");
	assert_true(a_screen_shows(&s, "9000"));
	a_screen_close(&s);
}

/* Whoever hides a question cannot mend its answer: it stops nothing and is no answer. */
static void
a_hidden_answer_that_cannot_be_read_does_not_stop_a_save(void **state)
{
	struct a_screen s;
	int64_t id;

	(void)state;
	id = kemi(&s);
	a_screen_keys(&s, "f w a l Enter F8 F8 F8 F8 2 8 Enter 1 2 Enter 9 0 0 0 Enter");
	assert_true(a_screen_shows(&s, "9000"));
	a_screen_keys(&s, "Up Up Backspace Backspace Enter");
	assert_false(a_screen_shows(&s, "Stairs up and down"));
	a_screen_keys(&s, "Up 1 2 Enter"); /* it is as it was typed */
	assert_true(a_screen_shows(&s, "9000"));
	a_screen_keys(&s, "Up Backspace Backspace Enter F2");
	assert_false(a_screen_shows(&s, "stairs_time"));
	is_str(kept(&s, "walking", id, "forty", 0), "28");
	is_str(kept(&s, "walking", id, "stairs_time", 0), "");
	a_screen_close(&s);
}

static void
what_is_unusual_is_asked_once(void **state)
{
	struct a_screen s;
	int64_t id;

	(void)state;
	id = kemi(&s);
	a_screen_keys(&s, "f w a l Enter");
	a_screen_is(&s, "form-walking");
	a_screen_keys(&s, "F8 3 Enter");
	assert_true(a_screen_shows(&s, "3 is unusual: 4 to 60 s is expected."));
	a_screen_keys(&s, "F8 F8 1 4 Enter F2");
	assert_true(a_screen_shows(&s, "▸ Up and go, 3 m       3"));
	assert_true(a_screen_shows(&s, "Up and go, 3 m: 3 is unusual"));
	a_screen_keys(&s, "n");
	assert_true(a_screen_shows(&s, "Nothing is saved yet."));
	a_screen_keys(&s, "F2 y");
	assert_true(a_screen_shows(&s, "40 m fast walk: 14 is unusual"));
	is_str(kept(&s, "walking", id, "tug", 0), "no record");
	a_screen_keys(&s, "n F2"); /* the first was meant so, and is not asked again */
	assert_true(a_screen_shows(&s, "40 m fast walk: 14 is unusual"));
	a_screen_keys(&s, "y");
	is_str(kept(&s, "walking", id, "tug", 0), "3");
	is_str(kept(&s, "walking", id, "forty", 0), "14");
	a_screen_close(&s);
}

/* The record of a form of this patient that holds now. */
static int64_t
holds(struct a_screen *s, const char *form, int64_t patient)
{
	struct err e = { 0 };
	int64_t id;
	bool final;

	must(fill_latest(s->c.app, patient, form, &id, &final, &e));
	return id;
}

/* Looked at and left by F2, as if it were the way out; or changed, and changed back. */
static void
a_form_without_a_change_is_left_and_not_saved_anew(void **state)
{
	struct a_screen s;
	int64_t id, was;

	(void)state;
	a_screen_open(&s);
	id = a_screen_margaret(&s, false);
	was = holds(&s, "intake", id);
	a_screen_keys(&s, "/ h a l Enter 1 F2");
	assert_true(a_screen_shows(&s, "Nothing changed."));
	assert_true(a_screen_shows(&s, "Path "));
	assert_int_equal(holds(&s, "intake", id), was);
	a_screen_keys(&s, "1 n Up Backspace y Enter F2");
	assert_true(a_screen_shows(&s, "Nothing changed."));
	assert_int_equal(holds(&s, "intake", id), was);
	/* The person the same; and nothing of it is offered as a draft. */
	was = holds(&s, "registration", id);
	a_screen_keys(&s, "e F2");
	assert_true(a_screen_shows(&s, "Nothing changed."));
	assert_int_equal(holds(&s, "registration", id), was);
	a_screen_keys(&s, "1");
	assert_false(a_screen_shows(&s, "draft"));
	a_screen_close(&s);
}

/* What cannot be read is all that is new: it waits in the draft, as after a save. */
static void
what_cannot_be_read_is_not_lost_with_nothing_changed(void **state)
{
	struct a_screen s;
	int64_t id, was;

	(void)state;
	id = kemi(&s);
	a_screen_keys(&s, "1 F8 1 7 2 Enter F2 i");
	was = holds(&s, "intake", id);
	a_screen_keys(&s, "1 F8 Enter 9 0 0 0 Enter F2 i");
	assert_true(a_screen_shows(&s, "Nothing changed. Kept as a draft"));
	assert_int_equal(holds(&s, "intake", id), was);
	a_screen_keys(&s, "1");
	assert_true(a_screen_shows(&s, "9000"));
	a_screen_close(&s);
}

static void
a_correction_asks_why(void **state)
{
	struct a_screen s;
	int64_t id;
	bool final;
	struct err e = { 0 };

	(void)state;
	a_screen_open(&s);
	id = a_screen_margaret(&s, false);
	a_screen_keys(&s, "/ h a l l Enter 1 F8 1 6 9 F2");
	a_screen_is(&s, "form-reason");
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "Why is it changed?"));
	a_screen_keys(&s, "1 Enter");
	assert_true(a_screen_shows(&s, "Why is it changed? 1"));
	assert_true(a_screen_shows(&s, "Say why in words, at least 3 letters"));
	a_screen_keys(&s, "Backspace");
	a_screen_type(&s, "measured again");
	a_screen_keys(&s, "Enter");
	is_str(kept(&s, "intake", id, "height", 0), "169");
	is_str(kept(&s, "intake", id, "bmi", 0), "25.0"); /* was 25.3 */
	must(fill_latest(s.c.app, id, "intake", &id, &final, &e));
	assert_true(final);
	a_screen_close(&s);
}

static void
the_last_answer_comes_by_its_key_alone(void **state)
{
	struct a_screen s;
	int64_t id;

	(void)state;
	id = kemi(&s);
	do_(&s.c, "response.save", { "form", "pain" }, { "patient", a_clinic_ref(&s.c, id) },
	    { "day", "2026-10-24" }, { "reason", "was on paper" }, { "pain_now.R", "7" });
	a_screen_keys(&s, "f p a i n Enter");
	a_screen_is(&s, "form-before");
	a_screen_keys(&s, "^R");
	assert_true(a_screen_shows(&s, "▸ Now                         7__"));
	a_screen_keys(&s, "^Z");
	assert_true(a_screen_shows(&s, "▸ Now                         ___"));
	a_screen_close(&s);
}

static void
help_and_values_tell_what_may_be_answered(void **state)
{
	struct a_screen s;

	(void)state;
	kemi(&s);
	a_screen_keys(&s, "1 F8 F1");
	a_screen_is(&s, "form-help");
	a_screen_keys(&s, "F1");
	assert_true(a_screen_shows(&s, "Keys of this place"));
	a_screen_keys(&s, "Esc F7 Down F4");
	a_screen_is(&s, "form-values");
	a_screen_keys(&s, "n o t Space s u Enter");
	assert_true(a_screen_shows(&s, "(not sure)"));
	a_screen_close(&s);
}

static void
what_is_typed_is_a_draft_until_it_is_saved(void **state)
{
	struct a_screen s;

	(void)state;
	kemi(&s);
	a_screen_keys(&s, "1 F8 1 7");
	begin_again(&s);
	a_screen_keys(&s, "1");
	a_screen_is(&s, "form-draft");
	a_screen_keys(&s, "^X n");
	assert_true(a_screen_shows(&s, "17_____ cm"));
	a_screen_keys(&s, "^X y");
	assert_false(a_screen_shows(&s, "17_____ cm"));
	begin_again(&s);
	a_screen_keys(&s, "1");
	assert_false(a_screen_shows(&s, "17_____ cm"));
	a_screen_close(&s);
}

static void
what_was_thrown_away_comes_back_by_the_same_key(void **state)
{
	struct a_screen s;

	(void)state;
	kemi(&s);
	a_screen_keys(&s, "1 ^X");
	assert_true(a_screen_shows(&s, "Nothing is typed here that could be thrown away."));
	a_screen_keys(&s, "F8 1 7 ^X");
	assert_true(
	    a_screen_shows(&s, "Throw away what is typed here? ^X brings it back, for a week."));
	assert_false(a_screen_shows(&s, "y n"));
	a_screen_keys(&s, "y");
	assert_false(a_screen_shows(&s, "17_____ cm"));
	begin_again(&s);
	a_screen_keys(&s, "1 ^X");
	assert_true(a_screen_shows(&s, "Bring back what you threw away here?"));
	a_screen_keys(&s, "y");
	assert_true(a_screen_shows(&s, "17_____ cm"));
	begin_again(&s);
	a_screen_keys(&s, "1");
	assert_true(a_screen_shows(&s, "17_____ cm"));
	a_screen_close(&s);
}

static void
a_key_that_does_nothing_here_is_not_offered(void **state)
{
	struct a_screen s;

	(void)state;
	kemi(&s);
	a_screen_size(&s, 40, 120);
	a_screen_keys(&s, "1");
	assert_true(a_screen_shows(&s, "F8 next part"));
	assert_false(a_screen_shows(&s, "F7 part before"));
	a_screen_keys(&s, "F8");
	assert_true(a_screen_shows(&s, "F7 part before"));
	for (int i = 0; i < 20; i++)
		a_screen_keys(&s, "F8");
	assert_false(a_screen_shows(&s, "F8 next part"));
	a_screen_close(&s);
}

static void
enter_says_what_it_does_in_a_note(void **state)
{
	struct a_screen s;

	(void)state;
	kemi(&s);
	a_screen_keys(&s, "f p a i n Enter");
	for (int i = 0; i < 12 && !a_screen_shows(&s, "Text of several lines"); i++)
		a_screen_keys(&s, "Tab");
	assert_true(a_screen_shows(&s, "Enter next"));
	a_screen_keys(&s, "x");
	assert_true(a_screen_shows(&s, "Enter new line  Tab next"));
	a_screen_close(&s);
}

static void
a_question_that_is_left_is_in_the_draft_at_once(void **state)
{
	struct a_screen s;
	struct draft_rows mine = { 0 };
	struct err e = { 0 };

	(void)state;
	kemi(&s);
	a_screen_keys(&s, "1 F8 1 7 2");
	must(draft_mine(s.c.app, &s.a, &mine, &e));
	assert_int_equal(mine.list.n, 0);
	a_screen_keys(&s, "Enter");
	must(draft_mine(s.c.app, &s.a, &mine, &e));
	assert_int_equal(mine.list.n, 1);
	is_str(mine.list.at[0].form, "intake");
	a_screen_close(&s);
}

/* A row of allergies begins with a choice; what is typed is the allergy all the same. */
static void
an_allergy_is_typed_where_rows_are_added(void **state)
{
	struct a_screen s;

	(void)state;
	kemi(&s);
	a_screen_keys(&s, "1 PgUp");
	for (int i = 0; i < 20; i++)
		a_screen_keys(&s, "F8");
	a_screen_keys(&s, "y");
	assert_true(a_screen_shows(&s, "Type it, or F6 adds one"));
	a_screen_type(&s, "penicillin");
	assert_true(a_screen_shows(&s, "penicillin"));
	a_screen_keys(&s, "Up 1");
	assert_true(a_screen_shows(&s, "1 Drug"));
	assert_true(a_screen_shows(&s, "penicillin"));
	a_screen_close(&s);
}

static void
rows_are_added_and_taken_out(void **state)
{
	struct a_screen s;

	(void)state;
	kemi(&s);
	a_screen_keys(&s, "f");
	a_screen_keys(&s, "Esc 1");
	for (int i = 0; i < 13; i++)
		a_screen_keys(&s, "F8");
	assert_true(a_screen_shows(&s, "Allergies and medicines"));
	a_screen_keys(&s, "F6");
	a_screen_type(&s, "Warfarin");
	a_screen_keys(&s, "Enter Enter F6");
	a_screen_type(&s, "Aspirin");
	a_screen_is(&s, "form-rows");
	a_screen_keys(&s, "^T");
	assert_false(a_screen_shows(&s, "Aspirin"));
	assert_true(a_screen_shows(&s, "Warfarin"));
	a_screen_keys(&s, "^Z");
	assert_true(a_screen_shows(&s, "Aspirin"));
	a_screen_close(&s);
}

/* Any keys at all leave a form that draws and keeps its cursor on a question. */
static void
any_keys_leave_a_form_that_stands(void **state)
{
	static const char *const some[] = { "F8", "F7", "Enter", "Up", "Down", "y", "n", "1", "9",
		"0", "Space", "Backspace", "Delete", "Left", "Right", "Tab", "F6", "^T", "^Z", "^R",
		"F4", "Esc", "x", "?", "Home", "End", "PgDn", "^K", "^Y", "^W", "F1", "F2", "2" };
	struct a_screen s;
	uint32_t seed = 20261122;

	(void)state;
	kemi(&s);
	a_screen_keys(&s, "1");
	for (int i = 0; i < 3000; i++) {
		seed = seed * 1664525u + 1013904223u;
		a_screen_keys(&s, some[(seed >> 8) % (sizeof(some) / sizeof(*some))]);
		if (i % 50 == 0) {
			a_screen_size(
			    &s, 10 + (int)(seed >> 16) % 40, 40 + (int)(seed >> 12) % 100);
			assert_true(strlen(a_screen_dump(&s)) > 0);
		}
		if (strstr(a_screen_dump(&s), "Intake") == NULL) {
			a_screen_keys(&s, "g t");
			begin_again(&s);
			a_screen_keys(&s, "1");
		}
	}
	a_screen_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_draft_that_the_board_offers_ends_on_the_chart),
		cmocka_unit_test(an_empty_form_has_no_answer),
		cmocka_unit_test(what_was_taken_back_is_made_again_until_something_else_is_typed),
		cmocka_unit_test(the_next_part_has_its_title_on_top),
		cmocka_unit_test(no_open_answer_stands_beside_another_question),
		cmocka_unit_test(a_list_in_the_last_row_is_seen_whole),
		cmocka_unit_test(two_columns_are_never_without_the_names_of_the_hips),
		cmocka_unit_test(the_cursor_is_on_the_focus_wherever_that_is),
		cmocka_unit_test(an_arrow_goes_to_the_column_that_it_points_to),
		cmocka_unit_test(help_says_how_two_hips_are_answered),
		cmocka_unit_test(a_title_is_whole_beside_the_hips),
		cmocka_unit_test(a_digit_or_letter_answers_and_goes_on),
		cmocka_unit_test(a_recorded_answer_is_not_changed_without_a_word),
		cmocka_unit_test(the_first_digit_of_ten_waits_for_the_second),
		cmocka_unit_test(a_wrong_answer_says_so_and_holds_nobody),
		cmocka_unit_test(a_long_problem_is_read_to_its_end),
		cmocka_unit_test(saving_lists_what_is_open_and_keeps_it_as_incomplete),
		cmocka_unit_test(an_answer_that_cannot_be_read_stays_with_an_incomplete_form),
		cmocka_unit_test(a_hidden_answer_that_cannot_be_read_does_not_stop_a_save),
		cmocka_unit_test(what_is_unusual_is_asked_once),
		cmocka_unit_test(a_form_without_a_change_is_left_and_not_saved_anew),
		cmocka_unit_test(what_cannot_be_read_is_not_lost_with_nothing_changed),
		cmocka_unit_test(a_correction_asks_why),
		cmocka_unit_test(the_last_answer_comes_by_its_key_alone),
		cmocka_unit_test(help_and_values_tell_what_may_be_answered),
		cmocka_unit_test(what_is_typed_is_a_draft_until_it_is_saved),
		cmocka_unit_test(what_was_thrown_away_comes_back_by_the_same_key),
		cmocka_unit_test(a_key_that_does_nothing_here_is_not_offered),
		cmocka_unit_test(enter_says_what_it_does_in_a_note),
		cmocka_unit_test(a_question_that_is_left_is_in_the_draft_at_once),
		cmocka_unit_test(an_allergy_is_typed_where_rows_are_added),
		cmocka_unit_test(rows_are_added_and_taken_out),
		cmocka_unit_test(any_keys_leave_a_form_that_stands),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
