/* A review that a doctor gives is a doctor's wherever it goes: by a sick doctor's day,
 * by a move, from the wait list; a person may choose another with a reason, and nobody else. */
#include "lib/test.h"

#include <string.h>

#include "app/inside.h"
#include "app/moving.h"
#include "app/replan_edit.h"
#include "app/waiting.h"
#include "base/text.h"
#include "lib/a_desk.h"

struct review {
	struct a_desk d;
	int64_t session;
	const char *id;
};

static void
doctor(struct a_desk *d, const char *code)
{
	do_(&d->c, "resource.add", { "code", code }, { "name", code }, { "kind", "therapist" },
	    { "skills", "doctor" });
}

/* Anna's review, booked Tuesday 1 December at ten. */
static void
booked_with(struct review *r, const char *therapist)
{
	struct a_desk *d = &r->d;

	*r = (struct review){ 0 };
	a_desk_open(d);
	doctor(d, "DL");
	r->session = do_(&d->c, "session.book", { "patient", a_clinic_ref(&d->c, d->anna) },
	    { "at", "2026-12-01 10:00" }, { "label", "check" }, { "therapist", therapist });
	r->id = a_desk_number(d, r->session);
}

static struct replan_row
replanned(struct review *r, const char *code)
{
	struct replan_for what = { .resource = a_desk_resource(&r->d, code),
		.from = day_of(2026, 12, 1),
		.to = day_of(2026, 12, 1),
		.at = { 0, DAY_MINUTES },
		.why = "ill" };
	struct replan p;
	struct err e = { 0 };

	must(replan(r->d.c.app, &what, &r->d.c.a, &p, &e));
	assert_int_equal(p.row.n, 1);
	return p.row.at[0];
}

static void
a_sick_doctors_review_goes_to_another_doctor(void **state)
{
	struct review r;
	struct replan_row row;

	(void)state;
	booked_with(&r, "DL");
	doctor(&r.d, "DN");
	row = replanned(&r, "DL");
	assert_int_equal(row.state, REPLAN_SAME);
	is_str(row.to_who, "DN"); /* KB and TL are free as well */
	is_str(row.why, "");
	a_desk_close(&r.d);
}

/* At the desk somebody decides it otherwise, and says why. */
static void
a_place_chosen_by_hand_for_a_review_takes_a_reason(void **state)
{
	struct review r;
	struct replan_for what;
	struct replan p;
	struct err e = { 0 };

	(void)state;
	booked_with(&r, "DL");
	what = (struct replan_for){ .resource = a_desk_resource(&r.d, "DL"),
		.from = day_of(2026, 12, 1),
		.to = day_of(2026, 12, 1),
		.at = { 0, DAY_MINUTES },
		.why = "ill" };
	must(replan(r.d.c.app, &what, &r.d.c.a, &p, &e));
	must(replan_move(r.d.c.app, &p, 0, "tue 10:00 with kb; she knows KB", &r.d.c.a, &e));
	is_str(p.reason, "she knows KB");
	assert_int_equal(refused(&r.d.c, "absence.replan", { "resource", "DL" },
			     { "from", "2026-12-01" }, { "places", replan_places(&p, &r.d.c.a) }),
	    ERR_RULE);
	do_(&r.d.c, "absence.replan", { "resource", "DL" }, { "from", "2026-12-01" },
	    { "places", replan_places(&p, &r.d.c.a) }, { "reason", p.reason });
	assert_int_equal(
	    a_desk_session(&r.d, r.session).who[RES_THERAPIST], a_desk_resource(&r.d, "KB"));
	a_desk_close(&r.d);
}

static void
where_nobody_else_is_a_doctor_it_waits_for_the_doctor_and_says_so(void **state)
{
	struct review r;
	struct replan_row row;

	(void)state;
	booked_with(&r, "DL");
	row = replanned(&r, "DL");
	assert_int_equal(row.state, REPLAN_MOVED);
	assert_true(row.to_day > row.day);
	is_str(row.to_who, "DL");
	is_str(row.why, "nobody else has the skill \"doctor\"");
	a_desk_close(&r.d);
}

/* Somebody chose TL when it was booked: any colleague does. */
static void
a_review_that_was_not_with_a_doctor_need_not_be(void **state)
{
	struct review r;

	(void)state;
	booked_with(&r, "TL");
	assert_int_equal(replanned(&r, "TL").state, REPLAN_SAME);
	do_(&r.d.c, "session.move", { "id", r.id }, { "to", "thu 14" });
	do_(&r.d.c, "session.move", { "id", r.id }, { "to", "fri 14 with kb" });
	a_desk_close(&r.d);
}

