/* The limits of a dose stand in the pack, or in the clinic's own file, and hold everywhere:
 * CLINICAL D.1. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "lib/a_book.h"
#include "lib/a_clinic.h"
#include "lib/test.h"

/* A record with one figure changed. */
static enum err_code
record(struct a_clinic *c, int64_t patient, const char *agent, const char *field, const char *value)
{
	struct fill what = { .form = "session", .patient = patient, .day = DAY_NONE };
	const struct pair given[] = { { "agent", agent }, { "skin_before", "yes" },
		{ "skin_after", "yes" },
		strcmp(agent, "heat") == 0 ? (struct pair){ "heat_check", "yes" }
					   : (struct pair){ "us_intensity", "1.0" } };
	struct pairs all = { 0 };

	a_clinic_fill(c, &what, given,
	    strcmp(agent, "heat") == 0 || strcmp(agent, "ultrasound") == 0 ? 4 : 3, &all);
	for (size_t i = 0; i < all.list.n; i++)
		if (strcmp(all.list.at[i].name, field) == 0)
			all.list.at[i].value = value;
	*vec_add(&c->a, &all.list) = (struct pair){ "form", "session" };
	*vec_add(&c->a, &all.list) = (struct pair){ "patient", a_clinic_ref(c, patient) };
	if (command_run(c->app, "response.save", all.list.at, all.list.n, &c->out, &c->a, &c->e))
		return ERR_NONE;
	return c->e.code;
}

static void
a_record_asks_outside_the_range_and_refuses_beyond_the_limit(void **state)
{
	static const struct {
		const char *agent, *field, *value;
		enum err_code is;
	} known[] = {
		{ "eswt", "eswt_energy", "0.62", ERR_NONE },
		{ "eswt", "eswt_energy", "0.63", ERR_RULE },
		{ "eswt", "eswt_energy", "1.01", ERR_INPUT },
		{ "eswt", "eswt_impulses", "6001", ERR_RULE },
		{ "ultrasound", "us_frequency", "3", ERR_NONE },
		{ "ultrasound", "us_frequency", "2", ERR_RULE }, /* 1 or 3 */
		{ "ultrasound", "us_frequency", "3.4", ERR_INPUT },
		{ "heat", "heat_skin", "51", ERR_INPUT },
		{ "nmes", "nmes_on", "4", ERR_RULE },
	};
	struct a_clinic c;
	int64_t id;

	(void)state;
	a_clinic_open(&c);
	id = a_clinic_patient(&c, "Hall", "Anna", "1970-01-02");
	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
		if (record(&c, id, known[i].agent, known[i].field, known[i].value) != known[i].is)
			fail_msg("%s %s: %s", known[i].field, known[i].value, c.e.text);
	assert_int_equal(record(&c, id, "ultrasound", "us_frequency", "2"), ERR_RULE);
	is_str(c.e.text, "Frequency: 2 is unusual: 1 or 3 MHz is expected. Meant so?");
	a_clinic_close(&c);
}

/* A clinic with a weaker device says so once. */
static void
the_clinics_own_file_holds_for_records(void **state)
{
	struct a_clinic c;
	struct app *own;
	const char *dir;
	FILE *f;
	int64_t id;

	(void)state;
	a_clinic_open(&c);
	id = a_clinic_patient(&c, "Hall", "Anna", "1970-01-02");
	dir = test_dir(&c.a);
	f = fopen(text_fmt(&c.a, "%s/protocol.local.cfg", dir), "w");
	assert_non_null(f);
	fputs(
	    "courses = ( { id = \"eswt\"; name = \"Shockwave\"; for = [ \"physical\" ];\n"
	    "sessions = 4; gap_usual = 3; gap_max = 14; minutes = 30;\n"
	    "doses = ( { id = \"energy\"; label = \"Energy\"; unit = \"mJ/mm2\";"
	    " usual = [ 0.2 ]; from = 0.1; to = 0.3; least = 0.0; most = 0.4; },\n"
	    "{ id = \"impulses\"; label = \"Impulses\"; unit = \"\"; usual = [ 2000 ]; } ); } );\n",
	    f);
	fclose(f);
	c.paths.local = dir;
	own = c.app;
	c.app = a_clinic_session(&c, "anna");
	assert_int_equal(record(&c, id, "eswt", "eswt_energy", "0.25"), ERR_NONE);
	assert_int_equal(record(&c, id, "eswt", "eswt_energy", "0.35"), ERR_RULE);
	assert_int_equal(record(&c, id, "eswt", "eswt_energy", "0.50"), ERR_INPUT);
	app_close(c.app);
	c.app = own;
	a_clinic_close(&c);
}

static void
the_dose_of_a_course_is_held_to_the_same_limits(void **state)
{
	struct a_clinic c;
	const char *id;

	(void)state;
	a_clinic_open(&c);
	a_book_resources(&c);
	do_(&c, "decision.record",
	    { "patient", a_clinic_ref(&c, a_clinic_patient(&c, "Hall", "Anna", "1970-01-02")) },
	    { "side", "R" }, { "treatment", "physical" }, { "why", "pending" },
	    { "note", "consent comes" });
	do_(&c, "plan.make", { "patient", "#1" });
	do_(&c, "plan.add_course", { "patient", "#1" }, { "protocol", "eswt" }, { "side", "R" });
	id = text_fmt(&c.a, "%lld", (long long)c.out.id);
	do_(&c, "course.change", { "id", id }, { "dose", "0.50 mJ/mm2, 2400 impulses" });
	assert_int_equal(
	    refused(&c, "course.change", { "id", id }, { "dose", "0.70 mJ/mm2" }), ERR_RULE);
	assert_non_null(strstr(c.e.text, "outside the usual 0.1 to 0.62 (ref41b"));
	do_(&c, "course.change", { "id", id }, { "dose", "0.70 mJ/mm2" }, { "sure", "yes" });
	assert_int_equal(
	    refused(&c, "course.change", { "id", id }, { "dose", "2 mJ/mm2" }, { "sure", "yes" }),
	    ERR_INPUT);
	a_clinic_close(&c);
}

/* "3" behind the "12" that stands there: where the pack has no number, a slip is asked about. */
static void
a_slip_in_the_number_of_sessions_is_asked_about(void **state)
{
	struct a_clinic c;
	const char *hall;

	(void)state;
	a_clinic_open(&c);
	a_book_resources(&c);
	hall = a_clinic_ref(&c, a_clinic_patient(&c, "Hall", "Anna", "1970-01-02"));
	do_(&c, "decision.record", { "patient", hall }, { "side", "R" },
	    { "treatment", "combined-rehab" }, { "why", "pending" }, { "note", "consent comes" });
	do_(&c, "plan.make", { "patient", hall });
	assert_int_equal(refused(&c, "plan.add_course", { "patient", hall },
			     { "protocol", "exercise" }, { "side", "R" }, { "sessions", "123" }),
	    ERR_RULE);
	is_str(c.e.field, "sure");
	do_(&c, "plan.add_course", { "patient", hall }, { "protocol", "exercise" }, { "side", "R" },
	    { "sessions", "123" }, { "sure", "yes" });
	is_str(c.out.said, "Exercise programme: 123 sessions, with no interval yet.");
	a_clinic_close(&c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_record_asks_outside_the_range_and_refuses_beyond_the_limit),
		cmocka_unit_test(the_clinics_own_file_holds_for_records),
		cmocka_unit_test(the_dose_of_a_course_is_held_to_the_same_limits),
		cmocka_unit_test(a_slip_in_the_number_of_sessions_is_asked_about),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
