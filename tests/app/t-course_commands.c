/* Booking a series: nothing is short in silence, nothing is booked by halves,
 * and one place stays one person's whoever comes first. */
#include "lib/test.h"

#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/due_list.h"
#include "app/inside.h"
#include "app/propose.h"
#include "base/text.h"
#include "lib/a_book.h"
#include "lib/a_clinic.h"
#include "store/book_store.h"
#include "store/due_store.h"
#include "store/patient_store.h"
#include "store/plan_store.h"
#include "store/session_store.h"

struct booked_clinic {
	struct a_clinic c;
	const char *anna, *ben;
	int64_t anna_id, ben_id;
	int64_t plan, exercise, ben_course; /* 6 weekly sessions each */
};

static const char *
register_one(struct booked_clinic *b, struct tx *tx, const char *family, int64_t *id)
{
	struct patient p = { .born = day_of(1968, 7, 14), .sex = "F", .state = "active" };
	struct fold f = { 0 };
	struct err e = { 0 };

	*vec_add(&b->c.a, &p.name) = (struct person_name){ .kind = "current",
		.family = family,
		.given = "Ann",
		.native = "",
		.reading = "",
		.title = "" };
	must(patient_add(tx, &p, &f, &b->c.a, &e));
	fold_close(&f);
	*id = p.id;
	return p.number;
}

static int64_t
a_plan(struct tx *tx, int64_t patient, int64_t author)
{
	struct plan p = { .patient = patient,
		.day = day_of(2026, 11, 23),
		.state = "active",
		.goals = "",
		.author = author };
	struct err e = { 0 };

	must(plan_add(tx, &p, &e));
	return p.id;
}

static int64_t
a_course(struct tx *tx, int64_t plan, int64_t patient, struct course c)
{
	struct err e = { 0 };

	c.plan = plan;
	c.patient = patient;
	must(course_add(tx, &c, &e));
	return c.id;
}

static struct tx *
begin(struct booked_clinic *b)
{
	struct actor who = app_actor(b->c.app, "");
	struct err e = { 0 };
	struct tx *tx;

	must(tx_begin(b->c.app->db, &who, "test.make", app_now(b->c.app), &tx, &e));
	return tx;
}

static void
open_book(struct booked_clinic *b)
{
	int64_t me;
	struct tx *tx;
	struct err e = { 0 };

	*b = (struct booked_clinic){ 0 };
	a_clinic_open(&b->c);
	me = app_person(b->c.app)->id;
	do_(&b->c, "resource.add", { "kind", "therapist" }, { "code", "KB" }, { "name", "K Baker" },
	    { "skills", "exercise eswt" });
	do_(&b->c, "resource.add", { "kind", "therapist" }, { "code", "TL" }, { "name", "T Lind" },
	    { "skills", "exercise physical" });
	do_(&b->c, "resource.add", { "kind", "room" }, { "code", "Gym" }, { "name", "Gym" },
	    { "skills", "gym treatment" }, { "lanes", "2" });
	tx = begin(b);
	b->anna = register_one(b, tx, "Hall", &b->anna_id);
	b->ben = register_one(b, tx, "Smith", &b->ben_id);
	b->plan = a_plan(tx, b->anna_id, me);
	b->exercise = a_course(tx, b->plan, b->anna_id, a_book_weekly(6));
	b->ben_course = a_course(tx, a_plan(tx, b->ben_id, me), b->ben_id, a_book_weekly(6));
	must(tx_end(tx, true, &e));
}

static void
close_book(struct booked_clinic *b)
{
	a_clinic_close(&b->c);
}

static const char *
number(struct booked_clinic *b, int64_t n)
{
	return text_fmt(&b->c.a, "%lld", (long long)n);
}

static int
booked(struct booked_clinic *b, int64_t course)
{
	struct course c;
	struct err e = { 0 };

	must(course_find(b->c.app->db, course, day_of(2026, 11, 23), &b->c.a, &c, &e));
	return c.booked;
}

