/* The end of a day: FEATURES.md, task 30. */
#include <string.h>

#include "app/session_view.h"
#include "base/text.h"
#include "lib/a_book.h"
#include "lib/a_screen.h"
#include "lib/test.h"

struct desk {
	struct a_screen s;
	int64_t running, missing, here; /* visits of 09:10, 09:40 and 10:20 */
};

/* It is 17:30, and three rows are open. */
static void
open_desk(struct desk *d)
{
	static const char *const name[] = { "Hall", "Okafor", "Smith" };
	static const char *const at[] = { "2026-11-23 09:10", "2026-11-23 09:40",
		"2026-11-23 10:20" };
	int64_t id[3];

	*d = (struct desk){ 0 };
	a_screen_open(&d->s);
	a_book_resources(&d->s.c);
	for (int i = 0; i < 3; i++)
		id[i] = do_(&d->s.c, "session.book",
		    { "patient",
			a_clinic_ref(
			    &d->s.c, a_clinic_patient(&d->s.c, name[i], "Kim", "1968-07-14")) },
		    { "at", at[i] }, { "label", "Review" }, { "therapist", "KB" });
	d->running = id[0];
	d->missing = id[1];
	d->here = id[2];
	a_screen_keys(&d->s, "F5 1 a s 3 a");
	app_set_now(d->s.c.app, now_at(app_now(d->s.c.app).at + 8 * 3600 + 1800));
	a_screen_keys(&d->s, "F5");
}

static const char *
state_of(struct desk *d, int64_t id)
{
	struct session_view v;
	struct err e = { 0 };

	must(session_view_load(d->s.c.app, id, &d->s.a, &v, &e));
	return v.state;
}

static void
two_keys_end_the_day_and_one_takes_it_back(void **state)
{
	struct desk d;
	int before;

	(void)state;
	open_desk(&d);
	before = d.s.typed;
	a_screen_keys(&d.s, "E");
	a_screen_is(&d.s, "day-end");
	is_str(state_of(&d, d.running), "running");
	a_screen_keys(&d.s, "Enter");
	print_message("task 30: %d keys of 3\n", d.s.typed - before);
	assert_int_equal(d.s.typed - before, 2);
	is_str(state_of(&d, d.running), "done");
	is_str(state_of(&d, d.missing), "no_show");
	is_str(state_of(&d, d.here), "arrived"); /* nobody said what came of it */
	assert_true(a_screen_shows(&d.s, "1 done, 1 did not come, 0 cancelled, 1 still open."));
	a_screen_keys(&d.s, "u");
	is_str(state_of(&d, d.running), "running");
	is_str(state_of(&d, d.missing), "booked");
	a_screen_close(&d.s);
}

static void
a_person_says_what_is_known_better(void **state)
{
	struct desk d;

	(void)state;
	open_desk(&d);
	a_screen_keys(&d.s, "E 2 o 3 d");
	assert_true(a_screen_shows(&d.s, "Enter records 2; 1 stays open."));
	a_screen_keys(&d.s, "F5"); /* reading again forgets nothing that was said */
	assert_true(a_screen_shows(&d.s, "Enter records 2; 1 stays open."));
	a_screen_keys(&d.s, "F12");
	is_str(state_of(&d, d.running), "running");
	a_screen_keys(&d.s, "E 2 o Enter");
	is_str(state_of(&d, d.missing), "booked");
	a_screen_close(&d.s);
}

static void
a_day_without_open_rows_says_so(void **state)
{
	struct desk d;

	(void)state;
	open_desk(&d);
	a_screen_keys(&d.s, "E 3 x 1 Enter");
	is_str(state_of(&d, d.here), "cancelled");
	a_screen_keys(&d.s, "Enter E");
	assert_true(a_screen_shows(&d.s, "has an outcome. Enter goes back."));
	a_screen_keys(&d.s, "Enter");
	assert_true(a_screen_shows(&d.s, "Today"));
	a_screen_close(&d.s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(two_keys_end_the_day_and_one_takes_it_back),
		cmocka_unit_test(a_person_says_what_is_known_better),
		cmocka_unit_test(a_day_without_open_rows_says_so),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
