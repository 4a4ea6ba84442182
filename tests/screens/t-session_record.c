/* The record of a session: what was booked and what was done, and what cannot wait. */
#include <string.h>

#include "app/calls.h"
#include "app/inside.h"
#include "base/text.h"
#include "lib/a_book.h"
#include "lib/a_screen.h"
#include "lib/test.h"
#include "store/db_in.h"

/* The record of an exercise that has begun. */
static void
open_session(struct a_screen *s)
{
	do_(&s->c, "resource.add", { "kind", "therapist" }, { "code", "TH" }, { "name", "T Holm" });
	do_(&s->c, "resource.add", { "kind", "room" }, { "code", "Room1" }, { "name", "Room" });
	do_(&s->c, "session.book", { "patient", "#1" }, { "at", "2026-11-23 09:10" },
	    { "label", "Exercise" }, { "therapist", "TH" }, { "room", "Room1" },
	    { "reason", "entered late" });
	a_screen_keys(s, "F5 a s r");
}

/* Chest pain was ticked by mistake: what else happened in the session stays ticked. */
static void
taking_a_flag_back_keeps_what_else_was_ticked(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	a_screen_margaret(&s, true);
	open_session(&s);
	a_screen_keys(&s, "1 7 F8 F8 Enter Enter y 2 3 5");
	assert_true(a_screen_shows(&s, "Done at once"));
	a_screen_type(&s, "sat");
	a_screen_keys(&s, "Esc");
	assert_true(a_screen_shows(&s, "[x] 2 Bruise"));
	assert_true(a_screen_shows(&s, "[ ] 5 Chest pain"));
	assert_true(a_screen_shows(&s, "[x] 3 More pain"));
	a_screen_keys(&s, "5"); /* it was meant so after all: what was typed is there */
	assert_true(a_screen_shows(&s, "Done at once  sat_"));
	a_screen_close(&s);
}

/* "Anything new today" says what, and each answer interrupts as at a visit. */
static void
what_is_new_at_a_session_interrupts(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	a_screen_margaret(&s, true);
	open_session(&s);
	a_screen_keys(&s, "1 7 Tab Tab y 1");
	assert_true(a_screen_shows(&s, "Stop; tell the clinician today"));
	a_screen_type(&s, "Dr Berg told");
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "[x] 1 Fall"));
	a_screen_keys(&s, "7"); /* there is more to tick */
	assert_true(a_screen_shows(&s, "Pregnant, or may be."));
	a_screen_keys(&s, "Esc");
	assert_true(a_screen_shows(&s, "[ ] 7 Pregnant"));
	assert_true(a_screen_shows(&s, "[x] 1 Fall"));
	a_screen_keys(&s, "5");
	assert_true(a_screen_shows(&s, "EMERGENCY"));
	a_screen_close(&s);
}

/* A record that is left half filled is in the list of such, and a red flag in it is not
 * left without a word. */
static void
a_half_filled_record_is_on_the_board_and_its_red_flag_is_asked_about(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	a_screen_margaret(&s, true);
	open_session(&s);
	a_screen_keys(&s, "1 7 Tab Tab y 4");
	a_screen_type(&s, "9999"); /* tells nobody anything */
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "Say what was done at once, in words, and who was told."));
	a_screen_type(&s, " sent to the hospital");
	a_screen_keys(&s, "Enter F12");
	assert_true(a_screen_shows(&s, "The RED FLAG is NOT saved"));
	a_screen_keys(&s, "n");
	assert_true(a_screen_shows(&s, "F2 saves it and puts up the red flag."));
	a_screen_keys(&s, "F3 y");
	assert_true(a_screen_shows(&s, "Kept as a draft, not saved: Session record."));
	a_screen_keys(&s, "F5");
	assert_true(a_screen_shows(&s, "session, HALL, Margaret.   g d goes on with it"));
	a_screen_keys(&s, "g d");
	assert_true(a_screen_shows(&s, "[x] 4 Calf swollen"));
	a_screen_keys(&s, "F2 i F5");
	assert_false(a_screen_shows(&s, "Half filled"));
	a_screen_close(&s);
}

