/* lock - a screen that is left alone shows nothing until its person is back.
 *
 * A PIN opens it where one is set, the password always; a person who has neither
 * (the first start on one's own machine) is let in by the Unix user alone.
 */
#ifndef APP_LOCK_H
#define APP_LOCK_H

#include "app/app.h"

enum { PIN_MIN = 4, PIN_MAX = 8 }; /* digits */
enum { SESSION_HOURS = 12 };       /* after which a PIN opens nothing */

enum unlock {
	UNLOCK_PIN,      /* or the password */
	UNLOCK_PASSWORD, /* no PIN is set */
	UNLOCK_ENTER,    /* neither is set, and the Unix user is this person's */
	UNLOCK_NOTHING,  /* neither is set; only signing out is left */
};

/* The lock in the audit; a failing audit keeps no screen open. */
void app_lock(struct app *app);

/* The session is so old that the next unlocking takes the password. */
void app_age(struct app *app);

/* What the person who is signed in must give. */
bool app_unlock_by(struct app *app, enum unlock *out, struct err *e) MUST_CHECK;

/* errors  ERR_DENIED: not this one, too many tries, or the person may not sign in any more. */
bool app_unlock(struct app *app, const char *secret, struct err *e) MUST_CHECK;

/* What is kept of a PIN; lives in a.  errors  ERR_INPUT: not 4 to 8 digits, or too easy. */
bool pin_seal(const char *pin, struct arena *a, const char **out, struct err *e) MUST_CHECK;

#endif
