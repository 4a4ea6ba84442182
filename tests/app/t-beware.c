/* One source of what to beware of: what the banner says, the board marks, and so does paper. */
#include "lib/test.h"

#include <string.h>

#include "app/board.h"
#include "app/chart.h"
#include "app/outage.h"
#include "app/sheet.h"
#include "base/text.h"
#include "lib/a_desk.h"

static const char nobody_asked[] = "Intake not taken: nobody has asked about alerts";
static const char broken_off[] = "No alerts yet: the intake is not complete";

static int
the_day(void)
{
	return day_of(2026, 11, 24);
}

/* Ben comes on the day. */
static void
open_day(struct a_desk *d)
{
	a_desk_open(d);
	a_desk_talk(d, d->ben, "2026-11-24 10:00", "KB");
}

static void
intake(struct a_desk *d, const char *key, const char *answer, const char *state)
{
	do_(&d->c, "response.save", { "form", "intake" },
	    { "patient", a_clinic_ref(&d->c, d->ben) }, { key, answer }, { "state", state });
}

static struct board_row
row_of(struct a_desk *d)
{
	struct board b;
	struct err e = { 0 };

	must(board_load(d->c.app, the_day(), &d->c.a, &b, &e));
	must(beware_board(d->c.app, &b, &d->c.a, &e));
	assert_int_equal(b.row.n, 1);
	return b.row.at[0];
}

static struct banner
banner_of(struct a_desk *d)
{
	struct banner b;
	struct err e = { 0 };

	must(banner_load(d->c.app, d->ben, &d->c.a, &b, &e));
	return b;
}

static const char *
sheet_of(struct a_desk *d)
{
	struct sheet sheet;
	struct err e = { 0 };

	must(sheet_day(d->c.app, the_day(), &d->c.a, &sheet, &e));
	return sheet.text;
}

static const char *
pack_of(struct a_desk *d)
{
	const char *text;
	struct err e = { 0 };

	must(outage_text(d->c.app, 2, &d->c.a, &text, &e));
	return text;
}

static void
what_nobody_asked_is_said_wherever_alerts_are(void **state)
{
	struct a_desk d;
	struct banner b;

	(void)state;
	open_day(&d);
	b = banner_of(&d);
	assert_int_equal(b.alert.n, 0);
	is_str(banner_none(&b), nobody_asked);
	assert_false(row_of(&d).alert);
	is_str(beware_none(row_of(&d).intake), nobody_asked);
	assert_non_null(strstr(sheet_of(&d), nobody_asked));
	assert_non_null(strstr(pack_of(&d), nobody_asked));
	intake(&d, "epilepsy", "no", "incomplete");
	is_str(beware_none(row_of(&d).intake), broken_off);
	assert_non_null(strstr(sheet_of(&d), broken_off));
	assert_non_null(strstr(pack_of(&d), broken_off));
	a_desk_close(&d);
}

/* A condition of the intake is a danger on the board and on paper as it is in the banner. */
static void
a_condition_of_the_intake_marks_the_board_and_the_paper(void **state)
{
	static const char *const danger[] = { "anticoag", "coagulopathy", "device", "epilepsy",
		"allergy" };

	(void)state;
	for (size_t i = 0; i < sizeof(danger) / sizeof(*danger); i++) {
		struct a_desk d;

		open_day(&d);
		intake(&d, danger[i], "yes", "incomplete");
		assert_int_equal(banner_of(&d).alert.n, 1);
		assert_true(row_of(&d).alert);
		assert_non_null(strstr(sheet_of(&d), "! the chart bears an alert"));
		assert_null(strstr(sheet_of(&d), broken_off));
		assert_non_null(strstr(
		    pack_of(&d), text_fmt(&d.c.a, "! %s\n", banner_of(&d).alert.at[0].text)));
		a_desk_close(&d);
	}
}

/* An intake that was begun anew leaves standing what the last whole one said; the end of a
 * condition ends its mark. */
static void
a_new_intake_does_not_take_away_what_it_did_not_ask_again(void **state)
{
	const struct fill what = { .form = "intake", .day = DAY_NONE };
	struct fill of;
	struct a_desk d;

	(void)state;
	open_day(&d);
	of = what;
	of.patient = d.ben;
	a_clinic_save(&d.c, "response.save", &of, (struct pair[]){ { "anticoag", "yes" } }, 1);
	assert_int_equal(row_of(&d).intake, INTAKE_WHOLE);
	assert_true(row_of(&d).alert);
	intake(&d, "epilepsy", "no", "incomplete");
	assert_int_equal(row_of(&d).intake, INTAKE_UNFINISHED);
	assert_true(row_of(&d).alert);
	assert_int_equal(banner_of(&d).alert.n, 1);
	intake(&d, "anticoag", "no", "incomplete");
	assert_false(row_of(&d).alert);
	assert_int_equal(banner_of(&d).alert.n, 0);
	a_desk_close(&d);
}

/* All see the mark, and that nobody asked: without it the row would say that nothing is to beware
 * of.  What was answered is out of the chart. */
static void
of_a_closed_chart_the_mark_is_seen_and_no_more(void **state)
{
	struct a_desk d;

	(void)state;
	open_day(&d);
	do_(&d.c, "patient.sensitive", { "patient", a_clinic_ref(&d.c, d.ben) },
	    { "sensitive", "yes" }, { "reason", "works here" });
	a_clinic_as(&d.c, "rita");
	assert_true(row_of(&d).closed);
	assert_false(row_of(&d).alert);
	assert_int_equal(row_of(&d).intake, INTAKE_NEVER);
	assert_non_null(strstr(sheet_of(&d), "Intake not taken: nobody has asked about alerts"));
	a_clinic_as(&d.c, "anna");
	intake(&d, "device", "yes", "incomplete");
	a_clinic_as(&d.c, "rita");
	assert_true(row_of(&d).alert);
	assert_int_equal(row_of(&d).intake, INTAKE_UNFINISHED);
	assert_null(strstr(sheet_of(&d), "implanted"));
	assert_null(strstr(pack_of(&d), "implanted"));
	a_desk_close(&d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_nobody_asked_is_said_wherever_alerts_are),
		cmocka_unit_test(a_condition_of_the_intake_marks_the_board_and_the_paper),
		cmocka_unit_test(a_new_intake_does_not_take_away_what_it_did_not_ask_again),
		cmocka_unit_test(of_a_closed_chart_the_mark_is_seen_and_no_more),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
