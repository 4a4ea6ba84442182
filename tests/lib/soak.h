/* soak - tests by chance: a short slice of fixed seeds in "make check", as long as wished in
 * "make soak".
 *
 *	for (struct soak s = soak_begin(2); soak_next(&s);)
 *		live_through(s.seed);
 *
 * SOAK_SECONDS in the environment makes it long, from a seed that nobody had before;
 * SOAK_SEED runs that one seed again.  tests/README says more.
 */
#ifndef TESTS_SOAK_H
#define TESTS_SOAK_H

#include <stdbool.h>
#include <stdint.h>

struct soak {
	uint64_t seed;
	int seconds; /* 0: the short slice */
	int few, done;
	int64_t until; /* monotonic seconds */
};

/* few  how many seeds the short slice has: 1, 2, ... */
struct soak soak_begin(int few);
bool soak_next(struct soak *s);

/* The long run was asked for. */
bool soak_is_long(void);

#endif
