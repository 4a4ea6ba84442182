/* Registering: the keys of a walk-in, and those who are there already. */
#include <string.h>

#include "app/find.h"
#include "lib/a_screen.h"
#include "lib/test.h"

static size_t
people(struct a_screen *s, const char *typed)
{
	struct find_rows rows = { 0 };
	struct err e = { 0 };

	must(find_typed(s->c.app, typed, &s->a, &rows, &e));
	return rows.list.n;
}

/* FEATURES.md, task 7: 38 keys and not more than two above, the board's included. */
static void
a_walk_in_is_registered_in_few_keys(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	a_screen_keys(&s, "/");
	a_screen_type(&s, "okafor,kemi");
	a_screen_keys(&s, "F6");
	a_screen_is(&s, "register-begun");
	a_screen_type(&s, "04031961");
	a_screen_keys(&s, "Enter f");
	a_screen_type(&s, "08031234821");
	a_screen_is(&s, "register");
	a_screen_keys(&s, "F2");
	assert_true(a_screen_shows(&s, "OKAFOR, Kemi is registered as"));
	assert_true(a_screen_shows(&s, "Born 04-Mar-1961 (65y)"));
	print_message("# task 7: %d keys to the chart\n", s.typed);
	assert_in_range(s.typed, 1, 35);
	a_screen_close(&s);
}

/* Six digits are a birth date where they can be but one, and then it is said in full. */
static void
a_birth_in_six_digits_is_echoed_or_chosen_by_number(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	a_screen_keys(&s, "F6 PgDn");
	a_screen_type(&s, "150468");
	assert_true(a_screen_shows(&s, "That is Mon 15-Apr-1968 (58y)"));
	a_screen_keys(&s, "Enter Up");
	assert_true(a_screen_shows(&s, "Born                  15-Apr-1968"));
	a_screen_type(&s, "100203");
	a_screen_keys(&s, "Enter Up");
	assert_true(a_screen_shows(
	    &s, "10-Feb-2003 or 03-Feb-2010? Add Space 1 or Space 2, or the whole year"));
	a_screen_keys(&s, "Space 2");
	assert_true(a_screen_shows(&s, "That is Wed 03-Feb-2010 (16y)"));
	a_screen_keys(&s, "Enter Up");
	a_screen_type(&s, "100203");
	assert_true(
	    a_screen_shows(&s, "That is 10-Feb-2003 with Space 1, or 03-Feb-2010 with Space 2"));
	a_screen_close(&s);
}

static void
who_is_there_already_is_seen_while_typing(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	a_clinic_patient(&s.c, "Okafor", "Kemi", "1961-03-04");
	a_screen_keys(&s, "F6");
	a_screen_type(&s, "Okafo");
	a_screen_keys(&s, "Enter");
	a_screen_type(&s, "Kemi");
	assert_false(a_screen_shows(&s, "may be the same"));
	a_screen_keys(&s, "F8 F12 PgDn"); /* namesakes are looked for when asked */
	a_screen_type(&s, "4.3.61");
	/* The panel never takes what is typed. */
	a_screen_is(&s, "register-alike");
	a_screen_keys(&s, "Enter f");
	a_screen_size(&s, 40, 120);
	a_screen_is(&s, "register-alike-wide");
	a_screen_size(&s, 24, 80);
	a_screen_keys(&s, "F8 Enter");
	assert_true(a_screen_shows(&s, "This is the record that was there already"));
	assert_int_equal(people(&s, "okaf"), 1);
	/* The form that was thrown away is not offered. */
	a_screen_keys(&s, "F6");
	assert_false(a_screen_shows(&s, "draft"));
	a_screen_close(&s);
}

/* What is typed for the next patient must not go into the person before, and no letter of it may
 * be taken for an answer to something else. */
