/* consent - whether what was agreed to covers a treatment of a hip.
 *
 * A consent names what it is to; one to a procedure or to cell therapy names the hip, too.
 * Several hold beside each other, and one that is taken back ends what it names.
 */
#ifndef APP_CONSENT_H
#define APP_CONSENT_H

#include "app/app.h"
#include "model/advise.h"

/* Warns at each treatment of a hip that something was agreed to, but not this: to fit->own.
 * Where nothing was agreed to at all, the advice says so already. */
bool consent_look(
    struct app *app, int64_t patient, struct advice *v, struct arena *a, struct err *e) MUST_CHECK;

#endif
