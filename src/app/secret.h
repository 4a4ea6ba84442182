/* secret - passwords and PINs, as they are kept and compared. */
#ifndef APP_SECRET_H
#define APP_SECRET_H

#include "base/arena.h"
#include "base/err.h"

/* Argon2id, as libsodium writes it, without looking at the length.
 * errors  ERR_IO: not enough memory. */
bool secret_seal(const char *secret, struct arena *a, const char **out, struct err *e) MUST_CHECK;

/* `sealed` was made of it.  "" is nobody's, and takes the time of a true one. */
bool secret_matches(const char *sealed, const char *secret);

#endif
