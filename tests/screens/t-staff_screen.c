/* Who is on the staff, as the manager sees and changes it. */
#include <string.h>
#include <unistd.h>

#include "app/audit_read.h"
#include "app/sign_in.h"
#include "base/text.h"
#include "lib/a_screen.h"
#include "lib/test.h"

static const char *const words = "correct horse";

/* anna has a password, which is asked for again. */
static void
guarded(struct a_screen *s)
{
	a_screen_open(s);
	do_(&s->c, "staff.password", { "password", words });
}

static void
prove(struct a_screen *s)
{
	a_screen_type(s, words);
	a_screen_keys(s, "Enter");
}

static void
somebody_new_signs_in_with_the_password_that_was_typed_twice(void **state)
{
	struct a_screen s;
	struct err e = { 0 };

	(void)state;
	guarded(&s);
	a_screen_keys(&s, "g S");
	assert_true(
	    a_screen_shows(&s, text_fmt(&s.c.a, "Unix user %d: no password", (int)getuid())));
	a_screen_keys(&s, "Down");
	a_screen_is(&s, "staff");
	a_screen_keys(&s, "a z o e Tab");
	a_screen_type(&s, "Zoe Zhang");
	a_screen_keys(&s, "Enter 2 Tab Enter"); /* a therapist, and no Unix user */
	a_screen_type(&s, "battery staple");
	a_screen_keys(&s, "Enter");
	a_screen_type(&s, "battery stable");
	a_screen_is(&s, "staff-add");
	assert_false(a_screen_shows(&s, "battery"));
	a_screen_keys(&s, "Enter");
	prove(&s);
	assert_true(a_screen_shows(&s, "The same again: it is not the same; type it again."));
	a_screen_type(&s, "battery staple");
	a_screen_keys(&s, "F2");
	assert_true(a_screen_shows(&s, "Zoe Zhang can sign in as zoe."));
	assert_false(a_screen_shows(&s, "u undo")); /* it would ask for the password, too */
	must(app_sign_in(s.c.app, "zoe", "battery staple", &e));
	assert_int_equal(app_person(s.c.app)->role, ROLE_THERAPIST);
	a_screen_close(&s);
}

/* Its dots would stand before what is typed next, and nobody could sign in with that. */
static void
a_refused_password_leaves_nothing_in_its_field(void **state)
{
	struct a_screen s;
	struct err e = { 0 };

	(void)state;
	guarded(&s);
	a_screen_keys(&s, "g S a z o e Tab Z o e Tab 2 Tab Tab s h o r t Tab s h o r t Tab");
	prove(&s);
	assert_true(a_screen_shows(&s, "A password has 8 to 128 characters"));
	a_screen_type(&s, "battery staple");
	a_screen_keys(&s, "Tab");
	a_screen_type(&s, "battery staple");
	a_screen_keys(&s, "F2");
	assert_true(a_screen_shows(&s, "Zoe can sign in as zoe."));
	must(app_sign_in(s.c.app, "zoe", "battery staple", &e));
	a_screen_close(&s);
}

static void
nothing_is_done_without_ones_own_password(void **state)
{
	struct a_screen s;

	(void)state;
	guarded(&s);
	a_screen_keys(&s, "g S a b o b Tab B o b F2");
	assert_true(a_screen_shows(&s, "Role: this is still missing."));
	a_screen_keys(&s, "1 F2");
	assert_true(a_screen_shows(&s, "Your own password: it is asked each time"));
	a_screen_type(&s, "wrong horse");
	a_screen_keys(&s, "F2");
	assert_true(a_screen_shows(&s, "That is not your password."));
	a_screen_keys(&s, "F12");
	assert_false(a_screen_shows(&s, "Bob"));
	a_screen_keys(&s, "a"); /* what was typed is there again, but no password */
	assert_true(a_screen_shows(&s, "Bob"));
	assert_false(a_screen_shows(&s, "*"));
	a_screen_keys(&s, "Up");
	prove(&s);
	assert_true(a_screen_shows(&s, "Bob can sign in as bob."));
	assert_true(a_screen_shows(&s, "no password"));
	a_screen_close(&s);
}

