/* Booking: one place is one person's, whoever asks, and a visit stays the same
 * visit when it moves. */
#include "lib/test.h"

#include <string.h>

#include "app/board.h"
#include "app/inside.h"
#include "base/text.h"
#include "lib/a_clinic.h"
#include "store/session_store.h"

struct booked_clinic {
	struct a_clinic c;
	const char *anna, *ben; /* record numbers */
};

static const char *
register_one(struct a_clinic *c, const char *family)
{
	return a_clinic_ref(c, a_clinic_patient(c, family, "Ann", "1968-07-14"));
}

static void
open_with_two(struct booked_clinic *b)
{
	a_clinic_open(&b->c);
	b->anna = register_one(&b->c, "Hall");
	b->ben = register_one(&b->c, "Smith");
	do_(&b->c, "resource.add", { "kind", "therapist" }, { "code", "KB" }, { "name", "K Baker" },
	    { "skills", "eswt exercise" });
	do_(&b->c, "resource.add", { "kind", "therapist" }, { "code", "TL" }, { "name", "T Lind" },
	    { "skills", "exercise" });
	do_(&b->c, "resource.add", { "kind", "room" }, { "code", "Pool" }, { "name", "Pool" },
	    { "skills", "pool" }, { "lanes", "2" });
}

/* Books 30 minutes for a patient with KB, that day at that time. */
static int64_t
book(struct booked_clinic *b, const char *number, const char *at)
{
	return do_(&b->c, "session.book", { "patient", number }, { "at", at },
	    { "label", "Exercise" }, { "therapist", "KB" });
}

static enum err_code
not_booked(struct booked_clinic *b, const char *number, const char *at, const char *with)
{
	return refused(&b->c, "session.book", { "patient", number }, { "at", at },
	    { "label", "Exercise" }, { "therapist", with });
}

static void
one_place_is_one_persons(void **state)
{
	struct booked_clinic b;

	(void)state;
	open_with_two(&b);
	book(&b, b.anna, "2026-11-24 10:00");
	/* The therapist, from the last minute before to the first after. */
	assert_int_equal(not_booked(&b, b.ben, "2026-11-24 10:00", "KB"), ERR_RULE);
	assert_int_equal(not_booked(&b, b.ben, "2026-11-24 09:35", "KB"), ERR_RULE);
	assert_int_equal(not_booked(&b, b.ben, "2026-11-24 10:25", "KB"), ERR_RULE);
	/* The patient, with somebody else. */
	assert_int_equal(not_booked(&b, b.anna, "2026-11-24 10:15", "TL"), ERR_RULE);
	book(&b, b.ben, "2026-11-24 09:30");
	book(&b, b.ben, "2026-11-24 10:30");
	a_clinic_close(&b.c);
}

static void
a_pool_has_its_lanes(void **state)
{
	struct booked_clinic b;
	const char *third;

	(void)state;
	open_with_two(&b);
	third = register_one(&b.c, "Third");
	do_(&b.c, "session.book", { "patient", b.anna }, { "at", "2026-11-24 10:00" },
	    { "label", "Hydro" }, { "room", "Pool" });
	do_(&b.c, "session.book", { "patient", b.ben }, { "at", "2026-11-24 10:00" },
	    { "label", "Hydro" }, { "room", "Pool" });
	assert_int_equal(
	    refused(&b.c, "session.book", { "patient", third }, { "at", "2026-11-24 10:00" },
		{ "label", "Hydro" }, { "room", "Pool" }),
	    ERR_RULE);
	assert_non_null(strstr(b.c.e.text, "Pool"));
	a_clinic_close(&b.c);
}

