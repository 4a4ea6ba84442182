/* Who gives what: a therapist's skills, and the wish for one of them over several courses. */
#include "app/inside.h"
#include <string.h>

#include "app/propose.h"
#include "lib/a_book.h"
#include "lib/test.h"
#include "store/plan_store.h"

struct two_courses {
	struct a_clinic c;
	int64_t plan;
};

/* Exercise, which KB and TL give, and four sessions of shock waves, which KB gives alone. */
static void
open_two(struct two_courses *t)
{
	struct course k = a_book_weekly(4);
	struct actor who;
	struct err e = { 0 };
	struct tx *tx;

	a_clinic_open(&t->c);
	a_book_resources(&t->c);
	do_(&t->c, "resource.add", { "kind", "therapist" }, { "code", "DI" }, { "name", "D Ito" },
	    { "skills", "diet" });
	k.patient = a_clinic_patient(&t->c, "Hall", "Margaret", "1968-07-14");
	must(course_find(t->c.app->db, a_book_course(&t->c, k.patient, 4), app_now(t->c.app).day,
	    &t->c.a, &k, &e));
	t->plan = k.plan;
	k.protocol = "eswt";
	k.label = "Shockwave";
	k.skill = "eswt";
	k.room_kind = "";
	who = app_actor(t->c.app, "");
	must(tx_begin(t->c.app->db, &who, "test.make", app_now(t->c.app), &tx, &e));
	must(course_add(tx, &k, &e));
	must(tx_end(tx, true, &e));
}

static void
each_course_keeps_to_who_was_asked_for_or_says_that_it_cannot(void **state)
{
	struct two_courses t;
	struct proposed p;
	struct err e = { 0 };
	struct propose_for what = { .wish = "tue 15 with tl", .label = "" };

	(void)state;
	open_two(&t);
	what.plan = t.plan;
	must(propose(t.c.app, &what, &t.c.a, &p, &e));
	assert_int_equal(p.row.n, 8);
	for (size_t i = 0; i < p.row.n; i++) {
		const struct propose_row *r = &p.row.at[i];
		bool waves = strcmp(p.line.at[r->line].label, "Shockwave") == 0;

		is_str(r->who, waves ? "KB" : "TL + Gym");
		assert_int_equal(strncmp(r->why, "TL cannot give it", 17) == 0, waves);
		assert_int_equal(r->state == ROW_MOVED, waves || r->why[0] != '\0');
	}
	a_clinic_close(&t.c);
}

static void
a_therapist_who_gives_none_of_the_courses_is_refused(void **state)
{
	struct two_courses t;
	struct proposed p;
	struct err e = { 0 };
	struct propose_for what = { .wish = "tue 15 with di", .label = "" };

	(void)state;
	open_two(&t);
	what.plan = t.plan;
	assert_false(propose(t.c.app, &what, &t.c.a, &p, &e));
	is_str(e.text, "Exercise programme and Shockwave cannot be given by DI");
	is_str(e.field, "wish");
	a_clinic_close(&t.c);
}

static void
a_therapist_without_skills_is_told_of_and_unknown_ones_are_refused(void **state)
{
	struct a_clinic c;

	(void)state;
	a_clinic_open(&c);
	do_(&c, "resource.add", { "kind", "therapist" }, { "code", "TL" }, { "name", "T Lind" });
	is_str(c.out.said,
	    "therapist TL (T Lind) added. TL has no skills and can be booked only for visits of no "
	    "course; a change gives them.");
	assert_int_equal(
	    refused(&c, "resource.change", { "resource", "TL" }, { "skills", "gait bananas" }),
	    ERR_INPUT);
	assert_non_null(strstr(c.e.text, "the skill bananas: a therapist's are doctor, physical"));
	assert_int_equal(refused(&c, "resource.add", { "kind", "therapist" }, { "code", "KB" },
			     { "name", "K Baker" }, { "skills", "bananas" }),
	    ERR_INPUT);
	assert_int_equal(refused(&c, "resource.add", { "kind", "device" }, { "code", "SW" },
			     { "name", "Shockwave" }, { "skills", "eswtt" }),
	    ERR_INPUT);
	assert_non_null(strstr(c.e.text, "the skill eswtt, perhaps eswt: a device's are "));
	do_(&c, "resource.change", { "resource", "TL" }, { "skills", "gait exercise" });
	is_str(c.out.said, "TL changed.");
	a_clinic_close(&c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_course_keeps_to_who_was_asked_for_or_says_that_it_cannot),
		cmocka_unit_test(a_therapist_who_gives_none_of_the_courses_is_refused),
		cmocka_unit_test(
		    a_therapist_without_skills_is_told_of_and_unknown_ones_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
