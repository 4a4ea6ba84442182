/* The same targets under libFuzzer: FUZZ=conf tests/fuzz/fuzz tests/fuzz/corpus/conf */
#include <stdio.h>
#include <stdlib.h>

#include "fuzz/target.h"
#include "lang/width.h"
#include "lib/test.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);
const char *__lsan_default_suppressions(void);

/* libconfig forgets the text that it was in when a file is refused. */
const char *
__lsan_default_suppressions(void)
{
	return "leak:libconfig.so\n";
}

/* libFuzzer gives its function nothing to keep anything in. */
static struct {
	const struct target *t;
	void *state;
} one;

static void
choose(void)
{
	const char *name = getenv("FUZZ");
	struct err e = { 0 };
	bool utf8;

	must(width_locale(&utf8, &e));
	one.t = name == NULL ? NULL : target_find(name);
	if (one.t == NULL) {
		fprintf(stderr, "say FUZZ=TARGET; t-fuzz --list names them\n");
		exit(2);
	}
	if (one.t->open != NULL)
		one.state = one.t->open();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	char *text = malloc(n + 1);

	if (one.t == NULL)
		choose();
	if (text == NULL)
		return 0;
	for (size_t i = 0; i < n; i++)
		text[i] = (char)data[i];
	text[n] = '\0';
	one.t->run(one.state, text, n);
	free(text);
	return 0;
}
