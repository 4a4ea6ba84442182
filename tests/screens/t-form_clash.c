/* Two people change the same record: each is told, and nothing is overwritten in silence. */
#include <string.h>

#include "app/command.h"
#include "app/drafts.h"
#include "base/text.h"
#include "form/answer.h"
#include "form/form.h"
#include "lib/a_screen.h"
#include "lib/test.h"

/* What the intake form holds now. */
static const char *
kept(struct a_screen *s, int64_t patient, const char *key)
{
	struct fill what = { .form = "intake", .patient = patient, .day = DAY_NONE };
	struct pairs all = { 0 };
	struct err e = { 0 };
	const char *value = "";
	struct form *f;
	bool final;

	must(fill_latest(s->c.app, patient, "intake", &what.response, &final, &e));
	must(fill_open(s->c.app, &what, &s->a, &f, &e));
	fill_pairs(f, &s->a, &all);
	form_close(f);
	for (size_t i = 0; i < all.list.n; i++)
		if (strcmp(all.list.at[i].name, key) == 0)
			value = all.list.at[i].value;
	return value;
}

/* Margaret's intake is open here; rita corrects weight and height elsewhere. */
static int64_t
rita_was_faster(struct a_screen *s)
{
	struct a_clinic there;
	struct fill what = { .form = "intake", .day = DAY_NONE };
	struct err e = { 0 };
	bool final;

	a_screen_open(s);
	what.patient = a_screen_margaret(s, false);
	a_screen_keys(s, "/ h a l Enter 1");
	must(fill_latest(s->c.app, what.patient, "intake", &what.response, &final, &e));
	there = (struct a_clinic){ .paths = s->c.paths, .app = a_clinic_session(&s->c, "rita") };
	a_clinic_save(
	    &there, "response.save", &what, PAIRS({ "weight", "80" }, { "height", "170" }));
	a_clinic_close(&there);
	return what.patient;
}

/* 75 in place of the weight, then save. */
static void
change_weight_and_save(struct a_screen *s)
{
	for (int i = 0; i < 200 && !a_screen_shows(s, "▸ Weight"); i++)
		a_screen_keys(s, i < 100 ? "Up" : "Down");
	assert_true(a_screen_shows(s, "▸ Weight"));
	a_screen_keys(s, "^U ^K 7 5 Enter F2");
}

static void
save_with_reason(struct a_screen *s)
{
	a_screen_keys(s, "F2");
	assert_true(a_screen_shows(s, "Why is it changed?"));
	a_screen_type(s, "new scales");
	a_screen_keys(s, "Enter");
}

static void
what_only_they_changed_stays_and_what_both_did_is_asked(void **state)
{
	struct a_screen s;
	int64_t id;

	(void)state;
	id = rita_was_faster(&s);
	change_weight_and_save(&s);
	a_screen_is(&s, "clash");
	is_str(kept(&s, id, "weight"), "80");
	a_screen_keys(&s, "Enter"); /* nothing is chosen for a person */
	assert_true(a_screen_shows(&s, "Choose for each answer: 1 yours, 2 theirs."));
	a_screen_keys(&s, "F12 F2"); /* and leaving it chooses nothing */
	assert_true(a_screen_shows(&s, "1 75"));
	a_screen_keys(&s, "1 Enter");
	assert_true(a_screen_shows(&s, "1 other change of RI is in the form now. F2 saves."));
	save_with_reason(&s);
	is_str(kept(&s, id, "weight"), "75");
	is_str(kept(&s, id, "height"), "170");
	a_screen_close(&s);
}

static void
theirs_is_taken_when_one_says_so(void **state)
{
	struct a_screen s;
	int64_t id;

	(void)state;
	id = rita_was_faster(&s);
	change_weight_and_save(&s);
	a_screen_keys(&s, "2 Enter");
	a_screen_keys(&s, "F2"); /* what stands there is their record */
	assert_true(a_screen_shows(&s, "Nothing changed."));
	is_str(kept(&s, id, "weight"), "80");
	is_str(kept(&s, id, "height"), "170");
	a_screen_close(&s);
}

/* Half filled, left, saved by rita, and opened again from the chart: the draft is still of the
 * record that it began with. */
