/* coxa init - a new clinic, empty or made up. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

#include "app/clinic.h"
#include "app/demo.h"
#include "cli/open.h"

struct init {
	struct clinic_new clinic;
	struct demo_wanted demo; /* patients 0: an empty clinic */
};

static bool
read_number(const char *option, const char *typed, long long most, long long *out, struct err *e)
{
	char *end;

	errno = 0;
	*out = strtoll(typed, &end, 10);
	return (errno == 0 && end != typed && *end == '\0' && *out >= 0 && *out <= most)
	    || err_set(e, ERR_INPUT, "%s is a whole number of at most %lld", option, most);
}

static bool
read_args(struct cli *c, struct args *args, struct init *out, struct err *e)
{
	const char *demo = NULL, *seed = NULL;
	long long n = 0, s = 1;

	if (!args_value(args, "--name", &out->clinic.name, e)
	    || !args_value(args, "--zone", &out->clinic.zone, e)
	    || !args_value(args, "--demo", &demo, e) || !args_value(args, "--seed", &seed, e)
	    || !args_end(args, 0, 0, e))
		return false;
	if (seed != NULL && demo == NULL)
		return err_set(e, ERR_INPUT, "--seed is for --demo");
	if ((demo != NULL && !read_number("--demo", demo, DEMO_MOST, &n, e))
	    || (seed != NULL && !read_number("--seed", seed, INT32_MAX, &s, e)))
		return false;
	if (demo != NULL && n == 0)
		return err_set(e, ERR_INPUT, "--demo wants 1 patient or more");
	out->clinic.bare = demo != NULL;
	if (demo != NULL && out->clinic.name == NULL)
		out->clinic.name = "Willow Lane (made up)";
	out->demo = (struct demo_wanted){ cli_data(c, c->a, "data/demo"), (int)n, (uint64_t)s };
	return true;
}

/* What could not be filled is not left behind half made. */
static bool
fill(struct cli *c, const struct demo_wanted *what, struct err *e)
{
	struct app *app;
	bool done;

	if (!cli_open_signed(c, &app, e))
		return false;
	done = demo_fill(app, what, e);
	app_close(app);
	if (!done)
		unlink(c->db);
	return done;
}

/* Who makes a clinic is its first manager. */
static bool
may_make(const struct cli *c, struct err *e)
{
	return !c->privileged || getuid() == 0
	    || err_set(e, ERR_DENIED, "Only root makes the database of this clinic.");
}

/* What was made, and the command that opens it: with the folders that were named. */
static void
say_made(const struct cli *c, const struct init *what)
{
	if (what->demo.patients > 0)
		fprintf(c->out, "%s is a made-up clinic of %d patient%s", c->db,
		    what->demo.patients, what->demo.patients == 1 ? "" : "s");
	else
		fprintf(c->out, "%s is a new clinic", c->db);
	fprintf(c->out, "; to open it, type in a terminal: coxa");
	if (strcmp(c->data, DATADIR) != 0)
		fprintf(c->out, " --data %s", c->data);
	if (c->db_named)
		fprintf(c->out, " --db %s", c->db);
	fprintf(c->out, "\n");
}

int
cmd_init(struct cli *c, struct args *args)
{
	struct init what = { 0 };
	struct err e;

	if (!read_args(c, args, &what, &e))
		return cli_misuse(c, &e, "init");
	if (!may_make(c, &e))
		return cli_fail(c, &e);
	if (!clinic_create(c->db, &what.clinic, c->now, &e)) {
		int status = cli_fail(c, &e);

		/* It is there already, or there is no place for it. */
		return e.code == ERR_CONFLICT || e.code == ERR_IO ? EX_CANTCREAT : status;
	}
	if (what.demo.patients > 0 && !fill(c, &what.demo, &e))
		return cli_fail(c, &e);
	say_made(c, &what);
	cli_warn_of_disk(c);
	return EX_OK;
}