static void
a_role_and_a_name_are_changed_and_taken_back(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s); /* nobody has a password yet */
	a_screen_keys(&s, "g S End");
	assert_true(a_screen_shows(&s, "therapist since 23-Nov-2026."));
	a_screen_keys(&s, "Enter");
	a_screen_is(&s, "staff-change");
	a_screen_keys(&s, "Tab d Tab 2 F2");
	assert_true(a_screen_shows(&s, "Theo Lind: doctor.   u undo"));
	assert_true(a_screen_shows(&s, "Sensitive charts: for a reason."));
	a_screen_keys(&s, "u");
	assert_true(a_screen_shows(&s, "therapist since 23-Nov-2026.  Sensitive charts: no."));
	a_screen_keys(&s, "e ^U F2");
	assert_true(a_screen_shows(&s, "Name: this is still missing."));
	a_screen_close(&s);
}

static void
who_left_may_not_sign_in_until_the_account_is_opened_again(void **state)
{
	struct a_screen s;
	struct err e = { 0 };

	(void)state;
	guarded(&s);
	a_screen_keys(&s, "g S End p");
	a_screen_type(&s, "battery staple");
	a_screen_keys(&s, "Tab");
	a_screen_type(&s, "battery staple");
	a_screen_keys(&s, "Tab");
	prove(&s);
	assert_true(a_screen_shows(&s, "Theo Lind has a new password."));
	a_screen_keys(&s, "x");
	assert_true(a_screen_shows(&s, "May not sign in any more: Theo Lind (theo)"));
	prove(&s);
	assert_true(a_screen_shows(&s, "Theo Lind: therapist, may not sign in."));
	assert_true(a_screen_shows(&s, "closed"));
	assert_false(app_sign_in(s.c.app, "theo", "battery staple", &e));
	a_clinic_as(&s.c, "anna");
	a_screen_keys(&s, "o");
	prove(&s);
	assert_false(a_screen_shows(&s, "closed"));
	must(app_sign_in(s.c.app, "theo", "battery staple", &e));
	a_screen_close(&s);
}

static void
the_last_manager_stays_one(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	a_screen_keys(&s, "g S Home Enter Tab 1 F2");
	assert_true(
	    a_screen_shows(&s, "The clinic needs an active manager; name another one first."));
	a_screen_keys(&s, "F12 x Enter");
	assert_true(
	    a_screen_shows(&s, "The clinic needs an active manager; name another one first."));
	a_screen_close(&s);
}

/* A second manager at another terminal was faster: what that one wrote is said, what was not
 * touched is taken over, and saving once more replaces the rest. */
static void
what_another_changed_meanwhile_is_said_and_then_replaced(void **state)
{
	struct a_screen s;

	(void)state;
	guarded(&s);
	a_screen_keys(&s, "g S End Enter Tab 3 Tab Tab");
	a_screen_type(&s, words);
	do_(&s.c, "staff.change", { "login", "theo" }, { "name", "Theo Lindt" },
	    { "role", "reader" }, { "proof", words });
	a_screen_keys(&s, "F2");
	assert_true(a_screen_shows(
	    &s, "Changed meanwhile: Theo Lindt is reader now, sensitive charts: no."));
	assert_true(a_screen_shows(&s, "puts what you typed in its place."));
	assert_true(a_screen_shows(&s, "Name               Theo Lindt"));
	assert_true(a_screen_shows(&s, "Role               doctor"));
	a_screen_keys(&s, "F2");
	assert_true(a_screen_shows(&s, "Theo Lindt: doctor."));
	assert_true(a_screen_shows(&s, "doctor since"));
	a_screen_close(&s);
}

