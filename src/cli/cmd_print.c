/* coxa print - what must be on paper. */
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>

#include "app/outage.h"
#include "cli/open.h"

static bool
read_days(const char *text, int *days, struct err *e)
{
	size_t n = text == NULL ? 0 : strlen(text);

	if (text == NULL)
		return true;
	*days = n > 0 && n < 3 && strspn(text, "0123456789") == n ? atoi(text) : 0;
	return (*days >= 1 && *days <= OUTAGE_DAYS_MOST)
	    || err_set(e, ERR_INPUT, "--days wants a number from 1 to %d", OUTAGE_DAYS_MOST);
}

int
cmd_print(struct cli *c, struct args *args)
{
	const char *days = NULL, *all;
	int n = OUTAGE_DAYS;
	struct app *app;
	struct err e;
	bool done, proof = false;

	if (!args_value(args, "--days", &days, &e) || !args_flag(args, "--proof", &proof, &e)
	    || !args_end(args, 1, 1, &e) || !read_days(days, &n, &e))
		return cli_misuse(c, &e, "print");
	if (strcmp(args->at[0], "outage") != 0) {
		err_set(&e, ERR_INPUT, "%s: nothing of that name is printed", args->at[0]);
		return cli_misuse(c, &e, "print");
	}
	if (!cli_open_signed(c, &app, &e))
		return cli_fail(c, &e);
	done = cli_prove(c, app, proof, &e) && outage_print(app, n, c->a, &all, &e);
	app_close(app);
	if (!done)
		return cli_fail(c, &e);
	fputs(all, c->out);
	return EX_OK;
}