static void
a_draft_of_before_comes_to_the_same_choice(void **state)
{
	struct a_screen s;
	struct a_clinic there;
	struct fill what = { .form = "intake", .day = DAY_NONE };
	struct draft_rows mine = { 0 };
	struct err e = { 0 };
	bool final;

	(void)state;
	a_screen_open(&s);
	what.patient = a_screen_margaret(&s, false);
	must(fill_latest(s.c.app, what.patient, "intake", &what.response, &final, &e));
	a_screen_keys(&s, "/ h a l Enter 1");
	for (int i = 0; i < 200 && !a_screen_shows(&s, "▸ Weight"); i++)
		a_screen_keys(&s, i < 100 ? "Up" : "Down");
	a_screen_keys(&s, "^U ^K 7 5 Enter F12");
	there = (struct a_clinic){ .paths = s.c.paths, .app = a_clinic_session(&s.c, "rita") };
	a_clinic_save(
	    &there, "response.save", &what, PAIRS({ "weight", "80" }, { "height", "170" }));
	a_clinic_close(&there);
	a_screen_keys(&s, "1");
	assert_true(a_screen_shows(&s, "Your draft of 09:00 is open."));
	a_screen_keys(&s, "F2");
	assert_true(a_screen_shows(&s, "RI saved this record at 09:00, while you filled it"));
	assert_true(a_screen_shows(&s, "1 75"));
	assert_true(a_screen_shows(&s, "2 80"));
	a_screen_keys(&s, "1 Enter");
	save_with_reason(&s);
	is_str(kept(&s, what.patient, "weight"), "75");
	is_str(kept(&s, what.patient, "height"), "170");
	must(draft_mine(s.c.app, &s.a, &mine, &e)); /* and no draft is offered again */
	for (size_t i = 0; i < mine.list.n; i++)
		assert_true(mine.list.at[i].discarded);
	a_screen_close(&s);
}

static void
a_record_that_became_part_of_another_is_told_and_the_text_kept(void **state)
{
	struct a_screen s;
	struct draft_rows mine = { 0 };
	struct err e = { 0 };
	int64_t gone, stays;

	(void)state;
	a_screen_open(&s);
	stays = a_clinic_patient(&s.c, "Okafor", "Kemi", "1961-03-04");
	gone = a_screen_margaret(&s, false);
	a_screen_keys(&s, "/ h a l Enter f p a i n Enter");
	a_screen_keys(&s, "3 Enter");
	do_(&s.c, "patient.merge", { "patient", a_clinic_ref(&s.c, stays) },
	    { "other", a_clinic_ref(&s.c, gone) }, { "reason", "the same person" });
	a_screen_keys(&s, "F2");
	for (int i = 0; i < 3 && !a_screen_shows(&s, "is part of"); i++)
		a_screen_keys(&s, i == 0 ? "i" : "y");
	assert_true(a_screen_shows(&s, "is part of"));
	stack_keep(s.stack);
	must(draft_mine(s.c.app, &s.a, &mine, &e));
	assert_int_equal(mine.list.n, 1);
	assert_false(mine.list.at[0].discarded);
	a_screen_close(&s);
}

/* The shell names the record that it saw, and is told of a newer one. */
static void
a_registration_that_somebody_changed_is_not_overwritten(void **state)
{
	struct a_clinic c;
	struct fill what = { .form = "registration", .day = DAY_NONE };
	struct err e = { 0 };
	const char *seen;
	bool final;

	(void)state;
	a_clinic_open(&c);
	what.patient = a_clinic_patient(&c, "Hall", "Margaret", "1968-07-14");
	must(fill_latest(c.app, what.patient, "registration", &what.response, &final, &e));
	seen = text_fmt(&c.a, "%d", (int)what.response);
	do_(&c, "patient.edit", { "patient", a_clinic_ref(&c, what.patient) },
	    { "preferred", "Peg" }, { "corrects", seen }, { "sure", "yes" });
	assert_int_equal(refused(&c, "patient.edit", { "patient", a_clinic_ref(&c, what.patient) },
			     { "preferred", "Meg" }, { "corrects", seen }, { "sure", "yes" }),
	    ERR_CONFLICT);
	is_str(c.e.field, "corrects");
	a_clinic_close(&c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_only_they_changed_stays_and_what_both_did_is_asked),
		cmocka_unit_test(theirs_is_taken_when_one_says_so),
		cmocka_unit_test(a_record_that_became_part_of_another_is_told_and_the_text_kept),
		cmocka_unit_test(a_draft_of_before_comes_to_the_same_choice),
		cmocka_unit_test(a_registration_that_somebody_changed_is_not_overwritten),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
