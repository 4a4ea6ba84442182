/* Every command, tried by every role, of a patient whose chart is open to all and of one whose
 * chart is marked sensitive and closed to them. */
#include <string.h>

#include "app/command.h"
#include "app/glass.h"
#include "app/inside.h"
#include "app/may.h"
#include "app/sign_in.h"
#include "base/text.h"
#include "lib/a_clinic.h"
#include "lib/deeds.h"
#include "lib/test.h"
#include "store/db_in.h"

enum { PATIENTS = 12, DESK = 'd', HOUSE = 'h', BOTH = 'b', CHART = 'c' };

/* What is done by name, time and place, of whomever; what is of no patient; and what is of a
 * chart but names nobody's until it runs.  All others want the chart open. */
static const struct {
	const char *command;
	char touch;
} table[] = {
	{ "session.book", DESK },
	{ "session.walkin", DESK },
	{ "session.arrive", DESK },
	{ "session.start", DESK },
	{ "session.done", DESK },
	{ "session.noshow", DESK },
	{ "session.each", DESK },
	{ "session.cancel", DESK },
	{ "session.restore", DESK },
	{ "session.move", DESK },
	{ "session.replan", DESK },
	{ "session.told", DESK },
	{ "session.untold", DESK },
	{ "session.to_tell", DESK },
	{ "visit.book", DESK },
	{ "wait.add", DESK },
	{ "wait.end", DESK },
	{ "wait.resume", DESK },
	{ "wait.give", DESK },
	{ "day.end", DESK },
	{ "absence.add", DESK },
	{ "absence.drop", DESK },
	{ "absence.replan", DESK },
	{ "closure.add", DESK },
	{ "closure.drop", DESK },
	{ "patient.import", DESK },
	{ "closure.import", DESK },
	{ "closure.preview", DESK },
	{ "closure.replan", DESK },
	{ "stranded.replan", DESK },
	{ "print.day", DESK },
	{ "print.tell", DESK },
	{ "print.card", DESK },
	{ "print.outage", DESK },
	{ "undo.last", DESK },
	{ "resource.add", HOUSE },
	{ "resource.change", HOUSE },
	{ "hours.set", HOUSE },
	{ "hold.take", HOUSE },
	{ "hold.series", HOUSE },
	{ "hold.drop", HOUSE },
	{ "presence.end", HOUSE },
	{ "staff.add", HOUSE },
	{ "staff.change", HOUSE },
	{ "staff.password", HOUSE },
	{ "staff.pin", HOUSE },
	{ "staff.pin_drop", HOUSE },
	{ "setting.set", HOUSE },
	{ "patient.sensitive", BOTH }, /* is marked already */
	{ "glass.break", HOUSE },
	{ "glass.review", HOUSE },
	{ "undo.id", BOTH },
	{ "patient.register", BOTH },
	{ "redflag.list", BOTH },
};

static char
touch_of(const char *command)
{
	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++)
		if (strcmp(table[i].command, command) == 0)
			return table[i].touch;
	return CHART;
}

struct told {
	bool done;
	struct err e;
	const char *text; /* all that was said */
};

static struct told
try(struct a_clinic *c, const struct deed *d, struct arena *a)
{
	struct pairs p = deed_pairs(d, c->app, NULL, a);
	struct text all = { .a = a };
	struct outcome out = { 0 };
	struct told t = { .e = { 0 } };

	t.done = command_try(c->app, d->name, p.list.at, p.list.n, &out, a, &t.e);
	text_addf(&all, "%s\n%s\n", out.said == NULL ? "" : out.said, t.done ? "" : t.e.text);
	for (size_t i = 0; i < out.reasons.n; i++)
		text_addf(&all, "%s\n", out.reasons.at[i]);
	t.text = text_get(&all);
	return t;
}

static void
mark_all(struct a_clinic *c, bool sensitive)
{
	struct err e = { 0 };

	must(db_exec(c->app->db,
	    sensitive ? "UPDATE patient SET sensitive = 1" : "UPDATE patient SET sensitive = 0",
	    &e));
}

/* Six people, one of each role, to whom no sensitive chart is open; every visit and course is
 * for something that can be told from all other words. */
