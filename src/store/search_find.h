/* search_find - the patients that match what was typed, in the order of their tokens. */
#ifndef STORE_SEARCH_FIND_H
#define STORE_SEARCH_FIND_H

#include "store/search_term.h"

/* What is being found. */
struct finding {
	struct db *db;
	const struct terms *terms;
	struct arena *a;
	int64_t id[SEARCH_MOST + 1];
	size_t n, limit; /* one more than the limit tells that there are others */
};

/* Those who match all terms, of which there is one at least, into f->id. */
bool search_find(struct finding *f, struct err *e) MUST_CHECK;

#endif