static void
moving_it_to_another_than_a_doctor_takes_a_reason(void **state)
{
	struct review r;
	struct moving m;
	struct err e = { 0 };

	(void)state;
	booked_with(&r, "DL");
	must(moving_load(r.d.c.app, r.session, &r.d.c.a, &m, &e));
	assert_true(m.nplaces > 0);
	assert_int_equal(
	    refused(&r.d.c, "session.move", { "id", r.id }, { "to", "thu 14 with kb" }), ERR_RULE);
	assert_true(
	    a_desk_heard(&r.d, "KB has not the skill \"doctor\" that check was booked with"));
	do_(&r.d.c, "session.move", { "id", r.id }, { "to", "thu 14 with kb" },
	    { "reason", "the patient wants to speak to KB" });
	assert_int_equal(
	    a_desk_session(&r.d, r.session).who[RES_THERAPIST], a_desk_resource(&r.d, "KB"));
	do_pairs(&r.d.c, "undo.last", NULL, 0);
	assert_int_equal(
	    a_desk_session(&r.d, r.session).who[RES_THERAPIST], a_desk_resource(&r.d, "DL"));
	do_(&r.d.c, "session.move", { "id", r.id }, { "to", "thu 14" });
	a_desk_close(&r.d);
}

/* DL has no time then, KB and TL have. */
static void
an_earlier_place_is_offered_only_with_a_doctor(void **state)
{
	const struct freed ten = { .day = day_of(2026, 11, 30), .at = { 600, 630 } };
	struct review r;
	struct waiting_match m;
	struct err e = { 0 };

	(void)state;
	booked_with(&r, "DL");
	do_(&r.d.c, "wait.add", { "patient", a_clinic_ref(&r.d.c, r.d.anna) });
	must(waiting_match(r.d.c.app, &ten, &r.d.c.a, &m, &e));
	assert_int_equal(m.row.n, 1);
	is_str(m.row.at[0].with, "DL");
	a_desk_talk(&r.d, r.d.ben, "2026-11-30 10:00", "DL");
	must(waiting_match(r.d.c.app, &ten, &r.d.c.a, &m, &e));
	assert_int_equal(m.row.n, 0);
	a_desk_close(&r.d);
}

static void
add(struct a_desk *d, const char *kind, const char *code, const char *skills)
{
	do_(&d->c, "resource.add", { "kind", kind }, { "code", code }, { "name", code },
	    { "skills", skills });
}

static void
has_all_of_ultrasound(struct a_desk *d, int64_t id, int minutes, const char *who)
{
	struct session s = a_desk_session(d, id);

	is_str(s.label, "Therapeutic ultrasound");
	assert_int_equal(s.minutes, minutes);
	assert_int_equal(s.changeover, 5);
	assert_int_equal(s.who[RES_THERAPIST], a_desk_resource(d, who));
	assert_int_equal(s.who[RES_ROOM], a_desk_resource(d, "R1"));
	assert_int_equal(s.who[RES_DEVICE], a_desk_resource(d, "US1"));
}

/* Ultrasound of no course, by its name or its word: booked at a time, as wished, at places. */
static void
a_therapy_is_booked_with_all_that_it_needs(void **state)
{
	struct a_desk d;
	const char *anna;
	int64_t id;

	(void)state;
	a_desk_open(&d);
	anna = a_clinic_ref(&d.c, d.anna);
	add(&d, "therapist", "AA", "diet");
	add(&d, "therapist", "PT", "physical");
	add(&d, "therapist", "PX", "physical");
	add(&d, "room", "R1", "treatment");
	add(&d, "device", "SW", "eswt");
	add(&d, "device", "US1", "ultrasound");
	id = do_(&d.c, "session.book", { "patient", anna }, { "at", "2026-12-01 10:00" },
	    { "label", "Therapeutic ultrasound" }, { "side", "R" });
	has_all_of_ultrasound(&d, id, 15, "PT");
	id = do_(&d.c, "session.book", { "patient", anna }, { "at", "2026-12-02 10:00" },
	    { "label", "ultrasound" }, { "side", "R" }, { "therapist", "PX" }, { "minutes", "20" });
	has_all_of_ultrasound(&d, id, 20, "PX");
	id = do_(&d.c, "visit.book", { "patient", anna }, { "label", "ultrasound" },
	    { "side", "R" }, { "wish", "thu 10" });
	has_all_of_ultrasound(&d, id, 15, "PX"); /* as last time */
	id = do_(&d.c, "visit.book", { "patient", anna }, { "label", "ultrasound" },
	    { "side", "R" }, { "places", "2026-12-04 10:00 PX" });
	has_all_of_ultrasound(&d, id, 15, "PX");
	a_desk_close(&d);
}

/* What no therapy names takes what was said, and no more. */
static void
a_visit_of_no_therapy_takes_no_room(void **state)
{
	struct a_desk d;
	struct session s;

	(void)state;
	a_desk_open(&d);
	s = a_desk_session(&d, a_desk_talk(&d, d.anna, "2026-12-01 10:00", "KB"));
	is_str(s.label, "Talk");
	assert_int_equal(s.who[RES_ROOM], 0);
	a_desk_close(&d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_sick_doctors_review_goes_to_another_doctor),
		cmocka_unit_test(a_place_chosen_by_hand_for_a_review_takes_a_reason),
		cmocka_unit_test(where_nobody_else_is_a_doctor_it_waits_for_the_doctor_and_says_so),
		cmocka_unit_test(a_review_that_was_not_with_a_doctor_need_not_be),
		cmocka_unit_test(moving_it_to_another_than_a_doctor_takes_a_reason),
		cmocka_unit_test(an_earlier_place_is_offered_only_with_a_doctor),
		cmocka_unit_test(a_therapy_is_booked_with_all_that_it_needs),
		cmocka_unit_test(a_visit_of_no_therapy_takes_no_room),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
