/* duplicate_store - is the person being registered here already?
 *
 * Asked while one types, with what there is so far.  Each candidate shows its
 * points and what they are for; namesakes alone and people born on one day are
 * none, because either is common and both together are not.
 */
#ifndef STORE_DUPLICATE_STORE_H
#define STORE_DUPLICATE_STORE_H

#include "store/search_store.h"

enum {
	LIKENESS_SHOWN = 50, /* percent from which a candidate is one */
	LIKENESS_ASKED = 65, /* from which saving asks which record is right: a name with a slip and
	                        the birth date, or the name and a birth date with a slip */
	LIKENESS_MOST = 8,   /* candidates */
};

/* What was typed; "" or NULL and DAY_NONE for what was not. */
struct registration {
	const char *family, *given, *native, *phone;
	const char *sex; /* F, M, X, U */
	int born;
	int64_t except; /* this record itself, when it is being edited */
};

struct resemblance {
	const char *text; /* "same date of birth" */
	int points;       /* may be negative: "different sex" */
};

struct likeness {
	struct found row;
	const char *phone; /* the likest; "" none */
	int percent;       /* up to 99 */
	VEC(struct resemblance) why;
};

struct likenesses {
	VEC(struct likeness) list; /* the likest first */
};

/* Those already registered who may be this person. */
bool duplicate_find(struct db *db, struct fold *f, const struct registration *who, int today,
    struct arena *a, struct likenesses *out, struct err *e) MUST_CHECK;

/* Those who bear the name, or one that differs by a slip or two, whatever else is known: for
 * somebody who asks.  Their percent is of the name alone. */
bool duplicate_names(struct db *db, struct fold *f, const struct registration *who, int today,
    struct arena *a, struct likenesses *out, struct err *e) MUST_CHECK;

#endif
