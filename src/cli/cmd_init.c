/* coxa init - a new clinic, empty or made up. */
#include <sysexits.h>

#include "app/clinic.h"
#include "cli/open.h"

int
cmd_init(struct cli *c, struct args *args)
{
	struct clinic_new fresh = { 0 };
	struct err e;

	if (!args_value(args, "--name", &fresh.name, &e)
	    || !args_value(args, "--zone", &fresh.zone, &e) || !args_end(args, 0, 0, &e))
		return cli_misuse(c, &e, "init");
	if (!clinic_create(c->db, &fresh, c->now, &e)) {
		int status = cli_fail(c, &e);

		/* It is there already, or there is no place for it. */
		return e.code == ERR_CONFLICT || e.code == ERR_IO ? EX_CANTCREAT : status;
	}
	return EX_OK;
}
