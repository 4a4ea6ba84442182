/* What the audit says, in words. */
#include <string.h>

#include "app/command.h"
#include "app/deed_words.h"
#include "lang/width.h"
#include "lib/test.h"

/* The list is searched in its order, so that one that stands in a wrong place is not found. */
static void
every_command_has_words_that_fit_their_column(void **state)
{
	const struct command *c;

	(void)state;
	for (size_t i = 0; (c = command_at(i)) != NULL; i++) {
		if (strcmp(deed_words(c->name), c->name) == 0)
			fail_msg("%s has no words", c->name);
		if (width_of(deed_words(c->name)) > 33)
			fail_msg("%s: too long", deed_words(c->name));
	}
}

static void
what_was_read_has_words_and_what_nobody_knows_stays(void **state)
{
	(void)state;
	is_str(deed_words("chart.open"), "opened the chart");
	is_str(deed_words("sign-in"), "signed in");
	is_str(deed_words("plan.open"), "looked into the chart");
	is_str(deed_words("no.such"), "no.such");
}

/* Whoever was refused did not register anybody. */
static void
what_was_refused_was_tried(void **state)
{
	struct arena a = { 0 };
	const struct command *c;

	(void)state;
	is_str(deed_tried("patient.register", &a), "tried to register the patient");
	is_str(deed_tried("session.cancel", &a), "tried to cancel");
	is_str(deed_tried("decision.began", &a), "tried to say when the treatment began");
	for (size_t i = 0; (c = command_at(i)) != NULL; i++)
		if (strncmp(deed_tried(c->name, &a), "tried to ", 9) != 0)
			fail_msg("%s: it has no word for what was not done", deed_words(c->name));
	arena_clear(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_command_has_words_that_fit_their_column),
		cmocka_unit_test(what_was_read_has_words_and_what_nobody_knows_stays),
		cmocka_unit_test(what_was_refused_was_tried),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