static void
who_was_left_half_filled_is_told_and_kept(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	a_screen_keys(&s, "F6");
	a_screen_type(&s, "Okafor");
	a_screen_keys(&s, "Enter");
	a_screen_type(&s, "Kemi");
	a_screen_keys(&s, "PgDn F12");
	assert_true(a_screen_shows(
	    &s, "Kept as a draft, not saved: New patient. F6 F6, or g d on the board goes on."));
	app_set_now(s.c.app, now_at(app_now(s.c.app).at + 60));
	a_screen_keys(&s, "F6");
	assert_true(a_screen_shows(&s, "Half filled at 09:00: Okafor, Kemi.  F6 goes on"));
	a_screen_type(&s, "Nyberg");
	assert_true(a_screen_shows(&s, "Family name           Nyberg"));
	a_screen_keys(&s, "F6"); /* somebody is typed here: it goes on with nobody else */
	assert_true(a_screen_shows(&s, "Family name           Nyberg"));
	a_screen_keys(&s, "Enter F12");
	a_screen_keys(&s, "F5");
	assert_true(a_screen_shows(&s, "registration, Nyberg, and 1 more.   g d goes on"));
	a_screen_keys(&s, "F6");
	assert_true(a_screen_shows(&s, "Half filled at 09:01: Nyberg, and 1 more.  F6 goes on"));
	a_screen_keys(&s, "F6");
	assert_true(a_screen_shows(&s, "Family name           Nyberg"));
	a_screen_keys(&s, "F6 PgUp");
	assert_true(a_screen_shows(&s, "Family name           Okafor"));
	app_set_now(s.c.app, now_at(app_now(s.c.app).at + 60));
	a_screen_keys(&s, "F12 g d PgUp"); /* what was left last is what goes on */
	assert_true(a_screen_shows(&s, "Family name           Okafor"));
	a_screen_close(&s);
}

/* FEATURES.md, task 8. */
static void
the_panel_leads_to_who_is_on_record_in_few_keys(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	a_clinic_patient(&s.c, "Okafor", "Kemi", "1961-03-04");
	a_screen_keys(&s, "F6");
	a_screen_type(&s, "okafor");
	a_screen_keys(&s, "Enter k F8 Enter");
	assert_true(a_screen_shows(&s, "OKAFOR, Kemi"));
	assert_true(a_screen_shows(&s, "This is the record that was there already"));
	print_message("# task 8: %d keys of 11\n", s.typed);
	assert_in_range(s.typed, 1, 11);
	a_screen_close(&s);
}

static void
the_same_person_is_made_twice_only_with_a_reason(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	a_clinic_patient(&s.c, "Okafor", "Kemi", "1961-03-04");
	a_screen_keys(&s, "F6");
	a_screen_type(&s, "Okafor");
	a_screen_keys(&s, "Enter");
	a_screen_type(&s, "Kemi");
	a_screen_keys(&s, "PgDn");
	a_screen_type(&s, "4.3.61");
	a_screen_keys(&s, "Enter f F2");
	a_screen_is(&s, "register-asked");
	a_screen_keys(&s, "F12");
	assert_int_equal(people(&s, "okaf"), 1);
	a_screen_keys(&s, "F2 b Enter");
	assert_int_equal(people(&s, "okaf"), 1);
	a_screen_type(&s, "cousin of the same name");
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "is registered as"));
	assert_int_equal(people(&s, "okaf"), 2);
	a_screen_close(&s);
}

/* "f Enter" is how many people answer: the telephone number is not to land in Language. */
static void
the_enter_after_an_answer_by_letter_passes_no_question(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	a_screen_keys(&s, "F6 PgDn Enter f Enter");
	assert_true(
	    a_screen_shows(&s, "An answer goes on by itself: this is Phone. Enter again passes"));
	a_screen_type(&s, "08031234821");
	assert_true(a_screen_shows(&s, "Phone                 08031234821"));
	/* Two of them pass it, and so does any other key that goes on. */
	a_screen_keys(&s, "Up f Enter Enter n Tab y");
	assert_true(a_screen_shows(&s, "Born is an estimate   2 no"));
	assert_true(a_screen_shows(&s, "Language              ____"));
	assert_true(a_screen_shows(&s, "Interpreter needed    1 yes"));
	a_screen_close(&s);
}