static void
book_course(struct booked_clinic *b, int64_t course, const char *wish)
{
	do_(&b->c, "course.book", { "course", number(b, course) }, { "wish", wish });
}

static void
proposed(struct booked_clinic *b, const struct propose_for *what, struct proposed *p)
{
	struct err e = { 0 };

	must(propose(b->c.app, what, &b->c.a, p, &e));
}

static struct propose_for
of_course(int64_t course, const char *wish)
{
	return (struct propose_for){ .course = course, .wish = wish, .label = "" };
}

static bool
any_reason(struct booked_clinic *b, const char *what)
{
	for (size_t i = 0; i < b->c.out.reasons.n; i++)
		if (strstr(b->c.out.reasons.at[i], what) != NULL)
			return true;
	return false;
}

static void
a_course_is_booked_at_once_and_taken_back_at_once(void **state)
{
	struct booked_clinic b;
	struct sessions all;
	struct err e = { 0 };

	(void)state;
	open_book(&b);
	book_course(&b, b.exercise, "tue 10 with kb");
	is_str(b.c.out.said,
	    "Booked 6 of Exercise programme, right hip, for HALL, Ann: Tue 24-Nov-2026 to Tue "
	    "29-Dec-2026; nothing is left "
	    "open.");
	must(session_of_course(b.c.app->db, b.exercise, &b.c.a, &all, &e));
	assert_int_equal(all.list.n, 6);
	for (int i = 0; i < 6; i++) {
		assert_int_equal(all.list.at[i].day, day_of(2026, 11, 24) + 7 * i);
		assert_int_equal(all.list.at[i].minute, 600);
		assert_true(all.list.at[i].who[RES_ROOM] != 0);
	}
	assert_int_equal(refused(&b.c, "course.book", { "course", number(&b, b.exercise) }),
	    ERR_RULE); /* nothing is left */
	do_pairs(&b.c, "undo.last", NULL, 0);
	assert_int_equal(booked(&b, b.exercise), 0);
	book_course(&b, b.exercise, "tue 10 with kb");
	assert_int_equal(booked(&b, b.exercise), 6);
	close_book(&b);
}

static void
a_holiday_moves_one_session_and_says_so(void **state)
{
	struct booked_clinic b;
	struct proposed p;
	struct propose_for what;

	(void)state;
	open_book(&b);
	do_(&b.c, "closure.add", { "from", "2026-12-08" }, { "name", "Feast" });
	/* A slip in the wish is not passed over; the therapy of the course may be named. */
	assert_int_equal(refused(&b.c, "course.book", { "course", number(&b, b.exercise) },
			     { "wish", "qq tue 10" }),
	    ERR_INPUT);
	is_str(b.c.e.field, "wish");
	assert_int_equal(refused(&b.c, "course.book", { "course", number(&b, b.exercise) },
			     { "wish", "gait tue 10" }),
	    ERR_INPUT);
	what = of_course(b.exercise, "tue 10");
	proposed(&b, &what, &p);
	assert_int_equal(p.ok, 5);
	assert_int_equal(p.moved, 1);
	assert_int_equal(p.open, 0);
	assert_int_equal(p.row.at[2].state, ROW_MOVED);
	assert_non_null(strstr(p.row.at[2].why, "Feast"));
	is_str(propose_totals(&p, &b.c.a), "5 ok  1 moved");
	book_course(&b, b.exercise, "tue 10");
	assert_true(any_reason(&b, "3 of 6 was moved"));
	assert_int_equal(booked(&b, b.exercise), 6);
	close_book(&b);
}

