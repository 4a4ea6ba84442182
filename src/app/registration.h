/* registration - the answers of the registration form as a person on record. */
#ifndef APP_REGISTRATION_H
#define APP_REGISTRATION_H

#include "store/patient_store.h"

struct form;

/* Names, birth date, sex and contacts of p become those of the form; what the
 * form does not ask (number, state, identifiers) stays.  Texts live in a. */
void registration_read(const struct form *f, struct arena *a, struct patient *p);

#endif
