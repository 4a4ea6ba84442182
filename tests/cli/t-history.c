/* coxa history: what the screens of h tell, in the shell. */
#include "lib/test.h"

#include <string.h>
#include <sysexits.h>

#include "base/text.h"
#include "lib/a_desk.h"
#include "lib/process.h"

#define has(text, words)                                                                           \
	do {                                                                                       \
		if (strstr(text, words) == NULL)                                                   \
			fail_msg("\"%s\" is not in:\n%s", words, text);                            \
	} while (0)

struct past_of {
	struct a_desk d;
	const char *old, *now, *visit; /* numbers of a record, its correction, and a visit */
};

/* A record of a past day with its reason, corrected; a visit that was booked and moved. */
static void
open_past(struct past_of *p)
{
	struct a_clinic *c = &p->d.c;
	const char *anna;

	*p = (struct past_of){ 0 };
	a_desk_open(&p->d);
	anna = a_clinic_ref(c, p->d.anna);
	p->old = a_desk_number(&p->d,
	    do_(c, "response.save", { "form", "pain" }, { "patient", anna },
		{ "day", "2026-11-20" }, { "reason", "home visit" }, { "pain_now.R", "3" }));
	p->now = a_desk_number(&p->d,
	    do_(c, "response.save", { "form", "pain" }, { "patient", anna },
		{ "day", "2026-11-20" }, { "corrects", p->old }, { "reason", "typing error" },
		{ "pain_now.R", "4" }));
	p->visit = a_desk_number(&p->d, a_desk_talk(&p->d, p->d.anna, "2026-11-24 10:00", "KB"));
	do_(c, "session.move", { "id", p->visit }, { "at", "2026-11-25 11:00" },
	    { "reason", "asked by telephone" });
}

static void
a_record_an_answer_and_a_visit_are_told_with_what_was_before(void **state)
{
	struct past_of p;
	struct arena *a = &p.d.c.a;
	const char *db, *who;
	struct ran r;

	(void)state;
	open_past(&p);
	db = p.d.c.paths.db;
	who = a_clinic_ref(&p.d.c, p.d.anna);
	r = coxa_(a, db, "history", who);
	assert_int_equal(r.status, EX_OK);
	has(r.out, text_fmt(a, "%s  2026-11-20  Pain  holds  2 versions  ", p.now));
	has(r.out, text_fmt(a, "session:%s  2026-11-25  Talk  booked  2 versions\n", p.visit));
	r = coxa_(a, db, "history", who, p.old);
	has(r.out, "; corrected: typing error\n");
	has(r.out, "superseded  saved 2026-11-23 09:00 AB at test; late: home visit\n");
	has(r.out, "    Now, right: 4, was 3\n");
	r = coxa_(a, db, "history", who, "pain.pain_now.R");
	has(r.out, "  4  holds  saved 2026-11-23 09:00 AB at test; corrected: typing error\n");
	has(r.out, "  3  superseded  saved 2026-11-23 09:00 AB at test; late: home visit\n");
	r = coxa_(a, db, "history", who, text_fmt(a, "session:%s", p.visit));
	has(r.out, "anna at test  session.move; reason: asked by telephone\n");
	has(r.out, "    Day: Wed 25-Nov-2026, was Tue 24-Nov-2026\n");
	r = coxa_(a, db, "--json", "history", who, text_fmt(a, "session:%s", p.visit));
	has(r.out, "{\"what\":\"Time\",\"was\":\"10:00\",\"is\":\"11:00\"}");
	r = coxa_(a, db, "--json", "history", who, p.now);
	has(r.out, "\"values\":[\"4\",\"3\"]");
	r = coxa_(a, db, "audit", "show", "--readings", "--patient", who);
	has(r.out, "history.read");
	a_desk_close(&p.d);
}

static void
only_what_is_of_the_patient_is_told(void **state)
{
	struct past_of p;
	struct arena *a = &p.d.c.a;
	const char *db, *ben;
	struct ran r;

	(void)state;
	open_past(&p);
	db = p.d.c.paths.db;
	ben = a_clinic_ref(&p.d.c, p.d.ben);
	r = coxa_(a, db, "history", ben, p.now);
	assert_int_equal(r.status, EX_DATAERR);
	is_str(r.out, "");
	r = coxa_(a, db, "history", ben, text_fmt(a, "session:%s", p.visit));
	assert_int_equal(r.status, EX_DATAERR);
	is_str(r.out, "");
	r = coxa_(a, db, "history", ben, "staff:1");
	assert_int_equal(r.status, EX_DATAERR);
	r = coxa_(a, db, "history", "10-9999-9");
	assert_int_equal(r.status, EX_DATAERR);
	r = coxa_(a, db, "history", ben, "what");
	assert_int_equal(r.status, EX_USAGE);
	r = coxa_(a, db, "history");
	assert_int_equal(r.status, EX_USAGE);
	/* A closed chart is closed here, too, and the try is noted. */
	do_(&p.d.c, "patient.sensitive", { "patient", a_clinic_ref(&p.d.c, p.d.anna) },
	    { "sensitive", "yes" }, { "reason", "colleague" });
	r = coxa_(a, db, "--as", "rita", "history", a_clinic_ref(&p.d.c, p.d.anna), p.now);
	assert_int_equal(r.status, EX_NOPERM);
	is_str(r.out, "");
	r = coxa_(a, db, "audit", "show", "--person", "rita", "--readings");
	has(r.out, "  denied  ");
	a_desk_close(&p.d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_record_an_answer_and_a_visit_are_told_with_what_was_before),
		cmocka_unit_test(only_what_is_of_the_patient_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
