/* merge_take - who a person is, when two records say otherwise.
 *
 * The record that stays keeps what it says, or takes over what the other one says; for each
 * of the five by itself.  What was not chosen is kept and finds the person still: a name as a
 * previous one, phones and addresses with the record that went, a birth date in the journal.
 */
#ifndef STORE_MERGE_TAKE_H
#define STORE_MERGE_TAKE_H

#include "store/merge_store.h"
#include "store/response_store.h"

enum merge_take {
	TAKE_NAME = 1,
	TAKE_BORN = 2,
	TAKE_SEX = 4,
	TAKE_PHONE = 8,
	TAKE_ADDRESS = 16,
};

/* The registration form as it reads from then on. */
struct merge_form {
	struct response kept; /* kept.supersedes: the form of the record that stays */
	struct response_answers answers;
};

/* Carries out m->take and keeps m->form, each change in the journal of the merge. */
bool merge_take(struct tx *tx, const struct merge *m, struct arena *a, struct err *e) MUST_CHECK;

/* Who the person is stays as it is when somebody has changed that since; then *changed. */
bool merge_give_back(
    struct tx *tx, const struct merge *m, bool *changed, struct arena *a, struct err *e) MUST_CHECK;

/* Birth dates that a record said before merges that hold, to find it by. */
bool merge_births(struct db *db, int64_t patient, struct arena *a, struct merge_ids *out,
    struct err *e) MUST_CHECK;

#endif