/* One letter off with the same birth date, or the name with day and month swapped. */
static void
a_slip_makes_nobody_new_unasked(void **state)
{
	static const struct {
		const char *family, *given, *born;
	} slip[] = {
		{ "Okafir", "Kemi", "4.3.1961" },
		{ "Okafor", "Kemmi", "4.3.1961" },
		{ "Okafor", "Kemi", "3.4.1961" },
		{ "Kemi", "Okafor", "4.3.1961" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(slip) / sizeof(*slip); i++) {
		struct a_screen s;

		a_screen_open(&s);
		a_clinic_patient(&s.c, "Okafor", "Kemi", "1961-03-04");
		a_screen_keys(&s, "F6");
		a_screen_type(&s, slip[i].family);
		a_screen_keys(&s, "Enter");
		a_screen_type(&s, slip[i].given);
		a_screen_keys(&s, "F8");
		assert_true(a_screen_shows(&s, "OKAFOR, Kemi"));
		a_screen_keys(&s, "F12 PgDn");
		a_screen_type(&s, slip[i].born);
		assert_true(a_screen_shows(&s, "1 person on record may be"));
		a_screen_keys(&s, "Enter f F2");
		assert_true(
		    a_screen_shows(&s, "Nothing is saved yet: is this person on record already?"));
		assert_int_equal(people(&s, "okaf"), 1);
		a_screen_close(&s);
	}
}

static void
a_name_that_was_looked_for_begins_the_form(void **state)
{
	static const struct {
		const char *typed, *family, *given;
	} look[] = {
		{ "okafor,kemi", "Family name           Okafor", "Given name            Kemi" },
		{ "O'Neil, Ann", "Family name           O'Neil", "Given name            Ann" },
		{ "adeyemi-cole", "Family name           Adeyemi-Cole",
		    "Given name            ____" },
		{ "0803123482", "Family name           ____", "Given name            ____" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(look) / sizeof(*look); i++) {
		struct a_screen s;

		a_screen_open(&s);
		a_screen_keys(&s, "/");
		a_screen_type(&s, look[i].typed);
		a_screen_keys(&s, "F6");
		assert_true(a_screen_shows(&s, look[i].family));
		assert_true(a_screen_shows(&s, look[i].given));
		a_screen_close(&s);
	}
}

/* They stand behind whatever is asked of everybody. */
static void
to_former_names(struct a_screen *s)
{
	a_screen_keys(s, "F6 PgDn PgDn PgDn Up");
}

/* A maiden name is typed where it is asked for; ^Z takes it and its row away. */
static void
what_is_typed_where_rows_are_added_begins_the_first(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	to_former_names(&s);
	assert_true(a_screen_shows(&s, "Type one; F6 adds more."));
	a_screen_type(&s, "Nakamura");
	assert_true(a_screen_shows(&s, "Former names 1"));
	assert_true(a_screen_shows(&s, "Former family name  Nakamura_"));
	a_screen_keys(&s, "Enter Up ^Z ^Z");
	assert_false(a_screen_shows(&s, "Nakamura"));
	assert_true(a_screen_shows(&s, "Former names: F6 adds one"));
	a_screen_close(&s);
}

static void
a_former_name_of_digits_is_asked_about(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	to_former_names(&s);
	a_screen_type(&s, "31.02.1981 / 12/3/81");
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "No letter, or a number is in it: is it a name?"));
	a_screen_close(&s);
}

/* Digits in a name are asked about alike wherever a name is typed. */
static void
a_family_name_of_digits_is_asked_about(void **state)
{
	static const struct {
		const char *typed;
		bool asked;
	} name[] = { { "08031234821", true }, { "Okafor 080312", true }, { "Okafor 2", false },
		{ "O'Neil", false } };

	(void)state;
	for (size_t i = 0; i < sizeof(name) / sizeof(*name); i++) {
		for (int given = 0; given < 2; given++) {
			struct a_screen s;

			a_screen_open(&s);
			a_screen_keys(&s, given ? "F6 Enter" : "F6");
			a_screen_type(&s, name[i].typed);
			a_screen_keys(&s, "Enter");
			assert_int_equal(
			    a_screen_shows(&s, "No letter, or a number is in it: is it a name?"),
			    name[i].asked);
			a_screen_close(&s);
		}
	}
}

/* What is rarely asked stands behind what everybody is asked: after the two names, the name in
 * the person's script and the one they go by, comes the birth. */
static void
a_title_and_former_names_do_not_stand_before_the_birth(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	a_screen_keys(&s, "F6 Enter Enter Enter Enter");
	assert_true(a_screen_shows(&s, "▸ Born"));
	a_screen_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_typed_where_rows_are_added_begins_the_first),
		cmocka_unit_test(a_former_name_of_digits_is_asked_about),
		cmocka_unit_test(a_family_name_of_digits_is_asked_about),
		cmocka_unit_test(a_title_and_former_names_do_not_stand_before_the_birth),
		cmocka_unit_test(a_walk_in_is_registered_in_few_keys),
		cmocka_unit_test(a_birth_in_six_digits_is_echoed_or_chosen_by_number),
		cmocka_unit_test(who_is_there_already_is_seen_while_typing),
		cmocka_unit_test(who_was_left_half_filled_is_told_and_kept),
		cmocka_unit_test(the_panel_leads_to_who_is_on_record_in_few_keys),
		cmocka_unit_test(the_same_person_is_made_twice_only_with_a_reason),
		cmocka_unit_test(the_enter_after_an_answer_by_letter_passes_no_question),
		cmocka_unit_test(a_slip_makes_nobody_new_unasked),
		cmocka_unit_test(a_name_that_was_looked_for_begins_the_form),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
