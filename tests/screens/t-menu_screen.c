/* F10: what can be done here, under titles. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "lib/a_book.h"
#include "lib/a_screen.h"
#include "lib/test.h"
#include "screens/all.h"
#include "ui/keymap.h"

static void
open_board(struct a_screen *s, int64_t *visit)
{
	int64_t hall;

	a_screen_open(s);
	a_book_resources(&s->c);
	hall = a_clinic_patient(&s->c, "Hall", "Margaret", "1968-07-14");
	*visit = do_(&s->c, "session.book", { "patient", a_clinic_ref(&s->c, hall) },
	    { "at", "2026-11-23 10:00" }, { "minutes", "30" }, { "label", "Review" },
	    { "therapist", "KB" });
	a_screen_keys(s, "F5");
}

static void
the_menu_shows_each_entry_with_its_key_and_what_it_does(void **state)
{
	struct a_screen s;
	int64_t visit;

	(void)state;
	open_board(&s, &visit);
	a_screen_keys(&s, "F10 Right Right Down");
	a_screen_is(&s, "menu");
	a_screen_size(&s, 40, 120);
	a_screen_is(&s, "menu-wide");
	a_screen_size(&s, 24, 80);
	a_screen_vt100(&s);
	a_screen_is(&s, "menu-vt100");
	a_screen_close(&s);
}

static void
it_opens_where_the_place_has_most_of_its_own(void **state)
{
	struct a_screen s;
	int64_t visit;

	(void)state;
	open_board(&s, &visit);
	a_screen_keys(&s, "F10");
	assert_true(a_screen_shows(&s, "Arrived"));
	a_screen_keys(&s, "F12 Enter F10");
	assert_true(a_screen_shows(&s, "Same person"));
	a_screen_keys(&s, "F12 g s F10");
	assert_true(a_screen_shows(&s, "Next week"));
	a_screen_close(&s);
}

static void
what_is_chosen_is_done_to_the_row_below(void **state)
{
	struct a_screen s;
	int64_t visit;

	(void)state;
	open_board(&s, &visit);
	a_screen_keys(&s, "F10 Down Enter");
	assert_true(a_screen_shows(&s, "HALL, Margaret: Review arrived"));
	assert_true(a_screen_shows(&s, "=2 arrived 1"));
	a_screen_keys(&s, "F10 u y"); /* of undo alone: asked at once */
	assert_true(a_screen_shows(&s, "=2 arrived 0"));
	a_screen_close(&s);
}

static void
a_letter_of_several_walks_among_them(void **state)
{
	struct a_screen s;
	int64_t visit;

	(void)state;
	open_board(&s, &visit);
	a_screen_keys(&s, "F10 Right Right w");
	assert_true(a_screen_shows(&s, "\xE2\x96\xB8 Wait list"));
	a_screen_keys(&s, "w");
	assert_true(a_screen_shows(&s, "\xE2\x96\xB8 Week"));
	a_screen_keys(&s, "w w w Enter");
	assert_true(a_screen_shows(&s, "Week of"));
	a_screen_close(&s);
}

/* The arrows go round, and F10 and Esc lead back as F12 does. */
static void
the_menu_is_left_as_it_was_entered(void **state)
{
	static const char *const out[] = { "F12", "Esc", "F10", "^G" };
	struct a_screen s;
	int64_t visit;
	const char *before;

	(void)state;
	open_board(&s, &visit);
	before = a_screen_dump(&s);
	for (size_t i = 0; i < sizeof(out) / sizeof(out[0]); i++) {
		a_screen_keys(&s, text_fmt(&s.a, "F10 Left Left Tab Up Down End %s", out[i]));
		is_str(a_screen_dump(&s), before);
	}
	a_screen_close(&s);
}