static void
what_cannot_be_placed_is_named(void **state)
{
	struct booked_clinic b;
	struct proposed p;
	struct propose_for what;

	(void)state;
	open_book(&b);
	/* Three weeks closed: the sessions within cannot be caught up by the interval rule. */
	do_(&b.c, "closure.add", { "from", "2026-12-14" }, { "to", "2027-12-31" },
	    { "name", "Rebuilding" });
	what = of_course(b.exercise, "tue 10");
	proposed(&b, &what, &p);
	assert_int_equal(p.open + propose_placed(&p), 6);
	assert_true(p.open > 0);
	book_course(&b, b.exercise, "tue 10");
	assert_non_null(
	    strstr(b.c.out.said, text_fmt(&b.c.a, "Booked %d of 6", propose_placed(&p))));
	assert_non_null(strstr(b.c.out.said, "no time yet"));
	assert_true(any_reason(&b, "6 of 6 has no time: "));
	assert_true(any_reason(&b, "Rebuilding"));
	close_book(&b);
}

static void
a_therapist_who_is_away_is_replaced_and_named(void **state)
{
	struct booked_clinic b;
	struct proposed p;
	struct propose_for what;

	(void)state;
	open_book(&b);
	do_(&b.c, "absence.add", { "resource", "KB" }, { "from", "2026-12-01" },
	    { "to", "2026-12-04" }, { "why", "leave" });
	what = of_course(b.exercise, "tue 10 with kb");
	proposed(&b, &what, &p);
	assert_int_equal(p.moved, 1);
	assert_int_equal(p.row.at[1].state, ROW_MOVED);
	assert_non_null(strstr(p.row.at[1].why, "KB away (leave)"));
	close_book(&b);
}

static void
places_that_somebody_took_meanwhile_stop_all_of_them(void **state)
{
	struct booked_clinic b;
	struct proposed p;
	struct propose_for what;
	const char *places;

	(void)state;
	open_book(&b);
	what = of_course(b.exercise, "tue 10 with kb");
	proposed(&b, &what, &p);
	places = propose_places(&p, &b.c.a);
	assert_non_null(strstr(places, "2026-11-24 10:00 KB Gym; 2026-12-01 10:00 KB Gym"));
	/* Another desk takes two of the six. */
	do_(&b.c, "session.book", { "patient", b.ben }, { "at", "2026-12-01 10:15" },
	    { "label", "Talk" }, { "therapist", "KB" });
	do_(&b.c, "session.book", { "patient", b.ben }, { "at", "2026-12-15 09:30" },
	    { "label", "Talk" }, { "therapist", "KB" }, { "minutes", "60" });
	assert_int_equal(refused(&b.c, "course.book", { "course", number(&b, b.exercise) },
			     { "places", places }),
	    ERR_CONFLICT);
	assert_non_null(strstr(b.c.e.text, "Nothing was booked"));
	assert_non_null(strstr(b.c.e.text, "and 1 more"));
	assert_int_equal(b.c.out.reasons.n, 2);
	assert_true(any_reason(&b, "Tue 01-Dec-2026 10:00: KB booked"));
	assert_true(any_reason(&b, "Tue 15-Dec-2026 10:00: KB booked"));
	assert_int_equal(booked(&b, b.exercise), 0);
	close_book(&b);
}

static void
places_are_read_or_refused(void **state)
{
	static const struct {
		const char *places;
		enum err_code code;
	} row[] = {
		{ "2026-12-01 10:00 KB Gym", ERR_NONE },
		{ " 2026-12-02 10:00 ; ", ERR_RULE }, /* one day after the first */
		{ "2026-12-08 10:00 TL", ERR_NONE }, { "2026-12-15 10:02 KB", ERR_INPUT },
		{ "2026-12-15 10:00 XX", ERR_INPUT }, { "2026-12-15 10:00 KB TL", ERR_INPUT },
		{ "15/12 10:00", ERR_INPUT }, { "2026-12-15", ERR_INPUT }, { ";", ERR_INPUT },
		{ "2026-11-20 10:00", ERR_RULE }, /* past */
		{ "2026-11-23 08:00", ERR_RULE }, /* past, today */
		{ "2027-02-23 10:00", ERR_NONE }, /* late: said, and booked */
	};
	struct booked_clinic b;

	(void)state;
	open_book(&b);
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		struct pair pairs[] = { { "course", number(&b, b.exercise) },
			{ "places", row[i].places } };

		if (row[i].code == ERR_NONE)
			do_pairs(&b.c, "course.book", pairs, 2);
		else
			assert_int_equal(refused_pairs(&b.c, "course.book", pairs, 2), row[i].code);
	}
	assert_true(any_reason(&b, "at most 10"));
	assert_true(any_reason(&b, "3 of 6 have no time yet"));
	assert_int_equal(booked(&b, b.exercise), 3);
	close_book(&b);
}

