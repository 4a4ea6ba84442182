/* A therapy of one hip is not booked before somebody said which. */
#include <string.h>

#include "app/board.h"
#include "app/inside.h"
#include "app/propose.h"
#include "app/session_view.h"
#include "app/walkin.h"
#include "base/text.h"
#include "lib/a_book.h"
#include "lib/a_desk.h"
#include "lib/test.h"
#include "store/db_in.h"

static const char shockwave[] = "Shockwave, focused, high energy";
static const char asks[] = "Shockwave acts on a hip: say which, right, left or both.";

/* With a room and a device for shockwave. */
static void
open_desk(struct a_desk *d)
{
	a_desk_open(d);
	do_(&d->c, "resource.add", { "kind", "room" }, { "code", "R1" }, { "name", "Room" },
	    { "skills", "treatment" }, { "lanes", "2" });
	do_(&d->c, "resource.add", { "kind", "device" }, { "code", "SW" }, { "name", "Shockwave" },
	    { "skills", "eswt" });
}

static char
side_of(struct a_desk *d, int64_t id)
{
	struct session s;
	struct err e = { 0 };

	must(session_find(d->c.app->db, id, &d->c.a, &s, &e));
	return s.side;
}

/* Of Ben, with that wish. */
static void
proposed(struct a_desk *d, const char *wish, struct proposed *p)
{
	struct propose_for what = { .patient = d->ben, .wish = wish, .label = "" };
	struct err e = { 0 };

	must(propose(d->c.app, &what, &d->c.a, p, &e));
}

static void
no_command_books_it_without_its_hip(void **state)
{
	static const struct {
		const char *name;
		struct pair pair[3];
		size_t n;
	} row[] = {
		{ "session.book", { { "label", shockwave }, { "at", "2026-12-01 10:00" } }, 2 },
		{ "session.book", { { "label", "eswt" }, { "at", "2026-12-01 10:00" } }, 2 },
		{ "session.walkin", { { "label", "eswt" } }, 1 },
		{ "visit.book", { { "wish", "eswt thu 11" } }, 1 },
		{ "visit.book",
		    { { "label", shockwave }, { "places", "2026-12-01 10:00 KB R1 SW" } }, 2 },
	};
	struct a_desk d;

	(void)state;
	open_desk(&d);
	/* A decision proposes the hip to who sees it; the shell sees nothing. */
	a_book_decided(&d.c, d.ben, 'L');
	for (size_t i = 0; i < sizeof(row) / sizeof(*row); i++) {
		struct pair pair[5];
		size_t n = row[i].n;

		memcpy(pair, row[i].pair, sizeof(row[i].pair));
		pair[n++] = (struct pair){ "patient", a_clinic_ref(&d.c, d.ben) };
		assert_int_equal(refused_pairs(&d.c, row[i].name, pair, n), ERR_INPUT);
		is_str(d.c.e.field, "side");
		is_str(d.c.e.text, asks);
		pair[n++] = (struct pair){ "side", "left" };
		do_pairs(&d.c, row[i].name, pair, n);
		assert_int_equal(side_of(&d, d.c.out.id), 'L');
		assert_non_null(strstr(d.c.out.said, ", left hip"));
		do_pairs(&d.c, "undo.last", NULL, 0);
	}
	do_(&d.c, "visit.book", { "patient", a_clinic_ref(&d.c, d.ben) },
	    { "wish", "eswt right thu 11" });
	assert_int_equal(side_of(&d, d.c.out.id), 'R');
	assert_int_equal(refused(&d.c, "visit.book", { "patient", a_clinic_ref(&d.c, d.ben) },
			     { "wish", "eswt right fri 11" }, { "side", "L" }),
	    ERR_INPUT);
	is_str(d.c.e.field, "side");
	a_desk_close(&d);
}

