/* What the record knows against a therapy is said to whoever books it, and takes a reason. */
#include <string.h>

#include "app/barred.h"
#include "app/command.h"
#include "app/inside.h"
#include "base/text.h"
#include "lib/a_desk.h"
#include "lib/test.h"
#include "store/db_in.h"

static const char excluded[] = "Shockwave excluded: bleeding disorder: no shockwave [ref42]";
static const char shockwave[] = "Shockwave, focused, high energy";

static void
answers(struct a_desk *d, int64_t patient, const char *question, const char *answer)
{
	do_(&d->c, "response.save", { "form", "intake" },
	    { "patient", a_clinic_ref(&d->c, patient) }, { question, answer },
	    { "state", "incomplete" });
}

/* With a room and a device for shockwave. */
static void
open_desk(struct a_desk *d)
{
	a_desk_open(d);
	do_(&d->c, "resource.add", { "kind", "room" }, { "code", "R1" }, { "name", "Room" },
	    { "skills", "treatment" });
	do_(&d->c, "resource.add", { "kind", "device" }, { "code", "SW" }, { "name", "Shockwave" },
	    { "skills", "eswt" });
}

/* The same command without a reason is refused for it, and keeps nothing. */
static void
wants_a_reason(struct a_desk *d, const char *name, const struct pair *pair, size_t n)
{
	struct pair with[8];
	struct err e = { 0 };

	assert_false(command_run(d->c.app, name, pair, n, &d->c.out, &d->c.a, &e));
	assert_int_equal(e.code, ERR_RULE);
	assert_non_null(strstr(e.text, excluded));
	is_str(e.field, "reason");
	assert_true(a_desk_heard(d, excluded));
	memcpy(with, pair, n * sizeof(*pair));
	with[n] = (struct pair){ "reason", "factor given, haematology agrees" };
	e = (struct err){ 0 };
	must(command_run(d->c.app, name, with, n + 1, &d->c.out, &d->c.a, &e));
	assert_true(a_desk_heard(d, excluded));
}

static void
an_excluded_therapy_is_booked_for_a_reason_alone(void **state)
{
	struct a_desk d;
	const char *ben;

	(void)state;
	open_desk(&d);
	ben = a_clinic_ref(&d.c, d.ben);
	answers(&d, d.ben, "coagulopathy", "yes");
	a_clinic_as(&d.c, "rita");
	wants_a_reason(&d, "session.book",
	    PAIRS({ "patient", ben }, { "at", "2026-12-01 10:00" }, { "label", shockwave },
		{ "side", "R" }));
	wants_a_reason(&d, "session.walkin",
	    PAIRS({ "patient", ben }, { "label", shockwave }, { "side", "R" }));
	wants_a_reason(
	    &d, "session.walkin", PAIRS({ "patient", ben }, { "label", "eswt" }, { "side", "R" }));
	wants_a_reason(
	    &d, "visit.book", PAIRS({ "patient", ben }, { "wish", "eswt right thu 11" }));
	a_desk_close(&d);
}

static void
each_condition_is_named_with_its_hip_and_source(void **state)
{
	struct a_desk d;

	(void)state;
	open_desk(&d);
	answers(&d, d.ben, "malig_local.L", "yes");
	{
		const struct barred_visit right = {
			.patient = d.ben, .label = shockwave, .side = 'R'
		};
		const struct barred_visit left = {
			.patient = d.ben, .label = shockwave, .side = 'L'
		};
		struct barred b = { 0 };
		struct err e = { 0 };

		must(barred_add(d.c.app, &right, &d.c.a, &b, &e));
		assert_false(b.asks);
		must(barred_add(d.c.app, &left, &d.c.a, &b, &e));
		assert_true(b.asks);
		is_str(b.known.at[b.known.n - 1],
		    "Shockwave excluded, left hip: possible tumour: no shockwave [ref42]");
	}
	a_desk_close(&d);
}

/* A question that nobody asked is no "no": it is named, and bars nothing. */
static void
what_was_not_asked_is_said_and_bars_nothing(void **state)
{
	struct a_desk d;
	const char *ben;

	(void)state;
	open_desk(&d);
	ben = a_clinic_ref(&d.c, d.ben);
	do_(&d.c, "session.book", { "patient", ben }, { "at", "2026-12-01 10:00" },
	    { "label", shockwave }, { "side", "R" });
	assert_true(a_desk_heard(&d, "Not asked: "));
	assert_true(a_desk_heard(&d, "uncorrected bleeding disorder"));
	answers(&d, d.ben, "coagulopathy", "no");
	do_(&d.c, "session.book", { "patient", ben }, { "at", "2026-12-08 10:00" },
	    { "label", shockwave }, { "side", "R" });
	assert_true(a_desk_heard(&d, "Not asked: "));
	assert_false(a_desk_heard(&d, "bleeding disorder"));
	a_desk_talk(&d, d.ben, "2026-12-02 10:00", "KB"); /* no therapy that anything bars */
	assert_false(a_desk_heard(&d, "Not asked"));
	a_desk_close(&d);
}

/* Pregnancy is an answer of its own, and no answer to it is no "no" either. */
static void
a_pregnancy_that_nobody_asked_about_is_named(void **state)
{
	struct a_desk d;
	int64_t eve;

	(void)state;
	open_desk(&d);
	eve = a_clinic_patient(&d.c, "Adams", "Eve", "5/5/1996");
	do_(&d.c, "session.book", { "patient", a_clinic_ref(&d.c, eve) },
	    { "at", "2026-12-01 10:00" }, { "label", shockwave }, { "side", "R" });
	assert_true(a_desk_heard(&d, "pregnancy"));
	answers(&d, eve, "pregnant", "no");
	do_(&d.c, "session.book", { "patient", a_clinic_ref(&d.c, eve) },
	    { "at", "2026-12-08 10:00" }, { "label", shockwave }, { "side", "R" });
	assert_false(a_desk_heard(&d, "pregnancy"));
	a_desk_close(&d);
}

