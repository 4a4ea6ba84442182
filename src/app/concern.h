/* concern - which warnings a person must answer before choosing a treatment. */
#ifndef APP_CONCERN_H
#define APP_CONCERN_H

#include "model/advise.h"

/* Choosing it takes a reason: its class is not recommended, contraindicated, to be deferred or
 * open. */
bool concern_class(const struct fit *fit);

/* Of a choice that is asked about: something is missing for it; something on record of the patient
 * that may pass speaks against it. */
bool concern_lacks(const struct fit *fit, const struct shown_warnings *asks);
bool concern_against(
    const struct pack *p, const struct fit *fit, const struct shown_warnings *asks);

/* All warnings of the patient and the hip that bear on the treatment; `only`
 * those that take a reason or must be dealt with. */
void concern_list(const struct advice *v, int hip, const struct fit *fit, bool only,
    struct arena *a, struct shown_warnings *out);

#endif
