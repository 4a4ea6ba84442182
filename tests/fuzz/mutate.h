/* mutate - inputs that are nearly good: the plain driver's stand-in for libFuzzer. */
#ifndef FUZZ_MUTATE_H
#define FUZZ_MUTATE_H

#include <stddef.h>

#include "app/dice.h"
#include "base/vec.h"

enum { INPUT_MOST = 65536 };

struct input {
	const char *text; /* n bytes, and a NUL after them */
	size_t n;
};

struct corpus {
	struct arena a;
	VEC(struct input) list;
};

/* Adds the files of a folder whose names end so; a folder that is not there adds none. */
void corpus_read(struct corpus *c, const char *folder, const char *end);
/* One file; one text. */
void corpus_file(struct corpus *c, const char *path);
void corpus_add(struct corpus *c, const char *text, size_t n);

/* One of them, changed here and there; lives in a. */
struct input mutate(const struct corpus *c, struct dice *d, struct arena *a);

#endif