static void
hours_leave_and_closures_count_for_every_booking(void **state)
{
	struct booked_clinic b;

	(void)state;
	open_with_two(&b);
	do_(&b.c, "closure.add", { "from", "2026-12-24" }, { "to", "2026-12-26" },
	    { "name", "Christmas" });
	do_(&b.c, "absence.add", { "resource", "KB" }, { "from", "2026-12-01" },
	    { "why", "course" });
	assert_int_equal(not_booked(&b, b.anna, "2026-12-24 10:00", "KB"), ERR_RULE);
	assert_non_null(strstr(b.c.e.text, "Christmas"));
	assert_int_equal(not_booked(&b, b.anna, "2026-12-01 10:00", "KB"), ERR_RULE);
	assert_non_null(strstr(b.c.e.text, "KB away"));
	assert_int_equal(not_booked(&b, b.anna, "2026-11-24 07:30", "KB"), ERR_RULE);
	assert_int_equal(not_booked(&b, b.anna, "2026-11-28 10:00", "KB"), ERR_RULE); /* Saturday */
	assert_int_equal(not_booked(&b, b.anna, "2026-11-24 10:02", "KB"), ERR_INPUT);
	assert_int_equal(not_booked(&b, b.anna, "2026-11-20 10:00", "KB"), ERR_RULE); /* past */
	book(&b, b.anna, "2026-12-23 17:30");
	a_clinic_close(&b.c);
}

static void
a_move_keeps_the_visit_and_is_taken_back(void **state)
{
	struct booked_clinic b;
	struct arena a = { 0 };
	struct session s;
	int64_t id;
	struct err e = { 0 };

	(void)state;
	open_with_two(&b);
	id = book(&b, b.anna, "2026-11-24 10:00");
	/* Its own old place does not stand in its way. */
	do_(&b.c, "session.move", { "id", text_fmt(&a, "%lld", (long long)id) },
	    { "at", "2026-11-24 10:10" });
	must(session_find(b.c.app->db, id, &a, &s, &e));
	assert_int_equal(s.minute, 610);
	book(&b, b.ben, "2026-11-24 09:40");
	do_(&b.c, "session.move", { "id", text_fmt(&a, "%lld", (long long)id) },
	    { "at", "2026-11-25 11:00" }, { "therapist", "TL" });
	do_pairs(&b.c, "undo.last", NULL, 0);
	must(session_find(b.c.app->db, id, &a, &s, &e));
	assert_int_equal(s.minute, 610);
	assert_int_equal(s.day, day_of(2026, 11, 24));
	assert_int_equal(
	    refused(&b.c, "session.move", { "id", text_fmt(&a, "%lld", (long long)id) },
		{ "at", "2026-11-24 09:30" }, { "therapist", "KB" }),
	    ERR_RULE);
	a_clinic_close(&b.c);
	arena_clear(&a);
}

static void
a_cancelled_place_is_free_at_once(void **state)
{
	struct booked_clinic b;
	struct arena a = { 0 };
	const char *id;

	(void)state;
	open_with_two(&b);
	id = text_fmt(&a, "%lld", (long long)book(&b, b.anna, "2026-11-24 10:00"));
	assert_int_equal(refused(&b.c, "session.cancel", { "id", id }), ERR_RULE);
	do_(&b.c, "session.cancel", { "id", id }, { "reason", "patient ill" });
	book(&b, b.ben, "2026-11-24 10:00");
	/* Taking the cancellation back would book the place twice. */
	assert_int_equal(
	    refused(&b.c, "session.restore", { "id", id }, { "state", "booked" }), ERR_CONFLICT);
	assert_non_null(strstr(b.c.e.text, "SMITH, Ann"));
	a_clinic_close(&b.c);
	arena_clear(&a);
}

/* session.restore is how taking back works: it is no way round the other commands. */
static void
a_state_is_restored_only_along_the_way_it_came(void **state)
{
	static const char *const far[] = { "arrived", "running", "done", "no_show", "booked" };
	struct booked_clinic b;
	struct arena a = { 0 };
	const char *id, *later;

	(void)state;
	open_with_two(&b);
	id = text_fmt(&a, "%lld", (long long)book(&b, b.anna, "2026-11-23 10:00"));
	later = text_fmt(&a, "%lld", (long long)book(&b, b.ben, "2026-11-24 10:00"));
	for (size_t i = 0; i < sizeof(far) / sizeof(*far); i++)
		assert_int_equal(
		    refused(&b.c, "session.restore", { "id", later }, { "state", far[i] }),
		    ERR_RULE);
	assert_int_equal(
	    refused(&b.c, "session.restore", { "id", id }, { "state", "done" }), ERR_RULE);
	do_(&b.c, "session.arrive", { "id", id });
	do_(&b.c, "session.done", { "id", id });
	assert_int_equal(
	    refused(&b.c, "session.restore", { "id", id }, { "state", "booked" }), ERR_RULE);
	do_(&b.c, "session.restore", { "id", id }, { "state", "arrived" });
	do_pairs(&b.c, "undo.last", NULL, 0);
	do_(&b.c, "session.restore", { "id", id }, { "state", "running" });
	a_clinic_close(&b.c);
	arena_clear(&a);
}

