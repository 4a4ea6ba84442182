#include "app/sign_in.h"

#include <sodium.h>
#include <string.h>

#include "app/inside.h"
#include "store/staff_store.h"

/* Of a password that nobody has: verifying it takes the time of a true one. */
static const char nobodys[] = "$argon2id$v=19$m=65536,t=2,p=1$y3RHRZicMtB20ep0PeElgg$"
			      "kfAh89+IyAmcxGQ5OoQpapUl1W0hlUC6m+ydb9vrv3U";

static bool
matches(const char *sealed, const char *password)
{
	return sodium_init() >= 0
	    && crypto_pwhash_str_verify(sealed, password, strlen(password)) == 0;
}

bool
password_seal(const char *password, struct arena *a, const char **out, struct err *e)
{
	char *sealed = arena_alloc(a, crypto_pwhash_STRBYTES);
	size_t n = strlen(password);

	if (n < PASSWORD_MIN || n > PASSWORD_MAX)
		return err_field(e, ERR_INPUT, "password",
		    "A password has %d to %d characters; a few words are best.", PASSWORD_MIN,
		    PASSWORD_MAX);
	if (sodium_init() < 0
	    || crypto_pwhash_str(sealed, password, n, crypto_pwhash_OPSLIMIT_INTERACTIVE,
		   crypto_pwhash_MEMLIMIT_INTERACTIVE)
		!= 0)
		return err_set(e, ERR_IO, "There is not enough memory to keep a password safely.");
	*out = sealed;
	return true;
}

static void
become(struct app *app, const struct staff *s)
{
	app->person = (struct person){
		.id = s->id,
		.login = arena_str(&app->mem, s->login),
		.name = arena_str(&app->mem, s->name),
		.initials = arena_str(&app->mem, s->initials),
		.role = (enum role)role_find(s->role),
	};
}

static bool
let_in(struct app *app, const struct staff *s, struct err *e)
{
	bool done;

	become(app, s);
	app->owes_sign_in = true;
	done = app_settle(app, e);
	app->owes_sign_in = false;
	return done;
}

bool
app_sign_in(struct app *app, const char *login, const char *password, struct err *e)
{
	struct arena a = { 0 };
	struct staff s = { 0 };
	bool known, right;

	app->person = (struct person){ .login = "", .name = "", .initials = "" };
	if (!staff_by_login(app->db, login, &a, &s, e)) {
		arena_clear(&a);
		return false;
	}
	known = s.id != 0 && s.active;
	if (known && s.password[0] == '\0' && password[0] == '\0' && s.os_uid == app->os_uid)
		right = true;
	else
		right = matches(known && s.password[0] != '\0' ? s.password : nobodys, password)
		    && known && s.password[0] != '\0';
	if (right)
		right = let_in(app, &s, e);
	else {
		app_note_anyway(app,
		    &(struct happened){
			.action = "sign-in", .object = "staff", .id = s.id, .outcome = "denied" });
		err_set(e, ERR_DENIED, "Name or password not recognised.");
	}
	arena_clear(&a);
	return right;
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
	if (done) {
		become(app, &s);
		app->owes_sign_in = true;
	}
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
	if (app->person.role != ROLE_MANAGER)
		return err_set(e, ERR_DENIED, "Only a manager may act as somebody else.");
	done = staff_by_login(app->db, login, &a, &s, e);
	if (done && (s.id == 0 || !s.active))
		done = err_set(e, ERR_MISSING, "Nobody here signs in as %s.", login);
	done = done
	    && app_note(app,
		&(struct happened){
		    .action = "act-as", .object = "staff", .id = s.id, .outcome = "done" },
		e);
	if (done)
		become(app, &s);
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

	app->person = (struct person){ .login = "", .name = "", .initials = "" };
	return done;
}
