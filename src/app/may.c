#include "app/may.h"

#include <string.h>

#include "app/commands.h"
#include "app/glass.h"
#include "app/inside.h"
#include "app/sign_in.h"
#include "base/text.h"
#include "store/glass_store.h"

enum { WHOSE = 2 }; /* a merge is of two */

/* Rights of their own, beside those of the commands. */
static const struct right rights[] = {
	{ "audit.read", "what others did", ROLE_MANAGER | ROLE_AUDITOR },
	{ "audit.readers", "who opened and changed a chart",
	    ROLE_DOCTOR | ROLE_MANAGER | ROLE_AUDITOR },
	{ "backup.write", "make a backup of all records", ROLE_MANAGER },
	{ "presence.others", "end another's sessions", ROLE_MANAGER },
	{ "redflag.end", "say what ends a red flag", MAY_TREAT },
	{ "fill.harris-hip", "fill this form", MAY_TREAT },
	{ "fill.session", "record a session", MAY_TREAT },
	{ "fill.visit", "fill this form", MAY_TREAT },
	{ "fill.walking", "fill this form", MAY_TREAT },
	{ 0 },
};

struct right
may_right(const char *name)
{
	const struct command *row = command_find(name);

	if (row != NULL)
		return (struct right){ name, row->help, row->roles };
	for (const struct right *r = rights; r->name != NULL; r++)
		if (strcmp(r->name, name) == 0)
			return *r;
	return (struct right){ name, "", 0 };
}

struct right
may_fill(const char *form)
{
	for (const struct right *r = rights; r->name != NULL; r++)
		if (strncmp(r->name, "fill.", 5) == 0 && strcmp(r->name + 5, form) == 0)
			return *r;
	return may_right("response.save");
}

bool
may_hold(const struct app *app, const char *name)
{
	const struct person *who = app_person(app);

	return who->id != 0 && (may_right(name).roles & who->role) != 0;
}

/* "a therapist"; "reception" is a place. */
static const char *
one_of(enum role role, struct arena *a)
{
	const char *name = role_name(role);

	return role == ROLE_RECEPTION
	    ? name
	    : text_fmt(a, "%s %s", role == ROLE_AUDITOR ? "an" : "a", name);
}

/* "a doctor or a manager"; bare: "doctor or manager" */
static const char *
whom(unsigned roles, bool bare, struct arena *a)
{
	struct text t = { .a = a };

	for (unsigned i = 0; i < ROLES; i++) {
		if ((roles & 1u << i) == 0)
			continue;
		roles &= ~(1u << i);
		text_addf(&t, "%s%s",
		    text_get(&t)[0] == '\0' ? ""
			: roles == 0        ? " or "
					    : ", ",
		    bare ? role_name((enum role)(1u << i)) : one_of((enum role)(1u << i), a));
	}
	return text_get(&t);
}

const char *
may_whom(struct right r, struct arena *a)
{
	return whom(r.roles, true, a);
}

/* What it is, so that nobody need know it by its name; and who may, to be asked for it. */
bool
may_refuse(const struct app *app, struct right r, struct err *e)
{
	const struct person *who = app_person(app);
	struct arena a = { 0 };

	if (who->id == 0)
		err_set(e, ERR_DENIED, "Nobody is signed in. Sign in first.");
	else
		err_set(e, ERR_DENIED, "Only %s may do this; you are signed in as %s: %.*s.",
		    whom(r.roles, false, &a), one_of(who->role, &a), (int)strcspn(r.what, ";"),
		    r.what);
	arena_clear(&a);
	return false;
}

bool
may_run(struct app *app, const char *name, struct err *e)
{
	struct right r = may_right(name);

	if (r.roles == 0)
		return err_field(e, ERR_INPUT, "command",
		    "There is no command called %.40s; coxa do --list names them.", name);
	if (!app_still(app, e))
		return false;
	if (may_hold(app, name))
		return true;
	app_note_anyway(
	    app, &(struct happened){ .action = name, .object = "command", .outcome = "denied" });
	return may_refuse(app, r, e);
}

/* Whose charts a parameter names; 0 where there is none, or nothing of that number. */
static bool
find_whose(struct call *c, enum param_type type, int64_t id, int64_t whose[WHOSE], struct err *e)
{
	static const enum glass_of of[] = { [PARAM_COURSE] = GLASS_OF_COURSE,
		[PARAM_PLAN] = GLASS_OF_PLAN,
		[PARAM_DECISION] = GLASS_OF_DECISION,
		[PARAM_DUE] = GLASS_OF_DUE,
		[PARAM_RESPONSE] = GLASS_OF_RESPONSE,
		[PARAM_MERGE] = GLASS_OF_MERGE,
		[PARAM_DISCLOSURE] = GLASS_OF_DISCLOSURE,
		[PARAM_AMENDMENT] = GLASS_OF_AMENDMENT };

	whose[0] = type == PARAM_PATIENT ? id : 0;
	whose[1] = 0;
	return type < PARAM_COURSE || glass_whose(c->app->db, of[type], id, whose, e);
}

/* Does this parameter open a chart for this row? */
static bool
names_chart(const struct call *c, const struct param *p, bool inside)
{
	enum touch touch = command_touch(c->row);

	return touch == TOUCH_CHART || (touch == TOUCH_TIME && p->type >= PARAM_COURSE && !inside);
}

static bool
check(struct call *c, bool inside, struct err *e)
{
	const struct param *p = c->row->params;
	int64_t whose[WHOSE], until;

	for (size_t i = 0; p[i].name != NULL; i++) {
		if (!names_chart(c, &p[i], inside) || c->value[i].type != VALUE_INT)
			continue;
		if (!find_whose(c, p[i].type, c->value[i].u.i, whose, e))
			return false;
		for (int k = 0; k < WHOSE; k++)
			if (whose[k] != 0
			    && !(inside ? glass_may(c->app, whose[k], e)
					: glass_check(c->app, whose[k], &until, e)))
				return false;
	}
	return true;
}

bool
may_call(struct call *c, struct err *e)
{
	return check(c, false, e);
}

bool
may_call_inside(struct call *c, struct err *e)
{
	return check(c, true, e);
}

bool
may_tell(struct call *c, struct outcome *out, struct err *e)
{
	if (out->patient == 0 || command_touch(c->row) != TOUCH_CHART
	    || glass_may(c->app, out->patient, e))
		return true;
	*out = (struct outcome){ .said = "" };
	return false;
}
