#include "fuzz/target.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void
fuzz_fail(const char *sentence, const char *file, int line)
{
	fprintf(stderr, "%s:%d: it does not hold that %s\n", file, line, sentence);
	abort();
}

const struct target *
target_at(size_t i)
{
	static const struct target *const all[] = { text_targets, file_targets, record_targets };

	for (size_t k = 0; k < sizeof(all) / sizeof(*all); k++)
		for (const struct target *t = all[k]; t->name != NULL; t++)
			if (i-- == 0)
				return t;
	return NULL;
}

const struct target *
target_find(const char *name)
{
	const struct target *t;

	for (size_t i = 0; (t = target_at(i)) != NULL; i++)
		if (strcmp(t->name, name) == 0)
			return t;
	return NULL;
}
