/* sign_in - who works here now. */
#ifndef APP_SIGN_IN_H
#define APP_SIGN_IN_H

#include "app/app.h"

enum { PASSWORD_MIN = 8, PASSWORD_MAX = 128, LOGIN_MAX = 40 }; /* bytes */

/* By name and password.  An unknown name, a wrong password and a person who
 * has left get the same sentence after the same time; wrong tries make the next
 * one wait (throttle.h).
 * errors  ERR_DENIED, ERR_IO, ERR_BUSY. */
bool app_sign_in(
    struct app *app, const char *login, const char *password, struct err *e) MUST_CHECK;

/* When whoever is signed in came the time before this one, and the wrong tries between. */
struct came_before {
	int64_t at;          /* UTC; 0: never */
	const char *station; /* lives in a */
	int wrong;
};
bool app_came_before(
    struct app *app, struct arena *a, struct came_before *out, struct err *e) MUST_CHECK;

/* As the Unix user who started the program.  With a password set it is the
 * shell's way only: at the screen it asks for the password (app_needs_password).
 * errors  ERR_DENIED: nobody here has this Unix user. */
bool app_sign_in_unix(struct app *app, struct err *e) MUST_CHECK;

/* The same, but the audit line waits for app_settle(): a durable commit is no part of the first
 * screen.  Whatever else the session writes comes after it. */
bool app_become_unix(struct app *app, struct err *e) MUST_CHECK;

/* The Unix user is one of the staff, and no password is set: the screen need not ask. */
bool app_is_trusted(struct app *app, bool *out, struct err *e) MUST_CHECK;

/* Whoever is signed in acts as somebody else; a manager may.
 * errors  ERR_DENIED, ERR_MISSING. */
bool app_act_as(struct app *app, const char *login, struct err *e) MUST_CHECK;

/* Whoever is signed in still may be: reads the role anew, too, so that what a manager changed
 * holds from the next action on.  errors  ERR_DENIED says why not. */
bool app_still(struct app *app, struct err *e) MUST_CHECK;

/* Nobody is signed in afterwards, also when it could not be noted in the audit. */
bool app_sign_out(struct app *app, struct err *e) MUST_CHECK;

/* What is kept of a password: Argon2id, as libsodium writes it; lives in a.
 * errors  ERR_INPUT: too short or too long. */
bool password_seal(
    const char *password, struct arena *a, const char **out, struct err *e) MUST_CHECK;

/* After app_sign_in_unix() refused: when nobody has the Unix user, the audit says so. */
void app_note_stranger(struct app *app);

/* The role is one of these, of those who look after the clinic's files; when it is none, the
 * audit has a line of that action.
 * errors  ERR_DENIED */
bool app_is_keeper(struct app *app, unsigned roles, const char *action, struct err *e) MUST_CHECK;

#endif
