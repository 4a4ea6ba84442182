/* Who is still to be told after a sick day: kept by the database, not by the screen. */
#include "lib/test.h"

#include <string.h>

#include "app/sheet.h"
#include "base/text.h"
#include "lib/a_book.h"
#include "lib/a_screen.h"

static const char *
number(struct a_screen *s, int64_t id)
{
	return text_fmt(&s->a, "%lld", (long long)id);
}

/* KB is away tomorrow: Hall's visit goes to Wednesday, Okafor's has no place. */
static void
sick_day(struct a_screen *s)
{
	int64_t hall, okafor, moved;

	*s = (struct a_screen){ 0 };
	a_screen_open(s);
	a_book_resources(&s->c);
	hall = a_clinic_patient(&s->c, "Hall", "Margaret", "1968-07-14");
	okafor = a_clinic_patient(&s->c, "Okafor", "Kemi", "1961-03-04");
	do_(&s->c, "patient.edit", { "patient", a_clinic_ref(&s->c, hall) },
	    { "phone", "07700 900123" });
	do_(&s->c, "alert.add", { "patient", a_clinic_ref(&s->c, okafor) }, { "text", "Falls" });
	moved = do_(&s->c, "session.book", { "patient", a_clinic_ref(&s->c, hall) },
	    { "at", "2026-11-24 10:00" }, { "minutes", "30" }, { "label", "Review" },
	    { "therapist", "KB" });
	do_(&s->c, "session.book", { "patient", a_clinic_ref(&s->c, okafor) },
	    { "at", "2026-11-24 11:00" }, { "minutes", "30" }, { "label", "Review" },
	    { "therapist", "KB" });
	do_(&s->c, "absence.replan", { "resource", "KB" }, { "from", "2026-11-24" },
	    { "places", text_fmt(&s->a, "%s 2026-11-25 10:00 KB", number(s, moved)) });
	a_screen_keys(s, "F5");
}

static void
the_board_says_how_many_and_the_list_whom(void **state)
{
	struct a_screen s;

	(void)state;
	sick_day(&s);
	assert_true(a_screen_shows(
	    &s, "Still to be told of a change: 2, g T.  Closed or away since booked: 1, g x"));
	a_screen_keys(&s, "g T");
	a_screen_is(&s, "tell");
	a_screen_size(&s, 40, 120);
	a_screen_is(&s, "tell-wide");
	a_screen_keys(&s, "2");
	assert_true(a_screen_shows(&s, "Alerts are on record."));
	a_screen_close(&s);
}

/* Two of one name come today: who chooses one of them reads it, everybody else what is to be done.
 */
static void
namesakes_of_the_day_do_not_hide_who_is_to_be_told(void **state)
{
	static const char *const born[] = { "1950-01-02", "1971-05-06" };
	static const char *const at[] = { "2026-11-23 14:00", "2026-11-23 15:00" };
	struct a_screen s;
	int64_t p;

	(void)state;
	sick_day(&s);
	p = a_clinic_patient(&s.c, "Berg", "Anna", "1961-03-12");
	do_(&s.c, "session.book", { "patient", a_clinic_ref(&s.c, p) },
	    { "at", "2026-11-23 13:00" }, { "minutes", "30" }, { "label", "Review" });
	for (size_t i = 0; i < 2; i++) {
		p = a_clinic_patient(&s.c, "Smith", "John", born[i]);
		do_(&s.c, "session.book", { "patient", a_clinic_ref(&s.c, p) }, { "at", at[i] },
		    { "minutes", "30" }, { "label", "Review" });
	}
	a_screen_keys(&s, "F5 Up Up");
	assert_true(a_screen_shows(&s, "Still to be told of a change: 2, g T."));
	a_screen_keys(&s, "Down");
	assert_true(a_screen_shows(&s, "Check dates of birth: more than one SMITH, John"));
	a_screen_close(&s);
}

static void
one_letter_takes_off_who_was_told_and_undo_puts_back(void **state)
{
	struct a_screen s;

	(void)state;
	sick_day(&s);
	a_screen_keys(&s, "g T 1 t");
	assert_true(a_screen_shows(&s, "HALL, Margaret was told by phone."));
	assert_false(a_screen_shows(&s, "HALL, Margaret   ID"));
	a_screen_keys(&s, "u");
	assert_true(a_screen_shows(&s, "Tue 24-Nov 10:00 Wed 25-Nov 10:00 KB"));
	a_screen_keys(&s, "1 s 1 i");
	assert_true(a_screen_shows(&s, "OKAFOR, Kemi was told in person."));
	assert_true(a_screen_shows(&s, "Nobody is to be told."));
	a_screen_keys(&s, "F3");
	assert_true(a_screen_shows(&s, "Closed or away since they were booked: 1."));
	assert_false(a_screen_shows(&s, "Still to be told"));
	a_screen_close(&s);
}

static void
who_cannot_come_is_cancelled_from_the_list(void **state)
{
	struct a_screen s;

	(void)state;
	sick_day(&s);
	a_screen_keys(&s, "g T x 1 Enter");
	assert_true(a_screen_shows(&s, "Tue 24-Nov 10:00 cancelled"));
	a_screen_keys(&s, "u");
	assert_true(a_screen_shows(&s, "Tue 24-Nov 10:00 Wed 25-Nov 10:00 KB"));
	a_screen_close(&s);
}

