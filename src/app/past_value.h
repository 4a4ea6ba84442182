/* past_value - one answer of an old record in words. */
#ifndef APP_PAST_VALUE_H
#define APP_PAST_VALUE_H

#include "store/response_store.h"

struct field;

/* What a field is called: "Crescent, right", "Medicine 2"; its key when d is NULL. */
const char *past_label(const struct field *d, const char *key, const char *part, struct arena *a);
/* How records name side or row `at` of a field: "R", "L", "0", or "". */
const char *past_part(const struct field *d, int at, struct arena *a);
/* The answer of a field, also under its former name; NULL. */
const struct response_answer *past_find(
    const struct response_answers *all, const struct field *d, const char *key, const char *part);
/* "Yes", "10-Nov-2026", "1.5 mm", "(not known)". */
const char *past_value(const struct field *d, const struct response_answer *x, struct arena *a);

#endif
