/* fill_in - one form, question by question. */
#ifndef PLAIN_FILL_IN_H
#define PLAIN_FILL_IN_H

#include "plain/desk.h"

verb_fn new_verb, intake_verb, stage_verb, forms_verb, drafts_verb, record_verb, correct_verb,
    person_verb;

/* The form of that id for the open chart. */
void fill_form_named(struct desk *d, const char *form);
/* A consent that begins with a treatment, by its key, and its hip; where it takes one of its own.
 */
void fill_consent_for(struct desk *d, const char *treatment, int hip);
/* Goes on with a draft. */
void fill_draft(struct desk *d, const struct numbered *n);
/* Says a saved record, answer by answer. */
void record_say(struct desk *d, int64_t record);

#endif