static void
a_proposal_is_changed_by_hand_within_the_rules(void **state)
{
	struct booked_clinic b;
	struct proposed p;
	struct propose_for what;
	struct err e = { 0 };

	(void)state;
	open_book(&b);
	what = of_course(b.exercise, "tue 10 with kb");
	proposed(&b, &what, &p);
	is_str(propose_who(&p, &p.row.at[1].slot.place, &b.c.a), "KB + Gym");
	must(propose_move(&p, 1, "wed 14", &e));
	assert_int_equal(p.row.at[1].slot.place.day, day_of(2026, 12, 2));
	assert_int_equal(p.row.at[1].slot.place.minute, 14 * 60);
	assert_int_equal(p.ok, 5);
	assert_int_equal(p.moved, 1);
	/* Too close to the next one: it stays where it is. */
	assert_false(propose_move(&p, 1, "4 dec 10:00", &e));
	assert_int_equal(e.code, ERR_RULE);
	assert_non_null(strstr(e.text, "at least 5"));
	assert_int_equal(p.row.at[1].slot.place.day, day_of(2026, 12, 2));
	assert_false(propose_move(&p, 1, "wed 20", &e)); /* after hours */
	assert_false(propose_move(&p, 1, "soonish", &e));
	assert_int_equal(e.code, ERR_INPUT);
	must(propose_move(&p, 1, "tue with tl", &e));
	is_str(p.row.at[1].who, "TL + Gym");
	must(propose_leave_out(&p, 5, true, &e));
	assert_int_equal(propose_placed(&p), 5);
	must(propose_leave_out(&p, 5, false, &e));
	assert_int_equal(propose_placed(&p), 6);
	must(propose_leave_out(&p, 5, true, &e));
	do_(&b.c, "course.book", { "course", number(&b, b.exercise) },
	    { "places", propose_places(&p, &b.c.a) });
	is_str(b.c.out.said,
	    "Booked 5 of 6 of Exercise programme, right hip, for HALL, Ann: Tue 24-Nov-2026 to Tue "
	    "22-Dec-2026; 1 has no "
	    "time yet.");
	close_book(&b);
}

static void
a_plan_is_booked_with_its_days_shared_and_its_rules_kept(void **state)
{
	struct course eswt = a_book_weekly(6), heat = a_book_weekly(6);
	struct booked_clinic b;
	struct sessions all;
	struct tx *tx;
	struct err e = { 0 };

	(void)state;
	open_book(&b);
	eswt.protocol = "eswt";
	eswt.label = "Shockwave";
	eswt.skill = "eswt";
	eswt.minutes = 30;
	heat.protocol = "heat";
	heat.label = "Heat";
	heat.skill = "physical";
	heat.minutes = 20;
	tx = begin(&b);
	a_course(tx, b.plan, b.anna_id, eswt);
	a_course(tx, b.plan, b.anna_id, heat);
	must(tx_end(tx, true, &e));
	do_(&b.c, "plan.book", { "plan", number(&b, b.plan) });
	is_str(b.c.out.said,
	    "Booked 18 of the plan for HALL, Ann: Tue 24-Nov-2026 to Wed 30-Dec-2026; nothing "
	    "is left open.");
	must(session_of_patient(b.c.app->db, b.anna_id, 0, day_of(2028, 1, 1), &b.c.a, &all, &e));
	assert_int_equal(all.list.n, 18);
	for (size_t i = 0; i < all.list.n; i++)
		for (size_t k = 0; k < i; k++)
			assert_false(all.list.at[i].day == all.list.at[k].day
			    && strcmp(all.list.at[i].label, "Heat") == 0
			    && strcmp(all.list.at[k].label, "Shockwave") == 0);
	/* One more of them by hand on the day of the other is refused, too. */
	for (size_t i = 0; i < all.list.n; i++) {
		char day[DAY_TEXT];

		if (strcmp(all.list.at[i].label, "Heat") != 0)
			continue;
		assert_int_equal(
		    refused(&b.c, "session.book", { "patient", b.anna },
			{ "label", "Shockwave, focused, high energy" }, { "side", "B" },
			{ "therapist", "KB" },
			{ "at", text_fmt(&b.c.a, "%s 17:00", day_iso(all.list.at[i].day, day)) }),
		    ERR_RULE);
		assert_non_null(strstr(b.c.e.text, "never on the day of Heat"));
		break;
	}
	do_pairs(&b.c, "undo.last", NULL, 0);
	assert_int_equal(booked(&b, b.exercise), 0);
	close_book(&b);
}

