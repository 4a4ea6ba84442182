/* coxa access - who has which role since when, and who came last when. */
#include <inttypes.h>
#include <sysexits.h>

#include "app/access.h"
#include "cli/backup_text.h"
#include "cli/open.h"
#include "lang/clean.h"

static const char *
date_of(int64_t at, struct arena *a)
{
	char day[DAY_TEXT];

	return at == 0 ? "never" : arena_str(a, day_iso(now_at(at).day, day));
}

static json_t *
row_json(struct cli *c, const struct access_row *r)
{
	json_t *j = json_pack("{s:s, s:s, s:s, s:s, s:s, s:b, s:b, s:b, s:s}", "login",
	    clean_shown(r->login, c->a, NULL), "name", clean_shown(r->name, c->a, NULL), "role",
	    r->role, "since", date_of(r->since, c->a), "last_sign_in", date_of(r->came, c->a),
	    "active", r->active, "password", r->password, "pin", r->pin, "sensitive", r->sensitive);

	if (r->os_uid >= 0)
		json_object_set_new(j, "uid", json_integer((json_int_t)r->os_uid));
	return j;
}

static void
say(struct cli *c, const struct access_rows *all)
{
	json_t *list = json_array();

	if (!c->json)
		fprintf(c->out, "%-16s %-10s %-10s  %-10s  %-6s %-9s %-9s %s\n", "login", "role",
		    "since", "last seen", "active", "sensitive", "secrets", "name");
	for (size_t i = 0; i < all->list.n; i++) {
		const struct access_row *r = &all->list.at[i];

		if (c->json)
			json_array_append_new(list, row_json(c, r));
		else
			fprintf(c->out, "%-16s %-10s %-10s  %-10s  %-6s %-9s %-9s %s\n",
			    clean_shown(r->login, c->a, NULL), r->role, date_of(r->since, c->a),
			    date_of(r->came, c->a), r->active ? "yes" : "no", r->sensitive,
			    !r->password ? "none"
				: r->pin ? "both"
					 : "password",
			    clean_shown(r->name, c->a, NULL));
	}
	if (c->json)
		backup_put_json(c, json_pack("{s:b, s:o}", "ok", 1, "staff", list));
	else
		json_decref(list);
}

int
cmd_access(struct cli *c, struct args *args)
{
	struct access_rows all;
	struct app *app;
	struct err e;
	bool done;

	if (!args_end(args, 0, 0, &e))
		return cli_misuse(c, &e, "access");
	if (!cli_open_keeper(c, ROLE_MANAGER | ROLE_AUDITOR, "access.read", &app, &e))
		return cli_fail(c, &e);
	done = access_load(app, c->a, &all, &e);
	app_close(app);
	if (!done)
		return cli_fail(c, &e);
	say(c, &all);
	return EX_OK;
}
