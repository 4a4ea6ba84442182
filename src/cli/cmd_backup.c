/* coxa backup - a proved copy of the whole database, while others work. */
#include <string.h>
#include <sysexits.h>

#include "cli/backup_text.h"
#include "cli/open.h"

static void
say(struct cli *c, const char *file, const struct backup_facts *f)
{
	json_t *j;

	if (!c->json) {
		fprintf(c->out, "%s: %s\n", file, backup_text(f, c->a));
		return;
	}
	j = backup_json(f);
	json_object_set_new(j, "ok", json_true());
	json_object_set_new(j, "file", json_string(file));
	backup_put_json(c, j);
}

/* The backup is there; is all else as it should be? */
static int
finish(struct cli *c, const struct complaints *faults, bool noted, struct err *e)
{
	for (size_t i = 0; i < faults->line.n; i++)
		fprintf(c->err, "%s\n", faults->line.at[i]);
	if (!noted) {
		err_add(e, "the backup is good, but the audit has no line of it");
		return cli_fail(c, e);
	}
	return faults->line.n > 0 ? EX_DATAERR : EX_OK;
}

int
cmd_backup(struct cli *c, struct args *args)
{
	struct complaints faults = { .a = c->a };
	struct backup_wish wish = { 0 };
	struct backup_facts facts;
	struct app *app;
	struct err e;
	bool done, noted;
	int status;

	if (!args_flag(args, "--faulty", &wish.faulty, &e) || !args_end(args, 1, 1, &e))
		return cli_misuse(c, &e, "backup");
	wish.file = args->at[0];
	if (!cli_open_keeper(c, ROLE_MANAGER, "backup.write", &app, &e))
		return backup_refuse(c, &faults, &e);
	done = backup_write(app, &wish, c->a, &facts, &faults, &noted, &e);
	app_close(app);
	if (!done) {
		status = backup_refuse(c, &faults, &e);
		return e.code == ERR_CONFLICT ? EX_CANTCREAT : status;
	}
	say(c, wish.file, &facts);
	return finish(c, &faults, noted, &e);
}