static void
a_plan_with_places_books_each_for_its_course(void **state)
{
	struct booked_clinic b;
	struct proposed p;
	struct propose_for what = { .wish = "", .label = "" };

	(void)state;
	open_book(&b);
	what.plan = b.plan;
	proposed(&b, &what, &p);
	do_(&b.c, "plan.book", { "plan", number(&b, b.plan) },
	    { "places", propose_places(&p, &b.c.a) });
	assert_int_equal(booked(&b, b.exercise), 6);
	assert_int_equal(
	    refused(&b.c, "plan.book", { "plan", number(&b, b.plan) },
		{ "places", text_fmt(&b.c.a, "%lld 2027-03-01 10:00", (long long)b.ben_course) }),
	    ERR_INPUT);
	close_book(&b);
}

/* Whoever books one course of a plan hears of the others. */
static void
what_is_left_out_of_a_plan_is_said(void **state)
{
	struct course heat = a_book_weekly(4);
	struct booked_clinic b;
	struct tx *tx;
	struct err e = { 0 };

	(void)state;
	open_book(&b);
	heat.protocol = "heat";
	heat.label = "Heat";
	heat.skill = "";
	tx = begin(&b);
	a_course(tx, b.plan, b.anna_id, heat);
	must(tx_end(tx, true, &e));
	do_(&b.c, "plan.book", { "plan", number(&b, b.plan) }, { "wish", "exercise" });
	is_str(b.c.out.said,
	    "Booked 6 of 10 of the plan for HALL, Ann: Tue 24-Nov-2026 to Tue 29-Dec-2026; 4 "
	    "have no time yet.");
	is_str(b.c.out.reasons.at[b.c.out.reasons.n - 1], "Heat: 4 of 4 have no time yet");
	do_(&b.c, "plan.book", { "plan", number(&b, b.plan) });
	assert_non_null(strstr(b.c.out.said, "Booked 4 of "));
	assert_non_null(strstr(b.c.out.said, "; nothing is left open."));
	close_book(&b);
}

/* No session stands elsewhere than its rhythm would have it without a word. */
static void
a_moved_session_of_a_plan_names_its_rule(void **state)
{
	struct course heat = a_book_weekly(6);
	struct booked_clinic b;
	struct proposed p;
	struct propose_for what = { .wish = "", .label = "" };
	struct tx *tx;
	struct err e = { 0 };
	int week = 0;

	(void)state;
	open_book(&b);
	heat.protocol = "heat";
	heat.label = "Heat";
	heat.skill = "";
	heat.gap_min = heat.gap_usual = 1;
	heat.gap_max = 7;
	heat.per_week = 2;
	heat.minutes = 20;
	tx = begin(&b);
	a_course(tx, b.plan, b.anna_id, heat);
	must(tx_end(tx, true, &e));
	what.plan = b.plan;
	proposed(&b, &what, &p);
	for (size_t i = 0; i < p.row.n; i++)
		week += strstr(p.row.at[i].why, "Heat has its 2 of that week already: moved to ")
		    != NULL;
	assert_true(week > 0);
	close_book(&b);
}

