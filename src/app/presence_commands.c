/* presence_commands - ending sessions from elsewhere. */
#include <string.h>

#include "app/commands.h"
#include "app/inside.h"
#include "app/may.h"
#include "app/presence.h"
#include "store/presence_store.h"
#include "store/staff_store.h"

static const struct param end_params[] = {
	{ "login", PARAM_TEXT, false,
	    "all sessions of this person but the one that asks; yours when "
	    "left out" },
	{ "presence", PARAM_INT, false, "only the one with this number" },
	{ 0 },
};

static bool
whose(struct call *c, struct staff *out, struct err *e)
{
	const struct person *who = app_person(c->app);
	const char *login = call_given(c, "login") ? call_text(c, "login") : who->login;

	if (strcmp(login, who->login) != 0 && !may_hold(c->app, "presence.others"))
		return may_refuse(c->app, may_right("presence.others"), e);
	if (!staff_by_login(tx_db(c->tx), login, c->a, out, e))
		return false;
	return out->id != 0
	    || err_field(e, ERR_MISSING, "login", "Nobody here signs in as %s.", login);
}

/* The line in the audit is what the other session notices. */
static bool
presence_end_run(struct call *c, struct outcome *out, struct err *e)
{
	int64_t only = call_int(c, "presence", 0);
	struct present_list all;
	struct staff s = { 0 };
	int n = 0;

	if (!whose(c, &s, e) || !presence_load(c->app, c->a, &all, e))
		return false;
	for (size_t i = 0; i < all.list.n; i++) {
		const struct present *p = &all.list.at[i];

		if (p->staff != s.id || p->here || (only != 0 && p->id != only))
			continue;
		if (!presence_end(c->app->drafts, p->id, app_person(c->app)->id, e))
			return false;
		n++;
	}
	out->id = s.id;
	if (n == 0) /* it was so before: by a first try, whose answer was lost */
		outcome_say(c, out, "%s is not signed in anywhere else.", s.name);
	else
		outcome_say(c, out,
		    n == 1 ? "%s: %d session is ended." : "%s: %d sessions are ended.", s.name, n);
	return tx_note(c->tx, &(struct note){ .object = "staff", .id = s.id }, e);
}

const struct command presence_commands[] = {
	{ "presence.end", "end sessions at other terminals; what was typed there is kept",
	    MAY_WORK | ROLE_AUDITOR | ROLE_READER, end_params, .quiet = true,
	    .run = presence_end_run },
	{ 0 },
};
