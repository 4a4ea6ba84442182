/* lint - what is wrong with a form's file, all of it, each with its line.
 *
 * Beside what keeps a form from loading: fields that no answer can ever show,
 * choices that can never be offered or are compared with a code that does not
 * exist, measures without a unit, lines wider than a terminal, examples that
 * the field itself refuses, names declared and never used.
 */
#ifndef FORM_LINT_H
#define FORM_LINT_H

#include "form/formdef.h"

/* Collects "file:line: text"; nothing when the form is right. */
void form_lint(const char *path, struct complaints *out);
/* The same of a text in memory; name stands where a path would. */
void form_lint_text(const char *name, const char *text, struct complaints *out);

/* Of the forms of a program together: an id that two files claim. */
void form_lint_ids(const char *const *path, size_t n, struct complaints *out);

/* What it costs to fill what is visible at first. */
struct form_cost {
	int skip;   /* keys when each stop is passed over */
	int answer; /* keys when each is answered; the letters of texts are not counted */
};
struct form_cost form_cost(const struct formdef *d);

#endif
