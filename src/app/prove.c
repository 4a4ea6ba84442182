#include "app/prove.h"

#include "app/inside.h"
#include "app/secret.h"
#include "app/throttle.h"
#include "store/staff_store.h"

bool
prove_asks(struct app *app, bool *out, struct err *e)
{
	struct arena a = { 0 };
	struct staff s = { .password = "" };
	bool done = staff_by_id(app->db, app->signed_in, &a, &s, e);

	*out = done && s.id != 0 && s.password[0] != '\0';
	arena_clear(&a);
	return done;
}

static bool
compare(struct app *app, const struct staff *s, const char *secret, struct err *e)
{
	if (s->id == 0 || s->password[0] == '\0')
		return true;
	if (secret[0] == '\0')
		return err_field(e, ERR_DENIED, "proof",
		    "This asks for your password again, %s: proof=-, or --proof, reads it from "
		    "standard input.",
		    s->name);
	if (!throttle_check(app, s->login, e))
		return false;
	if (secret_matches(s->password, secret))
		return true;
	throttle_wrong(app, s->login, "prove", s->id);
	return err_field(e, ERR_DENIED, "proof", "That is not your password.");
}

bool
prove_check(struct app *app, const char *secret, struct err *e)
{
	struct arena a = { 0 };
	struct staff s = { 0 };
	bool done = staff_by_id(app->db, app->signed_in, &a, &s, e) && compare(app, &s, secret, e);

	arena_clear(&a);
	return done;
}

bool
prove_self(const struct app *app, struct err *e)
{
	return app->signed_in == app->person.id
	    || err_set(e, ERR_DENIED, "Nobody does this in another's name.");
}
