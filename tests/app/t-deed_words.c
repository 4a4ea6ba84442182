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

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_command_has_words_that_fit_their_column),
		cmocka_unit_test(what_was_read_has_words_and_what_nobody_knows_stays),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
