#include "lib/a_book.h"

#include "app/inside.h"
#include "lib/test.h"
#include "store/decision_store.h"
#include "store/plan_store.h"

void
a_book_resources(struct a_clinic *c)
{
	do_(c, "resource.add", { "kind", "therapist" }, { "code", "KB" }, { "name", "K Baker" },
	    { "skills", "exercise eswt" });
	do_(c, "resource.add", { "kind", "therapist" }, { "code", "TL" }, { "name", "T Lind" },
	    { "skills", "exercise" });
	do_(c, "resource.add", { "kind", "room" }, { "code", "Gym" }, { "name", "Gym" },
	    { "skills", "gym" }, { "lanes", "2" });
}

struct course
a_book_weekly(int sessions)
{
	return (struct course){ .side = 'R',
		.protocol = "exercise",
		.label = "Exercise programme",
		.sessions = sessions,
		.gap_min = 5,
		.gap_usual = 7,
		.gap_max = 10,
		.minutes = 45,
		.skill = "exercise",
		.room_kind = "gym",
		.device_kind = "",
		.dose = "",
		.first_day = DAY_NONE,
		.state = "active" };
}

int64_t
a_book_course(struct a_clinic *c, int64_t patient, int sessions)
{
	struct plan p = { .patient = patient,
		.day = day_of(2026, 11, 23),
		.state = "active",
		.goals = "",
		.author = app_person(c->app)->id };
	struct course k = a_book_weekly(sessions);
	struct actor who = app_actor(c->app, "");
	struct err e = { 0 };
	struct tx *tx;

	must(tx_begin(c->app->db, &who, "test.make", app_now(c->app), &tx, &e));
	must(plan_add(tx, &p, &e));
	k.plan = p.id;
	k.patient = patient;
	must(course_add(tx, &k, &e));
	must(tx_end(tx, true, &e));
	return k.id;
}

void
a_book_decided(struct a_clinic *c, int64_t patient, char side)
{
	struct decision d = { .patient = patient,
		.side = side,
		.treatment = "physical",
		.class = "R",
		.sentence = "",
		.rules = "[]",
		.pack = "",
		.reason = "",
		.note = "",
		.day = day_of(2026, 11, 23),
		.began = DAY_NONE,
		.author = app_person(c->app)->id };
	struct actor who = app_actor(c->app, "");
	struct err e = { 0 };
	struct tx *tx;

	must(tx_begin(c->app->db, &who, "test.make", app_now(c->app), &tx, &e));
	must(decision_add(tx, &d, NULL, 0, &e));
	must(tx_end(tx, true, &e));
}
