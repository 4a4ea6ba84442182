/* treatment - what fits each hip, and what was chosen: for the treatment screen.
 *
 * The advice is the model's (model/advise.h), over what is on record now.
 * Nothing in it is chosen; decision.record chooses.
 */
#ifndef APP_TREATMENT_H
#define APP_TREATMENT_H

#include "app/app.h"
#include "app/concern.h"
#include "app/decide.h"
#include "base/vec.h"

/* From the latest intake, consent and stage forms; lives in a. */
bool treatment_advice(struct app *app, int64_t patient, struct arena *a, struct advice *out,
    struct err *e) MUST_CHECK;

/* A treatment that was chosen and holds. */
struct chosen {
	int64_t id; /* of the decision */
	char side;
	int treatment; /* its index in the pack; -1: the pack has it no more */
	const char *key, *class, *sentence, *reason, *note, *initials;
	int day;
	int began;         /* the day that was told; DAY_NONE */
	const char *since; /* since_words() */
	bool outdated;     /* decided on another stage than the present one */
	int64_t rev;
};

struct chosen_list {
	VEC(struct chosen) list; /* right hip first */
};

/* What was chosen for both hips and holds. */
bool treatment_chosen(struct app *app, int64_t patient, struct arena *a, struct chosen_list *out,
    struct err *e) MUST_CHECK;

/* The decision to observe that hip, 'R' or 'L', among those that hold; NULL. */
const struct chosen *observed(const struct chosen_list *all, char side);

/* "core decompression": a treatment within a sentence, by its key; without what its title has
 * in brackets.  A key that the pack has no more stays one. */
const char *treatment_words(const struct pack *p, const char *key, struct arena *a);

/* "Core decompression, left hip": the same with its hip, as the head of a sentence. */
bool treatment_of_hip(struct app *app, const char *key, char side, struct arena *a,
    const char **out, struct err *e) MUST_CHECK;

#endif