/* Whatever leads away from it: the next patient, a jump, a command by its words, the end. */
static void
every_way_out_asks_about_a_red_flag_once(void **state)
{
	static const struct {
		const char *keys, *shows;
	} ways[] = {
		{ "F9 w h o Space i s Space d u e Enter", "Due" },
		{ "F9 Space e n d Space c o x a Enter", NULL },
		{ "F9 f i n d Space a Space p a t i e n t Enter", "Find" },
		{ "F9 d a y Space b y Space r e s o u r c e Enter", "Schedule" },
		{ "Alt-h g t", "Today" },
		{ "Esc", "Today" },
	};
	struct a_screen s;

	(void)state;
	for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
		a_screen_open(&s);
		a_screen_margaret(&s, true);
		open_session(&s);
		a_screen_keys(&s, "1 7 Tab Tab y 4");
		a_screen_type(&s, "sent to the hospital");
		a_screen_keys(&s, "Enter");
		a_screen_keys(&s, ways[i].keys);
		assert_true(a_screen_shows(
		    &s, "The RED FLAG is NOT saved: nobody is told to call this patient."));
		assert_true(a_screen_shows(&s, "y yes  n no"));
		a_screen_keys(&s, "x n");
		assert_true(a_screen_shows(&s, "F2 saves it and puts up the red flag."));
		if (i == 4)
			a_screen_keys(&s, "Esc");
		assert_true(a_screen_shows(&s, "[x] 4 Calf swollen"));
		a_screen_keys(&s, ways[i].keys);
		a_screen_keys(&s, "y");
		if (ways[i].shows != NULL)
			assert_true(a_screen_shows(&s, ways[i].shows));
		else
			assert_true(s.ended);
		a_screen_keys(&s, "F3"); /* asked once: what was left can be left for good */
		if (ways[i].shows != NULL)
			assert_true(a_screen_shows(&s, "g d goes on with it"));
		a_screen_close(&s);
	}
}

/* The one visit of today, an exercise that was booked for the right hip. */
static void
open_right(struct a_screen *s)
{
	int64_t patient = a_screen_margaret(s, true);

	a_book_resources(&s->c);
	do_(&s->c, "session.book", { "patient", a_clinic_ref(&s->c, patient) },
	    { "at", "2026-11-23 10:00" }, { "label", "Exercise" }, { "side", "right" },
	    { "therapist", "KB" });
	a_screen_keys(s, "F5 a s r");
}

/* Which hip is looked up nowhere else; the answer is still the therapist's. */
static void
the_record_begins_with_what_was_booked(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	open_right(&s);
	a_screen_is(&s, "session-record");
	a_screen_vt100(&s);
	assert_true(a_screen_shows(&s, "Right hip: Exercise, 23-Nov-2026 10:00"));
	a_screen_close(&s);
}

static void
another_hip_than_booked_is_asked_about_and_why(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	open_right(&s);
	a_screen_keys(&s, "1");
	assert_false(a_screen_shows(&s, "The right hip was booked"));
	a_screen_keys(&s, "Up 2"); /* it is said at once, and stays */
	assert_true(
	    a_screen_shows(&s, "The right hip was booked, and this record is of the left hip."));
	a_screen_keys(&s, "8 Tab Tab n 3 0 F8");
	assert_true(a_screen_shows(&s, "The right hip was booked"));
	a_screen_keys(&s, "Tab Tab n F2");
	assert_true(a_screen_shows(
	    &s, "The right hip was booked, and this record is of the left hip. Is it so?"));
	a_screen_keys(&s, "n");
	assert_true(a_screen_shows(&s, "Nothing is saved yet. Say which hip it was"));
	a_screen_keys(&s, "F2 y");
	assert_true(a_screen_shows(&s, "Why not as booked?"));
	assert_true(a_screen_shows(&s, "b the booking was wrong  o ordered by the clinician"));
	a_screen_keys(&s, "o Enter");
	assert_true(a_screen_shows(&s, "Session record is saved"));
	assert_true(a_screen_shows(&s, "The visit has not ended: d on the board ends it."));
	a_screen_close(&s);
}

/* What the save would ask stands in the list with all else. */
static void
another_hip_than_booked_is_among_the_things_to_look_at(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	open_right(&s);
	a_screen_keys(&s, "2 F2");
	assert_true(a_screen_shows(&s, "things to look at"));
	assert_true(
	    a_screen_shows(&s, "The right hip was booked, and this record is of the left hip."));
	a_screen_keys(&s, "1");
	assert_true(a_screen_shows(&s, "▸ Hip treated"));
	assert_true(a_screen_shows(&s, "this record is of the left hip. F2 tries"));
	a_screen_close(&s);
}

static void
so_it_is_when_the_record_is_not_finished(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	open_right(&s);
	a_screen_keys(&s, "3 F2 i");
	assert_true(a_screen_shows(&s, "this record is of both hips. Is it so?"));
	a_screen_keys(&s, "y");
	a_screen_type(&s, "both hurt");
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "Session record is saved as incomplete"));
	a_screen_close(&s);
}

