/* parse_number - numbers of a form as people type them, with a unit or without. */
#ifndef FORM_PARSE_NUMBER_H
#define FORM_PARSE_NUMBER_H

#include "form/parse.h"

/* 62.5, 62,5, 62,5kg where kg is the unit; the limits are the caller's to check.  Another unit
 * is refused, and metres where centimetres are asked for with the number that is meant. */
void parse_number(const struct field *f, struct form_site site, const char *s, struct arena *a,
    struct reading *out);

/* The sentence, and the example of the field when it has one. */
const char *parse_with_example(const struct field *f, const char *sentence, struct arena *a);

#endif
