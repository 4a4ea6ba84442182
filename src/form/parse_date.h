/* parse_date - dates of a form: whole ones, months and years; limits. */
#ifndef FORM_PARSE_DATE_H
#define FORM_PARSE_DATE_H

#include "form/parse.h"

/* As a person types it, and as a record holds it. */
void parse_date(const struct field *f, struct form_site site, const char *s, struct arena *a,
    struct reading *out);
void parse_stored_date(const struct field *f, struct form_site site, const char *s, struct arena *a,
    struct reading *out);

/* The day of a limit as a form says it: "t", "t-120y", "1900-01-01"; DAY_NONE. */
int parse_limit_day(const char *s, struct form_site site);

/* A text of a person, made fit for records: lang/clean.h's business, one line or
 * a note, no longer than the field allows.  errors  ERR_INPUT, a sentence. */
bool parse_clean(const struct field *f, const char *s, struct arena *a, const char **out,
    struct err *e) MUST_CHECK;

#endif
