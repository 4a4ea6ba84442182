/* The weekly hours of the clinic and of who works in it, and the visits that other hours strand. */
#include <string.h>

#include "app/house.h"
#include "base/text.h"
#include "lib/a_desk.h"
#include "lib/test.h"

static struct house_week
week_of(struct a_desk *d, const char *code)
{
	struct house_week w;
	struct err e = { 0 };

	must(house_week(d->c.app, code == NULL ? 0 : a_desk_resource(d, code), &d->c.a, &w, &e));
	return w;
}

/* Before, one day off took away the other days of who had no hours of their own, or did nothing. */
static void
a_day_that_is_not_spoken_of_stays_as_it_was(void **state)
{
	struct house_week w;
	struct a_desk d;

	(void)state;
	a_desk_open(&d);
	assert_false(week_of(&d, "KB").own);
	do_(&d.c, "hours.set", { "resource", "KB" }, { "days", "wed" }, { "hours", "closed" });
	w = week_of(&d, "KB");
	assert_true(w.own);
	is_str(w.hours[1], "08:00-18:00");
	is_str(w.hours[2], "closed");
	is_str(w.hours[5], "closed");
	do_(&d.c, "hours.set", { "resource", "KB" }, { "days", "mon" }, { "hours", "9-12" });
	w = week_of(&d, "KB");
	is_str(w.hours[0], "09:00-12:00");
	is_str(w.hours[1], "08:00-18:00");
	is_str(w.hours[2], "closed");
	do_(&d.c, "hours.set", { "resource", "KB" }, { "days", "mon-sun" }, { "hours", "clinic" });
	assert_false(week_of(&d, "KB").own);
	do_pairs(&d.c, "undo.last", NULL, 0);
	is_str(week_of(&d, "KB").hours[0], "09:00-12:00");
	do_pairs(&d.c, "undo.last", NULL, 0);
	do_pairs(&d.c, "undo.last", NULL, 0);
	assert_false(week_of(&d, "KB").own);
	a_desk_close(&d);
}

/* Two managers, and an undo, keep what the other did meanwhile. */
static void
hours_that_somebody_changed_since_are_not_overwritten(void **state)
{
	struct house_week week;
	struct a_desk d;
	const char *seen, *done;

	(void)state;
	a_desk_open(&d);
	do_(&d.c, "staff.add", { "login", "max" }, { "name", "Max Ode" }, { "role", "manager" });
	week = week_of(&d, NULL);
	seen = house_seen(&week, &d.c.a);
	do_(&d.c, "hours.set", { "days", "mon" }, { "hours", "09:00-12:00" }, { "was", seen });
	done = text_fmt(&d.c.a, "%lld", (long long)d.c.out.undo);
	a_clinic_as(&d.c, "max");
	assert_int_equal(refused(&d.c, "hours.set", { "days", "mon-tue" },
			     { "hours", "10:00-16:00" }, { "was", seen }),
	    ERR_CONFLICT);
	assert_non_null(strstr(d.c.e.text, "Hours of mon were changed since by "));
	assert_non_null(strstr(d.c.e.text, "they are 09:00-12:00 now"));
	do_(&d.c, "hours.set", { "days", "tue" }, { "hours", "10:00-16:00" }, { "was", seen });
	do_(&d.c, "hours.set", { "days", "mon" }, { "hours", "09:00-15:00" });
	a_clinic_as(&d.c, "anna");
	assert_int_equal(refused(&d.c, "undo.id", { "id", done }), ERR_CONFLICT);
	assert_non_null(strstr(d.c.e.text, "changed since by Max Ode"));
	is_str(week_of(&d, NULL).hours[0], "09:00-15:00");
	is_str(week_of(&d, NULL).hours[1], "10:00-16:00");
	a_clinic_as(&d.c, "max");
	do_pairs(&d.c, "undo.last", NULL, 0);
	a_clinic_as(&d.c, "anna");
	do_(&d.c, "undo.id", { "id", done });
	is_str(week_of(&d, NULL).hours[0], "08:00-18:00");
	is_str(week_of(&d, NULL).hours[1], "10:00-16:00");
	a_desk_close(&d);
}