static void
what_acts_on_no_hip_asks_for_none(void **state)
{
	struct a_desk d;
	struct proposed p;

	(void)state;
	open_desk(&d);
	proposed(&d, "6w", &p);
	assert_false(propose_asks_hip(&p));
	proposed(&d, "exercise tue", &p);
	assert_false(propose_asks_hip(&p));
	is_str(propose_hip(&p, &d.c.a), "");
	a_desk_talk(&d, d.ben, "2026-12-01 10:00", "KB");
	assert_int_equal(side_of(&d, d.c.out.id), '\0');
	a_desk_close(&d);
}

/* Decided for one hip it is proposed, with where it comes from; for both it is asked. */
static void
one_decided_hip_is_proposed_and_two_are_asked(void **state)
{
	struct a_desk d;
	struct proposed p;
	struct pair pair[PROPOSE_PAIRS];
	size_t n;

	(void)state;
	open_desk(&d);
	proposed(&d, "eswt tue", &p);
	assert_true(propose_asks_hip(&p));
	assert_non_null(strstr(propose_hip(&p, &d.c.a), "not known"));
	a_book_decided(&d.c, d.ben, 'L');
	proposed(&d, "eswt tue", &p);
	assert_false(propose_asks_hip(&p));
	assert_int_equal(p.line.at[0].side, 'L');
	is_str(propose_hip(&p, &d.c.a), "left, as decided 23-Nov-2026");
	is_str(propose_command(&p, pair, &n, &d.c.a), "visit.book");
	do_pairs(&d.c, "visit.book", pair, n);
	assert_int_equal(side_of(&d, d.c.out.id), 'L');
	proposed(&d, "eswt right tue", &p); /* what is typed is what is meant */
	assert_int_equal(p.line.at[0].side, 'R');
	is_str(propose_hip(&p, &d.c.a), "");
	a_book_decided(&d.c, d.ben, 'R');
	proposed(&d, "eswt tue", &p);
	assert_true(propose_asks_hip(&p));
	a_desk_close(&d);
}

static void
of_a_closed_chart_no_decision_is_read(void **state)
{
	struct a_desk d;
	struct proposed p;

	(void)state;
	open_desk(&d);
	a_book_decided(&d.c, d.ben, 'L');
	do_(&d.c, "patient.sensitive", { "patient", a_clinic_ref(&d.c, d.ben) },
	    { "sensitive", "yes" }, { "reason", "works here" });
	a_clinic_as(&d.c, "rita");
	proposed(&d, "eswt tue", &p);
	assert_true(propose_asks_hip(&p));
	a_desk_close(&d);
}

static void
a_walk_in_says_its_hip_in_the_same_words(void **state)
{
	struct a_desk d;
	struct walkin_for what;
	struct walkin w;
	struct err e = { 0 };

	(void)state;
	open_desk(&d);
	what = (struct walkin_for){ .patient = d.ben, .words = "eswt with kb" };
	assert_false(walkin_look(d.c.app, &what, &d.c.a, &w, &e));
	is_str(e.field, "side");
	is_str(e.text, asks);
	e = (struct err){ 0 };
	what.words = "eswt left with kb";
	must(walkin_look(d.c.app, &what, &d.c.a, &w, &e));
	assert_int_equal(w.hip.side, 'L');
	is_str(w.therapist, "kb");
	what.words = "eswt with kb right";
	must(walkin_look(d.c.app, &what, &d.c.a, &w, &e));
	assert_int_equal(w.hip.side, 'R');
	is_str(w.therapist, "kb");
	what.words = "b Shockwave, focused, high energy";
	must(walkin_look(d.c.app, &what, &d.c.a, &w, &e));
	assert_int_equal(w.hip.side, 'B');
	a_book_decided(&d.c, d.ben, 'R');
	what.words = "eswt";
	must(walkin_look(d.c.app, &what, &d.c.a, &w, &e));
	assert_int_equal(w.hip.side, 'R');
	is_str(w.hip.from, "as decided 23-Nov-2026");
	a_desk_close(&d);
}

