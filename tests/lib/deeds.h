/* deeds - each command of the table, ready to be done in the made-up clinic.
 *
 * A deed is written as for "coxa do": name=value with blanks between, '~' for a blank inside.
 * What stands in braces is SQL for one number, id={SELECT min(id) FROM plan}, and after '@' is
 * a file of the source tree.  The manager does it, or who is named by as=LOGIN in front.
 */
#ifndef TESTS_DEEDS_H
#define TESTS_DEEDS_H

#include "app/command.h"
#include "lib/a_clinic.h"

struct deed {
	const char *name, *words;
};

/* A NULL name ends them. */
extern const struct deed deeds[];

/* What must have happened before some of them; done once, in this order. */
void deeds_before(struct a_clinic *c);

/* Goes on as who does it, where that is somebody else. */
void deed_as(const struct deed *d, struct app *app);

/* Its pairs now, with the key last; they live in a. */
struct pairs deed_pairs(const struct deed *d, struct app *app, const char *key, struct arena *a);

#endif
