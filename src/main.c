/* main - makes the pieces and introduces them. */
#include <sysexits.h>

#include "app/clinic.h"
#include "app/sign_in.h"
#include "build.h"
#include "cli/open.h"
#include "expr/expr.h"
#include "screens/run.h"

/* The clinic; the first start of a person's own makes it.  A file that was named
 * and is not there is a slip of the fingers, never a new clinic. */
static bool
open_or_make(struct cli *c, struct app **app, struct err *e)
{
	const struct clinic_new fresh = { 0 };

	if (cli_open_app(c, app, e))
		return true;
	if (e->code != ERR_MISSING || c->privileged)
		return false;
	if (c->db_named)
		return err_set(e, ERR_IO, "there is no database %s: coxa init makes one", c->db);
	if (!clinic_create(c->db, &fresh, c->now, e) && e->code != ERR_CONFLICT)
		return false;
	return cli_open_app(c, app, e); /* somebody else may have been quicker */
}

/* The Unix user where no password is asked, or whom that person acts as; else nobody yet. */
static bool
sign_in(const struct cli *c, struct app *app, struct err *e)
{
	const char *other = cli_other(c);
	bool trusted;

	if (!app_is_trusted(app, &trusted, e))
		return false;
	if (!trusted)
		return other == NULL
		    || err_set(e, ERR_INPUT,
			"--as is for where no password is asked: sign in on the screen.");
	return app_become_unix(app, e) && (other == NULL || app_act_as(app, other, e));
}

/* The full-screen program. */
static int
screens(struct cli *c)
{
	struct run run = { .now_fixed = c->now_fixed };
	struct err e = { 0 };
	bool done;

	if (!open_or_make(c, &run.app, &e))
		return cli_fail(c, &e);
	done = sign_in(c, run.app, &e) && run_screens(&run, &e);
	app_close(run.app);
	return done ? EX_OK : cli_fail(c, &e);
}

int
main(int argc, char **argv)
{
	static const struct cli_program program = {
		.version = VERSION,
		.build = BUILD,
		.journal = "TRUNCATE, synchronous FULL",
		.sqlite = expr_engine,
		.screens = screens,
	};

	return cli_main(&program, argc, argv);
}
