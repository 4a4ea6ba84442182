/* reasons - why something was done, in words that tell somebody later.
 *
 * Why a saved record is changed may be one letter: the same few words in every record. */
#ifndef APP_REASONS_H
#define APP_REASONS_H

#include <stddef.h>

#include "base/err.h"

enum { REASON_LETTERS = 3 }; /* of a reason, at least; a sensitive chart asks for more */

struct coded_reason {
	char letter;
	const char *text;
};

/* Reason i; NULL after the last. */
const struct coded_reason *reasons_at(size_t i);

/* What was typed: the words of its letter, or itself when it is no letter of one. */
const char *reasons_read(const char *typed);

/* Why another hip was treated than was booked: ended by letter 0; and what was typed to that. */
const struct coded_reason *reasons_of_hip(void);
const char *reasons_of_hip_read(const char *typed);

/* It says something: at least so many letters, as clean_letters counts them.
 * errors  ERR_INPUT of this field. */
bool reason_check(const char *reason, int letters, const char *field, struct err *e) MUST_CHECK;

#endif