static void
a_staff(struct a_clinic *c)
{
	struct err e = { 0 };

	a_clinic_demo(c, PATIENTS);
	deeds_before(c);
	a_clinic_as(c, "anna");
	for (int i = 0; i < ROLES; i++) {
		const char *role = role_name((enum role)(1u << i));

		do_(c, "staff.add", { "login", text_fmt(&c->a, "p-%s", role) },
		    { "name", text_fmt(&c->a, "P %s", role) }, { "role", role });
	}
	must(db_exec(c->app->db,
	    "UPDATE session SET label = 'Quillwort' WHERE label <> 'Talk';"
	    "UPDATE course SET label = 'Quillwort'",
	    &e));
}

/* Of a red flag reception tries, and who treats says what ends it. */
static bool
says_end(const struct deed *d, enum role role)
{
	return strcmp(d->name, "redflag.contact") == 0 && strstr(d->words, "outcome=seen") != NULL
	    && (may_right("redflag.end").roles & role) == 0;
}

static int
check_role(const struct deed *d, const struct command *row, enum role role, const struct told *t)
{
	bool kept_out = !t->done && t->e.code == ERR_DENIED
	    && strstr(t->e.text, "; you are signed in as ") != NULL;

	if (says_end(d, role) ? !t->done : kept_out == ((row->roles & role) == 0))
		return 0;
	print_error("%s by %s: %s\n", d->name, role_name(role), t->text);
	return 1;
}

static int
check_closed(
    const struct deed *d, enum role role, const struct told *open, const struct told *closed)
{
	char touch = touch_of(d->name);
	bool refused = !closed->done && glass_refused(&closed->e);
	const char *what = NULL;

	if (refused ? touch == DESK || touch == HOUSE : touch == CHART)
		what = refused ? "is refused" : "is not refused";
	else if ((touch == DESK || touch == HOUSE)
	    && (open->done != closed->done || (!open->done && open->e.code != closed->e.code)))
		what = "ends otherwise";
	else if (strstr(closed->text, "Quillwort") != NULL
	    || (strstr(closed->text, "Talk") != NULL && strstr(d->words, "Talk") == NULL))
		what = "tells";
	if (what == NULL)
		return 0;
	print_error("%s by %s of a closed chart %s: %s instead of %s\n", d->name, role_name(role),
	    what, closed->text, open->text);
	return 1;
}

static void
every_role_and_every_command_of_an_open_and_of_a_closed_chart(void **state)
{
	struct a_clinic c;
	struct arena a = { 0 };
	struct err e = { 0 };
	int done = 0, desk = 0, faults = 0;

	(void)state;
	a_staff(&c);
	for (int i = 0; i < ROLES; i++) {
		enum role role = (enum role)(1u << i);
		VEC(struct told) open = { 0 };

		a_clinic_as(&c, text_fmt(&a, "p-%s", role_name(role)));
		mark_all(&c, false);
		for (const struct deed *d = deeds; d->name != NULL; d++) {
			struct told t = try(&c, d, &a);

			faults += check_role(d, command_find(d->name), role, &t);
			done += t.done;
			*vec_add(&a, &open) = t;
		}
		mark_all(&c, true);
		for (const struct deed *d = deeds; d->name != NULL; d++) {
			const struct command *row = command_find(d->name);
			struct told t = try(&c, d, &a);

			faults += check_role(d, row, role, &t);
			if ((row->roles & role) != 0)
				faults += check_closed(d, role, &open.at[d - deeds], &t);
			desk += t.done && touch_of(d->name) == DESK;
		}
		arena_clear(&a);
	}
	must(app_settle(c.app, &e));
	assert_int_equal(faults, 0);
	assert_true(done > 200); /* the deeds are deeds, not all refused for something else */
	assert_true(desk > 60);
	a_clinic_close(&c);
}

static void
no_command_is_left_out(void **state)
{
	const struct command *row;

	(void)state;
	for (size_t i = 0; (row = command_at(i)) != NULL; i++) {
		const struct deed *d = deeds;

		while (d->name != NULL && strcmp(d->name, row->name) != 0)
			d++;
		if (d->name == NULL)
			fail_msg("tests/lib/deeds.c has no line for %s", row->name);
	}
	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++)
		assert_non_null(command_find(table[i].command));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_command_is_left_out),
		cmocka_unit_test(every_role_and_every_command_of_an_open_and_of_a_closed_chart),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