/* A week without a row means "as the clinic", and of the clinic "always". */
static void
no_week_is_left_without_a_day(void **state)
{
	struct a_desk d;

	(void)state;
	a_desk_open(&d);
	assert_int_equal(refused(&d.c, "hours.set", { "resource", "KB" }, { "days", "mon-sun" },
			     { "hours", "closed" }),
	    ERR_RULE);
	assert_int_equal(
	    refused(&d.c, "hours.set", { "days", "mon-fri" }, { "hours", "closed" }), ERR_RULE);
	assert_int_equal(
	    refused(&d.c, "hours.set", { "days", "mon-sun" }, { "hours", "clinic" }), ERR_INPUT);
	assert_int_equal(refused(&d.c, "hours.set", { "resource", "KB" }, { "days", "mon" },
			     { "hours", "clinic" }),
	    ERR_INPUT);
	is_str(week_of(&d, NULL).hours[0], "08:00-18:00");
	a_desk_close(&d);
}

static void
the_visits_that_other_hours_strand_are_named(void **state)
{
	struct a_desk d;

	(void)state;
	a_desk_open(&d);
	a_desk_talk(&d, d.anna, "2026-11-24 10:00", "KB");
	a_desk_talk(&d, d.ben, "2026-11-24 15:00", "KB");
	do_(&d.c, "hours.set", { "resource", "KB" }, { "days", "tue" }, { "hours", "08:00-12:00" });
	assert_int_equal(d.c.out.reasons.n, 1);
	assert_true(a_desk_heard(&d, "Tue 24-Nov-2026 15:00"));
	is_str(d.c.out.said, "Hours of tue are 08:00-12:00 now; 1 booked outside them.");
	/* It stands outside already: the clinic's hours take nothing from it. */
	do_(&d.c, "hours.set", { "days", "tue" }, { "hours", "08:00-13:00" });
	assert_int_equal(d.c.out.reasons.n, 0);
	do_(&d.c, "resource.change", { "resource", "KB" }, { "active", "no" });
	assert_int_equal(d.c.out.reasons.n, 1);
	assert_true(a_desk_heard(&d, "Tue 24-Nov-2026 10:00"));
	is_str(d.c.out.said, "KB is out of use; 1 booked there cannot stay.");
	a_desk_close(&d);
}

static void
days_to_come_stand_in_their_order_and_past_ones_not_at_all(void **state)
{
	struct house_offs offs;
	struct err e = { 0 };
	struct a_desk d;

	(void)state;
	a_desk_open(&d);
	do_(&d.c, "closure.add", { "from", "2026-05-01" }, { "yearly", "yes" }, { "name", "May" });
	do_(&d.c, "closure.add", { "from", "2026-12-24" }, { "name", "Eve" });
	do_(&d.c, "closure.add", { "from", "2026-12-01" }, { "hours", "13:00-18:00" },
	    { "name", "training" });
	do_(&d.c, "closure.add", { "from", "2026-11-02" }, { "name", "past" });
	must(house_offs(d.c.app, 0, &d.c.a, &offs, &e));
	assert_int_equal(offs.list.n, 3);
	is_str(offs.list.at[0].why, "training");
	is_str(offs.list.at[0].hours, "13:00-18:00");
	is_str(offs.list.at[1].why, "Eve");
	is_str(offs.list.at[1].hours, "");
	assert_true(offs.list.at[2].yearly);
	do_(&d.c, "absence.add", { "resource", "TL" }, { "from", "2026-12-05" },
	    { "extra", "yes" });
	must(house_offs(d.c.app, a_desk_resource(&d, "KB"), &d.c.a, &offs, &e));
	assert_int_equal(offs.list.n, 0);
	must(house_offs(d.c.app, a_desk_resource(&d, "TL"), &d.c.a, &offs, &e));
	assert_int_equal(offs.list.n, 1);
	assert_true(offs.list.at[0].extra);
	a_desk_close(&d);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_day_that_is_not_spoken_of_stays_as_it_was),
		cmocka_unit_test(hours_that_somebody_changed_since_are_not_overwritten),
		cmocka_unit_test(no_week_is_left_without_a_day),
		cmocka_unit_test(the_visits_that_other_hours_strand_are_named),
		cmocka_unit_test(days_to_come_stand_in_their_order_and_past_ones_not_at_all),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