/* Who waits for it says the hip when it is put on the list, and keeps it. */
static void
who_waits_for_it_waits_for_a_hip(void **state)
{
	struct a_desk d;
	const char *ben;
	int64_t id;

	(void)state;
	open_desk(&d);
	ben = a_clinic_ref(&d.c, d.ben);
	assert_int_equal(
	    refused(&d.c, "wait.add", { "patient", ben }, { "wish", "eswt am" }), ERR_INPUT);
	is_str(d.c.e.field, "side");
	id = do_(&d.c, "wait.add", { "patient", ben }, { "wish", "eswt left am" });
	do_(&d.c, "wait.give", { "id", a_desk_number(&d, id) }, { "at", "2026-12-01 10:00" });
	assert_non_null(strstr(d.c.out.said, ", left hip"));
	a_desk_close(&d);
}

/* He waited with a visit, which had a hip; that was given back, and the wish says none. */
static int64_t
who_never_said_a_hip(struct a_desk *d)
{
	int64_t visit = do_(&d->c, "session.book", { "patient", a_clinic_ref(&d->c, d->ben) },
		    { "label", shockwave }, { "side", "R" }, { "at", "2026-12-08 10:00" }),
		wait = do_(&d->c, "wait.add", { "patient", a_clinic_ref(&d->c, d->ben) },
		    { "wish", "eswt am" });

	do_(&d->c, "session.cancel", { "id", a_desk_number(d, visit) }, { "reason", "away" });
	return wait;
}

static void
who_never_said_a_hip_gets_a_place_with_one(void **state)
{
	struct a_desk d;
	const char *wait;

	(void)state;
	open_desk(&d);
	wait = a_desk_number(&d, who_never_said_a_hip(&d));
	assert_int_equal(
	    refused(&d.c, "wait.give", { "id", wait }, { "at", "2026-12-01 10:00" }), ERR_INPUT);
	is_str(d.c.e.field, "side");
	do_(&d.c, "wait.give", { "id", wait }, { "at", "2026-12-01 10:00" }, { "side", "L" });
	assert_non_null(strstr(d.c.out.said, ", left hip"));
	a_desk_close(&d);
}

/* What the row says, or the visit that moves, is not changed by giving it a place. */
static void
who_said_a_hip_gets_no_place_with_another(void **state)
{
	struct a_desk d;
	const char *ben, *wait;

	(void)state;
	open_desk(&d);
	ben = a_clinic_ref(&d.c, d.ben);
	wait = a_desk_number(
	    &d, do_(&d.c, "wait.add", { "patient", ben }, { "wish", "eswt left am" }));
	assert_int_equal(refused(&d.c, "wait.give", { "id", wait }, { "at", "2026-12-01 10:00" },
			     { "side", "R" }),
	    ERR_INPUT);
	is_str(d.c.e.field, "side");
	do_(&d.c, "session.book", { "patient", ben }, { "label", shockwave }, { "side", "R" },
	    { "at", "2026-12-08 10:00" });
	assert_int_equal(refused(&d.c, "wait.give", { "id", wait }, { "at", "2026-12-01 10:00" },
			     { "side", "L" }),
	    ERR_INPUT);
	is_str(d.c.e.field, "side");
	a_desk_close(&d);
}

static void
a_visit_that_moves_keeps_its_hip(void **state)
{
	struct a_desk d;
	int64_t id;

	(void)state;
	open_desk(&d);
	id = do_(&d.c, "session.book", { "patient", a_clinic_ref(&d.c, d.ben) },
	    { "label", shockwave }, { "side", "L" }, { "at", "2026-12-01 10:00" });
	do_(&d.c, "session.move", { "id", a_desk_number(&d, id) }, { "to", "+2d" });
	assert_int_equal(side_of(&d, id), 'L');
	do_(&d.c, "closure.add", { "from", "2026-12-03" }, { "name", "Feast" });
	do_(&d.c, "session.replan",
	    { "places", text_fmt(&d.c.a, "%lld 2026-12-04 10:00 KB R1 SW", (long long)id) });
	assert_int_equal(side_of(&d, id), 'L');
	a_desk_close(&d);
}