static void
the_list_is_printed_for_the_telephone(void **state)
{
	struct a_screen s;
	struct sheet sheet;
	struct err e = { 0 };

	(void)state;
	sick_day(&s);
	a_screen_keys(&s, "g T p l");
	assert_true(a_screen_shows(&s, "2 patients to be told, for the printer: tell-"));
	must(sheet_calls(s.c.app, &s.a, &sheet, &e));
	assert_int_equal(sheet.visits, 2);
	assert_non_null(strstr(sheet.text,
	    "HALL, Margaret   ID 10-0001-9\n"
	    "  By phone: 07700 900123, agreement to be called not recorded\n"
	    "  Review of Tue 24-Nov 10:00: Wed 25-Nov 10:00 KB\n"
	    "    KB away (ill)\n"));
	assert_non_null(strstr(sheet.text, "  ! Alerts are on record.\n"));
	assert_non_null(strstr(sheet.text, "Review of Tue 24-Nov 11:00: no place yet\n"));
	a_screen_keys(&s, "1 t p l");
	assert_true(a_screen_shows(&s, "1 patient to be told, for the printer: tell-"));
	a_screen_keys(&s, "1 t");
	assert_int_equal(refused(&s.c, "print.tell", { "reason", "" }), ERR_RULE);
	a_screen_close(&s);
}

static void
another_time_from_the_list_is_what_the_list_then_says(void **state)
{
	struct a_screen s;

	(void)state;
	sick_day(&s);
	a_screen_keys(&s, "g T m");
	a_screen_type(&s, "fri 14:00");
	a_screen_keys(&s, "Enter Enter");
	assert_true(a_screen_shows(&s, "Tue 24-Nov 10:00 Fri 27-Nov 14:00 KB"));
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "ID 10-0001-9"));
	a_screen_close(&s);
}

/* The row went while it was looked at: the key hits no other, and says who did it. */
static void
what_somebody_else_told_meanwhile_is_said(void **state)
{
	struct a_screen s;
	struct app *other;
	struct outcome out;
	struct err e = { 0 };

	(void)state;
	sick_day(&s);
	a_screen_keys(&s, "g T");
	other = a_clinic_session(&s.c, "rita");
	must(command_run(
	    other, "session.told", PAIRS({ "rows", "1" }, { "how", "phone" }), &out, &s.a, &e));
	app_close(other);
	a_screen_keys(&s, "t");
	assert_true(a_screen_shows(&s, "RI told this patient already, by phone, 23-Nov-2026"));
	assert_true(a_screen_shows(&s, "OKAFOR, Kemi"));
	a_screen_close(&s);
}

static void
who_was_never_told_is_said_to_be_so_on_the_day(void **state)
{
	struct a_screen s;
	struct now now;
	struct err e = { 0 };

	(void)state;
	sick_day(&s);
	must(now_read("2026-11-25T12:00", &now, &e));
	app_set_now(s.c.app, now);
	a_screen_keys(&s, "F5");
	assert_true(a_screen_shows(
	    &s, "Nobody recorded that the patient was told: it was Tue 24-Nov-2026 10:00."));
	a_screen_keys(&s, "E");
	a_screen_is(&s, "tell-day-end");
	assert_true(a_screen_shows(&s, "Enter records 0; 1 stays open."));
	a_screen_keys(&s, "n");
	assert_true(a_screen_shows(&s, "Enter records 1."));
	assert_true(a_screen_shows(&s, "Nobody recorded that the patient was told"));
	a_screen_close(&s);
}

/* One that stood there from the beginning, and one that was moved there. */
static void
a_question_for_several_says_how_many_were_never_told(void **state)
{
	struct a_screen s;
	struct now now;
	struct err e = { 0 };

	(void)state;
	sick_day(&s);
	do_(&s.c, "session.book",
	    { "patient",
		a_clinic_ref(&s.c, a_clinic_patient(&s.c, "Smith", "John", "1962-12-17")) },
	    { "at", "2026-11-25 11:00" }, { "label", "Review" }, { "therapist", "KB" });
	must(now_read("2026-11-25T12:00", &now, &e));
	app_set_now(s.c.app, now);
	a_screen_keys(&s, "F5 1 , 2 n");
	assert_true(a_screen_shows(&s, "2 visits: did not come?"));
	assert_true(a_screen_shows(&s, "! Nobody recorded that 1 of them was told of this time."));
	a_screen_is(&s, "tell-each");
	a_screen_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_board_says_how_many_and_the_list_whom),
		cmocka_unit_test(namesakes_of_the_day_do_not_hide_who_is_to_be_told),
		cmocka_unit_test(one_letter_takes_off_who_was_told_and_undo_puts_back),
		cmocka_unit_test(who_cannot_come_is_cancelled_from_the_list),
		cmocka_unit_test(the_list_is_printed_for_the_telephone),
		cmocka_unit_test(another_time_from_the_list_is_what_the_list_then_says),
		cmocka_unit_test(what_somebody_else_told_meanwhile_is_said),
		cmocka_unit_test(who_was_never_told_is_said_to_be_so_on_the_day),
		cmocka_unit_test(a_question_for_several_says_how_many_were_never_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
