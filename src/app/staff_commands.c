/* staff_commands - who works here, and what the clinic has settled. */
#include <string.h>

#include "app/clinic.h"
#include "app/commands.h"
#include "app/glass.h"
#include "app/house.h"
#include "app/inside.h"
#include "app/lock.h"
#include "app/prove.h"
#include "app/sign_in.h"
#include "base/text.h"
#include "store/setting_store.h"
#include "store/staff_store.h"

static const struct param add_params[] = {
	{ "login", PARAM_TEXT, true, "the name to sign in with" },
	{ "name", PARAM_TEXT, true, "as colleagues read it" },
	{ "role", PARAM_WORD, true, "reception, therapist, doctor, manager, auditor or reader" },
	{ "initials", PARAM_TEXT, false, "beside entries; made from the name when left out" },
	{ "password", PARAM_SECRET, false, "8 to 128 characters; - reads it from standard input" },
	{ "uid", PARAM_INT, false, "the Unix user who needs no password while none is set" },
	{ 0 },
};

static const struct param change_params[] = {
	{ "login", PARAM_TEXT, true, "the name to sign in with" },
	{ "name", PARAM_TEXT, false, "as colleagues read it" },
	{ "role", PARAM_WORD, false, "reception, therapist, doctor, manager, auditor or reader" },
	{ "active", PARAM_FLAG, false, "may sign in" },
	{ "sensitive", PARAM_WORD, false,
	    "charts that are marked so: no; reason, may open one for a reason; or yes" },
	{ "rev", PARAM_INT, false, "the version that was seen" },
	{ 0 },
};

static const struct param password_params[] = {
	{ "login", PARAM_TEXT, false, "whose; yours when left out" },
	{ "password", PARAM_SECRET, true, "8 to 128 characters; - reads it from standard input" },
	{ 0 },
};

static const struct param pin_params[] = {
	{ "pin", PARAM_TEXT, true, "4 to 8 digits; - reads them from standard input" },
	{ 0 },
};

static const struct param pin_drop_params[] = {
	{ "login", PARAM_TEXT, false, "whose; yours when left out" },
	{ 0 },
};

static const struct param setting_params[] = {
	{ "name", PARAM_TEXT, true, "name, zone, dates, idle_minutes or sign_out_minutes" },
	{ "value", PARAM_TEXT, true,
	    "of dates: dmy, mdy or ymd; of idle_minutes, after which a screen locks: 1 to 60; of "
	    "sign_out_minutes, after which a locked one is left: 1 to 720" },
	{ "was", PARAM_TEXT, false,
	    "the value that was seen; it is refused when it is another one now" },
	{ 0 },
};

static bool
check_role(const char *role, struct err *e)
{
	return role_find(role) != 0
	    || err_field(e, ERR_INPUT, "role",
		"role: %s is none; say reception, therapist, doctor, manager, auditor or reader.",
		role);
}

static bool
check_sight(const char *word, struct err *e)
{
	enum sight unused;

	return sight_find(word, &unused)
	    || err_field(e, ERR_INPUT, "sensitive", "sensitive: say no, reason or yes.");
}

