/* reasons - why something was done, in words that tell somebody later.
 *
 * What is usual may be one letter: the same few words in every record. */
#ifndef APP_REASONS_H
#define APP_REASONS_H

#include "base/arena.h"
#include "base/err.h"

enum { REASON_LETTERS = 3 }; /* of a reason, at least; a sensitive chart asks for more */

/* Why of what; each has its letters. */
enum reason_of {
	REASON_OF_ANY,    /* no letter stands for it */
	REASON_OF_CHANGE, /* a saved record says something else now */
	REASON_OF_LATE,   /* it is entered after its day */
	REASON_OF_HIP,    /* another hip was treated than was booked */
};

/* "t typing error, s wrong side": the letters and what they stand for, apart by `apart`. */
const char *reason_usual(enum reason_of of, const char *apart, struct arena *a);
/* What was typed: the words of its letter, or itself when it is no letter of one. */
const char *reason_read(enum reason_of of, const char *typed);

/* Why a visit is cancelled, from 0.  Who cancels counts in the reports: the patient or the
 * clinic. */
enum { REASONS_OF_CANCEL = 5 };
const char *reason_of_cancel(int i);

/* It says something: at least so many letters, as clean_letters counts them.
 * errors  ERR_INPUT of this field. */
bool reason_check(const char *reason, int letters, const char *field, struct err *e) MUST_CHECK;

#endif