/* The day of an operation is a fact of that hip, and no answer of before it. */
static void
over_a_new_prosthesis_nothing_is_booked_unasked(void **state)
{
	struct a_desk d;
	struct err e = { 0 };

	(void)state;
	open_desk(&d);
	answers(&d, d.ben, "prior_surg.R", "no");
	a_clinic_save(&d.c, "stage.confirm", &(struct fill){ "stage", d.ben, .day = DAY_NONE },
	    PAIRS({ "prosthesis.R", "no" }, { "xray_done.R", "yes" }, { "xray_result.R", "normal" },
		{ "xray_date.R", "2026-11-12" }, { "sides_checked", "yes" }));
	a_book_decided(&d.c, d.ben, 'R');
	must(db_exec(
	    d.c.app->db, "UPDATE decision SET treatment = 'hip-replacement', began = day - 3", &e));
	assert_int_equal(refused(&d.c, "session.book", { "patient", a_clinic_ref(&d.c, d.ben) },
			     { "at", "2026-12-01 10:00" }, { "label", shockwave }, { "side", "R" }),
	    ERR_RULE);
	assert_true(a_desk_heard(&d, "prosthesis in this hip: no ultrasound or shockwave"));
	do_(&d.c, "session.book", { "patient", a_clinic_ref(&d.c, d.ben) },
	    { "at", "2026-12-01 10:00" }, { "label", shockwave }, { "side", "L" });
	assert_false(a_desk_heard(&d, "prosthesis"));
	a_desk_close(&d);
}

static void
of_a_closed_chart_no_condition_is_named(void **state)
{
	struct a_desk d;
	struct err e = { 0 };

	(void)state;
	open_desk(&d);
	answers(&d, d.ben, "coagulopathy", "yes");
	do_(&d.c, "patient.sensitive", { "patient", a_clinic_ref(&d.c, d.ben) },
	    { "sensitive", "yes" }, { "reason", "works here" });
	a_clinic_as(&d.c, "rita");
	assert_false(command_run(d.c.app, "session.book",
	    PAIRS({ "patient", a_clinic_ref(&d.c, d.ben) }, { "at", "2026-12-01 10:00" },
		{ "label", shockwave }, { "side", "R" }),
	    &d.c.out, &d.c.a, &e));
	is_str(e.field, "reason");
	assert_non_null(strstr(e.text, "Shockwave: a sensitive chart speaks against it"));
	assert_null(strstr(e.text, "bleeding"));
	assert_false(a_desk_heard(&d, "bleeding"));
	assert_false(a_desk_heard(&d, "Not asked"));
	a_desk_close(&d);
}

/* Whoever moved away is booked by any way for a reason alone. */
static void
who_has_left_the_clinic_is_booked_for_a_reason_alone(void **state)
{
	static const char left[] = "This patient has left the clinic";
	struct a_desk d;
	const char *ben, *course;

	(void)state;
	a_desk_open(&d);
	ben = a_clinic_ref(&d.c, d.ben);
	course = a_desk_number(&d, d.ben_course);
	do_(&d.c, "patient.state", { "patient", ben }, { "state", "inactive" },
	    { "reason", "moved" });
	a_clinic_as(&d.c, "rita");
	{
		const struct {
			const char *name;
			struct pair pair[3];
			size_t n;
		} way[] = {
			{ "wait.add", { { "patient", ben }, { "wish", "visit am" } }, 2 },
			{ "session.book",
			    { { "patient", ben }, { "at", "2026-12-01 10:00" },
				{ "label", "Talk" } },
			    3 },
			{ "session.walkin", { { "patient", ben }, { "label", "visit" } }, 2 },
			{ "visit.book", { { "patient", ben }, { "wish", "thu 11" } }, 2 },
			{ "course.book", { { "course", course }, { "wish", "fri 10" } }, 2 },
		};

		for (size_t i = 0; i < sizeof(way) / sizeof(*way); i++) {
			struct pair with[4];

			assert_int_equal(
			    refused_pairs(&d.c, way[i].name, way[i].pair, way[i].n), ERR_RULE);
			is_str(d.c.e.field, "reason");
			assert_non_null(strstr(d.c.e.text, left));
			memcpy(with, way[i].pair, sizeof(way[i].pair));
			with[way[i].n] = (struct pair){ "reason", "comes back for this" };
			do_pairs(&d.c, way[i].name, with, way[i].n + 1);
		}
		assert_true(a_desk_heard(&d, left));
	}
	a_desk_close(&d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_excluded_therapy_is_booked_for_a_reason_alone),
		cmocka_unit_test(each_condition_is_named_with_its_hip_and_source),
		cmocka_unit_test(what_was_not_asked_is_said_and_bars_nothing),
		cmocka_unit_test(a_pregnancy_that_nobody_asked_about_is_named),
		cmocka_unit_test(over_a_new_prosthesis_nothing_is_booked_unasked),
		cmocka_unit_test(of_a_closed_chart_no_condition_is_named),
		cmocka_unit_test(who_has_left_the_clinic_is_booked_for_a_reason_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
