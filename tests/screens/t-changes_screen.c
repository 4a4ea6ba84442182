/* What a visit, a course or an alert was before, on screens that are a key away from it. */
#include <string.h>

#include "app/inside.h"
#include "base/text.h"
#include "lib/a_book.h"
#include "lib/a_screen.h"
#include "lib/test.h"

/* One visit that was booked, moved with a reason and noted as here; a course whose dose was
 * changed; an alert that ended. */
static void
open_history(struct a_screen *s)
{
	const char *kim, *visit, *course, *alert;

	a_screen_open(s);
	a_book_resources(&s->c);
	kim = a_clinic_ref(&s->c, a_clinic_patient(&s->c, "Hall", "Kim", "1968-07-14"));
	visit = text_fmt(&s->a, "%lld",
	    (long long)do_(&s->c, "session.book", { "patient", kim }, { "at", "2026-11-24 10:00" },
		{ "label", "Review" }, { "therapist", "KB" }));
	do_(&s->c, "session.move", { "id", visit }, { "at", "2026-11-23 09:10" },
	    { "therapist", "TL" }, { "reason", "asked by telephone" });
	do_(&s->c, "session.arrive", { "id", visit });
	course = text_fmt(&s->a, "%lld", (long long)a_book_course(&s->c, 1, 6));
	do_(&s->c, "course.change", { "id", course }, { "dose", "30 min" },
	    { "reason", "too little" }, { "sure", "yes" });
	alert = text_fmt(&s->a, "%lld",
	    (long long)do_(&s->c, "alert.add", { "patient", kim }, { "text", "Falls" }));
	do_(&s->c, "alert.end", { "patient", kim }, { "id", alert }, { "reason", "walks safely" });
	a_screen_keys(s, "F5");
}

static void
a_visit_of_the_board_shows_its_changes_by_one_key(void **state)
{
	struct a_screen s;

	(void)state;
	open_history(&s);
	a_screen_keys(&s, "h");
	a_screen_is(&s, "changes");
	a_screen_keys(&s, "F12 g s H");
	assert_true(a_screen_shows(&s, "Nobody is booked there") || a_screen_shows(&s, "Visit: "));
	a_screen_close(&s);
}

static void
alerts_courses_and_visits_of_a_chart_have_their_versions(void **state)
{
	struct a_screen s;

	(void)state;
	open_history(&s);
	a_screen_keys(&s, "/ h a l l Enter h v");
	a_screen_is(&s, "changed");
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "Alert: Falls, 2 versions"));
	assert_true(a_screen_shows(&s, "walks safely"));
	assert_true(a_screen_shows(&s, "Ended       Mon 23-Nov-2026"));
	a_screen_keys(&s, "F12 j Enter");
	assert_true(a_screen_shows(&s, "Course: Exercise programme, 2 versions"));
	assert_true(a_screen_shows(&s, "Dose        30 min"));
	a_screen_keys(&s, "F12 F12 F12 4 h");
	assert_true(a_screen_shows(&s, "Course: Exercise programme, 2 versions"));
	a_screen_close(&s);
}

/* Each is a line in the audit. */
static void
looking_at_changes_is_a_line_in_the_audit(void **state)
{
	struct a_screen s;
	struct rows *r;
	struct err e = { 0 };
	const char *action = "";

	(void)state;
	open_history(&s);
	a_screen_keys(&s, "h");
	r = db_read(s.c.app->db, Q_AUDIT_OF, ARGS(T("session"), I(1)));
	while (row_next(r)) {
		for (int i = 0; i < 5; i++)
			(void)row_text(r, &s.a);
		action = row_text(r, &s.a);
	}
	must(rows_end(r, &e));
	is_str(action, "history.read");
	a_screen_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_visit_of_the_board_shows_its_changes_by_one_key),
		cmocka_unit_test(alerts_courses_and_visits_of_a_chart_have_their_versions),
		cmocka_unit_test(looking_at_changes_is_a_line_in_the_audit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
