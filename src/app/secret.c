#include "app/secret.h"

#include <string.h>

#include <sodium.h>

/* Of a password that nobody has: verifying it takes the time of a true one. */
static const char nobodys[] = "$argon2id$v=19$m=65536,t=2,p=1$y3RHRZicMtB20ep0PeElgg$"
			      "kfAh89+IyAmcxGQ5OoQpapUl1W0hlUC6m+ydb9vrv3U";

bool
secret_matches(const char *sealed, const char *secret)
{
	bool known = sealed[0] != '\0';

	return sodium_init() >= 0
	    && crypto_pwhash_str_verify(known ? sealed : nobodys, secret, strlen(secret)) == 0
	    && known;
}

bool
secret_seal(const char *secret, struct arena *a, const char **out, struct err *e)
{
	char *sealed = arena_alloc(a, crypto_pwhash_STRBYTES);

	if (sodium_init() < 0
	    || crypto_pwhash_str(sealed, secret, strlen(secret), crypto_pwhash_OPSLIMIT_INTERACTIVE,
		   crypto_pwhash_MEMLIMIT_INTERACTIVE)
		!= 0)
		return err_set(e, ERR_IO, "There is not enough memory to keep a password safely.");
	*out = sealed;
	return true;
}
