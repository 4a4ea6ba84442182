#include "app/sign_in.h"

#include <string.h>

#include "app/glass.h"
#include "app/inside.h"
#include "app/may.h"
#include "app/recount.h"
#include "app/secret.h"
#include "app/throttle.h"
#include "store/staff_store.h"

bool
password_seal(const char *password, struct arena *a, const char **out, struct err *e)
{
	size_t n = strlen(password);

	if (n < PASSWORD_MIN || n > PASSWORD_MAX)
		return err_field(e, ERR_INPUT, "password",
		    "A password has %d to %d characters; a few words are best.", PASSWORD_MIN,
		    PASSWORD_MAX);
	return secret_seal(password, a, out, e);
}

/* Only a database that another program wrote to has a role that is none.  What a newer program
 * owes the record is done before anybody looks at it. */
static bool
become(struct app *app, const struct staff *s, struct err *e)
{
	if (role_find(s->role) == 0)
		return err_set(e, ERR_IO,
		    "%s has the role \"%.20s\", which is none. Run coxa check.", s->login, s->role);
	app->person = (struct person){
		.id = s->id,
		.login = arena_str(&app->mem, s->login),
		.name = arena_str(&app->mem, s->name),
		.initials = arena_str(&app->mem, s->initials),
		.role = (enum role)role_find(s->role),
	};
	if (!sight_find(s->sensitive, &app->person.sight))
		app->person.sight = SIGHT_NO;
	recount_owed(app);
	return true;
}

/* Nobody comes in without a line in the audit. */
static bool
let_in(struct app *app, const struct staff *s, struct err *e)
{
	struct actor who;
	struct tx *tx;
	bool done;

	if (!become(app, s, e))
		return false;
	app->signed_in = s->id;
	app->aged = false;
	who = app_actor(app, "");
	app->owes_sign_in = false;
	if (!tx_begin(app->db, &who, "sign-in", app->now, &tx, e))
		return false;
	done = throttle_forgive(tx, s->login, app->station, e)
	    && tx_note(tx, &(struct note){ .object = "staff", .id = s->id }, e);
	return tx_end(tx, done, e);
}

/* Without a password only the Unix user of that person comes in. */
static bool
is_right(const struct app *app, const struct staff *s, const char *password)
{
	bool known = s->id != 0 && s->active;

	if (known && s->password[0] == '\0' && password[0] == '\0' && s->os_uid == app->os_uid)
		return true;
	return secret_matches(known ? s->password : "", password);
}

bool
app_sign_in(struct app *app, const char *login, const char *password, struct err *e)
{
	struct arena a = { 0 };
	struct staff s = { 0 };
	bool in = false;

	app->person = (struct person){ .login = "", .name = "", .initials = "" };
	if (!throttle_check(app, login, e) || !staff_by_login(app->db, login, &a, &s, e))
		goto out;
	if (is_right(app, &s, password)) {
		in = let_in(app, &s, e);
	} else {
		throttle_wrong(app, login, "sign-in", s.id);
		err_set(e, ERR_DENIED, "Name or password not recognised.");
	}
out:
	if (!in)
		app->person = (struct person){ .login = "", .name = "", .initials = "" };
	arena_clear(&a);
	return in;
}

bool
app_came_before(struct app *app, struct arena *a, struct came_before *out, struct err *e)
{
	struct staff_came came;

	if (!staff_came_before(app->db, app->person.id, a, &came, e))
		return false;
	*out =
	    (struct came_before){ .at = came.at, .station = came.station, .wrong = came.refused };
	return true;
}

/* The active person with this Unix user; id 0 when there is none. */
static bool
by_unix(struct app *app, struct arena *a, struct staff *out, struct err *e)
{
	struct staff_list all = { 0 };

	if (!staff_all(app->db, a, &all, e))
		return false;
	*out = (struct staff){ 0 };
	for (size_t i = 0; i < all.list.n; i++)
		if (all.list.at[i].active && all.list.at[i].os_uid == app->os_uid) {
			*out = all.list.at[i];
			break;
		}
	return true;
}

bool
app_become_unix(struct app *app, struct err *e)
{
	struct arena a = { 0 };
	struct staff s = { 0 };
	bool done = by_unix(app, &a, &s, e);

	if (done && s.id == 0)
		done = err_set(e, ERR_DENIED,
		    "Nobody at this clinic has your Unix user. A manager adds you with staff.add.");
	done = done && become(app, &s, e);
	if (done)
		app->signed_in = s.id;
	app->owes_sign_in |= done;
	arena_clear(&a);
	return done;
}

bool
app_sign_in_unix(struct app *app, struct err *e)
{
	return app_become_unix(app, e) && app_settle(app, e);
}

bool
app_is_trusted(struct app *app, bool *out, struct err *e)
{
	struct arena a = { 0 };
	struct staff s = { 0 };
	bool done = by_unix(app, &a, &s, e);

	*out = done && s.id != 0 && s.password[0] == '\0';
	arena_clear(&a);
	return done;
}

bool
app_act_as(struct app *app, const char *login, struct err *e)
{
	struct arena a = { 0 };
	struct staff s = { 0 };
	bool done;

	if (strcmp(login, app->person.login) == 0)
		return true;
	if (app->person.role != ROLE_MANAGER) {
		app_note_anyway(app,
		    &(struct happened){
			.action = "act-as", .object = "staff", .outcome = "denied" });
		return err_set(e, ERR_DENIED, "Only a manager may act as somebody else.");
	}
	done = staff_by_login(app->db, login, &a, &s, e);
	if (done && (s.id == 0 || !s.active))
		done = err_set(e, ERR_MISSING, "Nobody here signs in as %s.", login);
	done = done
	    && app_note(app,
		&(struct happened){
		    .action = "act-as", .object = "staff", .id = s.id, .outcome = "done" },
		e)
	    && become(app, &s, e);
	arena_clear(&a);
	return done;
}

void
app_note_stranger(struct app *app)
{
	if (app->person.id == 0)
		throttle_stranger(app);
}

bool
app_is_keeper(struct app *app, unsigned roles, const char *action, struct err *e)
{
	if ((app->person.role & roles) != 0)
		return true;
	app_note_anyway(
	    app, &(struct happened){ .action = action, .object = "command", .outcome = "denied" });
	return may_refuse(app, (struct right){ action, "look after the clinic's files", roles }, e);
}

bool
app_still(struct app *app, struct err *e)
{
	struct arena a = { 0 };
	struct staff s = { 0 };
	bool done = app->person.id == 0
	    || (presence_holds(app, e) && staff_by_id(app->db, app->person.id, &a, &s, e));

	if (done && s.id != 0 && !s.active)
		done = err_set(e, ERR_DENIED,
		    "%s may not sign in any more; a manager can say why. What was typed is kept.",
		    app->person.name);
	else if (done && s.id != 0) {
		app->person.role = (enum role)role_find(s.role);
		if (!sight_find(s.sensitive, &app->person.sight))
			app->person.sight = SIGHT_NO;
	}
	arena_clear(&a);
	return done;
}

bool
app_sign_out(struct app *app, struct err *e)
{
	int64_t id = app->person.id;
	bool done = id == 0
	    || app_note(app,
		&(struct happened){
		    .action = "sign-out", .object = "staff", .id = id, .outcome = "done" },
		e);

	presence_leave(app);
	app->person = (struct person){ .login = "", .name = "", .initials = "" };
	return done;
}
