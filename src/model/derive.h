/* derive - the steps of advise(), each in its own file, over one hip's slots. */
#ifndef MODEL_DERIVE_H
#define MODEL_DERIVE_H

#include "model/advise.h"

/* A hip while it is being derived. */
struct derive {
	const struct pack *p;
	struct facts *f;
	int hip;
	struct value *slot;      /* f->slot[hip] */
	bool *in_force;          /* by condition */
	const char *one, *other; /* of the first conflict */
	struct arena *a;
	struct hip_advice *out;
};

/* True; a missing condition holds always.  Unknown is not true. */
bool holds(struct expr *when, const struct value *slot);

/* The names that have their value at the end of phase. */
void derive_names(struct derive *d, enum phase phase);
/* Stage, status, candidates, missing, flags; crosswalk. */
void derive_stage(struct derive *d);
void derive_crosswalk(struct derive *d);
/* Size, and the risk that goes with it. */
void derive_size(struct derive *d);
void derive_risk(struct derive *d);
/* Other series; it needs the names of the other hip. */
void derive_series(struct derive *d);
/* Classes and parts. */
void derive_fit(struct derive *d);
/* Sentences, sources and what was not asked, once the classes stand. */
void derive_why(struct derive *d);

/* Adds a word once. */
void word_once(struct arena *a, struct words *w, const char *s);
void words_once(struct arena *a, struct words *w, const struct words *more);

/* Adds a warning once; warn_fill gives the messages their words, when all is known. */
void warn_add(struct derive *d, struct shown_warnings *to, const char *code);
void warn_fill(struct derive *d, struct shown_warnings *w);
void warn_sort(struct shown_warnings *w);
/* Warnings of conditions in force, and those raised by the whole picture. */
void derive_warnings(struct derive *d, struct shown_warnings *patient);
void raise_warnings(struct derive *d, struct shown_warnings *patient);
/* What is followed up because of the stage alone. */
void derive_watches(struct derive *d);

/* "a, b and c". */
const char *words_joined(const struct words *w, struct arena *a);
/* message with each {name} replaced. */
const char *fill(const char *message, const char *const (*pairs)[2], size_t n, struct arena *a);

#endif
