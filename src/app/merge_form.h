/* merge_form - what is taken of the record that goes, and the registration form that says so. */
#ifndef APP_MERGE_FORM_H
#define APP_MERGE_FORM_H

#include "app/command.h"
#include "store/merge_take.h"

/* One thing that two records may say of a person otherwise. */
struct merge_choice {
	enum merge_take take;
	const char *word;  /* as commands say it: "born" */
	const char *title; /* as sentences say it: "birth date" */
};
/* Choice i; NULL after the last. */
const struct merge_choice *merge_choice_at(size_t i);

/* "name, born" as bits, and back.  errors  ERR_INPUT. */
bool merge_take_read(const char *words, unsigned *out, struct err *e) MUST_CHECK;
const char *merge_take_words(unsigned take, struct arena *a);
/* "name and birth date", as a sentence says it. */
const char *merge_take_said(unsigned take, struct arena *a);

/* The form of the record that stays with the answers that m->take names from the other one, and
 * its own name among the former ones; *out is NULL where one of the two has none. */
bool merge_form_make(
    struct call *c, const struct merge *m, const struct merge_form **out, struct err *e) MUST_CHECK;

#endif
