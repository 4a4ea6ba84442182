/* registration - the answers of the registration form as a person on record. */
#ifndef APP_REGISTRATION_H
#define APP_REGISTRATION_H

#include "store/patient_store.h"

struct form;
struct pairs;

/* Names, birth date, sex and contacts of p become those of the form; what the
 * form does not ask (number, state, identifiers) stays.  Texts live in a. */
void registration_read(const struct form *f, struct arena *a, struct patient *p);

/* registration_read() for somebody who is on record, of whom the form said before.  A previous
 * name that was no answer of it, as one from before a marriage, stays. */
void registration_reread(
    const struct form *f, const struct pairs *before, struct arena *a, struct patient *p);

/* A new form begins with what was typed to find somebody: the name as "family,given" or
 * "family given", or a phone number.  What does not fit is left for the person to type. */
void registration_begin(struct form *f, const char *text, struct arena *a);

#endif
