/* search_term - what was typed into the search box, as ranges of tokens. */
#ifndef STORE_SEARCH_TERM_H
#define STORE_SEARCH_TERM_H

#include "store/search_store.h"

enum { TERMS = 8, WAYS = 5 };

/* One word; a patient matches when a token begins with one of its ways. */
struct search_word {
	const char *way[WAYS];
	const char *below[WAYS]; /* what begins so sorts below this */
	size_t ways;
	int parity;   /* of the token's rank: 0 family, 1 given; -1 any */
	bool letters; /* a word of a name */
	size_t len;
};

struct terms {
	struct search_word at[TERMS];
	size_t n;
	const char *hint;
};

/* The words of s->typed; none when it is too short to be looked for. */
void terms_of(const struct search_for *s, struct fold *f, struct arena *a, struct terms *out);

/* Everything that begins with s sorts below this. */
const char *term_below(const char *s, struct arena *a);

/* How few patients a term is likely to find: the lower, the fewer. */
int term_width(const struct search_word *t);

#endif
