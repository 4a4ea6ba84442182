/* ascii - texts for terminals that know nothing else. */
#ifndef LANG_ASCII_H
#define LANG_ASCII_H

#include <stdbool.h>

#include "base/arena.h"

/* s in ASCII: Å is A, ß ss, ≤ <=, what has no Latin spelling is "?".
 * *whole (may be NULL) tells that nothing became "?". */
const char *ascii_of(const char *s, struct arena *a, bool *whole);

#endif
