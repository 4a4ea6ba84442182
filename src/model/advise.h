/* advise - stage, size, classes and warnings of both hips, from facts.
 *
 * Pure: no clock, no store, no screen.  Every text of the result is the
 * pack's or lives in the arena; each says what was decided, by which rule,
 * from which source, and what would settle what is open.  Nothing is chosen:
 * the treating doctor decides.
 */
#ifndef MODEL_ADVISE_H
#define MODEL_ADVISE_H

#include "model/facts.h"

/* One reason against a treatment, or part of one, from a condition in force. */
struct against {
	const char *rule, *target;        /* of the condition; T1, T2a ... */
	const struct effect_group *group; /* what it does, because of what, until when, sources */
};

struct shown_warning {
	const struct warning *warning; /* code, tier */
	const char *message;           /* filled in */
};

struct shown_warnings {
	struct shown_warning *at;
	size_t n, cap;
};

/* How one treatment fits one hip. */
struct fit {
	const struct treatment *treatment; /* id T1, key stem-cell, title */
	enum class class;
	const char *sentence; /* opening of the class, then why */
	struct words source;
	const struct class_rule
	    *rule;                   /* the last one that changed the class of the stage, or NULL */
	VEC(struct against) against; /* in the order of the pack */
	struct words not_asked;      /* codes never asked that could be against it */
	struct words unsettled;      /* the same of codes whose fact has a key of its own */
	struct words needs; /* labels of what would settle a class U, or of facts not recorded */
	bool clear;         /* nothing against it, nothing unasked, nothing missing */
	struct shown_warnings own; /* of this treatment of this hip alone; advise adds none */
};

/* A rule of the staging that fired. */
struct fired {
	const struct stage_rule *rule;
};

struct hip_advice {
	int stage; /* index in the pack */
	enum status status;
	struct ints candidate; /* indexes of stages, none when final or in conflict */
	struct words missing;  /* codes of what would settle the stage */
	VEC(struct fired) fired;
	const char *size;                  /* code */
	const struct crosswalk *crosswalk; /* NULL: crosswalk_system is crosswalk_none */
	const struct risk *risk;           /* NULL: none to show */
	VEC(struct risk) series;           /* other series to show beside it; advise only */
	struct fit *fit;                   /* one for each treatment of the pack */
	enum effect *part;                 /* of each component */
	struct shown_warnings warning;
	struct words watch; /* words of followup.cfg: what is followed up without a treatment */
	struct words rules; /* ids of all that fired */
};

struct advice {
	const struct pack *pack;
	struct hip_advice hip[HIPS];
	struct shown_warnings warning; /* of the patient */
};

/* Everything.  Facts are read only, but for the values that defines give to
 * names that are not facts.  The result lives in a. */
void advise(struct facts *f, struct arena *a, struct advice *out);

/* Only stage, status, candidates, missing, size, crosswalk and stage flags: live,
 * at each key of the stage form. */
void advise_stage(struct facts *f, struct arena *a, struct advice *out);

/* The class of f is open for what that warning says is not recorded. */
bool warning_opens(const struct warning *w, const struct fit *f);

/* "an MRI, a film": what would settle the stage, for people. */
const char *advice_missing(const struct advice *v, int hip, struct arena *a);

#endif