/* Two courses of one therapy, one for each hip: the first of them is no answer. */
static void
a_therapy_planned_for_each_hip_asks_which(void **state)
{
	struct a_desk d;
	struct propose_for what;
	struct proposed p;
	struct err e = { 0 };

	(void)state;
	open_desk(&d);
	must(db_exec(d.c.app->db,
	    "INSERT INTO course (plan, side, protocol, label, sessions, gap_min, gap_usual, "
	    "gap_max, "
	    "minutes, skill, room_kind) SELECT plan, 'L', protocol, label, 3, gap_min, gap_usual, "
	    "gap_max, minutes, skill, room_kind FROM course WHERE plan IN "
	    "(SELECT id FROM plan WHERE patient = (SELECT patient FROM plan ORDER BY id LIMIT 1))",
	    &e));
	what = (struct propose_for){ .patient = d.anna, .wish = "exercise tue", .label = "" };
	assert_false(propose(d.c.app, &what, &d.c.a, &p, &e));
	assert_non_null(strstr(e.text, "is planned for each hip: say which"));
	e = (struct err){ 0 };
	what.wish = "exercise left tue";
	must(propose(d.c.app, &what, &d.c.a, &p, &e));
	assert_int_equal(p.line.at[0].side, 'L');
	assert_int_equal(p.row.n, 3);
	a_desk_close(&d);
}

/* A course has its hip.  Who says the other one means something else, and is asked. */
static void
a_course_is_not_booked_for_the_other_hip(void **state)
{
	struct a_desk d;
	struct err e = { 0 };
	const char *course;
	int64_t id;

	(void)state;
	open_desk(&d);
	must(db_exec(d.c.app->db, "UPDATE course SET side = 'R'", &e));
	must(db_number(d.c.app->db, "SELECT min(id) FROM course", &id, &e));
	course = a_desk_number(&d, id);
	assert_int_equal(
	    refused(&d.c, "course.book", { "course", course }, { "wish", "1x tue left" }),
	    ERR_INPUT);
	assert_non_null(strstr(d.c.e.text, "is planned for the right hip"));
	assert_int_equal(refused(&d.c, "course.book", { "course", course }, { "wish", "1x tue" },
			     { "side", "L" }),
	    ERR_INPUT);
	assert_int_equal(refused(&d.c, "session.book", { "course", course }, { "side", "L" },
			     { "at", "2026-12-01 10:00" }),
	    ERR_INPUT);
	is_str(d.c.e.field, "side");
	do_(&d.c, "course.book", { "course", course }, { "wish", "1x tue right" });
	assert_non_null(strstr(d.c.out.said, ", right hip, for "));
	a_desk_close(&d);
}

/* Neither is one hip of a course that is for both. */
static void
one_hip_of_a_course_for_both_is_no_visit_beside_it(void **state)
{
	struct a_desk d;
	struct err e = { 0 };

	(void)state;
	open_desk(&d);
	must(db_exec(d.c.app->db, "UPDATE course SET side = 'B'", &e));
	assert_int_equal(refused(&d.c, "visit.book", { "patient", a_clinic_ref(&d.c, d.anna) },
			     { "wish", "exercise left tue 10" }),
	    ERR_INPUT);
	assert_non_null(strstr(d.c.e.text, "is planned for both hips"));
	do_(&d.c, "visit.book", { "patient", a_clinic_ref(&d.c, d.anna) },
	    { "wish", "1x exercise tue 10" });
	a_desk_close(&d);
}

