/* A clock that jumps: the audit keeps its order and says so, and nothing else moves. */
#include "lib/test.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sysexits.h>

#include "app/clinic.h"
#include "base/text.h"
#include "lib/a_desk.h"
#include "lib/process.h"

static void
set_clock(struct a_clinic *c, int64_t at)
{
	app_set_now(c->app, now_at(at));
}

static int
times(const char *text, const char *word)
{
	int n = 0;

	for (const char *s = text; (s = strstr(s, word)) != NULL; s += strlen(word))
		n++;
	return n;
}

static void
a_clock_that_jumps_moves_neither_the_order_nor_appointments(void **state)
{
	enum { HOUR = 3600, DAY = 24 * HOUR };
	static const int64_t leap[] = { -HOUR, -10 * DAY, 10 * 365 * DAY, -11 * 365 * DAY };
	struct a_desk d;
	struct session was, is;
	struct complaints found = { 0 };
	struct err e;
	int64_t talk, at, before = 0;
	struct ran r;
	int had;

	(void)state;
	a_desk_open(&d);
	talk = a_desk_talk(&d, d.anna, "2026-11-24 10:00", "KB");
	was = a_desk_session(&d, talk);
	at = app_now(d.c.app).at;
	had = times(coxa_(&d.c.a, d.c.paths.db, "audit", "show", "--csv").out, "clock.back");
	for (size_t i = 0; i < sizeof(leap) / sizeof(*leap); i++) {
		at += leap[i];
		set_clock(&d.c, at);
		do_(&d.c, "alert.add", { "patient", a_clinic_ref(&d.c, d.anna) },
		    { "text", text_fmt(&d.c.a, "leap %zu", i) });
		do_(&d.c, "alert.add", { "patient", a_clinic_ref(&d.c, d.ben) },
		    { "text", text_fmt(&d.c.a, "leap %zu", i) });
	}
	is = a_desk_session(&d, talk);
	assert_int_equal(is.day, was.day);
	assert_int_equal(is.minute, was.minute);
	found.a = &d.c.a;
	must(clinic_check(d.c.app, &found, &e)); /* the chain, too */
	assert_int_equal(found.line.n, 0);
	r = coxa_(&d.c.a, d.c.paths.db, "audit", "show", "--csv");
	assert_int_equal(r.status, EX_OK);
	assert_int_equal(times(r.out, "clock.back"), had + 3);
	for (const char *s = strchr(r.out, '\n'); s != NULL && s[1] != '\0';
	     s = strchr(s + 1, '\n')) {
		int64_t id = 0;

		assert_int_equal(sscanf(s + 1, "%" SCNd64, &id), 1);
		assert_int_equal(id, before + 1);
		before = id;
	}
	a_desk_close(&d);
}

static void
a_clock_that_is_a_little_slow_is_no_news(void **state)
{
	struct a_clinic c;
	int64_t at;

	(void)state;
	a_clinic_open(&c);
	at = app_now(c.app).at;
	do_(&c, "closure.add", { "from", "2026-12-24" }, { "name", "a" });
	set_clock(&c, at - 120);
	do_(&c, "closure.add", { "from", "2026-12-25" }, { "name", "b" });
	assert_int_equal(
	    times(coxa_(&c.a, c.paths.db, "audit", "show", "--csv").out, "clock.back"), 0);
	set_clock(&c, at - 241);
	do_(&c, "closure.add", { "from", "2026-12-26" }, { "name", "c" });
	assert_int_equal(
	    times(coxa_(&c.a, c.paths.db, "audit", "show", "--csv").out, "clock.back"), 1);
	a_clinic_close(&c);
}

/* 1970, the last second of 32 bits and the next, a leap second's neighbours, 2100. */
static void
work_goes_on_in_any_year(void **state)
{
	static const int64_t at[] = { 1, 2147483647, 2147483648, 1483228799, 1483228800,
		4102444800 };
	struct a_clinic c;
	struct complaints found = { 0 };
	struct err e;

	(void)state;
	a_clinic_open(&c);
	for (size_t i = 0; i < sizeof(at) / sizeof(*at); i++) {
		set_clock(&c, at[i]);
		do_(&c, "closure.add", { "from", "t" }, { "name", text_fmt(&c.a, "n%zu", i) });
	}
	found.a = &c.a;
	must(clinic_check(c.app, &found, &e));
	assert_int_equal(found.line.n, 0);
	a_clinic_close(&c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_clock_that_jumps_moves_neither_the_order_nor_appointments),
		cmocka_unit_test(a_clock_that_is_a_little_slow_is_no_news),
		cmocka_unit_test(work_goes_on_in_any_year),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
