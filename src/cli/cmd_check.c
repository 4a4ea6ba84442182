/* coxa check - is the database what it should be?  One line a fault, or what was looked at. */
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

#include "app/clinic.h"
#include "cli/open.h"
#include "lang/clean.h"

/* Whoever may read the file may check it; a program with rights of its own asks more. */
static bool
open_to_check(struct cli *c, struct app **app, struct err *e)
{
	if (c->privileged)
		return cli_open_signed(c, app, e);
	if (cli_open_app(c, app, e))
		return true;
	if (e->code == ERR_MISSING)
		e->code = ERR_IO; /* it cannot be opened */
	return false;
}

/* Through the front door; where that is shut because other tables are in the file, around it. */
static bool
look(struct cli *c, struct complaints *found, const char **size, struct err *e)
{
	struct err unheard;
	struct app *app;
	bool done;

	if (!open_to_check(c, &app, e))
		return e->code == ERR_IO && (!c->privileged || getuid() == 0)
		    && clinic_check_file(c->db, found, &unheard) && found->line.n > 0;
	done =
	    clinic_check(app, found, e) && (found->line.n > 0 || clinic_size(app, c->a, size, e));
	app_close(app);
	return done;
}

/* What opens the file sends to this very program: who reads it is there. */
static void
not_here_again(struct err *e)
{
	static const char advice[] = "run coxa check, ";
	char *at = strstr(e->text, advice);

	if (at != NULL)
		memmove(at, at + strlen(advice), strlen(at + strlen(advice)) + 1);
}

int
cmd_check(struct cli *c, struct args *args)
{
	struct complaints found = { .a = c->a };
	const char *size = "";
	struct err e;
	bool done;

	if (!args_end(args, 0, 0, &e))
		return cli_misuse(c, &e, "check");
	done = look(c, &found, &size, &e);
	for (size_t i = 0; i < found.line.n; i++)
		fprintf(c->out, "%s\n", clean_shown(found.line.at[i], c->a, NULL));
	if (!done) {
		not_here_again(&e);
		return cli_fail(c, &e);
	}
	if (found.line.n == 0) /* not among the faults, which a script may count */
		fprintf(c->err, "Nothing is wrong in %s: %s, every page and index.\n",
		    clean_shown(c->db, c->a, NULL), size);
	cli_warn_of_disk(c);
	return found.line.n > 0 ? EX_DATAERR : EX_OK;
}