static void
a_follow_up_in_six_weeks_is_with_the_same_therapist(void **state)
{
	struct booked_clinic b;
	struct proposed p;
	struct session s;
	struct err e = { 0 };
	struct propose_for what = { .wish = "6w", .label = "" };

	(void)state;
	open_book(&b);
	do_(&b.c, "session.book", { "patient", b.ben }, { "at", "2026-11-23 10:00" },
	    { "label", "Talk" }, { "therapist", "TL" });
	what.patient = b.ben_id;
	proposed(&b, &what, &p);
	assert_int_equal(p.row.n, 1);
	assert_int_equal(p.row.at[0].slot.place.day, day_of(2027, 1, 4));
	is_str(p.row.at[0].who, "TL");
	what.wish = "+6w";
	proposed(&b, &what, &p);
	assert_int_equal(p.row.at[0].slot.place.day, day_of(2027, 1, 4));
	do_(&b.c, "visit.book", { "patient", b.ben }, { "wish", "6w" });
	is_str(b.c.out.said, "Booked Follow-up for SMITH, Ann: Mon 04-Jan-2027 08:00, TL.");
	do_pairs(&b.c, "undo.last", NULL, 0);
	/* Places that were looked at are as long as they were shown. */
	do_(&b.c, "visit.book", { "patient", b.ben }, { "label", "Exercise programme" },
	    { "places", "2026-11-24 10:00 TL" });
	must(session_find(b.c.app->db, b.c.out.id, &b.c.a, &s, &e));
	assert_int_equal(s.minutes, 45);
	do_pairs(&b.c, "undo.last", NULL, 0);
	/* A therapy that the plan has is booked for the plan. */
	what.wish = "exercise 2x1w tue 10";
	proposed(&b, &what, &p);
	assert_int_equal(p.course, b.ben_course);
	assert_int_equal(p.row.n, 2);
	close_book(&b);
}

static void
what_is_due_is_booked_from_its_day_and_freed_by_undo(void **state)
{
	struct due d = { .kind = "clinic",
		.what = "6 month review",
		.earliest = day_of(2027, 5, 1),
		.target = day_of(2027, 5, 22), /* a Saturday */
		.latest = day_of(2027, 6, 10),
		.rule = "F1",
		.source = "memory" };
	struct booked_clinic b;
	struct due_rows rows;
	struct tx *tx;
	struct err e = { 0 };

	(void)state;
	open_book(&b);
	tx = begin(&b);
	d.patient = b.anna_id;
	must(due_add(tx, &d, &e));
	must(tx_end(tx, true, &e));
	assert_int_equal(
	    refused(&b.c, "visit.book", { "patient", b.ben }, { "due", number(&b, d.id) },
		{ "label", "x" }, { "places", "2027-05-24 10:00 KB" }),
	    ERR_INPUT);
	do_(&b.c, "visit.book", { "patient", b.anna }, { "due", number(&b, d.id) });
	is_str(b.c.out.said, "Booked 6 month review for HALL, Ann: Mon 24-May-2027 08:00, KB.");
	must(due_find(b.c.app->db, d.id, &b.c.a, &d, &e));
	assert_int_equal(d.session, b.c.out.id);
	is_str(d.state, "open");
	must(due_list_of(b.c.app, b.anna_id, &b.c.a, &rows, &e));
	assert_int_equal(rows.list.at[0].booked_day, day_of(2027, 5, 24));
	do_pairs(&b.c, "undo.last", NULL, 0);
	must(due_list_of(b.c.app, b.anna_id, &b.c.a, &rows, &e));
	assert_int_equal(rows.list.at[0].booked_day, DAY_NONE);
	must(due_find(b.c.app->db, d.id, &b.c.a, &d, &e));
	assert_int_equal(d.session, 0);
	close_book(&b);
}

