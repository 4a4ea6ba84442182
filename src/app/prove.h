/* prove - the person at the keyboard is still the one who signed in.
 *
 * Who is on the staff, what role somebody has, a sensitive chart: these ask for
 * the password again, so that a terminal that was left open gives none of it.
 * RELIABILITY.md R12.
 */
#ifndef APP_PROVE_H
#define APP_PROVE_H

#include "app/app.h"

/* Whoever signed in has a password that can be asked for. */
bool prove_asks(struct app *app, bool *out, struct err *e) MUST_CHECK;

/* The password of whoever signed in, also when a manager acts as somebody else; a PIN is
 * none.  Wrong ones make the next one wait (throttle.h).  True where no password is set.
 * errors  ERR_DENIED with the field "proof". */
bool prove_check(struct app *app, const char *secret, struct err *e) MUST_CHECK;

/* Whoever signed in does this, and nobody acts as somebody else.  errors  ERR_DENIED. */
bool prove_self(const struct app *app, struct err *e) MUST_CHECK;

#endif
