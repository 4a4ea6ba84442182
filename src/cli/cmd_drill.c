/* coxa drill - could the newest backup be restored? */
#include <inttypes.h>
#include <sysexits.h>

#include "app/drill.h"
#include "cli/backup_text.h"
#include "cli/open.h"

static void
say(struct cli *c, const struct drill *d, const struct complaints *faults)
{
	json_t *j, *list;

	if (!c->json) {
		for (size_t i = 0; i < faults->line.n; i++)
			fprintf(c->out, "%s: %s\n", d->file, faults->line.at[i]);
		if (faults->line.n == 0)
			fprintf(c->out,
			    "%s: could be restored, is %" PRId64 " minutes behind: %s\n", d->file,
			    d->behind / 60, backup_text(&d->backup, c->a));
		return;
	}
	j = backup_json(&d->backup);
	list = json_array();
	for (size_t i = 0; i < faults->line.n; i++)
		json_array_append_new(list, json_string(faults->line.at[i]));
	json_object_set_new(j, "ok", json_boolean(faults->line.n == 0));
	json_object_set_new(j, "file", json_string(d->file));
	json_object_set_new(j, "faults", list);
	if (faults->line.n == 0)
		json_object_set_new(j, "minutes_behind", json_integer(d->behind / 60));
	backup_put_json(c, j);
}

int
cmd_drill(struct cli *c, struct args *args)
{
	struct complaints faults = { .a = c->a }, none = { .a = c->a };
	struct drill d;
	struct app *app;
	struct err e;
	bool done;

	if (!args_end(args, 1, 1, &e))
		return cli_misuse(c, &e, "drill");
	if (!cli_open_keeper(c, ROLE_MANAGER, "backup.drill", &app, &e))
		return backup_refuse(c, &none, &e);
	done = drill_run(app, args->at[0], c->a, &d, &faults, &e);
	app_close(app);
	if (!done)
		return backup_refuse(c, &faults, &e);
	say(c, &d, &faults);
	return faults.line.n > 0 ? EX_DATAERR : EX_OK;
}
