/* reasons - why a saved record is changed, by a letter: the same few words in every record. */
#ifndef APP_REASONS_H
#define APP_REASONS_H

#include <stddef.h>

struct coded_reason {
	char letter;
	const char *text;
};

/* Reason i; NULL after the last. */
const struct coded_reason *reasons_at(size_t i);

/* What was typed: the words of its letter, or itself when it is no letter of one. */
const char *reasons_read(const char *typed);

#endif