/* What a person types to sign in: letters, digits, and . _ - between them. */
static bool
check_login(const char *login, struct err *e)
{
	static const char sign[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
	size_t n = strlen(login);
	bool good = n <= LOGIN_MAX && strspn(login, sign) > 0;

	for (const char *s = login; *s != '\0'; s++)
		good = good && (strchr(sign, *s) != NULL || strchr("._-@", *s) != NULL);
	return good
	    || err_field(e, ERR_INPUT, "login",
		"login: letters without accents, digits and . _ - @, at most %d, the first one a "
		"letter or digit.",
		LOGIN_MAX);
}

/* One Unix user is one person: else the shell could not tell who it was. */
static bool
check_uid(struct call *c, const struct staff *s, struct err *e)
{
	struct staff_list all = { 0 };

	if (s->os_uid == STAFF_NO_UID || !s->active)
		return true;
	if (s->os_uid < 0)
		return err_field(e, ERR_INPUT, "uid", "uid: the number of a Unix user, from 0.");
	if (!staff_all(tx_db(c->tx), c->a, &all, e))
		return false;
	for (size_t i = 0; i < all.list.n; i++) {
		const struct staff *x = &all.list.at[i];

		if (x->active && x->id != s->id && x->os_uid == s->os_uid)
			return err_field(e, ERR_CONFLICT, "uid",
			    "The Unix user %lld is %s already; two may not share one.",
			    (long long)s->os_uid, x->name);
	}
	return true;
}

static bool
staff_add_run(struct call *c, struct outcome *out, struct err *e)
{
	struct staff s = { .login = call_text(c, "login"),
		.name = call_text(c, "name"),
		.initials = call_text(c, "initials"),
		.role = call_text(c, "role"),
		.password = "",
		.os_uid = call_int(c, "uid", STAFF_NO_UID),
		.active = true };

	if (s.initials[0] == '\0')
		s.initials = clinic_initials(s.name, c->a);
	if (!check_login(s.login, e) || !check_role(s.role, e) || !check_uid(c, &s, e)
	    || (call_given(c, "password")
		&& !password_seal(call_text(c, "password"), c->a, &s.password, e))
	    || !staff_add(c->tx, &s, e))
		return false;
	out->id = s.id;
	outcome_change(c, out, "staff", s.id);
	outcome_inverse(c, out, "staff.change", PAIRS({ "login", s.login }, { "active", "no" }));
	outcome_say(c, out, "%s can sign in as %s.", s.name, s.login);
	return true;
}

static bool
one_manager_is_left(struct call *c, struct err *e)
{
	struct staff_list all = { 0 };

	if (!staff_all(tx_db(c->tx), c->a, &all, e))
		return false;
	for (size_t i = 0; i < all.list.n; i++)
		if (all.list.at[i].active && strcmp(all.list.at[i].role, "manager") == 0)
			return true;
	return err_field(
	    e, ERR_RULE, "login", "The clinic needs an active manager; name another one first.");
}

/* As somebody else left it since it was looked at. */
static bool
is_version_seen(struct call *c, const struct staff *now, struct err *e)
{
	return call_int(c, "rev", now->rev) == now->rev
	    || err_field(e, ERR_CONFLICT, "rev",
		"Changed meanwhile: %s is %s now, sensitive charts: %s%s.", now->name, now->role,
		now->sensitive, now->active ? "" : ", and may not sign in");
}

static bool
staff_change_run(struct call *c, struct outcome *out, struct err *e)
{
	struct staff s, old;

	if (!staff_by_login(tx_db(c->tx), call_text(c, "login"), c->a, &s, e))
		return false;
	if (s.id == 0)
		return err_field(
		    e, ERR_MISSING, "login", "Nobody here signs in as %s.", call_text(c, "login"));
	old = s;
	if (call_given(c, "name"))
		s.name = call_text(c, "name");
	if (call_given(c, "role"))
		s.role = call_text(c, "role");
	s.active = call_int(c, "active", s.active) != 0;
	if (call_given(c, "sensitive"))
		s.sensitive = call_text(c, "sensitive");
	if (!is_version_seen(c, &old, e) || !check_role(s.role, e) || !check_sight(s.sensitive, e)
	    || !check_uid(c, &s, e) || !staff_change(c->tx, &s, e) || !one_manager_is_left(c, e))
		return false;
	out->id = s.id;
	outcome_change(c, out, "staff", s.id);
	outcome_inverse(c, out, "staff.change",
	    PAIRS({ "login", old.login }, { "name", old.name }, { "role", old.role },
		{ "active", old.active ? "yes" : "no" }, { "sensitive", old.sensitive }));
	outcome_say(c, out, "%s: %s%s.", s.name, s.role, s.active ? "" : ", may not sign in");
	return true;
}

/* One's own, or anybody's for a manager. */
static bool
staff_password_run(struct call *c, struct outcome *out, struct err *e)
{
	const struct person *who = app_person(c->app);
	const char *login = call_given(c, "login") ? call_text(c, "login") : who->login;
	const char *sealed;
	struct staff s;

	if (strcmp(login, who->login) != 0 && who->role != ROLE_MANAGER)
		return err_field(e, ERR_DENIED, "login", "Only a manager sets another's password.");
	if (!staff_by_login(tx_db(c->tx), login, c->a, &s, e))
		return false;
	if (s.id == 0)
		return err_field(e, ERR_MISSING, "login", "Nobody here signs in as %s.", login);
	if (!password_seal(call_text(c, "password"), c->a, &sealed, e)
	    || !staff_set_password(c->tx, s.id, sealed, e))
		return false;
	out->id = s.id;
	outcome_change(c, out, "staff", s.id);
	outcome_say(c, out, "%s has a new password.", s.name);
	return true;
}

/* Nobody sets another's PIN: it would be known to two. */
static bool
staff_pin_run(struct call *c, struct outcome *out, struct err *e)
{
	const struct person *who = app_person(c->app);
	const char *sealed;

	if (!prove_self(c->app, e) || !pin_seal(call_text(c, "pin"), c->a, &sealed, e)
	    || !staff_set_pin(c->tx, who->id, sealed, e))
		return false;
	out->id = who->id;
	outcome_change(c, out, "staff", who->id);
	outcome_say(c, out, "Your PIN unlocks your screen from now on.");
	return true;
}

/* One's own, or anybody's for a manager. */
static bool
staff_pin_drop_run(struct call *c, struct outcome *out, struct err *e)
{
	const struct person *who = app_person(c->app);
	const char *login = call_given(c, "login") ? call_text(c, "login") : who->login;
	struct staff s;

	if (strcmp(login, who->login) != 0 && who->role != ROLE_MANAGER)
		return err_field(e, ERR_DENIED, "login", "Only a manager drops another's PIN.");
	if (!staff_by_login(tx_db(c->tx), login, c->a, &s, e))
		return false;
	if (s.id == 0)
		return err_field(e, ERR_MISSING, "login", "Nobody here signs in as %s.", login);
	if (!staff_set_pin(c->tx, s.id, "", e))
		return false;
	out->id = s.id;
	outcome_change(c, out, "staff", s.id);
	outcome_say(c, out, "%s has no PIN.", s.name);
	return true;
}

/* The zone of this session stays what it is: another one holds from the next start. */
static bool
zone_is_known(const char *zone, const char *present)
{
	bool known = now_zone(zone);

	return now_zone(present) && known;
}

static bool
setting_is_good(const char *name, const char *value, const char *zone, struct err *e)
{
	if (strcmp(name, "zone") == 0)
		return zone_is_known(value, zone)
		    || err_field(
			e, ERR_INPUT, "value", "%s is no zone, like Europe/Berlin.", value);
	if (strcmp(name, "dates") == 0)
		return strcmp(value, "dmy") == 0 || strcmp(value, "mdy") == 0
		    || strcmp(value, "ymd") == 0
		    || err_field(e, ERR_INPUT, "value", "%s: say dmy, mdy or ymd.",
			house_setting_label(name));
	if (strcmp(name, "idle_minutes") == 0)
		return idle_read(value) != 0
		    || err_field(e, ERR_INPUT, "value", "%s: say 1 to %d minutes.",
			house_setting_label(name), IDLE_MOST);
	if (strcmp(name, "sign_out_minutes") == 0)
		return sign_out_read(value) != 0
		    || err_field(e, ERR_INPUT, "value", "%s: say 1 to %d minutes.",
			house_setting_label(name), SIGN_OUT_MOST);
	return strcmp(name, "name") == 0
	    || err_field(e, ERR_INPUT, "name", "There is no setting called %s.", name);
}

const char *
setting_first(const char *name, struct arena *a)
{
	if (strcmp(name, "idle_minutes") == 0)
		return text_fmt(a, "%d", IDLE_FIRST);
	if (strcmp(name, "sign_out_minutes") == 0)
		return text_fmt(a, "%d", SIGN_OUT_FIRST);
	return strcmp(name, "zone") == 0 ? "UTC" : strcmp(name, "dates") == 0 ? "dmy" : "Clinic";
}

/* What somebody else settled since it was looked at is not lost unseen. */
static bool
is_as_seen(struct call *c, const char *name, const char *now, struct err *e)
{
	return !call_given(c, "was") || strcmp(call_text(c, "was"), now) == 0
	    || err_field(e, ERR_CONFLICT, "value", "%s was changed meanwhile: it is %s now.",
		house_setting_label(name), house_setting_value(name, now, c->a));
}

static bool
setting_set_run(struct call *c, struct outcome *out, struct err *e)
{
	const char *name = call_text(c, "name"), *value = call_text(c, "value"), *old;

	if (!setting_is_good(name, value, app_clinic(c->app)->zone, e)
	    || !setting_get(tx_db(c->tx), name, setting_first(name, c->a), c->a, &old, e)
	    || !is_as_seen(c, name, old, e) || !setting_put(c->tx, name, value, e))
		return false;
	outcome_inverse(
	    c, out, "setting.set", PAIRS({ "name", name }, { "value", old }, { "was", value }));
	outcome_say(c, out, "%s: %s, from the next start.", house_setting_label(name),
	    house_setting_value(name, value, c->a));
	return true;
}

const struct command staff_commands[] = {
	{ "staff.add", "let somebody sign in", MAY_MANAGE, add_params, .proof = true,
	    .run = staff_add_run },
	{ "staff.change", "name, role, or whether a person may sign in", MAY_MANAGE, change_params,
	    .proof = true, .run = staff_change_run },
	{ "staff.password", "set a password", MAY_WORK | ROLE_AUDITOR | ROLE_READER,
	    password_params, .quiet = true, .proof = true, .run = staff_password_run },
	{ "staff.pin", "a PIN of your own, to unlock your screen",
	    MAY_WORK | ROLE_AUDITOR | ROLE_READER, pin_params, .quiet = true, .proof = true,
	    .run = staff_pin_run },
	{ "staff.pin_drop", "take a PIN away", MAY_WORK | ROLE_AUDITOR | ROLE_READER,
	    pin_drop_params, .quiet = true, .proof = true, .run = staff_pin_drop_run },
	{ "setting.set", "what the clinic has settled: its name, zone, order of dates", MAY_MANAGE,
	    setting_params, .proof = true, .run = setting_set_run },
	{ 0 },
};