static void
what_is_due_of_one_hip_is_not_booked_for_the_other(void **state)
{
	struct a_desk d;
	struct err e = { 0 };
	const char *due;
	int64_t id;

	(void)state;
	open_desk(&d);
	must(db_exec(d.c.app->db,
	    text_fmt(&d.c.a,
		"INSERT INTO due (patient, side, kind, what, earliest, target, latest, rule, "
		"source) VALUES (%lld, 'R', 'clinic', '', 20790, 20795, 20800, 'x', 'x')",
		(long long)d.ben),
	    &e));
	must(db_number(d.c.app->db, "SELECT max(id) FROM due", &id, &e));
	due = a_desk_number(&d, id);
	assert_int_equal(refused(&d.c, "visit.book", { "patient", a_clinic_ref(&d.c, d.ben) },
			     { "due", due }, { "wish", "left tue" }),
	    ERR_INPUT);
	assert_non_null(strstr(d.c.e.text, "is of the right hip"));
	a_desk_close(&d);
}

/* At the door the hip is said of a course's visit, too. */
static void
a_visit_of_a_course_names_its_hip_when_somebody_comes(void **state)
{
	struct a_desk d;
	struct err e = { 0 };
	int64_t course, id;

	(void)state;
	open_desk(&d);
	must(db_exec(d.c.app->db, "UPDATE course SET side = 'L'", &e));
	must(db_number(d.c.app->db, "SELECT min(id) FROM course", &course, &e));
	do_(&d.c, "course.book", { "course", a_desk_number(&d, course) },
	    { "wish", "today 14:00" });
	must(db_number(
	    d.c.app->db, "SELECT min(id) FROM session WHERE course IS NOT NULL", &id, &e));
	do_(&d.c, "session.arrive", { "id", a_desk_number(&d, id) });
	assert_non_null(strstr(d.c.out.said, ", left hip"));
	a_desk_close(&d);
}

/* Rows that are older than the question are read as what they are. */
static void
an_old_visit_without_its_hip_says_so(void **state)
{
	struct a_desk d;
	struct session_view v;
	struct board board;
	struct err e = { 0 };
	int64_t id;

	(void)state;
	open_desk(&d);
	id = do_(&d.c, "session.book", { "patient", a_clinic_ref(&d.c, d.ben) },
	    { "label", shockwave }, { "side", "L" }, { "at", "2026-12-01 10:00" });
	must(db_exec(d.c.app->db, "UPDATE session SET side = ''", &e));
	must(session_view_load(d.c.app, id, &d.c.a, &v, &e));
	is_str(hip_said(v.side), ", hip not recorded");
	must(board_load(d.c.app, day_of(2026, 12, 1), &d.c.a, &board, &e));
	must(board_hips(d.c.app, &board, &e));
	is_str(hip_answer(board.row.at[0].side), "not recorded");
	do_(&d.c, "session.move", { "id", a_desk_number(&d, id) }, { "to", "+2d" });
	assert_int_equal(side_of(&d, id), '\0');
	a_desk_close(&d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_command_books_it_without_its_hip),
		cmocka_unit_test(what_acts_on_no_hip_asks_for_none),
		cmocka_unit_test(one_decided_hip_is_proposed_and_two_are_asked),
		cmocka_unit_test(of_a_closed_chart_no_decision_is_read),
		cmocka_unit_test(a_walk_in_says_its_hip_in_the_same_words),
		cmocka_unit_test(who_waits_for_it_waits_for_a_hip),
		cmocka_unit_test(who_never_said_a_hip_gets_a_place_with_one),
		cmocka_unit_test(who_said_a_hip_gets_no_place_with_another),
		cmocka_unit_test(a_visit_that_moves_keeps_its_hip),
		cmocka_unit_test(a_therapy_planned_for_each_hip_asks_which),
		cmocka_unit_test(a_course_is_not_booked_for_the_other_hip),
		cmocka_unit_test(one_hip_of_a_course_for_both_is_no_visit_beside_it),
		cmocka_unit_test(what_is_due_of_one_hip_is_not_booked_for_the_other),
		cmocka_unit_test(a_visit_of_a_course_names_its_hip_when_somebody_comes),
		cmocka_unit_test(an_old_visit_without_its_hip_says_so),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