/* The doctor reviews, where there is one; and nobody asked for midnight. */
static void
what_is_due_is_for_the_doctor_and_beside_another_visit(void **state)
{
	struct due d = { .kind = "clinic",
		.what = "review",
		.earliest = day_of(2026, 12, 1),
		.target = day_of(2026, 12, 7),
		.latest = day_of(2026, 12, 20),
		.rule = "F1",
		.source = "memory" };
	struct propose_for what = { .wish = "", .label = "" };
	struct booked_clinic b;
	struct proposed p;
	struct tx *tx;
	struct err e = { 0 };

	(void)state;
	open_book(&b);
	do_(&b.c, "session.book", { "patient", b.anna }, { "at", "2026-12-08 10:00" },
	    { "label", "Talk" }, { "therapist", "TL" });
	tx = begin(&b);
	d.patient = b.anna_id;
	must(due_add(tx, &d, &e));
	must(tx_end(tx, true, &e));
	what.due = d.id;
	proposed(&b, &what, &p);
	is_str(p.row.at[0].who, "TL"); /* nobody is a doctor here */
	is_str(p.row.at[0].why, "comes for Talk then: moved to Tue 08-Dec");
	do_(&b.c, "resource.add", { "code", "DL" }, { "name", "D Lund" }, { "kind", "therapist" },
	    { "skills", "doctor" });
	proposed(&b, &what, &p);
	is_str(p.row.at[0].who, "DL");
	what.wish = "with kb";
	proposed(&b, &what, &p);
	is_str(p.row.at[0].who, "KB");
	close_book(&b);
}

static void
wishes_that_the_course_does_not_allow_are_refused(void **state)
{
	static const char *const wish[] = { "7x1w", "6x2w", "6x1d", "1 nov", "with xx",
		"tue 10 noon <1/11" };
	struct booked_clinic b;

	(void)state;
	open_book(&b);
	for (size_t i = 0; i < sizeof(wish) / sizeof(wish[0]); i++) {
		struct pair pairs[] = { { "course", number(&b, b.exercise) }, { "wish", wish[i] } };
		enum err_code code = refused_pairs(&b.c, "course.book", pairs, 2);

		assert_true(code == ERR_RULE || code == ERR_INPUT);
	}
	close_book(&b);
}

static void
a_later_closure_names_whom_it_hits(void **state)
{
	struct booked_clinic b;

	(void)state;
	open_book(&b);
	book_course(&b, b.exercise, "tue 10 with kb");
	do_(&b.c, "closure.add", { "from", "2026-12-08" }, { "to", "2026-12-15" },
	    { "name", "Water" });
	is_str(b.c.out.said, "Closed Tue 08-Dec-2026 to Tue 15-Dec-2026: Water; 2 booked then.");
	assert_int_equal(b.c.out.reasons.n, 2);
	assert_true(any_reason(&b, "Tue 08-Dec-2026 10:00 HALL, Ann"));
	do_(&b.c, "closure.add", { "from", "2025-12-29" }, { "yearly", "yes" }, { "name", "Feast" },
	    { "hours", "10:30-12:00" });
	assert_int_equal(b.c.out.reasons.n, 1);
	do_(&b.c, "closure.add", { "from", "2026-12-01" }, { "hours", "10:45-12:00" },
	    { "name", "Talk" });
	assert_int_equal(b.c.out.reasons.n, 0);
	do_(&b.c, "absence.add", { "resource", "KB" }, { "from", "2026-11-24" });
	assert_int_equal(b.c.out.reasons.n, 1);
	do_(&b.c, "absence.add", { "resource", "TL" }, { "from", "2026-11-24" });
	assert_int_equal(b.c.out.reasons.n, 0);
	close_book(&b);
}

