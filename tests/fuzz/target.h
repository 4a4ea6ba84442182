/* target - functions that take any bytes at all, and what must hold of each.
 *
 * libFuzzer finds the bytes where there is clang (configure --enable-fuzz), else the plain
 * driver t-fuzz mutates the corpus.  A target fails by fuzz_is(), by an assertion or under
 * a sanitizer; it remembers nothing from one input to the next.
 */
#ifndef FUZZ_TARGET_H
#define FUZZ_TARGET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Ends the program with that sentence unless it holds. */
#define fuzz_is(holds, sentence) ((holds) ? (void)0 : fuzz_fail((sentence), __FILE__, __LINE__))

void fuzz_fail(const char *sentence, const char *file, int line) __attribute__((noreturn));

struct target {
	const char *name, *truth; /* what is shown of it */
	const char *seeds;        /* a folder of the tree beside tests/fuzz/corpus/NAME; NULL */
	const char *only;         /* how the names of its files end, "" */
	int cost;                 /* about how many are run in the time of one of the dearest */
	void *(*open)(void);      /* what the target needs, made once; NULL: nothing */
	/* text has n bytes and a NUL after them. */
	void (*run)(void *state, const char *text, size_t n);
};

/* Those of one file; a NULL name ends them. */
extern const struct target text_targets[], file_targets[], record_targets[];

/* 0, 1, ... of all; NULL after the last. */
const struct target *target_at(size_t i);
const struct target *target_find(const char *name);

#endif
