#include "app/lock.h"

#include <string.h>

#include "app/inside.h"
#include "app/secret.h"
#include "app/throttle.h"
#include "store/staff_store.h"

static bool
is_pin(const char *s)
{
	size_t n = strspn(s, "0123456789");

	return s[n] == '\0' && n >= PIN_MIN && n <= PIN_MAX;
}

/* 1111, 1234, 9876: every digit follows the one before by the same step of at most one. */
static bool
is_easy(const char *pin)
{
	int step = pin[1] - pin[0];

	for (const char *p = pin + 1; p[1] != '\0'; p++)
		if (p[1] - p[0] != step)
			return false;
	return step >= -1 && step <= 1;
}

bool
pin_seal(const char *pin, struct arena *a, const char **out, struct err *e)
{
	if (!is_pin(pin))
		return err_field(
		    e, ERR_INPUT, "pin", "A PIN has %d to %d digits.", PIN_MIN, PIN_MAX);
	if (is_easy(pin))
		return err_field(e, ERR_INPUT, "pin",
		    "Everybody tries that PIN first; take digits that do not follow each other.");
	return secret_seal(pin, a, out, e);
}

void
app_lock(struct app *app)
{
	app_note_anyway(app,
	    &(struct happened){
		.action = "lock", .object = "staff", .id = app->person.id, .outcome = "done" });
}

static enum unlock
asks(const struct app *app, const struct staff *s)
{
	if (s->pin[0] != '\0' && !(app->aged && s->password[0] != '\0'))
		return UNLOCK_PIN;
	if (s->password[0] != '\0')
		return UNLOCK_PASSWORD;
	return s->os_uid == app->os_uid ? UNLOCK_ENTER : UNLOCK_NOTHING;
}

void
app_age(struct app *app)
{
	app->aged = true;
}

bool
app_unlock_by(struct app *app, enum unlock *out, struct err *e)
{
	struct arena a = { 0 };
	struct staff s;
	bool done = staff_by_id(app->db, app->person.id, &a, &s, e);

	if (done)
		*out = asks(app, &s);
	arena_clear(&a);
	return done;
}

static bool
is_right(const struct app *app, const struct staff *s, const char *secret)
{
	switch (asks(app, s)) {
	case UNLOCK_ENTER:
		return true;
	case UNLOCK_NOTHING:
		return false;
	case UNLOCK_PIN:
		return secret_matches(is_pin(secret) ? s->pin : s->password, secret);
	case UNLOCK_PASSWORD:
		break;
	}
	return secret_matches(s->password, secret);
}

static bool
let_in(struct app *app, const struct staff *s, struct err *e)
{
	struct actor who = app_actor(app, "");
	struct tx *tx;
	bool done;

	if (!app_settle(app, e) || !tx_begin(app->db, &who, "unlock", app->now, &tx, e))
		return false;
	done = throttle_forgive(tx, s->login, app->station, e)
	    && tx_note(tx, &(struct note){ .object = "staff", .id = s->id }, e);
	return tx_end(tx, done, e);
}

bool
app_unlock(struct app *app, const char *secret, struct err *e)
{
	struct arena a = { 0 };
	struct staff s = { 0 };
	bool in = false;

	if (!throttle_check(app, app->person.login, e)
	    || !staff_by_id(app->db, app->person.id, &a, &s, e))
		goto out;
	if (s.id == 0 || !s.active) {
		err_set(e, ERR_DENIED, "%s may not sign in any more; a manager can say why.",
		    app->person.name);
	} else if (is_right(app, &s, secret)) {
		in = let_in(app, &s, e);
		app->aged = app->aged && !in;
	} else {
		throttle_wrong(app, s.login, "unlock", s.id);
		err_set(e, ERR_DENIED, "Not recognised.");
	}
out:
	arena_clear(&a);
	return in;
}