/* She closes the account that he renamed meanwhile. */
static void
an_account_changed_meanwhile_can_still_be_closed(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	a_screen_keys(&s, "g S End x");
	do_(&s.c, "staff.change", { "login", "theo" }, { "sensitive", "reason" });
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(
	    &s, "Changed meanwhile: Theo Lind is therapist now, sensitive charts: reason."));
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "Theo Lind: therapist, may not sign in."));
	a_screen_close(&s);
}

/* Two who look at it would make each other read it again, for ever. */
static void
that_it_was_read_is_one_line_in_the_audit(void **state)
{
	struct audit_page page = { .day = 0 };
	struct audit_lines lines = { 0 };
	struct a_screen s;
	struct err e = { 0 };
	int n = 0;

	(void)state;
	a_screen_open(&s);
	page.day = app_now(s.c.app).day;
	a_screen_keys(&s, "g S F5");
	stack_changed(s.stack);
	must(audit_read_page(s.c.app, &page, &s.a, &lines, &e));
	for (size_t i = 0; i < lines.list.n; i++)
		n += strcmp(lines.list.at[i].action, "access.read") == 0;
	assert_int_equal(n, 1);
	a_screen_close(&s);
}

static void
everybody_sets_a_password_and_a_pin_of_their_own(void **state)
{
	struct a_screen s;
	struct err e = { 0 };

	(void)state;
	guarded(&s);
	do_(&s.c, "staff.add", { "login", "rune" }, { "name", "Rune Dahl" }, { "role", "reader" },
	    { "password", words }, { "proof", words });
	a_screen_keys(&s, "g y");
	a_screen_is(&s, "password");
	a_screen_type(&s, "battery staple");
	a_screen_keys(&s, "Enter");
	a_screen_type(&s, "battery staple");
	a_screen_keys(&s, "Enter");
	a_screen_type(&s, "wrong horse");
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "That is not your password."));
	prove(&s);
	assert_true(a_screen_shows(&s, "Anna Berg has a new password."));
	must(app_sign_in(s.c.app, "anna", "battery staple", &e));
	must(app_sign_in(s.c.app, "rune", words, &e)); /* a reader */
	a_screen_keys(&s, "g i 4 7 1 1 Tab 4 7 1 2 F2");
	assert_true(a_screen_shows(&s, "The same again: it is not the same"));
	a_screen_keys(&s, "4 7 1 1 Tab");
	prove(&s);
	assert_true(a_screen_shows(&s, "Your PIN unlocks your screen from now on."));
	a_screen_keys(&s, "g l 4 7 1 1 Enter");
	assert_true(a_screen_shows(&s, "Today"));
	a_screen_close(&s);
}

static void
nobody_else_is_offered_it(void **state)
{
	struct a_screen s;

	(void)state;
	a_screen_open(&s);
	a_clinic_as(&s.c, "dora");
	a_screen_keys(&s, "g S");
	assert_true(
	    a_screen_shows(&s, "Only a manager may do this; you are signed in as a doctor:"));
	a_screen_keys(&s, "F10");
	assert_false(a_screen_shows(&s, "staff"));
	a_screen_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(somebody_new_signs_in_with_the_password_that_was_typed_twice),
		cmocka_unit_test(a_refused_password_leaves_nothing_in_its_field),
		cmocka_unit_test(nothing_is_done_without_ones_own_password),
		cmocka_unit_test(a_role_and_a_name_are_changed_and_taken_back),
		cmocka_unit_test(who_left_may_not_sign_in_until_the_account_is_opened_again),
		cmocka_unit_test(the_last_manager_stays_one),
		cmocka_unit_test(what_another_changed_meanwhile_is_said_and_then_replaced),
		cmocka_unit_test(an_account_changed_meanwhile_can_still_be_closed),
		cmocka_unit_test(that_it_was_read_is_one_line_in_the_audit),
		cmocka_unit_test(everybody_sets_a_password_and_a_pin_of_their_own),
		cmocka_unit_test(nobody_else_is_offered_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