static void
a_paste_or_another_size_changes_nothing(void **state)
{
	struct a_screen s;
	struct key paste = { .code = K_PASTE, .text = "adsx\nu" };
	int64_t visit;
	const char *before, *open;

	(void)state;
	open_board(&s, &visit);
	before = a_screen_dump(&s);
	a_screen_keys(&s, "F10");
	open = a_screen_dump(&s);
	stack_key(s.stack, &paste);
	is_str(a_screen_dump(&s), open);
	a_screen_size(&s, 10, 40);
	assert_true(a_screen_shows(&s, "more below"));
	a_screen_keys(&s, "End Left PgDn Right PgUp");
	assert_true(a_screen_shows(&s, "\xE2\x96\xB8 Today"));
	a_screen_size(&s, 9, 39);
	assert_true(a_screen_shows(&s, "Make the window larger"));
	a_screen_size(&s, 24, 80);
	is_str(a_screen_dump(&s), open);
	a_screen_keys(&s, "F12");
	is_str(a_screen_dump(&s), before);
	a_screen_close(&s);
}

/* Another terminal cancels the visit: no verb goes to the one that took its row. */
static void
a_row_that_went_away_meanwhile_passes_nothing_on(void **state)
{
	struct a_screen s;
	int64_t visit, okafor;

	(void)state;
	open_board(&s, &visit);
	okafor = a_clinic_patient(&s.c, "Okafor", "Kemi", "1961-03-04");
	do_(&s.c, "session.book", { "patient", a_clinic_ref(&s.c, okafor) },
	    { "at", "2026-11-23 11:00" }, { "minutes", "30" }, { "label", "Review" },
	    { "therapist", "KB" });
	a_screen_keys(&s, "F5 F10");
	do_(&s.c, "session.cancel", { "id", text_fmt(&s.a, "%lld", (long long)visit) },
	    { "reason", "ill" });
	a_screen_keys(&s, "Down Enter");
	assert_false(a_screen_shows(&s, "OKAFOR, Kemi arrived"));
	assert_true(a_screen_shows(&s, "due"));
	a_screen_close(&s);
}

static void
whoever_may_only_read_is_offered_no_change(void **state)
{
	static const char *const not_theirs[] = { "Arrived", "No-show", "Undo", "New", "Move",
		"Cancel", "Away", "Holidays", "Reports" };
	struct a_screen s;
	int64_t visit;
	struct text seen = { 0 };

	(void)state;
	open_board(&s, &visit);
	a_clinic_as(&s.c, "aude");
	a_screen_keys(&s, "F10");
	seen.a = &s.a;
	for (int i = 0; i < 7; i++) {
		text_addf(&seen, "%s", a_screen_dump(&s));
		a_screen_keys(&s, "Right");
	}
	assert_non_null(strstr(text_get(&seen), "Next free"));
	assert_non_null(strstr(text_get(&seen), "Recall"));
	for (size_t i = 0; i < sizeof(not_theirs) / sizeof(not_theirs[0]); i++)
		assert_null(strstr(text_get(&seen), not_theirs[i]));
	a_screen_close(&s);
}

/* Where text is typed, a key that would be typed is not promised. */
static void
where_text_is_typed_only_keys_that_work_there_are_shown(void **state)
{
	struct a_screen s;
	int64_t visit;

	(void)state;
	open_board(&s, &visit);
	a_screen_keys(&s, "/ h a l F10");
	assert_true(a_screen_shows(&s, "New"));
	assert_true(a_screen_shows(&s, "F6"));
	assert_false(a_screen_shows(&s, "g m"));
	a_screen_keys(&s, "F12");
	assert_true(a_screen_shows(&s, "hal"));
	a_screen_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_menu_shows_each_entry_with_its_key_and_what_it_does),
		cmocka_unit_test(it_opens_where_the_place_has_most_of_its_own),
		cmocka_unit_test(what_is_chosen_is_done_to_the_row_below),
		cmocka_unit_test(a_letter_of_several_walks_among_them),
		cmocka_unit_test(the_menu_is_left_as_it_was_entered),
		cmocka_unit_test(a_paste_or_another_size_changes_nothing),
		cmocka_unit_test(a_row_that_went_away_meanwhile_passes_nothing_on),
		cmocka_unit_test(whoever_may_only_read_is_offered_no_change),
		cmocka_unit_test(where_text_is_typed_only_keys_that_work_there_are_shown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
