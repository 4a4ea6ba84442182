/* monkey - somebody who types anything at all, the same for the same seed. */
#ifndef TESTS_MONKEY_H
#define TESTS_MONKEY_H

#include "app/dice.h"
#include "base/arena.h"

enum monkey_what {
	MONKEY_KEYS,   /* names of keys with blanks between, for key_read() */
	MONKEY_BYTES,  /* what a terminal might send: a paste, a reply, garbage */
	MONKEY_RESIZE, /* the window has rows and cols */
	MONKEY_PAUSE,  /* nothing, for as long as it takes until a draft is kept */
	MONKEY_LATER,  /* so many minutes pass */
};

struct monkey_deed {
	enum monkey_what what;
	const char *text; /* of keys and bytes; lives in a; may hold any byte but NUL */
	int rows, cols, minutes;
};

/* What it does next. */
struct monkey_deed monkey_next(struct dice *d, struct arena *a);

#endif
