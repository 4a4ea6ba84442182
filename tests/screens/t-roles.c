/* Who may do what: no key is offered that would be refused, and a refusal says who may. */
#include <stdio.h>
#include <string.h>

#include "app/may.h"
#include "base/text.h"
#include "lib/a_book.h"
#include "lib/a_screen.h"
#include "lib/test.h"
#include "ui/keymap.h"

static void
what_an_action_needs_is_a_right(void **state)
{
	int seen = 0;

	(void)state;
	for (size_t i = 0; i < key_table.nrows; i++) {
		const struct key_row *r = &key_table.row[i];

		if (r->needs == NULL)
			continue;
		seen++;
		if (may_right(r->needs).roles == 0)
			fail_msg("%s: there is no right %s", r->does, r->needs);
	}
	assert_true(seen > 50);
}

/* Opens the chart of Margaret, who is staged, as that person. */
static void
chart_as(struct a_screen *s, const char *login)
{
	a_screen_open(s);
	a_screen_margaret(s, true);
	if (strcmp(login, "rune") == 0)
		do_(&s->c, "staff.add", { "login", "rune" }, { "name", "Rune Dahl" },
		    { "role", "reader" });
	a_clinic_as(&s->c, login);
	a_screen_keys(s, "/ h a l l Enter");
}

static void
a_reader_is_offered_nothing_that_changes(void **state)
{
	struct a_screen s;

	(void)state;
	chart_as(&s, "rune");
	assert_true(a_screen_shows(&s, "Enter open step  h history  t timeline  / find"));
	a_screen_keys(&s, "F1");
	a_screen_type(&s, "book a");
	assert_false(a_screen_shows(&s, "book a session"));
	a_screen_keys(&s, "F12 F6");
	assert_true(
	    a_screen_shows(&s, "Only reception, a therapist, a doctor or a manager may do this"));
	a_screen_keys(&s, "g h");
	assert_true(
	    a_screen_shows(&s, "Only a manager may do this; you are signed in as a reader:"));
	a_screen_keys(&s, "g t");
	assert_true(a_screen_shows(&s, "Enter open  / find"));
	a_screen_close(&s);
}

static void
a_reader_reads_what_others_filled(void **state)
{
	struct a_screen s;

	(void)state;
	chart_as(&s, "rune");
	a_screen_keys(&s, "1");
	assert_true(a_screen_shows(&s, "Intake"));
	assert_false(a_screen_shows(&s, "F2 save"));
	a_screen_keys(&s, "F12 2");
	assert_true(a_screen_shows(&s, "Depth of collapse"));
	assert_false(a_screen_shows(&s, "corrects it"));
	a_screen_keys(&s, "F12");
	assert_true(a_screen_shows(&s, "1 Intake"));
	a_screen_close(&s);
}

static void
whoever_may_not_book_is_offered_no_free_place(void **state)
{
	static const char *const keys[] = { "g s", "g b" };

	(void)state;
	for (int i = 0; i < 2; i++) {
		struct a_screen s;

		a_screen_open(&s);
		a_book_resources(&s.c);
		do_(&s.c, "staff.add", { "login", "rune" }, { "name", "Rune Dahl" },
		    { "role", "reader" });
		a_clinic_as(&s.c, "rune");
		a_screen_keys(&s, keys[i]);
		assert_true(a_screen_shows(&s, "free for"));
		assert_false(a_screen_shows(&s, "book here"));
		a_screen_keys(&s, "Enter");
		assert_true(a_screen_shows(&s, "or a manager may do this"));
		a_screen_close(&s);
	}
}

/* Enter is no key of a step that others do: the path says who does, and so does Enter. */
static void
a_step_of_others_says_whose_it_is(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	a_screen_margaret(&s, false);
	a_clinic_as(&s.c, "rita");
	a_screen_keys(&s, "/ h a l l Enter");
	assert_true(a_screen_shows(
	    &s, "▸ ◦ 2 Stage                   no findings yet: by therapist, doctor or manager"));
	assert_false(a_screen_shows(&s, "Enter open step"));
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "Stage is done by therapist, doctor or manager."));
	a_screen_keys(&s, "Up"); /* what is done there can be read */
	assert_true(a_screen_shows(&s, "Enter open step"));
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, " Intake"));
	assert_false(a_screen_shows(&s, "Path"));
	a_clinic_as(&s.c, "dora");
	a_screen_keys(&s, "F3 / h a l l Enter");
	assert_true(a_screen_shows(&s, "Enter open step"));
	assert_false(a_screen_shows(&s, "no findings yet:"));
	a_screen_close(&s);
}

static void
reception_reads_the_stage_and_types_nothing_in_vain(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	a_screen_margaret(&s, false);
	a_clinic_as(&s.c, "rita");
	a_screen_keys(&s, "/ h a l l Enter 2");
	assert_true(a_screen_shows(&s, "Only a therapist, a doctor or a manager may do this"));
	assert_true(a_screen_shows(&s, "1 Intake")); /* still the chart */
	a_screen_close(&s);

	chart_as(&s, "rita");
	a_screen_keys(&s, "2");
	assert_true(a_screen_shows(&s, "Depth of collapse"));
	assert_false(a_screen_shows(&s, "corrects it"));
	assert_false(a_screen_shows(&s, "e correct"));
	a_screen_keys(&s, "e");
	assert_true(a_screen_shows(&s, "Only a therapist, a doctor or a manager may do this"));
	a_screen_close(&s);
}

/* Before a letter is typed, which would be refused with all the others. */
static void
reception_opens_no_form_that_only_others_save(void **state)
{
	struct a_screen s;

	(void)state;
	chart_as(&s, "rita");
	a_screen_keys(&s, "f");
	assert_true(a_screen_shows(&s, "Pain"));
	assert_false(a_screen_shows(&s, "Harris hip"));
	assert_false(a_screen_shows(&s, "Follow-up visit"));
	a_clinic_as(&s.c, "theo");
	a_screen_keys(&s, "Esc f");
	assert_true(a_screen_shows(&s, "Harris hip"));
	a_screen_close(&s);
}

static void
a_key_that_finds_nothing_to_act_on_says_so(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "There is nothing here to do that to."));
	a_screen_keys(&s, "a");
	assert_true(a_screen_shows(&s, "There is no row to do that to."));
	a_screen_keys(&s, "z"); /* a key of nothing */
	assert_false(a_screen_shows(&s, "There is n"));
	a_screen_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_an_action_needs_is_a_right),
		cmocka_unit_test(a_reader_is_offered_nothing_that_changes),
		cmocka_unit_test(a_reader_reads_what_others_filled),
		cmocka_unit_test(whoever_may_not_book_is_offered_no_free_place),
		cmocka_unit_test(a_step_of_others_says_whose_it_is),
		cmocka_unit_test(reception_reads_the_stage_and_types_nothing_in_vain),
		cmocka_unit_test(reception_opens_no_form_that_only_others_save),
		cmocka_unit_test(a_key_that_finds_nothing_to_act_on_says_so),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