static void
a_long_list_of_hits_is_cut_and_counted(void **state)
{
	static const struct {
		int booked;
		size_t reasons;
	} row[] = { { 20, 20 }, { 21, 21 }, { 23, 21 } };
	struct booked_clinic b;
	int n = 0;

	(void)state;
	open_book(&b);
	for (size_t i = 0; i < sizeof(row) / sizeof(row[0]); i++) {
		for (; n < row[i].booked; n++)
			do_(&b.c, "session.book", { "patient", b.ben }, { "label", "Talk" },
			    { "minutes", "20" }, { "therapist", "TL" },
			    { "at",
				text_fmt(&b.c.a, "2026-12-01 %02d:%02d", 8 + n / 3, n % 3 * 20) });
		do_(&b.c, "absence.add", { "resource", "TL" }, { "from", "2026-12-01" });
		assert_int_equal(b.c.out.reasons.n, row[i].reasons);
		do_pairs(&b.c, "undo.last", NULL, 0);
	}
	do_(&b.c, "closure.add", { "from", "2026-12-01" }, { "name", "Flood" });
	is_str(b.c.out.reasons.at[20], "and 3 more");
	close_book(&b);
}

/* Two processes book the same six places: one gets all of them, one gets none. */
static void
two_processes_never_share_a_place(void **state)
{
	struct booked_clinic b;
	int got[2], good = 0;
	pid_t child[2];

	(void)state;
	open_book(&b);
	for (int i = 0; i < 2; i++) {
		fflush(NULL);
		child[i] = fork();
		assert_true(child[i] >= 0);
		if (child[i] == 0) {
			struct app *app = a_clinic_session(&b.c, "rita");
			struct outcome out;
			struct err e = { 0 };
			const char *places = "2026-11-24 10:00 KB; 2026-12-01 10:00 KB; "
					     "2026-12-08 10:00 KB; 2026-12-15 10:00 KB";
			bool done = command_run(app, "course.book",
			    PAIRS({ "course", number(&b, i == 0 ? b.exercise : b.ben_course) },
				{ "places", places }),
			    &out, &b.c.a, &e);

			_exit(done ? 0 : e.code == ERR_CONFLICT ? 1 : 2);
		}
	}
	for (int i = 0; i < 2; i++) {
		int status;

		assert_int_equal(waitpid(child[i], &status, 0), child[i]);
		assert_true(WIFEXITED(status));
		got[i] = WEXITSTATUS(status);
		assert_true(got[i] < 2);
		good += got[i] == 0;
	}
	assert_int_equal(good, 1);
	assert_int_equal(booked(&b, b.exercise) + booked(&b, b.ben_course), 4);
	close_book(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_course_is_booked_at_once_and_taken_back_at_once),
		cmocka_unit_test(a_holiday_moves_one_session_and_says_so),
		cmocka_unit_test(what_cannot_be_placed_is_named),
		cmocka_unit_test(a_therapist_who_is_away_is_replaced_and_named),
		cmocka_unit_test(places_that_somebody_took_meanwhile_stop_all_of_them),
		cmocka_unit_test(places_are_read_or_refused),
		cmocka_unit_test(a_proposal_is_changed_by_hand_within_the_rules),
		cmocka_unit_test(a_plan_is_booked_with_its_days_shared_and_its_rules_kept),
		cmocka_unit_test(a_plan_with_places_books_each_for_its_course),
		cmocka_unit_test(what_is_left_out_of_a_plan_is_said),
		cmocka_unit_test(a_moved_session_of_a_plan_names_its_rule),
		cmocka_unit_test(what_is_due_is_for_the_doctor_and_beside_another_visit),
		cmocka_unit_test(a_follow_up_in_six_weeks_is_with_the_same_therapist),
		cmocka_unit_test(what_is_due_is_booked_from_its_day_and_freed_by_undo),
		cmocka_unit_test(wishes_that_the_course_does_not_allow_are_refused),
		cmocka_unit_test(a_later_closure_names_whom_it_hits),
		cmocka_unit_test(a_long_list_of_hits_is_cut_and_counted),
		cmocka_unit_test(two_processes_never_share_a_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
