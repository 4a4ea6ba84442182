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

/* A decision has no name of its own: its treatment and its hip tell which one it is. */
static void
a_decision_is_told_by_its_words_and_its_hip(void **state)
{
	struct a_screen s;
	const char *hall;

	(void)state;
	a_screen_open(&s);
	hall = a_clinic_ref(&s.c, a_screen_margaret(&s, true));
	do_(&s.c, "decision.record", { "patient", hall }, { "side", "R" },
	    { "treatment", "combined-rehab" }, { "why", "other" }, { "note", "Dr Lund" });
	for (int hip = 0; hip < 2; hip++) {
		int64_t id = do_(&s.c, "decision.record", { "patient", hall },
		    { "side", hip == 0 ? "R" : "L" }, { "treatment", "core-decompression" },
		    { "why", "other" }, { "note", "Dr Lund" });

		do_(&s.c, "decision.began", { "id", text_fmt(&s.a, "%lld", (long long)id) },
		    { "day", "2026-11-23" });
	}
	a_screen_keys(&s, "/ h a l l Enter");
	assert_true(a_screen_shows(&s, "Harris hip R L")); /* due after both, and told once */
	a_screen_keys(&s, "h v");
	assert_true(a_screen_shows(&s, "core decompression       L    23-Nov-2026"));
	assert_true(a_screen_shows(&s, "combined rehabilitation  R    23-Nov-2026")
	    || a_screen_shows(&s, "R    23-Nov-2026"));
	a_screen_keys(&s, "Enter");
	assert_true(a_screen_shows(&s, "Decision: core decompression, left hip, 2 versions"));
	assert_true(a_screen_shows(&s, "decided on a treatment"));
	assert_true(a_screen_shows(&s, "Override    Another reason"));
	assert_false(a_screen_shows(&s, "decision.record"));
	a_screen_close(&s);
}

/* Step 5 of a plan whose sessions are all booked. */
static void
all_visits_of_a_patient_are_listed_with_what_became_of_them(void **state)
{
	struct a_screen s;

	(void)state;
	open_history(&s);
	do_(&s.c, "course.book", { "course", "1" }, { "wish", "10:00" });
	a_screen_keys(&s, "/ h a l l Enter 5");
	a_screen_is(&s, "visits");
	a_screen_keys(&s, "F12 5 G h");
	assert_true(a_screen_shows(&s, "Visit: Review, Mon 23-Nov-2026 09:10, 3 versions"));
	a_screen_keys(&s, "F12 1 Enter");
	assert_true(a_screen_shows(&s, "Tue 29-Dec-2026"));
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
		cmocka_unit_test(a_decision_is_told_by_its_words_and_its_hip),
		cmocka_unit_test(all_visits_of_a_patient_are_listed_with_what_became_of_them),
		cmocka_unit_test(looking_at_changes_is_a_line_in_the_audit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
