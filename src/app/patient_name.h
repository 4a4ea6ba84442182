/* patient_name - one patient's name, as lists show it. */
#ifndef APP_PATIENT_NAME_H
#define APP_PATIENT_NAME_H

#include "app/app.h"

/* Lives in a.  errors  ERR_MISSING. */
bool patient_name_of(
    struct app *app, int64_t patient, struct arena *a, const char **out, struct err *e) MUST_CHECK;

#endif