/* Both reasons reach the audit: why only now, and why another hip. */
static void
a_late_record_says_why_it_is_late_and_why_it_is_another_hip(void **state)
{
	struct a_screen s;
	struct now now;
	struct rows *r;
	const char *why = "";
	int64_t patient;
	struct err e = { 0 };

	(void)state;
	a_screen_open(&s);
	patient = a_screen_margaret(&s, true);
	a_book_resources(&s.c);
	do_(&s.c, "session.book",
	    { "course", text_fmt(&s.a, "%d", (int)a_book_course(&s.c, patient, 1)) },
	    { "at", "2026-11-23 10:00" }, { "therapist", "KB" });
	must(now_read("2026-11-24T09:00", &now, &e));
	app_set_now(s.c.app, now);
	a_screen_keys(&s, "/ h a l l Enter 5 r 2 7 Tab Tab n 3 0 F8 Tab Tab n F2 f Enter");
	assert_true(a_screen_shows(&s, "this record is of the left hip. Is it so?"));
	a_screen_keys(&s, "y o Enter");
	assert_true(a_screen_shows(&s, "Session record is saved"));
	r = db_read(s.c.app->db, Q_AUDIT_OF, ARGS(T("response"), I(4)));
	while (row_next(r)) {
		for (int i = 0; i < 7; i++)
			(void)row_text(r, &s.a);
		why = row_text(r, &s.a);
	}
	must(rows_end(r, &e));
	is_str(why, "forgotten; ordered by the clinician");
	a_screen_close(&s);
}

static void
the_hip_that_was_booked_is_saved_at_once(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	open_right(&s);
	a_screen_keys(&s, "1 8 Tab Tab n 3 0 F8");
	a_screen_keys(&s, "Tab Tab n F2");
	assert_true(a_screen_shows(&s, "Session record is saved"));
	a_screen_close(&s);
}

struct told {
	const char *question, *answer, *done, *what;
};

static void
is_called_about(const char *question, const struct told *x)
{
	struct a_screen s;
	struct call_rows rows;
	struct err e = { 0 };

	a_screen_open(&s);
	a_clinic_save(&s.c, "response.save",
	    &(struct fill){ "session", a_screen_margaret(&s, true), .day = DAY_NONE },
	    PAIRS({ "agent", "gait" }, { question, "yes" }, { x->question, x->answer },
		{ x->done, "Dr Berg told" }));
	must(calls_load(s.c.app, &s.a, &rows, &e));
	assert_int_equal(rows.list.n, 1);
	is_str(rows.list.at[0].what, x->what);
	is_str(rows.list.at[0].done, "Dr Berg told");
	a_screen_close(&s);
}

static void
what_is_new_at_a_session_is_called_about(void **state)
{
	static const struct told all[] = {
		{ "new_what", "fall", "new_fall_act", "A fall" },
		{ "new_what", "weight", "new_weight_act",
		    "Cannot bear weight, or sudden severe pain after a fall" },
		{ "new_what", "fever", "new_fever_act",
		    "Fever above 38, wound redness or discharge, or a prosthesis that hurts at "
		    "rest" },
		{ "new_what", "calf,chest", "new_clot_act",
		    "Calf swelling, chest pain or breathlessness" },
		{ "new_what", "numb", "new_numb_act",
		    "New foot numbness or weakness, bladder or bowel change" },
		{ "new_what", "pregnant", "new_pregnant_act", "Pregnant, or may be" },
		{ "new_what", "implant", "new_implant_act", "A new implant or device" },
		{ "new_what", "other", "new_other_act", "Something new was said at a session" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		is_called_about("new_flag", &all[i]);
}

/* Gait training is no shockwave: what is said of it is true of it, too. */
static void
a_faint_or_a_fall_at_any_session_is_called_about(void **state)
{
	static const struct told all[] = {
		{ "adverse_kind", "faint", "adverse_act",
		    "Chest pain or collapse after a treatment or a drug" },
		{ "adverse_kind", "chest", "adverse_act",
		    "Chest pain or collapse after a treatment or a drug" },
		{ "adverse_kind", "fall", "adverse_fall_act", "A fall" },
		{ "adverse_kind", "weight", "adverse_weight_act",
		    "Cannot bear weight, or sudden severe pain after a fall" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		is_called_about("adverse", &all[i]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_record_begins_with_what_was_booked),
		cmocka_unit_test(another_hip_than_booked_is_asked_about_and_why),
		cmocka_unit_test(another_hip_than_booked_is_among_the_things_to_look_at),
		cmocka_unit_test(so_it_is_when_the_record_is_not_finished),
		cmocka_unit_test(a_late_record_says_why_it_is_late_and_why_it_is_another_hip),
		cmocka_unit_test(the_hip_that_was_booked_is_saved_at_once),
		cmocka_unit_test(taking_a_flag_back_keeps_what_else_was_ticked),
		cmocka_unit_test(
		    a_half_filled_record_is_on_the_board_and_its_red_flag_is_asked_about),
		cmocka_unit_test(every_way_out_asks_about_a_red_flag_once),
		cmocka_unit_test(what_is_new_at_a_session_interrupts),
		cmocka_unit_test(what_is_new_at_a_session_is_called_about),
		cmocka_unit_test(a_faint_or_a_fall_at_any_session_is_called_about),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
