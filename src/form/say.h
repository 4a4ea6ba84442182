/* say - a question of a form, and its answers, in words for people.
 *
 * What every way of filling a form says of it: screens, and lines of a dialogue.
 */
#ifndef FORM_SAY_H
#define FORM_SAY_H

#include "form/form.h"

/* The field of a cell, and its side or row. */
const struct field *form_field(const struct form *f, size_t cell);
int form_at(const struct form *f, size_t cell);

/* "Crescent, right": what a question is called; lives in a. */
const char *form_label(const struct form *f, size_t cell, struct arena *a);

/* "xray_crescent.L", "medicine.2": the same for drafts and commands; and back. */
const char *form_place(const struct form *f, size_t cell, struct arena *a);
bool form_find_place(const struct form *f, const char *place, size_t *cell);

/* "0 to 25 mm", where a number has a range; else "". */
const char *form_range(const struct field *d, struct arena *a);

/* How many may be chosen in a choice, many or tri, and what the i-th is called. */
size_t form_option_count(const struct field *d);
const char *form_option_label(const struct field *d, size_t i);
/* It is offered now; it is chosen now. */
bool form_option_offered(const struct form *f, size_t cell, size_t i);
bool form_option_chosen(const struct form *f, size_t cell, size_t i);

/* Of the questions of a repeat's row, the one that what is typed there begins: the first text.
 * NULL: none is a text. */
const struct field *form_row_text(const struct formdef *d, const struct field *repeat);

#endif
