/* parse - what a typed text means for a field.  Strict, free of the locale. */
#ifndef FORM_PARSE_H
#define FORM_PARSE_H

#include "form/form.h"

/* How much of a date is known. */
enum exact { EXACT_DAY, EXACT_MONTH, EXACT_YEAR };

struct reading {
	struct value said; /* NONE when empty or no value; kept when outside of the limits */
	const char *text;  /* the text again, in words once it is understood */
	const char *error; /* a sentence; "" when it can be read */
	enum exact exact;  /* of a date */
};

/* As a person types it: digits choose, dates in any form.  Texts live in a. */
void parse_typed(const struct field *f, struct form_site site, const char *text, struct arena *a,
    struct reading *out);

/* As records keep it: codes, 1968-07-14, yes and no. */
void parse_stored(const struct field *f, struct form_site site, const char *text, struct arena *a,
    struct reading *out);

/* And back: "" for NONE.  A measured number stays as it was typed, so that 172 is
 * never 172.0, which would claim that it was measured more exactly. */
const char *parse_store(const struct field *f, const struct reading *r, struct arena *a);

/* A date of limited exactness in words: 14-Jul-1968, Mar-2019, 2019. */
const char *parse_show_day(int day, enum exact exact, struct arena *a);

/* A number with a point, no more digits than it has, or just `decimals` of them. */
const char *parse_show_number(double v, int decimals, struct arena *a);

/* "0 to 25 mm", of the limits of f; "" when there are none. */
const char *parse_range(const struct field *f, const struct limit *from, const struct limit *to,
    struct form_site site, struct arena *a);
bool parse_within(const struct field *f, struct value v, const struct limit *from,
    const struct limit *to, struct form_site site);

/* code is one of the codes of a many's value "a,b". */
bool parse_has(const char *codes, const char *code);

#endif