static void
a_form_belongs_to_a_session_of_its_own_patient(void **state)
{
	struct booked_clinic b;
	struct arena a = { 0 };
	const char *id;

	(void)state;
	open_with_two(&b);
	id = text_fmt(&a, "%lld", (long long)book(&b, b.anna, "2026-11-23 10:00"));
	assert_int_equal(refused(&b.c, "response.save", { "form", "phq-2" }, { "patient", b.ben },
			     { "state", "incomplete" }, { "session", id }),
	    ERR_RULE);
	is_str(b.c.e.field, "session");
	assert_int_equal(refused(&b.c, "response.save", { "form", "phq-2" }, { "patient", b.ben },
			     { "state", "incomplete" }, { "session", "99" }),
	    ERR_MISSING);
	do_(&b.c, "response.save", { "form", "phq-2" }, { "patient", b.anna },
	    { "state", "incomplete" }, { "session", id });
	a_clinic_close(&b.c);
	arena_clear(&a);
}

static void
the_day_runs_over_the_board(void **state)
{
	struct booked_clinic b;
	struct arena a = { 0 };
	struct board board;
	const char *id, *later;
	struct err e = { 0 };

	(void)state;
	open_with_two(&b);
	id = text_fmt(&a, "%lld", (long long)book(&b, b.anna, "2026-11-23 10:00"));
	later = text_fmt(&a, "%lld", (long long)book(&b, b.ben, "2026-11-24 10:00"));
	assert_int_equal(refused(&b.c, "session.arrive", { "id", later }), ERR_RULE);
	assert_int_equal(refused(&b.c, "session.done", { "id", id }), ERR_RULE);
	do_(&b.c, "session.arrive", { "id", id });
	must(board_load(b.c.app, day_of(2026, 11, 23), &a, &board, &e));
	assert_int_equal(board.row.n, 1);
	assert_int_equal(board.count[BOARD_ARRIVED], 1);
	is_str(board.row.at[0].name, "HALL, Ann");
	is_str(board.row.at[0].therapist, "KB");
	assert_int_equal(board.row.at[0].waits, 0);
	do_(&b.c, "session.start", { "id", id });
	do_(&b.c, "session.done", { "id", id });
	do_pairs(&b.c, "undo.last", NULL, 0);
	do_pairs(&b.c, "undo.last", NULL, 0);
	do_pairs(&b.c, "undo.last", NULL, 0);
	must(board_load(b.c.app, day_of(2026, 11, 23), &a, &board, &e));
	assert_int_equal(board.count[BOARD_DUE], 1);
	assert_int_equal(refused(&b.c, "session.noshow", { "id", id }), ERR_RULE);
	app_set_now(b.c.app, now_at(app_now(b.c.app).at + 3600 - 60)); /* 09:59 */
	assert_int_equal(refused(&b.c, "session.noshow", { "id", id }), ERR_RULE);
	app_set_now(b.c.app, now_at(app_now(b.c.app).at + 60));
	do_(&b.c, "session.noshow", { "id", id });
	do_(&b.c, "session.arrive", { "id", id });
	a_clinic_close(&b.c);
	arena_clear(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_place_is_one_persons),
		cmocka_unit_test(a_pool_has_its_lanes),
		cmocka_unit_test(hours_leave_and_closures_count_for_every_booking),
		cmocka_unit_test(a_move_keeps_the_visit_and_is_taken_back),
		cmocka_unit_test(a_cancelled_place_is_free_at_once),
		cmocka_unit_test(a_state_is_restored_only_along_the_way_it_came),
		cmocka_unit_test(a_form_belongs_to_a_session_of_its_own_patient),
		cmocka_unit_test(the_day_runs_over_the_board),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
