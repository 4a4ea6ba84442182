/* Scores over time, hip by hip: CLINICAL F.1. */
#include <math.h>

#include "app/trend.h"
#include "base/text.h"
#include "lib/a_screen.h"
#include "lib/test.h"

static void
harris(struct a_screen *s, int64_t id, const char *hip, const char *pain)
{
	struct fill what = { .form = "harris-hip", .patient = id, .day = DAY_NONE };
	const struct pair given[] = { { "side", hip }, { "pain", pain } };

	a_clinic_save(&s->c, "response.save", &what, given, 2);
}

static void
each_hip_has_its_own_figures_and_what_they_mean(void **state)
{
	struct a_screen s;
	struct trends t;
	struct err e = { 0 };
	struct now later;
	int64_t id;

	(void)state;
	a_screen_open(&s);
	id = a_clinic_patient(&s.c, "Hall", "Margaret", "1968-07-14");
	a_screen_keys(&s, "/ h a l l Enter s");
	assert_true(a_screen_shows(&s, "No score with a total is on record."));
	harris(&s, id, "R", "p20");
	harris(&s, id, "L", "p30");
	must(now_read("2027-05-24T09:00", &later, &e));
	app_set_now(s.c.app, later);
	harris(&s, id, "R", "p40");
	harris(&s, id, "L", "p20");
	must(trend_load(s.c.app, id, &s.a, &t, &e));
	assert_int_equal(t.list.n, 2);
	assert_int_equal(t.list.at[0].side, 'R');
	assert_true(fabs(t.list.at[0].change - 20) < 1e-9);
	is_str(t.list.at[0].meaning,
	    "least change that matters after hip replacement: 15.9 to 18 points");
	assert_true(fabs(t.list.at[1].change + 10) < 1e-9);
	is_str(t.list.at[1].meaning, ""); /* it is worse */
	a_screen_keys(&s, "F5");
	a_screen_is(&s, "scores");
	a_screen_keys(&s, "PgDn PgDn PgDn PgDn PgDn PgDn"); /* never to a page without any */
	assert_true(a_screen_shows(&s, "(high is good)"));
	a_screen_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_hip_has_its_own_figures_and_what_they_mean),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
