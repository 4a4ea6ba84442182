/* main - makes the pieces and introduces them. */
#include <sysexits.h>

#include "app/clinic.h"
#include "app/sign_in.h"
#include "build.h"
#include "cli/open.h"
#include "expr/expr.h"
#include "plain/plain.h"
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
		return err_set(e, ERR_IO,
		    "there is no database %s: the same command with init at its end makes one",
		    c->db);
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

/* The dialogue of lines: asked for, or because this terminal cannot show screens. */
static bool
lines(const struct cli *c, struct app *app, const char *why, struct err *e)
{
	const struct plain plain = {
		.app = app, .out = c->out, .now_fixed = c->now_fixed, .utf8 = c->utf8, .why = why
	};

	return run_plain(&plain, e);
}

static bool
show(const struct cli *c, struct app *app, struct err *e)
{
	struct run run = { .app = app, .now_fixed = c->now_fixed };
	bool no_screens = false;

	if (c->plain)
		return lines(c, app, "", e);
	return run_screens(&run, &no_screens, e) || (no_screens && lines(c, app, e->text, e));
}

/* The program for a person: screens, or lines. */
static int
screens(struct cli *c)
{
	struct err e = { 0 };
	struct app *app;
	bool done;

	if (!cli_has_data(c, &e) || !open_or_make(c, &app, &e))
		return cli_fail(c, &e);
	done = sign_in(c, app, &e) && show(c, app, &e);
	app_close(app);
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
